//! Every soort of field with what it takes and what it refuses.

use super::*;
use crate::agreement::Datumvorm;

fn veld(soort: VeldSoort) -> Veld {
    Veld {
        naam: "veld".into(),
        kolommen: vec!["Veld".into()],
        soort,
        verplicht: false,
        leeg_betekent: None,
        gepland: false,
        geen_persoonsgegeven: None,
    }
}

fn read(soort: VeldSoort, tekst: &str) -> Result<Cel, Code> {
    lees_cel(&veld(soort), tekst, Point::Unknown, &mut Namen::default()).map_err(|fout| fout.code)
}

fn word(veld: &Veld, tekst: &str) -> Option<String> {
    let mut namen = Namen::default();
    match lees_cel(veld, tekst, Point::Unknown, &mut namen) {
        Ok(Cel::Naam(naam)) => Some(namen.word(naam).to_owned()),
        Ok(_) | Err(_) => None,
    }
}

fn number(tekst: &str) -> Result<Cel, Code> {
    Ok(Cel::Getal(tekst.parse().unwrap()))
}

#[test]
fn dates_are_dutch_or_iso_and_exist() {
    let new_year = Ok(Cel::Datum("2023-01-02".parse().unwrap()));
    for tekst in [
        "2023-01-02",
        "2-1-2023",
        "02-01-2023",
        "02/01/2023",
        "2023/01/02",
        " 2-1-2023\u{a0}",
        "02-01-2023 00:00",
        "2-1-2023 0:00:00",
        "2023-01-02T00:00:00",
    ] {
        assert_eq!(read(VeldSoort::Datum, tekst), new_year, "{tekst}");
    }
    for tekst in [
        "31-02-2023",
        "29-02-2023",
        "2023-13-01",
        "0000-01-01",
        "2-1-23",
        "2023-1-2",
        "02-01-2023 14:00",
        "02-01/2023",
        "44928",
        "2.1.2023",
        "2-1-2023-",
        "gisteren",
        "+2-01-2023",
        "١-1-2023",
    ] {
        assert_eq!(read(VeldSoort::Datum, tekst), Err(Code::DatumFout), "{tekst}");
    }
}

#[test]
fn ja_and_nee_have_many_spellings() {
    for tekst in ["ja", "J", "JA", "x", "X", "1", "Waar", "True"] {
        assert_eq!(read(VeldSoort::JaNee, tekst), Ok(Cel::JaNee(true)), "{tekst}");
    }
    for tekst in ["nee", "N", "0", "ONWAAR", "False"] {
        assert_eq!(read(VeldSoort::JaNee, tekst), Ok(Cel::JaNee(false)), "{tekst}");
    }
    assert_eq!(read(VeldSoort::JaNee, "misschien"), Err(Code::JaNeeFout));
}

#[test]
fn whole_numbers_have_groups_and_no_decimals() {
    assert_eq!(read(VeldSoort::Geheel, "12"), number("12"));
    assert_eq!(read(VeldSoort::Geheel, "-3"), number("-3"));
    assert_eq!(read(VeldSoort::Geheel, "1.234"), number("1234"));
    assert_eq!(read(VeldSoort::Geheel, "123456"), number("123456"));
    for tekst in ["12.0", "12,00", "'12"] {
        assert_eq!(read(VeldSoort::Geheel, tekst), number("12"), "{tekst}");
    }
    for tekst in ["12,5", "12.5", "1.234,000", "twaalf", "1 2", "99999999999999"] {
        assert_eq!(read(VeldSoort::Geheel, tekst), Err(Code::GetalOnleesbaar), "{tekst}");
    }
    assert_eq!(read(VeldSoort::Geheel, "1e3"), Err(Code::GetalAfgerond));
}

#[test]
fn amounts_have_a_euro_sign_or_none() {
    assert_eq!(read(VeldSoort::Bedrag, "€ 209.295,63"), number("209295.63"));
    assert_eq!(read(VeldSoort::Bedrag, "€-12,5"), number("-12.5"));
    assert_eq!(read(VeldSoort::Bedrag, "-€ 12,5"), number("-12.5"));
    assert_eq!(read(VeldSoort::Bedrag, "-12,5"), number("-12.5"));
    assert_eq!(read(VeldSoort::Bedrag, "-€ -5"), Err(Code::GetalOnleesbaar));
    assert_eq!(read(VeldSoort::Bedrag, "€  -"), number("0"));
    assert_eq!(read(VeldSoort::Bedrag, "2,3"), number("2.3"));
    assert_eq!(read(VeldSoort::Bedrag, "1.234"), Err(Code::GetalDubbelzinnig));
    assert_eq!(read(VeldSoort::Bedrag, "€"), Err(Code::GetalOnleesbaar));
    assert_eq!(read(VeldSoort::Decimaal, "€ 1"), Err(Code::GetalOnleesbaar));
}

