//! What every soort needs to judge one norm over one period: the norm, the data sets as seen on the peildatum, and
//! the days between which things count.

use chrono::NaiveDate;

use super::{
    beoordeel::Vraag,
    blik::{Blik, Dag, RijBlik},
    leveringen,
    tally::Lot,
    voorwaarde::{Bereid, Waarheid, alle},
};
use crate::{
    agreement::{Drempel, Inhoud, Norm, Overeenkomst, Plaats, Rijen, Versie},
    calendar::Periode,
    intake::Cel,
};

/// One norm over one measured period, on one peildatum.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kader<'a> {
    /// The agreement.
    pub(crate) overeenkomst: &'a Overeenkomst,
    /// All data sets, seen on the peildatum.
    pub(crate) blikken: &'a [Blik<'a>],
    /// The norm.
    pub(crate) norm: &'a Norm,
    /// Its versie in force on [`Self::einde`].
    pub(crate) versie: &'a Versie,
    /// P: the measured period.
    pub(crate) periode: Periode,
    /// Its first and last day, which every row asks for.
    dagen: (NaiveDate, NaiveDate),
    /// R: no event after it counts.
    pub(crate) peildatum: NaiveDate,
    /// Members that a toets names instead of a data set.
    pub(crate) leden: Option<&'a [Vec<String>]>,
    /// Whether the rows are those of a toets.
    pub(crate) is_toets: bool,
}

/// Of which a [`Kader`] is made: the agreement, all data sets seen on the peildatum, and the members of a toets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Zicht<'a> {
    /// The agreement.
    pub(crate) overeenkomst: &'a Overeenkomst,
    /// All data sets, seen on the peildatum.
    pub(crate) blikken: &'a [Blik<'a>],
    /// Members that a toets names instead of a data set.
    pub(crate) leden: Option<&'a [Vec<String>]>,
    /// Whether the rows are those of a toets.
    pub(crate) is_toets: bool,
}

/// Where a row stands in time, before Proeftuin and filter are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plaatsing {
    /// It has no part in this period.
    Buiten,
    /// It can't be told.
    Onleesbaar,
    /// It has to be judged.
    In,
}

impl<'a> Kader<'a> {
    /// For a norm with its versie in force on the last day, over a period.
    pub(crate) fn new(zicht: Zicht<'a>, norm: &'a Norm, versie: &'a Versie, vraag: Vraag) -> Self {
        let Zicht { overeenkomst, blikken, leden, is_toets } = zicht;
        let Vraag { periode, peildatum } = vraag;
        let dagen = (periode.van(), periode.tot_en_met());
        Self { overeenkomst, blikken, norm, versie, periode, dagen, peildatum, leden, is_toets }
    }

    /// E: the earlier of the peildatum and the last day of the period.
    pub(crate) fn einde(&self) -> NaiveDate {
        self.peildatum.min(self.dagen.1)
    }

    /// Whether a day lies in the period.
    pub(crate) fn in_periode(&self, dag: NaiveDate) -> bool {
        self.dagen.0 <= dag && dag <= self.dagen.1
    }

    /// Whether the period has a day in common with these.
    pub(crate) fn raakt_dagen(&self, van: NaiveDate, tot: NaiveDate) -> bool {
        self.dagen.0 <= tot && van <= self.dagen.1
    }

    /// The data set of the norm.
    pub(crate) fn blik(&self, rijen: &Rijen) -> &'a Blik<'a> {
        &self.blikken[rijen.gegevens]
    }

    /// The filter in force on the last day, looked up.
    pub(crate) fn filter(&self, rijen: &'a Rijen) -> Vec<Bereid<'a>> {
        self.filter_van(self.versie, rijen)
    }

    fn filter_van(&self, versie: &'a Versie, rijen: &'a Rijen) -> Vec<Bereid<'a>> {
        Bereid::all(versie.filter.as_ref().unwrap_or(&rijen.filter), &self.blik(rijen).zaken.namen)
    }

