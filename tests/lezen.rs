//! Deliveries as they really come: one table written in many ways reads as the same facts, without a pin; and whatever
//! is cut off a file, the rows before the cut stay what they were.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{cell::RefCell, collections::BTreeMap, fs, path::Path};

use oss_welzijn::{
    agreement::{self, Overeenkomst},
    diagnostic::Code,
    intake::{self, Bestand, Bestandsgegevens, Cel, Intake},
    source::Sources,
};
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

const MAP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/leveringen");

fn overeenkomst() -> Overeenkomst {
    let mut sources = Sources::default();
    let text = fs::read_to_string(Path::new(MAP).join("overeenkomst.toml")).unwrap();
    let id = sources.add("overeenkomst.toml", text);
    let read = agreement::lees(&sources, &[id]);
    assert!(read.overeenkomst.is_some(), "{:?}", read.diagnostics);
    read.overeenkomst.unwrap()
}

fn lees(overeenkomst: &Overeenkomst, bytes: Vec<u8>) -> Intake {
    intake::lees(overeenkomst, vec![Bestand { pad: "zaken-2023-12.csv".to_owned(), bytes }])
}

/// The cells of every row, as text: `?` what can't be read, nothing for an empty one.
fn rijen(intake: &Intake) -> Vec<Vec<String>> {
    let zaken = &intake.zaken[0];
    let show = |cel: &Cel| match *cel {
        Cel::Leeg => String::new(),
        Cel::Onleesbaar => "?".to_owned(),
        Cel::Naam(naam) => zaken.namen.word(naam).to_owned(),
        Cel::Getal(getal) => getal.normalize().to_string(),
        Cel::Datum(dag) => dag.to_string(),
        Cel::JaNee(ja) => if ja { "ja" } else { "nee" }.to_owned(),
    };
    zaken.rijen.iter().map(|rij| rij.cellen.iter().map(show).collect()).collect()
}

/// What the eight rows hold.
const FEITEN: [[&str; 10]; 8] = [
    [
        "00101",
        "34",
        "2023-01-02",
        "2023-03-15",
        "wmo",
        "ja",
        "1234.5",
        "12.5",
        "85",
        "Gesprek gevoerd; verslag volgt",
    ],
    ["00102", "18", "2023-01-05", "", "overig", "nee", "0", "1.25", "90", "Zei \"ja\" tegen het plan"],
    [
        "00103",
        "67",
        "2023-01-09",
        "2023-02-28",
        "zelfstandig",
        "nee",
        "209295.63",
        "8",
        "100",
        "Café, cliënt één",
    ],
    ["00104", "41", "2023-01-12", "", "", "nee", "-75.25", "0.5", "87.5", ""],
    ["00105", "29", "2023-01-16", "2023-12-31", "overig", "ja", "1000", "2.75", "0", "Prijs € 5 per keer"],
    ["00106", "52", "2023-01-23", "", "wmo", "nee", "12.5", "10", "50", "Noord"],
    ["00107", "80", "2023-01-30", "2023-11-03", "zelfstandig", "nee", "3", "1000.25", "33", "Zuid-Oost"],
    ["00108", "25", "2023-01-31", "", "", "nee", "1234567.89", "3.1", "66.67", "O'Brien"],
];

