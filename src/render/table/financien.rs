//! Money and people: a short block per domein, and with `--financien` every post, as wide as the page allows.

use super::{
    TabelOpties,
    blad::{Blad, Kolom, Stijl, breedte},
    normen, teken, vol,
};
use crate::{
    norm::Oordeel,
    report::{Financienverslag, Geldrij, Geldscherm, Geldsoort, Punt, Report},
};

/// Stands under the short block.
const MEER: &str = "Meer: --financien.";

/// What a sign takes.
const TEKEN: usize = 2;

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
const FTE: Kolomsoort = Kolomsoort { kop: "fte", cel: |rij| &rij.fte };
const INGEZET: Kolomsoort = Kolomsoort { kop: "fte ingezet", cel: |rij| &rij.fte_gerealiseerd };
const PER_FTE: Kolomsoort = Kolomsoort { kop: "per fte", cel: |rij| &rij.bedrag_per_fte };
const PRO_RATA: Kolomsoort = Kolomsoort { kop: "pro rata", cel: |rij| &rij.pro_rata };

/// A table: its title, the verdict whose sign stands before a row, and its columns.
struct Tabel<'a> {
    titel: &'a str,
    oordeel: fn(&Geldrij) -> Option<Oordeel>,
    kolommen: &'a [Kolomsoort],
}

impl<'a> Tabel<'a> {
    /// Of amounts.
    fn geld(titel: &'a str, kolommen: &'a [Kolomsoort]) -> Self {
        Self { titel, oordeel: |rij| rij.oordeel, kolommen }
    }
}

const KORT: [Kolomsoort; 5] = [PERIODE, BESTEED, VERSCHIL, PROCENT, PROGNOSE];
const SMAL: [Kolomsoort; 4] = [PERIODE, BESTEED, VERSCHIL, PROCENT];
const JAAR: [Kolomsoort; 4] = [FTE, BEGROOT, GEINDEXEERD, PROGNOSE];
const BREED: [Kolomsoort; 8] = [FTE, BEGROOT, GEINDEXEERD, PERIODE, BESTEED, VERSCHIL, PROCENT, PROGNOSE];
const MENSEN: [Kolomsoort; 4] = [FTE, INGEZET, PER_FTE, PRO_RATA];

/// Some lines for who looks at all; nothing without money.
pub(super) fn blok(blad: &mut Blad, report: &Report) {
    let Some(financien) = &report.financien else { return };
    let scherm = &financien.scherm;
    blad.leeg();
    if scherm.kort.is_empty() {
        blad.alinea(0, "FINANCIËN (euro)", Stijl::Kop);
    } else {
        tabel(blad, scherm, &scherm.kort, &Tabel::geld("FINANCIËN (euro)", &KORT));
    }
    let told = scherm.regels.iter().map(String::as_str).chain([MEER]);
    blad.alinea(0, &told.collect::<Vec<_>>().join(" "), Stijl::Gewoon);
}

/// Everything, or why there is nothing.
pub(super) fn geheel(blad: &mut Blad, report: &Report, opties: &TabelOpties) {
    blad.leeg();
    let Some(financien) = &report.financien else {
        blad.alinea(0, report.zonder_financien, Stijl::Gewoon);
        blad.leeg();
        return;
    };
    let scherm = &financien.scherm;
    blad.uitersten("FINANCIËN (euro)", &scherm.periode, Stijl::Kop);
    for line in &scherm.zinnen {
        blad.punt(0, 2, "-", line);
    }
    let year = Tabel { titel: "HEEL HET JAAR", oordeel: |_| None, kolommen: &JAAR };
    let money = match (scherm.geleverd, past(blad, scherm, &BREED)) {
        (false, _) => vec![year],
        (true, true) => vec![Tabel::geld("BEGROOT EN BESTEED", &BREED)],
        (true, false) => vec![Tabel::geld("BEGROOT EN BESTEED", &SMAL), year],
    };
    for of in money {
        blad.leeg();
        tabel(blad, scherm, &scherm.rijen, &of);
    }
    if !scherm.subtotalen.is_empty() {
        blad.alinea(0, &scherm.subtotalen.join(" "), Stijl::Gewoon);
    }
    if scherm.geleverd {
        mensen(blad, financien);
    }
    normen::over_geld(blad, report, scherm, opties);
    let own: Vec<&Punt> = report.punten.iter().filter(|punt| scherm.punten.contains(&punt.nummer)).collect();
    if !own.is_empty() {
        blad.leeg();
        blad.alinea(0, "GEGEVENS OVER GELD", Stijl::Kop);
        own.iter().for_each(|punt| vol(blad, punt, &format!("{} {}", punt.tekst_voluit, punt.gevolg)));
    }
    if !scherm.toelichting.is_empty() {
        blad.leeg();
        blad.alinea(0, "TOELICHTING VAN DE AANBIEDER", Stijl::Kop);
        scherm.toelichting.iter().for_each(|line| blad.punt(0, 2, "-", line));
    }
    blad.leeg();
}

