//! What every endpoint says of itself.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The method of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes something new.
    Post,
    /// Sets something.
    Put,
    /// Removes something.
    Delete,
}

impl Method {
    /// The method's name in HTTP.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// What can be a body. Under the feature `openapi` it describes itself too.
#[cfg(not(feature = "openapi"))]
pub trait Wire: Serialize + DeserializeOwned + 'static {}
#[cfg(not(feature = "openapi"))]
impl<T: Serialize + DeserializeOwned + 'static> Wire for T {}

/// What can be a body. Under the feature `openapi` it describes itself too.
#[cfg(feature = "openapi")]
pub trait Wire: Serialize + DeserializeOwned + utoipa::ToSchema + 'static {}
#[cfg(feature = "openapi")]
impl<T: Serialize + DeserializeOwned + utoipa::ToSchema + 'static> Wire for T {}

/// One call: the value holds what goes into path, query and body.
pub trait Endpoint {
    /// The method.
    const METHOD: Method;
    /// The path with its parameters in braces, as routers and OpenAPI write it.
    const PATH: &'static str;
    /// A name for programs, unique in the API.
    const OPERATION: &'static str;
    /// One sentence for people who read the API's description.
    const SUMMARY: &'static str;
    /// Query parameters it understands.
    const QUERY: &'static [&'static str] = &[];
    /// Whether somebody has to be signed in.
    const NEEDS_SIGN_IN: bool = true;
    /// Whether a program can call it with a token instead.
    const TAKES_TOKENS: bool = false;
    /// The media type of the answer.
    const ANSWERS_WITH: &'static str = "application/json";
    /// Whether it costs money or seats and so needs an idempotency key.
    const NEEDS_IDEMPOTENCY_KEY: bool = false;
    /// What is sent; [`NoBody`] where nothing is.
    type Body: Wire;
    /// What comes back.
    type Response: Wire;

    /// The address with parameters and query filled in.
    fn address(&self) -> String {
        Self::PATH.to_owned()
    }

    /// What is sent, if anything.
    fn body(&self) -> Option<&Self::Body> {
        None
    }

    /// Names the caller's intent, where the endpoint needs it.
    fn idempotency_key(&self) -> Option<&str> {
        None
    }
}

/// The body of calls that send none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum NoBody {}

/// The answer of calls that have nothing to say but that it worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Empty {}
