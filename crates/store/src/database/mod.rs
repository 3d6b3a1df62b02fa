//! The seam: the one folder that knows there are two databases.

mod migrate;
mod param;
mod postgres;
mod row;
mod sqlite;
mod store;
mod tenant_tx;
mod transaction;
mod url;

pub(crate) use param::{Param, params};
pub(crate) use row::Row;
#[cfg(test)]
pub(crate) use sqlite::SEEN;
pub use store::{Store, StoreOptions};
pub use tenant_tx::TenantTx;
pub use transaction::GlobalTx;
