//! Judging norms: one file per soort, and what they share.

mod oordeel;

pub use oordeel::{Beoordeling, Deel, Gemist, Grenzen, Oordeel, Stand, Uitslag, Uitsplitsing};
