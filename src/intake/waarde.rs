//! What one cell means: its text becomes a [`Cel`], or a reason why it can't be read.
//!
//! One function per soort of field. Nothing is guessed: a date must exist, a number must mean one thing, a word
//! must be on the list.

pub(super) mod datum;
pub(super) mod getal;

use super::{
    cel::{Cel, Namen},
    kaal::{is_leegwoord, kaal, woord},
    privacy::is_te_verzwijgen,
};
use crate::{
    agreement::{Procentvorm, Veld, VeldSoort},
    diagnostic::{Code, nearest},
    number::Point,
};
use datum::Datumorde;

/// Why a cell can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CelFout {
    /// What kind of mistake it is.
    pub code: Code,
    /// The mistake in one sentence, with the value.
    pub bericht: String,
    /// What to do about it.
    pub oplossing: String,
}

/// How the values of one column of one file are written, where that is not to be seen on the value itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Schrijfwijze {
    /// What a point means in a decimaal, bedrag or procent.
    pub point: Point,
    /// How a procent without its sign is written.
    pub procent: Option<Procentvorm>,
    /// Which part of a date comes first.
    pub datum: Datumorde,
}

impl Schrijfwijze {
    /// Nothing but the value itself tells.
    pub(super) fn onbekend(point: Point) -> Self {
        Self { point, procent: None, datum: Datumorde::default() }
    }
}

/// Reads the text of a cell of `veld` by itself. `point` is what a point means in a decimaal, bedrag or procent; words
/// are kept in `namen`.
///
/// # Errors
/// [`CelFout`], for an empty cell of a verplicht field too.
pub fn lees_cel(veld: &Veld, tekst: &str, point: Point, namen: &mut Namen) -> Result<Cel, CelFout> {
    let tekst = kaal(tekst);
    if !is_leeg(veld, &tekst) {
        return lees_gevuld(veld, &tekst, Schrijfwijze::onbekend(point), namen);
    }
    let cel = lees_leeg(veld, namen);
    if cel == Cel::Leeg && veld.verplicht { Err(cel_leeg(veld, &tekst)) } else { Ok(cel) }
}

/// What an empty cell of `veld` stands for: its `leeg_betekent`, or nothing.
pub fn lees_leeg(veld: &Veld, namen: &mut Namen) -> Cel {
    match &veld.leeg_betekent {
        None => Cel::Leeg,
        // `validate` has read it before; one that does not fit is no value.
        Some(tekst) => {
            let schrijfwijze = Schrijfwijze::onbekend(Point::Thousands);
            lees_gevuld(veld, tekst.trim(), schrijfwijze, namen).unwrap_or(Cel::Onleesbaar)
        }
    }
}

/// Whether a cell holds nothing, or a word for that which is no value of its field.
#[inline]
pub(super) fn is_leeg(veld: &Veld, tekst: &str) -> bool {
    tekst.is_empty()
        || (is_leegwoord(tekst)
            && match &veld.soort {
                VeldSoort::Keuze(waarden) => !waarden.iter().any(|waarde| gelijk(waarde, tekst)),
                VeldSoort::Tekst
                | VeldSoort::Code
                | VeldSoort::Geheel
                | VeldSoort::Decimaal
                | VeldSoort::Bedrag
                | VeldSoort::Procent
                | VeldSoort::Datum
                | VeldSoort::JaNee => true,
            })
}

/// The mistake of an empty cell that must be filled.
pub(super) fn cel_leeg(veld: &Veld, tekst: &str) -> CelFout {
    let naam = veld.kolom();
    let bericht = if tekst.is_empty() {
        format!("kolom \"{naam}\" is hier leeg, maar moet gevuld zijn")
    } else {
        format!("{} geldt als leeg, maar kolom \"{naam}\" moet gevuld zijn", toon(tekst))
    };
    let oplossing = match veld.soort {
        VeldSoort::Bedrag => format!("vul in: {}; voor niets 0 of € -", verwacht(&veld.soort)),
        VeldSoort::Tekst
        | VeldSoort::Code
        | VeldSoort::Geheel
        | VeldSoort::Decimaal
        | VeldSoort::Procent
        | VeldSoort::Datum
        | VeldSoort::JaNee
        | VeldSoort::Keuze(_) => format!("vul in: {}", verwacht(&veld.soort)),
    };
    CelFout { code: Code::CelLeeg, bericht, oplossing }
}

