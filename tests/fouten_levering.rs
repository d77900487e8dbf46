//! The gallery of mistakes in deliveries: every code that intake gives, each with files that show it and what the
//! user reads about them, under `tests/fouten/levering/`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::{collections::BTreeSet, fs, path::Path};

use oss_welzijn::{
    agreement::{self, Overeenkomst},
    diagnostic::{Code, Diagnostic, Place},
    financien,
    intake::{self, Bestand},
    source::Sources,
};

const GALERIJ: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fouten/levering");

/// Codes that intake gives. The other D codes come from judging rows against each other.
const CODES: [Code; 32] = [
    Code::LeegBestand,
    Code::KolomOntbreekt,
    Code::KolomDubbel,
    Code::KolomOnbekend,
    Code::LeveringDubbel,
    Code::BestandOnbekend,
    Code::GeenLeesbareTekst,
    Code::BytesOnleesbaar,
    Code::AanhalingstekenOpen,
    Code::RijTeKort,
    Code::RijTeLang,
    Code::CelLeeg,
    Code::DatumFout,
    Code::GetalOnleesbaar,
    Code::GetalDubbelzinnig,
    Code::KeuzeOnbekend,
    Code::JaNeeFout,
    Code::SleutelDubbel,
    Code::Burgerservicenummer,
    Code::Persoonsnaam,
    Code::Adres,
    Code::Emailadres,
    Code::Telefoonnummer,
    Code::Geboortedatum,
    Code::Rekeningnummer,
    Code::DatumNaLevering,
    Code::Totaalregel,
    Code::DatumDubbelzinnig,
    Code::Formulefout,
    Code::GetalAfgerond,
    Code::OordeelZonderOnderwerp,
    Code::OordeelOnleesbaar,
];

/// Codes that come from holding deliveries against each other: `tests/verleden.rs` has these rooms.
const VERLEDEN: [Code; 5] =
    [Code::StartVerschoven, Code::ZaakHeropend, Code::ZaakVerdwenen, Code::VeldGeleegd, Code::LangNietGezien];

/// Codes on money, which come from holding it against the budget.
const GELD: [Code; 5] = [
    Code::PostOnbekend,
    Code::BedragNegatief,
    Code::FteOnmogelijk,
    Code::VerschilZonderToelichting,
    Code::PostOntbreekt,
];

fn overeenkomst(naam: &str) -> Overeenkomst {
    let mut sources = Sources::default();
    let text = fs::read_to_string(Path::new(GALERIJ).join(naam)).unwrap();
    let id = sources.add(naam, text);
    let read = agreement::lees(&sources, &[id]);
    assert!(read.overeenkomst.is_some(), "{:?}", read.diagnostics);
    read.overeenkomst.unwrap()
}

/// The files under a folder, by their path from it.
fn bestanden(folder: &Path, onder: &str) -> Vec<Bestand> {
    let entries = fs::read_dir(folder.join(onder)).unwrap().map(|entry| entry.unwrap());
    let files = entries.flat_map(|entry| {
        let pad = format!("{onder}{}", entry.file_name().into_string().unwrap());
        if entry.path().is_dir() {
            return bestanden(folder, &format!("{pad}/"));
        }
        vec![Bestand { pad, bytes: fs::read(entry.path()).unwrap() }]
    });
    files.collect()
}

/// A finding: code, ernst, place (and the cell), message, remedy; its notes on lines of their own.
fn regel(finding: &Diagnostic) -> String {
    let place = match &finding.place {
        Place::None | Place::Span(_) => "-".to_owned(),
        Place::File(path) => path.clone(),
        Place::Cell(cell) => {
            let column = cell.column.map_or("-".to_owned(), |column| column.to_string());
            format!("{}:{}:{column} ({})", cell.path, cell.line, cell.name())
        }
    };
    let (code, ernst) = (finding.code.as_str(), finding.ernst.as_str());
    let notes: String = finding.notes.iter().map(|note| format!("\n    {note}")).collect();
    let remedy = finding.oplossing.as_deref().unwrap_or("-");
    format!("{code} {ernst} {place} {} | {remedy}{notes}", finding.bericht)
}

#[test]
fn every_mistake_reads_as_it_should() {
    let plain = overeenkomst("overeenkomst.toml");
    let geld = overeenkomst("geld.toml");
    for code in CODES.into_iter().chain(GELD) {
        let folder = Path::new(GALERIJ).join(code.as_str());
        let overeenkomst = if GELD.contains(&code) { &geld } else { &plain };
        let intake = intake::lees(overeenkomst, bestanden(&folder, ""));
        let mut found = intake.diagnostics.clone();
        found.extend(financien::bevindingen(overeenkomst, &intake).into_iter().map(|of| of.diagnostic));
        assert!(found.iter().any(|finding| finding.code == code), "{}", code.as_str());
        let text = found.iter().map(regel).collect::<Vec<_>>().join("\n");
        insta::with_settings!({
            snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true
        }, {
            insta::assert_snapshot!("bevindingen", text);
        });
    }
}

#[test]
fn the_gallery_has_a_room_for_each_code_and_no_other() {
    let folders = fs::read_dir(GALERIJ).unwrap().map(|entry| entry.unwrap());
    let rooms: BTreeSet<String> = folders
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let codes: BTreeSet<String> =
        CODES.into_iter().chain(VERLEDEN).chain(GELD).map(|code| code.as_str().to_owned()).collect();
    assert_eq!(rooms, codes);
}
