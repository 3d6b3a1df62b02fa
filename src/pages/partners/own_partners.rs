//! Who looks after the organization, or has asked to.

use api::partners::{
    AnswerPartnerRequest, AnswerPartnerRequestBody, PartnerAnswer, PartnerList, PartnerRow,
};
use domain::partner_grant::GrantStatus;
use leptos::prelude::*;

use super::grants::{cells, columns, organization};
use super::question::Ending;
use super::{PARTNERS_ID, Partners};
use crate::backend::Request;
use crate::components::{ButtonKind, button, data_table, row};
use crate::state::preferences::use_language;
use crate::view::view;

/// The table, or that there is nobody.
pub fn own_partners(partners: Partners, list: &PartnerList) -> AnyView {
    let language = use_language();
    if list.partners.is_empty() {
        return view! { <p class="quiet">{language.partners_own_none()}</p> }.into_any();
    }
    let mut columns = columns(language, language.partners_column_partner());
    if !list.may_change {
        columns.pop();
    }
    let rows = list.partners.iter().map(|partner| {
        let [roles, status, until] = cells(language, &partner.grant);
        let named = organization(&partner.name, &partner.domain);
        let cells = vec![named, roles, status, until, actions(partners, partner)];
        row(&columns, cells)
    });
    let rows = rows.collect();
    data_table(language.partners_own_heading(), &columns, rows)
}

fn actions(partners: Partners, partner: &PartnerRow) -> AnyView {
    let language = use_language();
    let (name, grant) = (partner.name.clone(), partner.grant.id.clone());
    match partner.grant.status {
        GrantStatus::Requested => {
            let answer = move |answer, done| {
                let call = AnswerPartnerRequest {
                    grant: grant.clone(),
                    body: AnswerPartnerRequestBody { answer },
                };
                partners.send(Request::of(&call), done, PARTNERS_ID);
            };
            let decline = answer.clone();
            view! {
                <div class="action-row">
                    {button(ButtonKind::Secondary, language.partners_approve())
                        .name(language.partners_approve_named(&name))
                        .on_press(move || {
                            answer(PartnerAnswer::Approve, language.partners_approved());
                        })
                        .view()}
                    {button(ButtonKind::Subtle, language.partners_decline())
                        .name(language.partners_decline_named(&name))
                        .on_press(move || {
                            decline(PartnerAnswer::Decline, language.partners_declined());
                        })
                        .view()}
                </div>
            }
            .into_any()
        }
        GrantStatus::Active => {
            let ending = Ending {
                name: name.clone(),
                customer: None,
                grant,
            };
            button(ButtonKind::Subtle, language.partners_end())
                .name(language.partners_end_named(&name))
                .on_press(move || partners.ending.set(Some(ending.clone())))
                .view()
        }
        _ => ().into_any(),
    }
}
