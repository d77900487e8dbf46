//! The valid shape of a norm: what makes a clause measurable, its versions through time, and its toetsen.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{begroting::Geldgroep, overeenkomst::Vindplaats, voorwaarde::Voorwaarde};
use crate::{
    calendar::{Periode, Ritme, Termijn},
    number::Percentage,
    source::Span,
};

/// A norm.
#[derive(Debug, Clone)]
pub struct Norm {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// Ids of the bepalingen, doelen and randvoorwaarden that it makes measurable, as written.
    pub hoort_bij: Vec<String>,
    /// Over which rows, and what counts as good.
    pub soort: Soort,
    /// Longer than the period asked for: judged when it ends. None follows the data set.
    pub meetperiode: Option<Ritme>,
    /// What was asked, by first day.
    pub versies: Vec<Versie>,
    /// Tests beside the rule.
    pub toetsen: Vec<Toets>,
    /// Source of the norm as a whole.
    pub bron: Option<Vindplaats>,
    /// Where its id stands.
    pub span: Span,
}

/// The soorten norm of the design, chapter 4.
#[derive(Debug, Clone)]
pub enum Soort {
    /// Something happens within a term.
    Termijn(Rijen, TermijnNorm),
    /// A share of the rows meets a condition.
    Aandeel(Rijen, AandeelNorm),
    /// A share of two summed columns.
    Telling(Rijen, TellingNorm),
    /// A number of rows, or a sum.
    Aantal(Rijen, AantalNorm),
    /// Every declared member has enough rows.
    Volledigheid(Rijen, VolledigheidNorm),
    /// Every declared member has enough rows in every window of time.
    Frequentie(Rijen, FrequentieNorm),
    /// A new case of the same client and hulpvraag within a term after closing.
    Herhaling(Rijen, HerhalingNorm),
    /// What a group of posten cost stays within its budget.
    Begroting(Rijen, GeldNorm),
    /// The people who did the work of a group of posten are as many as was agreed.
    Formatie(Rijen, GeldNorm),
    /// The gemeente recorded a positive judgement.
    Oordeel(OordeelNorm),
}

/// The rows over which a norm is measured.
#[derive(Debug, Clone)]
pub struct Rijen {
    /// Index of the data set.
    pub gegevens: usize,
    /// Which rows are meant; a versie may replace it.
    pub filter: Vec<Voorwaarde>,
    /// Fields to break down by.
    pub per: Vec<usize>,
}

/// When a row of a soort other than termijn and herhaling counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plaats {
    /// The day on which it happened.
    pub datum: Option<usize>,
    /// The first day on which it is valid.
    pub geldig_van: Option<usize>,
    /// The last day on which it is valid.
    pub geldig_tot_en_met: Option<usize>,
    /// Of all deliveries in the period only the last counts: its numbers are those of a day, and can't be added up.
    pub laatste: bool,
}

/// `tot` falls on or before `van` + `binnen`.
#[derive(Debug, Clone)]
pub struct TermijnNorm {
    /// The day on which the clock starts.
    pub van: usize,
    /// The day that must be in time.
    pub tot: usize,
    /// Days on which a case was withdrawn.
    pub ingetrokken: Vec<usize>,
    /// Whether the Algemene termijnenwet moves the deadline.
    pub wettelijk: bool,
}

/// The row meets `voldoet`.
#[derive(Debug, Clone)]
pub struct AandeelNorm {
    /// What makes a row good.
    pub voldoet: Vec<Voorwaarde>,
    /// A number field by which rows weigh.
    pub weging: Option<usize>,
    /// When a row counts.
    pub plaats: Plaats,
}

/// Two summed columns.
#[derive(Debug, Clone)]
pub struct TellingNorm {
    /// The number that is good.
    pub teller: usize,
    /// The number in all.
    pub noemer: usize,
    /// When a row counts.
    pub plaats: Plaats,
}

/// A number of rows, or a sum.
#[derive(Debug, Clone)]
pub struct AantalNorm {
    /// The field to sum; none counts rows.
    pub som: Option<usize>,
    /// When a row counts.
    pub plaats: Plaats,
}

/// Each declared member has at least `aantal` rows.
#[derive(Debug, Clone)]
pub struct VolledigheidNorm {
    /// The members: one set per field of `veld`, of which they are the product.
    pub elk: Vec<Leden>,
    /// The fields that name a member.
    pub veld: Vec<usize>,
    /// When a row counts.
    pub plaats: Plaats,
}

/// Each declared member has enough in every window.
#[derive(Debug, Clone)]
pub struct FrequentieNorm {
    /// The members: one set per field of `veld`, of which they are the product.
    pub elk: Vec<Leden>,
    /// The fields that name a member.
    pub veld: Vec<usize>,
    /// The day on which it happened.
    pub datum: usize,
    /// The windows.
    pub elke: Venster,
    /// The field to sum; none counts rows.
    pub som: Option<usize>,
    /// On average over the windows, instead of in each.
    pub gemiddeld: bool,
    /// Windows that touch one of these ranges do not count: first and last day.
    pub behalve: Vec<(NaiveDate, NaiveDate)>,
}

