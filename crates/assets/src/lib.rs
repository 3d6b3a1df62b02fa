//! The built portal as bytes in the binary, or a placeholder page when it was not built.
//!
//! The folder comes from the environment variable `SELFSERVE_DIST` at build time, which
//! `cargo xtask run` and `cargo xtask test` set. Every other build embeds `placeholder/`, so that
//! nothing needs the portal in order to compile. Only bytes and their properties are here; how
//! they are answered is the server's.

mod content_type;

/// One file of the portal.
#[derive(Debug)]
pub struct Asset {
    /// Path below the root of the site, without a leading slash.
    pub path: &'static str,
    /// Entity tag of the uncompressed bytes, with its quotation marks.
    pub etag: &'static str,
    /// The bytes as they are.
    pub identity: &'static [u8],
    /// The same compressed with brotli, when that was done.
    pub brotli: Option<&'static [u8]>,
    /// The same compressed with gzip, when that was done.
    pub gzip: Option<&'static [u8]>,
}

mod embedded {
    use super::Asset;
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// Lengths of the hexadecimal hash that Trunk puts into names: 64 bits without leading zeros, of
/// which more than four are too unlikely to wait for.
const HASH_LENGTHS: std::ops::RangeInclusive<usize> = 12..=16;

impl Asset {
    /// The `Content-Type` of the file, from its name.
    pub fn content_type(&self) -> &'static str {
        content_type::of(self.path)
    }

    /// Whether the name carries the hash of the content, so that a browser may keep it forever.
    pub fn is_immutable(&self) -> bool {
        has_hash(self.path)
    }
}

/// The file at a path without its leading slash.
pub fn find(path: &str) -> Option<&'static Asset> {
    all().iter().copied().find(|asset| asset.path == path)
}

/// The page that every address of the portal answers with, but for those of the admin center.
pub fn index() -> &'static Asset {
    embedded::INDEX
}

/// The page of the admin center; that of everything else where the portal was left out.
pub fn admin() -> &'static Asset {
    find("admin.html").unwrap_or(embedded::INDEX)
}

/// The page of bills and cards, likewise.
pub fn billing() -> &'static Asset {
    find("billing.html").unwrap_or(embedded::INDEX)
}

/// The page of the settings, likewise.
pub fn settings() -> &'static Asset {
    find("settings.html").unwrap_or(embedded::INDEX)
}

/// All files, ordered by path.
pub fn all() -> &'static [&'static Asset] {
    embedded::FILES
}

/// Whether the portal was left out of this build.
pub fn is_placeholder() -> bool {
    embedded::PLACEHOLDER
}

/// Looks for a name like `portal-0123456789abcdef` followed by `.` or `_` in the last part of a path.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('-').skip(1).any(|part| {
        let hash = part.split(['.', '_']).next().unwrap_or(part);
        HASH_LENGTHS.contains(&hash.len())
            && hash.len() < part.len()
            && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embeds_an_index_page() {
        let page = index();
        assert_eq!(page.path, "index.html");
        assert_eq!(page.content_type(), "text/html; charset=utf-8");
        assert!(page.identity.starts_with(b"<!doctype html>"));
        assert!(!page.is_immutable());
    }

    #[test]
    fn finds_a_file_by_its_path_and_nothing_else() {
        assert!(find("index.html").is_some());
        assert!(find("/index.html").is_none());
        assert!(find("missing.js").is_none());
    }

    #[test]
    fn only_hashed_names_are_immutable() {
        assert!(has_hash("portal-0123456789abcdef.js"));
        assert!(has_hash("portal-0123456789abcdef_bg.wasm"));
        assert!(has_hash("style/base-fedcba9876543210.css"));
        assert!(has_hash("overlays-5bc5a3822d5f4c0.css"));
        for name in [
            "index.html",
            "favicon.svg",
            "portal-01234567.js",
            "a-0123456789abcdeg.js",
        ] {
            assert!(!has_hash(name), "{name}");
        }
        assert!(!has_hash("snippets/portal-0123456789abcdef/inline0.js"));
    }

    #[test]
    fn entity_tags_are_quoted() {
        for asset in all() {
            assert!(asset.etag.starts_with('"') && asset.etag.ends_with('"'));
            assert_eq!(asset.etag.len(), 34);
        }
    }
}