/// A value as a message shows it: in quotes, at most 40 characters, control characters made visible. What by itself
/// looks like personal data is not shown, whatever its column holds.
#[must_use]
pub fn toon(tekst: &str) -> String {
    if is_te_verzwijgen(tekst) {
        return "(niet getoond)".to_owned();
    }
    let mut out = String::from("\"");
    for (index, teken) in tekst.chars().enumerate() {
        if index == 40 {
            out.push('…');
            break;
        }
        if teken.is_control() { out.extend(teken.escape_unicode()) } else { out.push(teken) }
    }
    out.push('"');
    out
}

/// Reads a cell that holds something, without space around it.
#[inline]
pub(super) fn lees_gevuld(
    veld: &Veld,
    tekst: &str,
    schrijfwijze: Schrijfwijze,
    namen: &mut Namen,
) -> Result<Cel, CelFout> {
    let soort = &veld.soort;
    let point = schrijfwijze.point;
    if let Some(fout) = van_spreadsheet(veld, tekst) {
        return Err(fout);
    }
    let getal = |found: Result<_, _>| found.map(Cel::Getal).map_err(|error| getal::fout(soort, tekst, error));
    match soort {
        VeldSoort::Tekst => Ok(Cel::Naam(namen.keep(&woord(tekst)))),
        VeldSoort::Code => Ok(Cel::Naam(namen.keep(&woord(zonder_teken(tekst))))),
        VeldSoort::Keuze(waarden) => {
            let gezocht = woord(tekst);
            let waarde = waarden.iter().find(|waarde| gelijk(waarde, &gezocht));
            waarde.map(|waarde| Cel::Naam(namen.keep(waarde))).ok_or_else(|| keuze_fout(veld, tekst, waarden))
        }
        VeldSoort::JaNee => janee(tekst).map(Cel::JaNee).ok_or_else(|| janee_fout(tekst)),
        VeldSoort::Datum => {
            let kern = tekst.strip_prefix('\'').unwrap_or(tekst);
            datum::lees(kern, schrijfwijze.datum).map(Cel::Datum).map_err(|reden| datum::fout(kern, reden))
        }
        VeldSoort::Geheel => getal(getal::geheel(tekst)),
        VeldSoort::Decimaal => getal(getal::decimaal(tekst, point)),
        VeldSoort::Bedrag => getal(getal::bedrag(tekst, point)),
        VeldSoort::Procent => getal::procent(tekst, point, schrijfwijze.procent).map(Cel::Getal),
    }
}

/// Digits without the sign that keeps a spreadsheet from making a number of them.
fn zonder_teken(tekst: &str) -> &str {
    let digits = |rest: &&str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    tekst.strip_prefix('\'').filter(digits).unwrap_or(tekst)
}

