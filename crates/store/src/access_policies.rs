//! What each organization demands of whoever uses its licenses.

use domain::access_policy::{
    AccessPolicy, Assignees, BuyingCountries, GuestLicenses, SecondFactorDemand, SessionHours,
};
use domain::ids::GroupId;
use domain::market::Market;

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "access_policies";
const SQL: &str = "SELECT assignee_groups, guests, session_hours, second_factor, countries, \
    version FROM access_policies WHERE tenant_id = $1";

/// The policy, and which change of it that is; 0 before the first.
pub async fn find(tx: &mut TenantTx) -> Result<(AccessPolicy, i64), StoreError> {
    let row = tx.row(TABLE, SQL, params![]).await?;
    row.map_or_else(|| Ok((AccessPolicy::default(), 0)), read)
}

/// Sets the policy. `false`: somebody has changed it since `expected_version`, and nothing was set.
pub async fn set(
    tx: &mut TenantTx,
    policy: &AccessPolicy,
    expected_version: i64,
) -> Result<bool, StoreError> {
    let groups = joined(policy.assignees.groups().iter().map(GroupId::as_str));
    let countries = joined(policy.countries.list().iter().map(Market::as_str));
    let (groups, countries) = (groups.as_deref(), countries.as_deref());
    let (guests, hours) = (policy.guests.as_str(), policy.session_hours.get());
    let factor = policy.second_factor.as_str();
    let changed = if expected_version == 0 {
        tx.execute(
            "INSERT INTO access_policies (tenant_id, assignee_groups, guests, session_hours, \
             second_factor, countries, version) VALUES ($1, $2, $3, $4, $5, $6, 1) \
             ON CONFLICT (tenant_id) DO NOTHING",
            params![groups, guests, hours, factor, countries],
        )
        .await?
    } else {
        tx.execute(
            "UPDATE access_policies SET assignee_groups = $2, guests = $3, session_hours = $4, \
             second_factor = $5, countries = $6, version = version + 1 \
             WHERE tenant_id = $1 AND version = $7",
            params![groups, guests, hours, factor, countries, expected_version],
        )
        .await?
    };
    Ok(changed == 1)
}

/// Words apart by a space; nothing where there are none.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let words: Vec<_> = words.collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn read(mut row: Row) -> Result<(AccessPolicy, i64), StoreError> {
    let assignees = match row.optional_text("assignee_groups")? {
        None => Assignees::Everybody,
        Some(groups) => {
            let groups: Result<Vec<_>, _> = groups.split(' ').map(GroupId::parse).collect();
            let groups = groups.map_err(|_| row.corrupt("assignee_groups"))?;
            Assignees::of_groups(groups).map_err(|_| row.corrupt("assignee_groups"))?
        }
    };
    let guests = row.word("guests", GuestLicenses::parse)?;
    let hours: u32 = row.number("session_hours")?;
    let session_hours = SessionHours::new(hours).map_err(|_| row.corrupt("session_hours"))?;
    let second_factor = row.word("second_factor", SecondFactorDemand::parse)?;
    let countries = row.optional_text("countries")?.unwrap_or_default();
    let countries: Result<Vec<_>, _> = countries.split_whitespace().map(Market::parse).collect();
    let countries = countries.map_err(|_| row.corrupt("countries"))?;
    let policy = AccessPolicy {
        assignees,
        guests,
        session_hours,
        second_factor,
        countries: BuyingCountries::of(countries),
    };
    Ok((policy, row.int("version")?))
}
