//! What can be set on an element.

use std::borrow::Cow;

use wasm_bindgen::JsValue;

/// A text, or none.
pub type MaybeText = Option<Cow<'static, str>>;

/// An attribute's value.
pub enum Text {
    /// Stays.
    Fixed(MaybeText),
    /// Follows what it reads.
    Follows(Box<dyn Fn() -> MaybeText + Send>),
}

/// Whether a class is there.
pub enum Condition {
    /// Stays.
    Fixed(bool),
    /// Follows what it reads.
    Follows(Box<dyn Fn() -> bool + Send>),
}

/// A property's value.
pub struct Property(pub Box<dyn Fn() -> JsValue + Send>);

/// What can be an attribute.
pub trait IntoText {
    /// The attribute's value.
    fn into_text(self) -> Text;
}

/// What can decide whether a class is there.
pub trait IntoCondition {
    /// The condition.
    fn into_condition(self) -> Condition;
}

/// What can be a property.
pub trait IntoProperty {
    /// The property's value.
    fn into_property(self) -> Property;
}

/// What a followed attribute can give.
pub trait ToText {
    /// The text, if the attribute is to be there.
    fn to_text(self) -> MaybeText;
}

macro_rules! texts {
    ($($kind:ty: $value:ident => $text:expr;)+) => {$(
        impl ToText for $kind {
            fn to_text(self) -> MaybeText {
                let $value = self;
                $text
            }
        }

        impl IntoText for $kind {
            fn into_text(self) -> Text {
                Text::Fixed(self.to_text())
            }
        }
    )+};
}

texts! {
    &'static str: text => Some(Cow::Borrowed(text));
    String: text => Some(Cow::Owned(text));
    Option<&'static str>: text => text.map(Cow::Borrowed);
    Option<String>: text => text.map(Cow::Owned);
    bool: is_there => is_there.then_some(Cow::Borrowed(""));
}

impl<F, T> IntoText for F
where
    F: Fn() -> T + Send + 'static,
    T: ToText,
{
    fn into_text(self) -> Text {
        Text::Follows(Box::new(move || self().to_text()))
    }
}

impl IntoCondition for bool {
    fn into_condition(self) -> Condition {
        Condition::Fixed(self)
    }
}

impl<F: Fn() -> bool + Send + 'static> IntoCondition for F {
    fn into_condition(self) -> Condition {
        Condition::Follows(Box::new(self))
    }
}

impl<F, T> IntoProperty for F
where
    F: Fn() -> T + Send + 'static,
    T: Into<JsValue>,
{
    fn into_property(self) -> Property {
        Property(Box::new(move || self().into()))
    }
}
