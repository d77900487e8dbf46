//! How it ended: the worst verdict, the exit status, and the closing sentences.

use std::collections::BTreeMap;

use super::{
    Oordelenverslag, Uitkomst,
    kernbeding::{Telling, oordelen},
    norm::Geval,
    selectie::Keuze,
    woorden::{telwoord, vorige},
};
use crate::norm::Oordeel;

/// The exit status (design, 4.2): 1 when a norm is not met, 4 when one is onzeker or without data, else 0. With
/// `strict` a norm without a valid judgement is 4 as well.
#[must_use]
pub fn exit_status(oordelen: impl IntoIterator<Item = Oordeel>, strict: bool) -> u8 {
    let status = |oordeel| match oordeel {
        Oordeel::NietGehaald => 2,
        Oordeel::Onzeker | Oordeel::GeenGegevens => 1,
        Oordeel::TeBeoordelen => u8::from(strict),
        Oordeel::Gehaald
        | Oordeel::GeenGevallen
        | Oordeel::Uitzondering
        | Oordeel::GeldtNiet
        | Oordeel::NietAanDeBeurt
        | Oordeel::GeenNorm => 0,
    };
    match oordelen.into_iter().map(status).max() {
        None | Some(0) => 0,
        Some(1) => 4,
        Some(_) => 1,
    }
}

pub(super) fn verslag(keuze: &Keuze<'_>, gevallen: &[Geval<'_>]) -> Uitkomst {
    let now = Telling::nu(gevallen);
    let before = Telling::vorige(keuze, gevallen);
    let judged = oordelen(gevallen);
    let per_oordeel: BTreeMap<&'static str, usize> = Oordeel::ALL
        .into_iter()
        .map(|oordeel| (oordeel.as_str(), now.met(oordeel)))
        .filter(|(_, count)| *count > 0)
        .collect();
    let mut sentences = vec![eerste_zin(&now, &before, vorige(keuze.grondslag.vraag.periode.ritme()))];
    sentences.extend(rest(&now));
    sentences.extend(oordelen_zin(judged));
    Uitkomst { gemeten: now.gemeten(), per_oordeel, oordelen: judged, tekst: sentences.join(" ") }
}

/// `6 van 26 normen niet gehaald (vorig kwartaal 4 van 24).`
fn eerste_zin(now: &Telling, before: &Telling, vorige: &str) -> String {
    let (missed, all) = (now.met(Oordeel::NietGehaald), now.gemeten());
    let earlier = if before.gemeten() > before.met(Oordeel::GeenGegevens) {
        format!(" ({vorige} {} van {})", before.met(Oordeel::NietGehaald), before.gemeten())
    } else {
        String::new()
    };
    match (missed, all) {
        (_, 0) => "Geen norm is met cijfers gemeten.".to_owned(),
        (0, 1) => format!("De ene gemeten norm is niet geschonden{earlier}."),
        (0, _) => format!("Geen van de {all} normen is niet gehaald{earlier}."),
        (_, 1) => format!("De ene gemeten norm is niet gehaald{earlier}."),
        (_, _) => format!("{missed} van {all} normen niet gehaald{earlier}."),
    }
}

/// `16 gehaald, 1 onzeker, 2 zonder gegevens, 1 uitzondering.`
fn rest(now: &Telling) -> Option<String> {
    let parts: Vec<String> = [
        (Oordeel::Gehaald, "gehaald"),
        (Oordeel::Onzeker, "onzeker"),
        (Oordeel::GeenGegevens, "zonder gegevens"),
        (Oordeel::Uitzondering, "met uitzondering"),
    ]
    .into_iter()
    .map(|(oordeel, word)| (now.met(oordeel), word))
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| format!("{count} {word}"))
    .collect();
    (!parts.is_empty()).then(|| format!("{}.", parts.join(", ")))
}

/// `De gemeente gaf 1 onvoldoende en moet nog 6 van 34 oordelen geven.`
fn oordelen_zin(judged: Oordelenverslag) -> Option<String> {
    let mut parts = Vec::new();
    if judged.onvoldoende > 0 {
        let word = telwoord(judged.onvoldoende as u64, "onvoldoende", "onvoldoendes");
        parts.push(format!("gaf {} {word}", judged.onvoldoende));
    }
    if judged.te_beoordelen > 0 {
        let word = telwoord(judged.totaal as u64, "oordeel", "oordelen");
        parts.push(format!("moet nog {} van {} {word} geven", judged.te_beoordelen, judged.totaal));
    }
    (!parts.is_empty()).then(|| format!("De gemeente {}.", parts.join(" en ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_words_follow_the_counts() {
        let telling = |oordelen: &[Oordeel]| Telling::van(oordelen);
        let (met, missed, gone) = (Oordeel::Gehaald, Oordeel::NietGehaald, Oordeel::GeenGegevens);
        let before = telling(&[missed, missed]);
        let zin = |now: &[Oordeel]| eerste_zin(&telling(now), &before, "vorig kwartaal");
        assert_eq!(zin(&[met, missed, missed]), "2 van 3 normen niet gehaald (vorig kwartaal 2 van 2).");
        assert_eq!(zin(&[met, met]), "Geen van de 2 normen is niet gehaald (vorig kwartaal 2 van 2).");
        assert_eq!(zin(&[Oordeel::GeenNorm]), "Geen norm is met cijfers gemeten.");
        assert_eq!(
            eerste_zin(&telling(&[missed, met]), &telling(&[gone]), "vorig kwartaal"),
            "1 van 2 normen niet gehaald."
        );
        assert_eq!(rest(&telling(&[met, gone, missed])).unwrap(), "1 gehaald, 1 zonder gegevens.");
        let judged = |onvoldoende, te_beoordelen| Oordelenverslag {
            totaal: 5,
            voldoende: 5 - onvoldoende - te_beoordelen,
            onvoldoende,
            te_beoordelen,
        };
        assert_eq!(
            oordelen_zin(judged(1, 2)).unwrap(),
            "De gemeente gaf 1 onvoldoende en moet nog 2 van 5 oordelen geven."
        );
        assert_eq!(oordelen_zin(judged(2, 0)).unwrap(), "De gemeente gaf 2 onvoldoendes.");
        assert_eq!(oordelen_zin(judged(0, 0)), None);
    }

    #[test]
    fn a_breach_outweighs_what_is_not_known() {
        assert_eq!(exit_status([], false), 0);
        assert_eq!(exit_status([Oordeel::Gehaald, Oordeel::Uitzondering, Oordeel::GeenNorm], false), 0);
        assert_eq!(exit_status([Oordeel::Gehaald, Oordeel::Onzeker], false), 4);
        assert_eq!(exit_status([Oordeel::GeenGegevens, Oordeel::NietGehaald], false), 1);
        assert_eq!(exit_status([Oordeel::TeBeoordelen], false), 0);
        assert_eq!(exit_status([Oordeel::TeBeoordelen], true), 4);
        assert_eq!(
            exit_status([Oordeel::GeenGevallen, Oordeel::NietAanDeBeurt, Oordeel::GeldtNiet], true),
            0
        );
    }
}
