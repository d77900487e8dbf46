//! The sentences of the soorten that count over members: volledigheid and frequentie.

use super::{
    super::{super::woorden::opsomming, voorwaarde::naam},
    Over, Vraag, Zin, geldig, waarbij,
};
use crate::{
    agreement::{Drempel, FrequentieNorm, Leden, Venster, VolledigheidNorm},
    calendar::in_words,
    number::Percentage,
};

impl Zin<'_> {
    pub(super) fn volledigheid(&self, soort: &VolledigheidNorm) -> Vec<String> {
        let (count, unit) = self.genoeg();
        let (id, waarbij) = (format!("`{}`", self.gegevens.id), self.waarbij());
        let wat = format!("er in {id} ten minste {count} {unit}");
        let vraag = Vraag {
            onbepaald: format!("{wat} staan{waarbij}"),
            bijzin: format!("{wat} {}{waarbij}", if count == 1 { "staat" } else { "staan" }),
            meervoud: count != 1,
        };
        let mut zinnen = vec![self.leden_over(&soort.elk, &soort.veld).zin(self.versie.drempel, &vraag)];
        zinnen.extend(self.leden(&soort.elk, &soort.veld));
        zinnen.push(self.plaats(&soort.plaats));
        zinnen
    }

    pub(super) fn frequentie(&self, soort: &FrequentieNorm) -> Vec<String> {
        let (count, unit) = self.genoeg();
        let (id, waarbij) = (format!("`{}`", self.gegevens.id), self.waarbij());
        let (elke, per) = vensters(soort.elke);
        let periode = match soort.elke {
            Venster::Week | Venster::Maanden(1 | 12) => format!("een {per}"),
            Venster::Maanden(_) => format!("een blok van {per}"),
        };
        let how = if soort.gemiddeld { "gemiddeld " } else { "" };
        let komma = if self.filter.is_empty() { "" } else { "," };
        let vraag = match soort.som {
            Some(som) => {
                let totaal = format!("het totaal van {} in {id}{waarbij}{komma}", self.veld(som));
                let wat = match soort.gemiddeld {
                    true => format!("{totaal} gemiddeld ten minste {count} per {per}"),
                    false => format!("{totaal} {elke} ten minste {count}"),
                };
                Vraag { onbepaald: format!("{wat} zijn"), bijzin: format!("{wat} is"), meervoud: false }
            }
            None => {
                let wat = match soort.gemiddeld {
                    true => format!("er in {id} {how}ten minste {count} {unit} per {per}"),
                    false => format!("er in {id} {elke} ten minste {count} {unit}"),
                };
                Vraag {
                    onbepaald: format!("{wat} staan{waarbij}"),
                    bijzin: format!("{wat} {}{waarbij}", if count == 1 { "staat" } else { "staan" }),
                    meervoud: count != 1,
                }
            }
        };
        let mut zinnen = vec![self.leden_over(&soort.elk, &soort.veld).zin(self.versie.drempel, &vraag)];
        if !soort.gemiddeld && self.versie.drempel != Drempel::Minstens(Percentage::ALL) {
            zinnen.push(format!("Het deel gaat over alle combinaties daarvan met {periode}."));
        }
        zinnen.extend(self.leden(&soort.elk, &soort.veld));
        zinnen.push(format!("Een {} telt op de dag in {}.", self.een(), self.veld(soort.datum)));
        zinnen.push(match soort.elke {
            Venster::Week => "Een week loopt van maandag tot en met zondag.".to_owned(),
            Venster::Maanden(1) => "Geteld wordt per maand van de kalender.".to_owned(),
            Venster::Maanden(12) => "Geteld wordt per jaar van de kalender.".to_owned(),
            Venster::Maanden(_) => format!("Geteld wordt in vaste blokken van {per}, vanaf 1 januari."),
        });
        if !soort.behalve.is_empty() {
            let ranges: Vec<String> = soort
                .behalve
                .iter()
                .map(|(van, tot)| format!("{} t/m {}", in_words(*van), in_words(*tot)))
                .collect();
            let blokken = match soort.elke {
                Venster::Week => "Weken",
                Venster::Maanden(_) => "Blokken",
            };
            let wat = "met een dag uit een van deze periodes tellen niet mee";
            zinnen.push(format!("{blokken} {wat}: {}.", opsomming(&ranges)));
        }
        zinnen
    }

    /// How many rows a member needs, and what they are called.
    fn genoeg(&self) -> (u32, &str) {
        let count = self.versie.aantal;
        (count, if count == 1 { self.een() } else { self.meer() })
    }

    /// Over the members, or over the combinations of several sets of them.
    fn leden_over(&self, elk: &[Leden], velden: &[usize]) -> Over {
        let sets: Vec<String> =
            elk.iter().zip(velden).map(|(leden, veld)| self.verzameling(leden, *veld)).collect();
        match sets.as_slice() {
            [only] => {
                Over { voorzetsel: "voor", alle: format!("elk van {only}"), deel: only.clone(), komma: false }
            }
            several => {
                let van = opsomming(several);
                Over {
                    voorzetsel: "voor",
                    alle: format!("elke combinatie van {van}"),
                    deel: format!("de combinaties van {van}"),
                    komma: false,
                }
            }
        }
    }

    /// A set of members: `de 11 gebieden`, `de scholen in scholen`.
    fn verzameling(&self, leden: &Leden, veld: usize) -> String {
        match leden {
            Leden::Gebieden => format!("de {} gebieden", self.overeenkomst.gebieden.len()),
            Leden::Lijst(names) => format!("de {} waarden van {}", names.len(), self.veld(veld)),
            Leden::Uit { gegevens, veld, filter, .. } => {
                let set = &self.overeenkomst.gegevens[*gegevens];
                // A row stands for a member only where the field is the whole key.
                let what = match set.sleutel.as_slice() {
                    [only] if only == veld => set.eenheid.1.clone(),
                    _ => format!("waarden van {}", naam(set, *veld)),
                };
                match waarbij(filter, set).trim_start() {
                    "" => format!("de {what} in `{}`", set.id),
                    only => format!("de {what} in `{}` ({only})", set.id),
                }
            }
        }
    }

    /// Who the members are, and which field names them.
    fn leden(&self, elk: &[Leden], velden: &[usize]) -> Vec<String> {
        let names: Vec<String> = velden.iter().map(|veld| self.veld(*veld)).collect();
        let mut zinnen = vec![match names.as_slice() {
            [only] => format!("Het veld {only} zegt waar een rij bij hoort."),
            several => format!("De velden {} zeggen waar een rij bij hoort.", opsomming(several)),
        }];
        for (leden, veld) in elk.iter().zip(velden) {
            match leden {
                Leden::Gebieden => {
                    let ids: Vec<&str> = self.overeenkomst.gebieden.iter().map(|of| of.id.as_str()).collect();
                    zinnen.push(format!("De gebieden zijn {}.", opsomming(&ids)));
                }
                Leden::Lijst(names) => {
                    let names: Vec<String> = names.iter().map(|naam| format!("\"{naam}\"")).collect();
                    zinnen.push(format!("De waarden van {} zijn {}.", self.veld(*veld), opsomming(&names)));
                }
                Leden::Uit { gegevens, geldig_van, geldig_tot_en_met, .. } => {
                    let set = &self.overeenkomst.gegevens[*gegevens];
                    zinnen.extend(geldig_van.map(|van| {
                        let wat = format!("Een {} in `{}` telt", set.eenheid.0, set.id);
                        geldig(set, &wat, van, *geldig_tot_en_met)
                    }));
                }
            }
        }
        zinnen
    }
}

/// A window with `elke` and after `per`.
fn vensters(venster: Venster) -> (String, String) {
    match venster {
        Venster::Week => ("elke week".to_owned(), "week".to_owned()),
        Venster::Maanden(1) => ("elke maand".to_owned(), "maand".to_owned()),
        Venster::Maanden(12) => ("elk jaar".to_owned(), "jaar".to_owned()),
        Venster::Maanden(count) => (format!("elke {count} maanden"), format!("{count} maanden")),
    }
}
