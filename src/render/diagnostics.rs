//! Findings as text: the line at fault, a caret under the word, and what to do about it.
//!
//! The form is that of a compiler, because an editor and a CI log know how to follow `file:line:column`. The words
//! are Dutch. Text from files goes through `onschadelijk` first.

mod uittreksel;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer};

use self::uittreksel::{Mark, ROND, Uittreksel, hernummerd};
use super::onschadelijk;
use crate::{
    diagnostic::{Diagnostic, Ernst, Place},
    report::Keuring,
    source::{SourceId, Sources, Span},
};

/// How it is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vorm {
    /// Columns to write in; excerpts are cut to it and prose is folded, a message or label is never cut.
    pub breedte: usize,
    /// With colour codes.
    pub kleur: bool,
}

/// All findings, errors first and then by place, with a blank line after each, and a line that counts them.
///
/// `bestanden` is the number of files that were read.
#[must_use]
pub fn text(diagnostics: &[Diagnostic], sources: &Sources, bestanden: usize, vorm: Vorm) -> String {
    format!("{}{}\n", bevindingen(diagnostics, sources, vorm), telling(diagnostics, bestanden))
}

/// All findings on agreements as [`text`] has them, and the line that counts them goes on with the toetsen.
#[must_use]
pub fn keuring(keuring: &Keuring, sources: &Sources, vorm: Vorm) -> String {
    let found = &keuring.bevindingen;
    let last = format!("{} {}", telling(found, keuring.bestanden), keuring.slot);
    format!("{}{}\n", bevindingen(found, sources, vorm), folded(&last, vorm.breedte))
}

fn bevindingen(diagnostics: &[Diagnostic], sources: &Sources, vorm: Vorm) -> String {
    let one = |diagnostic| format!("{}\n\n", one(diagnostic, sources, vorm, ROND));
    ordered(diagnostics, sources).into_iter().map(one).collect()
}

/// How many there are, as a sentence: `3 fouten, 1 waarschuwing in 14 bestanden.`
fn telling(diagnostics: &[Diagnostic], bestanden: usize) -> String {
    let count = |ernst| diagnostics.iter().filter(|diagnostic| diagnostic.ernst == ernst).count();
    let mut parts = Vec::new();
    match count(Ernst::Fout) {
        0 => parts.push("Geen fouten".to_owned()),
        fouten => parts.push(aantal(fouten, "fout", "fouten")),
    }
    match count(Ernst::Waarschuwing) {
        0 => {}
        waarschuwingen => parts.push(aantal(waarschuwingen, "waarschuwing", "waarschuwingen")),
    }
    format!("{} in {}.", parts.join(", "), aantal(bestanden, "bestand", "bestanden"))
}

fn aantal(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// Errors first; then by file, line and column, with what is nowhere in particular at the end.
pub(super) fn ordered<'a>(diagnostics: &'a [Diagnostic], sources: &Sources) -> Vec<&'a Diagnostic> {
    let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
    ordered.sort_by_cached_key(|diagnostic| {
        let (nowhere, path, line, column) = match &diagnostic.place {
            Place::None => (true, String::new(), 0, 0),
            Place::File(path) => (false, path.clone(), 0, 0),
            Place::Cell(cell) => (false, cell.path.clone(), cell.line, cell.column.unwrap_or(0)),
            Place::Span(span) => {
                let location = sources.location(span);
                (false, sources.get(span.source).path().to_owned(), location.line as u64, location.column)
            }
        };
        (diagnostic.ernst, nowhere, path, line, column, diagnostic.code, diagnostic.bericht.clone())
    });
    ordered
}

