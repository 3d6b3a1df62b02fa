//! The section "Licenses": how many are assigned, to whom, and assigning more.

use api::licenses::{LicenseRow, ListLicenses};
use api::paging::Page as ListPage;
use api::subscriptions::SubscriptionDetail;
use domain::ids::SubscriptionId;
use leptos::prelude::*;

use super::assign_dialog::assign_dialog;
use super::change::{Changes, Wish};
use super::holders::holders;
use super::obstacle::{Obstacle, obstacle};
use crate::components::{ButtonKind, button, section};
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::view::view;

/// The section's heading, which takes the focus when a row goes away.
pub const HEADING_ID: &str = "licenses";
const REASON_ID: &str = "assign-reason";

/// What the parts of the section share.
#[derive(Clone, Copy)]
pub struct Licenses {
    /// Of which subscription.
    pub subscription: StoredValue<SubscriptionId>,
    /// Of which product.
    pub product: StoredValue<String>,
    /// How many there are.
    pub quantity: u32,
    /// How many of them can be assigned: what is given up with the next term
    /// is not given to anybody before.
    assignable: u32,
    /// How many are assigned.
    pub assigned: RwSignal<u32>,
    /// Who holds one: a page of the list.
    pub holders: Remote<ListPage<LicenseRow>>,
    /// Where that page begins.
    pub cursor: RwSignal<Option<String>>,
    /// Whether the viewer assigns them.
    pub may_assign: bool,
}

/// The section.
pub fn license_section(detail: &SubscriptionDetail, changes: Changes) -> AnyView {
    let language = use_language();
    let row = &detail.subscription;
    let obstacle = obstacle(detail.assign_right, row.status);
    let (id, cursor) = (row.id.clone(), RwSignal::new(None));
    let licenses = Licenses {
        subscription: StoredValue::new(id.clone()),
        product: StoredValue::new(row.product.name.clone()),
        quantity: row.quantity.get(),
        assignable: detail
            .next
            .licenses
            .unwrap_or(u32::MAX)
            .min(row.quantity.get()),
        assigned: changes.assigned,
        holders: use_remote(move || {
            Some(ListLicenses {
                subscription: id.clone(),
                cursor: cursor.get(),
            })
        }),
        cursor,
        may_assign: obstacle.is_none(),
    };
    let count = move || {
        let assigned = i64::from(licenses.assigned.get());
        language.admin_licenses_assigned(assigned, i64::from(licenses.quantity))
    };
    let is_open = RwSignal::new(false);
    let open = button(ButtonKind::Primary, language.admin_assign_licenses())
        .on_press(move || is_open.set(true))
        .view();
    let content = view! {
        <div class="section-bar">
            <p class="license-count">{count}</p>
            {obstacle.map(reason)}
            <div class="section-buttons">
                {match obstacle {
                    None => open,
                    Some(_) => refused(),
                }}
                {changes.button(Wish::Licenses)}
            </div>
        </div>
        {holders(licenses)}
        {licenses.may_assign.then(|| assign_dialog(licenses, is_open))}
    };
    section(
        HEADING_ID,
        language.admin_section_licenses(),
        content.into_any(),
    )
}

impl Licenses {
    /// How many can still be assigned, as far as is known.
    pub fn available(self) -> u32 {
        self.assignable.saturating_sub(self.assigned.get())
    }

    /// Takes over how many are assigned now, and asks who holds them.
    pub fn refresh(self, assigned: u32) {
        self.assigned.set(assigned);
        self.holders.reload();
    }
}

fn reason(obstacle: Obstacle) -> AnyView {
    let text = obstacle.text(use_language());
    view! {
        <p class="reason" id=REASON_ID>
            {text}
        </p>
    }
    .into_any()
}

fn refused() -> AnyView {
    view! {
        <button type="button" class="button" disabled aria-describedby=REASON_ID>
            {use_language().admin_assign_licenses()}
        </button>
    }
    .into_any()
}
