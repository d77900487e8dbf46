//! The members that a norm declares, and the fields that name them.

use super::{Omgeving, Velden, namen::dubbele_namen, velden::Rol};
use crate::{
    agreement::{
        Leden, VeldSoort,
        document::{Found, Spanned, fout, opsomming},
        raw::{self, Elk},
        voorwaarde::voorwaarden,
    },
    diagnostic::{Code, nearest},
    source::Span,
};

/// One set of members for each field of `veld`.
pub(super) fn leden(
    norm: &raw::Norm,
    elk: &[Spanned<Elk>],
    veld: &[Spanned<String>],
    velden: &Velden,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) -> Option<(Vec<Leden>, Vec<usize>)> {
    let fields: Vec<_> = veld.iter().map(|naam| velden.rol(naam, Rol::Naam, found)).collect();
    let mut sets = Vec::new();
    for (index, set) in elk.iter().enumerate() {
        let field = fields.get(index).copied().flatten();
        sets.push(verzameling(set, field, velden, omgeving, found));
    }
    if let (false, Some(first)) = (elk.len() == veld.len(), veld.first().filter(|_| !elk.is_empty())) {
        let bericht = format!("`elk` telt {} en `veld` telt {}", elk.len(), veld.len());
        found.push(
            fout(Code::LedenPassenNiet, &elk[0].span, bericht)
                .label("hier hoort één verzameling voor elk veld")
                .also(first.span.clone(), "het eerste veld")
                .also(norm.plek(), "in deze norm"),
        );
        return None;
    }
    let fields: Option<Vec<_>> = fields.into_iter().collect();
    let sets: Option<Vec<_>> = sets.into_iter().collect();
    Some((sets?, fields?)).filter(|(sets, _)| !sets.is_empty())
}

fn verzameling(
    set: &Spanned<Elk>,
    field: Option<usize>,
    velden: &Velden,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) -> Option<Leden> {
    match &set.value {
        Elk::Gebieden => {
            if omgeving.gebieden == Some(0) {
                found.push(
                    fout(Code::LedenPassenNiet, &set.span, "deze overeenkomst heeft geen gebieden")
                        .label("zonder gebieden valt er niets te meten"),
                );
            }
            Some(Leden::Gebieden)
        }
        Elk::Lijst(names) => {
            genoemde(names, &set.span, field, velden, found);
            Some(Leden::Lijst(names.iter().map(|name| name.value.clone()).collect()))
        }
        Elk::Uit { gegevens, veld, filter, geldig_van, geldig_tot_en_met } => {
            let register = &omgeving.register;
            let index = register.zoek_mag(&register.gegevens, gegevens, found)?;
            let other = &omgeving.sets.get(index)?.velden;
            let veld = other.mag_rol(veld, Rol::Naam, found);
            let filter = voorwaarden(filter, other, found);
            if let (Some(end), None) = (geldig_tot_en_met, geldig_van) {
                found.push(
                    fout(
                        Code::SoortMistSleutel,
                        &end.span,
                        "`geldig_tot_en_met` staat er zonder `geldig_van`",
                    )
                    .oplossing("schrijf erbij: geldig_van = \"...\""),
                );
            }
            let geldig_van = other.mag_rol(geldig_van, Rol::Datum, found);
            let geldig_tot_en_met = other.mag_rol(geldig_tot_en_met, Rol::Datum, found);
            Some(Leden::Uit { gegevens: index, veld: veld?, filter, geldig_van, geldig_tot_en_met })
        }
    }
}

/// Members in a list: at least one, each once, and each possible in the field that names them.
fn genoemde(
    names: &[Spanned<String>],
    span: &Span,
    field: Option<usize>,
    velden: &Velden,
    found: &mut Found,
) {
    if names.is_empty() {
        found.push(fout(Code::LegeLijst, span, "`elk` noemt niemand en niets"));
    }
    dubbele_namen(names, found);
    let Some(field) = field else { return };
    let VeldSoort::Keuze(waarden) = &velden.lijst[field].soort else { return };
    for name in names.iter().filter(|name| !waarden.contains(&name.value)) {
        let words = || waarden.iter().map(String::as_str);
        let diagnostic =
            fout(Code::OnbekendWoord, &name.span, format!("\"{}\" is geen waarde van dit veld", name.value))
                .label(format!("hier past {}", opsomming(words())))
                .also(velden.spans[field].clone(), "het veld");
        found.push(match nearest(&name.value, words()) {
            Some(meant) => diagnostic.oplossing(format!("bedoelde u \"{meant}\"?")),
            None => diagnostic,
        });
    }
}
