//! Waiting lists: who waits on the peildatum, and who waited too long in each month (design, 4.3).
//!
//! A waiting list is information; a norm judges.

mod tellingen;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use foldhash::HashMap;

use crate::{
    agreement::{Overeenkomst, Wacht, Wachtlijst},
    calendar::Periode,
    intake::{Cel, Zaken},
    norm::{
        Vraag,
        blik::{Blik, Dag, RijBlik},
        kader::proeftuin,
        leveringen,
        tally::Samen,
        voorwaarde::{Bereid, Waarheid, alle},
    },
};

/// How many cases were over the grens by so many started weeks.
pub type PerWeek = BTreeMap<u64, u64>;

/// A break-down: a field, and something for each of its values, in order.
pub type PerVeld<T> = (usize, Vec<(String, T)>);

/// A waiting list on the peildatum and over the months of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WachtlijstStand {
    /// Index in [`crate::agreement::Overeenkomst::wachtlijsten`].
    pub wachtlijst: usize,
    /// Whether every needed delivery is there; not before the first one.
    pub volledig: bool,
    /// Needed deliveries that are not there.
    pub ontbreekt: Vec<Periode>,
    /// Rows that can't be read: indices in [`Zaken::rijen`], in order.
    pub onleesbaar: Vec<u32>,
    /// Cases in the Proeftuin.
    pub proeftuin: u64,
    /// Who waits on the peildatum.
    pub stand: Wachtend,
    /// The same per value of each break-down field, in the order of the values.
    pub per: Vec<PerVeld<Wachtend>>,
    /// Per month of the period.
    pub maanden: Vec<Maand>,
    /// What is known when the provider sends counts; none for cases.
    pub geteld: Option<Geteld>,
}

/// What monthly counts say; all of it holds on the last day of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Geteld {
    /// The day on which `stand` holds; none when its delivery is not there, and then `stand` says nothing.
    pub op: Option<NaiveDate>,
    /// Who waited at the end of each of [`WachtlijstStand::maanden`]; none where that was not delivered.
    pub maanden: Vec<Option<Wachtend>>,
}

/// Who waits on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wachtend {
    /// How many wait.
    pub wachtend: u64,
    /// How many of them longer than the grens.
    pub boven_grens: u64,
    /// The longest wait in days; none when nobody waits.
    pub langst_dagen: Option<i64>,
}

/// Who waited too long in a month, and by how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maand {
    /// The month.
    pub maand: Periode,
    /// Cases over the grens.
    pub gevallen: u64,
    /// The sum of their started weeks over it.
    pub weken: u64,
    /// The most started weeks over it; 0 when there is no case.
    pub hoogste: u64,
    /// How many cases were over it by so many started weeks.
    pub per_week: PerWeek,
    /// The same per value of each break-down field, in the order of the values: values without a case are left out.
    pub per: Vec<PerVeld<PerWeek>>,
}

impl Maand {
    /// Cases, started weeks in all, and the most of one case, of a histogram of started weeks.
    #[must_use]
    pub fn samengevat(per_week: &PerWeek) -> (u64, u64, u64) {
        let cases = per_week.values().sum();
        let weeks = per_week.iter().map(|(weeks, cases)| weeks * cases).sum();
        (cases, weeks, per_week.keys().copied().max().unwrap_or(0))
    }
}

/// Every waiting list of the agreement, in its order.
#[must_use]
pub fn stand(overeenkomst: &Overeenkomst, zaken: &[Zaken], vraag: Vraag) -> Vec<WachtlijstStand> {
    let one = |(index, wachtlijst): (usize, &Wachtlijst)| {
        let gegevens = &overeenkomst.gegevens[wachtlijst.gegevens];
        let blik = Blik::new(gegevens, &zaken[wachtlijst.gegevens], vraag.peildatum);
        match &wachtlijst.wacht {
            Wacht::Zaken { van, tot, ingetrokken } => {
                Zaaklijst { index, wachtlijst, van: *van, tot: *tot, ingetrokken }.stand(&blik, vraag)
            }
            Wacht::Tellingen { wachtend, boven_grens, langst } => {
                let velden = (*wachtend, *boven_grens, *langst);
                tellingen::stand_van(&blik, vraag, (index, wachtlijst), velden)
            }
        }
    };
    overeenkomst.wachtlijsten.iter().enumerate().map(one).collect()
}

/// A waiting list of cases.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Zaaklijst<'a> {
    /// Index in [`Overeenkomst::wachtlijsten`].
    index: usize,
    wachtlijst: &'a Wachtlijst,
    van: usize,
    tot: usize,
    ingetrokken: &'a [usize],
}

impl<'a> Zaaklijst<'a> {
    /// A waiting list of the agreement; none if it is one of counts.
    pub(crate) fn van(overeenkomst: &'a Overeenkomst, index: usize) -> Option<Self> {
        let wachtlijst = &overeenkomst.wachtlijsten[index];
        match &wachtlijst.wacht {
            Wacht::Zaken { van, tot, ingetrokken } => {
                Some(Self { index, wachtlijst, van: *van, tot: *tot, ingetrokken })
            }
            Wacht::Tellingen { .. } => None,
        }
    }

