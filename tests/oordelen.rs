//! Verdicts on cases that a reader of the memo can check by hand: boundary days, month ends, leap days, holidays, exact
//! shares, nothing to judge, late, withdrawn, unreadable and missing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod proef;

use oss_welzijn::norm::Oordeel::{self, *};
use proef::{Proef, ZAKEN, kort, maanden, refs, stand};

const KOP: &str = "nr;leeftijd;van;tot;weg;proeftuin";

fn termijn(versie: &str) -> Proef {
    termijn_met("", versie)
}

fn termijn_met(soort: &str, versie: &str) -> Proef {
    Proef::new(&format!(
        r#"{ZAKEN}
[[norm]]
id = "op-tijd"
titel = "Op tijd"
hoort_bij = ["kern.1"]
gegevens = "zaken"
filter = ["leeftijd >= 18"]
termijn = {{ van = "van", tot = "tot", ingetrokken = ["weg"]{soort} }}
{versie}
"#
    ))
}

const VIER_WEKEN: &str = "versie = [{ vanaf = 2022-01-01, binnen = \"4 weken\", minstens = \"90%\" }]";

/// Judges one year of deliveries in which these rows came.
fn van_rijen(proef: &Proef, rows: &str, periode: &str, peildatum: Option<&str>) -> (Oordeel, String, String) {
    let files = maanden("zaken", 2023, KOP, rows);
    let mut all = maanden("zaken", 2022, KOP, "");
    all.extend(files);
    kort(&proef.uitslag(&refs(&all), periode, peildatum))
}

fn verdict(oordeel: Oordeel, teller: &str, noemer: &str) -> (Oordeel, String, String) {
    (oordeel, teller.to_owned(), noemer.to_owned())
}

#[test]
fn day_28_is_in_time_and_day_29_is_late() {
    let proef = termijn(VIER_WEKEN);
    let found = |tot| van_rijen(&proef, &format!("a;40;2023-01-02;{tot};;"), "2023-Q1", None);
    assert_eq!(found("2023-01-30"), verdict(Gehaald, "1", "1"));
    assert_eq!(found("2023-01-31"), verdict(NietGehaald, "0", "1"));
}

#[test]
fn six_months_clamp_to_the_end_of_february() {
    let proef = termijn("versie = [{ vanaf = 2022-01-01, binnen = \"6 maanden\", minstens = \"80%\" }]");
    let found = |van, tot| van_rijen(&proef, &format!("a;40;{van};{tot};;"), "2023-Q1", None);
    assert_eq!(found("2022-08-31", "2023-02-28"), verdict(Gehaald, "1", "1"));
    assert_eq!(found("2022-08-31", "2023-03-01"), verdict(NietGehaald, "0", "1"));
    // Six months from 31 August 2023 end on the leap day.
    let leap = |tot| {
        let mut files = maanden("zaken", 2023, KOP, &format!("a;40;2023-08-31;{tot};;"));
        files.extend(maanden("zaken", 2024, KOP, ""));
        kort(&proef.uitslag(&refs(&files), "2024-Q1", None))
    };
    assert_eq!(leap("2024-02-29"), verdict(Gehaald, "1", "1"));
    assert_eq!(leap("2024-03-01"), verdict(NietGehaald, "0", "1"));
}

#[test]
fn a_term_set_by_law_moves_over_easter() {
    // Eight weeks from 10 February 2023 end on Good Friday, 7 April; the next working day is Tuesday 11 April.
    let eight_weeks = "versie = [{ vanaf = 2022-01-01, binnen = \"8 weken\", minstens = \"100%\" }]";
    let by_law = termijn_met(", wettelijk = true", eight_weeks);
    let agreed = termijn(eight_weeks);
    let row = |tot: &str| format!("a;40;2023-02-10;{tot};;");
    assert_eq!(van_rijen(&by_law, &row("2023-04-11"), "2023-Q2", None), verdict(Gehaald, "1", "1"));
    assert_eq!(van_rijen(&by_law, &row("2023-04-12"), "2023-Q2", None), verdict(NietGehaald, "0", "1"));
    assert_eq!(van_rijen(&agreed, &row("2023-04-11"), "2023-Q2", None), verdict(NietGehaald, "0", "1"));
}

