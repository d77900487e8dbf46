//! The Oss agreement: complete against the counts of the memo, and each norm held in place by its toetsen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{collections::BTreeMap, path::Path};

use chrono::Days;
use oss_welzijn::{
    agreement::{self, Domein, Drempel, Norm, Overeenkomst, Rijen, Soort, Versie, Voorwaarde},
    norm,
    number::Percentage,
    source::Sources,
};
use rust_decimal::Decimal;

fn oss() -> Overeenkomst {
    let mut paths = Vec::new();
    collect(Path::new("agreements/oss-2022"), &mut paths);
    paths.sort();
    let mut sources = Sources::default();
    let ids: Vec<_> = paths
        .iter()
        .map(|path| sources.add(path.display().to_string(), std::fs::read_to_string(path).unwrap()))
        .collect();
    let read = agreement::lees(&sources, &ids);
    // What the memo itself leaves open is accepted in the files.
    assert!(read.diagnostics.is_empty(), "{:#?}", read.diagnostics);
    read.overeenkomst.unwrap()
}

fn collect(folder: &Path, paths: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
}

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// The counts at the end of docs/memo-besluiten.md.
#[test]
fn the_model_is_complete() {
    let oss = oss();
    let per_werksoort =
        |index: usize, of: &dyn Fn(usize) -> usize| (oss.werksoorten[index].id.clone(), of(index));
    let count = |of: &dyn Fn(usize) -> usize| -> BTreeMap<String, usize> {
        (0..oss.werksoorten.len()).map(|index| per_werksoort(index, of)).collect()
    };
    let expected = |counts: [usize; 5]| -> BTreeMap<String, usize> {
        let ids = [
            "sociaal-raadsliedenwerk",
            "individueel-sociaal-werk",
            "collectief-sociaal-werk",
            "jeugd",
            "jongerenwerk",
        ];
        ids.into_iter().map(str::to_owned).zip(counts).collect()
    };
    let doelen = |werksoort| oss.doelen.iter().filter(|doel| doel.werksoort == werksoort).count();
    assert_eq!(count(&doelen), expected([7, 10, 9, 64, 12]));
    let hoofddoelen: Vec<usize> = (0..oss.hoofddoelen.len())
        .map(|index| oss.doelen.iter().filter(|doel| doel.hoofddoel == Some(index)).count())
        .collect();
    assert_eq!(hoofddoelen, [12, 8, 14, 21, 9]);
    let posten = |werksoort| oss.posten.iter().filter(|post| post.werksoort == werksoort).count();
    assert_eq!(count(&posten), expected([2, 5, 8, 10, 3]));
    // The one risk of informele ondersteuning stands under collectief sociaal werk.
    let risicos = |werksoort| oss.risicos.iter().filter(|risico| risico.werksoort == werksoort).count();
    assert_eq!(count(&risicos), expected([4, 4, 3, 11, 6]));
    let bepalingen: Vec<usize> =
        oss.kernbedingen.iter().map(|kernbeding| kernbeding.bepalingen.len()).collect();
    let mut sorted = bepalingen.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [1, 5, 5, 8, 11, 11, 15]);
    assert_eq!(oss.subtotalen.len(), 5);
    assert!(oss.risicos.iter().all(|risico| !risico.randvoorwaarden.is_empty()));
    assert!(oss.proeftuin.as_ref().is_some_and(|proeftuin| proeftuin.bedrag == d("622000.00")));
}

/// memo-besluit 25 and 26.
#[test]
fn the_money_is_that_of_the_memo() {
    let oss = oss();
    let sum = |domein: Option<Domein>| -> Decimal {
        let of = |werksoort: usize| oss.werksoorten[werksoort].domein;
        let posten =
            oss.posten.iter().filter(|post| domein.is_none_or(|domein| of(post.werksoort) == domein));
        posten.map(|post| post.bedrag).sum()
    };
    assert_eq!(sum(None), d("8774872.35"));
    assert_eq!(sum(Some(Domein::Jeugd)), d("3728600.66"));
    assert_eq!(sum(Some(Domein::Volwassenen)), d("5046271.69"));
    assert_eq!(oss.posten.iter().filter_map(|post| post.fte).sum::<Decimal>(), d("71.32"));
    for post in &oss.posten {
        if let Some(fte) = post.fte {
            let amount = fte * d("107331.09");
            let cents =
                amount.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
            assert_eq!(post.bedrag, cents, "{}", post.id);
        }
    }
}

