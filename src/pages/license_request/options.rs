//! What the viewer can do instead of buying, as the server says.

use api::license_requests::{RequestOptions, ShowRequestOptions};
use domain::access::{Right, may};

use crate::state::remote::{Remote, use_remote};
use crate::state::session::{access_viewer, use_session};

/// Asks for one product; never for whoever may not ask for licenses at all, as
/// guests and people who are not signed in.
pub fn use_request_options(slug: &str) -> Remote<RequestOptions> {
    let (session, slug) = (use_session(), slug.to_owned());
    use_remote(move || {
        let viewer = access_viewer(&*session.viewer()?);
        let may_ask = may(&viewer, Right::AskForLicenses).is_ok();
        may_ask.then(|| ShowRequestOptions { slug: slug.clone() })
    })
}
