//! The deliveries: bytes become typed rows, and rows become cases with their newest state.

mod cel;
mod nieuwste;
mod zaken;

pub use cel::{Cel, Naam, Namen};
pub use zaken::{Plek, Rij, Samenvoeger, Sleutel, Zaken};

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;

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
    /// Every file, ordered by path; a [`Plek`] names one by index.
    pub bestanden: Vec<Bestandsgegevens>,
    /// What is wrong with the files, rows and cells.
    pub diagnostics: Vec<Diagnostic>,
}

/// What was found out about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bestandsgegevens {
    /// Path as shown to the user.
    pub pad: String,
    /// SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// Index of the data set that claims it; none for the dossier and for files that nothing claims.
    pub gegevens: Option<usize>,
    /// The rows with something in them, without the header.
    pub rijen: u64,
    /// `utf-8` or `windows-1252`.
    pub codering: String,
    /// What separates cells; none for an empty file.
    pub scheidingsteken: Option<char>,
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
