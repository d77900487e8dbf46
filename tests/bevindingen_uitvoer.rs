//! Findings in the forms for a CI, on findings that were made by hand.
//!
//! SARIF is held against the schema of the standard, which is kept in `tests/schema` as OASIS publishes it in
//! `oasis-tcs/sarif-spec`. It says nothing about the form of a reference; the tests beside the form do. JUnit is read
//! back by an XML reader that has nothing to do with its writer.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use oss_welzijn::{
    diagnostic::{Cell, Code, Diagnostic, Place},
    render::{
        diagnostics::{Vorm, text},
        github, junit, sarif,
    },
    source::{SourceId, Sources, Span},
};
use proptest::prelude::*;
use serde_json::{Value, json};

const NORM: &str = "[[norm]]\nid = \"eerste\"\ntitel = \"één gesprek\" # reëel\nfilter = \"\"\"\nwijk = W01\nen ja\n\"\"\"\nminstens = { één = \"90\" }\n";
const KERN: &str = "\n[[kernbeding]]\nid = \"sociaal-werk\"\n";

/// The place of the first `needle` of a text.
fn at(sources: &Sources, id: SourceId, needle: &str) -> Span {
    let start = sources.get(id).text().find(needle).unwrap();
    Span::new(id, start..start + needle.len())
}

/// A mark after letters of two bytes with two second places; a mark over lines; a cell and a row of a delivery; a
/// file as a whole; nothing in particular.
fn found() -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let norm = sources.add("normen/één map/sw, nieuw.toml", NORM);
    let kern = sources.add("kern.toml", KERN);
    let cell = |line, column| Place::Cell(Cell { path: "gegevens/a-2023-02.csv".into(), line, column });
    let found = vec![
        Diagnostic::waarschuwing(Code::LeveringOntbreekt, Place::None, "levering b van 2023-02 ontbreekt"),
        Diagnostic::fout(
            Code::DrempelZonderEenheid,
            Place::Span(at(&sources, norm, "\"90\"")),
            "deze drempel kan een percentage of een aantal zijn: 90% of {90}",
        )
        .label("hier hoort een eenheid")
        .also(at(&sources, norm, "\"eerste\""), "de norm `eerste`")
        .also(at(&sources, kern, "\"sociaal-werk\""), "het kernbeding, 100% van [dit](http://x)")
        .note("verwacht:\t1 van 2")
        .oplossing("schrijf minstens = \"90%\"\nof minstens = \"90 gevallen\""),
        Diagnostic::fout(
            Code::VoorwaardeFout,
            Place::Span(at(&sources, norm, "\"\"\"\nwijk = W01\nen ja\n\"\"\"\n")),
            "deze voorwaarde is niet te lezen",
        ),
        Diagnostic::waarschuwing(Code::DatumFout, cell(214, Some(3)), "31-02-2023 bestaat niet")
            .gevolg("deze rij telt niet mee"),
        Diagnostic::waarschuwing(Code::RijTeKort, cell(9, None), "deze rij heeft te weinig cellen"),
        Diagnostic::fout(Code::LegeMap, Place::File("leeg".into()), "geen <overeenkomst> & \"niets\""),
    ];
    (found, sources)
}

/// A finding in which every text is somebody else's and tries something.
fn hostile() -> (Vec<Diagnostic>, Sources) {
    let bad = "a\u{1b}[31m\u{202e}b\u{9b}\u{200b}\r\n::error::c]]>\u{0}\u{ffff}";
    let mut sources = Sources::default();
    let id = sources.add(format!("x{bad}.toml"), format!("{bad} = 1\r\n"));
    let span = at(&sources, id, "= 1");
    let finding = Diagnostic::fout(Code::TomlFout, Place::Span(span.clone()), bad)
        .label(bad)
        .also(span, bad)
        .note(bad)
        .gevolg(bad)
        .oplossing(bad);
    let cell = Cell { path: bad.into(), line: 1, column: Some(1) };
    (vec![finding, Diagnostic::waarschuwing(Code::DatumFout, Place::Cell(cell), bad)], sources)
}

/// A message that breaks the schema of SARIF, if any.
fn breach(log: &Value) -> Option<String> {
    let schema: Value = serde_json::from_str(include_str!("schema/sarif-2.1.0.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    validator.iter_errors(log).next().map(|error| format!("{error} at {}", error.instance_path()))
}

#[test]
fn sarif_of_every_kind_of_place() {
    let (found, sources) = found();
    insta::assert_snapshot!(sarif(&found, &sources, "0.1.0"));
}

#[test]
fn github_of_every_kind_of_place() {
    let (found, sources) = found();
    insta::assert_snapshot!(github(&found, &sources));
}

#[test]
fn junit_of_every_kind_of_place() {
    let (found, sources) = found();
    insta::assert_snapshot!(junit(&found, &sources, false));
}

#[test]
fn sarif_keeps_to_the_schema_of_the_standard() {
    for (found, sources) in [found(), hostile(), (Vec::new(), Sources::default())] {
        let log: Value = serde_json::from_str(&sarif(&found, &sources, "0.1.0")).unwrap();
        assert_eq!(breach(&log), None);
        assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), found.len());
    }
}

