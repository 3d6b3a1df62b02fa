//! The licenses of a subscription: never more assigned than bought.

use crate::access_policy::{AccessPolicy, Assignees, GuestLicenses};
use crate::ids::TenantId;
use crate::quantity::LicenseQuantity;
use crate::subscription::SubscriptionStatus;
use crate::user::{AccountStatus, User, UserKind};

/// How many licenses there are and how many are assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LicensePool {
    quantity: LicenseQuantity,
    assigned: u32,
}

/// More licenses assigned than bought: no pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{assigned} licenses are assigned of {quantity}")]
pub struct Overassigned {
    /// Bought.
    pub quantity: u32,
    /// Assigned.
    pub assigned: u32,
}

/// Why a license was not assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AssignLicenseError {
    /// The person is not in the subscription's organization (R22).
    #[error("the person is not in this organization")]
    NotInOrganization,
    /// The person's account is switched off.
    #[error("the person's account is disabled")]
    PersonDisabled,
    /// The organization lets no guest hold its licenses (R41).
    #[error("guests of this organization cannot hold its licenses")]
    GuestsRefused,
    /// The organization lets members of chosen groups hold its licenses, and
    /// the person is in none of them (R41).
    #[error("the person is in none of the groups that may hold licenses")]
    NotInChosenGroup,
    /// Every license is assigned.
    #[error("all {quantity} licenses are assigned")]
    NoLicenseLeft {
        /// How many there are.
        quantity: u32,
    },
    /// Licenses are only assigned while the subscription gives access.
    #[error("the subscription is {status}")]
    NotActive {
        /// Its status.
        status: SubscriptionStatus,
    },
}

impl LicensePool {
    /// A pool of a subscription.
    ///
    /// # Errors
    /// [`Overassigned`].
    pub const fn try_new(quantity: LicenseQuantity, assigned: u32) -> Result<Self, Overassigned> {
        if assigned > quantity.get() {
            return Err(Overassigned {
                quantity: quantity.get(),
                assigned,
            });
        }
        Ok(Self { quantity, assigned })
    }

    /// Bought.
    pub const fn quantity(self) -> LicenseQuantity {
        self.quantity
    }

    /// Assigned.
    pub const fn assigned(self) -> u32 {
        self.assigned
    }

    /// Bought and not assigned.
    pub const fn available(self) -> u32 {
        self.quantity.get() - self.assigned
    }

    /// Takes one license.
    ///
    /// # Errors
    /// [`AssignLicenseError::NoLicenseLeft`].
    pub const fn assign(self) -> Result<Self, AssignLicenseError> {
        if self.available() == 0 {
            return Err(AssignLicenseError::NoLicenseLeft {
                quantity: self.quantity.get(),
            });
        }
        Ok(Self {
            assigned: self.assigned + 1,
            ..self
        })
    }

    /// Gives one license back; a pool without any assigned stays as it is.
    #[must_use]
    pub const fn unassign(self) -> Self {
        Self {
            assigned: self.assigned.saturating_sub(1),
            ..self
        }
    }
}

/// Whether this person may be given a license of a subscription of `tenant`,
/// however that was bought. `is_in_chosen_group`: in one of the groups that the
/// policy names, where it names any.
///
/// # Errors
/// An [`AssignLicenseError`] that names the rule.
pub fn check_assignee(
    tenant: &TenantId,
    status: SubscriptionStatus,
    assignee: &User,
    policy: &AccessPolicy,
    is_in_chosen_group: bool,
) -> Result<(), AssignLicenseError> {
    if assignee.tenant != *tenant || assignee.kind == UserKind::Partner {
        return Err(AssignLicenseError::NotInOrganization);
    }
    if assignee.status == AccountStatus::Disabled {
        return Err(AssignLicenseError::PersonDisabled);
    }
    if assignee.kind == UserKind::Guest && policy.guests == GuestLicenses::Refused {
        return Err(AssignLicenseError::GuestsRefused);
    }
    if policy.assignees != Assignees::Everybody && !is_in_chosen_group {
        return Err(AssignLicenseError::NotInChosenGroup);
    }
    match status {
        SubscriptionStatus::Active | SubscriptionStatus::Expired => Ok(()),
        SubscriptionStatus::Disabled | SubscriptionStatus::Deleted => {
            Err(AssignLicenseError::NotActive { status })
        }
    }
}
