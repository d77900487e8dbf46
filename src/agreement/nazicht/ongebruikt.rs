//! What has an id or a name, and is named nowhere: it was forgotten, or it can go.

use std::collections::BTreeSet;

use super::waarschuwing;
use crate::{
    agreement::{Leden, Norm, Overeenkomst, Soort, Voorwaarde, document::Found, raw::Ruw},
    diagnostic::Code,
    source::Span,
};

/// Adds a warning for each stuk, werksoort, hoofddoel, kernbeding and field that nothing uses. Bepalingen, doelen and
/// data sets have codes of their own; what is shown or agreed by itself (a list, a post, a levering, an overleg) is used.
pub(super) fn ongebruikt(ruw: &Ruw, overeenkomst: &Overeenkomst, found: &mut Found) {
    stukken(ruw, found);
    let used = werksoorten(overeenkomst);
    for (index, raw) in ruw.werksoorten.iter().enumerate() {
        if let Some(id) = raw.id.as_ref().filter(|_| !used.contains(&index)) {
            let what = format!("werksoort \"{}\"", id.value);
            meld(&what, &id.span, "geen doel, kernbeding, risico, post of opdracht is hiervan", found);
        }
    }
    let used: BTreeSet<usize> = overeenkomst.doelen.iter().filter_map(|doel| doel.hoofddoel).collect();
    for (index, raw) in ruw.hoofddoelen.iter().enumerate() {
        if let Some(id) = raw.id.as_ref().filter(|_| !used.contains(&index)) {
            meld(&format!("hoofddoel \"{}\"", id.value), &id.span, "geen doel hoort hierbij", found);
        }
    }
    for (raw, made) in ruw.kernbedingen.iter().zip(&overeenkomst.kernbedingen) {
        if let Some(id) = raw.id.as_ref().filter(|_| made.bepalingen.is_empty()) {
            meld(&format!("kernbeding \"{}\"", id.value), &id.span, "geen bepaling hoort hierbij", found);
        }
    }
    for jaar in ruw.indexering.iter().filter_map(|raw| raw.jaar.as_ref()) {
        if jaar.value <= i64::from(overeenkomst.prijspeil) {
            let why = format!("de bedragen zijn al prijzen van {}", overeenkomst.prijspeil);
            meld(&format!("de index van {}", jaar.value), &jaar.span, &why, found);
        }
    }
    velden(ruw, overeenkomst, found);
}

fn meld(what: &str, span: &Span, label: &str, found: &mut Found) {
    found.push(
        waarschuwing(Code::Ongebruikt, span, format!("niets gebruikt {what}"))
            .label(label)
            .oplossing("haal het weg, of gebruik het"),
    );
}

/// A stuk is used when a `bron` names it, or when its own says in which other stuk it is named.
fn stukken(ruw: &Ruw, found: &mut Found) {
    for raw in &ruw.stukken {
        let Some(id) = &raw.id else { continue };
        let own = raw.bron.as_ref().map(|bron| bron.stuk == id.value);
        let times = ruw.verwijzingen.stukken.iter().filter(|name| name.value == id.value).count();
        if own != Some(false) && times <= usize::from(own == Some(true)) {
            meld(&format!("stuk \"{}\"", id.value), &id.span, "geen `bron` noemt dit stuk", found);
        }
    }
}

/// The werksoorten that something is of.
fn werksoorten(overeenkomst: &Overeenkomst) -> BTreeSet<usize> {
    let doelen = overeenkomst.doelen.iter().map(|of| of.werksoort);
    let hoofddoelen = overeenkomst.hoofddoelen.iter().map(|of| of.werksoort);
    let kernbedingen = overeenkomst.kernbedingen.iter().flat_map(|of| of.werksoorten.iter().copied());
    let risicos = overeenkomst.risicos.iter().map(|of| of.werksoort);
    let posten = overeenkomst.posten.iter().map(|of| of.werksoort);
    let opdrachten = overeenkomst.opdrachten.iter().map(|of| of.werksoort);
    doelen.chain(hoofddoelen).chain(kernbedingen).chain(risicos).chain(posten).chain(opdrachten).collect()
}

