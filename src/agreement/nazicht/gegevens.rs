//! Data sets that nothing uses, and fields whose empty cells leave a verdict open.

use std::collections::{BTreeMap, BTreeSet};

use super::waarschuwing;
use crate::{
    agreement::{AandeelNorm, Eis, Leden, Norm, Overeenkomst, Rijen, Soort, raw::Ruw},
    diagnostic::{Code, Diagnostic},
};

/// Each data set that no norm, members or wachtlijst takes its rows from.
pub(super) fn ongebruikt<'a>(
    ruw: &'a Ruw,
    overeenkomst: &Overeenkomst,
) -> impl Iterator<Item = Diagnostic> + use<'a> {
    let mut used: BTreeSet<usize> = overeenkomst.wachtlijsten.iter().map(|list| list.gegevens).collect();
    used.extend(overeenkomst.financien.as_ref().map(|of| of.gegevens));
    for norm in &overeenkomst.normen {
        used.extend(norm.soort.rijen().map(|rijen| rijen.gegevens));
        used.extend(norm.soort.leden().iter().filter_map(|leden| match leden {
            Leden::Uit { gegevens, .. } => Some(*gegevens),
            Leden::Gebieden | Leden::Lijst(_) => None,
        }));
    }
    let named = ruw.gegevens.iter().enumerate().filter_map(|(index, raw)| Some((index, raw.id.as_ref()?)));
    named.filter(move |(index, _)| !used.contains(index)).map(|(_, id)| {
        let bericht = format!("niets gebruikt gegevensset \"{}\"", id.value);
        waarschuwing(Code::GegevensOngebruikt, &id.span, bericht)
            .label("geen norm, wachtlijst, leden of financien")
            .oplossing("haal de gegevensset weg, of meet er iets mee: gegevens = \"...\"")
    })
}

/// Each field that may be empty, decides in a `voldoet` what is good, and does not say what empty stands for.
pub(super) fn leeg_onbekend<'a>(
    ruw: &'a Ruw,
    overeenkomst: &'a Overeenkomst,
) -> impl Iterator<Item = Diagnostic> + use<'a> {
    let mut open: BTreeMap<(usize, usize), Vec<&Norm>> = BTreeMap::new();
    for norm in &overeenkomst.normen {
        if let Soort::Aandeel(rijen, aandeel) = &norm.soort {
            for veld in onbeschermd(norm, rijen, aandeel) {
                open.entry((rijen.gegevens, veld)).or_default().push(norm);
            }
        }
    }
    open.into_iter().filter_map(|((set, index), normen)| {
        let veld = overeenkomst.gegevens.get(set)?.velden.get(index)?;
        if veld.verplicht || veld.leeg_betekent.is_some() {
            return None;
        }
        let named = ruw.gegevens.get(set)?.velden.iter().filter_map(|raw| raw.naam.as_ref());
        let naam = named.into_iter().find(|naam| naam.value == veld.naam)?;
        let bericht = format!("een lege cel in veld \"{}\" laat een oordeel open", veld.naam);
        let diagnostic = waarschuwing(Code::LeegOnbekend, &naam.span, bericht)
            .label("niet verplicht, en zonder leeg_betekent")
            .oplossing("zet hier leeg_betekent of verplicht = true, of schrijf bij voldoet ook dat het veld gevuld is");
        Some(normen.into_iter().fold(diagnostic, |diagnostic, norm| {
            diagnostic.also(norm.span.clone(), "bij deze norm zegt dit veld wat goed is")
        }))
    })
}

/// The fields in a `voldoet` of which no other condition says that they are filled.
fn onbeschermd(norm: &Norm, rijen: &Rijen, aandeel: &AandeelNorm) -> BTreeSet<usize> {
    // A versie may replace the filter, so then it protects nothing.
    let filter =
        if norm.versies.iter().any(|versie| versie.filter.is_some()) { &[] } else { &rijen.filter[..] };
    let filled: BTreeSet<usize> = (aandeel.voldoet.iter().chain(filter))
        .filter(|condition| condition.eis == Eis::Gevuld)
        .map(|condition| condition.veld)
        .collect();
    let compared = aandeel.voldoet.iter().filter(|condition| match condition.eis {
        Eis::Vergelijk(..) | Eis::In(_) => true,
        // Of these an empty cell says enough.
        Eis::Leeg | Eis::Gevuld => false,
    });
    compared.flat_map(|condition| condition.velden()).filter(|veld| !filled.contains(veld)).collect()
}
