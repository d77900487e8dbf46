//! The screen: what a policy adviser reads before a meeting.
//!
//! Aligned parts and wrapped text are laid out by comfy-table, row by row, so that a sentence can stand between two
//! rows of one table. Text that does not come from this program is made harmless in one place: `blad`.

mod bijsturen;
mod blad;
mod financien;
mod naslag;
mod normen;
mod wachtlijsten;

pub use naslag::naslag;

use crate::{
    norm::Oordeel,
    report::{Kernbedingverslag, Punt, Report},
};
use blad::{Blad, Kolom, Stijl, breedte};

/// No table is narrower than this.
pub const MINSTE_BREEDTE: usize = 80;

/// How many points about the data are shown, unless more or fewer are asked for.
const MOST_PUNTEN: usize = 20;

/// How a table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TabelOpties {
    /// Columns of the screen; fewer than [`MINSTE_BREEDTE`] are taken as that many.
    pub breedte: usize,
    /// Whether to colour, with ANSI codes.
    pub kleur: bool,
    /// Whether to list the cases behind what failed.
    pub zaken: bool,
    /// Whether to show all about money, and of the norms only how it ended.
    pub financien: bool,
    /// Whether to show all findings and risks in full, and the break-downs.
    pub uitvoerig: bool,
    /// How many points about the data to show, of those with a consequence and of those without.
    pub bevindingen: usize,
}

impl Default for TabelOpties {
    fn default() -> Self {
        Self {
            breedte: MINSTE_BREEDTE,
            kleur: false,
            zaken: false,
            financien: false,
            uitvoerig: false,
            bevindingen: MOST_PUNTEN,
        }
    }
}

/// The report as a screen of text, with a final newline.
#[must_use]
pub fn table(report: &Report, opties: &TabelOpties) -> String {
    let mut blad = Blad::new(opties.breedte.max(MINSTE_BREEDTE), opties.kleur);
    kop(&mut blad, report);
    if opties.financien {
        financien::geheel(&mut blad, report, opties);
    } else {
        in_het_kort(&mut blad, report);
        normen::blokken(&mut blad, report, opties);
        wachtlijsten::blok(&mut blad, report, opties);
        financien::blok(&mut blad, report);
        gegevens(&mut blad, report, opties);
        bijsturen::blok(&mut blad, report, opties);
    }
    blad.alinea(0, &format!("UITKOMST: {}", report.uitkomst.tekst), Stijl::Kop);
    blad.finish()
}

fn kop(blad: &mut Blad, report: &Report) {
    blad.uitersten(&report.overeenkomst.titel.to_uppercase(), &report.periode.tekst, Stijl::Kop);
    for line in &report.inleiding {
        blad.alinea(0, line, Stijl::Gewoon);
    }
}

/// A line per core clause.
fn in_het_kort(blad: &mut Blad, report: &Report) {
    let woord = |oordeel: Option<Oordeel>| match oordeel {
        None => "-",
        // The full words would make the column too wide for the titles.
        Some(Oordeel::NietAanDeBeurt) => "nu niet",
        Some(other) => woord(other),
    };
    let all = || report.kernbedingen.iter();
    let widest = |of: fn(&Kernbedingverslag) -> Option<Oordeel>| {
        all().map(|kernbeding| breedte(woord(of(kernbeding)))).max().unwrap_or(0).max(12) + 2
    };
    let (nu, vorig) = (widest(|of| of.oordeel), widest(|of| of.vorige));
    let room = blad.breedte() - 2 - nu - vorig - 10;
    let titel = |of: &Kernbedingverslag| {
        if breedte(&of.titel) <= room { of.titel.clone() } else { of.kort.clone() }
    };
    let longest = all().map(|of| breedte(&titel(of))).max().unwrap_or(0).clamp(11, room);
    let kolommen = [
        Kolom::links(2),
        Kolom::links(longest),
        Kolom::links(nu).gap(2),
        Kolom::links(vorig).gap(2),
        Kolom::rechts(10).gap(1),
    ];
    blad.leeg();
    let head =
        [Kolom::links(kolommen[0].breedte + kolommen[1].breedte), kolommen[2], kolommen[3], kolommen[4]];
    blad.rij(&["IN HET KORT", "nu", report.periode.vorige, "gehaald"], &head, Stijl::Kop);
    for kernbeding in &report.kernbedingen {
        let gehaald = match kernbeding.gemeten {
            0 => "-".to_owned(),
            gemeten => format!("{} van {gemeten}", kernbeding.gehaald),
        };
        let titel = titel(kernbeding);
        let cells = [
            teken(kernbeding.oordeel),
            &titel,
            woord(kernbeding.oordeel),
            woord(kernbeding.vorige),
            &gehaald,
        ];
        blad.rij(&cells, &kolommen, Stijl::van(kernbeding.oordeel));
    }
    let mut legend = "Gehaald: normen met cijfers. Marge: gevallen, + is beter.".to_owned();
    let judged = all().map(|of| of.oordelen).chain([report.overige_oordelen]);
    if judged.map(|of| of.totaal).sum::<usize>() > 0 {
        legend.push_str(" Oordeel: van gemeente.");
    }
    blad.alinea(0, &legend, Stijl::Gewoon);
}

