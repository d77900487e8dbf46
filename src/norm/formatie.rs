//! Soort `formatie`: by how many people the work of a group of posten was done, against what was agreed.
//!
//! 1,95 fte for advice and the others (memo 4). Fte of several deliveries weigh by their months, so the sum is one of
//! fte times months: half a year with 2 fte is 12.

use rust_decimal::Decimal;

use super::{
    begroting::{boekingen, gemist, meting, tel},
    boekingen::BijPost,
    kader::Kader,
    meting::Meting,
};
use crate::{
    agreement::{GeldNorm, Post, Rijen},
    norm::verdict::Stand,
    number::breuk,
};

/// Sums fte times months; none without `[financien]`.
pub(super) fn meet(kader: &Kader<'_>, rijen: &Rijen, soort: &GeldNorm) -> Option<Meting> {
    let boekingen = boekingen(kader, rijen)?;
    let overeenkomst = kader.overeenkomst;
    let mut stand = Stand { gemist: gemist(kader, &boekingen, soort, Post::heeft_fte), ..Stand::default() };
    for boeking in &boekingen.rijen {
        let own = match &boeking.post {
            BijPost::Post(post) => overeenkomst.hoort_bij_groep(&soort.groep, *post),
            BijPost::NietBegroot(_) => false,
            BijPost::Onbekend => true,
        };
        if own {
            let fte = boeking.ingezet(overeenkomst);
            tel(&mut stand, boeking, fte.map(|fte| fte * boeking.maanden()));
        }
    }
    let agreed: Decimal = overeenkomst.posten_van(&soort.groep).filter_map(|(_, post)| post.fte).sum();
    Some(meting(stand, breuk(agreed * Decimal::from(boekingen.maanden()))))
}
