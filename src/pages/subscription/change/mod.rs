//! Changing the subscription: one dialog, in which every change is first shown
//! to the cent and then confirmed.
//!
//! `form` asks what is wanted and `draft` reads it; `flow` asks the server and
//! keeps the `stage`; `preview` shows the answer in the words of `words`, and
//! `failed` what went wrong.

mod cancel_form;
mod draft;
mod failed;
#[cfg(test)]
mod fixtures;
mod flow;
mod form;
mod preview;
mod stage;
mod wish;
mod words;

use api::subscriptions::SubscriptionDetail;
use domain::billing::change::{Change, ChangeKind};
use leptos::prelude::*;
use messages::Language;

use crate::backend::{Backend, use_backend};
use crate::components::{ButtonKind, button, dialog};
use crate::pages::paying::follow_payment;
use crate::router::{Router, use_router};
use crate::state::preferences::use_language;
use crate::state::toasts::{Toasts, use_toasts};
use crate::view::{effect, follow, view};
use draft::Draft;
use failed::{Failure, failure_place};
use form::form;
use preview::preview;
use stage::Stage;

pub use wish::Wish;

/// The changes of the page's subscription, and the one that is being made.
#[derive(Clone, Copy)]
pub struct Changes {
    /// How many licenses are assigned at this moment.
    pub assigned: RwSignal<u32>,
    detail: StoredValue<SubscriptionDetail>,
    draft: Draft,
    wish: RwSignal<Wish>,
    is_open: RwSignal<bool>,
    is_busy: RwSignal<bool>,
    stage: RwSignal<Stage>,
    failure: RwSignal<Option<Failure>>,
    /// What was asked for last, to ask again.
    asked: StoredValue<Option<Change>>,
    /// Counts how often the dialog was opened: an answer of before is dropped.
    opened: StoredValue<u32>,
    around: StoredValue<Around>,
    language: Language,
}

/// What the program has for all pages, and what makes this one anew.
#[derive(Clone, Copy)]
struct Around {
    backend: Backend,
    toasts: Toasts,
    router: Router,
    reload: Callback<()>,
}

impl Changes {
    /// Of this subscription; `reload` asks anew how it stands.
    pub fn of(detail: &SubscriptionDetail, reload: Callback<()>) -> Self {
        Self {
            assigned: RwSignal::new(detail.subscription.assigned),
            detail: StoredValue::new(detail.clone()),
            draft: Draft::default(),
            wish: RwSignal::new(Wish::Licenses),
            is_open: RwSignal::new(false),
            is_busy: RwSignal::new(false),
            stage: RwSignal::new(Stage::Form),
            failure: RwSignal::new(None),
            asked: StoredValue::new(None),
            opened: StoredValue::new(0),
            around: StoredValue::new(Around {
                backend: use_backend(),
                toasts: use_toasts(),
                router: use_router(),
                reload,
            }),
            language: use_language(),
        }
    }

    /// The button of a change; nothing where the viewer cannot ask for it now.
    pub fn button(self, wish: Wish) -> Option<AnyView> {
        let can_ask = |kind: &ChangeKind| wish.kinds().contains(kind);
        let is_possible = self
            .detail
            .with_value(|detail| detail.changes.iter().any(can_ask));
        is_possible.then(|| {
            button(ButtonKind::Secondary, wish.text(self.language))
                .on_press(move || self.open(wish))
                .view()
        })
    }

    /// The dialog of all of them.
    pub fn dialog(self) -> AnyView {
        let heading = Signal::derive(move || {
            let wish = self.wish.get();
            self.detail
                .with_value(|detail| wish.heading(self.language, &detail.subscription.product.name))
        });
        effect(move || {
            // What is left while it is being paid may have been paid since.
            let is_left = !self.is_open.get();
            if is_left && self.stage.with_untracked(Stage::is_paying) {
                self.look_anew();
            }
        });
        dialog("change", heading, self.is_open)
            .wide()
            .view(move || content(self))
    }

    fn open(self, wish: Wish) {
        self.opened
            .update_value(|count| *count = count.wrapping_add(1));
        self.is_busy.set(false);
        self.failure.set(None);
        self.stage.set(Stage::Form);
        self.asked.set_value(None);
        self.detail
            .with_value(|detail| self.draft.begin(wish, detail));
        self.wish.set(wish);
        self.is_open.set(true);
        match wish {
            Wish::TakeBack => self.ask(Change::TakeBack),
            Wish::Reactivate => self.ask(Change::Reactivate),
            Wish::Licenses | Wish::Cancel | Wish::Term | Wish::Recurring => {}
        }
    }
}

fn content(changes: Changes) -> AnyView {
    let stage = follow(move || match changes.stage.get() {
        Stage::Form => form(changes),
        Stage::Preview(shown) => preview(changes, &shown),
        Stage::Paying { order, shown } => {
            follow_payment(&order, move |end| changes.ended(end, &shown))
        }
    });
    view! {
        {failure_place(changes)}
        {stage}
    }
    .into_any()
}
