//! The report: one complete, ordered, serialisable value, and all that any renderer may show.
//!
//! Here verdicts become lines, sentences and an exit status. A renderer adds nothing to it: what a screen says and
//! what a script reads are the same [`Report`].

mod verslag;

pub use verslag::{
    Bevinding, Bron, Deelverslag, Dossierverslag, Eisverslag, Gemistverslag, Getoond, Grens, Grenzenverslag,
    Invoer, Kernbedingverslag, Kop, Marge, Meetpunt, Normverslag, Ontbrekend, Oordelenverslag,
    Periodeverslag, Punt, Randvoorwaardeverslag, Report, Risicouitkomst, Risicoverslag, Selectieverslag,
    Telt, Uitkomst, Veldtelling, Wachtdeel, Wachtlijstverslag, Wachtmaand, Wachtstand, Zaakverslag,
};

use chrono::NaiveDate;

use crate::{
    agreement::Overeenkomst, calendar::Periode, intake::Intake, norm::Beoordeling, wachtlijst::WachtlijstStand,
};

/// Name and version of the JSON.
pub const SCHEMA: &str = "oss-welzijn/check/1";

/// All that a report rests on.
#[derive(Debug, Clone, Copy)]
pub struct Grondslag<'a> {
    /// The agreement.
    pub overeenkomst: &'a Overeenkomst,
    /// The deliveries.
    pub intake: &'a Intake,
    /// The period asked for.
    pub periode: Periode,
    /// The peildatum.
    pub peildatum: NaiveDate,
    /// Every norm of the agreement, judged, in its order.
    pub beoordelingen: &'a [Beoordeling],
    /// Every waiting list of the agreement, in its order.
    pub wachtlijsten: &'a [WachtlijstStand],
}

/// How the user wants the report.
#[derive(Debug, Clone, Default)]
pub struct Opties {
    /// The figures are made up, and everything that comes out says so.
    pub voorbeeld: bool,
    /// What to limit it to.
    pub selectie: Selectie,
    /// A norm without a valid judgement counts for the exit status.
    pub strict: bool,
    /// Version of the program.
    pub versie: String,
}

/// What to limit a report to; an empty list is everything. With both, a norm must be in both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selectie {
    /// Indices in [`Overeenkomst::werksoorten`].
    pub werksoorten: Vec<usize>,
    /// Indices in [`Overeenkomst::kernbedingen`].
    pub kernbedingen: Vec<usize>,
}

/// Makes the report.
#[must_use]
pub fn maak(grondslag: &Grondslag<'_>, opties: &Opties) -> Report {
    let _ = (grondslag, opties);
    todo!()
}
