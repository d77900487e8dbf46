//! The deliveries: bytes become typed rows, and rows become cases with their newest state.
//!
//! A file goes through the rooms in this order: `bestand` tells what it is, `tekst` decodes it, `dialect` finds its
//! separator, `kop` its header, `privacy` refuses it if it holds personal data, `tabel` cuts its rows, `bewijs`
//! asks each column how its values are written, `kaal` and `waarde` type its cells, and `zaken` keeps of every case the
//! newest row. `lezing` leads it through them, with a `kolom` for each field, for `levering` and for `dossier`.
//! `aanwijzing` finds the cells of findings back in the text.

mod aanwijzing;
mod bekend;
mod bestand;
mod bewijs;
mod cel;
mod dialect;
mod dossier;
mod kaal;
mod kolom;
mod kop;
mod levering;
mod lezing;
mod nieuwste;
mod privacy;
mod tabel;
mod tekst;
mod waarde;
mod zaken;

pub use aanwijzing::wijs_aan;
pub use bekend::{Bekend, zoals_bekend};
pub use cel::{Cel, Naam, Namen};
pub use waarde::{CelFout, lees_cel, lees_leeg, toon, verwacht};
pub use zaken::{Plek, Rij, Samenvoeger, Sleutel, Waarde, Wijziging, Zaken};

use std::cmp::Reverse;

use chrono::NaiveDate;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::{
    agreement::Overeenkomst,
    diagnostic::{Cell, Diagnostic, Place},
};
use bestand::Bestemming;
use levering::{Deel, Ingelezen};

/// A file from the data folder, unread.
#[derive(Debug, Clone)]
pub struct Bestand {
    /// Path as shown to the user.
    pub pad: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// All that the data folder holds, read.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// Per data set of the agreement, in its order.
    pub zaken: Vec<Zaken>,
    /// What the gemeente judged, by day.
    pub oordelen: Vec<OordeelRegel>,
    /// Every table, ordered by path; a [`Plek`] names one by index.
    pub bestanden: Vec<Bestandsgegevens>,
    /// What is wrong with the files, rows and cells.
    pub diagnostics: Vec<Diagnostic>,
}

/// What was found out about a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bestandsgegevens {
    /// Path as shown to the user.
    pub pad: String,
    /// SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// Index of the data set that claims it; none for the dossier and for files that nothing claims.
    pub gegevens: Option<usize>,
    /// The rows with something in them, without the header, what stands above it, and the totals below.
    pub rijen: u64,
    /// `utf-8`, `windows-1252` or `utf-16`; empty for a file that is not read or no text.
    pub codering: String,
    /// Whether it begins with a byte order mark.
    pub bom: bool,
    /// What separates cells; none for an empty file and for one that is not read.
    pub scheidingsteken: Option<char>,
    /// `crlf`, `lf`, `cr` or `gemengd`; none for a file of one line and for one that is not read.
    pub regeleinde: Option<String>,
    /// The line of its header.
    pub kopregel: Option<u64>,
    /// The lines with something in them above its header.
    pub titelregels: Vec<u64>,
    /// The lines of totals below its rows.
    pub totaalregels: Vec<u64>,
    /// How values are written, of the columns for which that had to be found out.
    pub kolommen: Vec<Kolomgegevens>,
    /// Of each field of its data set the column that has it, from 1; empty for a file without a usable header.
    pub veldkolommen: Vec<Option<usize>>,
    /// Columns that look like personal data, and are none by the agreement.
    pub uitgezonderd: Vec<Uitgezonderd>,
}

/// How the values of a column are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kolomgegevens {
    /// Its field.
    pub veld: String,
    /// Its name in the header.
    pub kolom: String,
    /// `,` or `.`; none when no value tells.
    pub decimaalteken: Option<char>,
    /// In which forms there are dates, each once: `jjjj-mm-dd`, `d-m-jjjj`, `dd/mm/jjjj`, `mm/dd/jjjj`, `d maand jjjj`.
    pub datumvormen: Vec<&'static str>,
    /// How shares without their sign are written: `procent` or `deel`.
    pub procentvorm: Option<&'static str>,
}

/// A column that looks like personal data, and of which the agreement says why it is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uitgezonderd {
    /// The field that claims the column.
    pub veld: String,
    /// What it looks like, in words.
    pub lijkt_op: &'static str,
    /// Why it is no such thing.
    pub reden: String,
}

/// A judgement of the gemeente in `oordelen.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OordeelRegel {
    /// Id of a bepaling, doel, randvoorwaarde or norm.
    pub onderwerp: String,
    /// The day of the judgement.
    pub datum: NaiveDate,
    /// `voldoende`, or not.
    pub voldoende: bool,
    /// Role of who judged.
    pub door: String,
    /// Why.
    pub toelichting: String,
    /// The last day on which it holds, if it says so.
    pub geldig_tot: Option<NaiveDate>,
    /// Where it stands.
    pub plek: Plek,
}

