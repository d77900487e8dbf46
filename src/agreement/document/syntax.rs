//! From text to TOML, so that one slip costs one table and not the file.
//!
//! A file that is not TOML as a whole is cut at its headers (`[[norm]]`) and read piece by piece: every broken
//! piece gives one finding, and the others are read as usual.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::{Begin, fout};
use crate::{
    diagnostic::{Code, Diagnostic},
    source::{SourceId, Sources, Span},
};

/// A piece of TOML that was read.
pub(in crate::agreement) struct Leesbaar<'a> {
    pub(in crate::agreement) begin: Begin,
    pub(in crate::agreement) table: DeTable<'a>,
}

/// A piece that was not: what is declared in it can't be known.
pub(in crate::agreement) struct Kapot<'a> {
    text: &'a str,
}

impl Kapot<'_> {
    /// Whether this word stands in it between quotes, so that it may be declared there.
    pub(in crate::agreement) fn noemt(&self, word: &str) -> bool {
        self.text.contains(&format!("\"{word}\"")) || self.text.contains(&format!("'{word}'"))
    }

    /// Whether this word stands in it at all, so that a table of that name may be meant.
    pub(in crate::agreement) fn bevat(&self, word: &str) -> bool {
        self.text.contains(word)
    }

    /// Whether it holds a table with this header.
    pub(in crate::agreement) fn heeft_tabel(&self, name: &str) -> bool {
        self.text.lines().any(|line| line.trim_start().starts_with(&format!("[{name}")))
    }
}

/// Reads one file.
pub(in crate::agreement) fn ontleed<'a>(
    sources: &'a Sources,
    source: SourceId,
    found: &mut Vec<Diagnostic>,
) -> (Vec<Leesbaar<'a>>, Vec<Kapot<'a>>) {
    let text = sources.get(source).text();
    match DeTable::parse(text) {
        Ok(table) => {
            (vec![Leesbaar { begin: Begin { source, offset: 0 }, table: table.into_inner() }], Vec::new())
        }
        Err(error) => in_stukken(text, source, &error, found),
    }
}

/// Reads a file that is not TOML as a whole, piece by piece.
fn in_stukken<'a>(
    text: &'a str,
    source: SourceId,
    whole: &Error,
    found: &mut Vec<Diagnostic>,
) -> (Vec<Leesbaar<'a>>, Vec<Kapot<'a>>) {
    let parsed: Vec<_> =
        stukken(text).into_iter().map(|range| (range.clone(), DeTable::parse(&text[range]))).collect();
    let first = whole.span().map_or(0, |span| span.start);
    let every_piece_alone_is_fine = parsed.iter().all(|(_, result)| result.is_ok());
    let (mut readable, mut broken) = (Vec::new(), Vec::new());
    for (range, result) in parsed {
        let begin = Begin { source, offset: range.start };
        let is_last = range.end == text.len();
        let holds_first = range.contains(&first) || (is_last && first >= range.end);
        match result {
            Ok(_) if every_piece_alone_is_fine && holds_first => {
                found.push(finding(text, Begin { source, offset: 0 }, whole));
                broken.push(Kapot { text: &text[range] });
            }
            Ok(table) => readable.push(Leesbaar { begin, table: table.into_inner() }),
            Err(error) => {
                found.push(finding(&text[range.clone()], begin, &error));
                broken.push(Kapot { text: &text[range] });
            }
        }
    }
    (readable, broken)
}

