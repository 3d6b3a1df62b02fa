//! The gateway's frame: a card is typed there and never here. Both sides talk
//! by messages whose origin each of them checks.

use std::sync::Arc;

use api::orders::CardSetup;
use domain::product_filter::percent_encode;
use leptos::ev;
use leptos::html::Iframe;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

use crate::state::preferences::{Appearance, use_language, use_preferences};
use crate::view::{effect, view};

const FRAME_SOURCE: &str = "selfserve-card-frame";
const PORTAL_SOURCE: &str = "selfserve-portal";
/// About the height of the form, so that little moves when it arrives.
const FIRST_HEIGHT: u32 = 330;
/// More than any form of the gateway needs.
const LARGEST_HEIGHT: u32 = 2_000;

/// What the frame says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameMessage {
    /// The form can be used.
    Ready,
    /// The form has another height now.
    Height,
    /// A field is wrong; the frame shows which.
    Invalid { message: String },
    /// The gateway refused the card, or was not reached.
    Failed { code: String, message: String },
    /// The gateway keeps the card and gave this token for it.
    Tokenized {
        payment_method: String,
        setup_intent: String,
        card: FrameCard,
    },
    /// Enter was pressed in a field.
    SubmitRequested,
    /// The bank's step was confirmed.
    Confirmed,
    /// The bank's step was declined.
    ConfirmationDeclined,
}

/// What the frame tells of the card.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FrameCard {
    pub brand: String,
    pub last4: String,
    pub exp_month: u8,
    pub exp_year: u16,
    #[serde(default)]
    pub name: String,
}

/// What the portal asks of the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameCommand {
    /// To check the fields and have the card kept.
    Submit,
    /// To fill in what is not secret, as it was typed before.
    Prefill {
        exp_month: u8,
        exp_year: u16,
        name: String,
    },
    /// To look as the page around it does.
    Appearance {
        /// `light` or `dark`.
        theme: &'static str,
    },
}

/// A frame of the gateway.
pub struct CardFrame {
    setup: CardSetup,
    title: String,
    on_message: Callback<FrameMessage>,
    command: RwSignal<Option<FrameCommand>>,
}

/// A frame with its title. What is put into `command` is sent to it.
pub fn card_frame(
    setup: CardSetup,
    title: impl Into<String>,
    command: RwSignal<Option<FrameCommand>>,
    on_message: impl Fn(FrameMessage) + Send + Sync + 'static,
) -> CardFrame {
    CardFrame {
        setup,
        title: title.into(),
        on_message: Callback::new(on_message),
        command,
    }
}

impl CardFrame {
    /// Draws it.
    pub fn view(self) -> AnyView {
        let origin: Arc<str> = self.setup.frame_origin.into();
        let frame = NodeRef::<Iframe>::new();
        let height = RwSignal::new(FIRST_HEIGHT);
        let (command, on_message) = (self.command, self.on_message);
        let listener = window_event_listener(ev::message, {
            let origin = Arc::clone(&origin);
            move |event| {
                let Some((message, wanted)) = read(&event, &origin, window_of(frame)) else {
                    return;
                };
                if let Some(wanted) = wanted {
                    height.set(wanted.min(LARGEST_HEIGHT));
                }
                on_message.run(message);
            }
        });
        on_cleanup(move || listener.remove());
        effect(move || {
            if let Some(wish) = command.get() {
                post(window_of(frame), &origin, &wish);
                command.set(None);
            }
        });
        follow_appearance(command);
        view! {
            <iframe
                class="card-frame"
                title=self.title
                src=address(&self.setup.frame_url)
                referrerpolicy="origin"
                node_ref=frame
                style:height=move || format!("{}px", height.get())
            ></iframe>
        }
        .into_any()
    }
}

fn address(url: &str) -> String {
    let theme = theme(untrack(|| use_preferences().appearance()));
    let separator = if url.contains('?') { '&' } else { '?' };
    format!(
        "{url}{separator}lang={}&theme={theme}",
        percent_encode(use_language().code())
    )
}

/// Light and dark can be chosen while the frame stands there.
fn follow_appearance(command: RwSignal<Option<FrameCommand>>) {
    let preferences = use_preferences();
    Effect::new(move |before: Option<Appearance>| {
        let appearance = preferences.appearance();
        if before.is_some_and(|before| before != appearance) {
            let theme = theme(appearance);
            command.set(Some(FrameCommand::Appearance { theme }));
        }
        appearance
    });
}

/// Light or dark: the frame has no choice of its own.
fn theme(appearance: Appearance) -> &'static str {
    let is_dark = || {
        let query = window().match_media("(prefers-color-scheme: dark)");
        matches!(query, Ok(Some(query)) if query.matches())
    };
    match appearance {
        Appearance::System if is_dark() => Appearance::Dark.as_str(),
        Appearance::System => Appearance::Light.as_str(),
        chosen => chosen.as_str(),
    }
}

fn window_of(frame: NodeRef<Iframe>) -> Option<Window> {
    frame.get_untracked()?.content_window()
}

