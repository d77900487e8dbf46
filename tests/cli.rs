//! The program as a user or a script meets it: what stands where, and what it refuses. `status` holds the exit statuses.
//!
//! The cases are folders in `tests/gevallen`. They share one small agreement, of which the figures differ.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// The folder of a case.
fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gevallen").join(name)
}

/// The program, about to run in a folder, without anything from the surroundings that could colour its output.
fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
    command.args(args).current_dir(folder);
    for name in ["NO_COLOR", "COLUMNS", "TERM", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &str, args: &[&str]) -> Output {
    program(&case(folder), args).output().unwrap()
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

/// The cases with a verdict, and the status that goes with it.
const VERDICTS: [(&str, i32); 4] = [("status-0", 0), ("status-1", 1), ("status-4", 4), ("te-beoordelen", 0)];

#[test]
fn under_a_selection_the_status_is_that_of_the_selection() {
    assert_eq!(status(&run("status-1", &["check", "--kernbeding", "toegang"])), 1);
    assert_eq!(status(&run("status-1", &["check", "--kernbeding", "jongeren"])), 0);
    assert_eq!(status(&run("status-1", &["check", "--werksoort", "jongerenwerk"])), 0);
}

#[test]
fn the_json_says_what_the_status_says() {
    for (folder, expected) in VERDICTS {
        let output = run(folder, &["check", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(json["schema"], "oss-welzijn/check/1");
        assert_eq!(json["exit"], expected, "{folder}");
        assert_eq!(json["voorbeeld"], true);
        // The last quarter that was over when the newest delivery ended.
        assert_eq!(json["periode"]["id"], "2023-Q1");
        assert_eq!(json["peildatum"], "2023-03-31");
    }
}

#[test]
fn an_agreement_with_mistakes_gives_all_of_them_on_stderr_and_nothing_on_stdout() {
    for args in [&["check"][..], &["check", "--format", "json"], &["check", "-q"]] {
        let output = run("status-3", args);
        assert_eq!(status(&output), 3, "{}", stderr(&output));
        assert_eq!(stdout(&output), "");
        let text = stderr(&output);
        assert!(text.contains("fout[OW-N04]: "), "{text}");
        assert!(text.contains(" --> overeenkomst/normen.toml:35:12\n"), "{text}");
        assert!(text.contains("fout[OW-V01]: "), "{text}");
        assert!(text.contains(" --> overeenkomst/normen.toml:40:14\n"), "{text}");
        assert!(text.ends_with("\n2 fouten in 3 bestanden.\n"), "{text}");
    }
}

#[test]
fn settings_with_mistakes_give_all_of_them() {
    let output = run("instelling-fout", &["check"]);
    assert_eq!(status(&output), 3);
    assert_eq!(stdout(&output), "");
    let text = stderr(&output);
    for place in ["1:11", "2:1", "3:12", "4:13"] {
        assert!(text.contains(&format!(" --> oss-welzijn.toml:{place}\n")), "{place}\n{text}");
    }
    assert!(text.contains("bedoelde u overeenkomst?"), "{text}");
    // They are found together with those of an agreement that the command line names.
    let output = run("instelling-fout", &["check", "--overeenkomst", "../status-3/overeenkomst"]);
    assert_eq!(status(&output), 3);
    assert!(stderr(&output).contains("OW-C01") && stderr(&output).contains("OW-N04"), "{}", stderr(&output));
}

#[test]
fn settings_that_are_not_toml_say_where_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("oss-welzijn.toml");
    for (text, place, remedy) in [
        ("formaat = 1\ngegevens = data/2023\n", "2:12", "schrijf \"data/2023\""),
        ("formaat = 1\nformaat = 1\n", "2:1", "laat één van de twee staan"),
        ("", "1:1", "zet bovenaan formaat = 1"),
    ] {
        fs::write(&path, text).unwrap();
        let output = program(folder.path(), &["check"]).output().unwrap();
        assert_eq!(status(&output), 3);
        assert!(stderr(&output).contains(&format!("--> oss-welzijn.toml:{place}\n")), "{}", stderr(&output));
        assert!(stderr(&output).contains(&format!("= oplossing: {remedy}\n")), "{}", stderr(&output));
        assert!(stderr(&output).ends_with("\n1 fout in 1 bestand.\n"), "{}", stderr(&output));
    }
}

#[test]
fn settings_are_found_from_a_folder_below_and_paths_are_told_from_there() {
    let output = run("status-3/overeenkomst", &["check"]);
    assert_eq!(status(&output), 3);
    assert!(stderr(&output).contains(" --> normen.toml:35:12\n"), "{}", stderr(&output));
}

#[test]
fn a_file_that_is_no_text_is_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), b"id = \"\xff\"\n").unwrap();
    let output =
        program(&case("status-0"), &["check", "--overeenkomst"]).arg(folder.path()).output().unwrap();
    assert_eq!(status(&output), 3);
    assert!(stderr(&output).contains("fout[OW-S08]: "), "{}", stderr(&output));
}

