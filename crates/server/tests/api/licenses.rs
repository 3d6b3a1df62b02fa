//! Giving licenses to people and taking them back.

use api::apps::ListApps;
use api::licenses::{
    AssignLicenseResponse, ListLicenses, UnassignLicense, UnassignLicenseResponse,
};
use api::users::SearchUsers;
use domain::ids::{SubscriptionId, UserId};

use crate::support::{App, Card, Engine, Person, both};

const POWER_BI_PRO: &str = "CFQ7TTC0L3PB";
const BEN: &str = "usr_harb_ben";

async fn subscription(person: &Person<'_>, quantity: u32) -> SubscriptionId {
    person
        .buys(POWER_BI_PRO, quantity, Card::GOOD)
        .await
        .subscription
        .unwrap()
}

fn unassign(subscription: &SubscriptionId, user: &str) -> UnassignLicense {
    let user = UserId::parse(user).unwrap();
    UnassignLicense {
        subscription: subscription.clone(),
        user,
    }
}

both! {
    /// R13, R22, R23, R27c.
    async fn the_purchaser_assigns_unassigns_and_assigns_again(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let subscription = subscription(&ada, 3).await;
        let found = ada.gets(&SearchUsers { q: "smi".into() }).await.items;
        assert_eq!((found.len(), found[0].id.as_str()), (1, BEN));
        for assigned in [1, 1] {
            let answer = ada.assigns(&subscription, BEN).await.ok::<AssignLicenseResponse>();
            assert_eq!(answer.assigned, assigned, "assigning twice is assigning once");
        }
        let ben = app.signed_in("ben@harbor.example").await;
        assert!(ben.gets(&ListApps).await.items[0].is_licensed);
        for _ in 0..2 {
            let answer: UnassignLicenseResponse = ada.gets(&unassign(&subscription, BEN)).await;
            assert_eq!(answer.assigned, 0);
        }
        assert!(ben.gets(&ListApps).await.items.is_empty());
        ada.assigns(&subscription, BEN).await.ok::<AssignLicenseResponse>();
        let holders = ada.gets(&ListLicenses { subscription, cursor: None }).await.items;
        assert_eq!((holders.len(), holders[0].person.name.as_str()), (1, "Ben Smit"));
    }

    /// R22, R24b: people of another organization are not there.
    async fn nobody_of_another_organization_gets_a_license(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let subscription = subscription(&ada, 3).await;
        for stranger in ["usr_mead_amir", "usr_nobody"] {
            let answer = ada.assigns(&subscription, stranger).await;
            assert_eq!((answer.status, answer.code()), (409, "not_in_organization"));
        }
        let disabled = ada.assigns(&subscription, "usr_harb_dora").await;
        assert_eq!(disabled.code(), "person_disabled");
        assert!(ada.gets(&SearchUsers { q: "amir".into() }).await.items.is_empty());
        assert!(ada.gets(&SearchUsers { q: "dora".into() }).await.items.is_empty());
    }

    /// The last license goes to one of many, whoever asks at once.
    async fn the_last_license_is_assigned_once(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let subscription = subscription(&ada, 1).await;
        let people = ["ada", "ben", "cleo", "gwen", "bill", "lena", "rhea", "anouk_peters"];
        let people = people.map(|mailbox| format!("usr_harb_{mailbox}"));
        let calls = people.iter().map(|person| ada.assigns(&subscription, person));
        let answers = futures::future::join_all(calls).await;
        let winners = answers.iter().filter(|answer| answer.status == 200).count();
        let losers = answers.iter().filter(|answer| answer.status == 409);
        assert_eq!(winners, 1);
        assert!(losers.map(crate::support::Answer::code).all(|code| code == "no_license_left"));
    }
}
