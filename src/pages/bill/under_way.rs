//! A payment that was left before it ended: it is followed here again.

use api::bills::BillDetail;
use api::orders::GetOrder;
use leptos::prelude::*;

use crate::components::section;
use crate::pages::paying::follow_payment;
use crate::router::use_router;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::use_viewer;
use crate::view::follow;

/// The payment of the viewer's own bill for which a card is being charged.
pub fn under_way(detail: &BillDetail, reload: Callback<()>) -> Option<AnyView> {
    if !detail.is_being_charged || !is_own(detail) {
        return None;
    }
    let (language, router) = (use_language(), use_router());
    let call = GetOrder {
        order: detail.order.clone(),
    };
    let order = use_remote(move || Some(call.clone()));
    Some(follow(move || {
        let order = order.get()?;
        // One that ended since the bill was looked at is told at once.
        let payment = follow_payment(&order, move |_| {
            router.focus_next_heading();
            reload.run(());
        });
        Some(section("under-way", language.bills_under_way(), payment))
    }))
}

/// Whether the viewer is the one who pays.
pub fn is_own(detail: &BillDetail) -> bool {
    let viewer = use_viewer();
    let payer = detail.bill.payer.as_ref();
    payer
        .zip(viewer)
        .is_some_and(|(payer, viewer)| payer.id == viewer.person.id)
}