#[test]
fn amounts_are_negative_in_the_ways_of_accountants() {
    for tekst in
        ["12,50-", "(12,50)", "€ (12,50)", "(€ 12,50)", "€ 12,50-", "EUR -12,50", "−12,50", "-12,50 €"]
    {
        assert_eq!(read(VeldSoort::Bedrag, tekst), number("-12.50"), "{tekst}");
    }
    for tekst in ["12,-", "12,-- ", "€ 12,-", "eur 12", "12 EUR", "'12"] {
        assert_eq!(read(VeldSoort::Bedrag, tekst), number("12"), "{tekst}");
    }
    assert_eq!(read(VeldSoort::Bedrag, "1.234,-"), number("1234"));
    for tekst in ["(-12)", "-12-", "-(12)", "((12))", "(12", "12,5,-", "€ €", "EURO 12", "- -", "€ -,-"]
    {
        assert_eq!(read(VeldSoort::Bedrag, tekst), Err(Code::GetalOnleesbaar), "{tekst}");
    }
    assert_eq!(read(VeldSoort::Decimaal, "12-"), Err(Code::GetalOnleesbaar));
    assert_eq!(read(VeldSoort::Decimaal, "(12)"), Err(Code::GetalOnleesbaar));
}

#[test]
fn thousands_may_have_hard_spaces_between_them() {
    for tekst in ["1\u{a0}234,50", "1\u{202f}234,50", "1\u{2009}234,50", "\u{a0}1234,50\u{202f}"] {
        assert_eq!(read(VeldSoort::Decimaal, tekst), number("1234.50"), "{tekst:?}");
    }
    assert_eq!(read(VeldSoort::Geheel, "1\u{a0}234\u{a0}567"), number("1234567"));
    for tekst in ["1 234,50", "1\u{a0}23,50", "1234\u{a0}567", "1\u{a0}2345"] {
        assert_eq!(read(VeldSoort::Decimaal, tekst), Err(Code::GetalOnleesbaar), "{tekst:?}");
    }
}

#[test]
fn a_share_in_a_decimaal_is_of_one() {
    assert_eq!(read(VeldSoort::Decimaal, "85%"), number("0.85"));
    assert_eq!(read(VeldSoort::Decimaal, "12,34 %"), number("0.1234"));
    assert_eq!(read(VeldSoort::Decimaal, "12,345%"), Err(Code::GetalOnleesbaar), "five decimals");
}

#[test]
fn a_share_without_its_sign_is_what_the_column_says() {
    let read = |tekst: &str, procent| {
        let schrijfwijze = Schrijfwijze { procent, ..Schrijfwijze::onbekend(Point::Unknown) };
        let veld = veld(VeldSoort::Procent);
        lees_gevuld(&veld, tekst, schrijfwijze, &mut Namen::default()).map_err(|fout| fout.code)
    };
    assert_eq!(read("0,85", Some(Procentvorm::Deel)), number("85"));
    assert_eq!(read("0.8536", Some(Procentvorm::Deel)), number("85.36"));
    assert_eq!(read("1", Some(Procentvorm::Deel)), number("100"));
    assert_eq!(read("1", Some(Procentvorm::Procent)), number("1"));
    assert_eq!(read("85", Some(Procentvorm::Procent)), number("85"));
    assert_eq!(read("85%", Some(Procentvorm::Deel)), number("85"), "a sign says it all");
    assert_eq!(read("0", None), number("0"), "nothing is nothing");
    assert_eq!(read("1", None), Err(Code::GetalDubbelzinnig));
}

