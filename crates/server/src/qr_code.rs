//! Texts as pictures that a phone reads.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use qrcode::QrCode;
use qrcode::render::svg;
use qrcode::types::QrError;

/// Pixels on each side, at least: enough for the camera of an old phone.
const SIDE: u32 = 200;

/// The text as a black and white picture with its margin, as the source of an
/// image: dark on light in dark colors too, since many readers want it so.
///
/// # Errors
/// [`QrError`] for a text that is too long.
pub fn data_uri(text: &str) -> Result<String, QrError> {
    let picture = QrCode::new(text)?
        .render::<svg::Color<'_>>()
        .min_dimensions(SIDE, SIDE)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build();
    let picture = STANDARD.encode(picture);
    Ok(format!("data:image/svg+xml;base64,{picture}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_a_picture_without_styles() {
        let uri = data_uri("otpauth://totp/Selfserve:ada%40harbor.example?secret=ABC").unwrap();
        let picture = uri.strip_prefix("data:image/svg+xml;base64,").unwrap();
        let picture = String::from_utf8(STANDARD.decode(picture).unwrap()).unwrap();
        assert!(
            picture.contains("<svg") && picture.contains("#000000"),
            "{picture}"
        );
        // The content security policy would leave them out.
        assert!(!picture.contains("style"), "{picture}");
    }

    #[test]
    fn a_text_that_no_picture_holds_is_refused() {
        assert!(data_uri(&"x".repeat(5000)).is_err());
    }
}
