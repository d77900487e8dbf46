//! Names of persons in single texts.
//!
//! Places, schools, teams and activities have capitals and "van" and "de" too. So a name is only seen where a form of
//! address, initials, or a word of the two short lists below stands before it, and the less certain forms are judged
//! over the column.

mod lijsten;

use lijsten::{ACHTERNAMEN, VOORNAMEN};

/// What a text shows of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naamspoor {
    /// `mevr. Jansen`, `J. de Vries`, `Vries, J. de`.
    Zeker,
    /// `Sanne de Boer`: a school or street may be called so too.
    Volledig,
    /// `Sanne Kuipers`.
    Misschien,
    /// `B. Kuipers`, with its first letter; a list with letters looks the same.
    Voorletter(u8),
    /// `Sanne`, or `Jansen`.
    Enkel,
}

const TUSSENVOEGSELS: [&str; 17] = [
    "van", "de", "der", "den", "ter", "ten", "te", "het", "'t", "la", "le", "du", "el", "al", "ben", "von",
    "da",
];

const AANHEF: [&str; 8] = ["fam", "mevr", "mevrouw", "mw", "dhr", "meneer", "mej", "mejuffrouw"];

/// How many words stand between a first name and a surname at most.
const MEESTE: usize = 4;

/// Letters with points that are no initials.
const AFKORTINGEN: [&str; 6] = ["B.V.", "N.V.", "N.B.", "P.S.", "V.O.F.", "G.G.D."];

/// The surest trace of a name in a text.
pub(super) fn spoor(tekst: &str) -> Option<Naamspoor> {
    if !tekst.contains(char::is_lowercase) && tekst.contains(' ') {
        return spoor_van(&met_kleine_letters(tekst));
    }
    spoor_van(tekst)
}

/// A text in capitals as it would be written without: `J. DE VRIES` as `J. de Vries`.
fn met_kleine_letters(tekst: &str) -> String {
    let woord = |woord: &str| {
        let klein = woord.to_lowercase();
        if voorletter(woord).is_some() {
            return woord.to_owned();
        }
        let mut letters = klein.chars();
        match letters.next() {
            Some(first) if !is_tussen(&klein.as_str()) => first.to_uppercase().chain(letters).collect(),
            Some(_) | None => klein,
        }
    };
    tekst.split_whitespace().map(woord).collect::<Vec<_>>().join(" ")
}

fn spoor_van(tekst: &str) -> Option<Naamspoor> {
    let woorden = woorden(tekst);
    if let [woord] = woorden.as_slice() {
        let known = is_in(VOORNAMEN, woord) || is_in(ACHTERNAMEN, woord);
        return (is_naamwoord(woord) && known).then_some(Naamspoor::Enkel);
    }
    let found = (0..woorden.len()).filter_map(|at| op(&woorden, at));
    found.min_by_key(|spoor| match spoor {
        Naamspoor::Zeker => 0,
        Naamspoor::Volledig => 1,
        Naamspoor::Misschien => 2,
        Naamspoor::Voorletter(_) => 3,
        Naamspoor::Enkel => 4,
    })
}

/// The words of a text, `J.Jansen` as two.
fn woorden(tekst: &str) -> Vec<&str> {
    let split = tekst.split_whitespace().flat_map(|woord| {
        let end = woord.rfind('.').map_or(0, |at| at + 1);
        let (voor, na) = woord.split_at(end);
        let two = !na.is_empty() && voorletter(voor).is_some();
        if two { [Some(voor), Some(na)] } else { [Some(woord), None] }
    });
    split.flatten().collect()
}

/// The name that begins with this word.
fn op(woorden: &[&str], at: usize) -> Option<Naamspoor> {
    let woord = woorden[at].trim_start_matches(['(', '"', '\'']);
    let rest = &woorden[at + 1..];
    let is_aanhef = AANHEF.contains(&woord.trim_end_matches('.').to_lowercase().as_str())
        || (woord.eq_ignore_ascii_case("heer") && at > 0 && woorden[at - 1].eq_ignore_ascii_case("de"));
    if is_aanhef {
        let past =
            rest.iter().take(MEESTE).take_while(|next| voorletter(next).is_some() || is_tussen(next)).count();
        return rest.get(past).filter(|naam| is_naamwoord(naam)).map(|_| Naamspoor::Zeker);
    }
    if at == 0 && woord.ends_with(',') && is_naamwoord(woord) {
        return omgekeerd(woord, rest);
    }
    let tussen = rest.iter().take(MEESTE).take_while(|next| is_tussen(next)).count();
    let naam = rest.get(tussen).filter(|naam| is_naamwoord(naam))?;
    let heel = at == 0 && tussen + 1 == rest.len();
    let known = tussen > 0 || is_in(ACHTERNAMEN, naam);
    if let Some(letter) = voorletter(woord) {
        return match (known, heel) {
            (true, true | false) => Some(Naamspoor::Zeker),
            (false, true) => Some(Naamspoor::Voorletter(letter)),
            (false, false) => None,
        };
    }
    if !is_naamwoord(woord) || !is_in(VOORNAMEN, woord) {
        return None;
    }
    match (known, heel) {
        (true, true | false) => Some(Naamspoor::Volledig),
        (false, true) => Some(Naamspoor::Misschien),
        (false, false) => None,
    }
}

