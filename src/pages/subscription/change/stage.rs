//! How far a change is.

use std::sync::Arc;

use api::changes::ChangePreview;
use api::orders::OrderBody;
use domain::billing::change::Change;

use crate::pages::paying::random_key;

/// What the dialog shows.
#[derive(Clone)]
pub enum Stage {
    /// What is to be changed.
    Form,
    /// What that comes to.
    Preview(Arc<Shown>),
    /// Its payment.
    Paying {
        order: Arc<OrderBody>,
        shown: Arc<Shown>,
    },
}

/// A change with what it comes to.
pub struct Shown {
    /// The change.
    pub change: Change,
    /// What it comes to.
    pub preview: ChangePreview,
    /// Names the press that confirms this preview.
    pub key: String,
}

impl Stage {
    /// Whether the gateway has still to say the last word.
    pub const fn is_paying(&self) -> bool {
        matches!(self, Self::Paying { .. })
    }
}

impl Shown {
    /// What was just looked up: it is confirmed under a key of its own.
    pub fn new(change: Change, preview: ChangePreview) -> Self {
        Self {
            change,
            preview,
            key: random_key(),
        }
    }
}
