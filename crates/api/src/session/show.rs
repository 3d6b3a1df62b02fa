//! Who is signed in, and what kind of installation this is.

use domain::access::Role;
use domain::ids::TenantId;
use domain::market::Market;
use domain::user::UserKind;
use serde::{Deserialize, Serialize};

use crate::parts::Person;
use crate::{Endpoint, Method, NoBody};

/// Asks who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowSession;

/// The session as the browser needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionBody {
    /// Who is signed in; `None` when nobody is.
    pub viewer: Option<ViewerBody>,
    /// The password of every demo user, in a demo installation only.
    pub demo_password: Option<String>,
    /// Whether this installation takes payments.
    pub payments_open: bool,
}

/// The signed-in person in the organization where he or she acts now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ViewerBody {
    /// The person.
    pub person: Person,
    /// The organization's id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub tenant: TenantId,
    /// The organization's name.
    pub organization: String,
    /// The organization's market.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Market))]
    pub market: Market,
    /// Member or guest of it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::UserKind))]
    pub kind: UserKind,
    /// Roles in it.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Role>))]
    pub roles: Vec<Role>,
    /// Every organization the person can switch to, this one included.
    pub memberships: Vec<Membership>,
    /// How many notices the person has not seen, counted up to a hundred.
    pub unread_notices: u32,
}

/// One organization of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Membership {
    /// The organization's email domain: what `?organization=` names.
    pub domain: String,
    /// Its name.
    pub name: String,
    /// Member or guest.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::UserKind))]
    pub kind: UserKind,
    /// Whether the person acts in it now.
    pub is_current: bool,
}

impl Endpoint for ShowSession {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/session";
    const OPERATION: &'static str = "show_session";
    const SUMMARY: &'static str = "Tells who is signed in.";
    const NEEDS_SIGN_IN: bool = false;
    type Body = NoBody;
    type Response = SessionBody;
}
