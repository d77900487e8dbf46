//! The agreement as a whole: the valid shape that every later room works with.
//!
//! All references are resolved to positions in the lists below, so that nothing after this room can meet an id
//! that does not exist.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    begroting::Financien,
    gegevens::Gegevens,
    norm::{Norm, Soort},
    voorwaarde::Voorwaarde,
};
use crate::{
    calendar::{Feestdagen, Ritme, Termijn},
    number::Percentage,
    source::Span,
};

/// One agreement between a municipality and its provider, valid in itself.
#[derive(Debug, Clone)]
pub struct Overeenkomst {
    /// Id, e.g. `oss-2022`.
    pub id: String,
    /// Title.
    pub titel: String,
    /// The municipality.
    pub gemeente: String,
    /// The provider.
    pub aanbieder: String,
    /// First day.
    pub vanaf: NaiveDate,
    /// Last day; none while it runs on.
    pub tot_en_met: Option<NaiveDate>,
    /// The year of which the amounts are the prices.
    pub prijspeil: i32,
    /// The areas, in order.
    pub gebieden: Vec<Gebied>,
    /// Public holidays and the days set equal to them.
    pub feestdagen: Feestdagen,
    /// Source documents.
    pub stukken: Vec<Stuk>,
    /// Kinds of work.
    pub werksoorten: Vec<Werksoort>,
    /// Main goals.
    pub hoofddoelen: Vec<Hoofddoel>,
    /// Goals.
    pub doelen: Vec<Doel>,
    /// Core clauses, with their parts.
    pub kernbedingen: Vec<Kernbeding>,
    /// What makes them measurable.
    pub normen: Vec<Norm>,
    /// Risks with their conditions.
    pub risicos: Vec<Risico>,
    /// Budget lines.
    pub posten: Vec<Post>,
    /// What the source prints as totals.
    pub subtotalen: Vec<Subtotaal>,
    /// Data sets that the provider delivers.
    pub gegevens: Vec<Gegevens>,
    /// Waiting lists.
    pub wachtlijsten: Vec<Wachtlijst>,
    /// What must arrive.
    pub leveringen: Vec<Levering>,
    /// Who meets, how often.
    pub overleggen: Vec<Overleg>,
    /// The amount outside the norms.
    pub proeftuin: Option<Proeftuin>,
    /// Indexation per year.
    pub indexering: Vec<Indexering>,
    /// Where what the work cost is delivered.
    pub financien: Option<Financien>,
    /// Work added later.
    pub opdrachten: Vec<Opdracht>,
}

/// Where in which document an entry comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vindplaats {
    /// Id of a [`Stuk`].
    pub stuk: String,
    /// Place in it: `3.2 kernbeding 1`.
    pub plaats: String,
}

/// An area of the municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gebied {
    /// Code as the data has it: `W01`.
    pub id: String,
    /// Name.
    pub naam: String,
}

/// A source document.
#[derive(Debug, Clone)]
pub struct Stuk {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// Its date.
    pub datum: Option<NaiveDate>,
    /// The day on which it was decided.
    pub besloten: Option<NaiveDate>,
    /// File beside the agreement, if it is kept there.
    pub bestand: Option<String>,
    /// SHA-256 of that file, as 64 hexadecimal digits.
    pub sha256: Option<String>,
}

/// The two budgets that are accounted for apart (memo 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domein {
    /// Adults.
    Volwassenen,
    /// Youth.
    Jeugd,
}

