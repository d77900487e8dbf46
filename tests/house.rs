//! The rules of the house (design, chapter 2), held against the source itself.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The floors from the ground up, and who lives there.
const FLOORS: [&[&str]; 6] = [
    &["source", "diagnostic", "number", "calendar"],
    &["agreement", "intake"],
    &["norm", "wachtlijst", "risico", "financien", "verleden"],
    &["report"],
    &["render"],
    &["cli"],
];

/// What a file may have at most.
const LINES: usize = 600;
/// The binary hands over and does nothing itself.
const LINES_OF_MAIN: usize = 40;
/// A `_ =>` hides a new variant from the compiler. Over numbers, texts and the enums of others it can't be missed.
const WILDCARDS: usize = 24;

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

/// The module at the top of the crate that a file belongs to: `norm` for `norm.rs` and `norm/termijn.rs`.
fn module(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// Everything that one file does against the rules.
fn faults(path: &str, text: &str) -> Vec<String> {
    let module = module(path);
    let code = code(text);
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{path}: {what}"));
    let most = if path == "main.rs" { LINES_OF_MAIN } else { LINES };
    if text.lines().count() > most {
        fault(format!("has {} lines, and {most} is the most", text.lines().count()));
    }
    let is_top = matches!(path, "lib.rs" | "main.rs");
    match floor(module) {
        None if !is_top => fault("lives on no floor".to_owned()),
        None => {}
        Some(own) => {
            for other in names_under(&code, "crate") {
                let wrong = match floor(&other) {
                    None => false,
                    Some(there) => there > own || (module == "agreement" && other == "intake"),
                };
                if wrong {
                    fault(format!("goes up to {other}"));
                }
            }
        }
    }
    // No verdict, and no other byte that comes out, may depend on when it is made.
    let clocks = ["SystemTime", "Instant", "Local", "Utc"];
    for clock in clocks.iter().filter(|clock| has_word(&code, clock)) {
        fault(format!("reads a clock: {clock}"));
    }
    if module == "cli" || path == "main.rs" {
        return faults;
    }
    let shut = ["fs", "env", "net", "process"];
    for name in names_under(&code, "std").iter().filter(|name| shut.contains(&name.as_str())) {
        fault(format!("uses std::{name}, which only cli may"));
    }
    let words = ["println", "eprintln", "print", "eprint", "dbg", "stdout", "stderr", "stdin", "anyhow"];
    for word in words.iter().filter(|word| has_word(&code, word)) {
        fault(format!("uses {word}, which only cli may"));
    }
    faults
}

/// What is compiled into the program: without comments, the insides of texts, and the tests at the end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < letters.len() {
        let rest = &letters[at..];
        let length = match rest {
            ['/', '/', ..] => rest.iter().position(|letter| *letter == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => 2 + until(&rest[2..], &['*', '/']),
            ['r', '#', '"', ..] => 3 + until(&rest[3..], &['"', '#']),
            ['r', '"', ..] if !out.ends_with(is_word) => 2 + until(&rest[2..], &['"']),
            ['"', ..] => quoted(rest),
            ['\'', '\\', _, ..] => 3 + until(&rest[3..], &['\'']),
            ['\'', _, '\'', ..] => 3,
            _ => {
                out.push(rest[0]);
                1
            }
        };
        if length > 1 {
            out.push(' ');
        }
        at += length;
    }
    out
}

/// How many letters up to and with the first `end`.
fn until(letters: &[char], end: &[char]) -> usize {
    letters.windows(end.len()).position(|window| window == end).map_or(letters.len(), |at| at + end.len())
}

/// How many letters a text in quotes takes.
fn quoted(letters: &[char]) -> usize {
    let mut at = 1;
    while at < letters.len() && letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(letters.len())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn has_word(code: &str, word: &str) -> bool {
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_word) && !code[at + word.len()..].starts_with(is_word))
}

