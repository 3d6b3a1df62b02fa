//! The heading of a page or step: gives the document its title, and takes the
//! focus when the person just came here.

use leptos::html::H1;
use leptos::prelude::*;

use crate::router::use_router;
use crate::state::announcer::use_announcer;
use crate::state::title::use_title;
use crate::view::{effect, view};

/// A heading with what stands around it.
pub struct PageHeader {
    title: String,
    intro: Option<AnyView>,
    actions: Option<AnyView>,
    above: Option<AnyView>,
}

/// The heading alone.
pub fn page_heading(title: impl Into<String>) -> AnyView {
    page_header(title).view()
}

/// A heading to which more can be added.
pub fn page_header(title: impl Into<String>) -> PageHeader {
    PageHeader {
        title: title.into(),
        intro: None,
        actions: None,
        above: None,
    }
}

impl PageHeader {
    /// A sentence below the heading.
    #[must_use]
    pub fn intro(mut self, intro: impl IntoView) -> Self {
        self.intro = Some(view! { <p class="page-intro">{intro.into_any()}</p> }.into_any());
        self
    }

    /// Buttons or choices beside the heading.
    #[must_use]
    pub fn actions(mut self, actions: impl IntoView) -> Self {
        self.actions =
            Some(view! { <div class="page-actions">{actions.into_any()}</div> }.into_any());
        self
    }

    /// A way back above the heading.
    #[must_use]
    pub fn above(mut self, above: impl IntoView) -> Self {
        self.above = Some(view! { <p class="page-above">{above.into_any()}</p> }.into_any());
        self
    }

    /// Draws it.
    pub fn view(self) -> AnyView {
        let (router, announcer) = (use_router(), use_announcer());
        use_title().set_heading(self.title.clone());
        let heading = NodeRef::<H1>::new();
        let takes_focus = router.take_heading_focus();
        let title = self.title.clone();
        effect(move || {
            if let Some(heading) = heading.get()
                && takes_focus
            {
                drop(heading.focus());
                announcer.announce(&title);
            }
        });
        view! {
            <div class="page-header">
                {self.above}
                <div class="page-header-row">
                    <div class="page-header-text">
                        <h1 node_ref=heading tabindex="-1">
                            {self.title}
                        </h1>
                        {self.intro}
                    </div>
                    {self.actions}
                </div>
            </div>
        }
        .into_any()
    }
}
