//! The guard against personal data: it looks at a whole file before any cell of it is typed, kept or shown.
//!
//! A column is judged by its header and by its cells over the whole file (design, 3.3). A file with such a column is
//! refused as a whole. A finding never holds a value, not even in part, and no header either: in a file without a
//! header that is a value too.

mod adres;
mod cellen;
mod kolom;
mod kop;
mod namen;
mod nummers;

use csv::StringRecord;

use super::{Uitgezonderd, kop::TELT_NIET};
use crate::{
    agreement::{Veld, VeldSoort},
    diagnostic::{Cell, Code, Diagnostic, Place},
};
use kolom::{Grond, Kolom};
use kop::Kopspoor;

pub(super) use kolom::is_te_verzwijgen;

/// A kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Soort {
    Bsn,
    Naam,
    Adres,
    Email,
    Telefoon,
    Geboortedatum,
    Rekeningnummer,
}

impl Soort {
    const ALLE: [Self; 7] = [
        Self::Bsn,
        Self::Naam,
        Self::Adres,
        Self::Email,
        Self::Telefoon,
        Self::Geboortedatum,
        Self::Rekeningnummer,
    ];

    fn code(self) -> Code {
        match self {
            Self::Bsn => Code::Burgerservicenummer,
            Self::Naam => Code::Persoonsnaam,
            Self::Adres => Code::Adres,
            Self::Email => Code::Emailadres,
            Self::Telefoon => Code::Telefoonnummer,
            Self::Geboortedatum => Code::Geboortedatum,
            Self::Rekeningnummer => Code::Rekeningnummer,
        }
    }

    /// What a column of it holds.
    fn meervoud(self) -> &'static str {
        match self {
            Self::Bsn => "burgerservicenummers",
            Self::Naam => "namen van personen",
            Self::Adres => "adressen",
            Self::Email => "e-mailadressen",
            Self::Telefoon => "telefoonnummers",
            Self::Geboortedatum => "geboortedata",
            Self::Rekeningnummer => "rekeningnummers",
        }
    }

    /// Whether the agreement may say that a column is no such thing. A burgerservicenummer is one by its figures.
    fn is_uit_te_zonderen(self) -> bool {
        match self {
            Self::Bsn => false,
            Self::Naam
            | Self::Adres
            | Self::Email
            | Self::Telefoon
            | Self::Geboortedatum
            | Self::Rekeningnummer => true,
        }
    }
}

/// Whether a finding is about personal data: what it points at must not be shown.
pub(super) fn is_verzwegen(code: Code) -> bool {
    Soort::ALLE.iter().any(|soort| soort.code() == code)
}

/// A column as its header has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kolomkop<'a> {
    /// Its name in the file.
    pub naam: &'a str,
    /// The field that claims it.
    pub veld: Option<&'a Veld>,
}

/// The header of a file, and where it stands.
#[derive(Debug)]
pub(super) struct Bestandskop<'a> {
    /// Path of the file.
    pub pad: &'a str,
    /// Line of the header, from 1.
    pub regel: u64,
    /// Its columns.
    pub kolommen: Vec<Kolomkop<'a>>,
    /// Whether its fields are those of an agreement, which may say that one is no personal data.
    pub mag_uitzonderen: bool,
}

/// What the guard makes of a file.
#[derive(Debug, Default)]
pub(super) struct Bewaking {
    /// Why the file is refused; nothing when it may pass.
    pub geweigerd: Vec<Diagnostic>,
    /// What would have been refused if the agreement did not say that it is no personal data.
    pub uitgezonderd: Vec<Uitgezonderd>,
}

/// Looks at a whole text. `rijen` gives its rows from the first on, each with its line.
pub(super) fn bewaak(
    tekst: &str,
    scheidingsteken: u8,
    kop: &Bestandskop<'_>,
    rijen: impl FnMut(&mut StringRecord) -> Option<u64>,
) -> Bewaking {
    let mut kolommen: Vec<Kolom> = kop
        .kolommen
        .iter()
        .map(|kolom| {
            let datum = kolom.veld.is_some_and(|veld| veld.soort == VeldSoort::Datum);
            Kolom::new(kop::spoor(kolom.naam), datum)
        })
        .collect();
    cellen::loop_door(tekst, scheidingsteken, rijen, |regel, index, cel, soorten| {
        if index >= kolommen.len() {
            kolommen.resize_with(index + 1, || Kolom::new(Kopspoor::default(), false));
        }
        kolommen[index].cel(cel, soorten, regel <= kop.regel);
    });
    let mut bewaking = Bewaking::default();
    for (index, kolom) in kolommen.iter().enumerate() {
        let veld = kop.kolommen.get(index).and_then(|kolom| kolom.veld);
        for (soort, grond) in kolom.oordeel() {
            let reden = veld.and_then(|veld| Some((veld, veld.geen_persoonsgegeven.as_ref()?)));
            match reden.filter(|_| soort.is_uit_te_zonderen()) {
                Some((veld, reden)) => bewaking.uitgezonderd.push(Uitgezonderd {
                    veld: veld.naam.clone(),
                    lijkt_op: soort.meervoud(),
                    reden: reden.clone(),
                }),
                None => bewaking.geweigerd.push(bevinding(kop, index, soort, grond)),
            }
        }
    }
    bewaking
}

fn bevinding(kop: &Bestandskop<'_>, index: usize, soort: Soort, grond: Grond) -> Diagnostic {
    let cell = Cell { path: kop.pad.to_owned(), line: kop.regel, column: Some(index + 1) };
    let name = cell.name();
    let letter = name.trim_end_matches(|teken: char| teken.is_ascii_digit());
    let wat = soort.meervoud();
    let (bericht, cellen, weg) = match grond {
        Grond::Kop => (
            format!("volgens de kop staan in kolom {letter} {wat}"),
            None,
            "lever het bestand opnieuw zonder deze kolom",
        ),
        Grond::Boven => (
            format!("in of boven de kop van kolom {letter} staan zo te zien {wat}"),
            None,
            "lever het bestand opnieuw, met boven de rijen alleen de kolomnamen",
        ),
        Grond::Cellen { aantal, gevuld } => (
            format!("in kolom {letter} staan zo te zien {wat}"),
            Some(if gevuld == 1 {
                "in de enige gevulde cel".to_owned()
            } else {
                format!("in {aantal} van de {gevuld} gevulde cellen")
            }),
            "lever het bestand opnieuw zonder deze kolom, of zonder wat in haar cellen over een persoon gaat",
        ),
    };
    // What the agreement says of a field is about its cells.
    let mag_uitzonderen = kop.mag_uitzonderen && soort.is_uit_te_zonderen() && grond != Grond::Boven;
    let veld = kop.kolommen.get(index).and_then(|kolom| kolom.veld);
    let oplossing = match veld.filter(|_| mag_uitzonderen) {
        Some(veld) => format!(
            "{weg}; gaat zij niet over personen, zet dan bij veld {} geen_persoonsgegeven met de reden",
            veld.naam
        ),
        None => weg.to_owned(),
    };
    let finding = Diagnostic::fout(soort.code(), Place::Cell(cell), bericht);
    cellen
        .into_iter()
        .fold(finding, Diagnostic::note)
        .note("geen waarde uit deze kolom wordt bewaard of getoond")
        .note(TELT_NIET)
        .oplossing(oplossing)
}
