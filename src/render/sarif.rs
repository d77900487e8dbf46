//! Findings as SARIF 2.1.0, which code scanning and editors read.
//!
//! Section numbers are those of the standard, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::{collections::BTreeSet, fmt::Write as _};

use serde_json::{Value, json};

use super::{
    bevinding::{Bereik, Plek, feiten, plek, plek_van},
    diagnostics::ordered,
    onschadelijk,
};
use crate::{
    diagnostic::{Code, Diagnostic, Ernst},
    report::{naam_van, uitleg_van},
    source::Sources,
};

/// Where the schema is kept.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run with every finding, in the order of the text, and the rules that these break; indented, with a final
/// newline. `versie` is that of the program.
///
/// Columns count Unicode code points from 1 and an end is one past the last. A row of a delivery has a line and no
/// column. What is nowhere in particular has no location.
#[must_use]
pub fn sarif(diagnostics: &[Diagnostic], sources: &Sources, versie: &str) -> String {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let results: Vec<Value> = ordered(diagnostics, sources)
        .into_iter()
        .map(|diagnostic| result(diagnostic, sources, codes.iter().position(|code| *code == diagnostic.code)))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "oss-welzijn",
                "version": versie,
                "language": "nl",
                "rules": codes.into_iter().map(rule).collect::<Vec<_>>(),
            } },
            "language": "nl",
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    // Serialising fails only for maps with keys that are no text.
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

/// What a code means, and how to mend it (3.49).
fn rule(code: Code) -> Value {
    let uitleg = uitleg_van(code);
    json!({
        "id": code.as_str(),
        "name": code.name(),
        "shortDescription": { "text": naam_van(code) },
        "fullDescription": { "text": uitleg.betekenis },
        "help": { "text": uitleg.herstel },
    })
}

/// One finding (3.27).
fn result(diagnostic: &Diagnostic, sources: &Sources, rule: Option<usize>) -> Value {
    let level = match diagnostic.ernst {
        Ernst::Fout => "error",
        Ernst::Waarschuwing => "warning",
    };
    let mut lines = vec![onschadelijk::regel(&diagnostic.bericht).into_owned()];
    lines.extend(feiten(diagnostic));
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": rule,
        "level": level,
        "message": message(&lines.join("\n")),
        "locations": [],
    });
    if let Some(plek) = plek(diagnostic, sources) {
        let cel = match &plek.bereik {
            Bereik::Rij { cel, .. } => cel.as_ref().map(|cel| format!("cel {cel}")),
            Bereik::Geheel | Bereik::Tekst { .. } => None,
        };
        let words = diagnostic.label.as_deref().or(cel.as_deref());
        result["locations"] = json!([location(&plek, words)]);
    }
    if !diagnostic.labels.is_empty() {
        let related = diagnostic.labels.iter().enumerate().map(|(id, label)| {
            let mut related = location(&plek_van(&label.span, sources), Some(&label.text));
            related["id"] = json!(id);
            related
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

/// A place and what to see there (3.28).
fn location(plek: &Plek<'_>, words: Option<&str>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(plek.pad) } });
    match &plek.bereik {
        Bereik::Geheel => {}
        Bereik::Rij { regel, .. } => physical["region"] = json!({ "startLine": regel }),
        Bereik::Tekst { van, tot } => {
            physical["region"] = json!({
                "startLine": van.line, "startColumn": van.column, "endLine": tot.line, "endColumn": tot.column,
            });
        }
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Some(words) = words {
        location["message"] = message(&onschadelijk::regel(words));
    }
    location
}

/// A message (3.11). A brace is doubled, because it could hold an argument (3.11.5); a bracket gets a backslash where
/// the text could be read as a link (3.11.6), for a link from somebody's file must not be there to click on.
fn message(text: &str) -> Value {
    let mut text = text.replace('{', "{{").replace('}', "}}");
    if text.contains("](") {
        text = text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    }
    json!({ "text": text })
}

/// A path with `/` as a reference: relative as it is, absolute with its scheme. Every other sign is percent-encoded.
fn uri(pad: &str) -> String {
    let mut out = String::new();
    match pad.as_bytes() {
        [b'/', b'/', ..] => out.push_str("file:"),
        [b'/', ..] => out.push_str("file://"),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => out.push_str("file:///"),
        _ => {}
    }
    for byte in pad.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a text does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("normen/sociaal-werk.toml"), "normen/sociaal-werk.toml");
        assert_eq!(uri("één map/a#b%.toml"), "%C3%A9%C3%A9n%20map/a%23b%25.toml");
        assert_eq!(uri("a\u{1b}\u{202e}.toml"), "a%1B%E2%80%AE.toml");
        assert_eq!(uri("../x.csv"), "../x.csv");
        assert_eq!(uri("/tmp/x"), "file:///tmp/x");
        assert_eq!(uri("C:/x"), "file:///C%3A/x");
        assert_eq!(uri("//server/map"), "file://server/map");
    }

    #[test]
    fn a_message_holds_no_argument_and_no_link() {
        let text = |text| message(text)["text"].as_str().unwrap_or_default().to_owned();
        assert_eq!(text("bestand = \"a-{periode}\" en {0}"), "bestand = \"a-{{periode}}\" en {{0}}");
        assert_eq!(text("in [[norm.toets]] (leeg)"), "in [[norm.toets]] (leeg)");
        assert_eq!(text("[hier](http://x) a\\b"), "\\[hier\\](http://x) a\\\\b");
    }
}
