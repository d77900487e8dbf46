//! Whether a row meets a condition: yes, no, or not known because a cell is empty or unreadable.

use std::cmp::Ordering;

use super::blik::RijBlik;
use crate::{
    agreement::{Eis, Literaal, Vergelijking, Voorwaarde, Waarde},
    intake::{Cel, Naam, Namen},
};

/// The outcome of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waarheid {
    /// It holds.
    Waar,
    /// It fails.
    Onwaar,
    /// It meets an empty or unreadable cell.
    Onbekend,
}

/// A condition with its words looked up in the data set, so that rows compare numbers only.
#[derive(Debug, Clone)]
pub(crate) struct Bereid<'a> {
    veld: usize,
    eis: BereideEis<'a>,
}

#[derive(Debug, Clone)]
enum BereideEis<'a> {
    /// None for a word that does not occur in the data set: nothing equals it.
    Naam(Vergelijking, Option<Naam>),
    Vergelijk(Vergelijking, &'a Waarde),
    In(Vec<Option<Cel>>),
    Leeg,
    Gevuld,
}

impl<'a> Bereid<'a> {
    /// Looks the words up.
    pub(crate) fn new(voorwaarde: &'a Voorwaarde, namen: &Namen) -> Self {
        let eis = match &voorwaarde.eis {
            Eis::Vergelijk(vergelijking, Waarde::Literaal(Literaal::Naam(word))) => {
                BereideEis::Naam(*vergelijking, namen.find(word))
            }
            Eis::Vergelijk(vergelijking, waarde) => BereideEis::Vergelijk(*vergelijking, waarde),
            Eis::In(list) => BereideEis::In(list.iter().map(|literaal| as_cel(literaal, namen)).collect()),
            Eis::Leeg => BereideEis::Leeg,
            Eis::Gevuld => BereideEis::Gevuld,
        };
        Self { veld: voorwaarde.veld, eis }
    }

    /// All conditions of a list.
    pub(crate) fn all(voorwaarden: &'a [Voorwaarde], namen: &Namen) -> Vec<Self> {
        voorwaarden.iter().map(|voorwaarde| Self::new(voorwaarde, namen)).collect()
    }

    /// Whether a row meets it.
    pub(crate) fn waarheid(&self, rij: RijBlik<'_>) -> Waarheid {
        let cel = rij.gezien(self.veld);
        match (&self.eis, cel) {
            (BereideEis::Leeg, _) => Waarheid::from(*cel == Cel::Leeg),
            (BereideEis::Gevuld, _) => Waarheid::from(*cel != Cel::Leeg),
            (_, Cel::Leeg | Cel::Onleesbaar) => Waarheid::Onbekend,
            (BereideEis::Naam(vergelijking, word), Cel::Naam(found)) => {
                let ordering = if *word == Some(*found) { Ordering::Equal } else { Ordering::Less };
                Waarheid::from(vergelijking.holds(ordering))
            }
            (BereideEis::In(list), _) => Waarheid::from(list.iter().flatten().any(|of| of == cel)),
            (BereideEis::Vergelijk(vergelijking, waarde), _) => {
                let found = match waarde {
                    Waarde::Literaal(literaal) => compare(cel, &literal_cel(literaal)),
                    Waarde::Veld(veld) => compare(cel, rij.gezien(*veld)),
                    Waarde::Peildatum => compare(cel, &Cel::Datum(rij.peildatum())),
                };
                found.map_or(Waarheid::Onbekend, |found| Waarheid::from(vergelijking.holds(found)))
            }
            // The agreement types its conditions: no other pair occurs.
            (BereideEis::Naam(..), Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_)) => Waarheid::Onbekend,
        }
    }
}

impl From<bool> for Waarheid {
    fn from(holds: bool) -> Self {
        if holds { Self::Waar } else { Self::Onwaar }
    }
}

/// Whether a row meets all of a list: one that fails decides; else one that is not known.
pub(crate) fn alle(voorwaarden: &[Bereid<'_>], rij: RijBlik<'_>) -> Waarheid {
    let mut outcome = Waarheid::Waar;
    for voorwaarde in voorwaarden {
        match voorwaarde.waarheid(rij) {
            Waarheid::Waar => {}
            Waarheid::Onwaar => return Waarheid::Onwaar,
            Waarheid::Onbekend => outcome = Waarheid::Onbekend,
        }
    }
    outcome
}

fn as_cel(literaal: &Literaal, namen: &Namen) -> Option<Cel> {
    match literaal {
        Literaal::Naam(word) => namen.find(word).map(Cel::Naam),
        Literaal::Getal(_) | Literaal::Datum(_) | Literaal::JaNee(_) => Some(literal_cel(literaal)),
    }
}

/// A literal as a cell. A word has none without a data set; [`Bereid::new`] has looked it up before.
fn literal_cel(literaal: &Literaal) -> Cel {
    match literaal {
        Literaal::Naam(_) => Cel::Onleesbaar,
        Literaal::Getal(getal) => Cel::Getal(*getal),
        Literaal::Datum(dag) => Cel::Datum(*dag),
        Literaal::JaNee(ja) => Cel::JaNee(*ja),
    }
}

fn compare(left: &Cel, right: &Cel) -> Option<Ordering> {
    match (left, right) {
        (Cel::Getal(a), Cel::Getal(b)) => Some(a.cmp(b)),
        (Cel::Datum(a), Cel::Datum(b)) => Some(a.cmp(b)),
        (Cel::JaNee(a), Cel::JaNee(b)) => Some(a.cmp(b)),
        (Cel::Naam(a), Cel::Naam(b)) => Some(a.cmp(b)),
        (Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_), _) => {
            None
        }
    }
}
