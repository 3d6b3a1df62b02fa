//! The help page answers the seed's questions in both languages (R4, R39, R48).
#![cfg(feature = "help")]

use std::collections::BTreeSet;

use messages::Language::{Dutch, English};
use messages::{
    HelpCatalog, HelpException, Language, POLICY_DOCUMENTATION, POLICY_HELP_ANCHOR,
    help_introduction, help_items, market_name,
};

fn default_catalog() -> HelpCatalog<'static> {
    HelpCatalog {
        families: vec![
            "Power BI",
            "Power Apps",
            "Power Automate",
            "Project",
            "Visio",
        ],
        closed_markets: vec!["IN"],
        exceptions: vec![HelpException {
            families: vec!["Project", "Visio"],
            markets: vec!["BR", "CD"],
        }],
    }
}

#[test]
fn answers_nineteen_questions_in_five_sections() {
    for language in Language::ALL {
        let items = help_items(language);
        let ids: BTreeSet<_> = items.iter().map(|item| item.id).collect();
        assert_eq!((items.len(), ids.len()), (19, 19), "{language:?}");
        let mut sections: Vec<_> = items.iter().map(|item| item.section_id).collect();
        sections.dedup();
        assert_eq!(
            sections,
            ["buying", "pricing", "admins", "support", "partners"]
        );
        for item in &items {
            assert!(item.question.ends_with('?'), "{}", item.question);
            assert!(
                item.answer_paragraphs.iter().all(|it| it.ends_with('.')),
                "{}",
                item.id
            );
        }
    }
}

#[test]
fn both_languages_have_the_same_paragraphs_and_links() {
    for (english, dutch) in help_items(English).iter().zip(&help_items(Dutch)) {
        assert_eq!(english.id, dutch.id);
        assert_eq!(
            english.answer_paragraphs.len(),
            dutch.answer_paragraphs.len(),
            "{}",
            dutch.id
        );
        assert_ne!(english.question, dutch.question);
        let targets = |item: &messages::HelpItem| -> Vec<_> {
            item.links.iter().map(|link| link.target).collect()
        };
        assert_eq!(targets(english), targets(dutch), "{}", dutch.id);
    }
}

/// R4, R39.
#[test]
fn introduction_and_the_answer_on_control_link_to_the_documentation_of_the_policy() {
    for language in Language::ALL {
        let (_, links) = help_introduction(language, &default_catalog());
        assert!(links.iter().any(|link| link.target == POLICY_DOCUMENTATION));
        let items = help_items(language);
        let control = items
            .iter()
            .find(|item| item.id == POLICY_HELP_ANCHOR)
            .unwrap();
        assert!(
            control
                .links
                .iter()
                .any(|link| link.target == POLICY_DOCUMENTATION)
        );
        assert!(
            control
                .answer_paragraphs
                .join(" ")
                .contains("selfserve policy set")
        );
    }
}

#[test]
fn a_link_within_the_page_leads_to_a_question() {
    let items = help_items(English);
    let (_, introduction) = help_introduction(English, &default_catalog());
    let links = items
        .iter()
        .flat_map(|item| &item.links)
        .chain(&introduction);
    let mut within_the_page = 0;
    for link in links {
        if let Some(id) = link.target.strip_prefix('#') {
            within_the_page += 1;
            assert!(items.iter().any(|item| item.id == id), "{id}");
        }
    }
    assert!(within_the_page > 0);
}

/// R5, R6, R7: from the catalog, so that they stay true of another one.
#[test]
fn introduction_names_what_is_sold_and_where_it_is_not() {
    let (english, _) = help_introduction(English, &default_catalog());
    assert_eq!(
        english[3..],
        [
            "Self-service purchase is available for Power BI, Power Apps, Power Automate, \
             Project, and Visio.",
            "It is not available to government and education organizations. It is not available \
             in these countries and regions: India. Project and Visio cannot be bought by \
             self-service in these countries and regions: Brazil and Democratic Republic of the \
             Congo.",
        ]
    );
    let (dutch, _) = help_introduction(Dutch, &default_catalog());
    assert!(
        dutch[3].ends_with("Power Automate, Project en Visio."),
        "{}",
        dutch[3]
    );
    assert!(
        dutch[4].ends_with("Brazilië en Democratische Republiek Congo."),
        "{}",
        dutch[4]
    );
}

#[test]
fn introduction_leaves_out_what_a_catalog_does_not_limit() {
    let catalog = HelpCatalog {
        families: vec!["Atlas"],
        closed_markets: vec![],
        exceptions: vec![],
    };
    let (english, _) = help_introduction(English, &catalog);
    assert_eq!(english[3], "Self-service purchase is available for Atlas.");
    assert_eq!(
        english[4],
        "It is not available to government and education organizations."
    );
}

/// R48, R50.
#[test]
fn says_that_it_departments_and_partners_need_not_support() {
    let items = help_items(English);
    let answer = |id: &str| {
        items
            .iter()
            .find(|item| item.id == id)
            .map(|item| item.answer_paragraphs.join(" "))
    };
    assert!(
        answer("who-supports")
            .unwrap()
            .contains("IT departments and partners are not expected")
    );
    assert!(answer("premium-incidents").unwrap().starts_with("No."));
}

#[test]
fn names_every_market_in_both_languages() {
    let table = include_str!("../help/market-names.tsv");
    assert_eq!(table.lines().count(), 249);
    for line in table.lines() {
        let code = line.get(..2).unwrap();
        for language in Language::ALL {
            assert!(
                market_name(language, code).is_some_and(|name| name.len() > 2),
                "{line}"
            );
        }
    }
    assert_eq!(market_name(Dutch, "BE"), Some("België"));
    assert_eq!(market_name(English, "XX"), None);
    assert_eq!(market_name(English, ""), None);
}