/// Each field that a delivery has to hold for nothing. Of a data set that nothing uses only the set is reported.
fn velden(ruw: &Ruw, overeenkomst: &Overeenkomst, found: &mut Found) {
    let used = gebruikt(overeenkomst);
    for (index, (raw, set)) in ruw.gegevens.iter().zip(&overeenkomst.gegevens).enumerate() {
        if !used.iter().any(|(of, _)| *of == index) {
            continue;
        }
        let own = set.sleutel.iter().copied().chain(set.proeftuin);
        let own = own.chain(set.regels.iter().flat_map(|regel| regel.voorwaarde.velden()));
        let own: BTreeSet<usize> = own.collect();
        let named = raw.velden.iter().filter_map(|veld| veld.naam.as_ref());
        for (veld, naam) in named.enumerate() {
            if !own.contains(&veld) && !used.contains(&(index, veld)) {
                let what = format!("veld \"{}\" van `{}`", naam.value, set.id);
                meld(&what, &naam.span, "de aanbieder levert deze kolom voor niets", found);
            }
        }
    }
}

/// The data sets and fields that norms, members and lists use.
fn gebruikt(overeenkomst: &Overeenkomst) -> BTreeSet<(usize, usize)> {
    let mut used = BTreeSet::new();
    for norm in &overeenkomst.normen {
        if let Some(rijen) = norm.soort.rijen() {
            used.extend(velden_van(norm).into_iter().map(|veld| (rijen.gegevens, veld)));
        }
        for leden in norm.soort.leden() {
            if let Leden::Uit { gegevens, veld, filter, geldig_van, geldig_tot_en_met } = leden {
                let fields = [*veld].into_iter().chain(*geldig_van).chain(*geldig_tot_en_met);
                used.extend(fields.chain(in_voorwaarden(filter)).map(|veld| (*gegevens, veld)));
            }
        }
    }
    if let Some(of) = &overeenkomst.financien {
        used.extend([of.post, of.bedrag, of.fte, of.toelichting].map(|veld| (of.gegevens, veld)));
    }
    for list in &overeenkomst.wachtlijsten {
        let fields = list.wacht.velden().into_iter();
        let fields = fields.chain(list.per.iter().copied()).chain(in_voorwaarden(&list.filter));
        used.extend(fields.map(|veld| (list.gegevens, veld)));
    }
    used
}

fn in_voorwaarden(voorwaarden: &[Voorwaarde]) -> impl Iterator<Item = usize> {
    voorwaarden.iter().flat_map(Voorwaarde::velden)
}

/// The fields of its own data set that a norm uses.
fn velden_van(norm: &Norm) -> Vec<usize> {
    let (rijen, fields, plaats) = match &norm.soort {
        Soort::Termijn(rijen, of) => {
            (rijen, [of.van, of.tot].into_iter().chain(of.ingetrokken.iter().copied()).collect(), None)
        }
        Soort::Aandeel(rijen, of) => {
            (rijen, in_voorwaarden(&of.voldoet).chain(of.weging).collect(), Some(&of.plaats))
        }
        Soort::Telling(rijen, of) => (rijen, vec![of.teller, of.noemer], Some(&of.plaats)),
        Soort::Aantal(rijen, of) => (rijen, of.som.into_iter().collect(), Some(&of.plaats)),
        Soort::Volledigheid(rijen, of) => (rijen, of.veld.clone(), Some(&of.plaats)),
        Soort::Frequentie(rijen, of) => {
            (rijen, of.veld.iter().copied().chain([of.datum]).chain(of.som).collect(), None)
        }
        Soort::Herhaling(rijen, of) => (rijen, vec![of.client, of.hulpvraag, of.afgesloten, of.begin], None),
        // Their fields are those of [financien].
        Soort::Begroting(..) | Soort::Formatie(..) | Soort::Oordeel(_) => return Vec::new(),
    };
    let mut all: Vec<usize> = fields;
    all.extend(plaats.into_iter().flat_map(|plaats| {
        [plaats.datum, plaats.geldig_van, plaats.geldig_tot_en_met].into_iter().flatten()
    }));
    all.extend(rijen.per.iter().copied().chain(in_voorwaarden(&rijen.filter)));
    let filters = norm.versies.iter().filter_map(|versie| versie.filter.as_ref());
    all.extend(filters.flat_map(|filter| in_voorwaarden(filter)));
    all
}
