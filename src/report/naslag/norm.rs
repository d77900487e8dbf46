//! The page of a norm: what it belongs to, how it is measured, its versions, its toetsen, and the risks that it shows.

use super::{
    super::{
        getal::{self, Vorm},
        uitleg::tal,
        woorden::hoofdletter,
    },
    Boek, Bouw, Naslagblad, Regel, vindplaats,
    zin::{gemeten, waarbij},
};
use crate::{
    agreement::{Drempel, Norm, Soort, Toets, Versie},
    calendar::in_words,
    number::Percentage,
};

impl Boek<'_> {
    /// The norm with this id.
    pub(super) fn normen(&self, id: &str) -> Vec<Naslagblad> {
        let all = self.overeenkomst.normen.iter().enumerate();
        all.filter(|(_, norm)| norm.id == id).map(|(index, norm)| self.norm(index, norm)).collect()
    }

    fn norm(&self, index: usize, norm: &Norm) -> Naslagblad {
        let hoort_bij = match &norm.hoort_bij[..] {
            [] => vec![Regel::Alinea(
                "Bij geen bepaling: de norm staat bij het overzicht van het geld.".to_owned(),
            )],
            ids => ids.iter().filter_map(|id| self.onderwerp(id)).collect(),
        };
        let (risicos, randvoorwaarden) = self.risicos_van(index, norm);
        Bouw::new("NORM", &norm.id, &norm.titel)
            .deel("HOORT BIJ", hoort_bij)
            .deel("HOE HET WORDT GEMETEN", self.gemeten(norm))
            .deel("VERSIES", self.versies(norm))
            .deel("TOETSEN", norm.toetsen.iter().map(toets).collect())
            .deel("RISICO'S", risicos)
            .deel("RANDVOORWAARDEN", randvoorwaarden)
            .bron(norm.bron.as_ref(), Some((self.sources, &norm.span)))
            .blad()
    }

    /// Its sentences, by its newest versie.
    fn gemeten(&self, norm: &Norm) -> Vec<Regel> {
        let Some(versie) = norm.versies.last() else { return Vec::new() };
        let mut zinnen = gemeten(self.overeenkomst, norm, versie).into_iter();
        // What is asked stands by itself; the rest explains it.
        let mut regels: Vec<Regel> = zinnen.next().map(Regel::Alinea).into_iter().collect();
        let mut rest: Vec<String> = zinnen.collect();
        if norm.versies.len() > 1 {
            rest.push(format!("Zo is het in de versie vanaf {}.", in_words(versie.vanaf)));
        }
        if !rest.is_empty() {
            regels.push(Regel::Alinea(rest.join(" ")));
        }
        regels
    }

    /// The first sentence of how a norm is measured.
    pub(super) fn zin(&self, norm: &Norm) -> String {
        let newest = norm.versies.last();
        let Some(versie) = newest else { return String::new() };
        gemeten(self.overeenkomst, norm, versie).into_iter().next().unwrap_or_default()
    }

    fn versies(&self, norm: &Norm) -> Vec<Regel> {
        let ends = norm.versies.iter().skip(1).map(|next| next.vanaf.pred_opt()).chain([None]);
        norm.versies
            .iter()
            .zip(ends)
            .map(|(versie, next)| {
                let van = in_words(versie.vanaf);
                let naam = match versie.tot_en_met.or(next) {
                    Some(tot) => format!("Van {van} tot en met {}", in_words(tot)),
                    None => format!("Vanaf {van}"),
                };
                let mut tekst = vec![format!("{}.", hoofdletter(&self.eis(norm, versie)))];
                tekst.extend(versie.besloten.map(|day| format!("Besloten op {}.", in_words(day))));
                tekst.extend(versie.bron.as_ref().map(vindplaats));
                Regel::Punt { naam, tekst }
            })
            .collect()
    }

    /// What a versie asks, without a capital and a full stop.
    fn eis(&self, norm: &Norm, versie: &Versie) -> String {
        let vorm = Vorm::van(&norm.soort);
        let Some(rijen) = norm.soort.rijen() else { return "een voldoende van de gemeente".to_owned() };
        let gegevens = &self.overeenkomst.gegevens[rijen.gegevens];
        let mut parts: Vec<String> = Vec::new();
        parts.extend(versie.binnen.map(|term| format!("binnen {term}")));
        if vorm == Vorm::Leden {
            let (een, meer) = &gegevens.eenheid;
            let unit = if versie.aantal == 1 { een } else { meer };
            parts.push(match &norm.soort {
                // A sum is not a number of rows.
                Soort::Frequentie(_, soort) if soort.som.is_some() => {
                    format!("een totaal van ten minste {}", versie.aantal)
                }
                Soort::Frequentie(..)
                | Soort::Volledigheid(..)
                | Soort::Termijn(..)
                | Soort::Aandeel(..)
                | Soort::Telling(..)
                | Soort::Aantal(..)
                | Soort::Herhaling(..)
                | Soort::Begroting(..)
                | Soort::Formatie(..)
                | Soort::Oordeel(_) => format!("ten minste {} {unit}", versie.aantal),
            });
        }
        match versie.drempel {
            Drempel::Minstens(Percentage::ALL) if vorm == Vorm::Leden => {
                parts = vec![format!("voor alle {}", parts.join(", "))];
            }
            Drempel::Geen => parts.push("zonder drempel".to_owned()),
            Drempel::Minstens(_)
            | Drempel::Hoogstens(_)
            | Drempel::MinstensAantal(_)
            | Drempel::HoogstensAantal(_) => parts.push(getal::eis_zin(vorm, versie.drempel, None)),
        }
        if let Some(filter) = &versie.filter {
            parts.push(format!("over {}{}", gegevens.eenheid.1, waarbij(filter, gegevens)));
        }
        parts.join(", ")
    }

    /// The risks that a norm shows, or of which it measures a randvoorwaarde, and what keeps them small.
    fn risicos_van(&self, index: usize, norm: &Norm) -> (Vec<Regel>, Vec<Regel>) {
        let mut risicos = Vec::new();
        let mut randvoorwaarden = Vec::new();
        for risico in &self.overeenkomst.risicos {
            let measured = risico.randvoorwaarden.iter().any(|of| norm.hoort_bij.contains(&of.id));
            let shows = risico.normen.contains(&index);
            if !shows && !measured {
                continue;
            }
            let mut tekst = vec![super::zin_van(&risico.tekst), super::risico::effect(risico)];
            if shows {
                tekst.push("Wordt de norm niet gehaald, dan is dit risico uitgekomen.".to_owned());
            }
            risicos.push(Regel::Punt { naam: risico.id.clone(), tekst });
            randvoorwaarden.extend(risico.randvoorwaarden.iter().map(super::risico::randvoorwaarde));
        }
        (risicos, randvoorwaarden)
    }
}

