//! What a person reads when the server is ready.

use crate::demo;
use crate::state::AppState;

/// Prints the addresses, and the demo sign-ins where there are any.
pub fn print(state: &AppState) {
    println!("Selfserve is ready.");
    println!("  portal        {}", state.site.origin());
    match &state.gateway {
        Some(gateway) => println!("  card gateway  {}", gateway.frame_origin()),
        None => println!("  card gateway  none: the checkout is closed (see --payments)"),
    }
    let Some(password) = state.demo_password else {
        return;
    };
    println!("\nDemo sign-ins; the password of each is {password}:");
    for organization in demo::ORGANIZATIONS {
        let people = organization
            .people
            .iter()
            .filter(|person| person.note.is_some());
        for person in people {
            let email = person.email(organization);
            println!(
                "  {email:28} {}, {}",
                organization.name,
                person.note.unwrap_or_default()
            );
        }
    }
    println!("\nA card that works is 4242 4242 4242 4242 with any future date and any code.");
    println!("Ctrl-C ends it.");
}
