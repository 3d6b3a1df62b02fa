//! Products, their prices and who may buy them.

mod check_eligibility;
mod get_product;
mod list_products;

pub use check_eligibility::{CheckBody, CheckEligibility, EligibilityBody};
pub use get_product::{GetProduct, ProductDetail, TrainingBody};
pub use list_products::{ListProducts, PriceBody, ProductList, ProductSummary, TextBody};
