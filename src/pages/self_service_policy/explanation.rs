//! What the choices mean, and where to read more.

use domain::policy::SelfServicePolicy;
use leptos::prelude::*;
use messages::{POLICY_DOCUMENTATION, POLICY_HELP_ANCHOR};

use super::changes::{policy_hint, policy_text};
use crate::components::{Icon, icon};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::view::view;

/// What holds for existing subscriptions, the choices, links (R39).
pub fn explanation() -> AnyView {
    let language = use_language();
    let choices: Vec<_> = SelfServicePolicy::ALL
        .iter()
        .map(|&policy| {
            view! {
                <dt>{policy_text(language, policy)}</dt>
                <dd>{policy_hint(language, policy)}</dd>
            }
            .into_any()
        })
        .chain([view! {
            <dt>{language.policy_unavailable()}</dt>
            <dd>{language.policy_unavailable_hint()}</dd>
        }
        .into_any()])
        .collect();
    let help = format!("{}#{POLICY_HELP_ANCHOR}", Page::Help.address());
    view! {
        <div class="card policy-explanation">
            <p>{language.policy_existing_go_on()}</p>
            <section aria-labelledby="policy-choices">
                <h2 id="policy-choices">{language.policy_choices_heading()}</h2>
                <dl class="facts">{choices}</dl>
            </section>
            <ul class="plain-list policy-links">
                <li>
                    <a href=POLICY_DOCUMENTATION rel="noopener">
                        {icon(Icon::External)}
                        {language.policy_documentation()}
                    </a>
                </li>
                <li>
                    <a href=Page::users().address()>
                        {icon(Icon::People)} {language.policy_who_can_buy()}
                    </a>
                </li>
                <li>
                    <a href=help>{icon(Icon::Help)} {language.policy_command()}</a>
                </li>
            </ul>
        </div>
    }
    .into_any()
}
