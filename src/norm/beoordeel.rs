//! Judging all norms: the rhythm of each, the verdict over its period, and those before it (design, 4.1 and 4.2).

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{
    aandeel, aantal, begroting,
    blik::{Alsof, Blik},
    formatie, frequentie, herhaling,
    kader::{Kader, Zicht},
    leveringen,
    meting::Meting,
    oordeel, telling, termijn,
    verdict::{Beoordeling, Oordeel, Uitslag},
    volledigheid,
};
use crate::{
    agreement::{Norm, Overeenkomst, Soort},
    calendar::Periode,
    intake::{OordeelRegel, Zaken},
};

/// What is asked: a period, and the day on which it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vraag {
    /// P, unless a norm has a longer rhythm.
    pub periode: Periode,
    /// R: no event after it counts.
    pub peildatum: NaiveDate,
}

/// What a toets says instead of the data folder. Every delivery that is needed counts as there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Proef<'a> {
    /// The members, per set, instead of those of a data set.
    pub(crate) leden: Option<&'a [Vec<String>]>,
}

/// How many periods before the measured one are judged as well.
const REEKS: usize = 4;

/// Judges norms over periods; what a data set looks like on a day is worked out once.
#[derive(Debug)]
pub(crate) struct Rechter<'a> {
    overeenkomst: &'a Overeenkomst,
    zaken: &'a [Zaken],
    oordelen: &'a [OordeelRegel],
    /// Set when the rows are those of a toets.
    proef: Option<Proef<'a>>,
    /// What one data set is taken for, and how all of them look otherwise.
    alsof: Option<(usize, Alsof<'a>, Gezien<'a>)>,
    blikken: Mutex<Gezien<'a>>,
}

/// All data sets, by the day on which they are seen.
type Gezien<'a> = BTreeMap<NaiveDate, Arc<Vec<Blik<'a>>>>;

impl<'a> Rechter<'a> {
    pub(crate) fn new(
        overeenkomst: &'a Overeenkomst,
        zaken: &'a [Zaken],
        oordelen: &'a [OordeelRegel],
    ) -> Self {
        Self { overeenkomst, zaken, oordelen, proef: None, alsof: None, blikken: Mutex::default() }
    }

    /// For the rows of a toets.
    pub(crate) fn met_proef(self, proef: Proef<'a>) -> Self {
        Self { proef: Some(proef), ..self }
    }

