//! The sign of a product: its initials on the color of its family.

use leptos::prelude::*;

/// How many colors there are.
const COLORS: usize = 6;

/// The sign; only looks, since the name always stands beside it.
pub fn product_mark(name: &str, family: &str, is_large: bool) -> AnyView {
    let size = if is_large { " product-mark-large" } else { "" };
    let class = format!("product-mark accent-{}{size}", color_of(family));
    view! {
        <span class=class aria-hidden="true">
            {initials(name)}
        </span>
    }
    .into_any()
}

fn initials(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| *word != "per");
    words
        .take(2)
        .filter_map(|word| word.chars().next())
        .collect()
}

/// The same family always has the same color, whatever the catalog holds.
fn color_of(family: &str) -> usize {
    let sum = family.bytes().fold(7_usize, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(byte))
    });
    sum % COLORS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_initials_are_those_of_the_first_two_words() {
        assert_eq!(initials("Power BI Pro"), "PB");
        assert_eq!(initials("Visio Plan 2"), "VP");
        assert_eq!(initials("Écran"), "É");
    }

    #[test]
    fn the_families_of_the_default_catalog_differ_in_color() {
        let colors = [
            "Power BI",
            "Power Apps",
            "Power Automate",
            "Project",
            "Visio",
        ]
        .map(color_of);
        for (place, color) in colors.iter().enumerate() {
            assert!(!colors[..place].contains(color), "{colors:?}");
        }
    }
}
