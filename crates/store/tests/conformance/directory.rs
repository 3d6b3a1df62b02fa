//! The organization's own list: people, groups, tokens, and who has left.

use chrono::TimeDelta;
use domain::email::EmailAddress;
use domain::ids::{GroupId, ScimTokenId, UserId};
use domain::user::{AccountStatus, User};
use store::directory::{self, DirectoryEntry};
use store::groups::{self, GroupRecord};
use store::leavers::{self, Leaver};
use store::scim_tokens::{self, ScimTokenRow};
use store::{StoreError, users};

use crate::fixtures::{at, tenant_id, user, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    everybody_has_an_entry_whether_a_list_named_them_or_not,
    a_name_belongs_to_one_person_whatever_its_case,
    pages_go_from_any_place_to_the_end,
    a_changed_person_is_found_by_what_is_true_now,
    whoever_is_deleted_is_not_found_and_gives_name_and_address_up,
    groups_take_people_of_the_organization_only,
    a_group_is_found_by_name_and_goes_with_its_members,
    a_token_leads_to_its_organization_until_it_is_revoked,
    whoever_left_is_taken_by_one_worker_at_a_time,
);

fn entry(id: &str, name: &str) -> DirectoryEntry {
    let user = user("harbor", id, name);
    DirectoryEntry {
        user_name: user.email.as_str().to_owned(),
        external_id: Some(format!("ext-{id}")),
        attributes_json: Some("{}".to_owned()),
        emails: vec![user.email.as_str().to_owned(), format!("{id}@home.example")],
        created_at: None,
        modified_at: None,
        version: 1,
        user,
    }
}

async fn insert(database: &Database, entry: &DirectoryEntry) -> Result<(), StoreError> {
    database
        .write(unit!([entry] tx => directory::insert(tx, &entry, at(1))))
        .await
}

async fn everybody_has_an_entry_whether_a_list_named_them_or_not(database: &Database) {
    database.with_people().await;
    let found = database
        .read(unit!(tx => directory::find_by_user_name(tx, "ADA@harbor.example")))
        .await
        .unwrap();
    assert_eq!(found.user.id, user_id("ada"));
    assert_eq!((found.created_at, found.attributes_json), (None, None));
    insert(database, &entry("dora", "Dora Bakker"))
        .await
        .unwrap();
    for (by, found) in [
        (
            "address",
            database
                .read(unit!(tx => directory::find_by_email(tx, "Dora@Home.example")))
                .await,
        ),
        (
            "id",
            database
                .read(unit!(tx => directory::find_by_external_id(tx, "ext-dora")))
                .await,
        ),
    ] {
        assert_eq!(found.len(), 1, "{by}");
        assert_eq!(found[0].user.id, user_id("dora"), "{by}");
        assert_eq!(found[0].created_at, Some(at(1)), "{by}");
    }
}

async fn a_name_belongs_to_one_person_whatever_its_case(database: &Database) {
    database.with_people().await;
    let other = DirectoryEntry {
        user_name: "Ada@Harbor.Example".to_owned(),
        ..entry("other", "Another Ada")
    };
    let result = insert(database, &other).await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint })
            if constraint == "directory_entries_tenant_id_user_name_key_key"),
        "{result:?}"
    );
}

async fn pages_go_from_any_place_to_the_end(database: &Database) {
    database.add_tenant("harbor").await;
    for number in 0..600 {
        let person = user("harbor", &format!("u{number:03}"), "Somebody");
        database.add_user(&person).await;
    }
    for gone in [10, 300, 599] {
        let id = user_id(&format!("u{gone:03}"));
        database
            .write(unit!([id] tx => directory::remove(tx, &id, at(2))))
            .await
            .unwrap();
    }
    let mut seen = Vec::new();
    for skipped in [0, 250, 500] {
        let (page, total) = database
            .read(unit!(tx => directory::list(tx, skipped, 250)))
            .await;
        assert_eq!(total, 597);
        seen.extend(page.into_iter().map(|entry| entry.user.id.to_string()));
    }
    let expected: Vec<String> = (0..600)
        .filter(|number| ![10, 300, 599].contains(number))
        .map(|number| format!("u{number:03}"))
        .collect();
    assert_eq!(seen, expected);
    let (beyond, total) = database
        .read(unit!(tx => directory::list(tx, 597, 10)))
        .await;
    assert_eq!((beyond.len(), total), (0, 597));
}

