//! The gallery of mistakes in an agreement: a file for each code, added to a small agreement that is valid.
//!
//! A file shows every way to earn its code, and no other code. `# zonder basis` at its head leaves the small
//! agreement out.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use oss_welzijn::{
    agreement::{Bijlage, Gelezen, lees},
    diagnostic::{Code, Diagnostic, Ernst, Place},
    source::{Sources, Span},
};
use sha2::{Digest, Sha256};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(name: &str) -> String {
    fs::read_to_string(root("tests/fouten/overeenkomst").join(name)).unwrap()
}

/// The names of the files with mistakes, in order.
fn gallery() -> Vec<String> {
    let files = fs::read_dir(root("tests/fouten/overeenkomst")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let sorted: BTreeSet<String> = names.filter(|name| name.starts_with("OW-")).collect();
    sorted.into_iter().collect()
}

fn read(name: &str) -> (Sources, Gelezen) {
    let mut sources = Sources::default();
    let wrong = text(name);
    let mut files = Vec::new();
    if !wrong.starts_with("# zonder basis") {
        files.push(sources.add("basis.toml", text("basis.toml")));
    }
    files.push(sources.add(name, wrong));
    let mut gelezen = lees(&sources, &files);
    // As the program does, for the files that lie in this folder.
    let of_file = |bijlage: &Bijlage| match fs::read(root("tests/fouten/overeenkomst").join(&bijlage.bestand))
    {
        Ok(bytes) => bijlage
            .anders(&Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
        Err(_) => Some(bijlage.onleesbaar("bestaat niet")),
    };
    let found: Vec<Diagnostic> = gelezen.bijlagen.iter().filter_map(of_file).collect();
    if !found.is_empty() {
        gelezen.diagnostics.extend(found);
        gelezen.overeenkomst = None;
    }
    (sources, gelezen)
}

/// `file:line:column` and the text that is marked.
fn place(sources: &Sources, span: &Span) -> String {
    let source = sources.get(span.source);
    let location = sources.location(span);
    let marked = source.text()[span.start..span.end].lines().next().unwrap_or_default();
    format!("{}:{}:{} {marked}", source.path(), location.line, location.column)
}

fn shown(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let at = match &diagnostic.place {
        Place::Span(span) => place(sources, span),
        Place::None | Place::File(_) | Place::Cell(_) => "-".to_owned(),
    };
    let mut out = format!("{} {} {at}\n", diagnostic.code.as_str(), diagnostic.ernst.as_str());
    writeln!(out, "    {} | {}", diagnostic.bericht, diagnostic.label.as_deref().unwrap_or("-")).unwrap();
    for label in &diagnostic.labels {
        writeln!(out, "    {} | {}", place(sources, &label.span), label.text).unwrap();
    }
    for note in &diagnostic.notes {
        writeln!(out, "    = {note}").unwrap();
    }
    if let Some(oplossing) = &diagnostic.oplossing {
        writeln!(out, "    oplossing: {oplossing}").unwrap();
    }
    out
}

#[test]
fn the_base_is_valid() {
    let mut sources = Sources::default();
    let file = sources.add("basis.toml", text("basis.toml"));
    let gelezen = lees(&sources, &[file]);
    assert_eq!(gelezen.diagnostics, []);
    assert!(gelezen.overeenkomst.is_some());
}

#[test]
fn each_file_earns_the_code_of_its_name_and_no_other() {
    let mut all = String::new();
    for name in gallery() {
        let (sources, gelezen) = read(&name);
        let code = name.trim_end_matches(".toml");
        let codes: BTreeSet<&str> =
            gelezen.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
        let findings: Vec<String> =
            gelezen.diagnostics.iter().map(|diagnostic| shown(&sources, diagnostic)).collect();
        assert_eq!(codes, BTreeSet::from([code]), "{}", findings.concat());
        let refused = gelezen.diagnostics.iter().any(|diagnostic| diagnostic.ernst == Ernst::Fout);
        assert_eq!(gelezen.overeenkomst.is_none(), refused, "{name}");
        writeln!(all, "{}", findings.concat()).unwrap();
    }
    insta::assert_snapshot!(all);
}

/// The names of all codes in the text of a folder of sources.
fn codes_in(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes_in(&path, names);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (_, rest) in text.match_indices("Code::").map(|(at, word)| text.split_at(at + word.len())) {
            names.insert(rest.chars().take_while(char::is_ascii_alphanumeric).collect());
        }
    }
}

#[test]
fn every_code_that_the_room_emits_has_a_file() {
    let mut emitted = BTreeSet::new();
    codes_in(&root("src/agreement"), &mut emitted);
    let known = Code::ALL.iter().filter(|code| emitted.contains(&format!("{code:?}")));
    let expected: BTreeSet<String> = known.map(|code| format!("{}.toml", code.as_str())).collect();
    assert!(expected.len() > 30, "the search for codes found only {expected:?}");
    let there: BTreeSet<String> = gallery().into_iter().collect();
    assert_eq!(there, expected);
}
