//! A template: what a provider has to know to make a delivery of one data set, in words.

use super::{
    norm::naam,
    woorden::{kleine_letter, opsomming},
};
use crate::{
    agreement::{
        Datumvorm, Financien, Gegevens, Inhoud, Leden, Overeenkomst, Pinnen, Procentvorm, Regel, Veld,
        VeldSoort,
    },
    calendar::{Periode, Ritme},
    intake::verwacht,
    norm::regelzin,
    number::dutch,
};

/// What to know about the deliveries of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sjabloon {
    /// Title.
    pub titel: String,
    /// The file name: of the period asked for, or with `{periode}`.
    pub bestand: String,
    /// How often it comes, what it holds and how it is written, in sentences.
    pub regels: Vec<String>,
    /// The columns, in the order of the agreement.
    pub kolommen: Vec<Sjabloonkolom>,
    /// What a row must obey, in sentences.
    pub voorwaarden: Vec<String>,
    /// What it is used for.
    pub gebruik: Vec<String>,
    /// What separates cells.
    pub scheidingsteken: char,
}

/// A column of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sjabloonkolom {
    /// Its name by preference.
    pub naam: String,
    /// The name of its field, which every header may use.
    pub veld: String,
    /// What a cell holds, with an example.
    pub soort: String,
    /// Whether a cell must be filled, in words.
    pub verplicht: &'static str,
    /// What an empty cell means.
    pub leeg: String,
    /// What else there is to know; may be empty.
    pub uitleg: String,
}

/// The template of a data set, by its index in the agreement; for one period, or for any.
#[must_use]
pub fn sjabloon(overeenkomst: &Overeenkomst, index: usize, periode: Option<Periode>) -> Sjabloon {
    let gegevens = &overeenkomst.gegevens[index];
    let patroon = &gegevens.bestand;
    let geld = overeenkomst.is_van_geld(index);
    Sjabloon {
        titel: gegevens.titel.clone(),
        bestand: periode.map_or_else(
            || format!("{}{{periode}}{}", patroon.voor, patroon.na),
            |periode| patroon.naam(periode),
        ),
        regels: regels(overeenkomst, index, periode),
        kolommen: (0..).zip(&gegevens.velden).map(|(nr, veld)| kolom(gegevens, (nr, veld), geld)).collect(),
        voorwaarden: gegevens.regels.iter().map(|regel| voorwaarde(gegevens, regel)).collect(),
        gebruik: gebruik(overeenkomst, index),
        scheidingsteken: gegevens.pinnen.scheidingsteken.unwrap_or(';'),
    }
}

fn regels(overeenkomst: &Overeenkomst, index: usize, periode: Option<Periode>) -> Vec<String> {
    let gegevens = &overeenkomst.gegevens[index];
    let (how_often, example) = match gegevens.frequentie {
        Ritme::Maand => ("Elke maand", "2023-01"),
        Ritme::Kwartaal => ("Elk kwartaal", "2023-Q1"),
        Ritme::Halfjaar => ("Elk halfjaar", "2023-H1"),
        Ritme::Jaar => ("Elk jaar", "2023"),
    };
    let first = Periode::containing(gegevens.frequentie, gegevens.vanaf).in_words();
    let mut lines = vec![match periode {
        Some(periode) => format!("{how_often} een bestand; dit is dat van {}.", periode.in_words()),
        None => format!("{how_often} een bestand, met de periode in de naam als {example}."),
    }];
    let (one, more) = &gegevens.eenheid;
    lines.push(match gegevens.inhoud {
        Inhoud::Mutaties => format!(
            "Een rij is een {one}. Stuur de {more} die nieuw of veranderd zijn, met alles wat nu bekend is. In het \
             eerste bestand ({first}) staat ook wat toen al liep."
        ),
        Inhoud::Stand => format!("Een rij is een {one}. Stuur elke keer alle {more} tot nu toe, vanaf {first}."),
        Inhoud::Periode => format!("Een rij is een {one}. Stuur alleen die van de periode zelf, vanaf {first}."),
    });
    let key: Vec<String> = gegevens
        .sleutel
        .iter()
        .map(|veld| {
            gegevens.velden.get(*veld).map_or_else(String::new, |veld| format!("\"{}\"", veld.kolom()))
        })
        .collect();
    lines.push(format!("Welke {one} het is, zegt {}: hoogstens één rij in een bestand.", key.join(" met ")));
    lines.push(match overeenkomst.is_van_geld(index) {
        // Nothing said of a post is not the same as nothing spent.
        true => {
            let posten = overeenkomst.posten.iter().filter(|post| !post.is_leeg());
            let ids: Vec<&str> = posten.map(|post| post.id.as_str()).collect();
            format!("Stuur een rij voor elke post: {}. Is er niets besteed, schrijf dan 0.", opsomming(&ids))
        }
        false => format!("Zijn er geen {more}? Stuur dan een bestand met alleen de kop."),
    });
    lines
        .extend(overeenkomst.financien.as_ref().filter(|_| overeenkomst.is_van_geld(index)).map(toelichting));
    lines.extend(pinnen(&gegevens.pinnen));
    lines
}