#[test]
fn every_entry_says_where_it_comes_from() {
    let oss = oss();
    assert!(oss.doelen.iter().all(|doel| doel.bron.is_some()));
    assert!(
        oss.kernbedingen.iter().flat_map(|kernbeding| &kernbeding.bepalingen).all(|part| part.bron.is_some())
    );
    assert!(oss.risicos.iter().all(|risico| risico.bron.is_some()));
    assert!(
        oss.risicos
            .iter()
            .flat_map(|risico| &risico.randvoorwaarden)
            .all(|condition| condition.bron.is_some())
    );
    assert!(oss.posten.iter().all(|post| post.bron.is_some()));
    assert!(oss.normen.iter().flat_map(|norm| &norm.versies).all(|versie| versie.bron.is_some()));
}

#[test]
fn every_bepaling_and_every_doel_is_measured_or_judged() {
    let oss = oss();
    let covered = |id: &String| oss.normen.iter().any(|norm| norm.hoort_bij.contains(id));
    for bepaling in oss.kernbedingen.iter().flat_map(|kernbeding| &kernbeding.bepalingen) {
        assert!(covered(&bepaling.id), "{}", bepaling.id);
    }
    for doel in &oss.doelen {
        assert!(covered(&doel.id), "{}", doel.id);
    }
}

fn measured(oss: &Overeenkomst) -> impl Iterator<Item = &Norm> {
    oss.normen.iter().filter(|norm| norm.soort.rijen().is_some())
}

#[test]
fn every_toets_comes_out_as_it_says() {
    let oss = oss();
    let mut run = 0;
    for of in measured(&oss) {
        assert!(!of.toetsen.is_empty(), "{} has no toets", of.id);
        for toets in &of.toetsen {
            let found = norm::toets(&oss, of, toets);
            assert!(found.verschillen.is_empty(), "{}: {}: {:?}", of.id, toets.naam, found.verschillen);
            run += 1;
        }
    }
    assert!(run > 100, "{run} toetsen");
}

/// Moves every bound and term by one unit and drops every condition: each must make a toets come out differently.
#[test]
fn every_norm_is_held_in_place_by_its_toetsen() {
    let oss = oss();
    let mut moved = 0;
    let mut unnoticed = Vec::new();
    for of in measured(&oss) {
        for (what, changed) in changes(of) {
            moved += 1;
            if of.toetsen.iter().all(|toets| norm::toets(&oss, &changed, toets).verschillen.is_empty()) {
                unnoticed.push(format!("{}: {what}", of.id));
            }
        }
    }
    assert!(unnoticed.is_empty(), "no toets notices:\n{}", unnoticed.join("\n"));
    assert!(moved > 160, "{moved} changes");
}

fn changes(norm: &Norm) -> Vec<(String, Norm)> {
    let mut all = Vec::new();
    for index in 0..norm.versies.len() {
        for (what, change) in of_versie(&norm.soort, &norm.versies[index]) {
            let mut changed = norm.clone();
            change(&mut changed.versies[index]);
            all.push((what, changed));
        }
    }
    for (what, soort) in of_soort(&norm.soort) {
        all.push((what, Norm { soort, ..norm.clone() }));
    }
    all
}

type Change = Box<dyn Fn(&mut Versie)>;

/// A norm over members asks for all of them, so its unit is the number of rows of a member.
fn over_leden(soort: &Soort) -> bool {
    matches!(soort, Soort::Volledigheid(..) | Soort::Frequentie(..))
}