/// A message of this very frame, and nobody else's, with the height it names.
fn read(
    event: &MessageEvent,
    origin: &str,
    frame: Option<Window>,
) -> Option<(FrameMessage, Option<u32>)> {
    let is_from_frame = event.source().is_some_and(|source| {
        frame.is_some_and(|frame| JsValue::from(frame) == JsValue::from(source))
    });
    if event.origin() != origin || !is_from_frame {
        return None;
    }
    let text: String = js_sys::JSON::stringify(&event.data()).ok()?.into();
    parse(&text)
}

/// A message as it stands on the wire: flat, since reading a tagged enum costs
/// the program several kilobytes.
#[derive(Deserialize)]
struct Wire {
    source: String,
    #[serde(rename = "type")]
    kind: String,
    height: Option<u32>,
    message: Option<String>,
    code: Option<String>,
    payment_method: Option<String>,
    setup_intent: Option<String>,
    card: Option<FrameCard>,
}

fn parse(text: &str) -> Option<(FrameMessage, Option<u32>)> {
    let wire: Wire = serde_json::from_str(text).ok()?;
    if wire.source != FRAME_SOURCE {
        return None;
    }
    let message = match wire.kind.as_str() {
        "ready" => FrameMessage::Ready,
        "height" => FrameMessage::Height,
        "invalid" => FrameMessage::Invalid {
            message: wire.message.unwrap_or_default(),
        },
        "failed" => FrameMessage::Failed {
            code: wire.code.unwrap_or_default(),
            message: wire.message.unwrap_or_default(),
        },
        "tokenized" => FrameMessage::Tokenized {
            payment_method: wire.payment_method?,
            setup_intent: wire.setup_intent?,
            card: wire.card?,
        },
        "submit-requested" => FrameMessage::SubmitRequested,
        "confirmed" => FrameMessage::Confirmed,
        "confirmation-declined" => FrameMessage::ConfirmationDeclined,
        _ => return None,
    };
    Some((message, wire.height))
}

fn post(frame: Option<Window>, origin: &str, command: &FrameCommand) {
    if let Some(frame) = frame
        && let Ok(message) = js_sys::JSON::parse(&written(command))
    {
        drop(
            frame
                .unchecked_ref::<Window>()
                .post_message(&message, origin),
        );
    }
}

fn written(command: &FrameCommand) -> String {
    #[derive(Serialize)]
    struct Wire<'a> {
        source: &'static str,
        #[serde(rename = "type")]
        kind: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        exp_month: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")]
        exp_year: Option<u16>,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        theme: Option<&'static str>,
    }
    let mut wire = Wire {
        source: PORTAL_SOURCE,
        kind: "submit",
        exp_month: None,
        exp_year: None,
        name: None,
        theme: None,
    };
    match command {
        FrameCommand::Submit => {}
        FrameCommand::Prefill {
            exp_month,
            exp_year,
            name,
        } => {
            wire.kind = "prefill";
            wire.exp_month = Some(*exp_month);
            wire.exp_year = Some(*exp_year);
            wire.name = Some(name);
        }
        FrameCommand::Appearance { theme } => {
            wire.kind = "appearance";
            wire.theme = Some(theme);
        }
    }
    serde_json::to_string(&wire).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_token_and_what_may_be_known_of_the_card() {
        let text = r#"{"source":"selfserve-card-frame","type":"tokenized",
            "payment_method":"pm_1","setup_intent":"seti_1",
            "card":{"brand":"visa","last4":"4242","exp_month":12,"exp_year":2030,"name":"Ada"}}"#;
        let (message, height) = parse(text).unwrap();
        let FrameMessage::Tokenized {
            payment_method,
            card,
            ..
        } = message
        else {
            panic!("{message:?}")
        };
        assert_eq!(
            (payment_method.as_str(), card.last4.as_str()),
            ("pm_1", "4242")
        );
        assert_eq!(height, None);
    }

    #[test]
    fn takes_the_height_with_the_first_message() {
        let text = r#"{"source":"selfserve-card-frame","type":"ready","height":312}"#;
        assert_eq!(parse(text), Some((FrameMessage::Ready, Some(312))));
    }

    #[test]
    fn every_message_of_the_frame_is_known() {
        for (kind, message) in [
            ("height", FrameMessage::Height),
            ("submit-requested", FrameMessage::SubmitRequested),
            ("confirmed", FrameMessage::Confirmed),
            ("confirmation-declined", FrameMessage::ConfirmationDeclined),
        ] {
            let text = format!(r#"{{"source":"selfserve-card-frame","type":"{kind}"}}"#);
            assert_eq!(parse(&text).unwrap().0, message, "{kind}");
        }
    }

    #[test]
    fn messages_of_others_are_not_for_us() {
        for text in [
            r#"{"source":"someone-else","type":"ready"}"#,
            r#"{"source":"selfserve-card-frame","type":"unheard-of"}"#,
            r#""ready""#,
            "null",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_command_says_who_it_is_from() {
        assert_eq!(
            written(&FrameCommand::Submit),
            r#"{"source":"selfserve-portal","type":"submit"}"#
        );
        assert_eq!(
            written(&FrameCommand::Appearance { theme: "dark" }),
            r#"{"source":"selfserve-portal","type":"appearance","theme":"dark"}"#
        );
    }
}
