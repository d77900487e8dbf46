//! The public holidays of the Algemene termijnenwet, and the move to the next working day.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Days on which a term set by law does not end (Algemene termijnenwet, art. 1 and 3).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feestdagen {
    /// Days set equal to a holiday by decree (art. 3 lid 3), as the agreement lists them.
    gelijkgesteld: BTreeSet<NaiveDate>,
}

impl Feestdagen {
    /// The holidays of the law and the days set equal to them.
    #[must_use]
    pub fn new(gelijkgesteld: impl IntoIterator<Item = NaiveDate>) -> Self {
        Self { gelijkgesteld: gelijkgesteld.into_iter().collect() }
    }

    /// Whether a term set by law may end on `day`.
    #[must_use]
    pub fn is_werkdag(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.is_feestdag(day)
    }

    /// `day`, or the first working day after it (art. 1 lid 1).
    #[must_use]
    pub fn eerste_werkdag_vanaf(&self, mut day: NaiveDate) -> NaiveDate {
        while !self.is_werkdag(day) {
            let Some(next) = day.checked_add_days(Days::new(1)) else { return day };
            day = next;
        }
        day
    }

    /// Whether `day` is a holiday of art. 3: Nieuwjaarsdag, Goede Vrijdag, tweede paasdag, Koningsdag, 5 mei,
    /// Hemelvaartsdag, tweede pinksterdag, both kerstdagen, or set equal to one. The Christian Sundays among them
    /// are Sundays already.
    #[must_use]
    pub fn is_feestdag(&self, day: NaiveDate) -> bool {
        let fixed = matches!((day.month(), day.day()), (1, 1) | (5, 5) | (12, 25 | 26));
        let after_easter = day.signed_duration_since(pasen(day.year())).num_days();
        fixed
            || day == koningsdag(day.year())
            || matches!(after_easter, -2 | 1 | 39 | 50)
            || self.gelijkgesteld.contains(&day)
    }
}

/// 27 April, or the 26th when that is a Sunday.
fn koningsdag(year: i32) -> NaiveDate {
    let day = date(year, 4, 27);
    if day.weekday() == Weekday::Sun { date(year, 4, 26) } else { day }
}

/// Easter Sunday in the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher).
fn pasen(year: i32) -> NaiveDate {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year, (n / 31) as u32, (n % 31 + 1) as u32)
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_calendars_print_it() {
        for printed in ["2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2038-04-25"] {
            assert_eq!(pasen(day(printed).year()), day(printed));
        }
    }

    #[test]
    fn the_holidays_of_2023_that_are_no_sunday() {
        let feestdagen = Feestdagen::default();
        let found: Vec<String> = day("2023-01-01")
            .iter_days()
            .take(365)
            .filter(|day| feestdagen.is_feestdag(*day))
            .map(|day| day.to_string())
            .collect();
        let printed = [
            "2023-01-01",
            "2023-04-07",
            "2023-04-10",
            "2023-04-27",
            "2023-05-05",
            "2023-05-18",
            "2023-05-29",
            "2023-12-25",
            "2023-12-26",
        ];
        assert_eq!(found, printed);
    }

    #[test]
    fn koningsdag_2025_is_a_saturday_because_the_27th_is_a_sunday() {
        assert!(Feestdagen::default().is_feestdag(day("2025-04-26")));
        assert!(!Feestdagen::default().is_feestdag(day("2025-04-28")));
    }

    #[test]
    fn a_term_that_ends_on_good_friday_moves_over_easter_to_tuesday() {
        let feestdagen = Feestdagen::default();
        assert_eq!(feestdagen.eerste_werkdag_vanaf(day("2023-04-07")), day("2023-04-11"));
        assert_eq!(feestdagen.eerste_werkdag_vanaf(day("2023-04-06")), day("2023-04-06"));
        let decreed = Feestdagen::new([day("2023-04-28")]);
        assert_eq!(decreed.eerste_werkdag_vanaf(day("2023-04-27")), day("2023-05-01"));
    }
}
