//! Findings as JUnit XML, which every CI can show as tests that failed.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{
    bevinding::{Plek, plek, regels},
    diagnostics::ordered,
    onschadelijk,
};
use crate::{
    diagnostic::{Diagnostic, Ernst},
    source::Sources,
};

/// One suite with a case per finding, in the order of the text, and one case that passes when there are none.
///
/// An error fails. A warning fails if `waarschuwing_faalt`; else it passes and says what it is in `system-out`.
#[must_use]
pub fn junit(diagnostics: &[Diagnostic], sources: &Sources, waarschuwing_faalt: bool) -> String {
    let mut suite = TestSuite::new("bevindingen");
    for diagnostic in ordered(diagnostics, sources) {
        let faalt = match diagnostic.ernst {
            Ernst::Fout => true,
            Ernst::Waarschuwing => waarschuwing_faalt,
        };
        suite.add_test_case(case(diagnostic, sources, faalt));
    }
    if diagnostics.is_empty() {
        suite.add_test_case(TestCase::new("geen bevindingen", TestCaseStatus::success()));
    }
    let mut report = Report::new("oss-welzijn");
    report.add_test_suite(suite);
    // Writing to memory does not fail. XML has no place for these two characters, not even as a reference.
    report.to_string().unwrap_or_default().replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// One finding; its name is unique for a place, so that a CI can follow it from run to run.
fn case(diagnostic: &Diagnostic, sources: &Sources, faalt: bool) -> TestCase {
    let code = diagnostic.code.as_str();
    let bericht = onschadelijk::regel(&diagnostic.bericht);
    let plek = plek(diagnostic, sources);
    let waar = plek.as_ref().map(Plek::tekst);
    let mut lines = regels(diagnostic, sources);
    if let Some(waar) = &waar {
        lines.insert(0, waar.clone());
    }
    // The writer drops a tab, and two words would become one.
    let lines = lines.join("\n").replace('\t', " ");
    let status = if faalt {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(bericht.as_ref()).set_type(code).set_description(lines.as_str());
        status
    } else {
        TestCaseStatus::success()
    };
    let name = waar.map_or_else(|| bericht.to_string(), |waar| format!("{waar}: {bericht}"));
    let mut case = TestCase::new(name, status);
    case.set_classname(format!("{code} {}", diagnostic.code.name()));
    if !faalt {
        case.set_system_out(format!("{}[{code}]\n{}", diagnostic.ernst.as_str(), lines));
    }
    if let Some(plek) = plek {
        case.extra.insert("file".into(), onschadelijk::regel(plek.pad).as_ref().into());
        if let Some(regel) = plek.regel() {
            case.extra.insert("line".into(), regel.to_string().into());
        }
    }
    case
}
