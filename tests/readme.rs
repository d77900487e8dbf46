//! The README shows what the program really prints, and names the commands that CI runs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::process::Command;

const README: &str = include_str!("../README.md");

/// Where the README leaves lines out.
const GAP: &str = "[...]";

/// What follows `$ command` in a fenced block of the README.
fn shown(command: &str) -> Vec<Vec<&'static str>> {
    let start = README.find(&format!("$ {command}\n")).unwrap();
    let block = README[start..].split("```").next().unwrap();
    let lines: Vec<&str> = block.lines().skip(1).collect();
    lines.split(|line| *line == GAP).map(<[_]>::to_vec).collect()
}

#[test]
fn the_report_in_the_readme_is_the_report_of_the_example() {
    let output = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"))
        .arg("check")
        .env("COLUMNS", "80")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let report = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = report.lines().collect();
    let parts = shown("cargo run --release -- check");
    assert!(parts.len() > 1, "the README leaves nothing out");
    let mut from = 0;
    for part in parts {
        let found = lines[from..].windows(part.len()).position(|window| window == part);
        let Some(at) = found else { panic!("not in the report, or not in this order:\n{}", part.join("\n")) };
        from += at + part.len();
    }
}

#[test]
fn ci_ends_with_the_test_command_of_the_readme() {
    let ci = include_str!("../.ci/run");
    assert!(README.contains("\n$ cargo test\n"));
    assert_eq!(ci.lines().last(), Some("step cargo test"));
}
