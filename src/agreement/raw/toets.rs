//! Tests beside a rule.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::de::DeValue;

use super::{Cel, los};
use crate::{
    agreement::document::{
        Found, Mag, Spanned, Tabel, Waarde, datum, decimaal, fout, geheel, lijst, tekst, woord,
    },
    calendar::Periode,
    diagnostic::Code,
    source::Span,
};

/// `[[norm.toets]]`
pub(in crate::agreement) struct Toets {
    pub(in crate::agreement) naam: String,
    pub(in crate::agreement) periode: Mag<Periode>,
    pub(in crate::agreement) peildatum: Option<NaiveDate>,
    pub(in crate::agreement) leden: Mag<Leden>,
    pub(in crate::agreement) rijen: Vec<Rij>,
    pub(in crate::agreement) verwacht: Mag<Verwacht>,
}

/// Members as written.
pub(in crate::agreement) enum Leden {
    /// One set.
    Een(Vec<String>),
    /// A set for each field.
    Meer(Vec<Vec<String>>),
}

/// A row as written.
pub(in crate::agreement) struct Rij {
    pub(in crate::agreement) span: Span,
    pub(in crate::agreement) herhaal: Option<i64>,
    pub(in crate::agreement) cellen: Vec<(Spanned<String>, Spanned<Cel>)>,
}

/// What must come out, as written.
pub(in crate::agreement) struct Verwacht {
    pub(in crate::agreement) oordeel: Option<&'static str>,
    pub(in crate::agreement) teller: Option<Decimal>,
    pub(in crate::agreement) noemer: Option<Decimal>,
    pub(in crate::agreement) marge: Option<Decimal>,
    pub(in crate::agreement) open: Option<i64>,
    pub(in crate::agreement) ingetrokken: Option<i64>,
    pub(in crate::agreement) proeftuin: Option<i64>,
    pub(in crate::agreement) onleesbaar: Option<i64>,
}

/// The verdicts (design, 4.2).
const OORDELEN: [&str; 10] = [
    "gehaald",
    "niet_gehaald",
    "onzeker",
    "geen_gegevens",
    "geen_gevallen",
    "te_beoordelen",
    "uitzondering",
    "geldt_niet",
    "niet_aan_de_beurt",
    "geen_norm",
];

impl Toets {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        t.algemeen();
        t.moet_er_zijn("verwacht");
        Self {
            naam: t.moet_tekst("naam"),
            periode: t.moet("periode", periode),
            peildatum: los(t.mag("peildatum", datum)),
            leden: t.mag("leden", Leden::lees),
            rijen: t.moeten_tabellen("rijen", Rij::lees),
            verwacht: t.tabel("verwacht", Verwacht::lees),
        }
    }
}

fn periode(waarde: &Waarde<'_>, found: &mut Found) -> Option<Periode> {
    let text = tekst(waarde, found)?;
    let read = text.parse().ok();
    if read.is_none() {
        found.push(
            fout(Code::TijdFout, &waarde.span(), format!("\"{text}\" is geen periode"))
                .oplossing("schrijf bijvoorbeeld \"2023-01\", \"2023-Q1\", \"2023-H1\" of \"2023\""),
        );
    }
    read
}

impl Leden {
    fn lees(waarde: &Waarde<'_>, found: &mut Found) -> Option<Self> {
        let plain = |list: Vec<Spanned<String>>| list.into_iter().map(|item| item.value).collect::<Vec<_>>();
        let nested =
            waarde.als_lijst().is_some_and(|items| items.iter().any(|item| item.als_lijst().is_some()));
        if !nested {
            return lijst(tekst)(waarde, found).map(|list| Self::Een(plain(list)));
        }
        let sets = lijst(lijst(tekst))(waarde, found)?;
        Some(Self::Meer(sets.into_iter().map(|set| plain(set.value)).collect()))
    }
}

impl Rij {
    fn lees(t: &mut Tabel<'_>) -> Self {
        let herhaal = los(t.mag("herhaal", geheel(1..=10_000)));
        let mut cellen = Vec::new();
        for (name, waarde) in t.alles() {
            if name.value == "herhaal" {
                continue;
            }
            let cell = Cel::lees(&waarde, &mut t.found);
            cellen.extend(cell.map(|value| (name, Spanned { value, span: waarde.span() })));
        }
        Self { span: t.span(), herhaal, cellen }
    }
}

impl Verwacht {
    fn lees(t: &mut Tabel<'_>) -> Self {
        let count = || geheel(0..=1_000_000_000);
        Self {
            oordeel: los(t.moet("oordeel", woord(OORDELEN.map(|word| (word, word))))),
            teller: los(t.mag("teller", getal)),
            noemer: los(t.mag("noemer", getal)),
            marge: los(t.mag("marge", getal)),
            open: los(t.mag("open", count())),
            ingetrokken: los(t.mag("ingetrokken", count())),
            proeftuin: los(t.mag("proeftuin", count())),
            onleesbaar: los(t.mag("onleesbaar", count())),
        }
    }
}

/// A whole number, or a number as text.
fn getal(waarde: &Waarde<'_>, found: &mut Found) -> Option<Decimal> {
    match waarde.value() {
        DeValue::Integer(_) => {
            geheel(-1_000_000_000_000..=1_000_000_000_000)(waarde, found).map(Decimal::from)
        }
        DeValue::String(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => decimaal(waarde, found),
    }
}
