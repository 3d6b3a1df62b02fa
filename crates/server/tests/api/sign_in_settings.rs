//! The identity provider and the domains of an organization, as its admins
//! set them.

use api::session::{LookUpEmail, LookUpEmailRequest};
use api::sign_in_settings::{
    AddDomain, AddDomainRequest, ConnectProvider, ConnectProviderRequest, DisconnectProvider,
    ListDomains, RemoveDomain, ShowProvider, TestProvider as TestCall, TestProviderRequest,
    VerifyDomain,
};
use domain::ids::TenantId;
use domain::sign_in::{ProviderKind, SignInMethod};
use server::clock::{SystemClock, SystemRandom};
use server::use_cases::record::Stamp;
use server::use_cases::sign_in_settings::vouch;

use crate::support::{App, CLIENT_ID, CLIENT_SECRET, Engine, Person, TestProvider, both};

const GWEN: &str = "gwen@harbor.example";
const AMIR: &str = "amir@meadow.example";

fn connect(issuer: &str, secret: Option<&str>, version: Option<i64>) -> ConnectProvider {
    ConnectProvider {
        body: ConnectProviderRequest {
            kind: ProviderKind::Generic,
            issuer: issuer.to_owned(),
            client_id: CLIENT_ID.to_owned(),
            client_secret: secret.map(str::to_owned),
            version,
        },
    }
}

fn test_call(kind: ProviderKind, issuer: &str) -> TestCall {
    TestCall {
        body: TestProviderRequest {
            kind,
            issuer: issuer.to_owned(),
        },
    }
}

fn add(domain: &str) -> AddDomain {
    AddDomain {
        body: AddDomainRequest {
            domain: domain.to_owned(),
        },
    }
}

fn verify(domain: &str) -> VerifyDomain {
    VerifyDomain {
        domain: domain.to_owned(),
    }
}

fn remove(domain: &str) -> RemoveDomain {
    RemoveDomain {
        domain: domain.to_owned(),
    }
}

/// The proof that the list asks for.
async fn proof(admin: &Person<'_>, domain: &str) -> String {
    let list = admin.gets(&ListDomains).await;
    let row = list.items.into_iter().find(|row| row.domain == domain);
    row.unwrap().txt_record.unwrap()
}

async fn leads_to(app: &App, email: &str) -> Option<SignInMethod> {
    let body = LookUpEmailRequest {
        email: email.to_owned(),
    };
    let found = app.visitor().gets(&LookUpEmail { body }).await;
    found.organization.map(|_| found.sign_in)
}

