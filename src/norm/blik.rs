//! A data set as it looks on the peildatum: dates after it read as empty, and rows that break a rule lose the
//! fields that the rule names (design, 4.4).

use chrono::NaiveDate;

use super::{
    tally::Samen,
    voorwaarde::{Bereid, Waarheid},
};
use crate::{
    agreement::{Gegevens, Overeenkomst},
    calendar::Periode,
    intake::{Cel, Rij, Sleutel, Zaken},
};

/// How many rows are counted before they are merged into the whole.
const PART: usize = 4096;

/// One data set, seen on one peildatum.
#[derive(Debug, Clone)]
pub(crate) struct Blik<'a> {
    /// Its definition.
    pub(crate) gegevens: &'a Gegevens,
    /// Its cases.
    pub(crate) zaken: &'a Zaken,
    /// No event after this day counts.
    pub(crate) peildatum: NaiveDate,
    /// Fields that broken rules of ernst fout make unreadable: row and field, ordered.
    onleesbaar: Vec<(u32, usize)>,
    /// Every broken rule: row and index of the rule, ordered.
    gebroken: Vec<(u32, usize)>,
    /// What is taken for something else.
    alsof: Alsof<'a>,
}

/// What to take for a cell instead of what stands in it: row, field, cell.
pub(crate) type Anders = (u32, usize, Cel);

/// What a data set is taken for, to see what would follow. Both lists are in order.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Alsof<'a> {
    /// Cells that are others.
    pub(crate) cellen: &'a [Anders],
    /// Rows that are not there.
    pub(crate) weg: &'a [u32],
}

/// A row that breaks a rule of its data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GebrokenRegel {
    /// Index of the data set.
    pub gegevens: usize,
    /// Index in [`Zaken::rijen`].
    pub rij: u32,
    /// Index in [`Gegevens::regels`].
    pub regel: usize,
}

/// Every rule that a case breaks, as known on the peildatum.
#[must_use]
pub fn gebroken_regels(
    overeenkomst: &Overeenkomst,
    zaken: &[Zaken],
    peildatum: NaiveDate,
) -> Vec<GebrokenRegel> {
    let sets = overeenkomst.gegevens.iter().zip(zaken).enumerate();
    sets.flat_map(|(index, (gegevens, zaken))| {
        let broken = Blik::new(gegevens, zaken, peildatum).gebroken;
        broken.into_iter().map(move |(rij, regel)| GebrokenRegel { gegevens: index, rij, regel })
    })
    .collect()
}

/// A day in a cell, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dag {
    /// No day, or one after the peildatum.
    Leeg,
    /// Something that can't be read as a day.
    Onleesbaar,
    /// This day.
    Op(NaiveDate),
}

/// One row of a [`Blik`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct RijBlik<'a> {
    blik: &'a Blik<'a>,
    rij: &'a Rij,
    /// Index in [`Zaken::rijen`]; past its end for one of [`Blik::herhaald`].
    pub(crate) nr: u32,
}

impl<'a> Blik<'a> {
    /// Looks at a data set on a day.
    pub(crate) fn new(gegevens: &'a Gegevens, zaken: &'a Zaken, peildatum: NaiveDate) -> Self {
        Self::met(gegevens, zaken, peildatum, Alsof::default())
    }

    /// Looks at a data set that is taken for another one.
    pub(crate) fn met(
        gegevens: &'a Gegevens,
        zaken: &'a Zaken,
        peildatum: NaiveDate,
        alsof: Alsof<'a>,
    ) -> Self {
        let (onleesbaar, gebroken) = (Vec::new(), Vec::new());
        let mut blik = Self { gegevens, zaken, peildatum, onleesbaar, gebroken, alsof };
        // No rule sees what another one made unreadable: the order of the rules changes nothing.
        let regels: Vec<Bereid<'_>> =
            gegevens.regels.iter().map(|regel| Bereid::new(&regel.voorwaarde, &zaken.namen)).collect();
        let mut broken = Vec::new();
        if !regels.is_empty() {
            for rij in blik.rijen().filter(|rij| rij.is_zaak()) {
                let fails = |regel: &Bereid<'_>| regel.waarheid(rij) == Waarheid::Onwaar;
                let own = regels.iter().enumerate().filter(|(_, regel)| fails(regel));
                broken.extend(own.map(|(index, _)| (rij.nr, index)));
            }
        }
        for (nr, index) in &broken {
            let regel = &gegevens.regels[*index];
            if regel.fout {
                blik.onleesbaar.extend(regel.voorwaarde.velden().map(|veld| (*nr, veld)));
            }
        }
        blik.onleesbaar.sort_unstable();
        blik.gebroken = broken;
        blik
    }

