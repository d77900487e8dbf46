//! What was delivered about money and people: each row at its post, with what of it can be counted.
//!
//! A row that can't be counted keeps the number that stands in it, so that an overview has a place for it: nothing is
//! lost. Norms and the overview of `financien` read the same rows here.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    blik::{Blik, RijBlik},
    kader::proeftuin,
    leveringen,
    tally::Samen,
    voorwaarde::Waarheid,
};
use crate::{
    agreement::{Financien, Overeenkomst, Post},
    calendar::Periode,
    intake::Cel,
};

/// The rows about money in the deliveries of some months.
#[derive(Debug, Clone)]
pub(crate) struct Boekingen {
    /// The rows, in order.
    pub(crate) rijen: Vec<Boeking>,
    /// What else was said of posten that stand twice: it counts nowhere, and is kept for the overview.
    pub(crate) herhaald: Vec<Boeking>,
    /// The deliveries that are needed and there, oldest first.
    pub(crate) geleverd: Vec<Periode>,
    /// Those that are needed and not there.
    pub(crate) ontbreekt: Vec<Periode>,
}

/// One row about money.
#[derive(Debug, Clone)]
pub(crate) struct Boeking {
    /// Index of the row.
    pub(crate) nr: u32,
    /// The period of its delivery.
    pub(crate) levering: Periode,
    /// Whether it has a key of its own.
    pub(crate) zaak: bool,
    /// Where it belongs.
    pub(crate) post: BijPost,
    /// Whether it is money of the Proeftuin: it counts for its post all the same (design, 4.6).
    pub(crate) proeftuin: Waarheid,
    /// The amount in euros.
    pub(crate) bedrag: Cijfer,
    /// The fte.
    pub(crate) fte: Cijfer,
    /// What it says about a difference; empty when it says nothing.
    pub(crate) toelichting: String,
}

/// The post of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BijPost {
    /// Index in [`Overeenkomst::posten`].
    Post(usize),
    /// One that the agreement does not have: its name.
    NietBegroot(String),
    /// It can't be told.
    Onbekend,
}

/// A number in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cijfer {
    /// It counts.
    Is(Decimal),
    /// It can be read, and does not count: it can't be right, or which case it is of can't be told.
    Geweigerd(Decimal),
    /// The cell is empty.
    Leeg,
    /// It can't be read.
    Onleesbaar,
}

impl Cijfer {
    /// The number that counts.
    pub(crate) fn telt(self) -> Option<Decimal> {
        match self {
            Self::Is(number) => Some(number),
            Self::Geweigerd(_) | Self::Leeg | Self::Onleesbaar => None,
        }
    }

    /// The number that stands there, whether it counts or not.
    pub(crate) fn gelezen(self) -> Option<Decimal> {
        match self {
            Self::Is(number) | Self::Geweigerd(number) => Some(number),
            Self::Leeg | Self::Onleesbaar => None,
        }
    }
}

impl Boeking {
    /// The fte that counts. Who was to come with nobody need not say that nobody came.
    pub(crate) fn ingezet(&self, overeenkomst: &Overeenkomst) -> Option<Decimal> {
        let asked = match self.post {
            BijPost::Post(post) => overeenkomst.posten.get(post).is_some_and(Post::heeft_fte),
            BijPost::NietBegroot(_) => false,
            BijPost::Onbekend => true,
        };
        match self.fte {
            Cijfer::Leeg if !asked => Some(Decimal::ZERO),
            cijfer @ (Cijfer::Is(_) | Cijfer::Geweigerd(_) | Cijfer::Leeg | Cijfer::Onleesbaar) => {
                cijfer.telt()
            }
        }
    }

    /// How many months its delivery is about.
    pub(crate) fn maanden(&self) -> Decimal {
        Decimal::from(self.levering.ritme().months())
    }
}