/// One finding, without a line end. `rond` is how many lines around a mark are looked at.
fn one(diagnostic: &Diagnostic, sources: &Sources, vorm: Vorm, rond: usize) -> String {
    let level = match diagnostic.ernst {
        Ernst::Fout => Level::ERROR.with_name("fout"),
        Ernst::Waarschuwing => Level::WARNING.with_name("waarschuwing"),
    };
    let title = onschadelijk::regel(&diagnostic.bericht);
    let mut group = Group::with_title(level.primary_title(title).id(diagnostic.code.as_str()));
    let mut named = 1;
    match &diagnostic.place {
        Place::None | Place::Span(_) => named = 0,
        Place::File(path) => group = group.element(Origin::path(onschadelijk::regel(path))),
        Place::Cell(cell) => {
            let path = onschadelijk::regel(&cell.path);
            let line = cell.line;
            group = group.element(Origin::path(match cell.column {
                None => format!("{path}:{line}"),
                Some(_) => format!("{path}:{line} (cel {})", cell.name()),
            }));
        }
    }
    let marks = marks(diagnostic);
    let excerpts = excerpts(&marks, sources, rond);
    // How many columns the line numbers take; none without an excerpt.
    let gutter = excerpts.iter().map(Uittreksel::laatste).max().map_or(0, |line| line.to_string().len());
    group = group.elements(excerpts.iter().map(Uittreksel::snippet));
    // An excerpt takes the width of its line numbers and ` = `.
    let room = vorm.breedte.saturating_sub(3 + gutter);
    let fold = |text: &str, name: usize| folded(&onschadelijk::tekst(text), room.saturating_sub(name));
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.no_name().message(fold(note, 0)));
    }
    for (name, text) in [("gevolg", &diagnostic.gevolg), ("oplossing", &diagnostic.oplossing)] {
        if let Some(text) = text {
            group = group.element(Level::HELP.with_name(name).message(fold(text, name.len() + 2)));
        }
    }
    let renderer = if vorm.kleur { Renderer::styled() } else { Renderer::plain() };
    hernummerd(renderer.term_width(vorm.breedte).render(&[group]), &excerpts, named, gutter)
}

/// An excerpt per file, that of the finding itself first.
fn excerpts<'a>(marks: &'a [Mark<'a>], sources: &'a Sources, rond: usize) -> Vec<Uittreksel<'a>> {
    let mut files: Vec<SourceId> = Vec::new();
    for mark in marks {
        if !files.contains(&mark.span.source) {
            files.push(mark.span.source);
        }
    }
    let here = |file: SourceId| marks.iter().filter(|mark| mark.span.source == file).collect();
    files.into_iter().map(|file| Uittreksel::van(sources.get(file), here(file), rond)).collect()
}

fn marks(diagnostic: &Diagnostic) -> Vec<Mark<'_>> {
    let first = match &diagnostic.place {
        Place::Span(span) => {
            Some(Mark { span, kind: AnnotationKind::Primary, label: diagnostic.label.as_deref() })
        }
        Place::None | Place::File(_) | Place::Cell(_) => None,
    };
    let others = diagnostic.labels.iter().map(|label| Mark {
        span: &label.span,
        kind: AnnotationKind::Context,
        label: Some(&label.text),
    });
    first.into_iter().chain(others).collect()
}

