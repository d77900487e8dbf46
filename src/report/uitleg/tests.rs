//! The grammar of the sentences, one by one.

use super::*;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn eenheid() -> (String, String) {
    ("traject".into(), "trajecten".into())
}

fn late(teller: &str, noemer: &str, aantal: u64, langst: Option<i64>, wachten: bool) -> String {
    op_tijd(d(teller), d(noemer), &Nog { aantal, langst, wachten })
}

#[test]
fn a_late_case_may_have_ended_or_not_and_grammar_follows() {
    assert_eq!(late("188", "210", 0, None, true), "188 van 210 op tijd.");
    assert_eq!(
        late("188", "210", 7, Some(47), true),
        "188 van 210 op tijd, 22 te laat; 7 daarvan wachten nog (langst 47 dagen)."
    );
    assert_eq!(
        late("204", "207", 1, Some(47), true),
        "204 van 207 op tijd, 3 te laat; 1 daarvan wacht nog (47 dagen)."
    );
    assert_eq!(
        late("206", "207", 1, Some(1), true),
        "206 van 207 op tijd, 1 te laat; die wacht nog (1 dag)."
    );
    assert_eq!(
        late("206", "207", 1, Some(34), false),
        "206 van 207 op tijd, 1 te laat; die staat nog open (34 dagen)."
    );
    assert_eq!(
        late("0", "2", 2, Some(200), false),
        "0 van 2 op tijd, 2 te laat; alle 2 staan nog open (langst 200 dagen)."
    );
    assert_eq!(
        late("5", "9", 2, Some(200), false),
        "5 van 9 op tijd, 4 te laat; 2 daarvan staan nog open (langst 200 dagen)."
    );
}

#[test]
fn one_case_is_singular() {
    assert_eq!(voldoen(d("198"), d("200")), "198 van 200 voldoen");
    assert_eq!(voldoen(d("1"), d("1200")), "1 van 1.200 voldoet");
    assert_eq!(te_veel(d("14"), d("112"), &eenheid(), d("11")), "14 van 112 trajecten, hoogstens 11 mogen.");
    assert_eq!(te_veel(d("2"), d("12"), &eenheid(), d("1")), "2 van 12 trajecten, hoogstens 1 mag.");
}

#[test]
fn the_past_is_told_as_a_run_a_first_time_or_not_at_all() {
    let past = |list: &[(&str, Oordeel, &str)]| -> Vec<(Periode, Oordeel, String)> {
        list.iter()
            .map(|(periode, oordeel, shown)| (periode.parse().unwrap(), *oordeel, (*shown).to_owned()))
            .collect()
    };
    let (met, missed) = (Oordeel::Gehaald, Oordeel::NietGehaald);
    let run = past(&[
        ("2022-Q1", met, "100%"),
        ("2022-Q2", missed, "97,1%"),
        ("2022-Q3", missed, "95,0%"),
        ("2022-Q4", missed, "92,4%"),
    ]);
    assert_eq!(
        sinds(4, Ritme::Kwartaal, &run, "88,2%").unwrap(),
        "4e kwartaal op rij: 97,1 - 95,0 - 92,4 - 88,2%."
    );
    assert_eq!(
        sinds(11, Ritme::Kwartaal, &run, "88,2%").unwrap(),
        "11e kwartaal op rij (laatste 5): 100 - 97,1 - 95,0 - 92,4 - 88,2%."
    );
    let members =
        past(&[("2021-H2", missed, "8/11"), ("2022-H1", missed, "9/11"), ("2022-H2", missed, "9/11")]);
    assert_eq!(
        sinds(4, Ritme::Halfjaar, &members, "10/11").unwrap(),
        "4e halfjaar op rij: 8/11 - 9/11 - 9/11 - 10/11."
    );
    assert_eq!(sinds(3, Ritme::Halfjaar, &members[1..], "10/11").unwrap(), "3e halfjaar op rij.");
    assert_eq!(sinds(2, Ritme::Halfjaar, &members[2..], "10/11").unwrap(), "2e halfjaar op rij.");
    let back = past(&[("2022-Q2", missed, "89%"), ("2022-Q3", met, "92%"), ("2022-Q4", met, "91%")]);
    assert_eq!(sinds(1, Ritme::Kwartaal, &back, "88%").unwrap(), "Eerste keer sinds 2e kwartaal 2022.");
    let fine = past(&[("2022-Q3", met, "92%"), ("2022-Q4", met, "91%")]);
    assert_eq!(sinds(1, Ritme::Kwartaal, &fine, "88%").unwrap(), "Eerste keer in 3 kwartalen.");
    assert_eq!(sinds(1, Ritme::Kwartaal, &fine[1..], "88%"), None);
    assert_eq!(sinds(1, Ritme::Kwartaal, &past(&[("2022-Q4", Oordeel::GeenGegevens, "-")]), "88%"), None);
    assert_eq!(sinds(1, Ritme::Kwartaal, &[], "88%"), None);
}

