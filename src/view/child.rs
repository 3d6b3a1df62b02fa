//! What can stand between two tags.

use std::borrow::Cow;

use leptos::prelude::*;

use super::Element;

/// A child, whatever it was made of.
pub enum Child {
    /// Nothing at all.
    Nothing,
    /// A text that stays.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
    /// A view.
    View(AnyView),
    /// Several beside each other.
    Several(Vec<Self>),
    /// Follows what it reads.
    Follows(Box<dyn Fn() -> Self + Send>),
}

/// What can be a child.
pub trait IntoChild {
    /// The child.
    fn into_child(self) -> Child;
}

impl Child {
    /// As one view.
    #[inline(never)]
    pub fn into_view(self) -> AnyView {
        match self {
            Self::Nothing => ().into_any(),
            Self::Text(text) => text.into_owned().into_any(),
            Self::Element(element) => element.into_any(),
            Self::View(view) => view,
            Self::Several(children) => {
                let views: Vec<AnyView> = children.into_iter().map(Self::into_view).collect();
                views.into_any()
            }
            Self::Follows(child) => (move || child().into_view()).into_any(),
        }
    }
}

impl IntoChild for &'static str {
    fn into_child(self) -> Child {
        Child::Text(Cow::Borrowed(self))
    }
}

impl IntoChild for String {
    fn into_child(self) -> Child {
        Child::Text(Cow::Owned(self))
    }
}

impl IntoChild for usize {
    fn into_child(self) -> Child {
        self.to_string().into_child()
    }
}

impl IntoChild for u32 {
    fn into_child(self) -> Child {
        self.to_string().into_child()
    }
}

impl IntoChild for () {
    fn into_child(self) -> Child {
        Child::Nothing
    }
}

impl IntoChild for AnyView {
    fn into_child(self) -> Child {
        Child::View(self)
    }
}

impl IntoChild for Element {
    fn into_child(self) -> Child {
        Child::Element(self)
    }
}

impl<T: IntoChild> IntoChild for Option<T> {
    fn into_child(self) -> Child {
        self.map_or(Child::Nothing, IntoChild::into_child)
    }
}

impl<T: IntoChild> IntoChild for Vec<T> {
    fn into_child(self) -> Child {
        Child::Several(self.into_iter().map(IntoChild::into_child).collect())
    }
}

impl<F, T> IntoChild for F
where
    F: Fn() -> T + Send + 'static,
    T: IntoChild,
{
    fn into_child(self) -> Child {
        Child::Follows(Box::new(move || self().into_child()))
    }
}
