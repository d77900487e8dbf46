//! What a later delivery changed in the past, and what a verdict would have been without that (design, 4.5).
//!
//! A verdict rests on the newest state of every case. This module says where that state is not what was delivered
//! first: a start that moved, an end that was taken back, a case that is gone. It judges nothing new: a verdict with
//! the first start days comes from the same judges, who take some cells for others.

mod alsof;
mod rollen;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    agreement::{Gegevens, Inhoud, Overeenkomst, Soort},
    calendar::Periode,
    intake::{Cel, OordeelRegel, Rij, Sleutel, Waarde, Wijziging, Zaken},
    norm::{Beoordeling, Rechter, Uitslag, Vraag, termijn},
    wachtlijst::{WachtlijstStand, Zaaklijst},
};
pub use alsof::Veld;
use rollen::Rollen;

/// In how many deliveries an open case may be left out.
pub const LEVERINGEN: usize = 3;

/// Everything that later deliveries changed, as far as it matters for a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verleden {
    /// Fields that were changed, by data set, row and field.
    pub veranderingen: Vec<Verandering>,
    /// Cases that are gone, by data set and row.
    pub verdwenen: Vec<Verdwenen>,
    /// Open cases that are no longer delivered, by data set.
    pub niet_gezien: Vec<NietGezien>,
    /// Norms (index in the agreement) that come out otherwise with what stood in a field before.
    pub normen: BTreeMap<(Veld, usize), Uitslag>,
    /// Waiting lists (index in the agreement) that do.
    pub wachtlijsten: BTreeMap<(Veld, usize), WachtlijstStand>,
    /// Norms (index in the agreement) that come out otherwise without the cases that are gone.
    pub zonder: BTreeMap<usize, Uitslag>,
}

/// What a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aard {
    /// The start of a term is another day, or gone.
    Verschoven,
    /// The end of a term is a later day, or gone.
    Heropend,
    /// Something else on which a verdict hangs is gone.
    Geleegd,
}

/// A field of a case that a later delivery changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verandering {
    /// Index of the data set.
    pub gegevens: usize,
    /// What it is.
    pub aard: Aard,
    /// Row, field, and what stood there before.
    pub wijziging: Wijziging,
    /// What it is held against: what was delivered first, or the last of what is gone.
    pub eerder: Waarde,
    /// Norms of [`Verleden::normen`] for which this case counts otherwise.
    pub normen: BTreeSet<usize>,
    /// Waiting lists of [`Verleden::wachtlijsten`] for which it does.
    pub wachtlijsten: BTreeSet<usize>,
}

/// A case that a stand had, and no longer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdwenen {
    /// Index of the data set.
    pub gegevens: usize,
    /// Index in [`Zaken::rijen`].
    pub rij: u32,
    /// The first delivery without it.
    pub sinds: Periode,
    /// Norms of [`Verleden::zonder`] that rest on its data set.
    pub normen: BTreeSet<usize>,
}

/// Open cases past their term that the last deliveries do not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NietGezien {
    /// Index of the data set.
    pub gegevens: usize,
    /// Indices in [`Zaken::rijen`], in order.
    pub rijen: Vec<u32>,
    /// Norms over whose term they are.
    pub normen: BTreeSet<usize>,
    /// Waiting lists over whose grens they are.
    pub wachtlijsten: BTreeSet<usize>,
}

/// What is asked, and what was delivered.
#[derive(Debug, Clone, Copy)]
struct Bron<'a> {
    overeenkomst: &'a Overeenkomst,
    zaken: &'a [Zaken],
    vraag: Vraag,
    /// Who judges with the newest state.
    rechter: &'a Rechter<'a>,
}