    /// The filters of all versies, looked up, for a soort whose rows each have a versie of their own.
    pub(crate) fn filters(&self, rijen: &'a Rijen) -> Filters<'a> {
        let versies = self.norm.versies.iter();
        Filters(versies.map(|versie| (versie, self.filter_van(versie, rijen))).collect())
    }

    /// Whether the delivery of a row touches the period: then what can't be placed in it is unreadable in it.
    pub(crate) fn raakt(&self, rij: RijBlik<'_>) -> Plaatsing {
        if self.raakt_dagen(rij.levering().van(), rij.levering().tot_en_met()) {
            Plaatsing::Onleesbaar
        } else {
            Plaatsing::Buiten
        }
    }

    /// Steps 1 and 2 for the soorten other than termijn and herhaling (design, 4.4).
    pub(crate) fn plaats(&self, rij: RijBlik<'_>, plaats: &Plaats, rijen: &Rijen) -> Plaatsing {
        let by_delivery = plaats.datum.is_none() && plaats.geldig_van.is_none();
        let gegevens = self.blik(rijen).gegevens;
        if by_delivery && (gegevens.inhoud == Inhoud::Stand || plaats.laatste) {
            let needed = if plaats.laatste {
                leveringen::laatste_in(gegevens, self.periode, self.einde())
            } else {
                gegevens.laatst_verwacht(self.einde())
            };
            return match (needed.is_some_and(|levering| rij.staat_in(levering)), rij.is_zaak()) {
                (false, _) => Plaatsing::Buiten,
                (true, false) => Plaatsing::Onleesbaar,
                (true, true) => Plaatsing::In,
            };
        }
        if !rij.is_zaak() {
            return self.raakt(rij);
        }
        if by_delivery {
            return self.in_levering(rij);
        }
        let datum = plaats.datum.map_or(Plaatsing::In, |veld| self.gebeurd(rij.dag(veld)));
        match (datum, self.geldig(rij, plaats.geldig_van, plaats.geldig_tot_en_met)) {
            (Plaatsing::Buiten, _) | (_, Plaatsing::Buiten) => Plaatsing::Buiten,
            (Plaatsing::Onleesbaar, _) | (_, Plaatsing::Onleesbaar) => self.raakt(rij),
            (Plaatsing::In, Plaatsing::In) => Plaatsing::In,
        }
    }

    /// Without a date a row happened in its delivery, which must lie in the period and have ended by R.
    fn in_levering(&self, rij: RijBlik<'_>) -> Plaatsing {
        let levering = rij.levering();
        let inside = self.dagen.0 <= levering.van() && levering.tot_en_met() <= self.einde();
        if inside { Plaatsing::In } else { Plaatsing::Buiten }
    }

    fn gebeurd(&self, dag: Dag) -> Plaatsing {
        match dag {
            Dag::Leeg => Plaatsing::Buiten,
            Dag::Onleesbaar => Plaatsing::Onleesbaar,
            Dag::Op(dag) if self.in_periode(dag) && dag >= self.norm.eerste_dag() => Plaatsing::In,
            Dag::Op(_) => Plaatsing::Buiten,
        }
    }

    /// Whether a row is valid on E.
    pub(crate) fn geldig(
        &self,
        rij: RijBlik<'_>,
        van: Option<usize>,
        tot_en_met: Option<usize>,
    ) -> Plaatsing {
        let begun = match van.map(|veld| rij.dag(veld)) {
            None => Plaatsing::In,
            Some(Dag::Leeg) => Plaatsing::Buiten,
            Some(Dag::Onleesbaar) => Plaatsing::Onleesbaar,
            Some(Dag::Op(dag)) if dag <= self.einde() => Plaatsing::In,
            Some(Dag::Op(_)) => Plaatsing::Buiten,
        };
        let running = match tot_en_met.map(|veld| rij.dag(veld)) {
            None | Some(Dag::Leeg) => Plaatsing::In,
            Some(Dag::Onleesbaar) => Plaatsing::Onleesbaar,
            Some(Dag::Op(dag)) if dag >= self.einde() => Plaatsing::In,
            Some(Dag::Op(_)) => Plaatsing::Buiten,
        };
        match (begun, running) {
            (Plaatsing::Buiten, _) | (_, Plaatsing::Buiten) => Plaatsing::Buiten,
            (Plaatsing::Onleesbaar, _) | (_, Plaatsing::Onleesbaar) => Plaatsing::Onleesbaar,
            (Plaatsing::In, Plaatsing::In) => Plaatsing::In,
        }
    }

    /// Steps 3 and 4 for a row that has to be judged: what decides it, or none when the soort has to.
    pub(crate) fn zeef(&self, rij: RijBlik<'_>, rijen: &Rijen, filter: &[Bereid<'_>]) -> Option<Zeef> {
        match proeftuin(rij, self.blik(rijen)) {
            Waarheid::Waar => return Some(Zeef::Proeftuin),
            Waarheid::Onbekend => return Some(Zeef::Onleesbaar),
            Waarheid::Onwaar => {}
        }
        match alle(filter, rij) {
            Waarheid::Waar => None,
            Waarheid::Onwaar => Some(Zeef::Buiten),
            Waarheid::Onbekend => Some(Zeef::Onleesbaar),
        }
    }

