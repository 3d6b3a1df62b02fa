//! What the second factor's steps decide: pure, so that every way is tested.

use api::second_factor::Enrollment;
use domain::product_filter::percent_encode;
use messages::Language;

/// How many letters of a secret are read at a time.
const GROUP: usize = 4;

/// What is shown of the second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Whether it is on, and what can be done.
    Status,
    /// The authenticator is told the secret.
    SettingUp(Enrollment),
    /// It is on; these codes are to be kept.
    Codes(Vec<String>),
    /// A code is asked for to turn it off.
    TurningOff,
}

/// A secret in groups that can be typed without losing one's place.
pub fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups = letters.chunks(GROUP).map(String::from_iter);
    groups.collect::<Vec<_>>().join(" ")
}

/// The recovery codes as a file says them: whose they are, and one a line.
pub fn codes_text(language: Language, email: &str, codes: &[String]) -> String {
    let heading = language.account_factor_codes_file(email);
    format!("{heading}\n\n{}\n", codes.join("\n"))
}

/// A text as the address of a file to download.
pub fn file_address(text: &str) -> String {
    format!("data:text/plain;charset=utf-8,{}", percent_encode(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_in_groups_of_four() {
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
        assert_eq!(grouped("ABCD"), "ABCD");
        assert_eq!(grouped(""), "");
    }

    #[test]
    fn the_file_holds_every_code_on_a_line_of_its_own_and_says_whose_they_are() {
        let codes = ["aaaaa-11111".to_owned(), "bbbbb-22222".to_owned()];
        let text = codes_text(Language::English, "ada@harbor.example", &codes);
        assert!(text.contains("ada@harbor.example"), "{text}");
        assert!(text.ends_with("\n\naaaaa-11111\nbbbbb-22222\n"), "{text}");
        let address = file_address(&text);
        assert!(address.contains("aaaaa-11111%0Abbbbb-22222"), "{address}");
        assert!(!address.contains(char::is_whitespace), "{address}");
    }
}