#[test]
fn a_folder_without_an_agreement_is_a_finding_and_one_that_is_not_there_wrong_usage() {
    let empty = tempfile::tempdir().unwrap();
    let output = program(&case("status-0"), &["check", "--overeenkomst"]).arg(empty.path()).output().unwrap();
    assert_eq!(status(&output), 3);
    assert!(stderr(&output).contains("fout[OW-S07]: "), "{}", stderr(&output));
    for args in [
        &["check", "--overeenkomst", "weg"][..],
        &["check", "--gegevens", "weg"],
        &["check", "--gegevens", "oss-welzijn.toml"],
        &["check", "--config", "weg.toml"],
    ] {
        let output = run("status-0", args);
        assert_eq!(status(&output), 2, "{args:?}");
        assert!(stderr(&output).starts_with(&format!("fout: {} ", args[2])), "{}", stderr(&output));
        assert_eq!(stdout(&output), "");
    }
    // Outside any folder with settings.
    let output = program(empty.path(), &["check"]).output().unwrap();
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("--overeenkomst"), "{}", stderr(&output));
}

#[test]
fn without_a_delivery_it_asks_for_a_period_and_with_one_it_says_that_there_are_no_figures() {
    let output = run("leeg", &["check"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("--periode 2023-Q1"), "{}", stderr(&output));
    let output = run("leeg", &["check", "--periode", "2023-Q1", "--format", "json"]);
    assert_eq!(status(&output), 4, "{}", stderr(&output));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["oordeel"], "geen_gegevens");
}

#[test]
fn an_id_that_is_not_there_gives_the_nearest_and_the_list() {
    let output = run("status-0", &["check", "--kernbeding", "toegagn"]);
    assert_eq!(status(&output), 2);
    let expected = "fout: --kernbeding: \"toegagn\" staat niet in deze overeenkomst. Bedoelde u toegang?\n\
        Deze zijn er:\n  toegang\n  jongeren\n";
    assert_eq!(stderr(&output), expected);
    assert_eq!(status(&run("status-0", &["check", "--werksoort", "toegang"])), 2);
}

#[test]
fn a_peildatum_before_the_period_is_wrong_usage() {
    let args = ["check", "--periode", "2023-Q1", "--peildatum", "31-12-2022"];
    let output = run("status-0", &args);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("1 januari 2023"), "{}", stderr(&output));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for args in [&["check"][..], &["check", "--format", "json"], &["check", "-v", "--zaken"]] {
        let (first, second) = (run("status-4", args), run("status-4", args));
        assert_eq!((first.stdout, first.stderr), (second.stdout, second.stderr), "{args:?}");
    }
}

#[test]
fn no_line_of_a_report_or_of_help_is_wider_than_80_columns() {
    for (folder, _) in VERDICTS {
        for args in [
            &["check"][..],
            &["check", "--zaken", "-v"],
            &["--help"],
            &["check", "--help"],
            &["schema", "--help"],
        ] {
            for line in stdout(&run(folder, args)).lines() {
                assert!(line.chars().count() <= 80, "{folder} {args:?}: {line}");
            }
        }
    }
}

