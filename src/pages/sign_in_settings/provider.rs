//! The identity provider: what it has to know of us, and what we of it.

use std::rc::Rc;

use api::problem::Problem;
use api::sign_in_settings::{
    ConnectProvider, ConnectProviderRequest, DisconnectProvider, ProviderSettings, ShowProvider,
    TestProvider, TestProviderRequest,
};
use domain::sign_in::ProviderKind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::Language;

use crate::backend::{CallError, use_backend};
use crate::components::{
    ButtonKind, FieldError, FieldKind, SelectOption, Tone, alert, async_content, button, error_of,
    error_summary, fact, notice_alert, select, submit_form, text_field,
};
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::toasts::use_toasts;
use crate::view::view;

const ISSUER: &str = "issuer";
const CLIENT_ID: &str = "client_id";
const CLIENT_SECRET: &str = "client_secret";

/// What is typed.
#[derive(Clone, Copy)]
struct Form {
    kind: RwSignal<String>,
    issuer: RwSignal<String>,
    client_id: RwSignal<String>,
    client_secret: RwSignal<String>,
    version: Option<i64>,
    errors: RwSignal<Vec<FieldError>>,
    failure: RwSignal<Option<CallError>>,
    answer: RwSignal<Option<String>>,
    is_busy: RwSignal<bool>,
}

/// The provider with its form.
pub fn provider() -> AnyView {
    let settings = use_remote(|| Some(ShowProvider));
    async_content(settings, move |shown: Rc<ProviderSettings>| {
        content(settings, &shown)
    })
}

fn content(settings: Remote<ProviderSettings>, shown: &ProviderSettings) -> AnyView {
    let language = use_language();
    let state = match shown.provider {
        Some(_) => language.settings_provider_connected(),
        None => language.settings_provider_none(),
    };
    let editor = if shown.may_change {
        form(settings, shown)
    } else {
        alert(
            Tone::Info,
            None,
            view! { <p>{language.settings_sign_in_read_only()}</p> },
        )
    };
    view! {
        <div class="section-parts">
            <p>{state}</p>
            <h3>{language.settings_provider_register()}</h3>
            <dl class="facts card">
                {address(language.settings_provider_redirect_uri(), &shown.redirect_uri)}
                {address(
                    language.settings_provider_backchannel_uri(),
                    &shown.backchannel_logout_uri,
                )}
                {address(
                    language.settings_provider_post_logout_uri(),
                    &shown.post_logout_redirect_uri,
                )}
            </dl>
            {editor}
        </div>
    }
    .into_any()
}

fn address(name: &'static str, value: &str) -> AnyView {
    let value = view! { <code class="to-copy">{value.to_owned()}</code> };
    fact(name, value.into_any())
}

