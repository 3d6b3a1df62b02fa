//! Starts the browser application.
fn main() {}
