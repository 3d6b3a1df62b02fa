//! Why somebody cannot buy, in words: the same words wherever it comes up.

use domain::eligibility::Ineligible;
use messages::Language;

/// What the sentences name. What a page does not know stays empty, as long as
/// its reasons do not need it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The product's name.
    pub product: String,
    /// The name of the organization's country or region.
    pub market: String,
    /// The organization's name.
    pub organization: String,
    /// The email's domain.
    pub domain: String,
}

/// The sentence; every one names the IT admin as the way on (R19).
pub fn eligibility_text(language: Language, reason: Ineligible, about: &About) -> String {
    let About {
        product,
        market,
        organization,
        domain,
    } = about;
    match reason {
        Ineligible::UnknownOrganization => language.eligibility_unknown_organization(domain),
        Ineligible::UnmanagedOrganization => {
            language.eligibility_unmanaged_organization().to_owned()
        }
        Ineligible::GovernmentOrganization => {
            language.eligibility_government_organization().to_owned()
        }
        Ineligible::EducationOrganization => {
            language.eligibility_education_organization().to_owned()
        }
        Ineligible::MarketClosed => language.eligibility_market_closed(market),
        Ineligible::ProductNotSoldInMarket => {
            language.eligibility_product_not_sold_in_market(product, market)
        }
        Ineligible::Guest => language.eligibility_guest(organization),
        Ineligible::Partner => language.eligibility_partner(organization),
        Ineligible::AccountDisabled => language.eligibility_account_disabled().to_owned(),
        Ineligible::ProductUnavailable => language.eligibility_product_unavailable(product),
        Ineligible::PolicyDoNotAllow => language.eligibility_policy_do_not_allow(product),
        Ineligible::PolicyTrialsOnly => language.eligibility_policy_trials_only(product),
        Ineligible::PolicyAskFirst => language.eligibility_policy_ask_first(product),
        Ineligible::AboveLimit => language.eligibility_above_limit(product),
        Ineligible::TrialNotOffered => language.eligibility_trial_not_offered(product),
        Ineligible::TrialUsed => language.eligibility_trial_used(product),
        Ineligible::CountryNotAllowed => language.eligibility_country_not_allowed().to_owned(),
        Ineligible::SecondFactorNeeded => language.eligibility_second_factor_needed().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_names_the_it_admin() {
        let about = About {
            product: "Visio Plan 2".to_owned(),
            market: "Brazil".to_owned(),
            organization: "Harbor Logistics".to_owned(),
            domain: "nowhere.example".to_owned(),
        };
        for &reason in Ineligible::ALL {
            let english = eligibility_text(Language::English, reason, &about);
            assert!(
                english.contains("contact your IT admin"),
                "{reason}: {english}"
            );
            let dutch = eligibility_text(Language::Dutch, reason, &about);
            assert!(dutch.contains("je IT-beheerder"), "{reason}: {dutch}");
        }
    }
}
