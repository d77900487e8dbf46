//! From text to TOML, so that one slip costs one table and not the file.
//!
//! A file that is not TOML as a whole is cut at its headers (`[[norm]]`) and read piece by piece: every broken
//! piece gives one finding, and the others are read as usual.

use std::{collections::BTreeSet, ops::Range};

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

impl<'a> Kapot<'a> {
    /// A file of which nothing can be read.
    pub(in crate::agreement) fn geheel(sources: &'a Sources, source: SourceId) -> Self {
        Self { text: sources.get(source).text() }
    }

    /// Whether it may declare this id.
    pub(in crate::agreement) fn verklaart(&self, id: &str) -> bool {
        self.waarden("id").any(|value| value == id)
    }

    /// Whether it holds a table of this name.
    pub(in crate::agreement) fn heeft_tabel(&self, name: &str) -> bool {
        self.text.lines().any(|line| begint(line, name))
    }

    /// How many toetsen stand in it.
    pub(in crate::agreement) fn toetsen(&self) -> usize {
        self.text.lines().filter(|line| line.trim_start().starts_with("[[norm.toets]]")).count()
    }

    /// Whether a post of this werksoort may stand in it: there are posten, and not each is of another one.
    pub(in crate::agreement) fn heeft_post(&self, werksoort: &str, werksoorten: &[&str]) -> bool {
        let posten = self.text.lines().filter(|line| begint(line, "post")).count();
        let named: Vec<&str> = self.waarden("werksoort").collect();
        let others = named.iter().filter(|name| **name != werksoort && werksoorten.contains(name)).count();
        posten > 0 && (others < posten || others < named.len())
    }

    /// What stands behind each key of this name, without quotes. The quotes or the `=` may be what is wrong with it.
    fn waarden(&self, key: &str) -> impl Iterator<Item = &'a str> {
        let text = self.text;
        text.match_indices(key).filter_map(move |(at, _)| {
            let before = text.get(..at)?.chars().next_back();
            let rest = text.get(at + key.len()..)?;
            let bare = rest.trim_start_matches([' ', '\t']);
            let is_key = bare.starts_with(['=', '"', '\'']) && !before.is_some_and(is_naam);
            let line = bare.trim_start_matches(['=', ' ', '\t']).lines().next().unwrap_or_default();
            is_key.then(|| waarde(line))
        })
    }
}

/// The value at the beginning of a line: what stands between quotes, or else up to what ends it.
fn waarde(line: &str) -> &str {
    let quoted = ['"', '\''].into_iter().find_map(|quote| line.strip_prefix(quote)?.split_once(quote));
    let bare = || line.split([',', '}', '#']).next().unwrap_or(line).trim().trim_matches(['"', '\'']);
    quoted.map_or_else(bare, |(value, _)| value)
}

/// Whether a character can be part of a key.
fn is_naam(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '-' | '.')
}

