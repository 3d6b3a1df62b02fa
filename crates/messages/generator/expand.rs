//! Unfolds a Fluent pattern into a tree of choices with whole sentences at its leaves.
//!
//! Text around a choice is copied into each of its cases. The copies cost next
//! to nothing once compressed, and a message needs no code to join its parts.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::message::{Key, Kind, Piece, Tree};

/// The texts of a language's terms by their names.
pub type Terms = BTreeMap<String, String>;

/// Rust keywords that could be taken for the name of a variable.
const RESERVED: [&str; 10] = [
    "type", "in", "for", "match", "move", "ref", "self", "where", "as", "use",
];

/// The tree of a message.
pub fn message(pattern: &Pattern<&str>, terms: &Terms) -> Result<Tree, String> {
    let elements: Vec<_> = pattern.elements.iter().collect();
    unfold(Vec::new(), &elements, terms)
}

/// The text of a term, which may neither choose nor take arguments.
pub fn term(pattern: &Pattern<&str>) -> Result<String, String> {
    let elements: Vec<_> = pattern.elements.iter().collect();
    let refusal = "a term holds plain text only";
    match unfold(Vec::new(), &elements, &Terms::new()).map_err(|_| refusal)? {
        Tree::Sentence(pieces) => match pieces.as_slice() {
            [Piece::Text(text)] => Ok(text.clone()),
            _ => Err(refusal.to_owned()),
        },
        Tree::Choice { .. } => Err(refusal.to_owned()),
    }
}

fn unfold(
    mut before: Vec<Piece>,
    elements: &[&PatternElement<&str>],
    terms: &Terms,
) -> Result<Tree, String> {
    for (position, element) in elements.iter().enumerate() {
        match element {
            PatternElement::TextElement { value } => before.push(Piece::Text((*value).to_owned())),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => before.push(piece(inline, terms)?),
                Expression::Select { selector, variants } => {
                    let after = elements.get(position + 1..).unwrap_or_default();
                    return choice(&before, selector, variants, after, terms);
                }
            },
        }
    }
    sentence(before)
}

fn choice(
    before: &[Piece],
    selector: &InlineExpression<&str>,
    variants: &[Variant<&str>],
    after: &[&PatternElement<&str>],
    terms: &Terms,
) -> Result<Tree, String> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err("only a variable can choose among variants".to_owned());
    };
    let kind = if variants.iter().any(|variant| is_plural(&variant.key)) {
        Kind::Number
    } else {
        Kind::Text
    };
    let mut cases = Vec::new();
    let mut otherwise = None;
    for variant in variants {
        let elements: Vec<_> = variant
            .value
            .elements
            .iter()
            .chain(after.iter().copied())
            .collect();
        let tree = unfold(before.to_vec(), &elements, terms)?;
        if variant.default {
            if kind == Kind::Number && name_of(&variant.key) != "other" {
                return Err("the default of a plural is *[other]".to_owned());
            }
            otherwise = Some(tree);
        } else {
            let key = read_key(&variant.key, kind)?;
            if cases.iter().any(|(it, _)| overlap(it, &key)) {
                return Err(format!("[{}] can never be reached", name_of(&variant.key)));
            }
            cases.push((key, tree));
        }
    }
    let otherwise = otherwise.ok_or("a choice needs a default variant")?;
    let variable = variable(id.name)?;
    Ok(Tree::Choice {
        variable,
        kind,
        cases,
        otherwise: Box::new(otherwise),
    })
}

fn name_of<'a>(key: &VariantKey<&'a str>) -> &'a str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

fn is_plural(key: &VariantKey<&str>) -> bool {
    match key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => ["zero", "one", "two", "few", "many"].contains(name),
    }
}

fn read_key(key: &VariantKey<&str>, kind: Kind) -> Result<Key, String> {
    match (kind, key) {
        (Kind::Text, _) => Ok(Key::Word(name_of(key).to_owned())),
        (Kind::Number, VariantKey::Identifier { name: "one" }) => Ok(Key::One),
        (Kind::Number, VariantKey::Identifier { name }) => Err(format!(
            "English and Dutch have the plural forms \"one\" and \"other\", not \"{name}\""
        )),
        (Kind::Number, VariantKey::NumberLiteral { value }) => value
            .parse()
            .map(Key::Exactly)
            .map_err(|_| format!("[{value}] is not a whole number from 0")),
    }
}

fn overlap(first: &Key, second: &Key) -> bool {
    first == second
        || matches!(
            (first, second),
            (Key::One, Key::Exactly(1)) | (Key::Exactly(1), Key::One)
        )
}

fn piece(inline: &InlineExpression<&str>, terms: &Terms) -> Result<Piece, String> {
    match inline {
        InlineExpression::StringLiteral { value } => {
            Ok(Piece::Text(unescape_unicode_to_string(value).into_owned()))
        }
        InlineExpression::NumberLiteral { value } => Ok(Piece::Text((*value).to_owned())),
        InlineExpression::VariableReference { id } => variable(id.name).map(Piece::Variable),
        InlineExpression::TermReference {
            id,
            attribute: None,
            arguments: None,
        } => terms
            .get(id.name)
            .map(|text| Piece::Text(text.clone()))
            .ok_or_else(|| format!("the term -{} is not defined in this language", id.name)),
        InlineExpression::TermReference { id, .. } => Err(format!(
            "the term -{} takes neither attribute nor arguments",
            id.name
        )),
        InlineExpression::MessageReference { id, .. } => Err(format!(
            "a message cannot hold the message {}; use a term",
            id.name
        )),
        InlineExpression::FunctionReference { id, .. } => Err(format!(
            "{}() is not supported; the caller passes text that is ready to be shown",
            id.name
        )),
        InlineExpression::Placeable { .. } => Err("one pair of braces is enough".to_owned()),
    }
}

fn variable(name: &str) -> Result<String, String> {
    let plain = name
        .chars()
        .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-');
    if !plain {
        return Err(format!(
            "${name}: variables are in lower case, words joined by hyphens"
        ));
    }
    if RESERVED.contains(&name) {
        return Err(format!("${name}: a variable cannot have this name in Rust"));
    }
    Ok(name.replace('-', "_"))
}

/// Joins neighboring texts, and undoes the line breaks that only serve the file's layout.
fn sentence(pieces: Vec<Piece>) -> Result<Tree, String> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Text(last)), Piece::Text(text)) => last.push_str(&text),
            (_, piece) => joined.push(piece),
        }
    }
    for piece in &mut joined {
        if let Piece::Text(text) = piece {
            *text = unwrap_lines(text);
            if text.chars().any(|it| it.is_control() && it != '\n') {
                return Err("the text holds a control character".to_owned());
            }
        }
    }
    if joined.is_empty() {
        Err("the message has no text".to_owned())
    } else {
        Ok(Tree::Sentence(joined))
    }
}

/// A blank line parts paragraphs; a single line break is a space.
fn unwrap_lines(text: &str) -> String {
    let paragraphs: Vec<_> = text.split("\n\n").map(|it| it.replace('\n', " ")).collect();
    paragraphs.join("\n\n")
}
