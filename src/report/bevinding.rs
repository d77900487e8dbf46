//! What is wrong with the data, and what follows from it for the verdicts.

mod gevolg;
mod verleden;
mod wijzer;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Bevinding, Punt,
    selectie::Keuze,
    woorden::{bestandsnaam, hoofdletter, kleine_letter, opsomming, opsomming_tot},
};
use crate::diagnostic::{Code, Ernst};
use gevolg::Gevolg;
use wijzer::Wijzer;

/// How many cells of one kind are named.
const MOST_CELLEN: usize = 4;

/// All findings: one by one, taken together, and which points each norm hangs on.
#[derive(Debug, Default)]
pub(super) struct Bevindingen {
    pub(super) lijst: Vec<Bevinding>,
    pub(super) punten: Vec<Punt>,
    /// Per norm (index in the agreement) the numbers of the points that make it onzeker or without data.
    pub(super) per_norm: BTreeMap<usize, Vec<usize>>,
}

/// A finding on its way into the report.
#[derive(Debug, Clone)]
struct Vondst {
    bevinding: Bevinding,
    gevolg: Gevolg,
    /// Findings with the same key and file belong together.
    soort: String,
    /// For a finding about a case.
    kort: Option<Kort>,
}

/// A finding about a case, in few words. Those with the same words belong together whatever their file is.
#[derive(Debug, Clone)]
struct Kort {
    /// What is the same of all such cases.
    kop: String,
    /// The case.
    zaak: String,
    /// The case and what is its own.
    voluit: String,
}

pub(super) fn verzamel(keuze: &Keuze<'_>) -> Bevindingen {
    let wijzer = Wijzer::new(keuze);
    let mut found = wijzer.leveringen();
    found.extend(
        keuze.grondslag.intake.diagnostics.iter().filter_map(|diagnostic| wijzer.diagnostic(diagnostic)),
    );
    found.extend(wijzer.geld());
    found.extend(wijzer.gebroken());
    found.extend(wijzer.vreemd());
    found.extend(wijzer.verleden());
    found.sort_by_key(|vondst| vondst.gevolg.rang(vondst.bevinding.ernst));
    let groups = samen(&found);
    let overeenkomst = keuze.grondslag.overeenkomst;
    let mut out = Bevindingen::default();
    for (index, group) in groups.iter().enumerate() {
        let gevolg = group.iter().fold(Gevolg::default(), |sum, nr| sum.plus(&found[*nr].gevolg));
        for norm in gevolg.geen.iter().chain(&gevolg.onzeker) {
            out.per_norm.entry(*norm).or_default().push(index + 1);
        }
        out.punten.push(Punt {
            nummer: index + 1,
            ernst: group.iter().map(|nr| found[*nr].bevinding.ernst).min().unwrap_or(Ernst::Waarschuwing),
            tekst: kort(&found, group, |kort| &kort.zaak).unwrap_or_else(|| tekst(&found, group)),
            tekst_voluit: tekst(&found, group),
            gevolg: gevolg.zin(overeenkomst),
            heeft_gevolg: !gevolg.is_niets(),
            plaats: plaats(&found, group),
            bevindingen: group.clone(),
        });
    }
    out.lijst = found.into_iter().map(|vondst| vondst.bevinding).collect();
    out
}

/// Findings that say the same of several files of a data set belong together, and so do those of one kind in one
/// column of one file. In order of the first of each.
fn samen(found: &[Vondst]) -> Vec<Vec<usize>> {
    let mut same_words: HashMap<(&str, &str), BTreeSet<Option<&str>>> = HashMap::new();
    for vondst in found {
        let key = (vondst.soort.as_str(), vondst.bevinding.bericht.as_str());
        same_words.entry(key).or_default().insert(vondst.bevinding.bestand.as_deref());
    }
    let mut place: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (nr, vondst) in found.iter().enumerate() {
        let bevinding = &vondst.bevinding;
        let (soort, bericht) = (vondst.soort.as_str(), bevinding.bericht.as_str());
        let files = same_words.get(&(soort, bericht)).map_or(0, BTreeSet::len);
        let key = if let Some(kort) = &vondst.kort {
            (soort, kort.kop.as_str(), "")
        } else if files > 1 {
            (soort, bericht, "")
        } else {
            (soort, "", bevinding.bestand.as_deref().unwrap_or_default())
        };
        let group = *place.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(nr);
    }
    groups
}

