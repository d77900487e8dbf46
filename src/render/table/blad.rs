//! A page of text that is never wider than it may be and loses no word.
//!
//! Everything that is put on it passes [`onschadelijk::regel`] first: this is the one place where text from a
//! delivery or an agreement reaches a terminal. Colour is added after that.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};

use crate::{norm::Oordeel, render::onschadelijk};

/// A page under construction.
#[derive(Debug)]
pub(super) struct Blad {
    breedte: usize,
    kleur: bool,
    tekst: String,
}

/// A column: its width with the gap before it, and how it is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kolom {
    pub(super) breedte: usize,
    gap: usize,
    rechts: bool,
}

impl Kolom {
    /// Aligned left.
    pub(super) fn links(breedte: usize) -> Self {
        Self { breedte, gap: 0, rechts: false }
    }

    /// Aligned right.
    pub(super) fn rechts(breedte: usize) -> Self {
        Self { breedte, gap: 0, rechts: true }
    }

    /// With this much of its width left empty at its left side.
    pub(super) fn gap(self, gap: usize) -> Self {
        Self { gap, ..self }
    }
}

/// How a line looks in colour. It says nothing that the text does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stijl {
    /// As it is.
    Gewoon,
    /// Bold.
    Kop,
    /// The sign at its front in the colour of a verdict.
    Teken(&'static str),
    /// The same, and bold.
    KopMetTeken(&'static str),
}

const ROOD: &str = "31";
const GROEN: &str = "32";
const GEEL: &str = "33";
const GRIJS: &str = "90";

impl Stijl {
    /// A line about a verdict.
    pub(super) fn van(oordeel: Option<Oordeel>) -> Self {
        Self::Teken(kleur(oordeel))
    }

    /// A heading about a verdict.
    pub(super) fn kop(oordeel: Option<Oordeel>) -> Self {
        Self::KopMetTeken(kleur(oordeel))
    }
}

fn kleur(oordeel: Option<Oordeel>) -> &'static str {
    match oordeel {
        Some(Oordeel::Gehaald) => GROEN,
        Some(Oordeel::NietGehaald) => ROOD,
        Some(Oordeel::Onzeker | Oordeel::GeenGegevens | Oordeel::TeBeoordelen | Oordeel::Uitzondering) => {
            GEEL
        }
        Some(Oordeel::GeenGevallen | Oordeel::GeldtNiet | Oordeel::NietAanDeBeurt | Oordeel::GeenNorm)
        | None => GRIJS,
    }
}

impl Blad {
    pub(super) fn new(breedte: usize, kleur: bool) -> Self {
        Self { breedte, kleur, tekst: String::new() }
    }

    /// The columns of the page.
    pub(super) fn breedte(&self) -> usize {
        self.breedte
    }

    /// The page.
    pub(super) fn finish(self) -> String {
        self.tekst
    }

    /// An empty line.
    pub(super) fn leeg(&mut self) {
        self.tekst.push('\n');
    }

