//! One cell of a delivery, read: the only values that a verdict ever sees.

use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::HashMap;
use rust_decimal::Decimal;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cel {
    /// Nothing.
    Leeg,
    /// Something that can't be read as what its field holds.
    Onleesbaar,
    /// A word or code.
    Naam(Naam),
    /// A number.
    Getal(Decimal),
    /// A day.
    Datum(NaiveDate),
    /// Ja or nee.
    JaNee(bool),
}

/// A word or code, as an index in the [`Namen`] of its data set. Equal words have equal indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Naam(u32);

/// The words of one data set, each kept once.
#[derive(Debug, Clone, Default)]
pub struct Namen {
    index: HashMap<Arc<str>, Naam>,
    words: Vec<Arc<str>>,
}

impl Namen {
    /// The index of a word, which is kept from now on.
    pub fn keep(&mut self, word: &str) -> Naam {
        if let Some(naam) = self.index.get(word) {
            return *naam;
        }
        // 2^32 distinct words need more memory than any machine that could hold the rows.
        let naam = Naam(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        let word: Arc<str> = word.into();
        self.words.push(Arc::clone(&word));
        self.index.insert(word, naam);
        naam
    }

    /// The index of a word, if it occurs.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<Naam> {
        self.index.get(word).copied()
    }

    /// The word behind an index.
    #[must_use]
    pub fn word(&self, naam: Naam) -> &str {
        &self.words[naam.0 as usize]
    }
}
