//! Building blocks: looks, keyboard and ARIA. They know neither pages nor calls.

mod alert;
mod async_content;
mod button;
mod card_frame;
mod chosen_list;
mod combobox;
mod data_table;
mod dialog;
mod error_summary;
mod icon;
mod page_header;
mod radio_group;
mod section;
mod select;
mod status_badge;
mod text_field;
mod time;
mod toast_stack;

pub use alert::{Tone, alert};
pub use async_content::{async_content, async_page, empty_state, notice_alert, skeleton};
pub use button::{Button, ButtonKind, button};
pub use card_frame::{CardFrame, FrameCard, FrameCommand, FrameMessage, card_frame};
pub use chosen_list::{Chosen, chosen_list};
pub use combobox::{Combobox, ComboboxOption, combobox};
pub use data_table::{Column, data_table, row, row_link};
pub use dialog::{Dialog, dialog};
pub use error_summary::{FieldError, error_of, error_summary};
pub use icon::{Icon, icon};
pub use page_header::{PageHeader, page_header, page_heading};
pub use radio_group::{RadioGroup, RadioOption, radio_group};
pub use section::{fact, section};
pub use select::{Select, SelectOption, select};
pub use status_badge::{BadgeTone, status_badge};
pub use text_field::{FieldKind, TextField, text_field};
pub use time::date;
pub use toast_stack::toast_stack;
