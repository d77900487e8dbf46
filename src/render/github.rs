//! Findings as annotations of GitHub Actions: one workflow command a line.
//!
//! GitHub shows each beside its line in a change. It shows ten errors and ten warnings a step; the rest is in the log.

use super::{
    bevinding::{Bereik, plek, regels},
    diagnostics::ordered,
    onschadelijk,
};
use crate::{
    diagnostic::{Diagnostic, Ernst},
    source::Sources,
};

/// One line a finding, in the order of the text; nothing when there are none.
///
/// Columns count characters from 1 and `endColumn` is one past the last. A mark over several lines has no columns,
/// because GitHub refuses them there.
#[must_use]
pub fn github(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    ordered(diagnostics, sources).into_iter().map(|diagnostic| command(diagnostic, sources)).collect()
}

/// One finding as `::error file=…,line=…,title=…::message` with a line end.
fn command(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let name = match diagnostic.ernst {
        Ernst::Fout => "error",
        Ernst::Waarschuwing => "warning",
    };
    let mut properties = Vec::new();
    let mut lines = regels(diagnostic, sources);
    if let Some(plek) = plek(diagnostic, sources) {
        properties.push(format!("file={}", eigenschap(&onschadelijk::regel(plek.pad))));
        match plek.bereik {
            Bereik::Geheel => {}
            // The column of a table is not one of a text, so that it is told in words.
            Bereik::Rij { regel, cel } => {
                properties.push(format!("line={regel}"));
                lines.extend(cel.map(|cel| format!("cel {cel}")));
            }
            Bereik::Tekst { van, tot } if van.line == tot.line => properties.push(format!(
                "line={},endLine={},col={},endColumn={}",
                van.line, tot.line, van.column, tot.column
            )),
            Bereik::Tekst { van, tot } => properties.push(format!("line={},endLine={}", van.line, tot.line)),
        }
    }
    properties.push(format!("title={}", eigenschap(diagnostic.code.as_str())));
    let message = gegevens(&lines.join("\n"));
    format!("::{name} {}::{message}\n", properties.join(","))
}

/// What stands after the second `::`.
fn gegevens(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn eigenschap(text: &str) -> String {
    gegevens(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_runner_reads_as_a_sign_is_escaped() {
        assert_eq!(gegevens("90%, a: b\r\nc ::error::d"), "90%25, a: b%0D%0Ac ::error::d");
        assert_eq!(eigenschap("C:/a,b%0A\r\n.toml"), "C%3A/a%2Cb%250A%0D%0A.toml");
        assert_eq!(eigenschap("normen/één.toml"), "normen/één.toml");
    }
}
