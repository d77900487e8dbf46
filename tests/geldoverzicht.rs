//! The overview of money: by hand, what can't be placed, and what holds of any amounts.
//!
//! Every number is worked out by hand in the comment beside it, or follows from adding up.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod proef;

use oss_welzijn::{
    financien::{self, Kolom, Plek, Prognose, Tak, Wat},
    norm::Oordeel::{self, *},
    number::{Breuk, breuk},
};
use proef::{
    Proef,
    geld::{GELD, VOLWASSENEN, bestand, cents, met, overzicht, tak, verdict},
    kort, stand,
};
use proptest::prelude::*;

#[test]
fn the_overview_is_worked_out_by_hand() {
    let proef = met(&[], "");
    let rows = "a;50000;1;;\nb;37500,01;1,5;;\nc;6000;;drukwerk;\nj;25000;1,2;;\nz;100;;;\n";
    let of = overzicht(&proef, &[bestand("2023-H1", rows)], "2023-H1");
    assert_eq!((of.maanden, of.prognose), (6, Prognose::Over { maanden: 6, van: 12 }));
    let boom = financien::boom(&of.bladen);
    let column = |tak: &Tak| Kolom::ALL.map(|kolom| cents(tak, kolom)).to_vec();
    // Budget 235.000,01, half of it 117.500,005, shown as ,01. Spent 118.500,01 with the 100 of z, and on like that
    // 237.200,02... of which z is 200. a lacks 1 fte of 2 for half a year: 1 x 50.000 x 6/12 = 25.000.
    assert_eq!(column(&boom), ["23500001", "23500001", "11750001", "11860001", "23720002", "2500000"]);
    let volw = tak(&boom, |plek| plek == Plek::Domein(oss_welzijn::agreement::Domein::Volwassenen));
    assert_eq!(column(volw), ["18500001", "18500001", "9250001", "9350001", "18700002", "2500000"]);
    let a = tak(&boom, |plek| plek == Plek::Blad(0));
    assert_eq!(column(a), ["10000000", "10000000", "5000000", "5000000", "10000000", "2500000"]);
    // j came with more than was agreed: never below zero. c has no fte.
    let j = tak(&boom, |plek| plek == Plek::Blad(3));
    assert_eq!(cents(j, Kolom::ProRata), "0");
    assert_eq!(cents(tak(&boom, |plek| plek == Plek::Blad(2)), Kolom::ProRata), "-");
    assert_eq!(boom.verschil(), Some(110_000.into()));
}

#[test]
fn what_can_not_be_placed_stands_in_its_own_row_and_in_the_total() {
    let proef = met(&[], "");
    // -250 without a word, a row without a post, and two posten that are not there: 1.000 - 250 + 40 + 7 + 9.
    let rows = "a;1000;2;x;\nb;-250;1,5;;\n;40;;;\nz;7;;;\nc;0;;x;\nj;0;1;x;\nq;9;;;misschien\n";
    let of = overzicht(&proef, &[bestand("2023-H1", rows)], "2023-H1");
    let boom = financien::boom(&of.bladen);
    let lost = of.bladen.iter().position(|blad| matches!(blad.wat, Wat::NietTePlaatsen { .. })).unwrap();
    assert_eq!(of.bladen[lost].wat, Wat::NietTePlaatsen { rijen: 2 });
    // -250 + 40. Whether a row is of the Proeftuin does not matter to its post.
    assert_eq!(cents(tak(&boom, |plek| plek == Plek::Blad(lost)), Kolom::Gerealiseerd), "-21000");
    assert_eq!(cents(&boom, Kolom::Gerealiseerd), "80600");
    assert!(!boom.som.volledig);
    // Of what is not known there is no difference and no forecast.
    assert_eq!((boom.verschil(), cents(&boom, Kolom::Prognose)), (None, "-".to_owned()));
}

