//! Who hears of what (B7).

mod form;
mod topic;

use std::rc::Rc;

use api::notices::{NoticeSettingsBody, ShowNoticeSettings};
use domain::access::{Right, may};
use leptos::prelude::*;

use super::not_allowed::not_allowed;
use crate::components::{Tone, alert, async_content, page_header};
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;

/// The page.
pub fn notice_settings_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let viewer = access_viewer(&viewer);
    if may(&viewer, Right::ViewNotices).is_err() {
        return not_allowed();
    }
    let may_change = may(&viewer, Right::SetNotices).is_ok();
    let shown = use_remote(|| Some(ShowNoticeSettings));
    let read_only = (!may_change).then(|| {
        let text = view! { <p>{language.notices_read_only()}</p> };
        alert(Tone::Info, None, text)
    });
    let content = async_content(shown, move |settings: Rc<NoticeSettingsBody>| {
        form::form(shown, &settings, may_change)
    });
    view! {
        {page_header(language.notices_settings_heading())
            .intro(language.notices_settings_intro())
            .view()}
        {read_only}
        {content}
    }
    .into_any()
}
