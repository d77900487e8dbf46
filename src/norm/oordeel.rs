//! Soort `oordeel`: the gemeente recorded a positive judgement that has not expired.
//!
//! For every bepaling that no data can show; never a pass by itself (memo-besluit 33). The newest record on the norm, or
//! on anything it belongs to, decides; of two on one day the negative.

use chrono::NaiveDate;

use super::verdict::Oordeel;
use crate::{
    agreement::{Norm, OordeelNorm},
    intake::OordeelRegel,
};

/// The verdict on the last day, and the index of the record that was looked at, be it valid or expired.
pub(super) fn beoordeel(
    norm: &Norm,
    soort: &OordeelNorm,
    oordelen: &[OordeelRegel],
    einde: NaiveDate,
) -> (Oordeel, Option<usize>) {
    let newest = oordelen
        .iter()
        .enumerate()
        .filter(|(_, regel)| regel.datum <= einde)
        .filter(|(_, regel)| regel.onderwerp == norm.id || norm.hoort_bij.contains(&regel.onderwerp))
        .max_by_key(|(_, regel)| (regel.datum, !regel.voldoende));
    let Some((index, regel)) = newest else { return (Oordeel::TeBeoordelen, None) };
    let last_day = regel.geldig_tot.or_else(|| soort.geldig.map(|geldig| geldig.na(regel.datum)));
    let oordeel = match (last_day.is_some_and(|last| einde > last), regel.voldoende) {
        (true, _) => Oordeel::TeBeoordelen,
        (false, true) => Oordeel::Gehaald,
        (false, false) => Oordeel::NietGehaald,
    };
    (oordeel, Some(index))
}
