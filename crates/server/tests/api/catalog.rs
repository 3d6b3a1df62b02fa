//! Products, prices by market, and the help page's texts.

use api::catalog::{GetProduct, ListProducts};
use api::help::ListHelp;
use domain::ids::ProductId;
use domain::market::Market;
use server::catalog_file::{self, DEFAULT};
use server::use_cases::catalog::missing_product;

use crate::support::{App, Card, Engine, both};

const VISIO: &str = "CFQ7TTC0KXN9";

fn products(market: &str) -> ListProducts {
    ListProducts {
        market: Some(Market::parse(market).unwrap()),
    }
}

both! {
    /// R5, R29, and the prices of the default catalog.
    async fn every_product_has_a_price_in_the_currency_of_the_market(app: App) {
        let visitor = app.visitor();
        let prices = [
            ("US", "USD", [999, 2000, 2000, 1500, 4000, 1000, 3000, 500, 1500]),
            ("NL", "EUR", [940, 1870, 1870, 1400, 3750, 940, 2810, 470, 1400]),
            ("GB", "GBP", [790, 1510, 1510, 1130, 3020, 750, 2260, 380, 1130]),
            ("BR", "BRL", [5490, 10_900, 10_900, 8200, 21_800, 5450, 16_300, 2700, 8200]),
            ("CD", "USD", [999, 2000, 2000, 1500, 4000, 1000, 3000, 500, 1500]),
        ];
        for (market, currency, expected) in prices {
            let list = visitor.gets(&products(market)).await;
            let monthly: Vec<_> = list.items.iter().map(|item| item.price.monthly.minor()).collect();
            assert_eq!(monthly, expected, "{market}");
            assert!(list.items.iter().all(|item| {
                item.price.monthly.currency().as_str() == currency
                    && item.price.annual.minor() == item.price.monthly.minor() * 10
            }));
        }
    }

    /// R6 and R7.
    async fn products_are_marked_where_they_are_not_sold(app: App) {
        let visitor = app.visitor();
        let sold = async |market: &str| -> Vec<String> {
            let list = visitor.gets(&products(market)).await;
            list.items.into_iter().filter(|item| item.is_sold).map(|item| item.family).collect()
        };
        assert!(sold("IN").await.is_empty());
        for market in ["BR", "CD"] {
            let families = sold(market).await;
            assert_eq!(families.len(), 5);
            assert!(families.iter().all(|family| family.starts_with("Power")));
        }
        assert_eq!(sold("NL").await.len(), 9);
    }

    /// R51, R52: guided learning, documentation, samples and a community.
    async fn every_product_page_has_the_four_kinds_of_training(app: App) {
        let visitor = app.visitor();
        for product in visitor.gets(&products("NL")).await.items {
            let page = visitor.gets(&GetProduct { slug: product.slug, market: None }).await;
            let kinds: Vec<_> = page.training.iter().map(|link| link.kind.as_str()).collect();
            assert_eq!(kinds, ["guided_learning", "documentation", "samples", "community"]);
            assert!(page.training.iter().all(|link| link.url.starts_with("https://")));
        }
    }

    async fn the_signed_in_see_their_organizations_market(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let list = ada.gets(&products("US")).await;
        assert_eq!(list.market.as_str(), "NL");
    }

    async fn an_unknown_product_and_a_market_that_is_none_are_refused(app: App) {
        let visitor = app.visitor();
        let nothing = GetProduct { slug: "no-such".into(), market: None };
        assert_eq!(visitor.sends(&nothing).await.code(), "not_found");
        let answer = crate::support::answer(
            visitor.request(reqwest::Method::GET, "/api/v1/products?market=XX"),
        );
        assert_eq!(answer.await.code(), "invalid_field");
    }

    // What was sold can always be shown, renewed and billed.
    async fn a_catalog_without_a_product_that_was_sold_is_refused(app: App) {
        let without = |id: &str| {
            let mut parts: Vec<_> = DEFAULT.split("[[products]]").collect();
            parts.retain(|part| !part.contains(&format!("id = \"{id}\"")));
            catalog_file::parse(&parts.join("[[products]]")).unwrap()
        };
        let missing = async |id: &str| missing_product(&app.state.store, &without(id)).await.unwrap();
        // The demo has sold none of it.
        assert_eq!(missing(VISIO).await, None);
        let ada = app.signed_in("ada@harbor.example").await;
        ada.buys(VISIO, 1, Card::GOOD).await;
        assert_eq!(missing(VISIO).await, Some(ProductId::parse(VISIO).unwrap()));
        assert_eq!(missing_product(&app.state.store, &app.state.catalog).await.unwrap(), None);
    }

    /// R4, R48: the seed's 19 questions, in both languages.
    async fn the_help_page_answers_nineteen_questions_and_links_to_the_policy(app: App) {
        for language in ["en", "nl"] {
            let help = app.visitor().gets(&ListHelp { language: language.into() }).await;
            let questions: usize = help.sections.iter().map(|section| section.items.len()).sum();
            assert_eq!(questions, 19);
            let policy = "allowselfservicepurchase-powershell";
            assert!(help.links.iter().any(|link| link.url.contains(policy)), "{language}");
        }
    }
}