/// A window of time that returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Venster {
    /// ISO weeks, Monday to Sunday.
    Week,
    /// This many months (1, 2, 3, 4, 6 or 12), aligned to 1 January.
    Maanden(u32),
}

/// A set of members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leden {
    /// The areas of the agreement.
    Gebieden,
    /// These.
    Lijst(Vec<String>),
    /// The values of a field in a data set.
    Uit {
        /// Index of the data set.
        gegevens: usize,
        /// The field.
        veld: usize,
        /// Which rows are meant.
        filter: Vec<Voorwaarde>,
        /// The first day on which a row is valid.
        geldig_van: Option<usize>,
        /// The last day on which a row is valid.
        geldig_tot_en_met: Option<usize>,
    },
}

/// A case that returns after closing.
#[derive(Debug, Clone)]
pub struct HerhalingNorm {
    /// Who.
    pub client: usize,
    /// With what.
    pub hulpvraag: usize,
    /// The day on which a case was closed.
    pub afgesloten: usize,
    /// The day on which a case begins.
    pub begin: usize,
}

/// Money or people of a group of posten. The fields are those of [`super::Financien`].
#[derive(Debug, Clone)]
pub struct GeldNorm {
    /// The posten.
    pub groep: Geldgroep,
}

/// A judgement by the gemeente.
#[derive(Debug, Clone)]
pub struct OordeelNorm {
    /// How long a judgement holds, unless it says so itself.
    pub geldig: Option<Termijn>,
}

/// What a norm asks, from a day on.
#[derive(Debug, Clone)]
pub struct Versie {
    /// First day.
    pub vanaf: NaiveDate,
    /// Last day as written; none runs until the next versie.
    pub tot_en_met: Option<NaiveDate>,
    /// The day on which it was decided.
    pub besloten: Option<NaiveDate>,
    /// The term, for termijn and herhaling.
    pub binnen: Option<Termijn>,
    /// How many rows a member needs, for volledigheid and frequentie.
    pub aantal: u32,
    /// The threshold. Where each member must have enough (volledigheid, frequentie) it is 100% when nothing is written.
    pub drempel: Drempel,
    /// Instead of the norm's filter.
    pub filter: Option<Vec<Voorwaarde>>,
    /// Source.
    pub bron: Option<Vindplaats>,
    /// Where its keys stand.
    pub plekken: VersiePlekken,
}

/// Where in the file the keys of a versie stand that decide what is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersiePlekken {
    /// The first day.
    pub vanaf: Span,
    /// The term.
    pub binnen: Option<Span>,
    /// How many rows a member needs.
    pub aantal: Option<Span>,
    /// The threshold, be it `minstens` or `hoogstens`.
    pub drempel: Option<Span>,
    /// The filter.
    pub filter: Option<Span>,
}

/// What must be reached. Both bounds include themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drempel {
    /// Nothing is asked: shown with its trend.
    Geen,
    /// At least this share.
    Minstens(Percentage),
    /// At most this share.
    Hoogstens(Percentage),
    /// At least this number.
    MinstensAantal(Decimal),
    /// At most this number.
    HoogstensAantal(Decimal),
}

/// A test beside the rule.
#[derive(Debug, Clone)]
pub struct Toets {
    /// What it shows.
    pub naam: String,
    /// The period that is judged.
    pub periode: Periode,
    /// The peildatum; none is the last day of the period.
    pub peildatum: Option<NaiveDate>,
    /// The members, per set, where the norm takes them from a data set.
    pub leden: Option<Vec<Vec<String>>>,
    /// The rows: for each its cells as they would be written in a delivery, by field.
    pub rijen: Vec<ToetsRij>,
    /// What must come out.
    pub verwacht: Verwacht,
    /// Where `verwacht` stands.
    pub span: Span,
}

/// A row of a toets.
#[derive(Debug, Clone)]
pub struct ToetsRij {
    /// Field and text, as a delivery would have it.
    pub cellen: Vec<(usize, String)>,
    /// How many rows like this there are.
    pub herhaal: u32,
    /// Where it stands.
    pub span: Span,
}

/// What a toets expects; only what is named is compared.
#[derive(Debug, Clone, Default)]
pub struct Verwacht {
    /// The verdict, as in the JSON: `niet_gehaald`.
    pub oordeel: String,
    /// Numerator.
    pub teller: Option<Decimal>,
    /// Denominator.
    pub noemer: Option<Decimal>,
    /// How many cases better than asked.
    pub marge: Option<Decimal>,
    /// Cases within their term.
    pub open: Option<u64>,
    /// Cases that were withdrawn.
    pub ingetrokken: Option<u64>,
    /// Cases outside the norms.
    pub proeftuin: Option<u64>,
    /// Cases that can't be read.
    pub onleesbaar: Option<u64>,
}

