//! What a norm asks through time: its versies, each by itself and one after another.

use super::{afspraken::einde_na_begin, drempel, gegevens::Dataset, norm::past_niet};
use crate::{
    agreement::{
        Drempel, Versie, VersiePlekken,
        document::{Found, Mag, fout},
        raw,
        voorwaarde::voorwaarden,
    },
    diagnostic::Code,
    number::Percentage,
    source::Span,
};

/// What the versies of a soort may hold.
struct Vorm {
    naam: &'static str,
    /// A term, which then must be there.
    binnen: bool,
    /// How many rows a member needs.
    aantal: bool,
    /// A threshold.
    drempel: bool,
    /// The threshold is a number and not a share.
    drempel_is_getal: bool,
    /// Which rows are meant.
    filter: bool,
    /// What is asked when nothing is said.
    vanzelf: Drempel,
}

impl Vorm {
    fn van(naam: &'static str, soort: &raw::Soort) -> Self {
        let plain = Self {
            naam,
            binnen: false,
            aantal: false,
            drempel: true,
            drempel_is_getal: false,
            filter: true,
            vanzelf: Drempel::Geen,
        };
        match soort {
            raw::Soort::Termijn { .. } | raw::Soort::Herhaling { .. } => Self { binnen: true, ..plain },
            raw::Soort::Aandeel { .. } | raw::Soort::Telling { .. } => plain,
            raw::Soort::Aantal { .. } => Self { drempel_is_getal: true, ..plain },
            raw::Soort::Volledigheid { .. } | raw::Soort::Frequentie(_) => {
                Self { aantal: true, vanzelf: Drempel::Minstens(Percentage::ALL), ..plain }
            }
            raw::Soort::Begroting(_) => {
                Self { filter: false, vanzelf: Drempel::Hoogstens(Percentage::ALL), ..plain }
            }
            raw::Soort::Formatie(_) => {
                Self { filter: false, vanzelf: Drempel::Minstens(Percentage::ALL), ..plain }
            }
            raw::Soort::Oordeel { .. } => Self { drempel: false, filter: false, ..plain },
        }
    }

    fn heeft(&self, key: &str) -> bool {
        if key == "binnen" {
            self.binnen
        } else if key == "aantal" {
            self.aantal
        } else if key == "filter" {
            self.filter
        } else {
            self.drempel
        }
    }
}

