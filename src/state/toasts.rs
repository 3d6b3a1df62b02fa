//! Messages about something done, which outlive the page that did it.

use leptos::prelude::*;

/// How many are shown; an older one gives way.
const AT_MOST: usize = 3;

/// What the message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToastKind {
    /// It worked.
    Success,
    /// It did not.
    Error,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u32,
    /// What it is about.
    pub kind: ToastKind,
    /// What it says.
    pub text: String,
}

/// The messages that are shown now, the oldest first.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next_id: StoredValue<u32>,
}

/// Makes them available to everything below.
pub fn provide_toasts() {
    provide_context(Toasts {
        shown: RwSignal::new(Vec::new()),
        next_id: StoredValue::new(0),
    });
}

/// The messages of the program.
pub fn use_toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    /// Says that something worked.
    pub fn success(self, text: impl Into<String>) {
        self.push(ToastKind::Success, text.into());
    }

    /// Says that something did not work, where no field or page can say it.
    pub fn error(self, text: impl Into<String>) {
        self.push(ToastKind::Error, text.into());
    }

    /// Takes a message away.
    pub fn dismiss(self, id: u32) {
        self.shown
            .update(|shown| shown.retain(|toast| toast.id != id));
    }

    /// The messages that are shown now.
    pub fn shown(self) -> Vec<Toast> {
        self.shown.get()
    }

    fn push(self, kind: ToastKind, text: String) {
        let id = self.next_id.get_value();
        self.next_id.set_value(id.wrapping_add(1));
        self.shown.update(|shown| {
            shown.push(Toast { id, kind, text });
            let surplus = shown.len().saturating_sub(AT_MOST);
            shown.drain(..surplus);
        });
    }
}
