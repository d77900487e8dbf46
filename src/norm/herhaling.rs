//! Soort `herhaling`: after closing, the same client returns with the same hulpvraag within `binnen`.
//!
//! A return decides on the day on which it begins; without one a closed case is mature when the term is over
//! (memo 3.2, collectief doel 2; memo-besluit 12). The teller counts returns.

use chrono::{Days, NaiveDate};
use foldhash::HashMap;
use rust_decimal::Decimal;

use super::{
    aandeel::van_tally,
    blik::{Dag, RijBlik},
    kader::{Filters, Kader, Plaatsing},
    meting::Meting,
    tally::{Lot, Tally},
};
use crate::{
    agreement::{HerhalingNorm, Rijen},
    intake::Cel,
};

/// Who came with what.
type Vraag = (Cel, Cel);

/// When cases began, in order, with their rows.
type Begonnen = HashMap<Vraag, Vec<(NaiveDate, u32)>>;

/// Judges every closed case.
pub(super) fn meet<'a>(kader: &Kader<'a>, rijen: &'a Rijen, soort: &'a HerhalingNorm) -> Meting {
    let blik = kader.blik(rijen);
    let mut begun = Begonnen::default();
    for rij in blik.rijen().filter(|rij| rij.is_zaak()) {
        if let Dag::Op(begin) = rij.dag(soort.begin) {
            begun.entry(vraag(soort, rij)).or_default().push((begin, rij.nr));
        }
    }
    for days in begun.values_mut() {
        days.sort_unstable();
    }
    let filters = kader.filters(rijen);
    let tally: Tally = blik.tel(|tally: &mut Tally, rij| {
        let lot = lot(kader, rijen, soort, (&begun, &filters), rij);
        tally.add(rij, lot, &rijen.per);
    });
    van_tally(kader, rijen, tally, true)
}

fn vraag(soort: &HerhalingNorm, rij: RijBlik<'_>) -> Vraag {
    (rij.cel(soort.client), rij.cel(soort.hulpvraag))
}

fn lot(
    kader: &Kader<'_>,
    rijen: &Rijen,
    soort: &HerhalingNorm,
    (begun, filters): (&Begonnen, &Filters<'_>),
    rij: RijBlik<'_>,
) -> Lot {
    let vraag = vraag(soort, rij);
    let unknown = [vraag.0, vraag.1].iter().any(|cel| matches!(cel, Cel::Leeg | Cel::Onleesbaar));
    let closed = rij.dag(soort.afgesloten);
    if !rij.is_zaak() || unknown || closed == Dag::Onleesbaar || rij.dag(soort.begin) == Dag::Onleesbaar {
        return match kader.raakt(rij) {
            Plaatsing::Onleesbaar => Lot::Onleesbaar(Some(Decimal::ONE)),
            Plaatsing::Buiten | Plaatsing::In => Lot::Buiten,
        };
    }
    let Dag::Op(closed) = closed else { return Lot::Buiten };
    let Some(versie) = kader.norm.versie_op(closed) else { return Lot::Buiten };
    let filter = filters.van(versie);
    let last = versie.binnen.map_or(closed, |binnen| binnen.na(closed));
    let back = begun
        .get(&vraag)
        .and_then(|days| days.iter().find(|(begin, nr)| *begin > closed && *begin <= last && *nr != rij.nr))
        .map(|(begin, _)| *begin);
    let decided = match back {
        Some(begin) => begin,
        None => last.checked_add_days(Days::new(1)).unwrap_or(last),
    };
    if decided > kader.peildatum {
        let open = closed <= kader.einde() && kader.blijft(rij, rijen, filter);
        return if open { Lot::Open } else { Lot::Buiten };
    }
    if !kader.in_periode(decided) {
        return Lot::Buiten;
    }
    kader.zeef(rij, rijen, filter).map_or(
        Lot::Geteld {
            goed: if back.is_some() { Decimal::ONE } else { Decimal::ZERO },
            van: Decimal::ONE,
            tegen: back.is_some(),
        },
        |zeef| zeef.lot(Some(Decimal::ONE)),
    )
}
