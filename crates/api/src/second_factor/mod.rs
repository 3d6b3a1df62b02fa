//! A second factor for people who sign in with a password.

mod confirm;
mod enroll;
mod remove;
mod show;

pub use confirm::{ConfirmSecondFactor, ConfirmSecondFactorRequest, RecoveryCodes};
pub use enroll::{EnrollSecondFactor, Enrollment};
pub use remove::{RemoveSecondFactor, RemoveSecondFactorRequest};
pub use show::{SecondFactorBody, ShowSecondFactor};
