//! Signing in at an organization's own identity provider.

mod browsers;
mod directory;
mod hostile;
mod logout;
mod peers;
mod people;

const HARBOR: &str = "ten_harb";
const ADA: &str = "ada@harbor.example";
const GWEN: &str = "gwen@harbor.example";
