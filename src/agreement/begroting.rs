//! The budget in the agreement: which posten a group has, what a year costs in its own prices, and where the provider
//! delivers what it cost.
//!
//! All of it is exact. Prices rise by `[[indexering]]` alone: of a year without it the rise is not known, and none is
//! made up.

use rust_decimal::Decimal;

use super::overeenkomst::{Domein, Indexering, Overeenkomst, Post, Vindplaats};
use crate::number::{Breuk, Percentage, breuk};

/// Where the provider delivers what the work cost, and by how many people it was done.
#[derive(Debug, Clone)]
pub struct Financien {
    /// Index in [`Overeenkomst::gegevens`].
    pub gegevens: usize,
    /// The field with the id of a [`Post`].
    pub post: usize,
    /// The field with the amount.
    pub bedrag: usize,
    /// The field with the fte.
    pub fte: usize,
    /// The field that says why an amount differs from the budget.
    pub toelichting: usize,
    /// A larger difference than this part of the budget needs a toelichting.
    pub verschil: Percentage,
    /// More fte than this in one row can't be; none when nothing was said.
    pub fte_hoogstens: Option<Decimal>,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// Which posten are taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Geldgroep {
    /// These: indices in [`Overeenkomst::posten`].
    Posten(Vec<usize>),
    /// Those of these werksoorten: indices in [`Overeenkomst::werksoorten`].
    Werksoorten(Vec<usize>),
    /// Those of this domein: money may shift inside it, and not out of it.
    Domein(Domein),
    /// All, with what was spent on a post that the agreement does not have.
    Alles,
}

impl Domein {
    /// Both, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Volwassenen, Self::Jeugd];

    /// The word in agreement files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Volwassenen => "volwassenen",
            Self::Jeugd => "jeugd",
        }
    }
}

/// How prices rose from the price level of the agreement to those of a year.
#[derive(Debug, Clone)]
pub struct Prijzen<'a> {
    /// By which an amount is multiplied.
    pub factor: Breuk,
    /// What it is made of, by year.
    pub jaren: Vec<&'a Indexering>,
    /// Years of which the rise is not known.
    pub ontbreekt: Vec<i32>,
}

impl Overeenkomst {
    /// Whether a post belongs to a group.
    #[must_use]
    pub fn hoort_bij_groep(&self, groep: &Geldgroep, post: usize) -> bool {
        let werksoort = self.posten.get(post).map(|post| post.werksoort);
        match groep {
            Geldgroep::Posten(posten) => posten.contains(&post),
            Geldgroep::Werksoorten(werksoorten) => werksoort.is_some_and(|of| werksoorten.contains(&of)),
            Geldgroep::Domein(domein) => {
                werksoort.and_then(|of| self.werksoorten.get(of)).is_some_and(|of| of.domein == *domein)
            }
            Geldgroep::Alles => werksoort.is_some(),
        }
    }

    /// The posten of a group with their indices, in order.
    pub fn posten_van<'a>(&'a self, groep: &'a Geldgroep) -> impl Iterator<Item = (usize, &'a Post)> {
        self.posten.iter().enumerate().filter(|(index, _)| self.hoort_bij_groep(groep, *index))
    }

    /// Whether money is delivered in a data set.
    #[must_use]
    pub fn is_van_geld(&self, gegevens: usize) -> bool {
        self.financien.as_ref().is_some_and(|of| of.gegevens == gegevens)
    }

    /// How prices rose up to and with a year: from the year after the price level on, compounding.
    #[must_use]
    pub fn prijzen(&self, jaar: i32) -> Prijzen<'_> {
        let mut prijzen =
            Prijzen { factor: Breuk::from_integer(1.into()), jaren: Vec::new(), ontbreekt: Vec::new() };
        for year in self.prijspeil.saturating_add(1)..=jaar {
            match self.indexering.iter().find(|of| of.jaar == year) {
                Some(indexering) => {
                    prijzen.factor *= Breuk::from_integer(1.into()) + indexering.percentage.as_fraction();
                    prijzen.jaren.push(indexering);
                }
                None => prijzen.ontbreekt.push(year),
            }
        }
        prijzen
    }
}

impl Post {
    /// Whether nothing has to be delivered about it: it has neither money nor people.
    #[must_use]
    pub fn is_leeg(&self) -> bool {
        self.bedrag.is_zero() && !self.heeft_fte()
    }

    /// Whether people were agreed on for it.
    #[must_use]
    pub fn heeft_fte(&self) -> bool {
        self.fte.is_some_and(|fte| !fte.is_zero())
    }

    /// What it costs in a year, in other prices.
    #[must_use]
    pub fn jaarbedrag(&self, factor: &Breuk) -> Breuk {
        breuk(self.bedrag) * factor
    }
}
