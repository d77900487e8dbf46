//! The example of the repository, a quarter at a time: the screen holds all that it must, and no more than it may.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{collections::BTreeSet, fs, path::Path};

use oss_welzijn::{
    agreement::{self, Overeenkomst},
    intake::{self, Bestand, Intake},
    norm::{self, Oordeel, Vraag},
    render::{TabelOpties, json, table},
    report::{self, Grondslag, Opties, Report},
    source::Sources,
    wachtlijst,
};
use serde_json::Value;

const KWARTALEN: [&str; 4] = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"];
/// What a quarter may take at 80 columns, without what it says of money.
const REGELS: usize = 130;
/// What it may take more than that for money: its block, and a line for norms on it that were not met.
const GELD: usize = 10;

/// Every file below a folder: its path and its bytes.
fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push((path.to_string_lossy().into_owned(), fs::read(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The agreement and what was delivered for it.
fn gelezen() -> (Overeenkomst, Intake) {
    let mut sources = Sources::default();
    let tables = files("agreements/oss-2022").into_iter().filter(|(path, _)| path.ends_with(".toml"));
    let ids: Vec<_> =
        tables.map(|(path, bytes)| sources.add(path, String::from_utf8(bytes).unwrap())).collect();
    let overeenkomst = agreement::lees(&sources, &ids).overeenkomst.unwrap();
    let deliveries = files("examples/oss-2023").into_iter().map(|(pad, bytes)| Bestand { pad, bytes });
    let intake = intake::lees(&overeenkomst, deliveries.collect());
    (overeenkomst, intake)
}

fn reports(periods: &[&str]) -> Vec<Report> {
    let (overeenkomst, intake) = gelezen();
    let report = |period: &&str| {
        let periode: oss_welzijn::calendar::Periode = period.parse().unwrap();
        let vraag = Vraag { periode, peildatum: periode.tot_en_met() };
        let grondslag = Grondslag {
            overeenkomst: &overeenkomst,
            intake: &intake,
            vraag,
            beoordelingen: &norm::beoordeel(&overeenkomst, &intake.zaken, &intake.oordelen, vraag),
            wachtlijsten: &wachtlijst::stand(&overeenkomst, &intake.zaken, vraag),
        };
        report::maak(&grondslag, &Opties { voorbeeld: true, ..Opties::default() })
    };
    periods.iter().map(report).collect()
}

/// The screen and what a script reads.
fn both(report: &Report, breedte: usize) -> (String, Value) {
    let opties = TabelOpties { breedte, ..TabelOpties::default() };
    (table(report, &opties), serde_json::from_str(&json(report)).unwrap())
}

/// The columns that a line takes: the example has no letter that takes two.
fn columns(line: &str) -> usize {
    line.chars().count()
}

/// Every norm in the JSON.
fn normen(value: &Value) -> Vec<&Value> {
    let of_kernbeding = list(value, "kernbedingen").iter().flat_map(|of| list(of, "normen"));
    of_kernbeding.chain(list(value, "overige_normen")).collect()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

#[test]
fn a_quarter_fits_its_screen() {
    for report in reports(&KWARTALEN) {
        let (screen, _) = both(&report, 80);
        let count = screen.lines().count();
        assert!(count <= REGELS + GELD, "{}: {count} lines\n{screen}", report.periode.id);
        for breedte in [80, 120] {
            let (screen, _) = both(&report, breedte);
            for line in screen.lines() {
                assert!(columns(line) <= breedte, "{} at {breedte}: {line}", report.periode.id);
            }
        }
    }
}

#[test]
fn no_word_is_lost_in_any_period() {
    for report in &reports(&[&KWARTALEN[..], &["2023", "2023-11"]].concat()) {
        for breedte in [80, 120] {
            let (screen, value) = both(report, breedte);
            let words: Vec<&str> = screen.split_whitespace().collect();
            let mut sentences: Vec<&str> = Vec::new();
            let strings = |list: &'_ Vec<Value>| -> Vec<String> {
                list.iter().map(|one| one.as_str().unwrap().to_owned()).collect()
            };
            let (money, shown): (Vec<&Value>, Vec<&Value>) =
                normen(&value).into_iter().partition(|norm| norm["gevouwen"] == true);
            // What stands with the overview of money is told there.
            let opties = TabelOpties { breedte, financien: true, ..TabelOpties::default() };
            let whole = table(report, &opties).split_whitespace().collect::<Vec<_>>().join(" ");
            for sentence in money.iter().flat_map(|norm| strings(list(norm, "toelichting"))) {
                assert!(whole.contains(&sentence), "{} at {breedte}: {sentence}", report.periode.id);
            }
            let mut all: Vec<String> =
                shown.iter().flat_map(|norm| strings(list(norm, "toelichting"))).collect();
            all.extend(list(&value, "kernbedingen").iter().flat_map(|of| strings(list(of, "regels"))));
            for key in ["overige_regels", "wachtlijst_regels", "zonder_risico", "inleiding"] {
                all.extend(strings(list(&value, key)));
            }
            sentences.extend(all.iter().map(String::as_str));
            sentences.push(text(&value["uitkomst"], "tekst"));
            assert!(sentences.len() > 10);
            for sentence in sentences {
                let wanted: Vec<&str> = sentence.split_whitespace().collect();
                let found = words.windows(wanted.len()).any(|window| window == wanted);
                assert!(found, "{} at {breedte}: {sentence}\n{screen}", report.periode.id);
            }
        }
    }
}

#[test]
fn every_number_of_a_row_stands_on_the_screen() {
    for report in reports(&KWARTALEN) {
        let (screen, value) = both(&report, 80);
        let rows: Vec<Vec<&str>> = screen.lines().map(|line| line.split_whitespace().collect()).collect();
        // In a row the title stands before the numbers, and the numbers stand next to each other.
        let has = |title: &str, numbers: &[String]| {
            let title: Vec<&str> = title.split_whitespace().collect();
            let numbers: Vec<&str> = numbers.iter().flat_map(|number| number.split_whitespace()).collect();
            let beside: Vec<&str> = [title, numbers].concat();
            rows.iter().any(|row| row.windows(beside.len()).any(|window| window == beside))
        };
        let shown = normen(&value).into_iter().filter(|norm| norm["gevouwen"] == false);
        let mut count = 0;
        for norm in shown {
            let numbers = ["norm", "nu", "vorig", "marge"].map(|key| text(&norm["getoond"], key).to_owned());
            assert!(has(text(norm, "titel"), &numbers), "{}: {} {numbers:?}", report.periode.id, norm["id"]);
            count += 1;
        }
        assert!(count > 30, "{}: {count} rows", report.periode.id);
        for lijst in list(&value, "wachtlijsten") {
            let numbers = wachtlijst_getallen(lijst);
            assert!(has(text(lijst, "getoond"), &numbers), "{}: {numbers:?}\n{screen}", report.periode.id);
        }
    }
}

/// The numbers in the row of a waiting list; a screen shows none as a dash.
fn wachtlijst_getallen(lijst: &Value) -> Vec<String> {
    let number = |value: &Value| value.as_u64().unwrap();
    let dash = |number: u64| if number == 0 { "-".to_owned() } else { number.to_string() };
    let stand = &lijst["stand"];
    let mut numbers = vec![
        number(&stand["wachtend"]).to_string(),
        dash(number(&stand["boven_grens"])),
        stand["langst_dagen"].as_i64().map_or_else(|| "-".to_owned(), |days| format!("{days} dg")),
    ];
    let months = list(lijst, "maanden");
    numbers.extend(months.iter().map(|maand| dash(number(&maand["gevallen"]))));
    let per_week = months.last().unwrap()["per_week"].as_object().unwrap();
    let mut weeks = [0; 4];
    for (week, cases) in per_week {
        let week: usize = week.parse().unwrap();
        weeks[week.min(4) - 1] += number(cases);
    }
    numbers.extend(weeks.map(dash));
    numbers
}

/// The example is there to show what can happen; only a deviation accepted by decision does not occur in it yet.
#[test]
fn every_verdict_but_one_occurs() {
    let found: BTreeSet<String> = reports(&KWARTALEN)
        .iter()
        .flat_map(|report| {
            let (_, value) = both(report, 80);
            normen(&value).iter().map(|norm| text(norm, "oordeel").to_owned()).collect::<Vec<_>>()
        })
        .collect();
    let all: BTreeSet<String> = Oordeel::ALL
        .iter()
        .filter(|oordeel| **oordeel != Oordeel::Uitzondering)
        .map(|oordeel| oordeel.as_str().to_owned())
        .collect();
    assert_eq!(found, all);
}
