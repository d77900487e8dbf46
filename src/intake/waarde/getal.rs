//! What a number looks like: a whole one, one with decimals, an amount, and a share.
//!
//! What a spreadsheet put around it is taken off (a euro sign, spaces between thousands), and what it took away is not
//! put back: a number in scientific notation is refused, for its last digits are gone.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{CelFout, datum::cijfers, toon, verwacht};
use crate::{
    agreement::{Procentvorm, VeldSoort},
    diagnostic::Code,
    intake::kaal::HARDE_SPATIES,
    number::{self, NumberError, Point},
};

/// A number without spaces between its thousands, and with a minus of the keyboard.
pub(in crate::intake) fn kern(tekst: &str) -> Cow<'_, str> {
    let tekst = tekst.strip_prefix('\'').unwrap_or(tekst);
    if tekst.is_ascii() {
        return Cow::Borrowed(tekst);
    }
    let letters: Vec<char> = tekst.chars().map(|letter| if letter == '−' { '-' } else { letter }).collect();
    let digits = |part: &[char]| part.iter().take_while(|letter| letter.is_ascii_digit()).count();
    let between_thousands = |index: usize| {
        let before = letters[..index].iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
        (1..=3).contains(&before) && digits(&letters[index + 1..]) == 3
    };
    let kept = letters
        .iter()
        .enumerate()
        .filter(|(index, letter)| !(HARDE_SPATIES.contains(letter) && between_thousands(*index)));
    Cow::Owned(kept.map(|(_, letter)| letter).collect())
}

/// Digits with a sign and groups of three; decimals that are all zero are none.
pub(super) fn geheel(tekst: &str) -> Result<Decimal, NumberError> {
    if let Some(kort) = cijfers(tekst) {
        return Ok(Decimal::from(kort));
    }
    let tekst = kern(tekst);
    let heel = tekst
        .rsplit_once([',', '.'])
        .filter(|(_, nullen)| nullen.bytes().all(|byte| byte == b'0') && (1..=2).contains(&nullen.len()));
    let getal = number::parse(heel.map_or(&*tekst, |(heel, _)| heel), Point::Thousands)?;
    if getal.scale() == 0 { Ok(getal) } else { Err(NumberError::NotANumber) }
}

/// A number, or a share of one as `85%`.
pub(super) fn decimaal(tekst: &str, point: Point) -> Result<Decimal, NumberError> {
    let tekst = kern(tekst);
    match tekst.strip_suffix('%') {
        None => number::parse(&tekst, point),
        Some(getal) => met_decimalen(number::parse(getal, point)?.checked_div(Decimal::ONE_HUNDRED)),
    }
}

/// A number with no more decimals than a cell may have.
fn met_decimalen(getal: Option<Decimal>) -> Result<Decimal, NumberError> {
    let getal = getal.ok_or(NumberError::OutOfRange)?.normalize();
    let is_goed = getal.scale() <= number::MAX_DECIMALS && getal.abs() <= Decimal::from(number::MAX_VALUE);
    if is_goed { Ok(getal) } else { Err(NumberError::OutOfRange) }
}

/// An amount with `€` or `EUR` at either side or none. Negative is `-` before or behind it, or parentheses around it;
/// `€ -` is nothing, and `12,-` has no cents.
pub(super) fn bedrag(tekst: &str, point: Point) -> Result<Decimal, NumberError> {
    let tekst = kern(tekst);
    let (haakjes, rest) = tussen_haakjes(&tekst);
    let (voor, rest) = zonder(rest, |rest| rest.strip_prefix('-'));
    let (munt, rest) = zonder(rest, munt_voor);
    if munt && rest == "-" && !voor && !haakjes {
        return Ok(Decimal::ZERO);
    }
    let (binnen, rest) = if haakjes { (false, rest) } else { tussen_haakjes(rest) };
    let (na_munt, rest) = zonder(rest, |rest| rest.strip_prefix('-').filter(|_| munt));
    let (_, rest) = if munt { (false, rest) } else { zonder(rest, munt_na) };
    let (rond, rest) = zonder(rest, |rest| rest.strip_suffix(",--").or_else(|| rest.strip_suffix(",-")));
    let (achter, rest) = zonder(rest, |rest| rest.strip_suffix('-'));
    let negatief = [haakjes, voor, binnen, na_munt, achter].into_iter().filter(|minus| *minus).count();
    if negatief > 1 || (negatief == 1 && rest.starts_with(['-', '+'])) {
        return Err(NumberError::NotANumber);
    }
    // Where the cents stand behind a comma, a point is for thousands.
    let getal = number::parse(rest, if rond { Point::Thousands } else { point })?;
    if rond && getal.scale() > 0 {
        return Err(NumberError::NotANumber);
    }
    Ok(if negatief == 1 { -getal } else { getal })
}

