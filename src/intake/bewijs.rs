//! What the values of one column tell about how all of them are written: where a point stands, whether `0,85` is a share
//! of one, and whether the month comes first. Only values that mean one thing tell; a column that contradicts itself
//! tells nothing.

use super::{
    kaal::kaal,
    waarde::{datum::is_maand_voorop, getal::kern},
};
use crate::{
    agreement::{Pinnen, Procentvorm, VeldSoort},
    number::{self, NumberError, Point},
};
use rust_decimal::Decimal;

/// What was seen in a column.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bewijs {
    duizendtallen: bool,
    decimalen: bool,
    /// A share without its sign that is above one.
    boven_een: bool,
    /// A share without its sign between nothing and one.
    onder_een: bool,
    maand_voorop: bool,
}

impl Bewijs {
    /// Whether a column of this soort needs any, in a file in which no `/` is, or one.
    pub(super) fn is_nodig(soort: &VeldSoort, pinnen: &Pinnen, schuin: bool) -> bool {
        match soort {
            VeldSoort::Decimaal | VeldSoort::Bedrag => pinnen.decimaalteken.is_none(),
            VeldSoort::Procent => pinnen.decimaalteken.is_none() || pinnen.procentvorm.is_none(),
            VeldSoort::Datum => schuin && pinnen.datumvorm.is_none(),
            VeldSoort::Tekst
            | VeldSoort::Code
            | VeldSoort::Geheel
            | VeldSoort::JaNee
            | VeldSoort::Keuze(_) => false,
        }
    }

    /// Takes a cell into account.
    pub(super) fn add(&mut self, soort: &VeldSoort, cel: &str) {
        match soort {
            VeldSoort::Decimaal | VeldSoort::Bedrag => self.punt(cel),
            VeldSoort::Procent => {
                self.punt(cel);
                self.procent(cel);
            }
            VeldSoort::Datum => self.maand_voorop |= cel.contains('/') && is_maand_voorop(&kaal(cel)),
            VeldSoort::Tekst
            | VeldSoort::Code
            | VeldSoort::Geheel
            | VeldSoort::JaNee
            | VeldSoort::Keuze(_) => {}
        }
    }

    fn punt(&mut self, cel: &str) {
        let getal = cel.trim_matches(|letter: char| !letter.is_ascii_digit());
        if !getal.contains(['.', ',']) {
            return;
        }
        let getal = kern(getal);
        let points = getal.bytes().filter(|byte| *byte == b'.').count();
        let comma = getal.contains(',');
        if (points > 0 || comma) && number::parse(&getal, Point::Unknown).is_ok() {
            self.duizendtallen |= comma || points > 1;
            self.decimalen |= !comma && points == 1;
        }
    }

    fn procent(&mut self, cel: &str) {
        let cel = kaal(cel);
        if cel.ends_with('%') {
            return;
        }
        match number::parse(&kern(&cel), Point::Unknown).map(|getal| getal.abs()) {
            Ok(getal) => {
                self.boven_een |= getal > Decimal::ONE;
                self.onder_een |= getal < Decimal::ONE && !getal.is_zero();
            }
            // `1.234` is above one whatever its point means.
            Err(NumberError::Ambiguous) => self.boven_een = true,
            Err(NumberError::NotANumber | NumberError::OutOfRange) => {}
        }
    }

    /// What a point means.
    pub(super) fn point(self) -> Point {
        match (self.duizendtallen, self.decimalen) {
            (true, false) => Point::Thousands,
            (false, true) => Point::Decimal,
            (false, false) | (true, true) => Point::Unknown,
        }
    }

    /// How a share without its sign is written.
    pub(super) fn procentvorm(self) -> Option<Procentvorm> {
        match (self.boven_een, self.onder_een) {
            (true, false) => Some(Procentvorm::Procent),
            (false, true) => Some(Procentvorm::Deel),
            (false, false) | (true, true) => None,
        }
    }

    /// Whether a date was seen that exists with the month first only.
    pub(super) fn maand_voorop(self) -> bool {
        self.maand_voorop
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(soort: &VeldSoort, cells: &[&str]) -> Bewijs {
        let mut bewijs = Bewijs::default();
        cells.iter().for_each(|cell| bewijs.add(soort, cell));
        bewijs
    }

    fn point(cells: &[&str]) -> Point {
        seen(&VeldSoort::Bedrag, cells).point()
    }

    #[test]
    fn a_column_tells_what_its_points_mean() {
        assert_eq!(point(&["1.234", "12"]), Point::Unknown);
        assert_eq!(point(&["1.234", "€ 12,50"]), Point::Thousands);
        assert_eq!(point(&["1.234", "-€ 1.234.567"]), Point::Thousands);
        assert_eq!(point(&["1.234", "(12,50)"]), Point::Thousands);
        assert_eq!(point(&["1.234", "1\u{a0}234,50"]), Point::Thousands);
        assert_eq!(point(&["1.234", "12.5"]), Point::Decimal);
        assert_eq!(point(&["1.234", "0.853"]), Point::Decimal);
        assert_eq!(point(&["1.234", "12.5%"]), Point::Decimal);
        assert_eq!(point(&["12,5", "12.5"]), Point::Unknown, "it contradicts itself");
        assert_eq!(point(&["12.345,6.7", "a,5b"]), Point::Unknown, "what is no number tells nothing");
    }

    #[test]
    fn a_column_tells_what_its_shares_are_of() {
        let vorm = |cells: &[&str]| seen(&VeldSoort::Procent, cells).procentvorm();
        assert_eq!(vorm(&["0,85", "1", "0"]), Some(Procentvorm::Deel));
        assert_eq!(vorm(&["0.853", "90%"]), Some(Procentvorm::Deel), "a sign tells nothing about the others");
        assert_eq!(vorm(&["85", "1", "0"]), Some(Procentvorm::Procent));
        assert_eq!(vorm(&["1.234"]), Some(Procentvorm::Procent));
        assert_eq!(vorm(&["0,5", "85"]), None);
        assert_eq!(vorm(&["1", "0", "x", "-"]), None);
    }

    #[test]
    fn a_column_tells_that_the_month_comes_first() {
        let maand = |cells: &[&str]| seen(&VeldSoort::Datum, cells).maand_voorop();
        assert!(maand(&["03/04/2023", "02/25/2023"]));
        assert!(!maand(&["03/04/2023", "25/02/2023", "02-25-2023", "13/13/2023"]));
    }
}
