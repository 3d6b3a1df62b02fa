//! The languages of the program, and how one is chosen.

/// A language that every message is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    Dutch,
}

impl Language {
    /// Every language, in the order of the language choice.
    pub const ALL: [Self; 2] = [Self::English, Self::Dutch];

    /// The code for `lang` attributes, Intl and storage.
    pub const fn code(self) -> &'static str {
        self.pick("en", "nl")
    }

    /// The name in the language itself, since a person looks for that one.
    pub const fn own_name(self) -> &'static str {
        self.pick("English", "Nederlands")
    }

    /// The language of a code such as `nl`, `nl-BE` or `EN_us`.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The language that an `Accept-Language` header likes best; English where it likes none.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = Self::English;
        let mut best_weight = 0;
        for range in header.split(',') {
            let mut parts = range.split(';');
            let language = parts.next().and_then(Self::from_code);
            let weight = parts.find_map(read_weight).unwrap_or(1000);
            if let Some(language) = language
                && weight > best_weight
            {
                best = language;
                best_weight = weight;
            }
        }
        best
    }

    /// The text of this language.
    #[inline]
    pub(crate) const fn pick(self, english: &'static str, dutch: &'static str) -> &'static str {
        match self {
            Self::English => english,
            Self::Dutch => dutch,
        }
    }
}

/// Reads `q=0.8` as 800; what is not a weight from 0 to 1 counts as none.
fn read_weight(parameter: &str) -> Option<u32> {
    let (name, value) = parameter.split_once('=')?;
    if !name.trim().eq_ignore_ascii_case("q") {
        return None;
    }
    let (whole, fraction) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    let thousandths: u32 = format!("{fraction:0<3}")
        .parse()
        .ok()
        .filter(|it| *it < 1000)?;
    match whole {
        "1" if thousandths == 0 => Some(1000),
        "0" => Some(thousandths),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn knows_a_language_by_its_code_with_or_without_a_region() {
        for code in ["nl", "NL", "nl-BE", "nl_NL", " nl "] {
            assert_eq!(Language::from_code(code), Some(Language::Dutch), "{code:?}");
        }
        assert_eq!(Language::from_code("en-GB"), Some(Language::English));
        for code in ["", "fr", "nld", "n", "-nl"] {
            assert_eq!(Language::from_code(code), None, "{code:?}");
        }
    }

    #[test]
    fn gives_every_language_a_code_that_leads_back_to_it() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
    }

    #[test]
    fn takes_the_language_that_the_browser_likes_best() {
        for (header, expected) in [
            ("nl-NL,nl;q=0.9,en;q=0.8", Language::Dutch),
            ("en;q=0.5, nl;q=0.75", Language::Dutch),
            ("fr, nl;q=0.3", Language::Dutch),
            ("nl;q=0, en;q=0.1", Language::English),
            ("en, nl", Language::English),
            ("nl, en", Language::Dutch),
            ("fr-FR, de", Language::English),
            ("nl;q=0", Language::English),
            ("", Language::English),
            (";;,,q=9,nl;q=7", Language::Dutch),
        ] {
            assert_eq!(
                Language::from_accept_language(header),
                expected,
                "{header:?}"
            );
        }
    }
}
