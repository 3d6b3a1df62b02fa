//! Starts the program of bills and cards.

fn main() {
    console_error_panic_hook::set_once();
    portal::start(portal::app::BILLING);
}