/// A span as byte offsets that exist in its text: clamped to it, and to whole characters.
pub(super) fn range(text: &str, span: &Span) -> (usize, usize) {
    let whole = |mut offset: usize| {
        offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    // A line end is no place to point at.
    let end = whole(span.end);
    let end = text[..end].trim_end_matches(['\r', '\n']).len();
    let start = whole(span.start);
    (start, end.max(start))
}

/// Text folded between words at `width` columns; its own line ends stay.
fn folded(text: &str, width: usize) -> String {
    text.lines().map(|line| folded_line(line, width)).collect::<Vec<_>>().join("\n")
}

fn folded_line(line: &str, width: usize) -> String {
    if line.chars().count() <= width {
        return line.to_owned();
    }
    let mut out = String::new();
    let mut column = 0;
    for word in line.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if !out.is_empty() {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::{Cell, Code};

    const SMAL: Vorm = Vorm { breedte: 80, kleur: false };

    /// A finding at the first `needle` of a text.
    fn at(sources: &Sources, id: SourceId, needle: &str) -> Span {
        let start = sources.get(id).text().find(needle).unwrap();
        Span::new(id, start..start + needle.len())
    }

    #[test]
    fn a_finding_shows_its_line_its_second_places_and_its_remedy() {
        let mut sources = Sources::default();
        let norm = sources.add("normen/sw.toml", "\nid = \"eerste\"\n\n\n\nminstens = \"90\"\n");
        let other = sources.add("kern.toml", "\n\nid = \"sociaal-werk\"\n");
        let diagnostic = Diagnostic::fout(
            Code::DrempelZonderEenheid,
            Place::Span(at(&sources, norm, "\"90\"")),
            "deze drempel kan een percentage of een aantal zijn",
        )
        .label("hier hoort een percentage")
        .also(at(&sources, norm, "\"eerste\""), "norm van soort `termijn`")
        .also(at(&sources, other, "\"sociaal-werk\""), "hier staat het kernbeding")
        .note("verwacht:  1 van 2   niet gehaald")
        .oplossing("schrijf minstens = \"90%\"");
        let expected = r#"fout[OW-N04]: deze drempel kan een percentage of een aantal zijn
 --> normen/sw.toml:6:12
  |
2 | id = "eerste"
  |      -------- norm van soort `termijn`
...
6 | minstens = "90"
  |            ^^^^ hier hoort een percentage
  |
 ::: kern.toml:3:6
  |
3 | id = "sociaal-werk"
  |      -------------- hier staat het kernbeding
  |
  = verwacht:  1 van 2   niet gehaald
  = oplossing: schrijf minstens = "90%"

1 fout in 2 bestanden.
"#;
        assert_eq!(text(&[diagnostic], &sources, 2, SMAL), expected);
    }

    #[test]
    fn a_finding_without_a_text_is_a_few_plain_lines_and_errors_come_first() {
        let sources = Sources::default();
        let cell = Cell { path: "a-2023-02.csv".into(), line: 214, column: Some(3) };
        let found = [
            Diagnostic::waarschuwing(Code::LeveringOntbreekt, Place::None, "levering b ontbreekt"),
            Diagnostic::waarschuwing(Code::DatumFout, Place::Cell(cell), "31-02-2023 bestaat niet")
                .gevolg("deze rij telt niet mee als op tijd en niet als te laat, zodat het oordeel onzeker kan worden"),
            Diagnostic::fout(Code::LegeMap, Place::File("leeg".into()), "geen overeenkomst"),
        ];
        let expected = "\
fout[OW-S07]: geen overeenkomst
--> leeg

waarschuwing[OW-D14]: 31-02-2023 bestaat niet
--> a-2023-02.csv:214 (cel C214)
 = gevolg: deze rij telt niet mee als op tijd en niet als te laat, zodat het
           oordeel onzeker kan worden

waarschuwing[OW-D05]: levering b ontbreekt

1 fout, 2 waarschuwingen in 1 bestand.
";
        assert_eq!(text(&found, &sources, 1, SMAL), expected);
    }

    #[test]
    fn a_line_with_escape_codes_is_shown_without_them_and_the_caret_stays_right() {
        let mut sources = Sources::default();
        let id = sources.add("a\u{1b}.toml", "\u{9b}31m\u{202e} = kwaad\r\n");
        let diagnostic =
            Diagnostic::fout(Code::TomlFout, Place::Span(at(&sources, id, "kwaad")), "geen TOML\u{1b}[2J");
        let out = text(&[diagnostic], &sources, 1, SMAL);
        assert!(out.chars().all(|letter| letter == '\n' || !letter.is_control()), "{out:?}");
        assert!(out.contains("a\u{fffd}.toml:1:9\n"), "{out}");
        assert!(out.contains("1 | \u{fffd}31m\u{fffd} = kwaad\n  |         ^^^^^\n"), "{out}");
    }

    #[test]
    fn no_span_of_any_text_breaks_it() {
        for body in ["", "\n", "é", "a\r\n\r\nb", "\t\u{200d}x\u{9b}", "één\ntwee\n", &"lang ".repeat(400)]
        {
            let mut sources = Sources::default();
            let id = sources.add("a", body);
            let end = body.len().min(12) + 3;
            for start in 0..end {
                for stop in 0..end {
                    let found = Diagnostic::fout(
                        Code::TomlFout,
                        Place::Span(Span { source: id, start, end: stop }),
                        "x",
                    )
                    .also(Span { source: id, start: stop, end: start }, "y");
                    assert!(text(&[found], &sources, 1, SMAL).starts_with("fout[OW-S01]: x\n"));
                }
            }
        }
    }

    /// Findings at two places each, a whole file apart.
    fn far_apart(lines: usize, count: usize) -> (Sources, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        let id = sources.add("a.toml", "id = \"eerste\" # een regel als een andere\n".repeat(lines));
        let at = |line: usize| {
            let start = sources.get(id).line_start(line as u64).unwrap();
            Span::new(id, start + 5..start + 13)
        };
        let found = (0..count).map(|nth| {
            Diagnostic::fout(Code::DubbelId, Place::Span(at(lines - nth)), "bestaat al")
                .also(at(1 + nth), "hier ook")
        });
        let found = found.collect();
        (sources, found)
    }

    #[test]
    fn two_places_a_file_apart_have_their_own_numbers() {
        let (sources, found) = far_apart(20_000, 1);
        let expected = "\
fout[OW-V02]: bestaat al
     --> a.toml:20000:6
      |
    1 | id = \"eerste\" # een regel als een andere
      |      -------- hier ook
...
20000 | id = \"eerste\" # een regel als een andere
      |      ^^^^^^^^

1 fout in 1 bestand.
";
        assert_eq!(text(&found, &sources, 1, SMAL), expected);
    }

    #[test]
    fn an_excerpt_takes_no_more_lines_than_it_can_show() {
        let (sources, found) = far_apart(20_000, 300);
        for diagnostic in &found {
            let marks = marks(diagnostic);
            let lines = excerpts(&marks, &sources, ROND).iter().map(Uittreksel::aantal).sum::<usize>();
            assert!(lines <= 2 * (2 * ROND + 1), "{lines}");
        }
        let start = std::time::Instant::now();
        assert_eq!(text(&found, &sources, 1, SMAL).lines().count(), 300 * 9 + 1);
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }

    proptest! {
        #[test]
        fn lines_that_are_left_out_change_nothing(
            lines in prop::collection::vec("( {0,5}[a-z\"=]{0,9}|\\]|[0-9] \\| x|--> a:1:2|.{90})", 1..120),
            other in prop::collection::vec("[a-z]{0,5}", 1..80),
            marks in prop::collection::vec((any::<bool>(), 0..120_usize, 0..8_usize, 0..40_usize, "[a-z]{0,9}"), 1..5),
            notes in prop::collection::vec("(12 \\| x|--> a:1:2|::: b:3:4| {0,9}[0-9]{1,3} \\|)( |\n|.){0,100}", 0..3),
            place in 0..3_u8,
            breedte in 20..120_usize,
            kleur: bool,
        ) {
            let mut sources = Sources::default();
            let files = [sources.add("a.toml", lines.join("\n")), sources.add("b:7:8.toml", other.join("\r\n"))];
            let span = |(second, line, column, length, _): &(bool, usize, usize, usize, String)| {
                let source = files[usize::from(*second)];
                let lines = sources.get(source).text().lines().count().max(1);
                let start = sources.get(source).line_start((1 + line % lines) as u64).unwrap_or(0) + column;
                Span { source, start, end: start + if *length > 35 { 20 * length } else { *length } }
            };
            let place = match place {
                0 => Place::File("--> c:5:6".into()),
                1 => Place::None,
                _ => Place::Span(span(&marks[0])),
            };
            let found = Diagnostic::fout(Code::TomlFout, place, "12 | x");
            let found = marks.iter().fold(found, |found, mark| found.also(span(mark), mark.4.as_str()));
            let found = notes.into_iter().fold(found, Diagnostic::note);
            let vorm = Vorm { breedte, kleur };
            prop_assert_eq!(one(&found, &sources, vorm, ROND), one(&found, &sources, vorm, usize::MAX));
        }

        #[test]
        fn no_text_mark_or_width_breaks_it(
            body in "([a-zé\\[\\]\"=, \t\r\n]|\u{1b}|\u{202e}|\u{9b}|漢|\u{301}|\u{200d}){0,200}",
            marks in prop::collection::vec((0..400_usize, 0..400_usize, "[a-z\n\u{1b}漢]{0,90}"), 1..5),
            breedte in 0..200_usize,
            kleur: bool,
        ) {
            let mut sources = Sources::default();
            let id = sources.add("a.toml", body);
            let span = |start: usize, end: usize| Span { source: id, start, end };
            let (start, end, label) = &marks[0];
            let found = Diagnostic::fout(Code::TomlFout, Place::Span(span(*start, *end)), label.as_str()).label(label.as_str());
            let found = marks.iter().fold(found, |found, (start, end, label)| found.also(span(*start, *end), label.as_str()));
            let out = text(&[found], &sources, 1, Vorm { breedte, kleur });
            let harmful = |letter: char| letter.is_control() && letter != '\n' && !(kleur && letter == '\u{1b}');
            prop_assert!(!out.contains(harmful), "{out:?}");
            prop_assert!(!out.contains('\u{202e}'), "{out:?}");
        }
    }
}
