//! Secrets of organizations at rest: sealed with a key that is not in the database.

use std::fmt;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};

use crate::clock::Random;

/// The file in the data folder that holds the key where none is given.
const KEY_FILE: &str = "secret.key";
const KEY_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 24;
/// A random key of 32 bytes has fewer different ones about never.
const FEWEST_DIFFERENT_BYTES: usize = 12;

/// A text that never reaches a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Seals and opens secrets. The first key seals; the others, of earlier
/// times, only open.
pub struct Secrets {
    keys: Vec<Key>,
}

struct Key {
    id: String,
    cipher: XChaCha20Poly1305,
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum InvalidKey {
    /// Too short, too long, or not base64.
    #[error(
        "the secret key must be 32 random bytes in base64; `openssl rand -base64 32` makes one"
    )]
    Shape,
    /// Whoever made it did not roll dice.
    #[error("the secret key is too simple to be random; `openssl rand -base64 32` makes one")]
    Simple,
    /// The file cannot be read or made.
    #[error("the secret key's file {0} cannot be used")]
    File(String, #[source] std::io::Error),
    /// Others may read the file.
    #[error("the secret key's file {0} can be read by others; chmod 600 keeps it to its owner")]
    Open(String),
}

/// A sealed text that none of the keys opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed secret cannot be opened with the keys at hand")]
pub struct CannotOpen;

impl Secret {
    /// Wraps a text.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl Secrets {
    /// Reads keys, separated by commas or lines; the first one seals.
    ///
    /// # Errors
    /// [`InvalidKey`] for a short, simple or unreadable key.
    pub fn parse(keys: &str) -> Result<Self, InvalidKey> {
        let keys = keys.split([',', '\n']).map(str::trim);
        let keys: Result<Vec<_>, _> = keys.filter(|key| !key.is_empty()).map(Key::parse).collect();
        let keys = keys?;
        if keys.is_empty() {
            return Err(InvalidKey::Shape);
        }
        Ok(Self { keys })
    }

    /// The keys of a file that its owner alone can read.
    ///
    /// # Errors
    /// [`InvalidKey`].
    pub fn read(path: &Path) -> Result<Self, InvalidKey> {
        let name = path.display().to_string();
        if is_open_to_others(path).map_err(|error| InvalidKey::File(name.clone(), error))? {
            return Err(InvalidKey::Open(name));
        }
        let text = std::fs::read_to_string(path);
        Self::parse(&text.map_err(|error| InvalidKey::File(name, error))?)
    }

    /// The key of the data folder, made at the first start.
    ///
    /// # Errors
    /// [`InvalidKey`].
    pub fn of_folder(folder: &Path, random: &dyn Random) -> Result<Self, InvalidKey> {
        let path = folder.join(KEY_FILE);
        let made = std::fs::create_dir_all(folder).and_then(|()| make(&path, random));
        made.map_err(|error| InvalidKey::File(path.display().to_string(), error))?;
        Self::read(&path)
    }

    /// Seals a text for one `place`, such as the row it will stand in: moved
    /// to another place it does not open.
    ///
    /// # Errors
    /// [`CannotOpen`], which no text of ours gives.
    pub fn seal(&self, random: &dyn Random, place: &str, text: &str) -> Result<String, CannotOpen> {
        let key = self.keys.first().ok_or(CannotOpen)?;
        let secret = random.secret();
        let nonce = secret.first_chunk::<NONCE_LENGTH>().ok_or(CannotOpen)?;
        let payload = Payload {
            msg: text.as_bytes(),
            aad: place.as_bytes(),
        };
        let sealed = key.cipher.encrypt(&XNonce::from(*nonce), payload);
        let sealed = sealed.map_err(|_| CannotOpen)?;
        let bytes = [nonce.as_slice(), &sealed].concat();
        Ok(format!("{}.{}", key.id, URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Opens what was sealed for the same place.
    ///
    /// # Errors
    /// [`CannotOpen`] for another place, another key or a changed text.
    pub fn open(&self, place: &str, sealed: &str) -> Result<Secret, CannotOpen> {
        let (id, bytes) = sealed.split_once('.').ok_or(CannotOpen)?;
        let key = self.keys.iter().find(|key| key.id == id);
        let bytes = URL_SAFE_NO_PAD.decode(bytes).map_err(|_| CannotOpen)?;
        let (nonce, sealed) = bytes
            .split_first_chunk::<NONCE_LENGTH>()
            .ok_or(CannotOpen)?;
        let payload = Payload {
            msg: sealed,
            aad: place.as_bytes(),
        };
        let opened = key
            .ok_or(CannotOpen)?
            .cipher
            .decrypt(&XNonce::from(*nonce), payload);
        let text = String::from_utf8(opened.map_err(|_| CannotOpen)?);
        text.map(Secret).map_err(|_| CannotOpen)
    }
}

impl Key {
    fn parse(text: &str) -> Result<Self, InvalidKey> {
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(text)
            .or_else(|_| URL_SAFE_NO_PAD.decode(text))
            .map_err(|_| InvalidKey::Shape)?;
        let bytes: [u8; KEY_LENGTH] = bytes.try_into().map_err(|_| InvalidKey::Shape)?;
        let mut different = bytes.to_vec();
        different.sort_unstable();
        different.dedup();
        if different.len() < FEWEST_DIFFERENT_BYTES {
            return Err(InvalidKey::Simple);
        }
        // The id tells keys apart and nothing of the key itself.
        let id = Sha256::digest([b"selfserve key id", bytes.as_slice()].concat());
        Ok(Self {
            id: hex::encode(id).chars().take(8).collect(),
            cipher: XChaCha20Poly1305::new(&bytes.into()),
        })
    }
}

/// Makes the file unless it is there; two programs that start at once make it
/// once.
fn make(path: &Path, random: &dyn Random) -> std::io::Result<()> {
    use std::io::Write;

    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => {
            let key = base64::engine::general_purpose::STANDARD.encode(random.secret());
            writeln!(file, "{key}")?;
            file.sync_all()
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;

    Ok(std::fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> std::io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests;