/// A kind of work.
#[derive(Debug, Clone)]
pub struct Werksoort {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// The budget it belongs to.
    pub domein: Domein,
    /// What it is for, in one paragraph.
    pub gewenste_situatie: String,
    /// From input to impact.
    pub effectketen: Option<String>,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// A main goal, which groups goals.
#[derive(Debug, Clone)]
pub struct Hoofddoel {
    /// Id.
    pub id: String,
    /// Index in [`Overeenkomst::werksoorten`].
    pub werksoort: usize,
    /// Number in the source.
    pub nummer: String,
    /// Text.
    pub tekst: String,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// A goal.
#[derive(Debug, Clone)]
pub struct Doel {
    /// Id.
    pub id: String,
    /// Index in [`Overeenkomst::werksoorten`].
    pub werksoort: usize,
    /// Index in [`Overeenkomst::hoofddoelen`].
    pub hoofddoel: Option<usize>,
    /// Number in the source.
    pub nummer: String,
    /// Text.
    pub tekst: String,
    /// First day on which it holds.
    pub vanaf: Option<NaiveDate>,
    /// Source.
    pub bron: Option<Vindplaats>,
    /// Where its id stands.
    pub span: Span,
}

/// A core clause: without it the other agreements would be pointless (memo 2.3).
#[derive(Debug, Clone)]
pub struct Kernbeding {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// Shorter title, for narrow tables.
    pub kort: Option<String>,
    /// Indices in [`Overeenkomst::werksoorten`].
    pub werksoorten: Vec<usize>,
    /// Its parts, in order.
    pub bepalingen: Vec<Bepaling>,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// A part of a core clause.
#[derive(Debug, Clone)]
pub struct Bepaling {
    /// Id: `sociaal-werk.1`.
    pub id: String,
    /// Number in the source.
    pub nummer: String,
    /// Text.
    pub tekst: String,
    /// Id of the part of which this is a repetition.
    pub gelijk_aan: Option<String>,
    /// Source.
    pub bron: Option<Vindplaats>,
    /// Where its id stands.
    pub span: Span,
}

/// A risk: a situation that hinders the work, and how much harm it does (memo 2.4).
#[derive(Debug, Clone)]
pub struct Risico {
    /// Id: `isw-r1`.
    pub id: String,
    /// Index in [`Overeenkomst::werksoorten`].
    pub werksoort: usize,
    /// Text.
    pub tekst: String,
    /// Chance, 1 to 3.
    pub kans: u8,
    /// Harm, 1 to 3.
    pub schade: u8,
    /// Chance times harm, 1 to 9.
    pub effect: u8,
    /// Indices in [`Overeenkomst::normen`]: one not met shows that it came true.
    pub normen: Vec<usize>,
    /// Indices in [`Overeenkomst::wachtlijsten`]: someone who waits too long shows it.
    pub wachtlijsten: Vec<usize>,
    /// What to ask when it came true.
    pub vraag: Option<String>,
    /// What keeps it small.
    pub randvoorwaarden: Vec<Randvoorwaarde>,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// A condition that keeps a risk small.
#[derive(Debug, Clone)]
pub struct Randvoorwaarde {
    /// Id: `isw-r1.a`.
    pub id: String,
    /// Text.
    pub tekst: String,
    /// Who sees to it.
    pub verantwoordelijke: Option<String>,
    /// Where that is agreed or discussed.
    pub waar: Option<String>,
    /// Source.
    pub bron: Option<Vindplaats>,
    /// Where its id stands.
    pub span: Span,
}

/// A budget line.
#[derive(Debug, Clone)]
pub struct Post {
    /// Id.
    pub id: String,
    /// Index in [`Overeenkomst::werksoorten`].
    pub werksoort: usize,
    /// Title.
    pub titel: String,
    /// Full-time equivalents.
    pub fte: Option<Decimal>,
    /// Amount a year, in euros at [`Overeenkomst::prijspeil`].
    pub bedrag: Decimal,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// A total as the source prints it. The posten count (memo-besluit 25).
#[derive(Debug, Clone)]
pub struct Subtotaal {
    /// Index in [`Overeenkomst::werksoorten`].
    pub werksoort: usize,
    /// Full-time equivalents.
    pub fte: Decimal,
    /// Amount in euros.
    pub bedrag: Decimal,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// A waiting list: who waits, and longer than what.
#[derive(Debug, Clone)]
pub struct Wachtlijst {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// Index in [`Overeenkomst::gegevens`].
    pub gegevens: usize,
    /// How it is known who waits.
    pub wacht: Wacht,
    /// Which rows are meant.
    pub filter: Vec<Voorwaarde>,
    /// The acceptable wait.
    pub grens: Termijn,
    /// Fields to break down by.
    pub per: Vec<usize>,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// How it is known who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wacht {
    /// From cases: fields that hold days.
    Zaken {
        /// The day on which waiting begins.
        van: usize,
        /// The day on which it ends.
        tot: usize,
        /// The days on which a case was withdrawn.
        ingetrokken: Vec<usize>,
    },
    /// From monthly counts: fields that hold what is true on the last day of the month.
    Tellingen {
        /// How many wait.
        wachtend: usize,
        /// How many of them longer than the grens.
        boven_grens: usize,
        /// The longest wait in days.
        langst: Option<usize>,
    },
}

impl Wacht {
    /// The fields that it looks at.
    #[must_use]
    pub fn velden(&self) -> Vec<usize> {
        match self {
            Self::Zaken { van, tot, ingetrokken } => {
                [*van, *tot].into_iter().chain(ingetrokken.iter().copied()).collect()
            }
            Self::Tellingen { wachtend, boven_grens, langst } => {
                [*wachtend, *boven_grens].into_iter().chain(*langst).collect()
            }
        }
    }
}

/// Something that must arrive.
#[derive(Debug, Clone)]
pub struct Levering {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// What it holds.
    pub wat: String,
    /// How often.
    pub frequentie: Ritme,
    /// By when.
    pub uiterlijk: Uiterlijk,
    /// Indices in [`Overeenkomst::gegevens`] of which it consists.
    pub gegevens: Vec<usize>,
    /// From whom it comes; none is the aanbieder.
    pub van: Option<String>,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// By when a delivery is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uiterlijk {
    /// At most this many days after its period (or before its end, if negative).
    DagenNa(i32),
    /// Before this month and day in the year of its period.
    Voor {
        /// 1 to 12.
        maand: u32,
        /// 1 to 31.
        dag: u32,
    },
}

/// A meeting.
#[derive(Debug, Clone)]
pub struct Overleg {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// How often.
    pub elke: Termijn,
    /// Roles that take part.
    pub wie: Vec<String>,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// Money that is outside the norms (memo 6.2, Proeftuin Ruwaard).
#[derive(Debug, Clone)]
pub struct Proeftuin {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// Amount a year, earmarked from the total.
    pub bedrag: Decimal,
    /// What it means.
    pub tekst: String,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// A rise of prices.
#[derive(Debug, Clone)]
pub struct Indexering {
    /// The year in which prices rise.
    pub jaar: i32,
    /// By how much.
    pub percentage: Percentage,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// Work added later, with its impactanalyse (memo 6.3).
#[derive(Debug, Clone)]
pub struct Opdracht {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// The day on which it was agreed.
    pub datum: NaiveDate,
    /// Index in [`Overeenkomst::werksoorten`].
    pub werksoort: usize,
    /// The six parts of the analysis, by key, in the order of the memo.
    pub analyse: BTreeMap<String, String>,
    /// Source.
    pub bron: Option<Vindplaats>,
}

impl Overeenkomst {
    /// The core clause and part with this id.
    #[must_use]
    pub fn bepaling(&self, id: &str) -> Option<(&Kernbeding, &Bepaling)> {
        self.kernbedingen.iter().find_map(|kernbeding| {
            kernbeding.bepalingen.iter().find(|bepaling| bepaling.id == id).map(|found| (kernbeding, found))
        })
    }

