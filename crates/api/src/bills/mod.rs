//! Bills: the list, one with its lines, as a file, and paying an open one
//! (R28a, R28b).

mod download;
mod get;
mod list;
mod pay;

pub use download::DownloadBill;
pub use get::{BillDetail, GetBill, PayerBody};
pub use list::{BillRow, ListBills};
pub use pay::{PayBill, PayBillRequest};
