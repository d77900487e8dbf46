//! Reference: what an id of the agreement or a code of a finding stands for, as pages of plain text.
//!
//! `explain` shows these pages. They say in Dutch what the agreement says in TOML, and nothing that does not follow from
//! it.

mod afspraak;
mod code;
mod geld;
mod inrichting;
mod norm;
mod risico;
mod voorwaarde;
mod zin;

pub use code::{Uitleg, uitleg_van};

use crate::{
    agreement::{Overeenkomst, Vindplaats},
    diagnostic::{Code, Ernst},
    source::{Sources, Span},
};

/// A page about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naslagblad {
    /// What it is and its id: `NORM eerste-gesprek-vier-weken`.
    pub kop: String,
    /// Its title or text.
    pub titel: String,
    /// The parts below; none is empty.
    pub delen: Vec<Deel>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deel {
    /// Heading.
    pub kop: &'static str,
    /// What stands below it.
    pub regels: Vec<Regel>,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Regel {
    /// Sentences.
    Alinea(String),
    /// A thing with what there is to say about it.
    Punt {
        /// Its id, or when.
        naam: String,
        /// Paragraphs below it.
        tekst: Vec<String>,
    },
    /// A line of a file or a command line, as it is.
    Letterlijk(String),
}

/// A page under construction.
#[derive(Debug)]
struct Bouw(Naslagblad);

impl Bouw {
    fn new(soort: &str, id: &str, titel: &str) -> Self {
        let kop = if id.is_empty() { soort.to_owned() } else { format!("{soort} {id}") };
        Self(Naslagblad { kop, titel: super::woorden::hoofdletter(titel), delen: Vec::new() })
    }

    /// With a part, unless there is nothing in it.
    fn deel(mut self, kop: &'static str, regels: Vec<Regel>) -> Self {
        if !regels.is_empty() {
            self.0.delen.push(Deel { kop, regels });
        }
        self
    }

    /// With where it was agreed, and where it stands.
    fn bron(self, bron: Option<&Vindplaats>, plaats: Option<(&Sources, &Span)>) -> Self {
        let mut regels: Vec<Regel> = bron
            .map(|bron| Regel::Alinea(format!("{}, {}", bron.stuk, zin_van_klein(&bron.plaats))))
            .into_iter()
            .collect();
        regels.extend(plaats.map(|(sources, span)| {
            let (path, at) = (sources.get(span.source).path(), sources.location(span));
            Regel::Alinea(format!("Staat in {path}:{}:{}", at.line, at.column))
        }));
        self.deel("BRON", regels)
    }

    fn blad(self) -> Naslagblad {
        self.0
    }
}

/// The agreement of which pages are made, with its texts.
#[derive(Debug, Clone, Copy)]
struct Boek<'a> {
    overeenkomst: &'a Overeenkomst,
    sources: &'a Sources,
}

/// The pages about an id of the agreement: several when things of different kinds share it, none when nothing has it.
#[must_use]
pub fn naslag(overeenkomst: &Overeenkomst, sources: &Sources, id: &str) -> Vec<Naslagblad> {
    let boek = Boek { overeenkomst, sources };
    [boek.afspraken(id), boek.normen(id), boek.risicos(id), boek.geld(id), boek.inrichting(id)].concat()
}

/// Every id that has a page, each once, in the order of the pages.
#[must_use]
pub fn ids(overeenkomst: &Overeenkomst) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    all.push(&overeenkomst.id);
    all.extend(overeenkomst.werksoorten.iter().map(|of| of.id.as_str()));
    all.extend(overeenkomst.hoofddoelen.iter().map(|of| of.id.as_str()));
    all.extend(overeenkomst.doelen.iter().map(|of| of.id.as_str()));
    for kernbeding in &overeenkomst.kernbedingen {
        all.push(&kernbeding.id);
        all.extend(kernbeding.bepalingen.iter().map(|of| of.id.as_str()));
    }
    all.extend(overeenkomst.normen.iter().map(|of| of.id.as_str()));
    for risico in &overeenkomst.risicos {
        all.push(&risico.id);
        all.extend(risico.randvoorwaarden.iter().map(|of| of.id.as_str()));
    }
    all.extend(overeenkomst.posten.iter().map(|of| of.id.as_str()));
    all.extend(overeenkomst.proeftuin.iter().map(|of| of.id.as_str()));
    all.extend(overeenkomst.opdrachten.iter().map(|of| of.id.as_str()));
    all.extend(overeenkomst.gegevens.iter().map(|of| of.id.as_str()));
    all.extend(overeenkomst.wachtlijsten.iter().map(|of| of.id.as_str()));
    all.extend(overeenkomst.leveringen.iter().map(|of| of.id.as_str()));
    all.extend(overeenkomst.overleggen.iter().map(|of| of.id.as_str()));
    all.extend(overeenkomst.stukken.iter().map(|of| of.id.as_str()));
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|id| seen.insert(*id));
    all
}