    /// As it is in a data set that is seen on the peildatum.
    pub(crate) fn stand(self, blik: &Blik<'_>, vraag: Vraag) -> WachtlijstStand {
        let Blik { gegevens, zaken, .. } = *blik;
        let per = &self.wachtlijst.per;
        let filter = Bereid::all(&self.wachtlijst.filter, &zaken.namen);
        let months: Vec<Periode> = vraag.periode.maanden().collect();
        let tally: Tally = blik.tel(|tally: &mut Tally, rij| {
            tally.add(rij, self.lot(blik, &filter, (vraag, &months), rij), per);
        });
        let einde = vraag.peildatum.min(vraag.periode.tot_en_met());
        let from = leveringen::terug(vraag.periode, std::iter::once(self.wachtlijst.grens));
        let needed = leveringen::nodig(gegevens, from, einde);
        let any_needed = !needed.is_empty();
        let ontbreekt: Vec<Periode> =
            needed.into_iter().filter(|periode| !zaken.leveringen.contains(periode)).collect();
        WachtlijstStand {
            wachtlijst: self.index,
            volledig: any_needed && ontbreekt.is_empty(),
            ontbreekt,
            onleesbaar: tally.onleesbaar.iter().copied().collect(),
            proeftuin: tally.proeftuin,
            stand: tally.stand,
            per: per_waarde(&tally.per, blik, per, |stand| Some(*stand)),
            maanden: months
                .iter()
                .enumerate()
                .map(|(nr, maand)| tally.maand(nr, *maand, blik, per))
                .collect(),
            geteld: None,
        }
    }

    /// What becomes of some rows.
    pub(crate) fn loten(
        self,
        blik: &Blik<'_>,
        vraag: Vraag,
        rijen: impl Iterator<Item = u32>,
    ) -> Vec<(u32, Lot)> {
        let filter = Bereid::all(&self.wachtlijst.filter, &blik.zaken.namen);
        let months: Vec<Periode> = vraag.periode.maanden().collect();
        let of = |rij: RijBlik<'_>| (rij.nr, self.lot(blik, &filter, (vraag, &months), rij));
        rijen.filter_map(|nr| blik.rij(nr)).map(of).collect()
    }

    /// Cases over the grens on the peildatum, last delivered before a period.
    pub(crate) fn lang_open(self, blik: &Blik<'_>, vraag: Vraag, voor: Periode) -> Vec<u32> {
        let filter = Bereid::all(&self.wachtlijst.filter, &blik.zaken.namen);
        let forgotten = |rij: &RijBlik<'_>| {
            let old = rij.is_zaak() && rij.levering() < voor && rij.dag(self.tot) == Dag::Leeg;
            let waits = || match self.lot(blik, &filter, (vraag, &[]), *rij) {
                Lot::Telt { wacht: Some((_, over)), .. } => over,
                Lot::Telt { wacht: None, .. } | Lot::Buiten | Lot::Onleesbaar | Lot::Proeftuin => false,
            };
            old && waits()
        };
        blik.rijen().filter(forgotten).map(|rij| rij.nr).collect()
    }

    /// Steps 1 to 4 for one row (design, 4.3 and 4.4).
    fn lot(
        self,
        blik: &Blik<'_>,
        filter: &[Bereid<'_>],
        (vraag, months): (Vraag, &[Periode]),
        rij: RijBlik<'_>,
    ) -> Lot {
        let unreadable = || {
            let touched = rij.levering().touches(vraag.periode.van(), vraag.periode.tot_en_met());
            if touched { Lot::Onleesbaar } else { Lot::Buiten }
        };
        if !rij.is_zaak() {
            return unreadable();
        }
        let ends = || std::iter::once(&self.tot).chain(self.ingetrokken).map(|veld| rij.dag(*veld));
        let van = match rij.dag(self.van) {
            Dag::Leeg => return Lot::Buiten,
            Dag::Onleesbaar => return unreadable(),
            Dag::Op(van) => van,
        };
        let backwards = matches!(rij.dag(self.tot), Dag::Op(tot) if tot < van);
        if backwards || ends().any(|dag| dag == Dag::Onleesbaar) {
            return unreadable();
        }
        let ended = ends()
            .filter_map(|dag| match dag {
                Dag::Op(dag) => Some(dag),
                Dag::Leeg | Dag::Onleesbaar => None,
            })
            .min();
        let last_day = self.wachtlijst.grens.na(van);
        let days = |from: NaiveDate, to: NaiveDate| to.signed_duration_since(from).num_days();
        let wacht = ended.is_none().then(|| (days(van, vraag.peildatum), vraag.peildatum > last_day));
        let te_lang: Vec<(usize, u64)> = months
            .iter()
            .enumerate()
            .filter_map(|(nr, maand)| {
                let e = ended.unwrap_or(NaiveDate::MAX).min(vraag.peildatum).min(maand.tot_en_met());
                let over = u64::try_from(days(last_day, e)).ok().filter(|over| *over > 0)?;
                maand.contains(e).then(|| (nr, over.div_ceil(7)))
            })
            .collect();
        if wacht.is_none() && te_lang.is_empty() {
            return Lot::Buiten;
        }
        // The filter goes first: who is not meant by this list does not wait on it in the Proeftuin either.
        match (alle(filter, rij), proeftuin(rij, blik)) {
            (Waarheid::Onwaar, _) => Lot::Buiten,
            (Waarheid::Waar | Waarheid::Onbekend, Waarheid::Waar) => Lot::Proeftuin,
            (Waarheid::Waar, Waarheid::Onwaar) => Lot::Telt { wacht, te_lang },
            (Waarheid::Waar, Waarheid::Onbekend) | (Waarheid::Onbekend, _) => Lot::Onleesbaar,
        }
    }
}

