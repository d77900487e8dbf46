//! The rows that are not the sum of others, and adding them up.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Prognose, telt};
use crate::{
    agreement::{Domein, Overeenkomst, Post},
    calendar::Periode,
    norm::boekingen::{BijPost, Boeking, Boekingen},
    number::{Breuk, breuk, deel_van_jaar},
};

/// A row that is not the sum of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blad {
    /// Which.
    pub wat: Wat,
    /// Its figures.
    pub som: Som,
    /// What the provider says about it: the delivery and the text.
    pub toelichting: Vec<(Periode, String)>,
}

/// What a row is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wat {
    /// A post of the agreement.
    Post {
        /// Index in [`Overeenkomst::posten`].
        post: usize,
        /// Index in [`Overeenkomst::werksoorten`].
        werksoort: usize,
        /// Its domein.
        domein: Domein,
    },
    /// A post that the agreement does not have.
    NietBegroot(String),
    /// Amounts that can't be counted.
    NietTePlaatsen {
        /// In how many rows.
        rijen: u64,
    },
}

/// A figure that may be unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Maybe {
    /// There is none here.
    Geen,
    /// Something of it is not known.
    Onbekend,
    /// It is this.
    Is(Breuk),
}

impl Maybe {
    fn plus(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Onbekend, _) | (_, Self::Onbekend) => Self::Onbekend,
            (Self::Geen, other) => other.clone(),
            (own @ Self::Is(_), Self::Geen) => own,
            (Self::Is(a), Self::Is(b)) => Self::Is(a + b),
        }
    }

    /// The figure, if it is known.
    #[must_use]
    pub fn is(&self) -> Option<&Breuk> {
        match self {
            Self::Is(number) => Some(number),
            Self::Geen | Self::Onbekend => None,
        }
    }
}

/// The figures of a row, exact. They add up in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Som {
    /// The budget of a year, in prices of the agreement.
    pub begroot: Breuk,
    /// The same in prices of the year.
    pub geindexeerd: Breuk,
    /// What of that goes with the months of the deliveries that are there.
    pub begroot_periode: Breuk,
    /// What was spent, as far as it is known.
    pub gerealiseerd: Breuk,
    /// Whether all that was spent is known.
    pub volledig: bool,
    /// What of the year's budget, in prices of the year, is of posten with fte.
    pub met_fte: Breuk,
    /// The agreed fte.
    pub fte: Decimal,
    /// The fte that came, on average over those months.
    pub fte_gerealiseerd: Maybe,
    /// What the year will cost if it goes on like this.
    pub prognose: Maybe,
    /// What the fte that did not come would have cost over those months.
    pub pro_rata: Maybe,
}

impl Som {
    /// Of nothing.
    #[must_use]
    pub fn nul() -> Self {
        let none = Breuk::from_integer(0.into());
        Self {
            begroot: none.clone(),
            geindexeerd: none.clone(),
            begroot_periode: none.clone(),
            gerealiseerd: none.clone(),
            volledig: true,
            met_fte: none,
            fte: Decimal::ZERO,
            fte_gerealiseerd: Maybe::Geen,
            prognose: Maybe::Geen,
            pro_rata: Maybe::Geen,
        }
    }

    /// Of both together.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        Self {
            begroot: self.begroot + &other.begroot,
            geindexeerd: self.geindexeerd + &other.geindexeerd,
            begroot_periode: self.begroot_periode + &other.begroot_periode,
            gerealiseerd: self.gerealiseerd + &other.gerealiseerd,
            volledig: self.volledig && other.volledig,
            met_fte: self.met_fte + &other.met_fte,
            fte: self.fte + other.fte,
            fte_gerealiseerd: self.fte_gerealiseerd.plus(&other.fte_gerealiseerd),
            prognose: self.prognose.plus(&other.prognose),
            pro_rata: self.pro_rata.plus(&other.pro_rata),
        }
    }
}

