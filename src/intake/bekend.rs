//! What was known on a day: the deliveries whose period had ended by then.

use chrono::NaiveDate;

use super::{
    Bestand,
    bestand::{Bestemming, bestemming},
};
use crate::agreement::Overeenkomst;

/// The files of a data folder, parted by what was known on a day.
#[derive(Debug, Clone, Default)]
pub struct Bekend {
    /// Those to read: everything but later deliveries.
    pub bestanden: Vec<Bestand>,
    /// Paths of the deliveries whose period had not ended, in order.
    pub later: Vec<String>,
}

/// Parts files by what was known at the end of a day (design, 4.4).
#[must_use]
pub fn zoals_bekend(overeenkomst: &Overeenkomst, bestanden: Vec<Bestand>, dag: NaiveDate) -> Bekend {
    let mut bekend = Bekend::default();
    for bestand in bestanden {
        match bestemming(&bestand.pad, overeenkomst) {
            Bestemming::Levering { periode, .. } if periode.tot_en_met() > dag => {
                bekend.later.push(bestand.pad);
            }
            Bestemming::Levering { .. }
            | Bestemming::Oordelen
            | Bestemming::Dossier
            | Bestemming::Onbekend(_)
            | Bestemming::GeenInvoer => bekend.bestanden.push(bestand),
        }
    }
    bekend.later.sort_unstable();
    bekend
}