/// How each file was found to be written: encoding, mark, separator, line ends, header, titles, totals.
const VORMEN: [(&str, &str); 22] = [
    ("01-excel-csv.csv", "windows-1252 ; crlf kop 1"),
    ("02-excel-csv-utf-8.csv", "utf-8 bom ; crlf kop 1"),
    ("03-excel-unicode-tekst.csv", "utf-16 bom tab crlf kop 1"),
    ("04-excel-mac.csv", "windows-1252 ; cr kop 1"),
    ("05-libreoffice-puntkomma.csv", "utf-8 ; lf kop 1"),
    ("06-libreoffice-komma.csv", "utf-8 , lf kop 1"),
    ("07-libreoffice-windows-1252.csv", "windows-1252 ; lf kop 1"),
    ("08-libreoffice-utf-16.csv", "utf-16 bom tab lf kop 1"),
    ("09-python-csv.csv", "utf-8 , crlf kop 1"),
    ("10-pandas.csv", "utf-8 , lf kop 1"),
    ("11-r-csv2.csv", "windows-1252 ; lf kop 1"),
    ("12-pijpteken.csv", "utf-8 | lf kop 1"),
    ("13-met-de-hand.csv", "utf-8 ; lf kop 1"),
    ("14-titel-en-totaal.csv", "utf-8 bom ; crlf kop 4 titel [1, 2] totaal [14]"),
    ("15-lege-kolommen-en-rijen.csv", "windows-1252 ; crlf kop 1"),
    ("16-alles-tussen-aanhalingstekens.csv", "utf-8 ; crlf kop 1"),
    ("17-uitgelijnd.csv", "utf-8 ; crlf kop 1"),
    ("18-harde-spaties.csv", "utf-8 ; lf kop 1"),
    ("19-boekhouder.csv", "windows-1252 ; crlf kop 1"),
    ("20-sep-regel.csv", "utf-8 bom , crlf kop 2 titel [1]"),
    ("21-utf-16-zonder-bom.csv", "utf-16 ; lf kop 1"),
    ("22-andere-volgorde.csv", "utf-8 ; gemengd kop 3"),
];

fn vorm(bestand: &Bestandsgegevens) -> String {
    let mut parts = vec![bestand.codering.clone()];
    parts.extend(bestand.bom.then(|| "bom".to_owned()));
    let teken = |teken: char| if teken == '\t' { "tab".to_owned() } else { teken.to_string() };
    parts.extend(bestand.scheidingsteken.map(teken));
    parts.extend(bestand.regeleinde.clone());
    parts.extend(bestand.kopregel.map(|regel| format!("kop {regel}")));
    let lines = |what: &str, lines: &[u64]| (!lines.is_empty()).then(|| format!("{what} {lines:?}"));
    parts.extend(lines("titel", &bestand.titelregels));
    parts.extend(lines("totaal", &bestand.totaalregels));
    parts.join(" ")
}

#[test]
fn one_table_written_in_many_ways_reads_as_the_same_facts() {
    let overeenkomst = overeenkomst();
    let entries = fs::read_dir(MAP).unwrap().map(|entry| entry.unwrap().path());
    let present = entries.filter(|path| path.extension().is_some_and(|ext| ext == "csv")).count();
    assert_eq!(present, VORMEN.len(), "each file has its line above");
    for (naam, geschreven) in VORMEN {
        let intake = lees(&overeenkomst, fs::read(Path::new(MAP).join(naam)).unwrap());
        let mut found = rijen(&intake);
        found.iter_mut().for_each(|rij| assert_eq!(rij.len(), FEITEN[0].len()));
        assert_eq!(
            found,
            FEITEN.map(|rij| rij.map(str::to_owned).to_vec()),
            "{naam}: {:?}",
            intake.diagnostics
        );
        let codes: Vec<Code> = intake.diagnostics.iter().map(|finding| finding.code).collect();
        // Nothing is passed over unsaid: the line of totals has its finding.
        let expected = if naam.starts_with("14") { vec![Code::Totaalregel] } else { Vec::new() };
        assert_eq!(codes, expected, "{naam}: {:?}", intake.diagnostics);
        assert_eq!(vorm(&intake.bestanden[0]), geschreven, "{naam}");
    }
}