/// Reads the data folder of an agreement. The order of `bestanden` does not matter.
///
/// Nothing stops it: what can't be read is a finding, and the rest is read. Files that are no tables are left out.
#[must_use]
pub fn lees(overeenkomst: &Overeenkomst, bestanden: Vec<Bestand>) -> Intake {
    let (bestanden, bestemmingen) = ingedeeld(overeenkomst, bestanden);
    let mut delen: Vec<Vec<Deel>> = vec![Vec::new(); overeenkomst.gegevens.len()];
    let (mut oordelen, mut overige) = (Vec::new(), Vec::new());
    let mut diagnostics = Vec::new();
    for (index, bestemming) in bestemmingen.into_iter().enumerate() {
        match bestemming {
            Bestemming::Levering { gegevens, periode } => {
                delen[gegevens].push((periode, index));
                continue;
            }
            Bestemming::Oordelen => oordelen.push(index),
            Bestemming::Onbekend(finding) => diagnostics.push(*finding),
            Bestemming::Dossier | Bestemming::GeenInvoer => {}
        }
        overige.push(index);
    }
    let mut per_bestand = vec![Bestandsgegevens::default(); bestanden.len()];
    for index in overige {
        per_bestand[index] = Bestandsgegevens::ongelezen(&bestanden[index]);
    }
    let mut zaken = Vec::with_capacity(delen.len());
    for ingelezen in leveringen(overeenkomst, delen, &bestanden) {
        zaken.push(ingelezen.zaken);
        diagnostics.extend(ingelezen.diagnostics);
        for (index, van_bestand) in ingelezen.bestanden {
            per_bestand[index] = van_bestand;
        }
    }
    let oordelen = dossier::lees(overeenkomst, &oordelen, &bestanden, &mut per_bestand, &mut diagnostics);
    diagnostics.sort_by(|a, b| volgorde(a).cmp(&volgorde(b)));
    Intake { zaken, oordelen, bestanden: per_bestand, diagnostics }
}

/// Every data set read from its files, in the order of the agreement.
fn leveringen(
    overeenkomst: &Overeenkomst,
    mut delen: Vec<Vec<Deel>>,
    bestanden: &[Bestand],
) -> Vec<Ingelezen> {
    delen.iter_mut().for_each(|delen| delen.sort_unstable());
    // What takes longest is begun first.
    let bytes = |nr: usize| delen[nr].iter().map(|(_, index)| bestanden[*index].bytes.len()).sum::<usize>();
    let mut order: Vec<usize> = (0..delen.len()).collect();
    order.sort_by_cached_key(|nr| Reverse(bytes(*nr)));
    let one = |nr: usize| (nr, levering::lees((nr, &overeenkomst.gegevens[nr]), &delen[nr], bestanden));
    let mut ingelezen: Vec<(usize, Ingelezen)> = order.into_par_iter().map(one).collect();
    ingelezen.sort_unstable_by_key(|(nr, _)| *nr);
    ingelezen.into_iter().map(|(_, ingelezen)| ingelezen).collect()
}

/// The tables among the files, ordered by path, and what each is for.
fn ingedeeld(overeenkomst: &Overeenkomst, mut bestanden: Vec<Bestand>) -> (Vec<Bestand>, Vec<Bestemming>) {
    bestanden.sort_unstable_by(|a, b| (&a.pad, &a.bytes).cmp(&(&b.pad, &b.bytes)));
    bestanden
        .into_iter()
        .map(|bestand| {
            let bestemming = bestand::bestemming(&bestand.pad, overeenkomst);
            (bestand, bestemming)
        })
        .filter(|(_, bestemming)| *bestemming != Bestemming::GeenInvoer)
        .unzip()
}

impl Bestandsgegevens {
    /// What is known of a file before it is read.
    fn ongelezen(bestand: &Bestand) -> Self {
        let digest = Sha256::digest(&bestand.bytes);
        let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { pad: bestand.pad.clone(), sha256, ..Self::default() }
    }
}

/// Findings are ordered by file, line and column; about the file as a whole first. The sort is stable, so what is
/// found at one place stays in the order of the agreement.
fn volgorde(finding: &Diagnostic) -> (&str, u64, usize) {
    let (path, line, column) = match &finding.place {
        Place::File(path) => (path.as_str(), 0, 0),
        Place::Cell(Cell { path, line, column }) => (path.as_str(), *line, column.unwrap_or(0)),
        // No room of this floor makes these.
        Place::None | Place::Span(_) => ("", 0, 0),
    };
    (path, line, column)
}

#[cfg(test)]
mod tests;