/// What a spreadsheet writes where it has no value, or not all of it.
fn van_spreadsheet(veld: &Veld, tekst: &str) -> Option<CelFout> {
    let begin = tekst.as_bytes().first()?;
    if begin.is_ascii_digit() || matches!(begin, b'-' | b'+') {
        return getal::is_wetenschappelijk(tekst, &veld.soort).then(|| CelFout {
            code: Code::GetalAfgerond,
            bericht: format!("{} is door Excel afgerond: de laatste cijfers zijn weg", toon(tekst)),
            oplossing: format!(
                "geef de kolom in Excel de opmaak Tekst of Getal en vul de hele waarde weer in: {}",
                verwacht(&veld.soort)
            ),
        });
    }
    // Nearly every word begins with another letter.
    if !matches!(begin, b'#' | b'E' | b'F') {
        return None;
    }
    let (bericht, doen) = if *begin == b'#' && tekst.len() > 1 && tekst.bytes().all(|byte| byte == b'#') {
        ("staat er omdat de kolom in Excel te smal was", "maak de kolom in de werkmap breder")
    } else if FORMULEFOUTEN.contains(&tekst) || is_van_libreoffice(tekst) {
        ("is een fout in een formule (Excel-fout) en geen waarde", "herstel de formule in de werkmap")
    } else {
        return None;
    };
    Some(CelFout {
        code: Code::Formulefout,
        bericht: format!("{} {bericht}", toon(tekst)),
        oplossing: format!("{doen} en sla die opnieuw op als CSV; hier hoort {}", verwacht(&veld.soort)),
    })
}

/// What Excel writes for a formula without an outcome, in Dutch and in English.
const FORMULEFOUTEN: [&str; 17] = [
    "#N/B",
    "#N/A",
    "#VERW!",
    "#REF!",
    "#WAARDE!",
    "#VALUE!",
    "#DEEL/0!",
    "#DIV/0!",
    "#GETAL!",
    "#NUM!",
    "#NAAM?",
    "#NAME?",
    "#LEEG!",
    "#NULL!",
    "#OVERLOPEN!",
    "#SPILL!",
    "#CALC!",
];

/// `Err:502`
fn is_van_libreoffice(tekst: &str) -> bool {
    let getal = tekst.strip_prefix("Err:").or_else(|| tekst.strip_prefix("Fout:"));
    getal.is_some_and(|getal| !getal.is_empty() && getal.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Equal without regard to case.
fn gelijk(waarde: &str, tekst: &str) -> bool {
    waarde.eq_ignore_ascii_case(tekst) || (!tekst.is_ascii() && waarde.to_lowercase() == tekst.to_lowercase())
}

fn keuze_fout(veld: &Veld, tekst: &str, waarden: &[String]) -> CelFout {
    let oplossing = match nearest(tekst, waarden.iter().map(String::as_str)) {
        Some(waarde) => format!("bedoelde u \"{waarde}\"?"),
        None => format!("kies uit {}", waarden.join(", ")),
    };
    CelFout {
        code: Code::KeuzeOnbekend,
        bericht: format!("{} is geen bekende keuze voor {}", toon(tekst), veld.kolom()),
        oplossing,
    }
}

fn janee(tekst: &str) -> Option<bool> {
    let is_een_van = |woorden: &[&str]| woorden.iter().any(|woord| woord.eq_ignore_ascii_case(tekst));
    if is_een_van(&["ja", "j", "x", "1", "waar", "true"]) {
        Some(true)
    } else {
        is_een_van(&["nee", "n", "0", "onwaar", "false"]).then_some(false)
    }
}

fn janee_fout(tekst: &str) -> CelFout {
    CelFout {
        code: Code::JaNeeFout,
        bericht: format!("{} is geen ja of nee", toon(tekst)),
        oplossing: "schrijf ja of nee".into(),
    }
}

/// What a cell of this soort holds, with an example.
#[must_use]
pub fn verwacht(soort: &VeldSoort) -> String {
    match soort {
        VeldSoort::Tekst => "een tekst".into(),
        VeldSoort::Code => "een code".into(),
        VeldSoort::Geheel => "een heel getal, zoals 12".into(),
        VeldSoort::Decimaal => "een getal, zoals 12,5".into(),
        VeldSoort::Bedrag => "een bedrag, zoals 1.234,50".into(),
        VeldSoort::Procent => "een percentage, zoals 85%".into(),
        VeldSoort::Datum => "een datum, zoals 31-12-2023".into(),
        VeldSoort::JaNee => "ja of nee".into(),
        VeldSoort::Keuze(waarden) => format!("een van: {}", waarden.join(", ")),
    }
}

#[cfg(test)]
mod tests;
