//! No text makes `validate` panic or hang: agreements with edits by chance, and texts made to hurt. The same entry runs
//! under the fuzzer (`fuzz/`); what that found stands here too.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod keuring;

use std::{
    cell::Cell,
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use keuring::keur_en_toon;
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

fn texts(folder: &str) -> Vec<String> {
    let mut folders: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut paths = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                paths.insert(path);
            }
        }
    }
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn basis() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fouten/overeenkomst/basis.toml"))
        .unwrap()
}

/// What someone does to a text by accident; the places are taken modulo its length.
#[derive(Debug, Clone)]
enum Misgreep {
    Weg(usize),
    Dubbel(usize),
    Gewisseld(usize, usize),
    Teken(usize, char),
    Afgekapt(usize),
}

fn misgreep() -> impl Strategy<Value = Misgreep> {
    let signs = prop_oneof![
        4 => prop::sample::select("abekrstz0129 .".chars().collect::<Vec<_>>()),
        2 => prop::sample::select(r#"[]{}"'=,.#\-_ 09aZ€é%"#.chars().collect::<Vec<_>>()),
        1 => prop::sample::select(vec![
            '\n', '\r', '\t', '\0', '\u{1b}', '\u{202e}', '\u{feff}', '\u{ffff}', '😀'
        ]),
        1 => any::<char>(),
    ];
    let at = any::<usize>;
    prop_oneof![
        4 => at().prop_map(Misgreep::Weg),
        4 => at().prop_map(Misgreep::Dubbel),
        4 => (at(), at()).prop_map(|(one, other)| Misgreep::Gewisseld(one, other)),
        8 => (at(), signs).prop_map(|(place, sign)| Misgreep::Teken(place, sign)),
        1 => at().prop_map(Misgreep::Afgekapt),
    ]
}

fn begaan(text: &str, misgreep: &Misgreep) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let count = lines.len().max(1);
    let sign_at = |place: usize| text.char_indices().nth(place % text.chars().count().max(1));
    match misgreep {
        Misgreep::Weg(at) => drop(lines.remove(at % count)),
        Misgreep::Dubbel(at) => lines.insert(at % count, lines[at % count]),
        Misgreep::Gewisseld(one, other) => lines.swap(one % count, other % count),
        Misgreep::Teken(place, sign) => {
            let Some((at, old)) = sign_at(*place) else { return text.to_owned() };
            return format!("{}{sign}{}", &text[..at], &text[at + old.len_utf8()..]);
        }
        Misgreep::Afgekapt(place) => {
            let at = sign_at(*place).map_or(0, |(at, _)| at);
            return text[..at].to_owned();
        }
    }
    lines.concat()
}

#[test]
fn an_agreement_with_edits_by_chance_is_told_what_is_wrong_and_no_more() {
    let (basis, mut texts) = (basis(), texts("agreements"));
    texts.extend(self::texts("tests/fouten/overeenkomst"));
    assert!(texts.len() > 80);
    let (valid, toetsen, broken) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let edits = (any::<prop::sample::Index>(), prop::collection::vec(misgreep(), 1..3), any::<bool>());
    let mut runner = TestRunner::new(Config { cases: 500, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&edits, |(index, edits, to_the_basis)| {
        let (one, other) = (index.get(&texts).as_str(), basis.as_str());
        let (target, beside) = if to_the_basis { (other, None) } else { (one, Some(other)) };
        let text = edits.iter().fold(target.to_owned(), |text, misgreep| begaan(&text, misgreep));
        let files = beside.map(|text| ("basis.toml", text)).into_iter().chain([("a.toml", text.as_str())]);
        let found = keur_en_toon(files);
        valid.set(valid.get() + usize::from(found.geldig));
        toetsen.set(toetsen.get() + found.toetsen.uitgevoerd);
        broken
            .set(broken.get() + usize::from(found.found.iter().any(|found| found.code.as_str() == "OW-S01")));
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    // The edits leave some whole and break others, or this shows nothing.
    let seen = [valid.get(), toetsen.get(), broken.get()];
    println!("valid, toetsen, broken: {seen:?}");
    assert!(seen.iter().all(|count| *count > 20), "valid, toetsen, broken: {seen:?}");
}

/// Texts that would take long, or much of the stack, of a reader that is not careful.
fn vijandig() -> Vec<(&'static str, String)> {
    let row = "{ leeftijd = 40, aanmelddatum = 2022-01-03 }, ";
    let norm = |inner: &str| format!("[[norm]]\nid = \"x\"\n{inner}");
    vec![
        ("a list in a list", format!("x = {}1{}", "[".repeat(50_000), "]".repeat(50_000))),
        ("lists that never end", format!("x = {}", "[".repeat(200_000))),
        ("tables in tables", format!("x = {}", "{ a = ".repeat(50_000))),
        ("a megabyte of [", "[".repeat(1_000_000)),
        ("headers without a name", "[[]]\n".repeat(20_000)),
        ("headers that are not closed", "[[norm\n".repeat(20_000)),
        ("a header of many parts", format!("[{}]\n", vec!["a"; 20_000].join("."))),
        ("a key of many parts", format!("{} = 1\n", vec!["a"; 20_000].join("."))),
        ("one long line", format!("{} = 1", "a".repeat(100_000))),
        ("a long text", norm(&format!("titel = \"{}\"", "a ".repeat(500_000)))),
        ("a text that never ends", norm(&format!("titel = \"{}", "a ".repeat(500_000)))),
        ("a text of many lines that never ends", norm(&format!("titel = \"\"\"{}", "a\n".repeat(200_000)))),
        ("lines without an end", "\r".repeat(200_000)),
        ("empty norms", "[[norm]]\n".repeat(500)),
        ("norms with one id", "[[norm]]\nid = \"x\"\n".repeat(300)),
        (
            "keys that do not exist",
            norm(&(0..1_000).map(|at| format!("sleutel{at} = 1\n")).collect::<String>()),
        ),
        ("broken lines", norm(&"= 1\n".repeat(20_000))),
        ("broken pieces", "[[norm]]\nid = \n".repeat(500)),
        ("a condition in a condition", norm(&format!("filter = [\"{}\"]", "(".repeat(100_000)))),
        ("a long list in a condition", norm(&format!("filter = [\"x in ({})\"]", "a, ".repeat(50_000)))),
        ("a toets of many rows", norm(&format!("[[norm.toets]]\nrijen = [{}]", row.repeat(5_000)))),
        (
            "large numbers",
            norm(&format!("[[norm.versie]]\naantal = {0}\nminstens = \"{0}\"", "9".repeat(100_000))),
        ),
    ]
}

#[test]
fn no_text_takes_long_or_overflows_the_stack() {
    let basis = basis();
    let mut slow = Vec::new();
    for (what, text) in vijandig() {
        let start = Instant::now();
        let found = keur_en_toon([("basis.toml", basis.as_str()), ("a.toml", text.as_str())]);
        assert!(!found.geldig, "{what}");
        println!("{what}: {:?}, {} findings", start.elapsed(), found.found.len());
        // Without optimisation and beside other work each takes a second or two.
        if start.elapsed() > Duration::from_secs(20) {
            slow.push(what);
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}
