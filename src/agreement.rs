//! The agreement: TOML files become one valid [`Overeenkomst`].
//!
//! [`lees`] goes through the rooms once: `document` makes tables of text, `raw` keeps what was written with its
//! places, `valid` resolves and checks it, `nazicht` looks for what is allowed and still deserves a look. Every
//! mistake in every file is found in one run.

mod document;
mod gegevens;
mod nazicht;
mod norm;
mod overeenkomst;
mod raw;
mod valid;
mod voorwaarde;

pub(crate) use document::in_het_nederlands as toml_in_het_nederlands;
pub use gegevens::{Datumvorm, Gegevens, Inhoud, Patroon, Pinnen, Procentvorm, Regel, Veld, VeldSoort};
pub use norm::{
    AandeelNorm, AantalNorm, Drempel, FrequentieNorm, HerhalingNorm, Leden, Norm, OordeelNorm, Plaats, Rijen,
    Soort, TellingNorm, TermijnNorm, Toets, ToetsRij, Venster, Versie, Verwacht, VolledigheidNorm,
};
pub use overeenkomst::{
    Bepaling, Doel, Domein, Gebied, Hoofddoel, Indexering, Kernbeding, Levering, Opdracht, Overeenkomst,
    Overleg, Post, Proeftuin, Randvoorwaarde, Risico, Stuk, Subtotaal, Uiterlijk, Vindplaats, Wachtlijst,
    Werksoort,
};
pub use voorwaarde::{Eis, Literaal, Vergelijking, Voorwaarde, Waarde};

use crate::{
    diagnostic::{Diagnostic, Ernst},
    source::{SourceId, Sources},
};

/// What reading an agreement gave.
#[derive(Debug, Clone)]
pub struct Gelezen {
    /// The agreement; none when any finding is a [`Ernst::Fout`].
    pub overeenkomst: Option<Overeenkomst>,
    /// Every finding, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many toetsen stand in it, also when there is no agreement to run them on.
    pub toetsen: usize,
}

/// Reads all files of one agreement. The tables of one kind keep the order of the files, and in a file their own.
#[must_use]
pub fn lees(sources: &Sources, files: &[SourceId]) -> Gelezen {
    let (mut found, mut kapot, mut ruw) = (Vec::new(), Vec::new(), raw::Ruw::default());
    for file in files {
        let (readable, broken) = document::ontleed(sources, *file, &mut found);
        kapot.extend(broken);
        for piece in &readable {
            ruw.lees(document::Tabel::top(piece.begin, &piece.table), &mut found);
        }
    }
    let valid = valid::overeenkomst(&ruw, &kapot, &mut found);
    let refused = found.iter().any(|diagnostic| diagnostic.ernst == Ernst::Fout);
    let valid = valid.filter(|_| !refused);
    if let Some(overeenkomst) = &valid {
        nazicht::nazicht(&ruw, overeenkomst, &mut found);
    }
    nazicht::aanvaard(&ruw.verwijzingen.aanvaard, refused, &mut found);
    found.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    found.dedup();
    let toetsen = ruw.normen.iter().map(|norm| norm.toetsen.len()).sum();
    Gelezen { overeenkomst: valid, diagnostics: found, toetsen }
}
