//! An identity provider that others wrote (npm's certified oidc-provider), in
//! a process of its own, and a browser on its pages.

use std::collections::HashMap;
use std::process::Stdio;

use api::sign_in_settings::{ConnectProvider, ConnectProviderRequest};
use domain::sign_in::ProviderKind;
use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use url::Url;

use super::App;

const SECRET: &str = "the-secret-of-the-client-selfserve";

/// A running provider; it ends with the test.
pub struct Peer {
    pub issuer: String,
    pub tenant: String,
    http: reqwest::Client,
    _process: Child,
    /// What it goes on to say; without somebody to say it to, it ends.
    _lines: Lines<BufReader<ChildStdout>>,
}

/// What a browser does on the provider's pages.
#[derive(Clone, Copy)]
pub enum There<'a> {
    SignsInAs(&'a str),
    GivesUp,
}

/// A browser that knows the provider's cookies.
pub struct PeerBrowser<'a> {
    peer: &'a Peer,
    cookies: HashMap<String, String>,
}

impl Peer {
    /// Starts a provider for an organization, and connects it there.
    pub async fn start(app: &App, admin: &str, tenant: &str, mut settings: Value) -> Self {
        // Tests run in the folder of their crate, wherever they were built.
        let folder = "../../tests/peers";
        let modules = std::path::Path::new(folder).join("node_modules");
        assert!(
            modules.exists(),
            "the peers are not installed: `cargo xtask tools` does it"
        );
        settings["portal"] = json!(app.origin);
        settings["tenant"] = json!(tenant);
        let mut process = Command::new("node")
            .arg("oidc-provider.mjs")
            .arg(settings.to_string())
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let issuer = lines.next_line().await.unwrap();
        let issuer = issuer.expect("the provider says where it is");
        let peer = Self {
            issuer,
            tenant: tenant.to_owned(),
            http: app.http.clone(),
            _process: process,
            _lines: lines,
        };
        peer.connect(app, admin, SECRET).await;
        peer
    }

    async fn connect(&self, app: &App, admin: &str, secret: &str) {
        let admin = app.signed_in(admin).await;
        let body = ConnectProviderRequest {
            kind: ProviderKind::Generic,
            issuer: self.issuer.clone(),
            client_id: "selfserve".to_owned(),
            client_secret: Some(secret.to_owned()),
            version: None,
        };
        admin.gets(&ConnectProvider { body }).await;
    }

    /// From now on another key signs, and the earlier one is gone.
    pub async fn rotates(&self) {
        let address = format!("{}/test/rotate", self.issuer);
        let answer = self.http.post(address).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
    }

    /// A browser that was never there.
    pub fn browser(&self) -> PeerBrowser<'_> {
        PeerBrowser {
            peer: self,
            cookies: HashMap::new(),
        }
    }
}

impl PeerBrowser<'_> {
    /// Goes to an address of the provider, does there what is asked, and
    /// tells where it was sent in the end: an address of somebody else.
    pub async fn visits(&mut self, address: &str, there: There<'_>) -> Url {
        let mut at = Url::parse(address).unwrap();
        let mut form: Option<Vec<(String, String)>> = None;
        let mut steps = 0;
        loop {
            steps += 1;
            assert!(steps < 20, "the provider does not come to an end at {at}");
            let answer = self.asks(&at, form.take()).await;
            if let Some(to) = answer.headers().get(header::LOCATION) {
                at = at.join(to.to_str().unwrap()).unwrap();
                if !at.as_str().starts_with(&self.peer.issuer) {
                    return at;
                }
                continue;
            }
            let status = answer.status();
            let page = answer.text().await.unwrap();
            assert_eq!(status, StatusCode::OK, "{at}: {page}");
            (at, form) = fills(&at, &page, there);
        }
    }

    async fn asks(&mut self, at: &Url, form: Option<Vec<(String, String)>>) -> reqwest::Response {
        let method = if form.is_some() {
            Method::POST
        } else {
            Method::GET
        };
        let cookies = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        let request = self.peer.http.request(method, at.clone());
        let mut request = request.header(header::COOKIE, cookies);
        if let Some(form) = form {
            request = request.form(&form);
        }
        let answer = request.send().await.unwrap();
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            match value {
                "" => self.cookies.remove(name),
                value => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        answer
    }
}

/// What goes from a page of the provider, and where to.
fn fills(at: &Url, page: &str, there: There<'_>) -> (Url, Option<Vec<(String, String)>>) {
    let attribute = |after: &str, name: &str| {
        let rest = page.split_once(after)?.1;
        let rest = rest.split_once(&format!("{name}=\""))?.1;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let action = attribute("<form", "action").expect("a page with a form");
    let action = at.join(&action).unwrap();
    if let Some(xsrf) = attribute("name=\"xsrf\"", "value") {
        let form = [("xsrf", xsrf.as_str()), ("logout", "yes")];
        return (
            action,
            Some(form.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec()),
        );
    }
    let prompt = attribute("name=\"prompt\"", "value").unwrap();
    match there {
        There::GivesUp => (at.join(&format!("{}/abort", at.path())).unwrap(), None),
        There::SignsInAs(login) => {
            let form = [
                ("prompt", prompt.as_str()),
                ("login", login),
                ("password", "any"),
            ];
            (
                action,
                Some(form.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec()),
            )
        }
    }
}
