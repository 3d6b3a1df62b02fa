//! The accounts there are.

use api::programs::{ServiceAccountList, ServiceAccountRow, ServiceTokenBody};
use leptos::prelude::*;
use messages::Language;

use super::Accounts;
use super::words::scope_text;
use crate::components::{BadgeTone, ButtonKind, Column, button, data_table, row, status_badge};
use crate::format::short_date;
use crate::state::preferences::use_language;
use crate::view::view;

/// The table, or that there is none.
pub fn list(accounts: Accounts, list: &ServiceAccountList, may_change: bool) -> AnyView {
    let language = use_language();
    if list.items.is_empty() {
        return view! { <p class="quiet">{language.programs_none()}</p> }.into_any();
    }
    let mut columns = vec![
        Column::text(language.programs_column_name()),
        Column::text(language.programs_column_scopes()),
        Column::text(language.programs_column_status()),
        Column::text(language.programs_column_tokens()),
    ];
    if may_change {
        columns.push(Column::actions(language.programs_column_actions()));
    }
    let rows = list.items.iter().map(|account| {
        let scopes = account.scopes.iter();
        let scopes = scopes.map(|scope| scope_text(language, *scope));
        let cells = vec![
            account.name.clone().into_any(),
            scopes.collect::<Vec<_>>().join(", ").into_any(),
            status(language, account),
            tokens(language, &account.tokens),
            end(accounts, account),
        ];
        row(&columns, cells)
    });
    let rows = rows.collect();
    data_table(language.programs_accounts_heading(), &columns, rows)
}

fn status(language: Language, account: &ServiceAccountRow) -> AnyView {
    match (account.is_ended, account.tokens.is_empty()) {
        (true, _) => status_badge(BadgeTone::Over, language.programs_status_ended()),
        (false, true) => status_badge(BadgeTone::Attention, language.programs_status_no_token()),
        (false, false) => status_badge(BadgeTone::Good, language.programs_status_active()),
    }
}

fn tokens(language: Language, tokens: &[ServiceTokenBody]) -> AnyView {
    let lines: Vec<_> = tokens
        .iter()
        .map(|token| {
            let until = short_date(language, token.expires_at);
            let used = match token.last_used_at {
                Some(at) => language.programs_token_used(&short_date(language, at)),
                None => language.programs_token_unused().to_owned(),
            };
            view! { <li>{language.programs_token_line(&until, &used)}</li> }.into_any()
        })
        .collect();
    view! { <ul class="plain-list">{lines}</ul> }.into_any()
}

fn end(accounts: Accounts, account: &ServiceAccountRow) -> AnyView {
    let language = use_language();
    if account.is_ended {
        return ().into_any();
    }
    let account = account.clone();
    button(ButtonKind::Subtle, language.programs_end())
        .name(language.programs_end_named(&account.name))
        .on_press(move || accounts.asked.set(Some(account.clone())))
        .view()
}
