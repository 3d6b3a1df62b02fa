//! What a page shows from the server: asked for again whenever the question
//! changes.
//!
//! The answer is kept behind `dyn Any`, so that signals, effects and fetching
//! exist once in the program instead of once per endpoint (Leptos's own
//! resources cost several kilobytes each).

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;

use api::Endpoint;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::{Abort, CallError, Request, decode, use_backend};
use crate::view::effect;

/// How far the answer is.
#[derive(Clone)]
pub enum Load {
    /// The first answer has not come yet.
    Waiting,
    /// It failed.
    Failed(CallError),
    /// Here it is.
    Ready(Rc<dyn Any>),
}

/// The answer to a question, and the means to ask again.
pub struct Remote<T> {
    raw: RawRemote,
    answer: PhantomData<fn() -> T>,
}

/// The same without the answer's type.
#[derive(Clone, Copy)]
pub struct RawRemote {
    state: RwSignal<Load, LocalStorage>,
    is_busy: RwSignal<bool>,
    asked: RwSignal<u32>,
}

impl<T> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Remote<T> {}

type Decode = fn(&str) -> Result<Rc<dyn Any>, CallError>;

/// Asks, and asks again when a signal that `call` reads changes. `None` means
/// that it cannot be asked yet. An answer that comes too late is dropped, and
/// what the page no longer waits for is aborted.
pub fn use_remote<E: Endpoint>(call: impl Fn() -> Option<E> + 'static) -> Remote<E::Response> {
    let question = Box::new(move || call().map(|call| Request::of(&call)));
    let read: Decode = |text| {
        let answer: E::Response = decode(text)?;
        Ok(Rc::new(answer))
    };
    Remote {
        raw: start(question, read),
        answer: PhantomData,
    }
}

fn start(question: Box<dyn Fn() -> Option<Request>>, read: Decode) -> RawRemote {
    let backend = use_backend();
    let remote = RawRemote {
        state: RwSignal::new_local(Load::Waiting),
        is_busy: RwSignal::new(false),
        asked: RwSignal::new(0),
    };
    let latest = StoredValue::new(0_u32);
    let under_way = StoredValue::new_local(Abort::never());
    effect(move || {
        remote.asked.track();
        let Some(request) = question() else {
            return;
        };
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        let abort = Abort::on_drop();
        let signal = abort.signal();
        under_way.set_value(abort);
        remote.is_busy.set(true);
        spawn_local(async move {
            let answer = backend.exchange(request, signal).await;
            // Disposed with the page, or another question was asked since.
            if latest.try_get_value() != Some(number) {
                return;
            }
            remote.is_busy.set(false);
            remote.state.set(match answer.and_then(|text| read(&text)) {
                Ok(answer) => Load::Ready(answer),
                Err(error) => Load::Failed(error),
            });
        });
    });
    remote
}

impl<T: 'static> Remote<T> {
    /// The answer, if there is one, as a signal.
    pub fn get(self) -> Option<Rc<T>> {
        match self.raw.load() {
            Load::Ready(answer) => answer.downcast().ok(),
            Load::Waiting | Load::Failed(_) => None,
        }
    }

    /// Takes an answer that came by another way, such as that of a change.
    pub fn set(self, answer: T) {
        self.raw.state.set(Load::Ready(Rc::new(answer)));
    }

    /// Asks again.
    pub fn reload(self) {
        self.raw.reload();
    }

    /// Without the answer's type.
    pub const fn raw(self) -> RawRemote {
        self.raw
    }
}

impl RawRemote {
    /// How far the answer is, as a signal. While a new answer is awaited, the
    /// one before stays.
    pub fn load(self) -> Load {
        self.state.get()
    }

    /// Whether an answer is awaited, as a signal.
    pub fn is_busy(self) -> bool {
        self.is_busy.get()
    }

    /// Asks again.
    pub fn reload(self) {
        self.asked.update(|asked| *asked = asked.wrapping_add(1));
    }
}
