//! Exact numbers and how Dutch people write them.
//!
//! No verdict and no amount passes through a float: a share is a pair of decimals, compared with a [`Percentage`]
//! by cross-multiplication of integers, and rounded only to be shown. [`parse`] reads what a person or a
//! spreadsheet wrote; `1.234` is ambiguous there, and is never guessed.

mod breuk;

pub use breuk::{Breuk, als_decimaal, breuk, centen, deel_van_jaar, procenten, verdeel};

use std::fmt;

use rust_decimal::Decimal;

/// The largest absolute value that a cell or clause may hold. With at most [`MAX_DECIMALS`] decimals it keeps
/// every sum and cross-product of a run within 128 bits.
pub const MAX_VALUE: i64 = 10_000_000_000_000;
/// The largest number of decimals in a cell or clause.
pub const MAX_DECIMALS: u32 = 4;

/// A share between 0% and 100%, exact to four decimals of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percentage {
    /// In units of 0.0001%.
    units: u32,
}

/// Units of [`Percentage`] in one: 100% of 10 000 units each.
const UNITS: i128 = 1_000_000;

/// Why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Not a number in any notation.
    NotANumber,
    /// `1.234` may be 1234 or 1,234: nothing in the text tells.
    Ambiguous,
    /// Larger than [`MAX_VALUE`] or with more than [`MAX_DECIMALS`] decimals.
    OutOfRange,
}

/// What a point in a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// Not known: a lone group of three digits after it is ambiguous.
    Unknown,
    /// It separates thousands (`1.234,50`).
    Thousands,
    /// It is the decimal mark (`1234.50`).
    Decimal,
}

impl Percentage {
    /// 100%.
    pub const ALL: Self = Self { units: 1_000_000 };

    /// Reads `90%` or `87,5%`.
    ///
    /// # Errors
    /// [`NumberError::NotANumber`] without a percent sign or with anything but digits and one decimal comma;
    /// [`NumberError::OutOfRange`] above 100% or with more than four decimals.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let digits = text.trim().strip_suffix('%').ok_or(NumberError::NotANumber)?.trim_end();
        let value = parse(digits, Point::Thousands)?;
        Self::from_percent(value).ok_or(NumberError::OutOfRange)
    }

    /// The percentage with this many percents; none outside 0 to 100 or with more than four decimals.
    #[must_use]
    pub fn from_percent(percent: Decimal) -> Option<Self> {
        let units = percent.checked_mul(Decimal::from(10_000))?.normalize();
        let units = (units.scale() == 0).then_some(units)?;
        let units = u32::try_from(units.mantissa()).ok()?;
        (i128::from(units) <= UNITS).then_some(Self { units })
    }

    /// The number of percents.
    #[must_use]
    pub fn percent(self) -> Decimal {
        Decimal::new(i64::from(self.units), 4).normalize()
    }

    /// How `teller / noemer` compares with this share, without dividing. Meant for `noemer` >= 0.
    #[must_use]
    pub fn compare(self, teller: Decimal, noemer: Decimal) -> std::cmp::Ordering {
        let (teller, noemer, _) = aligned(teller, noemer);
        (teller * UNITS).cmp(&(noemer * i128::from(self.units)))
    }

    /// How `teller / noemer` compares with this share, for amounts that no decimal can hold.
    #[must_use]
    pub fn compare_exact(self, teller: &Breuk, noemer: &Breuk) -> std::cmp::Ordering {
        let times = |number: &Breuk, units: i128| number * Breuk::from_integer(units.into());
        times(teller, UNITS).cmp(&times(noemer, i128::from(self.units)))
    }

    /// This share as a fraction: 2,5% is 1/40.
    #[must_use]
    pub fn as_fraction(self) -> Breuk {
        Breuk::new(self.units.into(), UNITS.into())
    }

    /// The least whole number that is at least this share of `noemer`: `ceil(p n)`.
    #[must_use]
    pub fn ceil_of(self, noemer: Decimal) -> Decimal {
        self.part_of(noemer, true)
    }

    /// The greatest whole number that is at most this share of `noemer`: `floor(p n)`.
    #[must_use]
    pub fn floor_of(self, noemer: Decimal) -> Decimal {
        self.part_of(noemer, false)
    }

    fn part_of(self, noemer: Decimal, up: bool) -> Decimal {
        let divisor = UNITS * 10_i128.pow(noemer.scale());
        let product = noemer.mantissa() * i128::from(self.units);
        let floor = product.div_euclid(divisor);
        let exact = product.rem_euclid(divisor) == 0;
        Decimal::from_i128_with_scale(floor + i128::from(up && !exact), 0)
    }
}

