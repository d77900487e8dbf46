//! What holds for any deliveries: quarters add up to the year, order and split change nothing, and a case in time never
//! makes it worse. Each property also asserts that its generator made the cases that matter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod proef;

use std::{cell::RefCell, collections::BTreeMap};

use chrono::{Days, NaiveDate};
use oss_welzijn::{
    calendar::Periode,
    norm::{Beoordeling, Oordeel, Uitslag},
};
use proef::{Proef, ZAKEN};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

const KOP: &str = "nr;leeftijd;van;tot;weg;proeftuin";

/// Three norms over the same cases: weeks, months, and by law with a version that ends within the year.
fn proef() -> Proef {
    let norm = |id: &str, termijn: &str, versies: &str| {
        format!(
            r#"
[[norm]]
id = "{id}"
titel = "{id}"
hoort_bij = ["kern.1"]
gegevens = "zaken"
filter = ["leeftijd >= 18"]
termijn = {{ van = "van", tot = "tot", ingetrokken = ["weg"]{termijn} }}
versie = [{versies}]
"#
        )
    };
    let weeks = norm("weken", "", r#"{ vanaf = 2022-01-01, binnen = "4 weken", minstens = "90%" }"#);
    let months = norm("maanden", "", r#"{ vanaf = 2022-01-01, binnen = "3 maanden", minstens = "80%" }"#);
    let law = norm(
        "wet",
        ", wettelijk = true",
        r#"{ vanaf = 2022-01-01, tot_en_met = 2023-05-14, binnen = "8 weken", minstens = "100%" },
           { vanaf = 2023-06-15, binnen = "6 weken", minstens = "70%" }"#,
    );
    let list = r#"
[[wachtlijst]]
id = "wacht"
titel = "Wacht"
gegevens = "zaken"
van = "van"
tot = "tot"
ingetrokken = ["weg"]
filter = ["leeftijd >= 18"]
grens = "2 weken"
per = ["leeftijd"]
"#;
    Proef::new(&format!("{ZAKEN}{weeks}{months}{law}{list}"))
}

/// One state of a case, in the delivery of one month.
#[derive(Debug, Clone)]
struct Rij {
    maand: u32,
    nr: u32,
    cellen: String,
}

/// How often each kind of case was made.
#[derive(Debug, Default)]
struct Gezien(RefCell<BTreeMap<&'static str, u32>>);

impl Gezien {
    fn tel(&self, soort: &'static str, times: usize) {
        *self.0.borrow_mut().entry(soort).or_default() += u32::try_from(times).unwrap();
    }

    fn alle(&self, soorten: &[&str]) {
        let seen = self.0.borrow();
        for soort in soorten {
            assert!(seen.get(soort).is_some_and(|times| *times > 0), "no {soort} was made: {seen:?}");
        }
    }
}

const SOORTEN: [&str; 7] =
    ["te laat", "open", "ingetrokken", "proeftuin", "onleesbaar", "opnieuw geleverd", "over een versie heen"];

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 10, 1).unwrap().checked_add_days(Days::new(offset)).unwrap()
}

fn maybe(day: Option<NaiveDate>) -> String {
    day.map_or(String::new(), |day| day.to_string())
}

/// The rows of one case: its first state and, often, a newer one.
fn zaak() -> impl Strategy<Value = Vec<(u32, String)>> {
    (
        (1u32..=12, 0u32..6, prop_oneof![4 => 18u32..90, 1 => 0u32..18]),
        (0u64..480, prop::option::weighted(0.7, 0u64..130), prop::option::weighted(0.15, 0u64..60)),
        (prop::bool::weighted(0.1), 0u32..20),
    )
        .prop_map(|((maand, later, age), (van, tot, weg), (proeftuin, broken))| {
            let begin = day(van);
            let tot = maybe(tot.map(|days| day(van + days)));
            let weg = maybe(weg.map(|days| day(van + days)));
            let tuin = if proeftuin { "ja" } else { "nee" };
            let van = if broken == 0 { "31-02-2023".to_owned() } else { begin.to_string() };
            let tot = if broken == 1 { "morgen".to_owned() } else { tot };
            let first = format!("{age};{begin};;;{tuin}");
            let newest = format!("{age};{van};{tot};{weg};{tuin}");
            let then = (maand + later).min(12);
            if then > maand { vec![(maand, first), (then, newest)] } else { vec![(maand, newest)] }
        })
}

fn zaken() -> impl Strategy<Value = Vec<Rij>> {
    prop::collection::vec(zaak(), 0..40).prop_map(|cases| {
        let numbered = cases.into_iter().enumerate();
        numbered
            .flat_map(|(nr, states)| {
                let nr = u32::try_from(nr).unwrap();
                states.into_iter().map(move |(maand, cellen)| Rij { maand, nr, cellen })
            })
            .collect()
    })
}

/// The deliveries of 2022 (empty) and 2023, rows in the order given; `deel` puts a row in one of two folders.
fn bestanden(rows: &[Rij], deel: impl Fn(usize) -> bool) -> Vec<(String, String)> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for month in 1..=12 {
        files.insert(format!("zaken-2022-{month:02}.csv"), format!("{KOP}\n"));
        files.insert(format!("zaken-2023-{month:02}.csv"), format!("{KOP}\n"));
    }
    for (index, rij) in rows.iter().enumerate() {
        let folder = if deel(index) { "tweede/" } else { "" };
        let text = files
            .entry(format!("{folder}zaken-2023-{:02}.csv", rij.maand))
            .or_insert_with(|| format!("{KOP}\n"));
        text.push_str(&format!("z{};{}\n", rij.nr, rij.cellen));
    }
    files.into_iter().collect()
}

