//! A block per core clause: a line per norm that was measured, sentences under what failed, and a sentence for all
//! that takes no line.

use super::{
    TabelOpties,
    blad::{Blad, Kolom, Stijl, breedte},
    teken, woord,
};
use crate::{
    norm::Oordeel,
    report::{Geldscherm, Kernbedingverslag, Normverslag, Oordelenverslag, Report, Telt},
};

/// Stands over a block without a line.
const ZONDER_CIJFERS: &str = "nu geen norm met cijfers";

/// The widths that every block shares, so that columns stand under each other.
struct Maten {
    nummer: usize,
    titel: usize,
    norm: usize,
    nu: usize,
    vorig: usize,
    marge: usize,
    oordeel: usize,
}

pub(super) fn blokken(blad: &mut Blad, report: &Report, opties: &TabelOpties) {
    let all = report.kernbedingen.iter().flat_map(|of| &of.normen).chain(&report.overige_normen);
    let maten = Maten::new(&all.filter(|norm| !norm.gevouwen).collect::<Vec<_>>(), blad.breedte());
    for kernbeding in &report.kernbedingen {
        blad.leeg();
        blok(blad, kernbeding, &maten, opties);
    }
    overige(blad, report, &maten, opties);
}

/// Norms that hang on no bepaling. What there is to say about them stands in the heading if it fits.
fn overige(blad: &mut Blad, report: &Report, maten: &Maten, opties: &TabelOpties) {
    let said = if opties.uitvoerig { &report.overige_regels_voluit } else { &report.overige_regels };
    let lines = met_regel(&report.overige_normen);
    if lines.is_empty() && said.is_empty() && report.overige_oordelen.totaal == 0 {
        return;
    }
    blad.leeg();
    let told = format!("OVERIGE NORMEN  {}", said.join(" "));
    let beside = !said.is_empty() && breedte(&told) + 2 <= maten.tot_oordeel();
    let heading = if beside { &told } else { "OVERIGE NORMEN (bij een doel of randvoorwaarde)" };
    let judged = oordelen(report.overige_oordelen);
    let columns = [Kolom::links(maten.tot_oordeel()), maten.kolom_oordeel(&judged)];
    blad.rij(&[heading, &judged], &columns, Stijl::Kop);
    normen(blad, &lines, maten, opties);
    if !beside {
        regels(blad, said, maten);
    }
}

fn blok(blad: &mut Blad, kernbeding: &Kernbedingverslag, maten: &Maten, opties: &TabelOpties) {
    kop(blad, kernbeding, maten);
    normen(blad, &met_regel(&kernbeding.normen), maten, opties);
    regels(blad, if opties.uitvoerig { &kernbeding.regels_voluit } else { &kernbeding.regels }, maten);
}

/// The title over the names of the columns; at the place of the verdicts how the gemeente judged.
fn kop(blad: &mut Blad, kernbeding: &Kernbedingverslag, maten: &Maten) {
    let sign = teken(kernbeding.oordeel);
    let stijl = Stijl::kop(kernbeding.oordeel);
    let judged = oordelen(kernbeding.oordelen);
    let measured = kernbeding.normen.iter().any(|norm| !norm.gevouwen);
    let room = if measured { maten.links() } else { maten.tot_oordeel() - breedte(ZONDER_CIJFERS) - 2 } - 2;
    let full = kernbeding.titel.to_uppercase();
    let titel = if breedte(&full) <= room { full } else { kernbeding.kort.to_uppercase() };
    let title = [Kolom::links(2), Kolom::links(room)];
    let verdict = maten.kolom_oordeel(&judged);
    if measured {
        let columns = [&title[..], &maten.getallen(), &[verdict]].concat();
        blad.rij(&[sign, &titel, "norm", "nu", "vorig", "marge", &judged], &columns, stijl);
    } else {
        let none = Kolom::rechts(breedte(ZONDER_CIJFERS) + 2).gap(2);
        let columns = [&title[..], &[none, verdict]].concat();
        blad.rij(&[sign, &titel, ZONDER_CIJFERS, &judged], &columns, stijl);
    }
}

/// `oordeel 3/4`; nothing where there is nothing to judge.
fn oordelen(of: Oordelenverslag) -> String {
    if of.totaal == 0 { String::new() } else { format!("oordeel {}/{}", of.voldoende, of.totaal) }
}

/// What takes no line of its own.
fn regels(blad: &mut Blad, regels: &[String], maten: &Maten) {
    if !regels.is_empty() {
        blad.alinea(maten.inspringen(), &regels.join(" "), Stijl::Gewoon);
    }
}

/// The norms on money and people, with what stands under them; nothing when no norm is about those.
pub(super) fn over_geld(blad: &mut Blad, report: &Report, scherm: &Geldscherm, opties: &TabelOpties) {
    if scherm.normen.is_empty() && scherm.normregels.is_empty() {
        return;
    }
    let all = || report.kernbedingen.iter().flat_map(|of| &of.normen).chain(&report.overige_normen);
    let shown: Vec<&Normverslag> =
        scherm.normen.iter().filter_map(|id| all().find(|norm| norm.id == *id)).collect();
    let maten = Maten::new(&shown, blad.breedte());
    blad.leeg();
    let columns = [&[Kolom::links(maten.links())][..], &maten.getallen()].concat();
    blad.rij(&["NORMEN OVER GELD EN FTE", "norm", "nu", "vorig", "marge"], &columns, Stijl::Kop);
    normen(blad, &shown, &maten, opties);
    regels(blad, &scherm.normregels, &maten);
}

