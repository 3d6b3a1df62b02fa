//! People of a partner at work in a customer's organization.

use api::Endpoint;
use api::audit::ListAudit;
use api::directory::{ListPeople, SetStatus, SetStatusRequest};
use api::orders::{QuoteOrder, QuoteOrderRequest};
use api::paging::Page;
use api::partners::{
    AnswerPartnerRequest, AnswerPartnerRequestBody, EndPartnerGrant, LeaveCustomer, ListPartners,
    PartnerAnswer, RequestPartnership, RequestPartnershipRequest,
};
use api::policies::{ListPolicies, SetPolicy, SetPolicyRequest};
use api::programs::{CreateServiceAccount, CreateServiceAccountRequest};
use api::session::ShowSession;
use api::subscriptions::{ListSubscriptions, SubscriptionRow};
use api::usage::ListEntitlements;
use chrono::TimeDelta;
use domain::access::Role;
use domain::audit::ActorKind;
use domain::audit_filter::AuditFilter;
use domain::eligibility::Ineligible;
use domain::email::EmailAddress;
use domain::ids::{PartnerGrantId, ProductId, TenantId, UserId};
use domain::partner_grant::GrantStatus;
use domain::people_filter::PeopleFilter;
use domain::policy::SelfServicePolicy;
use domain::product_filter::ProductFilter;
use domain::program::Scope;
use domain::quantity::LicenseQuantity;
use domain::subscription::PurchaseChannel;
use domain::term::BillingTerm;
use domain::user::{AccountStatus, DirectorySource, User, UserKind};
use reqwest::Method;
use serde_json::json;
use server::clock::Clock;
use store::StoreError;

use crate::support::{Answer, App, Card, Engine, Person, answer, both};

const PAT: &str = "pat@northstar.example";
const HARBOR: &str = "harbor.example";
const POWER_BI: &str = "CFQ7TTC0L3PB";
/// What the demo's partner was granted.
const GRANT: &str = "grant_harb_nort";

/// Pat in Harbor, which Northstar looks after.
async fn pat_in_harbor(app: &App) -> Person<'_> {
    let mut pat = app.signed_in(PAT).await;
    assert_eq!(pat.switches_to(HARBOR).await.status, 200);
    pat
}

/// Global reader of another organization for some days.
fn asking(customer: &str, days: u32) -> RequestPartnership {
    RequestPartnership {
        body: RequestPartnershipRequest {
            customer: customer.to_owned(),
            roles: vec![Role::GlobalReader],
            days,
        },
    }
}

fn answering(grant: &PartnerGrantId, answer: PartnerAnswer) -> AnswerPartnerRequest {
    AnswerPartnerRequest {
        grant: grant.clone(),
        body: AnswerPartnerRequestBody { answer },
    }
}

async fn sees_purchases(person: &Person<'_>) -> usize {
    let filter = ProductFilter::default();
    person.gets(&ListSubscriptions { filter }).await.items.len()
}

/// What the program of a partner is told in the organization of a customer.
async fn there<E: Endpoint>(app: &App, secret: &str, customer: &str, call: &E) -> Answer {
    let method = Method::from_bytes(E::METHOD.as_str().as_bytes()).unwrap();
    let address = format!("{}{}", app.origin, call.address());
    let request = app.http.request(method, address).bearer_auth(secret);
    let request = request.header(api::ORGANIZATION_HEADER, customer);
    answer(match call.body() {
        Some(body) => request.json(body),
        None => request,
    })
    .await
}

