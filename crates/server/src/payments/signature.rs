//! The signature of the processor's events: `t=…,v1=…` over time and body.

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How far the event's time may be from ours, in seconds.
pub const TOLERANCE_SECONDS: i64 = 300;

/// The event was not signed by the processor, or long ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the event's signature is missing, wrong or too old")]
pub struct InvalidSignature;

/// Checks the `Stripe-Signature` header against the body as received.
///
/// # Errors
/// [`InvalidSignature`].
pub fn verify(
    secret: &str,
    header: &str,
    body: &[u8],
    now: DateTime<Utc>,
) -> Result<(), InvalidSignature> {
    let parts = || {
        header
            .split(',')
            .filter_map(|part| part.trim().split_once('='))
    };
    let time = parts()
        .find(|(key, _)| *key == "t")
        .ok_or(InvalidSignature)?
        .1;
    let seconds: i64 = time.parse().map_err(|_| InvalidSignature)?;
    if (now.timestamp() - seconds).abs() > TOLERANCE_SECONDS {
        return Err(InvalidSignature);
    }
    let is_signed = parts()
        .filter(|(key, _)| *key == "v1")
        .any(|(_, signature)| {
            let Ok(signature) = hex::decode(signature) else {
                return false;
            };
            let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
                return false;
            };
            mac.update(time.as_bytes());
            mac.update(b".");
            mac.update(body);
            mac.verify_slice(&signature).is_ok()
        });
    if is_signed {
        Ok(())
    } else {
        Err(InvalidSignature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Computed with Python's hmac over "1700000000.{}" and the secret.
    const HEADER: &str =
        "t=1700000000,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e91";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn accepts_the_processor_and_nobody_else() {
        assert_eq!(
            verify("whsec_test", HEADER, b"{}", at(1_700_000_000)),
            Ok(())
        );
        for (secret, body) in [("whsec_other", &b"{}"[..]), ("whsec_test", b"{ }")] {
            let refused = verify(secret, HEADER, body, at(1_700_000_000));
            assert_eq!(refused, Err(InvalidSignature));
        }
    }

    #[test]
    fn refuses_an_event_of_more_than_five_minutes_ago_or_ahead() {
        assert_eq!(
            verify("whsec_test", HEADER, b"{}", at(1_700_000_300)),
            Ok(())
        );
        for seconds in [1_700_000_301, 1_699_999_699] {
            assert!(verify("whsec_test", HEADER, b"{}", at(seconds)).is_err());
        }
    }

    #[test]
    fn accepts_one_of_two_signatures_while_the_secret_is_rotated() {
        let header = HEADER.replace("v1=", "v1=00,v1=");
        assert_eq!(
            verify("whsec_test", &header, b"{}", at(1_700_000_000)),
            Ok(())
        );
        assert!(verify("whsec_test", "t=1700000000", b"{}", at(1_700_000_000)).is_err());
    }
}
