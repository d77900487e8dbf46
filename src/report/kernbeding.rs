//! A core clause with its norms, and the sentences about what takes no line of its own: judgements of the gemeente,
//! norms whose turn it is not, and parts that repeat another.

use super::{
    Kernbedingverslag, Normverslag, Oordelenverslag,
    norm::{Geval, dag, verwijzing_kernbeding},
    selectie::Keuze,
    woorden::{kleine_letter, opsomming, telwoord, zonder_herhaling},
};
use crate::{
    agreement::{Bepaling, Kernbeding, Overeenkomst},
    norm::{Beoordeling, Oordeel, Uitslag},
};

/// More doelen than this are counted instead of named, unless everything is asked for.
const MOST_DOELEN: usize = 3;

/// The core clause, with `gevallen` shown under it and their lines in `normen`.
pub(super) fn verslag(
    keuze: &Keuze<'_>,
    kernbeding: &Kernbeding,
    gevallen: &[Geval<'_>],
    normen: Vec<Normverslag>,
) -> Kernbedingverslag {
    let overeenkomst = keuze.grondslag.overeenkomst;
    let telling = Telling::nu(gevallen);
    Kernbedingverslag {
        id: kernbeding.id.clone(),
        titel: kernbeding.titel.clone(),
        kort: kernbeding.kort.clone().unwrap_or_else(|| kernbeding.titel.clone()),
        verwijzing: verwijzing_kernbeding(kernbeding),
        oordeel: Oordeel::van_geheel(gevallen.iter().map(|geval| geval.uitslag().oordeel)),
        vorige: Oordeel::van_geheel(
            gevallen
                .iter()
                .filter_map(|geval| vorige(keuze, geval.beoordeling).map(|uitslag| uitslag.oordeel)),
        ),
        gehaald: telling.met(Oordeel::Gehaald),
        gemeten: telling.gemeten(),
        oordelen: oordelen(gevallen),
        normen,
        regels: regels(gevallen),
        regels_voluit: regels_voluit(gevallen)
            .into_iter()
            .chain(gelijk_aan(overeenkomst, kernbeding))
            .collect(),
    }
}

/// The verdict on a norm that the check of the period before gave, if it was its turn then.
pub(super) fn vorige<'a>(keuze: &Keuze<'_>, beoordeling: &'a Beoordeling) -> Option<&'a Uitslag> {
    let end = keuze.grondslag.vraag.periode.vorige().tot_en_met();
    let mut earlier = beoordeling.reeks.iter().chain(&beoordeling.laatste);
    earlier.rfind(|uitslag| uitslag.periode.tot_en_met() == end)
}

/// How many norms measured with figures have each verdict.
#[derive(Debug, Clone, Default)]
pub(super) struct Telling(Vec<Oordeel>);

impl Telling {
    #[cfg(test)]
    pub(super) fn van(oordelen: &[Oordeel]) -> Self {
        Self(oordelen.to_vec())
    }

    /// In the period asked for.
    pub(super) fn nu(gevallen: &[Geval<'_>]) -> Self {
        let measured = gevallen.iter().filter(|geval| !geval.is_oordeel());
        Self(measured.map(|geval| geval.uitslag().oordeel).collect())
    }

    /// In the period before it.
    pub(super) fn vorige(keuze: &Keuze<'_>, gevallen: &[Geval<'_>]) -> Self {
        let measured = gevallen.iter().filter(|geval| !geval.is_oordeel());
        Self(
            measured
                .filter_map(|geval| vorige(keuze, geval.beoordeling))
                .map(|uitslag| uitslag.oordeel)
                .collect(),
        )
    }

    /// How many have this verdict.
    pub(super) fn met(&self, oordeel: Oordeel) -> usize {
        self.0.iter().filter(|of| **of == oordeel).count()
    }

    /// How many count in a whole.
    pub(super) fn gemeten(&self) -> usize {
        self.0.iter().filter(|of| of.gewicht().is_some()).count()
    }
}

/// What the gemeente judged, counted; a judgement that is not in force is left out.
pub(super) fn oordelen(gevallen: &[Geval<'_>]) -> Oordelenverslag {
    let mut counted = Oordelenverslag::default();
    for geval in gevallen.iter().filter(|geval| geval.is_oordeel()) {
        let place = match geval.uitslag().oordeel {
            Oordeel::Gehaald => &mut counted.voldoende,
            Oordeel::NietGehaald | Oordeel::Uitzondering => &mut counted.onvoldoende,
            Oordeel::TeBeoordelen => &mut counted.te_beoordelen,
            Oordeel::Onzeker
            | Oordeel::GeenGegevens
            | Oordeel::GeenGevallen
            | Oordeel::GeldtNiet
            | Oordeel::NietAanDeBeurt
            | Oordeel::GeenNorm => continue,
        };
        *place += 1;
        counted.totaal += 1;
    }
    counted
}

/// What to know at least about norms that have no line of their own.
pub(super) fn regels(gevallen: &[Geval<'_>]) -> Vec<String> {
    [niet_aan_de_beurt(gevallen, laatste_samen), te_beoordelen(gevallen, MOST_DOELEN)]
        .into_iter()
        .flatten()
        .collect()
}

/// All there is to know about them.
pub(super) fn regels_voluit(gevallen: &[Geval<'_>]) -> Vec<String> {
    let turn = niet_aan_de_beurt(gevallen, laatste_apart);
    [turn, geldt_niet(gevallen), te_beoordelen(gevallen, usize::MAX)].into_iter().flatten().collect()
}

/// `Nu niet aan de beurt: opleiding (2e halfjaar 2022: gehaald).`
fn niet_aan_de_beurt(gevallen: &[Geval<'_>], namen: fn(&[&Geval<'_>]) -> String) -> Option<String> {
    let turn = gevallen.iter().filter(|geval| geval.uitslag().oordeel == Oordeel::NietAanDeBeurt);
    let turn: Vec<&Geval<'_>> = turn.collect();
    (!turn.is_empty()).then(|| format!("Nu niet aan de beurt: {}.", namen(&turn)))
}

/// Norms with the same last verdict together, those that were not met first.
fn laatste_samen(gevallen: &[&Geval<'_>]) -> String {
    let mut groups: Vec<(Option<String>, Vec<String>)> = Vec::new();
    let missed = |geval: &&Geval<'_>| {
        geval.beoordeling.laatste.as_ref().is_none_or(|laatste| laatste.oordeel != Oordeel::NietGehaald)
    };
    let mut in_order = gevallen.to_vec();
    in_order.sort_by_key(missed);
    for geval in in_order {
        let laatste = geval.beoordeling.laatste.as_ref().filter(|laatste| laatste.stand.is_some());
        let last = laatste.map(|last| format!("{}: {}", last.periode.in_words(), woord(last.oordeel)));
        let name = kleine_letter(&geval.norm.titel);
        match groups.iter_mut().find(|(known, _)| *known == last) {
            Some((_, names)) => names.push(name),
            None => groups.push((last, vec![name])),
        }
    }
    let told = groups.iter().map(|(last, names)| match last {
        None => opsomming(names),
        Some(last) => format!("{} ({last})", opsomming(names)),
    });
    told.collect::<Vec<String>>().join("; ")
}

/// Each norm with what was last reached.
fn laatste_apart(gevallen: &[&Geval<'_>]) -> String {
    let names = gevallen.iter().map(|geval| {
        let name = kleine_letter(&geval.norm.titel);
        match geval.beoordeling.laatste.as_ref().filter(|laatste| laatste.stand.is_some()) {
            None => name,
            Some(laatste) => format!("{name} ({})", laatste_stand(geval, laatste)),
        }
    });
    opsomming(&names.collect::<Vec<String>>())
}

fn laatste_stand(geval: &Geval<'_>, laatste: &Uitslag) -> String {
    let shown = geval.getoond(laatste);
    let verdict = woord(laatste.oordeel);
    let value = if shown == "-" { String::new() } else { format!("{shown}, ") };
    format!("{}: {value}{verdict}", laatste.periode.in_words())
}

/// `Nu niet van kracht: sociale agenda 2024 (geldt vanaf 1 januari 2024).`
fn geldt_niet(gevallen: &[Geval<'_>]) -> Option<String> {
    let names: Vec<String> = gevallen
        .iter()
        .filter(|geval| geval.uitslag().oordeel == Oordeel::GeldtNiet)
        .map(|geval| {
            let why = kleine_letter(&super::toelichting::reden(geval));
            format!("{} ({})", kleine_letter(&geval.norm.titel), why.trim_end_matches('.'))
        })
        .collect();
    (!names.is_empty()).then(|| format!("Nu niet van kracht: {}.", opsomming(&names)))
}

/// `Nog te beoordelen: bepaling 7.` More than `most` doelen are counted.
fn te_beoordelen(gevallen: &[Geval<'_>], most: usize) -> Option<String> {
    let open = gevallen.iter().filter(|geval| geval.uitslag().oordeel == Oordeel::TeBeoordelen);
    let (expired, never): (Vec<&Geval<'_>>, Vec<&Geval<'_>>) =
        open.partition(|geval| geval.dossier(geval.uitslag()).is_some());
    let names: Vec<String> = never.iter().map(|geval| onderwerp(geval)).collect();
    let mut parts: Vec<String> = bij_naam(&names, most).into_iter().collect();
    for geval in expired {
        let until = geval.dossier(geval.uitslag()).and_then(|(_, until)| until);
        let since = until.map_or_else(String::new, |day| format!(" op {}", dag(day)));
        let subject = bij_naam(&[onderwerp(geval)], most).unwrap_or_default();
        parts.push(format!("{subject} (oordeel verlopen{since})"));
    }
    (!parts.is_empty()).then(|| format!("Nog te beoordelen: {}.", opsomming(&parts)))
}

/// What is judged: the number of a bepaling, or the id of a doel.
fn onderwerp(geval: &Geval<'_>) -> String {
    let number = super::norm::nummer(geval.overeenkomst, geval.norm);
    number.unwrap_or_else(|| super::norm::verwijzing(geval.overeenkomst, geval.norm))
}

/// `bepaling 2 en 7`, `doelen isw.d1 en isw.d9`, or with too many of those `5 doelen, zie -v`.
fn bij_naam(names: &[String], most: usize) -> Option<String> {
    let numbered = names.iter().all(|name| name.chars().all(|letter| letter.is_ascii_digit()));
    match (names.is_empty(), numbered) {
        (true, _) => None,
        (false, true) => Some(format!("bepaling {}", opsomming(names))),
        (false, false) if names.len() > most => Some(format!("{} doelen, zie -v", names.len())),
        (false, false) => {
            Some(format!("{} {}", telwoord(names.len() as u64, "doel", "doelen"), opsomming(names)))
        }
    }
}

/// `Bepaling 13 en 14 zijn gelijk aan toegang jeugd 9 en 10.`
fn gelijk_aan(overeenkomst: &Overeenkomst, kernbeding: &Kernbeding) -> Option<String> {
    let same = |bepaling: &Bepaling| -> Option<(String, String)> {
        let (of, other) = overeenkomst.bepaling(bepaling.gelijk_aan.as_deref()?)?;
        Some((bepaling.nummer.clone(), format!("{} {}", verwijzing_kernbeding(of), other.nummer)))
    };
    let (own, others): (Vec<String>, Vec<String>) = kernbeding.bepalingen.iter().filter_map(same).unzip();
    let verb = telwoord(own.len() as u64, "is", "zijn");
    (!own.is_empty()).then(|| {
        format!("Bepaling {} {verb} gelijk aan {}.", opsomming(&own), opsomming(&zonder_herhaling(&others)))
    })
}

/// A verdict in words.
pub(super) fn woord(oordeel: Oordeel) -> String {
    oordeel.as_str().replace('_', " ")
}
