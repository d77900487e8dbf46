//! What a file in the data folder is, told from its name alone.

use super::zaken::Plek;
use crate::{
    agreement::{Gegevens, Overeenkomst},
    calendar::Periode,
    diagnostic::{Code, Diagnostic, Place, nearest},
};

/// What a file is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bestemming {
    /// A delivery, or a part of one.
    Levering {
        /// Index of its data set.
        gegevens: usize,
        /// The period it is about.
        periode: Periode,
    },
    /// The judgements of the gemeente.
    Oordelen,
    /// A part of the dossier that judges nothing.
    Dossier,
    /// A table that nothing asks for.
    Onbekend(Box<Diagnostic>),
    /// No table.
    GeenInvoer,
}

/// Parts of the dossier that stand beside the deliveries (design, 3.2).
const DOSSIER: [&str; 2] = ["leveringen.csv", "afspraken.csv"];

/// Tells what the file at `pad` is for. Of the data sets whose pattern fits, the one with the longest beginning
/// has it.
pub(super) fn bestemming(pad: &str, overeenkomst: &Overeenkomst) -> Bestemming {
    let naam = pad.rsplit(['/', '\\']).next().unwrap_or(pad);
    let claims = overeenkomst.gegevens.iter().enumerate().filter_map(|(index, gegevens)| {
        Some((index, gegevens.bestand.periode(naam)?)).map(|(index, periode)| (gegevens, index, periode))
    });
    let claim =
        claims.max_by(|(a, i, _), (b, j, _)| a.bestand.voor.len().cmp(&b.bestand.voor.len()).then(j.cmp(i)));
    match claim {
        Some((gegevens, index, periode)) if periode.ritme() == gegevens.frequentie => {
            Bestemming::Levering { gegevens: index, periode }
        }
        Some((gegevens, _, periode)) => Bestemming::Onbekend(Box::new(ander_ritme(pad, gegevens, periode))),
        None if naam == "oordelen.csv" => Bestemming::Oordelen,
        None if DOSSIER.contains(&naam) => Bestemming::Dossier,
        None if naam.to_lowercase().ends_with(".csv") => {
            Bestemming::Onbekend(Box::new(onbekend(pad, naam, overeenkomst)))
        }
        None => Bestemming::GeenInvoer,
    }
}

fn ander_ritme(pad: &str, gegevens: &Gegevens, periode: Periode) -> Diagnostic {
    let bericht = format!(
        "dit bestand gaat over een {}, maar {} komen per {}",
        periode.ritme().as_str(),
        gegevens.id,
        gegevens.frequentie.as_str()
    );
    let voorbeeld = Periode::containing(gegevens.frequentie, periode.van());
    Diagnostic::waarschuwing(Code::BestandOnbekend, Place::File(pad.to_owned()), bericht)
        .note("het wordt niet gelezen")
        .oplossing(format!("lever een bestand als {}", gegevens.bestand.naam(voorbeeld)))
}

fn onbekend(pad: &str, naam: &str, overeenkomst: &Overeenkomst) -> Diagnostic {
    let begin = &naam[..naam.find(|teken: char| teken.is_ascii_digit()).unwrap_or(naam.len())];
    let sets = || overeenkomst.gegevens.iter();
    let bedoeld = nearest(begin, sets().map(|gegevens| gegevens.bestand.voor.as_str()))
        .and_then(|voor| sets().find(|gegevens| gegevens.bestand.voor == voor));
    let oplossing = match bedoeld {
        Some(gegevens) => {
            let eerste = Periode::containing(gegevens.frequentie, gegevens.vanaf);
            format!("bedoelde u een naam als {}?", gegevens.bestand.naam(eerste))
        }
        None => "haal het weg uit de map, of noem het bij gegevens in de overeenkomst".into(),
    };
    let bericht = "geen gegevens in de overeenkomst horen bij dit bestand";
    Diagnostic::waarschuwing(Code::BestandOnbekend, Place::File(pad.to_owned()), bericht)
        .note("het wordt niet gelezen")
        .oplossing(oplossing)
}

/// A line of the file with this index.
pub(super) fn plek(bestand: usize, regel: u64) -> Plek {
    // 2^32 files do not fit in memory.
    Plek { bestand: u32::try_from(bestand).unwrap_or(u32::MAX), regel }
}
