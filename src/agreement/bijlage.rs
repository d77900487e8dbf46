//! The file of a stuk, kept beside the agreement: what must be so of it. Reading it is for the floor that opens files.

use super::{
    document::{Mag, Spanned, fout},
    raw::Ruw,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    source::Span,
};

/// The file of a stuk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bijlage {
    /// Its path in the folder of the agreement, which it does not leave by its letters.
    pub bestand: String,
    plek: Span,
    sha256: Mag<String>,
}

/// The files of all stukken, in order.
pub(super) fn bijlagen(ruw: &Ruw) -> Vec<Bijlage> {
    let files = ruw.stukken.iter().filter_map(|stuk| Some((stuk.bestand.as_ref()?, &stuk.sha256)));
    files
        .map(|(Spanned { value, span }, sha256)| Bijlage {
            bestand: value.clone(),
            plek: span.clone(),
            sha256: sha256.clone(),
        })
        .collect()
}

impl Bijlage {
    /// That it is another file than the one that was written down, if it is. `gevonden` is its SHA-256 in lower case.
    #[must_use]
    pub fn anders(&self, gevonden: &str) -> Option<Diagnostic> {
        let Spanned { value: asked, span } = self.sha256.as_ref()?;
        if asked == gevonden {
            return None;
        }
        Some(
            fout(Code::ControlegetalAnders, span, format!("bestand \"{}\" is veranderd", self.bestand))
                .label("dit controlegetal hoort bij een ander bestand")
                .also(self.plek.clone(), "het bestand")
                .note(format!("hier staat: {asked}"))
                .note(format!("gevonden: {gevonden}"))
                .oplossing(
                    "zet het goede bestand terug; is het nieuwe bestand bedoeld, schrijf dan het gevonden getal",
                ),
        )
    }

    /// That it can't be read, and why: `bestaat niet`.
    #[must_use]
    pub fn onleesbaar(&self, waarom: &str) -> Diagnostic {
        fout(Code::BestandOnleesbaar, &self.plek, format!("bestand \"{}\" {waarom}", self.bestand))
            .label("dit pad begint in de map van de overeenkomst")
            .oplossing("zet het bestand daar neer, of haal `bestand` hier weg")
    }
}
