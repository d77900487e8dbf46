//! Text becomes rows of cells, each with the line on which a text editor shows it.
//!
//! In a text without quotes a cell ends at every separator and a row at every line end, so that rows are cut here. Where
//! there are quotes the `csv` crate cuts the rows; two things are added to it. It numbers a row after a blank line or a CRLF one too
//! low, so the line is counted here from the byte on which a row begins. And to it a quote that is never closed
//! swallows the rows after it without a word. Here a row that quotes stretch over several lines is believed only if
//! it fits the header and swallows no row; else its first line is taken as it stands, and reading begins anew after
//! that line.

use std::{
    collections::BTreeMap,
    io::{Cursor, SeekFrom},
};

use csv::{Position, Reader, ReaderBuilder, StringRecord};

use super::kaal::is_onzichtbaar;

type Lezer = Reader<Cursor<Vec<u8>>>;

/// A reader for each separator. To make one takes longer than to read a month of rows with it, so it goes from text
/// to text.
#[derive(Debug, Default)]
pub(super) struct Lezers(BTreeMap<u8, Lezer>);

/// What a reader finds behind the text. It closes a quote that is still open there, so that the row with that quote
/// ends beyond the text; else it is a row of its own, which is never asked for.
const SLOT: &[u8] = b"\n\"";

/// A mark that a reader leaves out where it begins to read.
const BOM: char = '\u{feff}';

/// How many bytes may be read again after quotes that do not close. Once they are used up, every row with a quote
/// counts as one: a text full of them is read in time that grows with its length, and not with the square of that.
const GEDULD: u64 = 64 << 20;

/// What reading anew costs at least, in bytes.
const OPNIEUW: u64 = 8 << 10;

/// Walks through the rows of a text that are not empty.
#[derive(Debug)]
pub(super) struct Tabel<'t> {
    tekst: &'t str,
    scheidingsteken: u8,
    /// None for a text that it would only cut at separators and line ends.
    lezer: Option<&'t mut Lezer>,
    /// What that cut off last.
    gelezen: StringRecord,
    /// Number of cells of the header, once it is known.
    breedte: Option<usize>,
    hier: Hier,
}

/// How far a walk has come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hier {
    /// The byte up to which rows are read, without the end of the last line.
    byte: usize,
    /// The line on which it stands, from 1.
    regel: u64,
    /// What is left of [`GEDULD`].
    geduld: u64,
}

/// What is known of a row beside its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Regel {
    /// Line on which it begins, from 1.
    pub regel: u64,
    /// False when it holds an opening quote without its closing one; the cells then hold the quotes as they are.
    pub heel: bool,
    /// The byte of the text on which it begins.
    pub begin: usize,
    /// The byte after it, on which its line ends.
    pub eind: usize,
}

/// The cells of a row, as text.
#[derive(Debug, Clone, Default)]
pub(super) struct Rijtekst {
    tekst: String,
    /// Where each begins and ends in that.
    cellen: Vec<(usize, usize)>,
}

impl Rijtekst {
    pub(super) fn len(&self) -> usize {
        self.cellen.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        self.cellen.get(index).map(|(begin, eind)| &self.tekst[*begin..*eind])
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.cellen.iter().map(|(begin, eind)| &self.tekst[*begin..*eind])
    }

    fn leeg(&mut self) {
        self.tekst.clear();
        self.cellen.clear();
    }

    fn neem(&mut self, rij: &StringRecord) {
        self.leeg();
        self.tekst.push_str(rij.as_slice());
        let cells = (0..rij.len()).filter_map(|index| rij.range(index));
        self.cellen.extend(cells.map(|cel| (cel.start, cel.end)));
    }
}

impl Hier {
    /// The byte up to which rows are read.
    pub(super) fn byte(self) -> usize {
        self.byte
    }
}

