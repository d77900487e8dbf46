//! What the forms for a CI share: where a finding is in numbers, and what it says in lines.
//!
//! A form for a CI has no excerpt. Its places are those of the text: the same span, told as line and column.

use super::{diagnostics::range, onschadelijk};
use crate::{
    diagnostic::{Diagnostic, Place},
    source::{Location, Sources, Span},
};

/// A place for a program: a path, and what is known of the place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plek<'a> {
    /// The path as it is, not yet harmless.
    pub(super) pad: &'a str,
    /// What is marked in it.
    pub(super) bereik: Bereik,
}

/// How much of a file is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bereik {
    /// The file as a whole.
    Geheel,
    /// A row of a delivery, with the name of the cell if one is meant.
    Rij { regel: u64, cel: Option<String> },
    /// From one character up to another that is no longer part of it.
    Tekst { van: Location, tot: Location },
}

impl Plek<'_> {
    /// On one line and harmless: `normen/sw.toml:6:12`.
    pub(super) fn tekst(&self) -> String {
        let pad = onschadelijk::regel(self.pad);
        match &self.bereik {
            Bereik::Geheel => pad.into_owned(),
            Bereik::Rij { regel, cel: None } => format!("{pad}:{regel}"),
            Bereik::Rij { regel, cel: Some(cel) } => format!("{pad}:{regel} (cel {cel})"),
            Bereik::Tekst { van, .. } => format!("{pad}:{}:{}", van.line, van.column),
        }
    }

    /// The line on which it begins, if it is not a file as a whole.
    pub(super) fn regel(&self) -> Option<u64> {
        match &self.bereik {
            Bereik::Geheel => None,
            Bereik::Rij { regel, .. } => Some(*regel),
            Bereik::Tekst { van, .. } => Some(van.line as u64),
        }
    }
}

/// Where a finding is; none for what is nowhere in particular.
pub(super) fn plek<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Option<Plek<'a>> {
    match &diagnostic.place {
        Place::None => None,
        Place::File(pad) => Some(Plek { pad, bereik: Bereik::Geheel }),
        Place::Cell(cell) => {
            let cel = cell.column.map(|_| cell.name());
            Some(Plek { pad: &cell.path, bereik: Bereik::Rij { regel: cell.line, cel } })
        }
        Place::Span(span) => Some(plek_van(span, sources)),
    }
}

/// The place of a span, clamped as in the text.
pub(super) fn plek_van<'a>(span: &Span, sources: &'a Sources) -> Plek<'a> {
    let source = sources.get(span.source);
    let (van, tot) = range(source.text(), span);
    Plek {
        pad: source.path(),
        bereik: Bereik::Tekst { van: source.location(van), tot: source.location(tot) },
    }
}

/// The lines for a form that knows no second places: the message, what to see where, the facts and the remedy.
pub(super) fn regels(diagnostic: &Diagnostic, sources: &Sources) -> Vec<String> {
    let mut lines = vec![onschadelijk::regel(&diagnostic.bericht).into_owned()];
    lines.extend(diagnostic.label.as_deref().map(|label| onschadelijk::regel(label).into_owned()));
    lines.extend(diagnostic.labels.iter().map(|label| {
        format!("{}: {}", plek_van(&label.span, sources).tekst(), onschadelijk::regel(&label.text))
    }));
    lines.extend(feiten(diagnostic));
    lines
}

/// The facts, what follows from it and the remedy, as the text has them.
pub(super) fn feiten(diagnostic: &Diagnostic) -> Vec<String> {
    let mut lines: Vec<String> =
        diagnostic.notes.iter().map(|note| onschadelijk::tekst(note).into_owned()).collect();
    for (name, text) in [("gevolg", &diagnostic.gevolg), ("oplossing", &diagnostic.oplossing)] {
        lines.extend(text.as_deref().map(|text| format!("{name}: {}", onschadelijk::tekst(text))));
    }
    lines
}