#[test]
fn a_post_that_stands_twice_is_lost_from_no_total() {
    let proef = met(&[VOLWASSENEN], "");
    let lost = |files: &[(String, String)]| -> (Vec<String>, Oordeel) {
        let of = overzicht(&proef, files, "2023-H1");
        let boom = financien::boom(&of.bladen);
        let row = of.bladen.iter().position(|blad| matches!(blad.wat, Wat::NietTePlaatsen { .. })).unwrap();
        let lost = cents(tak(&boom, |plek| plek == Plek::Blad(row)), Kolom::Gerealiseerd);
        let refs = proef::refs(files);
        (vec![lost, cents(&boom, Kolom::Gerealiseerd)], proef.uitslag(&refs, "2023-H1", None).oordeel)
    };
    let rest = "b;37500;1,5;x;\nc;5000;;x;\nj;25000;1;x;\n";
    // 30.000 and 12.000: neither counts for a, and both are in the total with the 67.500 of the others.
    let twice = [bestand("2023-H1", &format!("a;30000;1;x;\na;12000;1;y;\n{rest}"))];
    assert_eq!(lost(&twice), (vec!["4200000".to_owned(), "10950000".to_owned()], Onzeker));
    // The same half year twice, to the letter: all of it once, in whatever order the files come.
    let (name, text) = bestand("2023-H1", &format!("a;30000;1;x;\n{rest}"));
    let same = [(format!("x/{name}"), text.clone()), (format!("y/{name}"), text)];
    assert_eq!(lost(&same), (vec!["9750000".to_owned(), "9750000".to_owned()], Onzeker));
    // A third row that says something else again, before the two or after them.
    let odd = bestand("2023-H1", "a;1;1;x;\n");
    for name in ["a", "z"] {
        let files = [same[0].clone(), same[1].clone(), (format!("{name}/{}", odd.0), odd.1.clone())];
        assert_eq!(lost(&files), (vec!["9750100".to_owned(), "9750100".to_owned()], Onzeker), "{name}");
    }
}

#[test]
fn a_row_without_a_post_makes_no_post_unknown_and_every_verdict_open() {
    let proef = met(&[VOLWASSENEN], "");
    let files = [bestand("2023-H1", "a;1;2;x;\nb;1;1,5;x;\nc;1;;x;\nj;1;1;x;\n;9,99;;;\n")];
    let boom = financien::boom(&overzicht(&proef, &files, "2023-H1").bladen);
    assert!(tak(&boom, |plek| plek == Plek::Blad(0)).verschil().is_some());
    assert_eq!((boom.verschil(), cents(&boom, Kolom::Gerealiseerd)), (None, "1399".to_owned()));
    assert_eq!(proef.uitslag(&proef::refs(&files), "2023-H1", None).oordeel, Onzeker);
}

#[test]
fn a_post_without_agreed_people_need_not_say_that_none_came() {
    let proef = met(&[("formatie = { domein = \"volwassenen\" }", "")], "");
    // c has no agreed fte, and no row: 2 + 1,5 fte for 6 months.
    let without = [bestand("2023-H1", "a;1;2;x;\nb;1;1,5;x;\nj;1;1;x;\n")];
    let judged = proef.uitslag(&proef::refs(&without), "2023-H1", None);
    assert_eq!(kort(&judged), verdict(Gehaald, "21.0", "21"));
    let boom = financien::boom(&overzicht(&proef, &without, "2023-H1").bladen);
    let volw = tak(&boom, |plek| plek == Plek::Domein(oss_welzijn::agreement::Domein::Volwassenen));
    assert_eq!(volw.som.fte_gerealiseerd.is(), Some(&Breuk::new(7.into(), 2.into())));
    // Twice it may be anything.
    let twice = [bestand("2023-H1", "a;1;2;x;\nb;1;1,5;x;\nc;1;;x;\nc;2;;x;\nj;1;1;x;\n")];
    assert_eq!(proef.uitslag(&proef::refs(&twice), "2023-H1", None).oordeel, Onzeker);
}

#[test]
fn a_first_year_of_three_months_has_its_forecast_when_it_is_over() {
    let late =
        GELD.replace("\"halfjaar\"", "\"kwartaal\"").replace("2022-01-01\ninhoud", "2023-10-01\ninhoud");
    let proef = Proef::new(&late);
    let files = [bestand("2023-Q4", "a;1;2;x;\nb;1;1,5;x;\nc;1;;x;\nj;1;1;x;\n")];
    assert_eq!(overzicht(&proef, &files, "2023-Q4").prognose, Prognose::Over { maanden: 3, van: 3 });
}

#[test]
fn a_forecast_waits_for_half_a_year_and_for_what_is_missing() {
    let quarters = GELD.replace("\"halfjaar\"", "\"kwartaal\"");
    let proef = Proef::new(&quarters);
    let rows = "a;1;2;x;\nb;1;1,5;x;\nc;1;;x;\nj;1;1;x;\n";
    let files: Vec<_> = (1..=4).map(|nr| bestand(&format!("2023-Q{nr}"), rows)).collect();
    let prognose = |count: usize, period: &str| overzicht(&proef, &files[..count], period).prognose;
    assert_eq!(prognose(1, "2023-Q1"), Prognose::TeVroeg { maanden: 3 });
    assert_eq!(prognose(2, "2023-Q2"), Prognose::Over { maanden: 6, van: 12 });
    assert_eq!(prognose(3, "2023-Q3"), Prognose::Over { maanden: 9, van: 12 });
    assert_eq!(prognose(4, "2023-Q4"), Prognose::Over { maanden: 12, van: 12 });
    assert_eq!(prognose(2, "2023-Q3"), Prognose::Ontbreekt);
    // 3 a quarter for 9 months of 12: 9 x 12 / 9 for each post.
    let of = overzicht(&proef, &files[..3], "2023-Q3");
    assert_eq!(cents(&financien::boom(&of.bladen), Kolom::Prognose), "1600");
}

