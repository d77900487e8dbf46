//! Running the tests that stand beside a norm in the agreement.
//!
//! The rows of a toets are judged by the same rooms as a real delivery. Every delivery that is needed counts as there, and
//! a row without its key gets one of its own.

mod bevinding;

pub use bevinding::toets_bevindingen;

use rust_decimal::Decimal;

use super::{
    beoordeel::{Proef, Rechter, Vraag},
    verdict::Uitslag,
};
use crate::{
    agreement::{Gegevens, Norm, Overeenkomst, Rijen, Toets, ToetsRij},
    calendar::Periode,
    intake::{Cel, Plek, Rij, Samenvoeger, Zaken, lees_cel},
    number::Point,
};

/// How a toets came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToetsUitkomst {
    /// The verdict that was found.
    pub uitslag: Uitslag,
    /// What differs from what was expected: the name, what was asked, what was found.
    pub verschillen: Vec<(&'static str, String, String)>,
}

/// Runs one toets of a norm of this agreement.
#[must_use]
pub fn toets(overeenkomst: &Overeenkomst, norm: &Norm, toets: &Toets) -> ToetsUitkomst {
    let vraag = vraag(toets);
    let zaken = zaken(overeenkomst, norm, toets);
    let uitslag = rechter(overeenkomst, &zaken, toets).uitslag(norm, vraag);
    let verschillen = verschillen(toets, &uitslag);
    ToetsUitkomst { uitslag, verschillen }
}

/// What it asks.
fn vraag(toets: &Toets) -> Vraag {
    let periode = toets.periode;
    Vraag { periode, peildatum: toets.peildatum.unwrap_or_else(|| periode.tot_en_met()) }
}

/// Judges by its rows and its members.
fn rechter<'a>(overeenkomst: &'a Overeenkomst, zaken: &'a [Zaken], toets: &'a Toets) -> Rechter<'a> {
    Rechter::new(overeenkomst, zaken, &[]).met_proef(Proef { leden: toets.leden.as_deref() })
}

/// Its rows as the cases of the data set of the norm; the other sets are empty. A row has as its line its number among
/// the rows, each copy counted.
fn zaken(overeenkomst: &Overeenkomst, norm: &Norm, toets: &Toets) -> Vec<Zaken> {
    let mut zaken: Vec<Zaken> = overeenkomst.gegevens.iter().map(|_| Zaken::default()).collect();
    if let Some(rijen) = norm.soort.rijen() {
        zaken[rijen.gegevens] = rows(overeenkomst, rijen, toets, vraag(toets));
    }
    zaken
}

/// The rows as cases of their data set.
fn rows(overeenkomst: &Overeenkomst, rijen: &Rijen, toets: &Toets, vraag: Vraag) -> Zaken {
    let gegevens = &overeenkomst.gegevens[rijen.gegevens];
    let mut samenvoeger = Samenvoeger::new(gegevens);
    let einde = vraag.peildatum.min(vraag.periode.tot_en_met());
    let levering = Periode::containing(gegevens.frequentie, vraag.periode.van())
        .max(Periode::laatste_voor(gegevens.frequentie, einde));
    samenvoeger.add_levering(levering);
    let mut nr = 0;
    for rij in &toets.rijen {
        for copy in 0..rij.herhaal {
            nr += 1;
            let cellen = cells(gegevens, &mut samenvoeger, rij, (nr, copy));
            let plek = Plek { bestand: 0, regel: nr };
            samenvoeger.add(Rij::new(cellen, levering, plek));
        }
    }
    samenvoeger.finish()
}

/// The cells of one row. A text that can't be read is an unreadable cell, as in a delivery.
fn cells(
    gegevens: &Gegevens,
    samenvoeger: &mut Samenvoeger,
    rij: &ToetsRij,
    (nr, copy): (u64, u32),
) -> Box<[Cel]> {
    let mut cellen: Box<[Cel]> = gegevens
        .velden
        .iter()
        .enumerate()
        .map(|(index, veld)| {
            let written = rij.cellen.iter().find(|(of, _)| *of == index).map(|(_, text)| text.as_str());
            let text = written.filter(|text| !text.is_empty()).or(veld.leeg_betekent.as_deref());
            let read =
                |text| lees_cel(veld, text, Point::Unknown, samenvoeger.namen()).unwrap_or(Cel::Onleesbaar);
            text.map_or(Cel::Leeg, read)
        })
        .collect();
    for veld in &gegevens.sleutel {
        let repeated = copy > 0 && gegevens.velden[*veld].soort.is_naam();
        if cellen[*veld] == Cel::Leeg || repeated {
            cellen[*veld] = Cel::Naam(samenvoeger.namen().keep(&format!("rij {nr}")));
        }
    }
    cellen
}

/// What was asked and comes out differently.
fn verschillen(toets: &Toets, uitslag: &Uitslag) -> Vec<(&'static str, String, String)> {
    let asked = &toets.verwacht;
    let stand = uitslag.stand.as_ref();
    let decimal = |asked: Option<Decimal>, found: Option<Decimal>| {
        let asked = asked?;
        (found != Some(asked))
            .then(|| (asked.to_string(), found.map_or("-".to_owned(), |found| found.to_string())))
    };
    let count =
        |asked: Option<u64>, found: Option<u64>| decimal(asked.map(Decimal::from), found.map(Decimal::from));
    let withdrawn = stand.map(|stand| stand.ingetrokken.iter().map(|(_, count)| count).sum());
    let oordeel = uitslag.oordeel.as_str();
    [
        ("oordeel", (asked.oordeel != oordeel).then(|| (asked.oordeel.clone(), oordeel.to_owned()))),
        ("teller", decimal(asked.teller, stand.map(|stand| stand.teller))),
        ("noemer", decimal(asked.noemer, stand.and_then(|stand| stand.noemer))),
        ("marge", decimal(asked.marge, stand.and_then(|stand| stand.marge))),
        ("open", count(asked.open, stand.map(|stand| stand.open))),
        ("ingetrokken", count(asked.ingetrokken, withdrawn)),
        ("proeftuin", count(asked.proeftuin, stand.map(|stand| stand.proeftuin))),
        ("onleesbaar", count(asked.onleesbaar, stand.map(|stand| stand.onleesbaar.len() as u64))),
    ]
    .into_iter()
    .filter_map(|(name, difference)| difference.map(|(asked, found)| (name, asked, found)))
    .collect()
}