async fn a_changed_person_is_found_by_what_is_true_now(database: &Database) {
    database.with_people().await;
    let id = user_id("ada");
    let before = database
        .read(unit!([id] tx => directory::find(tx, &id)))
        .await
        .unwrap();
    let after = DirectoryEntry {
        user: User {
            display_name: "Augusta Byron".to_owned(),
            email: EmailAddress::parse("augusta@harbor.example").unwrap(),
            ..before.user
        },
        user_name: "augusta".to_owned(),
        emails: vec!["augusta@harbor.example".to_owned()],
        version: 2,
        ..entry("ada", "")
    };
    database
        .write(unit!([after] tx => directory::update(tx, &after, at(3))))
        .await
        .unwrap();
    for (q, expected) in [("byron", 1), ("augusta@", 1), ("lovelace", 0), ("ada@", 0)] {
        let found = database.read(unit!(tx => users::search(tx, q, 5))).await;
        assert_eq!(found.len(), expected, "{q}");
    }
    let old = database
        .read(unit!(tx => directory::find_by_email(tx, "ada@harbor.example")))
        .await;
    assert!(old.is_empty());
    let found = database
        .read(unit!(tx => directory::find_by_user_name(tx, "Augusta")))
        .await
        .unwrap();
    assert_eq!((found.version, found.modified_at), (2, Some(at(3))));
}

async fn whoever_is_deleted_is_not_found_and_gives_name_and_address_up(database: &Database) {
    database.with_people().await;
    let id = user_id("ada");
    database
        .write(unit!([id] tx => directory::remove(tx, &id, at(2))))
        .await
        .unwrap();
    let found = database
        .read(unit!([id] tx => directory::find(tx, &id)))
        .await;
    assert_eq!(found, None);
    let found = database
        .read(unit!(tx => users::search(tx, "ada", 5)))
        .await;
    assert!(found.is_empty());
    let account = database.read(unit!([id] tx => users::find(tx, &id))).await;
    assert_eq!(account.unwrap().status, AccountStatus::Disabled);
    let again = database
        .write(unit!([id] tx => directory::remove(tx, &id, at(2))))
        .await;
    assert!(matches!(again, Err(StoreError::RowsAffected { .. })));

    let successor = DirectoryEntry {
        user: User {
            id: user_id("ada2"),
            ..entry("ada", "Ada Lovelace").user
        },
        ..entry("ada", "")
    };
    insert(database, &successor).await.unwrap();
    let email = successor.user.email.clone();
    let found = database
        .read(unit!([email] tx => users::find_by_email(tx, &email)))
        .await;
    assert_eq!(found.unwrap().id, user_id("ada2"));
    let account = database.read(unit!([id] tx => users::find(tx, &id))).await;
    assert_eq!(account.unwrap().email.as_str(), "ada@deleted.invalid");
}

fn group(id: &str, name: &str) -> GroupRecord {
    GroupRecord {
        id: GroupId::parse(id).unwrap(),
        display_name: name.to_owned(),
        external_id: None,
        created_at: at(1),
        modified_at: at(1),
        version: 1,
    }
}

async fn groups_take_people_of_the_organization_only(database: &Database) {
    database.with_people().await;
    let planners = group("g1", "Planners");
    database
        .write(unit!([planners] tx => groups::insert(tx, &planners)))
        .await
        .unwrap();
    let people: Vec<UserId> = ["ada", "ben", "zoe", "nobody", "ada"].map(user_id).into();
    let id = planners.id.clone();
    let added = database
        .write(unit!([id, people] tx => groups::add_members(tx, &id, &people)))
        .await;
    assert_eq!(added.unwrap(), 2);
    let members = database
        .read(unit!([id] tx => groups::members(tx, &id, 10)))
        .await;
    assert_eq!(members, [user_id("ada"), user_id("ben")]);
    let ada = user_id("ada");
    for (groups, expected) in [(vec!["g1"], true), (vec!["g2"], false), (vec![], false)] {
        let groups: Vec<_> = groups
            .iter()
            .map(|id| GroupId::parse(id).unwrap())
            .collect();
        let is = database
            .read(unit!([ada, groups] tx => groups::is_member_of_any(tx, &ada, &groups)))
            .await;
        assert_eq!(is, expected, "{groups:?}");
    }
    let removed = database
        .write(unit!([id, people] tx => groups::remove_members(tx, &id, &people)))
        .await;
    assert_eq!(removed.unwrap(), 2);
}