#[test]
fn a_share_just_under_the_norm_is_not_met_and_exactly_the_norm_is() {
    let proef = termijn(VIER_WEKEN);
    let rows = |good: usize, late: usize| {
        let row = |nr: usize, tot: &str| format!("z{nr};40;2023-01-02;{tot};;\n");
        (0..good)
            .map(|nr| row(nr, "2023-01-03"))
            .chain((0..late).map(|nr| row(good + nr, "2023-03-01")))
            .collect::<String>()
    };
    // 2249 of 2500 is 89,96%: it rounds to 90,0% and is not 90%.
    assert_eq!(van_rijen(&proef, &rows(2249, 251), "2023-Q1", None), verdict(NietGehaald, "2249", "2500"));
    assert_eq!(van_rijen(&proef, &rows(2250, 250), "2023-Q1", None), verdict(Gehaald, "2250", "2500"));
}

#[test]
fn one_late_case_breaks_a_norm_of_100_percent_and_the_marge_is_negative_at_once() {
    let proef = termijn("versie = [{ vanaf = 2022-01-01, binnen = \"4 weken\", minstens = \"100%\" }]");
    let rows = "a;40;2023-01-02;2023-01-03;;\nb;40;2023-01-02;2023-03-03;;";
    let mut files = maanden("zaken", 2022, KOP, "");
    files.extend(maanden("zaken", 2023, KOP, rows));
    let uitslag = proef.uitslag(&refs(&files), "2023-Q1", None);
    assert_eq!(kort(&uitslag), verdict(NietGehaald, "1", "2"));
    assert_eq!(stand(&uitslag).marge, Some((-1).into()));
}

#[test]
fn nothing_of_nothing_is_no_pass() {
    let proef = termijn(VIER_WEKEN);
    assert_eq!(van_rijen(&proef, "", "2023-Q1", None), verdict(GeenGevallen, "0", "0"));
}

#[test]
fn an_open_case_is_in_no_denominator_until_its_deadline_has_passed() {
    let proef = termijn(VIER_WEKEN);
    // The deadline of 3 March is 31 March; on that day the case may still come in time.
    let row = "a;40;2023-03-03;;;";
    assert_eq!(van_rijen(&proef, row, "2023-Q1", None), verdict(GeenGevallen, "0", "0"));
    assert_eq!(van_rijen(&proef, row, "2023-Q2", Some("2023-04-01")), verdict(NietGehaald, "0", "1"));
    // It is judged once: not in the first quarter, even when looked at later.
    assert_eq!(van_rijen(&proef, row, "2023-Q1", Some("2023-06-30")), verdict(GeenGevallen, "0", "0"));
}

#[test]
fn a_case_withdrawn_in_time_is_counted_apart_and_after_it_is_late() {
    let proef = termijn(VIER_WEKEN);
    let files = |weg: &str| {
        let mut files = maanden("zaken", 2022, KOP, "");
        files.extend(maanden("zaken", 2023, KOP, &format!("a;40;2023-01-02;;{weg};")));
        files
    };
    let in_time = proef.uitslag(&refs(&files("2023-01-30")), "2023-Q1", None);
    assert_eq!(kort(&in_time), verdict(GeenGevallen, "0", "0"));
    assert_eq!(stand(&in_time).ingetrokken.iter().map(|(_, count)| count).sum::<u64>(), 1);
    let after = proef.uitslag(&refs(&files("2023-01-31")), "2023-Q1", None);
    assert_eq!(kort(&after), verdict(NietGehaald, "0", "1"));
}

#[test]
fn proeftuin_and_minors_are_outside() {
    let proef = termijn(VIER_WEKEN);
    let rows =
        "a;40;2023-01-02;2023-03-01;;ja\nb;17;2023-01-02;2023-03-01;;nee\nc;18;2023-01-02;2023-01-05;;";
    assert_eq!(van_rijen(&proef, rows, "2023-Q1", None), verdict(Gehaald, "1", "1"));
}

