//! The title of the document: the page's heading, and whether its form has a problem.

use leptos::prelude::*;

use crate::state::preferences::use_language;
use crate::view::effect;

/// What the title is made of.
#[derive(Clone, Copy)]
pub struct DocumentTitle {
    heading: RwSignal<String>,
    has_problem: RwSignal<bool>,
}

/// Makes it available, and keeps the document's title true. Below the language.
pub fn provide_title() {
    let language = use_language();
    let title = DocumentTitle {
        heading: RwSignal::new(String::new()),
        has_problem: RwSignal::new(false),
    };
    provide_context(title);
    effect(move || {
        let heading = title.heading.get();
        let page = if heading.is_empty() {
            language.common_program_name().to_owned()
        } else {
            language.common_document_title(&heading)
        };
        if title.has_problem.get() {
            document().set_title(&language.common_document_title_error(&page));
        } else {
            document().set_title(&page);
        }
    });
}

/// The title of the document.
pub fn use_title() -> DocumentTitle {
    expect_context()
}

impl DocumentTitle {
    /// Takes the heading of a new page or step, which has no problem yet.
    pub fn set_heading(self, heading: String) {
        self.heading.set(heading);
        self.has_problem.set(false);
    }

    /// Whether the page's form has a problem, which the title then says first.
    pub fn set_problem(self, has_problem: bool) {
        if self.has_problem.get_untracked() != has_problem {
            self.has_problem.set(has_problem);
        }
    }
}