/// Of which the rows are made.
pub(super) struct Grond<'a> {
    pub(super) overeenkomst: &'a Overeenkomst,
    /// What the budget of the year is multiplied by.
    pub(super) factor: &'a Breuk,
    /// The rows of the measured period.
    pub(super) boekingen: &'a Boekingen,
    /// The rows of the year, up to its end.
    pub(super) jaar: &'a Boekingen,
    pub(super) prognose: Prognose,
}

/// Every post of the agreement, then what is not budgeted by name, then what can't be placed.
pub(super) fn bladen(grond: &Grond<'_>) -> Vec<Blad> {
    let mut bladen = Vec::new();
    for (index, post) in grond.overeenkomst.posten.iter().enumerate() {
        let Some(werksoort) = grond.overeenkomst.werksoorten.get(post.werksoort) else { continue };
        let wat = Wat::Post { post: index, werksoort: post.werksoort, domein: werksoort.domein };
        bladen.push(grond.blad(wat, &BijPost::Post(index), grond.van_post(index, post)));
    }
    for name in grond.vreemd() {
        let own = BijPost::NietBegroot(name.clone());
        let (gerealiseerd, read) = bekend(grond.boekingen, &own);
        let volledig = read && !grond.boekingen.geleverd.is_empty();
        let (prognose, came) = (grond.prognose(&own, true), grond.fte(&own, true));
        let som = Som { gerealiseerd, volledig, prognose, fte_gerealiseerd: came, ..Som::nul() };
        bladen.push(grond.blad(Wat::NietBegroot(name), &own, som));
    }
    bladen.extend(grond.niet_te_plaatsen());
    bladen
}

impl Grond<'_> {
    fn blad(&self, wat: Wat, own: &BijPost, som: Som) -> Blad {
        let rows = van(self.boekingen, own).filter(|rij| !rij.toelichting.trim().is_empty());
        let toelichting = rows.map(|rij| (rij.levering, rij.toelichting.clone())).collect();
        Blad { wat, som, toelichting }
    }

    fn van_post(&self, index: usize, post: &Post) -> Som {
        let own = BijPost::Post(index);
        let geindexeerd = post.jaarbedrag(self.factor);
        let (gerealiseerd, read) = bekend(self.boekingen, &own);
        let there = |boekingen: &Boekingen| {
            post.is_leeg() || boekingen.geleverd.iter().all(|levering| boekingen.heeft(*levering, index))
        };
        let any = !self.boekingen.geleverd.is_empty();
        let fte = post.fte.unwrap_or_default();
        // Who was to come with nobody need not say so.
        let came = self.fte(&own, any && (fte.is_zero() || there(self.boekingen)));
        Som {
            begroot: breuk(post.bedrag),
            begroot_periode: &geindexeerd * deel_van_jaar(self.boekingen.maanden()),
            pro_rata: pro_rata(fte, &came, &geindexeerd, self.boekingen.maanden()),
            met_fte: if fte.is_zero() { Som::nul().met_fte } else { geindexeerd.clone() },
            geindexeerd,
            gerealiseerd,
            volledig: read && any && there(self.boekingen),
            fte,
            fte_gerealiseerd: came,
            prognose: self.prognose(&own, there(self.jaar)),
        }
    }

    /// The fte of a post, on average over the months of the deliveries.
    fn fte(&self, own: &BijPost, there: bool) -> Maybe {
        let months = self.boekingen.maanden();
        let mut sum = Decimal::ZERO;
        for rij in van(self.boekingen, own) {
            match rij.ingezet(self.overeenkomst) {
                Some(fte) => sum += fte * rij.maanden(),
                None => return Maybe::Onbekend,
            }
        }
        if !there || months == 0 {
            return Maybe::Onbekend;
        }
        Maybe::Is(breuk(sum) / Breuk::from_integer(months.into()))
    }

    /// What the year will cost.
    fn prognose(&self, own: &BijPost, there: bool) -> Maybe {
        let (spent, read) = bekend(self.jaar, own);
        match self.prognose {
            Prognose::TeVroeg { .. } => Maybe::Geen,
            Prognose::Over { maanden, van } if there && read => {
                Maybe::Is(spent * Breuk::new(van.into(), maanden.into()))
            }
            Prognose::Ontbreekt | Prognose::Over { .. } => Maybe::Onbekend,
        }
    }

    /// The names of posten that the agreement does not have, of the period and of the year.
    fn vreemd(&self) -> BTreeSet<String> {
        let rows = self.boekingen.rijen.iter().chain(&self.jaar.rijen);
        let names = rows.filter_map(|rij| match &rij.post {
            BijPost::NietBegroot(name) => Some(name.clone()),
            BijPost::Post(_) | BijPost::Onbekend => None,
        });
        names.collect()
    }

    /// What stands in rows that can't be counted; none when every row can.
    fn niet_te_plaatsen(&self) -> Option<Blad> {
        let lost = |boekingen: &Boekingen| -> (u64, Decimal) {
            let rows = boekingen.rijen.iter().filter(|rij| telt(rij).is_none()).chain(&boekingen.herhaald);
            rows.fold((0, Decimal::ZERO), |(count, sum), rij| {
                (count + 1, sum + rij.bedrag.gelezen().unwrap_or_default())
            })
        };
        let (rijen, bedrag) = lost(self.boekingen);
        let (of_year, _) = lost(self.jaar);
        let prognose = match self.prognose {
            Prognose::TeVroeg { .. } => Maybe::Geen,
            Prognose::Ontbreekt | Prognose::Over { .. } => Maybe::Onbekend,
        };
        (rijen + of_year > 0).then(|| Blad {
            wat: Wat::NietTePlaatsen { rijen },
            som: Som { gerealiseerd: breuk(bedrag), volledig: rijen == 0, prognose, ..Som::nul() },
            toelichting: Vec::new(),
        })
    }
}

