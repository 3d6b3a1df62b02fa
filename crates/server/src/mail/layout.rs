//! How mails look: one layout for text and one for HTML. The words come from
//! the messages.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error};
use serde::Serialize;

const TEXT: &str = include_str!("templates/letter.txt");
const HTML: &str = include_str!("templates/letter.html");

/// What a mail says.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    /// The code of its language.
    pub language: &'static str,
    /// What it is about.
    pub subject: String,
    /// How it begins.
    pub greeting: String,
    /// What is told, one after the other.
    pub items: Vec<Item>,
    /// What leads to a page of each.
    pub open: &'static str,
    /// Why one gets it.
    pub why: String,
    /// Where to choose something else, where there is a choice.
    pub choose_at: Option<String>,
}

/// One thing that is told.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// What happened.
    pub title: String,
    /// What to know of it.
    pub paragraphs: Vec<String>,
    /// The page about it.
    pub url: String,
}

/// The two layouts.
pub struct Layout(Environment<'static>);

impl Layout {
    /// Reads them.
    ///
    /// # Errors
    /// What is wrong with a layout.
    pub fn new() -> Result<Self, Error> {
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?;
        environment.set_syntax(syntax);
        environment.add_template("letter.txt", TEXT)?;
        environment.add_template("letter.html", HTML)?;
        Ok(Self(environment))
    }

    /// A letter as text and as HTML.
    ///
    /// # Errors
    /// What is wrong with a layout.
    pub fn fill(&self, letter: &Letter) -> Result<(String, String), Error> {
        let letter = Value::from(Serde(letter));
        let text = self.0.get_template("letter.txt")?.render(letter.clone())?;
        let html = self.0.get_template("letter.html")?.render(letter)?;
        Ok((text, html))
    }
}