/// When an amount must be explained, and how many people there can be.
fn toelichting(financien: &Financien) -> String {
    let most = financien
        .fte_hoogstens
        .map(|most| format!(" Meer dan {} fte in een rij kan niet.", dutch(most.normalize())));
    format!(
        "Een toelichting is nodig bij een bedrag onder nul, en bij een verschil met de begroting van meer dan {}.{}",
        financien.verschil,
        most.unwrap_or_default()
    )
}

/// How the file must be written, as far as that is not free.
fn pinnen(pinnen: &Pinnen) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(pinnen.codering.as_ref().map(|codering| format!("Codering: {codering}.")));
    lines.extend(pinnen.scheidingsteken.map(|sign| match sign {
        '\t' => "Tussen de cellen staat een tab.".to_owned(),
        other => format!("Tussen de cellen staat een {other}"),
    }));
    lines.extend(pinnen.decimaalteken.map(|sign| format!("Decimalen staan achter een {sign}")));
    lines.extend(pinnen.datumvorm.map(|vorm| format!("Datums staan er als {}.", vorm.as_str())));
    lines.extend(pinnen.procentvorm.map(|vorm| match vorm {
        Procentvorm::Procent => "Een percentage zonder teken staat er als 85.".to_owned(),
        Procentvorm::Deel => "Een percentage zonder teken staat er als 0,85.".to_owned(),
    }));
    lines
}

fn kolom(gegevens: &Gegevens, (nr, veld): (usize, &Veld), geld: bool) -> Sjabloonkolom {
    let is_sleutel = gegevens.sleutel.contains(&nr);
    let verplicht = veld.verplicht || is_sleutel;
    let mut uitleg = Vec::new();
    if is_sleutel {
        uitleg.push("Sleutel.".to_owned());
    }
    if gegevens.proeftuin == Some(nr) {
        uitleg.push(match geld {
            false => "Ja: telt niet mee voor de normen.".to_owned(),
            true => "Ja: wat in de Proeftuin is besteed; het telt mee bij de post.".to_owned(),
        });
    }
    if veld.soort == VeldSoort::Datum && veld.gepland {
        uitleg.push("Mag na de periode liggen.".to_owned());
    }
    let others: Vec<&str> = veld.kolommen.iter().skip(1).map(String::as_str).collect();
    if !others.is_empty() {
        uitleg.push(format!("Mag ook heten: {}.", others.join(", ")));
    }
    Sjabloonkolom {
        naam: veld.kolom().to_owned(),
        veld: veld.naam.clone(),
        soort: match (&veld.soort, gegevens.pinnen.datumvorm) {
            (VeldSoort::Datum, Some(Datumvorm::JaarVoorop)) => "een datum, zoals 2023-12-31".to_owned(),
            (VeldSoort::Datum, Some(Datumvorm::MaandVoorop)) => "een datum, zoals 12/31/2023".to_owned(),
            (soort, _) => verwacht(soort),
        },
        verplicht: if verplicht { "ja" } else { "nee" },
        leeg: match &veld.leeg_betekent {
            Some(waarde) => format!("telt als {waarde}"),
            None if verplicht => "mag niet".to_owned(),
            None => "niet bekend, of er is niets".to_owned(),
        },
        uitleg: uitleg.join(" "),
    }
}

/// A rule in words, and what follows when a row breaks it.
fn voorwaarde(gegevens: &Gegevens, regel: &Regel) -> String {
    let then = match (regel.fout, regel.voorwaarde.velden().count()) {
        (true, 1) => "Anders is die cel onleesbaar.",
        (true, _) => "Anders zijn die cellen onleesbaar.",
        (false, _) => "Anders volgt een waarschuwing.",
    };
    format!("{}. {then}", regelzin(gegevens, &regel.voorwaarde))
}

/// The norms and waiting lists that read a data set, so that a provider sees why it is asked for.
fn gebruik(overeenkomst: &Overeenkomst, index: usize) -> Vec<String> {
    let members = |leden: &Leden| match leden {
        Leden::Uit { gegevens, .. } => *gegevens == index,
        Leden::Gebieden | Leden::Lijst(_) => false,
    };
    let normen = overeenkomst.normen.iter().filter_map(|norm| {
        if norm.soort.rijen().is_some_and(|rijen| rijen.gegevens == index) {
            Some(format!("Norm {}.", naam(overeenkomst, norm)))
        } else if norm.soort.leden().iter().any(members) {
            Some(format!("Om wie het gaat bij norm {}.", naam(overeenkomst, norm)))
        } else {
            None
        }
    });
    let lists = overeenkomst.wachtlijsten.iter().filter(|list| list.gegevens == index);
    let money = overeenkomst.is_van_geld(index).then(|| "Het overzicht van wat het werk kostte.".to_owned());
    normen
        .chain(lists.map(|list| format!("Wachtlijst {}.", kleine_letter(&list.titel))))
        .chain(money)
        .collect()
}
