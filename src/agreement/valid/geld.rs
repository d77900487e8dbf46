//! Budget lines, and whether they add up to what the source prints.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Omgeving, alle};
use crate::{
    agreement::{
        Indexering, Post, Proeftuin, Subtotaal,
        document::{Found, Mag, Spanned, fout},
        raw::{self, Ruw},
    },
    diagnostic::{Code, Diagnostic, Place},
    number::dutch,
    source::Span,
};

pub(super) fn post(raw: &raw::Post, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Post> {
    let register = &omgeving.register;
    let werksoort = register.zoek_mag(&register.werksoorten, &raw.werksoort, found);
    Some(Post {
        id: raw.id.as_ref()?.value.clone(),
        werksoort: werksoort?,
        titel: raw.titel.clone(),
        fte: raw.fte,
        bedrag: raw.bedrag.as_ref()?.value,
        bron: raw.bron.clone(),
    })
}

/// The totals that the source prints, each checked against its posten.
pub(super) fn subtotalen(ruw: &Ruw, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Vec<Subtotaal>> {
    een_per(ruw.subtotalen.iter().map(|raw| &raw.werksoort), "subtotaal van werksoort", found);
    alle(ruw.subtotalen.iter().map(|raw| subtotaal(raw, ruw, omgeving, found)))
}

/// Reports what stands there twice where one is enough.
fn een_per<'a, T: Ord + std::fmt::Display + 'a>(
    keys: impl Iterator<Item = &'a Mag<T>>,
    what: &str,
    found: &mut Found,
) {
    let mut first: BTreeMap<&T, &Span> = BTreeMap::new();
    for Spanned { value, span } in keys.flatten() {
        if let Some(place) = first.get(value) {
            found.push(
                fout(Code::DubbelId, span, format!("{what} {value} staat er al"))
                    .also((*place).clone(), "hier staat de eerste"),
            );
        } else {
            first.insert(value, span);
        }
    }
}

fn subtotaal(
    raw: &raw::Subtotaal,
    ruw: &Ruw,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) -> Option<Subtotaal> {
    let register = &omgeving.register;
    let werksoort = register.zoek_mag(&register.werksoorten, &raw.werksoort, found)?;
    let name = &raw.werksoort.as_ref()?.value;
    let is_own = |post: &&raw::Post| post.werksoort.as_ref().is_some_and(|own| own.value == *name);
    let own: Vec<&raw::Post> = ruw.posten.iter().filter(is_own).collect();
    // A post that could not be read, or that is of no known werksoort, may be missing in this sum: that is one
    // mistake, and was reported.
    let of_known = |post: &raw::Post| {
        post.werksoort.as_ref().is_some_and(|own| register.werksoorten.plaats(&own.value).is_some())
    };
    let every_post = !ruw.posten_onbekend
        && !ruw.misspeld.contains(&"post")
        && ruw.posten.iter().all(of_known)
        && !register.post_misschien_in_kapot(name);
    let check = |printed, sum, what| vergelijk(raw, printed, sum, what, own.len());
    if every_post && own.iter().all(|post| post.bedrag.is_some()) {
        let amounts = own.iter().filter_map(|post| Some(post.bedrag.as_ref()?.value)).sum();
        found.extend(check(&raw.bedrag, amounts, "bedrag"));
    }
    if every_post && own.iter().all(|post| !post.fte_onleesbaar) {
        let fte = own.iter().filter_map(|post| post.fte).sum();
        found.extend(check(&raw.fte, fte, "aantal fte"));
    }
    Some(Subtotaal {
        werksoort,
        fte: raw.fte.as_ref()?.value,
        bedrag: raw.bedrag.as_ref()?.value,
        bron: raw.bron.clone(),
    })
}

/// The largest difference that is a matter of rounding (memo-besluit 25).
fn afronding() -> Decimal {
    Decimal::new(5, 2)
}

/// Compares what is printed with the sum of the posten.
fn vergelijk(
    raw: &raw::Subtotaal,
    printed: &Mag<Decimal>,
    sum: Decimal,
    what: &str,
    count: usize,
) -> Option<Diagnostic> {
    let Spanned { value: printed, span } = printed.as_ref()?;
    let more = sum - *printed;
    if more.is_zero() {
        return None;
    }
    let small = more.abs() <= afronding();
    let werksoort = &raw.werksoort.as_ref()?.value;
    let bericht = format!("de posten van {werksoort} tellen op tot een ander {what} dan het subtotaal");
    let side = if more.is_sign_positive() { "meer" } else { "minder" };
    let posts = if count == 1 { "1 post".to_owned() } else { format!("{count} posten samen") };
    let label = format!("de {posts}: {} ({} {side})", dutch(sum), dutch(more.abs()));
    let label = label.replace("de 0 posten samen: 0", "er zijn geen posten: 0");
    let place = Place::Span(span.clone());
    let diagnostic = if small {
        Diagnostic::waarschuwing(Code::SubtotaalCent, place, bericht)
    } else {
        Diagnostic::fout(Code::SubtotaalFout, place, bericht)
    };
    let diagnostic = diagnostic.label(label);
    if !small {
        return Some(diagnostic.note("een subtotaal mag hoogstens 0,05 verschillen"));
    }
    let diagnostic = match &raw.bron {
        Some(bron) => diagnostic.note(format!(
            "de posten tellen; de bron drukt het subtotaal zo af ({} {})",
            bron.stuk, bron.plaats
        )),
        None => diagnostic.note("de posten tellen"),
    };
    Some(
        diagnostic
            .note("aanvaarden: zet bij dit subtotaal  aanvaard = { code = \"OW-F02\", reden = \"...\" }"),
    )
}

/// The amount outside the norms: there is one, or none.
pub(super) fn proeftuin(ruw: &Ruw, found: &mut Found) -> Option<Option<Proeftuin>> {
    let Some(Spanned { value: raw, span }) = ruw.proeftuinen.first() else { return Some(None) };
    for again in &ruw.proeftuinen[1..] {
        found.push(
            fout(Code::DubbeleTabel, &again.span, "[proeftuin] staat er al")
                .also(span.clone(), "hier staat de eerste")
                .oplossing("laat één van de twee staan"),
        );
    }
    Some(Some(Proeftuin {
        id: raw.id.as_ref()?.value.clone(),
        titel: raw.titel.clone(),
        bedrag: raw.bedrag.as_ref()?.value,
        tekst: raw.tekst.clone(),
        bron: raw.bron.clone(),
    }))
}

/// The rise of prices, once a year.
pub(super) fn indexering(ruw: &Ruw, found: &mut Found) -> Option<Vec<Indexering>> {
    een_per(ruw.indexering.iter().map(|raw| &raw.jaar), "indexering van", found);
    let one = |raw: &raw::Indexering| {
        Some(Indexering {
            jaar: i32::try_from(raw.jaar.as_ref()?.value).ok()?,
            percentage: raw.percentage.as_ref()?.value,
            bron: raw.bron.clone(),
        })
    };
    alle(ruw.indexering.iter().map(one))
}
