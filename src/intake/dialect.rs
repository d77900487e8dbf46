//! How a file writes its cells, found on the file itself: what separates them, and what a point in a number is.

use super::{
    kop::{Kop, Veldnamen},
    tabel::{Lezers, Tabel},
};
use crate::{
    agreement::VeldSoort,
    number::{self, Point},
};

/// What may separate cells; when nothing tells, the first.
const SCHEIDINGSTEKENS: [u8; 3] = [b';', b'\t', b','];

/// The separator under which the header names most fields; the one that gives most cells where that is equal.
pub(super) fn scheidingsteken(tekst: &str, veldnamen: &Veldnamen, lezers: &mut Lezers) -> u8 {
    if let Some(only) = enige(tekst) {
        return only;
    }
    let mut fit = |separator: u8| {
        Kop::lees(&mut Tabel::new(tekst, separator, lezers)).map_or((0, 0), |kop| {
            let known = kop.namen.iter().filter(|naam| veldnamen.veld(naam).is_some()).count();
            (known, kop.namen.len())
        })
    };
    let best = |best: u8, next: u8| if fit(next) > fit(best) { next } else { best };
    SCHEIDINGSTEKENS.into_iter().reduce(best).unwrap_or(b';')
}

/// The only separator in the first line, if there is one and no quote hides the end of the header.
fn enige(tekst: &str) -> Option<u8> {
    let kop = tekst.trim_start().lines().next()?;
    let mut found = SCHEIDINGSTEKENS.into_iter().filter(|separator| kop.contains(char::from(*separator)));
    let only = found.next()?;
    (found.next().is_none() && !kop.contains('"')).then_some(only)
}

/// What a point means in one column of one file, from the values that mean only one thing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bewijs {
    duizendtallen: bool,
    decimalen: bool,
}

impl Bewijs {
    /// Whether a column of this soort needs any.
    pub(super) fn is_nodig(soort: &VeldSoort) -> bool {
        match soort {
            VeldSoort::Decimaal | VeldSoort::Bedrag | VeldSoort::Procent => true,
            VeldSoort::Tekst
            | VeldSoort::Code
            | VeldSoort::Geheel
            | VeldSoort::Datum
            | VeldSoort::JaNee
            | VeldSoort::Keuze(_) => false,
        }
    }

    /// Takes a cell into account.
    pub(super) fn add(&mut self, cel: &str) {
        let getal = cel.trim().trim_start_matches(['-', '€', ' ', '\u{a0}']).trim_end_matches('%').trim();
        let points = getal.bytes().filter(|byte| *byte == b'.').count();
        let comma = getal.contains(',');
        if (points > 0 || comma) && number::parse(getal, Point::Unknown).is_ok() {
            self.duizendtallen |= comma || points > 1;
            self.decimalen |= !comma && points == 1;
        }
    }

    /// What the column tells. Where it contradicts itself, nothing.
    pub(super) fn point(self) -> Point {
        match (self.duizendtallen, self.decimalen) {
            (true, false) => Point::Thousands,
            (false, true) => Point::Decimal,
            (false, false) | (true, true) => Point::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(cells: &[&str]) -> Point {
        let mut bewijs = Bewijs::default();
        cells.iter().for_each(|cell| bewijs.add(cell));
        bewijs.point()
    }

    #[test]
    fn a_column_tells_what_its_points_mean() {
        assert_eq!(point(&["1.234", "12"]), Point::Unknown);
        assert_eq!(point(&["1.234", "€ 12,50"]), Point::Thousands);
        assert_eq!(point(&["1.234", "-€ 1.234.567"]), Point::Thousands);
        assert_eq!(point(&["1.234", "12.5"]), Point::Decimal);
        assert_eq!(point(&["1.234", "12.5", "12,5"]), Point::Unknown);
        assert_eq!(point(&["1.234", "1.2.2023", "a,b", "1,"]), Point::Unknown);
    }
}
