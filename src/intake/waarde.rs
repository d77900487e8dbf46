//! What one cell means: its text becomes a [`Cel`], or a reason why it can't be read.
//!
//! One function per soort of field. Nothing is guessed: a date must exist, a number must mean one thing, a word
//! must be on the list.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::cel::{Cel, Namen};
use crate::{
    agreement::{Veld, VeldSoort},
    diagnostic::{Code, nearest},
    number::{self, NumberError, Point},
};

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

/// Reads the text of a cell of `veld`. `point` is what a point means in a decimaal, bedrag or procent of this
/// column; words are kept in `namen`.
///
/// # Errors
/// [`CelFout`], for an empty cell of a verplicht field too.
pub fn lees_cel(veld: &Veld, tekst: &str, point: Point, namen: &mut Namen) -> Result<Cel, CelFout> {
    let tekst = tekst.trim();
    if !tekst.is_empty() {
        return lees_gevuld(veld, tekst, point, namen);
    }
    let cel = lees_leeg(veld, namen);
    if cel == Cel::Leeg && veld.verplicht { Err(cel_leeg(veld)) } else { Ok(cel) }
}

/// What an empty cell of `veld` stands for: its `leeg_betekent`, or nothing.
pub fn lees_leeg(veld: &Veld, namen: &mut Namen) -> Cel {
    match &veld.leeg_betekent {
        None => Cel::Leeg,
        // `validate` has read it before; one that does not fit is no value.
        Some(tekst) => lees_gevuld(veld, tekst.trim(), Point::Thousands, namen).unwrap_or(Cel::Onleesbaar),
    }
}

/// The mistake of an empty cell that must be filled.
pub(super) fn cel_leeg(veld: &Veld) -> CelFout {
    CelFout {
        code: Code::CelLeeg,
        bericht: format!("kolom \"{}\" is hier leeg, maar moet gevuld zijn", kolomnaam(veld)),
        oplossing: format!("vul in: {}", verwacht(&veld.soort)),
    }
}

/// `cel` if the date in `tekst` is written in the pinned form: `jjjj-mm-dd` or `dd-mm-jjjj`.
pub(super) fn in_vorm(cel: Cel, tekst: &str, vorm: &str) -> Result<Cel, CelFout> {
    let jaar_voorop = matches!(tekst.as_bytes().get(4), Some(b'-' | b'/'));
    if jaar_voorop == (vorm == "jjjj-mm-dd") {
        return Ok(cel);
    }
    Err(CelFout {
        code: Code::DatumFout,
        bericht: format!("{} is niet geschreven als {vorm}", toon(tekst)),
        oplossing: format!("schrijf de datum als {vorm}"),
    })
}

/// The name by which people know a field: its first header.
pub(crate) fn kolomnaam(veld: &Veld) -> &str {
    veld.kolommen.first().unwrap_or(&veld.naam)
}

/// A value as a message shows it: in quotes, at most 40 characters, control characters made visible.
pub(super) fn toon(tekst: &str) -> String {
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
pub(super) fn lees_gevuld(veld: &Veld, tekst: &str, point: Point, namen: &mut Namen) -> Result<Cel, CelFout> {
    let soort = &veld.soort;
    match soort {
        VeldSoort::Tekst | VeldSoort::Code => Ok(Cel::Naam(namen.keep(tekst))),
        VeldSoort::Keuze(waarden) => {
            let waarde = waarden.iter().find(|waarde| gelijk(waarde, tekst));
            waarde.map(|waarde| Cel::Naam(namen.keep(waarde))).ok_or_else(|| keuze_fout(veld, tekst, waarden))
        }
        VeldSoort::JaNee => janee(tekst).map(Cel::JaNee).ok_or_else(|| janee_fout(tekst)),
        VeldSoort::Datum => datum(tekst).map(Cel::Datum).map_err(|reden| datum_fout(tekst, reden)),
        VeldSoort::Geheel => geheel(tekst).map(Cel::Getal).map_err(|fout| getal_fout(soort, tekst, fout)),
        VeldSoort::Decimaal => {
            number::parse(tekst, point).map(Cel::Getal).map_err(|fout| getal_fout(soort, tekst, fout))
        }
        VeldSoort::Bedrag => {
            bedrag(tekst, point).map(Cel::Getal).map_err(|fout| getal_fout(soort, tekst, fout))
        }
        VeldSoort::Procent => procent(tekst, point),
    }
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
        bericht: format!("{} is geen bekende keuze voor {}", toon(tekst), kolomnaam(veld)),
        oplossing,
    }
}

