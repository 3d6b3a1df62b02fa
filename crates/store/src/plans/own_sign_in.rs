//! The queries of sign-ins at an organization's own provider.

use chrono::{DateTime, Utc};
use domain::ids::UserId;
use domain::sign_in::ProviderKind;

use crate::identity_providers::ProviderRecord;
use crate::provider_sessions::SignedOut;
use crate::{
    StoreError, TenantTx, external_identities, identity_providers, provider_sessions,
    sign_in_flows, users,
};

/// Runs every one of them.
pub(super) async fn run(
    tx: &mut TenantTx,
    user: &UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let provider = ProviderRecord {
        kind: ProviderKind::Generic,
        issuer: "https://login.harbor.example".to_owned(),
        client_id: "selfserve".to_owned(),
        sealed_secret: "sealed".to_owned(),
        version: 1,
    };
    identity_providers::put(tx, &provider, None).await?;
    identity_providers::put(tx, &provider, Some(1)).await?;
    identity_providers::find_and_hold(tx).await?;
    users::find_and_hold(tx, user).await?;
    let issuer = &provider.issuer;
    external_identities::link(tx, issuer, "ada", user, now).await?;
    external_identities::find(tx, issuer, "ada").await?;
    external_identities::subject_of(tx, issuer, user).await?;
    external_identities::move_to(tx, issuer, "ada", user, now).await?;
    sign_in_flows::take(tx, "state", "browser").await?;
    sign_in_flows::has_open(tx, "browser", now).await?;
    provider_sessions::find(tx, "hash").await?;
    for whom in [
        SignedOut::Session("sid".to_owned()),
        SignedOut::Subject("ada".to_owned()),
        SignedOut::Everybody,
    ] {
        provider_sessions::take(tx, issuer, &whom).await?;
    }
    provider_sessions::follow_notice(tx, "notice", now, now).await?;
    identity_providers::delete(tx).await.map(drop)
}
