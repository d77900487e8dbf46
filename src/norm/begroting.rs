//! Soort `begroting`: what a group of posten cost, against its part of the year's budget.
//!
//! The budget per domein and in total (memo 4): money may shift inside a group, so only its sum is looked at. The
//! comparison is one of exact fractions. An amount that is not known leaves the verdict open, for a later one may
//! correct it downwards as well.

use rust_decimal::Decimal;

use super::{
    boekingen::{BijPost, Boeking, Boekingen},
    kader::Kader,
    leveringen,
    meting::{Meting, Vast},
    verdict::{Gemist, Grenzen, Stand},
};
use crate::{
    agreement::{GeldNorm, Geldgroep, Post, Rijen},
    number::{Breuk, als_decimaal, breuk, deel_van_jaar},
};
use chrono::Datelike;

/// Sums what was spent; none without `[financien]`.
pub(super) fn meet(kader: &Kader<'_>, rijen: &Rijen, soort: &GeldNorm) -> Option<Meting> {
    let boekingen = boekingen(kader, rijen)?;
    let mut stand =
        Stand { gemist: gemist(kader, &boekingen, soort, |post| !post.is_leeg()), ..Stand::default() };
    for boeking in &boekingen.rijen {
        let own = match &boeking.post {
            BijPost::Post(post) => kader.overeenkomst.hoort_bij_groep(&soort.groep, *post),
            BijPost::NietBegroot(_) => soort.groep == Geldgroep::Alles,
            BijPost::Onbekend => true,
        };
        if own {
            tel(&mut stand, boeking, boeking.bedrag.telt());
        }
    }
    let factor = kader.overeenkomst.prijzen(kader.periode.van().year()).factor;
    let year: Breuk =
        kader.overeenkomst.posten_van(&soort.groep).map(|(_, post)| post.jaarbedrag(&factor)).sum();
    Some(meting(stand, year * deel_van_jaar(boekingen.maanden())))
}

/// The rows of the measured period.
pub(super) fn boekingen(kader: &Kader<'_>, rijen: &Rijen) -> Option<Boekingen> {
    let financien = kader.overeenkomst.financien.as_ref()?;
    let blik = kader.blik(rijen);
    // A toets is about the delivery that it brings, be it one from before the first.
    let needed = match kader.is_toets {
        true => blik.zaken.leveringen.iter().copied().collect(),
        false => leveringen::nodig(blik.gegevens, kader.periode.van(), kader.einde()),
    };
    Some(Boekingen::van(kader.overeenkomst, financien, blik, needed))
}

/// The posten of a group of which a delivery that is there says nothing.
pub(super) fn gemist(
    kader: &Kader<'_>,
    boekingen: &Boekingen,
    soort: &GeldNorm,
    nodig: impl Fn(&Post) -> bool,
) -> Vec<Gemist> {
    let mut lacks = Vec::new();
    for levering in &boekingen.geleverd {
        for (index, post) in kader.overeenkomst.posten_van(&soort.groep).filter(|(_, post)| nodig(post)) {
            if !boekingen.heeft(*levering, index) {
                let venster = Some((levering.van(), levering.tot_en_met()));
                lacks.push(Gemist { lid: vec![post.id.clone()], venster });
            }
        }
    }
    lacks
}

/// Adds a row of the group. One of the Proeftuin is one like the others: its money is a part of the budget (besluit 30).
pub(super) fn tel(stand: &mut Stand, boeking: &Boeking, cijfer: Option<Decimal>) {
    match cijfer.filter(|_| boeking.post != BijPost::Onbekend) {
        Some(number) => stand.teller += number,
        None => stand.onleesbaar.push(boeking.nr),
    }
}

/// A sum against what it is held to, exactly.
pub(super) fn meting(stand: Stand, noemer: Breuk) -> Meting {
    let stand = Stand { noemer: als_decimaal(&noemer), ..stand };
    let both = (stand.teller, stand.noemer);
    Meting {
        grenzen: Grenzen { slechtst: both, best: both },
        exact: Some((breuk(stand.teller), noemer)),
        niet_te_vergelijken: !stand.onleesbaar.is_empty() || !stand.gemist.is_empty(),
        heeft_marge: false,
        vast: Vast::Niets,
        stand,
    }
}
