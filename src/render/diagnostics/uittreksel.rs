//! An excerpt: the lines of one file around its marks, and their real numbers.
//!
//! The library that draws it numbers the lines that it gets, and takes them all in hand. Two marks may stand a whole
//! file apart, so it gets only what can be seen, as if that were the end of the text; what it wrote is then renumbered.

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::{super::onschadelijk, range};
use crate::source::{Source, Span};

/// How many lines around the first and last line of a mark are kept. The library shows no line further off than five.
pub(super) const ROND: usize = 8;

/// A finding marks a place in a text, or explains one.
pub(super) struct Mark<'a> {
    pub(super) span: &'a Span,
    pub(super) kind: AnnotationKind,
    pub(super) label: Option<&'a str>,
}

/// The lines of one file that matter to some marks in it.
pub(super) struct Uittreksel<'a> {
    source: &'a Source,
    marks: Vec<&'a Mark<'a>>,
    /// The numbers of the lines, ascending.
    regels: Vec<usize>,
}

impl<'a> Uittreksel<'a> {
    /// From the first to the last mark, less what is more than `rond` lines from any.
    pub(super) fn van(source: &'a Source, marks: Vec<&'a Mark<'a>>, rond: usize) -> Self {
        let line = |offset: usize| source.location(offset).line;
        let edges: Vec<usize> = marks
            .iter()
            .map(|mark| range(source.text(), mark.span))
            .flat_map(|(start, end)| [line(start), line(end)])
            .collect();
        let first = edges.iter().copied().min().unwrap_or(1);
        let last = edges.iter().copied().max().unwrap_or(1);
        let around = |edge: usize| edge.saturating_sub(rond).max(first)..=edge.saturating_add(rond).min(last);
        let mut regels: Vec<usize> = edges.into_iter().flat_map(around).collect();
        regels.sort_unstable();
        regels.dedup();
        Self { source, marks, regels }
    }

    /// How many lines there are in it.
    #[cfg(test)]
    pub(super) fn aantal(&self) -> usize {
        self.regels.len()
    }

    /// The number of the last line: what every excerpt leaves room for.
    pub(super) fn laatste(&self) -> usize {
        self.regels.last().copied().unwrap_or(0)
    }

    /// The number that the library gives its first line, so that the last one has its own.
    fn begin(&self) -> usize {
        self.laatste() + 1 - self.regels.len()
    }

    /// The number of the line that the library calls `genoemd`.
    fn nummer(&self, genoemd: usize) -> Option<usize> {
        self.regels.get(genoemd.checked_sub(self.begin())?).copied()
    }

    /// A line, with its end.
    fn regel(&self, number: usize) -> &'a str {
        let start = |line: usize| u64::try_from(line).ok().and_then(|line| self.source.line_start(line));
        let end = start(number + 1).unwrap_or(self.source.text().len());
        start(number).and_then(|start| self.source.text().get(start..end)).unwrap_or_default()
    }

    /// As the library wants it.
    pub(super) fn snippet(&self) -> Snippet<'a, Annotation<'a>> {
        let mut text = String::new();
        // Replaced characters can be longer than they were, so that places are counted in the new text.
        let mut starts = Vec::new();
        for number in &self.regels {
            starts.push(text.len());
            text.push_str(&onschadelijk::bron(self.regel(*number)));
        }
        let shown = |offset: usize| {
            let place = self.source.location(offset).line;
            let index = self.regels.partition_point(|number| *number < place);
            let line = self.regel(place);
            let above = u64::try_from(place).ok().and_then(|line| self.source.line_start(line)).unwrap_or(0);
            let before = line.get(..offset - above).unwrap_or(line);
            starts.get(index).copied().unwrap_or(0) + onschadelijk::bron(before).len()
        };
        let annotations: Vec<_> = self
            .marks
            .iter()
            .map(|mark| {
                let (start, end) = range(self.source.text(), mark.span);
                mark.kind.span(shown(start)..shown(end)).label(mark.label.map(onschadelijk::regel))
            })
            .collect();
        Snippet::source(text)
            .line_start(self.begin())
            .path(onschadelijk::regel(self.source.path()))
            .annotations(annotations)
    }
}

/// What the library drew of one finding, with the real numbers of its lines. `voor` counts the places that it named
/// before the first excerpt, `goot` how many columns the numbers take.
pub(super) fn hernummerd(drawn: String, excerpts: &[Uittreksel<'_>], voor: usize, goot: usize) -> String {
    if excerpts.iter().all(|excerpt| excerpt.regels.first() == Some(&excerpt.begin())) {
        return drawn;
    }
    let mut out = String::with_capacity(drawn.len());
    let mut places: usize = 0;
    for (index, line) in drawn.split_inclusive('\n').enumerate() {
        let seen = zichtbaar(line);
        let column = |at: usize| seen.get(at).map(|(_, letter)| *letter);
        let margin: String = seen.iter().take(goot).map(|(_, letter)| letter).collect();
        let arrow: String = seen.iter().skip(goot).take(4).map(|(_, letter)| letter).collect();
        if index > 0 && margin.trim().is_empty() && matches!(arrow.as_str(), "--> " | "::: ") {
            places += 1;
            let excerpt = places.checked_sub(voor + 1).and_then(|at| excerpts.get(at));
            out.push_str(
                &excerpt.map_or_else(|| line.to_owned(), |excerpt| met_plaats(line, &seen, excerpt)),
            );
            continue;
        }
        let excerpt = places.checked_sub(voor + 1).and_then(|at| excerpts.get(at));
        let is_source = index > 0 && column(goot) == Some(' ') && column(goot + 1) == Some('|');
        let real =
            excerpt.filter(|_| is_source).and_then(|excerpt| excerpt.nummer(margin.trim().parse().ok()?));
        match (real, seen.first(), seen.get(goot)) {
            (Some(real), Some((from, _)), Some((to, _))) => {
                let digits = margin.trim();
                // Colour codes between the two stay; the number itself stands in one piece.
                out.push_str(&line[..*from]);
                out.push_str(&line[*from..*to].replacen(digits, &format!("{real:>0$}", digits.len()), 1));
                out.push_str(&line[*to..]);
            }
            (None | Some(_), _, _) => out.push_str(line),
        }
    }
    out
}

/// A line that names the place of an excerpt, `--> pad:regel:kolom`, with the real number.
fn met_plaats(line: &str, seen: &[(usize, char)], excerpt: &Uittreksel<'_>) -> String {
    let text: String = seen.iter().map(|(_, letter)| letter).collect();
    let mut parts = text.trim_end().rsplitn(3, ':');
    let (column, number) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let tail = format!(":{number}:{column}");
    match (line.rfind(&tail), number.parse().ok().and_then(|number| excerpt.nummer(number))) {
        (Some(at), Some(real)) => format!("{}:{real}:{column}{}", &line[..at], &line[at + tail.len()..]),
        (None | Some(_), _) => line.to_owned(),
    }
}

/// The characters of a line that are not part of a colour code, with where they stand.
fn zichtbaar(line: &str) -> Vec<(usize, char)> {
    let mut in_code = false;
    line.char_indices()
        .filter(|(_, letter)| {
            let hidden = in_code || *letter == '\u{1b}';
            in_code = hidden && *letter != 'm';
            !hidden
        })
        .collect()
}