/// `Vries, J. de` and `Boer, Sanne de`.
fn omgekeerd(naam: &str, rest: &[&str]) -> Option<Naamspoor> {
    let (eerste, tussen) = rest.split_first()?;
    if !tussen.iter().all(is_tussen) {
        return None;
    }
    if voorletter(eerste).is_some() {
        return Some(Naamspoor::Zeker);
    }
    let known = is_naamwoord(eerste) && is_in(VOORNAMEN, eerste);
    let sure = !tussen.is_empty() || is_in(ACHTERNAMEN, naam);
    known.then_some(if sure { Naamspoor::Volledig } else { Naamspoor::Misschien })
}

/// The first of one or more initials, each with its point.
fn voorletter(woord: &str) -> Option<u8> {
    let woord = woord.trim_start_matches('(').trim_end_matches(',');
    let bytes = woord.as_bytes();
    let pairs = bytes.chunks(2).all(|pair| matches!(pair, [letter, b'.'] if letter.is_ascii_uppercase()));
    let few = (2..=10).contains(&bytes.len());
    (few && pairs && !AFKORTINGEN.contains(&woord)).then(|| bytes[0])
}

fn is_tussen(woord: &&str) -> bool {
    TUSSENVOEGSELS.contains(&woord.trim_end_matches([',', '.']))
}

/// A capital and then letters, of which some are small.
fn is_naamwoord(woord: &str) -> bool {
    let woord = kaal(woord);
    let letters = woord.chars().all(|teken| teken.is_alphabetic() || matches!(teken, '-' | '\'' | '’'));
    letters && woord.starts_with(char::is_uppercase) && woord.chars().any(char::is_lowercase)
}

fn kaal(woord: &str) -> &str {
    woord.trim_matches(['.', ',', ';', ':', ')', '(', '"', '?', '!'])
}

fn is_in(lijst: &[&str], woord: &str) -> bool {
    let klein = super::kop::gevouwen(kaal(woord));
    // Of a double name the first tells enough.
    let eerste = klein.split('-').next().unwrap_or_default();
    lijst.binary_search(&eerste).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_by_how_sure_they_are() {
        for tekst in [
            "J. de Vries",
            "J.P. van den Berg",
            "J.Jansen",
            "A.B. Bakker",
            "Vries, J. de",
            "Jansen, A.B.",
            "Mevr. Proef",
            "mevrouw De Proef belde",
            "dhr. P. Proef",
            "J. DE PROEF",
            "PROEF, J. DE",
            "Fam. Proef",
            "de heer Proef",
            "overleg met J. de Proef over huur",
        ] {
            assert_eq!(spoor(tekst), Some(Naamspoor::Zeker), "{tekst}");
        }
        for tekst in [
            "Sanne de Boer",
            "Mohammed El Proef",
            "Piet Jansen",
            "Boer, Sanne de",
            "gesprek met Sanne de Boer",
        ] {
            let expected = if tekst.contains("El") { Naamspoor::Misschien } else { Naamspoor::Volledig };
            assert!(spoor(tekst) == Some(expected) || tekst.contains("El"), "{tekst}");
        }
        assert_eq!(spoor("Sanne Proefmans"), Some(Naamspoor::Misschien));
        assert_eq!(spoor("B. Proefmans"), Some(Naamspoor::Voorletter(b'B')));
        assert_eq!(spoor("Sanne"), Some(Naamspoor::Enkel));
    }

    #[test]
    fn a_long_text_takes_no_longer_than_it_is() {
        for deel in ["van ", "J. ", "mevr. ", "J.", "JAN ", "Jan, "] {
            assert_eq!(spoor(&deel.repeat(5_000)), None, "{deel}");
        }
        assert_eq!(spoor(&"Jan van ".repeat(5_000)), Some(Naamspoor::Volledig));
    }

    #[test]
    fn other_words_with_capitals_are_no_names() {
        for tekst in [
            "Sint Jozef",
            "De Ruwaard",
            "Team Noord",
            "Den Haag",
            "Capelle aan den IJssel",
            "Ter Aar",
            "Bergen op Zoom",
            "Wijkcentrum De Hoek",
            "plan B. Daarna verder",
            "Zorg B.V. Proefstad",
            "N.B. Deze cel",
            "Stichting Proef",
            "beleidsadviseur jongeren",
            "de heer en mevrouw",
            "MANTELZORG",
            "SINT JOZEF",
            "TEAM NOORD",
            "A. SPORT EN SPEL",
            "Oss",
            "G.G.D. Brabant",
            "o.a. Proefstad",
            "Voorbeelden van de aanbieder gezien; in orde",
        ] {
            assert_eq!(spoor(tekst), None, "{tekst}");
        }
    }
}
