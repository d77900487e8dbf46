//! Text becomes rows of cells, each with the line on which a text editor shows it.
//!
//! The `csv` crate does not serve here. It numbers rows after a blank line or a CRLF one too low, and a quote that
//! is never closed swallows the rows after it without a word. Here the line is exact, and a row that a quote
//! stretches over several lines is believed only if it fits the header and swallows no row; else it is read as the
//! one line it begins on.

use std::borrow::Cow;

/// Walks through the rows of a text. A clone walks on from the same row.
#[derive(Debug, Clone)]
pub(super) struct Tabel<'t> {
    tekst: &'t str,
    scheidingsteken: u8,
    /// Number of cells of the header, once it is known.
    breedte: Option<usize>,
    plaats: usize,
    regel: u64,
    /// The row being read has a cell that seems to have swallowed others.
    slokt: bool,
}

/// What is known of a row beside its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Regel {
    /// Line on which it begins, from 1.
    pub regel: u64,
    /// False when it holds an opening quote without its closing one; the cells then hold the quotes as they are.
    pub heel: bool,
}

impl<'t> Tabel<'t> {
    /// At the first row. The separator is one of `;`, `,` and tab.
    pub(super) fn new(tekst: &'t str, scheidingsteken: u8) -> Self {
        Self { tekst, scheidingsteken, breedte: None, plaats: 0, regel: 1, slokt: false }
    }

    /// From now on every row should have this many cells.
    pub(super) fn verwacht(&mut self, breedte: usize) {
        self.breedte = Some(breedte);
    }

    /// Puts the cells of the next row in `cellen`; none after the last.
    pub(super) fn volgende(&mut self, cellen: &mut Vec<Cow<'t, str>>) -> Option<Regel> {
        if self.plaats >= self.tekst.len() {
            return None;
        }
        let (plaats, regel) = (self.plaats, self.regel);
        let closed = self.neem_rij(cellen);
        let stretched = self.regel > regel + 1;
        let fits = || self.breedte.is_none_or(|breedte| past(cellen, breedte));
        let heel = closed && (!stretched || (!self.slokt && fits()));
        if !heel {
            (self.plaats, self.regel) = (plaats, regel);
            self.neem_letterlijk(cellen);
        }
        Some(Regel { regel, heel })
    }

    /// The cells up to the end of the row; false when a quote is still open at the end of the text.
    fn neem_rij(&mut self, cellen: &mut Vec<Cow<'t, str>>) -> bool {
        cellen.clear();
        self.slokt = false;
        loop {
            if self.byte() == Some(b'"') {
                let Some(cel) = self.neem_aangehaald() else { return false };
                cellen.push(cel);
            } else {
                cellen.push(Cow::Borrowed(self.neem_kaal()));
            }
            if self.rij_is_uit() {
                return true;
            }
        }
    }

    /// The cells of one line, quotes taken as they are.
    fn neem_letterlijk(&mut self, cellen: &mut Vec<Cow<'t, str>>) {
        cellen.clear();
        loop {
            cellen.push(Cow::Borrowed(self.neem_kaal()));
            if self.rij_is_uit() {
                return;
            }
        }
    }

    /// The text up to the next separator or end of line.
    fn neem_kaal(&mut self) -> &'t str {
        let rest = &self.tekst[self.plaats..];
        let separator = self.scheidingsteken;
        let length = rest
            .bytes()
            .position(|byte| byte == separator || byte == b'\n' || byte == b'\r')
            .unwrap_or(rest.len());
        self.plaats += length;
        &rest[..length]
    }

    /// The text within quotes, and what stands behind them up to the separator; none without a closing quote.
    fn neem_aangehaald(&mut self) -> Option<Cow<'t, str>> {
        let start = self.plaats + 1;
        let bytes = self.tekst.as_bytes();
        let mut doubled = false;
        let mut end = start;
        loop {
            end += bytes[end..].iter().position(|byte| *byte == b'"')?;
            if bytes.get(end + 1) != Some(&b'"') {
                break;
            }
            doubled = true;
            end += 2;
        }
        let inner = &self.tekst[start..end];
        self.regel += regeleinden(inner);
        self.plaats = end + 1;
        let cel = if doubled { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) };
        let behind = self.neem_kaal();
        self.slokt |= !behind.is_empty() || self.bevat_rij(inner);
        Some(if behind.is_empty() { cel } else { cel + behind })
    }

    /// Whether a text that goes on over the line looks like rows of the table.
    fn bevat_rij(&self, tekst: &str) -> bool {
        let cells = |line: &str| 1 + line.bytes().filter(|byte| *byte == self.scheidingsteken).count();
        self.breedte
            .is_some_and(|breedte| breedte > 2 && tekst.lines().skip(1).any(|line| cells(line) >= breedte))
    }

    /// Steps over a separator, or over the end of the row.
    fn rij_is_uit(&mut self) -> bool {
        match self.byte() {
            Some(byte) if byte == self.scheidingsteken => {
                self.plaats += 1;
                return false;
            }
            Some(b'\r') if self.tekst.as_bytes().get(self.plaats + 1) == Some(&b'\n') => self.plaats += 2,
            Some(_) => self.plaats += 1,
            None => {}
        }
        self.regel += 1;
        true
    }

    fn byte(&self) -> Option<u8> {
        self.tekst.as_bytes().get(self.plaats).copied()
    }
}

/// Whether a row fills a header of this many cells, and no more.
fn past(cellen: &[Cow<'_, str>], breedte: usize) -> bool {
    cellen.len() >= breedte && is_blanco(&cellen[breedte..])
}

/// Whether none of the cells holds anything.
pub(super) fn is_blanco(cellen: &[Cow<'_, str>]) -> bool {
    cellen.iter().all(|cel| cel.trim().is_empty())
}

fn regeleinden(tekst: &str) -> u64 {
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
        let mut tabel = Tabel::new(tekst, b';');
        tabel.breedte = breedte;
        let mut cellen = Vec::new();
        let mut rows = Vec::new();
        while let Some(Regel { regel, heel }) = tabel.volgende(&mut cellen) {
            rows.push((regel, heel, cellen.iter().map(ToString::to_string).collect()));
        }
        rows
    }

    fn row(regel: u64, cellen: &[&str]) -> (u64, bool, Vec<String>) {
        (regel, true, cellen.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn lines_are_those_of_a_text_editor() {
        let expected = vec![row(1, &["a", "b"]), row(2, &[""]), row(3, &["1", "x\r\ny"]), row(5, &["2", ""])];
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
