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
use sha2::{Digest, Sha256};
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
    assert_eq!(stdout(&output), "Geen fouten in 46 bestanden. 142 toetsen uitgevoerd.\n");
    assert_eq!(stderr(&output), "");
    let json = json(&root(""), &["--deny", "warnings"]);
    assert_eq!(json["bevindingen"], serde_json::json!([]));
    assert_eq!(json["toetsen"], serde_json::json!({ "uitgevoerd": 142, "niet_uitgevoerd": 0 }));
}

/// The last line of the text, and how many toetsen the JSON says were run and not.
fn toetsen(folder: &TempDir) -> (String, u64, u64) {
    let text = stdout(&run(folder.path(), &["--overeenkomst", "oss"]));
    let json = json(folder.path(), &["--overeenkomst", "oss"]);
    let count = |key: &str| json["toetsen"][key].as_u64().unwrap();
    let end = text.rsplit_once("bestanden. ").unwrap().1.replace('\n', " ").trim().to_owned();
    (end, count("uitgevoerd"), count("niet_uitgevoerd"))
}

/// The toetsen of norms on money and people: they rest on the price level in the head.
const GELD: u64 = 26;

#[test]
fn only_the_toetsen_of_a_norm_with_an_error_are_not_run() {
    let four_weeks = ("normen/2-sociaal-werk.toml", "minstens = \"90%\"", "minstens = \"90\"");
    let folder =
        oss(&[four_weeks, ("normen/2-sociaal-werk.toml", "binnen = \"12 maanden\"", "binnen = \"1 maand\"")]);
    let end = "138 toetsen uitgevoerd. 4 toetsen niet uitgevoerd, want hun norm heeft een fout.";
    assert_eq!(toetsen(&folder), (end.to_owned(), 138, 4));
    let places = places_in_json(&json(folder.path(), &["--overeenkomst", "oss"]));
    let codes: Vec<&str> = places.iter().map(|place| place.split(' ').next().unwrap()).collect();
    assert!(codes.contains(&"OW-N04") && codes.contains(&"OW-T01"), "{places:?}");
    // A set keeps its norms from running, a head those that rest on its areas or holidays, a doel none.
    for (change, norm, set, head) in [
        (
            (
                "gegevens/4-informeel.toml",
                "eenheid = [\"onderdeel\", \"onderdelen\"]",
                "eenheid = \"onderdeel\"",
            ),
            0,
            3,
            0,
        ),
        (("overeenkomst.toml", "prijspeil = 2021", "prijspeil = 21"), 0, 0, 19 + GELD),
        (("doelen/5-jongerenwerk.toml", "nummer = \"1\"", "nummer = 1"), 0, 0, 0),
        // No TOML any more: the norm to its last toets.
        (("normen/3-informeel.toml", "periode = \"2023\"", "periode = \"2023"), 3, 0, 0),
    ] {
        let (end, run, not) = toetsen(&oss(&[change]));
        assert_eq!((run, not), (142 - norm - set - head, norm + set + head), "{change:?}: {end}");
        for (count, what) in [(norm, "hun norm "), (set, "hun gegevensset "), (head, "[overeenkomst] ")] {
            assert_eq!(end.contains(what), count > 0, "{change:?}: {end}");
        }
    }
}

#[test]
fn of_what_can_not_be_read_at_all_no_toets_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("oss")).unwrap();
    let write = |text: &[u8]| fs::write(folder.path().join("oss/a.toml"), text).unwrap();
    write(b"[[norm]]\nid = \"a\n[[norm.toets]]\n[[norm.toets]]\n");
    let said =
        |count: &str| format!("{count} toetsen niet uitgevoerd, want de overeenkomst is niet te lezen.");
    let text = stdout(&run(folder.path(), &["--overeenkomst", "oss"])).replace('\n', " ");
    assert!(text.contains(&said("2")), "{text}");
    write(b"\xff\xfe[\0n\0o\0r\0m\0]\0");
    let text = stdout(&run(folder.path(), &["--overeenkomst", "oss"])).replace('\n', " ");
    assert!(text.contains("Geen toetsen uitgevoerd, want de overeenkomst is niet te lezen."), "{text}");
}

