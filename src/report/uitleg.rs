//! The words under a norm: what was counted, since when, where most, and what was left out.
//!
//! Every sentence is built from plain values by a function of its own, so that its grammar can be tested by itself.

use rust_decimal::Decimal;

use super::woorden::{kleine_letter, meervoud, opsomming_tot, telwoord, venster};
use crate::{
    calendar::{Periode, Ritme, in_words},
    norm::{Gemist, Oordeel},
    number::{dutch, euro},
};

/// How many members that lack something are named.
const MOST_LEDEN: usize = 6;

/// `188 van 210 op tijd, 22 te laat; 7 daarvan wachten nog (langst 47 dagen).`
pub(super) fn op_tijd(teller: Decimal, noemer: Decimal, nog: &Nog) -> String {
    let laat = noemer - teller;
    let count = format!("{} van {} op tijd, {} te laat", tal(teller), tal(noemer), tal(laat));
    if nog.aantal == 0 {
        return format!("{} van {} op tijd.", tal(teller), tal(noemer));
    }
    let one = nog.aantal == 1;
    let verb = match (nog.wachten, one) {
        (true, true) => "wacht nog",
        (true, false) => "wachten nog",
        (false, true) => "staat nog open",
        (false, false) => "staan nog open",
    };
    let aantal = Decimal::from(nog.aantal);
    let who = if laat == Decimal::ONE {
        "die".to_owned()
    } else if aantal == laat {
        format!("alle {}", tal(laat))
    } else {
        format!("{} daarvan", tal(aantal))
    };
    let longest = nog.langst.map_or_else(String::new, |days| {
        let dagen = telwoord(days.unsigned_abs(), "dag", "dagen");
        format!(" ({}{days} {dagen})", if one { "" } else { "langst " })
    });
    format!("{count}; {who} {verb}{longest}.")
}

/// Of the late cases: those that have not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Nog {
    /// How many.
    pub(super) aantal: u64,
    /// The longest, in days.
    pub(super) langst: Option<i64>,
    /// Whether they wait, or are only not closed.
    pub(super) wachten: bool,
}

/// `198 van 200 voldoen`.
pub(super) fn voldoen(teller: Decimal, noemer: Decimal) -> String {
    let verb = if teller == Decimal::ONE { "voldoet" } else { "voldoen" };
    format!("{} van {} {verb}", tal(teller), tal(noemer))
}

/// `14 van 112 trajecten, hoogstens 11 mogen.`
pub(super) fn te_veel(teller: Decimal, noemer: Decimal, eenheid: &(String, String), most: Decimal) -> String {
    let unit = if noemer == Decimal::ONE { &eenheid.0 } else { &eenheid.1 };
    let verb = if most == Decimal::ONE { "mag" } else { "mogen" };
    format!("{} van {} {unit}, hoogstens {} {verb}.", tal(teller), tal(noemer), tal(most))
}

/// `7 van 112 trajecten kwamen terug.`
pub(super) fn terug(teller: Decimal, noemer: Decimal, eenheid: &(String, String)) -> String {
    let unit = if noemer == Decimal::ONE { &eenheid.0 } else { &eenheid.1 };
    let verb = if teller == Decimal::ONE { "kwam" } else { "kwamen" };
    format!("{} van {} {unit} {verb} terug.", tal(teller), tal(noemer))
}

/// `Eerste keer sinds 2e kwartaal 2022.` or `4e kwartaal op rij: 97,1 - 95,0 - 92,4 - 88,2%.`
///
/// `eerder` are the outcomes before this one, oldest first, as a table shows them.
pub(super) fn sinds(
    op_rij: u32,
    ritme: Ritme,
    eerder: &[(Periode, Oordeel, String)],
    nu: &str,
) -> Option<String> {
    // Of two in a row both values stand in the table, and of three all but the first.
    if op_rij == 2 || op_rij == 3 {
        return Some(format!("{op_rij}e {} op rij.", ritme.as_str()));
    }
    if op_rij > 3 {
        let back = (op_rij as usize - 1).min(eerder.len());
        let newest =
            if back + 1 < op_rij as usize { format!(" (laatste {})", back + 1) } else { String::new() };
        let values: Vec<&str> =
            eerder[eerder.len() - back..].iter().map(|(_, _, shown)| shown.as_str()).chain([nu]).collect();
        return Some(format!("{op_rij}e {} op rij{newest}: {}.", ritme.as_str(), op_een_rij(&values)));
    }
    if let Some((periode, ..)) = eerder.iter().rev().find(|(_, oordeel, _)| *oordeel == Oordeel::NietGehaald)
    {
        return Some(format!("Eerste keer sinds {}.", periode.in_words()));
    }
    match eerder.iter().rev().take_while(|(_, oordeel, _)| *oordeel == Oordeel::Gehaald).count() {
        // The outcome before this one stands beside it.
        0 | 1 => None,
        times => Some(format!("Eerste keer in {} {}.", times + 1, meervoud(ritme))),
    }
}

