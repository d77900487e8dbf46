//! Tests beside a rule: rows as a delivery would have them, and what must come out.

use super::{alle, gegevens::Dataset};
use crate::{
    agreement::{
        Toets, ToetsRij, VeldSoort, Verwacht,
        document::{Found, Spanned, fout},
        raw::{self, Cel, Elk},
    },
    diagnostic::Code,
};

/// The toetsen of a norm over rows.
pub(super) fn toetsen(
    norm: &raw::Norm,
    soort: Option<&raw::Soort>,
    set: Option<&Dataset>,
    found: &mut Found,
) -> Option<Vec<Toets>> {
    alle(norm.toetsen.iter().map(|raw| toets(norm, raw, soort, set, found)))
}

fn toets(
    norm: &raw::Norm,
    raw: &raw::Toets,
    soort: Option<&raw::Soort>,
    set: Option<&Dataset>,
    found: &mut Found,
) -> Option<Toets> {
    let leden = leden(norm, raw, soort, found);
    let set = set?;
    let rijen = alle(raw.rijen.iter().map(|raw| rij(raw, set, found)));
    let Spanned { value: verwacht, span } = raw.verwacht.as_ref()?;
    Some(Toets {
        naam: raw.naam.clone(),
        periode: raw.periode.as_ref()?.value,
        peildatum: raw.peildatum,
        leden,
        rijen: rijen?,
        verwacht: uitkomst(verwacht)?,
        span: span.clone(),
    })
}

/// The members per set. Only where a norm takes them from a data set: otherwise they are declared.
fn leden(
    norm: &raw::Norm,
    raw: &raw::Toets,
    soort: Option<&raw::Soort>,
    found: &mut Found,
) -> Option<Vec<Vec<String>>> {
    let Spanned { value: given, span } = raw.leden.as_ref()?;
    let elk = elk(soort?);
    if !elk.iter().any(|set| matches!(set.value, Elk::Uit { .. })) {
        found.push(
            fout(Code::SleutelPastNiet, span, "deze norm haalt zijn leden niet uit een gegevensset")
                .label("hier passen geen `leden`")
                .also(norm.plek(), "de norm zegt zelf wie of wat er geteld wordt")
                .oplossing("haal `leden` weg"),
        );
        return None;
    }
    let sets = match given {
        raw::Leden::Een(list) => vec![list.clone()],
        raw::Leden::Meer(sets) => sets.clone(),
    };
    if sets.len() != elk.len() {
        let bericht = format!("`leden` telt {} en `elk` telt {}", sets.len(), elk.len());
        found.push(
            fout(Code::LedenPassenNiet, span, bericht)
                .label("hier hoort één lijst voor elke verzameling")
                .also(norm.plek(), "in deze norm"),
        );
        return None;
    }
    Some(sets)
}

/// The sets of members of a soort.
fn elk(soort: &raw::Soort) -> &[Spanned<Elk>] {
    match soort {
        raw::Soort::Volledigheid { elk, .. } => elk,
        raw::Soort::Frequentie(frequentie) => &frequentie.elk,
        raw::Soort::Termijn { .. }
        | raw::Soort::Aandeel { .. }
        | raw::Soort::Telling { .. }
        | raw::Soort::Aantal { .. }
        | raw::Soort::Herhaling { .. }
        | raw::Soort::Begroting(_)
        | raw::Soort::Formatie(_)
        | raw::Soort::Oordeel { .. } => &[],
    }
}

fn rij(raw: &raw::Rij, set: &Dataset, found: &mut Found) -> Option<ToetsRij> {
    let mut cellen = Vec::new();
    for (naam, cell) in &raw.cellen {
        let Some(veld) = set.velden.zoek_op(&naam.value, &naam.span, found) else { continue };
        let soort = &set.velden.lijst[veld].soort;
        if !past(&cell.value, soort) {
            let bericht = format!("deze waarde past niet bij een veld van soort {}", soort.as_str());
            found.push(
                fout(Code::WaardePastNiet, &cell.span, bericht)
                    .label(vorm(soort))
                    .also(set.velden.spans[veld].clone(), "het veld"),
            );
        }
        cellen.push((veld, cell.value.als_levering()));
    }
    let herhaal = u32::try_from(raw.herhaal.unwrap_or(1)).ok()?;
    Some(ToetsRij { cellen, herhaal, span: raw.span.clone() })
}

/// Whether a value may stand for a cell. Text always may: a toets has to be able to show what can't be read.
fn past(cell: &Cel, soort: &VeldSoort) -> bool {
    match cell {
        Cel::Tekst(_) => true,
        Cel::Geheel(_) => soort.is_getal() || *soort == VeldSoort::Code,
        Cel::Datum(_) => *soort == VeldSoort::Datum,
        Cel::JaNee(_) => *soort == VeldSoort::JaNee,
    }
}

fn vorm(soort: &VeldSoort) -> &'static str {
    match soort {
        VeldSoort::Tekst | VeldSoort::Keuze(_) => "schrijf tekst tussen aanhalingstekens",
        VeldSoort::Code => "schrijf tekst tussen aanhalingstekens, of een geheel getal",
        VeldSoort::Geheel => "schrijf een geheel getal",
        VeldSoort::Decimaal | VeldSoort::Bedrag | VeldSoort::Procent => {
            "schrijf een getal als tekst: \"1.234,50\""
        }
        VeldSoort::Datum => "schrijf een datum: jjjj-mm-dd",
        VeldSoort::JaNee => "schrijf true, false, \"ja\" of \"nee\"",
    }
}

fn uitkomst(raw: &raw::Verwacht) -> Option<Verwacht> {
    let count = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok());
    Some(Verwacht {
        oordeel: raw.oordeel?.to_owned(),
        teller: raw.teller,
        noemer: raw.noemer,
        marge: raw.marge,
        open: count(raw.open),
        ingetrokken: count(raw.ingetrokken),
        proeftuin: count(raw.proeftuin),
        onleesbaar: count(raw.onleesbaar),
    })
}
