//! Looking people up by the beginning of a name or an address.

use domain::user::{AccountStatus, User};
use store::users;

use crate::fixtures::{user, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    finds_people_by_any_word_of_the_name_and_by_address,
    finds_nobody_who_is_switched_off_or_elsewhere,
    finds_each_person_once_and_no_more_than_asked,
);

async fn search(database: &Database, q: &'static str, limit: usize) -> Vec<String> {
    let found = database
        .read(unit!(tx => users::search(tx, q, limit)))
        .await;
    found
        .into_iter()
        .map(|user: User| user.id.to_string())
        .collect()
}

async fn finds_people_by_any_word_of_the_name_and_by_address(database: &Database) {
    database.with_people().await;
    for (q, expected) in [
        ("ada", "ada"),
        ("LOVE", "ada"),
        (" ada  lo", "ada"),
        ("vries", "ben"),
        ("de vr", "ben"),
        ("angstrom", "cleo"),
        ("Clé", "cleo"),
        ("ben@harbor", "ben"),
    ] {
        assert_eq!(search(database, q, 10).await, [expected], "{q:?}");
    }
    for q in ["", "  ", "ove", "harbor", "ada%", "\u{0}", "zz"] {
        assert!(search(database, q, 10).await.is_empty(), "{q:?}");
    }
}

async fn finds_nobody_who_is_switched_off_or_elsewhere(database: &Database) {
    database.with_people().await;
    let id = user_id("ada");
    let off = AccountStatus::Disabled;
    let set = database
        .write(unit!([id] tx => users::set_status(tx, &id, off)))
        .await;
    set.unwrap();
    assert!(search(database, "ada", 10).await.is_empty());
    assert!(search(database, "zoe", 10).await.is_empty());
}

async fn finds_each_person_once_and_no_more_than_asked(database: &Database) {
    database.add_tenant("harbor").await;
    for number in 0..7 {
        let id = format!("anna{number}");
        database
            .add_user(&user("harbor", &id, "Anna Annabel Annan"))
            .await;
    }
    let mut found = search(database, "ann", 10).await;
    found.sort();
    let expected: Vec<_> = (0..7).map(|number| format!("anna{number}")).collect();
    assert_eq!(found, expected);
    assert_eq!(search(database, "ann", 3).await.len(), 3);
    assert!(search(database, "ann", 0).await.is_empty());
}