#[test]
fn what_was_found_out_about_the_columns_is_told() {
    let overeenkomst = overeenkomst();
    let told = |naam: &str| -> Vec<String> {
        let intake = lees(&overeenkomst, fs::read(Path::new(MAP).join(naam)).unwrap());
        let columns = intake.bestanden[0].kolommen.iter();
        columns
            .map(|kolom| {
                let teken = kolom.decimaalteken.map_or(String::new(), |teken| format!(" {teken}"));
                let procent = kolom.procentvorm.map_or(String::new(), |vorm| format!(" {vorm}"));
                format!("{}{teken}{procent} {}", kolom.veld, kolom.datumvormen.join(" of "))
                    .trim_end()
                    .to_owned()
            })
            .collect()
    };
    let dutch =
        ["aanmelddatum d-m-jjjj", "einde d-m-jjjj", "bedrag ,", "uren ,", "bezetting ,"].map(str::to_owned);
    assert_eq!(told("01-excel-csv.csv"), dutch);
    let python = ["aanmelddatum jjjj-mm-dd", "einde jjjj-mm-dd", "bedrag .", "uren .", "bezetting . deel"];
    assert_eq!(told("09-python-csv.csv"), python.map(str::to_owned));
    let by_hand = "aanmelddatum d maand jjjj of d-m-jjjj of dd/mm/jjjj of jjjj-mm-dd";
    assert_eq!(told("13-met-de-hand.csv")[0], by_hand);
}

/// A table as plain values: key, age, day, end, reason, trial, cents, quarters of an hour, percents, remark.
#[derive(Debug, Clone)]
struct Zaak {
    leeftijd: u32,
    dag: u32,
    einde: Option<u32>,
    reden: Option<usize>,
    tuin: bool,
    centen: i64,
    kwartieren: u32,
    procent: u32,
    tekst: String,
}

fn zaak() -> impl Strategy<Value = Zaak> {
    (
        (0u32..120, 1u32..29, prop::option::of(1u32..29), prop::option::of(0usize..3)),
        (any::<bool>(), -9_000_000i64..900_000_000, 0u32..9000, 0u32..=100),
        "[A-Za-z éï;,|\"'\t]{0,12}[a-z]",
    )
        .prop_map(|((leeftijd, dag, einde, reden), (tuin, centen, kwartieren, procent), tekst)| Zaak {
            leeftijd,
            dag,
            einde,
            reden,
            tuin,
            centen,
            kwartieren,
            procent,
            tekst: format!("t{tekst}"),
        })
}

/// In which way a table is written.
#[derive(Debug, Clone, Copy)]
struct Schrift {
    teken: char,
    codering: u8,
    einde: &'static str,
    komma: bool,
    duizend: bool,
    euro: bool,
    datum: u8,
    procent: u8,
    aanhalen: bool,
    titel: bool,
    totaal: bool,
}

fn schrift() -> impl Strategy<Value = Schrift> {
    let teken = prop_oneof![Just(';'), Just(','), Just('|'), Just('\t')];
    let einde = prop_oneof![Just("\r\n"), Just("\n"), Just("\r")];
    (
        (teken, 0u8..5, einde, any::<bool>(), any::<bool>(), any::<bool>()),
        (0u8..4, 0u8..2, any::<bool>(), any::<bool>(), any::<bool>()),
    )
        .prop_map(
            |((teken, codering, einde, komma, duizend, euro), (datum, procent, aanhalen, titel, totaal))| {
                Schrift {
                    teken,
                    codering,
                    einde,
                    komma,
                    duizend,
                    euro,
                    datum,
                    procent,
                    aanhalen,
                    titel,
                    totaal,
                }
            },
        )
}

impl Schrift {
    /// A number with two decimals, from hundredths.
    fn getal(self, honderdsten: i64) -> String {
        let digits = honderdsten.abs();
        let mut heel = (digits / 100).to_string();
        if self.duizend {
            let mut at = heel.len();
            while at > 3 {
                at -= 3;
                heel.insert(at, if self.komma { '.' } else { '\u{a0}' });
            }
        }
        let mark = if self.komma { ',' } else { '.' };
        format!("{}{heel}{mark}{:02}", if honderdsten < 0 { "-" } else { "" }, digits % 100)
    }

    fn dag(self, maand: u32, dag: u32) -> String {
        match self.datum {
            0 => format!("2023-{maand:02}-{dag:02}"),
            1 => format!("{dag}-{maand}-2023"),
            2 => format!("{dag:02}/{maand:02}/2023"),
            _ => format!("{dag:02}-{maand:02}-2023 00:00"),
        }
    }

