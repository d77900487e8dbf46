//! What the norms and waiting lists would have been with the start days that were delivered first, and without the
//! cases that are gone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Aard, Bron, Verleden};
use crate::{
    agreement::{Leden, Norm, Soort},
    norm::{Beoordeling, Rechter, Uitslag, Vraag, blik::{Alsof, Anders}, termijn},
    wachtlijst::{self, WachtlijstStand},
};

/// A data set and a field in it.
type Veld = (usize, usize);

/// Judges again what hangs on a start that moved, and notes which cases make the difference.
pub(super) fn begin(
    bron: Bron<'_>,
    verleden: &mut Verleden,
    (beoordelingen, wachtlijsten): (&[Beoordeling], &[WachtlijstStand]),
) {
    let mut moved: BTreeMap<Veld, Vec<Anders>> = BTreeMap::new();
    for of in verleden.veranderingen.iter().filter(|of| of.aard == Aard::Verschoven) {
        let cell = (of.wijziging.rij, of.wijziging.veld, of.wijziging.eerst.cel);
        moved.entry((of.gegevens, of.wijziging.veld)).or_default().push(cell);
    }
    for (veld, cells) in &moved {
        let eerst = Rechter::new(bron.overeenkomst, bron.zaken, bron.oordelen).alsof(veld.0, Alsof { cellen: cells, ..Alsof::default() });
        for beoordeling in beoordelingen {
            let norm = &bron.overeenkomst.normen[beoordeling.norm];
            if begin_van(norm) != Some(*veld) || beoordeling.uitslag.stand.is_none() {
                continue;
            }
            let Uitslag { periode, peildatum, .. } = beoordeling.uitslag;
            let vraag = Vraag { periode, peildatum };
            let uitslag = eerst.uitslag(norm, vraag);
            if is_gelijk(&uitslag, &beoordeling.uitslag) {
                continue;
            }
            verleden.normen.insert(beoordeling.norm, uitslag);
            let rows = anders(norm, vraag, bron.rechter, &eerst, cells);
            for of in verleden.veranderingen.iter_mut().filter(|of| is_van(of, *veld)) {
                if rows.contains(&of.wijziging.rij) {
                    of.normen.insert(beoordeling.norm);
                }
            }
        }
        let (nu, eerst) = (bron.rechter.blikken(bron.vraag.peildatum), eerst.blikken(bron.vraag.peildatum));
        for stand in wachtlijsten {
            let lijst = &bron.overeenkomst.wachtlijsten[stand.wachtlijst];
            if (lijst.gegevens, lijst.van) != *veld {
                continue;
            }
            let other = wachtlijst::stand_op(&eerst[veld.0], bron.vraag, stand.wachtlijst, lijst);
            if (other.stand, &other.maanden) == (stand.stand, &stand.maanden) {
                continue;
            }
            verleden.wachtlijsten.insert(stand.wachtlijst, other);
            let rows = || cells.iter().map(|(nr, ..)| *nr);
            let nu = wachtlijst::loten(&nu[veld.0], bron.vraag, lijst, rows());
            let eerst = wachtlijst::loten(&eerst[veld.0], bron.vraag, lijst, rows());
            let rows: BTreeSet<u32> =
                nu.iter().zip(&eerst).filter(|(nu, eerst)| nu != eerst).map(|(nu, _)| nu.0).collect();
            for of in verleden.veranderingen.iter_mut().filter(|of| is_van(of, *veld)) {
                if rows.contains(&of.wijziging.rij) {
                    of.wachtlijsten.insert(stand.wachtlijst);
                }
            }
        }
    }
}

/// Judges again what rests on a data set of which cases are gone.
pub(super) fn zonder(bron: Bron<'_>, verleden: &mut Verleden, beoordelingen: &[Beoordeling]) {
    let mut gone: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for of in &verleden.verdwenen {
        gone.entry(of.gegevens).or_default().push(of.rij);
    }
    for (index, weg) in &gone {
        let rechter = Rechter::new(bron.overeenkomst, bron.zaken, bron.oordelen)
            .alsof(*index, Alsof { weg, ..Alsof::default() });
        for beoordeling in beoordelingen {
            let norm = &bron.overeenkomst.normen[beoordeling.norm];
            if !rust_op(norm, *index) || beoordeling.uitslag.stand.is_none() {
                continue;
            }
            let Uitslag { periode, peildatum, .. } = beoordeling.uitslag;
            let uitslag = rechter.uitslag(norm, Vraag { periode, peildatum });
            if is_gelijk(&uitslag, &beoordeling.uitslag) {
                continue;
            }
            verleden.zonder.insert(beoordeling.norm, uitslag);
            for of in verleden.verdwenen.iter_mut().filter(|of| of.gegevens == *index) {
                of.normen.insert(beoordeling.norm);
            }
        }
    }
}

/// Whether a norm takes rows or members from a data set.
fn rust_op(norm: &Norm, index: usize) -> bool {
    let members = norm.soort.leden().iter().any(|leden| match leden {
        Leden::Uit { gegevens, .. } => *gegevens == index,
        Leden::Gebieden | Leden::Lijst(_) => false,
    });
    members || norm.soort.rijen().is_some_and(|rijen| rijen.gegevens == index)
}

fn is_van(of: &super::Verandering, veld: Veld) -> bool {
    (of.gegevens, of.wijziging.veld) == veld
}

/// The field in which the clock of a norm starts.
fn begin_van(norm: &Norm) -> Option<Veld> {
    match &norm.soort {
        Soort::Termijn(rijen, soort) => Some((rijen.gegevens, soort.van)),
        Soort::Herhaling(rijen, soort) => Some((rijen.gegevens, soort.begin)),
        Soort::Aandeel(..)
        | Soort::Telling(..)
        | Soort::Aantal(..)
        | Soort::Volledigheid(..)
        | Soort::Frequentie(..)
        | Soort::Oordeel(_) => None,
    }
}

/// Whether verdict and figure are the same.
fn is_gelijk(een: &Uitslag, ander: &Uitslag) -> bool {
    let figures = |of: &Uitslag| of.stand.as_ref().map(|stand| (stand.teller, stand.noemer));
    een.oordeel == ander.oordeel && figures(een) == figures(ander)
}

/// The moved cases that count otherwise. Whether a case returned hangs on others: there it may be any of them.
fn anders(
    norm: &Norm,
    vraag: Vraag,
    nu: &Rechter<'_>,
    eerst: &Rechter<'_>,
    cells: &[Anders],
) -> BTreeSet<u32> {
    let rows = || cells.iter().map(|(nr, ..)| *nr);
    let lots = |rechter: &Rechter<'_>| {
        rechter.kijk(norm, vraag, |kader| termijn::loten(kader, rows())).flatten()
    };
    match (lots(nu), lots(eerst)) {
        (Some(nu), Some(eerst)) => {
            nu.iter().zip(&eerst).filter(|(nu, eerst)| nu != eerst).map(|(nu, _)| nu.0).collect()
        }
        (None, _) | (_, None) => rows().collect(),
    }
}
