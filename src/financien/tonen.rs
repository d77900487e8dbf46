//! The rows as a tree, each with the whole cents that are shown of it: every column adds up to its total.
//!
//! A total is rounded by itself; its parts are rounded down or up so that together they are that total.

use num_bigint::BigInt;

use super::blad::{Blad, Som, Wat, som, werksoorten};
use crate::{
    agreement::Domein,
    number::{Breuk, centen, verdeel},
};

/// A row and the rows of which it is the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tak {
    /// What it is of.
    pub plek: Plek,
    /// Its figures, exact.
    pub som: Som,
    /// What is shown of each column, in cents; none where it is not known.
    bedragen: [Option<BigInt>; 6],
    /// The rows under it.
    pub onder: Vec<Tak>,
}

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plek {
    /// All.
    Totaal,
    /// A domein: inside it money may shift.
    Domein(Domein),
    /// Index in [`crate::agreement::Overeenkomst::werksoorten`].
    Werksoort(usize),
    /// Index in [`super::Overzicht::bladen`].
    Blad(usize),
}

/// A column of amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kolom {
    /// [`Som::begroot`]
    Begroot,
    /// [`Som::geindexeerd`]
    Geindexeerd,
    /// [`Som::begroot_periode`]
    BegrootPeriode,
    /// [`Som::gerealiseerd`]
    Gerealiseerd,
    /// [`Som::prognose`]
    Prognose,
    /// [`Som::pro_rata`]
    ProRata,
}

impl Kolom {
    /// All columns.
    pub const ALL: [Self; 6] = [
        Self::Begroot,
        Self::Geindexeerd,
        Self::BegrootPeriode,
        Self::Gerealiseerd,
        Self::Prognose,
        Self::ProRata,
    ];

    /// What stands in it, exactly.
    #[must_use]
    pub fn van(self, som: &Som) -> Option<&Breuk> {
        match self {
            Self::Begroot => Some(&som.begroot),
            Self::Geindexeerd => Some(&som.geindexeerd),
            Self::BegrootPeriode => Some(&som.begroot_periode),
            Self::Gerealiseerd => Some(&som.gerealiseerd),
            Self::Prognose => som.prognose.is(),
            Self::ProRata => som.pro_rata.is(),
        }
    }

    fn index(self) -> usize {
        Self::ALL.iter().position(|kolom| *kolom == self).unwrap_or_default()
    }
}

impl Tak {
    fn new(plek: Plek, som: Som, onder: Vec<Self>) -> Self {
        Self { plek, som, bedragen: Default::default(), onder }
    }

    /// What is shown in a column, in cents; none where it is not known.
    #[must_use]
    pub fn bedrag(&self, kolom: Kolom) -> Option<&BigInt> {
        self.bedragen[kolom.index()].as_ref()
    }

    /// How much more (+) or less (-) was spent than budgeted, as shown; none when it is not known.
    #[must_use]
    pub fn verschil(&self) -> Option<BigInt> {
        let (spent, budget) = (self.bedrag(Kolom::Gerealiseerd)?, self.bedrag(Kolom::BegrootPeriode)?);
        self.som.volledig.then(|| spent - budget)
    }

    /// Rounds this row, and its parts so that they add up to it.
    fn rond(&mut self, kolom: Kolom, cents: Option<BigInt>) {
        let known: Vec<(usize, Breuk)> = self
            .onder
            .iter()
            .enumerate()
            .filter_map(|(index, tak)| Some((index, kolom.van(&tak.som)?.clone())))
            .collect();
        let amounts: Vec<Breuk> = known.iter().map(|(_, amount)| amount.clone()).collect();
        let shown = match &cents {
            Some(total) => verdeel(&amounts, total),
            // Without a total there is nothing to add up to.
            None => amounts.iter().map(centen).collect(),
        };
        self.bedragen[kolom.index()] = cents;
        let mut of = vec![None; self.onder.len()];
        for ((index, _), cents) in known.into_iter().zip(shown) {
            of[index] = Some(cents);
        }
        for (tak, cents) in self.onder.iter_mut().zip(of) {
            tak.rond(kolom, cents);
        }
    }

    /// This row and all under it, each before its parts.
    pub fn alle(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        Box::new(std::iter::once(self).chain(self.onder.iter().flat_map(Self::alle)))
    }
}

/// The total with everything under it: domeinen, their werksoorten, and their posten; then what is of no domein.
#[must_use]
pub fn boom(bladen: &[Blad]) -> Tak {
    let leaves = |own: &dyn Fn(&Wat) -> bool| -> Vec<Tak> {
        let numbered = bladen.iter().enumerate().filter(|(_, blad)| own(&blad.wat));
        numbered.map(|(index, blad)| Tak::new(Plek::Blad(index), blad.som.clone(), Vec::new())).collect()
    };
    let sum = |own: &dyn Fn(&Wat) -> bool| {
        som(bladen.iter().filter(|blad| own(&blad.wat))).unwrap_or_else(Som::nul)
    };
    let mut onder = Vec::new();
    for (domein, own) in werksoorten(bladen) {
        let parts = own.into_iter().map(|index| {
            let of = move |wat: &Wat| matches!(wat, Wat::Post { werksoort, .. } if *werksoort == index);
            Tak::new(Plek::Werksoort(index), sum(&of), leaves(&of))
        });
        let of = move |wat: &Wat| matches!(wat, Wat::Post { domein: own, .. } if *own == domein);
        onder.push(Tak::new(Plek::Domein(domein), sum(&of), parts.collect()));
    }
    onder.extend(leaves(&|wat| !matches!(wat, Wat::Post { .. })));
    let mut total = Tak::new(Plek::Totaal, sum(&|_| true), onder);
    for kolom in Kolom::ALL {
        let cents = kolom.van(&total.som).map(centen);
        total.rond(kolom, cents);
    }
    total
}