fn form(settings: Remote<ProviderSettings>, shown: &ProviderSettings) -> AnyView {
    let language = use_language();
    let provider = shown.provider.clone();
    let is_connected = provider.is_some();
    let typed = Form {
        kind: RwSignal::new(
            provider
                .as_ref()
                .map_or(ProviderKind::Generic, |provider| provider.kind)
                .as_str()
                .to_owned(),
        ),
        issuer: RwSignal::new(text(provider.as_ref().map(|provider| &provider.issuer))),
        client_id: RwSignal::new(text(provider.as_ref().map(|provider| &provider.client_id))),
        client_secret: RwSignal::new(String::new()),
        version: provider.as_ref().map(|provider| provider.version),
        errors: RwSignal::new(Vec::new()),
        failure: RwSignal::new(None),
        answer: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    let (save, try_out) = (use_save(settings, typed), use_test(typed));
    let disconnect = use_disconnect(settings, typed);
    let failed = move || Some(notice_alert(&typed.failure.get()?, move || save.run(())));
    let answered = move || {
        let text = typed.answer.get()?;
        Some(alert(Tone::Info, None, view! { <p>{text}</p> }))
    };
    let action = if is_connected {
        language.settings_provider_save()
    } else {
        language.settings_provider_connect()
    };
    view! {
        {error_summary(typed.errors)}
        {failed}
        {submit_form(move || save.run(()), view! {
            {fields(typed)}
            <div role="status">{answered}</div>
            <div class="form-actions">
                {button(ButtonKind::Primary, action)
                    .busy(typed.is_busy, language.settings_provider_saving())
                    .view()}
                {button(ButtonKind::Secondary, language.settings_provider_test())
                    .on_press(move || try_out.run(()))
                    .view()}
                {is_connected
                    .then(|| {
                        button(ButtonKind::Subtle, language.settings_provider_disconnect())
                            .on_press(move || disconnect.run(()))
                            .view()
                    })}
            </div>
        }.into_any())}
    }
    .into_any()
}

fn fields(form: Form) -> AnyView {
    let language = use_language();
    let kinds = vec![
        SelectOption::new(
            ProviderKind::Generic.as_str(),
            language.settings_provider_generic(),
        ),
        SelectOption::new(
            ProviderKind::Entra.as_str(),
            language.settings_provider_entra(),
        ),
    ];
    view! {
        {select(
            "provider-kind",
            language.settings_provider_kind(),
            kinds,
            form.kind,
            move |kind| form.kind.set(kind),
        )
            .view()}
        {text_field(ISSUER, language.settings_provider_issuer(), form.issuer)
            .hint(language.settings_provider_issuer_hint())
            .error(error_of(form.errors, ISSUER))
            .view()}
        {text_field(CLIENT_ID, language.settings_provider_client_id(), form.client_id)
            .error(error_of(form.errors, CLIENT_ID))
            .view()}
        {text_field(CLIENT_SECRET, language.settings_provider_client_secret(), form.client_secret)
            .kind(FieldKind::Password)
            .hint(language.settings_provider_client_secret_hint())
            .autocomplete("new-password")
            .error(error_of(form.errors, CLIENT_SECRET))
            .view()}
    }
    .into_any()
}

fn use_save(settings: Remote<ProviderSettings>, form: Form) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        if !form.begins() {
            return;
        }
        let secret = form.client_secret.get_untracked();
        let body = ConnectProviderRequest {
            kind: form.kind(),
            issuer: form.issuer.get_untracked().trim().to_owned(),
            client_id: form.client_id.get_untracked(),
            client_secret: (!secret.is_empty()).then_some(secret),
            version: form.version,
        };
        spawn_local(async move {
            let answer = backend.send(&ConnectProvider { body }).await;
            form.is_busy.set(false);
            match answer {
                Ok(saved) => {
                    toasts.success(language.settings_provider_saved());
                    settings.set(saved);
                }
                Err(error) => form.refused(language, error),
            }
        });
    })
}

fn use_test(form: Form) -> Callback<()> {
    let (language, backend) = (use_language(), use_backend());
    Callback::new(move |()| {
        if !form.begins() {
            return;
        }
        form.answer
            .set(Some(language.settings_provider_testing().to_owned()));
        let body = TestProviderRequest {
            kind: form.kind(),
            issuer: form.issuer.get_untracked().trim().to_owned(),
        };
        spawn_local(async move {
            let answer = backend.send(&TestProvider { body }).await;
            form.is_busy.set(false);
            form.answer.set(None);
            match answer {
                Ok(found) => {
                    let text = language.settings_provider_answers(&found.authorization_endpoint);
                    form.answer.set(Some(text));
                }
                Err(error) => form.refused(language, error),
            }
        });
    })
}

fn use_disconnect(settings: Remote<ProviderSettings>, form: Form) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        if !form.begins() {
            return;
        }
        spawn_local(async move {
            let answer = backend.send(&DisconnectProvider).await;
            form.is_busy.set(false);
            match answer {
                Ok(left) => {
                    toasts.success(language.settings_provider_disconnected());
                    settings.set(left);
                }
                Err(error) => form.refused(language, error),
            }
        });
    })
}

impl Form {
    fn kind(self) -> ProviderKind {
        ProviderKind::parse(&self.kind.get_untracked()).unwrap_or(ProviderKind::Generic)
    }

    /// One thing at a time; what was said of the last one goes.
    fn begins(self) -> bool {
        if self.is_busy.get_untracked() {
            return false;
        }
        self.is_busy.set(true);
        self.errors.set(Vec::new());
        self.failure.set(None);
        self.answer.set(None);
        true
    }

    fn refused(self, language: Language, error: CallError) {
        let at_field = match &error {
            CallError::Problem(problem) => field_error(language, problem),
            _ => None,
        };
        match at_field {
            Some(at_field) => self.errors.set(vec![at_field]),
            None => self.failure.set(Some(error)),
        }
    }
}

/// What the server refused, at the field where it can be changed.
fn field_error(language: Language, problem: &Problem) -> Option<FieldError> {
    let field = problem.fields.first()?;
    let (id, text) = match field.field.as_str() {
        ISSUER => (ISSUER, language.settings_provider_issuer_error()),
        CLIENT_ID => (CLIENT_ID, language.settings_provider_client_id_error()),
        CLIENT_SECRET => (
            CLIENT_SECRET,
            language.settings_provider_client_secret_error(),
        ),
        _ => return None,
    };
    Some(FieldError::new(id, text))
}

fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}