/// A toets and what must come out of it.
fn toets(toets: &Toets) -> Regel {
    let verwacht = &toets.verwacht;
    let mut parts = vec![verwacht.oordeel.replace('_', " ")];
    match (verwacht.teller, verwacht.noemer) {
        (Some(teller), Some(noemer)) => parts.push(format!("{} van {}", tal(teller), tal(noemer))),
        (Some(teller), None) => parts.push(format!("teller {}", tal(teller))),
        (None, Some(noemer)) => parts.push(format!("noemer {}", tal(noemer))),
        (None, None) => {}
    }
    parts.extend(verwacht.marge.map(|marge| format!("marge {}", getal::marge(marge))));
    let counts = [
        (verwacht.open, "nog open"),
        (verwacht.ingetrokken, "ingetrokken"),
        (verwacht.proeftuin, "Proeftuin"),
        (verwacht.onleesbaar, "onleesbaar"),
    ];
    parts.extend(counts.into_iter().filter_map(|(count, what)| Some(format!("{} {what}", count?))));
    let rows: u64 = toets.rijen.iter().map(|rij| u64::from(rij.herhaal)).sum();
    let rijen = if rows == 1 { "1 rij".to_owned() } else { format!("{rows} rijen") };
    let dag = toets.peildatum.map_or_else(String::new, |day| format!(", peildatum {}", in_words(day)));
    Regel::Punt {
        naam: hoofdletter(&toets.naam),
        tekst: vec![format!(
            "{}, {rijen}{dag}. Verwacht: {}.",
            hoofdletter(&toets.periode.in_words()),
            parts.join(", ")
        )],
    }
}
