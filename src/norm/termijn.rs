//! Soort `termijn`: `tot` falls on or before `van` + `binnen`.
//!
//! A case belongs to the period of its beslisdatum, the day on which the outcome is certain: `tot` when in time, else
//! the day after the deadline. So every case is judged once, and at one peildatum the quarters of a year add up to
//! the year (design, 4.1 and 4.4 step 2; memo 3.2, kernbeding 1).

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::{
    blik::{Dag, RijBlik},
    kader::{Filters, Kader, Plaatsing},
    meting::{Meting, Vast},
    tally::{Lot, Samen, Tally},
    verdict::{Grenzen, Stand},
};
use crate::{
    agreement::{Rijen, Soort, TermijnNorm, Versie},
    calendar::{Periode, Termijn},
};

/// Where a case stands in time, and how it comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Uitkomst {
    Buiten,
    Onleesbaar,
    Open,
    Ingetrokken(usize),
    OpTijd,
    Laat { wacht_nog: bool },
}

/// What cases add up to, with those that still wait.
#[derive(Debug, Clone, Default)]
struct TermijnTally {
    tally: Tally,
    wacht_nog: u64,
    wacht_langst: Option<i64>,
}

impl Samen for TermijnTally {
    fn merge(&mut self, other: Self) {
        self.tally.merge(other.tally);
        self.wacht_nog += other.wacht_nog;
        self.wacht_langst = self.wacht_langst.max(other.wacht_langst);
    }
}

/// Judges every case.
pub(super) fn meet<'a>(kader: &Kader<'a>, rijen: &'a Rijen, soort: &'a TermijnNorm) -> Meting {
    let blik = kader.blik(rijen);
    let filters = kader.filters(rijen);
    let counted: TermijnTally = blik.tel(|counted, rij| tel(kader, rijen, soort, &filters, (counted, rij)));
    let tally = counted.tally.ordered();
    let unreadable = Decimal::from(tally.onleesbaar.len());
    let noemer = Some(tally.totaal + unreadable);
    Meting {
        grenzen: Grenzen { slechtst: (tally.goed, noemer), best: (tally.goed + unreadable, noemer) },
        exact: None,
        niet_te_vergelijken: false,
        heeft_marge: true,
        vast: Vast::Aandeel,
        stand: Stand {
            teller: tally.goed,
            noemer: Some(tally.totaal),
            open: tally.open,
            ingetrokken: soort
                .ingetrokken
                .iter()
                .enumerate()
                .map(|(index, veld)| (*veld, tally.ingetrokken.get(&index).copied().unwrap_or(0)))
                .collect(),
            proeftuin: tally.proeftuin,
            per: tally.uitsplitsingen(blik, &rijen.per, true),
            wacht_nog: counted.wacht_nog,
            wacht_langst: counted.wacht_langst,
            onleesbaar: tally.onleesbaar,
            niet_goed: tally.niet_goed,
            ..Stand::default()
        },
    }
}

/// A case with a known term, and what becomes of it.
#[derive(Debug, Clone)]
pub(super) struct Verloop {
    /// Index of its row.
    pub(super) nr: u32,
    /// The day on which the clock starts.
    pub(super) van: NaiveDate,
    /// The day that must be in time, as known on the peildatum.
    pub(super) tot: Option<NaiveDate>,
    /// The first day on which it was withdrawn.
    pub(super) ingetrokken: Option<NaiveDate>,
    /// The last day that is in time.
    pub(super) uiterlijk: NaiveDate,
    /// The term that gives that day.
    pub(super) binnen: Option<Termijn>,
    /// What becomes of it.
    pub(super) lot: Lot,
}