/// What is wrong with the data, and what follows from it; where nothing does, only how much there is.
fn gegevens(blad: &mut Blad, report: &Report, opties: &TabelOpties) {
    let (weighty, idle): (Vec<&Punt>, Vec<&Punt>) = report.punten.iter().partition(|punt| punt.heeft_gevolg);
    let hidden = match idle.len() {
        _ if opties.uitvoerig => String::new(),
        0 => String::new(),
        1 => "1 punt heeft geen gevolg, zie -v".to_owned(),
        count => format!("{count} punten hebben geen gevolg, zie -v"),
    };
    blad.leeg();
    blad.uitersten("GEGEVENS", &hidden, Stijl::Kop);
    if weighty.is_empty() {
        let none = if idle.is_empty() { "Geen bijzonderheden." } else { "Geen bijzonderheden met gevolg." };
        blad.alinea(0, none, Stijl::Gewoon);
    }
    let most = opties.bevindingen;
    for punt in weighty.iter().take(most) {
        let tekst = if opties.uitvoerig { &punt.tekst_voluit } else { &punt.tekst };
        vol(blad, punt, &format!("{tekst} {}", punt.gevolg));
    }
    en_nog(blad, weighty.len().saturating_sub(most));
    if opties.uitvoerig && !idle.is_empty() {
        blad.alinea(0, "Zonder gevolg:", Stijl::Gewoon);
        idle.iter().take(most).for_each(|punt| vol(blad, punt, &punt.tekst_voluit));
        en_nog(blad, idle.len().saturating_sub(most));
    }
}

/// How many points are not shown, and where they are.
fn en_nog(blad: &mut Blad, more: usize) {
    if more > 0 {
        let tekst = format!("En nog {more}: zie --max-bevindingen 0, of --format json.");
        blad.alinea(0, &tekst, Stijl::Gewoon);
    }
}

fn vol(blad: &mut Blad, punt: &Punt, tekst: &str) {
    blad.punt(0, 3, &format!("{:<3}", punt.nummer), tekst);
}

/// The sign of a verdict, so that it is never told by colour alone.
fn teken(oordeel: Option<Oordeel>) -> &'static str {
    match oordeel {
        Some(Oordeel::Gehaald) => "✓",
        Some(Oordeel::NietGehaald) => "✗",
        Some(Oordeel::Onzeker) => "?",
        Some(Oordeel::TeBeoordelen) => "…",
        Some(Oordeel::Uitzondering) => "≈",
        Some(Oordeel::GeenGegevens) => "–",
        Some(Oordeel::GeenGevallen | Oordeel::GeldtNiet | Oordeel::NietAanDeBeurt | Oordeel::GeenNorm)
        | None => "·",
    }
}

/// A verdict in words.
fn woord(oordeel: Oordeel) -> &'static str {
    match oordeel {
        Oordeel::Gehaald => "gehaald",
        Oordeel::NietGehaald => "niet gehaald",
        Oordeel::Onzeker => "onzeker",
        Oordeel::GeenGegevens => "geen gegevens",
        Oordeel::GeenGevallen => "geen gevallen",
        Oordeel::TeBeoordelen => "te beoordelen",
        Oordeel::Uitzondering => "uitzondering",
        Oordeel::GeldtNiet => "geldt niet",
        Oordeel::NietAanDeBeurt => "niet aan de beurt",
        Oordeel::GeenNorm => "geen norm",
    }
}
