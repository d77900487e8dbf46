//! Conditions in words: as a clause (`leeftijd` ten minste 18 is) and after `moet` or `mag` (`borging` "ja" zijn).

use super::super::{
    uitleg::tal,
    woorden::{of_opsomming, opsomming},
};
use crate::{
    agreement::{Eis, Gegevens, Literaal, VeldSoort, Vergelijking, Voorwaarde, Waarde},
    calendar::in_words,
};

/// The verb that ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Werkwoord {
    /// A value is something.
    Zijn,
    /// A date falls somewhere.
    Vallen,
}

/// "`leeftijd` ten minste 18 is en `plan` "ja" is", for after "waarbij".
pub(super) fn bijzin(voorwaarden: &[Voorwaarde], gegevens: &Gegevens) -> String {
    zinnen(voorwaarden, gegevens, |werkwoord| match werkwoord {
        Werkwoord::Zijn => "is",
        Werkwoord::Vallen => "valt",
    })
}

/// "`plan` "ja" zijn en `einde` na de datum `begin` vallen", for after "moet" or "mag".
pub(super) fn onbepaald(voorwaarden: &[Voorwaarde], gegevens: &Gegevens) -> String {
    zinnen(voorwaarden, gegevens, |werkwoord| match werkwoord {
        Werkwoord::Zijn => "zijn",
        Werkwoord::Vallen => "vallen",
    })
}

fn zinnen(voorwaarden: &[Voorwaarde], gegevens: &Gegevens, verb: fn(Werkwoord) -> &'static str) -> String {
    let delen: Vec<String> = voorwaarden
        .iter()
        .map(|voorwaarde| {
            let (words, werkwoord) = deel(voorwaarde, gegevens);
            format!("{} {words} {}", naam(gegevens, voorwaarde.veld), verb(werkwoord))
        })
        .collect();
    opsomming(&delen)
}

/// The name of a field, marked as in findings: `van` and `gesprekken` are words of a sentence too.
pub(super) fn naam(gegevens: &Gegevens, veld: usize) -> String {
    gegevens.velden.get(veld).map_or_else(String::new, |veld| format!("`{}`", veld.naam))
}

/// What must hold, without the field and the verb.
fn deel(voorwaarde: &Voorwaarde, gegevens: &Gegevens) -> (String, Werkwoord) {
    let datum = gegevens.velden.get(voorwaarde.veld).is_some_and(|veld| veld.soort == VeldSoort::Datum);
    match &voorwaarde.eis {
        Eis::Leeg => ("leeg".to_owned(), Werkwoord::Zijn),
        Eis::Gevuld => ("ingevuld".to_owned(), Werkwoord::Zijn),
        Eis::In(waarden) => {
            let words: Vec<String> = waarden.iter().map(literaal).collect();
            let (voor, verb) = if datum { ("op ", Werkwoord::Vallen) } else { ("", Werkwoord::Zijn) };
            (format!("{voor}{}", of_opsomming(&words)), verb)
        }
        Eis::Vergelijk(teken, waarde) if datum => {
            let day = match waarde {
                Waarde::Literaal(value) => literaal(value),
                Waarde::Veld(veld) => format!("de datum {}", naam(gegevens, *veld)),
                Waarde::Peildatum => "de peildatum".to_owned(),
            };
            (format!("{} {day}", bij_datum(*teken)), Werkwoord::Vallen)
        }
        Eis::Vergelijk(teken, waarde) => {
            let value = match waarde {
                Waarde::Literaal(value) => literaal(value),
                Waarde::Veld(veld) => format!("gelijk aan {}", naam(gegevens, *veld)),
                Waarde::Peildatum => "de peildatum".to_owned(),
            };
            (bij_waarde(*teken, &value), Werkwoord::Zijn)
        }
    }
}

fn bij_datum(teken: Vergelijking) -> &'static str {
    match teken {
        Vergelijking::Gelijk => "op",
        Vergelijking::Ongelijk => "niet op",
        Vergelijking::Kleiner => "voor",
        Vergelijking::HoogstensGelijk => "uiterlijk op",
        Vergelijking::Groter => "na",
        Vergelijking::MinstensGelijk => "op of na",
    }
}

fn bij_waarde(teken: Vergelijking, waarde: &str) -> String {
    // Beside a field the words say so: `groter dan noemer`, and not `meer dan gelijk aan noemer`.
    let bare = waarde.strip_prefix("gelijk aan ").unwrap_or(waarde);
    match teken {
        Vergelijking::Gelijk => waarde.to_owned(),
        Vergelijking::Ongelijk => format!("niet {waarde}"),
        Vergelijking::Kleiner => format!("minder dan {bare}"),
        Vergelijking::HoogstensGelijk => format!("hoogstens {bare}"),
        Vergelijking::Groter => format!("meer dan {bare}"),
        Vergelijking::MinstensGelijk => format!("ten minste {bare}"),
    }
}

fn literaal(waarde: &Literaal) -> String {
    match waarde {
        Literaal::Naam(naam) => format!("\"{naam}\""),
        Literaal::Getal(getal) => tal(*getal),
        Literaal::Datum(day) => in_words(*day),
        Literaal::JaNee(true) => "\"ja\"".to_owned(),
        Literaal::JaNee(false) => "\"nee\"".to_owned(),
    }
}
