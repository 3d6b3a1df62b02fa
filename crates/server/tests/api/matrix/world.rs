//! Everybody whom the table names, signed in, and everything it names.

use std::collections::BTreeMap;

use api::bills::ListBills;
use api::cards::ListCards;
use api::directory::{SetRoles, SetRolesRequest};
use api::license_requests::{
    AskForLicense, AskForLicenseRequest, ShowRequestOptions, WithdrawLicenseRequest,
};
use api::open_sessions::ListOpenSessions;
use api::policies::{SetPolicy, SetPolicyRequest};
use api::programs::{CreateServiceAccount, CreateServiceAccountRequest, EndServiceAccount};
use api::webhooks::{AddWebhook, AddWebhookRequest, RemoveWebhook, SetWebhook, SetWebhookRequest};
use domain::access::Role;
use domain::ids::{ProductId, TenantId, UserId};
use domain::policy::SelfServicePolicy;
use domain::program::Scope;
use domain::user::AccountStatus;
use reqwest::header;

use crate::support::{App, Card, Person};

/// What has to be asked for in each organization.
const ASKED_FOR: &str = "CFQ7TTC0KXN9";
/// Sold everywhere.
const PRODUCT: &str = "CFQ7TTC0L3PB";

/// Who has no card.
const CANNOT_BUY: [&str; 10] = [
    "anyone", "guest", "disabled", "partner", "expired", "revoked", "program", "program2", "scim",
    "scim2",
];

/// Principals by the names of the table's columns, things by whose they are.
pub struct World<'a> {
    pub people: BTreeMap<&'static str, Person<'a>>,
    things: BTreeMap<&'static str, BTreeMap<&'static str, String>>,
    /// A card of everybody's own who can buy.
    cards: BTreeMap<&'static str, String>,
}

impl<'a> World<'a> {
    pub async fn new(app: &'a App) -> Self {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let tess = UserId::parse("usr_harb_tess_molenaar").unwrap();
        let body = SetRolesRequest {
            roles: vec![Role::UserAdmin],
            expected: Vec::new(),
        };
        gwen.gets(&SetRoles { user: tess, body }).await;
        let (ada, ben) = (
            app.signed_in("ada@harbor.example").await,
            app.signed_in("ben@harbor.example").await,
        );
        let zoe_at_home = app.signed_in("zoe@meadow.example").await;
        let mut things = BTreeMap::from([
            ("-", BTreeMap::new()),
            ("adas", bought(&ada, "usr_harb_ada").await),
            ("zoes", bought(&zoe_at_home, "usr_mead_zoe").await),
            ("gwens", ended_account(&gwen, "usr_harb_gwen").await),
            (
                "amirs",
                ended_account(&app.signed_in("amir@meadow.example").await, "usr_mead_amir").await,
            ),
            (
                "central",
                BTreeMap::from([
                    ("subscription", "sub_harb_central".to_owned()),
                    ("user", "usr_harb_cleo".to_owned()),
                ]),
            ),
            (
                "public",
                BTreeMap::from([
                    ("slug", "power-bi-pro".to_owned()),
                    ("product", PRODUCT.to_owned()),
                    ("domain", "harbor.example".to_owned()),
                    ("policy", api::policy_interface::POLICY_ID.to_owned()),
                ]),
            ),
        ]);
        for admin in ["gwen@harbor.example", "amir@meadow.example"] {
            let admin = app.signed_in(admin).await;
            let body = SetPolicyRequest {
                value: Some(SelfServicePolicy::AskFirst),
                availability: None,
                version: 0,
                dry_run: false,
            };
            let product = ProductId::parse(ASKED_FOR).unwrap();
            admin.gets(&SetPolicy { product, body }).await;
        }
        webhooks(app, &mut things).await;
        for (object, email) in [
            ("adas", "ada@harbor.example"),
            ("zoes", "zoe@meadow.example"),
        ] {
            let thing: &mut BTreeMap<_, _> = things.get_mut(object).unwrap();
            thing.insert("session", session_elsewhere(app, email).await);
            thing.insert("slug", "power-bi-pro".to_owned());
            thing.insert("request", withdrawn_request(app, email).await);
        }
        let ended: &mut BTreeMap<_, _> = things.get_mut("gwens").unwrap();
        ended.insert("grant", "grant_ten_cong_ten_harb".to_owned());
        ended.insert("customer", "harbor.example".to_owned());
        bought(&ben, "usr_harb_ben").await;
        let people = BTreeMap::from([
            ("anyone", app.visitor()),
            ("guest", guest(app).await),
            ("member", app.signed_in("cleo@harbor.example").await),
            ("buyer", ada),
            ("buyer2", ben),
            ("license", app.signed_in("lena@harbor.example").await),
            ("user", app.signed_in("tess.molenaar@harbor.example").await),
            ("billing", app.signed_in("bill@harbor.example").await),
            ("global", gwen),
            ("reader", app.signed_in("rhea@harbor.example").await),
            ("foreign", app.signed_in("amir@meadow.example").await),
            ("disabled", disabled(app).await),
            ("vendor", app.signed_in("olga@vendor.example").await),
            ("partner", elsewhere(app, "pat@northstar.example").await),
            ("expired", expired_partner(app).await),
            ("revoked", revoked_partner(app).await),
            ("program", program(app, "gwen@harbor.example").await),
            ("program2", program(app, "amir@meadow.example").await),
            ("scim", provisioning(app, "gwen@harbor.example").await),
            ("scim2", provisioning(app, "amir@meadow.example").await),
        ]);
        let mut cards = BTreeMap::new();
        for (name, person) in &people {
            if !CANNOT_BUY.contains(name) {
                let quote = person.quotes(PRODUCT, 1).await;
                let card = person.types_card(&quote, Card::GOOD).await;
                cards.insert(*name, card.to_string());
            }
        }
        Self {
            people,
            things,
            cards,
        }
    }

