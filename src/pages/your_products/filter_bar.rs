//! The controls above the list. They only go to another address.

use domain::product_filter::{ChannelFilter, ProductFilter, ProductSort};
use domain::subscription::SubscriptionStatus;
use leptos::prelude::*;
use messages::Language;

use super::filter::{Change, changed, cleared, is_narrowed};
use crate::components::{SelectOption, select};
use crate::pages::list::filter_form;
use crate::router::{Router, use_router};
use crate::state::preferences::use_language;
use crate::subscription_text::status_text;
use crate::view::{memo, view};

/// Search, channel, status, order.
pub fn filter_bar(filter: Memo<ProductFilter>) -> AnyView {
    let (language, router) = (use_language(), use_router());
    let is_narrowed = memo(move || filter.with(is_narrowed));
    let choices = view! {
        {channel(language, router, filter)}
        {status(language, router, filter)}
        {sort(language, router, filter)}
    };
    filter_form(
        filter,
        language.admin_search_label(),
        move |words| apply(router, filter, Change::Search(words)),
        is_narrowed,
        move || router.set_query(&filter.with_untracked(cleared).to_query()),
        choices.into_any(),
    )
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
