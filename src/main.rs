//! Starts the browser application.

fn main() {
    console_error_panic_hook::set_once();
    portal::start();
}
