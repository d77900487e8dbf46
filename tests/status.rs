//! One exit status for one situation: whatever the command prints, in which form, how loudly, and where to.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// A folder with what is looked at, the words that ask for it, and the status that it must give.
struct Situatie {
    folder: PathBuf,
    words: Vec<&'static str>,
    status: i32,
    /// Whether there is a report, be it one without findings.
    verslag: bool,
    /// Whether there are findings: without them there is nothing to annotate.
    bevindingen: bool,
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
    for name in ["NO_COLOR", "COLUMNS", "TERM", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.args(words).current_dir(folder).output().unwrap()
}

/// Runs a situation in every form, loudness and place. Gives how many times that was.
fn in_elke_vorm(situatie: &Situatie, forms: &[&str]) -> usize {
    let Situatie { folder, words, status, verslag, bevindingen } = situatie;
    let files = tempfile::tempdir().unwrap();
    let path = |form: &str| files.path().join(form).to_string_lossy().into_owned();
    let mut count = 0;
    for form in forms {
        for loud in [&[][..], &["-v"], &["-q"]] {
            let one = ["--output".to_owned(), path("een")];
            let named: Vec<String> = forms
                .iter()
                .flat_map(|form| ["--output".to_owned(), format!("{form}={}", path(form))])
                .chain(["--output".to_owned(), "-".to_owned()])
                .collect();
            // The several have every form in them, so that they need not be told which.
            let several = (*form == forms[0]).then_some(&named[..]);
            for places in [&[][..], &one].into_iter().chain(several) {
                let places: Vec<&str> = places.iter().map(String::as_str).collect();
                let words = [&words[..], &["--format", form], loud, &places].concat();
                let output = run(folder, &words);
                let shown = String::from_utf8_lossy(&output.stderr).into_owned();
                assert_eq!(output.status.code(), Some(*status), "{words:?}\n{shown}");
                let on_screen = places.is_empty() || places.contains(&"-");
                let empty = loud == ["-q"] || !on_screen || !verslag || (*form == "github" && !bevindingen);
                assert_eq!(output.stdout.is_empty(), empty, "{words:?}");
                if *form == "json" && on_screen && *verslag && loud != ["-q"] {
                    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
                    assert_eq!(json["exit"], *status, "{words:?}");
                }
                // Quietly, files are written all the same.
                let expected = if !verslag || places.is_empty() { 0 } else { places.len() / 2 };
                let expected = if on_screen { expected.saturating_sub(1) } else { expected };
                assert_eq!(fs::read_dir(files.path()).unwrap().count(), expected, "{words:?}");
                for file in fs::read_dir(files.path()).unwrap() {
                    fs::remove_file(file.unwrap().path()).unwrap();
                }
                count += 1;
            }
        }
    }
    count
}

#[test]
fn check_has_one_status_in_every_form() {
    let case = |name: &str, words: &[&'static str], status| Situatie {
        folder: root("tests/gevallen").join(name),
        words: [&["check"], words].concat(),
        status,
        verslag: status != 3,
        bevindingen: true,
    };
    let mut count = 0;
    for situatie in [
        case("status-0", &[], 0),
        case("status-0", &["--strict"], 0),
        case("status-1", &[], 1),
        case("status-1", &["--strict"], 1),
        case("status-4", &[], 4),
        case("te-beoordelen", &[], 0),
        case("te-beoordelen", &["--strict"], 4),
        case("status-3", &[], 3),
        case("status-3", &["--strict"], 3),
        case("instelling-fout", &[], 3),
    ] {
        count += in_elke_vorm(&situatie, &["table", "json"]);
    }
    assert_eq!(count, 10 * (2 * 3 * 2 + 3));
}

/// A small agreement without findings, in which this is that.
fn overeenkomst(from: &str, to: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(root("tests/fouten/programma/overeenkomst/overeenkomst.toml")).unwrap();
    assert!(text.contains(from));
    fs::create_dir(folder.path().join("overeenkomst")).unwrap();
    fs::write(folder.path().join("overeenkomst/a.toml"), text.replacen(from, to, 1)).unwrap();
    folder
}

#[test]
fn validate_has_one_status_in_every_form() {
    let fine = overeenkomst("90%", "90%");
    // A norm without a bron: a warning.
    let warned = overeenkomst("bron = { stuk = \"memo\", plaats = \"1\" }\n", "");
    // A toets that comes out differently, a mistake in a value, and no TOML.
    let wrong = [("gesprek = 2023-01-30", "gesprek = 2023-01-31"), ("90%", "90"), ("[[norm]]", "[[norm]")];
    let wrong = wrong.map(|(from, to)| overeenkomst(from, to));
    let case = |folder: &TempDir, words: &[&'static str], bevindingen, status| Situatie {
        folder: folder.path().to_owned(),
        words: [&["validate", "--overeenkomst", "overeenkomst"], words].concat(),
        status,
        verslag: true,
        bevindingen,
    };
    let deny = &["--deny", "warnings"];
    let mut situaties = vec![
        case(&fine, &[], false, 0),
        case(&fine, deny, false, 0),
        // What is allowed for nothing is a warning.
        case(&fine, &["--allow", "OW-F02"], true, 0),
        case(&fine, &["--allow", "OW-F02", "--deny", "warnings"], true, 3),
        case(&warned, &[], true, 0),
        case(&warned, deny, true, 3),
        case(&warned, &["--deny", "warnings", "--allow", "OW-N17"], false, 0),
    ];
    for folder in &wrong {
        situaties.extend([case(folder, &[], true, 3), case(folder, deny, true, 3)]);
    }
    let forms = ["text", "json", "sarif", "github", "junit"];
    let count: usize = situaties.iter().map(|situatie| in_elke_vorm(situatie, &forms)).sum();
    assert_eq!(count, 13 * (5 * 3 * 2 + 3));
}