/// Values with their percent sign once, if all have one: `97,1 - 95,0%`.
fn op_een_rij(values: &[&str]) -> String {
    let shares = values.iter().all(|value| value.ends_with('%') || *value == "-");
    if !shares {
        return values.join(" - ");
    }
    format!("{}%", values.iter().map(|value| value.trim_end_matches('%')).collect::<Vec<_>>().join(" - "))
}

/// A value of a break-down: how many cases it has, and how many of them count against the norm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Groep {
    /// As a sentence names it: `W07`, `team Noord`.
    pub(super) naam: String,
    /// Cases that count against the norm.
    pub(super) gemist: Decimal,
    /// Judged cases.
    pub(super) alle: Decimal,
}

/// The one or two values that stand out: at least three cases, and half as often again as on the whole.
pub(super) fn uitschieters(groepen: &[Groep]) -> Vec<&Groep> {
    let gemist: Decimal = groepen.iter().map(|groep| groep.gemist).sum();
    let alle: Decimal = groepen.iter().map(|groep| groep.alle).sum();
    let (two, three) = (Decimal::TWO, Decimal::from(3));
    let mut found: Vec<&Groep> = groepen
        .iter()
        .filter(|groep| {
            groep.gemist >= three
                && groep.gemist.saturating_mul(alle).saturating_mul(two)
                    >= gemist.saturating_mul(groep.alle).saturating_mul(three)
        })
        .collect();
    found.sort_by_key(|groep| std::cmp::Reverse(groep.gemist));
    found.truncate(2);
    found
}

/// `Meest: W07 (8 van 31), W03 (5 van 24).`
pub(super) fn meest(groepen: &[Groep]) -> Option<String> {
    let shown: Vec<String> = uitschieters(groepen)
        .iter()
        .map(|groep| format!("{} ({} van {})", groep.naam, tal(groep.gemist), tal(groep.alle)))
        .collect();
    (!shown.is_empty()).then(|| format!("Meest: {}.", shown.join(", ")))
}

/// What was not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Buiten {
    /// Cases within their term.
    pub(super) open: u64,
    /// Withdrawn cases: what withdrew them, if it is not plainly a withdrawal.
    pub(super) ingetrokken: Vec<(Option<String>, u64)>,
    /// Cases in the Proeftuin.
    pub(super) proeftuin: u64,
}

/// `Niet geteld: 54 nog open, 3 ingetrokken, 12 Proeftuin.`
pub(super) fn niet_meegeteld(buiten: &Buiten) -> Option<String> {
    let withdrawn = buiten.ingetrokken.iter().map(|(field, count)| match field {
        None => (*count, "ingetrokken".to_owned()),
        Some(field) => (*count, format!("door {field}")),
    });
    let open = (buiten.open, "nog open".to_owned());
    let proeftuin = (buiten.proeftuin, "Proeftuin".to_owned());
    let parts: Vec<String> = std::iter::once(open)
        .chain(withdrawn)
        .chain([proeftuin])
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", tal(Decimal::from(count))))
        .collect();
    (!parts.is_empty()).then(|| format!("Niet geteld: {}.", parts.join(", ")))
}

/// `Ontbreekt: W09.` or `Ontbreekt: R03 (jan-feb), R05 (mrt).`; members with a second name are grouped by the first.
pub(super) fn ontbreekt(gemist: &[Gemist], periode: Periode) -> Option<String> {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for lack in gemist {
        let Some((first, rest)) = lack.lid.split_first() else { continue };
        let mut detail: Vec<String> = rest.to_vec();
        detail.extend(lack.venster.map(|(van, tot)| venster(van, tot, periode)));
        match groups.iter_mut().find(|(name, _)| *name == first.as_str()) {
            Some((_, details)) => details.push(detail.join(" ")),
            None => groups.push((first, vec![detail.join(" ")])),
        }
    }
    let names: Vec<String> = groups
        .iter()
        .map(|(name, details)| match details.iter().all(String::is_empty) {
            true => (*name).to_owned(),
            false => format!("{name} ({})", opsomming_tot(details, MOST_LEDEN)),
        })
        .collect();
    (!names.is_empty()).then(|| format!("Ontbreekt: {}.", opsomming_tot(&names, MOST_LEDEN)))
}

