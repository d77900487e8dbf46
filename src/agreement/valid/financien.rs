//! Where money is delivered, and which posten a norm on money or people is about.

use super::{Omgeving, Velden, gegevens::Dataset, namen::Register, velden::Rol};
use crate::{
    agreement::{
        Domein, Financien, Geldgroep, Inhoud,
        document::{Found, Mag, Spanned, fout},
        raw::{self, Ruw},
    },
    diagnostic::Code,
    source::Span,
};

/// What a norm on money or people is checked against.
pub(super) struct Geld {
    /// The header of `[financien]`.
    tabel: Option<Span>,
    /// Index of its data set.
    gegevens: Option<usize>,
    /// Of each post its werksoort and domein, as far as they are known, and whether it has fte.
    posten: Vec<(Option<usize>, Option<Domein>, bool)>,
}

impl Geld {
    pub(super) fn van(ruw: &Ruw, register: &Register<'_>) -> Self {
        let first = ruw.financien.first();
        let place = |names: &super::namen::Namen, name: &Mag<String>| names.plaats(&name.as_ref()?.value);
        let post = |raw: &raw::Post| {
            let werksoort = place(&register.werksoorten, &raw.werksoort);
            let domein = werksoort.and_then(|index| ruw.werksoorten.get(index)?.domein.as_ref());
            let fte = raw.fte.is_some_and(|fte| !fte.is_zero()) || raw.fte_onleesbaar;
            (werksoort, domein.map(|domein| domein.value), fte)
        };
        Self {
            tabel: first.map(|first| first.span.clone()),
            gegevens: first.and_then(|first| place(&register.gegevens, &first.value.gegevens)),
            posten: ruw.posten.iter().map(post).collect(),
        }
    }
}

/// `[financien]`: there is one, or none.
pub(super) fn tabel(ruw: &Ruw, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Option<Financien>> {
    let Some(Spanned { value: raw, span }) = ruw.financien.first() else { return Some(None) };
    for again in &ruw.financien[1..] {
        found.push(
            fout(Code::DubbeleTabel, &again.span, "[financien] staat er al")
                .also(span.clone(), "hier staat de eerste")
                .oplossing("laat één van de twee staan"),
        );
    }
    let register = &omgeving.register;
    let gegevens = register.zoek_mag(&register.gegevens, &raw.gegevens, found)?;
    let set = omgeving.sets.get(gegevens)?;
    if let (Some(inhoud), Some(named)) = (set.inhoud.filter(|of| *of != Inhoud::Periode), &raw.gegevens) {
        found.push(
            fout(Code::FinancienPastNiet, &named.span, "in deze gegevensset zijn geen bedragen te leveren")
                .label("hier hoort een gegevensset met inhoud = \"periode\"")
                .also(set.plek.clone(), format!("deze heeft inhoud = \"{}\"", inhoud_in_woorden(inhoud)))
                .oplossing("schrijf daar inhoud = \"periode\": wat er in die periode is besteed"),
        );
    }
    let velden: &Velden = &set.velden;
    let post = velden.mag_rol(&raw.post, Rol::Naam, found);
    let bedrag = velden.mag_rol(&raw.bedrag, Rol::Bedrag, found);
    let fte = velden.mag_rol(&raw.fte, Rol::Fte, found);
    let toelichting = velden.mag_rol(&raw.toelichting, Rol::Tekst, found);
    Some(Some(Financien {
        gegevens,
        post: post?,
        bedrag: bedrag?,
        fte: fte?,
        toelichting: toelichting?,
        verschil: raw.verschil.as_ref()?.value,
        fte_hoogstens: raw.fte_hoogstens,
        bron: raw.bron.clone(),
    }))
}

fn inhoud_in_woorden(inhoud: Inhoud) -> &'static str {
    match inhoud {
        Inhoud::Mutaties => "mutaties",
        Inhoud::Stand => "stand",
        Inhoud::Periode => "periode",
    }
}

