//! Language and appearance: chosen by the person, kept in this browser.
//!
//! A change of the language draws everything anew, so that texts need not be
//! signals: hundreds of them stay plain strings and the program stays small.

use crate::view::effect;
use leptos::prelude::*;
use messages::Language;

const LANGUAGE_KEY: &str = "selfserve-language";
const APPEARANCE_KEY: &str = "selfserve-appearance";

/// Light, dark, or as the device is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appearance {
    /// As the device is set.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The choices and the means to change them.
#[derive(Clone, Copy)]
pub struct Preferences {
    language: RwSignal<Language>,
    appearance: RwSignal<Appearance>,
    chooses_language: StoredValue<bool>,
}

/// Reads the choices and applies them.
pub fn provide_preferences() -> Preferences {
    let language = stored(LANGUAGE_KEY)
        .and_then(|code| Language::from_code(&code))
        .or_else(|| browser_language().and_then(|code| Language::from_code(&code)))
        .unwrap_or_default();
    let appearance = stored(APPEARANCE_KEY)
        .and_then(|word| Appearance::parse(&word))
        .unwrap_or(Appearance::System);
    let preferences = Preferences {
        language: RwSignal::new(language),
        appearance: RwSignal::new(appearance),
        chooses_language: StoredValue::new(false),
    };
    provide_context(preferences);
    effect(move || {
        set_root_attribute("lang", Some(preferences.language.get().code()));
        set_root_attribute("dir", Some("ltr"));
    });
    effect(move || {
        let word = match preferences.appearance.get() {
            Appearance::System => None,
            appearance => Some(appearance.as_str()),
        };
        set_root_attribute("data-theme", word);
    });
    preferences
}

/// The choices.
pub fn use_preferences() -> Preferences {
    expect_context()
}

/// The language of the texts. Not a signal: see the module.
pub fn use_language() -> Language {
    use_preferences().language.get_untracked()
}

/// What the browser prefers, such as `nl-NL`.
pub fn browser_language() -> Option<String> {
    window().navigator().language()
}

/// A value that this browser keeps for us.
pub fn stored(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Has this browser keep a value. Where it keeps none, the choice holds until
/// the page is left.
pub fn store(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        drop(storage.set_item(key, value));
    }
}

impl Preferences {
    /// The language, as a signal.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Chooses a language.
    pub fn choose_language(self, language: Language) {
        store(LANGUAGE_KEY, language.code());
        self.chooses_language.set_value(true);
        self.language.set(language);
    }

    /// Whether the language was just chosen: the choice, drawn anew, then
    /// takes the focus back.
    pub fn take_focus_of_choice(self) -> bool {
        self.chooses_language
            .try_update_value(std::mem::take)
            .unwrap_or_default()
    }

    /// Light, dark or as the device, as a signal.
    pub fn appearance(self) -> Appearance {
        self.appearance.get()
    }

    /// Chooses light, dark or as the device.
    pub fn choose_appearance(self, appearance: Appearance) {
        store(APPEARANCE_KEY, appearance.as_str());
        self.appearance.set(appearance);
    }
}

impl Appearance {
    /// Every value, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word that stands in the markup and in the browser's storage.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|appearance| appearance.as_str() == word)
    }
}

fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        drop(match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        });
    }
}
