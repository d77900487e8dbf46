//! Soort `volledigheid`: each declared member has at least `aantal` rows.
//!
//! A meeting place in each of the 11 wijkgebieden, the 13 parts of the plan, five kinds of expertise in each team
//! (memo 3.2, kernbeding 8; informele ondersteuning; 3.4, hulpvragen 6).

use rust_decimal::Decimal;

use super::{
    kader::{Kader, Plaatsing},
    leden::{self, Ledentally},
    meting::Meting,
    tally::Lot,
};
use crate::agreement::{Rijen, VolledigheidNorm};

/// Counts the rows of every member; none when a data set that names the members has no delivery.
pub(super) fn meet<'a>(kader: &Kader<'a>, rijen: &'a Rijen, soort: &'a VolledigheidNorm) -> Option<Meting> {
    let lijst = leden::lijst(kader, &soort.elk)?;
    let filter = kader.filter(rijen);
    let tally: Ledentally = kader.blik(rijen).tel(|tally: &mut Ledentally, rij| {
        let lot = match kader.plaats(rij, &soort.plaats, rijen) {
            Plaatsing::Buiten => Lot::Buiten,
            Plaatsing::Onleesbaar => Lot::Onleesbaar(Some(Decimal::ONE)),
            Plaatsing::In => kader
                .zeef(rij, rijen, &filter)
                .map_or(Lot::Geteld { goed: Decimal::ONE, van: Decimal::ONE, tegen: false }, |zeef| {
                    zeef.lot(Some(Decimal::ONE))
                }),
        };
        tally.add(rij, lot, &soort.veld, 0);
    });
    Some(tally.meting(kader, (rijen, &soort.veld), &lijst, kader.versie.aantal.into(), &[None]))
}
