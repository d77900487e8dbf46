//! What a later delivery changed in the past: what is told about it, and what a verdict would have been without it.
//! The gallery of these findings stands with that of the other mistakes in deliveries.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod proef;

use std::{cell::RefCell, collections::BTreeMap, fs, path::Path, process::Command};

use chrono::{Days, NaiveDate};
use oss_welzijn::{
    agreement,
    intake::{self, Bestand},
    norm::{self, Vraag},
    report::{self, Grondslag, Opties, Report},
    source::Sources,
    verleden::{self, Aard, Verleden},
    wachtlijst,
};
use proef::{Proef, ZAKEN, vraag};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

const GALERIJ: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fouten/levering");

fn rapport(overeenkomst: &agreement::Overeenkomst, bestanden: Vec<Bestand>, vraag: Vraag) -> Report {
    let intake = intake::lees(overeenkomst, bestanden);
    let grondslag = Grondslag {
        overeenkomst,
        intake: &intake,
        vraag,
        beoordelingen: &norm::beoordeel(overeenkomst, &intake.zaken, &intake.oordelen, vraag),
        wachtlijsten: &wachtlijst::stand(overeenkomst, &intake.zaken, vraag),
    };
    report::maak(&grondslag, &Opties::default())
}

/// Every file below a folder, by its path from the folder of the package.
fn bestanden(folder: &Path) -> Vec<Bestand> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|path| {
        if path.is_dir() {
            return bestanden(&path);
        }
        let pad = path.file_name().unwrap().to_string_lossy().into_owned();
        vec![Bestand { pad, bytes: fs::read(path).unwrap() }]
    });
    files.collect()
}

fn overeenkomst(folder: &Path, name: &str) -> agreement::Overeenkomst {
    let mut sources = Sources::default();
    let mut ids = Vec::new();
    for bestand in bestanden(folder) {
        if bestand.pad.ends_with(name) {
            ids.push(sources.add(bestand.pad, String::from_utf8(bestand.bytes).unwrap()));
        }
    }
    let read = agreement::lees(&sources, &ids);
    assert!(read.overeenkomst.is_some(), "{:?}", read.diagnostics);
    read.overeenkomst.unwrap()
}

/// The findings with a code, what the screen says of them, and what the norms say.
fn verhaal(report: &Report, code: &str) -> String {
    let mut lines = Vec::new();
    for (nr, of) in report.bevindingen.iter().enumerate().filter(|(_, of)| of.code == code) {
        let place = format!("{}:{}", of.bestand.as_deref().unwrap_or("-"), of.regel.unwrap_or(0));
        let cel = of.cel.as_deref().unwrap_or("-");
        let remedy = of.oplossing.as_deref().unwrap_or("-");
        lines.push(format!("{code} {} {place} ({cel}) {} | {remedy}", of.ernst.as_str(), of.bericht));
        lines.push(format!("    {} {:?}", of.gevolg, of.normen));
        lines.extend(
            of.eerder
                .iter()
                .map(|was| format!("    {} {}:{} {:?}", was.waarde, was.bestand, was.regel, was.kolom)),
        );
        let punt = report.punten.iter().find(|punt| punt.bevindingen.contains(&nr)).unwrap();
        lines.push(format!("    {} {}", punt.tekst, punt.gevolg));
        lines.push(format!("    {}", punt.tekst_voluit));
    }
    let normen = report.kernbedingen.iter().flat_map(|of| &of.normen).chain(&report.overige_normen);
    for norm in normen.filter(|norm| !norm.toelichting.is_empty()) {
        lines.push(format!("{}: {} | {}", norm.id, norm.oordeel.as_str(), norm.toelichting.join(" ")));
    }
    lines.join("\n")
}

#[test]
fn every_change_reads_as_it_should() {
    let overeenkomst = overeenkomst(Path::new(GALERIJ), "geschiedenis.toml");
    for code in ["OW-D22", "OW-D30", "OW-D31", "OW-D32", "OW-D33"] {
        let folder = Path::new(GALERIJ).join(code);
        let report = rapport(&overeenkomst, bestanden(&folder), vraag("2023-Q2", None));
        assert!(report.bevindingen.iter().any(|of| of.code == code), "{code}");
        insta::with_settings!({
            snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true
        }, {
            insta::assert_snapshot!("bevindingen", verhaal(&report, code));
        });
    }
}

