//! One hulpvraag: from aanmelding to start, talks, toeleiding, aanvraag and besluit.

use chrono::NaiveDate;

use crate::{
    kalender::{dag, na, werkdag_tot, werkdag_vanaf},
    schrijver::Cel,
    toeval::{Reeks, Toeval},
    verhaal::CJG_TEAMS,
    zaken::{Zaak, code},
};

/// The columns of [`Hulpvraag::rij`].
pub(crate) const KOLOMMEN: &[&str] = &[
    "Hulpvraagnummer",
    "Leeftijd",
    "Team",
    "Aanmelddatum",
    "Aangenomen",
    "Start behandeling",
    "Contact tijdens wachten",
    "Aantal gesprekken",
    "Uitkomst",
    "Datum laatste gesprek",
    "Toeleiding",
    "Toeleiding klaar",
    "Aanvraagdatum",
    "Besluitdatum",
    "Datum ingetrokken",
    "Samenwerkwijze",
    "Proeftuin",
];

/// An aanvraag of which the eight weeks end on Christmas Day: the besluit of two days later is in time.
const FEESTDAG_AANVRAAG: NaiveDate = dag(2023, 10, 30);
const FEESTDAG_BESLUIT: NaiveDate = dag(2023, 12, 27);

/// When the help starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    OpTijd,
    TeLaat,
    /// After three weeks, and nobody called before.
    NietGebeld,
    Ingetrokken,
    /// Older than 23: not for the CJG.
    Ouder,
}

/// What comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vervolg {
    Zelf,
    Voorliggend,
    Aanvraag,
    /// An aanvraag within two weeks after a fifth talk.
    NaVijf,
    /// An aanvraag more than two weeks after a fifth talk.
    NaVijfTeLaat,
    ToeleidingTeLaat,
    /// Withdrawn while looking for the right help.
    ToeleidingIngetrokken,
    Feestdag,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) aangemeld: NaiveDate,
    pub(crate) team: usize,
    pub(crate) start: Start,
    pub(crate) vervolg: Vervolg,
    pub(crate) proeftuin: bool,
}

#[derive(Debug)]
pub(crate) struct Hulpvraag {
    code: String,
    leeftijd: u32,
    team: &'static str,
    aangemeld: NaiveDate,
    aangenomen: bool,
    start: Option<NaiveDate>,
    pub(crate) contact: Option<NaiveDate>,
    gesprekken: u32,
    uitkomst: &'static str,
    laatste_gesprek: Option<NaiveDate>,
    toeleiding: bool,
    toeleiding_klaar: Option<NaiveDate>,
    aanvraag: Option<NaiveDate>,
    besluit: Option<NaiveDate>,
    ingetrokken: Option<NaiveDate>,
    pub(crate) proeftuin: bool,
}

impl Hulpvraag {
    /// Makes a case of the plan, in one of its copies.
    pub(crate) fn new(zaad: u64, plan: Plan, nummer: usize, kopie: u32) -> Self {
        let mut toeval = Toeval::zaak(zaad, Reeks::Hulpvragen, kopie, nummer);
        let leeftijd = match plan.start {
            Start::Ouder => toeval.tussen(24, 27),
            Start::OpTijd | Start::TeLaat | Start::NietGebeld | Start::Ingetrokken => {
                toeval.onder(13) + toeval.onder(12)
            }
        };
        let mut zaak = Hulpvraag {
            code: code("H", nummer, kopie),
            leeftijd,
            team: CJG_TEAMS[plan.team],
            aangemeld: plan.aangemeld,
            aangenomen: plan.start != Start::Ouder,
            start: None,
            contact: None,
            gesprekken: 0,
            uitkomst: "voorliggend",
            laatste_gesprek: None,
            toeleiding: false,
            toeleiding_klaar: None,
            aanvraag: None,
            besluit: None,
            ingetrokken: None,
            proeftuin: plan.proeftuin,
        };
        match plan.start {
            Start::Ingetrokken => {
                zaak.ingetrokken = Some(werkdag_vanaf(na(plan.aangemeld, toeval.dagen(2, 11))));
            }
            Start::Ouder => {
                zaak.laatste_gesprek = Some(werkdag_vanaf(na(plan.aangemeld, toeval.dagen(1, 6))));
                zaak.gesprekken = 1;
            }
            Start::OpTijd | Start::TeLaat | Start::NietGebeld => {
                let start = begin_van_hulp(&mut toeval, plan, &mut zaak);
                vervolg(&mut toeval, plan, start, &mut zaak);
            }
        }
        zaak
    }
}

/// The start, and the call to those who wait.
fn begin_van_hulp(toeval: &mut Toeval, plan: Plan, zaak: &mut Hulpvraag) -> NaiveDate {
    let vanaf = plan.aangemeld;
    let start = match plan.start {
        Start::OpTijd | Start::Ingetrokken | Start::Ouder => {
            let dagen = 2 + toeval.onder(7) + toeval.onder(6);
            werkdag_tot(na(vanaf, i64::from(dagen))).max(vanaf)
        }
        Start::TeLaat => {
            // Who needs an aanvraag is helped before the eight weeks of the toeleiding run out.
            let lang = plan.vervolg != Vervolg::Aanvraag && toeval.promille(250);
            let langer = if lang { toeval.dagen(10, 30) } else { 0 };
            werkdag_vanaf(na(vanaf, 16 + toeval.dagen(0, 10) + toeval.dagen(0, 8) + langer))
        }
        Start::NietGebeld => werkdag_vanaf(na(vanaf, toeval.dagen(25, 38))),
    };
    // Who starts in the third week is often not called before.
    let zonder_bellen = (start - vanaf).num_days() <= 21 && toeval.promille(400);
    if plan.start == Start::TeLaat && !zonder_bellen {
        zaak.contact = Some(werkdag_tot(na(vanaf, toeval.dagen(13, 15))));
    }
    zaak.start = Some(start);
    start
}

