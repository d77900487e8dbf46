//! All that `validate` does with texts, without a disk: the entry that the fuzzer and the tests share, and what must
//! hold of every answer whatever the texts are.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "each test file uses its own part, and fails by panicking"
)]

use oss_welzijn::{
    agreement,
    diagnostic::{Diagnostic, Ernst, Place},
    norm,
    render::{
        self,
        diagnostics::{self, Vorm},
    },
    report::{self, Strengheid, Toetsen},
    source::{Sources, Span},
};

/// Texts read as one agreement, their toetsen run.
pub struct Keuring {
    pub sources: Sources,
    pub found: Vec<Diagnostic>,
    pub geldig: bool,
    pub toetsen: Toetsen,
}

/// Reads texts by their paths, and runs the toetsen when they are a valid agreement.
pub fn keur<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Keuring {
    let mut sources = Sources::default();
    let ids: Vec<_> = files.into_iter().map(|(path, text)| sources.add(path, text)).collect();
    let gelezen = agreement::lees(&sources, &ids);
    let mut found = gelezen.diagnostics;
    let mut toetsen = Toetsen::default();
    let part = gelezen.overeenkomst.as_ref().or(gelezen.toetsbaar.overeenkomst.as_ref());
    let count = part.map_or(0, |part| part.normen.iter().map(|norm| norm.toetsen.len()).sum());
    toetsen.add(count, gelezen.toetsbaar.niet);
    found.extend(part.into_iter().flat_map(|part| norm::toets_bevindingen(part, &sources)));
    Keuring { sources, found, geldig: gelezen.overeenkomst.is_some(), toetsen }
}

/// As [`keur`], in every form, with what must hold of all of them.
pub fn keur_en_toon<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Keuring {
    let keuring = keur(files);
    let Keuring { sources, found, .. } = &keuring;
    for finding in found {
        if let Place::Span(span) = &finding.place {
            in_tekst(sources, span);
        }
        finding.labels.iter().for_each(|label| in_tekst(sources, &label.span));
    }
    // A toets that comes out differently is an error too, of an agreement that is valid.
    let refused = found.iter().any(|finding| finding.ernst == Ernst::Fout);
    assert!(keuring.geldig || refused, "an agreement is refused without a word");
    let files = sources.iter().count();
    let weighed = report::keur(found.clone(), files, keuring.toetsen, &Strengheid::default());
    assert_eq!(weighed.exit, if refused { 3 } else { 0 });
    assert_eq!(weighed.bevindingen.len(), found.len());
    for breedte in [40, 80] {
        let text = diagnostics::keuring(&weighed, sources, Vorm { breedte, kleur: false });
        let power = text.chars().find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t'));
        assert_eq!(power, None, "a control character reaches the screen");
        let _ = diagnostics::keuring(&weighed, sources, Vorm { breedte, kleur: true });
    }
    let json: serde_json::Value =
        serde_json::from_str(&render::validate_json(&weighed, sources, "0")).expect("JSON");
    assert_eq!(json["bevindingen"].as_array().map(Vec::len), Some(found.len()));
    let sarif: serde_json::Value =
        serde_json::from_str(&render::sarif(found, sources, "0")).expect("SARIF is JSON");
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(found.len()));
    assert_eq!(render::github(found, sources).lines().count(), found.len());
    let junit = render::junit(found, sources, true);
    assert_eq!(junit.matches("<testcase ").count(), found.len().max(1));
    keuring
}

/// A place that can be shown: within its text, and between characters.
fn in_tekst(sources: &Sources, span: &Span) {
    let text = sources.get(span.source).text();
    assert!(text.get(span.start..span.end).is_some(), "{span:?} is no part of its text");
}