/// The data set of a norm on money or people.
pub(super) fn dataset<'o>(
    norm: &raw::Norm,
    naam: &str,
    omgeving: &'o Omgeving<'_>,
    found: &mut Found,
) -> Option<(usize, &'o Dataset)> {
    let told = found.iter().any(|diagnostic| diagnostic.code == Code::GeenFinancien);
    if omgeving.geld.tabel.is_none() && !told && !omgeving.register.tabel_misschien_onleesbaar("financien") {
        let bericht = "deze overeenkomst zegt niet waar de bedragen en de fte staan";
        found.push(
            fout(Code::GeenFinancien, &norm.plek(), bericht)
                .label(format!("een norm van soort `{naam}` heeft [financien] nodig"))
                .oplossing("zet er een tabel [financien] bij met gegevens, post, bedrag, fte, toelichting en verschil"),
        );
    }
    let index = omgeving.geld.gegevens?;
    Some((index, omgeving.sets.get(index)?))
}

/// The posten of a norm. For people each group needs a post with fte.
pub(super) fn groep(
    norm: &raw::Norm,
    raw: &raw::Geldgroep,
    met_fte: bool,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) -> Option<Geldgroep> {
    const KEUZE: &str =
        "schrijf één van deze: posten = [\"...\"], werksoorten = [\"...\"], domein = \"...\" of alles = true";
    let wrong = |span: &Span, bericht: &str, label: &str| {
        fout(Code::GroepVanPosten, span, bericht).label(label).also(norm.plek(), "in deze norm")
    };
    match &raw.keuzes[..] {
        [] => {
            let (bericht, label) = ("deze norm zegt niet over welke posten hij gaat", "hier hoort een groep");
            found.push(wrong(&raw.span, bericht, label).oplossing(KEUZE));
            return None;
        }
        [_] => {}
        [(first, place), rest @ ..] => {
            for (key, span) in rest {
                found.push(
                    fout(Code::GroepVanPosten, span, format!("`{first}` en `{key}` gaan niet samen"))
                        .also(place.clone(), format!("hier staat `{first}`"))
                        .oplossing("laat één van de twee staan, of maak er twee normen van"),
                );
            }
            return None;
        }
    }
    let span = &raw.keuzes[0].1;
    if let Some(Spanned { value: false, span }) = &raw.alles {
        found.push(wrong(span, "`alles = false` noemt geen posten", "hier hoort true").oplossing(KEUZE));
        return None;
    }
    let register = &omgeving.register;
    let key = raw.keuzes[0].0;
    let groep = if key == "posten" {
        Geldgroep::Posten(register.zoek_alle(&register.posten, raw.posten.as_ref()?, found)?)
    } else if key == "werksoorten" {
        Geldgroep::Werksoorten(register.zoek_alle(&register.werksoorten, raw.werksoorten.as_ref()?, found)?)
    } else if let Some(domein) = &raw.domein {
        Geldgroep::Domein(domein.value)
    } else {
        raw.alles.as_ref().map(|_| Geldgroep::Alles)?
    };
    let own = |(index, (werksoort, domein, fte)): (usize, &(Option<usize>, Option<Domein>, bool))| {
        let of_group = match &groep {
            Geldgroep::Posten(posten) => posten.contains(&index),
            Geldgroep::Werksoorten(werksoorten) => werksoort.is_none_or(|of| werksoorten.contains(&of)),
            Geldgroep::Domein(asked) => domein.is_none_or(|of| of == *asked),
            Geldgroep::Alles => true,
        };
        of_group && (*fte || !met_fte)
    };
    if !omgeving.geld.posten.iter().enumerate().any(own) && !register.tabel_misschien_onleesbaar("post") {
        let bericht =
            if met_fte { "geen post met fte hoort bij deze norm" } else { "geen post hoort bij deze norm" };
        found.push(wrong(span, bericht, "zonder posten valt er niets te meten"));
        return None;
    }
    Some(groep)
}
