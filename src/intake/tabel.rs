//! Text becomes rows of cells, each with the line on which a text editor shows it.
//!
//! The `csv` crate cuts the rows; two things are added to it. It numbers a row after a blank line or a CRLF one too
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
    lezer: &'t mut Lezer,
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
        let lezer = lezers.lezer(scheidingsteken, tekst);
        let hier = Hier { byte: 0, regel: 1, geduld: GEDULD };
        let mut tabel = Self { tekst, scheidingsteken, lezer, breedte: None, hier };
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
        let mut position = Position::new();
        position.set_byte(hier.byte as u64);
        // Within memory one can go anywhere.
        let _ = self.lezer.seek_raw(SeekFrom::Start(hier.byte as u64), position);
        self.hier = hier;
    }

    /// Puts the cells of the next row in `rij`; none after the last.
    pub(super) fn volgende(&mut self, rij: &mut StringRecord) -> Option<Regel> {
        let Hier { byte, regel, geduld } = self.hier;
        let rest = self.tekst[byte..].trim_start_matches(['\r', '\n']);
        if rest.is_empty() {
            return None;
        }
        let begin = self.tekst.len() - rest.len();
        let regel = regel + regeleinden(&self.tekst[byte..begin]);
        if geduld > 0
            && let Some((bron, einden)) = self.lees(rij, rest)
        {
            let eind = begin + bron.len();
            self.hier = Hier { byte: eind, regel: regel + einden, geduld };
            return Some(Regel { regel, heel: true, begin, eind });
        }
        let bron = rest.split(['\r', '\n']).next().unwrap_or(rest);
        rij.clear();
        bron.split(char::from(self.scheidingsteken)).for_each(|cel| rij.push_field(cel));
        let eind = begin + bron.len();
        let verspild = self.lezer.position().byte().saturating_sub(eind as u64).max(OPNIEUW);
        self.lees_vanaf(Hier { byte: eind, regel, geduld: geduld.saturating_sub(verspild) });
        Some(Regel { regel, heel: geduld == 0 && !bron.contains('"'), begin, eind })
    }

    /// The row with which `rest` begins, with the number of line ends in it; its cells are put in `rij`. None when it
    /// can't be believed.
    fn lees(&mut self, rij: &mut StringRecord, rest: &'t str) -> Option<(&'t str, u64)> {
        // Reading from memory does not fail, and cells cut from a text are text.
        if !self.lezer.read_record(rij).unwrap_or(false) {
            return None;
        }
        let gelezen = usize::try_from(self.lezer.position().byte()).unwrap_or(usize::MAX);
        if gelezen > self.tekst.len() + 1 {
            return None;
        }
        let begin = self.tekst.len() - rest.len();
        let bron = &self.tekst[begin..gelezen.min(self.tekst.len())];
        let bron = bron.strip_suffix(['\r', '\n']).unwrap_or(bron);
        let einden = regeleinden(bron);
        (einden == 0 || self.is_een_rij(rij, bron)).then_some((bron, einden))
    }

    /// Whether a row over several lines is one row: it fills the header and no more, and each of its cells over
    /// several lines stands there as programs write it, without rows of the table in it.
    fn is_een_rij(&self, rij: &StringRecord, bron: &str) -> bool {
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

/// Whether none of the cells holds anything.
pub(super) fn is_blanco(rij: &StringRecord) -> bool {
    rij.as_slice().chars().all(is_onzichtbaar)
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
        let mut rij = StringRecord::new();
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
