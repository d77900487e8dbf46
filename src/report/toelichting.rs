//! Which sentences a norm gets, from its soort and its verdict. The sentences themselves are in `uitleg`.

use rust_decimal::Decimal;

use super::{
    getal,
    norm::{Geval, dag},
    selectie::Keuze,
    uitleg::{self, Buiten, Groep, Nog, Twijfel},
    woorden::hoofdletter,
};
use crate::{
    agreement::{Drempel, Leden, Soort, Wacht},
    calendar::Periode,
    norm::{Oordeel, Stand, Uitslag},
    number::{euro, whole_euros},
};

/// Why the verdict fell, in one sentence.
pub(super) fn reden(geval: &Geval<'_>) -> String {
    let nu = geval.getoond(geval.uitslag());
    let noemer = geval.stand().and_then(|stand| stand.noemer);
    let asked = getal::eis_zin(geval.vorm, geval.drempel(), noemer);
    let oordeel = geval.uitslag().oordeel;
    match oordeel {
        Oordeel::Gehaald | Oordeel::NietGehaald | Oordeel::Uitzondering if geval.is_oordeel() => {
            hoofdletter(&oordeel_zin(geval).unwrap_or_default())
        }
        Oordeel::Gehaald | Oordeel::NietGehaald => format!("{nu}; de norm is {asked}."),
        Oordeel::Uitzondering => format!("{nu}; de norm is {asked}, maar er is een uitzondering toegestaan."),
        Oordeel::Onzeker => format!("{}; de norm is {asked}.", hoofdletter(&twijfel(geval))),
        Oordeel::GeenGegevens => geen_gegevens(geval),
        Oordeel::GeenGevallen => "Er was in deze periode niets te beoordelen.".to_owned(),
        Oordeel::TeBeoordelen => match geval.dossier(geval.uitslag()) {
            Some((_, Some(until))) => format!("Het oordeel is verlopen op {}.", dag(until)),
            Some((_, None)) | None => "De gemeente heeft nog geen oordeel gegeven.".to_owned(),
        },
        Oordeel::GeldtNiet => geldt_niet(geval),
        Oordeel::NietAanDeBeurt => "Er eindigde geen meetperiode in deze periode.".to_owned(),
        Oordeel::GeenNorm => "Er is geen norm afgesproken.".to_owned(),
    }
}

/// What to know about a norm; nothing for one that is met, unless it rests on a start that moved.
pub(super) fn zinnen(geval: &Geval<'_>, keuze: &Keuze<'_>, punten: &[usize]) -> Vec<String> {
    let mut sentences = zinnen_nu(geval, keuze, punten);
    if let Some(other) = keuze.verleden.eerst_geleverd(geval.beoordeling.norm) {
        let turns = other.oordeel != geval.uitslag().oordeel;
        let dan = geval.getoond_anders(other);
        let sentence = uitleg::met_eerste_datum(&dan, turns.then_some(other.oordeel));
        // What would turn the verdict comes first.
        sentences.insert(if turns { 0 } else { sentences.len() }, sentence);
    }
    sentences
}

fn zinnen_nu(geval: &Geval<'_>, keuze: &Keuze<'_>, punten: &[usize]) -> Vec<String> {
    let missing = geval.ontbreekt();
    let files: Vec<&str> = missing.iter().map(|levering| levering.bestand.as_str()).collect();
    let still =
        || uitleg::levering_ontbreekt(&files).map(|text| format!("{text} Dat verandert dit oordeel niet."));
    match geval.uitslag().oordeel {
        Oordeel::NietGehaald if geval.is_oordeel() => {
            oordeel_zin(geval).into_iter().map(|t| hoofdletter(&t)).collect()
        }
        Oordeel::NietGehaald => niet_gehaald(geval, keuze).into_iter().chain(still()).collect(),
        Oordeel::Uitzondering => {
            let first = "Niet gehaald, maar toegestaan bij besluit.".to_owned();
            std::iter::once(first).chain(niet_gehaald(geval, keuze)).collect()
        }
        Oordeel::Onzeker => {
            let doubt = twijfel(geval);
            let all = match zonder_eenheid(geval).or_else(|| geteld(geval, keuze)) {
                Some(counted) => format!("{}; {doubt}", counted.trim_end_matches('.')),
                None => hoofdletter(&doubt),
            };
            vec![uitleg::met_punten(&all, punten)]
        }
        Oordeel::GeenGegevens => vec![uitleg::met_punten(&geen_gegevens(geval), punten)],
        Oordeel::Gehaald => still().into_iter().collect(),
        Oordeel::GeenNorm => uitleg::levering_ontbreekt(&files).into_iter().collect(),
        Oordeel::GeenGevallen | Oordeel::TeBeoordelen | Oordeel::GeldtNiet | Oordeel::NietAanDeBeurt => {
            Vec::new()
        }
    }
}

