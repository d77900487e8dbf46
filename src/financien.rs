//! What the work cost against the budget: per post, werksoort and domein and in total, with the fte, a forecast for
//! the year and what a lack of people comes to (design, 4.6).
//!
//! An amount is an exact fraction until it is shown; `tonen` then allots whole cents, so that every column that is
//! shown adds up. What can't be placed has a row of its own, so that nothing is lost from a total.

mod bevinding;
mod blad;
mod tonen;

pub use bevinding::{Geldvondst, bevindingen};
pub use blad::{Blad, Maybe, Som, Wat};
pub use tonen::{Kolom, Plek, Tak, boom};

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::{
    agreement::{Financien, Gegevens, Overeenkomst, Prijzen},
    calendar::Periode,
    intake::Zaken,
    norm::{
        Vraag,
        blik::Blik,
        boekingen::{BijPost, Boeking, Boekingen},
        leveringen,
        voorwaarde::Waarheid,
    },
    number::{Breuk, breuk, deel_van_jaar},
};

/// From how many months a forecast is made (a shorter time says too little).
const PROGNOSE_VANAF: u32 = 6;

/// Money over one measured period.
#[derive(Debug, Clone)]
pub struct Overzicht<'a> {
    /// The measured period: the one asked for, or the longer one that ends in it or ended last.
    pub periode: Periode,
    /// How many months the deliveries that are there are about.
    pub maanden: u32,
    /// The deliveries that are needed and there.
    pub geleverd: Vec<Periode>,
    /// Those that are needed and not there.
    pub ontbreekt: Vec<Periode>,
    /// What the budget of the year is multiplied by.
    pub prijzen: Prijzen<'a>,
    /// On what the forecast rests.
    pub prognose: Prognose,
    /// The rows that are not the sum of others, in order: posten, what is not budgeted, what can't be placed.
    pub bladen: Vec<Blad>,
    /// What of all that is of the Proeftuin; none when the deliveries do not tell it apart.
    pub proeftuin: Option<Proeftuindeel>,
}

/// On what a forecast rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prognose {
    /// Less than half a year of the year is known.
    TeVroeg {
        /// How many months are.
        maanden: u32,
    },
    /// A delivery of the year is missing.
    Ontbreekt,
    /// What was spent in some months, times the months of the year over those.
    Over {
        /// How many months are known.
        maanden: u32,
        /// How many the year has.
        van: u32,
    },
}

/// What the Proeftuin cost: a part of the posten that pay for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proeftuindeel {
    /// What was spent, as far as it is known.
    pub bedrag: Decimal,
    /// Whether all of that is known.
    pub volledig: bool,
    /// The fte that worked there, on average over the months of the deliveries.
    pub fte: Maybe,
}

/// The overview that goes with a question; none when the agreement has no `[financien]`.
#[must_use]
pub fn overzicht<'a>(overeenkomst: &'a Overeenkomst, zaken: &[Zaken], vraag: Vraag) -> Option<Overzicht<'a>> {
    let financien = overeenkomst.financien.as_ref()?;
    let gegevens = overeenkomst.gegevens.get(financien.gegevens)?;
    let blik = Blik::new(gegevens, zaken.get(financien.gegevens)?, vraag.peildatum);
    let periode = meetperiode(gegevens, vraag);
    let einde = vraag.peildatum.min(periode.tot_en_met());
    let boekingen = Boekingen::tussen(overeenkomst, financien, &blik, (periode.van(), einde));
    let prijzen = overeenkomst.prijzen(periode.van().year());
    let (prognose, jaar) = jaar(overeenkomst, financien, &blik, einde);
    let bladen = blad::bladen(&blad::Grond {
        overeenkomst,
        factor: &prijzen.factor,
        boekingen: &boekingen,
        jaar: &jaar,
        prognose,
    });
    Some(Overzicht {
        periode,
        maanden: boekingen.maanden(),
        proeftuin: gegevens.proeftuin.and_then(|_| proeftuin(overeenkomst, &boekingen)),
        geleverd: boekingen.geleverd,
        ontbreekt: boekingen.ontbreekt,
        prijzen,
        prognose,
        bladen,
    })
}