#[test]
fn colour_comes_only_when_asked_for_and_never_in_a_file() {
    let has_colour = |output: &Output| output.stdout.contains(&0x1b);
    assert!(!has_colour(&run("status-1", &["check"])));
    assert!(has_colour(&run("status-1", &["check", "--color", "always"])));
    assert!(!has_colour(&run("status-1", &["check", "--color", "never"])));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    let output =
        program(&case("status-1"), &["check", "--color", "always", "--output"]).arg(&path).output().unwrap();
    assert_eq!(status(&output), 1);
    assert!(!fs::read(path).unwrap().contains(&0x1b));
}

#[test]
fn several_outputs_at_once_are_those_of_stdout_and_leave_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (table, json) = (folder.path().join("a.txt"), folder.path().join("a.json"));
    fs::write(&table, "oud").unwrap();
    let asked = format!("json={}", json.display());
    let output =
        program(&case("status-1"), &["check", "--output", &asked, "--output"]).arg(&table).output().unwrap();
    assert_eq!(status(&output), 1, "{}", stderr(&output));
    assert_eq!(stdout(&output), "");
    assert_eq!(fs::read(&table).unwrap(), run("status-1", &["check"]).stdout);
    assert_eq!(fs::read(&json).unwrap(), run("status-1", &["check", "--format", "json"]).stdout);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    // Quietly, files are written all the same.
    fs::remove_file(&json).unwrap();
    assert_eq!(status(&run("status-1", &["check", "-q", "--output", &asked])), 1);
    assert!(json.exists());
}

#[test]
fn output_that_cannot_be_written_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("oud.json");
    fs::write(&old, "oud").unwrap();
    let (good, bad) = (format!("json={}", old.display()), folder.path().join("weg/a.txt"));
    let output =
        program(&case("status-0"), &["check", "--output", &good, "--output"]).arg(bad).output().unwrap();
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("bestaat niet"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(old).unwrap(), "oud");
    let output = program(&case("status-0"), &["check", "--output"]).arg(folder.path()).output().unwrap();
    assert_eq!(status(&output), 2);
}

#[test]
fn a_reader_that_has_seen_enough_does_not_change_the_status() {
    for (folder, expected) in VERDICTS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output =
            program(&case(folder), &["check"]).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(status(&output), expected);
        assert_eq!(stderr(&output), "");
    }
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let args = ["schema", "overeenkomst"];
    let output = program(&case("leeg"), &args).stdout(writer).stderr(Stdio::piped()).output().unwrap();
    assert_eq!((status(&output), stderr(&output).as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_device_is_not_replaced() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = program(&case("status-0"), &["check"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("past niet op de schijf"), "{}", stderr(&output));
    assert_eq!(status(&run("status-0", &["check", "--output", "/dev/null"])), 0);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_data_folder_is_not_followed_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = case("status-0/gegevens/aanmeldingen-2023-Q1.csv");
    std::os::unix::fs::symlink(file, folder.path().join("aanmeldingen-2023-Q1.csv")).unwrap();
    let args = ["check", "--periode", "2023-Q1", "--gegevens"];
    let output = program(&case("status-0"), &args).arg(folder.path()).output().unwrap();
    assert_eq!(status(&output), 4);
    assert!(stderr(&output).contains("aanmeldingen-2023-Q1.csv is niet gelezen"), "{}", stderr(&output));
}

#[test]
fn with_v_it_tells_what_was_read() {
    let text = stderr(&run("status-0", &["check", "-v"]));
    for line in [
        "Instellingen: oss-welzijn.toml",
        "Overeenkomst: ../overeenkomst (2 bestanden)",
        "Leveringen:   gegevens (2 bestanden)",
        "  gegevens/aanmeldingen-2023-Q1.csv: 4 rijen, utf-8, ; tussen de cellen, regeleinde lf",
        "    datum jjjj-mm-dd",
        "Periode:      1e kwartaal 2023",
        "Peildatum:    31 maart 2023",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    assert_eq!(stderr(&run("status-0", &["check"])), "");
}

/// Help, version and wrong usage, word for word.
#[test]
fn usage() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}
