//! What a provider uses before it sends a delivery: `validate --leveringen` and `template`.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use oss_welzijn::{
    agreement::{self, Overeenkomst},
    intake::{self, Bestand},
    render, report,
    source::Sources,
};
use serde_json::{Value, json};
use tempfile::TempDir;

const AGREEMENTS: [&str; 2] = ["agreements/oss-2022", "examples/tellingen/overeenkomst"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_oss-welzijn"))
        .args(args)
        .current_dir(folder)
        .env("COLUMNS", "80")
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

fn overeenkomst(folder: &str) -> Overeenkomst {
    let mut sources = Sources::default();
    let mut open = vec![root().join(folder)];
    let mut ids = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "toml") {
                ids.push(sources.add(path.to_string_lossy(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    agreement::lees(&sources, &ids).overeenkomst.unwrap()
}

const KOP: &str = "Zaaknummer;Leeftijd;Wijkgebied;Aanmelddatum;Datum eerste gesprek;Aantal gesprekken;Vraagverheldering klaar;Datum ingetrokken;Samenwerkwijze;Proeftuin";

/// A folder with these files; every one of `aanmeldingen` has the right header.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// Reads deliveries against the agreement of Oss, from the folder in which they are.
fn nagekeken(folder: &TempDir, args: &[&str]) -> Output {
    let agreement = root().join("agreements/oss-2022");
    let fixed = ["validate", "--overeenkomst", agreement.to_str().unwrap()];
    run(folder.path(), &[&fixed, args].concat())
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// In Windows-1252, with a quoted cell before the wrong one: `Z2`, then `"een;é"`, then a day that does not exist.
fn fout() -> TempDir {
    let mut bytes = format!("{KOP}\r\nZ1;40;W01;02-01-2023;;;;;;\r\nZ2;40;\"een;").into_bytes();
    bytes.extend(b"\xe9\";31-02-2023;;;;;;\r\nZ3;40;W01;02-01-2023;01-01-2023;;;;;\r\nZ4;40;W01\r\n");
    folder(&[("aanmeldingen-2023-01.csv", &bytes)])
}

#[test]
fn a_cell_is_shown_in_its_line() {
    let output = nagekeken(&fout(), &["--leveringen", "aanmeldingen-2023-01.csv"]);
    assert_eq!(output.status.code(), Some(3));
    insta::assert_snapshot!("the_findings_on_a_delivery", text(&output));
}

/// The wrong day is the fourth cell: `Z2;40;"een;é";` takes 14 characters, so that it stands at column 15 to 25.
#[test]
fn every_form_says_the_same_place() {
    let folder = fout();
    let form = |form| text(&nagekeken(&folder, &["--leveringen", ".", "--format", form]));
    let found: Value = serde_json::from_str(&form("json")).unwrap();
    let day = found["bevindingen"].as_array().unwrap().iter().find(|of| of["code"] == "OW-D14").unwrap();
    let place = ["regel", "kolom", "eind_regel", "eind_kolom", "label"].map(|key| day[key].clone());
    assert_eq!(place, [json!(3), json!(15), json!(3), json!(25), json!("cel D3")]);
    assert_eq!((&found["totaal"]["bestanden"], &found["totaal"]["rijen"]), (&json!(1), &json!(4)));
    let sarif: Value = serde_json::from_str(&form("sarif")).unwrap();
    let regions: Vec<Value> = sarif["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|result| result["ruleId"] == "OW-D14")
        .map(|result| result["locations"][0]["physicalLocation"]["region"].clone())
        .collect();
    assert_eq!(regions, [json!({ "startLine": 3, "startColumn": 15, "endLine": 3, "endColumn": 25 })]);
    let github = form("github");
    assert!(
        github.contains("file=aanmeldingen-2023-01.csv,line=3,endLine=3,col=15,endColumn=25,"),
        "{github}"
    );
    let junit = form("junit");
    assert!(junit.contains("name=\"aanmeldingen-2023-01.csv:3:15: "), "{junit}");
    assert!(junit.contains("line=\"3\""), "{junit}");
}

/// The key, a day, a row that is too long, and a quoted cell that holds the separator: each with a number that passes the
/// eleven-test, which alone refuses no file.
#[test]
fn what_no_message_quotes_is_in_no_excerpt() {
    let rows = "123456782;40;W01;02-01-2023;;;;;;\r\n123456782;40;W01;123456782;;;;;;\r\n\
                Z3;40;W01;\"2023;123456782\";;;;;;\r\nZ4;40;W01;02-01-2023;;;;;;;123456782\r\nZ5;123456782\r\n";
    let folder = folder(&[("aanmeldingen-2023-01.csv", format!("{KOP}\r\n{rows}").as_bytes())]);
    for form in ["text", "json", "sarif", "github", "junit"] {
        let output = nagekeken(&folder, &["--leveringen", ".", "--format", form, "-v"]);
        let shown = format!("{}{}", text(&output), String::from_utf8(output.stderr).unwrap());
        assert!(shown.contains("(niet getoond)") && shown.contains("OW-D12"), "{form}: {shown}");
        assert!(!shown.contains("123456782"), "{form}: {shown}");
    }
    let shown = text(&nagekeken(&folder, &["--leveringen", "."]));
    for line in ["Z3;40;W01;\"****;*********\";", "Z4;40;W01;02-01-2023;;;;;;;*********", "Z5;*********"] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn with_v_it_tells_how_each_file_was_read() {
    let bytes: Vec<u8> = format!("\u{feff}Januari, aanmelddatum\r\n{KOP}\r\nZ1;40;W01;02-01-2023;;;;;;\r\n")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let output = nagekeken(&folder(&[("aanmeldingen-2023-01.csv", &bytes)]), &["--leveringen", ".", "-v"]);
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    let expected = "Levering:     aanmeldingen-2023-01.csv (aanmeldingen): 1 rij, utf-16 met BOM, ; tussen de cellen, \
                    regeleinde crlf, titel op regel 1\n    datum d-m-jjjj\n";
    assert!(told.ends_with(expected), "{told}");
    assert_eq!(text(&output), "Geen fouten in 1 bestand. 1 rij gelezen.\n");
}

#[test]
fn nothing_is_judged_and_nothing_is_missing() {
    let good = format!("{KOP}\r\nZ1;40;W01;02-01-2023;30-03-2023;;;;;\r\n");
    let folder = folder(&[("aanmeldingen-2023-03.csv", good.as_bytes())]);
    let output = nagekeken(&folder, &["--leveringen", ".", "--deny", "warnings"]);
    assert_eq!(text(&output), "Geen fouten in 1 bestand. 1 rij gelezen.\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_name_that_no_data_set_claims_is_an_error_here() {
    let folder = folder(&[
        ("aanmelding-2023-01.csv", KOP.as_bytes()),
        ("aanmeldingen-2023-Q1.csv", KOP.as_bytes()),
        ("aanmeldingen-2023-01.xlsx", b"PK\x03\x04"),
        ("lees mij.txt", b"hallo"),
    ]);
    let output = nagekeken(&folder, &["--leveringen", ".", "aanmeldingen-2023-01.xlsx"]);
    assert_eq!(output.status.code(), Some(3));
    let shown = text(&output);
    for part in [
        "bedoelde u een naam als aanmeldingen-2023-01.csv?",
        "lever een bestand als aanmeldingen-2023-01.csv",
        "--> aanmeldingen-2023-01.xlsx\n",
        "3 fouten in 3 bestanden. 0 rijen gelezen.",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    // An error can't be allowed.
    let allowed = nagekeken(&folder, &["--leveringen", ".", "--allow", "OW-D07"]);
    assert_eq!(allowed.status.code(), Some(3));
}

#[test]
fn a_folder_without_deliveries_is_no_pass() {
    let folder = folder(&[("lees mij.txt", b"hallo")]);
    let output = nagekeken(&folder, &["--leveringen", "."]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert_eq!(nagekeken(&folder, &["--leveringen", "weg.csv"]).status.code(), Some(2));
    let two = nagekeken(&folder, &["--overeenkomst", "x", "--leveringen", "."]);
    assert_eq!(two.status.code(), Some(2));
}

#[test]
fn warnings_can_be_allowed_and_denied() {
    let extra = format!("{KOP};Extra\nZ1;40;W01;02-01-2023;;;;;;;x\n");
    let folder = folder(&[("aanmeldingen-2023-01.csv", extra.as_bytes())]);
    let status = |args: &[&str]| nagekeken(&folder, &[&["--leveringen", "."], args].concat()).status.code();
    assert_eq!(status(&[]), Some(0));
    assert_eq!(status(&["--deny", "warnings"]), Some(3));
    assert_eq!(status(&["--deny", "warnings", "--allow", "OW-D04"]), Some(0));
}

#[test]
fn a_delivery_with_escape_codes_has_no_power_over_a_terminal() {
    let rows = format!("{KOP}\nZ1;\u{1b}[2J40;W01;02-01-2023;;;;;;\u{202e}\n");
    let folder = folder(&[("aanmeldingen-2023-01.csv", rows.as_bytes())]);
    for form in ["text", "json", "sarif", "github", "junit"] {
        let shown = text(&nagekeken(&folder, &["--leveringen", ".", "--format", form]));
        assert!(shown.contains("OW-D15"), "{form}: {shown}");
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{form}: {shown:?}");
    }
}

/// A line that ends in a bare CR is no line of an excerpt; the row is still named.
#[test]
fn old_line_ends_lose_the_excerpt_and_not_the_finding() {
    let rows = format!("{KOP}\rZ1;x;W01;02-01-2023;;;;;;\r");
    let folder = folder(&[("aanmeldingen-2023-01.csv", rows.as_bytes())]);
    let shown = text(&nagekeken(&folder, &["--leveringen", "."]));
    assert!(shown.contains("--> aanmeldingen-2023-01.csv:2 (cel B2)\n"), "{shown}");
}

#[test]
fn every_template_reads_back_as_a_delivery_without_rows() {
    for folder in AGREEMENTS {
        let overeenkomst = overeenkomst(folder);
        assert!(!overeenkomst.gegevens.is_empty());
        for (index, gegevens) in overeenkomst.gegevens.iter().enumerate() {
            let periode = oss_welzijn::calendar::Periode::containing(gegevens.frequentie, gegevens.vanaf);
            let sjabloon = report::sjabloon(&overeenkomst, index, Some(periode));
            let bytes = render::sjabloon_csv(&sjabloon).into_bytes();
            assert!(bytes.starts_with(b"\xef\xbb\xbf") && bytes.ends_with(b"\r\n"));
            let read = intake::lees(&overeenkomst, vec![Bestand { pad: sjabloon.bestand.clone(), bytes }]);
            assert_eq!(read.diagnostics, [], "{}", gegevens.id);
            assert!(read.zaken[index].leveringen.contains(&periode), "{}", gegevens.id);
            assert!(read.zaken[index].rijen.is_empty());
            assert_eq!(sjabloon.kolommen.len(), gegevens.velden.len());
        }
    }
}

#[test]
fn a_template_tells_why_each_set_is_asked_for() {
    for folder in AGREEMENTS {
        let overeenkomst = overeenkomst(folder);
        for (index, gegevens) in overeenkomst.gegevens.iter().enumerate() {
            let sjabloon = report::sjabloon(&overeenkomst, index, None);
            assert!(!sjabloon.gebruik.is_empty(), "{}", gegevens.id);
            let markdown = render::sjabloon_markdown(&sjabloon);
            let rows = markdown.lines().filter(|line| line.starts_with('|')).collect::<Vec<_>>();
            assert_eq!(rows.len(), gegevens.velden.len() + 2, "{}", gegevens.id);
            // Five columns: six signs that are not escaped.
            for row in rows {
                assert_eq!(row.replace("\\|", "").matches('|').count(), 6, "{row}");
            }
        }
    }
}

#[test]
fn both_forms_are_written_at_once_and_the_name_goes_with_the_period() {
    let folder = tempfile::tempdir().unwrap();
    let agreement = root().join(AGREEMENTS[1]);
    let output = run(
        folder.path(),
        &[
            "template",
            "wachttijden",
            "--periode",
            "2023-04",
            "--output",
            "csv=wachttijden-2023-04.csv",
            "--output",
            "markdown=uitleg.md",
            "--overeenkomst",
            agreement.to_str().unwrap(),
        ],
    );
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    let explained = fs::read_to_string(folder.path().join("uitleg.md")).unwrap();
    insta::assert_snapshot!("the_explanation_of_counts", explained);
    let checked = run(
        folder.path(),
        &[
            "validate",
            "--overeenkomst",
            agreement.to_str().unwrap(),
            "--leveringen",
            "wachttijden-2023-04.csv",
        ],
    );
    assert_eq!(text(&checked), "Geen fouten in 1 bestand. 0 rijen gelezen.\n");
}

/// What is pinned, and names that a separator or quote could break.
#[test]
fn a_template_is_written_as_the_agreement_pins_it() {
    let text = r#"
[overeenkomst]
formaat = 1
id = "proef"
titel = "Proef"
gemeente = "Oss"
aanbieder = "aanbieder"
vanaf = 2023-01-01
prijspeil = 2023
gebieden = []
[[gegevens]]
id = "a"
titel = "A"
eenheid = ["a", "a's"]
bestand = "a-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "stand"
sleutel = ["nr"]
codering = "windows-1252"
scheidingsteken = ","
datumvorm = "jjjj-mm-dd"
veld = [
  { naam = "nr", kolom = ["Nummer, zoals \"W01\""], soort = "code", verplicht = true },
  { naam = "dag", kolom = ["Één dag", "Dag"], soort = "datum", gepland = true },
  { naam = "woord", soort = "keuze", waarden = ["a|b", "c"], leeg_betekent = "c" },
]
"#;
    let mut sources = Sources::default();
    let id = sources.add("a.toml", text);
    let overeenkomst = agreement::lees(&sources, &[id]).overeenkomst.unwrap();
    let periode = "2023-Q2".parse().unwrap();
    let sjabloon = report::sjabloon(&overeenkomst, 0, Some(periode));
    let csv = render::sjabloon_csv(&sjabloon);
    assert_eq!(csv, "\u{feff}\"Nummer, zoals \"\"W01\"\"\",Één dag,woord\r\n");
    let read = intake::lees(&overeenkomst, vec![Bestand { pad: "a-2023-Q2.csv".into(), bytes: csv.into() }]);
    assert_eq!(read.diagnostics, []);
    assert!(read.zaken[0].leveringen.contains(&periode));
    let markdown = render::sjabloon_markdown(&sjabloon);
    for line in [
        "- Elk kwartaal een bestand; dit is dat van 2e kwartaal 2023.",
        "- Een rij is een a. Stuur elke keer alle a's tot nu toe, vanaf 1e kwartaal 2023.",
        "- Codering: windows-1252.",
        "- Tussen de cellen staat een ,",
        "| Één dag | een datum, zoals 2023-12-31 | nee | niet bekend, of er is niets | Mag na de periode liggen. Mag ook heten: Dag. |",
        "| woord | een van: a\\|b, c | nee | telt als c |  |",
    ] {
        assert!(markdown.lines().any(|found| found == line), "{line}\n{markdown}");
    }
}
