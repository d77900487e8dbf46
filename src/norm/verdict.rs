//! The verdict on a norm, and everything that it rests on.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::calendar::Periode;

/// The verdicts of the design, 4.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Oordeel {
    /// The comparison holds, whatever the unreadable rows would have been.
    Gehaald,
    /// It does not, whatever they would have been.
    NietGehaald,
    /// Unreadable rows or a missing delivery could turn it.
    Onzeker,
    /// None of the needed deliveries is there.
    GeenGegevens,
    /// The deliveries are there, and no case had to be judged.
    GeenGevallen,
    /// The gemeente has no valid judgement on it.
    TeBeoordelen,
    /// Not met, and an accepted deviation covers the whole measured period.
    Uitzondering,
    /// No version in force on the last day.
    GeldtNiet,
    /// No meetperiode ended in the period.
    NietAanDeBeurt,
    /// There is no threshold.
    GeenNorm,
}

impl Oordeel {
    /// All verdicts.
    pub const ALL: [Self; 10] = [
        Self::Gehaald,
        Self::NietGehaald,
        Self::Onzeker,
        Self::GeenGegevens,
        Self::GeenGevallen,
        Self::TeBeoordelen,
        Self::Uitzondering,
        Self::GeldtNiet,
        Self::NietAanDeBeurt,
        Self::GeenNorm,
    ];

    /// The name in JSON and in a toets: `niet_gehaald`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gehaald => "gehaald",
            Self::NietGehaald => "niet_gehaald",
            Self::Onzeker => "onzeker",
            Self::GeenGegevens => "geen_gegevens",
            Self::GeenGevallen => "geen_gevallen",
            Self::TeBeoordelen => "te_beoordelen",
            Self::Uitzondering => "uitzondering",
            Self::GeldtNiet => "geldt_niet",
            Self::NietAanDeBeurt => "niet_aan_de_beurt",
            Self::GeenNorm => "geen_norm",
        }
    }

    /// How heavily it weighs in a whole of norms; none does not count there (design, 4.2).
    #[must_use]
    pub fn gewicht(self) -> Option<u8> {
        match self {
            Self::NietGehaald => Some(6),
            Self::Onzeker => Some(5),
            Self::GeenGegevens => Some(4),
            Self::TeBeoordelen => Some(3),
            Self::Uitzondering => Some(2),
            Self::Gehaald => Some(1),
            Self::GeenGevallen | Self::GeldtNiet | Self::NietAanDeBeurt | Self::GeenNorm => None,
        }
    }

    /// The verdict on a whole: the worst of its norms; with none that counts, that of the first.
    pub fn van_geheel(oordelen: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut oordelen = oordelen.into_iter().peekable();
        let first = oordelen.peek().copied();
        oordelen
            .filter(|oordeel| oordeel.gewicht().is_some())
            .max_by_key(|oordeel| oordeel.gewicht())
            .or(first)
    }
}

/// The verdict on a norm over one period, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uitslag {
    /// The measured period.
    pub periode: Periode,
    /// The peildatum: no event after it counts.
    pub peildatum: NaiveDate,
    /// The verdict.
    pub oordeel: Oordeel,
    /// Index of the versie in force on the last day.
    pub versie: Option<usize>,
    /// What was counted; none when nothing was (geldt_niet, niet_aan_de_beurt, geen_gegevens, an oordeel).
    pub stand: Option<Stand>,
    /// Needed deliveries that are not there: data set and period.
    pub ontbreekt: Vec<(usize, Periode)>,
    /// For an oordeel norm: index in [`crate::intake::Intake::oordelen`] of the newest record, valid or expired.
    pub dossier: Option<usize>,
}

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stand {
    /// Good cases, or a number or sum for an aantal.
    pub teller: Decimal,
    /// Judged cases; none for an aantal.
    pub noemer: Option<Decimal>,
    /// The least and the most that it can be, when the verdict is onzeker and both are known.
    pub grenzen: Option<Grenzen>,
    /// How many cases better (+) or worse (-) than asked; none where there is no certain verdict, and for weighted
    /// shares.
    pub marge: Option<Decimal>,
    /// Cases still within their term on the peildatum.
    pub open: u64,
    /// Withdrawn cases, per field of `ingetrokken`.
    pub ingetrokken: Vec<(usize, u64)>,
    /// Cases in the Proeftuin.
    pub proeftuin: u64,
    /// Rows that can't be read: indices in [`crate::intake::Zaken::rijen`].
    pub onleesbaar: Vec<u32>,
    /// Rows that count against the norm (for herhaling: those that returned).
    pub niet_goed: Vec<u32>,
    /// Of the cases that count against a termijn norm: how many have not ended on the peildatum.
    pub wacht_nog: u64,
    /// The longest that one of those waits, in days from `van` to the peildatum.
    pub wacht_langst: Option<i64>,
    /// Break-downs, per field.
    pub per: Vec<Uitsplitsing>,
    /// Members (and windows) that lack something.
    pub gemist: Vec<Gemist>,
    /// Rows with a member that nobody declared.
    pub vreemd: Vec<(u32, String)>,
}

/// The least and the most that the outcome can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grenzen {
    /// With all unreadable rows bad: teller and noemer (none for an aantal).
    pub slechtst: (Decimal, Option<Decimal>),
    /// With all unreadable rows good.
    pub best: (Decimal, Option<Decimal>),
}

/// A break-down by the values of one field, which does not change the verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uitsplitsing {
    /// The field.
    pub veld: usize,
    /// Per value, in the order of the values; the empty value is the empty text.
    pub regels: Vec<Deel>,
}

/// One value in a break-down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deel {
    /// The value.
    pub waarde: String,
    /// Good cases.
    pub teller: Decimal,
    /// Judged cases; none for an aantal.
    pub noemer: Option<Decimal>,
}

/// A member that lacks something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gemist {
    /// The member: one name per set.
    pub lid: Vec<String>,
    /// The window in which it lacks it: first and last day.
    pub venster: Option<(NaiveDate, NaiveDate)>,
}

/// A norm, judged over the period asked for and those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beoordeling {
    /// Index in [`crate::agreement::Overeenkomst::normen`].
    pub norm: usize,
    /// The verdict.
    pub uitslag: Uitslag,
    /// For niet_aan_de_beurt: the last verdict.
    pub laatste: Option<Uitslag>,
    /// The four measured periods before it, oldest first.
    pub reeks: Vec<Uitslag>,
    /// How many measured periods in a row, this one included, it has not been met.
    pub op_rij: u32,
}
