//! The commands of the binary.

mod app;
mod clock;
mod domain;
mod gateway;
mod organization;
mod serve;
mod shutdown;
mod welcome;

pub use app::register;
pub use clock::clock;
pub use domain::vouch;
pub use gateway::gateway;
pub use serve::serve;
