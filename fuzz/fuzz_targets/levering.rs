//! Any bytes as a delivery, from the bytes to the cases: as one file, and cut in two deliveries in either order. It must
//! not panic or hang, lose no row without a word, and give the same whatever the order of the files is.
//!
//! The first byte chooses the data set, the second where the rest is cut.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use oss_welzijn::{
    agreement::{self, Overeenkomst},
    calendar::Periode,
    diagnostic::{Cell, Place},
    intake::{self, Bestand, Cel, Intake, Namen},
    source::Sources,
};

static OVEREENKOMST: LazyLock<Overeenkomst> = LazyLock::new(|| {
    let mut sources = Sources::default();
    let text = include_str!("../../tests/fouten/levering/overeenkomst.toml");
    let file = sources.add("overeenkomst.toml", text);
    agreement::lees(&sources, &[file]).overeenkomst.expect("the agreement of the gallery is valid")
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let [choice, cut, rest @ ..] = bytes else { return Corpus::Reject };
    let sets = &OVEREENKOMST.gegevens;
    let set = &sets[usize::from(*choice) % sets.len()];
    let first = Periode::containing(set.frequentie, set.vanaf);
    let file = |periode: Periode, bytes: &[u8]| Bestand { pad: set.bestand.naam(periode), bytes: bytes.to_vec() };

    let whole = lees(vec![file(first, rest)]);
    let again = lees(vec![file(first, rest)]);
    assert_eq!(feiten(&whole), feiten(&again), "the same bytes give something else");

    let (one, other) = rest.split_at(rest.len() * usize::from(*cut) / 256);
    let (one, other) = (file(first, one), file(first.volgende(), other));
    let forward = lees(vec![one.clone(), other.clone()]);
    let backward = lees(vec![other, one]);
    assert_eq!(feiten(&forward), feiten(&backward), "the order of the files matters");
    Corpus::Keep
});

/// All that is known after reading, with the words themselves instead of their numbers.
fn feiten(intake: &Intake) -> String {
    let mut text = format!("{:?}\n{:?}\n", intake.bestanden, intake.diagnostics);
    for zaken in &intake.zaken {
        for rij in &zaken.rijen {
            let words: Vec<String> = rij.cellen.iter().map(|cel| woord(&zaken.namen, *cel)).collect();
            text += &format!("{:?} {:?} {:?} {words:?}\n", rij.plek, rij.levering, rij.sleutel);
        }
        for of in &zaken.wijzigingen {
            let [first, last] = [of.eerst, of.laatst].map(|waarde| woord(&zaken.namen, waarde.cel));
            text += &format!("{} {} {first} {last}\n", of.rij, of.veld);
        }
        text += &format!("{:?}\n", zaken.leveringen);
    }
    text
}

fn woord(namen: &Namen, cel: Cel) -> String {
    match cel {
        Cel::Naam(naam) => namen.word(naam).to_owned(),
        Cel::Leeg | Cel::Onleesbaar | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_) => format!("{cel:?}"),
    }
}

/// Reads files, with what must hold of all that comes out.
fn lees(files: Vec<Bestand>) -> Intake {
    let intake = intake::lees(&OVEREENKOMST, files);
    let rows: u64 = intake.bestanden.iter().map(|file| file.rijen).sum();
    let cases: usize = intake.zaken.iter().map(|zaken| zaken.rijen.len()).sum();
    assert!(cases as u64 <= rows, "{cases} cases from {rows} rows");
    for zaken in &intake.zaken {
        for rij in &zaken.rijen {
            assert!((rij.plek.bestand as usize) < intake.bestanden.len() && rij.plek.regel > 0);
        }
    }
    for finding in &intake.diagnostics {
        match &finding.place {
            Place::File(path) | Place::Cell(Cell { path, .. }) => {
                assert!(intake.bestanden.iter().any(|file| file.pad == *path), "{path}");
            }
            Place::None | Place::Span(_) => panic!("a finding without a place: {finding:?}"),
        }
        assert!(!finding.bericht.is_empty());
    }
    intake
}
