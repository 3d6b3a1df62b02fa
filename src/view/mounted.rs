//! An element in the document, and what keeps it true.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Node;

use super::attribute::{Condition, MaybeText, Property, Text};
use super::child::Child;
use super::{Element, Part};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A built element. What is in here goes with it.
pub struct Mounted {
    element: web_sys::Element,
    children: Vec<AnyViewState>,
    kept: Vec<Kept>,
}

/// What is there as long as the element is: what follows signals, listens to
/// events, and the elements within.
enum Kept {
    Element(#[expect(dead_code, reason = "ends when it is dropped")] Mounted),
    Effect(#[expect(dead_code, reason = "ends when it is dropped")] RenderEffect<()>),
    Listener(
        #[expect(dead_code, reason = "ends when it is dropped")] Closure<dyn FnMut(web_sys::Event)>,
    ),
}

impl Render for Element {
    type State = Mounted;

    fn build(self) -> Mounted {
        let namespace = matches!(self.tag, "svg" | "use").then_some(SVG);
        let mut mounted = Mounted {
            element: Rndr::create_element(self.tag, namespace),
            children: Vec::new(),
            kept: Vec::new(),
        };
        let (properties, parts): (Vec<Part>, Vec<Part>) = self
            .parts
            .into_iter()
            .partition(|part| matches!(part, Part::Property(..)));
        for part in parts {
            mounted.apply(part);
        }
        for child in self.children {
            mounted.append(child);
        }
        // After the children: a list can only choose what is in it.
        for property in properties {
            mounted.apply(property);
        }
        mounted
    }

    fn rebuild(self, state: &mut Mounted) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mounted {
    fn append(&mut self, child: Child) {
        match child {
            Child::Nothing => {}
            Child::Text(text) => {
                let text = document().create_text_node(&text);
                drop(self.element.append_child(&text));
            }
            Child::Element(element) => {
                let mut mounted = element.build();
                mounted.mount(self.element.unchecked_ref(), None);
                self.kept.push(Kept::Element(mounted));
            }
            Child::Several(children) => {
                for child in children {
                    self.append(child);
                }
            }
            child @ (Child::View(_) | Child::Follows(_)) => {
                let mut state = child.into_view().build();
                state.mount(self.element.unchecked_ref(), None);
                self.children.push(state);
            }
        }
    }

    fn apply(&mut self, part: Part) {
        let element = self.element.clone();
        match part {
            Part::Attribute(name, text) => {
                self.set(text, move |text| set_attribute(&element, name, text));
            }
            Part::Style(name, text) => self.set(text, move |text| {
                let styled: &web_sys::HtmlElement = element.unchecked_ref();
                drop(
                    styled
                        .style()
                        .set_property(name, text.as_deref().unwrap_or_default()),
                );
            }),
            Part::ClassWhen(name, Condition::Fixed(is_there)) => {
                toggle_class(&element, name, is_there);
            }
            Part::ClassWhen(name, Condition::Follows(is_there)) => {
                self.follow(Box::new(move || toggle_class(&element, name, is_there())));
            }
            Part::Property(name, Property(value)) => {
                let name = JsValue::from_str(name);
                self.follow(Box::new(move || {
                    drop(js_sys::Reflect::set(&element, &name, &value()));
                }));
            }
            Part::On(name, handler) => {
                let listener = Closure::wrap(handler.take());
                let function = listener.as_ref().unchecked_ref();
                drop(element.add_event_listener_with_callback(&name, function));
                self.kept.push(Kept::Listener(listener));
            }
            Part::Load(load) => load.take()(&element),
        }
    }

    fn set(&mut self, text: Text, set: impl Fn(MaybeText) + 'static) {
        match text {
            Text::Fixed(text) => set(text),
            Text::Follows(text) => self.follow(Box::new(move || set(text()))),
        }
    }

    fn follow(&mut self, run: Box<dyn Fn()>) {
        self.kept
            .push(Kept::Effect(RenderEffect::new(move |_| run())));
    }
}

fn set_attribute(element: &web_sys::Element, name: &str, text: MaybeText) {
    drop(match text {
        Some(text) => element.set_attribute(name, &text),
        None => element.remove_attribute(name),
    });
}

fn toggle_class(element: &web_sys::Element, name: &str, is_there: bool) {
    drop(element.class_list().toggle_with_force(name, is_there));
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &leptos::tachys::renderer::types::Element, marker: Option<&Node>) {
        drop(parent.insert_before(&self.element, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_node() else {
            return false;
        };
        child.mount(parent.unchecked_ref(), Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<leptos::tachys::renderer::types::Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for Element {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

/// Leptos asks for this of every view; the portal is drawn in the browser only.
impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Mounted {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
