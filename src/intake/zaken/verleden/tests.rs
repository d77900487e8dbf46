//! Histories of cases with a begin, an end and a word, held against all rows at once.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use chrono::{Days, NaiveDate};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::super::{Samenvoeger, Zaken, tests::gegevens};
use super::*;
use crate::{agreement::Inhoud, intake::Namen};

/// What a cell holds; a day by its number, a word by its letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inhoudelijk {
    Leeg,
    Onleesbaar,
    Dag(u64),
    Woord(&'static str),
}
use Inhoudelijk::{Dag, Leeg, Onleesbaar, Woord};

/// Month of the delivery, line, key and the three fields after it.
type Regel = (u32, u64, &'static str, [Inhoudelijk; 3]);

fn levering(maand: u32) -> Periode {
    format!("2023-{maand:02}").parse().unwrap()
}

fn plek(regel: &Regel) -> Plek {
    Plek { bestand: regel.0, regel: regel.1 }
}

fn cel(inhoud: Inhoudelijk, namen: &mut Namen) -> Cel {
    match inhoud {
        Leeg => Cel::Leeg,
        Onleesbaar => Cel::Onleesbaar,
        Dag(number) => Cel::Datum(
            NaiveDate::from_ymd_opt(2023, 1, 1).unwrap().checked_add_days(Days::new(number)).unwrap(),
        ),
        Woord(word) => Cel::Naam(namen.keep(word)),
    }
}

fn join(inhoud: Inhoud, regels: &[Regel]) -> Samenvoeger {
    let mut samenvoeger = Samenvoeger::new(&gegevens(inhoud, &[0]));
    for regel in regels {
        let namen = samenvoeger.namen();
        let mut cellen = vec![Cel::Naam(namen.keep(regel.2))];
        cellen.extend(regel.3.map(|inhoud| cel(inhoud, namen)));
        samenvoeger.add_levering(levering(regel.0));
        samenvoeger.add(Rij::new(cellen.into(), levering(regel.0), plek(regel)));
    }
    samenvoeger
}

/// A change: the newest row, the field, and what stood first and last, with their rows.
type Gezien = (Plek, usize, (Plek, String), (Plek, String));

fn found(zaken: &Zaken) -> Vec<Gezien> {
    let text = |waarde: Waarde| {
        let shown = match waarde.cel {
            Cel::Naam(naam) => zaken.namen.word(naam).to_owned(),
            Cel::Leeg | Cel::Onleesbaar | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_) => {
                format!("{:?}", waarde.cel)
            }
        };
        (waarde.plek, shown)
    };
    let one = |of: &Wijziging| (zaken.rijen[of.rij as usize].plek, of.veld, text(of.eerst), text(of.laatst));
    zaken.wijzigingen.iter().map(one).collect()
}

/// The same, from all rows at once.
fn expected(regels: &[Regel]) -> Vec<Gezien> {
    let mut namen = Namen::default();
    let mut out = Vec::new();
    let keys: BTreeSet<&str> = regels.iter().map(|regel| regel.2).collect();
    for key in keys {
        let mut own: Vec<&Regel> = regels.iter().filter(|regel| regel.2 == key).collect();
        own.sort_by_key(|regel| (regel.0, regel.1));
        let newest = own[own.len() - 1];
        if own.iter().filter(|regel| regel.0 == newest.0).count() > 1 {
            continue;
        }
        for veld in 0..3 {
            let filled: Vec<&&Regel> = own[..own.len() - 1]
                .iter()
                .filter(|regel| !matches!(regel.3[veld], Leeg | Onleesbaar))
                .collect();
            let (Some(first), Some(last)) = (filled.first(), filled.last()) else { continue };
            let nu = newest.3[veld];
            let moved = matches!(nu, Dag(_)) && first.3[veld] != nu;
            if nu == Leeg || moved {
                let mut text = |regel: &Regel| match regel.3[veld] {
                    Woord(word) => (plek(regel), word.to_owned()),
                    Leeg | Onleesbaar | Dag(_) => {
                        (plek(regel), format!("{:?}", cel(regel.3[veld], &mut namen)))
                    }
                };
                out.push((plek(newest), veld + 1, text(first), text(last)));
            }
        }
    }
    out.sort();
    out
}

