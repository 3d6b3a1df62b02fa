//! The cards of a person, and what stands on his or her bills (R28c).

mod add;
mod details;
mod list;
mod make_default;
mod remove;
mod replace;
mod set_up;

pub use add::{AddCard, AddCardRequest};
pub use details::{BillingDetails, SetBillingDetails, ShowBillingDetails};
pub use list::{CardRow, CardUse, Cards, ListCards};
pub use make_default::MakeCardDefault;
pub use remove::RemoveCard;
pub use replace::{ReplaceCard, ReplaceCardRequest};
pub use set_up::SetUpOwnCard;
