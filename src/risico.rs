//! Risks that came true: a norm that shows it is not met, or someone waits too long (memo 2.4).

use crate::{
    agreement::Overeenkomst,
    norm::{Beoordeling, Oordeel},
    wachtlijst::WachtlijstStand,
};

/// Whether a risk came true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Uitkomst {
    /// It did.
    Uitgekomen,
    /// A norm that would show it is onzeker, or nobody counted who waits.
    Misschien,
}

/// A risk that came true, or may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RisicoStand {
    /// Index in [`Overeenkomst::risicos`].
    pub risico: usize,
    /// Which of the two.
    pub uitkomst: Uitkomst,
    /// Indices in [`Overeenkomst::normen`] that show it.
    pub normen: Vec<usize>,
    /// Indices in [`Overeenkomst::wachtlijsten`] that show it.
    pub wachtlijsten: Vec<usize>,
}

/// The risks that came true or may have, highest effect first, then as in the agreement.
#[must_use]
pub fn uitgekomen(
    overeenkomst: &Overeenkomst,
    beoordelingen: &[Beoordeling],
    wachtlijsten: &[WachtlijstStand],
) -> Vec<RisicoStand> {
    let met = |normen: &[usize], wanted: &[Oordeel]| -> Vec<usize> {
        beoordelingen
            .iter()
            .filter(|beoordeling| {
                normen.contains(&beoordeling.norm) && wanted.contains(&beoordeling.uitslag.oordeel)
            })
            .map(|beoordeling| beoordeling.norm)
            .collect()
    };
    let mut found: Vec<RisicoStand> = Vec::new();
    for (index, risico) in overeenkomst.risicos.iter().enumerate() {
        let missed = met(&risico.normen, &[Oordeel::NietGehaald, Oordeel::Uitzondering]);
        let unsure = met(&risico.normen, &[Oordeel::Onzeker]);
        let lists = |which: fn(&WachtlijstStand) -> bool| -> Vec<usize> {
            let own = wachtlijsten.iter().filter(|stand| risico.wachtlijsten.contains(&stand.wachtlijst));
            own.filter(|stand| which(stand)).map(|stand| stand.wachtlijst).collect()
        };
        let too_long = lists(|stand| stand.stand.boven_grens > 0);
        let unknown = lists(|stand| stand.geteld.as_ref().is_some_and(|geteld| geteld.op.is_none()));
        if !missed.is_empty() || !too_long.is_empty() {
            found.push(RisicoStand {
                risico: index,
                uitkomst: Uitkomst::Uitgekomen,
                normen: missed,
                wachtlijsten: too_long,
            });
        } else if !unsure.is_empty() || !unknown.is_empty() {
            found.push(RisicoStand {
                risico: index,
                uitkomst: Uitkomst::Misschien,
                normen: unsure,
                wachtlijsten: unknown,
            });
        }
    }
    found.sort_by_key(|stand| std::cmp::Reverse(overeenkomst.risicos[stand.risico].effect));
    found
}
