//! The agreement: TOML files become one valid [`Overeenkomst`].

mod gegevens;
mod norm;
mod overeenkomst;
mod voorwaarde;

pub use gegevens::{Gegevens, Inhoud, Patroon, Pinnen, Regel, Veld, VeldSoort};
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
