//! What stands on a bill beside its number, and money that goes back.

use serde::{Deserialize, Serialize};

use super::line::Line;
use crate::money::{Money, MoneyError};
use crate::words::words;

words! {
    /// Where a bill stands.
    pub enum BillStatus {
        /// The card was charged.
        Paid = "paid",
        /// It waits to be paid.
        Open = "open",
        /// It is not asked for any more.
        Void = "void",
        /// A credit note: the money is on its way back to the card.
        Credit = "credit",
        /// Settled under the organization's agreement.
        ByAgreement = "by_agreement",
    }
}

/// What a bill says, as it was when it was written: nothing that changes later
/// changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BillDocument {
    /// What the product was called.
    pub product_name: String,
    /// What is charged or given back.
    pub lines: Vec<Line>,
    /// The organization.
    pub organization: String,
    /// Who pays (R32); nobody in particular under an agreement.
    pub payer: Option<Payer>,
}

/// Who pays a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payer {
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The tax id that the person gave.
    pub tax_id: Option<String>,
    /// The cost center that the person gave.
    pub cost_center: Option<String>,
}

/// A charge of which something can be given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refundable<Id> {
    /// Which.
    pub charge: Id,
    /// What was charged and not given back yet.
    pub left: Money,
}

/// The facts that decide where a bill stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BillFacts {
    /// What it comes to.
    pub total: Money,
    /// Whether it is asked for no more.
    pub is_void: bool,
    /// Whether its order is paid.
    pub is_paid: bool,
    /// Whether it is settled under an agreement.
    pub is_central: bool,
}

impl BillFacts {
    /// Where the bill stands.
    pub const fn status(self) -> BillStatus {
        if self.is_void {
            BillStatus::Void
        } else if self.is_central {
            BillStatus::ByAgreement
        } else if self.total.minor() < 0 {
            BillStatus::Credit
        } else if self.is_paid {
            BillStatus::Paid
        } else {
            BillStatus::Open
        }
    }
}

/// Spreads `amount` over the charges, in their order: each gives back what is
/// left of it before the next one does. What no charge can give back is left
/// over, and given back by nobody.
///
/// # Errors
/// [`MoneyError`] where a charge was made in another currency.
pub fn spread<Id>(
    amount: Money,
    charges: Vec<Refundable<Id>>,
) -> Result<(Vec<(Id, Money)>, Money), MoneyError> {
    let mut left = amount;
    let mut parts = Vec::new();
    for Refundable { charge, left: most } in charges {
        let part = Money::new(left.minor().min(most.minor()).max(0), left.currency());
        left = left.plus(part.negated()?)?;
        // Of another currency nothing is given back.
        most.plus(part)?;
        if part.minor() > 0 {
            parts.push((charge, part));
        }
    }
    Ok((parts, left))
}
