//! Reads the files of one language: syntax, names, comments and terms.

use std::collections::BTreeMap;

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ParserError};

use super::expand::{self, Terms};
use super::message::{Kind, Message};
use super::{Fault, Source, SourceLanguage};

/// The messages of a language by their ids, and what is wrong with its files.
pub fn read_language(
    sources: &[Source<'_>],
    language: SourceLanguage,
) -> (BTreeMap<String, Message>, Vec<Fault>) {
    let mut faults = Vec::new();
    let resources: Vec<_> = sources
        .iter()
        .filter(|source| source.language == language)
        .map(|source| (source, parse(source, &mut faults)))
        .collect();
    let mut terms = Terms::new();
    for (source, resource) in &resources {
        read_terms(source, resource, &mut terms, &mut faults);
    }
    let mut messages = BTreeMap::new();
    for (source, resource) in &resources {
        for entry in &resource.body {
            if let ast::Entry::Message(message) = entry {
                read_message(source, message, &terms, &mut messages, &mut faults);
            }
        }
    }
    (messages, faults)
}

fn parse<'a>(source: &Source<'a>, faults: &mut Vec<Fault>) -> ast::Resource<&'a str> {
    match parser::parse(source.text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            faults.extend(errors.iter().map(|error| syntax_fault(source, error)));
            resource
        }
    }
}

fn syntax_fault(source: &Source<'_>, error: &ParserError) -> Fault {
    let before = source.text.get(..error.pos.start).unwrap_or(source.text);
    let line = before.matches('\n').count() + 1;
    let junk = error
        .slice
        .clone()
        .and_then(|slice| source.text.get(slice))
        .unwrap_or_default();
    let name = junk.split(['=', '\n']).next().unwrap_or_default().trim();
    Fault {
        file: source.file.clone(),
        key: format!("line {line}"),
        reason: format!("not Fluent syntax near \"{name}\": {}", error.kind),
    }
}

fn read_terms(
    source: &Source<'_>,
    resource: &ast::Resource<&str>,
    terms: &mut Terms,
    faults: &mut Vec<Fault>,
) {
    for entry in &resource.body {
        let ast::Entry::Term(term) = entry else {
            continue;
        };
        let mut refuse = |reason: String| {
            let key = format!("-{}", term.id.name);
            faults.push(Fault {
                file: source.file.clone(),
                key,
                reason,
            });
        };
        if !term.attributes.is_empty() {
            refuse("attributes are not supported".to_owned());
        }
        match expand::term(&term.value) {
            Ok(text) => {
                if terms.insert(term.id.name.to_owned(), text).is_some() {
                    refuse("the term is defined twice".to_owned());
                }
            }
            Err(reason) => refuse(reason),
        }
    }
}

fn read_message(
    source: &Source<'_>,
    message: &ast::Message<&str>,
    terms: &Terms,
    messages: &mut BTreeMap<String, Message>,
    faults: &mut Vec<Fault>,
) {
    let id = message.id.name;
    let result = check_name(source, id).and_then(|()| {
        if !message.attributes.is_empty() {
            return Err("attributes are not supported; write a message of its own".to_owned());
        }
        let pattern = message.value.as_ref().ok_or("the message has no text")?;
        Ok(Message {
            id: id.to_owned(),
            file: source.file.clone(),
            declared: declarations(message.comment.as_ref())?,
            tree: expand::message(pattern, terms)?,
        })
    });
    let reason = match result {
        Ok(read) => match messages.insert(id.to_owned(), read) {
            None => return,
            Some(first) => format!("the message is defined twice, first in {}", first.file),
        },
        Err(reason) => reason,
    };
    faults.push(Fault {
        file: source.file.clone(),
        key: id.to_owned(),
        reason,
    });
}

/// A message begins with the name of its file, so that it is found without a search.
fn check_name(source: &Source<'_>, id: &str) -> Result<(), String> {
    let kebab = id.split('-').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    });
    if !kebab {
        return Err("ids are in kebab-case: lower case words, joined by single hyphens".to_owned());
    }
    let file = source.file.rsplit('/').next().unwrap_or_default();
    let prefix = file.trim_end_matches(".ftl").replace('_', "-") + "-";
    if id.starts_with(&prefix) {
        Ok(())
    } else {
        Err(format!("the ids of this file begin with \"{prefix}\""))
    }
}

/// Reads lines such as `# $count (number): how many people were found`.
fn declarations(comment: Option<&ast::Comment<&str>>) -> Result<Vec<(String, Kind)>, String> {
    let mut declared: Vec<(String, Kind)> = Vec::new();
    for line in comment.iter().flat_map(|it| &it.content) {
        let Some(rest) = line.trim_start().strip_prefix('$') else {
            continue;
        };
        let (name, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let kind = if rest.starts_with("(number)") {
            Kind::Number
        } else if rest.starts_with("(text)") {
            Kind::Text
        } else {
            return Err(format!("write \"${name} (number)\" or \"${name} (text)\""));
        };
        let name = name.replace('-', "_");
        if declared.iter().any(|(it, _)| *it == name) {
            return Err(format!("${name} is declared twice"));
        }
        declared.push((name, kind));
    }
    Ok(declared)
}