/// Looks for everything that later deliveries changed.
#[must_use]
pub fn verleden(
    overeenkomst: &Overeenkomst,
    (zaken, oordelen): (&[Zaken], &[OordeelRegel]),
    vraag: Vraag,
    (beoordelingen, wachtlijsten): (&[Beoordeling], &[WachtlijstStand]),
) -> Verleden {
    let rechter = Rechter::new(overeenkomst, zaken, oordelen);
    // What is taken for something else is held against this.
    rechter.blikken(vraag.peildatum);
    let bron = Bron { overeenkomst, zaken, vraag, rechter: &rechter };
    let mut found = Verleden::default();
    for (index, (set, zaken)) in overeenkomst.gegevens.iter().zip(zaken).enumerate() {
        let rollen = Rollen::van(overeenkomst, index);
        found.veranderingen.extend(bron.veranderingen(index, &rollen));
        match set.inhoud {
            Inhoud::Stand => found.verdwenen.extend(bron.verdwenen(index, &rollen)),
            Inhoud::Mutaties => found.niet_gezien.extend(bron.niet_gezien(index, zaken)),
            Inhoud::Periode => {}
        }
    }
    alsof::veranderd(bron, &mut found, (beoordelingen, wachtlijsten));
    alsof::zonder(bron, &mut found, beoordelingen);
    // What came in before this period and counts for nothing in it was told in its own time.
    found.veranderingen.retain(|of| {
        let levering = zaken[of.gegevens].rijen.get(of.wijziging.rij as usize).map(|rij| rij.levering);
        let touches = !of.normen.is_empty() || !of.wachtlijsten.is_empty();
        touches || levering.is_some_and(|levering| bron.is_nieuws(levering))
    });
    found
}

impl Verandering {
    /// Changes of this kind in this field.
    #[must_use]
    pub fn veld(&self) -> Veld {
        (self.aard, self.gegevens, self.wijziging.veld)
    }
}

impl Verleden {
    /// A norm with the start days that were delivered first, where that is something else.
    #[must_use]
    pub fn eerst_geleverd(&self, norm: usize) -> Option<&Uitslag> {
        let mut of =
            self.normen.iter().filter(|(((aard, ..), of), _)| *aard == Aard::Verschoven && *of == norm);
        of.next().map(|(_, uitslag)| uitslag)
    }
}

