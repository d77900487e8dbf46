//! Outcomes as numbers: exact for scripts, and for people with as many decimals as it takes to see why the verdict
//! fell.

use rust_decimal::Decimal;

use crate::{
    agreement::{Drempel, Soort},
    number::{Percentage, dutch, share},
};

/// Beyond this many decimals nobody sees a difference any more.
const MOST_DECIMALS: u32 = 8;

/// How the outcomes of a norm are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vorm {
    /// As a share: `89,5%`.
    Procent,
    /// As members out of members: `10/11`.
    Leden,
    /// As a number.
    Getal,
}

impl Vorm {
    /// How the outcomes of this soort are shown.
    pub(super) fn van(soort: &Soort) -> Self {
        match soort {
            Soort::Volledigheid(..) | Soort::Frequentie(..) => Self::Leden,
            Soort::Aantal(..) => Self::Getal,
            Soort::Termijn(..)
            | Soort::Aandeel(..)
            | Soort::Telling(..)
            | Soort::Herhaling(..)
            | Soort::Begroting(..)
            | Soort::Formatie(..)
            | Soort::Oordeel(_) => Self::Procent,
        }
    }

    /// An outcome, as a table shows it.
    pub(super) fn getoond(self, teller: Decimal, noemer: Option<Decimal>, drempel: Drempel) -> String {
        match (self, noemer) {
            (_, None) => dutch(teller.normalize()),
            (Self::Leden, Some(noemer)) => {
                format!("{}/{}", dutch(teller.normalize()), dutch(noemer.normalize()))
            }
            (Self::Procent | Self::Getal, Some(noemer)) => procent(teller, noemer, drempel),
        }
    }
}

/// A number for scripts: a decimal point, no zeros at the end.
pub(super) fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// A share in percents with four decimals, half up, or the number itself where there is no noemer.
pub(super) fn waarde(teller: Decimal, noemer: Option<Decimal>) -> Option<String> {
    match noemer {
        None => Some(plain(teller)),
        Some(noemer) => share(teller, noemer, 4).map(|percents| percents.to_string()),
    }
}

/// A share with one decimal, or as many more as it takes not to look like 0%, 100%, or the other side of the
/// threshold.
pub(super) fn procent(teller: Decimal, noemer: Decimal, drempel: Drempel) -> String {
    if noemer.is_zero() {
        return "-".to_owned();
    }
    if teller.is_zero() || teller == noemer {
        return if teller.is_zero() { "0%".to_owned() } else { "100%".to_owned() };
    }
    (1..=MOST_DECIMALS)
        .filter_map(|decimals| share(teller, noemer, decimals))
        .find(|shown| tells_the_truth(*shown, teller, noemer, drempel))
        .or_else(|| share(teller, noemer, MOST_DECIMALS))
        .map_or_else(|| "-".to_owned(), |shown| format!("{}%", dutch(shown)))
}

/// Whether the rounded share stands on the same side of the threshold, of 0% and of 100% as the exact one.
fn tells_the_truth(shown: Decimal, teller: Decimal, noemer: Decimal, drempel: Drempel) -> bool {
    let hundred = Decimal::ONE_HUNDRED;
    if shown.is_zero() || shown == hundred {
        return false;
    }
    let side = |bound: Percentage| (bound.compare(teller, noemer), shown.cmp(&bound.percent()));
    match drempel {
        Drempel::Minstens(bound) => {
            let (exact, rounded) = side(bound);
            exact.is_ge() == rounded.is_ge()
        }
        Drempel::Hoogstens(bound) => {
            let (exact, rounded) = side(bound);
            exact.is_le() == rounded.is_le()
        }
        Drempel::Geen | Drempel::MinstensAantal(_) | Drempel::HoogstensAantal(_) => true,
    }
}

/// What is asked, in a narrow column: `≥ 90%`, `100%`, `alle`, `-`.
pub(super) fn eis_kort(vorm: Vorm, drempel: Drempel) -> String {
    match drempel {
        Drempel::Geen => "-".to_owned(),
        Drempel::Minstens(Percentage::ALL) if vorm == Vorm::Leden => "alle".to_owned(),
        Drempel::Minstens(Percentage::ALL) => "100%".to_owned(),
        Drempel::Minstens(bound) => format!("≥ {bound}"),
        Drempel::Hoogstens(bound) if bound.percent().is_zero() => "0%".to_owned(),
        Drempel::Hoogstens(bound) => format!("≤ {bound}"),
        Drempel::MinstensAantal(bound) => format!("≥ {}", dutch(bound.normalize())),
        Drempel::HoogstensAantal(bound) => format!("≤ {}", dutch(bound.normalize())),
    }
}