/// Every case with a known term; none for a norm of another soort.
pub(super) fn verloop(kader: &Kader<'_>) -> Option<Vec<Verloop>> {
    let Soort::Termijn(rijen, soort) = &kader.norm.soort else { return None };
    let filters = kader.filters(rijen);
    let day = |dag| match dag {
        Dag::Op(day) => Some(day),
        Dag::Leeg | Dag::Onleesbaar => None,
    };
    let one = |rij: RijBlik<'_>| {
        let van = day(rij.dag(soort.van))?;
        let versie = kader.norm.versie_op(van)?;
        Some(Verloop {
            nr: rij.nr,
            van,
            tot: day(rij.dag(soort.tot)),
            ingetrokken: soort.ingetrokken.iter().filter_map(|veld| day(rij.dag(*veld))).min(),
            uiterlijk: deadline(kader, soort, versie, van),
            binnen: versie.binnen,
            lot: lot(kader, rijen, soort, &filters, rij).1,
        })
    };
    Some(kader.blik(rijen).rijen().filter(|rij| rij.is_zaak()).filter_map(one).collect())
}

/// What becomes of some rows; none for a norm of another soort.
pub(crate) fn loten(kader: &Kader<'_>, rijen: impl Iterator<Item = u32>) -> Option<Vec<(u32, Lot)>> {
    let Soort::Termijn(of, soort) = &kader.norm.soort else { return None };
    let (filters, blik) = (kader.filters(of), kader.blik(of));
    Some(
        rijen
            .filter_map(|nr| blik.rij(nr))
            .map(|rij| (rij.nr, lot(kader, of, soort, &filters, rij).1))
            .collect(),
    )
}

/// Cases past their term on the peildatum that nothing ended, last delivered before a period; none for a norm of
/// another soort.
pub(crate) fn lang_open(kader: &Kader<'_>, voor: Periode) -> Vec<u32> {
    let Soort::Termijn(rijen, soort) = &kader.norm.soort else { return Vec::new() };
    let filters = kader.filters(rijen);
    let forgotten = |rij: &RijBlik<'_>| {
        if !rij.is_zaak() || rij.levering() >= voor || rij.dag(soort.tot) != Dag::Leeg {
            return false;
        }
        let Dag::Op(van) = rij.dag(soort.van) else { return false };
        let Some(versie) = kader.norm.versie_op(van) else { return false };
        soort.ingetrokken.iter().all(|veld| rij.dag(*veld) == Dag::Leeg)
            && deadline(kader, soort, versie, van) < kader.peildatum
            && kader.blijft(*rij, rijen, filters.van(versie))
    };
    kader.blik(rijen).rijen().filter(forgotten).map(|rij| rij.nr).collect()
}

fn tel(
    kader: &Kader<'_>,
    rijen: &Rijen,
    soort: &TermijnNorm,
    filters: &Filters<'_>,
    (counted, rij): (&mut TermijnTally, RijBlik<'_>),
) {
    let (uitkomst, lot) = lot(kader, rijen, soort, filters, rij);
    if let (Uitkomst::Laat { wacht_nog: true }, Lot::Geteld { .. }, Dag::Op(van)) =
        (uitkomst, lot, rij.dag(soort.van))
    {
        counted.wacht_nog += 1;
        let waits = kader.peildatum.signed_duration_since(van).num_days();
        counted.wacht_langst = counted.wacht_langst.max(Some(waits));
    }
    counted.tally.add(rij, lot, &rijen.per);
}

/// How a case comes out, and what becomes of it after Proeftuin and filter.
fn lot(
    kader: &Kader<'_>,
    rijen: &Rijen,
    soort: &TermijnNorm,
    filters: &Filters<'_>,
    rij: RijBlik<'_>,
) -> (Uitkomst, Lot) {
    let (uitkomst, versie) = plaats(kader, soort, rij);
    let filter = versie.map_or(&[][..], |versie| filters.van(versie));
    let judged = |goed: Decimal| match kader.zeef(rij, rijen, filter) {
        Some(zeef) => zeef.lot(Some(Decimal::ONE)),
        None => Lot::Geteld { goed, van: Decimal::ONE, tegen: goed.is_zero() },
    };
    let kept = |lot: Lot| if kader.blijft(rij, rijen, filter) { lot } else { Lot::Buiten };
    let lot = match uitkomst {
        Uitkomst::Buiten => Lot::Buiten,
        Uitkomst::Onleesbaar => Lot::Onleesbaar(Some(Decimal::ONE)),
        Uitkomst::Open => kept(Lot::Open),
        Uitkomst::Ingetrokken(field) => kept(Lot::Ingetrokken(field)),
        Uitkomst::OpTijd => judged(Decimal::ONE),
        Uitkomst::Laat { .. } => judged(Decimal::ZERO),
    };
    (uitkomst, lot)
}

/// Steps 1 and 2 (design, 4.4), and the versie whose term and filter hold for the case.
fn plaats<'a>(kader: &Kader<'a>, soort: &TermijnNorm, rij: RijBlik<'_>) -> (Uitkomst, Option<&'a Versie>) {
    let by_delivery = || match kader.raakt(rij) {
        Plaatsing::Onleesbaar => (Uitkomst::Onleesbaar, None),
        Plaatsing::Buiten | Plaatsing::In => (Uitkomst::Buiten, None),
    };
    if !rij.is_zaak() {
        return by_delivery();
    }
    let tot = rij.dag(soort.tot);
    let van = match (rij.dag(soort.van), tot) {
        (Dag::Leeg, _) => return (Uitkomst::Buiten, None),
        (Dag::Onleesbaar, _) => return by_delivery(),
        (Dag::Op(van), Dag::Op(tot)) if tot < van => return by_delivery(),
        (Dag::Op(van), Dag::Op(_) | Dag::Leeg | Dag::Onleesbaar) => van,
    };
    let Some(versie) = kader.norm.versie_op(van) else { return (Uitkomst::Buiten, None) };
    let deadline = deadline(kader, soort, versie, van);
    (op_termijn(kader, soort, rij, (van, deadline, tot)), Some(versie))
}

