//! The organization's email domains: claimed, proven, given up.

use std::rc::Rc;

use api::Endpoint;
use api::problem::ErrorCode;
use api::sign_in_settings::{
    AddDomain, AddDomainRequest, DomainBody, DomainList, ListDomains, RemoveDomain, VerifyDomain,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::Language;

use crate::backend::{CallError, notice, use_backend};
use crate::components::{
    BadgeTone, ButtonKind, Column, FieldError, async_content, button, data_table, error_of,
    error_summary, row, status_badge, submit_form, text_field,
};
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::toasts::use_toasts;
use crate::view::view;

const FIELD: &str = "domain";

/// The list, and a field for another one.
pub fn list() -> AnyView {
    let domains = use_remote(|| Some(ListDomains));
    async_content(domains, move |list: Rc<DomainList>| {
        let adding = list.may_change.then(|| add_form(domains));
        view! { <div class="section-parts">{table(domains, &list)} {adding}</div> }.into_any()
    })
}

fn table(domains: Remote<DomainList>, list: &DomainList) -> AnyView {
    let language = use_language();
    let mut columns = vec![
        Column::text(language.settings_domain()),
        Column::text(language.settings_domain_status()),
        Column::text(language.settings_domain_proof()),
    ];
    if list.may_change {
        columns.push(Column::actions(language.settings_domain_actions()));
    }
    let rows = list.items.iter().map(|domain| {
        let mut cells = vec![
            domain.name.clone().into_any(),
            status(language, domain),
            proof(domain),
        ];
        if list.may_change {
            cells.push(actions(domains, domain));
        }
        row(&columns, cells)
    });
    data_table(language.settings_domains(), &columns, rows.collect())
}

fn status(language: Language, domain: &DomainBody) -> AnyView {
    if domain.is_verified {
        status_badge(BadgeTone::Good, language.settings_domain_verified())
    } else {
        status_badge(BadgeTone::Attention, language.settings_domain_waiting())
    }
}

fn proof(domain: &DomainBody) -> AnyView {
    match domain.txt_record.clone() {
        Some(text) => view! { <code class="to-copy">{text}</code> }.into_any(),
        None => "–".into_any(),
    }
}

fn actions(domains: Remote<DomainList>, domain: &DomainBody) -> AnyView {
    let language = use_language();
    let name = domain.name.clone();
    let verify = (!domain.is_verified).then(|| {
        let call = VerifyDomain {
            domain: domain.domain.clone(),
        };
        let done = language.settings_domain_now_verified(&name);
        let press = use_change(domains, name.clone(), call, Some(done));
        button(ButtonKind::Secondary, language.settings_domain_verify())
            .name(language.settings_domain_verify_named(&name))
            .on_press(move || press.run(()))
            .view()
    });
    let remove = (!domain.is_first).then(|| {
        let call = RemoveDomain {
            domain: domain.domain.clone(),
        };
        let done = language.settings_domain_removed(&name);
        let press = use_change(domains, name.clone(), call, Some(done));
        button(ButtonKind::Subtle, language.settings_domain_remove())
            .name(language.settings_domain_remove_named(&name))
            .on_press(move || press.run(()))
            .view()
    });
    view! { {verify} {remove} }.into_any()
}

/// Sends a change that answers with the new list.
fn use_change<E>(
    domains: Remote<DomainList>,
    name: String,
    call: E,
    done: Option<String>,
) -> Callback<()>
where
    E: Endpoint<Response = DomainList> + Send + Sync + 'static,
{
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let call = StoredValue::new(std::sync::Arc::new(call));
    let is_busy = StoredValue::new(false);
    Callback::new(move |()| {
        if is_busy.get_value() {
            return;
        }
        is_busy.set_value(true);
        let (call, name, done) = (call.get_value(), name.clone(), done.clone());
        spawn_local(async move {
            let answer = backend.send(&*call).await;
            let _ = is_busy.try_set_value(false);
            match answer {
                Ok(list) => {
                    domains.set(list);
                    if let Some(done) = done {
                        toasts.success(done);
                    }
                }
                Err(error) => toasts.error(refusal(language, &name, &error)),
            }
        });
    })
}

/// Why a domain is not what was wanted.
fn refusal(language: Language, name: &str, error: &CallError) -> String {
    if let CallError::Problem(problem) = error {
        match problem.code {
            ErrorCode::DomainTaken => return language.settings_domain_taken().to_owned(),
            ErrorCode::DomainNotProven => return language.settings_domain_not_proven(name),
            ErrorCode::DomainNeeded => return language.settings_domain_needed().to_owned(),
            _ => {}
        }
    }
    notice(language, error).body
}

fn add_form(domains: Remote<DomainList>) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let typed = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::new());
    let is_busy = RwSignal::new(false);
    let submit = move || {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        errors.set(Vec::new());
        let domain = typed.get_untracked();
        spawn_local(async move {
            let body = AddDomainRequest {
                domain: domain.clone(),
            };
            let answer = backend.send(&AddDomain { body }).await;
            is_busy.set(false);
            match answer {
                Ok(list) => domains.set(list),
                Err(CallError::Problem(problem))
                    if matches!(
                        problem.code,
                        ErrorCode::InvalidField | ErrorCode::DomainTaken
                    ) =>
                {
                    let text = match problem.code {
                        ErrorCode::DomainTaken => language.settings_domain_taken(),
                        _ => language.settings_domain_add_error(),
                    };
                    errors.set(vec![FieldError::new(FIELD, text)]);
                }
                Err(error) => toasts.error(refusal(language, &domain, &error)),
            }
        });
    };
    view! {
        {error_summary(errors)}
        {submit_form(submit, view! {
            {text_field(FIELD, language.settings_domain(), typed)
                .error(error_of(errors, FIELD))
                .view()}
            <div class="form-actions">
                {button(ButtonKind::Secondary, language.settings_domain_add())
                    .busy(is_busy, language.settings_domain_adding())
                    .view()}
            </div>
        }.into_any())}
    }
    .into_any()
}
