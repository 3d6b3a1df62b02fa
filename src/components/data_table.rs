//! A table that becomes a list of cards where it is narrow.
//!
//! The roles are written out, since tables that are not laid out as tables
//! lose them in some browsers.

use leptos::prelude::*;

use crate::view::view;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    heading: &'static str,
    class: &'static str,
}

impl Column {
    /// A column of text.
    pub const fn text(heading: &'static str) -> Self {
        Self { heading, class: "" }
    }

    /// A column of numbers and amounts, which stand at the end.
    pub const fn number(heading: &'static str) -> Self {
        Self {
            heading,
            class: "numeric",
        }
    }

    /// A column of buttons, whose heading only screen readers say.
    pub const fn actions(heading: &'static str) -> Self {
        Self {
            heading,
            class: "actions",
        }
    }
}

/// A table with these columns. The caption is said by screen readers only.
pub fn data_table(caption: &'static str, columns: &[Column], rows: Vec<AnyView>) -> AnyView {
    let headings: Vec<_> = columns
        .iter()
        .map(|column| {
            let heading = match column.class {
                "actions" => {
                    view! { <span class="visually-hidden">{column.heading}</span> }.into_any()
                }
                _ => column.heading.into_any(),
            };
            view! {
                <th scope="col" role="columnheader" class=column.class>
                    {heading}
                </th>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="table-frame">
            <table class="data-table" role="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">{headings}</tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A row: one cell per column, in the order of the columns. The first is the
/// row's name.
pub fn row(columns: &[Column], cells: Vec<AnyView>) -> AnyView {
    let cells: Vec<_> = columns
        .iter()
        .zip(cells)
        .enumerate()
        .map(|(place, (column, cell))| match place {
            0 => view! {
                <th scope="row" role="rowheader" class=column.class data-label=column.heading>
                    {cell}
                </th>
            }
            .into_any(),
            _ => view! {
                <td role="cell" class=column.class data-label=column.heading>
                    <div class="cell">{cell}</div>
                </td>
            }
            .into_any(),
        })
        .collect();
    view! { <tr role="row">{cells}</tr> }.into_any()
}

/// The link that is a row's name. The whole row can be pressed; its name says
/// more where the visible words alone would not tell the rows apart.
pub fn row_link(address: String, text: String, name: Option<String>) -> AnyView {
    view! {
        <a class="row-link" href=address aria-label=name>
            {text}
        </a>
    }
    .into_any()
}
