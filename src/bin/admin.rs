//! Starts the program of the admin center.

fn main() {
    console_error_panic_hook::set_once();
    portal::start(portal::app::ADMIN_CENTER);
}