    /// The address of a path with the ids of what is somebody's.
    pub fn address(&self, path: &str, object: &str) -> String {
        let ids = self.things.get(object).expect("a thing of the world");
        let mut address = path.to_owned();
        for (name, id) in ids {
            address = address.replace(&format!("{{{name}}}"), id);
        }
        assert!(
            !address.contains('{'),
            "{object} does not say all of {path}"
        );
        address
    }

    /// A body with the ids of what is somebody's.
    pub fn body(&self, text: &str, object: &str, principal: &str) -> String {
        let card = self.cards.get(principal).map_or("pm_none", String::as_str);
        let mut text = text
            .replace("<principal>", principal)
            .replace("<card>", card);
        for (name, id) in &self.things[object] {
            text = text.replace(&format!("<{name}>"), id);
        }
        text
    }
}

/// A request that its person took back, for what is asked for first in each organization.
async fn withdrawn_request(app: &App, email: &str) -> String {
    let person = app.signed_in(email).await;
    let body = AskForLicenseRequest {
        product: ProductId::parse(ASKED_FOR).unwrap(),
        users: Vec::new(),
        emails: Vec::new(),
        reason: "For a drawing".to_owned(),
    };
    person.gets(&AskForLicense { body }).await;
    let slug = "visio-plan-1".to_owned();
    let options = person.gets(&ShowRequestOptions { slug }).await;
    let request = options.request.unwrap();
    let id = request.to_string();
    person.gets(&WithdrawLicenseRequest { request }).await;
    id
}

