//! Why the person can or cannot buy a product: every check with its result
//! (B3).

use std::collections::BTreeMap;
use std::rc::Rc;

use api::catalog::{CheckBody, EligibilityBody};
use api::directory::{ExplainEligibility, PersonRow};
use api::policies::{ListPolicies, PolicyList};
use domain::access::{Right, may};
use domain::eligibility::{Ineligible, Rule};
use leptos::prelude::*;
use messages::Language;

use crate::components::{
    BadgeTone, Column, SelectOption, async_content, data_table, row as table_row, section, select,
    status_badge,
};
use crate::eligibility_text::{About, eligibility_text};
use crate::format;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;

/// The section, for who may read the policy.
pub fn eligibility_section(person: &PersonRow) -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    if may(&access_viewer(&viewer), Right::ViewPolicy).is_err() {
        return ().into_any();
    }
    let about = About {
        product: String::new(),
        market: format::market_name(language, viewer.market),
        organization: viewer.organization.clone(),
        domain: person.person.email.domain().to_owned(),
    };
    let user = StoredValue::new(person.person.id.clone());
    let about = StoredValue::new(about);
    let policies = use_remote(|| Some(ListPolicies));
    let content = async_content(policies, move |list: Rc<PolicyList>| {
        let slug = list.items.first().map(|row| row.product.slug.clone());
        let chosen = RwSignal::new(slug.unwrap_or_default());
        let answer = use_remote(move || {
            Some(ExplainEligibility {
                user: user.get_value(),
                slug: chosen.get(),
            })
        });
        let products = list.items.iter().map(|row| &row.product);
        let products = products.map(|product| (product.slug.clone(), product.name.clone()));
        let names = StoredValue::new(products.clone().collect::<BTreeMap<_, _>>());
        let options = products.map(|(slug, name)| SelectOption::new(slug, name));
        let choice = select(
            "can-buy",
            language.people_can_buy_product(),
            options.collect(),
            chosen,
            move |slug| chosen.set(slug),
        );
        let result = async_content(answer, move |body: Rc<EligibilityBody>| {
            let slug = chosen.get_untracked();
            let product = names.with_value(|names| names.get(&slug).cloned());
            let about = About {
                product: product.unwrap_or_default(),
                ..about.get_value()
            };
            result(language, &body, &about)
        });
        view! {
            <div class="section-parts">
                {choice.view()}
                {result}
            </div>
        }
        .into_any()
    });
    section(
        "can-buy-heading",
        language.people_can_buy_heading(),
        content,
    )
}

fn result(language: Language, body: &EligibilityBody, about: &About) -> AnyView {
    let verdict = match (body.reason, body.is_eligible) {
        (Some(_), _) => language.people_can_buy_no(&about.product),
        (None, true) => language.people_can_buy_yes(&about.product),
        (None, false) => language.people_can_buy_depends(&about.product),
    };
    let columns = [
        Column::text(language.people_can_buy_check()),
        Column::text(language.people_can_buy_result()),
    ];
    let rows = body.checks.iter().map(|check| {
        let cells = vec![
            rule_text(language, check.rule).into_any(),
            outcome(language, *check, about),
        ];
        table_row(&columns, cells)
    });
    let rows = rows.collect();
    view! {
        <p role="status">
            <strong>{verdict}</strong>
        </p>
        {data_table(language.eligibility_checks_heading(), &columns, rows)}
    }
    .into_any()
}

fn outcome(language: Language, check: CheckBody, about: &About) -> AnyView {
    match (check.passed, check.reason) {
        (Some(true), _) => status_badge(BadgeTone::Good, language.eligibility_outcome_passed()),
        (_, Some(reason)) => refused(language, reason, about),
        _ => status_badge(
            BadgeTone::Neutral,
            language.people_can_buy_decided_at_purchase(),
        ),
    }
}

fn refused(language: Language, reason: Ineligible, about: &About) -> AnyView {
    let told = eligibility_text(language, reason, about);
    view! {
        {status_badge(BadgeTone::Attention, language.eligibility_outcome_refused())}
        <p class="quiet">{language.people_can_buy_is_told(&told)}</p>
    }
    .into_any()
}

fn rule_text(language: Language, rule: Rule) -> &'static str {
    match rule {
        Rule::OrganizationKnown => language.eligibility_rule_organization_known(),
        Rule::OrganizationManaged => language.eligibility_rule_organization_managed(),
        Rule::OrganizationKind => language.eligibility_rule_organization_kind(),
        Rule::MarketOpen => language.eligibility_rule_market_open(),
        Rule::ProductSoldInMarket => language.eligibility_rule_product_sold_in_market(),
        Rule::NotGuest => language.eligibility_rule_not_guest(),
        Rule::AccountActive => language.eligibility_rule_account_active(),
        Rule::ProductAvailable => language.eligibility_rule_product_available(),
        Rule::PolicyAllows => language.eligibility_rule_policy_allows(),
        Rule::WithinLimit => language.eligibility_rule_within_limit(),
        Rule::TrialOffered => language.eligibility_rule_trial_offered(),
        Rule::NoTrialBefore => language.eligibility_rule_no_trial_before(),
        Rule::CountryAllowed => language.eligibility_rule_country_allowed(),
        Rule::SecondFactorShown => language.eligibility_rule_second_factor_shown(),
    }
}
