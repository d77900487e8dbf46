//! Exact fractions, for money that no decimal can hold: a twelfth of a year's budget, or one indexed three times.
//!
//! An amount stays a [`Breuk`] until it is shown. Then [`verdeel`] gives each part its cents, so that a column that is
//! shown adds up to the total that is shown.

use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

/// An exact fraction of whole numbers of any size.
pub type Breuk = BigRational;

/// With how many decimals a fraction without an end is told.
const DECIMALS: u32 = 10;
/// The most decimals that a [`Decimal`] has room for.
const MOST_DECIMALS: u32 = 28;

/// A decimal as a fraction.
#[must_use]
pub fn breuk(number: Decimal) -> Breuk {
    Breuk::new(number.mantissa().into(), BigInt::from(10).pow(number.scale()))
}

/// What a number of months is of a year.
#[must_use]
pub fn deel_van_jaar(maanden: u32) -> Breuk {
    Breuk::new(maanden.into(), 12.into())
}

/// A fraction as a decimal: exact when it has an end, else rounded to ten decimals; none when it is too large.
#[must_use]
pub fn als_decimaal(number: &Breuk) -> Option<Decimal> {
    let with = |decimals: u32| {
        let shifted = number * Breuk::from_integer(BigInt::from(10).pow(decimals));
        (shifted.is_integer(), shifted.round().to_integer())
    };
    let made = |mantissa: BigInt, decimals: u32| {
        let mantissa = i128::try_from(mantissa).ok()?;
        Decimal::try_from_i128_with_scale(mantissa, decimals).ok()
    };
    let exact = (0..=MOST_DECIMALS).find_map(|decimals| match with(decimals) {
        (true, mantissa) => Some(made(mantissa, decimals)),
        (false, _) => None,
    });
    exact.flatten().or_else(|| made(with(DECIMALS).1, DECIMALS))
}

/// An amount in whole cents, rounded half away from zero.
#[must_use]
pub fn centen(amount: &Breuk) -> BigInt {
    in_centen(amount).round().to_integer()
}

/// `deel / geheel` in percents with four decimals, half away from zero, in units of 0,0001%; none of nothing.
#[must_use]
pub fn procenten(deel: &Breuk, geheel: &Breuk) -> Option<BigInt> {
    let nothing = *geheel == Breuk::from_integer(0.into());
    (!nothing).then(|| (deel / geheel * Breuk::from_integer(1_000_000.into())).round().to_integer())
}

fn in_centen(amount: &Breuk) -> Breuk {
    amount * Breuk::from_integer(100.into())
}

/// Cents for each part, each its own amount rounded down or up, so that together they are `totaal`.
///
/// `totaal` is the exact sum of the parts, itself rounded down or up. The parts that lose most by rounding down get
/// the cents that are left; of equal ones the first.
#[must_use]
pub fn verdeel(delen: &[Breuk], totaal: &BigInt) -> Vec<BigInt> {
    let exact: Vec<Breuk> = delen.iter().map(in_centen).collect();
    let mut cents: Vec<BigInt> = exact.iter().map(|part| part.floor().to_integer()).collect();
    let mut order: Vec<usize> = (0..delen.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(&exact[*index] - exact[*index].floor()));
    let mut left = totaal - cents.iter().sum::<BigInt>();
    for index in order {
        if left <= BigInt::from(0) {
            break;
        }
        cents[index] += 1;
        left -= 1;
    }
    cents
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn third(of: i64) -> Breuk {
        Breuk::new(of.into(), 3.into())
    }

    #[test]
    fn a_third_has_no_end_and_half_a_cent_goes_away_from_zero() {
        assert_eq!(als_decimaal(&breuk(d("104647.815"))), Some(d("104647.815")));
        assert_eq!(als_decimaal(&third(1)), Some(d("0.3333333333")));
        assert_eq!(centen(&breuk(d("0.005"))), 1.into());
        assert_eq!(centen(&breuk(d("-0.005"))), (-1).into());
        assert_eq!(procenten(&third(1), &third(2)), Some(500_000.into()));
        assert_eq!(procenten(&third(1), &breuk(Decimal::ZERO)), None);
    }

    #[test]
    fn what_a_float_can_not_hold_is_held() {
        // 2^53 + 1 cents: the first whole number that a double can't hold.
        let amount = breuk(d("90071992547409.93"));
        assert_eq!(centen(&amount), 9_007_199_254_740_993_i64.into());
        assert_eq!(breuk(d("0.1")) + breuk(d("0.2")), breuk(d("0.3")));
    }

    #[test]
    fn three_thirds_of_a_euro_are_a_euro() {
        let parts = [third(1), third(1), third(1)];
        assert_eq!(verdeel(&parts, &100.into()), [34.into(), 33.into(), 33.into()]);
        assert_eq!(
            verdeel(&[third(-1), third(-1), third(-1)], &(-100).into()),
            [(-33).into(), (-33).into(), (-34).into()]
        );
        assert!(verdeel(&[], &0.into()).is_empty());
    }

    proptest! {
        /// Whatever the parts, what is shown adds up to the total that is shown, and no part is a cent off.
        #[test]
        fn shown_parts_add_up_to_the_shown_total(
            parts in prop::collection::vec((-1_000_000_000_i64..1_000_000_000, 1_i64..1000), 0..40),
            up in any::<bool>(),
        ) {
            let parts: Vec<Breuk> = parts.into_iter().map(|(n, d)| Breuk::new(n.into(), d.into())).collect();
            let sum = in_centen(&parts.iter().sum());
            let total = if up { sum.ceil() } else { sum.floor() }.to_integer();
            let shown = verdeel(&parts, &total);
            prop_assert_eq!(shown.iter().sum::<BigInt>(), total);
            for (part, cents) in parts.iter().zip(&shown) {
                let exact = in_centen(part);
                let shown = Breuk::from_integer(cents.clone());
                prop_assert!(exact.floor() <= shown && shown <= exact.ceil());
            }
        }
    }
}
