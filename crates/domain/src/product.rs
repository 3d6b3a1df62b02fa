//! What can be bought.

use serde::{Deserialize, Serialize};

use crate::ids::ProductId;
use crate::market::Market;
use crate::money::{Money, MoneyError};
use crate::price_list::{PriceList, Sale};
use crate::term::BillingTerm;
use crate::trial::{PaymentMethodNeed, Trial};
use crate::words::words;

/// A text of the catalog in every language of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalizedText {
    /// English.
    pub en: String,
    /// Dutch.
    pub nl: String,
}

words! {
    /// The kinds of training each product has (R52).
    pub enum TrainingKind {
        /// Lessons in steps.
        GuidedLearning = "guided_learning",
        /// Reference.
        Documentation = "documentation",
        /// Examples to start from.
        Samples = "samples",
        /// Answers and tips of other users.
        Community = "community",
    }
}

/// Where a product is explained (R51, R52).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainingLink {
    /// What kind of training it is.
    pub kind: TrainingKind,
    /// An https address.
    pub url: String,
    /// What a reader finds there.
    pub title: LocalizedText,
}

/// Capacity that each license adds to the organization's, in megabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    /// Database storage.
    pub database_mb: u32,
    /// File storage.
    pub file_mb: u32,
}

/// A product of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// The id the policy interface uses.
    pub id: ProductId,
    /// Other ids of the same product: a policy survives a renaming.
    pub aliases: Vec<ProductId>,
    /// The name in page addresses.
    pub slug: String,
    /// The name people read.
    pub name: String,
    /// The family, such as Power BI.
    pub family: String,
    /// What it is for, in one or two sentences.
    pub summary: LocalizedText,
    /// The most licenses one subscription may have.
    pub max_quantity: u32,
    /// The kinds of trial that there are of it (B13).
    pub trials: Vec<PaymentMethodNeed>,
    /// Markets in which it is not sold, though others are (R7).
    pub closed_markets: Vec<Market>,
    /// What it costs, where and when (R29).
    pub prices: PriceList,
    /// What each license adds to the organization's capacity.
    pub capacity: Capacity,
    /// Where people learn to use it.
    pub training: Vec<TrainingLink>,
}

impl Product {
    /// The price of one license for one period without tax; `None` where the
    /// product has no price.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn unit_price(
        &self,
        term: BillingTerm,
        sale: &Sale<'_>,
    ) -> Result<Option<Money>, MoneyError> {
        self.prices.unit_price(term, sale)
    }

    /// Whether there is such a trial of it.
    pub fn offers(&self, trial: Trial) -> bool {
        self.trials.contains(&trial.payment_method)
    }

    /// Its ids, new and old.
    pub fn ids(&self) -> impl Iterator<Item = &ProductId> {
        std::iter::once(&self.id).chain(&self.aliases)
    }

    /// Whether `id` is this product's id, old or new.
    pub fn has_id(&self, id: &ProductId) -> bool {
        self.id == *id || self.aliases.contains(id)
    }
}
