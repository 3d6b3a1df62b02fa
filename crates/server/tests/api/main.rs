//! The server as its callers meet it: real sockets, a real database, the real
//! card processor. Every case runs on SQLite and on PostgreSQL.

mod catalog;
mod checkout;
mod faults;
mod headers;
mod input;
mod licenses;
mod policies;
mod rights;
mod sign_in;
mod support;
