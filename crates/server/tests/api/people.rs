//! Who is in the organization, who administers it, and whose account is on.

use api::directory::{
    GetPerson, ListPeople, PersonRow, SetRoles, SetRolesRequest, SetStatus, SetStatusRequest,
};
use api::policies::ListPolicies;
use api::session::SignInRequest;
use domain::access::Role;
use domain::ids::{TenantId, UserId};
use domain::people_filter::PeopleFilter;
use domain::user::AccountStatus;
use server::refusal::Refusal;
use server::use_cases::people::set_status;
use server::use_cases::session;

use crate::support::{App, Card, Engine, Person, both};

fn list(query: &str) -> ListPeople {
    let filter = PeopleFilter::from_query(query);
    ListPeople { filter }
}

fn roles(user: &str, expected: &[Role], roles: &[Role]) -> SetRoles {
    let (roles, expected) = (roles.to_vec(), expected.to_vec());
    SetRoles {
        user: UserId::parse(user).unwrap(),
        body: SetRolesRequest { roles, expected },
    }
}

fn status(user: &str, status: AccountStatus) -> SetStatus {
    SetStatus {
        user: UserId::parse(user).unwrap(),
        body: SetStatusRequest { status },
    }
}

fn person(user: &str) -> GetPerson {
    let user = UserId::parse(user).unwrap();
    GetPerson { user }
}

async fn names(admin: &Person<'_>, query: &str) -> Vec<String> {
    let page = admin.gets(&list(query)).await;
    page.items.into_iter().map(|row| row.person.name).collect()
}

async fn audited(app: &App, action: &str) -> usize {
    let tenant = TenantId::parse("ten_harb").unwrap();
    let entries = app.state.store.read(&tenant, |tx| {
        Box::pin(async move { store::audit::list(tx).await })
    });
    let entries: Result<_, store::StoreError> = entries.await;
    let entries = entries.unwrap();
    entries
        .iter()
        .filter(|entry| entry.entry.action == action)
        .count()
}

const GWEN: &str = "usr_harb_gwen";
const BEN: &str = "usr_harb_ben";
const ADMIN: &[Role] = &[Role::GlobalAdmin];

