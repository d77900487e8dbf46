//! How a norm is measured, in sentences made from its definition.
//!
//! The first sentence says what is asked of what; the others what counts, and when. Words that would need the gender of
//! a field or of a unit (de/het, dit/deze, elk/elke) are avoided, for the agreement does not give it.

mod geld;
mod leden;

use rust_decimal::Decimal;

use super::{
    super::{
        uitleg::tal,
        woorden::{hoofdletter, of_opsomming, opsomming},
    },
    voorwaarde::{bijzin, naam, onbepaald},
};
use crate::{
    agreement::{
        AandeelNorm, AantalNorm, Drempel, Gegevens, HerhalingNorm, Inhoud, Norm, OordeelNorm, Overeenkomst,
        Plaats, Rijen, Soort, TellingNorm, TermijnNorm, Versie, Voorwaarde,
    },
    calendar::Ritme,
    number::Percentage,
};

/// How a norm is measured under one of its versies.
pub(super) fn gemeten(overeenkomst: &Overeenkomst, norm: &Norm, versie: &Versie) -> Vec<String> {
    let Some(rijen) = norm.soort.rijen() else {
        return match &norm.soort {
            Soort::Oordeel(soort) => oordeel(norm, soort),
            Soort::Termijn(..)
            | Soort::Aandeel(..)
            | Soort::Telling(..)
            | Soort::Aantal(..)
            | Soort::Volledigheid(..)
            | Soort::Frequentie(..)
            | Soort::Herhaling(..)
            | Soort::Begroting(..)
            | Soort::Formatie(..) => Vec::new(),
        };
    };
    let zin = Zin {
        overeenkomst,
        gegevens: &overeenkomst.gegevens[rijen.gegevens],
        filter: versie.filter.as_ref().unwrap_or(&rijen.filter),
        versie,
    };
    let mut zinnen = match &norm.soort {
        Soort::Termijn(_, soort) => zin.termijn(soort),
        Soort::Aandeel(_, soort) => zin.aandeel(soort),
        Soort::Telling(_, soort) => zin.telling(soort),
        Soort::Aantal(_, soort) => zin.aantal(soort),
        Soort::Volledigheid(_, soort) => zin.volledigheid(soort),
        Soort::Frequentie(_, soort) => zin.frequentie(soort),
        Soort::Herhaling(_, soort) => zin.herhaling(soort),
        Soort::Begroting(_, soort) => zin.begroting(soort),
        Soort::Formatie(_, soort) => zin.formatie(soort),
        Soort::Oordeel(_) => Vec::new(),
    };
    zinnen.extend(zin.slot(norm, rijen));
    zinnen
}

/// What a judgement of the gemeente asks.
fn oordeel(norm: &Norm, soort: &OordeelNorm) -> Vec<String> {
    let over: Vec<&str> = norm.hoort_bij.iter().map(String::as_str).chain([norm.id.as_str()]).collect();
    let geldig = match soort.geldig {
        Some(term) => format!("Een oordeel geldt {term}, tenzij bij het oordeel een andere dag staat."),
        None => "Een oordeel geldt tot er een nieuw is, tenzij bij het oordeel een dag staat.".to_owned(),
    };
    vec![
        "De gemeente beoordeelt dit zelf; er worden geen cijfers gemeten.".to_owned(),
        format!("Het nieuwste oordeel in oordelen.csv over {} moet \"voldoende\" zijn.", of_opsomming(&over)),
        geldig,
    ]
}

/// The words around the thing asked: `moet` or `mag`, for one or more.
struct Vraag {
    /// What follows `moet` and `mag`.
    onbepaald: String,
    /// The same as a clause, for what is only measured.
    bijzin: String,
    /// Whether its subject is plural.
    meervoud: bool,
}

/// Over whom it is asked.
struct Over {
    /// `bij` or `voor`.
    voorzetsel: &'static str,
    /// Each of them: `alle trajecten`, `elk van de 11 gebieden`.
    alle: String,
    /// As a part is taken of them: `de trajecten`.
    deel: String,
    /// Whether a clause has to be closed by a comma.
    komma: bool,
}

