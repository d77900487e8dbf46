//! Norms that do not say where they come from, show no example, or whose versies do not follow on one another.

use super::waarschuwing;
use crate::{
    agreement::{
        document::{Found, Spanned},
        raw,
    },
    diagnostic::Code,
};

pub(super) fn norm(raw: &raw::Norm, kop: Option<&Spanned<raw::Kop>>, found: &mut Found) {
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
        if let Some(kop) = kop {
            buiten_looptijd(versie, &kop.value, found);
        }
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

/// A versie that is never in force while the agreement runs.
fn buiten_looptijd(versie: &raw::Versie, kop: &raw::Kop, found: &mut Found) {
    let (Some(from), Some(begin)) = (&versie.vanaf, &kop.vanaf) else { return };
    let after = kop.tot_en_met.as_ref().filter(|end| from.value > end.value);
    let before = versie.tot_en_met.as_ref().filter(|end| end.value < begin.value);
    let (span, label, other, what) = match (after, before) {
        (Some(end), _) => (&from.span, "deze versie begint later", end, "de overeenkomst eindigt hier"),
        (None, Some(end)) => (&end.span, "deze versie eindigt eerder", begin, "de overeenkomst begint hier"),
        (None, None) => return,
    };
    found.push(
        waarschuwing(Code::BuitenLooptijd, span, "deze versie geldt nooit in de tijd van de overeenkomst")
            .label(label)
            .also(other.span.clone(), what)
            .oplossing("verander de dagen van de versie of van de overeenkomst"),
    );
}
