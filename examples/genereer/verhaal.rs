//! The story of the year: every number that was chosen, and not drawn.
//!
//! Numbers of late cases are put in the quarter in which their term ends, for that is the quarter in which they count.

use crate::{kalender::Periode, toeval::Deel};

/// Cases that begin in a month.
#[derive(Debug)]
pub(crate) struct Maand {
    pub(crate) jaar: i32,
    pub(crate) maand: u32,
    /// Aanmeldingen for individueel sociaal werk.
    pub(crate) aanmeldingen: u32,
    /// Aanmeldingen at the raadslieden.
    pub(crate) raadslieden: u32,
    /// Hulpvragen at the CJG.
    pub(crate) hulpvragen: u32,
    /// Afwegingen with young people.
    pub(crate) afwegingen: u32,
}

impl Maand {
    /// The month itself.
    pub(crate) fn periode(&self) -> Periode {
        Periode::maand(self.jaar, self.maand)
    }

    /// The month as a part of a plan.
    pub(crate) fn deel(&self) -> Deel {
        Deel::Maand(self.jaar, self.maand)
    }
}

/// The months. The year before is only there for what was not over on 1 January.
#[rustfmt::skip]
pub(crate) const MAANDEN: [Maand; 17] = [
    Maand { jaar: 2022, maand:  8, aanmeldingen: 186, raadslieden: 128, hulpvragen: 101, afwegingen:  70 },
    Maand { jaar: 2022, maand:  9, aanmeldingen: 224, raadslieden: 149, hulpvragen: 128, afwegingen:  98 },
    Maand { jaar: 2022, maand: 10, aanmeldingen: 219, raadslieden: 152, hulpvragen: 131, afwegingen: 104 },
    Maand { jaar: 2022, maand: 11, aanmeldingen: 231, raadslieden: 158, hulpvragen: 136, afwegingen: 110 },
    Maand { jaar: 2022, maand: 12, aanmeldingen: 197, raadslieden: 138, hulpvragen: 117, afwegingen:  82 },
    Maand { jaar: 2023, maand:  1, aanmeldingen: 239, raadslieden: 163, hulpvragen: 133, afwegingen: 108 },
    Maand { jaar: 2023, maand:  2, aanmeldingen: 216, raadslieden: 147, hulpvragen: 124, afwegingen:  96 },
    Maand { jaar: 2023, maand:  3, aanmeldingen: 241, raadslieden: 159, hulpvragen: 140, afwegingen: 118 },
    Maand { jaar: 2023, maand:  4, aanmeldingen: 209, raadslieden: 142, hulpvragen: 122, afwegingen:  99 },
    Maand { jaar: 2023, maand:  5, aanmeldingen: 222, raadslieden: 148, hulpvragen: 131, afwegingen: 107 },
    Maand { jaar: 2023, maand:  6, aanmeldingen: 230, raadslieden: 151, hulpvragen: 134, afwegingen: 111 },
    Maand { jaar: 2023, maand:  7, aanmeldingen: 188, raadslieden: 131, hulpvragen: 112, afwegingen:  78 },
    Maand { jaar: 2023, maand:  8, aanmeldingen: 196, raadslieden: 134, hulpvragen: 108, afwegingen:  74 },
    Maand { jaar: 2023, maand:  9, aanmeldingen: 243, raadslieden: 157, hulpvragen: 138, afwegingen: 112 },
    Maand { jaar: 2023, maand: 10, aanmeldingen: 236, raadslieden: 161, hulpvragen: 136, afwegingen: 106 },
    Maand { jaar: 2023, maand: 11, aanmeldingen: 248, raadslieden: 166, hulpvragen: 142, afwegingen: 115 },
    Maand { jaar: 2023, maand: 12, aanmeldingen: 226, raadslieden: 149, hulpvragen: 121, afwegingen:  90 },
];

/// What goes well and wrong in a quarter.
#[derive(Debug)]
pub(crate) struct Kwartaal {
    pub(crate) nummer: u32,
    /// First talks in the fifth or sixth week: in W07, in W03, elsewhere.
    pub(crate) gesprek_te_laat: [u32; 3],
    /// First talks after the sixth week.
    pub(crate) gesprek_na_zes_weken: u32,
    /// First talks that did not follow the Samenwerkwijze.
    pub(crate) zonder_samenwerkwijze: u32,
    /// How many days longer people wait for a first talk than in the first quarter.
    pub(crate) gesprek_later: u32,
    /// Aanmeldingen at the raadslieden that wait more than two weeks.
    pub(crate) raadslieden_te_laat: u32,
    /// Starts at the CJG after two weeks: in team noord, in the other teams.
    pub(crate) cjg_te_laat: [u32; 2],
    /// How many of those started after three weeks and were not called before.
    pub(crate) cjg_niet_gebeld: u32,
    /// Toeleiding after eight weeks.
    pub(crate) toeleiding_te_laat: u32,
    /// Aanvragen after a fifth talk: within two weeks, and later.
    pub(crate) aanvraag_na_vijf: [u32; 2],
    /// Trajecten closed with a doorverwijzing to the Wmo.
    pub(crate) wmo: u32,
    /// Trajecten closed with a reason that the norm does not know as a good one.
    pub(crate) reden_overig: u32,
    /// Trajecten closed without borging.
    pub(crate) zonder_borging: u32,
    /// Trajecten closed without work on the network.
    pub(crate) zonder_netwerk: u32,
    /// Clients who come back with the same hulpvraag within a year.
    pub(crate) terug: u32,
    /// Share of the budget that went to individual work, in thousandths.
    pub(crate) individueel: u64,
    /// Activities of jongerenwerk without a partner.
    pub(crate) zonder_partner: u32,
    /// The theme of prevention that gets no activity.
    pub(crate) zonder_thema: Option<&'static str>,
    /// The school that is visited too little.
    pub(crate) school_te_weinig: Option<&'static str>,
    /// The raadslid who gives no information in the first two months that end in the quarter.
    pub(crate) zonder_voorlichting: Option<&'static str>,
}

