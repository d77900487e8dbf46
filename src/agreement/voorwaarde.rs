//! The valid shape of a condition: `veld operator waarde`, typed. How its text is taken apart and typed stands in
//! the rooms below.

mod ontleding;
mod typering;

pub(super) use typering::{voorwaarde, voorwaarden};

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A condition on one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voorwaarde {
    /// The field at the left.
    pub veld: usize,
    /// What must hold of it.
    pub eis: Eis,
}

/// What must hold of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Eis {
    /// A comparison.
    Vergelijk(Vergelijking, Waarde),
    /// One of a list of literals.
    In(Vec<Literaal>),
    /// The cell is empty.
    Leeg,
    /// The cell is not empty.
    Gevuld,
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vergelijking {
    /// `=`
    Gelijk,
    /// `!=`
    Ongelijk,
    /// `<`
    Kleiner,
    /// `<=`
    HoogstensGelijk,
    /// `>`
    Groter,
    /// `>=`
    MinstensGelijk,
}

/// The right side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waarde {
    /// A literal.
    Literaal(Literaal),
    /// Another field of the same row.
    Veld(usize),
    /// The peildatum.
    Peildatum,
}

/// A literal value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literaal {
    /// A word or code.
    Naam(String),
    /// A number.
    Getal(Decimal),
    /// A day.
    Datum(NaiveDate),
    /// Ja or nee.
    JaNee(bool),
}

impl Vergelijking {
    /// Whether it holds for two values that compare like this.
    #[must_use]
    pub fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            Self::Gelijk => ordering.is_eq(),
            Self::Ongelijk => ordering.is_ne(),
            Self::Kleiner => ordering.is_lt(),
            Self::HoogstensGelijk => ordering.is_le(),
            Self::Groter => ordering.is_gt(),
            Self::MinstensGelijk => ordering.is_ge(),
        }
    }
}

impl Voorwaarde {
    /// The fields that it names.
    pub fn velden(&self) -> impl Iterator<Item = usize> {
        let other = match &self.eis {
            Eis::Vergelijk(_, Waarde::Veld(veld)) => Some(*veld),
            Eis::Vergelijk(_, Waarde::Literaal(_) | Waarde::Peildatum)
            | Eis::In(_)
            | Eis::Leeg
            | Eis::Gevuld => None,
        };
        std::iter::once(self.veld).chain(other)
    }
}
