//! Pages of what was agreed: werksoorten, goals, core clauses and their parts, each with what measures it.

use super::{Boek, Bouw, Naslagblad, Regel, vindplaats, zin_van};
use crate::{
    agreement::{Bepaling, Doel, Domein, Hoofddoel, Kernbeding, Norm, Werksoort},
    calendar::in_words,
};

impl Boek<'_> {
    /// The agreement, werksoort, hoofddoel, doel, kernbeding or bepaling with this id.
    pub(super) fn afspraken(&self, id: &str) -> Vec<Naslagblad> {
        let of = self.overeenkomst;
        let mut pages: Vec<Naslagblad> = Vec::new();
        if of.id == id {
            pages.push(self.zelf());
        }
        let werksoorten = of.werksoorten.iter().enumerate().filter(|(_, soort)| soort.id == id);
        pages.extend(werksoorten.map(|(index, soort)| self.werksoort(index, soort)));
        let hoofddoelen = of.hoofddoelen.iter().enumerate().filter(|(_, doel)| doel.id == id);
        pages.extend(hoofddoelen.map(|(index, doel)| self.hoofddoel(index, doel)));
        pages.extend(of.doelen.iter().filter(|doel| doel.id == id).map(|doel| self.doel(doel)));
        for kernbeding in &of.kernbedingen {
            if kernbeding.id == id {
                pages.push(self.kernbeding(kernbeding));
            }
            let parts = kernbeding.bepalingen.iter().filter(|bepaling| bepaling.id == id);
            pages.extend(parts.map(|bepaling| self.bepaling(kernbeding, bepaling)));
        }
        pages
    }

    fn zelf(&self) -> Naslagblad {
        let of = self.overeenkomst;
        let looptijd = match of.tot_en_met {
            Some(tot) => format!("Geldt van {} tot en met {}.", in_words(of.vanaf), in_words(tot)),
            None => format!("Geldt vanaf {}.", in_words(of.vanaf)),
        };
        let gebieden = of
            .gebieden
            .iter()
            .map(|gebied| Regel::Alinea(format!("{}: {}", gebied.id, gebied.naam)))
            .collect();
        let werksoorten = of.werksoorten.iter().map(|soort| regel_van(&soort.id, &soort.titel)).collect();
        let kernbedingen =
            of.kernbedingen.iter().map(|beding| regel_van(&beding.id, &beding.titel)).collect();
        Bouw::new("OVEREENKOMST", &of.id, &of.titel)
            .deel(
                "AFSPRAAK",
                vec![Regel::Alinea(format!(
                    "Tussen {} en {}. {looptijd} De bedragen zijn prijzen van {}.",
                    of.gemeente, of.aanbieder, of.prijspeil
                ))],
            )
            .deel("WERKSOORTEN", werksoorten)
            .deel("KERNBEDINGEN", kernbedingen)
            .deel("GEBIEDEN", gebieden)
            .blad()
    }

    fn werksoort(&self, index: usize, soort: &Werksoort) -> Naslagblad {
        let of = self.overeenkomst;
        let kernbedingen = of.kernbedingen.iter().filter(|beding| beding.werksoorten.contains(&index));
        let doelen = of.doelen.iter().filter(|doel| doel.werksoort == index);
        let risicos = of.risicos.iter().filter(|risico| risico.werksoort == index);
        let posten = of.posten.iter().filter(|post| post.werksoort == index);
        let keten = soort.effectketen.iter().map(|tekst| Regel::Alinea(zin_van(tekst))).collect();
        Bouw::new("WERKSOORT", &soort.id, &soort.titel)
            .deel("DOMEIN", vec![Regel::Alinea(zin_van(domein(soort.domein)))])
            .deel("GEWENSTE SITUATIE", vec![Regel::Alinea(zin_van(&soort.gewenste_situatie))])
            .deel("EFFECTKETEN", keten)
            .deel("KERNBEDINGEN", kernbedingen.map(|beding| regel_van(&beding.id, &beding.titel)).collect())
            .deel("DOELEN", doelen.map(|doel| regel_van(&doel.id, &doel.tekst)).collect())
            .deel("RISICO'S", risicos.map(|risico| regel_van(&risico.id, &risico.tekst)).collect())
            .deel("POSTEN", posten.map(|post| regel_van(&post.id, &post.titel)).collect())
            .bron(soort.bron.as_ref(), None)
            .blad()
    }

    fn hoofddoel(&self, index: usize, doel: &Hoofddoel) -> Naslagblad {
        let doelen = self.overeenkomst.doelen.iter().filter(|of| of.hoofddoel == Some(index));
        Bouw::new("HOOFDDOEL", &doel.id, &doel.tekst)
            .deel("HOORT BIJ", vec![self.bij_werksoort(doel.werksoort, "Hoofddoel", &doel.nummer)])
            .deel("DOELEN", doelen.map(|of| regel_van(&of.id, &of.tekst)).collect())
            .bron(doel.bron.as_ref(), None)
            .blad()
    }

    fn doel(&self, doel: &Doel) -> Naslagblad {
        let hoofd = doel.hoofddoel.and_then(|index| self.overeenkomst.hoofddoelen.get(index));
        let mut bij = vec![self.bij_werksoort(doel.werksoort, "Doel", &doel.nummer)];
        bij.extend(hoofd.map(|hoofd| regel_van(&format!("Hoofddoel {}", hoofd.id), &hoofd.tekst)));
        let vanaf = doel.vanaf.map(|day| Regel::Alinea(format!("Vanaf {}.", in_words(day))));
        Bouw::new("DOEL", &doel.id, &doel.tekst)
            .deel("HOORT BIJ", bij)
            .deel("GELDT", vanaf.into_iter().collect())
            .deel("NORMEN", self.normen_van(&doel.id, "Geen norm meet of beoordeelt dit doel."))
            .bron(doel.bron.as_ref(), Some((self.sources, &doel.span)))
            .blad()
    }

    fn kernbeding(&self, kernbeding: &Kernbeding) -> Naslagblad {
        let werksoorten = kernbeding.werksoorten.iter().map(|index| {
            let soort = &self.overeenkomst.werksoorten[*index];
            regel_van(&soort.id, &soort.titel)
        });
        let bepalingen = kernbeding.bepalingen.iter().map(|bepaling| {
            let normen: Vec<&str> = self.over(&bepaling.id).map(|norm| norm.id.as_str()).collect();
            let mut tekst = vec![zin_van(&bepaling.tekst)];
            match (normen.as_slice(), &bepaling.gelijk_aan) {
                ([], Some(other)) => tekst.push(format!("Gelijk aan {other}.")),
                ([], None) => tekst.push("Zonder norm.".to_owned()),
                ([only], _) => tekst.push(format!("Norm: {only}.")),
                (several, _) => tekst.push(format!("Normen: {}.", several.join(", "))),
            }
            Regel::Punt { naam: bepaling.id.clone(), tekst }
        });
        Bouw::new("KERNBEDING", &kernbeding.id, &kernbeding.titel)
            .deel("WERKSOORTEN", werksoorten.collect())
            .deel("BEPALINGEN", bepalingen.collect())
            .bron(kernbeding.bron.as_ref(), None)
            .blad()
    }

    fn bepaling(&self, kernbeding: &Kernbeding, bepaling: &Bepaling) -> Naslagblad {
        let gelijk = bepaling.gelijk_aan.iter().map(|id| {
            let tekst = self.overeenkomst.bepaling(id).map(|(_, other)| zin_van(&other.tekst));
            Regel::Punt { naam: id.clone(), tekst: tekst.into_iter().collect() }
        });
        let none = match bepaling.gelijk_aan {
            Some(_) => "Geen norm van zichzelf: de normen van de bepaling waar zij gelijk aan is, gelden.",
            None => "Geen norm maakt deze bepaling meetbaar.",
        };
        let bij = format!("Bepaling {} van kernbeding {}", bepaling.nummer, kernbeding.id);
        Bouw::new("BEPALING", &bepaling.id, &bepaling.tekst)
            .deel("HOORT BIJ", vec![regel_van(&bij, &kernbeding.titel)])
            .deel("GELIJK AAN", gelijk.collect())
            .deel("NORMEN", self.normen_van(&bepaling.id, none))
            .bron(bepaling.bron.as_ref(), Some((self.sources, &bepaling.span)))
            .blad()
    }

    /// What a norm makes measurable: its text and source.
    pub(super) fn onderwerp(&self, id: &str) -> Option<Regel> {
        let of = self.overeenkomst;
        if let Some((kernbeding, bepaling)) = of.bepaling(id) {
            let mut tekst = vec![
                zin_van(&bepaling.tekst),
                format!("Bepaling {} van kernbeding {}.", bepaling.nummer, kernbeding.id),
            ];
            tekst.extend(bepaling.bron.as_ref().map(vindplaats));
            return Some(Regel::Punt { naam: id.to_owned(), tekst });
        }
        if let Some(doel) = of.doelen.iter().find(|doel| doel.id == id) {
            let soort = &of.werksoorten[doel.werksoort].id;
            let mut tekst =
                vec![zin_van(&doel.tekst), format!("Doel {} van werksoort {soort}.", doel.nummer)];
            tekst.extend(doel.bron.as_ref().map(vindplaats));
            return Some(Regel::Punt { naam: id.to_owned(), tekst });
        }
        let (risico, found) = of
            .risicos
            .iter()
            .find_map(|risico| Some((risico, risico.randvoorwaarden.iter().find(|found| found.id == id)?)))?;
        let mut tekst = vec![zin_van(&found.tekst), format!("Randvoorwaarde van risico {}.", risico.id)];
        tekst.extend(found.bron.as_ref().map(vindplaats));
        Some(Regel::Punt { naam: id.to_owned(), tekst })
    }

    /// The norms that make something measurable.
    fn over(&self, id: &str) -> impl Iterator<Item = &Norm> {
        self.overeenkomst.normen.iter().filter(move |norm| norm.hoort_bij.iter().any(|of| of == id))
    }

    /// The same, each with its title and its sentence, or that there are none.
    pub(super) fn normen_van(&self, id: &str, none: &str) -> Vec<Regel> {
        let mut regels: Vec<Regel> = self
            .over(id)
            .map(|norm| {
                let tekst = vec![norm.titel.clone(), self.zin(norm)];
                Regel::Punt { naam: norm.id.clone(), tekst }
            })
            .collect();
        if regels.is_empty() {
            regels.push(Regel::Alinea(none.to_owned()));
        }
        regels
    }

    /// `Doel 3 van werksoort jeugd`, with its title.
    pub(super) fn bij_werksoort(&self, index: usize, wat: &str, nummer: &str) -> Regel {
        let soort = &self.overeenkomst.werksoorten[index];
        let van = if nummer.is_empty() { String::new() } else { format!(" {nummer} van werksoort") };
        regel_van(&format!("{wat}{van} {}", soort.id), &soort.titel)
    }
}

/// An id with its title or text.
pub(super) fn regel_van(naam: &str, tekst: &str) -> Regel {
    Regel::Punt { naam: naam.to_owned(), tekst: vec![tekst.to_owned()] }
}

/// The budget that it belongs to.
pub(super) fn domein(domein: Domein) -> &'static str {
    match domein {
        Domein::Volwassenen => "volwassenen",
        Domein::Jeugd => "jeugd",
    }
}
