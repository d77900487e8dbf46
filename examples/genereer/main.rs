//! Makes the example: a year of deliveries that were never delivered.
//!
//! Everything is made up. The same seed gives the same bytes; the scale gives more of the same. The generator does not
//! use the library: it knows the deliveries from the agreement, and knows nothing of how they are judged.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Parser;

use crate::{schrijver::Map, zaken::Instelling};

mod aanmeldingen;
mod collectief;
mod dossier;
mod financien;
mod hulpvraag;
mod hulpvragen;
mod jongeren;
mod kalender;
mod leesmij;
mod personeel;
mod raadslieden;
mod scholen;
mod schrijver;
mod toeval;
mod trajecten;
mod verhaal;
mod zaken;

/// The seed of the example that is kept in the repository.
const ZAAD: u64 = 2023;

/// Maakt het verzonnen voorbeeldjaar 2023.
#[derive(Debug, Parser)]
#[command(name = "genereer")]
struct Opties {
    /// Map waarin het jaar komt te staan [standaard: examples/oss-2023]
    #[arg(long, value_name = "MAP")]
    uit: Option<PathBuf>,
    /// Zaad van het toeval: hetzelfde zaad geeft dezelfde bytes
    #[arg(long, value_name = "GETAL", default_value_t = ZAAD)]
    zaad: u64,
    /// Zoveel keer zoveel zaken
    #[arg(long, value_name = "GETAL", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    schaal: u32,
}

fn main() -> Result<()> {
    let Opties { uit, zaad, schaal } = Opties::parse();
    let uit = match uit {
        Some(uit) => uit,
        None if zaad == ZAAD && schaal == 1 => {
            Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oss-2023")
        }
        None => bail!(
            "geef met --uit een andere map: examples/oss-2023 is er alleen voor zaad {ZAAD} en schaal 1"
        ),
    };
    let instelling = Instelling { zaad, schaal };
    let mut map = Map::new(uit);
    aanmeldingen::lever(&mut map, instelling)?;
    trajecten::lever(&mut map, instelling)?;
    raadslieden::lever(&mut map, instelling)?;
    collectief::lever(&mut map, instelling)?;
    hulpvragen::lever(&mut map, instelling)?;
    personeel::lever(&mut map, instelling)?;
    scholen::lever(&mut map, instelling)?;
    jongeren::lever(&mut map, instelling)?;
    financien::lever(&mut map)?;
    dossier::lever(&mut map)?;
    leesmij::schrijf(&map, instelling)
}