/// What is asked, in a sentence: `minstens 90%`, `alle 11`.
pub(super) fn eis_zin(vorm: Vorm, drempel: Drempel, noemer: Option<Decimal>) -> String {
    match (drempel, vorm, noemer) {
        (Drempel::Geen, _, _) => "geen norm".to_owned(),
        (Drempel::Minstens(Percentage::ALL), Vorm::Leden, Some(noemer)) => {
            format!("alle {}", dutch(noemer.normalize()))
        }
        (Drempel::Minstens(Percentage::ALL), _, _) => "100%".to_owned(),
        (Drempel::Minstens(bound), _, _) => format!("minstens {bound}"),
        (Drempel::Hoogstens(bound), _, _) => format!("hoogstens {bound}"),
        (Drempel::MinstensAantal(bound), _, _) => format!("minstens {}", dutch(bound.normalize())),
        (Drempel::HoogstensAantal(bound), _, _) => format!("hoogstens {}", dutch(bound.normalize())),
    }
}

/// Whether less is better.
pub(super) fn is_hoogstens(drempel: Drempel) -> bool {
    match drempel {
        Drempel::Hoogstens(_) | Drempel::HoogstensAantal(_) => true,
        Drempel::Geen | Drempel::Minstens(_) | Drempel::MinstensAantal(_) => false,
    }
}

/// A margin with its sign: `+4`, `-1`, `0`.
pub(super) fn marge(marge: Decimal) -> String {
    let marge = marge.normalize();
    if marge > Decimal::ZERO { format!("+{}", dutch(marge)) } else { dutch(marge) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn minstens(text: &str) -> Drempel {
        Drempel::Minstens(Percentage::parse(text).unwrap())
    }

    fn hoogstens(text: &str) -> Drempel {
        Drempel::Hoogstens(Percentage::parse(text).unwrap())
    }

    #[test]
    fn a_share_never_looks_met_when_it_is_not() {
        assert_eq!(procent(d("188"), d("210"), minstens("90%")), "89,5%");
        assert_eq!(procent(d("8996"), d("10000"), minstens("90%")), "89,96%");
        assert_eq!(procent(d("9000"), d("10000"), minstens("90%")), "90,0%");
        assert_eq!(procent(d("1004"), d("10000"), hoogstens("10%")), "10,04%");
        assert_eq!(procent(d("9999"), d("10000"), minstens("100%")), "99,99%");
        assert_eq!(procent(d("875"), d("1000"), minstens("87,55%")), "87,5%");
        assert_eq!(procent(d("8755"), d("10000"), hoogstens("87,55%")), "87,55%");
    }

    #[test]
    fn nothing_and_everything_have_no_decimals_and_are_exact() {
        assert_eq!(procent(d("0"), d("7"), Drempel::Geen), "0%");
        assert_eq!(procent(d("7"), d("7"), minstens("100%")), "100%");
        assert_eq!(procent(d("99999"), d("100000"), Drempel::Geen), "99,999%");
        assert_eq!(procent(d("1"), d("100000"), Drempel::Geen), "0,001%");
        assert_eq!(procent(d("0"), d("0"), Drempel::Geen), "-");
    }

    #[test]
    fn members_and_numbers_are_shown_as_counts() {
        assert_eq!(Vorm::Leden.getoond(d("10"), Some(d("11")), minstens("100%")), "10/11");
        assert_eq!(Vorm::Getal.getoond(d("1234.50"), None, Drempel::Geen), "1.234,5");
        assert_eq!(waarde(d("188"), Some(d("210"))).as_deref(), Some("89.5238"));
        assert_eq!(waarde(d("12.50"), None).as_deref(), Some("12.5"));
        assert_eq!(waarde(d("0"), Some(d("0"))), None);
    }

    #[test]
    fn what_is_asked_is_short_in_a_column() {
        assert_eq!(eis_kort(Vorm::Leden, minstens("100%")), "alle");
        assert_eq!(eis_kort(Vorm::Procent, minstens("100%")), "100%");
        assert_eq!(eis_kort(Vorm::Procent, hoogstens("30%")), "≤ 30%");
        assert_eq!(eis_kort(Vorm::Getal, Drempel::MinstensAantal(d("15.0"))), "≥ 15");
        assert_eq!((marge(d("4")), marge(d("-1.0")), marge(d("0"))), ("+4".into(), "-1".into(), "0".into()));
    }
}