/// Whether a table of this name begins on this line: a header, be it a broken one, or the list of them.
fn begint(line: &str, name: &str) -> bool {
    let line = line.trim_start();
    let word = line.trim_start_matches(['[', ' ', '\t']);
    word.strip_prefix(name).is_some_and(|rest| {
        let rest = rest.trim_start();
        if line.starts_with('[') {
            rest.is_empty() || rest.starts_with([']', '#'])
        } else {
            rest.starts_with('=')
        }
    })
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
    let tables: Vec<_> =
        parsed.iter().filter_map(|(_, result)| result.as_ref().ok()).map(toml::Spanned::get_ref).collect();
    // A name that is one table here and a list of tables there is refused where it is read.
    let every_piece_alone_is_fine = parsed.iter().all(|(_, result)| result.is_ok()) && !twee_vormen(&tables);
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

/// Whether a name is a table in one piece, and a list of tables in another: `[norm]` and `[[norm]]`.
fn twee_vormen(tables: &[&DeTable<'_>]) -> bool {
    let tables = || tables.iter().copied();
    let lists: BTreeSet<&str> = tables()
        .flat_map(DeTable::iter)
        .filter(|(_, value)| value.get_ref().is_array())
        .map(|(name, _)| name.get_ref().as_ref())
        .collect();
    tables()
        .flat_map(DeTable::iter)
        .any(|(name, value)| value.get_ref().is_table() && lists.contains(name.get_ref().as_ref()))
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
    let (span, label, oplossing): (Span, _, _) = match lange_tekst(text, range.start) {
        Some(open) if label == NIET_GESLOTEN => {
            (begin.span(open), "deze tekst begint hier en is niet gesloten", Some(DRIE_TEKENS.to_owned()))
        }
        Some(_) | None => (begin.span(range), label, oplossing),
    };
    let diagnostic = fout(Code::TomlFout, &span, "dit is geen geldige TOML").label(label);
    match oplossing {
        Some(text) => diagnostic.oplossing(text),
        None => diagnostic,
    }
}

const NIET_GESLOTEN: &str = "deze tekst is niet gesloten";
const DRIE_TEKENS: &str = "zet drie aanhalingstekens aan het eind van de tekst";

/// Where the text of more lines begins that is still open at a place: the reading stops far below it.
fn lange_tekst(text: &str, at: usize) -> Option<Range<usize>> {
    let signs: Vec<usize> = text.get(..at)?.match_indices("\"\"\"").map(|(sign, _)| sign).collect();
    signs.last().filter(|_| signs.len() % 2 == 1).map(|open| *open..open + 3)
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

/// The quotes that a word processor makes of straight ones.
const GEKRULD: [char; 6] = ['“', '”', '„', '‘', '’', '‚'];

/// A label and a remedy for a message of the parser.
pub(crate) fn in_het_nederlands(message: &str, marked: &str) -> (&'static str, Option<String>) {
    let one = |text: &str| Some(text.to_owned());
    let says = |words: &str| message.contains(words);
    if says("must be quoted") || says("invalid boolean") || says("invalid value") {
        let bare = marked.trim().trim_matches(GEKRULD);
        if bare.is_empty() {
            return ("hier ontbreekt een waarde", one("schrijf sleutel = waarde"));
        }
        let label = if marked.starts_with(GEKRULD) {
            "dit zijn geen rechte aanhalingstekens"
        } else {
            "tekst hoort tussen aanhalingstekens"
        };
        return (label, Some(format!("schrijf \"{bare}\"")));
    }
    if says("expected `\"`") || says("expected `'`") {
        return (NIET_GESLOTEN, one("zet een aanhalingsteken aan het eind van de tekst"));
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
        (
            "hiervoor ontbreekt een komma of een haakje",
            Some("zet een komma tussen de waarden, of sluit de lijst ervoor met ]"),
        )
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

    /// What is said of the one mistake in a text: where, and the remedy.
    fn said(text: &str) -> (String, String, String) {
        let mut sources = Sources::default();
        let id = sources.add("a.toml", text);
        let mut found = Vec::new();
        ontleed(&sources, id, &mut found);
        let [Diagnostic { place: crate::diagnostic::Place::Span(span), label, oplossing, .. }] = &found[..]
        else {
            return Default::default();
        };
        let marked = text[span.start..span.end].to_owned();
        (marked, label.clone().unwrap_or_default(), oplossing.clone().unwrap_or_default())
    }

    #[test]
    fn a_remedy_mends_what_is_marked() {
        for (text, marked, label, oplossing) in [
            ("a = “4 weken”\n", "“4 weken”", "dit zijn geen rechte aanhalingstekens", "schrijf \"4 weken\""),
            ("a = 4 weken\n", "4 weken", "tekst hoort tussen aanhalingstekens", "schrijf \"4 weken\""),
            ("a =\nb = 1\n", "", "hier ontbreekt een waarde", "schrijf sleutel = waarde"),
            (
                "a = [\"x\"\nb = 1\n",
                "",
                "hiervoor ontbreekt een komma of een haakje",
                "zet een komma tussen de waarden, of sluit de lijst ervoor met ]",
            ),
            (
                "[[a]]\nt = \"\"\"\\\n  een\n  twee.\"\nb = 1\n[[a]]\n",
                "\"\"\"",
                "deze tekst begint hier en is niet gesloten",
                "zet drie aanhalingstekens aan het eind van de tekst",
            ),
        ] {
            assert_eq!(said(text), (marked.to_owned(), label.to_owned(), oplossing.to_owned()), "{text}");
        }
    }
}
