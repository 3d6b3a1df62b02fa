//! Changing a subscription: what it would come to, and doing it (B12).

mod make;
mod preview;

pub use make::{ChangeOutcome, ChangeSubscription, ChangeSubscriptionRequest};
pub use preview::{
    ChangePreview, LineBody, PeriodBody, PreviewChange, PreviewChangeRequest, TotalsBody,
};
