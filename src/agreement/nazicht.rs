//! What a valid agreement may lack, and still deserves a look: clauses that nothing measures, norms without proof,
//! risks that nobody keeps small.
//!
//! It looks at an agreement without errors only: of one with errors it can't be said what is missing.

mod aanvaard;
mod afspraken;
mod gegevens;
mod norm;
mod ongebruikt;
mod risico;

pub(super) use aanvaard::aanvaard;

use super::{Overeenkomst, document::Found, raw::Ruw};
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    source::Span,
};

/// Adds every warning about an agreement, made from these raw tables.
pub(super) fn nazicht(ruw: &Ruw, overeenkomst: &Overeenkomst, found: &mut Found) {
    found.extend(afspraken::bepalingen(overeenkomst));
    found.extend(afspraken::doelen(overeenkomst));
    for raw in &ruw.normen {
        norm::norm(raw, ruw.koppen.first(), found);
    }
    for raw in &ruw.risicos {
        risico::risico(raw, found);
    }
    ongebruikt::ongebruikt(ruw, overeenkomst, found);
    found.extend(gegevens::ongebruikt(ruw, overeenkomst));
    found.extend(gegevens::leeg_onbekend(ruw, overeenkomst));
}

/// A warning at a place.
fn waarschuwing(code: Code, span: &Span, bericht: impl Into<String>) -> Diagnostic {
    Diagnostic::waarschuwing(code, Place::Span(span.clone()), bericht)
}
