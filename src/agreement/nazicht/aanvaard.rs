//! Warnings that the agreement accepts where they occur.

use super::waarschuwing;
use crate::{
    agreement::document::{Aanvaard, Found},
    diagnostic::{Code, Diagnostic, Ernst, Place},
};

/// Leaves out the warnings that are accepted in the table that they are about, or in a table around it. What is
/// accepted and does not occur is a warning itself, unless errors kept warnings from being looked for (`refused`).
pub(in crate::agreement) fn aanvaard(accepted: &[Aanvaard], refused: bool, found: &mut Found) {
    let mut occurs = vec![false; accepted.len()];
    found.retain(|diagnostic| {
        let mut keep = true;
        for (entry, occurs) in accepted.iter().zip(&mut occurs) {
            if geldt_voor(entry, diagnostic) {
                (*occurs, keep) = (true, false);
            }
        }
        keep
    });
    if refused {
        return;
    }
    let unused = accepted.iter().zip(&occurs).filter(|(_, occurs)| !**occurs);
    found.extend(unused.map(|(entry, _)| {
        let code = entry.code.value.as_str();
        waarschuwing(
            Code::AanvaardKomtNietVoor,
            &entry.code.span,
            format!("{code} is aanvaard, maar komt hier niet voor"),
        )
        .label("deze waarschuwing is er niet")
        .oplossing("haal dit `aanvaard` weg")
    }));
}

/// Whether this finding is one that may be accepted, and is.
fn geldt_voor(entry: &Aanvaard, diagnostic: &Diagnostic) -> bool {
    let span = match &diagnostic.place {
        Place::Span(span) => span,
        Place::None | Place::File(_) | Place::Cell(_) => return false,
    };
    diagnostic.ernst == Ernst::Waarschuwing
        && diagnostic.code == entry.code.value
        && entry
            .plekken
            .iter()
            .any(|own| own.source == span.source && own.start <= span.start && span.end <= own.end)
}
