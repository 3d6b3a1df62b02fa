//! Starts the program of the settings.

fn main() {
    console_error_panic_hook::set_once();
    portal::start(portal::app::SETTINGS);
}