/// The cases that the example has on purpose, by the quarter in which each is told.
#[test]
fn the_planted_cases_of_the_example_are_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let overeenkomst = overeenkomst(&root.join("agreements/oss-2022"), ".toml");
    let told = |periode: &str| -> Vec<(String, String)> {
        let report = rapport(&overeenkomst, bestanden(&root.join("examples/oss-2023")), vraag(periode, None));
        let about = report.bevindingen.iter().filter_map(|of| Some((of.code.to_owned(), of.zaak.clone()?)));
        about.collect()
    };
    let pairs = |of: &[(&str, &str)]| -> Vec<(String, String)> {
        of.iter().map(|(code, zaak)| ((*code).to_owned(), (*zaak).to_owned())).collect()
    };
    let (moved, reopened) = ([("OW-D22", "A4352"), ("OW-D22", "A4384")], ("OW-D30", "T2574"));
    let gone = ("OW-D31", "P08");
    assert_eq!(told("2023-Q1"), []);
    assert_eq!(told("2023-Q2"), pairs(&[reopened]));
    assert_eq!(told("2023-Q3"), pairs(&[reopened, gone]));
    assert_eq!(told("2023-Q4"), pairs(&[moved[0], moved[1], reopened]));
    assert_eq!(told("2023"), pairs(&[moved[0], moved[1], reopened, gone]));
}

const NORM: &str = r#"
[[norm]]
id = "weken"
titel = "Weken"
hoort_bij = ["kern.1"]
gegevens = "zaken"
filter = ["leeftijd >= 18"]
termijn = { van = "van", tot = "tot", ingetrokken = ["weg"] }
versie = [{ vanaf = 2022-01-01, binnen = "4 weken", minstens = "75%" }]

[[wachtlijst]]
id = "wacht"
titel = "Wacht"
gegevens = "zaken"
van = "van"
tot = "tot"
ingetrokken = ["weg"]
filter = ["leeftijd >= 18"]
grens = "2 weken"
"#;

const KOP: &str = "nr;leeftijd;van;tot;weg;proeftuin\n";

/// Monthly deliveries of 2023, each with these rows under the header.
fn leveringen(rows: &[(u32, &str)]) -> Vec<(String, String)> {
    let of = |month: u32| -> String {
        rows.iter().filter(|(of, _)| *of == month).map(|(_, row)| format!("{row}\n")).collect()
    };
    (1..=12).map(|month| (format!("zaken-2023-{month:02}.csv"), format!("{KOP}{}", of(month)))).collect()
}

fn verleden_van(proef: &Proef, files: &[(String, String)], vraag: Vraag) -> Verleden {
    let intake = proef.lees(&proef::refs(files));
    let beoordelingen = norm::beoordeel(&proef.0, &intake.zaken, &intake.oordelen, vraag);
    let lijsten = wachtlijst::stand(&proef.0, &intake.zaken, vraag);
    verleden::verleden(&proef.0, (&intake.zaken, &intake.oordelen), vraag, (&beoordelingen, &lijsten))
}

fn veranderd(rows: &[(u32, &str)], periode: &str) -> Vec<(Aard, String)> {
    let proef = Proef::new(&format!("{ZAKEN}{NORM}"));
    let found = verleden_van(&proef, &leveringen(rows), vraag(periode, None)).veranderingen;
    found.iter().map(|of| (of.aard, proef.0.gegevens[0].velden[of.wijziging.veld].naam.clone())).collect()
}

#[test]
fn a_change_is_told_once_and_in_its_own_time() {
    let moved = [(1, "a;30;2023-01-02;;;"), (2, "a;30;2023-01-09;2023-01-12;;")];
    // It is about the first quarter. For the second it is old news.
    assert_eq!(veranderd(&moved, "2023-Q1"), [(Aard::Verschoven, "van".to_owned())]);
    assert_eq!(veranderd(&moved, "2023-02"), [(Aard::Verschoven, "van".to_owned())]);
    assert_eq!(veranderd(&moved, "2023-Q2"), []);
    // What had not begun on the peildatum did not change yet.
    let later = [(1, "a;30;2023-05-02;;;"), (2, "a;30;2023-05-09;;;")];
    assert_eq!(veranderd(&later, "2023-Q1"), []);
    // An end taken back is a case reopened and no field emptied; an earlier end is neither.
    let reopened = [(1, "a;30;2023-01-02;2023-01-12;;"), (2, "a;30;2023-01-02;;;")];
    assert_eq!(veranderd(&reopened, "2023-Q1"), [(Aard::Heropend, "tot".to_owned())]);
    let sooner = [(1, "a;30;2023-01-02;2023-01-12;;"), (2, "a;30;2023-01-02;2023-01-11;;")];
    assert_eq!(veranderd(&sooner, "2023-Q1"), []);
    // Leeftijd is in a filter. An empty proeftuin means nee, and is no field emptied.
    let emptied = [(1, "a;30;2023-01-02;;;ja"), (2, "a;;2023-01-02;;;")];
    assert_eq!(veranderd(&emptied, "2023-Q1"), [(Aard::Geleegd, "leeftijd".to_owned())]);
}