fn niet_gehaald(geval: &Geval<'_>, keuze: &Keuze<'_>) -> Vec<String> {
    let Some(stand) = geval.stand() else { return Vec::new() };
    let mut sentences: Vec<String> = geteld(geval, keuze).into_iter().collect();
    sentences.extend(sinds(geval));
    sentences.extend(uitleg::meest(&groepen(geval, stand)));
    sentences.extend(uitleg::niet_meegeteld(&buiten(geval, stand)));
    sentences.extend(nieuw(geval));
    sentences
}

/// What was counted, in words.
fn geteld(geval: &Geval<'_>, keuze: &Keuze<'_>) -> Option<String> {
    let stand = geval.stand()?;
    let noemer = stand.noemer.unwrap_or_default();
    let eenheid = &geval.gegevens?.eenheid;
    match &geval.norm.soort {
        Soort::Termijn(rijen, soort) => {
            let lists = &keuze.grondslag.overeenkomst.wachtlijsten;
            let wachten = lists
                .iter()
                .filter(|list| list.gegevens == rijen.gegevens)
                .any(|list| matches!(list.wacht, Wacht::Zaken { van, tot, .. } if (van, tot) == (soort.van, soort.tot)));
            let nog = Nog { aantal: stand.wacht_nog, langst: stand.wacht_langst, wachten };
            Some(uitleg::op_tijd(stand.teller, noemer, &nog))
        }
        Soort::Aandeel(_, soort) => Some(match (soort.weging, geval.drempel()) {
            (Some(_), _) => gewogen(geval, stand.teller, noemer),
            (None, Drempel::Hoogstens(share)) => {
                uitleg::te_veel(stand.teller, noemer, eenheid, share.floor_of(noemer))
            }
            (None, _) => format!("{}.", uitleg::voldoen(stand.teller, noemer)),
        }),
        Soort::Telling(..) => {
            Some(format!("{} van {} volgens tellingen.", uitleg::tal(stand.teller), uitleg::tal(noemer)))
        }
        Soort::Aantal(..) => {
            let asked = getal::eis_zin(geval.vorm, geval.drempel(), None);
            let source = if geval.is_geteld() { " volgens tellingen" } else { "" };
            Some(format!("{}{source}; de norm is {asked}.", uitleg::tal(stand.teller)))
        }
        Soort::Volledigheid(..) | Soort::Frequentie(..) => {
            uitleg::ontbreekt(&stand.gemist, geval.uitslag().periode)
        }
        Soort::Herhaling(..) => Some(uitleg::terug(stand.teller, noemer, eenheid)),
        Soort::Begroting(..) => Some(uitleg::besteed(stand.teller, noemer)),
        Soort::Formatie(..) => Some(uitleg::ingezet(stand.teller, noemer)),
        Soort::Oordeel(_) => None,
    }
}

/// What was counted of a share that may still turn, as short as it can be: the unreadable rows follow it.
fn zonder_eenheid(geval: &Geval<'_>) -> Option<String> {
    let (teller, noemer) = (geval.stand()?.teller, geval.stand()?.noemer?);
    let Soort::Aandeel(_, soort) = &geval.norm.soort else { return None };
    match (soort.weging, geval.drempel()) {
        (Some(_), _) => None,
        (None, Drempel::Hoogstens(share)) => {
            let most = uitleg::tal(share.floor_of(noemer));
            Some(format!("{} van {} (hoogstens {most})", uitleg::tal(teller), uitleg::tal(noemer)))
        }
        (None, _) => Some(uitleg::voldoen(teller, noemer)),
    }
}

/// Amounts out of amounts; cents say nothing about large ones.
fn gewogen(geval: &Geval<'_>, teller: Decimal, noemer: Decimal) -> String {
    let in_euros = geval.is_geldnorm();
    let large = teller.min(noemer) >= Decimal::ONE_THOUSAND;
    let shown = |number: Decimal| match (in_euros, large) {
        (true, true) => whole_euros(number),
        (true, false) => euro(number),
        (false, _) => uitleg::tal(number),
    };
    format!("{} van {}.", shown(teller), shown(noemer))
}

fn sinds(geval: &Geval<'_>) -> Option<String> {
    let earlier: Vec<(Periode, Oordeel, String)> = geval
        .beoordeling
        .reeks
        .iter()
        .map(|uitslag: &Uitslag| (uitslag.periode, uitslag.oordeel, geval.getoond(uitslag)))
        .collect();
    let uitslag = geval.uitslag();
    uitleg::sinds(geval.beoordeling.op_rij, uitslag.periode.ritme(), &earlier, &geval.getoond(uitslag))
}