both! {
    async fn admins_find_people_by_name_role_and_status(app: App) {
        for email in ["gwen@harbor.example", "bill@harbor.example", "lena@harbor.example", "rhea@harbor.example"] {
            let admin = app.signed_in(email).await;
            assert_eq!(admin.gets(&list("")).await.items.len(), 27, "{email}");
            assert_eq!(names(&admin, "role=global_admin").await, ["Gwen de Vries"]);
            assert_eq!(names(&admin, "status=disabled").await, ["Dora Bakker"]);
            assert_eq!(names(&admin, "q=zoe").await, ["Zoe Meadows"]);
            assert_eq!(names(&admin, "q=jans&status=active").await, ["Cleo Jansen"]);
        }
        let ada = app.signed_in("ada@harbor.example").await;
        for code in [ada.sends(&list("")).await.code(), ada.sends(&person(BEN)).await.code()] {
            assert_eq!(code, "not_allowed");
        }
    }

    /// What a license admin may not see of a purchase is not told by way of its holder.
    async fn a_person_is_shown_with_the_licenses_held(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let bought = ada.buys("CFQ7TTC0L3PB", 1, Card::GOOD).await.subscription.unwrap();
        ada.assigns(&bought, BEN).await;
        for (email, sees) in [("gwen@harbor.example", true), ("lena@harbor.example", false)] {
            let detail = app.signed_in(email).await.gets(&person(BEN)).await;
            assert_eq!(detail.row.person.name, "Ben Smit");
            let held = detail.licenses.iter().find(|held| held.product.slug == "power-bi-pro").unwrap();
            assert_eq!(held.subscription.is_some(), sees, "{email}");
        }
    }

    /// V8.3.2: rights change during an open session.
    async fn a_role_holds_from_the_next_request_on_and_so_does_its_loss(app: App) {
        let ben = app.signed_in("ben@harbor.example").await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        assert_eq!(ben.sends(&ListPolicies).await.code(), "not_allowed");
        let given: PersonRow = gwen.gets(&roles(BEN, &[], &[Role::BillingAdmin])).await;
        assert_eq!(given.roles, [Role::BillingAdmin]);
        assert_eq!(ben.sends(&ListPolicies).await.status, 200);
        gwen.gets(&roles(BEN, &[Role::BillingAdmin], &[])).await;
        assert_eq!(ben.sends(&ListPolicies).await.code(), "not_allowed");
        assert_eq!(audited(&app, "roles.changed").await, 2);
        gwen.gets(&roles(BEN, &[], &[])).await;
        assert_eq!(audited(&app, "roles.changed").await, 2, "nothing changed");
    }

    /// V8.3.2: the rights of the moment of the change count, not those of its request.
    async fn who_lost_the_right_meanwhile_switches_no_account(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        gwen.gets(&roles(BEN, &[], &[Role::UserAdmin])).await;
        let request = SignInRequest {
            email: "ben@harbor.example".to_owned(),
            password: "selfserve-demo".to_owned(),
            code: None,
        };
        let (_, ben) = session::sign_in(&app.state, request, None).await.unwrap();
        gwen.gets(&roles(BEN, &[Role::UserAdmin], &[])).await;
        let ada = UserId::parse("usr_harb_ada").unwrap();
        let tried = set_status(&app.state, &ben, &ada, AccountStatus::Disabled).await;
        assert!(matches!(tried, Err(Refusal::Denied(_))));
        gwen.gets(&status(BEN, AccountStatus::Disabled)).await;
        let tried = set_status(&app.state, &ben, &ada, AccountStatus::Disabled).await;
        assert!(matches!(tried, Err(Refusal::NotSignedIn)));
        assert_eq!(gwen.gets(&person("usr_harb_ada")).await.row.status, AccountStatus::Active);
    }

    async fn roles_that_somebody_else_changed_are_not_overwritten(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        gwen.gets(&roles(BEN, &[], &[Role::UserAdmin])).await;
        let stale = gwen.sends(&roles(BEN, &[], &[Role::BillingAdmin])).await;
        assert_eq!((stale.status, stale.code()), (409, "stale"));
        assert_eq!(gwen.gets(&person(BEN)).await.row.roles, [Role::UserAdmin]);
    }

    async fn the_last_global_admin_stays_one(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        for answer in [
            gwen.sends(&roles(GWEN, ADMIN, &[])).await,
            gwen.sends(&status(GWEN, AccountStatus::Disabled)).await,
        ] {
            assert_eq!((answer.status, answer.code()), (409, "last_global_admin"));
        }
        gwen.gets(&roles("usr_harb_dora", &[], ADMIN)).await;
        let answer = gwen.sends(&roles(GWEN, ADMIN, &[])).await;
        assert_eq!(answer.code(), "last_global_admin", "Dora's account is off");
        gwen.gets(&roles(BEN, &[], ADMIN)).await;
        gwen.gets(&roles(GWEN, ADMIN, &[])).await;
        assert_eq!(gwen.sends(&roles(BEN, ADMIN, &[])).await.code(), "not_allowed");
    }

    /// One of them was first; the other is not asked any more.
    async fn two_admins_who_demote_each_other_at_once_leave_one(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let ben = app.signed_in("ben@harbor.example").await;
        for round in 0..10 {
            gwen.gets(&roles(BEN, &[], ADMIN)).await;
            let (of_gwen, of_ben) = (roles(GWEN, ADMIN, &[]), roles(BEN, ADMIN, &[]));
            let answers = tokio::join!(ben.sends(&of_gwen), gwen.sends(&of_ben));
            let statuses = [answers.0.status, answers.1.status];
            assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{round}: {statuses:?}");
            if statuses[0] == 200 {
                ben.gets(&roles(GWEN, &[], ADMIN)).await;
                gwen.gets(&roles(BEN, ADMIN, &[])).await;
            }
        }
    }

    /// R20, and the vendor's role.
    async fn roles_that_are_not_theirs_to_give_are_refused(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let guest = gwen.gets(&list("q=zoe")).await.items[0].person.id.clone();
        let answer = gwen.sends(&roles(guest.as_str(), &[], &[Role::GlobalReader])).await;
        assert_eq!((answer.status, answer.code()), (409, "guest_holds_no_role"));
        let answer = gwen.sends(&roles(BEN, &[], &[Role::SupportAgent])).await;
        assert_eq!((answer.status, answer.code()), (409, "role_not_given_here"));
        let answer = gwen.sends(&roles("usr_mead_amir", ADMIN, &[])).await;
        assert_eq!((answer.status, answer.code()), (404, "not_found"));
    }

    async fn a_session_ends_with_its_account_and_does_not_come_back(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        let ben = app.signed_in("ben@harbor.example").await;
        let off = gwen.gets(&status(BEN, AccountStatus::Disabled)).await;
        assert_eq!(off.status, AccountStatus::Disabled);
        assert!(ben.session().await.viewer.is_none());
        gwen.gets(&status(BEN, AccountStatus::Disabled)).await;
        gwen.gets(&status(BEN, AccountStatus::Active)).await;
        assert!(ben.session().await.viewer.is_none(), "the old session is gone");
        app.signed_in("ben@harbor.example").await;
        assert_eq!(audited(&app, "account.disabled").await, 1);
        assert_eq!(audited(&app, "account.enabled").await, 1);
    }

    /// The home organization switches its people off wherever they act.
    async fn a_guest_is_out_when_the_account_at_home_is_switched_off(app: App) {
        let mut zoe = app.signed_in("zoe@meadow.example").await;
        let organization = "harbor.example".to_owned();
        let body = api::session::SwitchOrganizationRequest { organization };
        let switched = zoe.sends(&api::session::SwitchOrganization { body }).await;
        if let Some(cookie) = switched.headers.get("set-cookie") {
            zoe.cookie = Some(cookie.to_str().unwrap().split(';').next().unwrap().to_owned());
        }
        assert!(zoe.session().await.viewer.is_some());
        let amir = app.signed_in("amir@meadow.example").await;
        amir.gets(&status("usr_mead_zoe", AccountStatus::Disabled)).await;
        assert!(zoe.session().await.viewer.is_none());
    }

    async fn a_user_admin_switches_accounts_of_people_without_a_role(app: App) {
        let gwen = app.signed_in("gwen@harbor.example").await;
        gwen.gets(&roles(BEN, &[], &[Role::UserAdmin])).await;
        let ben = app.signed_in("ben@harbor.example").await;
        ben.gets(&status("usr_harb_ada", AccountStatus::Disabled)).await;
        for user in [GWEN, "usr_harb_bill"] {
            assert_eq!(ben.sends(&status(user, AccountStatus::Disabled)).await.code(), "not_allowed");
        }
        assert_eq!(ben.sends(&roles(BEN, &[Role::UserAdmin], ADMIN)).await.code(), "not_allowed");
    }
}
