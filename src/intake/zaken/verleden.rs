//! What a newer delivery says differently: of a field its first, its last filled and its newest value.
//!
//! Of the older rows of a case only those are kept that hold the first or the last filled value of some field. What
//! is the first or last of a whole is that of one of its parts, so the order in which rows come in changes nothing.

use super::{Plek, Rij};
use crate::{calendar::Periode, intake::Cel};

/// Up to this many older rows a case keeps whatever they hold.
const GEEN_MOEITE: usize = 4;

/// What stood in a field once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waarde {
    /// The cell.
    pub cel: Cel,
    /// The period of the delivery.
    pub levering: Periode,
    /// The row.
    pub plek: Plek,
}

/// A field of a case that a newer delivery changed: a day that became another day, or a value that became empty.
/// What the newest row has, stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wijziging {
    /// Index in [`super::Zaken::rijen`].
    pub rij: u32,
    /// Index of the field.
    pub veld: usize,
    /// What was delivered first.
    pub eerst: Waarde,
    /// What the newest older delivery had that had something.
    pub laatst: Waarde,
}

/// Adds an older row, and from time to time lets go of those that say nothing more.
pub(super) fn bewaar(ouder: &mut Vec<Rij>, rij: Rij) {
    ouder.push(rij);
    if ouder.len() >= GEEN_MOEITE && ouder.len().is_power_of_two() {
        let velden = ouder.first().map_or(0, |rij| rij.cellen.len());
        let mut keep: Vec<Plek> = Vec::with_capacity(2 * velden);
        for veld in 0..velden {
            let filled = || ouder.iter().filter(|rij| is_gevuld(rij.cellen[veld]));
            keep.extend(filled().min_by_key(|rij| van_oud(rij)).map(|rij| rij.plek));
            keep.extend(filled().max_by_key(|rij| van_oud(rij)).map(|rij| rij.plek));
        }
        ouder.retain(|rij| keep.contains(&rij.plek));
    }
}

/// The fields that a case has otherwise than it had: index, first and last value.
pub(super) fn gewijzigd(nieuwste: &Rij, ouder: &[Rij]) -> impl Iterator<Item = (usize, Waarde, Waarde)> {
    let of = |veld: usize| {
        move |rij: &Rij| Waarde { cel: rij.cellen[veld], levering: rij.levering, plek: rij.plek }
    };
    nieuwste.cellen.iter().enumerate().filter(|_| !ouder.is_empty()).filter_map(move |(veld, nu)| {
        let may_differ = matches!(nu, Cel::Leeg | Cel::Datum(_));
        let filled = || ouder.iter().filter(|rij| may_differ && is_gevuld(rij.cellen[veld]));
        let eerst = filled().min_by_key(|rij| van_oud(rij)).map(of(veld))?;
        let laatst = filled().max_by_key(|rij| van_oud(rij)).map(of(veld))?;
        (eerst.cel != *nu).then_some((veld, eerst, laatst))
    })
}

fn is_gevuld(cel: Cel) -> bool {
    match cel {
        Cel::Leeg | Cel::Onleesbaar => false,
        Cel::Naam(_) | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_) => true,
    }
}

/// From old to new; of two rows in one delivery the first in the files.
fn van_oud(rij: &Rij) -> (Periode, Plek) {
    (rij.levering, rij.plek)
}

#[cfg(test)]
mod tests;
