//! Service accounts with their tokens, what people used, and partners' grants.

use domain::access::Role;
use domain::ids::{PartnerGrantId, ServiceAccountId, ServiceTokenId};
use domain::partner_grant::{GrantState, GrantTerms};
use domain::program::{Scope, TokenTimes};
use store::partner_grants::{self, Decision, PartnerGrantRecord};
use store::product_uses;
use store::service_accounts::{self, ServiceAccountRecord};
use store::service_tokens::{self, ServiceTokenRow};

use crate::fixtures::{at, product_id, tenant_id, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    a_service_account_is_found_listed_and_ended_once,
    a_token_leads_to_its_account_until_it_is_revoked,
    the_last_use_counts_whatever_the_order_of_the_reports,
    a_grant_comes_back_in_every_state_and_is_moved_on_once,
);

fn account(id: &str, product: Option<&str>) -> ServiceAccountRecord {
    ServiceAccountRecord {
        id: ServiceAccountId::parse(id).unwrap(),
        name: "Nightly policy check".to_owned(),
        scopes: vec![Scope::PolicyRead, Scope::UsageWrite],
        product: product.map(product_id),
        created_by: product.is_none().then(|| user_id("ada")),
        created_at: at(i64::from(product.is_some())),
        ended_at: None,
    }
}

async fn a_service_account_is_found_listed_and_ended_once(database: &Database) {
    database.with_people().await;
    let (of_admin, of_app) = (account("svc_1", None), account("svc_2", Some("visio")));
    for one in [&of_admin, &of_app] {
        let one = one.clone();
        database
            .write(unit!([one] tx => service_accounts::insert(tx, &one)))
            .await
            .unwrap();
    }
    let listed = database
        .write(unit!(tx => service_accounts::list(tx)))
        .await
        .unwrap();
    assert_eq!(listed, [of_app, of_admin.clone()]);
    let id = of_admin.id.clone();
    for (first, second) in [(true, 5), (false, 6)] {
        let ended = database
            .write(unit!([id] tx => service_accounts::end(tx, &id, at(second))))
            .await
            .unwrap();
        assert_eq!(ended, first);
    }
    let found = database
        .write(unit!([id] tx => service_accounts::find(tx, &id)))
        .await
        .unwrap();
    assert_eq!(found.unwrap().ended_at, Some(at(5)));
}

async fn a_token_leads_to_its_account_until_it_is_revoked(database: &Database) {
    database.with_people().await;
    let token = ServiceTokenRow {
        token_hash: "h".to_owned(),
        tenant: tenant_id("harbor"),
        account: ServiceAccountId::parse("svc_1").unwrap(),
        id: ServiceTokenId::parse("stk_1").unwrap(),
        created_at: at(0),
        times: TokenTimes {
            expires_at: at(100),
            revoked_at: None,
        },
        last_used_at: None,
    };
    database
        .global(unit!([token] tx => service_tokens::insert(tx, &token)))
        .await;
    database
        .global(unit!(tx => service_tokens::touch(tx, "h", at(7))))
        .await;
    let revoke = |account: &'static str, second| {
        let token = token.clone();
        async move {
            let account = ServiceAccountId::parse(account).unwrap();
            database
                .global(unit!([account, token] tx => service_tokens::revoke(
                    tx, &token.tenant, &account, &token.id, at(second)
                )))
                .await
        }
    };
    assert!(!revoke("svc_of_another", 8).await);
    assert!(revoke("svc_1", 9).await);
    assert!(!revoke("svc_1", 10).await);
    let found = database
        .global(unit!(tx => service_tokens::find(tx, "h")))
        .await
        .unwrap();
    assert_eq!(found.times.revoked_at, Some(at(9)));
    assert_eq!(found.last_used_at, Some(at(7)));
    let harbor = tenant_id("harbor");
    let listed = database
        .global(unit!([harbor] tx => service_tokens::list(tx, &harbor)))
        .await;
    assert_eq!(listed, [found]);
}

async fn the_last_use_counts_whatever_the_order_of_the_reports(database: &Database) {
    database.with_people().await;
    let (product, ada) = (product_id("visio"), user_id("ada"));
    for second in [5, 9, 7] {
        database
            .write(unit!([product, ada] tx => product_uses::note(tx, &product, &ada, at(second))))
            .await
            .unwrap();
    }
    let last = database
        .write(unit!([product, ada] tx => product_uses::last(tx, &product, &ada)))
        .await
        .unwrap();
    assert_eq!(last, Some(at(9)));
}

async fn a_grant_comes_back_in_every_state_and_is_moved_on_once(database: &Database) {
    database.with_people().await;
    database.add_tenant("northstar").await;
    let grant = PartnerGrantRecord {
        id: PartnerGrantId::parse("gra_1").unwrap(),
        partner: tenant_id("northstar"),
        terms: GrantTerms::new(vec![Role::BillingAdmin, Role::GlobalReader], 30).unwrap(),
        requested_at: at(0),
        state: GrantState::Requested { at: at(0) },
        decided_by: None,
    };
    database
        .write(unit!([grant] tx => partner_grants::insert(tx, &grant)))
        .await
        .unwrap();
    let mut known = grant;
    for to in [
        GrantState::Active { ends_at: at(30) },
        GrantState::Revoked { at: at(4) },
    ] {
        let ada = user_id("ada");
        for first in [true, false] {
            let moved = database
                .write(unit!([known, ada] tx => partner_grants::set_state(
                    tx, &known, to, Some(&ada), at(3)
                )))
                .await
                .unwrap();
            assert_eq!(moved, first);
        }
        let id = known.id.clone();
        let found = database
            .write(unit!([id] tx => partner_grants::find(tx, &id)))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(found.state, to);
        assert_eq!(found.decided_by, Some(ada));
        known = found;
    }
    let id = known.id.clone();
    for decision in [Decision::Approved, Decision::Declined, Decision::Ended] {
        database
            .write(unit!([id] tx => partner_grants::set_untold(tx, &id, Some(decision))))
            .await
            .unwrap();
        let untold = database.read(unit!(tx => partner_grants::untold(tx))).await;
        let of = untold.iter().map(|one| (&one.grant, one.decision));
        assert_eq!(of.collect::<Vec<_>>(), [(&id, decision)]);
    }
    database
        .write(unit!([id] tx => partner_grants::set_untold(tx, &id, None)))
        .await
        .unwrap();
    let untold = database.read(unit!(tx => partner_grants::untold(tx))).await;
    assert_eq!(untold, []);
    let listed = database
        .write(unit!(tx => partner_grants::list(tx)))
        .await
        .unwrap();
    assert_eq!(listed, [known]);
}
