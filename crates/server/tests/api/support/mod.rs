//! A server per test, and people who use it in their own verbs.

mod app;
mod clock;
mod databases;
mod directory;
mod gateway;
mod grants;
mod journey;
mod mails;
mod peer;
mod person;
mod provider;
mod receiver;
mod texts;

pub use app::{App, COUNTRY, Setup};
pub use databases::Engine;
pub(crate) use databases::both;
pub use gateway::Card;
pub use journey::{Arrival, start_call};
pub use mails::Mood;
pub use peer::{Peer, PeerBrowser, There};
pub use person::{Answer, Person, answer};
pub use provider::{CLIENT_ID, CLIENT_SECRET, Reply, Script, Signer, TestProvider, base64};
pub use receiver::Receiver;
