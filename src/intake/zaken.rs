//! The cases of one data set: of every key the row of the newest delivery that has it (design, 4.4 step 1).
//!
//! [`Samenvoeger`] takes rows in any order and can be merged with another one; the result depends on the rows
//! alone.

use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashMap, hash_map::Entry},
};

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
}

/// The cases of one data set.
#[derive(Debug, Clone, Default)]
pub struct Zaken {
    /// The newest state of every case and the rows without a readable key, ordered by place.
    pub rijen: Vec<Rij>,
    /// The deliveries that are there.
    pub leveringen: BTreeSet<Periode>,
    /// The words in the cells.
    pub namen: Namen,
}

/// Joins rows to cases, in any order.
#[derive(Debug, Clone)]
pub struct Samenvoeger {
    sleutel: Vec<usize>,
    per_levering: bool,
    zaken: HashMap<(Vec<Cel>, Option<Periode>), Rij>,
    zonder_sleutel: Vec<Rij>,
    leveringen: BTreeSet<Periode>,
    namen: Namen,
}

impl Samenvoeger {
    /// For the rows of one data set.
    #[must_use]
    pub fn new(gegevens: &Gegevens) -> Self {
        Self {
            sleutel: gegevens.sleutel.clone(),
            per_levering: gegevens.inhoud == Inhoud::Periode,
            zaken: HashMap::new(),
            zonder_sleutel: Vec::new(),
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
        let key: Vec<Cel> = self.sleutel.iter().map(|veld| rij.cellen[*veld]).collect();
        if key.iter().any(|cel| matches!(cel, Cel::Leeg | Cel::Onleesbaar)) {
            rij.sleutel = Sleutel::Onleesbaar;
            self.zonder_sleutel.push(rij);
            return None;
        }
        let key = (key, self.per_levering.then_some(rij.levering));
        match self.zaken.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(rij);
                None
            }
            Entry::Occupied(mut entry) => {
                let known = entry.get_mut();
                match rij.levering.cmp(&known.levering) {
                    Ordering::Less => None,
                    Ordering::Greater => {
                        *known = rij;
                        None
                    }
                    Ordering::Equal => {
                        let other = known.plek;
                        // The place of a doubled case is its first row, whichever came in first.
                        if rij.plek < known.plek {
                            *known = rij;
                        }
                        known.sleutel = Sleutel::Dubbel;
                        Some(other)
                    }
                }
            }
        }
    }

    /// Takes over all that another one holds.
    pub fn merge(&mut self, other: Self) {
        self.leveringen.extend(&other.leveringen);
        let namen = other.namen;
        for mut rij in other.zaken.into_values().chain(other.zonder_sleutel) {
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
        let mut rijen: Vec<Rij> = self.zaken.into_values().chain(self.zonder_sleutel).collect();
        rijen.sort_unstable_by_key(|rij| rij.plek);
        Zaken { rijen, leveringen: self.leveringen, namen: self.namen }
    }
}