    /// Who judges with one data set taken for another.
    pub(crate) fn alsof<'b>(&self, gegevens: usize, alsof: Alsof<'b>) -> Rechter<'b>
    where
        'a: 'b,
    {
        Rechter {
            overeenkomst: self.overeenkomst,
            zaken: self.zaken,
            oordelen: self.oordelen,
            proef: self.proef,
            alsof: Some((gegevens, alsof, self.gezien().clone())),
            blikken: Mutex::default(),
        }
    }

    /// What was seen so far. A day that another thread is looking at is waited for.
    fn gezien(&self) -> MutexGuard<'_, Gezien<'a>> {
        self.blikken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All data sets on a day.
    pub(crate) fn blikken(&self, peildatum: NaiveDate) -> Arc<Vec<Blik<'a>>> {
        let mut known = self.gezien();
        let blikken = known.entry(peildatum).or_insert_with(|| {
            let sets = self.overeenkomst.gegevens.iter().zip(self.zaken).enumerate();
            let look = |(index, (gegevens, zaken)): (usize, (&'a _, &'a _))| match &self.alsof {
                None => Blik::new(gegevens, zaken, peildatum),
                Some((of, alsof, _)) if *of == index => Blik::met(gegevens, zaken, peildatum, *alsof),
                Some((_, _, gezien)) => match gezien.get(&peildatum) {
                    Some(blikken) => blikken[index].clone(),
                    None => Blik::new(gegevens, zaken, peildatum),
                },
            };
            Arc::new(sets.map(look).collect())
        });
        Arc::clone(blikken)
    }

    /// Judges one norm: the period that its rhythm gives, and those before it.
    fn beoordeel(&self, index: usize, vraag: Vraag) -> Beoordeling {
        let norm = &self.overeenkomst.normen[index];
        let only =
            |uitslag, laatste| Beoordeling { norm: index, uitslag, laatste, reeks: Vec::new(), op_rij: 0 };
        let einde = vraag.peildatum.min(vraag.periode.tot_en_met());
        if norm.versie_op(einde).is_none() {
            return only(zonder_stand(vraag, Oordeel::GeldtNiet), None);
        }
        let Some(periode) = self.meetperiode(norm, vraag.periode) else {
            let laatste = self.laatste(norm, einde);
            return only(zonder_stand(vraag, Oordeel::NietAanDeBeurt), laatste);
        };
        let uitslag = self.uitslag(norm, Vraag { periode, ..vraag });
        let mut eerder = self.eerder(norm, periode);
        let reeks: Vec<Uitslag> = eerder.by_ref().take(REEKS).collect();
        let not_met = |uitslag: &&Uitslag| uitslag.oordeel == Oordeel::NietGehaald;
        let mut op_rij = std::iter::once(&uitslag).chain(&reeks).take_while(not_met).count();
        if op_rij > REEKS {
            op_rij += eerder.take_while(|uitslag| not_met(&uitslag)).count();
        }
        Beoordeling {
            norm: index,
            uitslag,
            laatste: None,
            reeks: reeks.into_iter().rev().collect(),
            op_rij: u32::try_from(op_rij).unwrap_or(u32::MAX),
        }
    }

    /// The measured period: the one asked for, or the longer one that ends in it.
    fn meetperiode(&self, norm: &Norm, periode: Periode) -> Option<Periode> {
        let Some(ritme) = self.ritme(norm) else { return Some(periode) };
        if ritme <= periode.ritme() { Some(periode) } else { periode.laatste_die_eindigt(ritme) }
    }

    fn ritme(&self, norm: &Norm) -> Option<crate::calendar::Ritme> {
        let of_data = norm.soort.rijen().map(|rijen| self.overeenkomst.gegevens[rijen.gegevens].frequentie);
        norm.meetperiode.or(of_data)
    }

    /// The last verdict of a norm whose turn it is not.
    fn laatste(&self, norm: &Norm, einde: NaiveDate) -> Option<Uitslag> {
        let periode = Periode::laatste_voor(self.ritme(norm)?, einde);
        norm.versie_op(periode.tot_en_met())?;
        Some(self.uitslag(norm, op_laatste_dag(periode)))
    }

    /// The periods before one, newest first, each judged on its own last day from what is known now.
    fn eerder(&self, norm: &'a Norm, periode: Periode) -> impl Iterator<Item = Uitslag> {
        std::iter::successors(Some(periode.vorige()), |periode| Some(periode.vorige()))
            .map(move |periode| self.uitslag(norm, op_laatste_dag(periode)))
    }

    /// The verdict on one norm over one period.
    pub(crate) fn uitslag(&self, norm: &Norm, vraag: Vraag) -> Uitslag {
        let mut uitslag = zonder_stand(vraag, Oordeel::GeldtNiet);
        let einde = vraag.peildatum.min(vraag.periode.tot_en_met());
        let Some(versie) = norm.versie_op(einde) else { return uitslag };
        uitslag.versie = norm.versies.iter().position(|of| std::ptr::eq(of, versie));
        if let Soort::Oordeel(soort) = &norm.soort {
            (uitslag.oordeel, uitslag.dossier) = oordeel::beoordeel(norm, soort, self.oordelen, einde);
            return uitslag;
        }
        let present = self.ontbreekt(norm, vraag, &mut uitslag);
        uitslag.oordeel = Oordeel::GeenGegevens;
        if !present {
            return uitslag;
        }
        if let Some(meting) = self.kijk(norm, vraag, meet).flatten() {
            let (oordeel, stand) = meting.oordeel(versie.drempel, uitslag.ontbreekt.is_empty());
            uitslag.oordeel = oordeel;
            uitslag.stand = Some(stand);
        }
        uitslag
    }

    /// Shows a norm over a period as it is judged; none when no versie is in force on the last day.
    pub(crate) fn kijk<T>(&self, norm: &Norm, vraag: Vraag, look: impl FnOnce(&Kader<'_>) -> T) -> Option<T> {
        let versie = norm.versie_op(vraag.peildatum.min(vraag.periode.tot_en_met()))?;
        let blikken = self.blikken(vraag.peildatum);
        let leden = self.proef.and_then(|proef| proef.leden);
        let is_toets = self.proef.is_some();
        let zicht = Zicht { overeenkomst: self.overeenkomst, blikken: &blikken, leden, is_toets };
        Some(look(&Kader::new(zicht, norm, versie, vraag)))
    }

    /// Notes the needed deliveries that are not there; whether any of the needed ones is.
    fn ontbreekt(&self, norm: &Norm, vraag: Vraag, uitslag: &mut Uitslag) -> bool {
        let Some(rijen) = norm.soort.rijen().filter(|_| self.proef.is_none()) else { return true };
        let there = &self.zaken[rijen.gegevens].leveringen;
        let gegevens = &self.overeenkomst.gegevens[rijen.gegevens];
        let needed = leveringen::nodig_voor_norm(norm, gegevens, vraag.periode, vraag.peildatum);
        let any = needed.iter().any(|periode| there.contains(periode));
        let missing = needed.into_iter().filter(|periode| !there.contains(periode));
        uitslag.ontbreekt = missing.map(|periode| (rijen.gegevens, periode)).collect();
        any
    }
}