fn mensen(blad: &mut Blad, financien: &Financienverslag) {
    let scherm = &financien.scherm;
    let with: Vec<Geldrij> = scherm.rijen.iter().filter(|rij| rij.heeft_mensen).cloned().collect();
    blad.leeg();
    let of = Tabel { titel: "MENSEN", oordeel: |rij| rij.oordeel_fte, kolommen: &MENSEN };
    tabel(blad, scherm, &with, &of);
    blad.alinea(0, &format!("Pro rata. {}", financien.pro_rata), Stijl::Gewoon);
}

/// Whether a table with these columns fits the page.
fn past(blad: &Blad, scherm: &Geldscherm, kolommen: &[Kolomsoort]) -> bool {
    // A word of a title is not broken for a column more.
    let word = |rij: &Geldrij| rij.titel.split(' ').map(breedte).max().unwrap_or(0) + rij.diepte * 2;
    let title = scherm.rijen.iter().map(word).max().unwrap_or(0);
    TEKEN + title + breedten(scherm, &scherm.rijen, kolommen).iter().sum::<usize>() <= blad.breedte()
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

fn tabel(blad: &mut Blad, scherm: &Geldscherm, rijen: &[Geldrij], tabel: &Tabel<'_>) {
    let Tabel { titel, oordeel, kolommen } = *tabel;
    let widths = breedten(scherm, rijen, kolommen);
    let front = if rijen.iter().any(|rij| oordeel(rij).is_some()) { TEKEN } else { 0 };
    let room = blad.breedte().saturating_sub(front + widths.iter().sum::<usize>()).max(1);
    let longest = rijen.iter().map(|rij| rij.diepte * 2 + breedte(&rij.titel)).max().unwrap_or(0);
    let left = longest.max(breedte(titel)).min(room);
    // Room that is left makes the columns airier.
    let spare = ((room - left) / kolommen.len().max(1)).min(2);
    let numbers = || widths.iter().map(|width| Kolom::rechts(width + spare).gap(1));
    let heads: Vec<&str> =
        std::iter::once(titel).chain(kolommen.iter().map(|kolom| kop(scherm, *kolom))).collect();
    let all: Vec<Kolom> = std::iter::once(Kolom::links(front + left)).chain(numbers()).collect();
    blad.rij(&heads, &all, Stijl::Kop);
    for rij in rijen {
        let indent = rij.diepte * 2;
        let own = oordeel(rij);
        let sign = own.map_or("", |own| teken(Some(own)));
        let title =
            [Kolom::links(front), Kolom::links(indent), Kolom::links(left.saturating_sub(indent).max(1))];
        let columns: Vec<Kolom> = title.into_iter().chain(numbers()).collect();
        let numbers = kolommen.iter().map(|kolom| (kolom.cel)(rij));
        let cells: Vec<&str> = [sign, "", &rij.titel].into_iter().chain(numbers).collect();
        blad.rij(&cells, &columns, stijl(rij.soort, own));
    }
}

fn stijl(soort: Geldsoort, oordeel: Option<Oordeel>) -> Stijl {
    match soort {
        Geldsoort::Totaal | Geldsoort::Domein => oordeel.map_or(Stijl::Kop, |own| Stijl::kop(Some(own))),
        Geldsoort::Werksoort
        | Geldsoort::Post
        | Geldsoort::NietBegroot
        | Geldsoort::NietTePlaatsen
        | Geldsoort::Proeftuin => oordeel.map_or(Stijl::Gewoon, |own| Stijl::van(Some(own))),
    }
}
