//! The question before a partnership ends.

use api::partners::{EndPartnerGrant, LeaveCustomer};
use domain::ids::PartnerGrantId;
use leptos::prelude::*;

use super::{CUSTOMERS_ID, PARTNERS_ID, Partners};
use crate::backend::Request;
use crate::components::{ButtonKind, button, confirm_actions, dialog};
use crate::state::preferences::use_language;
use crate::view::{effect, view};

/// What is about to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The other organization.
    pub name: String,
    /// A domain of it, where it is the customer.
    pub customer: Option<String>,
    /// The grant.
    pub grant: PartnerGrantId,
}

/// The dialog.
pub fn question(partners: Partners) -> AnyView {
    let (language, ending) = (use_language(), partners.ending);
    let is_open = RwSignal::new(false);
    effect(move || {
        if ending.with(Option::is_some) {
            is_open.set(true);
        }
    });
    let heading = Signal::derive(move || {
        let name = ending.with(|ending| ending.as_ref().map(|ending| ending.name.clone()));
        language.partners_end_question(&name.unwrap_or_default())
    });
    let confirm = move || {
        is_open.set(false);
        let Some(Ending {
            customer, grant, ..
        }) = ending.get_untracked()
        else {
            return;
        };
        let done = language.partners_ended();
        match customer {
            Some(customer) => {
                let call = LeaveCustomer { customer, grant };
                partners.send(Request::of(&call), done, CUSTOMERS_ID);
            }
            None => partners.send(Request::of(&EndPartnerGrant { grant }), done, PARTNERS_ID),
        }
    };
    dialog("end-partnership", heading, is_open).view(move || {
        let action = button(ButtonKind::Danger, language.partners_end()).on_press(confirm);
        view! {
            <p>{language.partners_end_body()}</p>
            {confirm_actions(action, is_open)}
        }
        .into_any()
    })
}
