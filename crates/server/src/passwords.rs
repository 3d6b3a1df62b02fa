//! Passwords of the built-in directory: argon2id, a few at a time.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, PasswordHash, Version};
use tokio::sync::Semaphore;

/// Hashes and checks passwords on threads of their own; each takes 19 MiB, so
/// only a few run at once.
#[derive(Clone)]
pub struct Passwords {
    running: Arc<Semaphore>,
    hasher: Argon2<'static>,
    nobody: Arc<str>,
}

/// Hashing failed, or no thread could do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashingFailed;

impl Passwords {
    /// Prepares for `at_once` passwords at a time, each as costly as `params`
    /// say; `Params::default()` is what OWASP recommends.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub fn new(at_once: usize, params: Params) -> Result<Self, HashingFailed> {
        let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash(&hasher, "the password of nobody")?.into();
        Ok(Self {
            running: Arc::new(Semaphore::new(at_once)),
            hasher,
            nobody,
        })
    }

    /// The hash to store.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub async fn hash(&self, password: String) -> Result<String, HashingFailed> {
        let _permit = self.running.acquire().await.map_err(|_| HashingFailed)?;
        let hasher = self.hasher.clone();
        let outcome = tokio::task::spawn_blocking(move || hash(&hasher, &password)).await;
        outcome.map_err(|_| HashingFailed)?
    }

    /// Whether the password belongs to the stored hash. Without one it takes
    /// just as long and says no, so that time tells nothing about who exists.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub async fn verify(
        &self,
        password: String,
        stored: Option<String>,
    ) -> Result<bool, HashingFailed> {
        let _permit = self.running.acquire().await.map_err(|_| HashingFailed)?;
        let (nobody, hasher) = (Arc::clone(&self.nobody), self.hasher.clone());
        let check = move || {
            let exists = stored.is_some();
            let hash = stored.unwrap_or_else(|| nobody.to_string());
            let Ok(hash) = PasswordHash::new(&hash) else {
                return false;
            };
            hasher.verify_password(password.as_bytes(), &hash).is_ok() && exists
        };
        tokio::task::spawn_blocking(check)
            .await
            .map_err(|_| HashingFailed)
    }
}

fn hash(hasher: &Argon2<'_>, password: &str) -> Result<String, HashingFailed> {
    let hash = hasher.hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|_| HashingFailed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn knows_a_password_again_and_no_other() {
        let passwords = Passwords::new(1, Params::default()).unwrap();
        let stored = passwords.hash("correct".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(
            passwords
                .verify("correct".into(), Some(stored.clone()))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("wrong".into(), Some(stored))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        let passwords = Passwords::new(1, Params::default()).unwrap();
        assert!(
            !passwords
                .verify("the password of nobody".into(), None)
                .await
                .unwrap()
        );
    }
}