/// `Levering a.csv ontbreekt.` or `De leveringen a.csv en b.csv ontbreken.`
pub(super) fn levering_ontbreekt(bestanden: &[&str]) -> Option<String> {
    match bestanden {
        [] => None,
        [only] => Some(format!("Levering {only} ontbreekt.")),
        several => Some(format!("De leveringen {} ontbreken.", opsomming_tot(several, 3))),
    }
}

/// Why a verdict is onzeker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Twijfel<'a> {
    /// Files of deliveries that are not there.
    pub(super) ontbreekt: &'a [&'a str],
    /// Rows that can't be read.
    pub(super) onleesbaar: usize,
    /// Whether those are rows about money or people, which can be read and not count.
    pub(super) geld: bool,
    /// Posten of which a delivery says nothing.
    pub(super) posten: &'a [Gemist],
    /// What the figure lies between, as a table shows it.
    pub(super) tussen: Option<(String, String)>,
}

/// `2 onleesbaar, dus 9,6% tot 11,4%`: without a capital and a full stop.
pub(super) fn twijfel(twijfel: &Twijfel<'_>) -> String {
    let missing = levering_ontbreekt(twijfel.ontbreekt).map(|text| kleine_letter(text.trim_end_matches('.')));
    let rows = (twijfel.onleesbaar > 0).then(|| match (twijfel.geld, twijfel.onleesbaar) {
        (false, count) => format!("{count} onleesbaar"),
        (true, 1) => "1 regel telt niet mee".to_owned(),
        (true, count) => format!("{count} regels tellen niet mee"),
    });
    let mut names: Vec<&str> =
        twijfel.posten.iter().filter_map(|lack| lack.lid.first()).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let posten = (!names.is_empty()).then(|| format!("van {} is niets geleverd", opsomming_tot(&names, 3)));
    let mut why: Vec<String> = missing.into_iter().chain(posten).chain(rows).collect();
    if why.is_empty() {
        why.push("van sommige rijen is niet bekend hoe zwaar ze tellen".to_owned());
    }
    let between = twijfel.tussen.as_ref().map(|(een, ander)| format!(", dus {een} tot {ander}"));
    format!("{}{}", why.join(" en "), between.unwrap_or_default())
}

/// `€ 52.000,00 besteed van € 50.000,00.`: to the cent, for a cent can be what it is about.
pub(super) fn besteed(teller: Decimal, noemer: Decimal) -> String {
    // Rounded to the cent an amount may look like one that it is not.
    let same = teller != noemer && euro(teller) == euro(noemer);
    let budget = if same { format!("€ {}", dutch(noemer.normalize())) } else { euro(noemer) };
    format!("{} besteed van {budget}.", euro(teller))
}

/// `10,5 van 11,7 fte-maanden.`
pub(super) fn ingezet(teller: Decimal, noemer: Decimal) -> String {
    format!("{} van {} fte-maanden.", tal(teller), tal(noemer))
}

/// A sentence that also says which points in GEGEVENS it rests on: `Dit ontbreekt (Gegevens 2).`
pub(super) fn met_punten(zin: &str, punten: &[usize]) -> String {
    let zin = zin.trim_end_matches('.');
    let numbers: Vec<String> = punten.iter().map(ToString::to_string).collect();
    if numbers.is_empty() {
        format!("{zin}.")
    } else {
        format!("{zin} (Gegevens {}).", opsomming_tot(&numbers, 4))
    }
}

/// What a norm would be without a change: `start binnen 2 weken 88,1%`; with the verdict if that would be another.
pub(super) fn eerst_geleverd(titel: &str, dan: &str, nu: &str, oordeel: Option<Oordeel>) -> String {
    match oordeel {
        Some(oordeel) => format!("{titel} {} ({dan}; nu {nu})", in_woorden(oordeel)),
        None => format!("{titel} {dan}"),
    }
}

/// The sentence under a norm that would be otherwise with the start days that were delivered first.
pub(super) fn met_eerste_datum(dan: &str, oordeel: Option<Oordeel>) -> String {
    match oordeel {
        Some(oordeel) => format!("Let op: met de eerst geleverde datum {} ({dan}).", in_woorden(oordeel)),
        None => format!("Met eerste datum: {dan}."),
    }
}

/// A verdict in a sentence.
fn in_woorden(oordeel: Oordeel) -> String {
    oordeel.as_str().replace('_', " ")
}

/// `Deze norm geldt vanaf 1 januari 2023.`
pub(super) fn geldt_vanaf(vanaf: chrono::NaiveDate) -> String {
    format!("Deze norm geldt vanaf {}.", in_words(vanaf))
}

/// A number in a sentence.
pub(super) fn tal(number: Decimal) -> String {
    dutch(number.normalize())
}

#[cfg(test)]
mod tests;
