//! Source files and places in them.
//!
//! Every diagnostic points into a text that was read once and is kept here, so that each room can talk about a
//! place as two numbers and only the renderers have to know what an excerpt looks like.

use std::ops::Range;

/// Index of a [`Source`] in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(usize);

/// A byte range within one source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A place for people: both count from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One text file: its path as the user would type it, and its text.
#[derive(Debug, Clone)]
pub struct Source {
    path: String,
    text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// Path as shown to the user.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte offset at which a line, from 1, begins.
    #[must_use]
    pub fn line_start(&self, line: u64) -> Option<usize> {
        let above = usize::try_from(line.checked_sub(1)?).ok()?;
        self.line_starts.get(above).copied()
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    #[must_use]
    pub fn location(&self, offset: usize) -> Location {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        Location { line, column: self.text[start..offset].chars().count() + 1 }
    }
}

/// All text files of one run.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Keeps a file and returns its id.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
        self.0.push(Source { path: path.into(), text, line_starts });
        SourceId(self.0.len() - 1)
    }

    /// The file behind an id.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0]
    }

    /// Every file with its id, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.0.iter().enumerate().map(|(index, source)| (SourceId(index), source))
    }

    /// Line and column where a span begins.
    #[must_use]
    pub fn location(&self, span: &Span) -> Location {
        self.get(span.source).location(span.start)
    }
}

impl Span {
    /// A span over `range` of `source`.
    #[must_use]
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: range.start, end: range.end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let mut sources = Sources::default();
        let id = sources.add("a.toml", "één = 1\ntwee = \"ë\" # x\n");
        let place = |offset| {
            let Location { line, column } = sources.get(id).location(offset);
            (line, column)
        };
        assert_eq!(place(0), (1, 1));
        assert_eq!(place("één ".len()), (1, 5));
        assert_eq!(place("één = 1\n".len()), (2, 1));
        assert_eq!(place(10_000), (3, 1));
        let start = |line| sources.get(id).line_start(line);
        assert_eq!((start(0), start(1), start(2), start(4)), (None, Some(0), Some("één = 1\n".len()), None));
    }
}