    fn rij(self, nr: usize, zaak: &Zaak) -> Vec<String> {
        let bedrag = self.getal(zaak.centen);
        let bezetting = match self.procent {
            0 => format!("{}%", zaak.procent),
            // The first row settles it.
            _ => self.getal(i64::from(if nr == 0 { 50 } else { zaak.procent })),
        };
        vec![
            format!("Z{nr:03}"),
            zaak.leeftijd.to_string(),
            self.dag(1, zaak.dag),
            zaak.einde.map_or(String::new(), |dag| self.dag(11, dag)),
            zaak.reden.map_or(String::new(), |reden| REDENEN[reden].to_uppercase()),
            if zaak.tuin { "J" } else { "n" }.to_owned(),
            if self.euro { format!("€ {bedrag}") } else { bedrag },
            self.getal(i64::from(zaak.kwartieren) * 25),
            bezetting,
            zaak.tekst.clone(),
        ]
    }

    /// The lines of the file, the header among them; and the place of the first row.
    fn regels(self, zaken: &[Zaak]) -> (Vec<String>, usize) {
        let mut lines = Vec::new();
        if self.titel {
            lines.push("Overzicht van het systeem".to_owned());
            lines.push(String::new());
        }
        lines.push(self.cellen(&KOP.map(str::to_owned)));
        let first = lines.len();
        lines.extend(zaken.iter().enumerate().map(|(nr, zaak)| self.cellen(&self.rij(nr, zaak))));
        if self.totaal {
            let mut totaal = vec![String::new(); KOP.len()];
            (totaal[0], totaal[6]) = ("Totaal".to_owned(), self.getal(123_456));
            lines.push(self.cellen(&totaal));
        }
        (lines, first)
    }

    fn cellen(self, cellen: &[String]) -> String {
        let cell = |cel: &String| {
            if self.aanhalen || cel.contains([self.teken, '"', '\'']) {
                format!("\"{}\"", cel.replace('"', "\"\""))
            } else {
                cel.clone()
            }
        };
        cellen.iter().map(cell).collect::<Vec<_>>().join(&self.teken.to_string())
    }

    fn bytes(self, tekst: &str) -> Vec<u8> {
        let wide = |big: bool| -> Vec<u8> {
            let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            tekst.encode_utf16().flat_map(unit).collect()
        };
        match self.codering {
            0 => tekst.as_bytes().to_vec(),
            1 => format!("\u{feff}{tekst}").into_bytes(),
            2 => [b"\xff\xfe".to_vec(), wide(false)].concat(),
            3 => wide(true),
            _ => tekst.chars().map(|letter| if letter == '€' { 0x80 } else { letter as u8 }).collect(),
        }
    }
}

const KOP: [&str; 10] = [
    "Zaaknummer",
    "Leeftijd",
    "Aanmelddatum",
    "Einde",
    "Reden",
    "Proeftuin",
    "Bedrag",
    "Uren",
    "Bezetting",
    "Toelichting",
];
const REDENEN: [&str; 3] = ["zelfstandig", "wmo", "overig"];

/// What a table holds, as [`rijen`] shows it.
fn feiten(schrift: Schrift, zaken: &[Zaak]) -> Vec<Vec<String>> {
    let honderdsten = |getal: i64| rust_decimal::Decimal::new(getal, 2).normalize().to_string();
    let feit = |(nr, zaak): (usize, &Zaak)| {
        let procent = if schrift.procent == 1 && nr == 0 { 50 } else { zaak.procent };
        let dag = |maand: u32, dag: u32| format!("2023-{maand:02}-{dag:02}");
        vec![
            format!("Z{nr:03}"),
            zaak.leeftijd.to_string(),
            dag(1, zaak.dag),
            zaak.einde.map_or(String::new(), |einde| dag(11, einde)),
            zaak.reden.map_or(String::new(), |reden| REDENEN[reden].to_owned()),
            if zaak.tuin { "ja" } else { "nee" }.to_owned(),
            honderdsten(zaak.centen),
            honderdsten(i64::from(zaak.kwartieren) * 25),
            procent.to_string(),
            zaak.tekst.clone(),
        ]
    };
    zaken.iter().enumerate().map(feit).collect()
}