#[test]
fn an_unreadable_row_makes_it_onzeker_only_when_it_could_turn_it() {
    let proef = termijn(VIER_WEKEN);
    let good: String = (0..9).map(|nr| format!("g{nr};40;2023-01-02;2023-01-05;;\n")).collect();
    // 9 of 10, or 10 of 10: met either way.
    let rows = format!("{good}x;40;2023-01-02;31-02-2023;;");
    assert_eq!(van_rijen(&proef, &rows, "2023-Q1", None), verdict(Gehaald, "9", "9"));
    // 9 of 11, or 10 of 11: met in one and not in the other is onzeker; here 10/11 = 90,9%.
    let rows = format!("{rows}\nlaat;40;2023-01-02;2023-03-01;;");
    assert_eq!(van_rijen(&proef, &rows, "2023-Q1", None), verdict(Onzeker, "9", "10"));
}

#[test]
fn a_broken_newest_row_does_not_fall_back_to_an_older_one() {
    let proef = termijn(VIER_WEKEN);
    let mut files = maanden("zaken", 2022, KOP, "");
    files.extend(maanden("zaken", 2023, KOP, "a;40;2023-01-02;2023-01-05;;"));
    let file = files.iter_mut().find(|(naam, _)| naam == "zaken-2023-02.csv").unwrap();
    file.1 = format!("{KOP}\na;40;2023-01-02;geen datum;;");
    assert_eq!(kort(&proef.uitslag(&refs(&files), "2023-Q1", None)).0, Onzeker);
}

#[test]
fn the_term_follows_the_version_on_van_and_the_threshold_the_one_on_the_last_day() {
    let proef = termijn(
        r#"versie = [
  { vanaf = 2022-01-01, tot_en_met = 2022-12-31, binnen = "4 weken", minstens = "100%" },
  { vanaf = 2023-01-01, binnen = "2 weken", minstens = "50%" },
]"#,
    );
    // Begun in 2022: four weeks, so 20 days are in time; begun in 2023: two weeks, so 20 days are late.
    let rows = "a;40;2022-12-20;2023-01-09;;\nb;40;2023-01-02;2023-01-22;;";
    assert_eq!(van_rijen(&proef, rows, "2023-Q1", None), verdict(Gehaald, "1", "2"));
}

#[test]
fn an_ended_version_is_not_fallen_back_to() {
    let proef = termijn(
        "versie = [{ vanaf = 2022-01-01, tot_en_met = 2022-12-31, binnen = \"4 weken\", minstens = \"90%\" }]",
    );
    assert_eq!(van_rijen(&proef, "a;40;2023-01-02;2023-01-05;;", "2023-Q1", None).0, GeldtNiet);
}

#[test]
fn deliveries_that_are_needed_and_not_there() {
    let proef = termijn("versie = [{ vanaf = 2022-01-01, binnen = \"4 weken\", minstens = \"100%\" }]");
    let all = |rows: &str| {
        let mut files = maanden("zaken", 2022, KOP, rows);
        files.extend(maanden("zaken", 2023, KOP, ""));
        files
    };
    let without = |rows: &str, gone: &[&str]| {
        let mut files = all(rows);
        files.retain(|(naam, _)| !gone.contains(&naam.as_str()));
        proef.uitslag(&refs(&files), "2023-Q1", None)
    };
    let good = "a;40;2022-12-20;2023-01-05;;";
    assert_eq!(without(good, &[]).oordeel, Gehaald);
    // A missing month could hold a late case.
    let missing = without(good, &["zaken-2023-02.csv"]);
    assert_eq!(missing.oordeel, Onzeker);
    assert_eq!(missing.ontbreekt.len(), 1);
    // Four weeks back from 1 January is in December.
    assert_eq!(without(good, &["zaken-2022-12.csv"]).oordeel, Onzeker);
    assert_eq!(without(good, &["zaken-2022-11.csv"]).oordeel, Gehaald);
    // What is late already stays late.
    assert_eq!(without("a;40;2022-12-20;2023-02-05;;", &["zaken-2023-02.csv"]).oordeel, NietGehaald);
    let gone = ["zaken-2022-12.csv", "zaken-2023-01.csv", "zaken-2023-02.csv", "zaken-2023-03.csv"];
    assert_eq!(without(good, &gone).oordeel, GeenGegevens);
}

