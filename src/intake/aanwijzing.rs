//! From the cell of a finding to its place in the text of the file, for who wants to see it there.
//!
//! A report names cells as a spreadsheet does. Who checks a delivery before sending it has the file open in a text
//! editor, or looks at a CI that marks lines and columns.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    Bestand, Intake,
    privacy::{is_te_verzwijgen, is_verzwegen},
    tekst::decodeer,
};
use crate::{
    agreement::Overeenkomst,
    diagnostic::{Cell, Diagnostic, Place},
    source::{Source, SourceId, Sources, Span},
};

/// Points the findings about cells and rows of these files into their texts, which are added to `sources`. What has no
/// place in a text stays as it is, and so does what is about personal data: an excerpt would show it. What no message
/// would quote is covered in the lines that an excerpt may show.
#[must_use]
pub fn wijs_aan(
    overeenkomst: &Overeenkomst,
    intake: &Intake,
    bestanden: &[Bestand],
    found: Vec<Diagnostic>,
    sources: &mut Sources,
) -> Vec<Diagnostic> {
    let mut cells: BTreeMap<String, Vec<Cell>> = BTreeMap::new();
    for finding in &found {
        if let Place::Cell(cell) = &finding.place {
            cells.entry(cell.path.clone()).or_default().push(cell.clone());
        }
    }
    let mut wijzer = Wijzer { overeenkomst, intake, bestanden, cells, sources, texts: BTreeMap::new() };
    found.into_iter().map(|finding| wijzer.aangewezen(finding)).collect()
}

struct Wijzer<'a> {
    overeenkomst: &'a Overeenkomst,
    intake: &'a Intake,
    bestanden: &'a [Bestand],
    /// Per path what the findings are about.
    cells: BTreeMap<String, Vec<Cell>>,
    sources: &'a mut Sources,
    /// Per path its text and what separates its cells; none when it has no lines to point at.
    texts: BTreeMap<String, Option<(SourceId, char)>>,
}

impl Wijzer<'_> {
    fn aangewezen(&mut self, finding: Diagnostic) -> Diagnostic {
        let Place::Cell(cell) = &finding.place else { return finding };
        if is_verzwegen(finding.code) {
            return finding;
        }
        let Some((source, separator)) = self.tekst(&cell.path) else { return finding };
        let Some(range) = bereik(self.sources.get(source), cell, separator) else { return finding };
        let name = if cell.column.is_some() { format!("cel {}", cell.name()) } else { cell.name() };
        let label = finding.label.clone().unwrap_or(name);
        Diagnostic { place: Place::Span(Span::new(source, range)), ..finding }.label(label)
    }

    /// The text of a file, read again in the encoding that was found.
    fn tekst(&mut self, path: &str) -> Option<(SourceId, char)> {
        if let Some(known) = self.texts.get(path) {
            return *known;
        }
        let made = self.lees(path);
        self.texts.insert(path.to_owned(), made);
        made
    }

    fn lees(&mut self, path: &str) -> Option<(SourceId, char)> {
        let file = self.intake.bestanden.iter().find(|file| file.pad == path)?;
        let separator = file.scheidingsteken?;
        let bytes = &self.bestanden.iter().find(|bestand| bestand.pad == path)?.bytes;
        let set = file.gegevens.map(|index| &self.overeenkomst.gegevens[index]);
        let pin = set.and_then(|set| set.pinnen.codering.as_deref());
        let text = decodeer(bytes, pin).ok()?.tekst;
        // A line that ends in a bare CR is a line to the reader and not to what shows excerpts.
        let bare = text.replace("\r\n", "").contains('\r');
        if bare {
            return None;
        }
        let mut open = Sources::default();
        let id = open.add(path, text);
        let cells = self.cells.get(path).into_iter().flatten();
        let shown: Vec<Range<usize>> =
            cells.filter_map(|cell| bereik(open.get(id), cell, separator)).collect();
        let text = bedekt(open.get(id).text(), separator, &shown);
        Some((self.sources.add(path, text), separator))
    }
}

