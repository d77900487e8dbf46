//! Soort `telling`: a share of two summed columns, for a provider that sends counts and no cases.
//!
//! An unreadable teller or noemer makes the verdict onzeker (design, 4.4 step 5).

use rust_decimal::Decimal;

use super::{
    aandeel::van_tally,
    blik::RijBlik,
    kader::{Kader, Plaatsing},
    meting::Meting,
    tally::{Lot, Tally},
};
use crate::{
    agreement::{Rijen, TellingNorm},
    intake::Cel,
};

/// Sums both columns.
pub(super) fn meet<'a>(kader: &Kader<'a>, rijen: &'a Rijen, soort: &'a TellingNorm) -> Meting {
    let filter = kader.filter(rijen);
    let tally: Tally = kader.blik(rijen).tel(|tally: &mut Tally, rij| {
        let lot = match kader.plaats(rij, &soort.plaats, rijen) {
            Plaatsing::Buiten => Lot::Buiten,
            Plaatsing::Onleesbaar => Lot::Onleesbaar(getal(rij, soort.noemer)),
            Plaatsing::In => kader
                .zeef(rij, rijen, &filter)
                .map_or_else(|| geteld(kader, soort, rij), |zeef| zeef.lot(getal(rij, soort.noemer))),
        };
        tally.add(rij, lot, &rijen.per);
    });
    van_tally(kader, rijen, tally, true)
}

fn geteld(kader: &Kader<'_>, soort: &TellingNorm, rij: RijBlik<'_>) -> Lot {
    match (getal(rij, soort.teller), getal(rij, soort.noemer)) {
        (Some(goed), Some(van)) => {
            let tegen = if kader.hoogstens() { !goed.is_zero() } else { goed != van };
            Lot::Geteld { goed, van, tegen }
        }
        (None, _) | (_, None) => Lot::Onleesbaar(None),
    }
}

fn getal(rij: RijBlik<'_>, veld: usize) -> Option<Decimal> {
    match rij.cel(veld) {
        Cel::Getal(getal) if !rij.is_dubbel() => Some(getal),
        Cel::Getal(_) | Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Datum(_) | Cel::JaNee(_) => None,
    }
}
