//! Months, quarters, half years and years, and walking through them.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, Months, NaiveDate};

use super::MAANDEN;

/// How often something returns, shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ritme {
    /// Every month.
    Maand,
    /// Every quarter.
    Kwartaal,
    /// Every half year.
    Halfjaar,
    /// Every year.
    Jaar,
}

impl Ritme {
    /// All rhythms, shortest first.
    pub const ALL: [Self; 4] = [Self::Maand, Self::Kwartaal, Self::Halfjaar, Self::Jaar];

    /// Its length in months.
    #[must_use]
    pub fn months(self) -> u32 {
        match self {
            Self::Maand => 1,
            Self::Kwartaal => 3,
            Self::Halfjaar => 6,
            Self::Jaar => 12,
        }
    }

    /// The word in agreement files and on screen.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Maand => "maand",
            Self::Kwartaal => "kwartaal",
            Self::Halfjaar => "halfjaar",
            Self::Jaar => "jaar",
        }
    }
}

impl FromStr for Ritme {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|ritme| ritme.as_str() == text).ok_or(())
    }
}

/// One month, quarter, half year or year of the calendar: `2023-03`, `2023-Q1`, `2023-H1`, `2023`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Periode {
    /// First of its months, counted from year 0; before `ritme`, so that periods sort by time.
    start: i32,
    ritme: Ritme,
}

impl Periode {
    /// The period of this rhythm that holds `day`.
    #[must_use]
    pub fn containing(ritme: Ritme, day: NaiveDate) -> Self {
        let length = ritme.months() as i32;
        let month = day.year() * 12 + day.month0() as i32;
        Self { start: month.div_euclid(length) * length, ritme }
    }

    /// Month, quarter, half year or year.
    #[must_use]
    pub fn ritme(self) -> Ritme {
        self.ritme
    }

    /// The first day.
    #[must_use]
    pub fn van(self) -> NaiveDate {
        first_of_month(self.start)
    }

    /// The last day.
    #[must_use]
    pub fn tot_en_met(self) -> NaiveDate {
        let next = first_of_month(self.start + self.ritme.months() as i32);
        next.checked_sub_days(Days::new(1)).unwrap_or(next)
    }

    /// The period of the same length before this one.
    #[must_use]
    pub fn vorige(self) -> Self {
        Self { start: self.start - self.ritme.months() as i32, ..self }
    }

    /// The period of the same length after this one.
    #[must_use]
    pub fn volgende(self) -> Self {
        Self { start: self.start + self.ritme.months() as i32, ..self }
    }

    /// Whether `day` lies in it.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.van() <= day && day <= self.tot_en_met()
    }

    /// Whether it has a day in common with `from` up to and including `to`.
    #[must_use]
    pub fn touches(self, from: NaiveDate, to: NaiveDate) -> bool {
        self.van() <= to && from <= self.tot_en_met()
    }

    /// The months of which it consists.
    pub fn maanden(self) -> impl Iterator<Item = Self> {
        (0..self.ritme.months() as i32).map(move |n| Self { start: self.start + n, ritme: Ritme::Maand })
    }

    /// The last period of `ritme` that ends in this one; none if `ritme` is longer and ends elsewhere.
    #[must_use]
    pub fn laatste_die_eindigt(self, ritme: Ritme) -> Option<Self> {
        let last = Self::containing(ritme, self.tot_en_met());
        (last.tot_en_met() == self.tot_en_met()).then_some(last)
    }

    /// The last period of `ritme` that ended on or before `day`.
    #[must_use]
    pub fn laatste_voor(ritme: Ritme, day: NaiveDate) -> Self {
        let holding = Self::containing(ritme, day);
        if holding.tot_en_met() == day { holding } else { holding.vorige() }
    }

    /// In words: `1e kwartaal 2023`, `maart 2023`, `2e halfjaar 2023`, `2023`.
    #[must_use]
    pub fn in_words(self) -> String {
        let (year, nr) = self.year_and_nr();
        match self.ritme {
            Ritme::Maand => format!("{} {year}", MAANDEN[nr as usize - 1]),
            Ritme::Kwartaal => format!("{nr}e kwartaal {year}"),
            Ritme::Halfjaar => format!("{nr}e halfjaar {year}"),
            Ritme::Jaar => year.to_string(),
        }
    }

    fn year_and_nr(self) -> (i32, i32) {
        (self.start.div_euclid(12), self.start.rem_euclid(12) / self.ritme.months() as i32 + 1)
    }
}

