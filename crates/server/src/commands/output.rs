//! What commands print.

use std::io::{ErrorKind, Write};

use anyhow::Result;

/// Prints a text. Whoever has read enough of it, such as `head`, is no fault.
pub fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
