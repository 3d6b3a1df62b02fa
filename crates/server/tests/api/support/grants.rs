//! What partners are granted, written as the pages of partners will.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Role;
use domain::ids::{PartnerGrantId, TenantId};
use domain::partner_grant::{GrantState, GrantTerms};
use server::clock::Clock;
use server::use_cases::partners;
use store::StoreError;
use store::partner_grants::{self, PartnerGrantRecord};

use super::App;

const DAYS: u32 = 30;

impl App {
    /// The partner has these roles in the customer's organization for 30 days.
    pub async fn grants(&self, partner: &str, customer: &str, roles: &[Role]) -> PartnerGrantId {
        let now: DateTime<Utc> = self.clock.business_now();
        let grant = PartnerGrantRecord {
            id: PartnerGrantId::parse(&format!("grant_{partner}_{customer}")).unwrap(),
            partner: TenantId::parse(partner).unwrap(),
            terms: GrantTerms::new(roles.to_vec(), DAYS).unwrap(),
            requested_at: now,
            state: GrantState::Active {
                ends_at: now + TimeDelta::days(DAYS.into()),
            },
            decided_by: None,
        };
        let id = grant.id.clone();
        let customer = TenantId::parse(customer).unwrap();
        let unit = self.state.store.write(&customer, move |tx| {
            let grant = grant.clone();
            Box::pin(async move {
                partner_grants::insert(tx, &grant).await?;
                let customer = tx.tenant().clone();
                store::partnerships::note_asked(tx, &grant.partner, &customer, "a.example").await?;
                partners::sum_up(tx, &grant.partner).await
            })
        });
        let written: Result<(), StoreError> = unit.await;
        written.unwrap();
        id
    }

    /// Either side ends a grant.
    pub async fn revokes(&self, customer: &str, id: &str) {
        let at = self.clock.business_now();
        self.moves(customer, id, GrantState::Revoked { at }).await;
    }

    /// The time of a grant is over.
    pub async fn expires(&self, customer: &str, id: &str) {
        let ends_at = self.clock.business_now();
        self.moves(customer, id, GrantState::Active { ends_at })
            .await;
    }

    async fn moves(&self, customer: &str, id: &str, to: GrantState) {
        let (id, now) = (
            PartnerGrantId::parse(id).unwrap(),
            self.clock.business_now(),
        );
        let customer = TenantId::parse(customer).unwrap();
        let unit = self.state.store.write(&customer, move |tx| {
            let id = id.clone();
            Box::pin(async move {
                let grant = partner_grants::find(tx, &id).await?.expect("a grant");
                assert!(partner_grants::set_state(tx, &grant, to, None, now).await?);
                partners::sum_up(tx, &grant.partner).await
            })
        });
        let written: Result<(), StoreError> = unit.await;
        written.unwrap();
    }
}
