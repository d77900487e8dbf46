//! The cases of one data set: of every key the row of the newest delivery that has it (design, 4.4 step 1).
//!
//! [`Samenvoeger`] takes rows in any order and can be merged with another one; the result depends on the rows
//! alone. What a newer delivery changed of a case is in `verleden`.

mod verleden;

pub use verleden::{Waarde, Wijziging};

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use foldhash::{HashMap, HashSet};

use super::cel::{Cel, Namen};
use crate::{
    agreement::{Gegevens, Inhoud},
    calendar::Periode,
};

/// Where a row stands: an index in the list of files, and a line from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plek {
    /// Index in [`super::Intake::bestanden`].
    pub bestand: u32,
    /// Line, from 1.
    pub regel: u64,
}

/// Whether a row stands for one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sleutel {
    /// It does.
    Goed,
    /// Its key can't be read or is empty: unreadable by itself.
    Onleesbaar,
    /// Its key occurs twice in this delivery: one unreadable case, whose cells are not known.
    Dubbel,
}

/// One row, as it came in its delivery.
#[derive(Debug, Clone)]
pub struct Rij {
    /// A cell for each field of the data set, in that order.
    pub cellen: Box<[Cel]>,
    /// The period of its delivery.
    pub levering: Periode,
    /// Where it stands.
    pub plek: Plek,
    /// Whether it stands for one case.
    pub sleutel: Sleutel,
    /// The older deliveries that have its key, oldest first; known with inhoud = stand only, where a case that is left
    /// out of a delivery is gone.
    eerder: Box<[Periode]>,
}

impl Rij {
    /// A row as it came in.
    #[must_use]
    pub fn new(cellen: Box<[Cel]>, levering: Periode, plek: Plek) -> Self {
        Self { cellen, levering, plek, sleutel: Sleutel::Goed, eerder: Box::default() }
    }

    /// With inhoud = stand: whether a delivery has its key.
    #[must_use]
    pub fn staat_in(&self, levering: Periode) -> bool {
        self.levering == levering || self.eerder.contains(&levering)
    }
}

/// The cases of one data set.
#[derive(Debug, Clone, Default)]
pub struct Zaken {
    /// The newest state of every case and the rows without a readable key, ordered by place.
    pub rijen: Vec<Rij>,
    /// With inhoud = periode: the rows that have the key of another one in their delivery and say something else,
    /// ordered by place. They are part of one unreadable case, and hold amounts that must not be lost.
    pub herhaald: Vec<Rij>,
    /// The deliveries that are there.
    pub leveringen: BTreeSet<Periode>,
    /// What newer deliveries changed, by row and field. Nothing of a case whose newest delivery has it twice.
    pub wijzigingen: Vec<Wijziging>,
    /// The words in the cells.
    pub namen: Namen,
}

/// The rows of one key.
#[derive(Debug, Clone)]
struct Zaak {
    nieuwste: Rij,
    /// Older rows, as far as they hold a value that is the first or the last of its field.
    ouder: Vec<Rij>,
}

/// Joins rows to cases, in any order.
#[derive(Debug, Clone)]
pub struct Samenvoeger {
    sleutel: Vec<usize>,
    inhoud: Inhoud,
    /// The keys as a tree: from a knoop, over the next cell of the key, to a knoop. This spares every row an
    /// allocation for its key.
    takken: HashMap<(u32, Cel), u32>,
    /// With inhoud = periode, where the keys of a delivery begin.
    wortels: BTreeMap<Periode, u32>,
    /// The case at each knoop where a key ends.
    zaken: Vec<Option<Zaak>>,
    zonder_sleutel: Vec<Rij>,
    herhaald: Vec<Rij>,
    leveringen: BTreeSet<Periode>,
    namen: Namen,
}

impl Samenvoeger {
    /// For the rows of one data set.
    #[must_use]
    pub fn new(gegevens: &Gegevens) -> Self {
        Self {
            sleutel: gegevens.sleutel.clone(),
            inhoud: gegevens.inhoud,
            takken: HashMap::default(),
            wortels: BTreeMap::new(),
            zaken: vec![None],
            zonder_sleutel: Vec::new(),
            herhaald: Vec::new(),
            leveringen: BTreeSet::new(),
            namen: Namen::default(),
        }
    }

    /// The words kept so far; cells of added rows must come from here.
    pub fn namen(&mut self) -> &mut Namen {
        &mut self.namen
    }

    /// A delivery is there, with or without rows.
    pub fn add_levering(&mut self, periode: Periode) {
        self.leveringen.insert(periode);
    }

