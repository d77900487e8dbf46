//! Money in the agreement of Oss and its example: the tables of the memo come out as they went in, and the planted
//! cases are told.
//!
//! The tables were typed over from the memo (3.1 to 3.5), not from the agreement; what the example says was added up
//! apart from the program.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::process::Command;

use serde_json::Value;

/// A table of the memo: werksoort, its posten with fte and amount, and the subtotal that it prints.
type Tabel =
    (&'static str, &'static [(&'static str, &'static str, &'static str)], (&'static str, &'static str));

#[rustfmt::skip]
const MEMO: [Tabel; 5] = [
    ("Sociaal raadsliedenwerk", &[
        ("Sociaal Raadslieden", "1,95", "209.295,63"),
        ("Activiteitenbudget", "-", "0,00"),
    ], ("1,95", "209.295,63")),
    ("Individueel sociaal werk", &[
        ("Persoonlijke begeleiding volwassenen (Wmo)", "15,00", "1.609.966,35"),
        ("Huisvesting", "-", "17.493,00"),
        ("Blink", "1,04", "111.624,33"),
        ("Voor elkaar", "7,06", "757.757,50"),
        ("Activiteitenbudget vrijwilligersondersteuning", "-", "24.128,00"),
    ], ("23,10", "2.520.969,18")),
    ("Collectief sociaal werk", &[
        ("Groepen en voorzieningen volwassenen", "5,96", "639.693,30"),
        ("Dement Talent", "0,38", "40.785,81"),
        ("Doorontwikkeling Talentcentrum", "0,67", "71.911,83"),
        ("Huisvesting", "-", "80.280,00"),
        ("Activiteitenbudget Groepen en voorzieningen", "-", "317.520,00"),
        ("Samen Doen volwassenen", "10,13", "1.087.263,94"),
        ("Activiteitenbudget Samen Doen", "-", "32.094,00"),
        ("Sociale Reductie", "-", "46.458,00"),
    ], ("17,14", "2.316.006,88")),
    ("Jeugd", &[
        ("Persoonlijke begeleiding Jeugd, opvoedingsondersteuning, deskundigheidsbevordering", "20,97", "2.250.732,96"),
        ("CJG (Jw)", "2,30", "246.861,51"),
        ("Integrale vroeghulp (Jw)", "-", "11.982,00"),
        ("Flexibel budget (maatwerk budget)", "-", "54.800,00"),
        ("Materieel budget Zorg voor Jeugd", "-", "61.161,00"),
        ("Groepen en voorzieningen jeugd", "0,56", "60.105,41"),
        ("CJG (Jw)", "0,57", "61.178,72"),
        ("Activiteitenbudget CJG", "-", "8.129,00"),
        ("Formatie SMI", "0,20", "21.466,22"),
        ("Materieel budget SMI", "-", "406.474,00"),
    ], ("24,60", "3.182.890,81")),
    ("Jongerenwerk", &[
        ("Jongerenwerkers", "4,53", "486.209,84"),
        ("Huisvesting", "-", "42.000,00"),
        ("Activiteitenbudget", "-", "17.500,00"),
    ], ("4,53", "545.709,84")),
];

fn run(breedte: &str, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"))
        .arg("check")
        .args(args)
        .env("COLUMNS", breedte)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(matches!(output.status.code(), Some(1 | 4)), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(periode: &str) -> Value {
    serde_json::from_str(&run("80", &["--periode", periode, "--format", "json"])).unwrap()
}

/// A number of the memo as the JSON writes it: `1.609.966,35` is `1609966.35`.
fn plain(number: &str) -> String {
    number.replace('.', "").replace(',', ".")
}

#[test]
fn the_five_tables_of_the_memo_stand_on_the_screen_with_their_subtotals() {
    let screen = run("200", &["--financien"]);
    let mut lines = screen.lines().skip_while(|line| !line.starts_with("BEGROOT EN BESTEED"));
    let heads: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
    assert_eq!(heads[3..5], ["fte", "begroot"]);
    // From a line on that begins with the title: its first two figures.
    let mut row = |titel: &str| -> Vec<String> {
        let line = lines.find(|line| line.trim_start_matches(['✓', '✗', ' ']).starts_with(titel)).unwrap();
        let rest = line.trim_start_matches(['✓', '✗', ' ']).strip_prefix(titel).unwrap();
        rest.split_whitespace().take(2).map(str::to_owned).collect()
    };
    for (werksoort, posten, (fte, bedrag)) in MEMO {
        // The posten count: those of jeugd are a cent more than the memo prints.
        let bedrag = if werksoort == "Jeugd" { "3.182.890,82" } else { bedrag };
        assert_eq!(row(werksoort), [fte, bedrag], "{werksoort}");
        for (titel, fte, bedrag) in posten {
            // The memo has two posten of that name, which the screen tells apart by their id.
            let titel = match (*titel, *fte) {
                ("CJG (Jw)", "2,30") => "CJG (Jw), jeugd-cjg",
                ("CJG (Jw)", _) => "CJG (Jw), jeugd-cjg-2",
                (titel, _) => titel,
            };
            assert_eq!(row(titel), [*fte, *bedrag], "{werksoort}: {titel}");
        }
    }
    assert_eq!(row("Totaal"), ["71,32", "8.774.872,35"]);
    let said = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    let cent = "Jeugd: de bron drukt 3.182.890,81 euro af, de posten samen zijn 3.182.890,82 (0,01 meer). De posten \
                tellen. De 4 andere subtotalen in de bron zijn gelijk aan hun posten samen.";
    assert!(said.contains(cent), "{screen}");
}

#[test]
fn the_json_has_what_the_memo_prints_beside_what_its_rows_are() {
    let money = &json("2023-H2")["financien"];
    let rows = money["werksoorten"].as_array().unwrap();
    assert_eq!(rows.len(), MEMO.len());
    for (row, (titel, posten, (fte, bedrag))) in rows.iter().zip(MEMO) {
        let printed = &row["subtotaal"];
        let (cent, budget) = match titel {
            "Jeugd" => ("0.01", "3182890.82".to_owned()),
            _ => ("0.00", plain(bedrag)),
        };
        assert_eq!((row["titel"].as_str(), row["begroot"].as_str()), (Some(titel), Some(budget.as_str())));
        assert_eq!(printed["bedrag"].as_str(), Some(plain(bedrag).as_str()), "{titel}");
        assert_eq!(
            (printed["verschil"].as_str(), printed["verschil_fte"].as_str()),
            (Some(cent), Some("0")),
            "{titel}"
        );
        assert_eq!(printed["fte"].as_str(), Some(plain(fte).trim_end_matches('0')), "{titel}");
        let own = money["posten"].as_array().unwrap().iter().filter(|post| post["werksoort"] == row["id"]);
        assert_eq!(own.count(), posten.len());
    }
}

/// Added up from the rows of the deliveries, apart from the program.
#[test]
fn the_halves_of_the_example_are_what_was_delivered() {
    let amounts = |periode: &str| -> Vec<String> {
        let money = &json(periode)["financien"];
        let of = |value: &Value| value["gerealiseerd"].as_str().unwrap().to_owned();
        let domeinen = money["domeinen"].as_array().unwrap();
        let strange = money["niet_begroot"].as_array().unwrap().iter().map(of).collect::<Vec<_>>().join(" ");
        vec![of(&domeinen[0]), of(&domeinen[1]), strange, of(&money["totaal"]), of(&money["proeftuin"])]
    };
    assert_eq!(amounts("2023-H1"), ["2501267.51", "1859589.49", "", "4360857.00", "298781.12"]);
    assert_eq!(amounts("2023-H2"), ["2500173.56", "1868503.69", "16480.00", "4385157.25", "317447.75"]);
    assert_eq!(amounts("2023"), ["5001441.07", "3728093.18", "16480.00", "8746014.25", "616228.87"]);
}

#[test]
fn a_vacancy_shows_as_people_and_pro_rata_and_nowhere_else() {
    let lacking = |periode: &str| -> Vec<(String, String, String)> {
        let money = json(periode)["financien"].clone();
        let posten = money["posten"].as_array().unwrap().clone();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let some = posten.iter().filter(|post| !matches!(post["pro_rata"].as_str(), None | Some("0.00")));
        some.map(|post| (text(&post["id"]), text(&post["fte_gerealiseerd"]), text(&post["pro_rata"])))
            .collect()
    };
    let row = |id: &str, fte: &str, amount: &str| (id.to_owned(), fte.to_owned(), amount.to_owned());
    // 0,15 of 1,95 fte for half a year: 209.295,63 x 0,15 / 1,95 / 2 = 8.049,83...
    assert_eq!(lacking("2023-H1"), [row("srw-raadslieden", "1.8", "8049.83")]);
    // 0,40 of 2,30 fte for half a year: 246.861,51 x 0,4 / 2,3 / 2 = 21.466,21826...
    assert_eq!(lacking("2023-H2"), [row("jeugd-cjg", "1.9", "21466.22")]);
    // Over the year half of each: 1,875 of 1,95 and 2,1 of 2,3; what the amounts come to does not change.
    assert_eq!(
        lacking("2023"),
        [row("srw-raadslieden", "1.875", "8049.83"), row("jeugd-cjg", "2.1", "21466.22")]
    );
}

#[test]
fn what_nobody_explained_or_budgeted_is_told_and_what_was_explained_is_not() {
    let findings = json("2023-H2")["bevindingen"].clone();
    let told: Vec<(&str, &str)> = findings
        .as_array()
        .unwrap()
        .iter()
        .map(|of| (of["code"].as_str().unwrap(), of["bericht"].as_str().unwrap()))
        .filter(|(code, _)| matches!(*code, "OW-D50" | "OW-D51" | "OW-D52" | "OW-D53" | "OW-D54"))
        .collect();
    // 139.480,25 of 158.760,00 is 12,14...% less. The others that differ more than 5% say why.
    assert_eq!(
        told,
        [
            ("OW-D50", "post \"buurtkamer-w09\" staat niet in de overeenkomst"),
            ("OW-D53", "post \"csw-activiteiten-groepen\": 12,1% minder dan begroot, zonder toelichting"),
        ]
    );
}

#[test]
fn the_shift_of_30_and_70_stands_beside_the_money() {
    let screen = run("80", &["--financien", "--periode", "2023-Q4"]);
    let norms = &screen[screen.find("NORMEN OVER GELD EN FTE").unwrap()..];
    assert!(norms.contains("Budget naar individueel werk   ≤ 30%   34,3%"), "{norms}");
    assert!(norms.contains("48,1 - 43,8 - 39,3 - 34,3%"), "{norms}");
    let ids: Vec<String> = serde_json::from_value(json("2023-Q4")["financien"]["normen"].clone()).unwrap();
    assert_eq!(ids.len(), 9, "{ids:?}");
}

#[test]
fn a_selection_takes_the_norms_whose_posten_are_all_in_it() {
    let chosen = |args: &[&str]| -> Vec<String> {
        let all = [&["--periode", "2023-H2", "--format", "json"], args].concat();
        let json: Value = serde_json::from_str(&run("80", &all)).unwrap();
        serde_json::from_value(json["financien"]["normen"].clone()).unwrap_or_default()
    };
    assert_eq!(chosen(&["--werksoort", "jeugd"]), ["fte-jeugd"]);
    let both = ["--werksoort", "jeugd", "--werksoort", "jongerenwerk"];
    assert_eq!(chosen(&both), ["kosten-jeugd", "fte-jeugd", "fte-jongerenwerk"]);
    assert_eq!(chosen(&["--kernbeding", "hulpvragen"]), [""; 0]);
}

#[test]
fn a_quarter_in_which_no_half_year_ends_tells_the_last_one_in_a_sentence() {
    let screen = run("80", &["--periode", "2023-Q3"]);
    let block = &screen[screen.find("FINANCIËN").unwrap()..screen.find("\nGEGEVENS").unwrap()];
    let said = block.split_whitespace().collect::<Vec<_>>().join(" ");
    // 2.501.267,51 + 1.859.589,49 of half of 8.774.872,35: 99,394...%.
    assert_eq!(
        said,
        "FINANCIËN (euro) Laatste stand, 1e halfjaar 2023: 4.360.857,00 besteed van 4.387.436,18 (99,4%). Niet \
         gehaald: fte raadslieden (92,3%). Gehaald: nog 7. Meer: --financien."
    );
    let before = run("80", &["--periode", "2023-Q1"]);
    assert!(before.contains("Over 2e halfjaar 2022 is geen overzicht van het geld geleverd."), "{before}");
}