/// The page about a code.
#[must_use]
pub fn naslag_code(code: Code) -> Naslagblad {
    let uitleg = uitleg_van(code);
    let voorbeeld = uitleg.voorbeeld.iter().map(|line| Regel::Letterlijk((*line).to_owned())).collect();
    Bouw::new("CODE", code.as_str(), &naam_van(code))
        .deel("BETEKENIS", vec![Regel::Alinea(uitleg.betekenis.to_owned())])
        .deel("ERNST", vec![Regel::Alinea(format!("{}.", super::woorden::hoofdletter(&ernst(uitleg))))])
        .deel("VOORBEELD", voorbeeld)
        .deel("HERSTEL", vec![Regel::Alinea(uitleg.herstel.to_owned())])
        .blad()
}

/// What is known about every code, in order, for a list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codeverslag {
    /// `OW-N04`.
    pub code: &'static str,
    /// `Drempel zonder eenheid`.
    pub naam: String,
    /// `fout`, `waarschuwing`, or both.
    pub ernst: String,
    /// What it means, and how to mend it.
    pub uitleg: &'static Uitleg,
}

/// Every code, in order, in the groups of its letter.
#[must_use]
pub fn codelijst() -> Vec<(&'static str, Vec<Codeverslag>)> {
    let mut groepen: Vec<(&'static str, Vec<Codeverslag>)> = Vec::new();
    for code in Code::ALL {
        let uitleg = uitleg_van(*code);
        let naam = naam_van(*code);
        let verslag = Codeverslag { code: code.as_str(), naam, ernst: ernst(uitleg), uitleg };
        let groep = groep(code.as_str());
        match groepen.iter_mut().find(|(name, _)| *name == groep) {
            Some((_, codes)) => codes.push(verslag),
            None => groepen.push((groep, vec![verslag])),
        }
    }
    groepen
}

/// What the letter of a code is about.
fn groep(code: &str) -> &'static str {
    match code.chars().nth(3) {
        Some('S') => "S: de vorm van de bestanden",
        Some('V') => "V: verwijzingen",
        Some('N') => "N: normen",
        Some('G') => "G: gegevenssets",
        Some('R') => "R: risico's",
        Some('F') => "F: geld",
        Some('T') => "T: toetsen",
        Some('A') => "A: aanvaarde waarschuwingen",
        Some('D') => "D: leveringen",
        Some('P') => "P: persoonsgegevens in leveringen",
        Some('O') => "O: oordelen van de gemeente",
        Some('C') => "C: instellingen en opdrachtregel",
        Some(_) | None => "Overig",
    }
}

/// The name of a code in words: `Drempel zonder eenheid`.
#[must_use]
pub fn naam_van(code: Code) -> String {
    super::woorden::hoofdletter(&code.name().replace('-', " "))
}

/// How bad it can be, in words.
fn ernst(uitleg: &Uitleg) -> String {
    let words: Vec<&str> = uitleg.ernst.iter().map(|ernst| Ernst::as_str(*ernst)).collect();
    words.join(" of ")
}

/// `Bron: memo, 3.2 kernbeding 1.`
fn vindplaats(bron: &Vindplaats) -> String {
    format!("Bron: {}, {}", bron.stuk, zin_van_klein(&bron.plaats))
}

/// A text as a sentence: with a capital and a full stop.
fn zin_van(tekst: &str) -> String {
    super::woorden::hoofdletter(&zin_van_klein(tekst))
}

/// A text with a full stop, unless it ends in a sign that ends a sentence.
fn zin_van_klein(tekst: &str) -> String {
    let tekst = tekst.trim_end();
    if tekst.ends_with(['.', '!', '?', ':', '"']) { tekst.to_owned() } else { format!("{tekst}.") }
}

#[cfg(test)]
mod tests;