    /// Adds a row whose words are from [`Self::namen`]. Its `sleutel` is worked out here. Gives the place of another
    /// row with the same key when that is of the same delivery, and no newer delivery with that key came before.
    pub fn add(&mut self, mut rij: Rij) -> Option<Plek> {
        let unreadable = |veld: &usize| matches!(rij.cellen[*veld], Cel::Leeg | Cel::Onleesbaar);
        if self.sleutel.iter().any(unreadable) {
            rij.sleutel = Sleutel::Onleesbaar;
            self.zonder_sleutel.push(rij);
            return None;
        }
        let knoop = self.knoop(&rij);
        let known = &mut self.zaken[knoop as usize];
        let Some(zaak) = known else {
            *known = Some(Zaak { nieuwste: rij, ouder: Vec::new() });
            return None;
        };
        let nieuwste = &mut zaak.nieuwste;
        if self.inhoud == Inhoud::Stand {
            nieuwste.eerder = eerder(nieuwste, &rij);
            rij.eerder.clone_from(&nieuwste.eerder);
        }
        let mut twice = None;
        match rij.levering.cmp(&nieuwste.levering) {
            Ordering::Less => {}
            Ordering::Greater => std::mem::swap(nieuwste, &mut rij),
            Ordering::Equal => {
                twice = Some(nieuwste.plek);
                // The place of a doubled case is its first row, whichever came in first.
                if rij.plek < nieuwste.plek {
                    std::mem::swap(nieuwste, &mut rij);
                }
                nieuwste.sleutel = Sleutel::Dubbel;
            }
        }
        // Where each delivery stands by itself there is no older state of a case.
        match self.inhoud {
            Inhoud::Periode => self.herhaald.push(rij),
            Inhoud::Mutaties | Inhoud::Stand => verleden::bewaar(&mut zaak.ouder, rij),
        }
        twice
    }

    /// The knoop where the key of a row ends.
    fn knoop(&mut self, rij: &Rij) -> u32 {
        // 2^32 cases need more memory than any machine that could hold the rows.
        let mut next = u32::try_from(self.zaken.len()).unwrap_or(u32::MAX);
        let mut knoop = 0;
        if self.inhoud == Inhoud::Periode {
            knoop = *self.wortels.entry(rij.levering).or_insert(next);
            next += u32::from(knoop == next);
        }
        for veld in &self.sleutel {
            knoop = *self.takken.entry((knoop, rij.cellen[*veld])).or_insert(next);
            next += u32::from(knoop == next);
        }
        self.zaken.resize_with(next as usize, || None);
        knoop
    }

    /// Takes over all that another one holds.
    pub fn merge(&mut self, other: Self) {
        self.leveringen.extend(&other.leveringen);
        let namen = other.namen;
        let of_case = |zaak: Zaak| std::iter::once(zaak.nieuwste).chain(zaak.ouder);
        let keyed = other.zaken.into_iter().flatten().flat_map(of_case);
        for mut rij in keyed.chain(other.herhaald).chain(other.zonder_sleutel) {
            for cel in &mut rij.cellen {
                if let Cel::Naam(naam) = cel {
                    *naam = self.namen.keep(namen.word(*naam));
                }
            }
            self.add(rij);
        }
    }

    /// The cases, ordered by place.
    #[must_use]
    pub fn finish(self) -> Zaken {
        let mut changed = Vec::new();
        let mut rijen = self.zonder_sleutel;
        rijen.reserve_exact(self.zaken.iter().flatten().count());
        for Zaak { nieuwste, ouder } in self.zaken.into_iter().flatten() {
            if nieuwste.sleutel == Sleutel::Goed {
                let fields = verleden::gewijzigd(&nieuwste, &ouder);
                let key = |veld: &usize| self.sleutel.contains(veld);
                changed.extend(fields.filter(|(veld, ..)| !key(veld)).map(|field| (nieuwste.plek, field)));
            }
            rijen.push(nieuwste);
        }
        rijen.sort_unstable_by_key(|rij| rij.plek);
        changed.sort_unstable_by_key(|(plek, (veld, ..))| (*plek, *veld));
        let wijzigingen = changed.into_iter().filter_map(|(plek, (veld, eerst, laatst))| {
            let rij = rijen.binary_search_by_key(&plek, |rij| rij.plek).ok()?;
            Some(Wijziging { rij: u32::try_from(rij).ok()?, veld, eerst, laatst })
        });
        let wijzigingen = wijzigingen.collect();
        let mut herhaald = self.herhaald;
        herhaald.sort_unstable_by_key(|rij| rij.plek);
        let doubled = rijen.iter().filter(|rij| rij.sleutel == Sleutel::Dubbel);
        let mut said: HashSet<(Periode, &[Cel])> = doubled.map(|rij| (rij.levering, &*rij.cellen)).collect();
        let new: Vec<bool> = herhaald.iter().map(|rij| said.insert((rij.levering, &*rij.cellen))).collect();
        let mut new = new.into_iter();
        herhaald.retain(|_| new.next().unwrap_or(true));
        Zaken { rijen, herhaald, leveringen: self.leveringen, wijzigingen, namen: self.namen }
    }
}

/// The deliveries in which two rows of one key say it stands, without the newest.
fn eerder(een: &Rij, ander: &Rij) -> Box<[Periode]> {
    let newest = een.levering.max(ander.levering);
    let own = [een.levering, ander.levering];
    let all = own.into_iter().chain(een.eerder.iter().chain(&ander.eerder).copied());
    let older: BTreeSet<Periode> = all.filter(|levering| *levering != newest).collect();
    older.into_iter().collect()
}

#[cfg(test)]
mod tests;