impl Lezers {
    /// The reader for a separator, with a text to read.
    fn lezer(&mut self, scheidingsteken: u8, tekst: &str) -> &mut Lezer {
        let lezer = self.0.entry(scheidingsteken).or_insert_with(|| {
            let mut builder = ReaderBuilder::new();
            builder
                .delimiter(scheidingsteken)
                .has_headers(false)
                .flexible(true)
                .from_reader(Cursor::default())
        });
        let bytes = lezer.get_mut().get_mut();
        bytes.clear();
        bytes.extend_from_slice(tekst.as_bytes());
        bytes.extend_from_slice(SLOT);
        lezer
    }
}

impl<'t> Tabel<'t> {
    /// At the first row. The separator is one of `;`, `,`, `|` and tab.
    pub(super) fn new(tekst: &'t str, scheidingsteken: u8, lezers: &'t mut Lezers) -> Self {
        let is_simpel = !tekst.contains('"') && !tekst.contains(BOM);
        let lezer = (!is_simpel).then(|| lezers.lezer(scheidingsteken, tekst));
        let hier = Hier { byte: 0, regel: 1, geduld: GEDULD };
        let mut tabel =
            Self { tekst, scheidingsteken, lezer, gelezen: StringRecord::new(), breedte: None, hier };
        tabel.lees_vanaf(hier);
        tabel
    }

    /// From now on every row should have this many cells.
    pub(super) fn verwacht(&mut self, breedte: usize) {
        self.breedte = Some(breedte);
    }

    /// What stands behind a byte of the text.
    pub(super) fn rest(&self, byte: usize) -> &'t str {
        self.tekst.get(byte..).unwrap_or_default()
    }

    /// How far this walk has come.
    pub(super) fn hier(&self) -> Hier {
        self.hier
    }

    /// Goes on from where this walk was before.
    pub(super) fn lees_vanaf(&mut self, hier: Hier) {
        self.hier = hier;
        if let Some(lezer) = &mut self.lezer {
            let mut position = Position::new();
            position.set_byte(hier.byte as u64);
            // Within memory one can go anywhere.
            let _ = lezer.seek_raw(SeekFrom::Start(hier.byte as u64), position);
        }
    }

    /// Puts the cells of the next row in `rij`; none after the last.
    pub(super) fn volgende(&mut self, rij: &mut Rijtekst) -> Option<Regel> {
        let Hier { byte, regel, geduld } = self.hier;
        let rest = self.tekst[byte..].trim_start_matches(['\r', '\n']);
        if rest.is_empty() {
            return None;
        }
        let begin = self.tekst.len() - rest.len();
        let regel = regel + regeleinden(&self.tekst[byte..begin]);
        if self.lezer.is_none() {
            let eind = begin + snijd(rest, self.scheidingsteken, rij).len();
            self.hier = Hier { byte: eind, regel, geduld };
            return Some(Regel { regel, heel: true, begin, eind });
        }
        if geduld > 0
            && let Some((bron, einden)) = self.lees(rij, rest)
        {
            let eind = begin + bron.len();
            self.hier = Hier { byte: eind, regel: regel + einden, geduld };
            return Some(Regel { regel, heel: true, begin, eind });
        }
        let bron = snijd(rest, self.scheidingsteken, rij);
        let eind = begin + bron.len();
        let gelezen = self.lezer.as_ref().map_or(0, |lezer| lezer.position().byte());
        let verspild = gelezen.saturating_sub(eind as u64).max(OPNIEUW);
        self.lees_vanaf(Hier { byte: eind, regel, geduld: geduld.saturating_sub(verspild) });
        Some(Regel { regel, heel: geduld == 0 && !bron.contains('"'), begin, eind })
    }

    /// The row with which `rest` begins, with the number of line ends in it; its cells are put in `rij`. None when it
    /// can't be believed.
    fn lees(&mut self, rij: &mut Rijtekst, rest: &'t str) -> Option<(&'t str, u64)> {
        let lezer = self.lezer.as_mut()?;
        // Reading from memory does not fail, and cells cut from a text are text.
        if !lezer.read_record(&mut self.gelezen).unwrap_or(false) {
            return None;
        }
        let gelezen = usize::try_from(lezer.position().byte()).unwrap_or(usize::MAX);
        if gelezen > self.tekst.len() + 1 {
            return None;
        }
        let begin = self.tekst.len() - rest.len();
        let bron = &self.tekst[begin..gelezen.min(self.tekst.len())];
        let bron = bron.strip_suffix(['\r', '\n']).unwrap_or(bron);
        rij.neem(&self.gelezen);
        let einden = regeleinden(bron);
        (einden == 0 || self.is_een_rij(rij, bron)).then_some((bron, einden))
    }

    /// Whether a row over several lines is one row: it fills the header and no more, and each of its cells over
    /// several lines stands there as programs write it, without rows of the table in it.
    fn is_een_rij(&self, rij: &Rijtekst, bron: &str) -> bool {
        let past =
            |breedte| rij.len() >= breedte && rij.iter().skip(breedte).all(|cel| cel.trim().is_empty());
        let mut rest = bron;
        let mut is_geschreven = |cel: &str| {
            let after = rest.split_once(&format!("\"{}\"", cel.replace('"', "\"\""))).map(|(_, after)| after);
            rest = after.unwrap_or_default();
            after.is_some()
        };
        let mut lang = rij.iter().filter(|cel| cel.contains(['\r', '\n']));
        self.breedte.is_none_or(past) && lang.all(|cel| is_geschreven(cel) && !self.bevat_rij(cel))
    }

    /// Whether a cell over several lines looks like rows of the table.
    fn bevat_rij(&self, cel: &str) -> bool {
        let cells = |line: &str| 1 + line.bytes().filter(|byte| *byte == self.scheidingsteken).count();
        self.breedte
            .is_some_and(|breedte| breedte > 2 && cel.lines().skip(1).any(|line| cells(line) >= breedte))
    }
}

