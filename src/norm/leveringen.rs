//! Which deliveries a verdict needs, and which of them are there (design, 4.4).

use chrono::NaiveDate;

use super::frequentie::vensters;
use crate::{
    agreement::{Gegevens, Inhoud, Norm, Soort},
    calendar::{Periode, Termijn},
};

/// The deliveries of a data set that a norm needs for a period, on E.
pub(crate) fn nodig_voor_norm(
    norm: &Norm,
    gegevens: &Gegevens,
    periode: Periode,
    peildatum: NaiveDate,
) -> Vec<Periode> {
    let einde = peildatum.min(periode.tot_en_met());
    if norm.soort.plaats().is_some_and(|plaats| plaats.laatste) {
        return laatste_in(gegevens, periode, einde).into_iter().collect();
    }
    let from = match &norm.soort {
        Soort::Termijn(..) | Soort::Herhaling(..) => terug(periode, norm.termijnen()),
        Soort::Frequentie(_, soort) => {
            let first = vensters(soort, periode, peildatum).first().map(|(from, _)| *from);
            first.map_or(periode.van(), |from| from.min(periode.van()))
        }
        Soort::Aandeel(..)
        | Soort::Telling(..)
        | Soort::Aantal(..)
        | Soort::Volledigheid(..)
        | Soort::Begroting(..)
        | Soort::Formatie(..)
        | Soort::Oordeel(_) => periode.van(),
    };
    nodig(gegevens, from, einde)
}

/// The last delivery that lies in a period and ended on or before E.
pub(crate) fn laatste_in(gegevens: &Gegevens, periode: Periode, einde: NaiveDate) -> Option<Periode> {
    gegevens.laatst_verwacht(einde).filter(|levering| periode.van() <= levering.van())
}

/// The deliveries of a data set that are needed to know what happened from a day to E.
pub(crate) fn nodig(gegevens: &Gegevens, from: NaiveDate, einde: NaiveDate) -> Vec<Periode> {
    match gegevens.inhoud {
        Inhoud::Stand => gegevens.laatst_verwacht(einde).into_iter().collect(),
        Inhoud::Mutaties | Inhoud::Periode => gegevens.verwacht(from, einde).collect(),
    }
}

/// The first day of a period, back by the longest of these terms.
pub(crate) fn terug(periode: Periode, termijnen: impl Iterator<Item = Termijn>) -> NaiveDate {
    termijnen.map(|termijn| termijn.terug_van(periode.van())).min().unwrap_or(periode.van())
}