/// Judges every norm, in the order of the agreement.
#[must_use]
pub fn beoordeel(
    overeenkomst: &Overeenkomst,
    zaken: &[Zaken],
    oordelen: &[OordeelRegel],
    vraag: Vraag,
) -> Vec<Beoordeling> {
    let rechter = Rechter::new(overeenkomst, zaken, oordelen);
    (0..overeenkomst.normen.len()).into_par_iter().map(|norm| rechter.beoordeel(norm, vraag)).collect()
}

/// Counts what the norm is about; none when a data set that names its members has no delivery.
fn meet(kader: &Kader<'_>) -> Option<Meting> {
    match &kader.norm.soort {
        Soort::Termijn(rijen, soort) => Some(termijn::meet(kader, rijen, soort)),
        Soort::Aandeel(rijen, soort) => Some(aandeel::meet(kader, rijen, soort)),
        Soort::Telling(rijen, soort) => Some(telling::meet(kader, rijen, soort)),
        Soort::Aantal(rijen, soort) => Some(aantal::meet(kader, rijen, soort)),
        Soort::Volledigheid(rijen, soort) => volledigheid::meet(kader, rijen, soort),
        Soort::Frequentie(rijen, soort) => frequentie::meet(kader, rijen, soort),
        Soort::Herhaling(rijen, soort) => Some(herhaling::meet(kader, rijen, soort)),
        Soort::Begroting(rijen, soort) => begroting::meet(kader, rijen, soort),
        Soort::Formatie(rijen, soort) => formatie::meet(kader, rijen, soort),
        Soort::Oordeel(_) => None,
    }
}

fn op_laatste_dag(periode: Periode) -> Vraag {
    Vraag { periode, peildatum: periode.tot_en_met() }
}

fn zonder_stand(vraag: Vraag, oordeel: Oordeel) -> Uitslag {
    Uitslag {
        periode: vraag.periode,
        peildatum: vraag.peildatum,
        oordeel,
        versie: None,
        stand: None,
        ontbreekt: Vec::new(),
        dossier: None,
    }
}
