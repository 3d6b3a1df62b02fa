//! Writes the Rust of the checked messages.
//!
//! A method does as little as it can: it picks one of two texts, and fills
//! its slots by a function that all of them share. A slot is a control
//! character, which no text of a catalog may hold.

use std::fmt::Write as _;

use super::compare::Pair;
use super::message::{Key, Kind, Piece, Tree};

/// The `impl Language` with one method per message.
pub fn emit(pairs: &[Pair]) -> String {
    let mut code = String::from("impl crate::Language {\n");
    for pair in pairs {
        code.push_str(&method(pair));
    }
    code.push_str("}\n");
    code
}

fn method(pair: &Pair) -> String {
    let name = pair.english.id.replace('-', "_");
    let mut parameters = String::new();
    for (argument, kind) in &pair.arguments {
        let taken = match kind {
            Kind::Number => "i64",
            Kind::Text => "&str",
        };
        let _ = write!(parameters, ", {argument}: {taken}");
    }
    let printed: Vec<_> = pair
        .arguments
        .iter()
        .filter(|(it, _)| pair.english.tree.prints(it) || pair.dutch.tree.prints(it))
        .collect();
    let slots: Vec<&str> = printed.iter().map(|(it, _)| it.as_str()).collect();
    let english = template(&pair.english.tree, &slots);
    let dutch = template(&pair.dutch.tree, &slots);
    let pick = format!("self.pick({english}, {dutch})");
    let (result, body) = if pair.arguments.is_empty() {
        ("&'static str", pick)
    } else {
        let filling: Vec<_> = printed
            .iter()
            .map(|(it, kind)| match kind {
                Kind::Number => format!("&crate::fill::number({it})"),
                Kind::Text => it.clone(),
            })
            .collect();
        (
            "String",
            format!("crate::fill::fill({pick}, &[{}])", filling.join(", ")),
        )
    };
    format!(
        "{}    pub fn {name}(self{parameters}) -> {result} {{\n        {body}\n    }}\n",
        documentation(&pair.english.tree)
    )
}

/// The English sentences, so that an editor shows what a method says.
fn documentation(tree: &Tree) -> String {
    let mut lines = String::from("    /// ```text\n");
    for sentence in sentences(tree) {
        for line in sentence.lines().filter(|line| !line.is_empty()) {
            let _ = writeln!(lines, "    /// {line}");
        }
    }
    lines + "    /// ```\n"
}

fn sentences(tree: &Tree) -> Vec<String> {
    match tree {
        Tree::Sentence(pieces) => {
            let shown = pieces.iter().map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Variable(name) => format!("{{{name}}}"),
            });
            vec![shown.collect()]
        }
        Tree::Choice {
            cases, otherwise, ..
        } => cases
            .iter()
            .flat_map(|(_, tree)| sentences(tree))
            .chain(sentences(otherwise))
            .collect(),
    }
}

/// The Rust expression that gives a tree's text with numbered slots.
fn template(tree: &Tree, slots: &[&str]) -> String {
    match tree {
        Tree::Sentence(pieces) => {
            let text: String = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Text(text) => text.clone(),
                    Piece::Variable(name) => slot(name, slots).to_string(),
                })
                .collect();
            format!("{text:?}")
        }
        Tree::Choice {
            variable,
            cases,
            otherwise,
            ..
        } => {
            let otherwise = template(otherwise, slots);
            // Cases that say the same are one arm, as a person would write it.
            let mut arms: Vec<(Vec<String>, String)> = Vec::new();
            for (key, tree) in cases {
                let text = template(tree, slots);
                if text == otherwise {
                    continue;
                }
                match arms.iter_mut().find(|(_, it)| *it == text) {
                    Some((keys, _)) => keys.push(arm_pattern(key)),
                    None => arms.push((vec![arm_pattern(key)], text)),
                }
            }
            if arms.is_empty() {
                return otherwise;
            }
            let arms: Vec<_> = arms
                .iter()
                .map(|(keys, text)| format!("{} => {text}", keys.join(" | ")))
                .collect();
            format!(
                "match {variable} {{ {}, _ => {otherwise} }}",
                arms.join(", ")
            )
        }
    }
}

fn arm_pattern(key: &Key) -> String {
    match key {
        Key::One => "1 | -1".to_owned(),
        Key::Exactly(number) => number.to_string(),
        Key::Word(word) => format!("{word:?}"),
    }
}

fn slot(name: &str, slots: &[&str]) -> char {
    let position = slots.iter().position(|it| *it == name).unwrap_or_default();
    u8::try_from(position + 1).map_or(char::REPLACEMENT_CHARACTER, char::from)
}
