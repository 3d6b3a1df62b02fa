//! Holds the two languages against each other, message by message.

use std::collections::BTreeMap;

use super::message::{Kind, Message};
use super::{Fault, SourceLanguage};

/// Beyond this a caller can no longer see which argument is which.
const MOST_ARGUMENTS: usize = 6;

/// One message in both languages, with the arguments of its method.
pub struct Pair {
    pub english: Message,
    pub dutch: Message,
    pub arguments: Vec<(String, Kind)>,
}

/// Pairs the languages; what has no partner, or another set of arguments, is a fault.
pub fn pair(
    english: BTreeMap<String, Message>,
    mut dutch: BTreeMap<String, Message>,
    faults: &mut Vec<Fault>,
) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (id, english) in english {
        let Some(dutch) = dutch.remove(&id) else {
            faults.push(missing(&english, SourceLanguage::Dutch));
            continue;
        };
        match arguments(&english, &dutch) {
            Ok(arguments) => pairs.push(Pair {
                english,
                dutch,
                arguments,
            }),
            Err((file, reason)) => {
                faults.push(Fault {
                    file: file.to_owned(),
                    key: id,
                    reason,
                });
            }
        }
    }
    faults.extend(
        dutch
            .values()
            .map(|message| missing(message, SourceLanguage::English)),
    );
    pairs
}

fn missing(message: &Message, absent: SourceLanguage) -> Fault {
    Fault {
        file: message.file.clone(),
        key: message.id.clone(),
        reason: format!("the message is missing in \"{}\"", absent.code()),
    }
}

/// The arguments in the order of the English comment, or else the only one there is.
///
/// The order is never taken from the sentence: a translator who turns a
/// sentence round would exchange two texts at every call without a word from
/// the compiler.
fn arguments<'a>(
    english: &'a Message,
    dutch: &'a Message,
) -> Result<Vec<(String, Kind)>, (&'a str, String)> {
    let in_english = english.tree.variables();
    let in_dutch = dutch.tree.variables();
    for (name, _) in &in_english {
        if !in_dutch.iter().any(|(it, _)| it == name) {
            return Err((
                &dutch.file,
                format!("${name} of the English message is not used"),
            ));
        }
    }
    for (name, _) in &in_dutch {
        if !in_english.iter().any(|(it, _)| it == name) {
            return Err((
                &dutch.file,
                format!("${name} is not an argument in English"),
            ));
        }
    }
    if !dutch.declared.is_empty() && dutch.declared != english.declared {
        return Err((
            &dutch.file,
            "the arguments are declared otherwise in English".to_owned(),
        ));
    }
    for (name, _) in &english.declared {
        if !in_english.iter().any(|(it, _)| it == name) {
            return Err((&english.file, format!("${name} is declared but not used")));
        }
    }
    let declared = |name: &str| english.declared.iter().position(|(it, _)| it == name);
    if in_english.len() > 1 && in_english.iter().any(|(name, _)| declared(name).is_none()) {
        let reason = "declare every argument in the comment above, in the order of the call";
        return Err((&english.file, reason.to_owned()));
    }
    if in_english.len() > MOST_ARGUMENTS {
        return Err((
            &english.file,
            format!("more than {MOST_ARGUMENTS} arguments"),
        ));
    }
    let mut arguments = Vec::new();
    for (name, used_as) in in_english {
        let used_in_dutch = in_dutch
            .iter()
            .find(|(it, _)| *it == name)
            .and_then(|(_, used_as)| *used_as);
        let said = english
            .declared
            .iter()
            .find(|(it, _)| *it == name)
            .map(|(_, kind)| *kind);
        let kinds: Vec<_> = [said, used_as, used_in_dutch]
            .into_iter()
            .flatten()
            .collect();
        let kind = kinds.first().copied().unwrap_or(Kind::Text);
        if kinds.iter().any(|it| *it != kind) {
            let file = if used_as.is_some_and(|it| it != kind) {
                &english.file
            } else {
                &dutch.file
            };
            return Err((file, format!("${name} is a number here and a text there")));
        }
        arguments.push((name, kind));
    }
    arguments.sort_by_key(|(name, _)| declared(name));
    Ok(arguments)
}
