//! What each organization does with requests, and what its people may buy without one.

use domain::ids::GroupId;
use domain::license_request::RequestsSwitch;
use domain::money::{Currency, Money};
use domain::purchase_limit::{PurchaseLimit, PurchaseLimits};
use domain::request_settings::{CentralApproval, OwnProcess, RequestSettings};

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "request_settings";
const GROUPS: &str = "group_limits";

/// The settings, and which change of them that is; 0 before the first.
pub async fn find(tx: &mut TenantTx) -> Result<(RequestSettings, i64), StoreError> {
    let sql = "SELECT requests, approval, own_message, own_link, most_licenses, most_money, \
        currency, version FROM request_settings WHERE tenant_id = $1";
    let Some(mut row) = tx.row(TABLE, sql, params![]).await? else {
        return Ok((RequestSettings::default(), 0));
    };
    let switch = row.word("requests", RequestsSwitch::parse)?;
    let approval = row.word("approval", CentralApproval::parse)?;
    let own_process = read_process(&mut row)?;
    let everybody = read_limit(&mut row)?;
    let version = row.int("version")?;
    let settings = RequestSettings {
        switch,
        approval,
        own_process,
        limits: PurchaseLimits {
            everybody,
            groups: group_limits(tx).await?,
        },
    };
    Ok((settings, version))
}

/// Sets them. `false`: somebody has changed them since `expected_version`, and nothing was set.
pub async fn set(
    tx: &mut TenantTx,
    settings: &RequestSettings,
    expected_version: i64,
) -> Result<bool, StoreError> {
    let (requests, approval) = (settings.switch.as_str(), settings.approval.as_str());
    let process = settings.own_process.as_ref();
    let message = process.map(OwnProcess::message);
    let link = process.and_then(OwnProcess::link);
    let everybody = settings.limits.everybody;
    let currency = everybody.money.map(Money::currency);
    let currency = currency.as_ref().map(Currency::as_str);
    let (licenses, money) = (everybody.licenses.map(i64::from), minor(everybody));
    let changed = if expected_version == 0 {
        tx.execute(
            "INSERT INTO request_settings (tenant_id, requests, approval, own_message, own_link, \
             most_licenses, most_money, currency, version) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) ON CONFLICT (tenant_id) DO NOTHING",
            params![requests, approval, message, link, licenses, money, currency],
        )
        .await?
    } else {
        tx.execute(
            "UPDATE request_settings SET requests = $2, approval = $3, own_message = $4, \
             own_link = $5, most_licenses = $6, most_money = $7, currency = $8, \
             version = version + 1 WHERE tenant_id = $1 AND version = $9",
            params![
                requests,
                approval,
                message,
                link,
                licenses,
                money,
                currency,
                expected_version
            ],
        )
        .await?
    };
    if changed == 1 {
        set_group_limits(tx, &settings.limits.groups).await?;
    }
    Ok(changed == 1)
}

async fn group_limits(tx: &mut TenantTx) -> Result<Vec<(GroupId, PurchaseLimit)>, StoreError> {
    let sql = "SELECT group_id, most_licenses, most_money, currency FROM group_limits \
        WHERE tenant_id = $1 ORDER BY group_id";
    let rows = tx.rows(GROUPS, sql, params![]).await?;
    let limits = rows
        .into_iter()
        .map(|mut row| Ok((row.parse("group_id")?, read_limit(&mut row)?)));
    limits.collect()
}

async fn set_group_limits(
    tx: &mut TenantTx,
    groups: &[(GroupId, PurchaseLimit)],
) -> Result<(), StoreError> {
    let sql = "DELETE FROM group_limits WHERE tenant_id = $1";
    tx.execute(sql, params![]).await?;
    for (group, limit) in groups {
        let currency = limit.money.map(Money::currency);
        let currency = currency.as_ref().map(Currency::as_str);
        let (licenses, money) = (limit.licenses.map(i64::from), minor(*limit));
        tx.execute_one(
            "INSERT INTO group_limits (tenant_id, group_id, most_licenses, most_money, currency) \
             VALUES ($1, $2, $3, $4, $5)",
            params![group, licenses, money, currency],
        )
        .await?;
    }
    Ok(())
}

fn minor(limit: PurchaseLimit) -> Option<i64> {
    limit.money.map(Money::minor)
}

fn read_limit(row: &mut Row) -> Result<PurchaseLimit, StoreError> {
    let licenses = row.optional_int("most_licenses")?.map(u32::try_from);
    let licenses = licenses.transpose();
    let licenses = licenses.map_err(|_| row.corrupt("most_licenses"))?;
    let minor = row.optional_int("most_money")?;
    let currency: Option<Currency> = row.optional_parse("currency")?;
    let money = match (minor, currency) {
        (None, None) => None,
        (Some(minor), Some(currency)) => Some(Money::new(minor, currency)),
        _ => return Err(row.corrupt("currency")),
    };
    Ok(PurchaseLimit { licenses, money })
}

fn read_process(row: &mut Row) -> Result<Option<OwnProcess>, StoreError> {
    let message = row.optional_text("own_message")?;
    let link = row.optional_text("own_link")?.unwrap_or_default();
    let Some(message) = message else {
        return Ok(None);
    };
    let process = OwnProcess::parse(&message, &link);
    process.map(Some).map_err(|_| row.corrupt("own_message"))
}