/// What is wrong, for a group of findings.
fn tekst(found: &[Vondst], group: &[usize]) -> String {
    let all: Vec<&Bevinding> = group.iter().map(|nr| &found[*nr].bevinding).collect();
    let Some(first) = all.first() else { return String::new() };
    let zin = |text: &str| format!("{}.", text.trim_end_matches('.'));
    if first.code == Code::LeveringOntbreekt.as_str() {
        let files: Vec<&str> = all.iter().filter_map(|of| of.bestand.as_deref()).collect();
        let verb = if files.len() == 1 { "ontbreekt" } else { "ontbreken" };
        return zin(&format!("{} {verb}", opsomming_tot(&files, 3)));
    }
    let place = match plaats(found, group) {
        place if place.is_empty() => place,
        place => format!("{place}: "),
    };
    if let Some(cases) = kort(found, group, |kort| &kort.voluit) {
        return format!("{place}{cases}");
    }
    let mut words: Vec<&str> = Vec::new();
    for bevinding in &all {
        if !words.contains(&bevinding.bericht.as_str()) {
            words.push(&bevinding.bericht);
        }
    }
    let more = words.len().saturating_sub(2);
    let words = words[..words.len().min(2)].join("; ");
    let more = if more == 0 { String::new() } else { format!("; en nog {more} van zulke waarden") };
    hoofdletter_na(&place, &zin(&format!("{words}{more}")))
}

/// What is wrong with a group of cases, without its place: `Aanmelddatum later gezet (A4352 en A4384).`
fn kort(found: &[Vondst], group: &[usize], zaak: impl Fn(&Kort) -> &String) -> Option<String> {
    let cases: Vec<&Kort> = group.iter().filter_map(|nr| found[*nr].kort.as_ref()).collect();
    let kop = &cases.first()?.kop;
    let names: Vec<&str> = cases.iter().map(|of| zaak(of).as_str()).collect();
    let many = names.len() > MOST_CELLEN + 1;
    let kop = if many { format!("{} keer: {}", names.len(), kleine_letter(kop)) } else { hoofdletter(kop) };
    Some(format!("{kop} ({}).", opsomming_tot(&names, MOST_CELLEN)))
}

/// Where a group of findings is: `a.csv, cel F88 en F102`.
fn plaats(found: &[Vondst], group: &[usize]) -> String {
    let all: Vec<&Bevinding> = group.iter().map(|nr| &found[*nr].bevinding).collect();
    let files: BTreeSet<&str> = all.iter().filter_map(|of| of.bestand.as_deref()).map(bestandsnaam).collect();
    let files: Vec<&str> = files.into_iter().collect();
    match files.as_slice() {
        [] => String::new(),
        [only] => match cellen(&all) {
            None => (*only).to_owned(),
            Some(cells) => format!("{only}, {cells}"),
        },
        [one, rest @ ..] if rest.len() > 2 => format!("{one} en nog {} bestanden", rest.len()),
        several => opsomming(several),
    }
}

fn hoofdletter_na(place: &str, words: &str) -> String {
    if place.is_empty() { hoofdletter(words) } else { format!("{place}{words}") }
}

/// `cel F88 en F102`, `rij 14`.
fn cellen(all: &[&Bevinding]) -> Option<String> {
    let names: Vec<&str> = all.iter().filter_map(|of| of.cel.as_deref()).collect();
    let rows: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix("rij ")).collect();
    if names.is_empty() {
        None
    } else if rows.len() == names.len() {
        Some(format!("rij {}", opsomming_tot(&rows, MOST_CELLEN)))
    } else {
        Some(format!("cel {}", opsomming_tot(&names, MOST_CELLEN)))
    }
}
