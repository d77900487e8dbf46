//! The findings on agreements as JSON: what an editor or a CI job reads.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{
    diagnostics,
    json::ingesprongen,
    schema::uitvoer::{self, Regel, Vorm},
};
use crate::{
    diagnostic::{Diagnostic, Ernst, Place},
    report::Keuring,
    source::{Sources, Span},
};

/// The whole, version 1. Numbers of lines and columns count from 1, columns in characters.
#[derive(Debug, Serialize, JsonSchema)]
struct Geheel<'a> {
    schema: &'static str,
    versie: &'a str,
    bevindingen: Vec<Bevinding<'a>>,
    totaal: Totaal,
    toetsen: Toetsen,
    exit: u8,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
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
#[derive(Debug, Serialize, JsonSchema)]
struct Ook<'a> {
    #[serde(flatten)]
    plek: Plek,
    label: &'a str,
}

/// Where it is; null what is not known. The end is one past the last character.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct Plek {
    bestand: Option<String>,
    regel: Option<u64>,
    kolom: Option<u64>,
    eind_regel: Option<u64>,
    eind_kolom: Option<u64>,
}

#[derive(Debug, Serialize, JsonSchema)]
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

#[derive(Debug, Serialize, JsonSchema)]
struct Toetsen {
    uitgevoerd: usize,
    niet_uitgevoerd: usize,
}

/// What the types do not tell.
pub(super) const REGELS: &[Regel] = &[
    ("Geheel", "schema", Vorm::Precies("oss-welzijn/validate/1"), "Naam en versie van deze vorm"),
    ("Geheel", "versie", Vorm::Vrij, "De versie van oss-welzijn"),
    ("Geheel", "bevindingen", Vorm::Vrij, "Wat er mis is, in de volgorde van de tekst"),
    ("Geheel", "totaal", Vorm::Vrij, "Hoeveel bevindingen en bestanden"),
    ("Geheel", "toetsen", Vorm::Vrij, "Hoeveel toetsen"),
    ("Geheel", "exit", Vorm::Exit(&[0, 3]), "De status na afloop"),
    ("Bevinding", "code", Vorm::Code, "De vaste code"),
    ("Bevinding", "naam", Vorm::Codenaam, "De naam van de code"),
    ("Bevinding", "ernst", Vorm::Ernst, "Hoe erg het is"),
    ("Bevinding", "bericht", Vorm::Vrij, "Wat er mis is"),
    ("Bevinding", "bestand", Vorm::Vrij, "Het bestand; null als er geen is"),
    ("Bevinding", "regel", Vorm::Vrij, "De regel, vanaf 1"),
    ("Bevinding", "kolom", Vorm::Vrij, "De kolom in tekens, vanaf 1"),
    ("Bevinding", "eind_regel", Vorm::Vrij, "De regel waar het eindigt"),
    ("Bevinding", "eind_kolom", Vorm::Vrij, "De kolom na het laatste teken"),
    ("Bevinding", "label", Vorm::Vrij, "Wat daar te zien is"),
    ("Bevinding", "ook", Vorm::Vrij, "Andere plekken die het uitleggen"),
    ("Bevinding", "notities", Vorm::Vrij, "Wat er verder te weten is"),
    ("Bevinding", "oplossing", Vorm::Vrij, "Wat u eraan doet"),
    ("Totaal", "fouten", Vorm::Vrij, "Hoeveel fouten"),
    ("Totaal", "waarschuwingen", Vorm::Vrij, "Hoeveel waarschuwingen"),
    ("Totaal", "toegestaan", Vorm::Vrij, "Hoeveel waarschuwingen met --allow zijn weggelaten"),
    ("Totaal", "bestanden", Vorm::Vrij, "Hoeveel bestanden gelezen zijn"),
    ("Totaal", "waarschuwingen_tellen_als_fout", Vorm::Vrij, "Of --deny warnings is gegeven"),
    ("Toetsen", "uitgevoerd", Vorm::Vrij, "Hoeveel er gedraaid zijn"),
    (
        "Toetsen",
        "niet_uitgevoerd",
        Vorm::Vrij,
        "Hoeveel er niet gedraaid zijn, want de overeenkomst heeft fouten",
    ),
];

/// The schema of the whole.
pub(super) fn schema() -> Value {
    uitvoer::schema::<Geheel<'static>>("De uitvoer van oss-welzijn validate --format json", REGELS)
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