/// What becomes of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lot {
    Buiten,
    Onleesbaar,
    Proeftuin,
    Telt {
        /// The wait in days and whether it is over the grens, if it still waits on the peildatum.
        wacht: Option<(i64, bool)>,
        /// Months in which it waited too long, with the started weeks over the grens.
        te_lang: Vec<(usize, u64)>,
    },
}

/// What rows add up to.
#[derive(Debug, Default)]
struct Tally {
    stand: Wachtend,
    onleesbaar: BTreeSet<u32>,
    proeftuin: u64,
    /// Per month and number of started weeks: how many cases.
    weken: BTreeMap<(usize, u64), u64>,
    /// The same per break-down field and value.
    weken_per: HashMap<(usize, Cel), BTreeMap<(usize, u64), u64>>,
    /// Per break-down field and value.
    per: HashMap<(usize, Cel), Wachtend>,
}

impl Tally {
    fn add(&mut self, rij: RijBlik<'_>, lot: Lot, per: &[usize]) {
        match lot {
            Lot::Buiten => {}
            Lot::Onleesbaar => {
                self.onleesbaar.insert(rij.nr);
            }
            Lot::Proeftuin => self.proeftuin += 1,
            Lot::Telt { wacht, te_lang } => {
                for month_and_weeks in te_lang {
                    *self.weken.entry(month_and_weeks).or_default() += 1;
                    for (index, veld) in per.iter().enumerate() {
                        let of_value = self.weken_per.entry((index, rij.cel(*veld))).or_default();
                        *of_value.entry(month_and_weeks).or_default() += 1;
                    }
                }
                let Some((dagen, over)) = wacht else { return };
                let one = Wachtend { wachtend: 1, boven_grens: u64::from(over), langst_dagen: Some(dagen) };
                self.stand.merge(one);
                for (index, veld) in per.iter().enumerate() {
                    self.per.entry((index, rij.cel(*veld))).or_default().merge(one);
                }
            }
        }
    }

    fn maand(&self, nr: usize, maand: Periode, blik: &Blik<'_>, per: &[usize]) -> Maand {
        let of_month = |weken: &BTreeMap<(usize, u64), u64>| -> PerWeek {
            weken.range((nr, 0)..=(nr, u64::MAX)).map(|((_, weeks), cases)| (*weeks, *cases)).collect()
        };
        let per = per_waarde(&self.weken_per, blik, per, |weken| {
            let per_week = of_month(weken);
            (!per_week.is_empty()).then_some(per_week)
        });
        let per_week = of_month(&self.weken);
        let (gevallen, weken, hoogste) = Maand::samengevat(&per_week);
        Maand { maand, gevallen, weken, hoogste, per_week, per }
    }
}

impl Samen for Tally {
    fn merge(&mut self, other: Self) {
        self.stand.merge(other.stand);
        self.onleesbaar.extend(other.onleesbaar);
        self.proeftuin += other.proeftuin;
        for (key, cases) in other.weken {
            *self.weken.entry(key).or_default() += cases;
        }
        for (key, weken) in other.weken_per {
            let of_value = self.weken_per.entry(key).or_default();
            for (key, cases) in weken {
                *of_value.entry(key).or_default() += cases;
            }
        }
        for (key, stand) in other.per {
            self.per.entry(key).or_default().merge(stand);
        }
    }
}

impl Samen for Wachtend {
    fn merge(&mut self, other: Self) {
        // Counts come from outside and may be of any size.
        self.wachtend = self.wachtend.saturating_add(other.wachtend);
        self.boven_grens = self.boven_grens.saturating_add(other.boven_grens);
        self.langst_dagen = self.langst_dagen.max(other.langst_dagen);
    }
}

/// What was counted per break-down field and value, values in order.
fn per_waarde<T, U>(
    counted: &HashMap<(usize, Cel), T>,
    blik: &Blik<'_>,
    per: &[usize],
    of_value: impl Fn(&T) -> Option<U>,
) -> Vec<PerVeld<U>> {
    let values = |index: usize| {
        let of_field = counted.iter().filter(|((field, _), _)| *field == index);
        let mut values: Vec<(String, U)> =
            of_field.filter_map(|((_, cel), found)| Some((blik.tekst(*cel), of_value(found)?))).collect();
        values.sort_by(|(a, _), (b, _)| a.cmp(b));
        values
    };
    per.iter().enumerate().map(|(index, veld)| (*veld, values(index))).collect()
}
