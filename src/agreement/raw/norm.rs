//! Norms and their versies.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::de::DeValue;

use super::{RuweVoorwaarde, Soort, Toets, namen, voorwaarden};
use crate::{
    agreement::{
        Vindplaats,
        document::{Found, Mag, Spanned, Tabel, Waarde, datum, geheel, id, lijst, ritme, tekst, termijn},
    },
    calendar::{Ritme, Termijn},
    number::{self, Point, dutch},
    source::Span,
};

/// `[[norm]]`
pub(in crate::agreement) struct Norm {
    pub(in crate::agreement) span: Span,
    /// Everything in it, to tell which mistakes are its own.
    pub(in crate::agreement) plekken: Vec<Span>,
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) bron: Option<Vindplaats>,
    pub(in crate::agreement) hoort_bij: Mag<Vec<Spanned<String>>>,
    pub(in crate::agreement) gegevens: Mag<String>,
    pub(in crate::agreement) filter: Vec<RuweVoorwaarde>,
    pub(in crate::agreement) per: Vec<Spanned<String>>,
    pub(in crate::agreement) meetperiode: Mag<Ritme>,
    /// Each soort that has a sub-table, with its name.
    pub(in crate::agreement) soorten: Vec<(&'static str, Spanned<Soort>)>,
    /// Soorten under whose key something else than a table stands, which is reported.
    pub(in crate::agreement) soort_onleesbaar: bool,
    /// Soorten that later work adds, where their keys stand.
    pub(in crate::agreement) later: Vec<Spanned<&'static str>>,
    pub(in crate::agreement) versies: Vec<Versie>,
    /// Whether something else stands where versies should, which is reported.
    pub(in crate::agreement) versie_onleesbaar: bool,
    pub(in crate::agreement) toetsen: Vec<Toets>,
    /// Where the keys stand that not every soort has.
    pub(in crate::agreement) sleutels: Vec<Spanned<&'static str>>,
    /// Keys that are misspelt, which is reported.
    bijna: Vec<&'static str>,
}

impl Norm {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        let bron = t.algemeen().bron;
        let soorten: Vec<_> = Soort::alle()
            .into_iter()
            .filter_map(|(naam, read)| Soort::lees(t, naam, read).map(|soort| (naam, soort)))
            .collect();
        let versies = t.tabellen("versie", false, Versie::lees);
        let mut norm = Self {
            span: t.span(),
            plekken: t.plekken(),
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            bron,
            hoort_bij: t.moet("hoort_bij", lijst(tekst)),
            gegevens: t.mag("gegevens", tekst),
            filter: voorwaarden(t, "filter").unwrap_or_default(),
            per: namen(t, "per"),
            meetperiode: t.mag("meetperiode", ritme),
            soort_onleesbaar: false,
            soorten,
            later: Soort::LATER
                .into_iter()
                .filter_map(|naam| t.geweigerd(naam).map(|span| Spanned { value: naam, span }))
                .collect(),
            versie_onleesbaar: versies.is_empty() && t.key_span("versie").is_some(),
            versies,
            toetsen: t.tabellen("toets", false, Toets::lees),
            sleutels: aanwezig(t, &["gegevens", "filter", "per", "toets"]),
            bijna: t.bijna(),
        };
        let named = |naam| t.key_span(naam).is_some() || norm.bijna.contains(&naam);
        let named = Soort::alle().iter().filter(|(naam, _)| named(naam)).count();
        norm.soort_onleesbaar = named > norm.soorten.len();
        norm.versie_onleesbaar |= norm.bijna.contains(&"versie");
        norm
    }

    /// Whether it has this key, of those that not every soort has, be it misspelt.
    pub(in crate::agreement) fn heeft(&self, key: &str) -> bool {
        self.sleutels.iter().any(|found| found.value == key) || self.bijna.contains(&key)
    }

    /// Where it is named, or else where it begins.
    pub(in crate::agreement) fn plek(&self) -> Span {
        self.id.as_ref().map_or_else(|| self.span.clone(), |id| id.span.clone())
    }
}

