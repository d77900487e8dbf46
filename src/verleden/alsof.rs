//! What the norms and waiting lists would have been without a change: with the values that were there before it, and
//! without the cases that are gone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Aard, Bron, Verandering, Verleden};
use rayon::prelude::*;

use crate::{
    agreement::{Leden, Norm, Soort},
    norm::{
        Beoordeling, Rechter, Uitslag, Vraag,
        blik::{Alsof, Anders},
        termijn,
    },
    wachtlijst::{WachtlijstStand, Zaaklijst},
};

/// Changes of one kind in one field of a data set.
pub type Veld = (Aard, usize, usize);

/// What comes out otherwise without the changes in a field, and for which rows.
#[derive(Default)]
struct Gevolg {
    normen: Vec<(usize, Uitslag, BTreeSet<u32>)>,
    wachtlijsten: Vec<(usize, WachtlijstStand, BTreeSet<u32>)>,
}

/// Judges again what hangs on a change, and notes which cases make the difference.
pub(super) fn veranderd(
    bron: Bron<'_>,
    verleden: &mut Verleden,
    judged: (&[Beoordeling], &[WachtlijstStand]),
) {
    let mut changed: BTreeMap<Veld, Vec<Anders>> = BTreeMap::new();
    for of in &verleden.veranderingen {
        let cell = (of.wijziging.rij, of.wijziging.veld, of.eerder.cel);
        changed.entry(of.veld()).or_default().push(cell);
    }
    let one = |(veld, cells): (&Veld, &Vec<Anders>)| (*veld, gevolg(bron, *veld, cells, judged));
    for (veld, gevolg) in changed.par_iter().map(one).collect::<Vec<_>>() {
        for (norm, uitslag, rows) in gevolg.normen {
            verleden.normen.insert((veld, norm), uitslag);
            for of in van(verleden, veld).filter(|of| rows.contains(&of.wijziging.rij)) {
                of.normen.insert(norm);
            }
        }
        for (lijst, stand, rows) in gevolg.wachtlijsten {
            verleden.wachtlijsten.insert((veld, lijst), stand);
            for of in van(verleden, veld).filter(|of| rows.contains(&of.wijziging.rij)) {
                of.wachtlijsten.insert(lijst);
            }
        }
    }
}

/// What comes out otherwise with what stood in some cells of a field before.
fn gevolg(
    bron: Bron<'_>,
    veld: Veld,
    cells: &[Anders],
    (beoordelingen, wachtlijsten): (&[Beoordeling], &[WachtlijstStand]),
) -> Gevolg {
    let (aard, index, nr) = veld;
    let mut gevolg = Gevolg::default();
    let eerst = bron.rechter.alsof(index, Alsof { cellen: cells, ..Alsof::default() });
    for beoordeling in beoordelingen {
        let norm = &bron.overeenkomst.normen[beoordeling.norm];
        if !hangt_af(norm, veld) {
            continue;
        }
        let Some((vraag, uitslag)) = opnieuw(norm, &eerst, beoordeling) else { continue };
        let rows = anders(norm, vraag, bron.rechter, &eerst, cells);
        gevolg.normen.push((beoordeling.norm, uitslag, rows));
    }
    for stand in wachtlijsten {
        let lijst = &bron.overeenkomst.wachtlijsten[stand.wachtlijst];
        if lijst.gegevens != index || aard == Aard::Geleegd || !lijst.wacht.velden().contains(&nr) {
            continue;
        }
        let Some(zaaklijst) = Zaaklijst::van(bron.overeenkomst, stand.wachtlijst) else { continue };
        let blikken = eerst.blikken(bron.vraag.peildatum);
        let other = zaaklijst.stand(&blikken[index], bron.vraag);
        if telling(&other) == telling(stand) {
            continue;
        }
        let rows = || cells.iter().map(|(nr, ..)| *nr);
        let nu = &bron.rechter.blikken(bron.vraag.peildatum)[index];
        let nu = zaaklijst.loten(nu, bron.vraag, rows());
        let eerst = zaaklijst.loten(&blikken[index], bron.vraag, rows());
        gevolg.wachtlijsten.push((stand.wachtlijst, other, verschil(&nu, &eerst)));
    }
    gevolg
}

