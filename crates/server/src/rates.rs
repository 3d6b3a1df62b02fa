//! How often something may be asked for: per person, and ten times as often
//! per network, since an office shares one (`decisions.md` 20). A network is a
//! /24 of IPv4 or a /64 of IPv6: whoever rents one is still one.
//!
//! Each process counts for itself. A key that is full again is forgotten.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::refusal::Refusal;

/// What is counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Where an email address leads.
    Discovery,
    /// Beginning to sign in.
    SignIn,
    /// Placing an order.
    Checkout,
    /// Calls of another system that provisions people.
    Provisioning,
    /// Tokens of programs that are not taken.
    WrongToken,
    /// Any call.
    Request,
}

/// How often each may be asked for by one person; 0 is as often as one likes.
#[derive(Debug, Clone, Copy)]
pub struct Rates {
    /// Per minute.
    pub discovery: u32,
    /// Per minute.
    pub sign_in: u32,
    /// In ten minutes.
    pub checkout: u32,
    /// Per second.
    pub provisioning: u32,
    /// Per minute and network.
    pub wrong_tokens: u32,
    /// Per minute.
    pub requests: u32,
}

/// The rates, and what was used of them.
#[derive(Debug)]
pub struct Limits {
    rates: Rates,
    used: Mutex<Used>,
}

/// A network may ask this many times as often as a person.
const PER_NETWORK: u32 = 10;
/// So many more may be tried under one name from everywhere than from one
/// network: whoever tries elsewhere does not keep the person out.
pub const FROM_ANYWHERE: u32 = 10;
/// From this many keys on, those that are full again are forgotten.
const MANY: usize = 50_000;

/// For each key the moment at which it is full again.
#[derive(Debug, Default)]
struct Used {
    full_at: HashMap<(Kind, String), DateTime<Utc>>,
    forgot_at: DateTime<Utc>,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            discovery: 20,
            sign_in: 20,
            checkout: 10,
            provisioning: 25,
            wrong_tokens: 20,
            requests: 1_200,
        }
    }
}

impl Rates {
    /// As often as one likes: for measuring, and for tests of something else.
    pub const UNLIMITED: Self = Self {
        discovery: 0,
        sign_in: 0,
        checkout: 0,
        provisioning: 0,
        wrong_tokens: 0,
        requests: 0,
    };

    const fn of(self, kind: Kind) -> (u32, TimeDelta) {
        match kind {
            Kind::Discovery => (self.discovery, TimeDelta::minutes(1)),
            Kind::SignIn => (self.sign_in, TimeDelta::minutes(1)),
            Kind::Checkout => (self.checkout, TimeDelta::minutes(10)),
            Kind::Provisioning => (self.provisioning, TimeDelta::seconds(1)),
            Kind::WrongToken => (self.wrong_tokens, TimeDelta::minutes(1)),
            Kind::Request => (self.requests, TimeDelta::minutes(1)),
        }
    }
}

impl Limits {
    /// Nothing used yet.
    pub fn new(rates: Rates) -> Self {
        Self {
            rates,
            used: Mutex::default(),
        }
    }

    /// Counts one for the person, if it is known who, and one for the network.
    ///
    /// # Errors
    /// [`Refusal::TooManyTries`] with the seconds after which one is free.
    pub fn admit(
        &self,
        kind: Kind,
        person: Option<&str>,
        address: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let of_person = person.map(|person| (format!("person {person}"), 1));
        let shares = of_person.into_iter().chain(of_network(address));
        self.take(kind, shares, now)
    }

    /// Counts one for a name that anybody can type: together with the network
    /// it comes from, and from everywhere.
    ///
    /// # Errors
    /// As [`Self::admit`].
    pub fn admit_typed(
        &self,
        kind: Kind,
        name: &str,
        address: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let from = address.map(network).unwrap_or_default();
        let of_name = [
            (format!("name {name} from {from}"), 1),
            (format!("name {name}"), FROM_ANYWHERE),
        ];
        let shares = of_name.into_iter().chain(of_network(address));
        self.take(kind, shares, now)
    }

    /// Counts one for the network alone, as one person.
    ///
    /// # Errors
    /// As [`Self::admit`].
    pub fn admit_network(
        &self,
        kind: Kind,
        address: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let from = address.map(network).unwrap_or_default();
        self.take(kind, [(format!("network {from}"), 1)], now)
    }

    /// Takes one of each share; a share is a key and how many times the rate
    /// it has.
    fn take(
        &self,
        kind: Kind,
        shares: impl IntoIterator<Item = (String, u32)>,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let (rate, period) = self.rates.of(kind);
        if rate == 0 {
            return Ok(());
        }
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, times) in shares {
            used.take((kind, key), rate.saturating_mul(times), period, now)?;
        }
        Ok(())
    }
}

