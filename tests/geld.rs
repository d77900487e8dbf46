//! Money and people against what was agreed: verdicts, what is wrong with what was delivered, and how it is told.
//!
//! Every number is worked out by hand in the comment beside it. The overview has a file of its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod proef;

use oss_welzijn::{
    financien::{self, Kolom, Plek},
    norm::{self, Oordeel::*},
    number::Breuk,
};
use proef::{
    Proef,
    geld::{GELD, VOLWASSENEN, bestand, bij, cents, half, met, overzicht, tak, verdict},
    kort, stand, vraag,
};

#[test]
fn half_a_cent_over_the_budget_of_half_a_year_is_over() {
    let proef = met(&[VOLWASSENEN], "");
    // (100.000,00 + 75.000,01 + 10.000,00) x 6/12 = 92.500,005.
    let rows = |b: &str| format!("a;50000;2;;\nb;{b};1,5;;\nc;5000;;;\nj;99999;1;te duur;\n");
    assert_eq!(half(&proef, &rows("37500,00")), verdict(Gehaald, "92500.00", "92500.005"));
    assert_eq!(half(&proef, &rows("37500,01")), verdict(NietGehaald, "92500.01", "92500.005"));
}

#[test]
fn money_may_shift_inside_a_domein_and_not_out_of_it() {
    let jeugd = ("begroting = { domein = \"jeugd\" }", "");
    let post = ("begroting = { posten = [\"a\"] }", "");
    let alles = ("begroting = { alles = true }", "");
    let werk = ("begroting = { werksoorten = [\"werk\"] }", "");
    let proef = met(&[VOLWASSENEN, jeugd, post, alles, werk], "");
    // a 10.000 over, b as much under; jeugd 1.000 over, and c 1.000 under, which does not help it.
    let rows = "a;60000;2;verschoven;\nb;27500;1,5;verschoven;\nc;4000;;x;\nj;26000;1;;\n";
    let (name, text) = bestand("2023-H1", rows);
    let found: Vec<_> =
        proef.beoordeel(&[(&name, &text)], "2023-H1", None).into_iter().map(|of| kort(&of.uitslag)).collect();
    assert_eq!(
        found,
        [
            verdict(Gehaald, "91500", "92500.005"),
            verdict(NietGehaald, "26000", "25000"),
            verdict(NietGehaald, "60000", "50000"),
            verdict(Gehaald, "117500", "117500.005"),
            verdict(Gehaald, "87500", "87500.005"),
        ]
    );
}

#[test]
fn prices_compound_from_the_price_level_and_no_year_is_made_up() {
    let index = "[[indexering]]\njaar = 2022\npercentage = \"10%\"\n[[indexering]]\njaar = 2023\npercentage = \"5%\"\n";
    let jeugd = ("begroting = { domein = \"jeugd\" }", "");
    // 50.000 x 1,10 x 1,05 x 6/12 = 28.875.
    let proef = met(&[jeugd], index);
    assert_eq!(half(&proef, "j;28875;1;;\n"), verdict(Gehaald, "28875", "28875"));
    assert_eq!(half(&proef, "j;28875,01;1;;\n"), verdict(NietGehaald, "28875.01", "28875"));
    // Of 2022 nothing is known: 50.000 x 1,05 x 6/12 = 26.250.
    let gap = met(&[jeugd], "[[indexering]]\njaar = 2023\npercentage = \"5%\"\n");
    assert_eq!(half(&gap, "j;26250;1;;\n"), verdict(Gehaald, "26250", "26250"));
    let prijzen = gap.0.prijzen(2023);
    assert_eq!((prijzen.ontbreekt, prijzen.jaren.len()), (vec![2022], 1));
    // Before the price level nothing is taken off.
    assert_eq!(gap.0.prijzen(2020).factor, Breuk::from_integer(1.into()));
}

#[test]
fn a_threshold_below_the_budget_and_one_that_asks_to_spend_it_are_kept_too() {
    let below = met(&[("begroting = { posten = [\"j\"] }", ", hoogstens = \"90%\"")], "");
    assert_eq!(half(&below, "j;22500;1;;\n").0, Gehaald);
    assert_eq!(half(&below, "j;22500,01;1;;\n").0, NietGehaald);
    let spend = met(&[("begroting = { posten = [\"j\"] }", ", minstens = \"90%\"")], "");
    assert_eq!(half(&spend, "j;22500;1;;\n").0, Gehaald);
    assert_eq!(half(&spend, "j;22499,99;1;;\n").0, NietGehaald);
}

