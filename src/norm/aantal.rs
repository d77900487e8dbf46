//! Soort `aantal`: a number of rows, or a sum; the threshold is optional.
//!
//! Visits to people of 75 and over, income checks (memo 3.1 doel 7; 3.2, informele ondersteuning).

use rust_decimal::Decimal;

use super::{
    blik::RijBlik,
    kader::{Kader, Plaatsing},
    meting::{Meting, Vast},
    tally::{Lot, Tally},
    verdict::{Grenzen, Stand},
};
use crate::{
    agreement::{AantalNorm, Rijen},
    intake::Cel,
};

/// Counts or sums.
pub(super) fn meet<'a>(kader: &Kader<'a>, rijen: &'a Rijen, soort: &'a AantalNorm) -> Meting {
    let filter = kader.filter(rijen);
    let tally: Tally = kader.blik(rijen).tel(|tally: &mut Tally, rij| {
        let lot = match kader.plaats(rij, &soort.plaats, rijen) {
            Plaatsing::Buiten => Lot::Buiten,
            Plaatsing::Onleesbaar => Lot::Onleesbaar(waarde(soort, rij)),
            Plaatsing::In => kader.zeef(rij, rijen, &filter).map_or_else(
                || match waarde(soort, rij) {
                    Some(van) => Lot::Geteld { goed: van, van, tegen: kader.hoogstens() },
                    None => Lot::Onleesbaar(None),
                },
                |zeef| zeef.lot(waarde(soort, rij)),
            ),
        };
        tally.add(rij, lot, &rijen.per);
    });
    let tally = tally.ordered();
    Meting {
        grenzen: Grenzen {
            slechtst: (tally.goed, None),
            best: (tally.goed + tally.onleesbaar_gewicht, None),
        },
        exact: None,
        niet_te_vergelijken: tally.gewicht_onbekend,
        heeft_marge: true,
        vast: if soort.som.is_none() { Vast::Aantal } else { Vast::Niets },
        stand: Stand {
            teller: tally.goed,
            noemer: None,
            proeftuin: tally.proeftuin,
            per: tally.uitsplitsingen(kader.blik(rijen), &rijen.per, false),
            onleesbaar: tally.onleesbaar,
            niet_goed: tally.niet_goed,
            ..Stand::default()
        },
    }
}

/// What a row adds: one, or the number in its cell.
fn waarde(soort: &AantalNorm, rij: RijBlik<'_>) -> Option<Decimal> {
    let Some(veld) = soort.som else { return Some(Decimal::ONE) };
    match rij.cel(veld) {
        Cel::Getal(getal) if !rij.is_dubbel() => Some(getal),
        Cel::Getal(_) | Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Datum(_) | Cel::JaNee(_) => None,
    }
}
