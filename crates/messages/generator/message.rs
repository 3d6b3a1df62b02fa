//! A message as the generator sees it: a tree of choices with plain sentences at its leaves.

/// One message of one language.
#[derive(Debug)]
pub struct Message {
    pub id: String,
    pub file: String,
    /// The variables that the comment above the message declares, in its order.
    pub declared: Vec<(String, Kind)>,
    pub tree: Tree,
}

/// What a caller passes for a variable.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A whole number, printed without grouping; chooses among plural forms.
    Number,
    /// Text that is ready to be shown, or a word to choose by.
    Text,
}

/// A sentence, or a choice among sentences.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Sentence(Vec<Piece>),
    Choice {
        variable: String,
        kind: Kind,
        cases: Vec<(Key, Self)>,
        otherwise: Box<Self>,
    },
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    Variable(String),
}

/// What a case of a choice is chosen by.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// The plural category `one`: 1 and −1 in both languages.
    One,
    Exactly(u32),
    Word(String),
}

impl Tree {
    /// The variables in the order in which they are first met, with what each is known to be.
    pub fn variables(&self) -> Vec<(String, Option<Kind>)> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect(&self, found: &mut Vec<(String, Option<Kind>)>) {
        match self {
            Self::Sentence(pieces) => {
                for piece in pieces {
                    if let Piece::Variable(name) = piece {
                        note(found, name, None);
                    }
                }
            }
            Self::Choice {
                variable,
                kind,
                cases,
                otherwise,
            } => {
                note(found, variable, Some(*kind));
                for (_, tree) in cases {
                    tree.collect(found);
                }
                otherwise.collect(found);
            }
        }
    }

    /// Whether the variable is printed in at least one sentence.
    pub fn prints(&self, name: &str) -> bool {
        match self {
            Self::Sentence(pieces) => pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Variable(it) if it == name)),
            Self::Choice {
                cases, otherwise, ..
            } => cases.iter().any(|(_, tree)| tree.prints(name)) || otherwise.prints(name),
        }
    }
}

fn note(found: &mut Vec<(String, Option<Kind>)>, name: &str, kind: Option<Kind>) {
    if let Some(known) = found.iter_mut().find(|(it, _)| it == name) {
        known.1 = known.1.or(kind);
    } else {
        found.push((name.to_owned(), kind));
    }
}
