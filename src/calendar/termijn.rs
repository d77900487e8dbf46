//! A length of time that a clause sets: days (weeks are seven of them) or calendar months.

use std::{fmt, str::FromStr};

use chrono::{Days, NaiveDate};

use super::periode::plus_months;

/// A term: `4 weken`, `14 dagen`, `6 maanden`, `1 jaar`.
///
/// Weeks and days count days, so the 28th day of four weeks is in time (memo-besluit 6). Months go by the calendar
/// and clamp to the last day of the month (memo-besluit 9). A year is twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Termijn {
    count: u32,
    eenheid: Eenheid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Eenheid {
    Dag,
    Week,
    Maand,
    Jaar,
}

impl Termijn {
    /// The longest term that is accepted, in any unit.
    pub const MOST: u32 = 1_000;

    /// A term in days.
    #[must_use]
    pub fn dagen(count: u32) -> Self {
        Self { count, eenheid: Eenheid::Dag }
    }

    /// The last day of the term when it begins after `day`: `day` plus the term.
    #[must_use]
    pub fn na(self, day: NaiveDate) -> NaiveDate {
        let days = |days| day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        match self.eenheid {
            Eenheid::Dag => days(u64::from(self.count)),
            Eenheid::Week => days(u64::from(self.count) * 7),
            Eenheid::Maand => plus_months(day, self.count),
            Eenheid::Jaar => plus_months(day, self.count * 12),
        }
    }

    /// A day so early that this term, begun on it, ends before `day`: the furthest back one has to look.
    #[must_use]
    pub fn terug_van(self, day: NaiveDate) -> NaiveDate {
        match self.eenheid {
            Eenheid::Dag => back_days(day, self.count),
            Eenheid::Week => back_days(day, self.count * 7),
            Eenheid::Maand => back_months(day, self.count),
            Eenheid::Jaar => back_months(day, self.count * 12),
        }
    }

    /// Its number of whole weeks or days or months as `(count, months)`: for windows.
    #[must_use]
    pub fn in_months(self) -> Option<u32> {
        match self.eenheid {
            Eenheid::Maand => Some(self.count),
            Eenheid::Jaar => Some(self.count * 12),
            Eenheid::Dag | Eenheid::Week => None,
        }
    }

    /// Its number of days, if it is counted in days or weeks.
    #[must_use]
    pub fn in_days(self) -> Option<u32> {
        match self.eenheid {
            Eenheid::Dag => Some(self.count),
            Eenheid::Week => Some(self.count * 7),
            Eenheid::Maand | Eenheid::Jaar => None,
        }
    }

    /// Whether the Algemene termijnenwet knows it: not in more than 90 days, twelve weeks or three months, nor in
    /// years (art. 4; memo-besluit 7).
    #[must_use]
    pub fn onder_termijnenwet(self) -> bool {
        match self.eenheid {
            Eenheid::Dag => self.count <= 90,
            Eenheid::Week => self.count <= 12,
            Eenheid::Maand => self.count <= 3,
            Eenheid::Jaar => false,
        }
    }

    /// The same term with another number of units; none below one.
    #[must_use]
    pub fn with_change(self, change: i32) -> Option<Self> {
        self.count.checked_add_signed(change).filter(|count| *count > 0).map(|count| Self { count, ..self })
    }
}

fn back_days(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN)
}

fn back_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(chrono::Months::new(months)).unwrap_or(NaiveDate::MIN)
}

impl fmt::Display for Termijn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match (self.eenheid, self.count) {
            (Eenheid::Dag, 1) => "dag",
            (Eenheid::Dag, _) => "dagen",
            (Eenheid::Week, 1) => "week",
            (Eenheid::Week, _) => "weken",
            (Eenheid::Maand, 1) => "maand",
            (Eenheid::Maand, _) => "maanden",
            (Eenheid::Jaar, 1) => "jaar",
            (Eenheid::Jaar, _) => "jaren",
        };
        write!(f, "{} {unit}", self.count)
    }
}

impl FromStr for Termijn {
    type Err = ();

    /// Reads a whole number from 1 to [`Termijn::MOST`] and a unit.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (count, unit) = text.trim().split_once(' ').ok_or(())?;
        if !count.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(());
        }
        let count = count.parse().ok().filter(|count| (1..=Self::MOST).contains(count)).ok_or(())?;
        let eenheid = match unit.trim() {
            "dag" | "dagen" => Eenheid::Dag,
            "week" | "weken" => Eenheid::Week,
            "maand" | "maanden" => Eenheid::Maand,
            "jaar" | "jaren" => Eenheid::Jaar,
            _ => return Err(()),
        };
        Ok(Self { count, eenheid })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(term: &str, day: &str) -> String {
        term.parse::<Termijn>().unwrap().na(day.parse().unwrap()).to_string()
    }

    #[test]
    fn four_weeks_are_28_days() {
        assert_eq!(after("4 weken", "2022-01-03"), "2022-01-31");
        assert_eq!(after("14 dagen", "2024-02-20"), "2024-03-05");
    }

    #[test]
    fn months_clamp_to_the_last_day() {
        assert_eq!(after("6 maanden", "2022-08-31"), "2023-02-28");
        assert_eq!(after("6 maanden", "2023-08-31"), "2024-02-29");
        assert_eq!(after("1 jaar", "2024-02-29"), "2025-02-28");
    }

    #[test]
    fn the_termijnenwet_knows_short_terms_only() {
        let known = |text: &str| text.parse::<Termijn>().unwrap().onder_termijnenwet();
        assert!(["90 dagen", "12 weken", "3 maanden"].into_iter().all(known));
        assert!(!["91 dagen", "13 weken", "4 maanden", "1 jaar"].into_iter().any(known));
    }

    #[test]
    fn a_term_reads_back_and_needs_a_unit() {
        for text in ["1 dag", "14 dagen", "1 week", "6 maanden", "1 jaar"] {
            assert_eq!(text.parse::<Termijn>().unwrap().to_string(), text);
        }
        for wrong in ["4", "4 uur", "0 weken", "-1 weken", "weken", "1001 dagen", ""] {
            assert!(wrong.parse::<Termijn>().is_err(), "{wrong}");
        }
    }
}
