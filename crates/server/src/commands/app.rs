//! `selfserve app`: the operator registers the apps of products.

use anyhow::Context;

use super::organization;
use super::serve::read_catalog;
use crate::clock::{SystemClock, SystemRandom};
use crate::config::RegisterOptions;
use crate::use_cases::programs::{NewApp, create_app_account};
use crate::use_cases::record::Stamp;

/// Makes a service account for the app of a product and prints its token,
/// which is shown here and nowhere else.
///
/// # Errors
/// A sentence that says why it cannot.
pub async fn register(options: RegisterOptions) -> anyhow::Result<()> {
    let catalog = read_catalog(options.catalog.as_deref())?;
    let product = catalog.by_slug(&options.product);
    let product = product.with_context(|| format!("no product is called {}", options.product))?;
    let store = options.database.open().await?;
    let tenant = organization::find(&store, &options.organization).await?;
    let stamp = Stamp::now(&SystemClock::default(), &SystemRandom);
    let app = NewApp {
        name: format!("App of {}", product.name),
        product: product.id.clone(),
        days: options.days,
    };
    let made = create_app_account(&store, &SystemRandom, stamp, &tenant, app).await;
    store.close().await;
    let made = made.with_context(|| format!("cannot register the app of {}", product.name))?;
    println!("account  {}", made.account);
    println!("expires  {}", made.token.expires_at.format("%F %T UTC"));
    println!("token    {}", made.secret);
    Ok(())
}
