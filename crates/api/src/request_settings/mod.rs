//! What the organization does with requests, and what its people may buy
//! without one (B4, B5).

mod set;
mod show;

pub use set::{GroupLimit, NewLimit, NewProcess, SetRequestSettings, SetRequestSettingsRequest};
pub use show::{
    GroupLimitRow, LimitBody, OwnProcessBody, RequestSettingsBody, ShowRequestSettings,
};