const STANDEN: &str = r#"
[[gegevens]]
id = "mensen"
titel = "Mensen"
eenheid = ["mens", "mensen"]
bestand = "mensen-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "stand"
sleutel = ["nr"]
veld = [
  { naam = "nr", soort = "code", verplicht = true },
  { naam = "gebied", soort = "code" },
  { naam = "hbo", soort = "janee" },
  { naam = "van", soort = "datum", verplicht = true },
  { naam = "tot", soort = "datum", gepland = true },
]
"#;

#[test]
fn a_share_of_people_is_about_those_valid_on_the_last_day() {
    let proef = Proef::new(&format!(
        r#"{STANDEN}
[[norm]]
id = "hbo"
titel = "Hbo"
hoort_bij = ["kern.1"]
gegevens = "mensen"
aandeel = {{ voldoet = ["hbo = ja"], geldig_van = "van", geldig_tot_en_met = "tot" }}
versie = [{{ vanaf = 2022-01-01, minstens = "100%" }}]
"#
    ));
    let found = |rows: &str| {
        kort(&proef.uitslag(
            &[("mensen-2023-Q1.csv", &format!("nr;gebied;hbo;van;tot\n{rows}"))],
            "2023-Q1",
            None,
        ))
    };
    assert_eq!(found("a;W01;ja;2020-01-01;"), verdict(Gehaald, "1", "1"));
    assert_eq!(found("a;W01;ja;2020-01-01;\nb;W01;nee;2020-01-01;2023-03-30"), verdict(Gehaald, "1", "1"));
    assert_eq!(
        found("a;W01;ja;2020-01-01;\nb;W01;nee;2020-01-01;2023-03-31"),
        verdict(NietGehaald, "1", "2")
    );
    assert_eq!(found("a;W01;ja;2020-01-01;\nb;W01;nee;2023-04-01;"), verdict(Gehaald, "1", "1"));
    // Not filled in is not known.
    assert_eq!(found("a;W01;ja;2020-01-01;\nb;W01;;2020-01-01;"), verdict(Onzeker, "1", "1"));
}

#[test]
fn without_dates_a_stand_counts_what_stands_in_the_last_needed_delivery_with_its_newest_state() {
    let proef = Proef::new(&format!(
        r#"{STANDEN}
[[norm]]
id = "hbo"
titel = "Hbo"
hoort_bij = ["kern.1"]
gegevens = "mensen"
aandeel = {{ voldoet = ["hbo = ja"] }}
versie = [{{ vanaf = 2022-01-01, minstens = "100%" }}]
"#
    ));
    let q1 = "nr;gebied;hbo;van;tot\na;W01;nee;2020-01-01;\nb;W01;nee;2020-01-01;";
    let q2 = "nr;gebied;hbo;van;tot\na;W01;ja;2020-01-01;";
    let files = [("mensen-2023-Q1.csv", q1), ("mensen-2023-Q2.csv", q2)];
    let found = |periode| kort(&proef.uitslag(&files, periode, None));
    assert_eq!(found("2023-Q1"), verdict(NietGehaald, "1", "2"));
    assert_eq!(found("2023-Q2"), verdict(Gehaald, "1", "1"));
}

#[test]
fn every_area_needs_one_and_an_unknown_area_is_no_member() {
    let proef = Proef::new(&format!(
        r#"{STANDEN}
[[norm]]
id = "elk-gebied"
titel = "In elk gebied"
hoort_bij = ["kern.1"]
gegevens = "mensen"
volledigheid = {{ elk = "gebieden", veld = "gebied", geldig_van = "van", geldig_tot_en_met = "tot" }}
versie = [{{ vanaf = 2022-01-01 }}]
"#
    ));
    let uitslag = |rows: &str| {
        proef.uitslag(&[("mensen-2023-Q1.csv", &format!("nr;gebied;hbo;van;tot\n{rows}"))], "2023-Q1", None)
    };
    let two = "a;W01;;2020-01-01;\nb;W02;;2020-01-01;\nc;W99;;2020-01-01;";
    let found = uitslag(two);
    assert_eq!(kort(&found), verdict(NietGehaald, "2", "3"));
    assert_eq!(stand(&found).gemist[0].lid, ["W03"]);
    assert_eq!(stand(&found).vreemd, [(2, "W99".to_owned())]);
    assert_eq!(kort(&uitslag(&format!("{two}\nd;W03;;2020-01-01;"))), verdict(Gehaald, "3", "3"));
    // A row without an area may be the third one.
    assert_eq!(kort(&uitslag(&format!("{two}\nd;;;2020-01-01;"))), verdict(Onzeker, "2", "3"));
}

