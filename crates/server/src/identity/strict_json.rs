//! JSON objects of which every member is named once. A token that names one
//! twice means one thing to who reads the first and another to who reads the
//! last, so it means nothing to us.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::IdentityError;

/// The three parts of a signed token, the first two read.
pub struct Token<'a> {
    /// How it is signed.
    pub header: Map<String, Value>,
    /// What it says; not to be believed before the signature is checked.
    pub claims: Map<String, Value>,
    /// What is signed.
    pub signed: &'a str,
    /// The signature.
    pub signature: Vec<u8>,
}

/// Takes a token apart.
///
/// # Errors
/// [`IdentityError::Untrusted`] for what is no token, or a member named twice.
pub fn read(token: &str) -> Result<Token<'_>, IdentityError> {
    let (signed, signature) = token.rsplit_once('.').ok_or_else(no_token)?;
    let (header, claims) = signed.split_once('.').ok_or_else(no_token)?;
    Ok(Token {
        header: object(header)?,
        claims: object(claims)?,
        signed,
        signature: URL_SAFE_NO_PAD.decode(signature).map_err(|_| no_token())?,
    })
}

fn object(part: &str) -> Result<Map<String, Value>, IdentityError> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| no_token())?;
    match serde_json::from_slice(&bytes).map_err(IdentityError::untrusted)? {
        Strict(Value::Object(object)) => Ok(object),
        Strict(_) => Err(no_token()),
    }
}

fn no_token() -> IdentityError {
    IdentityError::untrusted("it is no signed token")
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON in which every member is named once")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            all.push(item);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((name, Strict(value))) = members.next_entry::<String, Strict>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format!("{name} is named twice")));
            }
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(header: &str, claims: &str) -> String {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        format!("{}.{}.{}", part(header), part(claims), part("signature"))
    }

    #[test]
    fn reads_a_token_that_means_one_thing() {
        let token = token(r#"{"alg":"RS256"}"#, r#"{"sub":"a","n":[1,{"b":null}]}"#);
        let read = read(&token).unwrap();
        assert_eq!(read.header["alg"], "RS256");
        assert_eq!(read.claims["sub"], "a");
        assert_eq!(read.signature, b"signature");
    }

    #[test]
    fn refuses_what_can_be_read_in_two_ways_or_in_none() {
        for text in [
            token(r#"{"alg":"RS256","alg":"none"}"#, "{}"),
            token("{}", r#"{"sub":"a","sub":"b"}"#),
            token("{}", r#"{"a":{"b":1,"b":2}}"#),
            token("{}", r#"{"sub":"a","\u0073ub":"b"}"#),
            token("[]", "{}"),
            token("{}", "\"sub\""),
            token("{}", "{} {}"),
            "a.b".to_owned(),
            "a.b.c".to_owned(),
            String::new(),
        ] {
            assert!(
                matches!(read(&text), Err(IdentityError::Untrusted(_))),
                "{text}"
            );
        }
    }
}
