//! The findings on agreements as JSON: what an editor or a CI job reads.

use serde::Serialize;

use super::{diagnostics, json::ingesprongen};
use crate::{
    diagnostic::{Diagnostic, Ernst, Place},
    report::Keuring,
    source::{Sources, Span},
};

/// The whole, version 1. Numbers of lines and columns count from 1, columns in characters.
#[derive(Debug, Serialize)]
struct Geheel<'a> {
    schema: &'static str,
    versie: &'a str,
    bevindingen: Vec<Bevinding<'a>>,
    totaal: Totaal,
    toetsen: Toetsen,
    exit: u8,
}

/// One finding.
#[derive(Debug, Serialize)]
struct Bevinding<'a> {
    code: &'static str,
    naam: &'static str,
    ernst: &'static str,
    bericht: &'a str,
    #[serde(flatten)]
    plek: Plek,
    label: Option<&'a str>,
    ook: Vec<Ook<'a>>,
    notities: &'a [String],
    oplossing: Option<&'a str>,
}

/// A second place.
#[derive(Debug, Serialize)]
struct Ook<'a> {
    #[serde(flatten)]
    plek: Plek,
    label: &'a str,
}

/// Where it is; null what is not known. The end is one past the last character.
#[derive(Debug, Default, Serialize)]
struct Plek {
    bestand: Option<String>,
    regel: Option<u64>,
    kolom: Option<u64>,
    eind_regel: Option<u64>,
    eind_kolom: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Totaal {
    fouten: usize,
    waarschuwingen: usize,
    toegestaan: usize,
    bestanden: usize,
    /// Only of deliveries.
    #[serde(skip_serializing_if = "Option::is_none")]
    rijen: Option<u64>,
    waarschuwingen_tellen_als_fout: bool,
}

#[derive(Debug, Serialize)]
struct Toetsen {
    uitgevoerd: usize,
    niet_uitgevoerd: usize,
}

/// The findings in the order of the text, as indented JSON with a final newline. `versie` is that of the program.
#[must_use]
pub fn validate_json(keuring: &Keuring, sources: &Sources, versie: &str) -> String {
    let found = &keuring.bevindingen;
    let count = |ernst| found.iter().filter(|diagnostic| diagnostic.ernst == ernst).count();
    ingesprongen(&Geheel {
        schema: "oss-welzijn/validate/1",
        versie,
        bevindingen: diagnostics::ordered(found, sources)
            .into_iter()
            .map(|diagnostic| bevinding(diagnostic, sources))
            .collect(),
        totaal: Totaal {
            fouten: count(Ernst::Fout),
            waarschuwingen: count(Ernst::Waarschuwing),
            toegestaan: keuring.toegestaan,
            bestanden: keuring.bestanden,
            rijen: keuring.rijen,
            waarschuwingen_tellen_als_fout: keuring.streng,
        },
        toetsen: Toetsen {
            uitgevoerd: keuring.toetsen.uitgevoerd,
            niet_uitgevoerd: keuring.toetsen.niet_uitgevoerd(),
        },
        exit: keuring.exit,
    })
}

fn bevinding<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Bevinding<'a> {
    let ook = |label: &'a crate::diagnostic::Label| Ook {
        plek: in_tekst(&label.span, sources),
        label: &label.text,
    };
    Bevinding {
        code: diagnostic.code.as_str(),
        naam: diagnostic.code.name(),
        ernst: diagnostic.ernst.as_str(),
        bericht: &diagnostic.bericht,
        plek: plek(&diagnostic.place, sources),
        label: diagnostic.label.as_deref(),
        ook: diagnostic.labels.iter().map(ook).collect(),
        notities: &diagnostic.notes,
        oplossing: diagnostic.oplossing.as_deref(),
    }
}

fn plek(place: &Place, sources: &Sources) -> Plek {
    match place {
        Place::None => Plek::default(),
        Place::File(path) => Plek { bestand: Some(path.clone()), ..Plek::default() },
        Place::Cell(cell) => {
            Plek { bestand: Some(cell.path.clone()), regel: Some(cell.line), ..Plek::default() }
        }
        Place::Span(span) => in_tekst(span, sources),
    }
}

/// The range that the text marks as well.
fn in_tekst(span: &Span, sources: &Sources) -> Plek {
    let source = sources.get(span.source);
    let (start, end) = diagnostics::range(source.text(), span);
    let (start, end) = (source.location(start), source.location(end));
    Plek {
        bestand: Some(source.path().to_owned()),
        regel: Some(start.line as u64),
        kolom: Some(start.column as u64),
        eind_regel: Some(end.line as u64),
        eind_kolom: Some(end.column as u64),
    }
}
