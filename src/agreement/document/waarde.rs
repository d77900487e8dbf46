//! What a value has to be: one reading function for each kind of value that an agreement holds.
//!
//! Each gives none for a value that does not fit, and then has said why.

use std::{borrow::Cow, ops::RangeInclusive};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::de::DeValue;

use super::{Begin, Found, Spanned, fout, opsomming};
use crate::{
    calendar::{Ritme, Termijn},
    diagnostic::{Code, Diagnostic, nearest},
    number::{self, NumberError, Percentage, Point},
    source::Span,
};

/// A value in a file.
#[derive(Clone, Copy)]
pub(in crate::agreement) struct Waarde<'a> {
    pub(super) begin: Begin,
    /// The key under which it stands, alone or in a list.
    pub(in crate::agreement) key: &'a str,
    pub(super) inner: &'a toml::Spanned<DeValue<'a>>,
}

impl<'a> Waarde<'a> {
    /// Where it stands, quotes and brackets included.
    pub(in crate::agreement) fn span(&self) -> Span {
        self.begin.span(self.inner.span())
    }

    pub(in crate::agreement) fn value(&self) -> &'a DeValue<'a> {
        self.inner.get_ref()
    }

    /// Whether it is a text of one line that stands in the file as it is, between two quotes.
    pub(in crate::agreement) fn is_letterlijk(&self) -> bool {
        let length = self.inner.span().len();
        match self.value() {
            DeValue::String(Cow::Borrowed(text)) => text.len() + 2 == length,
            DeValue::String(Cow::Owned(_))
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => false,
        }
    }

    /// The text, if it is one.
    pub(in crate::agreement) fn als_tekst(&self) -> Option<&'a str> {
        self.value().as_str()
    }

    /// The values of a list, if it is one.
    pub(in crate::agreement) fn als_lijst(&self) -> Option<Vec<Self>> {
        let items = self.value().as_array()?;
        Some(items.iter().map(|inner| Self { inner, ..*self }).collect())
    }

    /// That it is something else than asked. A number with a point has a code of its own: it is never exact.
    pub(in crate::agreement) fn verkeerd_type(&self, expected: &str) -> Diagnostic {
        let key = self.key;
        if let DeValue::Float(float) = self.value() {
            let text = float.as_str().replace('.', ",");
            return fout(
                Code::Kommagetal,
                &self.span(),
                format!("`{key}` is geschreven als kommagetal van TOML"),
            )
            .label(format!("hier hoort {expected}"))
            .oplossing(format!("schrijf \"{text}\""));
        }
        fout(Code::VerkeerdType, &self.span(), format!("`{key}` moet {expected} zijn"))
            .label(format!("dit is {}", self.soort()))
    }

    /// What it is, in words.
    fn soort(&self) -> &'static str {
        match self.value() {
            DeValue::String(_) => "tekst",
            DeValue::Integer(_) => "een geheel getal",
            DeValue::Float(_) => "een kommagetal",
            DeValue::Boolean(_) => "ja of nee (true of false)",
            DeValue::Datetime(moment) if moment.time.is_none() => "een datum",
            DeValue::Datetime(_) => "een tijdstip",
            DeValue::Array(_) => "een lijst",
            DeValue::Table(_) => "een tabel",
        }
    }
}

