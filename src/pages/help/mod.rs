//! Questions and answers about self-service purchase.

use std::rc::Rc;

use api::help::{HelpItem, HelpLink, HelpList, HelpSection, ListHelp};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::components::{Icon, async_content, icon, page_header};
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::view::view;

/// The help page.
pub fn help_page() -> AnyView {
    let language = use_language();
    let texts = use_remote(move || {
        Some(ListHelp {
            language: language.code().to_owned(),
        })
    });
    view! {
        {page_header(language.help_heading()).intro(language.help_questions_heading()).view()}
        {async_content(texts, |texts: Rc<HelpList>| content(&texts))}
    }
    .into_any()
}

fn content(texts: &HelpList) -> AnyView {
    let language = use_language();
    let contents: Vec<_> = texts
        .sections
        .iter()
        .map(|section| {
            view! {
                <li>
                    <a href=format!("#{}", section.id)>{section.title.clone()}</a>
                </li>
            }
        })
        .collect();
    let sections: Vec<_> = texts.sections.iter().map(section).collect();
    request_animation_frame(open_linked_question);
    view! {
        <div class="help-columns">
            <nav class="help-contents" aria-labelledby="help-contents-heading">
                <h2 id="help-contents-heading">{language.help_sections()}</h2>
                <ul>{contents}</ul>
            </nav>
            <div class="stack">
                <div class="card help-introduction">
                    {paragraphs(&texts.introduction)} {links(&texts.links)}
                </div>
                {sections}
                <p>{language.help_still_stuck()}</p>
            </div>
        </div>
    }
    .into_any()
}

fn section(section: &HelpSection) -> AnyView {
    let questions: Vec<_> = section.items.iter().map(question).collect();
    view! {
        <section class="card" id=section.id.clone()>
            <h2>{section.title.clone()}</h2>
            {questions}
        </section>
    }
    .into_any()
}

fn question(item: &HelpItem) -> AnyView {
    view! {
        <details class="question" id=item.id.clone()>
            <summary>
                <h3>{item.question.clone()}</h3>
                {icon(Icon::ChevronDown)}
            </summary>
            <div class="question-body">{paragraphs(&item.answer)} {links(&item.links)}</div>
        </details>
    }
    .into_any()
}

fn paragraphs(texts: &[String]) -> Vec<AnyView> {
    let paragraph = |text: &String| view! { <p>{text.clone()}</p> }.into_any();
    texts.iter().map(paragraph).collect()
}

fn links(links: &[HelpLink]) -> AnyView {
    if links.is_empty() {
        return ().into_any();
    }
    let links: Vec<_> = links
        .iter()
        .map(|link| {
            view! {
                <li>
                    <a href=link.url.clone() rel="noopener">
                        {link.title.clone()}
                    </a>
                </li>
            }
        })
        .collect();
    view! { <ul class="help-links">{links}</ul> }.into_any()
}

/// Opens and shows the question that the address names after its `#`: the
/// browser looked for it before it was there.
fn open_linked_question() {
    let hash = window().location().hash().unwrap_or_default();
    let Some(place) = hash
        .strip_prefix('#')
        .and_then(|id| document().get_element_by_id(id))
    else {
        return;
    };
    let place: Element = place.unchecked_into();
    if place.tag_name() == "DETAILS" {
        drop(place.set_attribute("open", ""));
    }
    place.scroll_into_view();
}