#[test]
fn a_weighted_share_is_exact_to_the_cent() {
    let proef = Proef::new(
        r#"
[[gegevens]]
id = "geld"
titel = "Geld"
eenheid = ["regel", "regels"]
bestand = "geld-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "periode"
sleutel = ["nr"]
veld = [
  { naam = "nr", soort = "code", verplicht = true },
  { naam = "kant", soort = "keuze", waarden = ["een", "groep"], verplicht = true },
  { naam = "bedrag", soort = "bedrag", verplicht = true },
]
[[norm]]
id = "dertig"
titel = "Hoogstens 30%"
hoort_bij = ["kern.1"]
gegevens = "geld"
aandeel = { voldoet = ["kant = een"], weging = "bedrag" }
versie = [{ vanaf = 2023-01-01, hoogstens = "30%" }]
"#,
    );
    let found = |one: &str, group: &str| {
        let text = format!("nr;kant;bedrag\na;een;{one}\nb;groep;{group}");
        let uitslag = proef.uitslag(&[("geld-2023-Q1.csv", &text)], "2023-Q1", None);
        assert_eq!(stand(&uitslag).marge, None);
        kort(&uitslag)
    };
    assert_eq!(found("30.000.000.000,00", "70.000.000.000,00").0, Gehaald);
    assert_eq!(found("30.000.000.000,01", "69.999.999.999,99").0, NietGehaald);
    assert_eq!(found("onbekend", "70,00").0, Onzeker);
}

const BEZOEKEN: &str = r#"
[[gegevens]]
id = "bezoeken"
titel = "Bezoeken"
eenheid = ["bezoek", "bezoeken"]
bestand = "bezoeken-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "periode"
sleutel = ["nr"]
veld = [
  { naam = "nr", soort = "code", verplicht = true },
  { naam = "wie", soort = "code", verplicht = true },
  { naam = "dag", soort = "datum", verplicht = true },
  { naam = "dagdelen", soort = "decimaal" },
]
[[norm]]
id = "vaak"
titel = "Vaak genoeg"
hoort_bij = ["kern.1"]
gegevens = "bezoeken"
"#;

#[test]
fn windows_of_two_months_belong_to_the_quarter_in_which_they_end() {
    let proef = Proef::new(&format!(
        "{BEZOEKEN}frequentie = {{ elk = [\"a\"], veld = \"wie\", datum = \"dag\", elke = \"2 maanden\" }}\n\
         versie = [{{ vanaf = 2022-01-01 }}]"
    ));
    let q1 = "nr;wie;dag;dagdelen\n1;a;2023-02-28;\n2;a;2023-03-05;";
    let q2 = "nr;wie;dag;dagdelen\n1;a;2023-05-31;";
    let files = [("bezoeken-2023-Q1.csv", q1), ("bezoeken-2023-Q2.csv", q2)];
    // Only January-February ends in the first quarter; March-April and May-June end in the second.
    assert_eq!(kort(&proef.uitslag(&files[..1], "2023-Q1", None)), verdict(Gehaald, "1", "1"));
    assert_eq!(kort(&proef.uitslag(&files, "2023-Q2", None)), verdict(Gehaald, "2", "2"));
    // The talk of 5 March stands in the first delivery, without which March-April is not known.
    assert_eq!(kort(&proef.uitslag(&files[1..], "2023-Q2", None)), verdict(Onzeker, "1", "2"));
}

#[test]
fn a_dagdeel_a_week_on_average_leaves_out_the_holidays() {
    let proef = Proef::new(&format!(
        "{BEZOEKEN}frequentie = {{ elk = [\"a\"], veld = \"wie\", datum = \"dag\", elke = \"1 week\", som = \"dagdelen\", \
         gemiddeld = true, behalve = [{{ van = 2023-02-20, tot_en_met = 2023-02-26 }}] }}\n\
         versie = [{{ vanaf = 2022-01-01, aantal = 1 }}]"
    ));
    // January to March 2023 has 13 weeks that end in it (1 January is a Sunday: 13 Sundays to 26 March), one is a holiday.
    let file = |dagdelen: &str| format!("nr;wie;dag;dagdelen\n1;a;2023-01-10;{dagdelen}\n2;a;2023-02-22;9");
    let found = |dagdelen: &str| {
        kort(&proef.uitslag(&[("bezoeken-2023-Q1.csv", &file(dagdelen))], "2023-Q1", None)).0
    };
    assert_eq!(found("12"), Gehaald);
    assert_eq!(found("11,5"), NietGehaald);
}