#[test]
fn the_file_of_a_stuk_must_be_there_and_be_the_one_that_was_written_down() {
    // More than is held at a time.
    let bytes = vec![b'x'; 200_000];
    let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let head = "bron = { stuk = \"memo\", plaats = \"voorblad\" }\n";
    let with = |file: &str, sum: &str| {
        let keys = format!("{head}bestand = \"{file}\"\nsha256 = \"{sum}\"\n");
        let folder = oss(&[("stukken.toml", head, &keys)]);
        fs::create_dir(folder.path().join("oss/bijlagen")).unwrap();
        fs::write(folder.path().join("oss/bijlagen/memo.pdf"), &bytes).unwrap();
        fs::write(folder.path().join("buiten.pdf"), &bytes).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("../../buiten.pdf", folder.path().join("oss/bijlagen/link.pdf")).unwrap();
        folder
    };
    let other = format!("{:064}", 1);
    for (file, asked, expected) in [
        ("bijlagen/memo.pdf", sum.as_str(), None),
        ("bijlagen/memo.pdf", &other, Some(("OW-S19", sum.clone()))),
        ("bijlagen/weg.pdf", &sum, Some(("OW-S20", "\"bijlagen/weg.pdf\" bestaat niet".to_owned()))),
        ("bijlagen", &sum, Some(("OW-S20", "\"bijlagen\" is geen bestand".to_owned()))),
        ("bijlagen/link.pdf", &sum, Some(("OW-S20", "ligt buiten de map van de overeenkomst".to_owned()))),
    ] {
        let folder = with(file, asked);
        let output = run(folder.path(), &["--overeenkomst", "oss"]);
        let text = stdout(&output);
        let mut check = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
        let data = root("examples/oss-2023");
        check.args(["check", "--overeenkomst", "oss", "--gegevens"]).arg(data).args(["--periode", "2023-Q1"]);
        let refused = status(&check.current_dir(folder.path()).output().unwrap()) == 3;
        let Some((code, words)) = expected else {
            assert_eq!((status(&output), refused), (0, false), "{text}");
            continue;
        };
        assert_eq!((status(&output), refused), (3, true), "{text}");
        assert!(text.contains(&format!("fout[{code}]")) && text.contains(&words), "{text}");
        assert!(places_in_text(&text)[0].starts_with(&format!("{code} oss/stukken.toml:")), "{text}");
        // No norm rests on it.
        assert!(text.contains("142 toetsen uitgevoerd."), "{text}");
    }
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
        text.ends_with("\nGeen fouten, 1 waarschuwing in 45 bestanden. 142 toetsen uitgevoerd.\n"),
        "{text}"
    );
    let (code, text) = with(&["--deny", "warnings"]);
    assert_eq!(code, 3);
    assert!(text.ends_with("\nWaarschuwingen tellen als fout (--deny).\n"), "{text}");
    let (code, text) = with(&["--deny", "warnings", "--allow", "OW-F02"]);
    let expected =
        "Geen fouten in 45 bestanden. 142 toetsen uitgevoerd. 1 waarschuwing weggelaten\n(--allow).\n";
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
fn what_an_agreement_lacks_as_a_whole_is_said_of_its_folder() {
    let folder = oss(&[CENT]);
    fs::remove_file(folder.path().join("oss/overeenkomst.toml")).unwrap();
    let json = json(folder.path(), &["--overeenkomst", "oss"]);
    assert_eq!(json["bevindingen"][0]["code"], "OW-S03");
    assert_eq!(json["bevindingen"][0]["bestand"], "oss");
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
    assert_eq!(json["toetsen"], serde_json::json!({ "uitgevoerd": 142, "niet_uitgevoerd": 0 }));
    assert_eq!(json["totaal"]["bestanden"], 45 + 2);
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
    assert_eq!((&found["eind_regel"], &found["eind_kolom"]), (&26.into(), &64.into()));
    assert_eq!(
        (&found["ook"][0]["regel"], &found["ook"][0]["label"]),
        (&16.into(), &"geldt vanaf 1 januari 2022".into())
    );
    // From the key that decides to the end of its value: `binnen = "5 weken"`.
    assert_eq!((&found["ook"][0]["kolom"], &found["ook"][0]["eind_kolom"]), (&1.into(), &19.into()));
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
