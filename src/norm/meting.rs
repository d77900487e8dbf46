//! From what was counted to a verdict: the comparison with the threshold, exactly, with the unreadable rows all bad
//! and all good, and with what a missing delivery could still turn (design, 4.2 and 4.4).

use rust_decimal::Decimal;

use super::verdict::{Grenzen, Oordeel, Stand};
use crate::{
    agreement::Drempel,
    number::{Breuk, Percentage},
};

/// What a soort found, before the threshold is looked at.
#[derive(Debug, Clone)]
pub(crate) struct Meting {
    /// What was counted; grenzen and marge are still empty.
    pub(crate) stand: Stand,
    /// With all unreadable rows bad and good.
    pub(crate) grenzen: Grenzen,
    /// What is compared instead, where no decimal holds it: teller and noemer.
    pub(crate) exact: Option<(Breuk, Breuk)>,
    /// Whether something that is not known makes every comparison idle: a weight, a sum.
    pub(crate) niet_te_vergelijken: bool,
    /// Whether a number of cases better or worse means something.
    pub(crate) heeft_marge: bool,
    /// What no further rows could turn.
    pub(crate) vast: Vast,
}

/// What stands even when a needed delivery is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vast {
    /// A share over rows: only that not all are good, or that some are.
    Aandeel,
    /// Members: only that all have enough.
    Volledig,
    /// A number of rows: what is reached stays reached.
    Aantal,
    /// Nothing.
    Niets,
}

impl Meting {
    /// The verdict, and what was counted with its bounds and marge.
    pub(crate) fn oordeel(mut self, drempel: Drempel, compleet: bool) -> (Oordeel, Stand) {
        let nothing = self.stand.noemer == Some(Decimal::ZERO)
            && self.stand.teller.is_zero()
            && self.stand.onleesbaar.is_empty()
            && !self.niet_te_vergelijken;
        if nothing && compleet && self.grenzen.slechtst == self.grenzen.best {
            return (Oordeel::GeenGevallen, self.stand);
        }
        if drempel == Drempel::Geen {
            return (Oordeel::GeenNorm, self.stand);
        }
        let oordeel = if self.niet_te_vergelijken { Oordeel::Onzeker } else { self.vergelijk(drempel) };
        let oordeel = if compleet || self.staat_vast(drempel, oordeel) { oordeel } else { Oordeel::Onzeker };
        if oordeel == Oordeel::Onzeker {
            self.stand.grenzen = (compleet && !self.niet_te_vergelijken).then_some(self.grenzen);
        } else if self.heeft_marge {
            self.stand.marge = marge(drempel, self.stand.teller, self.stand.noemer);
        }
        (oordeel, self.stand)
    }

    /// Both ends agree, or it is onzeker.
    fn vergelijk(&self, drempel: Drempel) -> Oordeel {
        if let Some((teller, noemer)) = &self.exact {
            return if voldoet_exact(drempel, teller, noemer) {
                Oordeel::Gehaald
            } else {
                Oordeel::NietGehaald
            };
        }
        match (voldoet(drempel, self.grenzen.slechtst), voldoet(drempel, self.grenzen.best)) {
            (true, true) => Oordeel::Gehaald,
            (false, false) => Oordeel::NietGehaald,
            (true, false) | (false, true) => Oordeel::Onzeker,
        }
    }

    /// Whether no further rows could turn this verdict.
    fn staat_vast(&self, drempel: Drempel, oordeel: Oordeel) -> bool {
        let ((k, n), (most, _)) = (self.grenzen.slechtst, self.grenzen.best);
        let n = n.unwrap_or_default();
        match (self.vast, drempel) {
            (Vast::Aandeel, Drempel::Minstens(share)) => share == Percentage::ALL && most < n,
            (Vast::Aandeel, Drempel::Hoogstens(share)) => share.percent().is_zero() && k > Decimal::ZERO,
            (Vast::Volledig, _) => k == n && n > Decimal::ZERO && oordeel == Oordeel::Gehaald,
            (Vast::Aantal, Drempel::MinstensAantal(_)) => oordeel == Oordeel::Gehaald,
            (Vast::Aantal, Drempel::HoogstensAantal(_)) => oordeel == Oordeel::NietGehaald,
            (Vast::Niets | Vast::Aandeel | Vast::Aantal, _) => false,
        }
    }
}

/// Whether a teller and noemer reach the threshold. Both bounds include themselves.
fn voldoet(drempel: Drempel, (teller, noemer): (Decimal, Option<Decimal>)) -> bool {
    let noemer = noemer.unwrap_or_default();
    match drempel {
        Drempel::Geen => true,
        Drempel::Minstens(share) => share.compare(teller, noemer).is_ge(),
        Drempel::Hoogstens(share) => share.compare(teller, noemer).is_le(),
        Drempel::MinstensAantal(least) => teller >= least,
        Drempel::HoogstensAantal(most) => teller <= most,
    }
}

/// The same for amounts that no decimal can hold. Their thresholds are shares.
fn voldoet_exact(drempel: Drempel, teller: &Breuk, noemer: &Breuk) -> bool {
    match drempel {
        Drempel::Minstens(share) => share.compare_exact(teller, noemer).is_ge(),
        Drempel::Hoogstens(share) => share.compare_exact(teller, noemer).is_le(),
        Drempel::Geen | Drempel::MinstensAantal(_) | Drempel::HoogstensAantal(_) => true,
    }
}

/// How many cases better (+) or worse (-) than asked.
fn marge(drempel: Drempel, teller: Decimal, noemer: Option<Decimal>) -> Option<Decimal> {
    let noemer = noemer.unwrap_or_default();
    match drempel {
        Drempel::Geen => None,
        Drempel::Minstens(share) => Some(teller - share.ceil_of(noemer)),
        Drempel::Hoogstens(share) => Some(share.floor_of(noemer) - teller),
        Drempel::MinstensAantal(least) => Some(teller - least),
        Drempel::HoogstensAantal(most) => Some(most - teller),
    }
}
