//! What signs the calls (Standard Webhooks 1.0.0, "Verifying signatures").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What a secret begins with.
const PREFIX: &str = "whsec_";

/// A secret as receivers are given it.
pub fn secret(bytes: [u8; 32]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(bytes))
}

/// The signature of a call; none for what is no secret.
pub fn signature(secret: &str, id: &str, at: DateTime<Utc>, body: &str) -> Option<String> {
    let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    mac.update(format!("{id}.{}.{body}", at.timestamp()).as_bytes());
    let signed = STANDARD.encode(mac.finalize().into_bytes());
    Some(format!("v1,{signed}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    // The example of the specification's own libraries.
    #[test]
    fn a_call_is_signed_as_the_specification_shows() {
        let at = DateTime::from_timestamp(1_614_265_330, 0).unwrap();
        let signed = signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            at,
            r#"{"test": 2432232314}"#,
        );
        let expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(signed.as_deref(), Some(expected));
    }

    #[test]
    fn a_secret_of_ours_signs() {
        let at = DateTime::from_timestamp(0, 0).unwrap();
        assert!(signature(&secret([7; 32]), "e", at, "{}").is_some());
        assert!(signature("MfKQ9r8G", "e", at, "{}").is_none());
    }
}
