//! What the fields of a data set are for: where a term begins and ends, and which fields anything hangs on.

use std::collections::BTreeSet;

use crate::agreement::{Leden, Overeenkomst, Plaats, Rijen, Soort, Voorwaarde, Wacht};

/// The fields of one data set, by what they are for.
#[derive(Debug, Clone, Default)]
pub(super) struct Rollen {
    /// Where the clock of a norm or waiting list starts.
    pub(super) begin: BTreeSet<usize>,
    /// Where it stops.
    pub(super) eind: BTreeSet<usize>,
    /// The last day on which something is valid.
    pub(super) geldig_tot: BTreeSet<usize>,
    /// All on which a verdict, a list or a rule hangs.
    pub(super) gebruikt: BTreeSet<usize>,
}

impl Rollen {
    pub(super) fn van(overeenkomst: &Overeenkomst, gegevens: usize) -> Self {
        let mut rollen = Self::default();
        let set = &overeenkomst.gegevens[gegevens];
        rollen.gebruikt.extend(set.proeftuin);
        rollen.voorwaarden(set.regels.iter().map(|regel| &regel.voorwaarde));
        if let Some(of) = overeenkomst.financien.as_ref().filter(|of| of.gegevens == gegevens) {
            rollen.gebruikt.extend([of.post, of.bedrag, of.fte, of.toelichting]);
        }
        for norm in &overeenkomst.normen {
            for leden in norm.soort.leden() {
                rollen.leden(leden, gegevens);
            }
            let Some(rijen) = norm.soort.rijen().filter(|rijen| rijen.gegevens == gegevens) else { continue };
            rollen.rijen(rijen);
            rollen.soort(&norm.soort);
            rollen.voorwaarden(norm.versies.iter().filter_map(|versie| versie.filter.as_ref()).flatten());
        }
        for lijst in overeenkomst.wachtlijsten.iter().filter(|lijst| lijst.gegevens == gegevens) {
            match &lijst.wacht {
                Wacht::Zaken { van, tot, ingetrokken } => {
                    rollen.begin.insert(*van);
                    rollen.eind.insert(*tot);
                    rollen.eind.extend(ingetrokken);
                }
                Wacht::Tellingen { .. } => rollen.gebruikt.extend(lijst.wacht.velden()),
            }
            rollen.gebruikt.extend(&lijst.per);
            rollen.voorwaarden(&lijst.filter);
        }
        rollen
    }

    fn voorwaarden<'v>(&mut self, voorwaarden: impl IntoIterator<Item = &'v Voorwaarde>) {
        self.gebruikt.extend(voorwaarden.into_iter().flat_map(Voorwaarde::velden));
    }

    fn rijen(&mut self, rijen: &Rijen) {
        self.gebruikt.extend(&rijen.per);
        self.voorwaarden(&rijen.filter);
    }

    fn plaats(&mut self, plaats: &Plaats) {
        self.gebruikt.extend(plaats.datum.iter().chain(&plaats.geldig_van));
        self.geldig_tot.extend(plaats.geldig_tot_en_met);
    }

    fn leden(&mut self, leden: &Leden, own: usize) {
        match leden {
            Leden::Uit { gegevens, veld, filter, geldig_van, geldig_tot_en_met } if *gegevens == own => {
                self.gebruikt.insert(*veld);
                self.gebruikt.extend(*geldig_van);
                self.geldig_tot.extend(*geldig_tot_en_met);
                self.voorwaarden(filter);
            }
            Leden::Uit { .. } | Leden::Gebieden | Leden::Lijst(_) => {}
        }
    }

    fn soort(&mut self, soort: &Soort) {
        match soort {
            Soort::Termijn(_, soort) => {
                self.begin.insert(soort.van);
                self.eind.insert(soort.tot);
                self.eind.extend(&soort.ingetrokken);
            }
            Soort::Herhaling(_, soort) => {
                self.begin.insert(soort.begin);
                self.eind.insert(soort.afgesloten);
                self.gebruikt.extend([soort.client, soort.hulpvraag]);
            }
            Soort::Aandeel(_, soort) => {
                self.voorwaarden(&soort.voldoet);
                self.gebruikt.extend(soort.weging);
                self.plaats(&soort.plaats);
            }
            Soort::Telling(_, soort) => {
                self.gebruikt.extend([soort.teller, soort.noemer]);
                self.plaats(&soort.plaats);
            }
            Soort::Aantal(_, soort) => {
                self.gebruikt.extend(soort.som);
                self.plaats(&soort.plaats);
            }
            Soort::Volledigheid(_, soort) => {
                self.gebruikt.extend(&soort.veld);
                self.plaats(&soort.plaats);
            }
            Soort::Frequentie(_, soort) => {
                self.gebruikt.extend(&soort.veld);
                self.gebruikt.insert(soort.datum);
                self.gebruikt.extend(soort.som);
            }
            // Their fields are those of [financien].
            Soort::Begroting(..) | Soort::Formatie(..) | Soort::Oordeel(_) => {}
        }
    }
}
