//! A rule of a data set in words: for who makes a delivery, and for who reads that a row breaks it.

use crate::{
    agreement::{Eis, Gegevens, Literaal, VeldSoort, Vergelijking, Voorwaarde, Waarde},
    calendar::in_words,
    number::dutch,
};

/// A condition on a row, as a sentence with the names of columns.
#[must_use]
pub fn regelzin(gegevens: &Gegevens, voorwaarde: &Voorwaarde) -> String {
    let is_datum = gegevens.velden.get(voorwaarde.veld).is_some_and(|veld| veld.soort == VeldSoort::Datum);
    let left = kolom(gegevens, voorwaarde.veld);
    match &voorwaarde.eis {
        Eis::Leeg => format!("{left} is leeg"),
        Eis::Gevuld => format!("{left} is gevuld"),
        Eis::In(values) => {
            let values: Vec<String> = values.iter().map(literaal).collect();
            format!("{left} is een van: {}", values.join(", "))
        }
        Eis::Vergelijk(how, value) => {
            let right = match value {
                Waarde::Literaal(value) => literaal(value),
                Waarde::Veld(veld) => kolom(gegevens, *veld),
                Waarde::Peildatum => "de peildatum".to_owned(),
            };
            format!("{left} {} {right}", vergelijking(*how, is_datum))
        }
    }
}

fn vergelijking(how: Vergelijking, is_datum: bool) -> &'static str {
    match (how, is_datum) {
        (Vergelijking::Gelijk, _) => "is",
        (Vergelijking::Ongelijk, _) => "is niet",
        (Vergelijking::Kleiner, true) => "is voor",
        (Vergelijking::HoogstensGelijk, true) => "is op of voor",
        (Vergelijking::Groter, true) => "is na",
        (Vergelijking::MinstensGelijk, true) => "is op of na",
        (Vergelijking::Kleiner, false) => "is minder dan",
        (Vergelijking::HoogstensGelijk, false) => "is hoogstens",
        (Vergelijking::Groter, false) => "is meer dan",
        (Vergelijking::MinstensGelijk, false) => "is minstens",
    }
}

fn literaal(value: &Literaal) -> String {
    match value {
        Literaal::Naam(naam) => naam.clone(),
        Literaal::Getal(getal) => dutch(getal.normalize()),
        Literaal::Datum(dag) => in_words(*dag),
        Literaal::JaNee(ja) => if *ja { "ja" } else { "nee" }.to_owned(),
    }
}

fn kolom(gegevens: &Gegevens, veld: usize) -> String {
    gegevens.velden.get(veld).map_or_else(String::new, |veld| format!("\"{}\"", veld.kolom()))
}