fn of_network(address: Option<&str>) -> Option<(String, u32)> {
    let network = network(address?);
    Some((format!("network {network}"), PER_NETWORK))
}

impl Used {
    /// One more, unless that were more than `rate` at once; what was used is
    /// given back evenly over the period.
    fn take(
        &mut self,
        key: (Kind, String),
        rate: u32,
        period: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        self.forget(now);
        let each = period / i32::try_from(rate).unwrap_or(i32::MAX);
        let full_at = self.full_at.entry(key).or_insert(now);
        let after = (*full_at).max(now) + each;
        let wait = after - now - period;
        if wait > TimeDelta::zero() {
            let seconds = u64::try_from(wait.num_seconds()).unwrap_or_default() + 1;
            return Err(Refusal::TooManyTries {
                retry_after_seconds: seconds,
            });
        }
        *full_at = after;
        Ok(())
    }

    fn forget(&mut self, now: DateTime<Utc>) {
        if self.full_at.len() >= MANY && now - self.forgot_at >= TimeDelta::seconds(1) {
            self.full_at.retain(|_, full_at| *full_at > now);
            self.forgot_at = now;
        }
    }
}

/// What counts as one place: a /24 of IPv4, or the /64 of IPv6 that one
/// customer has.
pub fn network(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Ok(IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(count: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(count)
    }

    fn wait(answer: &Result<(), Refusal>) -> Option<u64> {
        match answer {
            Err(Refusal::TooManyTries {
                retry_after_seconds,
            }) => Some(*retry_after_seconds),
            _ => None,
        }
    }

    #[test]
    fn a_person_waits_until_one_is_free_and_no_longer() {
        let limits = Limits::new(Rates::default());
        let ask = |at| limits.admit(Kind::Discovery, Some("ada"), None, seconds(at));
        for _ in 0..20 {
            assert!(ask(0).is_ok());
        }
        assert_eq!(wait(&ask(0)), Some(4));
        assert_eq!(wait(&ask(2)), Some(2));
        assert!(ask(4).is_ok());
        assert!(wait(&ask(4)).is_some());
        for _ in 0..20 {
            assert!(ask(200).is_ok());
        }
    }

    #[test]
    fn a_network_has_ten_times_as_many_and_its_people_do_not_count_for_each_other() {
        let limits = Limits::new(Rates::default());
        let ask = |person: usize, address: &str| {
            let person = format!("p{person}");
            limits.admit(Kind::SignIn, Some(&person), Some(address), seconds(0))
        };
        for person in 0..200 {
            assert!(ask(person, "192.0.2.1").is_ok(), "{person}");
        }
        assert!(ask(201, "192.0.2.1").is_err());
        assert!(ask(201, "192.0.2.254").is_err());
        assert!(ask(201, "192.0.3.1").is_ok());
    }

    #[test]
    fn who_types_a_name_elsewhere_does_not_use_up_what_is_left_here() {
        let limits = Limits::new(Rates::default());
        let ask = |from: &str| limits.admit_typed(Kind::SignIn, "ada", Some(from), seconds(0));
        for _ in 0..20 {
            assert!(ask("198.51.100.1").is_ok());
        }
        assert!(ask("198.51.100.2").is_err(), "one network");
        assert!(ask("192.0.2.1").is_ok(), "another");
        for other in 0..20 {
            for _ in 0..20 {
                let _ = ask(&format!("203.0.{other}.1"));
            }
        }
        assert!(
            ask("192.0.2.1").is_err(),
            "ten times as often from everywhere"
        );
    }

    #[test]
    fn another_address_of_the_same_network_is_no_other() {
        assert_eq!(network("192.0.2.1"), network("192.0.2.200"));
        assert_ne!(network("192.0.2.1"), network("192.0.3.1"));
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:1"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
    }

    #[test]
    fn zero_is_no_limit() {
        let limits = Limits::new(Rates::UNLIMITED);
        for _ in 0..10_000 {
            assert!(
                limits
                    .admit(Kind::Checkout, Some("ada"), None, seconds(0))
                    .is_ok()
            );
        }
    }

    #[test]
    fn keys_that_are_full_again_are_forgotten() {
        let limits = Limits::new(Rates::default());
        for person in 0..MANY {
            let person = person.to_string();
            assert!(
                limits
                    .admit(Kind::Request, Some(&person), None, seconds(0))
                    .is_ok()
            );
        }
        assert!(
            limits
                .admit(Kind::Request, Some("late"), None, seconds(120))
                .is_ok()
        );
        assert_eq!(limits.used.lock().unwrap().full_at.len(), 1);
    }
}
