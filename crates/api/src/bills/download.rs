//! A bill as a file to keep and to print.

use domain::ids::InvoiceId;

use crate::{Endpoint, Method, NoBody};

/// Asks for a bill as PDF, in the language that the request prefers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DownloadBill {
    /// Which.
    pub invoice: InvoiceId,
    /// The language, such as `nl`; the organization's where none is named.
    pub language: Option<String>,
}

impl Endpoint for DownloadBill {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/bills/{invoice}/pdf";
    const OPERATION: &'static str = "download_bill";
    const SUMMARY: &'static str = "Gives a bill as an accessible PDF.";
    const QUERY: &'static [&'static str] = &["language"];
    const ANSWERS_WITH: &'static str = "application/pdf";
    type Body = NoBody;
    type Response = String;

    fn address(&self) -> String {
        let address = format!("/api/v1/bills/{}/pdf", self.invoice);
        match &self.language {
            Some(language) => format!("{address}?language={language}"),
            None => address,
        }
    }
}
