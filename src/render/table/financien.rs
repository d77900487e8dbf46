//! Money and people: a short block per domein, and with `--financien` every post, as wide as the page allows.

use super::blad::{Blad, Kolom, Stijl, breedte};
use crate::report::{Financienverslag, Geldrij, Geldscherm, Geldsoort, Report};

/// Titles take no less than this.
const MINSTE_TITEL: usize = 20;

/// A column: what stands above it and in it.
#[derive(Clone, Copy)]
struct Kolomsoort {
    kop: &'static str,
    cel: fn(&Geldrij) -> &str,
}

const BEGROOT: Kolomsoort = Kolomsoort { kop: "begroot", cel: |rij| &rij.begroot };
const GEINDEXEERD: Kolomsoort = Kolomsoort { kop: "geïndexeerd", cel: |rij| &rij.geindexeerd };
/// What stands above it depends on the months: see [`kop`].
const PERIODE: Kolomsoort = Kolomsoort { kop: "", cel: |rij| &rij.begroot_periode };
const BESTEED: Kolomsoort = Kolomsoort { kop: "besteed", cel: |rij| &rij.gerealiseerd };
const VERSCHIL: Kolomsoort = Kolomsoort { kop: "verschil", cel: |rij| &rij.verschil };
const PROCENT: Kolomsoort = Kolomsoort { kop: "%", cel: |rij| &rij.percentage };
const PROGNOSE: Kolomsoort = Kolomsoort { kop: "prognose", cel: |rij| &rij.prognose };
const FTE: Kolomsoort = Kolomsoort { kop: "fte begroot", cel: |rij| &rij.fte };
const INGEZET: Kolomsoort = Kolomsoort { kop: "fte ingezet", cel: |rij| &rij.fte_gerealiseerd };
const PER_FTE: Kolomsoort = Kolomsoort { kop: "per fte", cel: |rij| &rij.bedrag_per_fte };
const PRO_RATA: Kolomsoort = Kolomsoort { kop: "pro rata", cel: |rij| &rij.pro_rata };

/// A table: its title and its columns.
type Tabel<'a> = (&'a str, &'a [Kolomsoort]);

const KORT: [Kolomsoort; 5] = [PERIODE, BESTEED, VERSCHIL, PROCENT, PROGNOSE];
const SMAL: [Kolomsoort; 4] = [PERIODE, BESTEED, VERSCHIL, PROCENT];
const JAAR: [Kolomsoort; 3] = [BEGROOT, GEINDEXEERD, PROGNOSE];
const BREED: [Kolomsoort; 7] = [BEGROOT, GEINDEXEERD, PERIODE, BESTEED, VERSCHIL, PROCENT, PROGNOSE];
const MENSEN: [Kolomsoort; 4] = [FTE, INGEZET, PER_FTE, PRO_RATA];

/// Some lines for who looks at all; nothing without money.
pub(super) fn blok(blad: &mut Blad, report: &Report) {
    let Some(financien) = &report.financien else { return };
    let scherm = &financien.scherm;
    blad.leeg();
    blad.uitersten("FINANCIEN (euro)", &scherm.periode, Stijl::Kop);
    tabel(blad, scherm, &scherm.kort, ("", &KORT));
    blad.alinea(0, &format!("{} Meer: --financien.", financien.prognose.tekst), Stijl::Gewoon);
}

/// Everything, or why there is nothing.
pub(super) fn geheel(blad: &mut Blad, report: &Report) {
    blad.leeg();
    let Some(financien) = &report.financien else {
        blad.alinea(0, report.zonder_financien, Stijl::Gewoon);
        blad.leeg();
        return;
    };
    let scherm = &financien.scherm;
    blad.uitersten("FINANCIEN (euro)", &scherm.periode, Stijl::Kop);
    for line in &scherm.zinnen {
        blad.punt(0, 2, "-", line);
    }
    let money: &[Tabel<'_>] = match past(blad, scherm, &BREED) {
        true => &[("BEGROOT EN BESTEED", &BREED)],
        false => &[("BEGROOT EN BESTEED", &SMAL), ("HEEL HET JAAR", &JAAR)],
    };
    for of in money {
        blad.leeg();
        tabel(blad, scherm, &scherm.rijen, *of);
    }
    mensen(blad, financien);
    if !scherm.toelichting.is_empty() {
        blad.leeg();
        blad.alinea(0, "TOELICHTING VAN DE AANBIEDER", Stijl::Kop);
        scherm.toelichting.iter().for_each(|line| blad.punt(0, 2, "-", line));
    }
    blad.leeg();
}

