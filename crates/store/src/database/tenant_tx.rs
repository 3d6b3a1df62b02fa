//! The only type that can query the tables of an organization; it carries the organization's id.

use std::ops::{Deref, DerefMut};

use domain::ids::TenantId;

use super::param::Param;
use super::row::Row;
use super::transaction::{Access, GlobalTx, Handle, expect_one};
use crate::error::StoreError;

/// A transaction within one organization.
///
/// Every statement on a table of an organization has the organization's id as `$1`: this type puts
/// it there, and a statement without it does not run. The tables that belong to no organization are
/// reached too, since this is a [`GlobalTx`] as well.
#[derive(Debug)]
pub struct TenantTx {
    tenant: TenantId,
    global: GlobalTx,
}

impl TenantTx {
    /// The organization.
    pub const fn tenant(&self) -> &TenantId {
        &self.tenant
    }

    /// As [`GlobalTx::execute`]; `params` begin at `$2`.
    pub(crate) async fn execute(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<u64, StoreError> {
        let params = with_tenant(&self.tenant, params);
        self.global.execute(sql, &params).await
    }

    /// As [`GlobalTx::execute_one`]; `params` begin at `$2`.
    pub(crate) async fn execute_one(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<(), StoreError> {
        expect_one(self.execute(sql, params).await?)
    }

    /// As [`GlobalTx::rows`]; `params` begin at `$2`.
    pub(crate) async fn rows(
        &mut self,
        table: &'static str,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        let params = with_tenant(&self.tenant, params);
        self.global.rows(table, sql, &params).await
    }

    /// As [`GlobalTx::row`]; `params` begin at `$2`.
    pub(crate) async fn row(
        &mut self,
        table: &'static str,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<Option<Row>, StoreError> {
        let params = with_tenant(&self.tenant, params);
        self.global.row(table, sql, &params).await
    }

    /// As [`GlobalTx::row_for_share`]; `params` begin at `$2`.
    pub(crate) async fn row_for_share(
        &mut self,
        table: &'static str,
        sql: &str,
        params: &[Param<'_>],
    ) -> Result<Option<Row>, StoreError> {
        let params = with_tenant(&self.tenant, params);
        self.global.row_for_share(table, sql, &params).await
    }
}

impl Handle for TenantTx {
    type Scope = TenantId;

    fn enter(global: GlobalTx, tenant: &TenantId) -> Self {
        let tenant = tenant.clone();
        Self { tenant, global }
    }

    fn leave(self) -> GlobalTx {
        self.global
    }

    fn access(tenant: &TenantId) -> Access<'_> {
        Access::Tenant(tenant)
    }
}

impl Deref for TenantTx {
    type Target = GlobalTx;

    fn deref(&self) -> &GlobalTx {
        &self.global
    }
}

impl DerefMut for TenantTx {
    fn deref_mut(&mut self) -> &mut GlobalTx {
        &mut self.global
    }
}

fn with_tenant<'a>(tenant: &'a TenantId, params: &[Param<'a>]) -> Vec<Param<'a>> {
    let mut all = Vec::with_capacity(params.len() + 1);
    all.push(Param::from(tenant));
    all.extend_from_slice(params);
    all
}
