//! Questions and answers, with what this installation's catalog sells.

use api::help::{HelpItem, HelpLink, HelpList, HelpSection};
use domain::market::Market;
use messages::{HelpCatalog, HelpException, Language};

use crate::state::AppState;

/// The help page's texts in one language.
pub fn list_help(state: &AppState, language: Language) -> HelpList {
    let (introduction, links) = introduction(state, language);
    let mut sections: Vec<HelpSection> = Vec::new();
    for item in messages::help_items(language) {
        if sections
            .last()
            .is_none_or(|section| section.id != item.section_id)
        {
            let (id, title) = (item.section_id.to_owned(), item.section.to_owned());
            sections.push(HelpSection {
                id,
                title,
                items: Vec::new(),
            });
        }
        if let Some(section) = sections.last_mut() {
            section.items.push(HelpItem {
                id: item.id.to_owned(),
                question: item.question.to_owned(),
                answer: item
                    .answer_paragraphs
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
                links: item.links.into_iter().map(link).collect(),
            });
        }
    }
    HelpList {
        introduction,
        links,
        sections,
    }
}

fn introduction(state: &AppState, language: Language) -> (Vec<String>, Vec<HelpLink>) {
    let products = state.catalog.products();
    let mut families: Vec<&str> = products
        .iter()
        .map(|product| product.family.as_str())
        .collect();
    families.dedup();
    let mut exceptions: Vec<HelpException<'_>> = Vec::new();
    for product in products
        .iter()
        .filter(|product| !product.closed_markets.is_empty())
    {
        let markets: Vec<&str> = product.closed_markets.iter().map(Market::as_str).collect();
        let family = product.family.as_str();
        match exceptions
            .iter_mut()
            .find(|exception| exception.markets == markets)
        {
            Some(exception) if exception.families.contains(&family) => {}
            Some(exception) => exception.families.push(family),
            None => exceptions.push(HelpException {
                families: vec![family],
                markets,
            }),
        }
    }
    let closed_markets = state
        .catalog
        .closed_markets()
        .iter()
        .map(Market::as_str)
        .collect();
    let catalog = HelpCatalog {
        families,
        closed_markets,
        exceptions,
    };
    let (paragraphs, links) = messages::help_introduction(language, &catalog);
    (paragraphs, links.into_iter().map(link).collect())
}

fn link(link: messages::HelpLink) -> HelpLink {
    HelpLink {
        title: link.label.to_owned(),
        url: link.target.to_owned(),
    }
}