/// The last day that is in time.
fn deadline(kader: &Kader<'_>, soort: &TermijnNorm, versie: &Versie, van: NaiveDate) -> NaiveDate {
    let Some(binnen) = versie.binnen else { return van };
    let day = binnen.na(van);
    let moves = soort.wettelijk && binnen.onder_termijnenwet();
    if moves { kader.overeenkomst.feestdagen.eerste_werkdag_vanaf(day) } else { day }
}

/// How a case with a known beginning comes out.
fn op_termijn(
    kader: &Kader<'_>,
    soort: &TermijnNorm,
    rij: RijBlik<'_>,
    (van, deadline, tot): (NaiveDate, NaiveDate, Dag),
) -> Uitkomst {
    let too_late = deadline.checked_add_days(Days::new(1)).unwrap_or(deadline);
    let withdrawn = || soort.ingetrokken.iter().map(|veld| rij.dag(*veld));
    if tot == Dag::Onleesbaar || withdrawn().any(|day| day == Dag::Onleesbaar) {
        let touched = kader.raakt_dagen(van, too_late);
        return if touched { Uitkomst::Onleesbaar } else { Uitkomst::Buiten };
    }
    let within = |day: NaiveDate, uitkomst| if kader.in_periode(day) { uitkomst } else { Uitkomst::Buiten };
    let tot = match tot {
        Dag::Op(day) => Some(day),
        Dag::Leeg | Dag::Onleesbaar => None,
    };
    let first_withdrawal = withdrawn()
        .enumerate()
        .filter_map(|(index, day)| match day {
            Dag::Op(day) => Some((day, index)),
            Dag::Leeg | Dag::Onleesbaar => None,
        })
        .min();
    if let Some((day, index)) = first_withdrawal
        && day <= deadline
        && tot.is_none_or(|tot| tot > day)
    {
        return within(day, Uitkomst::Ingetrokken(index));
    }
    match tot {
        Some(tot) if tot <= deadline => within(tot, Uitkomst::OpTijd),
        Some(_) | None if deadline < kader.peildatum => {
            within(too_late, Uitkomst::Laat { wacht_nog: tot.is_none() && first_withdrawal.is_none() })
        }
        Some(_) | None if van <= kader.einde() => Uitkomst::Open,
        Some(_) | None => Uitkomst::Buiten,
    }
}