both! {
    async fn a_global_admin_connects_changes_and_disconnects_a_provider(app: App) {
        let provider = TestProvider::start("/", &app.clock).await;
        let gwen = app.signed_in(GWEN).await;
        assert!(gwen.gets(&ShowProvider).await.provider.is_none());
        let check = gwen.gets(&test_call(ProviderKind::Generic, provider.issuer())).await;
        assert_eq!((check.keys, check.ends_sessions), (1, true));
        let shown = gwen.gets(&connect(provider.issuer(), Some(CLIENT_SECRET), None)).await;
        assert_eq!(shown.redirect_uri, format!("{}/sign-in/callback/ten_harb", app.origin));
        assert_eq!(shown.provider.unwrap().version, 1);
        assert_eq!(leads_to(&app, GWEN).await, Some(SignInMethod::IdentityProvider));
        // Without a new secret the old one stays, of the same provider only.
        let kept = gwen.gets(&connect(provider.issuer(), None, Some(1))).await;
        assert_eq!(kept.provider.unwrap().version, 2);
        let other = TestProvider::start("/", &app.clock).await;
        let refused = gwen.sends(&connect(other.issuer(), None, Some(2))).await;
        assert_eq!(refused.problem().fields[0].field, "client_secret");
        let stale = gwen.sends(&connect(provider.issuer(), None, Some(1))).await;
        assert_eq!((stale.status, stale.code()), (409, "stale"));
        let second = gwen.sends(&connect(provider.issuer(), Some("s"), None)).await;
        assert_eq!(second.code(), "stale", "there is one already");
        assert!(gwen.gets(&DisconnectProvider).await.provider.is_none());
        gwen.gets(&DisconnectProvider).await;
        assert_eq!(leads_to(&app, GWEN).await, Some(SignInMethod::Password));
    }

    // quality.md B6: secrets are sealed, and shown to nobody.
    async fn the_secret_is_neither_shown_nor_kept_in_the_clear(app: App) {
        let provider = TestProvider::start("/", &app.clock).await;
        let gwen = app.signed_in(GWEN).await;
        let answer = gwen.sends(&connect(provider.issuer(), Some(CLIENT_SECRET), None)).await;
        assert!(!answer.text.contains("secret of a client"), "{}", answer.text);
        let tenant = TenantId::parse("ten_harb").unwrap();
        let stored = app.state.store.read(&tenant, |tx| {
            Box::pin(async move { store::identity_providers::find(tx).await })
        });
        let stored = stored.await.unwrap().unwrap();
        assert!(!stored.sealed_secret.contains("secret"), "{}", stored.sealed_secret);
    }

    async fn only_global_admins_change_how_an_organization_signs_in(app: App) {
        let issuer = "https://login.harbor.example";
        for (email, may_see) in [
            ("rhea@harbor.example", true),
            ("bill@harbor.example", false),
            ("lena@harbor.example", false),
            ("ada@harbor.example", false),
        ] {
            let person = app.signed_in(email).await;
            let seen = if may_see { 200 } else { 403 };
            assert_eq!(person.sends(&ShowProvider).await.status, seen, "{email}");
            assert_eq!(person.sends(&ListDomains).await.status, seen, "{email}");
            if may_see {
                assert!(!person.gets(&ShowProvider).await.may_change, "{email}");
            }
            assert_eq!(person.sends(&connect(issuer, Some("s"), None)).await.status, 403, "{email}");
            assert_eq!(person.sends(&test_call(ProviderKind::Generic, issuer)).await.status, 403);
            assert_eq!(person.sends(&DisconnectProvider).await.status, 403, "{email}");
            assert_eq!(person.sends(&add("harbor.test.example")).await.status, 403, "{email}");
            assert_eq!(person.sends(&verify("harbor.example")).await.status, 403, "{email}");
            assert_eq!(person.sends(&remove("harbor.example")).await.status, 403, "{email}");
        }
        assert_eq!(app.visitor().sends(&ShowProvider).await.status, 401);
    }

    async fn a_provider_that_cannot_be_used_is_not_connected(app: App) {
        let gwen = app.signed_in(GWEN).await;
        let long = format!("https://{}.example", "a".repeat(600));
        for issuer in [
            "", "login.harbor.example", "ftp://login.harbor.example", "javascript:alert(1)",
            "http://login.harbor.example", "http://localhost:1", "file:///etc/passwd",
            "https://user:password@login.harbor.example", long.as_str(),
        ] {
            let answer = gwen.sends(&connect(issuer, Some("s"), None)).await;
            assert_eq!(answer.problem().fields[0].field, "issuer", "{issuer}");
        }
        for issuer in [
            "https://login.microsoftonline.com/common/v2.0",
            "https://login.microsoftonline.com/organizations/v2.0",
            "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
            "https://login.microsoftonline.com/",
        ] {
            let answer = gwen.sends(&test_call(ProviderKind::Entra, issuer)).await;
            assert_eq!(answer.problem().fields[0].field, "issuer", "{issuer}");
        }
        assert!(gwen.gets(&ShowProvider).await.provider.is_none());
    }

    // B2: a domain routes only once it is verified.
    async fn a_domain_leads_to_an_organization_once_its_dns_says_so(app: App) {
        let gwen = app.signed_in(GWEN).await;
        let list = gwen.gets(&add(" Harbor-Group.Example. ")).await;
        let row = list.items.iter().find(|row| row.domain == "harbor-group.example").unwrap();
        assert!(!row.is_verified && !row.is_first);
        assert_eq!(leads_to(&app, "ada@harbor-group.example").await, None);
        let early = gwen.sends(&verify("harbor-group.example")).await;
        assert_eq!((early.status, early.code()), (409, "domain_not_proven"));
        let wanted = proof(&gwen, "harbor-group.example").await;
        for wrong in ["", "selfserve-verify=", "v=spf1 -all", &format!("{wanted}0"), &wanted[1..]] {
            app.texts.publish("harbor-group.example", wrong);
        }
        let wrong = gwen.sends(&verify("harbor-group.example")).await;
        assert_eq!(wrong.code(), "domain_not_proven");
        app.texts.publish("harbor-group.example", &wanted);
        gwen.gets(&verify("harbor-group.example")).await;
        assert!(leads_to(&app, "ada@harbor-group.example").await.is_some());
        // Claiming it again changes nothing, and giving it up ends it.
        assert_eq!(gwen.gets(&add("harbor-group.example")).await.items.len(), 2);
        gwen.gets(&remove("harbor-group.example")).await;
        assert_eq!(leads_to(&app, "ada@harbor-group.example").await, None);
        assert_eq!(gwen.sends(&remove("harbor-group.example")).await.code(), "not_found");
    }

    // B2: two tenants can never claim one domain.
    async fn one_domain_has_one_organization(app: App) {
        let (gwen, amir) = (app.signed_in(GWEN).await, app.signed_in(AMIR).await);
        let taken = gwen.sends(&add("meadow.example")).await;
        assert_eq!((taken.status, taken.code()), (409, "domain_taken"));
        gwen.gets(&add("shared.example")).await;
        amir.gets(&add("shared.example")).await;
        let (gwens, amirs) = (proof(&gwen, "shared.example").await, proof(&amir, "shared.example").await);
        assert_ne!(gwens, amirs);
        // The record of one proves nothing for the other.
        app.texts.publish("shared.example", &amirs);
        assert_eq!(gwen.sends(&verify("shared.example")).await.code(), "domain_not_proven");
        amir.gets(&verify("shared.example")).await;
        app.texts.publish("shared.example", &gwens);
        assert_eq!(gwen.sends(&verify("shared.example")).await.code(), "domain_taken");
        assert_eq!(amir.gets(&ListDomains).await.items.iter().filter(|row| row.is_verified).count(), 2);
        assert_eq!(gwen.sends(&remove("meadow.example")).await.code(), "not_found");
    }

    async fn the_domain_that_an_organization_is_known_by_stays(app: App) {
        let gwen = app.signed_in(GWEN).await;
        let answer = gwen.sends(&remove("harbor.example")).await;
        assert_eq!((answer.status, answer.code()), (409, "domain_needed"));
    }

    async fn what_is_no_domain_is_refused(app: App) {
        let gwen = app.signed_in(GWEN).await;
        let long = format!("{}.example", "a".repeat(64));
        for domain in ["", "harbor", "harbor..example", "a b.example", "ada@harbor.example/x", "-a.example", long.as_str()] {
            let answer = gwen.sends(&add(domain)).await;
            assert_eq!(answer.problem().fields[0].field, "domain", "{domain}");
        }
        let list = gwen.gets(&add("MÜNCHEN.example")).await;
        let row = list.items.iter().find(|row| !row.is_verified).unwrap();
        assert_eq!((row.domain.as_str(), row.name.as_str()), ("xn--mnchen-3ya.example", "münchen.example"));
    }

    async fn a_dns_that_does_not_answer_is_nobodys_fault(app: App) {
        let gwen = app.signed_in(GWEN).await;
        gwen.gets(&add("harbor-group.example")).await;
        app.texts.goes_away();
        let answer = gwen.sends(&verify("harbor-group.example")).await;
        assert_eq!((answer.status, answer.code()), (503, "unavailable"));
    }

    // B2: an operator may vouch.
    async fn an_operator_vouches_for_a_domain(app: App) {
        let harbor = TenantId::parse("ten_harb").unwrap();
        let stamp = || Stamp::now(&SystemClock::default(), &SystemRandom);
        vouch(&app.state.store, stamp(), &harbor, "harbor-group.example").await.unwrap();
        vouch(&app.state.store, stamp(), &harbor, "harbor-group.example").await.unwrap();
        assert!(leads_to(&app, "ada@harbor-group.example").await.is_some());
        let taken = vouch(&app.state.store, stamp(), &harbor, "meadow.example").await;
        assert!(matches!(taken, Err(server::refusal::Refusal::DomainTaken)));
    }
}