impl Kwartaal {
    /// The quarter itself.
    pub(crate) fn periode(&self) -> Periode {
        Periode::kwartaal(2023, self.nummer)
    }

    /// The quarter as a part of a plan.
    pub(crate) fn deel(&self) -> Deel {
        Deel::Kwartaal(self.nummer)
    }
}

/// The quarters of 2023.
pub(crate) const KWARTALEN: [Kwartaal; 4] = [
    Kwartaal {
        nummer: 1,
        gesprek_te_laat: [8, 6, 34],
        gesprek_na_zes_weken: 0,
        zonder_samenwerkwijze: 0,
        gesprek_later: 0,
        raadslieden_te_laat: 7,
        cjg_te_laat: [5, 5],
        cjg_niet_gebeld: 0,
        toeleiding_te_laat: 0,
        aanvraag_na_vijf: [0, 0],
        wmo: 17,
        reden_overig: 0,
        zonder_borging: 0,
        zonder_netwerk: 0,
        terug: 10,
        individueel: 482,
        zonder_partner: 0,
        zonder_thema: None,
        school_te_weinig: None,
        zonder_voorlichting: None,
    },
    Kwartaal {
        nummer: 2,
        gesprek_te_laat: [10, 7, 34],
        gesprek_na_zes_weken: 0,
        zonder_samenwerkwijze: 1,
        gesprek_later: 0,
        raadslieden_te_laat: 8,
        cjg_te_laat: [9, 9],
        cjg_niet_gebeld: 1,
        toeleiding_te_laat: 2,
        aanvraag_na_vijf: [6, 0],
        wmo: 17,
        reden_overig: 1,
        zonder_borging: 0,
        zonder_netwerk: 0,
        terug: 10,
        individueel: 438,
        zonder_partner: 0,
        zonder_thema: None,
        school_te_weinig: Some("school-3"),
        zonder_voorlichting: None,
    },
    Kwartaal {
        nummer: 3,
        gesprek_te_laat: [12, 8, 27],
        gesprek_na_zes_weken: 2,
        zonder_samenwerkwijze: 0,
        gesprek_later: 1,
        raadslieden_te_laat: 8,
        cjg_te_laat: [15, 11],
        cjg_niet_gebeld: 2,
        toeleiding_te_laat: 2,
        aanvraag_na_vijf: [5, 0],
        wmo: 16,
        reden_overig: 0,
        zonder_borging: 1,
        zonder_netwerk: 0,
        terug: 11,
        individueel: 391,
        zonder_partner: 2,
        zonder_thema: Some("radicalisering"),
        school_te_weinig: None,
        zonder_voorlichting: Some("rl-02"),
    },
    Kwartaal {
        nummer: 4,
        gesprek_te_laat: [22, 14, 29],
        gesprek_na_zes_weken: 4,
        zonder_samenwerkwijze: 0,
        gesprek_later: 2,
        raadslieden_te_laat: 9,
        cjg_te_laat: [26, 19],
        cjg_niet_gebeld: 5,
        toeleiding_te_laat: 3,
        aanvraag_na_vijf: [7, 1],
        wmo: 16,
        reden_overig: 0,
        zonder_borging: 0,
        zonder_netwerk: 2,
        terug: 11,
        individueel: 343,
        zonder_partner: 0,
        zonder_thema: None,
        school_te_weinig: None,
        zonder_voorlichting: None,
    },
];

/// Shares of the wijkgebieden in what happens, W01 to W11.
pub(crate) const DRUKTE_PER_WIJK: [u32; 11] = [9, 11, 10, 10, 8, 12, 10, 7, 5, 10, 8];

/// The wijkgebieden.
pub(crate) const WIJKEN: [&str; 11] =
    ["W01", "W02", "W03", "W04", "W05", "W06", "W07", "W08", "W09", "W10", "W11"];

/// The teams of the CJG, and their shares in the hulpvragen.
pub(crate) const CJG_TEAMS: [&str; 4] = ["noord", "oost", "zuid", "west"];
/// See [`CJG_TEAMS`].
pub(crate) const DRUKTE_PER_TEAM: [u32; 4] = [27, 24, 26, 23];

/// The sociale teams.
pub(crate) const SOCIALE_TEAMS: [&str; 5] =
    ["sociaal-centrum", "sociaal-noord", "sociaal-oost", "sociaal-zuid", "sociaal-west"];