impl fmt::Display for Percentage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", dutch(self.percent()))
    }
}

/// Both numbers as integers of one scale, and that scale.
fn aligned(a: Decimal, b: Decimal) -> (i128, i128, u32) {
    let scale = a.scale().max(b.scale());
    let widen = |number: Decimal| number.mantissa() * 10_i128.pow(scale - number.scale());
    (widen(a), widen(b), scale)
}

/// `teller / noemer` in percents, rounded half up (away from zero for negatives) to `decimals`; none for a zero
/// noemer.
#[must_use]
pub fn share(teller: Decimal, noemer: Decimal, decimals: u32) -> Option<Decimal> {
    let (teller, noemer, _) = aligned(teller, noemer);
    let (teller, noemer) = if noemer < 0 { (-teller, -noemer) } else { (teller, noemer) };
    if noemer == 0 {
        return None;
    }
    let scaled = teller * 10_i128.pow(decimals + 2) * 2;
    let rounded = (scaled.abs() + noemer) / (noemer * 2) * scaled.signum();
    Some(Decimal::from_i128_with_scale(rounded, decimals))
}

/// A number as it is written in Dutch, with its own decimals: `1.234,5`.
#[must_use]
pub fn dutch(number: Decimal) -> String {
    let sign = if number.is_sign_negative() && !number.is_zero() { "-" } else { "" };
    met_punten(&format!("{sign}{}", number.abs()))
}

