//! What a report is limited to: by werksoort, by kernbeding, or both.

use super::{Grondslag, Selectieverslag, woorden::opsomming};
use crate::{
    agreement::{Leden, Norm, Overeenkomst, Soort},
    norm::Beoordeling,
    verleden::{self, Verleden},
    wachtlijst::WachtlijstStand,
};

/// What to limit a report to; an empty list is everything. With both, a norm must be in both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selectie {
    /// Indices in [`Overeenkomst::werksoorten`].
    pub werksoorten: Vec<usize>,
    /// Indices in [`Overeenkomst::kernbedingen`].
    pub kernbedingen: Vec<usize>,
}

impl Selectie {
    /// Whether it leaves nothing out.
    #[must_use]
    pub fn is_alles(&self) -> bool {
        self.werksoorten.is_empty() && self.kernbedingen.is_empty()
    }

    /// Whether a norm is in it: a norm is of a werksoort when its kernbeding is, one of its doelen, or all its posten.
    #[must_use]
    pub fn kiest(&self, overeenkomst: &Overeenkomst, norm: &Norm) -> bool {
        let kernbeding = overeenkomst.kernbeding_van(norm);
        let of_kernbeding = self.kernbedingen.is_empty()
            || kernbeding.is_some_and(|index| self.kernbedingen.contains(&index));
        of_kernbeding
            && (self.werksoorten.is_empty()
                || kernbeding.is_some_and(|index| self.raakt(&overeenkomst.kernbedingen[index].werksoorten))
                || overeenkomst
                    .doelen
                    .iter()
                    .any(|doel| norm.hoort_bij.contains(&doel.id) && self.raakt(&[doel.werksoort]))
                || norm.soort.geldgroep().is_some_and(|groep| {
                    overeenkomst.posten_van(groep).all(|(_, post)| self.werksoorten.contains(&post.werksoort))
                }))
    }

    fn raakt(&self, werksoorten: &[usize]) -> bool {
        werksoorten.iter().any(|index| self.werksoorten.contains(index))
    }

    /// The werksoorten that it is about, chosen themselves or by their kernbeding.
    fn werksoorten(&self, overeenkomst: &Overeenkomst) -> Vec<usize> {
        if self.werksoorten.is_empty() {
            self.kernbedingen
                .iter()
                .flat_map(|index| overeenkomst.kernbedingen[*index].werksoorten.iter().copied())
                .collect()
        } else {
            self.werksoorten.clone()
        }
    }

    pub(super) fn verslag(&self, overeenkomst: &Overeenkomst) -> Option<Selectieverslag> {
        if self.is_alles() {
            return None;
        }
        let werksoorten = self.werksoorten.iter().map(|index| &overeenkomst.werksoorten[*index]);
        let kernbedingen = self.kernbedingen.iter().map(|index| &overeenkomst.kernbedingen[*index]);
        let titels: Vec<&str> = werksoorten
            .clone()
            .map(|werksoort| werksoort.titel.as_str())
            .chain(kernbedingen.clone().map(|kernbeding| kernbeding.titel.as_str()))
            .collect();
        Some(Selectieverslag {
            werksoorten: werksoorten.map(|werksoort| werksoort.id.clone()).collect(),
            kernbedingen: kernbedingen.map(|kernbeding| kernbeding.id.clone()).collect(),
            tekst: format!(
                "SELECTIE: alleen {}. Alles hieronder, ook de uitkomst, gaat alleen daarover.",
                opsomming(&titels)
            ),
        })
    }
}

/// What is left of a [`Grondslag`] after a selection.
#[derive(Debug)]
pub(super) struct Keuze<'a> {
    /// All that the report rests on.
    pub(super) grondslag: &'a Grondslag<'a>,
    /// The chosen norms, judged.
    pub(super) beoordelingen: Vec<&'a Beoordeling>,
    /// The waiting lists that go with them.
    pub(super) wachtlijsten: Vec<&'a WachtlijstStand>,
    /// Per data set, whether a chosen norm or waiting list rests on it.
    pub(super) gegevens: Vec<bool>,
    /// What later deliveries changed.
    pub(super) verleden: Verleden,
}

impl<'a> Keuze<'a> {
    pub(super) fn new(grondslag: &'a Grondslag<'a>, selectie: &Selectie) -> Self {
        let overeenkomst = grondslag.overeenkomst;
        let beoordelingen: Vec<&Beoordeling> = grondslag
            .beoordelingen
            .iter()
            .filter(|beoordeling| selectie.kiest(overeenkomst, &overeenkomst.normen[beoordeling.norm]))
            .collect();
        let mut gegevens = vec![false; overeenkomst.gegevens.len()];
        for beoordeling in &beoordelingen {
            for index in gegevens_van(&overeenkomst.normen[beoordeling.norm].soort) {
                gegevens[index] = true;
            }
        }
        let werksoorten = selectie.werksoorten(overeenkomst);
        let by_risk = |stand: &WachtlijstStand| -> bool {
            overeenkomst.risicos.iter().any(|risico| {
                risico.wachtlijsten.contains(&stand.wachtlijst) && werksoorten.contains(&risico.werksoort)
            })
        };
        let wachtlijsten: Vec<&WachtlijstStand> = grondslag
            .wachtlijsten
            .iter()
            .filter(|stand| {
                let index = overeenkomst.wachtlijsten[stand.wachtlijst].gegevens;
                selectie.is_alles() || gegevens[index] || by_risk(stand)
            })
            .collect();
        for stand in &wachtlijsten {
            gegevens[overeenkomst.wachtlijsten[stand.wachtlijst].gegevens] = true;
        }
        if selectie.is_alles() {
            gegevens.fill(true);
        }
        let Grondslag { overeenkomst, intake, vraag, .. } = *grondslag;
        let read = (&intake.zaken[..], &intake.oordelen[..]);
        let judged = (grondslag.beoordelingen, grondslag.wachtlijsten);
        let verleden = verleden::verleden(overeenkomst, read, vraag, judged);
        Self { grondslag, beoordelingen, wachtlijsten, gegevens, verleden }
    }

    /// The norm of a judgement.
    pub(super) fn norm(&self, beoordeling: &Beoordeling) -> &'a Norm {
        &self.grondslag.overeenkomst.normen[beoordeling.norm]
    }
}

/// The data sets that a norm rests on: that of its rows, and those that name its members.
fn gegevens_van(soort: &Soort) -> Vec<usize> {
    let named = soort.leden().iter().filter_map(|leden| match leden {
        Leden::Uit { gegevens, .. } => Some(*gegevens),
        Leden::Gebieden | Leden::Lijst(_) => None,
    });
    soort.rijen().map(|rijen| rijen.gegevens).into_iter().chain(named).collect()
}
