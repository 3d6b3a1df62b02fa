//! The controls above the list. They only go to another address.

use domain::product_filter::{ChannelFilter, ProductFilter, ProductSort};
use domain::subscription::SubscriptionStatus;
use leptos::prelude::*;
use messages::Language;

use super::filter::{Change, changed, cleared, is_narrowed};
use crate::components::{ButtonKind, FieldKind, SelectOption, button, select, text_field};
use crate::pages::focus::focus_soon;
use crate::router::{Router, use_router};
use crate::state::preferences::use_language;
use crate::subscription_text::status_text;
use crate::view::{effect, memo, view};

const SEARCH_ID: &str = "q";

/// Search, channel, status, order.
pub fn filter_bar(filter: Memo<ProductFilter>) -> AnyView {
    let (language, router) = (use_language(), use_router());
    let words = RwSignal::new(String::new());
    // Back and a link from elsewhere change what is looked for, too.
    effect(move || words.set(filter.with(|filter| filter.q.clone()).unwrap_or_default()));
    let is_narrowed = memo(move || filter.with(is_narrowed));
    let clear = move || {
        router.set_query(&filter.with_untracked(cleared).to_query());
        focus_soon(SEARCH_ID);
    };
    let clear = move || {
        is_narrowed.get().then(|| {
            button(ButtonKind::Subtle, language.common_clear_filters())
                .on_press(clear)
                .view()
        })
    };
    view! {
        <form
            class="filter-bar"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                apply(router, filter, Change::Search(words.get_untracked()));
            }
        >
            <div class="filter-search">
                {text_field(SEARCH_ID, language.admin_search_label(), words)
                    .kind(FieldKind::Search)
                    .view()}
                {button(ButtonKind::Secondary, language.common_search()).view()}
            </div>
            <div class="filter-choices">
                {channel(language, router, filter)}
                {status(language, router, filter)}
                {sort(language, router, filter)}
                {clear}
            </div>
        </form>
    }
    .into_any()
}

fn apply(router: Router, filter: Memo<ProductFilter>, change: Change) {
    let next = filter.with_untracked(|filter| changed(filter, change));
    router.set_query(&next.to_query());
}

fn channel(language: Language, router: Router, filter: Memo<ProductFilter>) -> AnyView {
    let options = ChannelFilter::ALL.iter().map(|&channel| {
        let label = match channel {
            ChannelFilter::All => language.admin_filter_all(),
            ChannelFilter::Central => language.admin_channel_central(),
            ChannelFilter::SelfService => language.admin_channel_self_service(),
        };
        SelectOption::new(channel.as_str(), label)
    });
    select(
        "channel",
        language.admin_filter_channel(),
        options.collect(),
        Signal::derive(move || filter.with(|filter| filter.channel.as_str().to_owned())),
        move |word| {
            let channel = ChannelFilter::parse(&word).unwrap_or_default();
            apply(router, filter, Change::Channel(channel));
        },
    )
    .view()
}

fn status(language: Language, router: Router, filter: Memo<ProductFilter>) -> AnyView {
    let all = SelectOption::new("", language.admin_filter_all());
    let each = SubscriptionStatus::ALL
        .iter()
        .map(|&status| SelectOption::new(status.as_str(), status_text(language, status)));
    select(
        "status",
        language.admin_filter_status(),
        std::iter::once(all).chain(each).collect(),
        Signal::derive(move || {
            let status = filter.with(|filter| filter.status);
            status.map_or("", SubscriptionStatus::as_str).to_owned()
        }),
        move |word| {
            let status = SubscriptionStatus::parse(&word);
            apply(router, filter, Change::Status(status));
        },
    )
    .view()
}

fn sort(language: Language, router: Router, filter: Memo<ProductFilter>) -> AnyView {
    let options = ProductSort::ALL.iter().map(|&sort| {
        let label = match sort {
            ProductSort::Newest => language.admin_sort_newest(),
            ProductSort::Product => language.admin_sort_product(),
            ProductSort::Purchaser => language.admin_sort_purchaser(),
            ProductSort::Expires => language.admin_sort_expires(),
        };
        SelectOption::new(sort.as_str(), label)
    });
    select(
        "sort",
        language.admin_sort_label(),
        options.collect(),
        Signal::derive(move || filter.with(|filter| filter.sort.as_str().to_owned())),
        move |word| {
            let sort = ProductSort::parse(&word).unwrap_or_default();
            apply(router, filter, Change::Sort(sort));
        },
    )
    .view()
}