async fn a_group_is_found_by_name_and_goes_with_its_members(database: &Database) {
    database.with_people().await;
    for number in 0..5 {
        let one = group(&format!("g{number}"), "Planners");
        database
            .write(unit!([one] tx => groups::insert(tx, &one)))
            .await
            .unwrap();
    }
    let (id, ada) = (GroupId::parse("g2").unwrap(), user_id("ada"));
    let people = vec![ada.clone()];
    database
        .write(unit!([id, people] tx => groups::add_members(tx, &id, &people)))
        .await
        .unwrap();
    let of_ada = database
        .read(unit!([ada] tx => groups::of_member(tx, &ada)))
        .await;
    assert_eq!(of_ada.len(), 1);
    database
        .write(unit!([id] tx => groups::remove(tx, &id)))
        .await
        .unwrap();
    let found = database
        .read(unit!(tx => groups::find_by_name(tx, "PLANNERS")))
        .await;
    assert_eq!(found.len(), 4);
    let (page, total) = database.read(unit!(tx => groups::list(tx, 3, 5))).await;
    assert_eq!((page.len(), total), (1, 4));
    let of_ada = database
        .read(unit!([ada] tx => groups::of_member(tx, &ada)))
        .await;
    assert!(of_ada.is_empty());
}

async fn a_token_leads_to_its_organization_until_it_is_revoked(database: &Database) {
    database.with_people().await;
    let token = ScimTokenRow {
        token_hash: "h1".to_owned(),
        tenant: tenant_id("harbor"),
        id: ScimTokenId::parse("t1").unwrap(),
        created_by: user_id("ada"),
        created_at: at(1),
        expires_at: at(100),
        last_used_at: None,
    };
    database
        .global(unit!([token] tx => scim_tokens::insert(tx, &token)))
        .await;
    database
        .global(unit!(tx => scim_tokens::touch(tx, "h1", at(7))))
        .await;
    let found = database
        .global(unit!(tx => scim_tokens::find(tx, "h1")))
        .await;
    let used = ScimTokenRow {
        last_used_at: Some(at(7)),
        ..token.clone()
    };
    assert_eq!(found, Some(used));
    let (id, meadow, harbor) = (token.id, tenant_id("meadow"), token.tenant);
    for (tenant, is_theirs) in [(meadow, false), (harbor, true)] {
        let revoked = database
            .global(unit!([tenant, id] tx => scim_tokens::revoke(tx, &tenant, &id)))
            .await;
        assert_eq!(revoked, is_theirs, "{tenant}");
    }
    let found = database
        .global(unit!(tx => scim_tokens::find(tx, "h1")))
        .await;
    assert_eq!(found, None);
}

async fn whoever_left_is_taken_by_one_worker_at_a_time(database: &Database) {
    database.with_people().await;
    assert_eq!(
        database
            .read(unit!(tx => leavers::free_after_days(tx)))
            .await,
        0
    );
    database
        .write(unit!(tx => leavers::set_free_after_days(tx, 30)))
        .await
        .unwrap();
    assert_eq!(
        database
            .read(unit!(tx => leavers::free_after_days(tx)))
            .await,
        30
    );

    let leaver = Leaver {
        tenant: tenant_id("harbor"),
        user: user_id("ada"),
    };
    let due = at(0) + TimeDelta::days(30);
    database
        .global(unit!([leaver] tx => leavers::put(tx, &leaver, due)))
        .await;
    let lease = async |business, system| {
        database
            .global(unit!(tx => leavers::lease_due(tx, business, system, system + TimeDelta::seconds(20), 5)))
            .await
    };
    assert!(lease(due - TimeDelta::seconds(1), at(0)).await.is_empty());
    assert_eq!(lease(due, at(0)).await, std::slice::from_ref(&leaver));
    assert!(lease(due, at(19)).await.is_empty());
    assert_eq!(lease(due, at(21)).await, std::slice::from_ref(&leaver));
    let gone = database
        .global(unit!([leaver] tx => leavers::remove(tx, &leaver)))
        .await;
    assert!(gone);
    assert!(lease(due, at(100)).await.is_empty());
}
