//! What self-service purchase is, with what this installation's catalog sells and where.

use super::HelpLink;
use super::items::Link;
use super::markets::market_name;
use crate::Language;

/// What the introduction says about the catalog; the texts name no product of their own.
pub struct HelpCatalog<'a> {
    /// The product families on sale, in the order of the catalog.
    pub families: Vec<&'a str>,
    /// The codes of the markets in which nothing is sold.
    pub closed_markets: Vec<&'a str>,
    /// Families that are not sold in markets where others are.
    pub exceptions: Vec<HelpException<'a>>,
}

/// Families that share the markets in which they are not sold.
pub struct HelpException<'a> {
    pub families: Vec<&'a str>,
    pub markets: Vec<&'a str>,
}

/// The paragraphs above the questions, and the links below them.
pub fn help_introduction(
    language: Language,
    catalog: &HelpCatalog<'_>,
) -> (Vec<String>, Vec<HelpLink>) {
    let mut paragraphs: Vec<String> = language
        .answers_introduction()
        .split("\n\n")
        .map(str::to_owned)
        .collect();
    if !catalog.families.is_empty() {
        paragraphs.push(language.answers_available_products(&list(language, &catalog.families)));
    }
    let mut limits = vec![language.answers_not_for_kinds().to_owned()];
    if !catalog.closed_markets.is_empty() {
        limits.push(language.answers_closed_markets(&names(language, &catalog.closed_markets)));
    }
    for exception in &catalog.exceptions {
        limits.push(language.answers_closed_for_families(
            &list(language, &exception.families),
            &names(language, &exception.markets),
        ));
    }
    paragraphs.push(limits.join(" "));
    let command = HelpLink {
        label: language.answers_link_policy_command(),
        target: POLICY_COMMAND,
    };
    (
        paragraphs,
        vec![command, Link::PolicyDocumentation.in_language(language)],
    )
}

const POLICY_COMMAND: &str = "#admin-capabilities";

fn names(language: Language, codes: &[&str]) -> String {
    let names: Vec<_> = codes
        .iter()
        .map(|code| market_name(language, code).unwrap_or(code))
        .collect();
    list(language, &names)
}

/// "A, B, and C" in English, "A, B en C" in Dutch.
fn list(language: Language, items: &[&str]) -> String {
    let and = language.pick("and", "en");
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, second] => format!("{first} {and} {second}"),
        [firsts @ .., last] => {
            let comma = language.pick(",", "");
            format!("{}{comma} {and} {last}", firsts.join(", "))
        }
    }
}