impl Over {
    /// `Bij ten minste 90% van de trajecten moet ...`
    fn zin(&self, drempel: Drempel, vraag: &Vraag) -> String {
        let Self { voorzetsel, alle, deel, komma } = self;
        let komma = if *komma { "," } else { "" };
        let Vraag { onbepaald, bijzin, meervoud } = vraag;
        let (moet, mag) = if *meervoud { ("moeten", "mogen") } else { ("moet", "mag") };
        let text = match drempel {
            Drempel::Minstens(Percentage::ALL) => format!("{voorzetsel} {alle}{komma} {moet} {onbepaald}."),
            Drempel::Minstens(bound) => {
                format!("{voorzetsel} ten minste {bound} van {deel}{komma} {moet} {onbepaald}.")
            }
            Drempel::Hoogstens(bound) if bound.percent().is_zero() => {
                format!("{voorzetsel} geen van {deel}{komma} {mag} {onbepaald}.")
            }
            Drempel::Hoogstens(bound) => {
                format!("{voorzetsel} hoogstens {bound} van {deel}{komma} {mag} {onbepaald}.")
            }
            Drempel::Geen | Drempel::MinstensAantal(_) | Drempel::HoogstensAantal(_) => {
                return format!(
                    "Gemeten wordt {voorzetsel} welk deel van {deel}{komma} {bijzin}. {GEEN_NORM}"
                );
            }
        };
        hoofdletter(&text)
    }
}

const GEEN_NORM: &str = "Er is niet afgesproken wat er gehaald moet worden.";

/// A norm over rows, under one versie.
struct Zin<'a> {
    overeenkomst: &'a Overeenkomst,
    gegevens: &'a Gegevens,
    filter: &'a [Voorwaarde],
    versie: &'a Versie,
}

