//! Soort `formatie`: by how many people the work of a group of posten was done, against what was agreed.
//!
//! 1,95 fte for advice and the others (memo 4). Fte of several deliveries weigh by their months, so the sum is one of
//! fte times months: half a year with 2 fte is 12.

use rust_decimal::Decimal;

use super::{
    begroting::{boekingen, gemist, meting, tel},
    boekingen::{BijPost, Cijfer},
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
        let (own, asked) = match &boeking.post {
            BijPost::Post(post) => {
                let own = overeenkomst.hoort_bij_groep(&soort.groep, *post);
                (own, overeenkomst.posten.get(*post).is_some_and(Post::heeft_fte))
            }
            BijPost::NietBegroot(_) => (false, false),
            BijPost::Onbekend => (true, true),
        };
        let months = Decimal::from(boeking.levering.ritme().months());
        let fte = match boeking.fte {
            // Who was to come with nobody need not say so.
            Cijfer::Leeg if !asked => Some(Decimal::ZERO),
            cijfer @ (Cijfer::Is(_) | Cijfer::Geweigerd(_) | Cijfer::Leeg | Cijfer::Onleesbaar) => {
                cijfer.telt()
            }
        };
        if own {
            tel(&mut stand, boeking, fte.map(|fte| fte * months));
        }
    }
    let agreed: Decimal = overeenkomst.posten_van(&soort.groep).filter_map(|(_, post)| post.fte).sum();
    Some(meting(stand, breuk(agreed * Decimal::from(boekingen.maanden()))))
}
