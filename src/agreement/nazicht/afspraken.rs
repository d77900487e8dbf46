//! Clauses and goals that nothing makes measurable.

use super::waarschuwing;
use crate::{
    agreement::Overeenkomst,
    diagnostic::{Code, Diagnostic},
};

/// Whether any norm measures or judges what has this id.
fn heeft_norm(overeenkomst: &Overeenkomst, id: &str) -> bool {
    overeenkomst.normen.iter().any(|norm| norm.hoort_bij.iter().any(|name| name == id))
}

/// Each bepaling without a norm. One that repeats another has its norm there.
pub(super) fn bepalingen(overeenkomst: &Overeenkomst) -> impl Iterator<Item = Diagnostic> {
    let all = overeenkomst.kernbedingen.iter().flat_map(|kernbeding| &kernbeding.bepalingen);
    let bare = all.filter(|own| own.gelijk_aan.is_none() && !heeft_norm(overeenkomst, &own.id));
    bare.map(|own| {
        waarschuwing(Code::BepalingZonderNorm, &own.span, format!("bepaling \"{}\" heeft geen norm", own.id))
            .label("niets meet of beoordeelt deze bepaling")
            .oplossing(format!(
                "zet \"{}\" in hoort_bij van een norm, of zet hier gelijk_aan = \"...\"",
                own.id
            ))
    })
}

/// Each doel that nothing measures or judges.
pub(super) fn doelen(overeenkomst: &Overeenkomst) -> impl Iterator<Item = Diagnostic> {
    overeenkomst.doelen.iter().filter(|own| !heeft_norm(overeenkomst, &own.id)).map(|own| {
        waarschuwing(Code::DoelZonderNorm, &own.span, format!("doel \"{}\" heeft geen norm", own.id))
            .label("niets meet of beoordeelt dit doel")
            .oplossing(format!(
                "zet \"{}\" in hoort_bij van een norm; is het niet te meten, dan van een norm van soort oordeel",
                own.id
            ))
    })
}
