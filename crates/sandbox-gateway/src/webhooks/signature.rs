//! The signature of an event, as Stripe writes it into `Stripe-Signature`.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The header for `body` posted at `timestamp`.
pub fn header(secret: &str, timestamp: i64, body: &str) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(format!("{timestamp}.{body}").as_bytes());
    let digest = hex::encode(mac.finalize().into_bytes());
    Some(format!("t={timestamp},v1={digest}"))
}

#[cfg(test)]
mod tests {
    use super::header;

    /// The digest was computed with Python's `hmac`, not with this code.
    #[test]
    fn signs_the_time_and_the_body() {
        assert_eq!(
            header("whsec_test_secret", 1_700_000_000, r#"{"id":"evt_1"}"#).as_deref(),
            Some(
                "t=1700000000,v1=248a374f50f943a28b0f6ab50faf9a7e7e29b710fa26df9fb1618b9bf8ea9c9a"
            )
        );
    }
}
