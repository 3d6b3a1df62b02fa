//! Where a request comes from: the peer, or whom a proxy that we trust names,
//! and in which country that is, where the proxy tells.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap, HeaderName};
use domain::market::Market;

/// What proxies append the address of their peer to.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The address. `X-Forwarded-For` is believed from the right, as long as a
/// trusted proxy wrote it; what stands before that anybody can have written.
pub fn address(extensions: &Extensions, headers: &HeaderMap, trusted: &[IpAddr]) -> Option<IpAddr> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    let mut address = peer.ip().to_canonical();
    let lines = headers.get_all(FORWARDED_FOR).iter();
    let lines = lines
        .filter_map(|line| line.to_str().ok())
        .collect::<Vec<_>>();
    for named in lines.join(",").rsplit(',') {
        if !trusted.contains(&address) {
            break;
        }
        let Ok(named) = named.trim().parse::<IpAddr>() else {
            break;
        };
        address = named.to_canonical();
    }
    Some(address)
}

/// The country that a trusted proxy names in its header; anybody else's word
/// counts for nothing, and a code that is no country for none.
pub fn country(
    extensions: &Extensions,
    headers: &HeaderMap,
    trusted: &[IpAddr],
    header: Option<&HeaderName>,
) -> Option<Market> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    let is_trusted = trusted.contains(&peer.ip().to_canonical());
    let mut lines = headers.get_all(header.filter(|_| is_trusted)?).iter();
    let (only, None) = (lines.next()?, lines.next()) else {
        return None;
    };
    Market::parse(only.to_str().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country_of(peer: &str, named: &[&str]) -> Option<Market> {
        let mut extensions = Extensions::new();
        let peer: IpAddr = peer.parse().unwrap();
        extensions.insert(ConnectInfo(SocketAddr::new(peer, 1)));
        let header = HeaderName::from_static("cf-ipcountry");
        let mut headers = HeaderMap::new();
        for name in named {
            headers.append(&header, name.parse().unwrap());
        }
        let trusted = ["10.0.0.1".parse().unwrap()];
        country(&extensions, &headers, &trusted, Some(&header))
    }

    #[test]
    fn only_a_trusted_proxy_says_in_which_country_somebody_is() {
        assert_eq!(country_of("10.0.0.1", &["NL"]), Market::parse("NL").ok());
        assert_eq!(country_of("192.0.2.7", &["NL"]), None);
        for unknown in [&["XX"][..], &["T1"], &[""], &["NL", "BE"], &[]] {
            assert_eq!(country_of("10.0.0.1", unknown), None, "{unknown:?}");
        }
    }

    fn seen(peer: &str, forwarded: &[&str]) -> String {
        let mut extensions = Extensions::new();
        let peer: IpAddr = peer.parse().unwrap();
        extensions.insert(ConnectInfo(SocketAddr::new(peer, 1)));
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        let trusted = ["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        address(&extensions, &headers, &trusted)
            .unwrap()
            .to_string()
    }

    #[test]
    fn a_forged_header_is_ignored_without_a_trusted_proxy() {
        assert_eq!(seen("192.0.2.7", &["198.51.100.1"]), "192.0.2.7");
    }

    #[test]
    fn a_trusted_proxy_is_believed_and_what_stood_before_it_is_not() {
        assert_eq!(seen("10.0.0.1", &["192.0.2.7"]), "192.0.2.7");
        assert_eq!(seen("10.0.0.1", &["1.1.1.1, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(
            seen("10.0.0.1", &["1.1.1.1, 192.0.2.7, 10.0.0.2"]),
            "192.0.2.7"
        );
        assert_eq!(seen("10.0.0.1", &["1.1.1.1", "192.0.2.7"]), "192.0.2.7");
        assert_eq!(seen("::ffff:10.0.0.1", &["2001:db8::1"]), "2001:db8::1");
    }

    #[test]
    fn what_is_no_address_is_not_believed() {
        assert_eq!(seen("10.0.0.1", &["unknown"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &["1.1.1.1, <script>"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &[]), "10.0.0.1");
    }
}
