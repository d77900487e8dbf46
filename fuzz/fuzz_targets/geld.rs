//! Any bytes as deliveries of money, up to the screen: as one file, and as two files of one half year in either order.
//! It must not panic or hang, every column must add up, and the order of the files must change nothing.
//!
//! The first byte says where the rest is cut in two files.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use oss_welzijn::{
    agreement::{self, Overeenkomst},
    calendar::Periode,
    financien::{self, Kolom, Tak},
    intake::{self, Bestand},
    norm::{self, Vraag},
    number::Breuk,
    render::{TabelOpties, json, table},
    report::{self, Grondslag, Opties},
    source::Sources,
    wachtlijst,
};

static OVEREENKOMST: LazyLock<Overeenkomst> = LazyLock::new(|| {
    let mut sources = Sources::default();
    let tables = include_str!("../../tests/gevallen/geld/overeenkomst/overeenkomst.toml");
    let norms = include_str!("../../tests/gevallen/geld/overeenkomst/normen.toml");
    let files = [sources.add("overeenkomst.toml", tables), sources.add("normen.toml", norms)];
    agreement::lees(&sources, &files).overeenkomst.expect("the agreement is valid")
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let [cut, rest @ ..] = bytes else { return Corpus::Reject };
    let file = |folder: &str, bytes: &[u8]| Bestand {
        pad: format!("{folder}/financien-2023-H1.csv"),
        bytes: bytes.to_vec(),
    };
    let (one, other) = rest.split_at(rest.len() * usize::from(*cut) / 256);
    // The second file has the header of the first, else it would hardly ever be read.
    let header = rest.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
    let other = [header, other].concat();
    toon(vec![file("a", rest)]);
    let forward = toon(vec![file("a", one), file("b", &other)]);
    let backward = toon(vec![file("b", &other), file("a", one)]);
    assert_eq!(forward, backward, "the order of the files matters");
    Corpus::Keep
});

/// All that is shown of some files, and what must hold of it.
fn toon(files: Vec<Bestand>) -> String {
    let overeenkomst = &*OVEREENKOMST;
    let intake = intake::lees(overeenkomst, files);
    let mut shown = String::new();
    for periode in ["2023-H1", "2023-Q3", "2023"] {
        let periode: Periode = periode.parse().expect("a period");
        let vraag = Vraag { periode, peildatum: periode.tot_en_met() };
        let overzicht = financien::overzicht(overeenkomst, &intake.zaken, vraag).expect("there is money");
        telt_op(&financien::boom(&overzicht.bladen));
        let report = report::maak(
            &Grondslag {
                overeenkomst,
                intake: &intake,
                vraag,
                beoordelingen: &norm::beoordeel(overeenkomst, &intake.zaken, &intake.oordelen, vraag),
                wachtlijsten: &wachtlijst::stand(overeenkomst, &intake.zaken, vraag),
            },
            &Opties::default(),
        );
        shown += &json(&report);
        for financien in [false, true] {
            shown += &table(&report, &TabelOpties { financien, ..TabelOpties::default() });
        }
    }
    shown
}

/// In every row and column: what is shown, and what is exact, is the sum of what stands under it.
fn telt_op(tak: &Tak) {
    if !tak.onder.is_empty() {
        for kolom in Kolom::ALL {
            let Some(whole) = kolom.van(&tak.som) else { continue };
            let exact: Breuk = tak.onder.iter().filter_map(|part| kolom.van(&part.som)).sum();
            assert_eq!(*whole, exact, "{kolom:?}");
            let parts = tak.onder.iter().filter_map(|part| part.bedrag(kolom));
            assert_eq!(tak.bedrag(kolom).cloned().unwrap_or_default(), parts.sum(), "{kolom:?}");
        }
    }
    tak.onder.iter().for_each(telt_op);
}
