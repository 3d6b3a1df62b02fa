//! The mails of a demo.

use std::rc::Rc;

use api::demo::{KeptMailBody, ListOutbox, Outbox};
use leptos::prelude::*;

use crate::components::{async_content, page_header};
use crate::format::date_and_time;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::view::view;

/// The page.
pub fn demo_outbox_page() -> AnyView {
    let language = use_language();
    let outbox = use_remote(|| Some(ListOutbox));
    let content = async_content(outbox, move |outbox: Rc<Outbox>| {
        if outbox.items.is_empty() {
            return view! { <p class="quiet">{language.demo_outbox_empty()}</p> }.into_any();
        }
        let mails: Vec<_> = outbox.items.iter().map(mail).collect();
        view! { <div class="mails">{mails}</div> }.into_any()
    });
    view! {
        <div class="narrow">
            {page_header(language.demo_outbox_heading()).intro(language.demo_outbox_intro()).view()}
            {content}
        </div>
    }
    .into_any()
}

fn mail(mail: &KeptMailBody) -> AnyView {
    let language = use_language();
    view! {
        <article class="mail">
            <h2>{mail.subject.clone()}</h2>
            <p class="quiet">
                {language.demo_outbox_to()} " " {mail.to.clone()} " · "
                {date_and_time(language, mail.at)}
            </p>
            <pre class="mail-text">{mail.text.clone()}</pre>
        </article>
    }
    .into_any()
}
