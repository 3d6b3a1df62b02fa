//! Starts the program of everything but the admin center.

fn main() {
    console_error_panic_hook::set_once();
    portal::start(portal::app::SHOP);
}
