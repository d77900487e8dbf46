//! The agreement: TOML files become one valid [`Overeenkomst`].
//!
//! [`lees`] goes through the rooms once: `document` makes tables of text, `raw` keeps what was written with its
//! places, `valid` resolves and checks it, `nazicht` looks for what is allowed and still deserves a look. Every
//! mistake in every file is found in one run.

mod begroting;
mod bijlage;
mod document;
mod gegevens;
mod nazicht;
mod norm;
mod overeenkomst;
mod raw;
mod valid;
mod voorwaarde;

pub use begroting::{Financien, Geldgroep, Prijzen};
pub use bijlage::Bijlage;
pub(crate) use document::in_het_nederlands as toml_in_het_nederlands;
pub use gegevens::{Datumvorm, Gegevens, Inhoud, Patroon, Pinnen, Procentvorm, Regel, Veld, VeldSoort};
pub use norm::{
    AandeelNorm, AantalNorm, Drempel, FrequentieNorm, GeldNorm, HerhalingNorm, Leden, Norm, OordeelNorm,
    Plaats, Rijen, Soort, TellingNorm, TermijnNorm, Toets, ToetsRij, Venster, Versie, VersiePlekken,
    Verwacht, VolledigheidNorm,
};
pub use overeenkomst::{
    Bepaling, Doel, Domein, Gebied, Hoofddoel, Indexering, Kernbeding, Levering, Opdracht, Overeenkomst,
    Overleg, Post, Proeftuin, Randvoorwaarde, Risico, Stuk, Subtotaal, Uiterlijk, Vindplaats, Wacht,
    Wachtlijst, Werksoort,
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
    /// What can still be tested of it when it has errors.
    pub toetsbaar: Toetsbaar,
    /// Every finding, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The files of its stukken, which are still to be looked at.
    pub bijlagen: Vec<Bijlage>,
}

/// What can be tested of an agreement with errors.
#[derive(Debug, Clone, Default)]
pub struct Toetsbaar {
    /// Its norms without errors, with the data sets, areas and holidays that measure them. The rest is empty, so that
    /// nothing but a toets may be judged by it.
    pub overeenkomst: Option<Overeenkomst>,
    /// The toetsen of the other norms.
    pub niet: NietToetsbaar,
}

/// How many toetsen can't be run, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NietToetsbaar {
    /// Their norm has an error.
    pub norm: usize,
    /// A data set has one from which their norm takes its rows or its members.
    pub gegevens: usize,
    /// They are about money, of which `[financien]`, a post, a werksoort or the indexering has one.
    pub geld: usize,
    /// `[overeenkomst]` has one, or is not there, and their norm rests on its areas or holidays.
    pub kop: usize,
    /// No norm at all can be read.
    pub geheel: usize,
    /// Whether that is so. How many toetsen there are can then not be known.
    pub onleesbaar: bool,
}

/// Reads all files of one agreement. The tables of one kind keep the order of the files, and in a file their own.
#[must_use]
pub fn lees(sources: &Sources, files: &[SourceId]) -> Gelezen {
    lees_met(sources, files, &[], Vec::new())
}

/// As [`lees`], when it is known that some of its files are damaged: each has an error about it in `found`, and of
/// those in `onleesbaar` nothing is read but which names stand in them.
#[must_use]
pub fn lees_met(
    sources: &Sources,
    files: &[SourceId],
    onleesbaar: &[SourceId],
    mut found: Vec<Diagnostic>,
) -> Gelezen {
    let mut kapot: Vec<_> = onleesbaar.iter().map(|file| document::Kapot::geheel(sources, *file)).collect();
    let mut ruw = raw::Ruw::default();
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
    let toetsbaar = if refused { valid::deel(&ruw, &kapot, &found, sources) } else { Toetsbaar::default() };
    if let Some(overeenkomst) = &valid {
        nazicht::nazicht(&ruw, overeenkomst, &mut found);
    }
    nazicht::aanvaard(&ruw.verwijzingen.aanvaard, refused, &mut found);
    found.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    found.dedup();
    Gelezen { overeenkomst: valid, toetsbaar, diagnostics: found, bijlagen: bijlage::bijlagen(&ruw) }
}
