//! A norm: what it hangs on, over which rows it is measured, and what it asks.

use super::{
    Omgeving, financien, gegevens::Dataset, namen::dubbele_namen, soort, toets, velden::Rol, versie,
};
use crate::{
    agreement::{
        Norm, OordeelNorm, Rijen, Soort,
        document::{Found, Spanned, fout},
        raw,
        voorwaarde::voorwaarden,
    },
    diagnostic::Code,
};

/// The soorten that there are, for people.
const SOORTEN: &str =
    "termijn, aandeel, telling, aantal, volledigheid, frequentie, herhaling, begroting, formatie of oordeel";

/// Checks a norm. None only after something was reported.
pub(super) fn norm(raw: &raw::Norm, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Norm> {
    let only = enige_soort(raw, found);
    let over_posten = match only {
        Some((_, soort)) => matches!(soort, raw::Soort::Begroting(_) | raw::Soort::Formatie(_)),
        None => raw.soort_onleesbaar,
    };
    hoort_bij(raw, over_posten, omgeving, found);
    let set = dataset(raw, only, omgeving, found);
    let soort = only.and_then(|(_, soort)| gemeten(raw, soort, set, omgeving, found));
    let versies = versie::versies(raw, only, set.map(|(_, set)| set), found);
    let toetsen = toets::toetsen(raw, only.map(|(_, soort)| soort), set.map(|(_, set)| set), found);
    let id = raw.id.as_ref()?;
    Some(Norm {
        id: id.value.clone(),
        titel: raw.titel.clone(),
        hoort_bij: raw.hoort_bij.as_ref()?.value.iter().map(|name| name.value.clone()).collect(),
        soort: soort?,
        meetperiode: raw.meetperiode.as_ref().map(|ritme| ritme.value),
        versies: versies?,
        toetsen: toetsen?,
        bron: raw.bron.clone(),
        span: id.span.clone(),
    })
}

/// What it makes measurable: at least one thing, and each is there. Posten say by themselves what a norm is about.
fn hoort_bij(raw: &raw::Norm, over_posten: bool, omgeving: &Omgeving<'_>, found: &mut Found) {
    let Some(Spanned { value: names, span }) = &raw.hoort_bij else { return };
    if names.is_empty() && !over_posten {
        found.push(
            fout(Code::LegeLijst, span, "deze norm hoort nergens bij")
                .label("hier hoort een bepaling, doel of randvoorwaarde"),
        );
    }
    dubbele_namen(names, found);
    for name in names {
        omgeving.register.onderwerp(name, found);
    }
}

/// The one soort of a norm.
fn enige_soort<'r>(raw: &'r raw::Norm, found: &mut Found) -> Option<(&'static str, &'r raw::Soort)> {
    for later in &raw.later {
        found.push(
            fout(
                Code::NietOndersteund,
                &later.span,
                format!("soort `{}` is nog niet ondersteund", later.value),
            )
            .label("deze versie van oss-welzijn kan dit nog niet meten"),
        );
    }
    match &raw.soorten[..] {
        [(naam, soort)] if raw.later.is_empty() => return Some((naam, &soort.value)),
        [] if !raw.later.is_empty() || raw.soort_onleesbaar => {}
        [_] if !raw.later.is_empty() => {}
        [] => found.push(
            fout(Code::SoortVanNorm, &raw.plek(), "deze norm heeft geen soort")
                .label("hier staat de norm")
                .oplossing(format!("zet erbij wat er gemeten wordt: {SOORTEN}")),
        ),
        [(first, place), rest @ ..] => {
            for (naam, soort) in rest {
                found.push(
                    fout(Code::SoortVanNorm, &soort.span, format!("deze norm is al van soort `{first}`"))
                        .label(format!("hier staat ook `{naam}`"))
                        .also(place.span.clone(), format!("hier staat `{first}`"))
                        .oplossing("maak er twee normen van"),
                );
            }
        }
    }
    None
}

/// The data set over which it is measured. Only an oordeel has none.
fn dataset<'o>(
    raw: &raw::Norm,
    only: Option<(&'static str, &raw::Soort)>,
    omgeving: &'o Omgeving<'_>,
    found: &mut Found,
) -> Option<(usize, &'o Dataset)> {
    if let Some((naam, raw::Soort::Oordeel { .. })) = only {
        for key in &raw.sleutels {
            found.push(past_niet(key, naam, raw));
        }
        return None;
    }
    if let Some((naam, raw::Soort::Begroting(_) | raw::Soort::Formatie(_))) = only {
        // Its rows are those of [financien], and all of them: a sum over some would not add up.
        for key in raw.sleutels.iter().filter(|key| key.value != "toets") {
            found.push(past_niet(key, naam, raw));
        }
        return financien::dataset(raw, naam, omgeving, found);
    }
    if let Some((naam, _)) = only.filter(|_| !raw.heeft("gegevens")) {
        found.push(
            fout(Code::SoortMistSleutel, &raw.plek(), "`gegevens` ontbreekt in `norm`")
                .label(format!("een norm van soort `{naam}` gaat over een gegevensset"))
                .oplossing("schrijf erbij: gegevens = \"...\""),
        );
    }
    let register = &omgeving.register;
    let index = register.zoek_mag(&register.gegevens, &raw.gegevens, found)?;
    Some((index, omgeving.sets.get(index)?))
}

/// That a key does not go with the soort of a norm.
pub(super) fn past_niet(
    key: &Spanned<&'static str>,
    naam: &str,
    raw: &raw::Norm,
) -> crate::diagnostic::Diagnostic {
    fout(Code::SleutelPastNiet, &key.span, format!("een norm van soort `{naam}` heeft geen `{}`", key.value))
        .also(raw.plek(), format!("norm van soort `{naam}`"))
        .oplossing(format!("haal `{}` weg", key.value))
}

/// What it measures, over which rows.
fn gemeten(
    raw: &raw::Norm,
    soort: &raw::Soort,
    set: Option<(usize, &Dataset)>,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) -> Option<Soort> {
    if let raw::Soort::Oordeel { geldig } = soort {
        return Some(Soort::Oordeel(OordeelNorm { geldig: *geldig }));
    }
    let (gegevens, set) = set?;
    meetperiode(raw, set, found);
    let rijen = Rijen {
        gegevens,
        filter: voorwaarden(&raw.filter, &set.velden, found),
        per: set.velden.rollen(&raw.per, Rol::Indeling, found),
    };
    soort::soort(raw, soort, rijen, set, omgeving, found)
}

/// Refuses a meetperiode that ends more often than a delivery comes.
fn meetperiode(raw: &raw::Norm, set: &Dataset, found: &mut Found) {
    let (Some(meetperiode), Some(frequentie)) = (&raw.meetperiode, &set.frequentie) else { return };
    if meetperiode.value < frequentie.value {
        let word = frequentie.value.as_str();
        found.push(
            fout(
                Code::MeetperiodeTeKort,
                &meetperiode.span,
                "deze meetperiode is korter dan die van een levering",
            )
            .label(format!("elke {} meten kan niet", meetperiode.value.as_str()))
            .also(frequentie.span.clone(), format!("deze gegevens komen per {word}"))
            .oplossing(format!("schrijf meetperiode = \"{word}\" of langer, of haal haar weg")),
        );
    }
}