#[test]
fn fte_weigh_by_the_months_of_their_delivery() {
    let proef = met(&[("formatie = { werksoorten = [\"werk\"] }", "")], "");
    let of = |first: &str, second: &str| {
        let files = [bestand("2023-H1", first), bestand("2023-H2", second)];
        kort(&proef.uitslag(&proef::refs(&files), "2023", None))
    };
    // Agreed 3,5 x 12 = 42. First 3,2 and then 3,8 are 3,5 on average; and 3,79 is 0,06 fte-months short.
    let a = |fte: &str| format!("a;1;{fte};x;\nb;1;1,5;x;\n");
    assert_eq!(of(&a("1,7"), &a("2,3")), verdict(Gehaald, "42.0", "42"));
    assert_eq!(of(&a("1,7"), &a("2,29")), verdict(NietGehaald, "41.94", "42"));
    // A post without fte need not say so.
    let all = met(&[("formatie = { domein = \"volwassenen\" }", "")], "");
    assert_eq!(half(&all, "a;1;2;x;\nb;1;1,5;x;\nc;1;;x;\n"), verdict(Gehaald, "21.0", "21"));
}

#[test]
fn what_is_not_known_leaves_the_verdict_open() {
    let proef = met(&[VOLWASSENEN], "");
    let good = "a;1;2;x;\nb;1;1,5;x;\n";
    assert_eq!(half(&proef, &format!("{good}c;1;;x;\n")).0, Gehaald);
    // A post that is absent, an amount that can't be read or is empty, one below zero without a word, a post twice.
    for rest in ["", "c;veel;;x;\n", "c;;;x;\n", "c;-5;;;\n", "c;1;;x;\nc;1;;x;\n"] {
        assert_eq!(half(&proef, &format!("{good}{rest}")).0, Onzeker, "{rest:?}");
    }
    // A correction that says so counts; a row of another domein or of an unknown post changes nothing here.
    assert_eq!(
        half(&proef, &format!("{good}c;-5;;te veel geboekt in 2022;\n")),
        verdict(Gehaald, "-3", "92500.005")
    );
    assert_eq!(half(&proef, &format!("{good}c;1;;x;\nj;veel;1;;\nz;9999999;;;\n")).0, Gehaald);
}

#[test]
fn money_and_people_of_the_proeftuin_count_for_their_post_and_stand_beside_it() {
    let more = "[proeftuin]\nid = \"tuin\"\ntitel = \"Tuin\"\nbedrag = \"50000,00\"\ntekst = \"Tuin.\"\n";
    let geld = GELD
        .replace("sleutel = [\"post\"]", "sleutel = [\"post\", \"proeftuin\"]")
        .replace("leeg_betekent", "verplicht = true, leeg_betekent");
    let proef = bij(&geld, &[VOLWASSENEN, ("formatie = { posten = [\"a\"] }", "")], more);
    // a: 40.000 and 1,5 fte, and in the Proeftuin 9.000 and 0,5 fte more: 49.000 of 50.000, and 2 fte of 2.
    let rows = "a;40000;1,5;x;\na;9000;0,5;;ja\nb;37500;1,5;x;\nc;5000;;x;\nj;25000;1;x;\n";
    let (name, text) = bestand("2023-H1", rows);
    let judged = proef.beoordeel(&[(&name, &text)], "2023-H1", None);
    assert_eq!(kort(&judged[0].uitslag), verdict(Gehaald, "91500", "92500.005"));
    assert_eq!(kort(&judged[1].uitslag), verdict(Gehaald, "12.0", "12"));
    assert_eq!(stand(&judged[0].uitslag).proeftuin, 0);
    let of = overzicht(&proef, &[bestand("2023-H1", rows)], "2023-H1");
    let boom = financien::boom(&of.bladen);
    assert_eq!(cents(tak(&boom, |plek| plek == Plek::Blad(0)), Kolom::Gerealiseerd), "4900000");
    let deel = of.proeftuin.unwrap();
    assert_eq!((deel.bedrag.to_string().as_str(), deel.volledig), ("9000", true));
    assert_eq!(deel.fte.is(), Some(&Breuk::new(1.into(), 2.into())));
    // Where it is no part of the key and can't be read, only what was spent there is not known.
    let (proef, rows) = (met(&[], more), "a;40000;2;x;misschien\nb;37500;1,5;x;\nc;5000;;x;\nj;25000;1;x;\n");
    let of = overzicht(&proef, &[bestand("2023-H1", rows)], "2023-H1");
    assert!(financien::boom(&of.bladen).som.volledig);
    assert!(!of.proeftuin.unwrap().volledig);
}