impl Bron<'_> {
    /// Whether a delivery is about this period, or came later.
    fn is_nieuws(&self, levering: Periode) -> bool {
        levering.tot_en_met() >= self.vraag.periode.van()
    }

    /// What was changed in a data set, seen on the peildatum.
    fn veranderingen(&self, index: usize, rollen: &Rollen) -> Vec<Verandering> {
        let (set, zaken) = (&self.overeenkomst.gegevens[index], &self.zaken[index]);
        let one = |wijziging: &Wijziging| {
            let nu = zaken.rijen.get(wijziging.rij as usize)?.cellen.get(wijziging.veld).copied()?;
            let aard = self.aard(set, rollen, wijziging, nu)?;
            let (normen, wachtlijsten) = Default::default();
            // A start is held against what was delivered first; of what is gone the last value counts.
            let last = nu == Cel::Leeg && aard != Aard::Verschoven;
            let eerder = if last { wijziging.laatst } else { wijziging.eerst };
            Some(Verandering { gegevens: index, aard, wijziging: *wijziging, eerder, normen, wachtlijsten })
        };
        zaken.wijzigingen.iter().filter_map(one).collect()
    }

    /// What a change is; none for one that says nothing about what had happened by the peildatum.
    fn aard(&self, set: &Gegevens, rollen: &Rollen, wijziging: &Wijziging, nu: Cel) -> Option<Aard> {
        let Wijziging { veld, eerst, laatst, .. } = *wijziging;
        let known = |cel: Cel| match cel {
            Cel::Datum(dag) => set.velden[veld].gepland || dag <= self.vraag.peildatum,
            Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Getal(_) | Cel::JaNee(_) => false,
        };
        let emptied = nu == Cel::Leeg;
        if rollen.begin.contains(&veld) {
            return (known(eerst.cel) || known(nu)).then_some(Aard::Verschoven);
        }
        if rollen.eind.contains(&veld) {
            let later = match (eerst.cel, nu) {
                (Cel::Datum(eerst), Cel::Datum(nu)) => eerst < nu,
                (Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Getal(_) | Cel::JaNee(_), _)
                | (
                    Cel::Datum(_),
                    Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Getal(_) | Cel::JaNee(_),
                ) => false,
            };
            let reopened = (emptied && known(laatst.cel)) || (later && known(eerst.cel));
            return reopened.then_some(Aard::Heropend);
        }
        // A plan may be taken back.
        let used = rollen.gebruikt.contains(&veld) && !set.velden[veld].gepland;
        let begun = laatst.levering.van() <= self.vraag.peildatum;
        (emptied && used && begun).then_some(Aard::Geleegd)
    }

    /// The newest delivery of a data set that was over on the peildatum, and those before it.
    fn geleverd(&self, index: usize) -> impl DoubleEndedIterator<Item = Periode> {
        let over = |levering: &&Periode| levering.tot_en_met() <= self.vraag.peildatum;
        self.zaken[index].leveringen.iter().filter(over).copied()
    }

    /// Cases that a stand had and the newest one has not, though nothing says that they ended.
    fn verdwenen(&self, index: usize, rollen: &Rollen) -> Vec<Verdwenen> {
        let Some(newest) = self.geleverd(index).next_back() else { return Vec::new() };
        let ended = |rij: &Rij| {
            rollen.eind.iter().chain(&rollen.geldig_tot).any(|veld| match rij.cellen.get(*veld) {
                Some(Cel::Datum(dag)) => *dag <= newest.tot_en_met(),
                Some(Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Getal(_) | Cel::JaNee(_)) | None => {
                    false
                }
            })
        };
        let gone = |(nr, rij): (u32, &Rij)| {
            let is_case = rij.sleutel != Sleutel::Onleesbaar;
            if !is_case || rij.staat_in(newest) || ended(rij) {
                return None;
            }
            let last = self.geleverd(index).rfind(|levering| rij.staat_in(*levering))?;
            let sinds = self.geleverd(index).find(|levering| *levering > last)?;
            let normen = BTreeSet::new();
            self.is_nieuws(sinds).then_some(Verdwenen { gegevens: index, rij: nr, sinds, normen })
        };
        (0..).zip(&self.zaken[index].rijen).filter_map(gone).collect()
    }

    /// Open cases past their term that none of the last deliveries has.
    fn niet_gezien(&self, index: usize, zaken: &Zaken) -> Option<NietGezien> {
        let voor = self.geleverd(index).rev().nth(LEVERINGEN - 1)?;
        // A case that came back after the peildatum was not forgotten: it has a newer row, and is not older than this.
        if zaken.rijen.iter().all(|rij| rij.levering >= voor) {
            return None;
        }
        let mut rows = BTreeSet::new();
        let (mut normen, mut lists) = (BTreeSet::new(), BTreeSet::new());
        for (nr, norm) in self.overeenkomst.normen.iter().enumerate() {
            let own = norm.soort.rijen().is_some_and(|rijen| rijen.gegevens == index);
            if !own || !matches!(norm.soort, Soort::Termijn(..)) {
                continue;
            }
            let found = self.rechter.kijk(norm, self.vraag, |kader| termijn::lang_open(kader, voor));
            if let Some(found) = found.filter(|found| !found.is_empty()) {
                normen.insert(nr);
                rows.extend(found);
            }
        }
        let blikken = self.rechter.blikken(self.vraag.peildatum);
        for (nr, lijst) in self.overeenkomst.wachtlijsten.iter().enumerate() {
            let Some(zaaklijst) = Zaaklijst::van(self.overeenkomst, nr).filter(|_| lijst.gegevens == index)
            else {
                continue;
            };
            let found = zaaklijst.lang_open(&blikken[index], self.vraag, voor);
            if !found.is_empty() {
                lists.insert(nr);
                rows.extend(found);
            }
        }
        let rijen: Vec<u32> = rows.into_iter().collect();
        (!rijen.is_empty()).then_some(NietGezien { gegevens: index, rijen, normen, wachtlijsten: lists })
    }
}
