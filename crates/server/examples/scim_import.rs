//! How long a directory takes to bring 10,000 people and 5,000 groups by SCIM, and how long a
//! search and a page take afterwards, those of the page of users over HTTP as well:
//! `cargo run --release -p server --example scim_import -- FOLDER`.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use api::directory::{ListPeople, PersonRow};
use api::paging::Page;
use api::session::SignInRequest;
use api::{Endpoint, SESSION_COOKIE};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::access::authorize;
use domain::people_filter::PeopleFilter;
use futures::{StreamExt, TryStreamExt, stream};
use serde_json::{Value, json};
use server::clock::{SystemClock, SystemRandom};
use server::dns::Dns;
use server::identity::Providers;
use server::mail::{Folder, Layout};
use server::outgoing::{GuardedHttp, Reach};
use server::passwords::Passwords;
use server::rates::{Limits, Rates};
use server::secrets::Secrets;
use server::site::Site;
use server::state::{AppState, Services};
use server::use_cases::{directory, session, users};
use server::{catalog_file, demo};
use store::{Store, StoreOptions};
use tokio::net::TcpListener;

const PEOPLE: usize = 10_000;
const GROUPS: usize = 5_000;
const MEMBERS: usize = 20;
/// How often a page is looked at.
const VIEWS: usize = 50;
/// As many requests as a directory has under way.
const AT_ONCE: usize = 8;
const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::args()
        .nth(1)
        .context("give an empty folder on the disk to measure")?;
    // Whoever was first has installed the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let origin = format!("http://{}", listener.local_addr()?);
    let state = start(Path::new(&folder), &origin).await?;
    let app =
        server::router(state.clone()).into_make_service_with_connect_info::<std::net::SocketAddr>();
    tokio::spawn(axum::serve(listener, app).into_future());
    let request = SignInRequest {
        email: "gwen@harbor.example".to_owned(),
        password: demo::PASSWORD.to_owned(),
        code: None,
    };
    let (secret, gwen) = session::sign_in(&state, request, None).await?;
    let permit = authorize(&gwen.viewer)?;
    let token = directory::create_token(&state, &gwen, permit, 1).await?;
    let caller = Caller {
        http: reqwest::Client::builder().no_proxy().build()?,
        base: format!("{origin}/scim/v2"),
        token: token.secret,
    };
    let browser = Browser {
        http: caller.http.clone(),
        origin,
        cookie: format!(
            "{SESSION_COOKIE}={}",
            URL_SAFE_NO_PAD.encode(secret.secret())
        ),
    };

    let people = (0..PEOPLE).map(|number| ("/Users", person(number)));
    let ids = Arc::new(caller.posts("people", people).await?);
    let groups = (0..GROUPS).map(|number| ("/Groups", group(number, &ids)));
    caller.posts("groups", groups).await?;
    for path in [
        "/Users?startIndex=9801&count=100",
        "/Users?filter=userName+eq+%22person7000%40harbor.example%22",
        "/Groups?startIndex=4901&count=100&excludedAttributes=members",
    ] {
        let started = Instant::now();
        caller.gets(path).await?;
        println!("{:>8.1} ms  {path}", milliseconds(started.elapsed()));
    }
    for q in ["p", "person7", "van dam 42", "nobody"] {
        let started = Instant::now();
        let permit = authorize(&gwen.viewer)?;
        users::search_users(&state, &gwen, permit, q).await?;
        println!(
            "{:>8.1} ms  search for {q:?}",
            milliseconds(started.elapsed())
        );
    }
    browser.measures("").await?;
    for q in ["p", "person7", "dam", "nobody"] {
        browser.measures(&format!("q={q}")).await?;
    }
    browser.measures("status=disabled").await?;
    browser.measures("role=global_admin").await
}

/// The page of users, as its browser asks for it.
struct Browser {
    http: reqwest::Client,
    origin: String,
    cookie: String,
}

impl Browser {
    /// The first page and the one after it, each a number of times.
    async fn measures(&self, query: &str) -> Result<()> {
        let mut filter = PeopleFilter::from_query(query);
        for page in ["first", "second"] {
            let call = ListPeople {
                filter: filter.clone(),
            };
            let mut times = Vec::new();
            let mut next = None;
            for _ in 0..VIEWS {
                let started = Instant::now();
                next = self.gets(&call.address()).await?;
                times.push(started.elapsed());
            }
            times.sort_unstable();
            let median = times.get(VIEWS / 2).copied().unwrap_or_default();
            let longest = times.last().copied().unwrap_or_default();
            println!(
                "{:>8.1} ms, at most {:.1} ms  {page} page of users {query:?}",
                milliseconds(median),
                milliseconds(longest)
            );
            if next.is_none() {
                break;
            }
            filter.cursor = next;
        }
        Ok(())
    }

