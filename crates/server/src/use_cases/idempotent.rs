//! Calls that cost money or seats: each names its click by a key, and the
//! same key gets the same answer (`decisions.md` 16, 21).

use sha2::{Digest, Sha256};
use store::StoreError;
use store::idempotency::Begin;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// One click of a person.
#[derive(Debug, Clone, Copy)]
pub struct Click<'a> {
    /// The key that names it.
    pub key: &'a str,
    /// The call.
    pub route: &'static str,
}

impl Click<'_> {
    /// Notes the key. `body` is whatever makes another body another one.
    ///
    /// # Errors
    /// [`Refusal::Store`].
    pub async fn begin(
        self,
        state: &AppState,
        session: &CurrentSession,
        body: &str,
    ) -> Result<Begin, Refusal> {
        let hash = hex::encode(Sha256::digest(body));
        let (key, user) = (self.key.to_owned(), session.viewer.user.clone());
        let (route, at) = (self.route, state.clock.system_now());
        let unit = state.store.write(&session.viewer.tenant, move |tx| {
            let (key, user, hash) = (key.clone(), user.clone(), hash.clone());
            Box::pin(
                async move { store::idempotency::begin(tx, &user, &key, route, &hash, at).await },
            )
        });
        unit.await
            .map_err(|error: StoreError| Refusal::Store(error))
    }

    /// Keeps the id of what was made as the key's answer; a refusal leaves the
    /// key free, since nothing was done under it.
    ///
    /// # Errors
    /// [`Refusal::Store`].
    pub async fn end(
        self,
        state: &AppState,
        session: &CurrentSession,
        made: Option<&str>,
    ) -> Result<(), Refusal> {
        let (key, user) = (self.key.to_owned(), session.viewer.user.clone());
        let (route, made) = (self.route, made.map(ToOwned::to_owned));
        let unit = state.store.write(&session.viewer.tenant, move |tx| {
            let (key, user, made) = (key.clone(), user.clone(), made.clone());
            Box::pin(async move {
                match made {
                    Some(made) => {
                        store::idempotency::finish(tx, &user, &key, route, 200, Some(&made)).await
                    }
                    None => store::idempotency::abandon(tx, &user, &key, route).await,
                }
            })
        });
        unit.await
            .map_err(|error: StoreError| Refusal::Store(error))
    }
}
