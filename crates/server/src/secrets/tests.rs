//! What seals must hold, and which keys are none.

use super::*;
use crate::clock::SystemRandom;

fn fresh() -> String {
    base64::engine::general_purpose::STANDARD.encode(SystemRandom.secret())
}

fn seal(secrets: &Secrets, text: &str) -> String {
    secrets.seal(&SystemRandom, "here", text).unwrap()
}

// quality.md B6: client secrets are sealed with a key id.
#[test]
fn what_was_sealed_opens_at_its_place_and_nowhere_else() {
    let secrets = Secrets::parse(&fresh()).unwrap();
    let sealed = seal(&secrets, "hush");
    assert!(!sealed.contains("hush"));
    assert_eq!(secrets.open("here", &sealed).unwrap().expose(), "hush");
    assert_eq!(secrets.open("there", &sealed), Err(CannotOpen));
}

#[test]
fn the_same_text_is_sealed_differently_each_time() {
    let secrets = Secrets::parse(&fresh()).unwrap();
    assert_ne!(seal(&secrets, "hush"), seal(&secrets, "hush"));
}

#[test]
fn a_changed_character_does_not_open() {
    let secrets = Secrets::parse(&fresh()).unwrap();
    let sealed = seal(&secrets, "hush");
    for (at, character) in sealed.char_indices() {
        let mut changed = sealed.clone();
        let other = if character == 'A' { "B" } else { "A" };
        changed.replace_range(at..=at, other);
        // The last character carries bits that base64 does not keep.
        if at + 1 < sealed.len() {
            assert_eq!(secrets.open("here", &changed), Err(CannotOpen), "{at}");
        }
    }
    assert_eq!(secrets.open("here", ""), Err(CannotOpen));
}

#[test]
fn an_earlier_key_still_opens_and_the_new_one_seals() {
    let (old, new) = (fresh(), fresh());
    let sealed = seal(&Secrets::parse(&old).unwrap(), "hush");
    let both = Secrets::parse(&format!("{new},{old}")).unwrap();
    assert_eq!(both.open("here", &sealed).unwrap().expose(), "hush");
    let only_new = Secrets::parse(&new).unwrap();
    assert_eq!(only_new.open("here", &sealed), Err(CannotOpen));
    let resealed = seal(&both, "hush");
    assert_eq!(only_new.open("here", &resealed).unwrap().expose(), "hush");
}

// quality.md B6: refuse to start with a default or short secret.
#[test]
fn a_short_or_simple_key_is_refused() {
    let base64 = base64::engine::general_purpose::STANDARD;
    for text in [
        "",
        "secret",
        "changeme",
        &base64.encode([7; 31]),
        &base64.encode([7; 33]),
    ] {
        assert!(
            matches!(Secrets::parse(text), Err(InvalidKey::Shape)),
            "{text}"
        );
    }
    let repeated = *b"passwordpasswordpasswordpassword";
    for bytes in [[0; 32], [255; 32], repeated] {
        let text = base64.encode(bytes);
        assert!(
            matches!(Secrets::parse(&text), Err(InvalidKey::Simple)),
            "{text}"
        );
    }
}

#[test]
fn the_key_of_a_folder_is_made_once_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let first = Secrets::of_folder(folder.path(), &SystemRandom).unwrap();
    let path = folder.path().join(KEY_FILE);
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = Secrets::of_folder(folder.path(), &SystemRandom).unwrap();
    assert_eq!(
        again.open("here", &seal(&first, "hush")).unwrap().expose(),
        "hush"
    );
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(matches!(Secrets::read(&path), Err(InvalidKey::Open(_))));
}

#[test]
fn a_secret_does_not_print_itself() {
    assert_eq!(format!("{:?}", Secret::new("hush".into())), "Secret(…)");
}
