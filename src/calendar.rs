//! Days, periods and terms: everything that a verdict knows about time.
//!
//! There is no clock in here. A [`Periode`] is a month, quarter, half year or year; a [`Termijn`] is added to a
//! day; [`Feestdagen`] moves a term that the law sets off weekends and holidays.

mod feestdagen;
mod periode;
mod termijn;

pub use feestdagen::Feestdagen;
pub use periode::{Periode, Ritme};
pub use termijn::Termijn;

use chrono::{Datelike, NaiveDate};

/// The Dutch names of the months, January first.
pub const MAANDEN: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// A day in words: `31 maart 2023`.
#[must_use]
pub fn in_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), MAANDEN[day.month0() as usize], day.year())
}
