//! Judging norms: one file per soort, and what they share.
//!
//! The way of a row: its data set as seen on the peildatum (`blik`), its place in time, Proeftuin and filter (`kader`), the
//! rule of the soort, a tally that merges in any order (`tally`, `leden`), the comparison (`meting`), and the verdict
//! with those of earlier periods (`beoordeel`).

mod aandeel;
mod aantal;
mod begroting;
mod beoordeel;
pub(crate) mod blik;
pub(crate) mod boekingen;
mod formatie;
mod frequentie;
mod herhaling;
pub(crate) mod kader;
mod leden;
pub(crate) mod leveringen;
mod meting;
mod oordeel;
mod regels;
mod regelzin;
pub(crate) mod tally;
mod telling;
pub(crate) mod termijn;
mod toets;
mod verdict;
mod volledigheid;
pub(crate) mod voorwaarde;

pub(crate) use beoordeel::Rechter;
pub use beoordeel::{Vraag, beoordeel};
pub use blik::{GebrokenRegel, gebroken_regels};
pub use regels::regel_bevindingen;
pub use regelzin::regelzin;
pub use toets::{ToetsUitkomst, toets, toets_bevindingen};
pub use verdict::{Beoordeling, Deel, Gemist, Grenzen, Oordeel, Stand, Uitslag, Uitsplitsing};
