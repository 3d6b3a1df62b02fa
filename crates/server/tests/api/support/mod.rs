//! A server per test, and people who use it in their own verbs.

mod app;
mod clock;
mod databases;
mod directory;
mod gateway;
mod person;

pub use app::App;
pub use databases::Engine;
pub(crate) use databases::both;
pub use gateway::Card;
pub use person::{Answer, Person, answer};
