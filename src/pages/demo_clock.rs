//! Moving the business clock of a demo (B24).

use std::rc::Rc;

use api::demo::{AdvanceClock, AdvanceClockRequest, ClockBody, ShowClock};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::{notice, use_backend};
use crate::components::{ButtonKind, async_content, button, page_header};
use crate::format::date_and_time;
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::toasts::use_toasts;
use crate::view::{follow, view};

/// What the buttons move it on by: the last is longer than any month.
const DAYS: [u32; 4] = [1, 7, 35, 366];
const SECONDS_PER_DAY: u32 = 24 * 60 * 60;

/// The page.
pub fn demo_clock_page() -> AnyView {
    let language = use_language();
    let clocks = use_remote(|| Some(ShowClock));
    view! {
        <div class="narrow">
            {page_header(language.demo_clock_heading()).intro(language.demo_clock_intro()).view()}
            {async_content(
                clocks,
                move |shown: Rc<ClockBody>| {
                    view! {
                        <p>
                            {language.demo_clock_now()} " "
                            <strong>{date_and_time(language, shown.business_now)}</strong>
                        </p>
                    }
                        .into_any()
                },
            )}
            {buttons(clocks)}
        </div>
    }
    .into_any()
}

fn buttons(clocks: Remote<ClockBody>) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let is_moving = RwSignal::new(false);
    let advance = move |days: u32| {
        if is_moving.get_untracked() {
            return;
        }
        is_moving.set(true);
        spawn_local(async move {
            let body = AdvanceClockRequest {
                seconds: days * SECONDS_PER_DAY,
            };
            match backend.send(&AdvanceClock { body }).await {
                Ok(moved) => {
                    let now = date_and_time(language, moved.business_now);
                    toasts.success(language.demo_clock_moved(&now));
                    clocks.set(moved);
                }
                Err(error) => toasts.error(notice(language, &error).body),
            }
            is_moving.set(false);
        });
    };
    let offered: Vec<_> = DAYS
        .iter()
        .map(|days| {
            button(
                ButtonKind::Secondary,
                language.demo_clock_advance(i64::from(*days)),
            )
            .on_press(move || advance(*days))
            .view()
        })
        .collect();
    view! {
        <div class="form-actions">{offered}</div>
        {follow(move || {
            is_moving
                .get()
                .then(|| view! { <p role="status">{language.demo_clock_moving()}</p> })
                .into_any()
        })}
    }
    .into_any()
}
