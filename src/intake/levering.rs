//! The deliveries of one data set, oldest first, become its cases.

use csv::StringRecord;

use super::{
    Bestand, Bestandsgegevens,
    bestand::plek,
    cel::{Cel, Namen},
    lezing::{Gelezen, Lezing, Stapel, Vorm},
    waarde::toon,
    zaken::{Plek, Rij, Samenvoeger, Zaken},
};
use crate::{
    agreement::Gegevens,
    calendar::{Periode, in_words},
    diagnostic::{Cell, Code, Diagnostic, Place},
};

/// A file of a delivery: its period, and its index in the list of files.
pub(super) type Deel = (Periode, usize);

/// Rows on their way to the cases of their data set.
struct Leveringen<'a> {
    gegevens: &'a Gegevens,
    bestanden: &'a [Bestand],
    /// The file being read.
    deel: Deel,
    zaken: Samenvoeger,
}

/// What the files of one data set hold.
#[derive(Debug, Default)]
pub(super) struct Ingelezen {
    /// Its cases.
    pub zaken: Zaken,
    /// Each of its files, by its index in the list of files.
    pub bestanden: Vec<(usize, Bestandsgegevens)>,
    /// What is wrong with them.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the files of the data set with this index. `delen` is ordered, so that a key which occurs twice in one delivery
/// is met while that delivery is the newest.
pub(super) fn lees((nr, gegevens): (usize, &Gegevens), delen: &[Deel], bestanden: &[Bestand]) -> Ingelezen {
    let mut gelezen = Ingelezen::default();
    let mut vorm = Vorm::new(&gegevens.velden, &gegevens.sleutel, &gegevens.pinnen);
    let zaken = Samenvoeger::new(gegevens);
    let Some(eerste) = delen.first() else { return gelezen };
    let mut leveringen = Leveringen { gegevens, bestanden, deel: *eerste, zaken };
    for levering in delen.chunk_by(|a, b| a.0 == b.0) {
        let mut is_er = false;
        for deel in levering {
            leveringen.deel = *deel;
            let index = deel.1;
            let mut van_bestand =
                Bestandsgegevens { gegevens: Some(nr), ..Bestandsgegevens::ongelezen(&bestanden[index]) };
            let diagnostics = &mut gelezen.diagnostics;
            is_er |= vorm.lees(&bestanden[index], &mut van_bestand, diagnostics, &mut leveringen);
            gelezen.bestanden.push((index, van_bestand));
            if index != levering[0].1 {
                diagnostics.push(dubbele_levering(&bestanden[levering[0].1], &bestanden[index]));
            }
        }
        // One file that can be used is enough; the others have their findings.
        if is_er {
            leveringen.zaken.add_levering(levering[0].0);
        }
    }
    gelezen.zaken = leveringen.zaken.finish();
    gelezen
}

fn dubbele_levering(eerste: &Bestand, tweede: &Bestand) -> Diagnostic {
    let bericht = format!("deze levering is er ook als {}", eerste.pad);
    let found = Diagnostic::waarschuwing(Code::LeveringDubbel, Place::File(tweede.pad.clone()), bericht)
        .oplossing("laat een bestand per levering staan");
    if eerste.bytes == tweede.bytes {
        found.gevolg("de bestanden zijn gelijk; elke zaak komt zo dubbel voor")
    } else {
        found.note("de bestanden samen gelden als de levering")
    }
}

impl Stapel for Leveringen<'_> {
    fn namen(&mut self) -> &mut Namen {
        self.zaken.namen()
    }

    fn neem(&mut self, rij: Gelezen<'_>, lezing: &Lezing<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
        let (levering, bestand) = self.deel;
        let Gelezen { regel, tekst, cellen } = rij;
        self.onmogelijk(regel, &cellen, lezing, diagnostics);
        if let Some(eerder) = self.zaken.add(Rij::new(cellen, levering, plek(bestand, regel))) {
            diagnostics.push(self.dubbele_sleutel(regel, tekst, eerder, lezing));
        }
    }
}

impl Leveringen<'_> {
    /// Days that nobody could know of yet: after the last one that the delivery is about.
    fn onmogelijk(
        &self,
        regel: u64,
        cellen: &[Cel],
        lezing: &Lezing<'_, '_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let einde = self.deel.0.tot_en_met();
        for (nr, (cel, veld)) in cellen.iter().zip(&self.gegevens.velden).enumerate() {
            let Cel::Datum(dag) = cel else { continue };
            if *dag > einde && !veld.gepland {
                let bericht = format!(
                    "{} is {}, na het einde van deze levering ({})",
                    veld.kolom(),
                    in_words(*dag),
                    in_words(einde)
                );
                let finding =
                    Diagnostic::waarschuwing(Code::DatumNaLevering, lezing.place(regel, nr), bericht)
                        .note("deze dag was nog niet geweest; hij telt mee zodra de peildatum niet eerder is")
                        .oplossing(
                            "verbeter de datum, of zet gepland = true bij dit veld als het een plan is",
                        );
                diagnostics.push(finding);
            }
        }
    }

    fn dubbele_sleutel(
        &self,
        regel: u64,
        tekst: &StringRecord,
        eerder: Plek,
        lezing: &Lezing<'_, '_>,
    ) -> Diagnostic {
        let deel = |veld: &usize| {
            let naam = self.gegevens.velden[*veld].kolom();
            format!("{naam} {}", toon(lezing.tekst(tekst, *veld).trim()))
        };
        let delen: Vec<String> = self.gegevens.sleutel.iter().map(deel).collect();
        let eerste_veld = self.gegevens.sleutel.first().copied().unwrap_or(0);
        let eerste_pad = &self.bestanden[eerder.bestand as usize].pad;
        let waar = if eerder.bestand as usize == self.deel.1 {
            format!("regel {}", eerder.regel)
        } else {
            format!("regel {} van {eerste_pad}", eerder.regel)
        };
        let bericht = format!("{} staat ook op {waar}", delen.join(" met "));
        let zaak = Cell { path: eerste_pad.clone(), line: eerder.regel, column: None };
        Diagnostic::fout(Code::SleutelDubbel, lezing.place(regel, eerste_veld), bericht)
            .zaak(zaak)
            .note("welke rij geldt is niet te zeggen: dit geval is onleesbaar")
            .oplossing("laat in een levering een rij per geval staan")
    }
}