fn of_versie(soort: &Soort, versie: &Versie) -> Vec<(String, Change)> {
    let mut all: Vec<(String, Change)> = Vec::new();
    for step in [1, -1] {
        if let Some(binnen) = versie.binnen.and_then(|binnen| binnen.with_change(step)) {
            all.push((format!("binnen {binnen}"), Box::new(move |versie| versie.binnen = Some(binnen))));
        }
        if let Some(drempel) = drempel_met(versie.drempel, step).filter(|_| !over_leden(soort)) {
            all.push((format!("drempel {drempel:?}"), Box::new(move |versie| versie.drempel = drempel)));
        }
    }
    all.push((
        "vanaf een dag later".to_owned(),
        Box::new(|versie| versie.vanaf = versie.vanaf.checked_add_days(Days::new(1)).unwrap()),
    ));
    if versie.tot_en_met.is_some() {
        all.push((
            "tot_en_met een dag eerder".to_owned(),
            Box::new(|versie| {
                versie.tot_en_met = versie.tot_en_met.and_then(|day| day.checked_sub_days(Days::new(1)));
            }),
        ));
    }
    if over_leden(soort) {
        let more = versie.aantal + 1;
        all.push((format!("aantal {more}"), Box::new(move |versie| versie.aantal = more)));
    }
    for index in 0..versie.filter.as_ref().map_or(0, Vec::len) {
        all.push((
            format!("filter {index} van de versie weg"),
            Box::new(move |versie| {
                if let Some(filter) = &mut versie.filter {
                    filter.remove(index);
                }
            }),
        ));
    }
    all
}

fn drempel_met(drempel: Drempel, step: i32) -> Option<Drempel> {
    let share = |share: Percentage| Percentage::from_percent(share.percent() + Decimal::from(step));
    match drempel {
        Drempel::Geen => None,
        Drempel::Minstens(least) => share(least).map(Drempel::Minstens),
        Drempel::Hoogstens(most) => share(most).map(Drempel::Hoogstens),
        Drempel::MinstensAantal(least) => Some(Drempel::MinstensAantal(least + Decimal::from(step))),
        Drempel::HoogstensAantal(most) => Some(Drempel::HoogstensAantal(most + Decimal::from(step))),
    }
}

/// Every list of conditions with one dropped, the term by law off, every withdrawal dropped.
fn of_soort(soort: &Soort) -> Vec<(String, Soort)> {
    let mut all = Vec::new();
    let filters = soort.rijen().map_or(0, |rijen| rijen.filter.len());
    for index in 0..filters {
        let mut changed = soort.clone();
        rijen_van(&mut changed).filter.remove(index);
        all.push((format!("filter {index} weg"), changed));
    }
    match soort {
        Soort::Termijn(rijen, termijn) => {
            for index in 0..termijn.ingetrokken.len() {
                let mut changed = termijn.clone();
                changed.ingetrokken.remove(index);
                all.push((format!("ingetrokken {index} weg"), Soort::Termijn(rijen.clone(), changed)));
            }
            if termijn.wettelijk {
                let mut changed = termijn.clone();
                changed.wettelijk = false;
                all.push(("wettelijk uit".to_owned(), Soort::Termijn(rijen.clone(), changed)));
            }
        }
        Soort::Aandeel(rijen, aandeel) => {
            for index in 0..aandeel.voldoet.len() {
                let mut changed = aandeel.clone();
                let _: Voorwaarde = changed.voldoet.remove(index);
                all.push((format!("voldoet {index} weg"), Soort::Aandeel(rijen.clone(), changed)));
            }
        }
        Soort::Telling(..)
        | Soort::Aantal(..)
        | Soort::Volledigheid(..)
        | Soort::Frequentie(..)
        | Soort::Herhaling(..)
        | Soort::Begroting(..)
        | Soort::Formatie(..)
        | Soort::Oordeel(_) => {}
    }
    all
}

fn rijen_van(soort: &mut Soort) -> &mut Rijen {
    match soort {
        Soort::Termijn(rijen, _)
        | Soort::Aandeel(rijen, _)
        | Soort::Telling(rijen, _)
        | Soort::Aantal(rijen, _)
        | Soort::Volledigheid(rijen, _)
        | Soort::Frequentie(rijen, _)
        | Soort::Herhaling(rijen, _)
        | Soort::Begroting(rijen, _)
        | Soort::Formatie(rijen, _) => rijen,
        Soort::Oordeel(_) => unreachable!("an oordeel has no rows"),
    }
}
