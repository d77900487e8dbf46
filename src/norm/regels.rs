//! Rows that break a rule of their data set, as findings by themselves: for who checks a delivery and judges nothing.

use chrono::NaiveDate;

use super::{blik::gebroken_regels, regelzin};
use crate::{
    agreement::Overeenkomst,
    diagnostic::{Cell, Code, Diagnostic, Place},
    intake::Intake,
};

/// Every rule that a row breaks, as known at the end of the newest delivery.
#[must_use]
pub fn regel_bevindingen(overeenkomst: &Overeenkomst, intake: &Intake) -> Vec<Diagnostic> {
    let ends =
        intake.zaken.iter().flat_map(|zaken| zaken.leveringen.iter().map(|periode| periode.tot_en_met()));
    let Some(newest) = ends.max() else { return Vec::new() };
    bevindingen(overeenkomst, intake, newest)
}

fn bevindingen(overeenkomst: &Overeenkomst, intake: &Intake, newest: NaiveDate) -> Vec<Diagnostic> {
    let broken = gebroken_regels(overeenkomst, &intake.zaken, newest);
    let found = broken.into_iter().filter_map(|of| {
        let gegevens = &overeenkomst.gegevens[of.gegevens];
        let regel = gegevens.regels.get(of.regel)?;
        let plek = intake.zaken[of.gegevens].rijen.get(of.rij as usize)?.plek;
        let file = intake.bestanden.get(plek.bestand as usize)?;
        let column = file.veldkolommen.get(regel.voorwaarde.veld).copied().flatten();
        let place = Place::Cell(Cell { path: file.pad.clone(), line: plek.regel, column });
        let bericht = format!("hier moet gelden: {}", regelzin(gegevens, &regel.voorwaarde));
        Some(if regel.fout {
            let columns: Vec<String> = regel
                .voorwaarde
                .velden()
                .map(|veld| format!("\"{}\"", gegevens.velden[veld].kolom()))
                .collect();
            Diagnostic::fout(Code::RegelGebroken, place, bericht)
                .note(format!("{} tellen in deze rij als onleesbaar", columns.join(" en ")))
        } else {
            Diagnostic::waarschuwing(Code::RegelGebroken, place, bericht)
        })
    });
    found.collect()
}
