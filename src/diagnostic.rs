//! What is wrong, where, and how to mend it.
//!
//! Every room collects [`Diagnostic`]s and goes on; none prints one. A diagnostic has a [`Code`] of its own that
//! stays the same over versions, a place, a message in Dutch, and where possible the remedy.

mod code;

pub use code::Code;

use crate::source::Span;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ernst {
    /// It must be mended.
    Fout,
    /// It deserves a look.
    Waarschuwing,
}

impl Ernst {
    /// Both, worst first.
    pub const ALL: [Self; 2] = [Self::Fout, Self::Waarschuwing];

    /// The word that a user reads.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fout => "fout",
            Self::Waarschuwing => "waarschuwing",
        }
    }
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Nowhere in particular: something that should be there is not.
    None,
    /// A file or folder as a whole.
    File(String),
    /// A row or cell of a delivery.
    Cell(Cell),
    /// A marked range in a text that is kept.
    Span(Span),
}

/// A row or cell of a delivery, as a spreadsheet and a text editor would name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Path of the file.
    pub path: String,
    /// Line, from 1.
    pub line: u64,
    /// Column of the table, from 1; none for the row as a whole.
    pub column: Option<usize>,
}

impl Cell {
    /// The cell in a spreadsheet's notation (`D14`), or `rij 14`.
    #[must_use]
    pub fn name(&self) -> String {
        match self.column {
            None => format!("rij {}", self.line),
            Some(column) => format!("{}{}", letters(column), self.line),
        }
    }
}

/// Spreadsheet letters of a column from 1: A to Z, AA, AB.
fn letters(mut column: usize) -> String {
    let mut out = Vec::new();
    while column > 0 {
        out.push(b'A' + ((column - 1) % 26) as u8);
        column = (column - 1) / 26;
    }
    out.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// A second place that explains the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What to see there.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable code.
    pub code: Code,
    /// How bad it is.
    pub ernst: Ernst,
    /// What is wrong, as one sentence without a full stop.
    pub bericht: String,
    /// Where.
    pub place: Place,
    /// What to see at that place, beside the caret.
    pub label: Option<String>,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// Further facts, one a line.
    pub notes: Vec<String>,
    /// What to do about it.
    pub oplossing: Option<String>,
    /// What follows from it for the verdicts, for a finding in a delivery.
    pub gevolg: Option<String>,
    /// The row that stands for the case it is about, when it is at another row.
    pub zaak: Option<Cell>,
}

impl Diagnostic {
    /// An error.
    #[must_use]
    pub fn fout(code: Code, place: Place, bericht: impl Into<String>) -> Self {
        Self {
            code,
            ernst: Ernst::Fout,
            bericht: bericht.into(),
            place,
            label: None,
            labels: Vec::new(),
            notes: Vec::new(),
            oplossing: None,
            gevolg: None,
            zaak: None,
        }
    }

    /// A warning.
    #[must_use]
    pub fn waarschuwing(code: Code, place: Place, bericht: impl Into<String>) -> Self {
        Self { ernst: Ernst::Waarschuwing, ..Self::fout(code, place, bericht) }
    }

    /// About the case that this row stands for.
    #[must_use]
    pub fn zaak(self, row: Cell) -> Self {
        Self { zaak: Some(row), ..self }
    }

    /// With words beside the caret.
    #[must_use]
    pub fn label(self, text: impl Into<String>) -> Self {
        Self { label: Some(text.into()), ..self }
    }

    /// With a second place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// With a further fact.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// With a remedy.
    #[must_use]
    pub fn oplossing(self, text: impl Into<String>) -> Self {
        Self { oplossing: Some(text.into()), ..self }
    }

    /// With what follows from it.
    #[must_use]
    pub fn gevolg(self, text: impl Into<String>) -> Self {
        Self { gevolg: Some(text.into()), ..self }
    }
}

/// The word nearest to `word` among `words`, if it is near enough to be meant.
#[must_use]
pub fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase();
    words
        .into_iter()
        .map(|candidate| (likeness(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.cmp(x)))
        .map(|(_, candidate)| candidate)
}

/// From 0 to 1. An abbreviation, the first letter and some others in order, is as near as a typing error.
fn likeness(word: &str, candidate: &str) -> f64 {
    let mut letters = candidate.chars();
    let abbreviates = word.chars().count() >= 3
        && word.chars().next() == candidate.chars().next()
        && word.chars().all(|letter| letters.any(|other| other == letter));
    strsim::jaro_winkler(word, candidate).max(if abbreviates { 0.9 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        let name = |column| Cell { path: String::new(), line: 14, column }.name();
        assert_eq!(name(Some(4)), "D14");
        assert_eq!(name(Some(26)), "Z14");
        assert_eq!(name(Some(27)), "AA14");
        assert_eq!(name(Some(703)), "AAA14");
        assert_eq!(name(None), "rij 14");
    }

    #[test]
    fn a_near_word_is_meant_and_a_far_one_is_not() {
        assert_eq!(nearest("minstents", ["minstens", "hoogstens"]), Some("minstens"));
        assert_eq!(nearest("ovg", ["overig", "wmo"]), Some("overig"));
        assert_eq!(nearest("xyz", ["overig", "wmo"]), None);
    }
}
