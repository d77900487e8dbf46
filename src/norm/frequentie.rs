//! Soort `frequentie`: each declared member has enough in every window of time, or on average over the windows.
//!
//! A talk per 2 months per raadslid, a dagdeel a week at a school (memo 3.1 doel 5; 3.4 hoofddoel 2, doel 3). A window
//! counts when it ends in the period and not after the peildatum, unless it touches a range of `behalve`; it may
//! begin before the period, and the rows that count are those in a counted window.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rust_decimal::Decimal;

use super::{
    blik::{Dag, RijBlik},
    kader::Kader,
    leden::{self, Ledentally},
    meting::Meting,
    tally::Lot,
};
use crate::{
    agreement::{FrequentieNorm, Rijen, Venster},
    calendar::{Periode, Termijn},
    intake::Cel,
};

/// Counts or sums per member and window; none when a data set that names the members has no delivery.
pub(super) fn meet<'a>(kader: &Kader<'a>, rijen: &'a Rijen, soort: &'a FrequentieNorm) -> Option<Meting> {
    let lijst = leden::lijst(kader, &soort.elk)?;
    let windows = vensters(soort, kader.periode, kader.peildatum);
    let filter = kader.filter(rijen);
    let tally: Ledentally = kader.blik(rijen).tel(|tally: &mut Ledentally, rij| {
        let (lot, window) = match plaats(kader, soort, &windows, rij) {
            Place::Buiten => (Lot::Buiten, 0),
            Place::Onleesbaar => (Lot::Onleesbaar(Some(Decimal::ONE)), 0),
            Place::In(window) => {
                let lot = kader.zeef(rij, rijen, &filter).map_or_else(
                    || match hoeveel(soort, rij) {
                        Some(goed) => Lot::Geteld { goed, van: goed, tegen: false },
                        None => Lot::Onleesbaar(None),
                    },
                    |zeef| zeef.lot(Some(Decimal::ONE)),
                );
                (lot, window)
            }
        };
        tally.add(rij, lot, &soort.veld, if soort.gemiddeld { 0 } else { window });
    });
    let needed = Decimal::from(kader.versie.aantal);
    Some(if soort.gemiddeld {
        let counted = windows.len();
        let one: &[_] = if windows.is_empty() { &[] } else { &[None] };
        tally.meting(kader, (rijen, &soort.veld), &lijst, needed * Decimal::from(counted), one)
    } else {
        let windows: Vec<_> = windows.into_iter().map(Some).collect();
        tally.meting(kader, (rijen, &soort.veld), &lijst, needed, &windows)
    })
}

enum Place {
    Buiten,
    Onleesbaar,
    In(usize),
}

/// Steps 1 and 2: in which window a row falls.
fn plaats(
    kader: &Kader<'_>,
    soort: &FrequentieNorm,
    windows: &[(NaiveDate, NaiveDate)],
    rij: RijBlik<'_>,
) -> Place {
    let by_delivery = || match kader.raakt(rij) {
        super::kader::Plaatsing::Onleesbaar => Place::Onleesbaar,
        super::kader::Plaatsing::Buiten | super::kader::Plaatsing::In => Place::Buiten,
    };
    if !rij.is_zaak() {
        return by_delivery();
    }
    match rij.dag(soort.datum) {
        Dag::Leeg => Place::Buiten,
        Dag::Onleesbaar => by_delivery(),
        Dag::Op(day) if day < kader.norm.eerste_dag() => Place::Buiten,
        Dag::Op(day) => {
            let after = windows.partition_point(|(from, _)| *from <= day);
            match after.checked_sub(1) {
                Some(index) if day <= windows[index].1 => Place::In(index),
                Some(_) | None => Place::Buiten,
            }
        }
    }
}

/// What a row adds: one, or the number in its cell.
fn hoeveel(soort: &FrequentieNorm, rij: RijBlik<'_>) -> Option<Decimal> {
    let Some(veld) = soort.som else { return Some(Decimal::ONE) };
    match rij.cel(veld) {
        Cel::Getal(getal) => Some(getal),
        Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Datum(_) | Cel::JaNee(_) => None,
    }
}

/// The windows that count, in order: first and last day.
pub(super) fn vensters(
    soort: &FrequentieNorm,
    periode: Periode,
    peildatum: NaiveDate,
) -> Vec<(NaiveDate, NaiveDate)> {
    let last = periode.tot_en_met().min(peildatum);
    let mut windows = Vec::new();
    let mut window = venster_met(soort.elke, periode.van());
    while window.1 <= last {
        if !soort.behalve.iter().any(|(from, to)| *from <= window.1 && window.0 <= *to) {
            windows.push(window);
        }
        let Some(next) = window.1.checked_add_days(Days::new(1)) else { break };
        window = venster_met(soort.elke, next);
    }
    windows
}

/// The window that holds a day.
fn venster_met(venster: Venster, day: NaiveDate) -> (NaiveDate, NaiveDate) {
    match venster {
        Venster::Week => {
            let week = day.week(Weekday::Mon);
            (week.first_day(), week.last_day())
        }
        Venster::Maanden(months) => {
            let month0 = day.month0() / months * months;
            let first = NaiveDate::from_ymd_opt(day.year(), month0 + 1, 1).unwrap_or(day);
            let next = first.checked_add_months(chrono::Months::new(months)).unwrap_or(NaiveDate::MAX);
            (first, Termijn::dagen(1).terug_van(next))
        }
    }
}
