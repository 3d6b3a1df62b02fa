//! Texts of the catalog, which come in every language at once.

use api::catalog::TextBody;
use messages::Language;

/// The text in the language.
pub fn catalog_text(language: Language, text: &TextBody) -> String {
    match language {
        Language::English => text.en.clone(),
        Language::Dutch => text.nl.clone(),
    }
}
