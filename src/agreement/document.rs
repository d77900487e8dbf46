//! TOML text as tables of values with their places.
//!
//! This is the only room that knows the `toml` crate. A [`Tabel`] hands out values by key and keeps what is wrong
//! with them; the reading functions in [`waarde`] say what a value has to be.

mod syntax;
mod tabel;
mod waarde;

pub(crate) use syntax::in_het_nederlands;
pub(super) use syntax::{Kapot, ontleed};
pub(super) use tabel::{Aanvaard, Tabel, Verwijzingen};
pub(super) use waarde::{
    Waarde, als_datum, als_id, datum, decimaal, een_of_meer, geheel, id, ja_nee, lijst, naam, percentage,
    ritme, tekst, termijn, woord,
};

use crate::{
    diagnostic::{Code, Diagnostic, Place},
    source::{SourceId, Span},
};

/// What is wrong so far.
pub(super) type Found = Vec<Diagnostic>;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spanned<T> {
    pub(super) value: T,
    pub(super) span: Span,
}

/// A value that may be absent, or that was wrong and has been reported.
pub(super) type Mag<T> = Option<Spanned<T>>;

/// Where a piece of TOML begins: spans of the parser count from there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begin {
    pub(super) source: SourceId,
    pub(super) offset: usize,
}

impl Begin {
    fn span(self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.source, range.start + self.offset..range.end + self.offset)
    }
}

/// An error at a place.
pub(super) fn fout(code: Code, span: &Span, bericht: impl Into<String>) -> Diagnostic {
    Diagnostic::fout(code, Place::Span(span.clone()), bericht)
}

/// Words as a list for people: `a, b of c`.
pub(super) fn opsomming<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, rest)) => format!("{} of {last}", rest.join(", ")),
    }
}
