//! What the second factor's steps decide: pure, so that every way is tested.

use api::problem::ErrorCode;
use api::second_factor::Enrollment;
use domain::product_filter::percent_encode;
use messages::Language;

use crate::backend::CallError;

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

/// What stands at the field of a code that was refused; everything else is for
/// a notice.
pub fn code_error(language: Language, error: &CallError) -> Option<&'static str> {
    let CallError::Problem(problem) = error else {
        return None;
    };
    match problem.code {
        ErrorCode::WrongCode => Some(language.sign_in_code_wrong()),
        ErrorCode::TooManyRequests => Some(language.sign_in_throttled_later()),
        _ => None,
    }
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
    use api::problem::Problem;

    use super::*;

    #[test]
    fn a_secret_is_read_in_groups_of_four() {
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
        assert_eq!(grouped("ABCD"), "ABCD");
        assert_eq!(grouped(""), "");
    }

    #[test]
    fn a_wrong_code_is_said_at_the_field_and_a_fault_is_not() {
        for language in Language::ALL {
            let said = |code| {
                let problem = Problem::new(code, "");
                code_error(language, &CallError::Problem(Box::new(problem)))
            };
            assert!(said(ErrorCode::WrongCode).is_some());
            assert!(said(ErrorCode::TooManyRequests).is_some());
            assert_eq!(said(ErrorCode::Stale), None);
            assert_eq!(code_error(language, &CallError::Offline), None);
        }
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
