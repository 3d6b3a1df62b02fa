//! Views of one element type (`docs/adr/0015-one-element-type.md`).
//!
//! Leptos gives each element a type of its own, made of its attributes and
//! children, and compiles building and rebuilding for each. Here every element
//! is an [`Element`]: the same syntax, signals and frame, and far less code.

mod attribute;
mod child;
mod mounted;

use std::borrow::Cow;

use leptos::__reexports::send_wrapper::SendWrapper;
use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::tachys::html::node_ref::NodeRefContainer;
use wasm_bindgen::JsCast;

pub use attribute::{IntoCondition, IntoProperty, IntoText};
pub use child::IntoChild;
pub use view_macro::view;

use attribute::{Condition, Property, Text};
use child::Child;

/// An element with all that belongs to it, not in the document yet.
pub struct Element {
    tag: &'static str,
    parts: Vec<Part>,
    children: Vec<Child>,
}

/// Several nodes beside each other.
#[derive(Default)]
pub struct Several {
    children: Vec<Child>,
}

type Handler = Box<dyn FnMut(web_sys::Event)>;
type Load = Box<dyn FnOnce(&web_sys::Element)>;

/// What is set on an element besides its children.
enum Part {
    Attribute(&'static str, Text),
    ClassWhen(&'static str, Condition),
    Property(&'static str, Property),
    Style(&'static str, Text),
    On(Cow<'static, str>, SendWrapper<Handler>),
    Load(SendWrapper<Load>),
}

impl Element {
    /// An element of this name without anything.
    pub const fn new(tag: &'static str) -> Self {
        Self {
            tag,
            parts: Vec::new(),
            children: Vec::new(),
        }
    }

    /// An attribute that stays.
    #[inline(never)]
    pub fn fixed(&mut self, name: &'static str, value: &'static str) {
        self.attribute(name, value);
    }

    /// An attribute. `None` and `false` leave it out; a closure is followed.
    #[inline(never)]
    pub fn attribute(&mut self, name: &'static str, value: impl IntoText) {
        self.add(Part::Attribute(name, value.into_text()));
    }

    /// A class that is there under a condition.
    pub fn class_when(&mut self, name: &'static str, condition: impl IntoCondition) {
        self.add(Part::ClassWhen(name, condition.into_condition()));
    }

    /// A property of the DOM, such as what a field holds; a closure is followed.
    pub fn property(&mut self, name: &'static str, value: impl IntoProperty) {
        self.add(Part::Property(name, value.into_property()));
    }

    /// A style, set as a property: the content security policy blocks the attribute.
    pub fn style(&mut self, name: &'static str, value: impl IntoText) {
        self.add(Part::Style(name, value.into_text()));
    }

    /// What happens on an event.
    pub fn on<E: EventDescriptor>(
        &mut self,
        event: E,
        mut handler: impl FnMut(E::EventType) + 'static,
    ) where
        E::EventType: JsCast,
    {
        let handler = move |event: web_sys::Event| handler(event.unchecked_into());
        self.add(Part::On(event.name(), SendWrapper::new(Box::new(handler))));
    }

    /// A reference that knows the element once it is built.
    pub fn node_ref<E: ElementType + 'static>(&mut self, node: impl NodeRefContainer<E>) {
        let load = move |element: &web_sys::Element| node.load(element);
        self.add(Part::Load(SendWrapper::new(Box::new(load))));
    }

    /// A text that stays.
    #[inline(never)]
    pub fn text(&mut self, text: &'static str) {
        self.add_child(text.into_child());
    }

    /// An element within this one.
    #[inline(never)]
    pub fn element(&mut self, element: Self) {
        self.add_child(Child::Element(element));
    }

    /// A child: text, a view, some of them, or a closure that is followed.
    #[inline(never)]
    pub fn child(&mut self, child: impl IntoChild) {
        self.add_child(child.into_child());
    }

    #[inline(never)]
    fn add(&mut self, part: Part) {
        self.parts.push(part);
    }

    #[inline(never)]
    fn add_child(&mut self, child: Child) {
        self.children.push(child);
    }
}

impl Several {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A text that stays.
    pub fn text(&mut self, text: &'static str) {
        self.child(text);
    }

    /// An element.
    #[inline(never)]
    pub fn element(&mut self, element: Element) {
        self.children.push(Child::Element(element));
    }

    /// One more.
    #[inline(never)]
    pub fn child(&mut self, child: impl IntoChild) {
        self.children.push(child.into_child());
    }

    /// All of them as one view.
    #[inline(never)]
    pub fn into_view(self) -> AnyView {
        Child::Several(self.children).into_view()
    }
}

/// A view that follows what it reads.
pub fn follow<T: IntoChild>(view: impl Fn() -> T + Send + 'static) -> AnyView {
    view.into_child().into_view()
}

/// Does something now, and again when what it reads changes. One effect type
/// for all, as for views.
pub fn effect(run: impl FnMut() + 'static) {
    start_effect(Box::new(run));
}

fn start_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// A value that is computed again when what it reads changes, and tells only
/// of a change of its own.
pub fn memo<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    start_memo(Box::new(compute))
}

fn start_memo<T>(compute: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| compute())
}
