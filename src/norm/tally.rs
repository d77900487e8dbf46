//! What rows add up to. A [`Tally`] is a commutative monoid: rows can be added in any order and over any split,
//! and merging gives the same.

use foldhash::HashMap;
use rust_decimal::Decimal;

use super::{
    blik::{Blik, RijBlik},
    verdict::{Deel, Uitsplitsing},
};
use crate::intake::Cel;

/// Something that rows add up to, in any order and over any split of them.
pub(crate) trait Samen: Default {
    /// Takes over all that another one holds.
    fn merge(&mut self, other: Self);
}

/// What becomes of one row, for one norm over one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lot {
    /// It has no part in this.
    Buiten,
    /// Its term still runs on the peildatum.
    Open,
    /// Withdrawn in time; the index in the list of fields.
    Ingetrokken(usize),
    /// Outside the norms.
    Proeftuin,
    /// It can't be told; its weight, if that is known.
    Onleesbaar(Option<Decimal>),
    /// It was judged: so much of this is good.
    Geteld {
        /// What is good of it.
        goed: Decimal,
        /// What it weighs.
        van: Decimal,
        /// Whether it counts against the norm.
        tegen: bool,
    },
}

/// What rows add up to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    /// The sum of what is good.
    pub(crate) goed: Decimal,
    /// The sum of what was judged.
    pub(crate) totaal: Decimal,
    /// The sum of the weights of unreadable rows, as far as known.
    pub(crate) onleesbaar_gewicht: Decimal,
    /// Whether the weight of some unreadable row is not known.
    pub(crate) gewicht_onbekend: bool,
    /// Cases within their term.
    pub(crate) open: u64,
    /// Withdrawn cases, by index of the field.
    pub(crate) ingetrokken: HashMap<usize, u64>,
    /// Cases outside the norms.
    pub(crate) proeftuin: u64,
    /// Unreadable rows.
    pub(crate) onleesbaar: Vec<u32>,
    /// Rows that count against the norm.
    pub(crate) niet_goed: Vec<u32>,
    /// Good and judged, by break-down field and value.
    per: HashMap<(usize, Cel), (Decimal, Decimal)>,
}

impl Tally {
    /// Adds a row; `per` are the fields to break down by.
    pub(crate) fn add(&mut self, rij: RijBlik<'_>, lot: Lot, per: &[usize]) {
        match lot {
            Lot::Buiten => {}
            Lot::Open => self.open += 1,
            Lot::Ingetrokken(field) => *self.ingetrokken.entry(field).or_default() += 1,
            Lot::Proeftuin => self.proeftuin += 1,
            Lot::Onleesbaar(gewicht) => {
                self.onleesbaar.push(rij.nr);
                self.onleesbaar_gewicht += gewicht.unwrap_or_default();
                self.gewicht_onbekend |= gewicht.is_none();
            }
            Lot::Geteld { goed, van, tegen } => {
                self.goed += goed;
                self.totaal += van;
                if tegen {
                    self.niet_goed.push(rij.nr);
                }
                for (index, veld) in per.iter().enumerate() {
                    let part = self.per.entry((index, rij.cel(*veld))).or_default();
                    part.0 += goed;
                    part.1 += van;
                }
            }
        }
    }

    /// Orders what was collected, whatever the order in which it came.
    pub(crate) fn ordered(mut self) -> Self {
        self.onleesbaar.sort_unstable();
        self.niet_goed.sort_unstable();
        self
    }

    /// The break-downs, values in order. `met_noemer` is false where rows are only counted.
    pub(crate) fn uitsplitsingen(
        &self,
        blik: &Blik<'_>,
        per: &[usize],
        met_noemer: bool,
    ) -> Vec<Uitsplitsing> {
        let mut found: Vec<Uitsplitsing> =
            per.iter().map(|veld| Uitsplitsing { veld: *veld, regels: Vec::new() }).collect();
        for ((index, cel), (goed, van)) in &self.per {
            let deel = Deel { waarde: blik.tekst(*cel), teller: *goed, noemer: met_noemer.then_some(*van) };
            found[*index].regels.push(deel);
        }
        for uitsplitsing in &mut found {
            uitsplitsing.regels.sort_by(|a, b| a.waarde.cmp(&b.waarde));
        }
        found
    }
}

impl Samen for Tally {
    fn merge(&mut self, other: Self) {
        self.goed += other.goed;
        self.totaal += other.totaal;
        self.onleesbaar_gewicht += other.onleesbaar_gewicht;
        self.gewicht_onbekend |= other.gewicht_onbekend;
        self.open += other.open;
        self.proeftuin += other.proeftuin;
        for (field, count) in other.ingetrokken {
            *self.ingetrokken.entry(field).or_default() += count;
        }
        self.onleesbaar.extend(other.onleesbaar);
        self.niet_goed.extend(other.niet_goed);
        for (key, (goed, van)) in other.per {
            let part = self.per.entry(key).or_default();
            part.0 += goed;
            part.1 += van;
        }
    }
}