/// The values of the first break-down, with how many cases count against the norm.
pub(super) fn groepen(geval: &Geval<'_>, stand: &Stand) -> Vec<Groep> {
    let Some(split) = stand.per.first() else { return Vec::new() };
    let less_is_better = getal::is_hoogstens(geval.drempel());
    split
        .regels
        .iter()
        .filter_map(|deel| {
            let alle = deel.noemer?;
            Some(Groep {
                naam: deelnaam(geval, geval.veld(split.veld), &deel.waarde),
                gemist: if less_is_better { deel.teller } else { alle - deel.teller },
                alle,
            })
        })
        .collect()
}

/// A value as a sentence names it: an area by itself, anything else after the name of its field.
fn deelnaam(geval: &Geval<'_>, veld: &str, waarde: &str) -> String {
    let area = geval.overeenkomst.gebieden.iter().any(|gebied| gebied.id == waarde);
    if waarde.is_empty() {
        format!("zonder {veld}")
    } else if area || waarde.to_lowercase().contains(&veld.to_lowercase()) {
        waarde.to_owned()
    } else {
        format!("{veld} {}", waarde.replace('_', " "))
    }
}

fn buiten(geval: &Geval<'_>, stand: &Stand) -> Buiten {
    let withdrawn = stand.ingetrokken.iter().map(|(veld, count)| {
        let name = geval.veld(*veld);
        ((!name.contains("ingetrokken")).then(|| name.replace('_', " ")), *count)
    });
    Buiten { open: stand.open, ingetrokken: withdrawn.collect(), proeftuin: stand.proeftuin }
}

/// That the norm is new: it was not in force in the measured period before.
fn nieuw(geval: &Geval<'_>) -> Option<String> {
    let versie = geval.versie?;
    let before = geval.beoordeling.reeks.last()?;
    (before.oordeel == Oordeel::GeldtNiet).then(|| uitleg::geldt_vanaf(versie.vanaf))
}

/// What made it onzeker, and what the figure lies between.
fn twijfel(geval: &Geval<'_>) -> String {
    let missing = geval.ontbreekt();
    let files: Vec<&str> = missing.iter().map(|levering| levering.bestand.as_str()).collect();
    let bounds = geval.stand().and_then(|stand| stand.grenzen);
    let shown = |(teller, noemer)| geval.vorm.getoond(teller, noemer, geval.drempel());
    uitleg::twijfel(&Twijfel {
        ontbreekt: &files,
        geld: geval.norm.soort.geldgroep().is_some(),
        onleesbaar: geval.stand().map_or(0, |stand| stand.onleesbaar.len()),
        posten: if geval.norm.soort.geldgroep().is_some() {
            geval.stand().map_or(&[], |stand| &stand.gemist)
        } else {
            &[]
        },
        tussen: bounds.map(|bounds| (shown(bounds.slechtst), shown(bounds.best))),
    })
}

fn geen_gegevens(geval: &Geval<'_>) -> String {
    let missing = geval.ontbreekt();
    let files: Vec<&str> = missing.iter().map(|levering| levering.bestand.as_str()).collect();
    if let Some(text) = uitleg::levering_ontbreekt(&files) {
        return text;
    }
    let leden = geval.norm.soort.leden();
    let empty = leden.iter().find_map(|leden| match leden {
        Leden::Uit { gegevens, .. } => geval
            .intake
            .zaken
            .get(*gegevens)
            .is_none_or(|zaken| zaken.leveringen.is_empty())
            .then(|| geval.overeenkomst.gegevens[*gegevens].id.as_str()),
        Leden::Gebieden | Leden::Lijst(_) => None,
    });
    match (empty, geval.gegevens) {
        (Some(id), _) => format!("Van {id} is geen enkele levering binnen."),
        (None, Some(gegevens)) => format!("De eerste levering van {} is nog niet aan de beurt.", gegevens.id),
        (None, None) => "Er zijn geen gegevens.".to_owned(),
    }
}

fn geldt_niet(geval: &Geval<'_>) -> String {
    let day = geval.uitslag().peildatum.min(geval.uitslag().periode.tot_en_met());
    match geval.norm.versies.iter().find(|versie| versie.vanaf > day) {
        Some(next) => format!("Geldt vanaf {}.", dag(next.vanaf)),
        None => match geval.norm.versies.last().and_then(|versie| versie.tot_en_met) {
            Some(end) => format!("Gold tot en met {}.", dag(end)),
            None => "Geldt niet in deze periode.".to_owned(),
        },
    }
}

/// `onvoldoende op 12 februari 2023 (beleidsadviseur): toelichting.`
fn oordeel_zin(geval: &Geval<'_>) -> Option<String> {
    let (regel, _) = geval.dossier(geval.uitslag())?;
    let word = if regel.voldoende { "voldoende" } else { "onvoldoende" };
    let door = if regel.door.is_empty() { String::new() } else { format!(" ({})", regel.door) };
    let why = regel.toelichting.trim_end_matches('.');
    let why = if why.is_empty() { String::new() } else { format!(": {why}") };
    Some(format!("{word} op {}{door}{why}.", dag(regel.datum)))
}