fn janee(tekst: &str) -> Option<bool> {
    let is_een_van = |woorden: &[&str]| woorden.iter().any(|woord| woord.eq_ignore_ascii_case(tekst));
    if is_een_van(&["ja", "j", "x", "1", "waar"]) {
        Some(true)
    } else {
        is_een_van(&["nee", "n", "0", "onwaar"]).then_some(false)
    }
}

fn janee_fout(tekst: &str) -> CelFout {
    CelFout {
        code: Code::JaNeeFout,
        bericht: format!("{} is geen ja of nee", toon(tekst)),
        oplossing: "schrijf ja of nee".into(),
    }
}

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DatumReden {
    GeenDatum,
    BestaatNiet,
    JaarVanTwee,
    Tijd,
    Getal,
}

/// `jjjj-mm-dd` or `d-m-jjjj`, with `-` or `/`, and no time but midnight.
fn datum(tekst: &str) -> Result<NaiveDate, DatumReden> {
    if let Some(dag) = datum_van_tien(tekst.as_bytes()) {
        return Ok(dag);
    }
    let (dag, tijd) = tekst.split_once([' ', 'T']).unwrap_or((tekst, ""));
    let teken = if dag.contains('/') { '/' } else { '-' };
    let mut delen = dag.split(teken);
    let (Some(eerste), Some(tweede), Some(derde), None) =
        (delen.next(), delen.next(), delen.next(), delen.next())
    else {
        let digits = !tekst.is_empty() && tekst.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if digits { DatumReden::Getal } else { DatumReden::GeenDatum });
    };
    let (Some(a), Some(b), Some(c)) = (cijfers(eerste), cijfers(tweede), cijfers(derde)) else {
        return Err(DatumReden::GeenDatum);
    };
    let (jaar, maand, dag) = match (eerste.len(), tweede.len(), derde.len()) {
        (4, 2, 2) => (a, b, c),
        (1..=2, 1..=2, 4) => (c, b, a),
        (1..=2, 1..=2, 2) => return Err(DatumReden::JaarVanTwee),
        _ => return Err(DatumReden::GeenDatum),
    };
    if !tijd.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.' | b' ')) {
        return Err(DatumReden::Tijd);
    }
    let jaar = i32::try_from(jaar).ok().filter(|jaar| *jaar > 0).ok_or(DatumReden::BestaatNiet)?;
    NaiveDate::from_ymd_opt(jaar, maand, dag).ok_or(DatumReden::BestaatNiet)
}

/// A day in ten characters, as nearly all are written; none for whatever else.
fn datum_van_tien(tekst: &[u8]) -> Option<NaiveDate> {
    let getal = |cijfers: &[u8]| {
        cijfers.iter().try_fold(0, |value: u32, byte| {
            byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0'))
        })
    };
    let (jaar, maand, dag) = match tekst {
        [d1, d2, b'-', m1, m2, b'-', jaar @ ..] if jaar.len() == 4 => (jaar, [*m1, *m2], [*d1, *d2]),
        [jaar @ .., b'-', m1, m2, b'-', d1, d2] if jaar.len() == 4 => (jaar, [*m1, *m2], [*d1, *d2]),
        _ => return None,
    };
    let jaar = i32::try_from(getal(jaar)?).ok().filter(|jaar| *jaar > 0)?;
    NaiveDate::from_ymd_opt(jaar, getal(&maand)?, getal(&dag)?)
}

/// The value of one to four digits.
fn cijfers(tekst: &str) -> Option<u32> {
    let fits = (1..=4).contains(&tekst.len()) && tekst.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| tekst.bytes().fold(0, |value, byte| value * 10 + u32::from(byte - b'0')))
}