#[test]
fn a_quarter_in_which_no_half_year_ends_shows_the_last_one() {
    let proef = met(&[], "");
    let files = [bestand("2022-H2", "a;1;2;x;\n"), bestand("2023-H1", "a;2;2;x;\n")];
    assert_eq!(overzicht(&proef, &files, "2023-Q1").periode.to_string(), "2022-H2");
    assert_eq!(overzicht(&proef, &files, "2023-Q2").periode.to_string(), "2023-H1");
}

// Exactness.

#[test]
fn amounts_that_a_float_can_not_hold_are_kept_to_the_cent() {
    let big = "[[post]]\nid = \"groot\"\nwerksoort = \"advies\"\ntitel = \"Groot\"\nbedrag = \"9.007.199.254.740,99\"\n";
    let proef = met(&[("begroting = { posten = [\"groot\"] }", "")], big);
    // 2^53 cents and one: a float would round it, here and in the sum of two halves.
    let files = [
        bestand("2023-H1", "groot;4503599627370,49;;x;\n"),
        bestand("2023-H2", "groot;4503599627370,50;;x;\n"),
    ];
    let refs = proef::refs(&files);
    assert_eq!(
        kort(&proef.uitslag(&refs, "2023", None)),
        verdict(Gehaald, "9007199254740.99", "9007199254740.99")
    );
    let files = [
        bestand("2023-H1", "groot;4503599627370,49;;x;\n"),
        bestand("2023-H2", "groot;4503599627370,51;;x;\n"),
    ];
    let refs = proef::refs(&files);
    assert_eq!(proef.uitslag(&refs, "2023", None).oordeel, NietGehaald);
    // Seven years of 3,33% have no end in a decimal of 28 digits, and are compared all the same.
    let years: String = (2022..=2028)
        .map(|year| format!("[[indexering]]\njaar = {year}\npercentage = \"3,3333%\"\n"))
        .collect();
    let proef = met(&[("begroting = { posten = [\"j\"] }", "")], &years);
    let (name, text) = bestand("2028-H1", "j;31450,10;1;x;\n");
    // 50.000 x 1,033333^7 / 2 = 31.450,1051...: just under it is met, a cent more is not.
    assert_eq!(proef.uitslag(&[(&name, &text)], "2028-H1", None).oordeel, Gehaald);
    let text = text.replace(",10;", ",11;");
    assert_eq!(proef.uitslag(&[(&name, &text)], "2028-H1", None).oordeel, NietGehaald);
}

#[test]
fn no_type_in_the_program_is_a_float() {
    fn walk(folder: &std::path::Path, found: &mut Vec<String>, files: &mut usize) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found, files);
                continue;
            }
            // How alike two words are is no money.
            if path.ends_with("src/diagnostic.rs") {
                continue;
            }
            *files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            let float = |word: &&str| {
                matches!(*word, "f32" | "f64" | "to_f64" | "to_f32" | "from_f64" | "BigDecimal")
            };
            found.extend(words.filter(float).map(|word| format!("{}: {word}", path.display())));
        }
    }
    let (mut found, mut files) = (Vec::new(), 0);
    walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found, &mut files);
    assert!(files > 150, "{files} files");
    assert_eq!(found, [""; 0]);
}

// Properties.

/// Cents and hundredths of fte for the four posten, for two halves.
fn halves() -> impl Strategy<Value = Vec<Vec<(i64, u32)>>> {
    prop::collection::vec(prop::collection::vec((-5_000_000_i64..9_000_000, 0_u32..300), 4), 2)
}

