//! Where texts point to; the same in every language.

/// The documentation of the `AllowSelfServicePurchase` policy (R4, R39).
pub const POLICY_DOCUMENTATION: &str = "https://learn.microsoft.com/microsoft-365/commerce/subscriptions/allowselfservicepurchase-powershell";

/// The answer on the help page that explains `selfserve policy`.
pub const POLICY_HELP_ANCHOR: &str = "admin-capabilities";