#[test]
fn the_schema_sees_what_breaks_it() {
    let (found, sources) = found();
    let log: Value = serde_json::from_str(&sarif(&found, &sources, "0.1.0")).unwrap();
    for (pointer, wrong) in [
        ("/version", json!("2.0.0")),
        ("/runs/0/columnKind", json!("bytes")),
        ("/runs/0/tool/driver/rules/0/id", json!(1)),
        ("/runs/0/results/0/level", json!("fout")),
        ("/runs/0/results/1/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/results/0/message", json!("geen object")),
    ] {
        let mut broken = log.clone();
        *broken.pointer_mut(pointer).unwrap() = wrong;
        assert!(breach(&broken).is_some(), "{pointer}");
    }
}

#[test]
fn a_rule_stands_once_and_every_result_knows_its_place() {
    let (mut found, sources) = found();
    found.extend(found.clone());
    let log: Value = serde_json::from_str(&sarif(&found, &sources, "0.1.0")).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 6);
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn an_annotation_over_several_lines_has_no_columns() {
    let (found, sources) = found();
    let out = github(&found, &sources);
    let line = out.lines().find(|line| line.contains("title=OW-N10")).unwrap();
    assert!(
        line.starts_with("::error file=normen/één map/sw%2C nieuw.toml,line=4,endLine=7,title=OW-N10::"),
        "{line}"
    );
    assert_eq!(out.lines().count(), found.len());
    assert_eq!(github(&[], &sources), "");
}

#[test]
fn junit_is_read_back_as_it_was_meant() {
    let (found, sources) = found();
    for (faalt, failures) in [(false, 3), (true, 6)] {
        let out = junit(&found, &sources, faalt);
        let document = roxmltree::Document::parse(&out).unwrap();
        let count = |name| document.descendants().filter(|node| node.has_tag_name(name)).count();
        assert_eq!((count("testsuite"), count("testcase")), (1, 6));
        assert_eq!((count("failure"), count("system-out")), (failures, 6 - failures));
        let suite = document.descendants().find(|node| node.has_tag_name("testsuite")).unwrap();
        assert_eq!(suite.attribute("tests"), Some("6"));
        assert_eq!(suite.attribute("failures"), Some(failures.to_string().as_str()));
        let failure = document.descendants().find(|node| node.attribute("type") == Some("OW-S07")).unwrap();
        assert_eq!(failure.attribute("message"), Some("geen <overeenkomst> & \"niets\""));
        assert_eq!(failure.parent().unwrap().attribute("file"), Some("leeg"));
    }
}

#[test]
fn without_findings_one_case_passes() {
    let out = junit(&[], &Sources::default(), true);
    let document = roxmltree::Document::parse(&out).unwrap();
    let cases: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0].attribute("name"), Some("geen bevindingen"));
    assert!(!cases[0].has_children());
}

#[test]
fn no_form_gives_power_to_text_from_a_file() {
    let (found, sources) = hostile();
    let forms = [
        sarif(&found, &sources, "0.1.0"),
        github(&found, &sources),
        junit(&found, &sources, false),
        junit(&found, &sources, true),
    ];
    for out in &forms {
        let power =
            |letter: char| letter != '\n' && letter.is_control() || "\u{202e}\u{200b}\u{9b}".contains(letter);
        assert!(!out.contains(power), "{out:?}");
    }
    let escaped = ["\\u001b", "\\u202e", "\\u009b", "\\u0000", "&#"];
    assert!(!escaped.iter().any(|escape| forms.iter().any(|out| out.contains(escape))), "{forms:#?}");
    assert_eq!(forms[1].lines().count(), 2);
    assert!(
        forms[1].lines().all(|line| line.starts_with("::error file=") || line.starts_with("::warning file="))
    );
    assert!(roxmltree::Document::parse(&forms[2]).is_ok() && roxmltree::Document::parse(&forms[3]).is_ok());
}

proptest! {
    #[test]
    fn a_region_begins_where_the_text_says_and_lies_in_the_file(
        body in "([a-zé\\[=, \t\r\n]|漢|\u{301}|\u{1f600}){0,60}",
        start in 0..120_usize,
        end in 0..120_usize,
    ) {
        let mut sources = Sources::default();
        let id = sources.add("a.toml", body.as_str());
        let found = [Diagnostic::fout(Code::TomlFout, Place::Span(Span { source: id, start, end }), "x")];
        let log: Value = serde_json::from_str(&sarif(&found, &sources, "0.1.0")).unwrap();
        let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
        let (line, column) = (number("startLine"), number("startColumn"));
        let (end_line, end_column) = (number("endLine"), number("endColumn"));
        prop_assert!((line, column) <= (end_line, end_column));
        let lines: Vec<&str> = body.split('\n').collect();
        prop_assert!(column <= lines[line - 1].chars().count() + 1);
        prop_assert!(end_column <= lines[end_line - 1].chars().count() + 1);
        let command = format!("::error file=a.toml,line={line},endLine={end_line},");
        prop_assert!(github(&found, &sources).starts_with(&command));
        let shown = text(&found, &sources, 1, Vorm { breedte: 80, kleur: false });
        // An excerpt of nothing has no head.
        if let Some((_, rest)) = shown.split_once("--> a.toml:") {
            prop_assert!(rest.starts_with(&format!("{line}:{column}\n")), "{line}:{column} in {shown}");
        }
    }
}
