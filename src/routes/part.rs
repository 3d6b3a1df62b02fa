//! Which of the programs shows a page.

use super::{Page, Shell};

/// One of the four programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything but the admin center.
    Shop,
    /// Every address below `/admin` but for those of the next two.
    AdminCenter,
    /// Bills, and the cards that pay them.
    Billing,
    /// Every address below `/admin/settings`, and the pages of a demo below
    /// `/dev`.
    Settings,
}

impl Page {
    /// The program that shows the page.
    pub fn part(&self) -> Part {
        match self {
            Self::NotFound { path } => part_of_address(path),
            Self::Bills { .. } | Self::Bill { .. } | Self::PaymentMethods => Part::Billing,
            Self::DemoClock
            | Self::DemoOutbox
            | Self::SelfServicePolicy
            | Self::SignInSettings
            | Self::AccessPolicy
            | Self::DirectorySettings
            | Self::ServiceAccounts
            | Self::NoticeSettings
            | Self::Webhooks { .. } => Part::Settings,
            page if page.shell() == Shell::Admin => Part::AdminCenter,
            _ => Part::Shop,
        }
    }
}

/// The same decision as the server's, for addresses of no page.
pub(super) fn part_of_address(path: &str) -> Part {
    let mut folders = path.split('/').skip(1);
    match (folders.next(), folders.next(), folders.next()) {
        (Some("dev"), ..) | (Some("admin"), Some("settings"), _) => Part::Settings,
        (Some("admin"), Some("billing"), Some("bills" | "payment-methods")) => Part::Billing,
        (Some("admin"), ..) => Part::AdminCenter,
        _ => Part::Shop,
    }
}