#[test]
fn a_date_may_have_its_month_in_words() {
    let day = |tekst: &str| Ok(Cel::Datum(tekst.parse().unwrap()));
    for tekst in
        ["15 maart 2023", "15 mrt 2023", "15-mrt-2023", "15 Mrt. 2023", "15\u{a0}MAART 2023", "'15-3-2023"]
    {
        assert_eq!(read(VeldSoort::Datum, tekst), day("2023-03-15"), "{tekst}");
    }
    assert_eq!(read(VeldSoort::Datum, "1 sept 2023"), day("2023-09-01"));
    assert_eq!(read(VeldSoort::Datum, "1 mei 2023"), day("2023-05-01"));
    for tekst in [
        "31 februari 2023",
        "15 maa 2023",
        "15 maart",
        "maart 2023",
        "15 mrt 23",
        "115 mrt 2023",
        "15 maart 2023 x",
    ] {
        assert_eq!(read(VeldSoort::Datum, tekst), Err(Code::DatumFout), "{tekst}");
    }
}

#[test]
fn a_refused_date_comes_with_the_day_that_is_probably_meant() {
    let says = |tekst: &str| {
        lees_cel(&veld(VeldSoort::Datum), tekst, Point::Unknown, &mut Namen::default()).unwrap_err().bericht
    };
    for (tekst, dag) in [
        ("45000", "15-3-2023"),
        ("45000,0", "15-3-2023"),
        ("45000.5", "15-3-2023"),
        ("20000", "3-10-1954"),
        ("60000", "8-4-2064"),
        ("20230315", "15-3-2023"),
        ("15-3-23", "15-3-2023"),
        ("15/3/29", "15-3-2029"),
        ("15 mrt 30", "15-3-1930"),
        ("02/25/2023", "25-2-2023"),
    ] {
        assert!(says(tekst).ends_with(&format!(" is het {dag}")), "{tekst}: {}", says(tekst));
    }
    for tekst in ["19999", "60001", "20231315", "31-2-23", "13/13/2023"] {
        assert!(!says(tekst).contains(" is het "), "{tekst}: {}", says(tekst));
    }
}

#[test]
fn the_order_of_a_date_can_be_pinned() {
    let read = |tekst: &str, vorm| {
        let datum = Datumorde { vorm: Some(vorm), maand_voorop: true };
        datum::lees(tekst, datum).map(|dag| dag.to_string())
    };
    assert_eq!(read("03/04/2023", Datumvorm::DagVoorop), Ok("2023-04-03".into()));
    assert_eq!(read("3-4-2023", Datumvorm::DagVoorop), Ok("2023-04-03".into()));
    assert_eq!(read("03/04/2023", Datumvorm::MaandVoorop), Ok("2023-03-04".into()));
    assert_eq!(read("2023-04-03", Datumvorm::JaarVoorop), Ok("2023-04-03".into()));
    for (tekst, vorm) in [
        ("03-04-2023", Datumvorm::MaandVoorop),
        ("2023-04-03", Datumvorm::MaandVoorop),
        ("2023-04-03", Datumvorm::DagVoorop),
        ("03/04/2023", Datumvorm::JaarVoorop),
        ("3 april 2023", Datumvorm::JaarVoorop),
    ] {
        assert_eq!(read(tekst, vorm), Err(datum::Reden::AndereVorm(vorm)), "{tekst}");
    }
    assert_eq!(read("25/02/2023", Datumvorm::MaandVoorop), Err(datum::Reden::BestaatNiet));
    let twijfel = Datumorde { vorm: None, maand_voorop: true };
    assert!(matches!(datum::lees("03/04/2023", twijfel), Err(datum::Reden::TweeDagen(..))));
    assert!(datum::lees("03/03/2023", twijfel).is_ok() && datum::lees("03-04-2023", twijfel).is_ok());
    assert!(datum::lees("25/02/2023", twijfel).is_ok());
}

#[test]
fn what_a_spreadsheet_lost_is_refused_in_any_field() {
    for soort in [VeldSoort::Tekst, VeldSoort::Code, VeldSoort::Geheel, VeldSoort::Datum, VeldSoort::JaNee] {
        for tekst in ["#N/B", "#WAARDE!", "#DIV/0!", "########", "Err:502"] {
            assert_eq!(read(soort.clone(), tekst), Err(Code::Formulefout), "{tekst}");
        }
    }
    for tekst in ["1,2E+05", "1.2e-5", "-3E4"] {
        assert_eq!(read(VeldSoort::Bedrag, tekst), Err(Code::GetalAfgerond), "{tekst}");
    }
    assert_eq!(read(VeldSoort::Code, "1,23457E+11"), Err(Code::GetalAfgerond));
    for code in ["1E05", "12E", "#1", "#", "3,5E", "Err:x"] {
        assert_eq!(word(&veld(VeldSoort::Code), code), Some(code.into()));
    }
}