/// Holds a property against tables in every way of writing, and asserts that each way was made.
fn run(cases: u32, property: impl Fn(&Overeenkomst, Schrift, &[Zaak], usize) -> Result<(), TestCaseError>) {
    let overeenkomst = overeenkomst();
    let seen: RefCell<BTreeMap<String, u32>> = RefCell::default();
    let mut runner = TestRunner::new_with_rng(
        Config { cases, failure_persistence: None, ..Config::default() },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let tables = (schrift(), prop::collection::vec(zaak(), 1..12), 0usize..100);
    let held = runner.run(&tables, |(schrift, zaken, deel)| {
        let Schrift { teken, codering, einde, komma, datum, procent, titel, totaal, .. } = schrift;
        for what in [
            format!("teken {teken:?}"),
            format!("codering {codering}"),
            format!("einde {einde:?}"),
            format!("komma {komma}"),
            format!("datum {datum}"),
            format!("procent {procent}"),
            format!("titel {titel}"),
            format!("totaal {totaal}"),
        ] {
            *seen.borrow_mut().entry(what).or_default() += 1;
        }
        property(&overeenkomst, schrift, &zaken, deel)
    });
    if let Err(failure) = held {
        panic!("{failure}");
    }
    assert_eq!(seen.borrow().len(), 4 + 5 + 3 + 2 + 4 + 2 + 2 + 2, "{seen:?}");
}

#[test]
fn a_table_reads_back_in_whatever_way_it_is_written() {
    run(200, |overeenkomst, schrift, zaken, _| {
        let (lines, _) = schrift.regels(zaken);
        let intake = lees(overeenkomst, schrift.bytes(&(lines.join(schrift.einde) + schrift.einde)));
        prop_assert_eq!(rijen(&intake), feiten(schrift, zaken), "{:?}", intake.diagnostics);
        prop_assert_eq!(intake.diagnostics.len(), usize::from(schrift.totaal), "{:?}", intake.diagnostics);
        prop_assert_eq!(intake.bestanden[0].rijen, zaken.len() as u64);
        Ok(())
    });
}

/// The column of percents may be settled by a row behind the cut; every other cell tells by itself what it is.
#[test]
fn a_cut_costs_no_row_before_it() {
    run(200, |overeenkomst, schrift, zaken, deel| {
        let (lines, first) = schrift.regels(zaken);
        let whole = schrift.bytes(&(lines.join(schrift.einde) + schrift.einde));
        let ends = |count: usize| schrift.bytes(&(lines[..count].join(schrift.einde) + schrift.einde)).len();
        let begin = ends(first);
        let cut = begin + (whole.len() - begin) * deel / 100;
        let kept = (0..zaken.len()).take_while(|nr| ends(first + nr + 1) <= cut).count();
        let intake = lees(overeenkomst, whole[..cut].to_vec());
        let found = rijen(&intake);
        prop_assert!(found.len() >= kept && found.len() <= kept + 1, "{} of {kept}", found.len());
        prop_assert_eq!(&found[..kept], &feiten(schrift, zaken)[..kept], "{:?}", intake.diagnostics);
        Ok(())
    });
}

proptest! {
    /// Whatever follows a header in whatever encoding: no panic, and the same twice.
    #[test]
    fn any_bytes_behind_a_header_are_read(schrift in schrift(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let overeenkomst = overeenkomst();
        let kop = schrift.bytes(&schrift.regels(&[]).0.join(schrift.einde));
        let read = || lees(&overeenkomst, [kop.clone(), bytes.clone()].concat());
        let (een, ander) = (read(), read());
        prop_assert_eq!(&een.diagnostics, &ander.diagnostics);
        prop_assert_eq!(rijen(&een), rijen(&ander));
    }
}
