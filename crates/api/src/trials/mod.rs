//! Trials: a term without charge, once per person and product (B13).

mod cancel;
mod start;

pub use cancel::CancelTrial;
pub use start::{StartTrial, StartTrialRequest};
