//! Which database an address names.

use std::path::PathBuf;

use crate::error::OpenError;

/// A database, as far as its address tells.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Location {
    /// A file of ours.
    Sqlite(PathBuf),
    /// A server; the driver reads the rest of the address.
    Postgres(String),
}

impl Location {
    pub(super) fn parse(url: &str) -> Result<Self, OpenError> {
        match url.split_once("://") {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres(url.to_owned())),
            _ => Err(OpenError::BadUrl),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses_the_database() {
        let file = Location::parse("sqlite://data/selfserve.db").unwrap();
        assert_eq!(file, Location::Sqlite(PathBuf::from("data/selfserve.db")));
        let url = "postgres://selfserve@db.example/selfserve";
        assert_eq!(
            Location::parse(url).unwrap(),
            Location::Postgres(url.to_owned())
        );
    }

    #[test]
    fn refuses_an_address_that_names_no_database() {
        for url in ["", "sqlite://", "selfserve.db", "mysql://localhost/a"] {
            assert!(
                matches!(Location::parse(url), Err(OpenError::BadUrl)),
                "{url}"
            );
        }
    }
}
