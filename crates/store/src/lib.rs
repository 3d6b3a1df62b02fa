//! Everything that lasts: the only SQL of the program, one text for SQLite and PostgreSQL.
//!
//! [`Store::open`] opens a database by its URL and brings its tables up to date. Work is done in
//! units: a closure over a [`TenantTx`] (one organization) or a [`GlobalTx`] (the few tables that
//! belong to none), kept whole or not at all. Each module holds the records and the queries of one
//! kind of thing: `users::find(tx, &id).await?`.
//!
//! A unit touches nothing but its transaction and awaits nothing else, since it may run again, and
//! since on SQLite many units share one commit. A statement that failed, a conflict too, ends its
//! unit; what is to be done then is done in a unit of its own.
//!
//! Locks are taken in one order, so that units do not wait for each other in a circle: who
//! administers, policy, order, trial, subscription, bill number, audit. The audit record comes last.
//!
//! # How to add a table or a query
//!
//! 1. **Table**: write `migrations/common/NNNN_name.sql` with the next number and list it in
//!    `migrations.rs`. Columns are `TEXT`, `BIGINT` or `BOOLEAN`; ids are text, instants are
//!    microseconds, amounts minor units beside a currency. `tenant_id` comes first in the primary
//!    key, in every unique constraint, foreign key and join. No sequences, triggers, partial
//!    indexes; unique constraints without a name of their own, a CHECK with one.
//! 2. **Row security**: after a file that makes tables comes one of `migrations/postgres/` that
//!    calls `secure_tables` (see `0006_secure_tables.sql`) and names those that belong to no
//!    organization. The conformance suite fails until it is there; its list of shared tables is in
//!    `separation.rs`.
//! 3. **Query**: a function in the module of its table. Name the columns, never all of them with a
//!    star. In a [`TenantTx`], `$1` is the organization and is put there for you. `CAST` a `SUM`,
//!    write `NULLS FIRST` or `LAST` out, search and sort by a `…_key` column made by `fold`.
//! 4. **Row**: read the columns in the order of the SELECT with `database::Row`; what makes no
//!    sense is [`StoreError::Corrupt`].
//! 5. **Test**: a case in `tests/conformance`; it runs on both databases.

mod amounts;
mod cursor;
mod database;
mod error;
mod fold;
mod migrations;
#[cfg(test)]
mod plans;

pub mod access_policies;
pub mod agreement_prices;
pub mod attempts;
pub mod audit;
pub mod billing_details;
pub mod business_clock;
pub mod cards;
pub mod charges;
pub mod directory;
pub mod domains;
pub mod due_subscriptions;
pub mod external_identities;
pub mod gateway_customers;
pub mod groups;
pub mod idempotency;
pub mod identity_providers;
pub mod invoices;
pub mod jobs;
pub mod leavers;
pub mod license_requests;
pub mod licenses;
pub mod mails;
pub mod memberships;
pub mod notices;
pub mod open_orders;
pub mod orders;
pub mod outbox;
pub mod partner_grants;
pub mod partnerships;
pub mod people;
pub mod policies;
pub mod product_uses;
pub mod provider_sessions;
pub mod quotes;
pub mod refunds;
pub mod request_dates;
pub mod request_settings;
pub mod scim_tokens;
pub mod second_factors;
pub mod service_accounts;
pub mod service_tokens;
pub mod sessions;
pub mod sign_in_failures;
pub mod sign_in_flows;
pub mod sold_products;
pub mod subscriptions;
pub mod tenants;
pub mod trials;
pub mod users;
pub mod wakeups;
pub mod webhooks;

pub use database::{GlobalTx, Store, StoreOptions, TenantTx};
pub use error::{OpenError, StoreError};
pub use futures::future::BoxFuture;
