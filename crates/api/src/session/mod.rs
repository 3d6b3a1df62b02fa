//! Signing in and out, and who is signed in.

mod lookup_email;
mod prove_second_factor;
mod show;
mod sign_in;
mod sign_out;
mod start_sign_in;
mod switch_organization;

pub use lookup_email::{LookUpEmail, LookUpEmailRequest, LookUpEmailResponse, OrganizationBody};
pub use prove_second_factor::{ProveSecondFactor, ProveSecondFactorRequest};
pub use show::{Membership, SessionBody, ShowSession, ViewerBody};
pub use sign_in::{SignIn, SignInRequest};
pub use sign_out::{SignOut, SignedOut};
pub use start_sign_in::{StartSignIn, StartSignInRequest, StartSignInResponse};
pub use switch_organization::{SwitchOrganization, SwitchOrganizationRequest};
