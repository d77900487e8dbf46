//! Which period is asked for when nobody says so.

use chrono::NaiveDate;

use super::Intake;
use crate::calendar::{Periode, Ritme};

impl Intake {
    /// The last day of the newest delivery; none without any delivery.
    #[must_use]
    pub fn einde_nieuwste_levering(&self) -> Option<NaiveDate> {
        self.zaken.iter().flat_map(|zaken| &zaken.leveringen).map(|periode| periode.tot_en_met()).max()
    }

    /// The last quarter that ended on or before the end of the newest delivery (design, 4.1).
    #[must_use]
    pub fn laatste_kwartaal(&self) -> Option<Periode> {
        self.einde_nieuwste_levering().map(|day| Periode::laatste_voor(Ritme::Kwartaal, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Zaken;

    /// The period asked for when these are the deliveries of two data sets.
    fn asked(first: &[&str], second: &[&str]) -> Option<String> {
        let zaken = [first, second].map(|periods| Zaken {
            leveringen: periods.iter().map(|text| text.parse().unwrap()).collect(),
            ..Zaken::default()
        });
        let intake = Intake { zaken: zaken.into(), ..Intake::default() };
        intake.laatste_kwartaal().map(|periode| periode.to_string())
    }

    #[test]
    fn it_is_the_last_quarter_that_was_over_when_the_newest_delivery_ended() {
        assert_eq!(asked(&["2023-01", "2023-02", "2023-03"], &[]).as_deref(), Some("2023-Q1"));
        assert_eq!(asked(&["2023-03", "2023-04"], &["2022-Q4"]).as_deref(), Some("2023-Q1"));
        assert_eq!(asked(&["2023-02"], &["2022-Q4"]).as_deref(), Some("2022-Q4"));
        assert_eq!(asked(&["2023-Q1"], &["2023-H1"]).as_deref(), Some("2023-Q2"));
        assert_eq!(asked(&[], &[]), None);
    }
}
