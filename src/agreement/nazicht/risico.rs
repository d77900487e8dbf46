//! Risks that nothing keeps small, and conditions that nobody sees to.

use super::waarschuwing;
use crate::{
    agreement::{document::Found, raw},
    diagnostic::Code,
};

pub(super) fn risico(raw: &raw::Risico, found: &mut Found) {
    if let (Some(id), []) = (&raw.id, &raw.randvoorwaarden[..]) {
        let bericht = format!("risico \"{}\" heeft geen randvoorwaarde", id.value);
        found.push(
            waarschuwing(Code::RisicoZonderRandvoorwaarde, &id.span, bericht)
                .label("wat houdt dit risico klein?")
                .oplossing("zet eronder: [[risico.randvoorwaarde]]"),
        );
    }
    for raw in &raw.randvoorwaarden {
        randvoorwaarde(raw, found);
    }
}

fn randvoorwaarde(raw: &raw::Randvoorwaarde, found: &mut Found) {
    let Some(id) = &raw.id else { return };
    let mut mist = |code, bericht: &str, label: &str, key: &str| {
        found.push(
            waarschuwing(code, &id.span, format!("randvoorwaarde \"{}\" {bericht}", id.value))
                .label(label)
                .oplossing(format!("schrijf erbij: {key} = \"...\"")),
        );
    };
    if raw.verantwoordelijke.is_none() {
        let (bericht, label) = ("heeft geen verantwoordelijke", "wie zorgt hiervoor?");
        mist(Code::ZonderVerantwoordelijke, bericht, label, "verantwoordelijke");
    }
    if raw.waar.is_none() {
        mist(
            Code::ZonderWaar,
            "zegt niet waar dit is geregeld",
            "waar is het afgesproken of besproken?",
            "waar",
        );
    }
}