impl Boekingen {
    /// The rows of the deliveries that are needed from a day up to E.
    pub(crate) fn tussen(
        overeenkomst: &Overeenkomst,
        financien: &Financien,
        blik: &Blik<'_>,
        (van, einde): (NaiveDate, NaiveDate),
    ) -> Self {
        Self::van(overeenkomst, financien, blik, leveringen::nodig(blik.gegevens, van, einde))
    }

    /// The rows of these deliveries, as far as they are there.
    pub(crate) fn van(
        overeenkomst: &Overeenkomst,
        financien: &Financien,
        blik: &Blik<'_>,
        needed: Vec<Periode>,
    ) -> Self {
        let (geleverd, ontbreekt): (Vec<Periode>, Vec<Periode>) =
            needed.into_iter().partition(|periode| blik.zaken.leveringen.contains(periode));
        let Rijen(mut rijen) = blik.tel(|Rijen(rijen): &mut Rijen, rij| {
            if geleverd.contains(&rij.levering()) {
                rijen.push(boeking(overeenkomst, financien, blik, rij));
            }
        });
        rijen.sort_unstable_by_key(|boeking| boeking.nr);
        let herhaald = blik
            .herhaald()
            .filter(|rij| geleverd.contains(&rij.levering()))
            .map(|rij| boeking(overeenkomst, financien, blik, rij))
            .collect();
        Self { rijen, herhaald, geleverd, ontbreekt }
    }

    /// How many months the deliveries that are there are about.
    pub(crate) fn maanden(&self) -> u32 {
        self.geleverd.iter().map(|levering| levering.ritme().months()).sum()
    }

    /// Whether a delivery has a row of a post.
    pub(crate) fn heeft(&self, levering: Periode, post: usize) -> bool {
        self.rijen.iter().any(|rij| rij.levering == levering && rij.post == BijPost::Post(post))
    }
}

/// Rows as they are collected.
#[derive(Debug, Default)]
struct Rijen(Vec<Boeking>);

impl Samen for Rijen {
    fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

/// Reads one row.
fn boeking(overeenkomst: &Overeenkomst, financien: &Financien, blik: &Blik<'_>, rij: RijBlik<'_>) -> Boeking {
    let toelichting = match rij.cel(financien.toelichting) {
        Cel::Leeg | Cel::Onleesbaar => String::new(),
        cel @ (Cel::Naam(_) | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_)) => blik.tekst(cel),
    };
    // Of two rows with one key it is known of which post they are when the post is part of it.
    let named = rij.is_zaak() || blik.gegevens.sleutel.contains(&financien.post);
    let post = match rij.cel(financien.post) {
        Cel::Naam(naam) if named => {
            let id = blik.zaken.namen.word(naam);
            let known = overeenkomst.posten.iter().position(|post| post.id == id);
            known.map_or_else(|| BijPost::NietBegroot(id.to_owned()), BijPost::Post)
        }
        Cel::Naam(_) | Cel::Leeg | Cel::Onleesbaar | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_) => {
            BijPost::Onbekend
        }
    };
    let cijfer = |veld: usize, kan: &dyn Fn(Decimal) -> bool| match rij.cel(veld) {
        Cel::Getal(number) if rij.is_zaak() && kan(number) => Cijfer::Is(number),
        Cel::Getal(number) => Cijfer::Geweigerd(number),
        Cel::Leeg if rij.is_zaak() => Cijfer::Leeg,
        Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Datum(_) | Cel::JaNee(_) => Cijfer::Onleesbaar,
    };
    let explained = !toelichting.trim().is_empty();
    let most = financien.fte_hoogstens;
    Boeking {
        nr: rij.nr,
        levering: rij.levering(),
        zaak: rij.is_zaak(),
        post,
        proeftuin: proeftuin(rij, blik),
        bedrag: cijfer(financien.bedrag, &|amount| amount >= Decimal::ZERO || explained),
        fte: cijfer(financien.fte, &|fte| fte >= Decimal::ZERO && most.is_none_or(|most| fte <= most)),
        toelichting,
    }
}
