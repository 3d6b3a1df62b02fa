//! `selfserve clock`: shows and moves the business clock of a running demo.

use anyhow::{Context, Result, bail};
use api::demo::{AdvanceClock, ClockBody, ShowClock};
use api::{CSRF_HEADER, Endpoint};

use super::http::client;
use crate::config::{ClockCommand, ClockOptions};

/// Asks the server, and prints what its clocks say.
///
/// # Errors
/// A sentence that says why it could not.
pub async fn clock(options: ClockOptions) -> Result<()> {
    let base = options.url.trim_end_matches('/');
    let http = client()?;
    let request = match options.command {
        ClockCommand::Show => http.get(format!("{base}{}", ShowClock::PATH)),
        ClockCommand::Advance { span } => {
            let body = serde_json::json!({ "seconds": seconds(&span)? });
            http.post(format!("{base}{}", AdvanceClock::PATH))
                .header(CSRF_HEADER, "1")
                .json(&body)
        }
    };
    let answer = request
        .send()
        .await
        .with_context(|| format!("no server answers at {base}"))?;
    match answer.status().as_u16() {
        200 => {}
        404 => bail!("{base} is no demo: its clock cannot be moved"),
        status => bail!("{base} answered with {status}: {}", answer.text().await?),
    }
    let clocks: ClockBody = answer.json().await?;
    println!(
        "business clock  {}",
        clocks.business_now.format("%F %T UTC")
    );
    println!("system clock    {}", clocks.system_now.format("%F %T UTC"));
    Ok(())
}

/// Reads a span such as `35d`, `12h` or `90m`.
fn seconds(span: &str) -> Result<u64> {
    let unit = span.chars().last().unwrap_or_default();
    let each = match unit {
        'd' => 86_400,
        'h' => 3_600,
        'm' => 60,
        _ => bail!("a span is a number with d, h or m, such as 35d"),
    };
    let number = span.trim_end_matches(unit);
    let count: u64 = number
        .parse()
        .with_context(|| format!("{number:?} is no number of days, hours or minutes"))?;
    Ok(count.saturating_mul(each))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_days_hours_or_minutes() {
        assert_eq!(seconds("35d").unwrap(), 3_024_000);
        assert_eq!(seconds("12h").unwrap(), 43_200);
        assert_eq!(seconds("90m").unwrap(), 5_400);
        for span in ["", "35", "d", "-1d", "1.5d", "1y", "ü"] {
            assert!(seconds(span).is_err(), "{span}");
        }
    }
}