/// The deliveries that the overview of a question is about, be they there or not; none without `[financien]`.
#[must_use]
pub fn gevraagd(overeenkomst: &Overeenkomst, vraag: Vraag) -> Vec<Periode> {
    let own = overeenkomst.financien.as_ref().and_then(|of| overeenkomst.gegevens.get(of.gegevens));
    own.map_or_else(Vec::new, |gegevens| {
        let periode = meetperiode(gegevens, vraag);
        leveringen::nodig(gegevens, periode.van(), vraag.peildatum.min(periode.tot_en_met()))
    })
}

/// As a norm without a meetperiode of its own; when none ends in the period asked for, the last that ended.
fn meetperiode(gegevens: &Gegevens, vraag: Vraag) -> Periode {
    let Vraag { periode, peildatum } = vraag;
    if gegevens.frequentie <= periode.ritme() {
        return periode;
    }
    let last = || Periode::laatste_voor(gegevens.frequentie, peildatum.min(periode.tot_en_met()));
    periode
        .laatste_die_eindigt(gegevens.frequentie)
        .filter(|of| of.tot_en_met() <= peildatum)
        .unwrap_or_else(last)
}

/// The rows of the calendar year up to a day, and what can be said of the whole year from them.
fn jaar(
    overeenkomst: &Overeenkomst,
    financien: &Financien,
    blik: &Blik<'_>,
    einde: NaiveDate,
) -> (Prognose, Boekingen) {
    let year = Periode::containing(crate::calendar::Ritme::Jaar, einde);
    let known = Boekingen::tussen(overeenkomst, financien, blik, (year.van(), einde));
    let maanden = known.maanden();
    let last = known.geleverd.last().map_or(0, |levering| levering.tot_en_met().month());
    // Of a data set that begins in the course of the year, the months before it are not to be had.
    let van = maanden + 12_u32.saturating_sub(last);
    let prognose = if !known.ontbreekt.is_empty() {
        Prognose::Ontbreekt
    } else if maanden < PROGNOSE_VANAF && maanden < van {
        Prognose::TeVroeg { maanden }
    } else {
        Prognose::Over { maanden, van }
    };
    (prognose, known)
}

/// What the Proeftuin cost; none before the first delivery.
fn proeftuin(overeenkomst: &Overeenkomst, boekingen: &Boekingen) -> Option<Proeftuindeel> {
    let months = boekingen.maanden();
    if months == 0 {
        return None;
    }
    let mut deel = Proeftuindeel { bedrag: Decimal::ZERO, volledig: true, fte: Maybe::Onbekend };
    let mut fte = Some(Decimal::ZERO);
    for rij in boekingen.rijen.iter().filter(|rij| rij.proeftuin != Waarheid::Onwaar) {
        match telt(rij).filter(|_| rij.proeftuin == Waarheid::Waar) {
            Some(amount) => deel.bedrag += amount,
            None => deel.volledig = false,
        }
        let own = rij.ingezet(overeenkomst).filter(|_| rij.proeftuin == Waarheid::Waar);
        fte = fte.zip(own).map(|(sum, fte)| sum + fte * rij.maanden());
    }
    if let Some(fte) = fte {
        deel.fte = Maybe::Is(breuk(fte) / Breuk::from_integer(months.into()));
    }
    Some(deel)
}

/// The amount of a row, if it counts for a post.
fn telt(rij: &Boeking) -> Option<Decimal> {
    rij.bedrag.telt().filter(|_| rij.post != BijPost::Onbekend)
}

impl Overzicht<'_> {
    /// A year's amount, as far as these months go.
    #[must_use]
    pub fn deel(&self, bedrag: Decimal) -> Breuk {
        breuk(bedrag) * deel_van_jaar(self.maanden)
    }
}
