//! Pages of reference on a screen: a heading, and parts below it.

use super::{
    MINSTE_BREEDTE, TabelOpties,
    blad::{Blad, Stijl},
};
use crate::report::{Naslagblad, Regel};

/// The pages one after the other, with a final newline.
#[must_use]
pub fn naslag(bladen: &[Naslagblad], opties: &TabelOpties) -> String {
    let mut blad = Blad::new(opties.breedte.max(MINSTE_BREEDTE), opties.kleur);
    for (index, page) in bladen.iter().enumerate() {
        if index > 0 {
            blad.leeg();
            blad.leeg();
        }
        blad.alinea(0, &page.kop, Stijl::Kop);
        blad.alinea(0, &page.titel, Stijl::Gewoon);
        for deel in &page.delen {
            blad.leeg();
            blad.alinea(0, deel.kop, Stijl::Kop);
            deel.regels.iter().for_each(|line| regel(&mut blad, line));
        }
    }
    blad.finish()
}

fn regel(blad: &mut Blad, regel: &Regel) {
    match regel {
        Regel::Alinea(tekst) => blad.alinea(0, tekst, Stijl::Gewoon),
        Regel::Letterlijk(line) => blad.alinea(2, line, Stijl::Gewoon),
        Regel::Punt { naam, tekst } => {
            blad.alinea(0, naam, Stijl::Gewoon);
            tekst.iter().for_each(|line| blad.alinea(2, line, Stijl::Gewoon));
        }
    }
}