both! {
    // R58: by the open API, within what the customer granted, and audited on its behalf.
    async fn the_program_of_a_partner_acts_within_the_grant(app: App) {
        app.signed_in("ada@harbor.example").await.buys(POWER_BI, 2, Card::GOOD).await;
        let nina = app.signed_in("nina@northstar.example").await;
        let body = CreateServiceAccountRequest {
            name: "Northstar insight".to_owned(),
            scopes: vec![Scope::SubscriptionsRead, Scope::PolicyWrite, Scope::AuditRead],
            days: 30,
        };
        let secret = nina.gets(&CreateServiceAccount { body }).await.secret;
        let list = ListSubscriptions { filter: ProductFilter::default() };
        let seen: Page<SubscriptionRow> = there(&app, &secret, HARBOR, &list).await.ok();
        assert!(seen.items.iter().any(|row| row.channel == PurchaseChannel::SelfService));
        let product = ProductId::parse(POWER_BI).unwrap();
        let body = SetPolicyRequest {
            value: Some(SelfServicePolicy::DoNotAllow),
            availability: None,
            version: 0,
            dry_run: false,
        };
        let set = SetPolicy { product, body };
        assert_eq!(there(&app, &secret, HARBOR, &set).await.status, 200, "a billing admin may");
        let recorded = app.recorded("ten_harb", "policy.changed").await;
        assert_eq!(recorded[0].on_behalf_of.as_ref().unwrap().as_str(), "ten_nort");
        assert_eq!(recorded[0].actor.as_ref().unwrap().kind(), ActorKind::Program);

        let log = ListAudit { filter: AuditFilter::default() };
        assert_eq!(there(&app, &secret, HARBOR, &log).await.code(), "not_allowed", "no role for it");
        assert_eq!(there(&app, &secret, HARBOR, &ListPolicies).await.code(), "not_allowed", "no scope for it");
        assert_eq!(there(&app, &secret, HARBOR, &ListEntitlements { user: Some("ada@harbor.example".to_owned()) }).await.status, 403);
        assert_eq!(there(&app, &secret, "meadow.example", &list).await.status, 404, "not granted");
        assert_eq!(there(&app, &secret, "nowhere.example", &list).await.status, 404);

        let gwen = app.signed_in("gwen@harbor.example").await;
        let grant = PartnerGrantId::parse(GRANT).unwrap();
        gwen.gets(&EndPartnerGrant { grant }).await;
        assert_eq!(there(&app, &secret, HARBOR, &list).await.status, 404, "ended at once");
    }

    // B19: asked for by the partner, granted by the customer, in its roles and for its time.
    async fn a_partner_asks_and_acts_once_the_customer_has_granted_it(app: App) {
        let nina = app.signed_in("nina@northstar.example").await;
        let amir = app.signed_in("amir@meadow.example").await;
        let asked = nina.gets(&asking("meadow.example", 30)).await;
        assert_eq!(asked.customers[0].grant.status, GrantStatus::Active, "Harbor comes first");
        assert_eq!(asked.customers[1].grant.status, GrantStatus::Requested);
        assert_eq!(asked.customers[0].name, "Harbor Logistics");
        assert_eq!(asked.customers[1].name, "meadow.example", "who has not answered is not named");
        assert_eq!(nina.sends(&asking("meadow.example", 30)).await.code(), "request_open");
        let mut pat = app.signed_in(PAT).await;
        assert_eq!(pat.switches_to("meadow.example").await.status, 404, "not granted yet");

        let seen = amir.gets(&ListPartners).await.partners;
        assert_eq!((&*seen[0].name, seen[0].grant.roles.as_slice()), ("Northstar Partners", &[Role::GlobalReader][..]));
        let grant = seen[0].grant.id.clone();
        let granted = amir.gets(&answering(&grant, PartnerAnswer::Approve)).await;
        assert_eq!(granted.partners[0].grant.status, GrantStatus::Active);
        assert_eq!(amir.sends(&answering(&grant, PartnerAnswer::Decline)).await.code(), "stale");
        assert_eq!(pat.switches_to("meadow.example").await.status, 200);
        assert_eq!(pat.session().await.viewer.unwrap().roles, [Role::GlobalReader]);
        for (action, by) in [("partner_grant.requested", "ten_nort"), ("partner_grant.approved", "")] {
            let record = app.recorded("ten_mead", action).await.pop().unwrap();
            let behalf = record.on_behalf_of.map(|partner| partner.to_string());
            assert_eq!(behalf.unwrap_or_default(), by, "{action}");
        }
        let arrived = app.recorded("ten_mead", "session.switched").await.pop().unwrap();
        assert_eq!(arrived.on_behalf_of.unwrap().as_str(), "ten_nort");
        assert_eq!(app.recorded("ten_nort", "partner_grant.requested").await.len(), 1);

        // Ended by the partner, during a session that is open.
        let customer = "meadow.example".to_owned();
        nina.gets(&LeaveCustomer { customer, grant: grant.clone() }).await;
        assert!(pat.gets(&ShowSession).await.viewer.is_none());
        assert_eq!(amir.sends(&EndPartnerGrant { grant }).await.code(), "stale");
    }

    // B19
    async fn a_request_that_nobody_answers_lapses_and_can_be_asked_again(app: App) {
        let nina = app.signed_in("nina@northstar.example").await;
        nina.gets(&asking("meadow.example", 30)).await;
        app.clock.set_ahead(TimeDelta::days(90));
        let lapsed = nina.gets(&ListPartners).await.customers.pop().unwrap().grant;
        assert_eq!(lapsed.status, GrantStatus::Lapsed);
        let amir = app.signed_in("amir@meadow.example").await;
        assert_eq!(amir.sends(&answering(&lapsed.id, PartnerAnswer::Approve)).await.code(), "stale");
        assert_eq!(nina.sends(&asking("meadow.example", 30)).await.status, 200);
    }

    // Whoever said no is not asked again the next day.
    async fn a_partner_that_was_told_no_waits_before_it_asks_again(app: App) {
        let nina = app.signed_in("nina@northstar.example").await;
        let amir = app.signed_in("amir@meadow.example").await;
        nina.gets(&asking("meadow.example", 30)).await;
        let grant = amir.gets(&ListPartners).await.partners[0].grant.id.clone();
        amir.gets(&answering(&grant, PartnerAnswer::Decline)).await;
        assert_eq!(nina.sends(&asking("meadow.example", 30)).await.code(), "request_open");
        app.clock.set_ahead(TimeDelta::days(30));
        assert_eq!(nina.sends(&asking("meadow.example", 30)).await.status, 200);
    }

    // One of two admins, or of two clicks.
    async fn of_two_requests_at_once_one_is_taken(app: App) {
        let nina = app.signed_in("nina@northstar.example").await;
        let call = asking("meadow.example", 30);
        let (one, other) = futures::join!(nina.sends(&call), nina.sends(&call));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
    }

    async fn what_a_partner_cannot_ask_for_is_said_at_the_field(app: App) {
        let nina = app.signed_in("nina@northstar.example").await;
        for (customer, days, field) in [
            ("meadow.example", 0, "days"),
            ("meadow.example", 731, "days"),
            ("nowhere.example", 30, "customer"),
            ("northstar.example", 30, "customer"),
            ("", 30, "customer"),
        ] {
            let refused = nina.sends(&asking(customer, days)).await.problem();
            assert_eq!(&*refused.fields[0].field, field, "{customer} {days}");
        }
        let mut everything = asking("meadow.example", 30);
        everything.body.roles = vec![Role::GlobalAdmin];
        assert_eq!(nina.sends(&everything).await.problem().fields[0].field, "roles");
        let pat = app.signed_in(PAT).await;
        assert_eq!(pat.sends(&asking("meadow.example", 30)).await.code(), "not_allowed");
    }

    async fn a_partner_ends_its_own_grants_only(app: App) {
        let other = app.grants("ten_ipan", "ten_harb", &[Role::GlobalReader]).await;
        let nina = app.signed_in("nina@northstar.example").await;
        let customer = HARBOR.to_owned();
        let refused = nina.sends(&LeaveCustomer { customer, grant: other }).await;
        assert_eq!(refused.status, 404);
    }

    // R56: as the role that was granted, a billing admin's.
    async fn a_partner_sees_self_service_purchases_as_an_admin_does(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        ada.buys(POWER_BI, 3, Card::GOOD).await;
        let pat = pat_in_harbor(&app).await;
        let bill = app.signed_in("bill@harbor.example").await;
        assert_eq!(sees_purchases(&pat).await, 2);
        assert_eq!(sees_purchases(&pat).await, sees_purchases(&bill).await);
        let viewer = pat.session().await.viewer.unwrap();
        assert_eq!((viewer.kind, viewer.roles), (UserKind::Partner, vec![Role::BillingAdmin]));
        assert_eq!(viewer.organization, "Harbor Logistics");
    }

    async fn a_partner_is_offered_its_customers_and_no_others(app: App) {
        let pat = app.signed_in(PAT).await;
        let viewer = pat.session().await.viewer.unwrap();
        let offered: Vec<_> = viewer.memberships.iter().map(|it| (it.domain.as_str(), it.kind)).collect();
        assert_eq!(offered, [
            ("northstar.example", UserKind::Member),
            ("harbor.example", UserKind::Partner),
        ]);
        let mut pat = pat;
        assert_eq!(pat.switches_to("meadow.example").await.status, 404);
        let mut gwen = app.signed_in("gwen@harbor.example").await;
        assert_eq!(gwen.switches_to("northstar.example").await.status, 404);
    }

    // B19
    async fn a_grant_that_is_over_ends_what_was_begun_under_it(app: App) {
        let pat = pat_in_harbor(&app).await;
        app.revokes("ten_harb", GRANT).await;
        assert!(pat.gets(&ShowSession).await.viewer.is_none());
        let mut again = app.signed_in(PAT).await;
        assert_eq!(again.session().await.viewer.unwrap().memberships.len(), 1);
        assert_eq!(again.switches_to(HARBOR).await.status, 404);
    }

    // B19, B24: the business clock decides.
    async fn a_grant_ends_by_itself(app: App) {
        app.revokes("ten_harb", GRANT).await;
        app.grants("ten_nort", "ten_harb", &[Role::GlobalReader]).await;
        let pat = pat_in_harbor(&app).await;
        app.clock.set_ahead(TimeDelta::days(30) - TimeDelta::minutes(5));
        assert_eq!(pat.session().await.viewer.unwrap().roles, [Role::GlobalReader]);
        app.clock.set_ahead(TimeDelta::days(30));
        assert!(pat.gets(&ShowSession).await.viewer.is_none());
    }

    // R20: who looks after an organization does not buy in it.
    async fn a_partner_buys_nothing_and_holds_nothing_in_a_customers_organization(app: App) {
        let pat = pat_in_harbor(&app).await;
        let body = QuoteOrderRequest {
            product: ProductId::parse(POWER_BI).unwrap(),
            term: BillingTerm::Monthly,
            quantity: LicenseQuantity::try_from(1).unwrap(),
            trial: None,
        };
        let refused = pat.sends(&QuoteOrder { body }).await.problem();
        assert_eq!(refused.reason, Some(Ineligible::Partner));
        let me = pat.session().await.viewer.unwrap().person.id;
        let gwen = app.signed_in("gwen@harbor.example").await;
        let central = domain::ids::SubscriptionId::parse("sub_harb_central").unwrap();
        assert_eq!(gwen.assigns(&central, me.as_str()).await.code(), "not_in_organization");
        let q = "pat".to_owned();
        assert!(gwen.gets(&api::users::SearchUsers { q }).await.items.is_empty());
    }

    async fn the_customer_sees_who_came_and_can_switch_the_person_off(app: App) {
        let pat = pat_in_harbor(&app).await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        let filter = PeopleFilter { q: Some("pat".to_owned()), ..PeopleFilter::default() };
        let found = gwen.gets(&ListPeople { filter }).await.items;
        let row = found.iter().find(|row| row.kind == UserKind::Partner).unwrap();
        assert_eq!(row.person.email.as_str(), PAT);
        let (user, body) = (row.person.id.clone(), SetStatusRequest { status: AccountStatus::Disabled });
        assert_eq!(gwen.sends(&SetStatus { user, body }).await.status, 200);
        assert!(pat.gets(&ShowSession).await.viewer.is_none());
        let mut again = app.signed_in(PAT).await;
        assert_eq!(again.switches_to(HARBOR).await.status, 404);
        assert_eq!(again.session().await.viewer.unwrap().kind, UserKind::Member, "at home still");
    }

    async fn a_guest_of_the_same_address_is_let_in_by_the_grant_alone(app: App) {
        let harbor = TenantId::parse("ten_harb").unwrap();
        let invited = app.state.store.write(&harbor, |tx| {
            Box::pin(async move {
                let guest = User {
                    id: UserId::parse("usr_harb_scim_pat").unwrap(),
                    tenant: tx.tenant().clone(),
                    email: EmailAddress::parse(PAT).unwrap(),
                    display_name: "Pat Noord".to_owned(),
                    kind: UserKind::Guest,
                    status: AccountStatus::Active,
                    source: DirectorySource::Cloud,
                };
                store::users::insert(tx, &guest).await
            })
        });
        let invited: Result<(), StoreError> = invited.await;
        invited.unwrap();
        let pat = pat_in_harbor(&app).await;
        let viewer = pat.session().await.viewer.unwrap();
        assert_eq!(viewer.person.id.as_str(), "usr_harb_scim_pat");
        app.revokes("ten_harb", GRANT).await;
        assert!(pat.gets(&ShowSession).await.viewer.is_none());
        let mut again = app.signed_in(PAT).await;
        assert_eq!(again.switches_to(HARBOR).await.status, 404);
    }

    // B18: the customer's own list names somebody whom a grant has let in already.
    async fn who_came_as_a_partner_is_a_guest_once_the_list_names_the_person(app: App) {
        let mut pat = pat_in_harbor(&app).await;
        let account = pat.session().await.viewer.unwrap().person.id;
        let body = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
            "userName": PAT, "externalId": "p-1", "displayName": "Pat Noord",
        });
        let directory = app.directory().await;
        let made = directory.sends(Method::POST, "/Users", &body).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let listed = made.scim();
        assert_eq!((&listed["id"], &listed["userType"]), (&json!(account.as_str()), &json!("Guest")));
        let again = directory.sends(Method::POST, "/Users", &body).await;
        assert_eq!(again.status, 409, "{}", again.text);
        assert_eq!(pat.session().await.viewer.unwrap().kind, UserKind::Partner, "at work still");
        app.revokes("ten_harb", GRANT).await;
        assert!(pat.gets(&ShowSession).await.viewer.is_none());
        pat = app.signed_in(PAT).await;
        assert_eq!(pat.switches_to(HARBOR).await.status, 404);
    }

    async fn a_partner_switches_accounts_where_that_was_granted(app: App) {
        app.grants("ten_nort", "ten_harb", &[Role::UserAdmin]).await;
        let pat = pat_in_harbor(&app).await;
        let (user, body) = (
            UserId::parse("usr_harb_cleo").unwrap(),
            SetStatusRequest { status: AccountStatus::Disabled },
        );
        assert_eq!(pat.sends(&SetStatus { user, body }).await.status, 200);
    }

    async fn whoever_leaves_the_partner_leaves_its_customers_at_once(app: App) {
        let pat = pat_in_harbor(&app).await;
        let northstar = TenantId::parse("ten_nort").unwrap();
        let switched = app.state.store.write(&northstar, |tx| {
            let id = UserId::parse("usr_nort_pat").unwrap();
            Box::pin(async move { store::users::set_status(tx, &id, AccountStatus::Disabled).await })
        });
        let switched: Result<(), StoreError> = switched.await;
        switched.unwrap();
        assert!(pat.gets(&ShowSession).await.viewer.is_none());
    }

    // An address that the partner's list merely claims could be a customer's.
    async fn nobody_acts_for_a_partner_by_an_address_of_another_domain(app: App) {
        let (northstar, pat) = (TenantId::parse("ten_nort").unwrap(), app.signed_in(PAT).await);
        let renamed = app.state.store.write(&northstar, |tx| {
            Box::pin(async move {
                let id = UserId::parse("usr_nort_pat").unwrap();
                let known = store::users::find(tx, &id).await?.unwrap();
                let email = EmailAddress::parse("gwen@harbor.example").unwrap();
                store::users::update(tx, &User { email, ..known }).await
            })
        });
        let renamed: Result<(), StoreError> = renamed.await;
        renamed.unwrap();
        let mut pat = pat;
        assert_eq!(pat.session().await.viewer.unwrap().memberships.len(), 1);
        assert_eq!(pat.switches_to(HARBOR).await.status, 404);
    }

    async fn two_first_visits_at_once_make_one_account(app: App) {
        let (mut first, mut second) = (app.signed_in(PAT).await, app.signed_in(PAT).await);
        let (one, other) = tokio::join!(first.switches_to(HARBOR), second.switches_to(HARBOR));
        assert_eq!((one.status, other.status), (200, 200), "{} {}", one.text, other.text);
        let ids = [
            first.session().await.viewer.unwrap().person.id,
            second.session().await.viewer.unwrap().person.id,
        ];
        assert_eq!(ids[0], ids[1]);
    }
}