/// The versies of a norm by first day: at least one, and no two at one time.
pub(super) fn versies(
    norm: &raw::Norm,
    only: Option<(&'static str, &raw::Soort)>,
    set: Option<&Dataset>,
    found: &mut Found,
) -> Option<Vec<Versie>> {
    if norm.versies.is_empty() && !norm.versie_onleesbaar {
        found.push(
            fout(Code::GeenVersie, &norm.plek(), "deze norm heeft geen versie")
                .label("vanaf welke dag geldt hij?")
                .oplossing("zet eronder: [[norm.versie]] met vanaf = jjjj-mm-dd"),
        );
    }
    let vorm = only.map(|(naam, soort)| Vorm::van(naam, soort));
    overlap(&norm.versies, found);
    let mut made = super::alle(norm.versies.iter().map(|raw| versie(norm, raw, vorm.as_ref(), set, found)))?;
    made.sort_by_key(|versie| versie.vanaf);
    Some(made)
}

fn versie(
    norm: &raw::Norm,
    raw: &raw::Versie,
    vorm: Option<&Vorm>,
    set: Option<&Dataset>,
    found: &mut Found,
) -> Option<Versie> {
    if let (Some(from), Some(to)) = (&raw.vanaf, &raw.tot_en_met) {
        einde_na_begin(from, to, found);
    }
    if let (Some(first), Some(second)) = (raw.sleutel("minstens"), raw.sleutel("hoogstens")) {
        found.push(
            fout(Code::TweeDrempels, second, "`minstens` en `hoogstens` gaan niet samen")
                .also(first.clone(), "hier staat `minstens`")
                .oplossing("laat één van de twee staan, of maak er twee normen van"),
        );
    }
    if let Some(vorm) = vorm {
        sleutels(norm, raw, vorm, found);
    }
    let filter = set.and_then(|set| Some(voorwaarden(raw.filter.as_ref()?, &set.velden, found)));
    let drempel = vorm.map(|vorm| vraagt(norm, raw, vorm, found));
    Some(Versie {
        vanaf: raw.vanaf.as_ref()?.value,
        tot_en_met: raw.tot_en_met.as_ref().map(|day| day.value),
        besloten: raw.besloten.as_ref().map(|day| day.value),
        binnen: raw.binnen.as_ref().map(|term| term.value),
        aantal: u32::try_from(raw.aantal.as_ref().map_or(1, |aantal| aantal.value)).ok()?,
        drempel: drempel?,
        filter,
        bron: raw.bron.clone(),
        plekken: plekken(raw)?,
    })
}

/// Where its keys stand, each with its value.
fn plekken(raw: &raw::Versie) -> Option<VersiePlekken> {
    let whole = |key: &str, value: Option<&Span>| {
        let (key, value) = (raw.sleutel(key)?, value?);
        Some(Span { end: value.end, ..key.clone() })
    };
    let drempel = |key, value: &Mag<_>| whole(key, value.as_ref().map(|value| &value.span));
    Some(VersiePlekken {
        vanaf: raw.vanaf.as_ref()?.span.clone(),
        binnen: whole("binnen", raw.binnen.as_ref().map(|term| &term.span)),
        aantal: whole("aantal", raw.aantal.as_ref().map(|count| &count.span)),
        drempel: drempel("minstens", &raw.minstens).or_else(|| drempel("hoogstens", &raw.hoogstens)),
        // Its conditions may stand on lines of their own.
        filter: raw.sleutel("filter").cloned(),
    })
}

/// Refuses keys that the soort does not have, and misses the one that it needs.
fn sleutels(norm: &raw::Norm, raw: &raw::Versie, vorm: &Vorm, found: &mut Found) {
    for key in raw.sleutels.iter().filter(|key| !vorm.heeft(key.value)) {
        found.push(past_niet(key, vorm.naam, norm));
    }
    if vorm.binnen && !raw.heeft("binnen") {
        found.push(
            fout(Code::SoortMistSleutel, &raw.span, "`binnen` ontbreekt in `norm.versie`")
                .label("binnen welke termijn?")
                .also(norm.plek(), format!("norm van soort `{}`", vorm.naam))
                .oplossing("schrijf bijvoorbeeld binnen = \"4 weken\""),
        );
    }
}

/// What must be reached.
fn vraagt(norm: &raw::Norm, raw: &raw::Versie, vorm: &Vorm, found: &mut Found) -> Drempel {
    if !vorm.drempel {
        return Drempel::Geen;
    }
    let plek = norm.plek();
    let context = drempel::Bij { norm: &plek, soort: vorm.naam };
    if vorm.drempel_is_getal {
        let least = context.mag_aantal("minstens", &raw.minstens, found).map(Drempel::MinstensAantal);
        let most = context.mag_aantal("hoogstens", &raw.hoogstens, found).map(Drempel::HoogstensAantal);
        return least.or(most).unwrap_or(vorm.vanzelf);
    }
    let least = context.mag_aandeel("minstens", &raw.minstens, found).map(Drempel::Minstens);
    let most = context.mag_aandeel("hoogstens", &raw.hoogstens, found).map(Drempel::Hoogstens);
    least.or(most).unwrap_or(vorm.vanzelf)
}

/// Reports two versies that are in force on one day.
fn overlap(versies: &[raw::Versie], found: &mut Found) {
    let mut dated: Vec<_> =
        versies.iter().filter_map(|versie| Some((versie.vanaf.as_ref()?, &versie.tot_en_met))).collect();
    dated.sort_by_key(|(from, _)| (from.value, from.span.start));
    for pair in dated.windows(2) {
        let [(from, to), (next, _)] = pair else { continue };
        let end = to.as_ref().filter(|end| end.value >= next.value);
        if from.value != next.value && end.is_none() {
            continue;
        }
        let diagnostic = fout(Code::VersiesOverlappen, &next.span, "twee versies gelden op dezelfde dag")
            .oplossing("laat de ene versie eindigen voor de dag waarop de andere begint")
            .also(from.span.clone(), "de andere versie begint hier");
        found.push(match end {
            Some(end) => diagnostic.also(end.span.clone(), "en eindigt pas hier"),
            None => diagnostic,
        });
    }
}