    /// One row.
    pub(crate) fn rij(&'a self, nr: u32) -> Option<RijBlik<'a>> {
        self.zaken.rijen.get(nr as usize).map(|rij| RijBlik { blik: self, rij, nr })
    }

    /// Every row, cases and rows without a key alike.
    pub(crate) fn rijen(&'a self) -> impl Iterator<Item = RijBlik<'a>> {
        let rows = (0..).zip(&self.zaken.rijen).map(|(nr, rij)| RijBlik { blik: self, rij, nr });
        rows.filter(|rij| self.alsof.weg.is_empty() || self.alsof.weg.binary_search(&rij.nr).is_err())
    }

    /// The rows that say something else of a case that stands twice, with the number of none.
    pub(crate) fn herhaald(&'a self) -> impl Iterator<Item = RijBlik<'a>> {
        self.zaken.herhaald.iter().map(|rij| RijBlik { blik: self, rij, nr: u32::MAX })
    }

    /// What the rows add up to, part by part: the parts could be counted anywhere, and in any order.
    pub(crate) fn tel<T: Samen>(&'a self, add: impl Fn(&mut T, RijBlik<'a>)) -> T {
        let mut total = T::default();
        let mut rows = self.rijen().peekable();
        while rows.peek().is_some() {
            let mut part = T::default();
            rows.by_ref().take(PART).for_each(|rij| add(&mut part, rij));
            total.merge(part);
        }
        total
    }

    /// The text of a cell, for a break-down.
    pub(crate) fn tekst(&self, cel: Cel) -> String {
        match cel {
            Cel::Leeg => String::new(),
            Cel::Onleesbaar => "onleesbaar".to_owned(),
            Cel::Naam(naam) => self.zaken.namen.word(naam).to_owned(),
            Cel::Getal(getal) => crate::number::dutch(getal),
            Cel::Datum(dag) => dag.to_string(),
            Cel::JaNee(ja) => if ja { "ja" } else { "nee" }.to_owned(),
        }
    }
}

impl<'a> RijBlik<'a> {
    /// Whether it stands for one case with a key of its own (design, 4.4 step 1).
    pub(crate) fn is_zaak(self) -> bool {
        match self.rij.sleutel {
            Sleutel::Goed => true,
            Sleutel::Onleesbaar | Sleutel::Dubbel => false,
        }
    }

    /// Whether its cells say nothing certain, because two rows claim to be this case.
    pub(crate) fn is_dubbel(self) -> bool {
        self.rij.sleutel == Sleutel::Dubbel
    }

    /// The period of its delivery.
    pub(crate) fn levering(self) -> Periode {
        self.rij.levering
    }

    /// With inhoud = stand: whether its key stands in a delivery.
    pub(crate) fn staat_in(self, levering: Periode) -> bool {
        self.rij.staat_in(levering)
    }

    /// What stands in a field, on the peildatum.
    pub(crate) fn cel(self, veld: usize) -> Cel {
        *self.gezien(veld)
    }

    /// The same where it stands: every norm asks every row for a few cells, and to copy one takes longer than to look.
    #[inline]
    pub(crate) fn gezien(self, veld: usize) -> &'a Cel {
        match self.geleverd(veld) {
            Cel::Datum(dag) if *dag > self.blik.peildatum && !self.blik.gegevens.velden[veld].gepland => {
                &Cel::Leeg
            }
            _ if self.lost(veld) => &Cel::Onleesbaar,
            cel @ (Cel::Leeg
            | Cel::Onleesbaar
            | Cel::Naam(_)
            | Cel::Getal(_)
            | Cel::Datum(_)
            | Cel::JaNee(_)) => cel,
        }
    }

    /// What was delivered, or what it is taken for.
    fn geleverd(self, veld: usize) -> &'a Cel {
        let anders = self.blik.alsof.cellen;
        if anders.is_empty() {
            return &self.rij.cellen[veld];
        }
        let found = anders.binary_search_by_key(&(self.nr, veld), |(nr, veld, _)| (*nr, *veld));
        found.map_or(&self.rij.cellen[veld], |index| &anders[index].2)
    }

    fn lost(self, veld: usize) -> bool {
        !self.blik.onleesbaar.is_empty() && self.blik.onleesbaar.binary_search(&(self.nr, veld)).is_ok()
    }

    /// The day in a field.
    pub(crate) fn dag(self, veld: usize) -> Dag {
        match self.gezien(veld) {
            Cel::Datum(dag) => Dag::Op(*dag),
            Cel::Leeg => Dag::Leeg,
            Cel::Onleesbaar | Cel::Naam(_) | Cel::Getal(_) | Cel::JaNee(_) => Dag::Onleesbaar,
        }
    }

    /// The peildatum.
    pub(crate) fn peildatum(self) -> NaiveDate {
        self.blik.peildatum
    }
}