/// The line with which a text begins, without its end. Its cells are put in `rij`, quotes as they are.
fn snijd<'t>(tekst: &'t str, scheidingsteken: u8, rij: &mut Rijtekst) -> &'t str {
    rij.leeg();
    let (mut begin, mut eind) = (0, tekst.len());
    for (at, byte) in tekst.bytes().enumerate() {
        if byte == scheidingsteken {
            rij.cellen.push((begin, at));
            begin = at + 1;
        } else if matches!(byte, b'\r' | b'\n') {
            eind = at;
            break;
        }
    }
    rij.cellen.push((begin, eind));
    rij.tekst.push_str(&tekst[..eind]);
    &tekst[..eind]
}

/// Whether none of the cells holds anything.
pub(super) fn is_blanco(rij: &Rijtekst) -> bool {
    rij.iter().all(|cel| cel.chars().all(is_onzichtbaar))
}

/// Every `\n`, and every `\r` that has none behind it.
pub(super) fn regeleinden(tekst: &str) -> u64 {
    if !tekst.contains('\n') && !tekst.contains('\r') {
        return 0;
    }
    let bytes = tekst.as_bytes();
    let ends = |index: usize| match bytes[index] {
        b'\n' => true,
        b'\r' => bytes.get(index + 1) != Some(&b'\n'),
        _ => false,
    };
    (0..bytes.len()).map(|index| u64::from(ends(index))).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(tekst: &str, breedte: Option<usize>) -> Vec<(u64, bool, Vec<String>)> {
        let mut lezers = Lezers::default();
        let mut tabel = Tabel::new(tekst, b';', &mut lezers);
        tabel.breedte = breedte;
        let mut rij = Rijtekst::default();
        let mut rows = Vec::new();
        while let Some(Regel { regel, heel, .. }) = tabel.volgende(&mut rij) {
            rows.push((regel, heel, rij.iter().map(ToString::to_string).collect()));
        }
        rows
    }

    fn row(regel: u64, cellen: &[&str]) -> (u64, bool, Vec<String>) {
        (regel, true, cellen.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn lines_are_those_of_a_text_editor() {
        let expected = vec![row(1, &["a", "b"]), row(3, &["1", "x\r\ny"]), row(5, &["2", ""])];
        assert_eq!(rows("a;b\r\n\r\n1;\"x\r\ny\"\r\n2;", Some(2)), expected);
        assert_eq!(rows("a\rb\nc", None), vec![row(1, &["a"]), row(2, &["b"]), row(3, &["c"])]);
        assert_eq!(rows("a\n", None), vec![row(1, &["a"])]);
        assert_eq!(rows("", None), vec![]);
    }

    #[test]
    fn quotes_hold_separators_and_doubled_quotes() {
        assert_eq!(
            rows("\"a;b\";\"zei \"\"ja\"\"\";5\" pijp", None),
            vec![row(1, &["a;b", "zei \"ja\"", "5\" pijp"])]
        );
        assert_eq!(rows("\"a\"b;c", None), vec![row(1, &["ab", "c"])]);
    }

    #[test]
    fn an_open_quote_costs_its_own_row_and_no_other() {
        let open = |regel, cellen: &[&str]| (regel, false, row(regel, cellen).2);
        let expected = vec![row(1, &["a", "b"]), open(2, &["1", "\"x"]), row(3, &["2", "y"])];
        assert_eq!(rows("a;b\n1;\"x\n2;y\n", Some(2)), expected);
        let closed_later = vec![open(1, &["\"x", "1"]), row(2, &["y", "2"]), row(3, &["z", "3"])];
        assert_eq!(rows("\"x;1\ny;2\n\"z\";3\n", Some(2)), closed_later);
        let whole_row_within = vec![open(1, &["a", "b", "\"x"]), row(2, &["c", "d", "y\""])];
        assert_eq!(rows("a;b;\"x\nc;d;y\"\n", Some(3)), whole_row_within);
        let closed_by_another = vec![open(1, &["a", "\"x", "b"]), row(2, &["c", "y", "d"])];
        assert_eq!(rows("a;\"x;b\nc;\"y\";d\n", Some(3)), closed_by_another);
        let last = vec![row(1, &["a", "b"]), open(2, &["1", "\"\"\"x\"\""])];
        assert_eq!(rows("a;b\r\n1;\"\"\"x\"\"", Some(2)), last);
        assert_eq!(
            rows("a;b\r\n1;\"\"\"x\"\"\"", Some(2)),
            vec![row(1, &["a", "b"]), row(2, &["1", "\"x\""])]
        );
    }

    #[test]
    fn a_text_full_of_open_quotes_is_read_in_time() {
        // Each line closes the quote of the line before, and opens one that nothing closes before the end.
        let lines = 100_000;
        let found = rows(&"a\"b;\"c\n".repeat(lines), Some(2));
        assert_eq!(found.len(), lines);
        let cells = ["a\"b", "\"c"].map(str::to_owned).to_vec();
        assert_eq!(found.last(), Some(&(lines as u64, false, cells)));
    }

    proptest! {
        /// Without quotes, rows are cut as the `csv` crate cuts them.
        #[test]
        fn rows_without_quotes_are_those_of_a_reader(text in "[a;é\u{a0}\r\n]{0,40}") {
            let mut reader = ReaderBuilder::new();
            let mut reader =
                reader.delimiter(b';').has_headers(false).flexible(true).from_reader(text.as_bytes());
            let read: Vec<Vec<String>> =
                reader.records().map(|row| row.unwrap().iter().map(ToString::to_string).collect()).collect();
            let cut: Vec<_> = rows(&text, None).into_iter().map(|(_, _, cellen)| cellen).collect();
            prop_assert_eq!(cut, read);
        }

        /// What the `csv` crate writes is read back as it was.
        #[test]
        fn rows_written_by_another_program_read_back(
            table in prop::collection::vec(prop::collection::vec("[a-z,\"\r\n é]{0,4};?[a-z\"]?", 3), 1..6)
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<_> = rows(&text, Some(3)).into_iter().map(|(_, _, cellen)| cellen).collect();
            prop_assert_eq!(read, table);
        }
    }
}
