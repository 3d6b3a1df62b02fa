//! The commands of the binary.

mod gateway;
mod serve;
mod shutdown;
mod welcome;

pub use gateway::gateway;
pub use serve::serve;
