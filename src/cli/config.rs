//! `oss-welzijn.toml`: which agreement, which deliveries, and whether the figures are made up.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use toml::de::{DeTable, DeValue};

use super::{map::Plaats, omgeving::Omgeving, pad, stop::Stop};
use crate::{
    agreement::toml_in_het_nederlands,
    diagnostic::{Code, Diagnostic, Place, nearest},
    source::{SourceId, Sources, Span},
};

/// The name under which it is looked for.
const NAAM: &str = "oss-welzijn.toml";

/// The keys that it may have.
const SLEUTELS: [&str; 5] = ["formaat", "overeenkomst", "gegevens", "rapporten", "voorbeeld"];

/// What it says, as far as it can be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Instellingen {
    /// The file, as shown; none when there is none.
    pub(super) bestand: Option<String>,
    /// The folder of the agreement.
    pub(super) overeenkomst: Option<Plaats>,
    /// The folder of the deliveries.
    pub(super) gegevens: Option<Plaats>,
    /// The folder of the reports.
    pub(super) rapporten: Option<Plaats>,
    /// Whether the figures are made up.
    pub(super) voorbeeld: bool,
}

/// Reads the file that was asked for, or else the nearest from the working folder upward, if there is one.
pub(super) fn lees(
    asked: Option<&Path>,
    omgeving: &Omgeving,
    sources: &mut Sources,
    found: &mut Vec<Diagnostic>,
) -> Result<Instellingen, Stop> {
    let here = omgeving.map.as_path();
    let place = match asked {
        Some(path) => Plaats::getypt(path),
        None => match zoek(here) {
            Some(path) => Plaats { naam: pad::tekst(&pad::vanuit(here, &path)), pad: path },
            None => return Ok(Instellingen::default()),
        },
    };
    let bytes = place.lees()?;
    let Ok(text) = String::from_utf8(bytes) else {
        let place = Place::File(place.naam);
        found.push(
            Diagnostic::fout(Code::ConfigFout, place, "dit bestand is geen tekst in UTF-8")
                .oplossing("sla het op als tekst, met codering UTF-8"),
        );
        return Ok(Instellingen::default());
    };
    // Folders in it are told from the folder in which it stands.
    let full = here.join(&place.pad);
    let base = full.parent().unwrap_or(here);
    let source = sources.add(place.naam.clone(), text);
    let mut lezer = Lezer { source, text: sources.get(source).text(), base, here, found };
    Ok(Instellingen { bestand: Some(place.naam), ..lezer.lees() })
}

fn zoek(here: &Path) -> Option<PathBuf> {
    here.ancestors()
        .map(|folder| folder.join(NAAM))
        .find(|path| fs::metadata(path).is_ok_and(|is| is.is_file()))
}

/// Reads one text and keeps what is wrong with it.
struct Lezer<'a> {
    source: SourceId,
    text: &'a str,
    base: &'a Path,
    here: &'a Path,
    found: &'a mut Vec<Diagnostic>,
}

impl Lezer<'_> {
    fn lees(&mut self) -> Instellingen {
        let mut instellingen = Instellingen::default();
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let span = error.span().unwrap_or(self.text.len()..self.text.len());
            let marked = self.text.get(span.clone()).unwrap_or_default();
            let (label, oplossing) = toml_in_het_nederlands(error.message(), marked);
            self.fout(span, "dit is geen geldige TOML", label, oplossing);
        }
        // What is left of a broken text says too little of what was meant.
        if !errors.is_empty() {
            return instellingen;
        }
        for (key, value) in table.get_ref() {
            let span = value.span();
            match key.get_ref().as_ref() {
                "formaat" => self.formaat(span, value.get_ref()),
                "overeenkomst" => instellingen.overeenkomst = self.map(span, value.get_ref()),
                "gegevens" => instellingen.gegevens = self.map(span, value.get_ref()),
                "rapporten" => instellingen.rapporten = self.map(span, value.get_ref()),
                "voorbeeld" => instellingen.voorbeeld = self.ja_nee(span, value.get_ref()),
                other => self.onbekend(key.span(), other),
            }
        }
        if !table.get_ref().contains_key("formaat") {
            self.fout(0..0, "formaat ontbreekt", "hoort hier", Some("zet bovenaan formaat = 1".to_owned()));
        }
        instellingen
    }

    fn onbekend(&mut self, span: Range<usize>, key: &str) {
        let oplossing = match nearest(key, SLEUTELS) {
            Some(near) => format!("bedoelde u {near}?"),
            None => format!("kies uit {}", SLEUTELS.join(", ")),
        };
        self.fout(span, &format!("de sleutel {key} bestaat hier niet"), "onbekend", Some(oplossing));
    }

    fn formaat(&mut self, span: Range<usize>, value: &DeValue<'_>) {
        let known = value.as_integer().is_some_and(|number| number.as_str() == "1" && number.radix() == 10);
        if !known {
            let oplossing = Some("schrijf formaat = 1".to_owned());
            self.fout(span, "dit formaat kent deze versie van oss-welzijn niet", "hier hoort 1", oplossing);
        }
    }

    fn map(&mut self, span: Range<usize>, value: &DeValue<'_>) -> Option<Plaats> {
        match value.as_str() {
            Some(text) if !text.trim().is_empty() && !text.contains('\0') => {
                Some(Plaats::in_map(self.base, self.here, text))
            }
            Some(_) | None => {
                let oplossing =
                    Some("schrijf een pad tussen aanhalingstekens, gezien vanuit dit bestand".to_owned());
                self.fout(span, "dit is geen map", "hier hoort een pad", oplossing);
                None
            }
        }
    }

    fn ja_nee(&mut self, span: Range<usize>, value: &DeValue<'_>) -> bool {
        value.as_bool().unwrap_or_else(|| {
            let oplossing = Some("schrijf true of false, zonder aanhalingstekens".to_owned());
            self.fout(span, "dit is geen ja of nee", "hier hoort true of false", oplossing);
            false
        })
    }

    fn fout(&mut self, span: Range<usize>, bericht: &str, label: &str, oplossing: Option<String>) {
        let place = Place::Span(Span::new(self.source, span));
        let diagnostic = Diagnostic::fout(Code::ConfigFout, place, bericht).label(label);
        self.found.push(Diagnostic { oplossing, ..diagnostic });
    }
}