/// The first day of a month counted from January of year 0.
fn first_of_month(month: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1)
        .unwrap_or(NaiveDate::MAX)
}

impl fmt::Display for Periode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, nr) = self.year_and_nr();
        match self.ritme {
            Ritme::Maand => write!(f, "{year:04}-{nr:02}"),
            Ritme::Kwartaal => write!(f, "{year:04}-Q{nr}"),
            Ritme::Halfjaar => write!(f, "{year:04}-H{nr}"),
            Ritme::Jaar => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for Periode {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, rest) = text.split_at_checked(4).ok_or(())?;
        if !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(());
        }
        let year: i32 = year.parse().map_err(|_| ())?;
        let (ritme, nr) = match rest.strip_prefix('-') {
            None if rest.is_empty() => (Ritme::Jaar, 1),
            None => return Err(()),
            Some(nr) => match (nr.strip_prefix('Q'), nr.strip_prefix('H')) {
                (Some(quarter), _) => (Ritme::Kwartaal, numbered(quarter, 1, 4)?),
                (_, Some(half)) => (Ritme::Halfjaar, numbered(half, 1, 2)?),
                (None, None) => (Ritme::Maand, numbered(nr, 2, 12)?),
            },
        };
        Ok(Self { start: year * 12 + (nr - 1) * ritme.months() as i32, ritme })
    }
}

fn numbered(text: &str, digits: usize, most: i32) -> Result<i32, ()> {
    if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(());
    }
    text.parse().ok().filter(|nr| (1..=most).contains(nr)).ok_or(())
}

/// `day` plus a number of months, clamped to the last day of the month.
pub(super) fn plus_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(text: &str) -> Periode {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_notation_reads_back_and_knows_its_days() {
        for (text, van, tot) in [
            ("2023-02", "2023-02-01", "2023-02-28"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-Q1", "2023-01-01", "2023-03-31"),
            ("2023-H2", "2023-07-01", "2023-12-31"),
            ("2023", "2023-01-01", "2023-12-31"),
        ] {
            assert_eq!(p(text).to_string(), text);
            assert_eq!((p(text).van(), p(text).tot_en_met()), (day(van), day(tot)), "{text}");
        }
        for wrong in
            ["2023-13", "2023-Q5", "2023-H3", "23", "2023-1", "2023Q1", "2023-", "", "+202", "2023-Q+1"]
        {
            assert!(wrong.parse::<Periode>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_quarter_has_a_previous_one_in_the_year_before() {
        assert_eq!(p("2023-Q1").vorige(), p("2022-Q4"));
        assert_eq!(p("2022-12").volgende(), p("2023-01"));
        assert_eq!(p("2023-Q1").in_words(), "1e kwartaal 2023");
        assert_eq!(p("2023-03").in_words(), "maart 2023");
    }

    #[test]
    fn a_half_year_ends_in_the_second_and_fourth_quarter_only() {
        assert_eq!(p("2023-Q1").laatste_die_eindigt(Ritme::Halfjaar), None);
        assert_eq!(p("2023-Q2").laatste_die_eindigt(Ritme::Halfjaar), Some(p("2023-H1")));
        assert_eq!(p("2023").laatste_die_eindigt(Ritme::Kwartaal), Some(p("2023-Q4")));
    }

    #[test]
    fn the_last_quarter_before_a_day_has_ended() {
        assert_eq!(Periode::laatste_voor(Ritme::Kwartaal, day("2023-03-30")), p("2022-Q4"));
        assert_eq!(Periode::laatste_voor(Ritme::Kwartaal, day("2023-03-31")), p("2023-Q1"));
    }
}