#[test]
fn codes_and_words_are_read_without_what_nobody_sees() {
    assert_eq!(word(&veld(VeldSoort::Code), "'00123"), Some("00123".into()));
    assert_eq!(word(&veld(VeldSoort::Code), "=\"00123\""), Some("00123".into()));
    assert_eq!(word(&veld(VeldSoort::Code), "W\u{200b}01\u{feff}"), Some("W01".into()));
    assert_eq!(word(&veld(VeldSoort::Tekst), "'s-Hertogenbosch"), Some("'s-Hertogenbosch".into()));
    assert_eq!(word(&veld(VeldSoort::Tekst), "Oss\u{a0}Noord"), Some("Oss Noord".into()));
    let keuze = veld(VeldSoort::Keuze(vec!["niet bekend".into(), "n.v.t.".into()]));
    assert_eq!(word(&keuze, "Niet\u{202f}bekend"), Some("niet bekend".into()));
    assert_eq!(word(&keuze, "N.v.t."), Some("n.v.t.".into()), "a value of the list wins");
}

#[test]
fn words_for_nothing_are_empty() {
    for soort in
        [VeldSoort::Tekst, VeldSoort::Code, VeldSoort::Datum, VeldSoort::Bedrag, VeldSoort::Keuze(vec![])]
    {
        for tekst in ["-", "--", "N.v.t.", "nvt", "–"] {
            assert_eq!(read(soort.clone(), tekst), Ok(Cel::Leeg), "{tekst}");
        }
    }
    let verplicht = Veld { verplicht: true, ..veld(VeldSoort::Bedrag) };
    let fout = lees_cel(&verplicht, "-", Point::Unknown, &mut Namen::default()).unwrap_err();
    assert_eq!(fout.code, Code::CelLeeg);
    assert_eq!(fout.bericht, "\"-\" geldt als leeg, maar kolom \"Veld\" moet gevuld zijn");
    assert_eq!(read(VeldSoort::Datum, "onbekend"), Err(Code::DatumFout));
}

#[test]
fn percentages_have_their_sign() {
    assert_eq!(read(VeldSoort::Procent, "85%"), number("85"));
    assert_eq!(read(VeldSoort::Procent, "87,5 %"), number("87.5"));
    assert_eq!(read(VeldSoort::Procent, "0,85"), Err(Code::GetalDubbelzinnig));
    assert_eq!(read(VeldSoort::Procent, "veel"), Err(Code::GetalOnleesbaar));
}

#[test]
fn choices_are_kept_in_the_spelling_of_the_list_and_codes_as_they_are() {
    let keuze = veld(VeldSoort::Keuze(vec!["overig".into(), "Cliënt".into()]));
    assert_eq!(word(&keuze, " OVERIG "), Some("overig".into()));
    assert_eq!(word(&keuze, "CLIËNT"), Some("Cliënt".into()));
    assert_eq!(word(&keuze, "anders"), None);
    assert_eq!(word(&veld(VeldSoort::Code), " w01 "), Some("w01".into()));
}

#[test]
fn an_empty_cell_is_what_its_field_says() {
    let read = |verplicht, leeg_betekent: Option<&str>| {
        let veld =
            Veld { verplicht, leeg_betekent: leeg_betekent.map(str::to_owned), ..veld(VeldSoort::JaNee) };
        lees_cel(&veld, " \u{a0}", Point::Unknown, &mut Namen::default()).map_err(|fout| fout.code)
    };
    assert_eq!(read(false, None), Ok(Cel::Leeg));
    assert_eq!(read(true, None), Err(Code::CelLeeg));
    assert_eq!(read(false, Some("nee")), Ok(Cel::JaNee(false)));
    assert_eq!(read(true, Some("nee")), Ok(Cel::JaNee(false)));
}

#[test]
fn a_value_is_shown_short_and_without_power() {
    assert_eq!(toon("a\u{1b}[31m\tb"), "\"a\\u{1b}[31m\\u{9}b\"");
    assert_eq!(toon(&"é".repeat(41)), format!("\"{}…\"", "é".repeat(40)));
    assert_eq!(toon(&"é".repeat(40)), format!("\"{}\"", "é".repeat(40)));
}
