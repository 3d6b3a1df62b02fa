//! What the audit log shows, as a value that stands in the URL.

use chrono::NaiveDate;

use crate::product_filter::trimmed;
use crate::query;
use crate::words::words;

words! {
    /// What the records of a change are about: the first word of their action.
    pub enum AuditArea {
        /// What people may buy.
        Policy = "policy",
        /// What is asked of who buys.
        AccessPolicy = "access_policy",
        /// Orders and what became of them.
        Order = "order",
        /// Trials and what became of them.
        Trial = "trial",
        /// Periods, bills and the end of what was bought.
        Subscription = "subscription",
        /// Bills that are paid late, and money that went back.
        Bill = "bill",
        /// The cards of people.
        Card = "card",
        /// What stands on bills.
        BillingDetails = "billing_details",
        /// Who may use what.
        License = "license",
        /// Licenses of people who left.
        Licenses = "licenses",
        /// What people ask for instead of buying it.
        LicenseRequest = "license_request",
        /// People of the list, and their accounts.
        User = "user",
        /// Passwords and accounts of people themselves.
        Account = "account",
        /// People who left.
        Person = "person",
        /// What people are entrusted with.
        Roles = "roles",
        /// Who signed in.
        Session = "session",
        /// Second factors.
        SecondFactor = "second_factor",
        /// Codes that stand in for a second factor.
        RecoveryCode = "recovery_code",
        /// Programs that act for the organization.
        ServiceAccount = "service_account",
        /// Their tokens.
        ServiceToken = "service_token",
        /// Partners.
        PartnerGrant = "partner_grant",
        /// Identity providers.
        IdentityProvider = "identity_provider",
        /// Email domains.
        Domain = "domain",
        /// Tokens of directories.
        ProvisioningToken = "provisioning_token",
        /// Groups of people.
        Group = "group",
        /// What happens to the licenses of leavers.
        Leavers = "leavers",
        /// Receivers of events.
        Webhook = "webhook",
        /// Who hears of what.
        Notices = "notices",
        /// Prices that were asked for.
        Quote = "quote",
    }
}

/// Filter and page of the log; it is sorted from the latest record on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditFilter {
    /// Only records of this object or by this actor: an id, whole.
    pub q: Option<String>,
    /// Only records about this.
    pub area: Option<AuditArea>,
    /// Only from the beginning of this day on, in UTC.
    pub since: Option<NaiveDate>,
    /// Only until the end of this day, in UTC.
    pub until: Option<NaiveDate>,
    /// Where the page begins; made by the server.
    pub cursor: Option<String>,
}

impl AuditFilter {
    /// Reads a query without its `?`. What is unknown or malformed is left
    /// out: a list with a damaged link still shows something.
    pub fn from_query(query: &str) -> Self {
        let mut filter = Self::default();
        for (key, value) in query::pairs(query) {
            match key {
                "q" => filter.q = trimmed(&value),
                "area" => filter.area = AuditArea::parse(&value),
                "since" => filter.since = value.parse().ok(),
                "until" => filter.until = value.parse().ok(),
                "cursor" => filter.cursor = trimmed(&value),
                _ => {}
            }
        }
        filter
    }

    /// Writes the query without its `?`.
    pub fn to_query(&self) -> String {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        let (since, until) = (day(self.since), day(self.until));
        query::written(&[
            ("q", self.q.as_deref()),
            ("area", self.area.map(AuditArea::as_str)),
            ("since", since.as_deref()),
            ("until", until.as_deref()),
            ("cursor", self.cursor.as_deref()),
        ])
    }

    /// The same log from its latest record on.
    #[must_use]
    pub fn first_page(&self) -> Self {
        Self {
            cursor: None,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_comes_back_from_the_address_it_was_written_to() {
        let query = "q=CFQ7TTC0L3PB&area=policy&since=2027-01-01&until=2027-01-31&cursor=7";
        let filter = AuditFilter::from_query(query);
        assert_eq!(filter.area, Some(AuditArea::Policy));
        assert_eq!(filter.to_query(), query);
        assert_eq!(filter.first_page().cursor, None);
    }

    #[test]
    fn a_damaged_link_still_shows_the_log() {
        let filter = AuditFilter::from_query("area=x&since=2027-13-01&until=soon&q=%20&y");
        assert_eq!(filter, AuditFilter::default());
        assert_eq!(filter.to_query(), "");
    }
}