impl Soort {
    /// The names of all soorten, in the order in which they are explained.
    pub const NAMEN: [&'static str; 10] = [
        "termijn",
        "aandeel",
        "telling",
        "aantal",
        "volledigheid",
        "frequentie",
        "herhaling",
        "begroting",
        "formatie",
        "oordeel",
    ];

    /// The name of the sub-table.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Termijn(..) => "termijn",
            Self::Aandeel(..) => "aandeel",
            Self::Telling(..) => "telling",
            Self::Aantal(..) => "aantal",
            Self::Volledigheid(..) => "volledigheid",
            Self::Frequentie(..) => "frequentie",
            Self::Herhaling(..) => "herhaling",
            Self::Begroting(..) => "begroting",
            Self::Formatie(..) => "formatie",
            Self::Oordeel(_) => "oordeel",
        }
    }

    /// The sets of members that it counts over; empty for a soort without members.
    #[must_use]
    pub fn leden(&self) -> &[Leden] {
        match self {
            Self::Volledigheid(_, soort) => &soort.elk,
            Self::Frequentie(_, soort) => &soort.elk,
            Self::Termijn(..)
            | Self::Aandeel(..)
            | Self::Telling(..)
            | Self::Aantal(..)
            | Self::Herhaling(..)
            | Self::Begroting(..)
            | Self::Formatie(..)
            | Self::Oordeel(_) => &[],
        }
    }

    /// The field that names a member, if it is one.
    #[must_use]
    pub fn ledenveld(&self) -> Option<usize> {
        let velden = match self {
            Self::Volledigheid(_, soort) => &soort.veld[..],
            Self::Frequentie(_, soort) => &soort.veld[..],
            Self::Termijn(..)
            | Self::Aandeel(..)
            | Self::Telling(..)
            | Self::Aantal(..)
            | Self::Herhaling(..)
            | Self::Begroting(..)
            | Self::Formatie(..)
            | Self::Oordeel(_) => &[],
        };
        if let [only] = velden { Some(*only) } else { None }
    }

    /// When a row counts; none for a soort with a way of its own.
    #[must_use]
    pub fn plaats(&self) -> Option<&Plaats> {
        match self {
            Self::Aandeel(_, soort) => Some(&soort.plaats),
            Self::Telling(_, soort) => Some(&soort.plaats),
            Self::Aantal(_, soort) => Some(&soort.plaats),
            Self::Volledigheid(_, soort) => Some(&soort.plaats),
            Self::Termijn(..)
            | Self::Frequentie(..)
            | Self::Herhaling(..)
            | Self::Begroting(..)
            | Self::Formatie(..)
            | Self::Oordeel(_) => None,
        }
    }

    /// The rows over which it is measured; none for an oordeel.
    #[must_use]
    pub fn rijen(&self) -> Option<&Rijen> {
        match self {
            Self::Termijn(rijen, _)
            | Self::Aandeel(rijen, _)
            | Self::Telling(rijen, _)
            | Self::Aantal(rijen, _)
            | Self::Volledigheid(rijen, _)
            | Self::Frequentie(rijen, _)
            | Self::Herhaling(rijen, _)
            | Self::Begroting(rijen, _)
            | Self::Formatie(rijen, _) => Some(rijen),
            Self::Oordeel(_) => None,
        }
    }
}

impl Soort {
    /// The posten that it is about; none for a soort that is not about money or people.
    #[must_use]
    pub fn geldgroep(&self) -> Option<&Geldgroep> {
        match self {
            Self::Begroting(_, soort) | Self::Formatie(_, soort) => Some(&soort.groep),
            Self::Termijn(..)
            | Self::Aandeel(..)
            | Self::Telling(..)
            | Self::Aantal(..)
            | Self::Volledigheid(..)
            | Self::Frequentie(..)
            | Self::Herhaling(..)
            | Self::Oordeel(_) => None,
        }
    }
}

impl Norm {
    /// The versie in force on a day. An ended versie is never fallen back to.
    #[must_use]
    pub fn versie_op(&self, dag: NaiveDate) -> Option<&Versie> {
        let last = self.versies.iter().rfind(|versie| versie.vanaf <= dag)?;
        last.tot_en_met.is_none_or(|end| dag <= end).then_some(last)
    }

    /// The first day of its first versie.
    #[must_use]
    pub fn eerste_dag(&self) -> NaiveDate {
        self.versies.first().map_or(NaiveDate::MAX, |versie| versie.vanaf)
    }

    /// The longest term of its versies.
    pub fn termijnen(&self) -> impl Iterator<Item = Termijn> {
        self.versies.iter().filter_map(|versie| versie.binnen)
    }
}