#[test]
fn the_first_value_is_held_against_the_newest() {
    let regels = [
        (1, 2, "a", [Dag(0), Leeg, Woord("x")]),
        (2, 2, "a", [Dag(3), Dag(40), Woord("y")]),
        (3, 2, "a", [Dag(5), Leeg, Leeg]),
    ];
    let at = |maand| Plek { bestand: maand, regel: 2 };
    let day = |number| format!("{:?}", cel(Dag(number), &mut Namen::default()));
    assert_eq!(
        found(&join(Inhoud::Mutaties, &regels).finish()),
        [
            (at(3), 1, (at(1), day(0)), (at(2), day(3))),
            (at(3), 2, (at(2), day(40)), (at(2), day(40))),
            (at(3), 3, (at(1), "x".to_owned()), (at(2), "y".to_owned())),
        ]
    );
}

#[test]
fn what_went_and_came_back_is_no_change() {
    let regels = [
        (1, 2, "a", [Dag(0), Dag(9), Woord("x")]),
        (2, 2, "a", [Dag(3), Leeg, Leeg]),
        (3, 2, "a", [Dag(0), Dag(9), Woord("y")]),
    ];
    assert_eq!(found(&join(Inhoud::Mutaties, &regels).finish()), []);
}

#[test]
fn what_can_not_be_read_says_nothing() {
    let regels = [(1, 2, "a", [Dag(0), Onleesbaar, Leeg]), (2, 2, "a", [Onleesbaar, Dag(9), Leeg])];
    assert_eq!(found(&join(Inhoud::Mutaties, &regels).finish()), []);
}

#[test]
fn a_delivery_that_is_part_of_the_key_has_no_past() {
    let regels = [(1, 2, "a", [Dag(0), Leeg, Leeg]), (2, 2, "a", [Dag(3), Leeg, Leeg])];
    assert_eq!(found(&join(Inhoud::Periode, &regels).finish()), []);
}

/// Any order of the rows, and any split of them in three that are merged, gives the history that all rows at once give.
#[test]
fn the_history_depends_on_the_rows_alone() {
    let seen: RefCell<BTreeMap<&str, u32>> = RefCell::default();
    let cell = || {
        prop_oneof![
            3 => Just(Leeg),
            1 => Just(Onleesbaar),
            4 => (0_u64..3).prop_map(Dag),
        ]
    };
    let word = prop_oneof![Just(Leeg), Just(Woord("x")), Just(Woord("y"))];
    let row = (1_u32..13, prop::sample::select(vec!["a", "b"]), cell(), cell(), word);
    let given = (
        prop::collection::vec(row, 0..26),
        prop::collection::vec(any::<u32>(), 26),
        (0_usize..26, 0_usize..26),
        prop::sample::select(vec![Inhoud::Mutaties, Inhoud::Stand]),
    );
    let mut runner = TestRunner::new(Config { cases: 400, ..Config::default() });
    let holds = runner.run(&given, |(rows, order, (cut, other), inhoud)| {
        let mut regels: Vec<Regel> = (2..)
            .zip(&rows)
            .map(|(line, (maand, key, van, tot, word))| (*maand, line, *key, [*van, *tot, *word]))
            .collect();
        let wanted = expected(&regels);
        prop_assert_eq!(found(&join(inhoud, &regels).finish()), wanted.clone());
        regels.sort_by_key(|(_, line, ..)| order[usize::try_from(*line).unwrap() - 2]);
        let (low, high) = (cut.min(other).min(regels.len()), cut.max(other).min(regels.len()));
        let mut merged = join(inhoud, &regels[high..]);
        merged.merge(join(inhoud, &regels[..low]));
        merged.merge(join(inhoud, &regels[low..high]));
        prop_assert_eq!(found(&merged.finish()), wanted.clone());
        let note = |kind, yes: bool| *seen.borrow_mut().entry(kind).or_default() += u32::from(yes);
        note("moved", wanted.iter().any(|(_, veld, first, last)| *veld == 1 && first.1 == last.1));
        note("moved twice", wanted.iter().any(|(_, veld, first, last)| *veld == 1 && first.1 != last.1));
        note("emptied", wanted.iter().any(|(_, veld, ..)| *veld == 3));
        note("cut in three", 0 < low && low < high && high < regels.len());
        let many = |key| regels.iter().filter(|regel| regel.2 == key).count() > 2 * GEEN_MOEITE;
        note("let go of rows", many("a") && many("b"));
        Ok(())
    });
    holds.unwrap();
    let seen = seen.into_inner();
    assert!(seen.len() == 5 && seen.values().all(|times| *times > 0), "{seen:?}");
}
