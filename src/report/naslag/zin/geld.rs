//! How a norm on money or people is measured.

use super::{Zin, hoofdletter, opsomming};
use crate::{
    agreement::{Domein, Drempel, GeldNorm, Geldgroep},
    number::Percentage,
};

impl Zin<'_> {
    pub(super) fn begroting(&self, soort: &GeldNorm) -> Vec<String> {
        let over = self.posten(&soort.groep);
        let hoofd = match self.versie.drempel {
            Drempel::Hoogstens(Percentage::ALL) => {
                format!("{over} mag niet meer worden besteed dan begroot.")
            }
            Drempel::Hoogstens(bound) => {
                format!("{over} mag hoogstens {bound} worden besteed van wat begroot is.")
            }
            Drempel::Minstens(bound) => {
                format!("{over} moet ten minste {bound} worden besteed van wat begroot is.")
            }
            Drempel::Geen | Drempel::MinstensAantal(_) | Drempel::HoogstensAantal(_) => {
                format!("{over} wordt gemeten wat er besteed is van wat begroot is.")
            }
        };
        let mut zinnen = vec![
            hoofdletter(&hoofd),
            "Binnen de groep mag met geld worden geschoven: alleen het totaal telt.".to_owned(),
            "Van het bedrag voor een jaar telt het deel van de maanden waarover geleverd is.".to_owned(),
        ];
        if soort.groep == Geldgroep::Alles {
            zinnen
                .push("Ook wat is besteed aan een post die niet in de overeenkomst staat, telt.".to_owned());
        }
        zinnen.push("Is van een post het bedrag niet bekend, dan is de uitkomst onzeker.".to_owned());
        zinnen
    }

    pub(super) fn formatie(&self, soort: &GeldNorm) -> Vec<String> {
        let over = self.posten(&soort.groep);
        let hoofd = match self.versie.drempel {
            Drempel::Minstens(Percentage::ALL) => {
                format!("{over} moeten alle afgesproken fte worden ingezet.")
            }
            Drempel::Minstens(bound) => {
                format!("{over} moet ten minste {bound} worden ingezet van de afgesproken fte.")
            }
            Drempel::Hoogstens(bound) => {
                format!("{over} mag hoogstens {bound} worden ingezet van de afgesproken fte.")
            }
            Drempel::Geen | Drempel::MinstensAantal(_) | Drempel::HoogstensAantal(_) => {
                format!("{over} wordt gemeten wat er is ingezet van de afgesproken fte.")
            }
        };
        vec![
            hoofdletter(&hoofd),
            "Fte tellen voor het aantal maanden van hun levering: 2 fte in een halfjaar zijn 12 fte-maanden."
                .to_owned(),
            "Zijn van een post de fte niet bekend, dan is de uitkomst onzeker.".to_owned(),
        ]
    }

    /// `aan de posten a en b samen`
    fn posten(&self, groep: &Geldgroep) -> String {
        let of = self.overeenkomst;
        match groep {
            Geldgroep::Posten(posten) => {
                let names: Vec<String> = posten
                    .iter()
                    .filter_map(|index| Some(format!("`{}`", of.posten.get(*index)?.id)))
                    .collect();
                let posten = if names.len() == 1 { "post" } else { "de posten" };
                let samen = if names.len() == 1 { "" } else { " samen" };
                format!("aan {posten} {}{samen}", opsomming(&names))
            }
            Geldgroep::Werksoorten(werksoorten) => {
                let names: Vec<String> = werksoorten
                    .iter()
                    .filter_map(|index| Some(format!("\"{}\"", of.werksoorten.get(*index)?.titel)))
                    .collect();
                format!("aan de posten van {} samen", opsomming(&names))
            }
            Geldgroep::Domein(domein @ (Domein::Volwassenen | Domein::Jeugd)) => {
                format!("aan de posten van domein {} samen", domein.as_str())
            }
            Geldgroep::Alles => "aan alle posten samen".to_owned(),
        }
    }
}