/// The same of a number of any size that is written with a decimal point.
#[must_use]
pub fn met_punten(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::with_capacity(text.len() + 4);
    out.push_str(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

/// An amount in euros with cents, rounded half away from zero: `€ 1.234,50`.
#[must_use]
pub fn euro(amount: Decimal) -> String {
    let mut cents = amount.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    cents.rescale(2);
    format!("€ {}", dutch(cents))
}

/// An amount in whole euros, rounded half away from zero: `€ 1.235`.
#[must_use]
pub fn whole_euros(amount: Decimal) -> String {
    let euros = amount.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    format!("€ {}", dutch(euros))
}

/// Reads a number in Dutch notation: `1.234,50`, `12`, `-3,5`. What a point means may be known from elsewhere.
///
/// # Errors
/// See [`NumberError`].
pub fn parse(text: &str, point: Point) -> Result<Decimal, NumberError> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = split(digits, point)?;
    if whole.is_empty() || !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let significant = whole.trim_start_matches('0').len();
    if significant > 14 || decimals.len() > MAX_DECIMALS as usize {
        return Err(NumberError::OutOfRange);
    }
    let mantissa: i128 = format!("{whole}{decimals}").parse().map_err(|_| NumberError::OutOfRange)?;
    let scale = u32::try_from(decimals.len()).map_err(|_| NumberError::OutOfRange)?;
    let value = Decimal::from_i128_with_scale(if negative { -mantissa } else { mantissa }, scale);
    if value.abs() > Decimal::from(MAX_VALUE) { Err(NumberError::OutOfRange) } else { Ok(value) }
}

/// The digits before and after the decimal mark, thousands marks removed.
fn split(digits: &str, point: Point) -> Result<(String, String), NumberError> {
    if let Some((whole, decimals)) = digits.split_once(',') {
        let thousands = !whole.contains('.') || grouped(whole);
        return match (thousands, decimals.is_empty() || point == Point::Decimal) {
            (true, false) => Ok((whole.replace('.', ""), decimals.to_owned())),
            (true, true) | (false, _) => Err(NumberError::NotANumber),
        };
    }
    match (digits.split_once('.'), point) {
        (None, _) => Ok((digits.to_owned(), String::new())),
        (Some(_), Point::Thousands) if grouped(digits) => Ok((digits.replace('.', ""), String::new())),
        (Some(_), Point::Thousands) => Err(NumberError::NotANumber),
        (Some(_), Point::Unknown) if digits.matches('.').count() > 1 && grouped(digits) => {
            Ok((digits.replace('.', ""), String::new()))
        }
        (Some(_), Point::Unknown) if grouped(digits) => Err(NumberError::Ambiguous),
        (Some((whole, decimals)), Point::Unknown | Point::Decimal) => {
            if decimals.is_empty() || decimals.contains('.') {
                return Err(NumberError::NotANumber);
            }
            Ok((whole.to_owned(), decimals.to_owned()))
        }
    }
}

/// Whether every point in `text` stands before a group of three digits, after one to three digits that do not begin
/// with a nought: nobody writes `0.853` for 853.
fn grouped(text: &str) -> bool {
    let mut groups = text.split('.');
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()) && !group.starts_with('0'));
    first && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn exactly_ninety_percent_is_met_and_8996_of_10000_is_not() {
        let ninety = Percentage::parse("90%").unwrap();
        assert_eq!(ninety.compare(d("9"), d("10")), Ordering::Equal);
        assert_eq!(ninety.compare(d("8996"), d("10000")), Ordering::Less);
        assert_eq!(share(d("8996"), d("10000"), 1), Some(d("90.0")));
        assert_eq!(share(d("8996"), d("10000"), 2), Some(d("89.96")));
    }

    #[test]
    fn a_share_of_nothing_has_no_value() {
        assert_eq!(share(d("0"), d("0"), 1), None);
    }

    #[test]
    fn rounding_is_half_up() {
        assert_eq!(share(d("1"), d("8"), 0), Some(d("13")));
        assert_eq!(share(d("2"), d("3"), 4), Some(d("66.6667")));
    }

    #[test]
    fn the_bound_in_cases_rounds_towards_the_norm() {
        let ninety = Percentage::parse("90%").unwrap();
        assert_eq!(ninety.ceil_of(d("210")), d("189"));
        assert_eq!(ninety.ceil_of(d("211")), d("190"));
        assert_eq!(Percentage::parse("10%").unwrap().floor_of(d("119")), d("11"));
    }

    #[test]
    fn percentages_have_a_sign_a_range_and_a_comma() {
        assert_eq!(Percentage::parse("87,5%").unwrap().to_string(), "87,5%");
        assert_eq!(Percentage::parse("90"), Err(NumberError::NotANumber));
        assert_eq!(Percentage::parse("101%"), Err(NumberError::OutOfRange));
        assert_eq!(Percentage::parse("87.5%"), Err(NumberError::NotANumber));
    }

    #[test]
    fn a_lone_group_of_three_is_ambiguous_until_the_column_tells() {
        assert_eq!(parse("1.234", Point::Unknown), Err(NumberError::Ambiguous));
        assert_eq!(parse("1.234", Point::Thousands), Ok(d("1234")));
        assert_eq!(parse("1.234", Point::Decimal), Ok(d("1.234")));
        assert_eq!(parse("1.234,50", Point::Unknown), Ok(d("1234.50")));
        assert_eq!(parse("1.234.567", Point::Unknown), Ok(d("1234567")));
        assert_eq!(parse("12.5", Point::Unknown), Ok(d("12.5")));
        assert_eq!(parse("0.853", Point::Unknown), Ok(d("0.853")));
        assert_eq!(parse("12.34,5", Point::Unknown), Err(NumberError::NotANumber));
        assert_eq!(parse("1,", Point::Unknown), Err(NumberError::NotANumber));
        assert_eq!(parse("", Point::Unknown), Err(NumberError::NotANumber));
        assert_eq!(parse("99999999999999", Point::Unknown), Err(NumberError::OutOfRange));
        assert_eq!(parse("1,23456", Point::Unknown), Err(NumberError::OutOfRange));
    }

    #[test]
    fn numbers_are_shown_as_in_dutch() {
        assert_eq!(dutch(d("1234.5")), "1.234,5");
        assert_eq!(dutch(d("-1234567")), "-1.234.567");
        assert_eq!(dutch(d("0.25")), "0,25");
        assert_eq!(euro(d("209295.63")), "€ 209.295,63");
        assert_eq!(euro(d("2.5")), "€ 2,50");
    }
}