    /// A row; what does not fit its column is wrapped within it.
    pub(super) fn rij<S: AsRef<str>>(&mut self, cellen: &[S], kolommen: &[Kolom], stijl: Stijl) {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
        // comfy-table has no column without width.
        let wide = || kolommen.iter().filter(|kolom| kolom.breedte > 0);
        let shown = cellen.iter().zip(kolommen).filter(|(_, kolom)| kolom.breedte > 0);
        let cells = shown.map(|(cel, kolom)| {
            let alignment = if kolom.rechts { CellAlignment::Right } else { CellAlignment::Left };
            Cell::new(onschadelijk::regel(cel.as_ref())).set_alignment(alignment)
        });
        table.add_row(cells);
        for (column, kolom) in table.column_iter_mut().zip(wide()) {
            column.set_padding((small(kolom.gap), 0));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(small(kolom.breedte))));
        }
        for (nr, line) in table.lines().enumerate() {
            self.regel(line.trim_end(), if nr == 0 { stijl } else { stijl.vervolg() });
        }
    }

    /// Text over the whole width from an indent on.
    pub(super) fn alinea(&mut self, inspringen: usize, tekst: &str, stijl: Stijl) {
        let width = self.breedte - inspringen;
        self.rij(&["", tekst], &[Kolom::links(inspringen), Kolom::links(width)], stijl);
    }

    /// Text that hangs beside a label.
    pub(super) fn punt(&mut self, inspringen: usize, label: usize, naam: &str, tekst: &str) {
        let width = self.breedte - inspringen - label;
        let columns = [Kolom::links(inspringen), Kolom::links(label), Kolom::links(width)];
        self.rij(&["", naam, tekst], &columns, Stijl::Gewoon);
    }

    /// One text at the left edge and one at the right.
    pub(super) fn uitersten(&mut self, links: &str, rechts: &str, stijl: Stijl) {
        let half = self.breedte / 2;
        let right = (breedte(rechts) + 2).min((self.breedte - breedte(links).min(half)).max(half));
        self.rij(&[links, rechts], &[Kolom::links(self.breedte - right), Kolom::rechts(right).gap(2)], stijl);
    }

    fn regel(&mut self, line: &str, stijl: Stijl) {
        let front = line.chars().next().map_or(0, char::len_utf8);
        let (sign, rest) = line.split_at(front);
        match (self.kleur, stijl) {
            (false, _) | (true, Stijl::Gewoon) => self.tekst.push_str(line),
            (true, Stijl::Kop) => self.tekst.push_str(&format!("\u{1b}[1m{line}\u{1b}[0m")),
            (true, Stijl::Teken(code)) => {
                self.tekst.push_str(&format!("\u{1b}[{code}m{sign}\u{1b}[0m{rest}"))
            }
            (true, Stijl::KopMetTeken(code)) => {
                self.tekst.push_str(&format!("\u{1b}[1;{code}m{sign}\u{1b}[0m\u{1b}[1m{rest}\u{1b}[0m"));
            }
        }
        self.tekst.push('\n');
    }
}

impl Stijl {
    /// How the second line of a row looks: there is no sign in it.
    fn vervolg(self) -> Self {
        match self {
            Self::Gewoon | Self::Teken(_) => Self::Gewoon,
            Self::Kop | Self::KopMetTeken(_) => Self::Kop,
        }
    }
}

fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// The columns that a text takes on a screen.
pub(super) fn breedte(text: &str) -> usize {
    // Everything below the combining marks takes one column; comfy-table knows about the rest.
    if text.chars().all(|letter| letter < '\u{300}') {
        return text.chars().count();
    }
    let mut table = Table::new();
    table.add_row([onschadelijk::regel(text)]);
    table.column_max_content_widths().first().copied().map_or(0, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_hangs_beside_its_label_and_loses_no_word() {
        let mut blad = Blad::new(20, false);
        blad.punt(0, 3, "1", "een twee drie vier vijf zes");
        assert_eq!(blad.finish(), "1  een twee drie\n   vier vijf zes\n");
    }

    #[test]
    fn a_word_longer_than_the_page_is_broken_and_kept() {
        let mut blad = Blad::new(10, false);
        blad.alinea(2, "aaaaaaaaaaaaaaa", Stijl::Gewoon);
        assert_eq!(blad.finish().replace(['\n', ' '], ""), "aaaaaaaaaaaaaaa");
    }

    #[test]
    fn escape_codes_in_text_reach_no_terminal_and_colour_does() {
        let mut blad = Blad::new(30, true);
        blad.rij(
            &["✗", "a\u{1b}[2Jb\u{202e}"],
            &[Kolom::links(2), Kolom::links(20)],
            Stijl::van(Some(Oordeel::NietGehaald)),
        );
        assert_eq!(blad.finish(), "\u{1b}[31m✗\u{1b}[0m a\u{fffd}[2Jb\u{fffd}\n");
    }

    #[test]
    fn width_counts_columns_and_not_bytes() {
        assert_eq!((breedte("één €"), breedte("日本"), breedte("✓ ≥"), breedte("")), (5, 4, 3, 0));
    }
}
