//! Days as a welfare provider lives them: working days, holidays, and the periods of deliveries.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

/// A day that is written in this program. One that does not exist is the first day of all, which no delivery reaches.
pub(crate) const fn dag(jaar: i32, maand: u32, dag: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(jaar, maand, dag) {
        Some(dag) => dag,
        None => NaiveDate::MIN,
    }
}

/// The day so many days later; earlier when negative.
pub(crate) fn na(van: NaiveDate, dagen: i64) -> NaiveDate {
    van + TimeDelta::days(dagen)
}

/// Whether people work: no weekend, and no public holiday.
pub(crate) fn is_werkdag(dag: NaiveDate) -> bool {
    !matches!(dag.weekday(), Weekday::Sat | Weekday::Sun) && !is_feestdag(dag)
}

/// The last working day on or before a day.
pub(crate) fn werkdag_tot(mut dag: NaiveDate) -> NaiveDate {
    while !is_werkdag(dag) {
        dag = na(dag, -1);
    }
    dag
}

/// The first working day on or after a day.
pub(crate) fn werkdag_vanaf(mut dag: NaiveDate) -> NaiveDate {
    while !is_werkdag(dag) {
        dag = na(dag, 1);
    }
    dag
}

/// The public holidays of the Algemene termijnenwet.
fn is_feestdag(dag: NaiveDate) -> bool {
    let vast = matches!((dag.month(), dag.day()), (1, 1) | (5, 5) | (12, 25 | 26));
    // King's day moves to the Saturday when it falls on a Sunday: no working day either way.
    let koningsdag = (dag.month(), dag.day()) == (4, 27);
    let sinds_pasen = (dag - eerste_paasdag(dag.year())).num_days();
    vast || koningsdag || matches!(sinds_pasen, -2 | 0 | 1 | 39 | 49 | 50)
}

/// Easter Sunday, by the Gregorian rule of Meeus, Jones and Butcher.
fn eerste_paasdag(jaar: i32) -> NaiveDate {
    let (gulden, eeuw, rest) = (jaar % 19, jaar / 100, jaar % 100);
    let correctie = (eeuw - (eeuw + 8) / 25 + 1) / 3;
    let maan = (19 * gulden + eeuw - eeuw / 4 - correctie + 15) % 30;
    let zondag = (32 + 2 * (eeuw % 4) + 2 * (rest / 4) - maan - rest % 4) % 7;
    let m = (gulden + 11 * maan + 22 * zondag) / 451;
    let som = maan + zondag - 7 * m + 114;
    dag(jaar, (som / 31).unsigned_abs(), (som % 31 + 1).unsigned_abs())
}

/// School holidays in the south of the country: no visits to schools, less work with young people.
const SCHOOLVAKANTIES: [(NaiveDate, NaiveDate); 6] = [
    (dag(2022, 12, 24), dag(2023, 1, 8)),
    (dag(2023, 2, 18), dag(2023, 2, 26)),
    (dag(2023, 4, 29), dag(2023, 5, 7)),
    (dag(2023, 7, 15), dag(2023, 8, 27)),
    (dag(2023, 10, 14), dag(2023, 10, 22)),
    (dag(2023, 12, 23), dag(2024, 1, 7)),
];

/// Whether the schools are closed for a holiday.
pub(crate) fn is_schoolvakantie(dag: NaiveDate) -> bool {
    SCHOOLVAKANTIES.iter().any(|(van, tot)| (*van..=*tot).contains(&dag))
}

/// How often a data set is delivered.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ritme {
    Maand,
    Kwartaal,
    Halfjaar,
    Jaar,
}

/// A period that a delivery is about.
#[derive(Debug, Clone)]
pub(crate) struct Periode {
    /// As in file names: 2023-01, 2023-Q1, 2023-H1 or 2023.
    pub(crate) naam: String,
    pub(crate) van: NaiveDate,
    pub(crate) tot_en_met: NaiveDate,
}

impl Periode {
    /// The quarter, 1 to 4.
    pub(crate) fn kwartaal(jaar: i32, nummer: u32) -> Self {
        Self::van_maanden(jaar, (nummer - 1) * 3 + 1, 3, format!("{jaar}-Q{nummer}"))
    }

    /// The month, 1 to 12.
    pub(crate) fn maand(jaar: i32, maand: u32) -> Self {
        Self::van_maanden(jaar, maand, 1, format!("{jaar}-{maand:02}"))
    }

    /// The deliveries of 2023, in order.
    pub(crate) fn van_2023(ritme: Ritme) -> Vec<Self> {
        match ritme {
            Ritme::Maand => (1..=12).map(|maand| Self::maand(2023, maand)).collect(),
            Ritme::Kwartaal => (1..=4).map(|nummer| Self::kwartaal(2023, nummer)).collect(),
            Ritme::Halfjaar => {
                (1..=2).map(|n| Self::van_maanden(2023, n * 6 - 5, 6, format!("2023-H{n}"))).collect()
            }
            Ritme::Jaar => vec![Self::van_maanden(2023, 1, 12, "2023".to_owned())],
        }
    }

    /// Whether a day lies in the period.
    pub(crate) fn bevat(&self, dag: NaiveDate) -> bool {
        (self.van..=self.tot_en_met).contains(&dag)
    }

    /// Its days.
    pub(crate) fn dagen(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let (van, aantal) = (self.van, (self.tot_en_met - self.van).num_days());
        (0..=aantal).map(move |n| na(van, n))
    }

    fn van_maanden(jaar: i32, maand: u32, aantal: u32, naam: String) -> Self {
        let na_maand = maand + aantal;
        let (jaar_na, maand_na) = if na_maand > 12 { (jaar + 1, na_maand - 12) } else { (jaar, na_maand) };
        Self { naam, van: dag(jaar, maand, 1), tot_en_met: na(dag(jaar_na, maand_na, 1), -1) }
    }
}
