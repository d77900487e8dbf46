//! Soort `aandeel`: the share of the rows, or of their weight, that meets `voldoet`.
//!
//! At most two talks, at most 10% to the Wmo, an education, a registration; with `weging` the 30/70 shift by budget
//! (memo 3.2, kernbeding 1, 5, 8 and 11). A row whose condition meets an empty or unreadable cell is unreadable;
//! one without a weight makes the verdict onzeker (design, 4.4 step 5).

use rust_decimal::Decimal;

use super::{
    blik::RijBlik,
    kader::{Kader, Plaatsing},
    meting::{Meting, Vast},
    tally::{Lot, Tally},
    verdict::{Grenzen, Stand},
    voorwaarde::{Bereid, Waarheid, alle},
};
use crate::{
    agreement::{AandeelNorm, Rijen},
    intake::Cel,
};

/// Judges every row.
pub(super) fn meet<'a>(kader: &Kader<'a>, rijen: &'a Rijen, soort: &'a AandeelNorm) -> Meting {
    let blik = kader.blik(rijen);
    let filter = kader.filter(rijen);
    let voldoet = Bereid::all(&soort.voldoet, &blik.zaken.namen);
    let tally: Tally = blik.tel(|tally: &mut Tally, rij| {
        let lot = match kader.plaats(rij, &soort.plaats, rijen) {
            Plaatsing::Buiten => Lot::Buiten,
            Plaatsing::Onleesbaar => Lot::Onleesbaar(gewicht(soort, rij)),
            Plaatsing::In => kader
                .zeef(rij, rijen, &filter)
                .map_or_else(|| oordeel(kader, soort, &voldoet, rij), |zeef| zeef.lot(gewicht(soort, rij))),
        };
        tally.add(rij, lot, &rijen.per);
    });
    van_tally(kader, rijen, tally, soort.weging.is_none())
}

/// A share of sums: what aandeel, telling and herhaling have in common.
pub(super) fn van_tally(kader: &Kader<'_>, rijen: &Rijen, tally: Tally, heeft_marge: bool) -> Meting {
    let tally = tally.ordered();
    let noemer = Some(tally.totaal + tally.onleesbaar_gewicht);
    Meting {
        grenzen: Grenzen {
            slechtst: (tally.goed, noemer),
            best: (tally.goed + tally.onleesbaar_gewicht, noemer),
        },
        exact: None,
        niet_te_vergelijken: tally.gewicht_onbekend,
        heeft_marge,
        vast: Vast::Aandeel,
        stand: Stand {
            teller: tally.goed,
            noemer: Some(tally.totaal),
            open: tally.open,
            proeftuin: tally.proeftuin,
            per: tally.uitsplitsingen(kader.blik(rijen), &rijen.per, true),
            onleesbaar: tally.onleesbaar,
            niet_goed: tally.niet_goed,
            ..Stand::default()
        },
    }
}

/// Step 5 for one row.
fn oordeel(kader: &Kader<'_>, soort: &AandeelNorm, voldoet: &[Bereid<'_>], rij: RijBlik<'_>) -> Lot {
    let Some(van) = gewicht(soort, rij) else { return Lot::Onleesbaar(None) };
    let lot = |goed: bool| Lot::Geteld {
        goed: if goed { van } else { Decimal::ZERO },
        van,
        tegen: goed == kader.hoogstens(),
    };
    match alle(voldoet, rij) {
        Waarheid::Waar => lot(true),
        Waarheid::Onwaar => lot(false),
        Waarheid::Onbekend => Lot::Onleesbaar(Some(van)),
    }
}

/// What a row weighs; none when that can't be read, or two rows claim to be it.
fn gewicht(soort: &AandeelNorm, rij: RijBlik<'_>) -> Option<Decimal> {
    let Some(veld) = soort.weging else { return Some(Decimal::ONE) };
    match rij.cel(veld) {
        Cel::Getal(getal) if !rij.is_dubbel() => Some(getal),
        Cel::Getal(_) | Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Datum(_) | Cel::JaNee(_) => None,
    }
}
