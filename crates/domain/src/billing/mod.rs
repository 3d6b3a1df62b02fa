//! The life of a subscription that a person pays: its periods, licenses added
//! and given up, renewals, unpaid bills, the end and the way back (R27, R28,
//! B23). Everything here is computed; nothing is stored or charged.
//!
//! Values: [`schedule`] (periods), [`line`](mod@line) (what stands on bills), [`rules`]
//! (the vendor's). Decisions: [`life`], [`seats`], [`cancel`], [`renewal`]; what a
//! person asks for: [`change`]; what it leads to on paper: [`bill`].

pub mod bill;
pub mod cancel;
pub mod change;
pub mod life;
pub mod line;
pub mod renewal;
pub mod rules;
pub mod schedule;
pub mod seats;
pub mod tax_id;
