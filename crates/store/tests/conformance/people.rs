//! People, their roles and passwords.

use domain::access::Role;
use domain::email::EmailAddress;
use domain::user::{AccountStatus, DirectorySource, User, UserKind};
use store::{StoreError, users};

use crate::fixtures::{user, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    reads_a_person_as_he_or_she_was_written,
    an_address_belongs_to_one_person_of_an_organization,
    the_same_address_may_be_a_guest_elsewhere,
    roles_are_given_once,
    a_password_replaces_the_one_before,
    an_account_is_switched_off,
    nobody_is_switched_off_who_is_not_there,
);

async fn find(database: &Database, id: &str) -> Option<User> {
    let id = user_id(id);
    database.read(unit!([id] tx => users::find(tx, &id))).await
}

async fn reads_a_person_as_he_or_she_was_written(database: &Database) {
    database.add_tenant("harbor").await;
    let person = User {
        email: EmailAddress::parse("Jörg@müller.example").unwrap(),
        kind: UserKind::Guest,
        status: AccountStatus::Disabled,
        source: DirectorySource::OnPremises,
        ..user("harbor", "jo", "Jörg «Jo» Müller")
    };
    database.add_user(&person).await;
    assert_eq!(find(database, "jo").await, Some(person.clone()));
    assert_eq!(find(database, "ada").await, None);
    let email = person.email.clone();
    let found = database
        .read(unit!([email] tx => users::find_by_email(tx, &email)))
        .await;
    assert_eq!(found, Some(person));
}

async fn an_address_belongs_to_one_person_of_an_organization(database: &Database) {
    database.with_people().await;
    let other = User {
        email: user("harbor", "ada", "").email,
        ..user("harbor", "other", "Other")
    };
    let result = database
        .write(unit!([other] tx => users::insert(tx, &other)))
        .await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint }) if constraint == "users_tenant_id_email_key"),
        "{result:?}"
    );
    let again = user("harbor", "ada", "Ada");
    let result = database
        .write(unit!([again] tx => users::insert(tx, &again)))
        .await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint })
            if constraint == "users_pkey" || constraint == "users_tenant_id_email_key"),
        "{result:?}"
    );
}

async fn the_same_address_may_be_a_guest_elsewhere(database: &Database) {
    database.with_people().await;
    let guest = User {
        tenant: user("meadow", "ada", "").tenant,
        kind: UserKind::Guest,
        ..user("harbor", "ada", "Ada Lovelace")
    };
    database.add_user(&guest).await;
    let id = user_id("ada");
    let found: Result<_, StoreError> = database
        .store
        .read(&guest.tenant, unit!([id] tx => users::find(tx, &id)))
        .await;
    assert_eq!(found.unwrap(), Some(guest));
    assert_eq!(find(database, "ada").await.unwrap().kind, UserKind::Member);
}

async fn roles_are_given_once(database: &Database) {
    database.with_people().await;
    let id = user_id("ada");
    for role in [Role::UserAdmin, Role::BillingAdmin, Role::UserAdmin] {
        let given = database
            .write(unit!([id] tx => users::grant_role(tx, &id, role)))
            .await;
        given.unwrap();
    }
    let roles = database.read(unit!([id] tx => users::roles(tx, &id))).await;
    assert_eq!(roles, [Role::BillingAdmin, Role::UserAdmin]);
    let id = user_id("ben");
    assert!(
        database
            .read(unit!([id] tx => users::roles(tx, &id)))
            .await
            .is_empty()
    );
}

async fn a_password_replaces_the_one_before(database: &Database) {
    database.with_people().await;
    let id = user_id("ada");
    let credential = async || {
        database
            .read(unit!([id] tx => users::credential(tx, &id)))
            .await
    };
    assert_eq!(credential().await, None);
    for hash in ["$argon2id$1", "$argon2id$2"] {
        let set = database
            .write(unit!([id] tx => users::set_credential(tx, &id, hash)))
            .await;
        set.unwrap();
        assert_eq!(credential().await.as_deref(), Some(hash));
    }
}

async fn an_account_is_switched_off(database: &Database) {
    database.with_people().await;
    let id = user_id("ada");
    let off = AccountStatus::Disabled;
    let set = database
        .write(unit!([id] tx => users::set_status(tx, &id, off)))
        .await;
    set.unwrap();
    assert_eq!(find(database, "ada").await.unwrap().status, off);
    assert_eq!(
        find(database, "ben").await.unwrap().status,
        AccountStatus::Active
    );
}

async fn nobody_is_switched_off_who_is_not_there(database: &Database) {
    database.with_people().await;
    let id = user_id("zoe");
    let off = AccountStatus::Disabled;
    let set = database
        .write(unit!([id] tx => users::set_status(tx, &id, off)))
        .await;
    assert!(matches!(
        set,
        Err(StoreError::RowsAffected {
            expected: 1,
            actual: 0
        })
    ));
}
