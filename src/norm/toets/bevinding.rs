//! A toets that comes out differently, as a finding: asked and found side by side, and the rows that tell why.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{ToetsUitkomst, rechter, toets, vraag, zaken};
use crate::{
    agreement::{Norm, Overeenkomst, Soort, Toets, ToetsRij, Versie},
    calendar,
    diagnostic::{Code, Diagnostic, Place},
    intake::Zaken,
    norm::{
        beoordeel::Vraag,
        tally::Lot,
        termijn::{self, Verloop},
        verdict::{Gemist, Stand},
    },
    number::dutch,
    source::{Sources, Span},
};

/// How many rows are told.
const RIJEN: usize = 3;
/// How many rows or members are named.
const NAMEN: usize = 6;

/// Runs every toets of an agreement; a finding for each that comes out differently. `sources` has its texts.
#[must_use]
pub fn toets_bevindingen(overeenkomst: &Overeenkomst, sources: &Sources) -> Vec<Diagnostic> {
    let all = overeenkomst.normen.iter().flat_map(|norm| norm.toetsen.iter().map(move |of| (norm, of)));
    all.filter_map(|(norm, of)| {
        let uitkomst = toets(overeenkomst, norm, of);
        let differs = !uitkomst.verschillen.is_empty();
        differs.then(|| Afwijking { overeenkomst, norm, toets: of, uitkomst, sources }.bevinding())
    })
    .collect()
}

/// A toets that comes out differently.
struct Afwijking<'a> {
    overeenkomst: &'a Overeenkomst,
    norm: &'a Norm,
    toets: &'a Toets,
    uitkomst: ToetsUitkomst,
    sources: &'a Sources,
}

