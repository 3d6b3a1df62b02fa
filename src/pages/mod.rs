//! One folder per screen, and which screen an address shows.

mod access_policy;
mod account;
mod admin_home;
mod apps;
mod ask;
mod audit_log;
mod bill;
mod bills;
pub mod checkout;
mod code_form;
mod demo_clock;
mod demo_outbox;
mod directory_settings;
mod focus;
mod group_search;
mod help;
mod license_request;
mod list;
mod market_choice;
mod not_allowed;
mod not_found;
mod notice_settings;
mod notices;
mod partners;
mod paying;
mod payment_methods;
mod product;
mod product_mark;
mod products;
mod requests;
mod self_service_policy;
mod service_accounts;
pub mod sign_in;
mod sign_in_settings;
mod subscription;
mod user;
mod users;
mod webhooks;
mod your_products;

use leptos::prelude::*;

use crate::layouts::signed_in;
use crate::router::use_router;
use crate::routes::Page;
use crate::view::follow;

/// The screen of the present address, in the shop.
pub fn shop_page() -> AnyView {
    let router = use_router();
    follow(move || match router.page() {
        Page::Products => products::products_page(),
        Page::Product { slug } => product::product_page(slug),
        Page::Help => help::help_page(),
        Page::Apps => signed_in(apps::apps_page),
        Page::App { slug } => signed_in(move || apps::app_page(slug.clone())),
        Page::Account => signed_in(account::account_page),
        Page::SignIn { .. } => sign_in::sign_in_page(),
        Page::Buy { slug, .. } => checkout::checkout_page(slug),
        Page::NotFound { .. }
        | Page::AdminHome
        | Page::YourProducts { .. }
        | Page::Subscription { .. }
        | Page::Bills { .. }
        | Page::Bill { .. }
        | Page::PaymentMethods
        | Page::Users { .. }
        | Page::User { .. }
        | Page::SelfServicePolicy
        | Page::SignInSettings
        | Page::AccessPolicy
        | Page::DirectorySettings
        | Page::AuditLog { .. }
        | Page::Requests { .. }
        | Page::Partners
        | Page::ServiceAccounts
        | Page::Notices { .. }
        | Page::NoticeSettings
        | Page::Webhooks { .. }
        | Page::DemoOutbox
        | Page::DemoClock => not_found::not_found_page(),
    })
}

/// The screen of the present address, in the admin center.
pub fn admin_page() -> AnyView {
    let router = use_router();
    follow(move || match router.page() {
        Page::AdminHome => signed_in(admin_home::admin_home_page),
        Page::YourProducts { .. } => signed_in(your_products::your_products_page),
        Page::Subscription { id, .. } => {
            signed_in(move || subscription::subscription_page(id.clone()))
        }
        Page::Users { .. } => signed_in(users::users_page),
        Page::User { id } => signed_in(move || user::user_page(id.clone())),
        Page::AuditLog { .. } => signed_in(audit_log::audit_log_page),
        Page::Requests { .. } => signed_in(requests::requests_page),
        Page::Partners => signed_in(partners::partners_page),
        Page::Notices { .. } => signed_in(notices::notices_page),
        _ => not_found::not_found_page(),
    })
}

/// The screen of the present address, among bills and cards.
pub fn billing_page() -> AnyView {
    let router = use_router();
    follow(move || match router.page() {
        Page::Bills { .. } => signed_in(bills::bills_page),
        Page::Bill { id } => signed_in(move || bill::bill_page(id.clone())),
        Page::PaymentMethods => signed_in(payment_methods::payment_methods_page),
        _ => not_found::not_found_page(),
    })
}

/// The screen of the present address, in the settings.
pub fn settings_page() -> AnyView {
    let router = use_router();
    follow(move || match router.page() {
        Page::SelfServicePolicy => signed_in(self_service_policy::self_service_policy_page),
        Page::SignInSettings => signed_in(sign_in_settings::sign_in_settings_page),
        Page::AccessPolicy => signed_in(access_policy::access_policy_page),
        Page::DirectorySettings => signed_in(directory_settings::directory_settings_page),
        Page::ServiceAccounts => signed_in(service_accounts::service_accounts_page),
        Page::NoticeSettings => signed_in(notice_settings::notice_settings_page),
        Page::Webhooks { .. } => signed_in(webhooks::webhooks_page),
        Page::DemoClock => demo_clock::demo_clock_page(),
        Page::DemoOutbox => demo_outbox::demo_outbox_page(),
        _ => not_found::not_found_page(),
    })
}