fn tussen_haakjes(tekst: &str) -> (bool, &str) {
    zonder(tekst, |tekst| tekst.strip_prefix('(')?.strip_suffix(')'))
}

/// A text without a part of it, if it has that part.
fn zonder<'t>(tekst: &'t str, deel: impl Fn(&'t str) -> Option<&'t str>) -> (bool, &'t str) {
    deel(tekst).map_or((false, tekst), |rest| (true, rest.trim()))
}

fn munt_voor(tekst: &str) -> Option<&str> {
    let code = || tekst.split_at_checked(3).filter(|(code, _)| code.eq_ignore_ascii_case("eur"));
    tekst.strip_prefix('€').or_else(|| code().map(|(_, rest)| rest))
}

fn munt_na(tekst: &str) -> Option<&str> {
    let code = || tekst.split_at_checked(tekst.len().checked_sub(3)?);
    let code = || code().filter(|(_, code)| code.eq_ignore_ascii_case("eur"));
    tekst.strip_suffix('€').or_else(|| code().map(|(rest, _)| rest))
}

/// A number before `%`. Without the sign the column tells whether `0,85` is 85% or 0,85%; nothing is nothing.
pub(super) fn procent(tekst: &str, point: Point, vorm: Option<Procentvorm>) -> Result<Decimal, CelFout> {
    let soort = VeldSoort::Procent;
    let kern = kern(tekst);
    if let Some(getal) = kern.strip_suffix('%') {
        return number::parse(getal, point).map_err(|error| fout(&soort, tekst, error));
    }
    let getal = number::parse(&kern, point);
    match (getal, vorm) {
        (Ok(getal), _) if getal.is_zero() => Ok(getal),
        (Ok(getal), Some(Procentvorm::Procent)) => Ok(getal),
        (Ok(getal), Some(Procentvorm::Deel)) => {
            met_decimalen(getal.checked_mul(Decimal::ONE_HUNDRED)).map_err(|error| fout(&soort, tekst, error))
        }
        (Err(error), Some(_)) | (Err(error @ NumberError::NotANumber), None) => {
            Err(fout(&soort, tekst, error))
        }
        (Ok(_) | Err(NumberError::Ambiguous | NumberError::OutOfRange), None) => Err(CelFout {
            code: Code::GetalDubbelzinnig,
            bericht: format!(
                "{} heeft geen procentteken, en uit de kolom blijkt niet of 1 staat voor 1% of voor 100%",
                toon(tekst)
            ),
            oplossing:
                "schrijf een percentage als 85%, of zet procentvorm = \"procent\" of \"deel\" bij deze \
                        gegevens in de overeenkomst"
                    .into(),
        }),
    }
}

/// Whether a text is a number in scientific notation; in a code only one as Excel writes it.
pub(super) fn is_wetenschappelijk(tekst: &str, soort: &VeldSoort) -> bool {
    let Some((getal, macht)) = tekst.split_once(['E', 'e']) else { return false };
    let digits = |tekst: &str| !tekst.is_empty() && tekst.bytes().all(|byte| byte.is_ascii_digit());
    let zonder_teken = macht.strip_prefix(['+', '-']).unwrap_or(macht);
    let getal = getal.strip_prefix(['-', '+']).unwrap_or(getal);
    let delen = getal.split_once([',', '.']);
    let is_getal = delen.map_or_else(|| digits(getal), |(heel, rest)| digits(heel) && digits(rest));
    let van_excel = delen.is_some() && macht.starts_with(['+', '-']);
    is_getal && digits(zonder_teken) && (soort.is_getal() || (*soort == VeldSoort::Code && van_excel))
}

/// The mistake in a cell.
pub(super) fn fout(soort: &VeldSoort, tekst: &str, fout: NumberError) -> CelFout {
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
