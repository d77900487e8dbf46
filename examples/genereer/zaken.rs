//! Cases and events, and how they end up in deliveries.
//!
//! A data set has a plan: which case begins when and plays which part in the story. The plan is as large as one year at
//! scale 1, whatever the scale is; the cases themselves are made anew from their own chance for every delivery.

use anyhow::Result;
use chrono::{Datelike, NaiveDate, Weekday};

use crate::{
    kalender::{Periode, Ritme, is_werkdag, na},
    schrijver::{Cel, Map, Misser, Vorm},
    toeval::Toeval,
};

/// The day before the first delivery starts: what is not over by then is the opening state.
pub(crate) const VOOR_DE_EERSTE: NaiveDate = crate::kalender::dag(2022, 12, 31);

/// What holds for the whole example.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Instelling {
    pub(crate) zaad: u64,
    /// How many times each case is made.
    pub(crate) schaal: u32,
}

/// A data set as it is delivered.
#[derive(Debug)]
pub(crate) struct Bestand {
    pub(crate) naam: &'static str,
    pub(crate) ritme: Ritme,
    pub(crate) vorm: Vorm,
    pub(crate) kolommen: &'static [&'static str],
}

/// A case that lives, and changes while it lives.
pub(crate) trait Zaak {
    /// The first day on which it is known.
    fn begin(&self) -> NaiveDate;
    /// The last day on which anything about it changes.
    fn eind(&self) -> NaiveDate;
    /// What is known about it on a day, in the order of the columns.
    fn rij(&self, stand: NaiveDate) -> Vec<Cel>;
}

/// A data set of cases.
pub(crate) trait Zaken {
    type Zaak: Zaak;
    /// How many cases the plan holds.
    fn aantal(&self) -> usize;
    /// A case of the plan, in one of its copies.
    fn zaak(&self, nummer: usize, kopie: u32) -> Self::Zaak;
}

/// So long a case that is over still stands in the deliveries, unchanged.
const NASLEEP: i64 = 31;

/// Writes the deliveries of cases: each holds what began, changed or was still going on in its period, and what was
/// over shortly before it. The first holds all that was not over on `opening` as well.
pub(crate) fn lever_mutaties<Z: Zaken>(
    map: &mut Map,
    instelling: Instelling,
    bestand: &Bestand,
    opening: NaiveDate,
    zaken: &Z,
    missers: &[Misser],
) -> Result<()> {
    let mut vorige = opening;
    for periode in Periode::van_2023(bestand.ritme) {
        let mut levering = map.levering(bestand.naam, &periode, bestand.vorm, bestand.kolommen, missers)?;
        for kopie in 0..instelling.schaal {
            for nummer in 0..zaken.aantal() {
                let zaak = zaken.zaak(nummer, kopie);
                if zaak.begin() <= periode.tot_en_met && na(zaak.eind(), NASLEEP) > vorige {
                    levering.rij(&zaak.rij(periode.tot_en_met))?;
                }
            }
        }
        levering.sluit()?;
        vorige = periode.tot_en_met;
    }
    Ok(())
}

/// Writes deliveries of events: each holds those of its own period, but for the periods that were never delivered.
/// `rij` makes the row of a day, a number and a copy.
pub(crate) fn lever_gebeurtenissen(
    map: &mut Map,
    instelling: Instelling,
    bestand: &Bestand,
    plan: &[NaiveDate],
    ontbreekt: &[&str],
    missers: &[Misser],
    rij: impl Fn(NaiveDate, usize, u32) -> Vec<Cel>,
) -> Result<()> {
    let perioden = Periode::van_2023(bestand.ritme).into_iter();
    for periode in perioden.filter(|periode| !ontbreekt.contains(&periode.naam.as_str())) {
        let mut levering = map.levering(bestand.naam, &periode, bestand.vorm, bestand.kolommen, missers)?;
        for kopie in 0..instelling.schaal {
            for (nummer, dag) in plan.iter().enumerate().filter(|(_, dag)| periode.bevat(**dag)) {
                levering.rij(&rij(*dag, nummer, kopie))?;
            }
        }
        levering.sluit()?;
    }
    Ok(())
}

/// The code of a case: a letter and a number of its own, which says nothing about who it is.
pub(crate) fn code(letter: &str, nummer: usize, kopie: u32) -> String {
    format!("{letter}{}", u64::from(kopie) * 10_000 + 1001 + nummer as u64)
}

/// Days of a month on which something began, in order. Monday is busier than Friday.
pub(crate) fn begindagen(toeval: &mut Toeval, periode: &Periode, aantal: u32) -> Vec<NaiveDate> {
    let werkdagen: Vec<_> = periode.dagen().filter(|dag| is_werkdag(*dag)).collect();
    let drukte: Vec<u32> = werkdagen.iter().map(|dag| drukte(*dag)).collect();
    let mut dagen: Vec<_> = (0..aantal).map(|_| werkdagen[toeval.gewogen(&drukte)]).collect();
    dagen.sort_unstable();
    dagen
}

fn drukte(dag: NaiveDate) -> u32 {
    match dag.weekday() {
        Weekday::Mon => 26,
        Weekday::Tue => 22,
        Weekday::Wed => 17,
        Weekday::Thu => 21,
        Weekday::Fri => 14,
        Weekday::Sat | Weekday::Sun => 1,
    }
}

/// A period in which a case must begin for its outcome to fall in a quarter, when the outcome falls so many days later.
pub(crate) fn venster(kwartaal: &Periode, dagen: i64) -> Periode {
    Periode {
        naam: kwartaal.naam.clone(),
        van: na(kwartaal.van, -dagen),
        tot_en_met: na(kwartaal.tot_en_met, -dagen),
    }
}

/// Gives a part to so many cases of a plan, picked at random from those that fit; fewer when there are no more.
pub(crate) fn verdeel<T>(
    toeval: &mut Toeval,
    plan: &mut [T],
    aantal: u32,
    past: impl Fn(&T) -> bool,
    geef: impl Fn(&mut T),
) {
    let mut plaatsen: Vec<_> = (0..plan.len()).filter(|plaats| past(&plan[*plaats])).collect();
    toeval.schud(&mut plaatsen);
    for plaats in plaatsen.into_iter().take(aantal as usize) {
        geef(&mut plan[plaats]);
    }
}
