//! The pages that the portal embeds.

use crate::support::{Answered, NEEDS_CONFIRMATION, PORTAL, PUBLISHABLE, Running, SECRET, answer};

async fn page(gateway: &Running, path: &str) -> Answered {
    answer(gateway.client.get(format!("{}{path}", gateway.base))).await
}

async fn setup_secret(gateway: &Running) -> String {
    let intent = answer(gateway.post("/v1/setup_intents", &[])).await;
    intent.text_at("/client_secret").to_owned()
}

#[tokio::test]
async fn only_the_portal_may_embed_the_card_and_nothing_inline_runs() {
    let gateway = Running::start().await;
    let secret = setup_secret(&gateway).await;
    let card = page(&gateway, &format!("/frame/card?client_secret={secret}")).await;
    assert_eq!(card.status, 200);
    let policy = card.headers["content-security-policy"].to_str().unwrap();
    let directives: Vec<_> = policy.split("; ").collect();
    assert!(directives.contains(&"default-src 'none'"));
    assert!(directives.contains(&"script-src 'self'"));
    assert!(directives.contains(&"connect-src 'self'"));
    assert!(directives.contains(&format!("frame-ancestors {PORTAL}").as_str()));
    assert!(!policy.contains("unsafe"));
    assert!(!card.headers.contains_key("x-frame-options"));
    assert!(!card.text.contains("style=\""));
    assert!(!card.text.contains("<script>"));
}

#[tokio::test]
async fn no_answer_is_stored_or_shared_or_sets_a_cookie() {
    let gateway = Running::start().await;
    let secret = setup_secret(&gateway).await;
    for path in [
        &format!("/frame/card?client_secret={secret}"),
        "/frame/card",
        "/frame/card.js",
        "/healthz",
        "/v1/events",
        "/nothing",
    ] {
        let request = gateway.client.get(format!("{}{path}", gateway.base));
        let answered = answer(request.header("origin", PORTAL)).await;
        assert_eq!(answered.headers["cache-control"], "no-store", "{path}");
        assert_eq!(answered.headers["x-content-type-options"], "nosniff");
        assert_eq!(answered.headers["referrer-policy"], "no-referrer");
        assert!(answered.headers.contains_key("content-security-policy"));
        let names = ["access-control-allow-origin", "set-cookie"];
        assert!(
            names
                .iter()
                .all(|name| !answered.headers.contains_key(*name))
        );
    }
}

#[tokio::test]
async fn the_card_page_names_its_fields_in_both_languages() {
    let gateway = Running::start().await;
    let secret = setup_secret(&gateway).await;
    let labels = [
        (
            "en",
            [
                "Card number",
                "Expiration date",
                "Security code",
                "Name on card",
            ],
        ),
        (
            "nl",
            [
                "Kaartnummer",
                "Vervaldatum",
                "Beveiligingscode",
                "Naam op kaart",
            ],
        ),
    ];
    for (lang, labels) in labels {
        let path = format!("/frame/card?client_secret={secret}&lang={lang}&theme=dark");
        let card = page(&gateway, &path).await;
        assert!(
            card.text
                .contains(&format!("<html lang=\"{lang}\" data-theme=\"dark\">"))
        );
        for label in labels {
            assert!(card.text.contains(&format!(">{label}</label>")), "{label}");
        }
        assert!(!card.text.contains("{{"), "a place left open");
        assert!(card.text.contains(PUBLISHABLE));
        assert!(!card.text.contains(SECRET));
    }
}

#[tokio::test]
async fn both_languages_have_the_same_words() {
    let strings = include_str!("../../frame/strings.json");
    let strings: serde_json::Value = serde_json::from_str(strings).unwrap();
    let names = |lang: &str| -> Vec<String> {
        strings[lang].as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(names("en"), names("nl"));
}

#[tokio::test]
async fn the_files_of_the_page_are_served_with_their_types() {
    let gateway = Running::start().await;
    let secret = setup_secret(&gateway).await;
    let card = page(&gateway, &format!("/frame/card?client_secret={secret}")).await;
    assert!(card.text.contains("src=\"/frame/card.js\""));
    assert!(card.text.contains("href=\"/frame/card.css\""));
    for (file, kind) in [
        ("card.js", "text/javascript; charset=utf-8"),
        ("bridge.js", "text/javascript; charset=utf-8"),
        ("checks.js", "text/javascript; charset=utf-8"),
        ("format.js", "text/javascript; charset=utf-8"),
        ("confirm.js", "text/javascript; charset=utf-8"),
        ("problem.js", "text/javascript; charset=utf-8"),
        ("card.css", "text/css; charset=utf-8"),
    ] {
        let served = page(&gateway, &format!("/frame/{file}")).await;
        assert_eq!(served.status, 200, "{file}");
        assert_eq!(served.headers["content-type"], kind, "{file}");
    }
    assert_eq!(page(&gateway, "/frame/other.js").await.status, 404);
}

#[tokio::test]
async fn a_wrong_client_secret_shows_no_card_form() {
    let gateway = Running::start().await;
    let secret = setup_secret(&gateway).await;
    let id = secret.split("_secret_").next().unwrap();
    for wrong in [
        String::new(),
        format!("{id}_secret_guess"),
        id.to_owned(),
        "%3Cscript%3E".to_owned(),
    ] {
        let card = page(&gateway, &format!("/frame/card?client_secret={wrong}")).await;
        assert_eq!(card.status, 404);
        assert!(!card.text.contains("<input"));
        assert!(!card.text.contains("<script>"));
    }
}

#[tokio::test]
async fn the_banks_page_shows_the_amount_of_its_intent() {
    let gateway = Running::start().await;
    let (customer, method) = gateway.save_card(NEEDS_CONFIRMATION).await;
    let asked = answer(gateway.pay(&customer, &method, "1")).await;
    let secret = asked.text_at("/client_secret");
    let path = format!("/frame/confirm?payment_intent_client_secret={secret}");
    let english = page(&gateway, &path).await;
    assert_eq!(english.status, 200);
    assert!(english.text.contains(">Confirm payment</button>"));
    assert!(english.text.contains(">Decline</button>"));
    assert!(english.text.contains("data-amount=\"1137\""));
    assert!(english.text.contains("data-currency=\"eur\""));
    let dutch = page(&gateway, &format!("{path}&lang=nl")).await;
    assert!(dutch.text.contains(">Betaling bevestigen</button>"));
    assert!(dutch.text.contains(">Weigeren</button>"));
}
