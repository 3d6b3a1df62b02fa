//! Paying an order, wherever it is placed: followed until it is paid or
//! declined, and what is said of amounts and cards.

mod amounts;
mod card_choice;
mod card_fields;
mod card_form;
mod card_problem;
mod follow_payment;
mod key;
mod order_poll;
mod refused;
mod waiting;
mod words;

pub use amounts::{amount_line, detailed_line, included_tax_name, tax_name, tax_word, total_line};
pub use card_choice::CardChoice;
pub use card_fields::{card_fields, card_problem, missing_form};
pub use card_form::CardForm;
pub use card_problem::CardProblem;
pub use follow_payment::{PaymentEnd, follow_payment};
pub use key::random_key;
pub use order_poll::poll_order;
pub use refused::refused;
pub use waiting::{bank_frame, waiting};
pub use words::{card_text, decline_text, expiry_text};