#[test]
fn a_case_is_missed_after_three_deliveries_and_not_before() {
    let proef = Proef::new(&format!("{ZAKEN}{NORM}"));
    let files = leveringen(&[
        // Open, over four weeks: last delivered in January.
        (1, "a;30;2023-01-02;;;"),
        // Over two weeks only on the peildatum: on the waiting list.
        (1, "list;30;2023-01-31;;;"),
        // Over, but not meant, in the Proeftuin, withdrawn, or done.
        (1, "jong;17;2023-01-02;;;"),
        (1, "tuin;30;2023-01-02;;;ja"),
        (1, "weg;30;2023-01-02;;2023-01-20;"),
        (1, "klaar;30;2023-01-02;2023-01-20;;"),
        // Open and over, and delivered after it.
        (1, "terug;30;2023-01-02;;;"),
        (2, "terug;30;2023-01-02;;;"),
    ]);
    let keys = |periode: &str| -> Vec<u64> {
        let found = verleden_van(&proef, &files, vraag(periode, None)).niet_gezien;
        let intake = proef.lees(&proef::refs(&files));
        found
            .iter()
            .flat_map(|of| &of.rijen)
            .map(|nr| intake.zaken[0].rijen[*nr as usize].plek.regel)
            .collect()
    };
    // In March the last three deliveries are those of January to March.
    assert_eq!(keys("2023-03"), [] as [u64; 0]);
    assert_eq!(keys("2023-04"), [2, 3]);
    let found = verleden_van(&proef, &files, vraag("2023-05", None)).niet_gezien;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].normen.len(), found[0].wachtlijsten.len(), found[0].rijen.len()), (1, 1, 3));
}

const PLEKKEN: &str = r#"
[[gegevens]]
id = "plekken"
titel = "Plekken"
eenheid = ["plek", "plekken"]
bestand = "plekken-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "stand"
sleutel = ["plek"]
veld = [
  { naam = "plek", soort = "code", verplicht = true },
  { naam = "gebied", soort = "code", verplicht = true },
  { naam = "van", soort = "datum", verplicht = true },
  { naam = "tot", soort = "datum", gepland = true },
]

[[norm]]
id = "plekken"
titel = "Plekken"
hoort_bij = ["kern.1"]
gegevens = "plekken"
volledigheid = { elk = "gebieden", veld = "gebied", geldig_van = "van", geldig_tot_en_met = "tot" }
versie = [{ vanaf = 2022-01-01 }]
"#;

#[test]
fn a_case_is_gone_when_the_last_stand_lacks_it_and_it_did_not_end() {
    let proef = Proef::new(PLEKKEN);
    let kop = "plek;gebied;van;tot\n";
    let first = "gone;W01;2023-01-01;\nended;W02;2023-01-01;2023-06-30\nplan;W02;2023-01-01;2023-07-01\n\
                 back;W03;2023-01-01;\nstays;W02;2023-01-01;\n";
    let third = "back;W03;2023-01-01;\nstays;W02;2023-01-01;\n";
    let files = [
        ("plekken-2023-Q1.csv", format!("{kop}{first}")),
        ("plekken-2023-Q2.csv", format!("{kop}stays;W02;2023-01-01;\n")),
        ("plekken-2023-Q3.csv", format!("{kop}{third}")),
    ]
    .map(|(naam, text)| (naam.to_owned(), text));
    let gone = |periode: &str| -> Vec<String> {
        let intake = proef.lees(&proef::refs(&files));
        let found = verleden_van(&proef, &files, vraag(periode, None)).verdwenen;
        let key = |nr: u32| {
            let intake::Cel::Naam(naam) = intake.zaken[0].rijen[nr as usize].cellen[0] else {
                panic!("a key is a word")
            };
            intake.zaken[0].namen.word(naam).to_owned()
        };
        found.iter().map(|of| format!("{} {}", key(of.rij), of.sinds)).collect()
    };
    assert_eq!(gone("2023-Q1"), [] as [&str; 0]);
    assert_eq!(gone("2023-Q2"), ["gone 2023-Q2", "plan 2023-Q2", "back 2023-Q2"]);
    // Old news in the third quarter, and part of the half year and the year. By then one came back and one ended as
    // planned.
    assert_eq!(gone("2023-Q3"), [] as [&str; 0]);
    assert_eq!(gone("2023-H1"), ["gone 2023-Q2", "plan 2023-Q2", "back 2023-Q2"]);
    assert_eq!(gone("2023"), ["gone 2023-Q2"]);
    // Without them two of the three areas have no place in the second quarter; the plan ended after it in another.
    let found = verleden_van(&proef, &files, vraag("2023-Q2", None));
    assert_eq!(proef::kort(&found.zonder[&0]).1, "1");
    assert_eq!(proef::kort(&proef.uitslag(&proef::refs(&files), "2023-Q2", None)).1, "3");
}

