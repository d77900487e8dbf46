//! What goes without saying for counts: a part is not more than the whole, and no count is below zero.
//!
//! A delivery that breaks this would give a share above 100% in silence. So each such rule is one of the data set, as if
//! the agreement had it with ernst fout: its fields are unreadable in a row that breaks it, and that is a finding.

use rust_decimal::Decimal;

use crate::agreement::{
    Eis, Gegevens, Literaal, Norm, Regel, Soort, Vergelijking, Voorwaarde, Waarde, Wacht, Wachtlijst,
};

/// Adds the rules that follow from these norms and waiting lists, as far as they are not there.
pub(super) fn regels(sets: &mut [Gegevens], normen: &[Norm], lijsten: &[Wachtlijst]) {
    for norm in normen {
        if let Soort::Telling(rijen, soort) = &norm.soort {
            deel(sets.get_mut(rijen.gegevens), soort.teller, soort.noemer);
        }
    }
    for lijst in lijsten {
        if let Wacht::Tellingen { wachtend, boven_grens, langst } = lijst.wacht {
            deel(sets.get_mut(lijst.gegevens), boven_grens, wachtend);
            if let (Some(set), Some(langst)) = (sets.get_mut(lijst.gegevens), langst) {
                niet_onder_nul(set, langst);
            }
        }
    }
}

/// One field counts a part of what the other counts.
fn deel(set: Option<&mut Gegevens>, part: usize, whole: usize) {
    let Some(set) = set else { return };
    niet_onder_nul(set, part);
    let eis = Eis::Vergelijk(Vergelijking::HoogstensGelijk, Waarde::Veld(whole));
    let tekst = format!("{} <= {}", set.velden[part].naam, set.velden[whole].naam);
    voeg_toe(set, Voorwaarde { veld: part, eis }, tekst);
}

fn niet_onder_nul(set: &mut Gegevens, veld: usize) {
    let eis = Eis::Vergelijk(Vergelijking::MinstensGelijk, Waarde::Literaal(Literaal::Getal(Decimal::ZERO)));
    let tekst = format!("{} >= 0", set.velden[veld].naam);
    voeg_toe(set, Voorwaarde { veld, eis }, tekst);
}

fn voeg_toe(set: &mut Gegevens, voorwaarde: Voorwaarde, tekst: String) {
    if set.regels.iter().all(|regel| !regel.fout || regel.voorwaarde != voorwaarde) {
        set.regels.push(Regel { id: VANZELF.to_owned(), voorwaarde, tekst, fout: true });
    }
}

/// The id of such a rule.
const VANZELF: &str = "telling";
