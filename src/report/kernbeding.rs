//! A core clause with its norms, and the sentences about what takes no line of its own: judgements of the gemeente,
//! norms whose turn it is not, and parts that repeat another.

use super::{
    Kernbedingverslag, Normverslag, Oordelenverslag,
    norm::{Geval, dag, verwijzing_kernbeding},
    selectie::Keuze,
    woorden::{kleine_letter, opsomming, telwoord},
};
use crate::{
    agreement::{Bepaling, Kernbeding, Overeenkomst},
    norm::{Beoordeling, Oordeel, Uitslag},
};

/// More subjects than this are counted instead of named; no core clause has as many.
const MOST_ONDERWERPEN: usize = 15;

/// The core clause, with `gevallen` shown under it and their lines in `normen`.
pub(super) fn verslag(
    keuze: &Keuze<'_>,
    kernbeding: &Kernbeding,
    gevallen: &[Geval<'_>],
    normen: Vec<Normverslag>,
) -> Kernbedingverslag {
    let overeenkomst = keuze.grondslag.overeenkomst;
    let telling = Telling::nu(gevallen);
    let mut regels = regels(gevallen);
    regels.extend(gelijk_aan(overeenkomst, kernbeding));
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
        regels,
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

/// The sentences about norms that have no line of their own.
pub(super) fn regels(gevallen: &[Geval<'_>]) -> Vec<String> {
    let turn = niet_aan_de_beurt(gevallen);
    let force = geldt_niet(gevallen);
    [turn, force, oordeel_gemeente(gevallen)].into_iter().flatten().collect()
}

/// `Nu niet aan de beurt: opleiding (2e halfjaar 2022: 100%, gehaald).`
fn niet_aan_de_beurt(gevallen: &[Geval<'_>]) -> Option<String> {
    let names: Vec<String> = gevallen
        .iter()
        .filter(|geval| geval.uitslag().oordeel == Oordeel::NietAanDeBeurt)
        .map(|geval| {
            let name = kleine_letter(&geval.norm.titel);
            match &geval.beoordeling.laatste {
                None => name,
                Some(laatste) if laatste.stand.is_none() => name,
                Some(laatste) => format!("{name} ({})", laatste_stand(geval, laatste)),
            }
        })
        .collect();
    (!names.is_empty()).then(|| format!("Nu niet aan de beurt: {}.", opsomming(&names)))
}

fn laatste_stand(geval: &Geval<'_>, laatste: &Uitslag) -> String {
    let shown = geval.getoond(laatste);
    let verdict = woord(laatste.oordeel);
    let value = if shown == "-" { String::new() } else { format!("{shown}, ") };
    format!("{}: {value}{verdict}", laatste.periode.in_words())
}

/// `Geldt nu niet: sociale agenda 2024 (vanaf 1 januari 2024).`
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

/// `Oordeel gemeente: 3 van 4 voldoende. Nog te beoordelen: bepaling 7.`
fn oordeel_gemeente(gevallen: &[Geval<'_>]) -> Option<String> {
    let counted = oordelen(gevallen);
    if counted.totaal == 0 {
        return None;
    }
    let mut sentence = format!("Oordeel gemeente: {} van {} voldoende.", counted.voldoende, counted.totaal);
    let open: Vec<&Geval<'_>> =
        gevallen.iter().filter(|geval| geval.uitslag().oordeel == Oordeel::TeBeoordelen).collect();
    let (expired, never): (Vec<&Geval<'_>>, Vec<&Geval<'_>>) =
        open.into_iter().partition(|geval| geval.dossier(geval.uitslag()).is_some());
    let mut parts = Vec::new();
    let names: Vec<String> = never.iter().map(|geval| onderwerp(geval)).collect();
    if names.len() > MOST_ONDERWERPEN {
        parts.push(per_werksoort(&never));
    } else if let Some(list) = bij_naam(&names) {
        parts.push(list);
    }
    for geval in expired {
        let until = geval.dossier(geval.uitslag()).and_then(|(_, until)| until);
        let since = until.map_or_else(String::new, |day| format!(" op {}", dag(day)));
        let subject = bij_naam(&[onderwerp(geval)]).unwrap_or_default();
        parts.push(format!("{subject} (het oordeel is verlopen{since})"));
    }
    if !parts.is_empty() {
        sentence.push_str(&format!(" Nog te beoordelen: {}.", parts.join(", en ")));
    }
    Some(sentence)
}

/// `63 (sociaal raadsliedenwerk 3, jeugd 60)`: too many to name.
fn per_werksoort(gevallen: &[&Geval<'_>]) -> String {
    let Some(overeenkomst) = gevallen.first().map(|geval| geval.overeenkomst) else { return String::new() };
    let of = |geval: &Geval<'_>, werksoort: usize| {
        let own = |doel: &crate::agreement::Doel| geval.norm.hoort_bij.contains(&doel.id);
        overeenkomst.doelen.iter().find(|doel| own(doel)).is_some_and(|doel| doel.werksoort == werksoort)
    };
    let counts = overeenkomst.werksoorten.iter().enumerate().filter_map(|(index, werksoort)| {
        let count = gevallen.iter().filter(|geval| of(geval, index)).count();
        (count > 0).then(|| format!("{} {count}", kleine_letter(&werksoort.titel)))
    });
    let counts: Vec<String> = counts.collect();
    format!("{} doelen ({})", gevallen.len(), counts.join(", "))
}

/// What is judged: the number of a bepaling, or the id of a doel.
fn onderwerp(geval: &Geval<'_>) -> String {
    let number = super::norm::nummer(geval.overeenkomst, geval.norm);
    number.unwrap_or_else(|| super::norm::verwijzing(geval.overeenkomst, geval.norm))
}

/// `bepaling 2 en 7`; a list of goals stands by itself.
fn bij_naam(names: &[String]) -> Option<String> {
    let numbered = names.iter().all(|name| name.chars().all(|letter| letter.is_ascii_digit()));
    match (names.is_empty(), numbered) {
        (true, _) => None,
        (false, true) => Some(format!("bepaling {}", opsomming(names))),
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

/// Drops from each text the words that it has in common with the one before: `toegang jeugd 9`, `10`.
fn zonder_herhaling(texts: &[String]) -> Vec<String> {
    let head = |text: &str| text.rsplit_once(' ').map(|(head, _)| head.to_owned());
    texts
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let same = index > 0 && head(&texts[index - 1]) == head(text);
            if same { text.rsplit(' ').next().unwrap_or(text).to_owned() } else { text.clone() }
        })
        .collect()
}

/// A verdict in words.
pub(super) fn woord(oordeel: Oordeel) -> String {
    oordeel.as_str().replace('_', " ")
}
