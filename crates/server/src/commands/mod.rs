//! The commands of the binary.

mod app;
mod audit;
mod clock;
mod domain;
mod gateway;
mod http;
mod organization;
mod output;
mod policy;
mod serve;
mod shutdown;
mod welcome;

pub use app::register;
pub use audit::{Broken, verify};
pub use clock::clock;
pub use domain::vouch;
pub use gateway::gateway;
pub use policy::policy;
pub use serve::serve;