    /// Where the next page begins.
    async fn gets(&self, address: &str) -> Result<Option<String>> {
        let request = self.http.get(format!("{}{address}", self.origin));
        let answer = request.header("cookie", &self.cookie).send().await?;
        ensure!(answer.status() == 200, "{}", answer.text().await?);
        let page: Page<PersonRow> = serde_json::from_slice(&answer.bytes().await?)?;
        Ok(page.next_cursor)
    }
}

struct Caller {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Caller {
    /// Sends all of them, and gives their ids.
    async fn posts(
        &self,
        what: &str,
        bodies: impl Iterator<Item = (&'static str, Value)>,
    ) -> Result<Vec<String>> {
        let started = Instant::now();
        let sent = stream::iter(bodies)
            .map(|(path, body)| async move {
                let request = self.http.post(format!("{}{path}", self.base));
                let request = request.header("content-type", "application/scim+json");
                let request = request.bearer_auth(&self.token).body(body.to_string());
                let answer = request.send().await?;
                ensure!(answer.status() == 201, "{}", answer.text().await?);
                let made: Value = serde_json::from_slice(&answer.bytes().await?)?;
                let id = made.get("id").and_then(Value::as_str);
                Ok(id.context("an id")?.to_owned())
            })
            .buffered(AT_ONCE);
        let ids: Vec<String> = sent.try_collect().await?;
        let took = started.elapsed().as_secs_f64();
        let rate = f64::from(u32::try_from(ids.len())?) / took;
        println!("{} {what} in {took:.1} s, {rate:.0} per second", ids.len());
        Ok(ids)
    }

    async fn gets(&self, path: &str) -> Result<()> {
        let request = self.http.get(format!("{}{path}", self.base));
        let answer = request.bearer_auth(&self.token).send().await?;
        ensure!(answer.status() == 200, "{}", answer.text().await?);
        answer.bytes().await?;
        Ok(())
    }
}

fn person(number: usize) -> Value {
    json!({
        "schemas": [USER],
        "userName": format!("person{number}@harbor.example"),
        "externalId": format!("ext-{number}"),
        "name": { "givenName": format!("Person{number}"), "familyName": format!("van Dam {}", number % 100) },
        "emails": [{ "value": format!("person{number}@harbor.example"), "type": "work", "primary": true }],
        "active": true,
    })
}

fn group(number: usize, ids: &[String]) -> Value {
    let members = (0..MEMBERS).filter_map(|step| ids.get((number * 7 + step * 131) % PEOPLE));
    let members: Vec<_> = members.map(|id| json!({ "value": id })).collect();
    json!({ "schemas": [GROUP], "displayName": format!("Group {number}"), "members": members })
}

fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

async fn start(folder: &Path, origin: &str) -> Result<AppState> {
    let database = format!("sqlite://{}", folder.join("import.db").display());
    let mails = Folder::new(&std::env::temp_dir(), "rate@localhost".parse()?);
    let state = AppState::new(Services {
        store: Store::open(&database, StoreOptions::default()).await?,
        catalog: catalog_file::parse(catalog_file::DEFAULT)?,
        clock: Arc::new(SystemClock::default()),
        random: Arc::new(SystemRandom),
        gateway: None,
        passwords: Passwords::new(2, argon2::Params::default())?,
        secrets: Secrets::of_folder(folder, &SystemRandom)?,
        providers: Providers::new(GuardedHttp::new(Reach::Public)?),
        domain_texts: Arc::new(Dns::new(None)?),
        mailer: Arc::new(mails.clone()),
        layout: Layout::new()?,
        outbox: None,
        webhook_http: GuardedHttp::new(Reach::Public)?,
        site: Site::parse(origin)?,
        demo_password: None,
        sign_in_failures: 5,
        limits: Limits::new(Rates::UNLIMITED),
        trusted_proxies: Vec::new(),
        country_header: None,
    });
    demo::seed(&state).await?;
    Ok(state)
}
