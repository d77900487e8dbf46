//! Every soort of field with what it takes and what it refuses.

use super::*;

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
        "-",
        "+2-01-2023",
        "١-1-2023",
    ] {
        assert_eq!(read(VeldSoort::Datum, tekst), Err(Code::DatumFout), "{tekst}");
    }
}

#[test]
fn ja_and_nee_have_many_spellings() {
    for tekst in ["ja", "J", "JA", "x", "X", "1", "Waar"] {
        assert_eq!(read(VeldSoort::JaNee, tekst), Ok(Cel::JaNee(true)), "{tekst}");
    }
    for tekst in ["nee", "N", "0", "ONWAAR"] {
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
    for tekst in ["12,0", "12.5", "twaalf", "-", "1e3", "99999999999999"] {
        assert_eq!(read(VeldSoort::Geheel, tekst), Err(Code::GetalOnleesbaar), "{tekst}");
    }
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