#[test]
fn a_value_is_named_only_when_it_stands_out() {
    let groep =
        |naam: &str, gemist: &str, alle: &str| Groep { naam: naam.into(), gemist: d(gemist), alle: d(alle) };
    let clear =
        [groep("W01", "2", "60"), groep("W03", "5", "24"), groep("W07", "8", "31"), groep("W08", "7", "95")];
    assert_eq!(meest(&clear).unwrap(), "Meest: W07 (8 van 31), W03 (5 van 24).");
    let even = [groep("W01", "10", "100"), groep("W02", "11", "100")];
    assert_eq!(meest(&even), None);
    let few = [groep("W01", "2", "2"), groep("W02", "0", "100")];
    assert_eq!(meest(&few), None);
    assert_eq!(meest(&[]), None);
}

#[test]
fn what_was_left_out_is_named_only_when_it_is_there() {
    let buiten = Buiten {
        open: 54,
        ingetrokken: vec![(None, 3), (Some("start behandeling".into()), 1340), (None, 0)],
        proeftuin: 12,
    };
    assert_eq!(
        niet_meegeteld(&buiten).unwrap(),
        "Niet geteld: 54 nog open, 3 ingetrokken, 1.340 door start behandeling, 12 Proeftuin."
    );
    assert_eq!(niet_meegeteld(&Buiten::default()), None);
}

#[test]
fn missing_members_are_grouped_and_capped() {
    let quarter: Periode = "2023-Q1".parse().unwrap();
    let lack = |lid: &[&str], venster: Option<(&str, &str)>| Gemist {
        lid: lid.iter().map(|name| (*name).to_owned()).collect(),
        venster: venster.map(|(van, tot)| (van.parse().unwrap(), tot.parse().unwrap())),
    };
    assert_eq!(ontbreekt(&[lack(&["W09"], None)], quarter).unwrap(), "Ontbreekt: W09.");
    assert_eq!(
        ontbreekt(&[lack(&["R3"], Some(("2023-01-01", "2023-02-28")))], quarter).unwrap(),
        "Ontbreekt: R3 (jan-feb)."
    );
    assert_eq!(
        ontbreekt(&[lack(&["Noord", "veiligheid"], None), lack(&["Noord", "beperking"], None)], quarter)
            .unwrap(),
        "Ontbreekt: Noord (veiligheid en beperking)."
    );
    let many: Vec<Gemist> = (1..=9).map(|n| lack(&[&format!("W{n}")], None)).collect();
    assert_eq!(ontbreekt(&many, quarter).unwrap(), "Ontbreekt: W1, W2, W3, W4, W5, W6 en nog 3.");
    assert_eq!(ontbreekt(&[], quarter), None);
}

#[test]
fn deliveries_and_rows_that_fail_are_told_in_number() {
    assert_eq!(levering_ontbreekt(&["a.csv"]).unwrap(), "Levering a.csv ontbreekt.");
    assert_eq!(levering_ontbreekt(&["a.csv", "b.csv"]).unwrap(), "De leveringen a.csv en b.csv ontbreken.");
    let between = Some(("9,6%".to_owned(), "11,4%".to_owned()));
    let rows = Twijfel { onleesbaar: 2, tussen: between, ..Twijfel::default() };
    assert_eq!(twijfel(&rows), "2 onleesbaar, dus 9,6% tot 11,4%");
    let both = Twijfel { ontbreekt: &["a.csv"], onleesbaar: 1, ..Twijfel::default() };
    assert_eq!(twijfel(&both), "levering a.csv ontbreekt en 1 onleesbaar");
    assert_eq!(met_punten("Dit ontbreekt.", &[2, 5]), "Dit ontbreekt (Gegevens 2 en 5).");
    assert_eq!(met_punten("Dit ontbreekt.", &[]), "Dit ontbreekt.");
}
