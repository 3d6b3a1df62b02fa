//! Turns the Fluent catalogs into plain Rust, and refuses a catalog that is not complete.
//!
//! `build.rs` runs this module over the files of `locales` and of `help`, and
//! `tests/generator.rs` runs it over catalogs with one fault each. A fault
//! names the file and the message, since a person has to find it.

mod compare;
mod emit;
mod expand;
mod message;
mod read;

use std::fmt;

/// One catalog file of one language.
pub struct Source<'a> {
    pub language: SourceLanguage,
    /// The path as a person would look for it, such as `locales/nl/common.ftl`.
    pub file: String,
    pub text: &'a str,
}

/// The two languages that every message is written in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SourceLanguage {
    English,
    Dutch,
}

impl SourceLanguage {
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
        }
    }
}

/// Why a catalog was refused.
#[derive(Debug)]
pub struct Fault {
    pub file: String,
    /// The id of the message, or the line where there is none.
    pub key: String,
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.file, self.key, self.reason)
    }
}

/// The Rust text of an `impl Language` with one method per message.
///
/// # Errors
///
/// All faults that can be told apart, not only the first: a translator wants
/// the list. The languages are compared once both can be read, since a message
/// that could not be read would be reported as missing, too.
pub fn generate(sources: &[Source<'_>]) -> Result<String, Vec<Fault>> {
    let (english, mut faults) = read::read_language(sources, SourceLanguage::English);
    let (dutch, dutch_faults) = read::read_language(sources, SourceLanguage::Dutch);
    faults.extend(dutch_faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let pairs = compare::pair(english, dutch, &mut faults);
    if faults.is_empty() {
        Ok(emit::emit(&pairs))
    } else {
        Err(faults)
    }
}