/// A text with `*` for the letters and digits of what looks like personal data by itself, in the lines of these ranges
/// only. Every character keeps its line and column.
fn bedekt(text: &str, separator: char, shown: &[Range<usize>]) -> String {
    let is_cel = |range: &&Range<usize>| einde(&text[range.start..], separator) == range.len();
    let own = shown.iter().filter(is_cel).filter(|range| is_te_verzwijgen(&text[range.start..range.end]));
    let mut covered: Vec<Range<usize>> = own.cloned().collect();
    let mut lines = BTreeSet::new();
    for range in shown {
        let mut start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
        lines.insert(start);
        while let Some(end) = text[start..range.end].find('\n') {
            start += end + 1;
            lines.insert(start);
        }
    }
    for mut start in lines {
        for cell in text[start..].lines().next().unwrap_or_default().split(separator) {
            if is_te_verzwijgen(cell) {
                covered.push(start..start + cell.len());
            }
            start += cell.len() + separator.len_utf8();
        }
    }
    covered.sort_unstable_by_key(|range| (range.start, range.end));
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for range in covered.into_iter().filter(|range| !range.is_empty()) {
        let start = range.start.max(at);
        if start < range.end {
            out.push_str(&text[at..start]);
            let hidden = text[start..range.end].chars();
            out.extend(hidden.map(|letter| if letter.is_alphanumeric() { '*' } else { letter }));
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

/// The bytes of a cell, or of the first line of its row when the cell is not to be found.
fn bereik(source: &Source, cell: &Cell, separator: char) -> Option<Range<usize>> {
    let start = source.line_start(cell.line)?;
    let rest = &source.text()[start..];
    let found = cell.column.and_then(|column| cel_in(rest, column, separator));
    let line = || 0..rest.find('\n').map_or(rest, |end| &rest[..end]).trim_end_matches('\r').len();
    let within = found.unwrap_or_else(line);
    Some(start + within.start..start + within.end)
}

/// The bytes of a cell in a row, quotes included and the space around it not.
fn cel_in(row: &str, column: usize, separator: char) -> Option<Range<usize>> {
    let mut start = 0;
    for nr in 1..=column {
        let rest = &row[start..];
        let end = start + einde(rest, separator);
        if nr == column {
            let cell = &row[start..end];
            let from = start + cell.len() - cell.trim_start().len();
            return Some(from..from.max(start + cell.trim_end().len()));
        }
        if !row[end..].starts_with(separator) {
            return None;
        }
        start = end + separator.len_utf8();
    }
    None
}

/// Where the cell with which a text begins ends: at a separator or line end that no quotes hold.
fn einde(text: &str, separator: char) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if quoted || at == 0 => quoted = !quoted,
            // A doubled quote within quotes opens them again at once.
            '"' if text[..at].ends_with('"') && text.starts_with('"') => quoted = true,
            '\r' | '\n' if !quoted => return at,
            other if other == separator && !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, line: u64, column: Option<usize>) -> Option<&str> {
        let mut sources = Sources::default();
        let id = sources.add("a.csv", text);
        let cell = Cell { path: String::new(), line, column };
        bereik(sources.get(id), &cell, ';').map(|range| &text[range])
    }

    #[test]
    fn a_cell_is_found_behind_quotes_separators_and_line_ends() {
        let text = "a;b;c\r\n1; x ;3\r\n\"p;\"\"q\"\"\";\"two\nlines\";z\nlast;;";
        assert_eq!(shown(text, 1, Some(3)), Some("c"));
        assert_eq!(shown(text, 2, Some(2)), Some("x"));
        assert_eq!(shown(text, 3, Some(1)), Some("\"p;\"\"q\"\"\""));
        assert_eq!(shown(text, 3, Some(2)), Some("\"two\nlines\""));
        assert_eq!(shown(text, 3, Some(3)), Some("z"));
        assert_eq!(shown(text, 5, Some(2)), Some(""));
        assert_eq!(shown(text, 5, Some(3)), Some(""));
    }

    proptest! {
        /// What another program writes is found back cell by cell.
        #[test]
        fn every_cell_of_a_written_table_is_found(
            table in prop::collection::vec(prop::collection::vec("[a-z;\"\r\n é]{0,6}", 3), 1..6)
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
            table.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let mut line = 1;
            for row in &table {
                for (nr, cell) in row.iter().enumerate() {
                    let found = shown(&text, line, Some(nr + 1)).unwrap();
                    let bare = found.strip_prefix('"').and_then(|found| found.strip_suffix('"'));
                    let read = bare.map_or_else(|| found.to_owned(), |bare| bare.replace("\"\"", "\""));
                    prop_assert_eq!(read.trim(), cell.trim(), "{:?}", text);
                }
                line += 1 + row.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
            }
        }
    }

    #[test]
    fn what_no_message_would_quote_is_covered_in_its_line() {
        let text = "a;b\n1;123456782\n\"x\n123456782\";\u{e9} 123456782\n2;123456782";
        let shown = |line, column| bereik_in(text, line, column);
        assert_eq!(bedekt(text, ';', &[shown(1, None)]), text, "a line that nothing points at");
        let one = text.replacen("1;123456782", "1;*********", 1);
        assert_eq!(bedekt(text, ';', &[shown(2, None), shown(2, Some(1))]), one);
        let over_lines = text.replace("\"x\n123456782\";\u{e9} 123456782", "\"*\n*********\";* *********");
        assert_eq!(bedekt(text, ';', &[shown(3, Some(1)), shown(3, Some(2))]), over_lines);
    }

    fn bereik_in(text: &str, line: u64, column: Option<usize>) -> Range<usize> {
        let mut sources = Sources::default();
        let id = sources.add("a.csv", text);
        bereik(sources.get(id), &Cell { path: String::new(), line, column }, ';').unwrap()
    }

    #[test]
    fn what_is_no_cell_is_the_line() {
        assert_eq!(shown("a;b\r\n1;2\n", 2, None), Some("1;2"));
        assert_eq!(shown("a;b\r\n1;2\n", 1, Some(9)), Some("a;b"));
        assert_eq!(shown("a;b\n", 7, None), None);
    }
}
