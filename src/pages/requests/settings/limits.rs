//! What one person may buy in a month: everybody, and members of groups.

use api::directory::GroupRow;
use api::request_settings::{GroupLimitRow, LimitBody};
use domain::purchase_limit::MOST_GROUPS;
use leptos::prelude::*;
use messages::Language;

use super::draft::TypedLimit;
use super::form::Form;
use crate::components::{Chosen, FieldError, FieldKind, chosen_list, error_of, text_field};
use crate::format;
use crate::pages::focus::focus_soon;
use crate::pages::group_search::group_search;
use crate::view::{memo, view};

/// The number's id.
pub const LICENSES: &str = "limit-licenses";
/// The amount's id.
pub const MONEY: &str = "limit-money";
const GROUP: &str = "limit-group";
const GROUP_LICENSES: &str = "group-licenses";
const GROUP_MONEY: &str = "group-money";

/// The fields.
pub fn limits(language: Language, form: Form) -> AnyView {
    let currency = form.draft.with_untracked(|draft| draft.currency);
    let of_money = language.requests_settings_money(currency.as_str());
    let field = move |id, label: String, value, kind| {
        let field = text_field(id, label, value).kind(kind);
        let field = field.error(error_of(form.errors, id));
        if form.is_read_only {
            field.readonly()
        } else {
            field
        }
        .view()
    };
    let of_licenses = language.requests_settings_licenses().to_owned();
    let licenses = form.text(|draft| &mut draft.limit.licenses);
    let money = form.text(|draft| &mut draft.limit.money);
    let groups = (!form.is_read_only).then(|| add_group(language, form));
    view! {
        <fieldset class="radio-group">
            <legend class="field-label">{language.requests_settings_limits()}</legend>
            <div class="section-parts">
                <p class="field-hint">{language.requests_settings_limits_hint()}</p>
                {field(LICENSES, of_licenses, licenses, FieldKind::Number)}
                {field(MONEY, of_money, money, FieldKind::Text)}
            </div>
        </fieldset>
        {groups}
        {chosen(language, form)}
    }
    .into_any()
}

/// A limit is typed, and then its group is chosen.
fn add_group(language: Language, form: Form) -> AnyView {
    let (licenses, money) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let currency = form.draft.with_untracked(|draft| draft.currency);
    let taken = memo(move || {
        form.draft.with(|draft| {
            let groups = draft.groups.iter().map(|row| row.group.clone());
            groups.collect::<Vec<_>>()
        })
    });
    let add = move |group: GroupRow| {
        let typed = TypedLimit {
            licenses: licenses.get_untracked(),
            money: money.get_untracked(),
        };
        let Ok(limit) = typed.read(currency) else {
            let text = language.requests_settings_group_wrong(&group.name);
            form.errors.set(vec![FieldError::new(GROUP, text)]);
            return;
        };
        form.errors.set(Vec::new());
        form.draft.update(|draft| {
            if draft.groups.len() < MOST_GROUPS {
                draft.groups.push(GroupLimitRow { group, limit });
            }
        });
        licenses.set(String::new());
        money.set(String::new());
    };
    let of_money = language.requests_settings_money(currency.as_str());
    view! {
        <fieldset class="radio-group">
            <legend class="field-label">{language.requests_settings_groups()}</legend>
            <div class="section-parts">
            <p class="field-hint">{language.requests_settings_groups_hint()}</p>
            {text_field(GROUP_LICENSES, language.requests_settings_licenses(), licenses)
                .kind(FieldKind::Number)
                .view()}
            {text_field(GROUP_MONEY, of_money, money).view()}
            {group_search(
                GROUP,
                language.access_groups(),
                language.access_groups_hint(),
                taken.into(),
                error_of(form.errors, GROUP),
                add,
            )}
            </div>
        </fieldset>
    }
    .into_any()
}

fn chosen(language: Language, form: Form) -> AnyView {
    let name = language.requests_settings_groups();
    let of_group = move |row: &GroupLimitRow| {
        format!("{}: {}", row.group.name, limit_text(language, row.limit))
    };
    let draft = form.draft;
    if form.is_read_only {
        let rows = draft.with_untracked(|draft| {
            let rows = draft.groups.iter().map(of_group);
            rows.map(|text| view! { <li>{text}</li> })
                .collect::<Vec<_>>()
        });
        return view! {
            <ul role="list" aria-label=name>
                {rows}
            </ul>
        }
        .into_any();
    }
    let items = memo(move || {
        draft.with(|draft| {
            let rows = draft.groups.iter().map(|row| Chosen {
                value: row.group.id.as_str().to_owned(),
                label: of_group(row),
                remove: language.requests_settings_remove(&row.group.name),
            });
            rows.collect::<Vec<_>>()
        })
    });
    chosen_list(name, String::new, items, move |id| {
        draft.update(|draft| draft.groups.retain(|row| row.group.id.as_str() != id));
        focus_soon(GROUP);
    })
}

fn limit_text(language: Language, limit: LimitBody) -> String {
    let licenses = limit
        .licenses
        .map(|most| language.requests_settings_so_many(i64::from(most)));
    let money = limit.money.map(|most| format::money(language, most));
    let parts: Vec<_> = [licenses, money].into_iter().flatten().collect();
    if parts.is_empty() {
        language.requests_settings_no_limit().to_owned()
    } else {
        parts.join(", ")
    }
}
