//! Counts instead of cases: the second example, and what goes without saying for numbers that a provider added up.
//!
//! The figures of the example were added up from its files by hand as well; see the comments.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod proef;

use std::{
    path::Path,
    process::{Command, Output},
};

use oss_welzijn::{
    agreement,
    diagnostic::Code,
    norm::Oordeel::{GeenGegevens, Gehaald, NietGehaald, Onzeker},
    source::Sources,
    wachtlijst::Wachtend,
};
use proef::{Proef, kort, refs};
use serde_json::Value;

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_oss-welzijn"))
        .args(args)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/tellingen"))
        .env("COLUMNS", "80")
        .output()
        .unwrap()
}

fn json(periode: &str, extra: &[&str]) -> Value {
    let output = run(&[&["check", "--periode", periode, "--format", "json"], extra].concat());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_agreement_of_the_example_has_no_finding_at_all() {
    let output = run(&["validate", "--deny", "warnings"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert_eq!(text, "Geen fouten in 4 bestanden. 8 toetsen uitgevoerd.\n");
}

#[test]
fn the_quarters_end_as_they_were_planned() {
    for (periode, status) in [("2023-Q1", 0), ("2023-Q2", 4), ("2023-Q3", 4), ("2023-Q4", 1), ("2023", 1)] {
        assert_eq!(run(&["check", "--periode", periode]).status.code(), Some(status), "{periode}");
    }
}

/// Q2: May is missing. Q4: 143 of 169 and 162 of 163, 49 wait on 31 December and 16 of them too long.
#[test]
fn the_screens_say_that_they_rest_on_counts() {
    for periode in ["2023-Q2", "2023-Q4"] {
        let output = run(&["check", "--periode", periode]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(
            text.contains("Alle cijfers berusten op tellingen van de aanbieder, niet op zaken."),
            "{text}"
        );
        insta::assert_snapshot!(format!("the_screen_of_{periode}"), text);
    }
}

#[test]
fn the_json_says_so_too_and_leaves_what_is_not_known_null() {
    let report = json("2023-Q2", &[]);
    let norm = &report["kernbedingen"][0]["normen"][0];
    assert_eq!((&norm["berust_op"], &norm["oordeel"]), (&"tellingen".into(), &"onzeker".into()));
    let list = &report["wachtlijsten"][0];
    assert_eq!((&list["berust_op"], &list["stand_op"]), (&"tellingen".into(), &"2023-06-30".into()));
    assert_eq!(list["volledig"], false);
    let stand = serde_json::json!({ "wachtend": 30, "boven_grens": 3, "langst_dagen": 26 });
    assert_eq!(list["stand"], stand);
    let may = &list["maanden"][1];
    assert_eq!(
        (&may["maand"], &may["gevallen"], &may["weken"]),
        (&"2023-05".into(), &Value::Null, &Value::Null)
    );
    assert_eq!(may["stand"]["wachtend"], Value::Null);
    let june = &list["maanden"][2];
    assert_eq!((&june["gevallen"], &june["stand"], &june["per_week"]), (&3.into(), &stand, &Value::Null));
    assert_eq!(json("2023-Q1", &["--peildatum", "2023-02-15"])["wachtlijsten"][0]["stand_op"], "2023-01-31");
}

#[test]
fn a_list_whose_newest_count_is_missing_says_nothing_of_who_waits() {
    let report = json("2023-05", &[]);
    let risk = &report["risicos"][0];
    assert_eq!(
        (&risk["uitkomst"], &risk["wachtlijsten"][0]),
        (&"misschien".into(), &"eerste-gesprek".into())
    );
    let list = &report["wachtlijsten"][0];
    let unknown = serde_json::json!({ "wachtend": null, "boven_grens": null, "langst_dagen": null });
    assert_eq!((&list["stand"], &list["volledig"]), (&unknown, &Value::Bool(false)));
    let screen = String::from_utf8(run(&["check", "--periode", "2023-05"]).stdout).unwrap();
    assert!(
        screen.contains("Eerste gesprek (2 wk)       ?       ?       ?           ?    ?    ?    ?    ?\n"),
        "{screen}"
    );
    assert!(screen.replace('\n', " ").contains("De laatste telling ontbreekt."), "{screen}");
}

const TELLINGEN: &str = r#"
[[gegevens]]
id = "t"
titel = "Tellingen"
eenheid = ["telling", "tellingen"]
bestand = "t-{periode}.csv"
frequentie = "maand"
vanaf = 2023-01-01
inhoud = "periode"
sleutel = ["gebied"]
proeftuin = "proef"
veld = [
  { naam = "gebied", soort = "code", verplicht = true },
  { naam = "goed", soort = "geheel" },
  { naam = "alle", soort = "geheel" },
  { naam = "dagen", soort = "geheel" },
  { naam = "proef", soort = "janee", leeg_betekent = "nee" },
]
"#;

fn norm(soort: &str, drempel: &str) -> Proef {
    Proef::new(&format!(
        "{TELLINGEN}\n[[norm]]\nid = \"n\"\ntitel = \"N\"\nhoort_bij = [\"kern.1\"]\ngegevens = \"t\"\n{soort}\n\
         versie = [{{ vanaf = 2023-01-01, {drempel} }}]\n"
    ))
}

fn lijst() -> Proef {
    Proef::new(&format!(
        "{TELLINGEN}\n[[wachtlijst]]\nid = \"w\"\ntitel = \"W\"\ngegevens = \"t\"\ngrens = \"2 weken\"\n\
         filter = [\"gebied != X\"]\nper = [\"gebied\"]\n\
         telling = {{ wachtend = \"alle\", boven_grens = \"goed\", langst = \"dagen\" }}\n"
    ))
}

/// A quarter of files with these rows.
fn kwartaal(rows: [&str; 3]) -> Vec<(String, String)> {
    let file = |(rows, month): (&str, u32)| {
        (format!("t-2023-{month:02}.csv"), format!("gebied;goed;alle;dagen;proef\n{rows}"))
    };
    rows.into_iter().zip(1..).map(file).collect()
}

#[test]
fn a_part_that_is_more_than_the_whole_or_below_zero_is_unreadable() {
    let proef = norm("telling = { teller = \"goed\", noemer = \"alle\" }", "minstens = \"50%\"");
    let months = |row: &str| kwartaal(["a;60;100;;", row, "a;10;10;;"]);
    let judged = |row: &str| kort(&proef.uitslag(&refs(&months(row)), "2023-Q1", None));
    assert_eq!(judged("a;3;3;;"), (Gehaald, "73".into(), "113".into()));
    for wrong in ["a;4;3;;", "a;-1;3;;", "a;-2;-1;;", "a;;3;;", "a;x;3;;"] {
        assert_eq!(judged(wrong), (Onzeker, "70".into(), "110".into()), "{wrong}");
    }
    let rules: Vec<&str> = proef.0.gegevens[0].regels.iter().map(|regel| regel.tekst.as_str()).collect();
    assert_eq!(rules, ["goed >= 0", "goed <= alle"]);
}

#[test]
fn a_rule_that_the_agreement_has_is_not_there_twice() {
    let own = "[[gegevens.regel]]\nid = \"r\"\nvoorwaarde = \"goed <= alle\"\nernst = \"fout\"\n";
    let proef = Proef::new(&format!(
        "{TELLINGEN}{own}[[norm]]\nid = \"n\"\ntitel = \"N\"\nhoort_bij = [\"kern.1\"]\ngegevens = \"t\"\n\
         telling = {{ teller = \"goed\", noemer = \"alle\" }}\nversie = [{{ vanaf = 2023-01-01 }}]\n"
    ));
    let ids: Vec<&str> = proef.0.gegevens[0].regels.iter().map(|regel| regel.id.as_str()).collect();
    assert_eq!(ids, ["r", "telling"]);
}

#[test]
fn a_stand_counts_once_a_period_and_each_period_keeps_its_own() {
    let proef = norm("aantal = { som = \"alle\", laatste = true }", "hoogstens = 10");
    let files = kwartaal(["a;;9;;\nb;;9;;", "a;;8;;\nb;;3;;", "a;;4;;\nb;;6;;"]);
    let judged = |periode, day| kort(&proef.uitslag(&refs(&files), periode, day));
    assert_eq!(judged("2023-Q1", None), (Gehaald, "10".into(), "-".into()));
    assert_eq!(judged("2023-Q1", Some("2023-03-30")), (NietGehaald, "11".into(), "-".into()));
    assert_eq!(judged("2023-01", None), (NietGehaald, "18".into(), "-".into()));
    // Looked at before any delivery of the period ended, and with the last one missing.
    assert_eq!(judged("2023-Q1", Some("2023-01-30")).0, GeenGegevens);
    assert_eq!(kort(&proef.uitslag(&refs(&files)[..2], "2023-Q1", None)).0, GeenGegevens);
    // A row without a key in the last delivery could hold anything; in an earlier one it does not matter.
    let strange = |rows| kort(&proef.uitslag(&refs(&kwartaal(rows)), "2023-Q1", None));
    assert_eq!(strange(["a;;1;;", ";;5;;", "a;;4;;"]).0, Gehaald);
    assert_eq!(strange(["a;;1;;", "a;;5;;", "a;;4;;\n;;7;;"]).0, Onzeker);
}

#[test]
fn a_list_of_counts_shows_them_as_they_were_delivered() {
    let files = kwartaal([
        "a;1;5;20;\nb;2;6;30;\nX;9;9;90;",
        "a;0;4;9;\nb;5;4;;\n;1;1;;",
        "a;1;3;15;\nb;0;0;;\nc;2;7;40;ja",
    ]);
    let found = lijst().wachtlijst(&refs(&files), "2023-Q1", None);
    let count = |wachtend, boven_grens, langst_dagen| Wachtend { wachtend, boven_grens, langst_dagen };
    assert_eq!((found.stand, found.proeftuin, found.volledig), (count(3, 1, Some(15)), 7, true));
    // Too many too long, and a row without a key.
    assert_eq!(found.onleesbaar.len(), 2);
    let months = found.geteld.unwrap().maanden;
    assert_eq!(
        months,
        [Some(count(11, 3, Some(30))), Some(count(4, 0, Some(9))), Some(count(3, 1, Some(15)))]
    );
    let gevallen: Vec<u64> = found.maanden.iter().map(|maand| maand.gevallen).collect();
    assert_eq!(gevallen, [3, 0, 1]);
    let areas: Vec<_> = found.per[0].1.iter().map(|(area, stand)| (area.as_str(), stand.wachtend)).collect();
    assert_eq!(areas, [("a", 3), ("b", 0)]);
}

#[test]
fn a_month_that_was_not_delivered_or_has_not_ended_is_not_known() {
    let files = kwartaal(["a;1;5;20;", "a;2;6;30;", "a;0;4;9;"]);
    let found = lijst().wachtlijst(&refs(&files), "2023-Q1", Some("2023-02-28"));
    assert_eq!((found.stand.wachtend, found.volledig), (6, true));
    assert_eq!(found.geteld.unwrap().maanden.map_to_known(), [true, true, false]);
    let found = lijst().wachtlijst(&refs(&files)[1..], "2023-Q1", None);
    assert_eq!((found.volledig, found.ontbreekt.len()), (false, 1));
    assert_eq!(found.geteld.unwrap().maanden.map_to_known(), [false, true, true]);
}

/// Which months are known.
trait Known {
    fn map_to_known(&self) -> Vec<bool>;
}

impl Known for Vec<Option<Wachtend>> {
    fn map_to_known(&self) -> Vec<bool> {
        self.iter().map(Option::is_some).collect()
    }
}

#[test]
fn counts_of_any_size_break_nothing() {
    let row = |count: &str| format!("a;{count};{count};;\nb;{count};{count};;");
    let found = |count: &str| lijst().wachtlijst(&refs(&kwartaal([&row(count); 3])), "2023-Q1", None);
    let most = found("10000000000000");
    assert_eq!((most.stand.wachtend, most.onleesbaar.len()), (20_000_000_000_000, 0));
    let more = found("10000000000001");
    assert_eq!((more.stand.wachtend, more.onleesbaar.len()), (0, 6));
}

fn fouten(tables: &str) -> Vec<(Code, String)> {
    let mut sources = Sources::default();
    let id = sources.add("o.toml", tables);
    let found = agreement::lees(&sources, &[id]).diagnostics;
    let own = found.into_iter().filter(|found| {
        matches!(found.code, Code::SleutelPastNiet | Code::OntbrekendeSleutel | Code::VeldVanVerkeerdeSoort)
    });
    own.map(|found| (found.code, found.bericht)).filter(|(_, text)| !text.contains("overeenkomst")).collect()
}

#[test]
fn what_counts_ask_of_an_agreement_is_said() {
    let list = |gegevens: &str, keys: &str| {
        let toml = format!(
            "{gegevens}\n[[wachtlijst]]\nid = \"w\"\ntitel = \"W\"\ngegevens = \"t\"\ngrens = \"2 weken\"\n{keys}\n"
        );
        fouten(&toml).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    let good = "telling = { wachtend = \"alle\", boven_grens = \"goed\" }";
    assert_eq!(list(TELLINGEN, good), []);
    assert_eq!(list(&TELLINGEN.replace("\"maand\"", "\"kwartaal\""), good), [Code::SleutelPastNiet]);
    assert_eq!(list(&TELLINGEN.replace("\"periode\"", "\"stand\""), good), [Code::SleutelPastNiet]);
    assert_eq!(list(TELLINGEN, &format!("{good}\nvan = \"goed\"")), [Code::SleutelPastNiet]);
    assert_eq!(list(TELLINGEN, "telling = { wachtend = \"alle\" }"), [Code::OntbrekendeSleutel]);
    let word = "telling = { wachtend = \"gebied\", boven_grens = \"goed\" }";
    assert_eq!(list(TELLINGEN, word), [Code::VeldVanVerkeerdeSoort]);
    assert_eq!(list(TELLINGEN, ""), [Code::OntbrekendeSleutel, Code::OntbrekendeSleutel]);
    let norm = |gegevens: &str, soort: &str| {
        let toml = format!(
            "{gegevens}\n[[norm]]\nid = \"n\"\ntitel = \"N\"\nhoort_bij = []\ngegevens = \"t\"\n{soort}\n\
             versie = [{{ vanaf = 2023-01-01 }}]\n"
        );
        fouten(&toml).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    let last = "aantal = { som = \"alle\", laatste = true }";
    assert_eq!(norm(TELLINGEN, last), []);
    assert_eq!(norm(&TELLINGEN.replace("\"periode\"", "\"stand\""), last), [Code::SleutelPastNiet]);
    let dated = TELLINGEN
        .replace("\"gebied\", soort = \"code\"", "\"dag\", soort = \"datum\"")
        .replace("[\"gebied\"]", "[\"dag\"]");
    assert_eq!(norm(&dated, "aantal = { datum = \"dag\", laatste = true }"), [Code::SleutelPastNiet]);
}
