//! A cell without what nobody sees: the space around it, marks without width, and what a spreadsheet puts around a
//! value so that it stays a text.

use std::borrow::Cow;

/// Spaces that keep words together; they look like any other.
pub(super) const HARDE_SPATIES: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2009}'];

/// Marks without width, which come along with what is copied from a web page or another file.
const ZONDER_BREEDTE: [char; 5] = ['\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'];

/// Whether nothing of a letter is to be seen.
pub(super) fn is_onzichtbaar(letter: char) -> bool {
    letter.is_whitespace() || (!letter.is_ascii() && ZONDER_BREEDTE.contains(&letter))
}

/// A cell without marks without width and without space around it, which few have; `="00123"` is `00123`.
#[inline]
pub(super) fn kaal(tekst: &str) -> Cow<'_, str> {
    match tekst.as_bytes() {
        [] => Cow::Borrowed(tekst),
        [first, .., last]
            if *first != b'=' && first.is_ascii_graphic() && last.is_ascii_graphic() && tekst.is_ascii() =>
        {
            Cow::Borrowed(tekst)
        }
        [..] => ontdaan(tekst),
    }
}

fn ontdaan(tekst: &str) -> Cow<'_, str> {
    if tekst.contains(ZONDER_BREEDTE) {
        let tekst = tekst.replace(ZONDER_BREEDTE, "");
        return Cow::Owned(zonder_formule(tekst.trim()).to_owned());
    }
    Cow::Borrowed(zonder_formule(tekst.trim()))
}

/// The text in a formula that is nothing but a text.
fn zonder_formule(cel: &str) -> &str {
    let tekst = cel.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    tekst.filter(|tekst| !tekst.contains('"')).map_or(cel, str::trim)
}

/// A word with spaces of one kind, so that it equals the same word typed elsewhere.
pub(super) fn woord(tekst: &str) -> Cow<'_, str> {
    if tekst.is_ascii() || !tekst.contains(HARDE_SPATIES) {
        return Cow::Borrowed(tekst);
    }
    Cow::Owned(tekst.replace(HARDE_SPATIES, " "))
}

/// What people write where there is nothing to say.
const LEEGWOORDEN: [&str; 6] = ["-", "--", "–", "n.v.t.", "n.v.t", "nvt"];

/// Whether a cell says that there is nothing to say.
pub(super) fn is_leegwoord(cel: &str) -> bool {
    cel.len() <= 6 && LEEGWOORDEN.iter().any(|woord| woord.eq_ignore_ascii_case(cel))
}

/// How a line of totals begins.
const TOTAALWOORDEN: [&str; 6] = ["totaal", "totalen", "total", "eindtotaal", "subtotaal", "som"];

/// Whether a cell says that the numbers behind it are sums.
pub(super) fn is_totaalwoord(cel: &str) -> bool {
    let woord = cel.trim_end_matches([':', ' ']);
    woord.len() <= 10 && TOTAALWOORDEN.iter().any(|totaal| totaal.eq_ignore_ascii_case(woord))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out() {
        for (cel, zonder) in [
            ("", ""),
            ("x", "x"),
            (" W01\u{a0}", "W01"),
            ("\u{202f}\u{2009}W01\u{200b} ", "W01"),
            ("W\u{feff}01", "W01"),
            ("één ", "één"),
            ("=\"00123\"", "00123"),
            (" =\" 00123 \" ", "00123"),
            ("=\"\"", ""),
            ("=\"", "=\""),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
            ("\u{200b}", ""),
        ] {
            assert_eq!(kaal(cel), zonder, "{cel:?}");
        }
        assert_eq!(woord("Oss\u{a0}Noord"), "Oss Noord");
    }

    #[test]
    fn few_words_stand_for_nothing_and_for_sums() {
        for cel in ["-", "–", "N.V.T.", "nvt"] {
            assert!(is_leegwoord(cel), "{cel}");
        }
        for cel in ["", "onbekend", "n.b.", "---", "nvt."] {
            assert!(!is_leegwoord(cel), "{cel}");
        }
        assert!(is_totaalwoord("TOTAAL:") && is_totaalwoord("som"));
        assert!(!is_totaalwoord("totaal W01") && !is_totaalwoord("") && !is_totaalwoord("S01"));
    }
}
