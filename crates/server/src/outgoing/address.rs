//! Which addresses of the network an organization may make us call.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Whether calls may go to machines of the operator's own network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The public internet by https, and nothing else.
    Public,
    /// Private addresses too, and plain http to this machine: for a demo, for
    /// tests, and where the provider runs in the operator's own network.
    Private,
}

/// Why an address is not called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// Not an address of a server.
    #[error("this is no address such as https://login.example.com")]
    Shape,
    /// Not https.
    #[error("only addresses with https are called")]
    Scheme,
    /// In a network that is not the public internet.
    #[error("addresses of private networks are not called")]
    Private,
}

/// Checks everything of an address that can be known before its name is
/// looked up.
///
/// # Errors
/// [`Forbidden`].
pub fn check_url(url: &Url, reach: Reach) -> Result<(), Forbidden> {
    let host = url.host().ok_or(Forbidden::Shape)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Forbidden::Shape);
    }
    match url.scheme() {
        "https" => {}
        "http" if reach == Reach::Private && is_this_machine(&host) => {}
        "http" => return Err(Forbidden::Scheme),
        _ => return Err(Forbidden::Shape),
    }
    if reach == Reach::Private {
        return Ok(());
    }
    let is_public = match host {
        Host::Ipv4(address) => is_public(IpAddr::V4(address)),
        Host::Ipv6(address) => is_public(IpAddr::V6(address)),
        Host::Domain(name) => is_public_name(name),
    };
    is_public.then_some(()).ok_or(Forbidden::Private)
}

/// Whether an address is one of the public internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// Names that mean this machine or its network whatever is looked up.
fn is_public_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let private = ["localhost", "local", "internal", "home.arpa", "lan"];
    let is_private = private.iter().any(|suffix| {
        name.strip_suffix(suffix)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    name.contains('.') && !is_private
}

fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
        Host::Domain(name) => *name == "localhost",
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    // The registry of special-purpose addresses (RFC 6890), and multicast.
    let is_special = matches!(
        (a, b, c),
        (0 | 10 | 127 | 224..=255, _, _)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
    );
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    // Addresses that carry an IPv4 one: what they lead to decides.
    if let Some(inner) = carried_v4(address) {
        return is_public_v4(inner);
    }
    let [first, second, ..] = address.segments();
    // 2000::/3 is all of the public internet; parts of it are documentation,
    // tunnels (Teredo) and the like.
    (0x2000..=0x3fff).contains(&first)
        && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8))
        && first != 0x3ffe
        && !(first == 0x3fff && second < 0x1000)
}

fn carried_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let of = |high: u16, low: u16| {
        let [[a, b], [c, d]] = [high.to_be_bytes(), low.to_be_bytes()];
        Ipv4Addr::new(a, b, c, d)
    };
    match address.segments() {
        // Compatible and mapped, NAT64, and 6to4.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(of(high, low))
        }
        [0x2002, high, low, ..] => Some(of(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ways to write an address that must not be called.
    const BYPASSES: [&str; 52] = [
        "https://127.0.0.1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.0.0.1.:443/",
        "https://127.127.127.127/",
        "https://0.0.0.0/",
        "https://0/",
        "https://10.0.0.1/",
        "https://10.255.255.255/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.0.1/",
        "https://192.168.255.254/",
        "https://169.254.169.254/latest/meta-data/",
        "https://0xa9fea9fe/",
        "https://2852039166/",
        "https://169.254.170.2/v2/credentials",
        "https://100.64.0.1/",
        "https://100.100.100.200/latest/meta-data/",
        "https://192.0.0.192/",
        "https://192.0.2.1/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::ffff:169.254.169.254]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:53aa:64c:0:0:0:1]/",
        "https://[2001:db8::1]/",
        "https://[fc00::1]/",
        "https://[fd00:ec2::254]/",
        "https://[fe80::1]/",
        "https://[fec0::1]/",
        "https://[ff02::1]/",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://login.localhost/",
        "https://metadata.google.internal/",
        "https://intranet/",
    ];

    // quality.md B6: a bypass list of 40 addresses and more.
    #[test]
    fn no_way_to_write_a_private_address_is_called() {
        for text in BYPASSES {
            let url = Url::parse(text).unwrap();
            assert_eq!(
                check_url(&url, Reach::Public),
                Err(Forbidden::Private),
                "{text}"
            );
        }
    }

    #[test]
    fn only_https_without_a_password_is_called() {
        for (text, why) in [
            ("http://login.example.com/", Forbidden::Scheme),
            ("http://127.0.0.1/", Forbidden::Scheme),
            ("ftp://login.example.com/", Forbidden::Shape),
            ("file:///etc/passwd", Forbidden::Shape),
            ("gopher://login.example.com/", Forbidden::Shape),
            ("https://user@login.example.com/", Forbidden::Shape),
            ("https://user:password@login.example.com/", Forbidden::Shape),
            ("data:text/html,x", Forbidden::Shape),
        ] {
            let url = Url::parse(text).unwrap();
            assert_eq!(check_url(&url, Reach::Public), Err(why), "{text}");
        }
    }

    #[test]
    fn addresses_of_the_internet_are_called() {
        for text in [
            "https://login.microsoftonline.com/x/v2.0",
            "https://1.1.1.1/",
            "https://172.32.0.1/",
            "https://[2606:4700:4700::1111]/",
            "https://[64:ff9b::101:101]/",
            "https://localhost.example.com/",
            "https://login.notlocal.example/",
        ] {
            let url = Url::parse(text).unwrap();
            assert_eq!(check_url(&url, Reach::Public), Ok(()), "{text}");
        }
    }

    #[test]
    fn an_operator_may_allow_private_ones_and_http_to_this_machine() {
        let allowed = |text| check_url(&Url::parse(text).unwrap(), Reach::Private);
        assert_eq!(allowed("https://10.0.0.1/"), Ok(()));
        assert_eq!(allowed("http://localhost:9000/"), Ok(()));
        assert_eq!(allowed("http://127.0.0.1:9000/"), Ok(()));
        assert_eq!(allowed("http://10.0.0.1/"), Err(Forbidden::Scheme));
        assert_eq!(allowed("http://login.example.com/"), Err(Forbidden::Scheme));
    }
}