fn day(offset: u64) -> String {
    NaiveDate::from_ymd_opt(2023, 1, 1).unwrap().checked_add_days(Days::new(offset)).unwrap().to_string()
}

/// With the start days that were delivered first a norm and a list are what they would be if the newest rows had them.
#[test]
fn the_first_start_days_give_what_deliveries_with_them_give() {
    let proef = Proef::new(&format!("{ZAKEN}{NORM}"));
    let seen: RefCell<BTreeMap<&str, u32>> = RefCell::default();
    let zaak = (1_u32..12, 0_u64..330, 0_u64..20, prop::option::weighted(0.7, 15_u64..45), any::<bool>());
    let given = prop::collection::vec(zaak, 1..12);
    let mut runner = TestRunner::new(Config { cases: 40, ..Config::default() });
    let holds = runner.run(&given, |zaken| {
        let (mut rows, mut first) = (Vec::new(), Vec::new());
        for (nr, (month, begin, shift, tot, later)) in zaken.iter().enumerate() {
            let (was, is) = if *later { (*begin, begin + shift) } else { (begin + shift, *begin) };
            let tot = tot.map_or(String::new(), |days| day(begin + days));
            let row = |van: u64, tot: &str| format!("{nr};30;{};{tot};;", day(van));
            rows.push((*month, row(was, "")));
            rows.push((month + 1, row(is, &tot)));
            first.push((*month, row(was, "")));
            first.push((month + 1, row(was, &tot)));
        }
        let borrowed = |rows: &[(u32, String)]| {
            leveringen(&rows.iter().map(|(of, row)| (*of, row.as_str())).collect::<Vec<_>>())
        };
        let (files, files_first) = (borrowed(&rows), borrowed(&first));
        for periode in ["2023-Q1", "2023-Q2", "2023-Q3", "2023"] {
            let vraag = vraag(periode, None);
            let found = verleden_van(&proef, &files, vraag);
            let nu = proef.uitslag(&proef::refs(&files), periode, None);
            let dan = proef.uitslag(&proef::refs(&files_first), periode, None);
            let other = found.eerst_geleverd(0);
            let same = proef::kort(&nu) == proef::kort(&dan);
            prop_assert_eq!(other.map(proef::kort), (!same).then(|| proef::kort(&dan)));
            // The cases that make the difference are named, and only where there is one.
            let named = found.veranderingen.iter().any(|of| of.normen.contains(&0));
            prop_assert_eq!(named, !same);
            let list = proef.wachtlijst(&proef::refs(&files_first), periode, None);
            if let Some(other) = found.wachtlijsten.values().next() {
                prop_assert_eq!((other.stand, &other.maanden), (list.stand, &list.maanden));
                *seen.borrow_mut().entry("list").or_default() += 1;
            }
            let kind = match (same, nu.oordeel == dan.oordeel) {
                (true, _) => "same",
                (false, true) => "figure",
                (false, false) => "verdict",
            };
            *seen.borrow_mut().entry(kind).or_default() += 1;
        }
        Ok(())
    });
    holds.unwrap();
    let seen = seen.into_inner();
    assert_eq!(seen.len(), 4, "{seen:?}");
}

/// A correction that came in after the quarter turns its verdict, and only without `--zoals-bekend`.
#[test]
fn as_known_then_a_later_correction_changes_nothing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gevallen/zoals-bekend");
    let check = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
        command.args(["check", "--color", "never"]).args(args).env("COLUMNS", "80").current_dir(&folder);
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    };
    let (status, screen, _) = check(&["--periode", "2023-Q1"]);
    assert_eq!(status, 0, "{screen}");
    assert!(!screen.contains("Zoals bekend"), "{screen}");
    let (status, screen, _) = check(&["--periode", "2023-Q1", "--zoals-bekend"]);
    assert_eq!(status, 1, "{screen}");
    assert!(
        screen.contains("Zoals bekend op 31 maart 2023: 1 latere levering is niet gelezen.\n"),
        "{screen}"
    );
    let (_, _, told) = check(&["--periode", "2023-Q1", "--zoals-bekend", "-v"]);
    assert!(told.contains("aanmeldingen-2023-Q2.csv: niet gelezen, want van na de peildatum\n"), "{told}");
    let (_, json, _) = check(&["--periode", "2023-Q1", "--zoals-bekend", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        value["zoals_bekend"],
        serde_json::json!({ "op": "2023-03-31", "niet_gelezen": ["gegevens/aanmeldingen-2023-Q2.csv"] })
    );
    // The default period hangs on all deliveries: then nothing is later.
    let (_, screen, _) = check(&["--zoals-bekend"]);
    assert!(screen.contains("Zoals bekend op 30 juni 2023. Er zijn geen latere leveringen.\n"), "{screen}");
}
