//! `validate` as a user or a CI job meets it: all mistakes of all files at once, in every form. `status` holds that no form
//! changes the status, `twintig_fouten` that each mistake is told once.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The program in a folder, without anything from the surroundings that could colour its output.
fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
    for name in ["NO_COLOR", "COLUMNS", "TERM", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.arg("validate").args(args).current_dir(folder).output().unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(folder: &Path, args: &[&str]) -> Value {
    let output = run(folder, &[args, &["--format", "json"]].concat());
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["schema"], "oss-welzijn/validate/1");
    assert_eq!(json["exit"], status(&output), "{args:?}");
    json
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// The agreement of Oss in the folder `oss`, in which in each of these files the first of one text is another.
fn oss(changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root("agreements/oss-2022"), &folder.path().join("oss"));
    for (file, from, to) in changes {
        change(folder.path(), &format!("oss/{file}"), from, to);
    }
    folder
}

fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// A warning: the cent of jeugd, no longer accepted.
const CENT: (&str, &str, &str) = ("financien/4-jeugd.toml", "\naanvaard = ", "\n# aanvaard = ");

/// Mistakes in eight files, of which two are no TOML and one is no text.
fn broken() -> TempDir {
    let folder = oss(&[
        ("financien/1-raadslieden.toml", "\nbedrag = \"209.295,63\"", "\nbedrag = 209295.63"),
        ("doelen/5-jongerenwerk.toml", "[[doel]]", "[[doel]"),
        ("risicos/3-collectief.toml", "kans = ", "kans = = "),
        ("risicos/1-raadslieden.toml", "\neffect = ", "\neffect = 1"),
        ("normen/2-sociaal-werk.toml", "minstens = \"90%\"", "minstens = \"90\""),
        ("normen/2-sociaal-werk.toml", "binnen = \"6 weken\"", "binnen = \"6 wekn\""),
        ("normen/3-informeel.toml", "\ngegevens = \"", "\ngegevens = \"niet-"),
        ("kernbedingen/1-raadslieden.toml", "\ntitel = ", "\ntietel = "),
    ]);
    // Norms refer to what stands in this one.
    let path = folder.path().join("oss/gegevens/1-raadslieden.toml");
    fs::write(&path, [&fs::read(&path).unwrap()[..], b"# \xff\n"].concat()).unwrap();
    folder
}

/// Code, file, line and column of each finding, as the text has them.
fn places_in_text(text: &str) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for line in text.lines() {
        let code = line.split_once("[OW-").filter(|(ernst, _)| matches!(*ernst, "fout" | "waarschuwing"));
        if let Some((_, rest)) = code {
            places.push(format!("OW-{}", rest.split(']').next().unwrap()));
        } else if let (Some(place), Some(last)) = (line.trim_start().strip_prefix("--> "), places.last_mut())
        {
            last.push_str(&format!(" {place}"));
        }
    }
    places
}

fn places_in_json(json: &Value) -> Vec<String> {
    let place = |found: &Value| match (&found["bestand"], &found["regel"], &found["kolom"]) {
        (Value::Null, ..) => String::new(),
        (file, Value::Null, _) => format!(" {}", file.as_str().unwrap()),
        (file, line, column) => format!(" {}:{line}:{column}", file.as_str().unwrap()),
    };
    let found = json["bevindingen"].as_array().unwrap();
    found.iter().map(|found| format!("{}{}", found["code"].as_str().unwrap(), place(found))).collect()
}

#[test]
fn the_agreement_of_oss_has_no_findings_and_all_its_toetsen_come_out() {
    let output = run(&root(""), &[]);
    assert_eq!(status(&output), 0, "{}", stdout(&output));
    assert_eq!(stdout(&output), "Geen fouten in 44 bestanden. 116 toetsen uitgevoerd.\n");
    assert_eq!(stderr(&output), "");
    let json = json(&root(""), &["--deny", "warnings"]);
    assert_eq!(json["bevindingen"], serde_json::json!([]));
    assert_eq!(json["toetsen"], serde_json::json!({ "uitgevoerd": 116, "niet_uitgevoerd": 0 }));
}