#[test]
fn a_post_that_is_absent_is_named_with_its_delivery() {
    let proef = met(&[VOLWASSENEN], "");
    let (name, text) = bestand("2023-H1", "a;1;2;x;\nb;1;1,5;x;\n");
    let uitslag = proef.uitslag(&[(&name, &text)], "2023-H1", None);
    let lacks = &stand(&uitslag).gemist;
    assert_eq!(lacks.len(), 1);
    assert_eq!(lacks[0].lid, ["c"]);
    // One without money and without people need not be there.
    let nothing = "[[post]]\nid = \"d\"\nwerksoort = \"advies\"\ntitel = \"Leeg\"\nbedrag = \"€ -\"\n";
    let proef = met(&[VOLWASSENEN], nothing);
    assert_eq!(half(&proef, "a;1;2;x;\nb;1;1,5;x;\nc;1;;x;\n").0, Gehaald);
}

#[test]
fn a_delivery_that_is_missing_leaves_the_year_open_and_none_at_all_is_no_data() {
    let proef = met(&[VOLWASSENEN], "");
    let rows = "a;1;2;x;\nb;1;1,5;x;\nc;1;;x;\n";
    let files = [bestand("2023-H2", rows)];
    let uitslag = proef.uitslag(&proef::refs(&files), "2023", None);
    assert_eq!((uitslag.oordeel, uitslag.ontbreekt.len()), (Onzeker, 1));
    // What is there is held to its own months: half a year.
    assert_eq!(kort(&uitslag).2, "92500.005");
    assert_eq!(proef.uitslag(&[], "2023", None).oordeel, GeenGegevens);
    // On 30 June the year is half: the second delivery is not due.
    let files = [bestand("2023-H1", rows)];
    let june = proef.uitslag(&proef::refs(&files), "2023", Some("2023-06-30"));
    assert_eq!(kort(&june), verdict(Gehaald, "3", "92500.005"));
}

#[test]
fn spending_without_a_budget_is_over_it() {
    let nothing = "[[post]]\nid = \"d\"\nwerksoort = \"advies\"\ntitel = \"Leeg\"\nbedrag = \"€ -\"\n";
    let proef = met(&[("begroting = { posten = [\"d\"] }", "")], nothing);
    assert_eq!(half(&proef, "d;0,01;;x;\n").0, NietGehaald);
    assert_eq!(half(&proef, "d;0;;x;\n").0, GeenGevallen);
}

// What is wrong with what was delivered.

/// Code, line and words of every finding.
fn gevonden(rows: &str) -> Vec<String> {
    let proef = met(&[], "");
    let (name, text) = bestand("2023-H1", rows);
    let intake = proef.lees(&[(&name, &text)]);
    let found = financien::bevindingen(&proef.0, &intake).into_iter();
    found.map(|of| format!("{} {}", of.diagnostic.code.as_str(), of.diagnostic.bericht)).collect()
}

#[test]
fn a_difference_of_exactly_the_percentage_needs_no_words() {
    let rest = "b;37500;1,5;;\nc;5000;;;\nj;25000;1;;\n";
    // 10% of 50.000: up to 55.000, and down to 45.000.
    assert_eq!(gevonden(&format!("a;55000;2;;\n{rest}")), [""; 0]);
    assert_eq!(gevonden(&format!("a;45000;2;;\n{rest}")), [""; 0]);
    assert_eq!(
        gevonden(&format!("a;55000,01;2;;\n{rest}")),
        ["OW-D53 post \"a\": ruim 10% meer dan begroot, zonder toelichting"]
    );
    assert_eq!(
        gevonden(&format!("a;44000;2;;\n{rest}")),
        ["OW-D53 post \"a\": 12% minder dan begroot, zonder toelichting"]
    );
    assert_eq!(gevonden(&format!("a;55000,01;2;vervanging;\n{rest}")), [""; 0]);
}

#[test]
fn what_is_wrong_with_a_row_is_told() {
    let rows = "a;-1;2;;\nb;37500;11;x;\nc;5000;-1;;\nz;5;;;\n";
    assert_eq!(
        gevonden(rows),
        [
            "OW-D51 een bedrag van € -1,00 zonder toelichting",
            "OW-D52 11 fte is meer dan er kan zijn (hoogstens 10)",
            "OW-D52 -1 fte is minder dan niets",
            "OW-D50 post \"z\" staat niet in de overeenkomst",
            "OW-D54 post \"j\" staat niet in deze levering",
        ]
    );
}

