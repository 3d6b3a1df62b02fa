//! The sign of a product: its initials on a color.

use leptos::prelude::*;

use crate::view::view;

/// How many colors there are.
const COLORS: u32 = 6;
/// Chosen so that the families of the default catalog differ.
const MULTIPLIER: u32 = 37;

/// The sign; only looks, since the name always stands beside it.
pub fn product_mark(name: &str, is_large: bool) -> AnyView {
    let size = if is_large { " product-mark-large" } else { "" };
    let class = format!("product-mark accent-{}{size}", color_of(name));
    view! {
        <span class=class aria-hidden="true">
            {initials(name)}
        </span>
    }
    .into_any()
}

fn initials(name: &str) -> String {
    first_words(name)
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Products whose names begin alike are of one family and have one color.
fn color_of(name: &str) -> u32 {
    let bytes = first_words(name).flat_map(str::bytes);
    let sum = bytes.fold(0_u32, |sum, byte| {
        sum.wrapping_mul(MULTIPLIER).wrapping_add(u32::from(byte))
    });
    sum % COLORS
}

fn first_words(name: &str) -> impl Iterator<Item = &str> {
    name.split_whitespace().take(2)
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
        let names = [
            "Power BI Pro",
            "Power Apps per user",
            "Power Automate RPA",
            "Project Plan 3",
            "Visio Plan 1",
        ];
        let mut colors = names.map(color_of).to_vec();
        colors.sort_unstable();
        colors.dedup();
        assert_eq!(colors.len(), names.len());
        assert_eq!(color_of("Power BI Pro"), color_of("Power BI Premium"));
    }
}