    /// Whether the rows of a data set are counts by the provider, and not cases: a norm or waiting list reads them so.
    #[must_use]
    pub fn is_geteld(&self, gegevens: usize) -> bool {
        let by_norm = self.normen.iter().any(|norm| match &norm.soort {
            Soort::Telling(rijen, _) => rijen.gegevens == gegevens,
            Soort::Termijn(..)
            | Soort::Aandeel(..)
            | Soort::Aantal(..)
            | Soort::Volledigheid(..)
            | Soort::Frequentie(..)
            | Soort::Herhaling(..)
            | Soort::Begroting(..)
            | Soort::Formatie(..)
            | Soort::Oordeel(_) => false,
        });
        by_norm
            || self.wachtlijsten.iter().any(|list| match list.wacht {
                Wacht::Tellingen { .. } => list.gegevens == gegevens,
                Wacht::Zaken { .. } => false,
            })
    }

    /// Index of the core clause under which a norm is shown: that of its first bepaling.
    #[must_use]
    pub fn kernbeding_van(&self, norm: &Norm) -> Option<usize> {
        norm.hoort_bij.iter().find_map(|id| {
            self.kernbedingen
                .iter()
                .position(|kernbeding| kernbeding.bepalingen.iter().any(|bepaling| bepaling.id == *id))
        })
    }
}