/// Judges again what rests on a data set of which cases are gone.
pub(super) fn zonder(bron: Bron<'_>, verleden: &mut Verleden, beoordelingen: &[Beoordeling]) {
    let mut gone: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for of in &verleden.verdwenen {
        gone.entry(of.gegevens).or_default().push(of.rij);
    }
    for (index, weg) in &gone {
        let rechter = bron.rechter.alsof(*index, Alsof { weg, ..Alsof::default() });
        for beoordeling in beoordelingen {
            let norm = &bron.overeenkomst.normen[beoordeling.norm];
            if !rust_op(norm, *index) {
                continue;
            }
            let Some((_, uitslag)) = opnieuw(norm, &rechter, beoordeling) else { continue };
            verleden.zonder.insert(beoordeling.norm, uitslag);
            for of in verleden.verdwenen.iter_mut().filter(|of| of.gegevens == *index) {
                of.normen.insert(beoordeling.norm);
            }
        }
    }
}

/// The verdict of another judge, if that is another verdict or another figure.
fn opnieuw(norm: &Norm, rechter: &Rechter<'_>, beoordeling: &Beoordeling) -> Option<(Vraag, Uitslag)> {
    let Uitslag { periode, peildatum, stand, .. } = &beoordeling.uitslag;
    stand.as_ref()?;
    let vraag = Vraag { periode: *periode, peildatum: *peildatum };
    let uitslag = rechter.uitslag(norm, vraag);
    (!is_gelijk(&uitslag, &beoordeling.uitslag)).then_some((vraag, uitslag))
}

fn van(verleden: &mut Verleden, veld: Veld) -> impl Iterator<Item = &mut Verandering> {
    verleden.veranderingen.iter_mut().filter(move |of| of.veld() == veld)
}

/// Whether a change in a field is about this norm: where its clock starts, where it stops, or any of its fields.
fn hangt_af(norm: &Norm, (aard, index, veld): Veld) -> bool {
    let own = norm.soort.rijen().is_some_and(|rijen| rijen.gegevens == index);
    match (aard, &norm.soort) {
        (Aard::Verschoven, Soort::Termijn(_, soort)) => own && soort.van == veld,
        (Aard::Verschoven, Soort::Herhaling(_, soort)) => own && soort.begin == veld,
        (Aard::Heropend, Soort::Termijn(_, soort)) => {
            own && (soort.tot == veld || soort.ingetrokken.contains(&veld))
        }
        (Aard::Heropend, Soort::Herhaling(_, soort)) => own && soort.afgesloten == veld,
        (Aard::Verschoven, _) => false,
        (Aard::Heropend | Aard::Geleegd, _) => rust_op(norm, index),
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

/// What people look at in a waiting list.
fn telling(stand: &WachtlijstStand) -> (u64, u64, Vec<u64>) {
    let months = stand.maanden.iter().map(|maand| maand.gevallen).collect();
    (stand.stand.wachtend, stand.stand.boven_grens, months)
}

/// Whether verdict and figure are the same.
fn is_gelijk(een: &Uitslag, ander: &Uitslag) -> bool {
    let figures = |of: &Uitslag| of.stand.as_ref().map(|stand| (stand.teller, stand.noemer));
    een.oordeel == ander.oordeel && figures(een) == figures(ander)
}

/// The changed cases that count otherwise. What becomes of a case by itself is known of a termijn only; of another
/// soort it may be any of them.
fn anders(
    norm: &Norm,
    vraag: Vraag,
    nu: &Rechter<'_>,
    eerst: &Rechter<'_>,
    cells: &[Anders],
) -> BTreeSet<u32> {
    let rows = || cells.iter().map(|(nr, ..)| *nr);
    let lots =
        |rechter: &Rechter<'_>| rechter.kijk(norm, vraag, |kader| termijn::loten(kader, rows())).flatten();
    match (lots(nu), lots(eerst)) {
        (Some(nu), Some(eerst)) => verschil(&nu, &eerst),
        (None, _) | (_, None) => rows().collect(),
    }
}

/// The rows that are not the same in both.
fn verschil<T: PartialEq>(nu: &[(u32, T)], eerst: &[(u32, T)]) -> BTreeSet<u32> {
    nu.iter().zip(eerst).filter(|(nu, eerst)| nu != eerst).map(|(nu, _)| nu.0).collect()
}