impl Zin<'_> {
    fn veld(&self, veld: usize) -> String {
        naam(self.gegevens, veld)
    }

    fn een(&self) -> &str {
        &self.gegevens.eenheid.0
    }

    fn meer(&self) -> &str {
        &self.gegevens.eenheid.1
    }

    /// " waarbij `leeftijd` ten minste 18 is", or nothing.
    fn waarbij(&self) -> String {
        waarbij(self.filter, self.gegevens)
    }

    /// Over all rows that are meant.
    fn over(&self, soort: &str) -> Over {
        let rows = format!("{soort}{}{}", self.meer(), self.waarbij());
        Over {
            voorzetsel: "bij",
            alle: format!("alle {rows}"),
            deel: format!("de {rows}"),
            komma: !self.filter.is_empty(),
        }
    }

    fn binnen(&self) -> String {
        self.versie.binnen.map_or_else(String::new, |term| term.to_string())
    }

    fn termijn(&self, soort: &TermijnNorm) -> Vec<String> {
        let (van, tot) = (self.veld(soort.van), self.veld(soort.tot));
        let wat = format!("de datum {tot} binnen {} na {van}", self.binnen());
        let vraag =
            Vraag { onbepaald: format!("{wat} vallen"), bijzin: format!("{wat} valt"), meervoud: false };
        let mut zinnen = vec![self.over("").zin(self.versie.drempel, &vraag)];
        if soort.wettelijk {
            zinnen.push(match self.versie.binnen.is_some_and(|term| term.onder_termijnenwet()) {
                true => {
                    "De wet verlengt de termijn: is de laatste dag een zaterdag, zondag of feestdag, dan \
                         loopt de termijn tot en met de eerste werkdag daarna (Algemene termijnenwet)."
                        .to_owned()
                }
                false => {
                    "De termijn schuift niet op als de laatste dag in een weekend of op een feestdag valt: \
                          de Algemene termijnenwet geldt niet voor een termijn die zo lang is."
                        .to_owned()
                }
            });
        }
        if !soort.ingetrokken.is_empty() {
            let fields: Vec<String> = soort.ingetrokken.iter().map(|veld| self.veld(*veld)).collect();
            zinnen.push(format!(
                "Valt {} binnen de termijn en is er dan nog geen {tot}, dan telt een {} niet mee.",
                of_opsomming(&fields),
                self.een()
            ));
        }
        zinnen.push(format!(
            "Een {} telt in de periode waarin de uitkomst vaststaat: op {tot}, of op de dag na de termijn.",
            self.een()
        ));
        zinnen
    }

    fn aandeel(&self, soort: &AandeelNorm) -> Vec<String> {
        let drempel = self.versie.drempel;
        let hoofd = match soort.weging {
            None => {
                let vraag = Vraag {
                    onbepaald: onbepaald(&soort.voldoet, self.gegevens),
                    bijzin: bijzin(&soort.voldoet, self.gegevens),
                    meervoud: false,
                };
                self.over("").zin(drempel, &vraag)
            }
            Some(weging) => {
                let komma = if self.filter.is_empty() { "" } else { "," };
                let totaal = format!(
                    "het totaal van {} over alle {}{}{komma}",
                    self.veld(weging),
                    self.meer(),
                    self.waarbij()
                );
                let bij = format!("{} waarbij {}", self.meer(), bijzin(&soort.voldoet, self.gegevens));
                match drempel {
                    Drempel::Minstens(bound) => {
                        format!("Van {totaal} moet ten minste {bound} horen bij {bij}.")
                    }
                    Drempel::Hoogstens(bound) => {
                        format!("Van {totaal} mag hoogstens {bound} horen bij {bij}.")
                    }
                    Drempel::Geen | Drempel::MinstensAantal(_) | Drempel::HoogstensAantal(_) => {
                        format!("Gemeten wordt welk deel van {totaal} hoort bij {bij}. {GEEN_NORM}")
                    }
                }
            }
        };
        vec![hoofd, self.plaats(&soort.plaats)]
    }

    fn telling(&self, soort: &TellingNorm) -> Vec<String> {
        let (teller, noemer) = (self.veld(soort.teller), self.veld(soort.noemer));
        let over = format!("opgeteld over alle {}{}", self.meer(), self.waarbij());
        let hoofd = match self.versie.drempel {
            Drempel::Minstens(bound) => {
                format!("Het totaal van {teller} moet ten minste {bound} zijn van dat van {noemer}, {over}.")
            }
            Drempel::Hoogstens(bound) => {
                format!("Het totaal van {teller} mag hoogstens {bound} zijn van dat van {noemer}, {over}.")
            }
            Drempel::Geen | Drempel::MinstensAantal(_) | Drempel::HoogstensAantal(_) => format!(
                "Gemeten wordt welk deel het totaal van {teller} is van dat van {noemer}, {over}. {GEEN_NORM}"
            ),
        };
        vec![hoofd, self.plaats(&soort.plaats)]
    }

    fn aantal(&self, soort: &AantalNorm) -> Vec<String> {
        let (waarbij, meer) = (self.waarbij(), self.meer());
        let hoofd = match (soort.som, self.versie.drempel) {
            (None, Drempel::MinstensAantal(bound)) if bound == Decimal::ONE => {
                format!("Er moet ten minste 1 {} zijn{waarbij}.", self.een())
            }
            (None, Drempel::MinstensAantal(bound)) => {
                format!("Er moeten ten minste {} {meer} zijn{waarbij}.", tal(bound))
            }
            (None, Drempel::HoogstensAantal(bound)) if bound.is_zero() => {
                format!("Er mogen geen {meer} zijn{waarbij}.")
            }
            (None, Drempel::HoogstensAantal(bound)) if bound == Decimal::ONE => {
                format!("Er mag hoogstens 1 {} zijn{waarbij}.", self.een())
            }
            (None, Drempel::HoogstensAantal(bound)) => {
                format!("Er mogen hoogstens {} {meer} zijn{waarbij}.", tal(bound))
            }
            (None, Drempel::Geen | Drempel::Minstens(_) | Drempel::Hoogstens(_)) => {
                format!("Geteld wordt hoeveel {meer} er zijn{waarbij}. {GEEN_NORM}")
            }
            (Some(som), drempel) => {
                let komma = if self.filter.is_empty() { "" } else { "," };
                let totaal = format!("het totaal van {} over alle {meer}{waarbij}{komma}", self.veld(som));
                let text = match drempel {
                    Drempel::MinstensAantal(bound) => {
                        format!("{totaal} moet ten minste {} zijn.", tal(bound))
                    }
                    Drempel::HoogstensAantal(bound) => {
                        format!("{totaal} mag hoogstens {} zijn.", tal(bound))
                    }
                    Drempel::Geen | Drempel::Minstens(_) | Drempel::Hoogstens(_) => {
                        format!("gemeten wordt {}. {GEEN_NORM}", totaal.trim_end_matches(','))
                    }
                };
                hoofdletter(&text)
            }
        };
        vec![hoofd, self.plaats(&soort.plaats)]
    }

    fn herhaling(&self, soort: &HerhalingNorm) -> Vec<String> {
        let (afgesloten, begin) = (self.veld(soort.afgesloten), self.veld(soort.begin));
        let wat = format!("er binnen {} na {afgesloten} weer een {}", self.binnen(), self.een());
        let met =
            format!("met dezelfde waarde voor {} en {}", self.veld(soort.client), self.veld(soort.hulpvraag));
        let vraag = Vraag {
            onbepaald: format!("{wat} beginnen {met}"),
            bijzin: format!("{wat} begint {met}"),
            meervoud: false,
        };
        vec![
            self.over("afgesloten ").zin(self.versie.drempel, &vraag),
            format!(
                "Een {} is afgesloten op de dag in {afgesloten} en begint op de dag in {begin}.",
                self.een()
            ),
            format!(
                "Een afgesloten {} telt in de periode waarin vaststaat of er een terugkeer is: op de dag van het \
                 nieuwe begin, of op de dag na de termijn.",
                self.een()
            ),
        ]
    }

    /// When a row counts.
    fn plaats(&self, plaats: &Plaats) -> String {
        if plaats.laatste {
            return format!("Alleen de {} in de laatste levering van de periode tellen.", self.meer());
        }
        let een = self.een();
        let dag = plaats
            .datum
            .map(|datum| format!("Een {een} telt in de periode waarin {} valt.", self.veld(datum)));
        let geldig = plaats
            .geldig_van
            .map(|van| geldig(self.gegevens, &format!("Een {een} telt"), van, plaats.geldig_tot_en_met));
        let both: Vec<String> = dag.into_iter().chain(geldig).collect();
        if !both.is_empty() {
            return both.join(" ");
        }
        match self.gegevens.inhoud {
            Inhoud::Stand => format!("Alle {} in de laatste levering van de periode tellen.", self.meer()),
            Inhoud::Mutaties | Inhoud::Periode => {
                format!("Alle {} in de leveringen van de periode tellen.", self.meer())
            }
        }
    }

    /// What holds for every soort: where the rows are, what stays outside, and how often it is judged.
    fn slot(&self, norm: &Norm, rijen: &Rijen) -> Vec<String> {
        let gegevens = self.gegevens;
        let mut zinnen = vec![format!(
            "De rijen staan in `{}` ({}), {} geleverd.",
            gegevens.id,
            gegevens.titel,
            elke(gegevens.frequentie)
        )];
        if let Some(proeftuin) = gegevens.proeftuin {
            let veld = self.veld(proeftuin);
            zinnen.push(match norm.soort.geldgroep() {
                None => format!("Rijen waarbij {veld} \"ja\" is, vallen buiten de norm (Proeftuin)."),
                Some(_) => format!("Rijen waarbij {veld} \"ja\" is (Proeftuin), tellen mee bij hun post."),
            });
        }
        if let Some(ritme) = norm.meetperiode.filter(|ritme| *ritme != gegevens.frequentie) {
            zinnen.push(format!("De norm wordt beoordeeld over een {} of langer.", ritme.as_str()));
        }
        if !rijen.per.is_empty() {
            let fields: Vec<String> = rijen.per.iter().map(|veld| self.veld(*veld)).collect();
            zinnen.push(format!("De uitkomst wordt uitgesplitst naar {}.", opsomming(&fields)));
        }
        zinnen
    }
}

/// " waarbij `leeftijd` ten minste 18 is", or nothing.
pub(super) fn waarbij(filter: &[Voorwaarde], gegevens: &Gegevens) -> String {
    if filter.is_empty() { String::new() } else { format!(" waarbij {}", bijzin(filter, gegevens)) }
}

/// When a row is valid, after the words that say what then counts.
fn geldig(gegevens: &Gegevens, wat: &str, van: usize, tot: Option<usize>) -> String {
    let van = naam(gegevens, van);
    match tot.map(|tot| naam(gegevens, tot)) {
        None => format!("{wat} als {van} uiterlijk op de laatste dag van de periode valt."),
        Some(tot) => format!(
            "{wat} als {van} uiterlijk op de laatste dag van de periode valt, en {tot} leeg is of niet voor die \
             dag valt."
        ),
    }
}

/// A rhythm with the form of `elk` that goes with it.
pub(super) fn elke(ritme: Ritme) -> &'static str {
    match ritme {
        Ritme::Maand => "elke maand",
        Ritme::Kwartaal => "elk kwartaal",
        Ritme::Halfjaar => "elk halfjaar",
        Ritme::Jaar => "elk jaar",
    }
}