fn datum_fout(tekst: &str, reden: DatumReden) -> CelFout {
    let (wat, oplossing) = match reden {
        DatumReden::GeenDatum => ("is geen datum", "schrijf de datum als 31-12-2023 of 2023-12-31"),
        DatumReden::BestaatNiet => ("bestaat niet", "kijk welke dag bedoeld is"),
        DatumReden::JaarVanTwee => {
            ("heeft een jaartal van twee cijfers", "schrijf het jaar met vier cijfers")
        }
        DatumReden::Tijd => ("is een dag met een tijd", "laat de tijd weg"),
        DatumReden::Getal => (
            "is een getal en geen datum",
            "geef de kolom in Excel de opmaak Datum en sla het bestand opnieuw op",
        ),
    };
    CelFout { code: Code::DatumFout, bericht: format!("{} {wat}", toon(tekst)), oplossing: oplossing.into() }
}

/// Digits with a sign and groups of three.
fn geheel(tekst: &str) -> Result<Decimal, NumberError> {
    if let Some(kort) = cijfers(tekst) {
        return Ok(Decimal::from(kort));
    }
    let getal = number::parse(tekst, Point::Thousands)?;
    if getal.scale() == 0 { Ok(getal) } else { Err(NumberError::NotANumber) }
}

/// A number after `€`, with its sign before or behind that; `€ -` is nothing.
fn bedrag(tekst: &str, point: Point) -> Result<Decimal, NumberError> {
    let (negatief, rest) = tekst.strip_prefix('-').map_or((false, tekst), |rest| (true, rest.trim_start()));
    let Some(getal) = rest.strip_prefix('€').map(str::trim_start) else {
        return number::parse(tekst, point);
    };
    if getal == "-" && !negatief {
        return Ok(Decimal::ZERO);
    }
    if negatief && getal.starts_with(['-', '+']) {
        return Err(NumberError::NotANumber);
    }
    number::parse(getal, point).map(|getal| if negatief { -getal } else { getal })
}

/// A number before `%`. Without the sign `0,85` may be 85% or 0,85%.
fn procent(tekst: &str, point: Point) -> Result<Cel, CelFout> {
    let fout = |fout| getal_fout(&VeldSoort::Procent, tekst, fout);
    if let Some(getal) = tekst.strip_suffix('%') {
        return number::parse(getal, point).map(Cel::Getal).map_err(fout);
    }
    match number::parse(tekst, point) {
        Err(NumberError::NotANumber) => Err(fout(NumberError::NotANumber)),
        Ok(_) | Err(NumberError::Ambiguous | NumberError::OutOfRange) => Err(CelFout {
            code: Code::GetalDubbelzinnig,
            bericht: format!("{} heeft geen procentteken", toon(tekst)),
            oplossing: "schrijf een percentage als 85%".into(),
        }),
    }
}

fn getal_fout(soort: &VeldSoort, tekst: &str, fout: NumberError) -> CelFout {
    let (code, wat, oplossing) = match fout {
        NumberError::NotANumber => {
            let wat = if *soort == VeldSoort::Geheel { "is geen heel getal" } else { "is geen getal" };
            (Code::GetalOnleesbaar, wat.to_owned(), format!("schrijf {}", verwacht(soort)))
        }
        NumberError::OutOfRange => (
            Code::GetalOnleesbaar,
            "is te groot of heeft te veel decimalen".to_owned(),
            format!(
                "hoogstens {} en {} decimalen",
                number::dutch(number::MAX_VALUE.into()),
                number::MAX_DECIMALS
            ),
        ),
        NumberError::Ambiguous => {
            let (heel, komma) = (tekst.replace('.', ""), tekst.replace('.', ","));
            (
                Code::GetalDubbelzinnig,
                format!("kan {heel} of {komma} betekenen"),
                format!(
                    "schrijf {heel} of {komma}, of zet decimaalteken bij deze gegevens in de overeenkomst"
                ),
            )
        }
    };
    CelFout { code, bericht: format!("{} {wat}", toon(tekst)), oplossing }
}

/// What a cell of this soort looks like.
fn verwacht(soort: &VeldSoort) -> String {
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
