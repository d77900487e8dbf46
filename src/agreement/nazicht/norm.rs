//! Norms that do not say where they come from, show no example, or whose versies do not follow on one another.

use super::waarschuwing;
use crate::{
    agreement::{document::Found, raw},
    diagnostic::Code,
};

pub(super) fn norm(raw: &raw::Norm, found: &mut Found) {
    let id = raw.id.as_ref().map_or("", |id| id.value.as_str());
    if raw.bron.is_none() && raw.versies.iter().all(|versie| versie.bron.is_none()) {
        found.push(
            waarschuwing(Code::NormZonderBron, &raw.plek(), format!("norm \"{id}\" heeft geen bron"))
                .label("waar is dit afgesproken?")
                .oplossing("zet bij de versie: bron = { stuk = \"...\", plaats = \"...\" }"),
        );
    }
    // What the gemeente judges has no rows to show it with.
    let measured = raw.soorten.iter().any(|(_, soort)| !matches!(soort.value, raw::Soort::Oordeel { .. }));
    if measured && raw.toetsen.is_empty() {
        found.push(
            waarschuwing(Code::NormZonderToets, &raw.plek(), format!("norm \"{id}\" heeft geen toets"))
                .label("geen voorbeeld laat zien wat deze norm bedoelt")
                .oplossing("zet eronder: [[norm.toets]] met een paar rijen en wat eruit moet komen"),
        );
    }
    gaten(&raw.versies, found);
    for versie in &raw.versies {
        terugwerkend(versie, found);
    }
}

/// Days between two versies on which none is in force.
fn gaten(versies: &[raw::Versie], found: &mut Found) {
    let mut dated: Vec<_> = versies
        .iter()
        .filter_map(|versie| Some((versie.vanaf.as_ref()?, versie.tot_en_met.as_ref())))
        .collect();
    dated.sort_by_key(|(from, _)| from.value);
    for pair in dated.windows(2) {
        let [(_, Some(end)), (next, _)] = pair else { continue };
        let Some(before) = next.value.pred_opt().filter(|before| end.value < *before) else { continue };
        found.push(
            waarschuwing(Code::GatTussenVersies, &next.span, "tussen twee versies geldt de norm niet")
                .label("deze versie begint hier")
                .also(end.span.clone(), "de versie ervoor eindigt hier")
                .oplossing(format!(
                    "schrijf tot_en_met = {before} bij de versie ervoor, of haal het daar weg"
                )),
        );
    }
}

/// A versie that judges days on which nobody could know it.
fn terugwerkend(versie: &raw::Versie, found: &mut Found) {
    let (Some(decided), Some(from)) = (&versie.besloten, &versie.vanaf) else { return };
    if decided.value > from.value {
        found.push(
            waarschuwing(Code::Terugwerkend, &decided.span, "deze versie is pas besloten toen zij al gold")
                .label("op deze dag is het besluit genomen")
                .also(from.span.clone(), "zij geldt al vanaf deze dag")
                .note("wat voor het besluit is gebeurd, wordt ook volgens deze versie beoordeeld"),
        );
    }
}
