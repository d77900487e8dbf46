//! The agreement as it was written: values of the right type with their places, references still names, conditions
//! still text. What is wrong with it by itself has been reported; what is wrong between tables has not.

mod afspraken;
mod gegevens;
mod geld;
mod norm;
mod risico;
mod soort;
mod toets;

pub(super) use afspraken::{
    Bepaling, Doel, Hoofddoel, Kernbeding, Kop, Levering, Opdracht, Overleg, Stuk, Uiterste, Werksoort,
};
pub(super) use gegevens::{Cel, Gegevens, Regel, Veld, VeldWoord, Wacht, Wachtlijst, Wachttelling};
pub(super) use geld::{Financien, Geldgroep, Indexering, Post, Proeftuin, Subtotaal};
pub(super) use norm::{Norm, RuweDrempel, Versie, als_percentage};
pub(super) use risico::{Randvoorwaarde, Risico};
pub(super) use soort::{Elk, Frequentie, Plaats, Soort};
pub(super) use toets::{Leden, Rij, Toets, Verwacht};

use std::ops::Range;

use super::document::{Found, Mag, Spanned, Tabel, Verwijzingen, Waarde, een_of_meer, lijst, tekst};
use crate::source::Span;

/// All tables of all files, in order.
#[derive(Default)]
pub(super) struct Ruw {
    pub(super) koppen: Vec<Spanned<Kop>>,
    pub(super) stukken: Vec<Stuk>,
    pub(super) werksoorten: Vec<Werksoort>,
    pub(super) hoofddoelen: Vec<Hoofddoel>,
    pub(super) doelen: Vec<Doel>,
    pub(super) kernbedingen: Vec<Kernbeding>,
    pub(super) bepalingen: Vec<Bepaling>,
    pub(super) normen: Vec<Norm>,
    pub(super) risicos: Vec<Risico>,
    pub(super) posten: Vec<Post>,
    pub(super) subtotalen: Vec<Subtotaal>,
    pub(super) gegevens: Vec<Gegevens>,
    pub(super) wachtlijsten: Vec<Wachtlijst>,
    pub(super) leveringen: Vec<Levering>,
    pub(super) overleggen: Vec<Overleg>,
    pub(super) proeftuinen: Vec<Spanned<Proeftuin>>,
    pub(super) indexering: Vec<Indexering>,
    pub(super) financien: Vec<Spanned<Financien>>,
    pub(super) opdrachten: Vec<Opdracht>,
    /// What any `bron` names, and any `aanvaard` accepts.
    pub(super) verwijzingen: Verwijzingen,
    /// Tables whose header is misspelt somewhere, which is reported: what they declare is not known.
    pub(super) misspeld: Vec<&'static str>,
    /// How many toetsen stand under no norm, which is reported.
    pub(super) verloren_toetsen: usize,
    /// Whether any file holds any table.
    pub(super) iets: bool,
    /// Whether something else stands where posten should, which is reported.
    pub(super) posten_onbekend: bool,
}

impl Ruw {
    /// Adds the tables of a piece of TOML.
    pub(super) fn lees(&mut self, mut top: Tabel<'_>, found: &mut Found) {
        self.iets |= !top.is_leeg();
        self.koppen.extend(top.tabel("overeenkomst", Kop::lees));
        self.stukken.extend(top.tabellen("stuk", false, Stuk::lees));
        self.werksoorten.extend(top.tabellen("werksoort", false, Werksoort::lees));
        self.hoofddoelen.extend(top.tabellen("hoofddoel", false, Hoofddoel::lees));
        self.doelen.extend(top.tabellen("doel", false, Doel::lees));
        self.kernbedingen.extend(top.tabellen("kernbeding", false, Kernbeding::lees));
        self.bepalingen.extend(top.tabellen("bepaling", false, Bepaling::lees));
        self.normen.extend(top.tabellen("norm", false, Norm::lees));
        self.risicos.extend(top.tabellen("risico", false, Risico::lees));
        let posten = top.tabellen("post", false, Post::lees);
        self.posten_onbekend |= posten.is_empty() && top.key_span("post").is_some();
        self.posten.extend(posten);
        self.subtotalen.extend(top.tabellen("subtotaal", false, Subtotaal::lees));
        self.gegevens.extend(top.tabellen("gegevens", false, Gegevens::lees));
        self.wachtlijsten.extend(top.tabellen("wachtlijst", false, Wachtlijst::lees));
        self.leveringen.extend(top.tabellen("levering", false, Levering::lees));
        self.overleggen.extend(top.tabellen("overleg", false, Overleg::lees));
        self.proeftuinen.extend(top.tabel("proeftuin", Proeftuin::lees));
        self.indexering.extend(top.tabellen("indexering", false, Indexering::lees));
        self.financien.extend(top.tabel("financien", Financien::lees));
        self.opdrachten.extend(top.tabellen("opdracht", false, Opdracht::lees));
        self.misspeld.extend(top.bijna());
        self.verloren_toetsen += top.verloren("norm", "toets");
        let (errors, verwijzingen) = top.sluit();
        found.extend(errors);
        self.verwijzingen.extend(verwijzingen);
    }
}

/// A condition as text.
#[derive(Debug, Clone)]
pub(super) struct RuweVoorwaarde {
    pub(super) tekst: String,
    pub(super) span: Span,
    /// Whether the text stands in the file as it is, so that a part of it can be marked.
    letterlijk: bool,
}

impl RuweVoorwaarde {
    /// A part of it in the file, or the whole when its text was written with escapes.
    pub(super) fn deel(&self, range: Range<usize>) -> Span {
        if !self.letterlijk {
            return self.span.clone();
        }
        let start = self.span.start + 1;
        Span { source: self.span.source, start: start + range.start, end: start + range.end }
    }
}

fn voorwaarde(waarde: &Waarde<'_>, found: &mut Found) -> Option<RuweVoorwaarde> {
    let letterlijk = waarde.is_letterlijk();
    tekst(waarde, found).map(|tekst| RuweVoorwaarde { tekst, span: waarde.span(), letterlijk })
}

/// Conditions under a key: a list, or one text.
fn voorwaarden(table: &mut Tabel<'_>, key: &'static str) -> Option<Vec<RuweVoorwaarde>> {
    let read = table.mag(key, een_of_meer(voorwaarde))?;
    Some(read.value.into_iter().map(|condition| condition.value).collect())
}

/// A list of names that may be absent.
fn namen(table: &mut Tabel<'_>, key: &'static str) -> Vec<Spanned<String>> {
    table.mag(key, lijst(tekst)).map(|names| names.value).unwrap_or_default()
}

/// A list of names that may be absent, or one name.
fn een_of_meer_namen(table: &mut Tabel<'_>, key: &'static str) -> Vec<Spanned<String>> {
    table.mag(key, een_of_meer(tekst)).map(|names| names.value).unwrap_or_default()
}

/// The value without its place.
fn los<T>(value: Mag<T>) -> Option<T> {
    value.map(|value| value.value)
}