#[test]
fn a_toets_of_money_runs_beside_the_rule() {
    let toets = r#"
[[norm]]
id = "n"
titel = "N"
hoort_bij = ["kern.1"]
begroting = { domein = "jeugd" }
versie = [{ vanaf = 2022-01-01 }]
[[norm.toets]]
naam = "een cent te veel"
periode = "2023-H1"
rijen = [{ post = "j", bedrag = "25.000,01", fte = "1" }]
verwacht = { oordeel = "niet_gehaald", teller = "25000,01", noemer = "25000" }
[[norm.toets]]
naam = "geen regel over de post"
periode = "2023-H1"
rijen = [{ post = "a", bedrag = "1", fte = "1" }]
verwacht = { oordeel = "onzeker" }
"#;
    let proef = Proef::new(&format!("{GELD}{toets}"));
    for of in &proef.0.normen[0].toetsen {
        assert_eq!(norm::toets(&proef.0, &proef.0.normen[0], of).verschillen, [], "{}", of.naam);
    }
}

#[test]
fn the_report_has_it_to_the_cent() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gevallen/geld");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let mut sources = oss_welzijn::source::Sources::default();
    let names = ["overeenkomst/overeenkomst.toml", "overeenkomst/normen.toml"];
    let ids = names.map(|name| sources.add(name, text(name)));
    let read = oss_welzijn::agreement::lees(&sources, &ids);
    assert_eq!(read.diagnostics, []);
    let proef = Proef(read.overeenkomst.unwrap());
    let delivery = text("gegevens/financien-2023-H1.csv");
    let intake = proef.lees(&[("financien-2023-H1.csv", &delivery)]);
    let vraag = vraag("2023-H1", None);
    let report = oss_welzijn::report::maak(
        &oss_welzijn::report::Grondslag {
            overeenkomst: &proef.0,
            intake: &intake,
            vraag,
            beoordelingen: &norm::beoordeel(&proef.0, &intake.zaken, &intake.oordelen, vraag),
            wachtlijsten: &[],
        },
        &oss_welzijn::report::Opties::default(),
    );
    let json: serde_json::Value = serde_json::from_str(&oss_welzijn::render::json(&report)).unwrap();
    // Indexed by 2,5% for 2022 only. Begeleiding: 0,25 fte of 2 short, at 102.500 a year, for half a year: 12.812,50.
    insta::assert_snapshot!(serde_json::to_string_pretty(&json["financien"]).unwrap());
}

#[test]
fn explain_says_how_money_and_people_are_measured() {
    let normen = [
        VOLWASSENEN,
        ("begroting = { alles = true }", ", hoogstens = \"95%\""),
        ("formatie = { posten = [\"a\", \"b\"] }", ""),
        ("formatie = { werksoorten = [\"jeugd\"] }", ", minstens = \"90%\""),
    ];
    let proef = met(&normen, "");
    let mut sources = oss_welzijn::source::Sources::default();
    // Where a norm stands is shown as well.
    sources.add("basis.toml", "");
    sources.add("proef.toml", " ".repeat(10_000));
    let first = |id: &str| {
        let blad = oss_welzijn::report::naslag(&proef.0, &sources, id).remove(0);
        let all = format!("{:?}", blad.delen);
        let start = all.find("\"Aan ").map(|at| at + 1).unwrap_or_default();
        all[start..].split('"').next().unwrap().replace('\\', "")
    };
    assert_eq!(
        first("n0"),
        "Aan de posten van domein volwassenen samen mag niet meer worden besteed dan begroot."
    );
    assert_eq!(first("n1"), "Aan alle posten samen mag hoogstens 95% worden besteed van wat begroot is.");
    assert_eq!(first("n2"), "Aan de posten `a` en `b` samen moeten alle afgesproken fte worden ingezet.");
    assert!(first("n3").starts_with("Aan de posten van "), "{}", first("n3"));
}

#[test]
fn a_mistake_in_the_budget_keeps_its_toetsen_from_running_and_no_other_mistake_does() {
    let basis = std::fs::read_to_string("tests/gevallen/geld/overeenkomst/overeenkomst.toml").unwrap();
    let normen = std::fs::read_to_string("tests/gevallen/geld/overeenkomst/normen.toml").unwrap();
    let lees = |basis: &str| {
        let mut sources = oss_welzijn::source::Sources::default();
        let ids = [sources.add("a.toml", basis), sources.add("b.toml", normen.as_str())];
        oss_welzijn::agreement::lees(&sources, &ids).toetsbaar
    };
    let post = lees(&basis.replace("\"150.000,00\"", "\"veel\""));
    assert_eq!((post.niet.geld, post.niet.norm, post.niet.gegevens), (4, 0, 0));
    // A stuk without a title is another matter.
    let stuk = lees(&basis.replace("titel = \"Besluit over de begroting\"\n", ""));
    assert_eq!(stuk.niet.geld, 0);
    let part = stuk.overeenkomst.unwrap();
    assert_eq!(part.normen.len(), 4);
    for norm in &part.normen {
        for of in &norm.toetsen {
            assert_eq!(norm::toets(&part, norm, of).verschillen, [], "{}", of.naam);
        }
    }
}
