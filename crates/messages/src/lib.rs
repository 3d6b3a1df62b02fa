//! Every sentence that a person reads, in English and Dutch.
//!
//! The texts are Fluent files: `locales/en/*.ftl` and `locales/nl/*.ftl`.
//! At build time they become plain Rust, one method of [`Language`] for each
//! message, so that a wrong name or argument does not compile:
//!
//! ```
//! use messages::Language;
//!
//! assert_eq!(Language::Dutch.common_sign_out(), "Afmelden");
//! assert_eq!(
//!     Language::English.checkout_quantity_out_of_range(1, 10_000),
//!     "Enter a number of licenses from 1 to 10000"
//! );
//! ```
//!
//! # How to add a message
//!
//! 1. Write it in the file of its page, in **both** languages:
//!
//!    ```text
//!    # locales/en/checkout.ftl
//!    checkout-place-order = Place order
//!
//!    # locales/nl/checkout.ftl
//!    checkout-place-order = Bestelling plaatsen
//!    ```
//!
//!    The id is in kebab-case and begins with the name of its file
//!    (`sign_in.ftl`: `sign-in-…`). A new file needs no further step.
//! 2. Call it: `language.checkout_place_order()`. Without arguments the answer
//!    is a `&'static str`, with arguments a `String`.
//!
//! # Arguments
//!
//! A variable is text (`&str`) unless it chooses among plural forms or is
//! declared a number (`i64`) by the comment right above the message. A message
//! with more than one variable declares them all, in English: the order
//! of the declarations is the order of the call, however a sentence is turned.
//!
//! ```text
//! # $assigned (number)
//! # $quantity (number): how many were bought
//! admin-licenses-assigned = { $assigned } of { $quantity } assigned
//!
//! admin-people-found = { $count ->
//!     [0] No people found
//!     [one] { $count } person found
//!    *[other] { $count } people found
//! }
//! ```
//!
//! Numbers are printed as they are. Amounts, dates, grouped numbers and names
//! of countries come formatted (by Intl in the browser) and are passed as text.
//! Terms (`-program = Selfserve`) hold plain text. A single line break in a
//! file is a space, a blank line parts paragraphs. Functions, attributes and
//! references to other messages are refused.
//!
//! The long answers of the help page are written the same way in `help/en` and
//! `help/nl`; only the server is built with them (feature `help`).
//!
//! # What ends the build
//!
//! A message that one language lacks, arguments that differ, a message defined
//! twice, an id of another file, an unknown term, broken syntax. The error
//! names the file and the message. `docs/adr/0013-message-catalog.md` says why
//! it is made this way.
//!
//! # How we write
//!
//! What happened, then what to do next, in plain words; never the reader's
//! fault. American spelling in English; Dutch says "je". Labels and headings
//! have no final stop, sentences do; a field's error has none.

#![forbid(unsafe_code)]

mod fill;
#[cfg(feature = "help")]
mod help;
mod language;
mod links;

#[cfg(feature = "help")]
pub use help::{
    HelpCatalog, HelpException, HelpItem, HelpLink, help_introduction, help_items, market_name,
};
pub use language::Language;
pub use links::{POLICY_DOCUMENTATION, POLICY_HELP_ANCHOR};

/// The methods that `build.rs` wrote, in a module where no name of ours is in scope.
mod generated {
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// The methods of the help page's long texts, likewise.
#[cfg(feature = "help")]
mod generated_help {
    include!(concat!(env!("OUT_DIR"), "/help.rs"));
}