#[test]
fn a_return_decides_on_its_begin_and_a_mature_case_after_a_year() {
    let proef = Proef::new(
        r#"
[[gegevens]]
id = "trajecten"
titel = "Trajecten"
eenheid = ["traject", "trajecten"]
bestand = "trajecten-{periode}.csv"
frequentie = "jaar"
vanaf = 2022-01-01
inhoud = "mutaties"
sleutel = ["nr"]
veld = [
  { naam = "nr", soort = "code", verplicht = true },
  { naam = "wie", soort = "code", verplicht = true },
  { naam = "vraag", soort = "code", verplicht = true },
  { naam = "begin", soort = "datum", verplicht = true },
  { naam = "einde", soort = "datum" },
]
[[norm]]
id = "terug"
titel = "Terug"
hoort_bij = ["kern.1"]
gegevens = "trajecten"
herhaling = { client = "wie", hulpvraag = "vraag", afgesloten = "einde", begin = "begin" }
versie = [{ vanaf = 2022-01-01, binnen = "12 maanden" }]
"#,
    );
    let found = |rows: &str| {
        let text = format!("nr;wie;vraag;begin;einde\n{rows}");
        let files =
            [("trajecten-2022.csv", text.as_str()), ("trajecten-2023.csv", "nr;wie;vraag;begin;einde")];
        kort(&proef.uitslag(&files, "2023", None))
    };
    // Closed on 10 May 2022; a new one with the same question on 10 May 2023 is within the year, a day later is not.
    let closed = "1;c1;geld;2022-01-05;2022-05-10\n";
    assert_eq!(found(&format!("{closed}2;c1;geld;2023-05-10;")), verdict(GeenNorm, "1", "1"));
    assert_eq!(found(&format!("{closed}2;c1;geld;2023-05-11;")), verdict(GeenNorm, "0", "1"));
    assert_eq!(found(&format!("{closed}2;c1;wonen;2023-05-10;")), verdict(GeenNorm, "0", "1"));
    assert_eq!(found(&format!("{closed}2;c2;geld;2023-05-10;")), verdict(GeenNorm, "0", "1"));
    // Closed on 31 December 2022: mature on 1 January 2024.
    assert_eq!(found("1;c1;geld;2022-01-05;2022-12-31"), verdict(GeenGevallen, "0", "0"));
}

#[test]
fn a_judgement_of_the_gemeente_expires() {
    let proef = Proef::new(
        r#"
[[norm]]
id = "oordeel"
titel = "Oordeel"
hoort_bij = ["kern.1"]
oordeel = { geldig = "12 maanden" }
versie = [{ vanaf = 2022-01-01 }]
"#,
    );
    let found = |rows: &str, periode: &str| {
        let text = format!("onderwerp;datum;oordeel;door;toelichting;geldig_tot\n{rows}");
        proef.uitslag(&[("dossier/oordelen.csv", &text)], periode, None).oordeel
    };
    assert_eq!(found("", "2023-Q1"), TeBeoordelen);
    assert_eq!(found("kern.1;2022-03-31;voldoende;adviseur;;", "2023-Q1"), Gehaald);
    assert_eq!(found("kern.1;2022-03-30;voldoende;adviseur;;", "2023-Q1"), TeBeoordelen);
    assert_eq!(found("oordeel;2023-02-01;onvoldoende;adviseur;;", "2023-Q1"), NietGehaald);
    assert_eq!(found("kern.1;2023-01-01;voldoende;adviseur;;2023-03-30", "2023-Q1"), TeBeoordelen);
    assert_eq!(found("kern.1;2023-04-01;voldoende;adviseur;;", "2023-Q1"), TeBeoordelen);
}