/// The rows of a post.
fn van<'b>(boekingen: &'b Boekingen, own: &'b BijPost) -> impl Iterator<Item = &'b Boeking> {
    boekingen.rijen.iter().filter(move |rij| rij.post == *own)
}

/// What of a post was spent, and whether all of it could be counted.
fn bekend(boekingen: &Boekingen, own: &BijPost) -> (Breuk, bool) {
    let mut sum = Decimal::ZERO;
    let mut all = true;
    for rij in van(boekingen, own) {
        match telt(rij) {
            Some(amount) => sum += amount,
            None => all = false,
        }
    }
    (breuk(sum), all)
}

/// What the fte that did not come would have cost: never below zero (memo-besluit 29).
fn pro_rata(fte: Decimal, came: &Maybe, geindexeerd: &Breuk, maanden: u32) -> Maybe {
    if fte.is_zero() {
        return Maybe::Geen;
    }
    let Some(came) = came.is() else { return Maybe::Onbekend };
    let none = Breuk::from_integer(0.into());
    let lacking = breuk(fte) - came;
    let lacking = if lacking < none { none } else { lacking };
    Maybe::Is(lacking * geindexeerd / breuk(fte) * deel_van_jaar(maanden))
}

/// The sum of the rows that a question picks; none when it picks none.
pub(super) fn som<'b>(bladen: impl Iterator<Item = &'b Blad>) -> Option<Som> {
    bladen.fold(None, |sum: Option<Som>, blad| Some(sum.unwrap_or_else(Som::nul).plus(&blad.som)))
}

/// The werksoorten with posten, per domein, in the order of the agreement.
pub(super) fn werksoorten(bladen: &[Blad]) -> BTreeMap<Domein, BTreeSet<usize>> {
    let mut found: BTreeMap<Domein, BTreeSet<usize>> = BTreeMap::new();
    for blad in bladen {
        if let Wat::Post { werksoort, domein, .. } = blad.wat {
            found.entry(domein).or_default().insert(werksoort);
        }
    }
    found
}
