//! A waiting list from monthly counts: what the provider says of the last day of each month (design, rule 32).
//!
//! Counts tell how many wait and how many too long, not who and by how many weeks. They are shown as they were
//! delivered, and never added up over months: who waits in two of them is in both.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use rust_decimal::prelude::ToPrimitive;

use super::{Geteld, Maand, PerWeek, Wachtend, WachtlijstStand, per_waarde};
use crate::{
    agreement::Wachtlijst,
    calendar::Periode,
    intake::Cel,
    norm::{
        Vraag,
        blik::{Blik, RijBlik},
        kader::proeftuin,
        tally::Samen,
        voorwaarde::{Bereid, Waarheid, alle},
    },
};

/// The fields: who waits, who of them too long, and the longest wait.
type Velden = (usize, usize, Option<usize>);

pub(super) fn stand_van(
    blik: &Blik<'_>,
    vraag: Vraag,
    (index, wachtlijst): (usize, &Wachtlijst),
    velden: Velden,
) -> WachtlijstStand {
    let Blik { gegevens, zaken, .. } = *blik;
    let filter = Bereid::all(&wachtlijst.filter, &zaken.namen);
    let einde = vraag.peildatum.min(vraag.periode.tot_en_met());
    let newest = gegevens.laatst_verwacht(vraag.peildatum);
    let needed: BTreeSet<Periode> = gegevens.verwacht(vraag.periode.van(), einde).chain(newest).collect();
    let tally: Tally = blik.tel(|tally: &mut Tally, rij| {
        if needed.contains(&rij.levering()) {
            tally.add(rij, lot(blik, &filter, velden, rij), newest, &wachtlijst.per);
        }
    });
    let there = |maand: &Periode| needed.contains(maand) && zaken.leveringen.contains(maand);
    let of_month = |maand: &Periode| tally.maanden.get(maand).copied().unwrap_or_default();
    let months: Vec<Periode> = vraag.periode.maanden().collect();
    let counted: Vec<Option<Wachtend>> =
        months.iter().map(|maand| there(maand).then(|| of_month(maand))).collect();
    let present = newest.filter(there);
    let ontbreekt: Vec<Periode> =
        needed.iter().copied().filter(|periode| !zaken.leveringen.contains(periode)).collect();
    WachtlijstStand {
        wachtlijst: index,
        volledig: !needed.is_empty() && ontbreekt.is_empty(),
        ontbreekt,
        onleesbaar: tally.onleesbaar.iter().copied().collect(),
        proeftuin: tally.proeftuin,
        stand: present.map_or_else(Wachtend::default, |maand| of_month(&maand)),
        per: per_waarde(&tally.per, blik, &wachtlijst.per, |stand| Some(*stand)),
        maanden: months.iter().zip(&counted).map(|(maand, stand)| te_lang(*maand, *stand)).collect(),
        geteld: Some(Geteld { op: present.map(|maand| maand.tot_en_met()), maanden: counted }),
    }
}

/// A month of which only is known who waited too long at its end.
fn te_lang(maand: Periode, stand: Option<Wachtend>) -> Maand {
    let gevallen = stand.map_or(0, |stand| stand.boven_grens);
    Maand { maand, gevallen, weken: 0, hoogste: 0, per_week: PerWeek::new(), per: Vec::new() }
}

/// What becomes of one row of a needed delivery.
enum Lot {
    Buiten,
    Onleesbaar,
    Proeftuin(Wachtend),
    Telt(Wachtend),
}

fn lot(blik: &Blik<'_>, filter: &[Bereid<'_>], velden: Velden, rij: RijBlik<'_>) -> Lot {
    if !rij.is_zaak() {
        return Lot::Onleesbaar;
    }
    match (alle(filter, rij), proeftuin(rij, blik), wachtend(velden, rij)) {
        (Waarheid::Onwaar, _, _) => Lot::Buiten,
        (Waarheid::Waar | Waarheid::Onbekend, Waarheid::Waar, Some(stand)) => Lot::Proeftuin(stand),
        (Waarheid::Waar, Waarheid::Onwaar, Some(stand)) => Lot::Telt(stand),
        (Waarheid::Waar | Waarheid::Onbekend, _, _) => Lot::Onleesbaar,
    }
}

/// The numbers of a row; none when one of them can't be read. An empty longest wait is none.
fn wachtend((wachtend, boven_grens, langst): Velden, rij: RijBlik<'_>) -> Option<Wachtend> {
    let langst_dagen = match langst.map(|veld| rij.cel(veld)) {
        None | Some(Cel::Leeg) => None,
        Some(cel) => Some(getal(cel)?.to_i64()?),
    };
    Some(Wachtend {
        wachtend: getal(rij.cel(wachtend))?.to_u64()?,
        boven_grens: getal(rij.cel(boven_grens))?.to_u64()?,
        langst_dagen,
    })
}

fn getal(cel: Cel) -> Option<rust_decimal::Decimal> {
    match cel {
        Cel::Getal(getal) => Some(getal),
        Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Datum(_) | Cel::JaNee(_) => None,
    }
}

/// What rows add up to.
#[derive(Debug, Default)]
struct Tally {
    maanden: BTreeMap<Periode, Wachtend>,
    /// Of the newest delivery, per break-down field and value.
    per: HashMap<(usize, Cel), Wachtend>,
    /// Who waits in the Proeftuin, in the newest delivery.
    proeftuin: u64,
    onleesbaar: BTreeSet<u32>,
}

impl Tally {
    fn add(&mut self, rij: RijBlik<'_>, lot: Lot, newest: Option<Periode>, per: &[usize]) {
        let is_newest = newest == Some(rij.levering());
        match lot {
            Lot::Buiten => {}
            Lot::Onleesbaar => {
                self.onleesbaar.insert(rij.nr);
            }
            Lot::Proeftuin(stand) if is_newest => {
                self.proeftuin = self.proeftuin.saturating_add(stand.wachtend);
            }
            Lot::Proeftuin(_) => {}
            Lot::Telt(stand) => {
                self.maanden.entry(rij.levering()).or_default().merge(stand);
                for (index, veld) in per.iter().enumerate().filter(|_| is_newest) {
                    self.per.entry((index, rij.cel(*veld))).or_default().merge(stand);
                }
            }
        }
    }
}

impl Samen for Tally {
    fn merge(&mut self, other: Self) {
        for (maand, stand) in other.maanden {
            self.maanden.entry(maand).or_default().merge(stand);
        }
        for (key, stand) in other.per {
            self.per.entry(key).or_default().merge(stand);
        }
        self.proeftuin = self.proeftuin.saturating_add(other.proeftuin);
        self.onleesbaar.extend(other.onleesbaar);
    }
}