/// The names that follow `root::`, also those in braces: `crate::{a::b, c}` gives a and c.
fn names_under(code: &str, root: &str) -> Vec<String> {
    let start = format!("{root}::");
    let mut names = Vec::new();
    for (at, _) in code.match_indices(&start) {
        if code[..at].ends_with(is_word) || code[..at].ends_with("::") {
            continue;
        }
        let rest = &code[at + start.len()..];
        match rest.strip_prefix('{') {
            None => names.push(first_word(rest)),
            Some(group) => names.extend(branches(group).iter().map(|branch| first_word(branch))),
        }
    }
    names
}

fn first_word(path: &str) -> String {
    path.trim_start().chars().take_while(|letter| is_word(*letter)).collect()
}

/// The parts between the commas of a group of imports, whose opening brace is gone.
fn branches(group: &str) -> Vec<String> {
    let mut branches = vec![String::new()];
    let mut depth = 1;
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        match branches.last_mut() {
            Some(branch) if letter != ',' || depth > 1 => branch.push(letter),
            _ => branches.push(String::new()),
        }
    }
    branches
}

/// Every source file: its path below `src/` with `/`, and its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_file_keeps_the_rules() {
    let sources = sources();
    assert!(sources.len() > 30, "only {} files found", sources.len());
    let faults: Vec<String> = sources.iter().flat_map(|(path, text)| faults(path, text)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_module_of_the_crate_has_a_floor() {
    let lib = code(&sources().iter().find(|(path, _)| path == "lib.rs").unwrap().1);
    let modules: Vec<&str> =
        lib.split("mod ").skip(1).filter_map(|rest| rest.split([';', ' ']).next()).collect();
    assert!(modules.contains(&"cli") && modules.contains(&"source"), "{modules:?}");
    let homeless: Vec<&&str> = modules.iter().filter(|module| floor(module).is_none()).collect();
    assert!(homeless.is_empty(), "{homeless:?}");
}

#[test]
fn arms_that_catch_all_stay_few() {
    let counts: Vec<(String, usize)> = sources()
        .into_iter()
        .map(|(path, text)| (path, code(&text).matches("_ =>").count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    assert!(total <= WILDCARDS, "{total} arms `_ =>`, and {WILDCARDS} is the most: {counts:#?}");
}

#[test]
fn the_rules_see_what_breaks_them() {
    let upward = "use crate::{calendar::{Periode, Ritme}, report::{self, Report}, agreement};";
    for (path, text, expected) in [
        ("norm/x.rs", upward, "goes up to report"),
        ("source.rs", "fn f() { crate::intake::lees() }", "goes up to intake"),
        ("agreement/x.rs", "use crate::intake::Cel;", "goes up to intake"),
        ("helpers.rs", "", "lives on no floor"),
        ("render/x.rs", "use std::{fmt, fs::{self, File}, io};", "uses std::fs, which only cli may"),
        ("report.rs", "fn f() { println!(\"x\") }", "uses println, which only cli may"),
        ("report.rs", "fn f() { std::env::args() }", "uses std::env, which only cli may"),
        ("intake.rs", "fn f() -> anyhow::Result<()> {}", "uses anyhow, which only cli may"),
        ("cli/x.rs", "fn f() { SystemTime::now() }", "reads a clock: SystemTime"),
        ("main.rs", &"\n".repeat(41), "has 41 lines, and 40 is the most"),
        ("number.rs", &"\n".repeat(601), "has 601 lines, and 600 is the most"),
    ] {
        assert_eq!(faults(path, text), [format!("{path}: {expected}")]);
    }
}

#[test]
fn the_rules_leave_alone_what_keeps_them() {
    let fine = "//! No println! and no crate::report here.\n/* std::fs */\nuse crate::{agreement::Norm, source};\n\
        fn f<'a>(x: &'a str) -> char { g(\"crate::cli \\\" println!\", r#\"std::fs \"anyhow\"\"#); '\"' }\n\
        #[cfg(test)]\nmod tests { use std::fs; }\n";
    assert!(faults("intake/x.rs", fine).is_empty());
    assert!(faults("cli/x.rs", "use std::{env, fs}; use crate::render; fn f() { println!() }").is_empty());
    assert_eq!(code("match x { 'a' => 1, '\\'' => 2, _ => 3 }"), "match x {   => 1,   => 2, _ => 3 }");
}
