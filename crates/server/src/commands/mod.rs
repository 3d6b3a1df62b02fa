//! The commands of the binary.

mod clock;
mod domain;
mod gateway;
mod serve;
mod shutdown;
mod welcome;

pub use clock::clock;
pub use domain::vouch;
pub use gateway::gateway;
pub use serve::serve;