/// The ids of an admin, and of a service account that he or she made and ended: what is done to it
/// again changes nothing.
async fn ended_account(admin: &Person<'_>, user: &str) -> BTreeMap<&'static str, String> {
    let body = CreateServiceAccountRequest {
        name: "Ended".to_owned(),
        scopes: vec![Scope::PolicyRead],
        days: 1,
    };
    let made = admin.gets(&CreateServiceAccount { body }).await;
    let account = made.account.clone();
    admin.gets(&EndServiceAccount { account }).await;
    BTreeMap::from([
        ("user", user.to_owned()),
        ("account", made.account.to_string()),
        ("token", made.token.id.to_string()),
    ])
}

/// Webhooks of both organizations: one that is off, and one that was removed.
async fn webhooks(app: &App, things: &mut BTreeMap<&'static str, BTreeMap<&'static str, String>>) {
    for (object, email) in [
        ("gwens", "gwen@harbor.example"),
        ("amirs", "amir@meadow.example"),
    ] {
        let admin = app.signed_in(email).await;
        let thing: &mut BTreeMap<_, _> = things.get_mut(object).unwrap();
        thing.insert("webhook", webhook(&admin, false).await);
        let removed = BTreeMap::from([("webhook", webhook(&admin, true).await)]);
        let object = if object == "gwens" {
            "harbors"
        } else {
            "meadows"
        };
        things.insert(object, removed);
    }
}

/// A webhook that is switched off, and removed if asked for.
async fn webhook(admin: &Person<'_>, is_removed: bool) -> String {
    let body = AddWebhookRequest {
        url: "https://hooks.example.com/".to_owned(),
        areas: Vec::new(),
    };
    let webhook = admin.gets(&AddWebhook { body }).await.webhook.id;
    let id = webhook.to_string();
    if is_removed {
        admin.gets(&RemoveWebhook { webhook }).await;
    } else {
        let body = SetWebhookRequest { is_on: false };
        admin.gets(&SetWebhook { webhook, body }).await;
    }
    id
}

/// A paid order, and a quote that is not ordered yet.
async fn bought(person: &Person<'_>, user: &str) -> BTreeMap<&'static str, String> {
    let order = person.buys(PRODUCT, 3, Card::GOOD).await;
    let quote = person.quotes(PRODUCT, 1).await;
    let cards = person.gets(&ListCards).await;
    let bills = ListBills {
        subscription: order.subscription.clone(),
        cursor: None,
    };
    let bill = person.gets(&bills).await.items.remove(0);
    BTreeMap::from([
        ("user", user.to_owned()),
        ("subscription", order.subscription.unwrap().to_string()),
        ("order", order.id.to_string()),
        ("quote", quote.id.to_string()),
        ("invoice", bill.id.to_string()),
        ("payment_method", cards.items[0].payment_method.to_string()),
    ])
}

/// A session of somebody beside those that call.
async fn session_elsewhere(app: &App, email: &str) -> String {
    let list = app.signed_in(email).await.gets(&ListOpenSessions).await;
    let own = list.items.iter().find(|session| session.is_current);
    own.unwrap().id.to_string()
}

async fn guest(app: &App) -> Person<'_> {
    elsewhere(app, "zoe@meadow.example").await
}

/// Somebody of another organization in Harbor.
async fn elsewhere<'a>(app: &'a App, email: &str) -> Person<'a> {
    let mut person = app.signed_in(email).await;
    let answer = person.switches_to("harbor.example").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    person
}

/// Somebody of a partner whose time in Harbor is over.
async fn expired_partner(app: &App) -> Person<'_> {
    let grant = app
        .grants("ten_ipan", "ten_harb", &[Role::BillingAdmin])
        .await;
    let ines = elsewhere(app, "ines@ipanema.example").await;
    app.expires("ten_harb", grant.as_str()).await;
    ines
}

/// Somebody of a partner to whom Harbor has said goodbye.
async fn revoked_partner(app: &App) -> Person<'_> {
    let grant = app
        .grants("ten_cong", "ten_harb", &[Role::BillingAdmin])
        .await;
    let cyril = elsewhere(app, "cyril@congorail.example").await;
    app.revokes("ten_harb", grant.as_str()).await;
    cyril
}

/// A service account with every scope that an admin gives.
async fn program<'a>(app: &'a App, admin: &str) -> Person<'a> {
    let body = CreateServiceAccountRequest {
        name: "Everything".to_owned(),
        scopes: vec![
            Scope::PolicyRead,
            Scope::PolicyWrite,
            Scope::AuditRead,
            Scope::SubscriptionsRead,
        ],
        days: 1,
    };
    let admin = app.signed_in(admin).await;
    let made = admin.gets(&CreateServiceAccount { body }).await;
    with_token(app, &made.secret)
}

/// A directory elsewhere, where it has no business.
async fn provisioning<'a>(app: &'a App, admin: &str) -> Person<'a> {
    let admin = app.signed_in(admin).await;
    let directory = app.directory_by(&admin).await;
    with_token(app, &directory.secret)
}

fn with_token<'a>(app: &'a App, secret: &str) -> Person<'a> {
    app.visitor()
        .with_header(header::AUTHORIZATION, &format!("Bearer {secret}"))
}

/// Somebody whose session is there still, though the account is off: as when
/// another system switched it off behind our back.
async fn disabled(app: &App) -> Person<'_> {
    let milan = app.signed_in("milan.blom@harbor.example").await;
    let tenant = TenantId::parse("ten_harb").unwrap();
    let switched = app.state.store.write(&tenant, |tx| {
        let id = UserId::parse("usr_harb_milan_blom").unwrap();
        Box::pin(async move { store::users::set_status(tx, &id, AccountStatus::Disabled).await })
    });
    let switched: Result<(), store::StoreError> = switched.await;
    switched.unwrap();
    milan
}