impl Afwijking<'_> {
    fn bevinding(&self) -> Diagnostic {
        let place = Place::Span(self.toets.span.clone());
        let bericht = format!("toets \"{}\" komt anders uit", self.toets.naam);
        let mut found = Diagnostic::fout(Code::ToetsAnders, place, bericht);
        found = match self.uitkomst.uitslag.versie.map(|index| &self.norm.versies[index]) {
            Some(versie) => {
                let beslist = self.beslist(versie).clone();
                found.also(beslist, format!("geldt vanaf {}", calendar::in_words(versie.vanaf)))
            }
            None => found.also(self.norm.span.clone(), "deze norm geldt niet op de laatste dag"),
        };
        let (asked, out) = self.naast_elkaar();
        found.notes.extend([format!("verwacht:  {asked}"), format!("gevonden:  {out}")]);
        found.notes.extend(self.rijen());
        found.oplossing("verander de norm of de toets; een van de twee klopt niet")
    }

    /// Where the key of the versie stands that decides what differs. Only the threshold turns a verdict on equal
    /// numbers; numbers differ by the term, or by how many rows and which.
    fn beslist<'v>(&self, versie: &'v Versie) -> &'v Span {
        let plekken = &versie.plekken;
        let numbers =
            self.uitkomst.verschillen.iter().any(|(name, ..)| !matches!(*name, "oordeel" | "marge"));
        let of_numbers = match self.norm.soort {
            Soort::Termijn(..) | Soort::Herhaling(..) => plekken.binnen.as_ref(),
            Soort::Volledigheid(..) | Soort::Frequentie(..) => {
                plekken.aantal.as_ref().or(plekken.filter.as_ref())
            }
            Soort::Begroting(..) | Soort::Formatie(..) => None,
            Soort::Aandeel(..) | Soort::Telling(..) | Soort::Aantal(..) | Soort::Oordeel(_) => {
                plekken.filter.as_ref()
            }
        };
        let drempel = plekken.drempel.as_ref();
        let first = if numbers { of_numbers.or(drempel) } else { drempel.or(of_numbers) };
        first.unwrap_or(&plekken.vanaf)
    }

    /// What was asked and what was found, in columns: the numbers, the verdict, and what else differs.
    fn naast_elkaar(&self) -> (String, String) {
        let asked = &self.toets.verwacht;
        let (teller, noemer) = match &self.uitkomst.uitslag.stand {
            Some(stand) => (Some(stand.teller), stand.noemer),
            None => (None, None),
        };
        let unnamed = |is: Option<Decimal>, there: bool| match is {
            Some(number) => Some(getal(number)),
            None => there.then(|| "?".to_owned()),
        };
        let any = asked.teller.is_some() || asked.noemer.is_some();
        let whole = asked.noemer.is_some() || (any && noemer.is_some());
        let asked_parts = breuk(unnamed(asked.teller, any), unnamed(asked.noemer, whole));
        let found_parts = breuk(teller.map(getal), noemer.map(getal));
        let width = asked_parts.chars().count().max(found_parts.chars().count());
        let oordeel = self.uitkomst.uitslag.oordeel.as_str();
        let mut columns =
            vec![(asked_parts, found_parts, width), kolom(&woorden(&asked.oordeel), &woorden(oordeel))];
        for (name, asked, found) in &self.uitkomst.verschillen {
            if !matches!(*name, "oordeel" | "teller" | "noemer") {
                columns.push(kolom(&format!("{name} {asked}"), &format!("{name} {found}")));
            }
        }
        let line = |side: fn(&(String, String, usize)) -> &str| {
            let cells = columns.iter().filter(|column| column.2 > 0);
            let cells: Vec<String> = cells.map(|column| format!("{:1$}", side(column), column.2)).collect();
            cells.join("   ").trim_end().to_owned()
        };
        (line(|column| &column.0), line(|column| &column.1))
    }

    /// What the rows tell about it.
    fn rijen(&self) -> Vec<String> {
        let zaken = zaken(self.overeenkomst, self.norm, self.toets);
        let Some(own) = self.norm.soort.rijen().map(|rijen| &zaken[rijen.gegevens]) else {
            return Vec::new();
        };
        let vraag = vraag(self.toets);
        let rechter = rechter(self.overeenkomst, &zaken, self.toets);
        if let Some(verloop) = rechter.kijk(self.norm, vraag, termijn::verloop).flatten() {
            return self.termijnen(verloop, own, vraag);
        }
        self.uitkomst.uitslag.stand.as_ref().map_or_else(Vec::new, |stand| self.geteld(stand, own))
    }

    /// The cases of a termijn, those first that can have turned it: of the kind of which too many were found, and of
    /// these the nearest to their last day.
    fn termijnen(&self, mut verloop: Vec<Verloop>, zaken: &Zaken, vraag: Vraag) -> Vec<String> {
        let found = self.uitkomst.uitslag.stand.as_ref().map(|stand| stand.teller);
        let too_many_good = found > self.toets.verwacht.teller;
        verloop.sort_by_key(|zaak| {
            let end = zaak.tot.or(zaak.ingetrokken).unwrap_or(vraag.peildatum);
            let good = matches!(zaak.lot, Lot::Geteld { tegen: false, .. });
            let days = (end - zaak.uiterlijk).num_days().abs();
            (good != too_many_good, days, zaak.nr)
        });
        // The copies of a row come out the same.
        let mut told = BTreeSet::new();
        verloop.retain(|zaak| told.insert(self.index(zaak.nr, zaken)));
        let more = verloop.len().saturating_sub(RIJEN);
        let mut notes: Vec<String> =
            verloop.iter().take(RIJEN).map(|zaak| self.termijn(zaak, zaken, vraag)).collect();
        if more > 0 {
            notes.push(format!("en nog {more} {}", if more == 1 { "rij" } else { "rijen" }));
        }
        notes
    }

    /// One case of a termijn: its days, its last day, and what became of it.
    fn termijn(&self, zaak: &Verloop, zaken: &Zaken, vraag: Vraag) -> String {
        let van = calendar::in_words(zaak.van);
        let day = |day| (calendar::in_words(day), (day - zaak.van).num_days());
        let span = match (zaak.tot, zaak.ingetrokken) {
            (Some(tot), _) => {
                let (tot, nr) = day(tot);
                format!("{van} tot en met {tot} is dag {nr}")
            }
            (None, Some(out)) => {
                let (out, nr) = day(out);
                format!("{van}, ingetrokken op {out} (dag {nr})")
            }
            (None, None) => {
                let (now, nr) = day(vraag.peildatum);
                format!("vanaf {van}; de peildatum {now} is dag {nr}")
            }
        };
        let uiterlijk = calendar::in_words(zaak.uiterlijk);
        let binnen = zaak.binnen.map_or_else(String::new, |binnen| format!(" ({binnen})"));
        let lot = match zaak.lot {
            Lot::Buiten => "maar deze rij telt hier niet mee",
            Lot::Open => "dus nog open",
            Lot::Ingetrokken(_) => "dus ingetrokken en niet geteld",
            Lot::Proeftuin => "maar deze rij hoort bij de Proeftuin",
            Lot::Onleesbaar(_) => "maar of het telt is niet te lezen",
            Lot::Geteld { tegen: false, .. } => "dus op tijd",
            Lot::Geteld { tegen: true, .. } => "dus te laat",
        };
        let rij = self.rij(self.index(zaak.nr, zaken));
        format!("{rij}: {span};\nuiterste dag is {uiterlijk}{binnen}, {lot}")
    }

    /// For the other soorten: what counted against the norm, and what could not be told.
    fn geteld(&self, stand: &Stand, zaken: &Zaken) -> Vec<String> {
        let rows = |nrs: &mut dyn Iterator<Item = u32>| -> Vec<String> {
            let indices: BTreeSet<usize> = nrs.map(|nr| self.index(nr, zaken)).collect();
            indices.into_iter().map(|index| self.rij(index)).collect()
        };
        let against = match self.norm.soort {
            Soort::Herhaling(..) => "keert terug",
            Soort::Termijn(..)
            | Soort::Aandeel(..)
            | Soort::Telling(..)
            | Soort::Aantal(..)
            | Soort::Volledigheid(..)
            | Soort::Frequentie(..)
            | Soort::Begroting(..)
            | Soort::Formatie(..)
            | Soort::Oordeel(_) => "telt tegen de norm",
        };
        let lacks = if self.norm.soort.geldgroep().is_some() { "heeft geen rij" } else { "heeft te weinig" };
        let noemer_is_nul = stand.noemer.is_some_and(|noemer| noemer.is_zero());
        let none = (noemer_is_nul && !self.toets.rijen.is_empty()).then(|| {
            let vraag = vraag(self.toets);
            let peildatum = calendar::in_words(vraag.peildatum);
            format!("geen rij telt mee in {}, op peildatum {peildatum}", vraag.periode.in_words())
        });
        let named = [
            (against, rows(&mut stand.niet_goed.iter().copied())),
            (lacks, stand.gemist.iter().map(gemist).collect()),
            ("hoort er niet bij", rows(&mut stand.vreemd.iter().map(|(nr, _)| *nr))),
            ("niet te lezen", rows(&mut stand.onleesbaar.iter().copied())),
        ];
        let named = named.into_iter().filter(|(_, names)| !names.is_empty());
        none.into_iter().chain(named.map(|(what, names)| format!("{what}: {}", opsomming(&names)))).collect()
    }

    /// Which row of the toets stands behind a row of the data set, from 0.
    fn index(&self, nr: u32, zaken: &Zaken) -> usize {
        let line = zaken.rijen[nr as usize].plek.regel;
        let mut last = 0;
        let ends = self.toets.rijen.iter().map(|rij| {
            last += u64::from(rij.herhaal);
            last
        });
        ends.take_while(|end| *end < line).count()
    }

    /// A row by its key, or else its number, and where it stands: `rij b (regel 21)`.
    fn rij(&self, index: usize) -> String {
        let Some(rij) = self.toets.rijen.get(index) else { return format!("rij {}", index + 1) };
        let line = self.sources.location(&rij.span).line;
        let naam = self.sleutel(rij).unwrap_or_else(|| (index + 1).to_string());
        let copies = if rij.herhaal > 1 { format!(", {} keer", rij.herhaal) } else { String::new() };
        format!("rij {naam} (regel {line}{copies})")
    }

    fn sleutel(&self, rij: &ToetsRij) -> Option<String> {
        let gegevens = &self.overeenkomst.gegevens[self.norm.soort.rijen()?.gegevens];
        let cell = |veld: &usize| rij.cellen.iter().find(|(of, _)| of == veld).map(|(_, text)| text.as_str());
        let cells: Option<Vec<&str>> = gegevens.sleutel.iter().map(cell).collect();
        cells.map(|cells| cells.join(" "))
    }
}

/// A column of two cells and its width.
fn kolom(asked: &str, found: &str) -> (String, String, usize) {
    (asked.to_owned(), found.to_owned(), asked.chars().count().max(found.chars().count()))
}

/// `1 van 2`, or what there is of it.
fn breuk(teller: Option<String>, noemer: Option<String>) -> String {
    match (teller, noemer) {
        (Some(teller), Some(noemer)) => format!("{teller} van {noemer}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => String::new(),
    }
}

fn getal(number: Decimal) -> String {
    dutch(number.normalize())
}

/// A verdict for people: `niet gehaald`.
fn woorden(oordeel: &str) -> String {
    oordeel.replace('_', " ")
}

fn gemist(gemist: &Gemist) -> String {
    let lid = gemist.lid.join(" / ");
    match gemist.venster {
        None => lid,
        Some((van, tot)) => {
            format!("{lid} ({} tot en met {})", calendar::in_words(van), calendar::in_words(tot))
        }
    }
}

/// `a, b en nog 3`.
fn opsomming(names: &[String]) -> String {
    match names.len().saturating_sub(NAMEN) {
        0 => names.join(", "),
        more => format!("{} en nog {more}", names[..NAMEN].join(", ")),
    }
}
