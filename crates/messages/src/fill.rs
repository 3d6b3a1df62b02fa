//! Puts arguments into the slots of a text; shared by all generated methods.

/// A whole number without grouping; a caller who wants grouping passes text.
pub(crate) fn number(value: i64) -> String {
    value.to_string()
}

/// Replaces the control character `\u{1}` by the first argument, `\u{2}` by the second, and so on.
pub(crate) fn fill(template: &str, arguments: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len());
    for character in template.chars() {
        let slot = (character as usize).checked_sub(1);
        match slot.and_then(|slot| arguments.get(slot)) {
            Some(argument) => filled.push_str(argument),
            None => filled.push(character),
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn puts_each_argument_into_its_slot_in_any_order() {
        assert_eq!(
            fill("\u{2} before \u{1}, \u{2}", &["a", "b"]),
            "b before a, b"
        );
    }

    #[test]
    fn leaves_line_breaks_and_other_letters_alone() {
        assert_eq!(fill("één\n\n\u{1}", &["twee"]), "één\n\ntwee");
    }

    #[test]
    fn does_not_fill_the_slots_of_an_argument() {
        assert_eq!(fill("\u{1}\u{2}", &["\u{2}", "b"]), "\u{2}b");
    }
}