#[test]
fn a_toets_that_comes_out_differently_shows_asked_and_found_and_why() {
    let folder = oss(&[
        ("normen/2-sociaal-werk.toml", "binnen = \"4 weken\"", "binnen = \"5 weken\""),
        ("normen/2-sociaal-werk.toml", "binnen = \"12 maanden\"", "binnen = \"1 maand\""),
        ("normen/1-raadslieden.toml", "tot_en_met = 2023-03-30", "tot_en_met = 2023-03-31"),
        (
            "normen/1-raadslieden.toml",
            "in_dienst = 2022-01-01, herhaal = 99",
            "in_dienst = 2022-01-01, herhaal = 98",
        ),
    ]);
    let output = run(folder.path(), &["--overeenkomst", "oss"]);
    assert_eq!(status(&output), 3);
    insta::assert_snapshot!(stdout(&output));
}

#[test]
fn warnings_count_when_they_are_denied_and_not_when_they_are_allowed() {
    let folder = oss(&[CENT]);
    let with = |args: &[&str]| {
        let output = run(folder.path(), &[&["--overeenkomst", "oss"], args].concat());
        (status(&output), stdout(&output))
    };
    let (code, text) = with(&[]);
    assert_eq!(code, 0);
    assert!(text.starts_with("waarschuwing[OW-F02]: "), "{text}");
    assert!(
        text.ends_with("\nGeen fouten, 1 waarschuwing in 43 bestanden. 116 toetsen uitgevoerd.\n"),
        "{text}"
    );
    let (code, text) = with(&["--deny", "warnings"]);
    assert_eq!(code, 3);
    assert!(text.ends_with("\nWaarschuwingen tellen als fout (--deny).\n"), "{text}");
    let (code, text) = with(&["--deny", "warnings", "--allow", "OW-F02"]);
    let expected =
        "Geen fouten in 43 bestanden. 116 toetsen uitgevoerd. 1 waarschuwing weggelaten\n(--allow).\n";
    assert_eq!((code, text.as_str()), (0, expected));
    // What is allowed for nothing is a warning too.
    let unused = ["--allow", "OW-F02", "--allow", "OW-N01"];
    let (code, text) = with(&unused);
    assert_eq!(code, 0);
    assert!(text.starts_with("waarschuwing[OW-C02]: --allow OW-N01 is niet nodig"), "{text}");
    assert_eq!(with(&[&unused[..], &["--deny", "warnings"]].concat()).0, 3);
}

#[test]
fn an_error_is_shown_and_counts_even_when_its_code_is_allowed() {
    let folder = oss(&[("normen/2-sociaal-werk.toml", "minstens = \"90%\"", "minstens = \"90\"")]);
    let output = run(folder.path(), &["--overeenkomst", "oss", "--allow", "OW-N04"]);
    assert_eq!(status(&output), 3);
    assert!(stdout(&output).starts_with("fout[OW-N04]: "), "{}", stdout(&output));
    assert!(stdout(&output).contains(" = --allow laat alleen waarschuwingen weg"), "{}", stdout(&output));
}

#[test]
fn wrong_usage_says_what_was_meant_and_shows_no_findings() {
    for (args, expected) in [
        (&["--allow", "OW-F2"][..], "Bedoelde u OW-F02?"),
        (&["--deny", "alles"], "Kies warnings."),
        (&["--output", "jsno=a"], "Bedoelde u json? Kies text, json, sarif, github of junit."),
        (&["--overeenkomst", "weg"], "fout: weg (de map met de overeenkomst) bestaat niet."),
        (&["--overeenkomst", "agreements/oss-2022", "--overeenkomst", "weg"], "fout: weg "),
        (&["--overeenkomst", "README.md"], "fout: README.md (de map met de overeenkomst) is geen map."),
    ] {
        for form in [&[][..], &["--format", "json"], &["-q"]] {
            let output = run(&root(""), &[args, form].concat());
            assert_eq!(status(&output), 2, "{args:?}");
            assert_eq!(stdout(&output), "", "{args:?}");
            assert!(stderr(&output).contains(expected), "{}", stderr(&output));
        }
    }
    let empty = tempfile::tempdir().unwrap();
    let output = run(empty.path(), &[]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("Geef --overeenkomst MAP"), "{}", stderr(&output));
}

