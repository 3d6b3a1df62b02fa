//! What texts are searched, compared and sorted by.

use domain::email::EmailAddress;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest text that is kept to be found by.
const LONGEST: usize = 64;

/// The most words of one text that are kept to be found by.
const MOST: usize = 12;

/// Small letters without accents, and one space between words: `Zoë  Müller` is `zoe muller`.
pub(crate) fn fold(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .flat_map(char::to_lowercase)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a name is found by: itself from each of its words on, so that the beginning of any word,
/// and of several words in a row, is the beginning of a term.
pub(crate) fn name_terms(name: &str) -> Vec<String> {
    from_each_word(&fold(name), usize::MAX)
}

/// What an address is found by: itself from each word before the `@` on.
pub(crate) fn email_terms(email: &EmailAddress) -> Vec<String> {
    let folded = fold(email.as_str());
    let at = folded.find('@').unwrap_or(folded.len());
    from_each_word(&folded, at)
}

/// The first text that is beyond all that begin with `prefix`.
pub(crate) fn end_of_prefix(prefix: &str) -> String {
    format!("{prefix}{}", char::MAX)
}

/// A text as long as the terms are kept.
pub(crate) fn shortened(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

fn from_each_word(folded: &str, end: usize) -> Vec<String> {
    let mut terms = Vec::new();
    let mut in_word = false;
    for (position, character) in folded.char_indices() {
        let starts = character.is_alphanumeric() && !in_word;
        in_word = character.is_alphanumeric();
        if starts && position < end && terms.len() < MOST {
            terms.push(shortened(folded.get(position..).unwrap_or_default()));
        }
    }
    terms.sort();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_spaces() {
        assert_eq!(fold("  Zoë\tMÜLLER \u{0} "), "zoe muller");
        assert_eq!(fold("Ｐower ﬁle"), "power file");
    }

    #[test]
    fn a_name_is_found_by_the_beginning_of_each_word() {
        assert_eq!(
            name_terms("Power BI Pro"),
            ["bi pro", "power bi pro", "pro"]
        );
        assert_eq!(name_terms("Jean-Luc"), ["jean-luc", "luc"]);
        assert!(name_terms(" ").is_empty());
    }

    #[test]
    fn an_address_is_not_found_by_its_domain() {
        let email = EmailAddress::parse("ada.lovelace@harbor.example").unwrap();
        assert_eq!(
            email_terms(&email),
            ["ada.lovelace@harbor.example", "lovelace@harbor.example"]
        );
    }

    #[test]
    fn whatever_begins_with_a_prefix_is_before_its_end() {
        for text in ["mü", "mz", "m\u{10FFFE}", "m"] {
            assert!(text < end_of_prefix("m").as_str(), "{text:?}");
        }
        assert!("n" > end_of_prefix("m").as_str());
    }
}
