//! Pages of risks and of the conditions that keep them small.

use super::{Boek, Bouw, Naslagblad, Regel, afspraak::regel_van, vindplaats, zin_van};
use crate::agreement::{Randvoorwaarde, Risico};

impl Boek<'_> {
    /// The risk or randvoorwaarde with this id.
    pub(super) fn risicos(&self, id: &str) -> Vec<Naslagblad> {
        let mut pages = Vec::new();
        for risico in &self.overeenkomst.risicos {
            if risico.id == id {
                pages.push(self.risico(risico));
            }
            let parts = risico.randvoorwaarden.iter().filter(|of| of.id == id);
            pages.extend(parts.map(|of| self.voorwaarde(risico, of)));
        }
        pages
    }

    fn risico(&self, risico: &Risico) -> Naslagblad {
        let of = self.overeenkomst;
        let mut blijkt: Vec<Regel> = Vec::new();
        for norm in risico.normen.iter().map(|index| &of.normen[*index]) {
            let tekst = vec![format!("Als deze norm niet wordt gehaald: {}", zin_van(&norm.titel))];
            blijkt.push(Regel::Punt { naam: norm.id.clone(), tekst });
        }
        for lijst in risico.wachtlijsten.iter().map(|index| &of.wachtlijsten[*index]) {
            let tekst = vec![format!("Als iemand op deze wachtlijst langer wacht dan {}.", lijst.grens)];
            blijkt.push(Regel::Punt { naam: lijst.id.clone(), tekst });
        }
        if blijkt.is_empty() {
            blijkt.push(Regel::Alinea("Geen norm of wachtlijst laat zien of dit risico uitkomt.".to_owned()));
        }
        let mut voorwaarden: Vec<Regel> = risico.randvoorwaarden.iter().map(randvoorwaarde).collect();
        if voorwaarden.is_empty() {
            voorwaarden.push(Regel::Alinea("Geen randvoorwaarde houdt dit risico klein.".to_owned()));
        }
        let vraag = risico.vraag.iter().map(|vraag| Regel::Alinea(zin_van(vraag)));
        Bouw::new("RISICO", &risico.id, &risico.tekst)
            .deel("HOORT BIJ", vec![self.bij_werksoort(risico.werksoort, "Werksoort", "")])
            .deel("HOE ZWAAR", vec![Regel::Alinea(effect(risico))])
            .deel("WAARUIT HET BLIJKT", blijkt)
            .deel("RANDVOORWAARDEN", voorwaarden)
            .deel("WAT TE VRAGEN", vraag.collect())
            .bron(risico.bron.as_ref(), None)
            .blad()
    }

    fn voorwaarde(&self, risico: &Risico, of: &Randvoorwaarde) -> Naslagblad {
        let wie = of.verantwoordelijke.as_deref().unwrap_or("Niemand is aangewezen");
        let waar = of.waar.as_deref().unwrap_or("Dat is niet vastgelegd");
        Bouw::new("RANDVOORWAARDE", &of.id, &of.tekst)
            .deel("RISICO", vec![regel_van(&risico.id, &risico.tekst), Regel::Alinea(effect(risico))])
            .deel("VERANTWOORDELIJKE", vec![Regel::Alinea(zin_van(wie))])
            .deel("WAAR HET IS AFGESPROKEN OF BESPROKEN", vec![Regel::Alinea(zin_van(waar))])
            .deel("NORMEN", self.normen_van(&of.id, "Geen norm meet of beoordeelt deze randvoorwaarde."))
            .bron(of.bron.as_ref(), Some((self.sources, &of.span)))
            .blad()
    }
}

/// `Kans 2 x schade 3 = effect 6.`
pub(super) fn effect(risico: &Risico) -> String {
    format!("Kans {} x schade {} = effect {}.", risico.kans, risico.schade, risico.effect)
}

/// A randvoorwaarde with who sees to it and where that is agreed.
pub(super) fn randvoorwaarde(of: &Randvoorwaarde) -> Regel {
    let mut tekst = vec![zin_van(&of.tekst)];
    let wie = of.verantwoordelijke.as_deref().unwrap_or("niemand aangewezen");
    let waar = of.waar.as_deref().unwrap_or("niet vastgelegd");
    tekst.push(format!("Verantwoordelijke: {wie}. Waar: {}", super::zin_van_klein(waar)));
    tekst.extend(of.bron.as_ref().map(vindplaats));
    Regel::Punt { naam: of.id.clone(), tekst }
}
