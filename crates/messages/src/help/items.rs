//! The 19 questions in the order of the page, each in its section.

use super::{HelpItem, HelpLink};
use crate::{Language, POLICY_DOCUMENTATION};

type Text = fn(Language) -> &'static str;

/// Every question with its answer, section after section.
pub fn help_items(language: Language) -> Vec<HelpItem> {
    let sections = [
        ("buying", language.answers_section_buying(), BUYING),
        ("pricing", language.answers_section_pricing(), PRICING),
        ("admins", language.answers_section_admins(), ADMINS),
        ("support", language.answers_section_support(), SUPPORT),
        ("partners", language.answers_section_partners(), PARTNERS),
    ];
    let items = sections
        .into_iter()
        .flat_map(|(section_id, section, questions)| {
            questions
                .iter()
                .map(move |(id, question, answer, links)| HelpItem {
                    id,
                    section_id,
                    section,
                    question: question(language),
                    answer_paragraphs: answer(language).split("\n\n").collect(),
                    links: links
                        .iter()
                        .map(|link| link.in_language(language))
                        .collect(),
                })
        });
    items.collect()
}

/// Id, question, answer, and links below it.
type Question = (&'static str, Text, Text, &'static [Link]);

/// The places that answers lead to.
#[derive(Clone, Copy)]
pub(super) enum Link {
    PolicyDocumentation,
    Products,
    Apps,
    AdminCenter,
    YourProducts,
    SelfService,
}

impl Link {
    pub(super) fn in_language(self, language: Language) -> HelpLink {
        let (label, target): (Text, _) = match self {
            Self::PolicyDocumentation => (
                Language::answers_link_policy_documentation,
                POLICY_DOCUMENTATION,
            ),
            Self::Products => (Language::answers_link_products, "/"),
            Self::Apps => (Language::answers_link_apps, "/apps"),
            Self::AdminCenter => (Language::answers_link_admin_center, "/admin"),
            Self::YourProducts => (
                Language::answers_link_your_products,
                "/admin/billing/your-products",
            ),
            Self::SelfService => (
                Language::answers_link_self_service,
                "/admin/settings/self-service",
            ),
        };
        HelpLink {
            label: label(language),
            target,
        }
    }
}

const BUYING: &[Question] = &[
    (
        "make-a-purchase",
        Language::answers_make_a_purchase_question,
        Language::answers_make_a_purchase,
        &[Link::Products, Link::AdminCenter],
    ),
    (
        "payment-options",
        Language::answers_payment_options_question,
        Language::answers_payment_options,
        &[],
    ),
    (
        "who-can-buy",
        Language::answers_who_can_buy_question,
        Language::answers_who_can_buy,
        &[],
    ),
    (
        "guests",
        Language::answers_guests_question,
        Language::answers_guests,
        &[],
    ),
    (
        "synced-users",
        Language::answers_synced_users_question,
        Language::answers_synced_users,
        &[],
    ),
    (
        "assign-to-whom",
        Language::answers_assign_to_whom_question,
        Language::answers_assign_to_whom,
        &[Link::AdminCenter],
    ),
    (
        "manage-purchases",
        Language::answers_manage_purchases_question,
        Language::answers_manage_purchases,
        &[Link::AdminCenter, Link::Apps],
    ),
];

const PRICING: &[Question] = &[
    (
        "prices",
        Language::answers_prices_question,
        Language::answers_prices,
        &[Link::Products],
    ),
    (
        "who-pays",
        Language::answers_who_pays_question,
        Language::answers_who_pays,
        &[],
    ),
];

const ADMINS: &[Question] = &[
    (
        crate::POLICY_HELP_ANCHOR,
        Language::answers_admin_capabilities_question,
        Language::answers_admin_capabilities,
        &[
            Link::SelfService,
            Link::PolicyDocumentation,
            Link::YourProducts,
        ],
    ),
    (
        "data-governance",
        Language::answers_data_governance_question,
        Language::answers_data_governance,
        &[],
    ),
    (
        "data-ownership",
        Language::answers_data_ownership_question,
        Language::answers_data_ownership,
        &[],
    ),
    (
        "centralize",
        Language::answers_centralize_question,
        Language::answers_centralize,
        &[Link::YourProducts],
    ),
    (
        "where-admins-see",
        Language::answers_where_admins_see_question,
        Language::answers_where_admins_see,
        &[Link::YourProducts],
    ),
];

const SUPPORT: &[Question] = &[
    (
        "who-supports",
        Language::answers_who_supports_question,
        Language::answers_who_supports,
        &[],
    ),
    (
        "premium-incidents",
        Language::answers_premium_incidents_question,
        Language::answers_premium_incidents,
        &[],
    ),
    (
        "training",
        Language::answers_training_question,
        Language::answers_training,
        &[Link::Products],
    ),
    (
        "purchaser-leaves",
        Language::answers_purchaser_leaves_question,
        Language::answers_purchaser_leaves,
        &[],
    ),
];

const PARTNERS: &[Question] = &[(
    "partners",
    Language::answers_partners_question,
    Language::answers_partners,
    &[],
)];
