//! What is said of each code: the list in `docs/bevindingen.md` is the one that the library makes, the examples come
//! from the galleries of mistakes, and the severities are those that the galleries show.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use oss_welzijn::{
    diagnostic::{Code, Ernst},
    render::codelijst,
    report,
};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The file or folder in the galleries that is named after a code.
fn galerij(code: Code) -> Option<PathBuf> {
    let rooms = fs::read_dir(root("tests/fouten")).unwrap().map(|entry| entry.unwrap().path());
    let names = [format!("{}.toml", code.as_str()), code.as_str().to_owned()];
    rooms.flat_map(|room| names.clone().map(|name| room.join(name))).find(|path| path.exists())
}

/// Every file at or under a path: its path from there with `/`, and its text.
fn teksten(path: &Path, onder: &str) -> Vec<(String, String)> {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap());
        return entries
            .flat_map(|entry| {
                let name = entry.file_name().into_string().unwrap();
                let name = if onder.is_empty() { name } else { format!("{onder}/{name}") };
                teksten(&entry.path(), &name)
            })
            .collect();
    }
    let bytes = fs::read(path).unwrap();
    // What is not UTF-8 is read as a spreadsheet meant it, or as an editor shows it.
    let meant = || encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned();
    let texts = match str::from_utf8(&bytes) {
        Ok(text) => vec![text.to_owned()],
        Err(_) => vec![meant(), String::from_utf8_lossy(&bytes).into_owned()],
    };
    texts.into_iter().map(|text| (onder.to_owned(), text)).collect()
}

/// A line without what a reader does not see.
fn genormaliseerd(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the lines stand in a text, in this order, perhaps with others between them.
fn staat_in(lines: &[&str], text: &str) -> bool {
    let mut there = text.lines().map(genormaliseerd);
    lines.iter().all(|line| there.any(|other| other == genormaliseerd(line)))
}

#[test]
fn the_list_in_the_docs_is_the_one_that_the_library_makes() {
    let path = root("docs/bevindingen.md");
    let made = codelijst(&report::codelijst());
    if env::var_os("BIJWERKEN").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == made,
        "docs/bevindingen.md is oud: draai BIJWERKEN=1 cargo test --test bevindingenlijst"
    );
}

#[test]
fn each_example_stands_in_the_gallery_of_its_code() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let lines = report::uitleg_van(*code).voorbeeld;
        let Some(path) = galerij(*code) else {
            panic!("{} has no gallery", code.as_str());
        };
        let files = teksten(&path, "");
        let names: Vec<&str> =
            files.iter().map(|(name, _)| name.as_str()).filter(|name| !name.ends_with(".snap")).collect();
        // Over several files: their names, each with its lines below it.
        let somewhere = |line: &&str| files.iter().any(|(_, text)| staat_in(&[*line], text));
        let by_name = lines.first().is_some_and(|line| names.contains(line))
            && lines.iter().all(|line| names.contains(line) || somewhere(line));
        let by_text = files.iter().any(|(name, text)| !name.ends_with(".snap") && staat_in(lines, text));
        if !(by_name || by_text) {
            faults.push(format!("{}: {lines:?} is not in {}", code.as_str(), path.display()));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_severities_are_those_that_the_galleries_show() {
    let mut shown: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut snapshots = teksten(&root("tests/fouten"), "");
    snapshots.retain(|(name, _)| name.ends_with(".snap"));
    let room = "tests/snapshots/fouten_overeenkomst__each_file_earns_the_code_of_its_name_and_no_other.snap";
    snapshots.extend(teksten(&root(room), ""));
    for line in snapshots.iter().flat_map(|(_, text)| text.lines()) {
        for ernst in Ernst::ALL.map(|ernst| ernst.as_str()) {
            // `OW-N04 fout ...` in a list, `fout[OW-N04] ...` on a screen.
            let listed = line.split_once(' ').filter(|(_, rest)| rest.starts_with(&format!("{ernst} ")));
            let listed = listed.map(|(code, _)| code).filter(|code| code.starts_with("OW-"));
            let screen = line.strip_prefix(&format!("{ernst}[")).and_then(|rest| rest.split(']').next());
            if let Some(code) = listed.or(screen) {
                shown.entry(code.to_owned()).or_default().insert(ernst);
            }
        }
    }
    assert!(shown.len() > 60, "only {} codes found", shown.len());
    for code in Code::ALL {
        let said: BTreeSet<&str> =
            report::uitleg_van(*code).ernst.iter().map(|ernst| Ernst::as_str(*ernst)).collect();
        match shown.get(code.as_str()) {
            Some(found) => assert_eq!(*found, said, "{}", code.as_str()),
            None => panic!("{} is shown nowhere", code.as_str()),
        }
    }
}

#[test]
fn an_example_that_is_not_there_is_seen() {
    assert!(staat_in(&["a = 1", "b = 2"], "  a =  1\nx\nb = 2\r\n"));
    assert!(!staat_in(&["b = 2", "a = 1"], "a = 1\nb = 2"));
    assert!(!staat_in(&["a = 1", "a = 1"], "a = 1"));
}
