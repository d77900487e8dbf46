//! Addresses in single texts: a street with a house number, and a postcode with its letters.

use super::nummers::Zekerheid;

/// Ends of words that are hardly anything but streets.
const STRATEN: [&str; 9] =
    ["straat", "laan", "singel", "gracht", "kade", "steeg", "dreef", "plantsoen", "dijk"];

/// Ends of words that are streets, and paths, squares and courts of many kinds.
const MISSCHIEN: [&str; 10] = ["weg", "plein", "pad", "hof", "park", "erf", "ring", "baan", "burg", "markt"];

/// What a text shows of a street with a house number.
pub(super) fn straat(tekst: &str) -> Option<Zekerheid> {
    let mut found = None;
    let mut vorige = "";
    for woord in tekst.split([' ', ',', ';', '\n']).filter(|woord| !woord.is_empty()) {
        if is_huisnummer(woord) {
            let naam = vorige.to_lowercase();
            let eindigt = |eind: &str| naam.len() >= eind.len() + 3 && naam.ends_with(eind);
            if STRATEN.iter().any(|eind| eindigt(eind)) || naam.ends_with("str.") && naam.len() > 6 {
                return Some(Zekerheid::Zeker);
            }
            if MISSCHIEN.iter().any(|eind| eindigt(eind)) && vorige.starts_with(char::is_uppercase) {
                found = Some(Zekerheid::Zwak);
            }
        }
        vorige = woord;
    }
    found
}

/// One to four digits, with a letter or another number behind them at most.
fn is_huisnummer(woord: &str) -> bool {
    let woord = woord.trim_end_matches('.');
    let rest = woord.trim_start_matches(|teken: char| teken.is_ascii_digit());
    let digits = woord.len() - rest.len();
    let achter = rest.strip_prefix(['-', '/']).unwrap_or(rest);
    let kort = achter.len() <= 3 && achter.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (1..=4).contains(&digits) && !woord.starts_with('0') && kort && achter != "e"
}

/// What a text shows of a postcode with its letters: fifteen households or so.
pub(super) fn postcode(tekst: &str) -> Option<Zekerheid> {
    let bytes = tekst.as_bytes();
    let mut found = None;
    for at in 0..bytes.len() {
        let begins = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || b".,-/".contains(&bytes[at - 1]));
        let [b'1'..=b'9', cijfers @ ..] = &bytes[at..] else { continue };
        if !begins || cijfers.len() < 5 || !cijfers[..3].iter().all(u8::is_ascii_digit) {
            continue;
        }
        let spatie = usize::from(cijfers[3] == b' ');
        let letters = cijfers.get(3 + spatie..5 + spatie).unwrap_or_default();
        let past = cijfers.get(5 + spatie).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 128);
        let heel = at == 0 && bytes.len() == 6 + spatie;
        let is_letter = |byte: &u8| byte.is_ascii_uppercase() || (heel && byte.is_ascii_lowercase());
        let uitgegeven = !matches!(letters, b"SA" | b"SD" | b"SS");
        if letters.len() != 2 || past || !letters.iter().all(is_letter) || !uitgegeven {
            continue;
        }
        // What looks like a year with letters is only a postcode if the column says so.
        let jaartal = matches!(&bytes[at..at + 2], b"19" | b"20");
        match (heel, spatie, jaartal) {
            (true, 1, false) | (false, 0 | 1, false) => return Some(Zekerheid::Zeker),
            (true, 0.., false | true) => found = Some(Zekerheid::Zwak),
            (false, 0.., false | true) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streets_have_a_house_number() {
        for tekst in ["Dorpsstraat 12", "Van Proeflaan 3a", "woont Testkade 12-14, Proefstad", "Proefstr. 5"]
        {
            assert_eq!(straat(tekst), Some(Zekerheid::Zeker), "{tekst}");
        }
        assert_eq!(straat("Proefweg 12"), Some(Zekerheid::Zwak));
        for tekst in [
            "decade 2",
            "zorgpad 3",
            "Laan 5",
            "in Milaan 2023",
            "Dorpsstraat",
            "straat 3",
            "Dorpsstraat 2e etage",
        ] {
            assert_ne!(straat(tekst), Some(Zekerheid::Zeker), "{tekst}");
        }
        assert_eq!(straat("zorgpad 3"), None);
    }

    #[test]
    fn postcodes_have_their_letters() {
        for tekst in ["5341 AB", "woont op 5341 AB.", "woont op 5341AB nu"] {
            assert_eq!(postcode(tekst), Some(Zekerheid::Zeker), "{tekst}");
        }
        for tekst in ["5341AB", "5341ab", "2023 HJ"] {
            assert_eq!(postcode(tekst), Some(Zekerheid::Zwak), "{tekst}");
        }
        for tekst in [
            "5341",
            "in 2023 AB",
            "5341 WMO",
            "A5341AB",
            "1.234 AB",
            "0341 AB",
            "5341 SS",
            "sinds 5341 ab nu",
        ] {
            assert_eq!(postcode(tekst), None, "{tekst}");
        }
    }
}
