//! Messages about something done, which outlive the page that did it.

use leptos::prelude::*;

/// How many are shown; then the oldest gives way.
const PLACES: usize = 3;

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
    /// Counts the messages: the lowest is the oldest.
    pub id: u32,
    /// What it is about.
    pub kind: ToastKind,
    /// What it says.
    pub text: String,
}

/// The messages that are shown now, each in a place of its own: one that comes
/// or goes leaves the others as they are.
#[derive(Clone, Copy)]
pub struct Toasts {
    places: [RwSignal<Option<Toast>>; PLACES],
    next_id: StoredValue<u32>,
}

/// Makes them available to everything below.
pub fn provide_toasts() {
    provide_context(Toasts {
        places: std::array::from_fn(|_| RwSignal::new(None)),
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

    /// The places, of which each holds a message or none.
    pub const fn places(self) -> [RwSignal<Option<Toast>>; PLACES] {
        self.places
    }

    fn push(self, kind: ToastKind, text: String) {
        let id = self.next_id.get_value();
        self.next_id.set_value(id.wrapping_add(1));
        // `None` is less than any number, so that a free place is taken first.
        let age = |place: &RwSignal<Option<Toast>>| {
            place.with_untracked(|toast| toast.as_ref().map(|toast| toast.id))
        };
        if let Some(place) = self.places.into_iter().min_by_key(age) {
            place.set(Some(Toast { id, kind, text }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(toasts: Toasts) -> Vec<String> {
        let shown = toasts
            .places()
            .into_iter()
            .filter_map(|place| place.get_untracked());
        shown.map(|toast| toast.text).collect()
    }

    #[test]
    fn the_oldest_gives_way_and_a_free_place_is_taken_first() {
        Owner::new().with(|| {
            provide_toasts();
            let toasts = use_toasts();
            for text in ["a", "b", "c", "d"] {
                toasts.success(text);
            }
            assert_eq!(shown(toasts), ["d", "b", "c"]);
            let [_, _, last] = toasts.places();
            last.set(None);
            toasts.error("e");
            assert_eq!(shown(toasts), ["d", "b", "e"]);
        });
    }
}