#[test]
fn an_empty_folder_and_wrong_settings_are_findings() {
    let empty = tempfile::tempdir().unwrap();
    let output = run(empty.path(), &["--overeenkomst", "."]);
    assert_eq!(status(&output), 3);
    assert!(stdout(&output).starts_with("fout[OW-S07]: "), "{}", stdout(&output));
    assert!(
        stdout(&output).ends_with("\n1 fout in 0 bestanden. Er zijn geen toetsen.\n"),
        "{}",
        stdout(&output)
    );
    fs::write(empty.path().join("oss-welzijn.toml"), "formaat = 2\novereenkomst = \"weg\"\n").unwrap();
    let output = run(empty.path(), &[]);
    assert_eq!(status(&output), 3);
    assert_eq!(places_in_text(&stdout(&output)), ["OW-C01 oss-welzijn.toml:1:11"]);
}

#[test]
fn several_agreements_are_read_in_one_run_and_each_for_itself() {
    let folder = oss(&[CENT]);
    copy(&root("tests/gevallen/status-3/overeenkomst"), &folder.path().join("fout"));
    let args = ["--overeenkomst", "oss", "--overeenkomst", "fout", "--overeenkomst", "./oss/"];
    let json = json(folder.path(), &args);
    let expected = ["OW-N04 fout/normen.toml:35:12", "OW-V01 fout/normen.toml:40:14", "OW-F02 oss/"];
    let places = places_in_json(&json);
    assert_eq!(places.len(), expected.len(), "{places:?}");
    for (place, expected) in places.iter().zip(expected) {
        assert!(place.starts_with(expected), "{place}");
    }
    // The one with errors keeps no toets of the other from running.
    assert_eq!(json["toetsen"], serde_json::json!({ "uitgevoerd": 116, "niet_uitgevoerd": 0 }));
    assert_eq!(json["totaal"]["bestanden"], 43 + 2);
    change(folder.path(), "oss/normen/1-raadslieden.toml", "minstens = \"100%\"", "minstens = \"99%\"");
    let output = run(folder.path(), &args);
    assert!(stdout(&output).contains("fout[OW-T01]: "), "{}", stdout(&output));
}

#[test]
fn the_json_has_the_codes_and_places_of_the_text_in_the_same_order() {
    let failing = oss(&[("normen/2-sociaal-werk.toml", "binnen = \"4 weken\"", "binnen = \"5 weken\"")]);
    let (broken, warned) = (broken(), oss(&[CENT]));
    for folder in [&failing, &broken, &warned] {
        let args = ["--overeenkomst", "oss", "--allow", "OW-D01"];
        let json = json(folder.path(), &args);
        let text = stdout(&run(folder.path(), &args));
        assert_eq!(places_in_json(&json), places_in_text(&text), "{text}");
        assert!(places_in_json(&json).len() >= 2, "{json}");
        for found in json["bevindingen"].as_array().unwrap() {
            assert!(text.contains(found["bericht"].as_str().unwrap()), "{found}");
        }
    }
    let found = &json(failing.path(), &["--overeenkomst", "oss"])["bevindingen"][0];
    assert_eq!((&found["naam"], &found["ernst"]), (&"toets-anders".into(), &"fout".into()));
    assert_eq!((&found["eind_regel"], &found["eind_kolom"]), (&25.into(), &64.into()));
    assert_eq!(
        (&found["ook"][0]["regel"], &found["ook"][0]["label"]),
        (&13.into(), &"geldt vanaf 1 januari 2022".into())
    );
}

#[test]
fn several_forms_are_written_at_once_and_leave_the_screen_to_the_one_that_names_it() {
    let folder = broken();
    let args =
        ["--overeenkomst", "oss", "--output", "sarif=a.sarif", "--output", "junit=b.xml", "--output", "-"];
    let output = run(folder.path(), &args);
    assert_eq!(status(&output), 3);
    assert!(stdout(&output).contains("fout[OW-"), "{}", stdout(&output));
    let sarif: Value = serde_json::from_slice(&fs::read(folder.path().join("a.sarif")).unwrap()).unwrap();
    let count = json(folder.path(), &["--overeenkomst", "oss"])["bevindingen"].as_array().unwrap().len();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), count);
    let junit = fs::read_to_string(folder.path().join("b.xml")).unwrap();
    assert_eq!(junit.matches("<testcase ").count(), count);
}