/// The text cut before each line that is a whole header of a table at the top: `[x]` or `[[x]]`.
fn stukken(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if offset > 0 && is_header(line) {
            starts.push(offset);
        }
        offset += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn is_header(line: &str) -> bool {
    let bare = line.split('#').next().unwrap_or(line).trim_end();
    let inner = match bare.strip_prefix("[[") {
        Some(rest) => rest.strip_suffix("]]"),
        None => bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')),
    };
    inner.is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
}

/// What the parser says, in Dutch.
fn finding(text: &str, begin: Begin, error: &Error) -> Diagnostic {
    let range = error.span().unwrap_or(text.len()..text.len());
    let marked = text.get(range.clone()).unwrap_or_default();
    let (label, oplossing) = match getal_met_komma(text, range.start) {
        Some(number) => ("een getal met een komma is hier tekst", Some(format!("schrijf \"{number}\""))),
        None => in_het_nederlands(error.message(), marked),
    };
    let span: Span = begin.span(range);
    let diagnostic = fout(Code::TomlFout, &span, "dit is geen geldige TOML").label(label);
    match oplossing {
        Some(text) => diagnostic.oplossing(text),
        None => diagnostic,
    }
}

/// The number around a place, if the reading stopped at its comma: `1,95`.
fn getal_met_komma(text: &str, at: usize) -> Option<&str> {
    let digit_or_point = |char: char| char.is_ascii_digit() || char == '.';
    let (before, after) = text.split_at_checked(at)?;
    let start = before.trim_end_matches(digit_or_point).len();
    let decimals = after.strip_prefix(',')?;
    let end = at + 1 + decimals.len() - decimals.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    text.get(start..end).filter(|_| start < at && end > at + 1)
}

/// A label and a remedy for a message of the parser.
pub(crate) fn in_het_nederlands(message: &str, marked: &str) -> (&'static str, Option<String>) {
    let one = |text: &str| Some(text.to_owned());
    let says = |words: &str| message.contains(words);
    if says("must be quoted") || says("invalid boolean") || says("invalid value") {
        let shown = if marked.is_empty() { "..." } else { marked };
        return ("tekst hoort tussen aanhalingstekens", Some(format!("schrijf \"{shown}\"")));
    }
    if says("expected `\"`") || says("expected `'`") {
        return ("deze tekst is niet gesloten", one("zet een aanhalingsteken aan het eind van de tekst"));
    }
    let (label, oplossing) = if says("duplicate key") {
        ("deze sleutel of tabel staat hier al", Some("laat één van de twee staan"))
    } else if says("date") || says("day between") || says("month between") {
        ("deze datum bestaat niet", Some("schrijf een datum als jjjj-mm-dd, bijvoorbeeld 2022-01-31"))
    } else if says("leading zero") {
        ("een getal begint niet met een nul", None)
    } else if says("unclosed array table") || says("unclosed table") {
        ("deze kop is niet gesloten", Some("sluit de kop met ] of ]]"))
    } else if says("unclosed array") {
        ("deze lijst is niet gesloten", Some("sluit de lijst met ]"))
    } else if says("unclosed inline table") {
        ("deze tabel is niet gesloten", Some("sluit de tabel met }"))
    } else if says("missing comma") {
        ("hier ontbreekt een komma", None)
    } else if says("no value") || says("missing value") {
        ("hier ontbreekt een waarde", Some("schrijf sleutel = waarde"))
    } else if says("in array") {
        ("dit past niet in een lijst; is de lijst ervoor gesloten met ]?", None)
    } else if says("recurs") {
        ("deze tabellen of lijsten zitten te diep in elkaar", None)
    } else {
        ("hier is de tekst niet te lezen", None)
    };
    (label, oplossing.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (usize, usize, Vec<usize>) {
        let mut sources = Sources::default();
        let id = sources.add("a.toml", text);
        let mut found = Vec::new();
        let (readable, broken) = ontleed(&sources, id, &mut found);
        let line = |diagnostic: &Diagnostic| {
            let crate::diagnostic::Place::Span(span) = &diagnostic.place else { return 0 };
            sources.location(span).line
        };
        let lines = found.iter().map(line).collect();
        (readable.len(), broken.len(), lines)
    }

    #[test]
    fn every_broken_piece_is_one_finding_and_the_rest_is_read() {
        let text = "[[norm]]\nid = \"a\"\nx = [\"b\",\n[[norm]]\nid = \"c\"\n[[norm]]\nid = \"d\n";
        assert_eq!(read(text), (1, 2, vec![3, 7]));
    }

    #[test]
    fn a_header_that_is_broken_spoils_the_piece_before_it() {
        assert_eq!(
            read("[[norm]]\nid = \"a\"\n[[norm]\nid = \"b\"\n[[norm]]\nid = \"c\"\n"),
            (1, 1, vec![3])
        );
    }

    #[test]
    fn a_table_that_stands_there_twice_is_one_finding() {
        assert_eq!(read("[proeftuin]\nid = \"a\"\n[proeftuin]\nid = \"b\"\n"), (1, 1, vec![3]));
    }
}
