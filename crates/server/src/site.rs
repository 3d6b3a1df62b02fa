//! The public address of the installation, and what follows from it.

use url::Url;

/// A checked public address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    origin: String,
    authority: String,
    is_https: bool,
}

/// Why an address cannot be the public one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPublicUrl {
    /// Not an address at all, or with a path.
    #[error("the public URL {0} is not an address such as https://buy.example.com")]
    Shape(String),
    /// Session cookies would travel in the clear.
    #[error("the public URL {0} is plain http; only https, or http on this machine, is safe")]
    PlainHttp(String),
}

impl Site {
    /// Reads a public URL. Plain http is for loopback only, since browsers
    /// send secure cookies nowhere else (`decisions.md` 3).
    ///
    /// # Errors
    /// [`InvalidPublicUrl`].
    pub fn parse(text: &str) -> Result<Self, InvalidPublicUrl> {
        let shape = || InvalidPublicUrl::Shape(text.to_owned());
        let url = Url::parse(text).map_err(|_| shape())?;
        let host = url.host_str().ok_or_else(shape)?;
        let is_bare = url.path() == "/" && url.query().is_none() && url.username().is_empty();
        let is_https = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(shape()),
        };
        if !is_bare {
            return Err(shape());
        }
        let is_loopback = matches!(host, "127.0.0.1" | "localhost" | "[::1]");
        if !is_https && !is_loopback {
            return Err(InvalidPublicUrl::PlainHttp(text.to_owned()));
        }
        let authority = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        Ok(Self {
            origin: format!("{}://{authority}", url.scheme()),
            authority,
            is_https,
        })
    }

    /// Scheme, host and port, as a browser's `Origin` writes them.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Host and port, as a browser's `Host` writes them.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Whether people come by https.
    pub const fn is_https(&self) -> bool {
        self.is_https
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        assert_eq!(
            Site::parse("http://127.0.0.1:8080").unwrap().origin(),
            "http://127.0.0.1:8080"
        );
        assert_eq!(
            Site::parse("https://buy.example.com/").unwrap().authority(),
            "buy.example.com"
        );
        let refused = Site::parse("http://buy.example.com");
        assert_eq!(
            refused,
            Err(InvalidPublicUrl::PlainHttp("http://buy.example.com".into()))
        );
    }

    #[test]
    fn refuses_what_is_no_bare_address() {
        for text in [
            "",
            "buy.example.com",
            "ftp://a.example",
            "https://a.example/x",
            "https://u@a.example",
        ] {
            assert!(
                matches!(Site::parse(text), Err(InvalidPublicUrl::Shape(_))),
                "{text}"
            );
        }
    }
}
