//! Small Dutch: lists, numbers of things, and the names of stretches of time.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Periode, Ritme};

/// `a`, `a en b`, `a, b en c`.
pub(super) fn opsomming<S: AsRef<str>>(delen: &[S]) -> String {
    match delen {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} en {}", first.join(", "), last.as_ref())
        }
    }
}

/// `a`, `a of b`, `a, b of c`.
pub(super) fn of_opsomming<S: AsRef<str>>(delen: &[S]) -> String {
    match delen {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} of {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first `most` of a list, and how many more there are: `a, b en nog 3`.
pub(super) fn opsomming_tot<S: AsRef<str>>(delen: &[S], most: usize) -> String {
    // "en nog 1" takes the room of the one that it hides.
    if delen.len().saturating_sub(1) <= most {
        return opsomming(delen);
    }
    let first: Vec<&str> = delen[..most].iter().map(AsRef::as_ref).collect();
    format!("{} en nog {}", first.join(", "), delen.len() - most)
}

/// Drops from each text that ends in a number the words that it has in common with the one before: `toegang jeugd 9`,
/// `10`.
pub(super) fn zonder_herhaling(texts: &[String]) -> Vec<String> {
    let head = |text: &str| text.rsplit_once(' ').map(|(head, _)| head.to_owned());
    texts
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let last = text.rsplit(' ').next().unwrap_or(text);
            let numbered = last.chars().all(|letter| letter.is_ascii_digit());
            let same = index > 0 && numbered && head(&texts[index - 1]) == head(text);
            if same { last.to_owned() } else { text.clone() }
        })
        .collect()
}

/// The first word for one, the second for any other number.
pub(super) fn telwoord<'a>(number: u64, one: &'a str, more: &'a str) -> &'a str {
    if number == 1 { one } else { more }
}

/// The same text with a capital at the front.
pub(super) fn hoofdletter(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same text with a small letter at the front, unless its first word is an abbreviation.
pub(super) fn kleine_letter(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), text.chars().nth(1)) {
        (Some(_), Some(second)) if second.is_uppercase() => text.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(letters).collect(),
        (None, _) => String::new(),
    }
}

/// What several of a rhythm's periods are called.
pub(super) fn meervoud(ritme: Ritme) -> &'static str {
    match ritme {
        Ritme::Maand => "maanden",
        Ritme::Kwartaal => "kwartalen",
        Ritme::Halfjaar => "halve jaren",
        Ritme::Jaar => "jaren",
    }
}

/// The period before, at the head of a column.
pub(super) fn vorige_kop(ritme: Ritme) -> &'static str {
    match ritme {
        Ritme::Maand => "vorige mnd",
        Ritme::Kwartaal => "vorig kw.",
        Ritme::Halfjaar => "vorig hj.",
        Ritme::Jaar => "vorig jaar",
    }
}

/// The period before, in a sentence.
pub(super) fn vorige(ritme: Ritme) -> &'static str {
    match ritme {
        Ritme::Maand => "vorige maand",
        Ritme::Kwartaal => "vorig kwartaal",
        Ritme::Halfjaar => "vorig halfjaar",
        Ritme::Jaar => "vorig jaar",
    }
}

const KORT: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// The month of a day: `mrt`.
pub(super) fn maand_kort(day: NaiveDate) -> &'static str {
    KORT[day.month0() as usize]
}

/// A window of time, as short as it can be told apart within `periode`: `jan-feb`, `week 5`, `maart`.
pub(super) fn venster(van: NaiveDate, tot_en_met: NaiveDate, periode: Periode) -> String {
    let name = if (tot_en_met - van).num_days() == 6 {
        format!("week {}", van.iso_week().week())
    } else if van.month() == tot_en_met.month() {
        maand_kort(van).to_owned()
    } else {
        format!("{}-{}", maand_kort(van), maand_kort(tot_en_met))
    };
    if tot_en_met.year() == periode.tot_en_met().year() {
        name
    } else {
        format!("{name} {}", tot_en_met.year())
    }
}

/// The last part of a path.
pub(super) fn bestandsnaam(pad: &str) -> &str {
    pad.rsplit(['/', '\\']).next().unwrap_or(pad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_have_commas_and_one_en() {
        assert_eq!(opsomming::<&str>(&[]), "");
        assert_eq!(opsomming(&["a"]), "a");
        assert_eq!(opsomming(&["a", "b", "c"]), "a, b en c");
        assert_eq!(opsomming_tot(&["a", "b", "c"], 2), "a, b en c");
        assert_eq!(opsomming_tot(&["a", "b", "c", "d"], 2), "a, b en nog 2");
    }

    #[test]
    fn what_comes_back_is_said_once() {
        let texts = ["sociaal werk 8", "sociaal werk 10", "toegang jeugd 2"].map(str::to_owned);
        assert_eq!(zonder_herhaling(&texts), ["sociaal werk 8", "10", "toegang jeugd 2"]);
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(kleine_letter("Eerste gesprek"), "eerste gesprek");
        assert_eq!(kleine_letter("CJG start"), "CJG start");
        assert_eq!(kleine_letter("SKJ-registratie"), "SKJ-registratie");
    }

    #[test]
    fn windows_are_weeks_months_or_ranges() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let quarter = "2023-Q1".parse().unwrap();
        assert_eq!(venster(day("2023-01-30"), day("2023-02-05"), quarter), "week 5");
        assert_eq!(venster(day("2023-01-01"), day("2023-02-28"), quarter), "jan-feb");
        assert_eq!(venster(day("2022-03-01"), day("2022-03-31"), quarter), "mrt 2022");
    }
}