    /// Steps 3 and 4 for an open or withdrawn case: what is surely out or in the Proeftuin is not counted.
    pub(crate) fn blijft(&self, rij: RijBlik<'_>, rijen: &Rijen, filter: &[Bereid<'_>]) -> bool {
        proeftuin(rij, self.blik(rijen)) != Waarheid::Waar && alle(filter, rij) != Waarheid::Onwaar
    }

    /// Whether the threshold asks for at most: then it is the good ones that count against the norm.
    pub(crate) fn hoogstens(&self) -> bool {
        match self.versie.drempel {
            Drempel::Hoogstens(_) | Drempel::HoogstensAantal(_) => true,
            Drempel::Geen | Drempel::Minstens(_) | Drempel::MinstensAantal(_) => false,
        }
    }
}

/// The filter of every versie.
#[derive(Debug, Clone)]
pub(crate) struct Filters<'a>(Vec<(&'a Versie, Vec<Bereid<'a>>)>);

impl<'a> Filters<'a> {
    /// The filter of a versie of this norm.
    pub(crate) fn van(&self, versie: &Versie) -> &[Bereid<'a>] {
        self.0.iter().find(|(of, _)| std::ptr::eq(*of, versie)).map_or(&[], |(_, filter)| filter)
    }
}

/// What steps 3 and 4 decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zeef {
    /// The filter fails.
    Buiten,
    /// Counted apart.
    Proeftuin,
    /// It can't be told.
    Onleesbaar,
}

impl Zeef {
    /// The same as the lot of a row, with the weight of an unreadable one.
    pub(crate) fn lot(self, gewicht: Option<rust_decimal::Decimal>) -> Lot {
        match self {
            Self::Buiten => Lot::Buiten,
            Self::Proeftuin => Lot::Proeftuin,
            Self::Onleesbaar => Lot::Onleesbaar(gewicht),
        }
    }
}

/// Whether a row is in the Proeftuin.
pub(crate) fn proeftuin(rij: RijBlik<'_>, blik: &Blik<'_>) -> Waarheid {
    match blik.gegevens.proeftuin.map(|veld| rij.gezien(veld)) {
        None => Waarheid::Onwaar,
        Some(Cel::JaNee(ja)) => Waarheid::from(*ja),
        Some(Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Getal(_) | Cel::Datum(_)) => {
            Waarheid::Onbekend
        }
    }
}