fn beoordeel(proef: &Proef, files: &[(String, String)], periode: &str, peildatum: &str) -> Vec<Beoordeling> {
    proef.beoordeel(&proef::refs(files), periode, Some(peildatum))
}

/// An outcome without the places of rows in files.
fn zonder_plek(uitslag: &Uitslag) -> impl PartialEq + std::fmt::Debug + use<> {
    let mut bare = uitslag.clone();
    let rows = bare.stand.as_mut().map(|stand| {
        (std::mem::take(&mut stand.onleesbaar).len(), std::mem::take(&mut stand.niet_goed).len())
    });
    (bare, rows)
}

/// The waiting list without the places of rows in files.
fn wachtlijst(proef: &Proef, files: &[(String, String)]) -> impl PartialEq + std::fmt::Debug + use<> {
    let mut stand = proef.wachtlijst(&proef::refs(files), "2023-Q3", Some("2023-09-30"));
    let unreadable = std::mem::take(&mut stand.onleesbaar).len();
    (stand, unreadable)
}

/// Notes which kinds of case the rows hold, by how the year comes out.
fn merk_op(gezien: &Gezien, proef: &Proef, rows: &[Rij]) {
    gezien.tel("opnieuw geleverd", rows.windows(2).filter(|pair| pair[0].nr == pair[1].nr).count());
    // Begun under the first versie of "wet", with eight weeks that end after it.
    let crosses = |rij: &&Rij| ("2023-03-20".."2023-05-15").contains(&rij.cellen.split(';').nth(1).unwrap());
    gezien.tel("over een versie heen", rows.iter().filter(crosses).count());
    for of in beoordeel(proef, &bestanden(rows, |_| false), "2023", "2023-12-31") {
        let Some(stand) = &of.uitslag.stand else { continue };
        gezien.tel("te laat", stand.niet_goed.len());
        gezien.tel("open", usize::try_from(stand.open).unwrap());
        gezien.tel("ingetrokken", stand.ingetrokken.iter().map(|(_, n)| usize::try_from(*n).unwrap()).sum());
        gezien.tel("proeftuin", usize::try_from(stand.proeftuin).unwrap());
        gezien.tel("onleesbaar", stand.onleesbaar.len());
    }
}