/// A text with something in it.
pub(in crate::agreement) fn tekst(waarde: &Waarde<'_>, found: &mut Found) -> Option<String> {
    let Some(text) = waarde.als_tekst() else {
        let diagnostic = waarde.verkeerd_type("tekst");
        found.push(match waarde.value() {
            DeValue::Integer(number) => diagnostic.oplossing(format!("schrijf \"{number}\"")),
            DeValue::Datetime(moment) => diagnostic.oplossing(format!("schrijf \"{moment}\"")),
            DeValue::String(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => diagnostic,
        });
        return None;
    };
    if text.trim().is_empty() {
        found.push(fout(Code::LegeTekst, &waarde.span(), format!("`{}` is leeg", waarde.key)));
        return None;
    }
    Some(text.to_owned())
}

fn fits_in_id(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.')
}

/// What a text would be as an id: nothing when no letter or digit of it can stay.
pub(in crate::agreement) fn als_id(text: &str) -> String {
    let fitting: String = text
        .to_lowercase()
        .chars()
        .map(|char| if char.is_ascii() && fits_in_id(char as u8) { char } else { '-' })
        .collect();
    fitting.trim_matches(['-', '.']).to_owned()
}

/// An id of the agreement's own things: lower case letters, digits, `-` and `.`. One of another form is reported, and
/// still given: what refers to it is not a second mistake.
pub(in crate::agreement) fn id(waarde: &Waarde<'_>, found: &mut Found) -> Option<String> {
    let text = tekst(waarde, found)?;
    let edge = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    if text.bytes().all(fits_in_id) && edge(text.bytes().next()) && edge(text.bytes().last()) {
        return Some(text);
    }
    let diagnostic = fout(Code::VormVanId, &waarde.span(), format!("\"{text}\" kan geen id zijn"))
        .label("alleen kleine letters, cijfers, - en .");
    let better = als_id(&text);
    found.push(if better.is_empty() {
        diagnostic
    } else {
        diagnostic.oplossing(format!("schrijf \"{better}\""))
    });
    Some(text)
}

/// Words with a meaning of their own in conditions.
const EIGEN_WOORDEN: [&str; 6] = ["peildatum", "leeg", "gevuld", "in", "ja", "nee"];

/// The name of a field: a lower case letter, then lower case letters, digits and `_`. As with an [`id`], one of
/// another form is still given.
pub(in crate::agreement) fn naam(waarde: &Waarde<'_>, found: &mut Found) -> Option<String> {
    let text = tekst(waarde, found)?;
    let fits = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let label = if EIGEN_WOORDEN.contains(&text.as_str()) {
        "dit woord betekent in voorwaarden al iets anders"
    } else if fits && text.starts_with(|first: char| first.is_ascii_lowercase()) {
        return Some(text);
    } else {
        "een kleine letter, en dan kleine letters, cijfers en _"
    };
    found.push(
        fout(Code::VormVanId, &waarde.span(), format!("\"{text}\" kan geen naam van een veld zijn"))
            .label(label),
    );
    Some(text)
}

/// A whole number within a range.
pub(in crate::agreement) fn geheel(
    range: RangeInclusive<i64>,
) -> impl Fn(&Waarde<'_>, &mut Found) -> Option<i64> {
    move |waarde, found| {
        let DeValue::Integer(integer) = waarde.value() else {
            let diagnostic = waarde.verkeerd_type("een geheel getal");
            found.push(match waarde.als_tekst().and_then(|text| text.trim().parse::<i64>().ok()) {
                Some(number) => diagnostic.oplossing(format!("schrijf {number} zonder aanhalingstekens")),
                None => diagnostic,
            });
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let fits = number.filter(|number| range.contains(number));
        if fits.is_none() {
            let bericht = format!("`{}` moet tussen {} en {} liggen", waarde.key, range.start(), range.end());
            found.push(fout(Code::BuitenBereik, &waarde.span(), bericht));
        }
        fits
    }
}

/// `true` or `false`.
pub(in crate::agreement) fn ja_nee(waarde: &Waarde<'_>, found: &mut Found) -> Option<bool> {
    if let DeValue::Boolean(value) = waarde.value() {
        return Some(*value);
    }
    let diagnostic = waarde.verkeerd_type("true of false");
    let meant = match waarde.als_tekst() {
        Some("true" | "ja") => Some("true"),
        Some("false" | "nee") => Some("false"),
        _ => None,
    };
    found.push(match meant {
        Some(meant) => diagnostic.oplossing(format!("schrijf {meant} zonder aanhalingstekens")),
        None => diagnostic,
    });
    None
}

/// A day, if the value is a TOML date without a time.
pub(in crate::agreement) fn als_datum(waarde: &Waarde<'_>) -> Option<NaiveDate> {
    let moment = waarde.value().as_datetime().filter(|moment| moment.time.is_none())?;
    let date = moment.date?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

/// A day.
pub(in crate::agreement) fn datum(waarde: &Waarde<'_>, found: &mut Found) -> Option<NaiveDate> {
    let day = als_datum(waarde);
    if day.is_none() {
        let diagnostic = waarde.verkeerd_type("een datum");
        found.push(match waarde.als_tekst().and_then(|text| text.parse::<NaiveDate>().ok()) {
            Some(day) => diagnostic.oplossing(format!("schrijf {day} zonder aanhalingstekens")),
            None => diagnostic.oplossing("schrijf jjjj-mm-dd, bijvoorbeeld 2022-01-31"),
        });
    }
    day
}

/// A number or amount as text: `"209.295,63"`, `"1,95"`, `"€ -"`.
pub(in crate::agreement) fn decimaal(waarde: &Waarde<'_>, found: &mut Found) -> Option<Decimal> {
    let Some(text) = waarde.als_tekst() else {
        let diagnostic = waarde.verkeerd_type("een getal als tekst");
        found.push(match waarde.value() {
            DeValue::Integer(number) => diagnostic.oplossing(format!("schrijf \"{number}\"")),
            DeValue::String(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => diagnostic,
        });
        return None;
    };
    let bare = text.trim().trim_start_matches('€').trim();
    if bare == "-" {
        return Some(Decimal::ZERO);
    }
    let read = number::parse(bare, Point::Thousands);
    if let Err(error) = read {
        found.push(geen_getal(waarde, text, error));
    }
    read.ok()
}

/// That a text is not a number.
fn geen_getal(waarde: &Waarde<'_>, text: &str, error: NumberError) -> Diagnostic {
    let diagnostic = fout(Code::GetalFout, &waarde.span(), format!("\"{text}\" is geen leesbaar getal"));
    match error {
        NumberError::NotANumber | NumberError::Ambiguous => {
            let swapped = text.replace('.', ",");
            let hint = number::parse(&swapped, Point::Thousands).map_or("1.234,50", |_| swapped.as_str());
            diagnostic.oplossing(format!("schrijf punten voor duizendtallen en een komma: \"{hint}\""))
        }
        NumberError::OutOfRange => diagnostic.label("te groot, of meer dan vier cijfers achter de komma"),
    }
}

/// A share that is not a threshold: `"2,5%"`.
pub(in crate::agreement) fn percentage(waarde: &Waarde<'_>, found: &mut Found) -> Option<Percentage> {
    let text = tekst(waarde, found)?;
    let read = Percentage::parse(&text);
    if read.is_err() {
        found.push(
            fout(Code::GetalFout, &waarde.span(), format!("\"{text}\" is geen leesbaar percentage"))
                .oplossing("schrijf bijvoorbeeld \"2,5%\""),
        );
    }
    read.ok()
}

/// A term: `"4 weken"`.
pub(in crate::agreement) fn termijn(waarde: &Waarde<'_>, found: &mut Found) -> Option<Termijn> {
    if let DeValue::Integer(number) = waarde.value() {
        let unit = "schrijf erbij of het dagen, weken, maanden of jaren zijn";
        found.push(
            waarde.verkeerd_type("tekst").oplossing(format!("{unit}, bijvoorbeeld \"{number} weken\"")),
        );
        return None;
    }
    let text = tekst(waarde, found)?;
    let read = text.parse().ok();
    if read.is_none() {
        found.push(
            fout(Code::TermijnFout, &waarde.span(), format!("\"{text}\" is geen leesbare termijn"))
                .label("een getal van 1 tot 1000, en dagen, weken, maanden of jaar")
                .oplossing("schrijf bijvoorbeeld \"14 dagen\", \"4 weken\" of \"6 maanden\""),
        );
    }
    read
}

/// One of a closed list of words.
pub(in crate::agreement) fn woord<T: Copy, const N: usize>(
    words: [(&'static str, T); N],
) -> impl Fn(&Waarde<'_>, &mut Found) -> Option<T> {
    move |waarde, found| {
        let text = tekst(waarde, found)?;
        let known = words.iter().find(|(word, _)| *word == text);
        if known.is_none() {
            let names = || words.iter().map(|(word, _)| *word);
            let diagnostic = fout(
                Code::OnbekendWoord,
                &waarde.span(),
                format!("`{}` kan niet \"{text}\" zijn", waarde.key),
            )
            .label(format!("hier hoort {}", opsomming(names())));
            found.push(match nearest(&text, names()) {
                Some(meant) => diagnostic.oplossing(format!("bedoelde u \"{meant}\"?")),
                None => diagnostic,
            });
        }
        known.map(|(_, value)| *value)
    }
}

/// How often something returns.
pub(in crate::agreement) fn ritme(waarde: &Waarde<'_>, found: &mut Found) -> Option<Ritme> {
    woord(Ritme::ALL.map(|ritme| (ritme.as_str(), ritme)))(waarde, found)
}

/// A list, with the place of each value in it.
pub(in crate::agreement) fn lijst<'a, T>(
    read: impl Fn(&Waarde<'a>, &mut Found) -> Option<T>,
) -> impl Fn(&Waarde<'a>, &mut Found) -> Option<Vec<Spanned<T>>> {
    move |waarde, found| {
        let Some(items) = waarde.als_lijst() else {
            let diagnostic = waarde.verkeerd_type("een lijst");
            found.push(match waarde.als_tekst() {
                Some(text) => diagnostic.oplossing(format!("schrijf [\"{text}\"]")),
                None => diagnostic,
            });
            return None;
        };
        let with_place = |item: &Waarde<'a>, found: &mut Found| {
            read(item, found).map(|value| Spanned { value, span: item.span() })
        };
        Some(items.iter().filter_map(|item| with_place(item, found)).collect())
    }
}

/// A list, or one value that stands for a list of one.
pub(in crate::agreement) fn een_of_meer<'a, T>(
    read: impl Fn(&Waarde<'a>, &mut Found) -> Option<T>,
) -> impl Fn(&Waarde<'a>, &mut Found) -> Option<Vec<Spanned<T>>> {
    move |waarde, found| {
        if waarde.als_lijst().is_some() {
            return lijst(&read)(waarde, found);
        }
        read(waarde, found).map(|value| vec![Spanned { value, span: waarde.span() }])
    }
}
