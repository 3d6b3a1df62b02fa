//! What the generated methods say.

use messages::Language::{Dutch, English};

#[test]
fn numbers_are_printed_as_they_are() {
    assert_eq!(
        Dutch.checkout_quantity_out_of_range(1, 10_000),
        "Vul een aantal licenties in van 1 tot en met 10000"
    );
    assert_eq!(English.common_sign_out(), "Sign out");
}
