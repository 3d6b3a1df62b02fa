//! PostgreSQL through a pool of connections.

mod backoff;
mod transaction;

use std::str::FromStr;

use sqlx::AssertSqlSafe;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};

use self::transaction::translate;
use super::store::StoreOptions;
use super::transaction::{Access, DriverError, Failure, GlobalTx, Handle, Unit, swallowed_failure};
use crate::error::{OpenError, StoreError};

pub(super) use self::transaction::Transaction;

/// How often a unit is run that collides with others.
const TRIES: u32 = 5;

/// Reads of one unit see one moment.
const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const BEGIN_WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

#[derive(Debug, Clone)]
pub(super) struct Postgres {
    pool: PgPool,
    persistent_statements: bool,
}

/// How one try of a unit ended.
enum Tried<T, E> {
    Done(Result<T, E>),
    Collided(E),
}

impl Postgres {
    pub(super) async fn open(url: &str, options: &StoreOptions) -> Result<Self, OpenError> {
        let mut connect = PgConnectOptions::from_str(url).map_err(|_| OpenError::BadUrl)?;
        if !options.persistent_statements {
            // A pooler refuses settings of a session that it does not know.
            connect = connect.extra_float_digits(None);
        }
        let pool = PgPoolOptions::new()
            .max_connections(options.pool_size.max(1))
            .acquire_timeout(options.acquire_timeout)
            .connect_with(connect.application_name("selfserve"))
            .await
            .map_err(|error| OpenError::Unreachable(error.into()))?;
        Ok(Self {
            pool,
            persistent_statements: options.persistent_statements,
        })
    }

    pub(super) async fn write<H, T, E, U>(&self, scope: &H::Scope, unit: &U) -> Result<T, E>
    where
        H: Handle,
        U: Unit<H, T, E>,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run::<H, _, _, _>(BEGIN_WRITE, scope, unit).await
    }

    pub(super) async fn read<H, T, E, U>(&self, scope: &H::Scope, unit: &U) -> Result<T, E>
    where
        H: Handle,
        U: Unit<H, T, E>,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run::<H, _, _, _>(BEGIN_READ, scope, unit).await
    }

    pub(super) async fn close(self) {
        self.pool.close().await;
    }

    async fn run<H, T, E, U>(&self, begin: &'static str, scope: &H::Scope, unit: &U) -> Result<T, E>
    where
        H: Handle,
        U: Unit<H, T, E>,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let mut tries = 1;
        loop {
            match self.attempt::<H, _, _, _>(begin, scope, unit).await {
                Tried::Done(result) => return result,
                Tried::Collided(error) if tries == TRIES => return Err(error),
                Tried::Collided(_) => backoff::pause(tries).await,
            }
            tries += 1;
        }
    }

    async fn attempt<H, T, E, U>(
        &self,
        begin: &'static str,
        scope: &H::Scope,
        unit: &U,
    ) -> Tried<T, E>
    where
        H: Handle,
        U: Unit<H, T, E>,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let transaction = match self.start(begin, H::access(scope)).await {
            Ok(transaction) => transaction,
            Err(error) => return Tried::from_driver(error),
        };
        let mut handle = H::enter(GlobalTx::postgres(transaction), scope);
        let result = unit.run(&mut handle).await;
        let transaction = handle.leave();
        let failure = transaction.failure();
        match (result, failure) {
            (Ok(value), None) => match transaction.commit().await {
                Ok(()) => Tried::Done(Ok(value)),
                Err(error) => Tried::from_driver(error),
            },
            (result, failure) => {
                if let Err(DriverError { error, .. }) = transaction.rollback().await {
                    tracing::debug!(%error, "a transaction was not rolled back in order");
                }
                let error = match result {
                    Ok(_) => E::from(swallowed_failure()),
                    Err(error) => error,
                };
                match failure {
                    Some(Failure::Collision) => Tried::Collided(error),
                    _ => Tried::Done(Err(error)),
                }
            }
        }
    }

    async fn start(&self, begin: &str, access: Access<'_>) -> Result<Transaction, DriverError> {
        let text = format!("{begin}; {}", become_application(access));
        let pool = self.pool.clone();
        // Carried through whoever waits for it: sqlx leaves a connection whose BEGIN is given up
        // halfway within that transaction, and the next unit meets it there.
        let task = tokio::spawn(async move { pool.begin_with(AssertSqlSafe(text)).await });
        let outcome = task.await.map_err(|error| DriverError {
            error: StoreError::unavailable(error),
            failure: Failure::Statement,
        })?;
        let inner = outcome.map_err(translate)?;
        Ok(Transaction::new(inner, self.persistent_statements))
    }
}

/// Goes with the `BEGIN` in one message. The role and the organization hold until the end of the
/// transaction, and no longer. An id has nothing in it that could end the quotes
/// (`domain::ids`).
fn become_application(access: Access<'_>) -> String {
    let tenant = match access {
        Access::Owner => return String::new(),
        Access::Global => "",
        Access::Tenant(tenant) => tenant.as_str(),
    };
    format!(
        "SELECT set_config('role', 'selfserve_app', true), \
         set_config('selfserve.tenant', '{tenant}', true)"
    )
}

impl<T, E: From<StoreError>> Tried<T, E> {
    fn from_driver(DriverError { error, failure }: DriverError) -> Self {
        match failure {
            Failure::Collision => Self::Collided(E::from(error)),
            Failure::Statement => Self::Done(Err(E::from(error))),
        }
    }
}