/// The talks, the outcome, and what comes after it.
fn vervolg(toeval: &mut Toeval, plan: Plan, start: NaiveDate, zaak: &mut Hulpvraag) {
    let dag_van_start = (start - plan.aangemeld).num_days();
    match plan.vervolg {
        Vervolg::Zelf | Vervolg::Voorliggend => {
            zaak.gesprekken = toeval.tussen(1, 5);
            let dagen = i64::from(zaak.gesprekken - 1) * 14 + toeval.dagen(0, 9);
            zaak.laatste_gesprek = Some(werkdag_vanaf(na(start, dagen)));
            zaak.uitkomst = if plan.vervolg == Vervolg::Zelf { "zelf" } else { "voorliggend" };
            return;
        }
        Vervolg::ToeleidingIngetrokken => {
            zaak.toeleiding = true;
            zaak.gesprekken = 2;
            zaak.ingetrokken = Some(werkdag_vanaf(na(plan.aangemeld, toeval.dagen(30, 50))));
            return;
        }
        Vervolg::Aanvraag
        | Vervolg::NaVijf
        | Vervolg::NaVijfTeLaat
        | Vervolg::ToeleidingTeLaat
        | Vervolg::Feestdag => {}
    }
    let klaar = match plan.vervolg {
        Vervolg::ToeleidingTeLaat => werkdag_vanaf(na(plan.aangemeld, toeval.dagen(60, 84))),
        Vervolg::Feestdag => FEESTDAG_AANVRAAG,
        Vervolg::Zelf
        | Vervolg::Voorliggend
        | Vervolg::Aanvraag
        | Vervolg::NaVijf
        | Vervolg::NaVijfTeLaat
        | Vervolg::ToeleidingIngetrokken => {
            // At least a week after the start, and within eight weeks.
            let vroegst = u32::try_from(dag_van_start + 8).unwrap_or_default().max(32);
            werkdag_tot(na(plan.aangemeld, toeval.dagen(vroegst, 55)))
        }
    };
    let tot_aanvraag = toeval.dagen(1, 5);
    let aanvraag =
        if plan.vervolg == Vervolg::Feestdag { klaar } else { werkdag_tot(na(klaar, -tot_aanvraag)) };
    let na_gesprek =
        if plan.vervolg == Vervolg::NaVijfTeLaat { toeval.dagen(16, 19) } else { toeval.dagen(0, 9) };
    let laatste = werkdag_tot(na(aanvraag, -na_gesprek)).max(start);
    let op_vijf = matches!(plan.vervolg, Vervolg::NaVijf | Vervolg::NaVijfTeLaat);
    zaak.gesprekken = if op_vijf { 5 } else { toeval.tussen(2, 4) };
    zaak.uitkomst = "aanvraag";
    zaak.laatste_gesprek = Some(laatste);
    zaak.toeleiding = plan.vervolg != Vervolg::Aanvraag || toeval.promille(850);
    zaak.toeleiding_klaar = zaak.toeleiding.then_some(klaar);
    zaak.aanvraag = Some(aanvraag);
    let besluit = werkdag_tot(na(aanvraag, 16 + toeval.dagen(0, 20) + toeval.dagen(0, 20)));
    zaak.besluit = Some(if plan.vervolg == Vervolg::Feestdag { FEESTDAG_BESLUIT } else { besluit });
}

impl Zaak for Hulpvraag {
    fn begin(&self) -> NaiveDate {
        self.aangemeld
    }

    fn eind(&self) -> NaiveDate {
        let laatste = [self.laatste_gesprek, self.toeleiding_klaar, self.besluit, self.ingetrokken];
        laatste.into_iter().flatten().max().unwrap_or(self.aangemeld)
    }

    fn rij(&self, stand: NaiveDate) -> Vec<Cel> {
        let gestart = self.start.is_some_and(|dag| dag <= stand);
        let besproken = self.laatste_gesprek.is_some_and(|dag| dag <= stand);
        let tot_nu = if besproken { self.gesprekken } else { self.gesprekken.min(2) };
        vec![
            Cel::Tekst(self.code.clone()),
            Cel::Getal(self.leeftijd),
            Cel::Woord(self.team),
            Cel::Datum(self.aangemeld),
            Cel::JaNee(self.aangenomen),
            Cel::bekend(self.start, stand),
            Cel::bekend(self.contact, stand),
            Cel::Getal(tot_nu).als(gestart || besproken),
            Cel::Woord(self.uitkomst).als(besproken),
            Cel::bekend(self.laatste_gesprek, stand),
            Cel::JaNee(true).als(self.toeleiding && gestart),
            Cel::bekend(self.toeleiding_klaar, stand),
            Cel::bekend(self.aanvraag, stand),
            Cel::bekend(self.besluit, stand),
            Cel::bekend(self.ingetrokken, stand),
            Cel::JaNee(true).als(gestart),
            Cel::JaNee(true).als(self.proeftuin),
        ]
    }
}