fn normen(blad: &mut Blad, shown: &[&Normverslag], maten: &Maten, opties: &TabelOpties) {
    for (nr, norm) in shown.iter().enumerate() {
        let columns = maten.kolommen();
        let getoond = &norm.getoond;
        let number = norm.nummer.as_deref().unwrap_or("-");
        let cells = [
            teken(Some(norm.oordeel)),
            number,
            &norm.titel,
            &getoond.norm,
            &getoond.nu,
            &getoond.vorig,
            &getoond.marge,
            woord(norm.oordeel),
        ];
        blad.rij(&cells, &columns, Stijl::van(Some(norm.oordeel)));
        // A cause that goes for a later one too is said once, under the last; what failed is always told.
        let later = &shown[nr + 1..];
        let repeated = norm.oordeel != Oordeel::NietGehaald
            && later.iter().any(|later| later.toelichting == norm.toelichting);
        if !norm.toelichting.is_empty() && !repeated {
            blad.alinea(maten.inspringen(), &norm.toelichting.join(" "), Stijl::Gewoon);
        }
        if opties.uitvoerig {
            uitsplitsing(blad, norm, maten.inspringen());
        }
        if opties.zaken {
            zaken(blad, norm, maten.inspringen());
        }
    }
}

/// Those with a line of their own.
fn met_regel(normen: &[Normverslag]) -> Vec<&Normverslag> {
    normen.iter().filter(|norm| !norm.gevouwen).collect()
}

/// The break-downs: `wijkgebied: W01 17/20, W02 12/12.`
fn uitsplitsing(blad: &mut Blad, norm: &Normverslag, inspringen: usize) {
    for field in velden(norm) {
        let values: Vec<String> = norm
            .per
            .iter()
            .filter(|deel| deel.veld == field)
            .map(|deel| match &deel.noemer {
                Some(noemer) => format!("{} {}/{noemer}", deel.waarde, deel.teller),
                None => format!("{} {}", deel.waarde, deel.teller),
            })
            .collect();
        blad.alinea(inspringen, &format!("Per {field}: {}.", values.join(", ")), Stijl::Gewoon);
    }
}

fn velden(norm: &Normverslag) -> Vec<&str> {
    let mut fields: Vec<&str> = norm.per.iter().map(|deel| deel.veld.as_str()).collect();
    fields.dedup();
    fields
}

/// The cases behind what failed, by file.
fn zaken(blad: &mut Blad, norm: &Normverslag, inspringen: usize) {
    for group in norm.zaken.chunk_by(|a, b| a.bestand == b.bestand) {
        let names: Vec<String> = group
            .iter()
            .map(|zaak| match zaak.telt {
                Telt::NietGoed => format!("{} (rij {})", zaak.zaak, zaak.regel),
                Telt::Onleesbaar => format!("{} (rij {}, onleesbaar)", zaak.zaak, zaak.regel),
            })
            .collect();
        let file = group.first().map_or("", |zaak| zaak.bestand.as_str());
        blad.punt(inspringen, 2, "-", &format!("{file}: {}", names.join(", ")));
    }
    if norm.zaken_weggelaten > 0 {
        blad.punt(inspringen, 2, "-", &format!("en nog {} zaken", norm.zaken_weggelaten));
    }
}

impl Maten {
    fn new(shown: &[&Normverslag], page: usize) -> Self {
        let widest = |least: usize, text: fn(&Normverslag) -> &str| {
            shown.iter().map(|norm| breedte(text(norm))).max().unwrap_or(0).max(least)
        };
        let mut maten = Self {
            nummer: widest(2, |norm| norm.nummer.as_deref().unwrap_or("-")) + 1,
            titel: 0,
            norm: widest(5, |norm| &norm.getoond.norm) + 1,
            nu: widest(5, |norm| &norm.getoond.nu) + 1,
            vorig: widest(5, |norm| &norm.getoond.vorig) + 1,
            marge: widest(5, |norm| &norm.getoond.marge) + 1,
            oordeel: widest(12, |norm| woord(norm.oordeel)) + 2,
        };
        let longest = widest(20, |norm| &norm.titel);
        maten.titel = page.saturating_sub(maten.rest()).clamp(20, longest.max(20));
        // Room that is left makes the columns airier.
        let spare = page.saturating_sub(maten.rest() + maten.titel);
        let extra = (spare / 4).min(2);
        for column in [&mut maten.norm, &mut maten.nu, &mut maten.vorig, &mut maten.marge] {
            *column += extra;
        }
        maten
    }

    /// Where titles begin, and the sentences under them.
    fn inspringen(&self) -> usize {
        2 + self.nummer
    }

    /// What stands left of the numbers.
    fn links(&self) -> usize {
        self.inspringen() + self.titel
    }

    /// All but the title.
    fn rest(&self) -> usize {
        2 + self.nummer + self.norm + self.nu + self.vorig + self.marge + self.oordeel
    }

    /// What stands left of the verdicts.
    fn tot_oordeel(&self) -> usize {
        self.links() + self.norm + self.nu + self.vorig + self.marge
    }

    fn getallen(&self) -> [Kolom; 4] {
        [self.norm, self.nu, self.vorig, self.marge].map(|width| Kolom::rechts(width).gap(1))
    }

    /// The column of the verdicts, for a text that may take the second of the two columns before it.
    fn kolom_oordeel(&self, tekst: &str) -> Kolom {
        let gap = if breedte(tekst) + 2 <= self.oordeel { 2 } else { 1 };
        Kolom::links(self.oordeel).gap(gap)
    }

    fn kolommen(&self) -> Vec<Kolom> {
        let left = [Kolom::links(2), Kolom::links(self.nummer), Kolom::links(self.titel)];
        [&left[..], &self.getallen(), &[self.kolom_oordeel("")]].concat()
    }
}
