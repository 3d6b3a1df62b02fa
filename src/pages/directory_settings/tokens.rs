//! The tokens there are, and the ways to make one and to end one.

use api::provisioning::{Provisioning, ProvisioningToken};
use leptos::prelude::*;

use super::Directory;
use super::choices::has_room;
use super::make_token::{make_token, new_token};
use crate::components::{
    BadgeTone, ButtonKind, Column, button, data_table, date, row, status_badge,
};
use crate::format::short_date;
use crate::state::preferences::use_language;
use crate::view::view;

/// The section's content.
pub fn tokens(directory: Directory, shown: &Provisioning) -> AnyView {
    let language = use_language();
    let list = if shown.tokens.is_empty() {
        view! { <p class="quiet">{language.directory_tokens_none()}</p> }.into_any()
    } else {
        table(directory, shown)
    };
    let making = shown.may_change.then(|| {
        if has_room(&shown.tokens) {
            make_token(directory)
        } else {
            view! { <p class="quiet">{language.directory_token_too_many()}</p> }.into_any()
        }
    });
    view! {
        <div class="section-parts">
            <p>{language.directory_tokens_intro()}</p>
            {move || Some(new_token(&directory.new.get()?))}
            {list}
            {making}
        </div>
    }
    .into_any()
}

fn table(directory: Directory, shown: &Provisioning) -> AnyView {
    let language = use_language();
    let mut columns = vec![
        Column::text(language.directory_token_made()),
        Column::text(language.directory_token_status()),
        Column::text(language.directory_token_expires()),
        Column::text(language.directory_token_last_used()),
    ];
    if shown.may_change {
        columns.push(Column::actions(language.directory_token_actions()));
    }
    let rows = shown.tokens.iter().map(|token| {
        let used = match token.last_used_at {
            Some(at) => date(at),
            None => language.directory_token_never_used().into_any(),
        };
        let cells = vec![
            date(token.created_at),
            status(token.is_valid),
            date(token.expires_at),
            used,
            revoke(directory, token),
        ];
        row(&columns, cells)
    });
    let rows = rows.collect();
    data_table(language.directory_tokens_heading(), &columns, rows)
}

fn status(is_valid: bool) -> AnyView {
    let language = use_language();
    if is_valid {
        status_badge(BadgeTone::Good, language.directory_token_valid())
    } else {
        status_badge(BadgeTone::Over, language.directory_token_expired())
    }
}

fn revoke(directory: Directory, token: &ProvisioningToken) -> AnyView {
    let language = use_language();
    let made = short_date(language, token.created_at);
    let token = token.clone();
    button(ButtonKind::Subtle, language.directory_token_revoke())
        .name(language.directory_token_revoke_named(&made))
        .on_press(move || directory.asked.set(Some(token.clone())))
        .view()
}
