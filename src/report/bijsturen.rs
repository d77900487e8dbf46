//! What to do about it: the risks that came true, who agreed to what, and what to ask.

use rust_decimal::Decimal;

use super::{
    Randvoorwaardeverslag, Risicouitkomst, Risicoverslag,
    norm::{Geval, verwijzing},
    selectie::Keuze,
    toelichting::groepen,
    uitleg::{tal, uitschieters},
    woorden::{hoofdletter, kleine_letter, opsomming, zonder_herhaling},
};
use crate::{
    agreement::{Overeenkomst, Risico, Soort},
    norm::{Beoordeling, Oordeel, Uitslag},
    risico::{self, RisicoStand, Uitkomst},
};

/// The risks that came true first, then those that may have; in each, heaviest first.
pub(super) fn verslagen(keuze: &Keuze<'_>, gevallen: &[Geval<'_>]) -> Vec<Risicoverslag> {
    let overeenkomst = keuze.grondslag.overeenkomst;
    let judged: Vec<Beoordeling> = keuze.beoordelingen.iter().map(|of| zonder_stand(of)).collect();
    let lists: Vec<_> = keuze.wachtlijsten.iter().copied().cloned().collect();
    let mut stands = risico::uitgekomen(overeenkomst, &judged, &lists);
    stands.sort_by_key(|stand| stand.uitkomst);
    stands.iter().map(|stand| verslag(overeenkomst, gevallen, stand)).collect()
}

/// A judgement with its verdict only: what a risk looks at.
fn zonder_stand(beoordeling: &Beoordeling) -> Beoordeling {
    let uitslag = &beoordeling.uitslag;
    Beoordeling {
        norm: beoordeling.norm,
        uitslag: Uitslag {
            periode: uitslag.periode,
            peildatum: uitslag.peildatum,
            oordeel: uitslag.oordeel,
            versie: uitslag.versie,
            stand: None,
            ontbreekt: Vec::new(),
            dossier: None,
        },
        laatste: None,
        reeks: Vec::new(),
        op_rij: beoordeling.op_rij,
    }
}

fn verslag(overeenkomst: &Overeenkomst, gevallen: &[Geval<'_>], stand: &RisicoStand) -> Risicoverslag {
    let risico = &overeenkomst.risicos[stand.risico];
    let normen = || stand.normen.iter().map(|index| &overeenkomst.normen[*index]);
    let lists = || stand.wachtlijsten.iter().map(|index| &overeenkomst.wachtlijsten[*index]);
    Risicoverslag {
        id: risico.id.clone(),
        tekst: risico.tekst.clone(),
        kans: risico.kans,
        schade: risico.schade,
        effect: risico.effect,
        uitkomst: match stand.uitkomst {
            Uitkomst::Uitgekomen => Risicouitkomst::Uitgekomen,
            Uitkomst::Misschien => Risicouitkomst::Misschien,
        },
        normen: normen().map(|norm| norm.id.clone()).collect(),
        wachtlijsten: lists().map(|list| list.id.clone()).collect(),
        blijkt_uit: blijkt_uit(
            normen().map(|norm| verwijzing(overeenkomst, norm)),
            lists().map(|list| kleine_letter(&list.titel)),
        ),
        randvoorwaarden: risico
            .randvoorwaarden
            .iter()
            .map(|of| Randvoorwaardeverslag {
                id: of.id.clone(),
                tekst: of.tekst.clone(),
                verantwoordelijke: of.verantwoordelijke.as_deref().map(hoofdletter),
                waar: of.waar.clone(),
            })
            .collect(),
        vragen: vragen(risico, gevallen, stand),
    }
}

/// `sociaal werk 1`; the waiting lists are named only when no norm shows it.
fn blijkt_uit(normen: impl Iterator<Item = String>, lists: impl Iterator<Item = String>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in normen {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts.is_empty() {
        parts.extend(lists.map(|list| format!("wachtlijst {list}")));
    }
    opsomming(&parts)
}

/// What to ask: about the value that stands out most, and what the agreement says to ask.
fn vragen(risico: &Risico, gevallen: &[Geval<'_>], stand: &RisicoStand) -> Vec<String> {
    let shown = gevallen.iter().filter(|geval| stand.normen.contains(&geval.beoordeling.norm));
    let peak = shown.filter(|geval| geval.uitslag().oordeel == Oordeel::NietGehaald).find_map(piek);
    let own = risico.vraag.as_deref().map(|vraag| format!("{}?", vraag.trim_end_matches(['?', '.'])));
    peak.into_iter().chain(own).collect()
}

/// `Waardoor is in W07 8 van de 31 te laat?`
fn piek(geval: &Geval<'_>) -> Option<String> {
    let groups = groepen(geval, geval.stand()?);
    let first = uitschieters(&groups).into_iter().next()?.clone();
    let late = match &geval.norm.soort {
        Soort::Termijn(..) => "te laat",
        Soort::Aandeel(..)
        | Soort::Telling(..)
        | Soort::Aantal(..)
        | Soort::Volledigheid(..)
        | Soort::Frequentie(..)
        | Soort::Herhaling(..)
        | Soort::Begroting(..)
        | Soort::Formatie(..)
        | Soort::Oordeel(_) => "niet goed",
    };
    let verb = if first.gemist == Decimal::ONE { "is" } else { "zijn" };
    Some(format!(
        "Waardoor {verb} in {} {} van de {} {late}?",
        first.naam,
        tal(first.gemist),
        tal(first.alle)
    ))
}

/// What failed without a risk of the agreement that names it: `sociaal werk 8 en 10, toegang jeugd 2`.
pub(super) fn zonder_risico(keuze: &Keuze<'_>, gevallen: &[Geval<'_>]) -> Vec<String> {
    let overeenkomst = keuze.grondslag.overeenkomst;
    let at_risk = |geval: &&Geval<'_>| {
        overeenkomst.risicos.iter().any(|is| is.normen.contains(&geval.beoordeling.norm))
    };
    let mut missed: Vec<(Option<usize>, String)> = gevallen
        .iter()
        .filter(|geval| geval.uitslag().oordeel == Oordeel::NietGehaald && !at_risk(geval))
        .map(|geval| (overeenkomst.kernbeding_van(geval.norm), verwijzing(overeenkomst, geval.norm)))
        .collect();
    // In the order of the core clauses; what hangs on none of them comes last.
    missed.sort_by_key(|(kernbeding, _)| kernbeding.unwrap_or(usize::MAX));
    let groups: Vec<String> = missed
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| {
            let mut names: Vec<String> = group.iter().map(|(_, name)| name.clone()).collect();
            names.dedup();
            opsomming(&zonder_herhaling(&names))
        })
        .collect();
    if groups.is_empty() {
        return Vec::new();
    }
    vec![format!("Geen risico genoemd bij {}.", groups.join(", "))]
}