fn mensen(blad: &mut Blad, financien: &Financienverslag) {
    let scherm = &financien.scherm;
    // What has no post has no people either.
    let with: Vec<Geldrij> = scherm.rijen.iter().filter(|rij| heeft_mensen(rij.soort)).cloned().collect();
    blad.leeg();
    tabel(blad, scherm, &with, ("MENSEN", &MENSEN));
    blad.alinea(0, &format!("Pro rata. {}", financien.pro_rata), Stijl::Gewoon);
}

fn heeft_mensen(soort: Geldsoort) -> bool {
    match soort {
        Geldsoort::Totaal | Geldsoort::Domein | Geldsoort::Werksoort | Geldsoort::Post => true,
        Geldsoort::NietBegroot | Geldsoort::NietTePlaatsen | Geldsoort::Proeftuin => false,
    }
}

/// Whether a table with these columns fits the page.
fn past(blad: &Blad, scherm: &Geldscherm, kolommen: &[Kolomsoort]) -> bool {
    MINSTE_TITEL + breedten(scherm, &scherm.rijen, kolommen).iter().sum::<usize>() <= blad.breedte()
}

/// What stands above a column.
fn kop(scherm: &Geldscherm, kolom: Kolomsoort) -> &str {
    if kolom.kop.is_empty() { &scherm.kop_periode } else { kolom.kop }
}

/// Wide enough for every figure, so that none is ever broken.
fn breedten(scherm: &Geldscherm, rijen: &[Geldrij], kolommen: &[Kolomsoort]) -> Vec<usize> {
    let width = |kolom: &Kolomsoort| {
        let cells = rijen.iter().map(|rij| breedte((kolom.cel)(rij)));
        cells.chain([breedte(kop(scherm, *kolom))]).max().unwrap_or(0) + 1
    };
    kolommen.iter().map(width).collect()
}

fn tabel(blad: &mut Blad, scherm: &Geldscherm, rijen: &[Geldrij], (titel, kolommen): Tabel<'_>) {
    let widths = breedten(scherm, rijen, kolommen);
    let room = blad.breedte().saturating_sub(widths.iter().sum::<usize>()).max(1);
    let longest = rijen.iter().map(|rij| rij.diepte * 2 + breedte(&rij.titel)).max().unwrap_or(0);
    let left = longest.max(breedte(titel)).min(room);
    // Room that is left makes the columns airier.
    let spare = ((room - left) / kolommen.len().max(1)).min(2);
    let numbers = || widths.iter().map(|width| Kolom::rechts(width + spare).gap(1));
    let heads: Vec<&str> =
        std::iter::once(titel).chain(kolommen.iter().map(|kolom| kop(scherm, *kolom))).collect();
    let all: Vec<Kolom> = std::iter::once(Kolom::links(left)).chain(numbers()).collect();
    blad.rij(&heads, &all, Stijl::Kop);
    for rij in rijen {
        let indent = rij.diepte * 2;
        let front = [Kolom::links(indent), Kolom::links(left.saturating_sub(indent).max(1))];
        let columns: Vec<Kolom> = front.into_iter().chain(numbers()).collect();
        let cells: Vec<&str> =
            ["", &rij.titel].into_iter().chain(kolommen.iter().map(|kolom| (kolom.cel)(rij))).collect();
        blad.rij(&cells, &columns, stijl(rij.soort));
    }
}

fn stijl(soort: Geldsoort) -> Stijl {
    match soort {
        Geldsoort::Totaal | Geldsoort::Domein => Stijl::Kop,
        Geldsoort::Werksoort
        | Geldsoort::Post
        | Geldsoort::NietBegroot
        | Geldsoort::NietTePlaatsen
        | Geldsoort::Proeftuin => Stijl::Gewoon,
    }
}
