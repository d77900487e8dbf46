//! The gallery of mistakes in deliveries: every code that intake gives, each with files that show it and what the
//! user reads about them, under `tests/fouten/levering/`.

use std::{collections::BTreeSet, fs, path::Path};

use super::{super::*, bevindingen, voorbeeld::overeenkomst};
use crate::diagnostic::Code;

const GALERIJ: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fouten/levering");

/// Codes that this floor gives. The other D codes come from judging rows against each other.
const CODES: [Code; 19] = [
    Code::LeegBestand,
    Code::KolomOntbreekt,
    Code::KolomDubbel,
    Code::KolomOnbekend,
    Code::LeveringDubbel,
    Code::BestandOnbekend,
    Code::GeenLeesbareTekst,
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
    Code::OordeelZonderOnderwerp,
    Code::OordeelOnleesbaar,
];

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

#[test]
fn every_mistake_reads_as_it_should() {
    for code in CODES {
        let folder = Path::new(GALERIJ).join(code.as_str());
        let intake = lees(&overeenkomst(), bestanden(&folder, ""));
        assert!(intake.diagnostics.iter().any(|finding| finding.code == code), "{}", code.as_str());
        insta::with_settings!({
            snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true
        }, {
            insta::assert_snapshot!("bevindingen", bevindingen(&intake).join("\n"));
        });
    }
}

#[test]
fn the_gallery_has_no_room_without_a_code() {
    let rooms: BTreeSet<String> = fs::read_dir(GALERIJ)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("OW-D") || name.starts_with("OW-O"))
        .collect();
    let codes: BTreeSet<String> = CODES.into_iter().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(rooms, codes);
}