#[test]
fn a_yearly_norm_waits_its_turn_and_shows_its_last_verdict() {
    let proef = Proef::new(&format!(
        r#"{STANDEN}
[[norm]]
id = "hbo"
titel = "Hbo"
hoort_bij = ["kern.1"]
gegevens = "mensen"
meetperiode = "halfjaar"
aandeel = {{ voldoet = ["hbo = ja"], geldig_van = "van", geldig_tot_en_met = "tot" }}
versie = [{{ vanaf = 2022-01-01, minstens = "100%" }}]
"#
    ));
    let people = "nr;gebied;hbo;van;tot\na;W01;ja;2020-01-01;";
    let files = [
        ("mensen-2023-Q1.csv", people),
        ("mensen-2023-Q2.csv", people),
        ("mensen-2023-Q3.csv", "nr;gebied;hbo;van;tot\na;W01;nee;2020-01-01;"),
    ];
    let q2 = proef.beoordeel(&files[..2], "2023-Q2", None).remove(0);
    assert_eq!((q2.uitslag.oordeel, q2.uitslag.periode.to_string()), (Gehaald, "2023-H1".to_owned()));
    let q3 = proef.beoordeel(&files[..2], "2023-Q3", None).remove(0);
    assert_eq!(q3.uitslag.oordeel, NietAanDeBeurt);
    assert_eq!(q3.laatste.map(|laatste| laatste.oordeel), Some(Gehaald));
}

#[test]
fn a_row_of_misses_is_counted_back() {
    let proef = termijn("versie = [{ vanaf = 2022-01-01, binnen = \"2 weken\", minstens = \"100%\" }]");
    let mut files = maanden("zaken", 2022, KOP, "z;40;2022-10-03;2022-10-04;;");
    files.extend(maanden("zaken", 2023, KOP, "a;40;2023-01-02;2023-01-30;;\nb;40;2023-04-03;2023-04-30;;"));
    let found = proef.beoordeel(&refs(&files), "2023-Q2", None).remove(0);
    assert_eq!((found.uitslag.oordeel, found.op_rij), (NietGehaald, 2));
    let reeks: Vec<_> =
        found.reeks.iter().map(|uitslag| (uitslag.periode.to_string(), uitslag.oordeel)).collect();
    let expected = [
        ("2022-Q2", GeenGevallen),
        ("2022-Q3", GeenGevallen),
        ("2022-Q4", Gehaald),
        ("2023-Q1", NietGehaald),
    ];
    assert_eq!(reeks, expected.map(|(periode, oordeel)| (periode.to_owned(), oordeel)));
}

#[test]
fn a_waiting_list_counts_started_weeks_over_the_limit() {
    let proef = Proef::new(&format!(
        r#"{ZAKEN}
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
"#
    ));
    // a: limit 16 January; seen on the 17th: one day, week 1. b: seen on the 24th: 8 days, week 2.
    // c: waits since 1 March, limit the 15th: on 31 March 16 days over, week 3. d: a minor. e: in time.
    let rows = "a;30;2023-01-02;2023-01-17;;\nb;40;2023-01-02;2023-01-24;;\nc;40;2023-03-01;;;\nd;9;2023-01-02;;;\n\
                e;40;2023-01-02;2023-01-16;;";
    let mut files = maanden("zaken", 2022, KOP, "");
    files.extend(maanden("zaken", 2023, KOP, rows));
    let found = proef.wachtlijst(&refs(&files), "2023-Q1", None);
    assert!(found.volledig);
    assert_eq!((found.stand.wachtend, found.stand.boven_grens, found.stand.langst_dagen), (1, 1, Some(30)));
    let january = &found.maanden[0];
    assert_eq!((january.gevallen, january.weken, january.hoogste), (2, 3, 2));
    assert_eq!(
        january.per_week.iter().map(|(week, count)| (*week, *count)).collect::<Vec<_>>(),
        [(1, 1), (2, 1)]
    );
    let per_age: Vec<_> = january.per[0].1.iter().map(|(age, weeks)| (age.as_str(), weeks.len())).collect();
    assert_eq!(per_age, [("30", 1), ("40", 1)]);
    assert_eq!(found.maanden[1].gevallen, 0);
    assert_eq!((found.maanden[2].gevallen, found.maanden[2].weken), (1, 3));
}
