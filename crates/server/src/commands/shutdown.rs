//! When to end: Ctrl-C, or the word of a service manager.

use tokio::signal::unix::{SignalKind, signal};

/// Resolves on SIGINT or SIGTERM.
///
/// # Errors
/// When the signals cannot be listened for.
pub fn requested() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
