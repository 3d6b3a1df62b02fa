//! Whom to give a license: a short list of people.

use api::parts::Person;
use domain::ids::UserId;
use messages::Language;

/// How many people are chosen at once; larger groups come another way.
pub const AT_MOST: usize = 20;

/// Why the chosen people cannot be given licenses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelectionError {
    /// Nobody is chosen.
    Nobody,
    /// There are not that many licenses left.
    TooMany {
        /// How many are left.
        available: u32,
    },
}

/// Adds a person, once, while there is room. Says whether there was.
pub fn add(people: &mut Vec<Person>, person: Person) -> bool {
    if people.iter().any(|chosen| chosen.id == person.id) {
        return true;
    }
    if people.len() >= AT_MOST {
        return false;
    }
    people.push(person);
    true
}

/// Removes a person.
pub fn remove(people: &mut Vec<Person>, id: &UserId) {
    people.retain(|person| person.id != *id);
}

/// Whether as many licenses are left as people are chosen.
pub fn check(chosen: usize, available: u32) -> Result<(), SelectionError> {
    match u32::try_from(chosen) {
        Ok(0) => Err(SelectionError::Nobody),
        Ok(chosen) if chosen <= available => Ok(()),
        _ => Err(SelectionError::TooMany { available }),
    }
}

impl SelectionError {
    /// What to change.
    pub fn text(self, language: Language) -> String {
        match self {
            Self::Nobody => language.admin_assign_none_selected().to_owned(),
            Self::TooMany { available } => {
                language.admin_assign_too_many_selected(i64::from(available))
            }
        }
    }
}

#[cfg(test)]
pub fn person(name: &str) -> Person {
    let id = name.to_lowercase();
    Person {
        id: UserId::parse(&id).unwrap(),
        name: name.to_owned(),
        email: domain::email::EmailAddress::parse(&format!("{id}@harbor.example")).unwrap(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_chosen_once() {
        let mut people = Vec::new();
        assert!(add(&mut people, person("Ben")));
        assert!(add(&mut people, person("Ben")));
        assert_eq!(people, [person("Ben")]);
        remove(&mut people, &person("Ben").id);
        assert!(people.is_empty());
    }

    #[test]
    fn the_twenty_first_person_finds_no_room() {
        let mut people = Vec::new();
        for number in 0..AT_MOST {
            assert!(add(&mut people, person(&format!("user{number}"))));
        }
        assert!(!add(&mut people, person("Ben")));
        assert!(
            add(&mut people, person("user3")),
            "chosen already, so no room is needed"
        );
        assert_eq!(people.len(), AT_MOST);
    }

    #[test]
    fn no_more_people_than_licenses_are_left() {
        assert_eq!(check(0, 5), Err(SelectionError::Nobody));
        assert_eq!(check(2, 2), Ok(()));
        let too_many = SelectionError::TooMany { available: 1 };
        assert_eq!(check(2, 1), Err(too_many));
        for language in Language::ALL {
            assert!(too_many.text(language).contains('1'));
        }
    }
}