/// A key and where it stands, if it does.
fn sleutel(t: &mut Tabel<'_>, key: &'static str) -> Mag<&'static str> {
    t.waarde(key);
    t.key_span(key).map(|span| Spanned { value: key, span })
}

/// Those of these keys that are there.
fn aanwezig(t: &mut Tabel<'_>, keys: &[&'static str]) -> Vec<Spanned<&'static str>> {
    keys.iter().filter_map(|key| sleutel(t, key)).collect()
}

/// `[[norm.versie]]`
pub(in crate::agreement) struct Versie {
    pub(in crate::agreement) span: Span,
    pub(in crate::agreement) vanaf: Mag<NaiveDate>,
    pub(in crate::agreement) tot_en_met: Mag<NaiveDate>,
    pub(in crate::agreement) besloten: Mag<NaiveDate>,
    pub(in crate::agreement) binnen: Mag<Termijn>,
    pub(in crate::agreement) aantal: Mag<i64>,
    pub(in crate::agreement) minstens: Mag<RuweDrempel>,
    pub(in crate::agreement) hoogstens: Mag<RuweDrempel>,
    pub(in crate::agreement) filter: Option<Vec<RuweVoorwaarde>>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
    /// Where the keys stand that not every soort has.
    pub(in crate::agreement) sleutels: Vec<Spanned<&'static str>>,
    /// Keys that are misspelt, which is reported.
    bijna: Vec<&'static str>,
}

impl Versie {
    fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            span: t.span(),
            bron: t.algemeen().bron,
            vanaf: t.moet("vanaf", datum),
            tot_en_met: t.mag("tot_en_met", datum),
            besloten: t.mag("besloten", datum),
            binnen: t.mag("binnen", termijn),
            aantal: t.mag("aantal", geheel(1..=1_000_000)),
            minstens: t.mag("minstens", RuweDrempel::lees),
            hoogstens: t.mag("hoogstens", RuweDrempel::lees),
            filter: voorwaarden(t, "filter"),
            sleutels: aanwezig(t, &["binnen", "aantal", "minstens", "hoogstens", "filter"]),
            bijna: t.bijna(),
        }
    }

    /// Whether it has this key, of those that not every soort has, be it misspelt.
    pub(in crate::agreement) fn heeft(&self, key: &str) -> bool {
        self.sleutel(key).is_some() || self.bijna.contains(&key)
    }

    /// Where a key of it stands.
    pub(in crate::agreement) fn sleutel(&self, key: &str) -> Option<&Span> {
        self.sleutels.iter().find(|found| found.value == key).map(|found| &found.span)
    }
}

/// A threshold as written: what it may be depends on the soort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::agreement) enum RuweDrempel {
    Tekst(String),
    Geheel(String),
}

/// A threshold without its sign, as the percentage that was likely meant: `0,9` as 90, and 90 as well.
pub(in crate::agreement) fn als_percentage(number: Decimal) -> String {
    let is_fraction = number.scale() > 0 && number < Decimal::ONE && number.is_sign_positive();
    dutch((if is_fraction { number * Decimal::ONE_HUNDRED } else { number }).normalize())
}

impl RuweDrempel {
    fn lees(waarde: &Waarde<'_>, found: &mut Found) -> Option<Self> {
        match waarde.value() {
            DeValue::Integer(number) => Some(Self::Geheel(number.to_string())),
            DeValue::Float(float) => {
                let text = float.as_str().replace('.', ",");
                let share = number::parse(&text, Point::Thousands).map_or(text.clone(), als_percentage);
                let diagnostic = waarde.verkeerd_type("een percentage als tekst");
                found.push(
                    diagnostic.oplossing(format!("schrijf \"{share}%\", of bij soort aantal \"{text}\"")),
                );
                None
            }
            DeValue::String(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => tekst(waarde, found).map(Self::Tekst),
        }
    }
}
