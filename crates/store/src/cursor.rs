//! Where the next page of a list begins, as an opaque text.

/// The sort key and the id of the last row of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) key: String,
    pub(crate) id: String,
}

impl Cursor {
    /// The text of the cursor; only [`Cursor::parse`] knows what is in it.
    pub(crate) fn to_text(&self) -> String {
        hex::encode(format!("{}\u{0}{}", self.key, self.id))
    }

    /// `None` for a text that is no cursor: the list begins at its beginning then.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let decoded = String::from_utf8(hex::decode(text).ok()?).ok()?;
        let (key, id) = decoded.split_once('\u{0}')?;
        let has_another = id.contains('\u{0}');
        (!has_another).then(|| Self {
            key: key.to_owned(),
            id: id.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_what_it_wrote() {
        let cursor = Cursor {
            key: "power bi pro".to_owned(),
            id: "sub_1".to_owned(),
        };
        assert_eq!(Cursor::parse(&cursor.to_text()), Some(cursor));
    }

    #[test]
    fn what_is_no_cursor_is_none() {
        for text in [
            "",
            "zz",
            "abc",
            "ff",
            &hex::encode("a"),
            &hex::encode("a\0b\0c"),
        ] {
            assert_eq!(Cursor::parse(text), None, "{text:?}");
        }
    }
}