fn rows(of: &[(i64, u32)]) -> String {
    let number = |cents: i64| {
        format!("{}{},{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100)
    };
    let post = |(name, (cents, fte)): (&str, &(i64, u32))| {
        format!("{name};{};{};x;\n", number(*cents), number(i64::from(*fte)))
    };
    ["a", "b", "c", "j"].into_iter().zip(of).map(post).collect()
}

/// In every row and column: what is shown, and what is exact, is the sum of what stands under it.
fn telt_op(tak: &Tak) {
    if !tak.onder.is_empty() {
        for kolom in Kolom::ALL {
            let parts = tak.onder.iter().filter_map(|part| part.bedrag(kolom));
            assert_eq!(tak.bedrag(kolom).cloned().unwrap_or_default(), parts.sum(), "{kolom:?}");
            let exact: Breuk = tak.onder.iter().filter_map(|part| kolom.van(&part.som)).sum();
            assert_eq!(kolom.van(&tak.som).cloned().unwrap_or_else(|| exact.clone()), exact);
        }
        let parts = tak.onder.iter().filter_map(Tak::verschil);
        assert_eq!(tak.verschil(), Some(parts.sum()));
    }
    tak.onder.iter().for_each(telt_op);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn totals_are_sums_and_halves_are_a_year(of in halves(), index in 0_u32..90_000) {
        let percentage = format!("{},{:04}%", index / 10_000, index % 10_000);
        let proef = met(&[], &format!("[[indexering]]\njaar = 2023\npercentage = \"{percentage}\"\n"));
        let files = [bestand("2023-H1", &rows(&of[0])), bestand("2023-H2", &rows(&of[1]))];
        let over = |period: &str| overzicht(&proef, &files, period);
        let (first, second, year) = (over("2023-H1"), over("2023-H2"), over("2023"));
        for overzicht in [&first, &second, &year] {
            telt_op(&financien::boom(&overzicht.bladen));
        }
        for ((one, two), both) in first.bladen.iter().zip(&second.bladen).zip(&year.bladen) {
            prop_assert_eq!(&one.som.gerealiseerd + &two.som.gerealiseerd, both.som.gerealiseerd.clone());
            prop_assert_eq!(&one.som.begroot_periode + &two.som.begroot_periode, both.som.begroot_periode.clone());
            prop_assert_eq!(&both.som.begroot_periode, &both.som.geindexeerd);
            // At the end of the year the forecast is what it cost, whichever half is looked at.
            prop_assert_eq!(both.som.prognose.is(), Some(&both.som.gerealiseerd));
            prop_assert_eq!(two.som.prognose.is(), Some(&both.som.gerealiseerd));
        }
    }

    #[test]
    fn a_cent_more_in_a_post_is_a_cent_more_in_all_above_it(of in halves(), post in 0_usize..4) {
        let proef = met(&[], "");
        let mut more = of[0].clone();
        more[post].0 += 1;
        let total = |rows: String| {
            let files = [bestand("2023-H1", &rows)];
            financien::boom(&overzicht(&proef, &files, "2023-H1").bladen)
        };
        let (before, after) = (total(rows(&of[0])), total(rows(&more)));
        let above = |boom: &Tak| -> Vec<num_bigint::BigInt> {
            boom.alle().filter_map(|tak| tak.bedrag(Kolom::Gerealiseerd).cloned()).collect()
        };
        let changed: Vec<_> = above(&after).iter().zip(above(&before)).map(|(a, b)| a - b).collect();
        // The total, a domein, a werksoort and the post.
        prop_assert_eq!(changed.iter().filter(|cent| **cent == 1.into()).count(), 4);
        prop_assert_eq!(changed.iter().filter(|cent| **cent == 0.into()).count(), changed.len() - 4);
    }

    #[test]
    fn shifting_inside_a_domein_changes_no_total_of_it(of in halves(), shift in 0_i64..1_000_000) {
        let jeugd = ("begroting = { domein = \"jeugd\" }", "");
        let proef = met(&[VOLWASSENEN, jeugd], "");
        let mut moved = of[0].clone();
        moved[0].0 += shift;
        moved[2].0 -= shift;
        let judged = |rows: String| {
            let (name, text) = bestand("2023-H1", &rows);
            let judged = proef.beoordeel(&[(&name, &text)], "2023-H1", None);
            judged.into_iter().map(|of| (of.uitslag.oordeel, stand(&of.uitslag).teller)).collect::<Vec<_>>()
        };
        let found = judged(rows(&of[0]));
        prop_assert_eq!(&found, &judged(rows(&moved)));
        // The verdict is the one of whole cents: twice the sum against the budget of a year.
        let spent: i64 = of[0][..3].iter().map(|(cents, _)| cents).sum();
        prop_assert_eq!(found[0].0, if spent * 2 <= 18_500_001 { Gehaald } else { NietGehaald });
        prop_assert_eq!(breuk(found[0].1), Breuk::new(spent.into(), 100.into()));
    }
}
