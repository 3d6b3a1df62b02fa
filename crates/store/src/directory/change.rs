//! Adding, changing and deleting people of the list.

use chrono::{DateTime, Utc};
use domain::email::EmailAddress;
use domain::ids::UserId;
use domain::user::AccountStatus;

use super::{DirectoryEntry, TABLE, blocks, name_key};
use crate::database::{TenantTx, params};
use crate::error::StoreError;
use crate::users;

/// Adds a person of the list. Another one with the name or the address is a conflict with
/// `directory_entries_tenant_id_user_name_key_key` or `users_tenant_id_email_key`.
pub async fn insert(
    tx: &mut TenantTx,
    entry: &DirectoryEntry,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    release_address(tx, &entry.user.email, &entry.user.id).await?;
    users::insert_account(tx, &entry.user).await?;
    add(tx, entry, Some(at)).await
}

/// Puts somebody of a partner, who has an account and is in no list, in the list. The entry is of
/// that account. Conflicts are those of [`insert`].
pub async fn adopt(
    tx: &mut TenantTx,
    entry: &DirectoryEntry,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    users::update(tx, &entry.user).await?;
    add(tx, entry, Some(at)).await
}

/// The entry of a person whom no list has named yet: the address is the name.
pub(crate) async fn insert_unlisted(
    tx: &mut TenantTx,
    user: &domain::user::User,
) -> Result<(), StoreError> {
    let entry = DirectoryEntry {
        user_name: user.email.as_str().to_owned(),
        external_id: None,
        attributes_json: None,
        emails: vec![user.email.as_str().to_owned()],
        created_at: None,
        modified_at: None,
        version: 1,
        user: user.clone(),
    };
    add(tx, &entry, None).await
}

/// Writes the entry as it is now, account included. Conflicts are those of [`insert`].
pub async fn update(
    tx: &mut TenantTx,
    entry: &DirectoryEntry,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    release_address(tx, &entry.user.email, &entry.user.id).await?;
    users::update(tx, &entry.user).await?;
    tx.execute_one(
        "UPDATE directory_entries SET user_name = $2, user_name_key = $3, external_id = $4, \
         attributes_json = $5, modified_at = $6, version = $7 WHERE tenant_id = $1 AND user_id = $8",
        params![
            &entry.user_name,
            &name_key(&entry.user_name),
            entry.external_id.as_deref(),
            entry.attributes_json.as_deref(),
            at,
            entry.version,
            &entry.user.id,
        ],
    )
    .await?;
    let sql = "DELETE FROM directory_emails WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, params![&entry.user.id]).await?;
    insert_emails(tx, &entry.user.id, &entry.emails).await
}

/// Deletes the person as far as the list and the search are concerned. The account stays, switched
/// off and without roles and password: purchases and bills name it. Its address is given up when
/// somebody else needs it.
pub async fn remove(tx: &mut TenantTx, id: &UserId, at: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "SELECT block FROM directory_entries WHERE tenant_id = $1 AND user_id = $2";
    let row = tx.row(TABLE, sql, params![id]).await?;
    let block = row.map(|mut row| row.optional_int("block")).transpose()?;
    tx.execute_one(
        "UPDATE directory_entries SET block = NULL, user_name_key = NULL, external_id = NULL, \
         attributes_json = NULL, modified_at = $2, version = version + 1 \
         WHERE tenant_id = $1 AND user_id = $3 AND user_name_key IS NOT NULL",
        params![at, id],
    )
    .await?;
    if let Some(block) = block.flatten() {
        blocks::leave(tx, blocks::USERS, block).await?;
    }
    for sql in [
        "DELETE FROM directory_emails WHERE tenant_id = $1 AND user_id = $2",
        "DELETE FROM group_members WHERE tenant_id = $1 AND user_id = $2",
        "DELETE FROM user_terms WHERE tenant_id = $1 AND user_id = $2",
        "DELETE FROM user_roles WHERE tenant_id = $1 AND user_id = $2",
        "DELETE FROM credentials WHERE tenant_id = $1 AND user_id = $2",
    ] {
        tx.execute(sql, params![id]).await?;
    }
    users::set_status(tx, id, AccountStatus::Disabled).await
}

async fn add(
    tx: &mut TenantTx,
    entry: &DirectoryEntry,
    at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let block = blocks::join(tx, blocks::USERS).await?;
    tx.execute_one(
        "INSERT INTO directory_entries (tenant_id, user_id, block, user_name, user_name_key, \
         external_id, attributes_json, created_at, modified_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)",
        params![
            &entry.user.id,
            block,
            &entry.user_name,
            &name_key(&entry.user_name),
            entry.external_id.as_deref(),
            entry.attributes_json.as_deref(),
            at,
            entry.version,
        ],
    )
    .await?;
    insert_emails(tx, &entry.user.id, &entry.emails).await
}

async fn insert_emails(
    tx: &mut TenantTx,
    id: &UserId,
    emails: &[String],
) -> Result<(), StoreError> {
    for email in emails {
        tx.execute(
            "INSERT INTO directory_emails (tenant_id, email_key, user_id) VALUES ($1, $2, $3) \
             ON CONFLICT (tenant_id, email_key, user_id) DO NOTHING",
            params![&name_key(email), id],
        )
        .await?;
    }
    Ok(())
}

/// Takes the address from somebody who was deleted. Nobody can be reached at what is put there.
async fn release_address(
    tx: &mut TenantTx,
    email: &EmailAddress,
    wanted_by: &UserId,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE users SET email = id || '@deleted.invalid' WHERE tenant_id = $1 AND email = $2 \
         AND id <> $3 AND id IN (SELECT e.user_id FROM directory_entries e \
         WHERE e.tenant_id = $1 AND e.user_id = users.id AND e.user_name_key IS NULL)",
        params![email.as_str(), wanted_by],
    )
    .await
    .map(drop)
}