/// Holds a property against made-up cases, among which must have been every kind that matters.
fn run(proef: &Proef, cases: u32, property: impl Fn(Vec<Rij>) -> Result<(), TestCaseError>) {
    let gezien = Gezien::default();
    let mut runner = TestRunner::new_with_rng(
        Config { cases, failure_persistence: None, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let noted = |rows: Vec<Rij>| {
        merk_op(&gezien, proef, &rows);
        property(rows)
    };
    if let Err(failure) = runner.run(&zaken(), noted) {
        panic!("{failure}");
    }
    gezien.alle(&SOORTEN);
}

#[test]
fn the_quarters_add_up_to_the_year_at_one_peildatum() {
    let proef = proef();
    run(&proef, 150, |rows| {
        let files = bestanden(&rows, |_| false);
        for peildatum in ["2023-12-31", "2023-08-15", "2024-03-01"] {
            let year = beoordeel(&proef, &files, "2023", peildatum);
            let quarters: Vec<_> = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]
                .iter()
                .map(|quarter| beoordeel(&proef, &files, quarter, peildatum))
                .collect();
            for (index, of_year) in year.iter().enumerate() {
                let whole = of_year.uitslag.stand.as_ref().unwrap();
                let parts: Vec<_> =
                    quarters.iter().filter_map(|quarter| quarter[index].uitslag.stand.as_ref()).collect();
                // At a peildatum in August the last quarter has no deliveries yet, and so no figures.
                prop_assert!(parts.len() >= 3);
                let sum =
                    |of: fn(&oss_welzijn::norm::Stand) -> u64| parts.iter().map(|part| of(part)).sum::<u64>();
                let teller: rust_decimal::Decimal = parts.iter().map(|part| part.teller).sum();
                let noemer: rust_decimal::Decimal = parts.iter().filter_map(|part| part.noemer).sum();
                prop_assert_eq!((teller, Some(noemer)), (whole.teller, whole.noemer));
                prop_assert_eq!(sum(|part| part.proeftuin), whole.proeftuin);
                let withdrawn =
                    |stand: &oss_welzijn::norm::Stand| stand.ingetrokken.iter().map(|(_, n)| n).sum();
                prop_assert_eq!(sum(withdrawn), withdrawn(whole));
            }
        }
        Ok(())
    });
}

#[test]
fn the_order_of_rows_and_any_split_over_files_change_nothing() {
    let proef = proef();
    run(&proef, 100, |rows| {
        let mut turned = rows.clone();
        turned.reverse();
        let whole = bestanden(&rows, |_| false);
        let turned = bestanden(&turned, |index| index % 2 == 0);
        // Between two rows of one key: the older in one file, the newer in another folder.
        let split = bestanden(&rows, |index| index % 3 == 1);
        let list = wachtlijst(&proef, &whole);
        prop_assert_eq!(&list, &wachtlijst(&proef, &turned));
        prop_assert_eq!(&list, &wachtlijst(&proef, &split));
        let judge = |files: &[(String, String)]| beoordeel(&proef, files, "2023-Q3", "2023-09-30");
        let (one, other, split) = (judge(&whole), judge(&turned), judge(&split));
        for ((a, b), c) in one.iter().zip(&other).zip(&split) {
            prop_assert_eq!(zonder_plek(&a.uitslag), zonder_plek(&b.uitslag));
            prop_assert_eq!(zonder_plek(&a.uitslag), zonder_plek(&c.uitslag));
            for ((a, b), c) in a.reeks.iter().zip(&b.reeks).zip(&c.reeks) {
                prop_assert_eq!(zonder_plek(a), zonder_plek(b));
                prop_assert_eq!(zonder_plek(a), zonder_plek(c));
            }
        }
        Ok(())
    });
}

/// Better is higher. A case in time may bring a norm into being, but never makes one worse.
fn rang(oordeel: Oordeel) -> Option<u8> {
    match oordeel {
        Oordeel::NietGehaald => Some(0),
        Oordeel::Onzeker => Some(1),
        Oordeel::Gehaald => Some(2),
        Oordeel::GeenGegevens
        | Oordeel::GeenGevallen
        | Oordeel::TeBeoordelen
        | Oordeel::Uitzondering
        | Oordeel::GeldtNiet
        | Oordeel::NietAanDeBeurt
        | Oordeel::GeenNorm => None,
    }
}

#[test]
fn a_case_in_time_never_makes_a_termijn_norm_worse() {
    let proef = proef();
    let gezien = Gezien::default();
    run(&proef, 150, |mut rows| {
        let before = beoordeel(&proef, &bestanden(&rows, |_| false), "2023-Q3", "2023-09-30");
        let nr = rows.len() as u32 + 1000;
        rows.push(Rij { maand: 9, nr, cellen: "50;2023-09-01;2023-09-04;;nee".to_owned() });
        let after = beoordeel(&proef, &bestanden(&rows, |_| false), "2023-Q3", "2023-09-30");
        for (a, b) in before.iter().zip(&after) {
            let (was, is) = (a.uitslag.oordeel, b.uitslag.oordeel);
            let noemer = |of: &Beoordeling| of.uitslag.stand.as_ref().and_then(|stand| stand.noemer);
            prop_assert_eq!(noemer(b), noemer(a).map(|n| n + rust_decimal::Decimal::ONE));
            if let Some(rank) = rang(was) {
                prop_assert!(rang(is) >= Some(rank), "{was:?} became {is:?}");
                gezien.tel(was.as_str(), 1);
            }
        }
        Ok(())
    });
    gezien.alle(&["gehaald", "niet_gehaald", "onzeker"]);
}

#[test]
fn a_case_is_decided_in_one_month_only() {
    let proef = proef();
    run(&proef, 60, |rows| {
        let files = bestanden(&rows, |_| false);
        let year: Periode = "2023".parse().unwrap();
        let whole = beoordeel(&proef, &files, "2023", "2023-12-31");
        let months: Vec<_> =
            year.maanden().map(|month| beoordeel(&proef, &files, &month.to_string(), "2023-12-31")).collect();
        let weeks = |of: &[Beoordeling]| of[0].uitslag.stand.as_ref().and_then(|stand| stand.noemer).unwrap();
        prop_assert_eq!(
            months.iter().map(|month| weeks(month)).sum::<rust_decimal::Decimal>(),
            weeks(&whole)
        );
        Ok(())
    });
}
