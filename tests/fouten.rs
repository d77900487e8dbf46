//! The gallery as a whole: every code has a reproducer under `tests/fouten`, and a snapshot of it that shows the code.
//!
//! What a library call shows by itself has a test of its own (`fouten_overeenkomst`, `fouten_levering`). What comes from
//! judging, from the settings or from the command line is shown here, by the program in the folder of the code: its
//! file `opdracht` holds the words of the command line.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use oss_welzijn::diagnostic::Code;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What stands in a folder, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn run(folder: &Path, words: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
    for name in ["NO_COLOR", "TERM", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.env("COLUMNS", "80").args(words.split_whitespace()).current_dir(folder).output().unwrap()
}

/// What the program prints in a folder, as a user would see it. The screen of `check` has no codes, so that those of its
/// JSON stand under it.
fn screen(folder: &Path) -> String {
    let words = fs::read_to_string(folder.join("opdracht")).unwrap();
    let output = run(folder, &words);
    let mut text = format!(
        "$ oss-welzijn {}\n{}{}[status {}]\n",
        words.trim(),
        String::from_utf8(output.stderr).unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        output.status.code().unwrap()
    );
    if words.starts_with("check ") {
        let json = run(folder, &format!("{words} --format json")).stdout;
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        for found in json["bevindingen"].as_array().unwrap() {
            let word = |key: &str| found[key].as_str().unwrap();
            writeln!(text, "{}[{}] {}", word("ernst"), word("code"), word("bericht")).unwrap();
        }
    }
    text
}

#[test]
fn the_program_shows_each_code_in_its_folder() {
    let folders = entries(&root("tests/fouten/programma"));
    let shown = folders.iter().filter(|folder| name(folder).starts_with("OW-"));
    for folder in shown {
        let code = name(folder);
        let text = screen(folder);
        let others: Vec<&str> = Code::ALL
            .iter()
            .map(|code| code.as_str())
            .filter(|other| *other != code && text.contains(&format!("[{other}]")))
            .collect();
        assert!(others.is_empty(), "{code} shows {others:?} too:\n{text}");
        insta::with_settings!({
            snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true
        }, {
            insta::assert_snapshot!("uitvoer", text);
        });
    }
}

/// Whether a line of the text of a snapshot is about a code.
fn shows(snapshot: &str, code: &str) -> bool {
    let body = snapshot.splitn(3, "---\n").nth(2).unwrap_or_default();
    body.lines().any(|line| !line.starts_with("$ ") && line.contains(code))
}

/// Where a code is reproduced, and whether a snapshot shows it there.
fn reproducers(code: &str) -> Vec<(PathBuf, bool)> {
    let mut found = Vec::new();
    for gallery in entries(&root("tests/fouten")) {
        let (folder, file) = (gallery.join(code), gallery.join(format!("{code}.toml")));
        if folder.is_dir() {
            let snapshots: Vec<PathBuf> = entries(&folder)
                .into_iter()
                .filter(|path| path.extension().is_some_and(|extension| extension == "snap"))
                .collect();
            let seen = snapshots.iter().any(|path| shows(&fs::read_to_string(path).unwrap(), code));
            found.push((folder, seen));
        }
        if file.is_file() {
            // The files of a gallery share the snapshot of the test that has its name.
            let test = format!("fouten_{}__", name(&gallery));
            let snapshots = entries(&root("tests/snapshots"));
            let mut own = snapshots.iter().filter(|path| name(path).starts_with(&test));
            let marked = format!("{code} ");
            let seen = own
                .any(|path| fs::read_to_string(path).unwrap().lines().any(|line| line.starts_with(&marked)));
            found.push((file, seen));
        }
    }
    found
}

#[test]
fn every_code_has_a_reproducer_and_a_snapshot_that_shows_it() {
    let mut faults = Vec::new();
    for code in Code::ALL.iter().map(|code| code.as_str()) {
        let found = reproducers(code);
        if found.is_empty() {
            faults.push(format!("{code} has no file or folder of its name under tests/fouten"));
        }
        for (path, _) in found.iter().filter(|(_, seen)| !seen) {
            faults.push(format!("no snapshot shows {code} of {}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_reproducer_is_of_a_code_that_exists() {
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for gallery in entries(&root("tests/fouten")) {
        let names: Vec<String> = entries(&gallery).iter().map(|path| name(path)).collect();
        for name in names.iter().filter(|name| name.starts_with("OW-")) {
            assert!(known.contains(&name.trim_end_matches(".toml")), "{name} is no code");
        }
    }
}
