//! The text of a condition, taken apart: `veld operator waarde`.
//!
//! ```text
//! voorwaarde = veld ( operator waarde | "in" "(" waarde { "," waarde } ")" | "leeg" | "gevuld" )
//! operator   = "=" | "!=" | "<" | "<=" | ">" | ">="
//! waarde     = een woord zonder spaties | '"' tekst '"'
//! ```
//!
//! In a list every comma separates: a number with decimals stands between quotes there. What the words mean is
//! not decided here.

use std::ops::Range;

use super::Vergelijking;
use crate::diagnostic::nearest;

/// A condition as it was written.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::agreement) struct Ontleed<'t> {
    pub(in crate::agreement) veld: Woord<'t>,
    pub(in crate::agreement) rest: Rest<'t>,
}

/// What stands after the field.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::agreement) enum Rest<'t> {
    Vergelijk(Vergelijking, Woord<'t>),
    In(Vec<Woord<'t>>),
    Leeg,
    Gevuld,
}

/// A word and where it stands in the condition, quotes included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::agreement) struct Woord<'t> {
    pub(in crate::agreement) tekst: &'t str,
    pub(in crate::agreement) range: Range<usize>,
    pub(in crate::agreement) tussen_aanhalingstekens: bool,
}

/// Why a text is not a condition.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::agreement) struct Hapering {
    pub(in crate::agreement) range: Range<usize>,
    pub(in crate::agreement) label: String,
    pub(in crate::agreement) oplossing: Option<String>,
}

/// Takes a condition apart.
pub(in crate::agreement) fn ontleed(text: &str) -> Result<Ontleed<'_>, Hapering> {
    let mut lezer = Lezer { text, at: 0 };
    let veld = lezer.veld()?;
    let rest = lezer.rest()?;
    lezer.einde()?;
    Ok(Ontleed { veld, rest })
}

/// Signs of which an operator consists.
const TEKENS: [char; 7] = ['=', '!', '<', '>', '≤', '≥', '≠'];
/// The operators that are words.
const WOORDEN: [&str; 3] = ["in", "leeg", "gevuld"];

struct Lezer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lezer<'t> {
    fn rest_text(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest_text().trim_start().len();
    }

    /// The text up to the first character that ends it.
    fn run(&mut self, ends: impl Fn(char) -> bool) -> Woord<'t> {
        self.skip_space();
        let rest = self.rest_text();
        let length = rest.find(ends).unwrap_or(rest.len());
        let range = self.at..self.at + length;
        self.at = range.end;
        Woord { tekst: &rest[..length], range, tussen_aanhalingstekens: false }
    }

    fn veld(&mut self) -> Result<Woord<'t>, Hapering> {
        let veld = self.run(|char| char.is_whitespace() || TEKENS.contains(&char) || "(),\"".contains(char));
        if veld.tekst.is_empty() {
            return Err(self.hapert(veld.range, "hier hoort de naam van een veld", None));
        }
        Ok(veld)
    }

    fn rest(&mut self) -> Result<Rest<'t>, Hapering> {
        self.skip_space();
        if self.rest_text().starts_with(TEKENS) {
            let vergelijking = self.vergelijking()?;
            let waarde = self.waarde(char::is_whitespace)?;
            return Ok(Rest::Vergelijk(vergelijking, waarde));
        }
        let operator = self.run(|char| char.is_whitespace() || char == '(');
        match operator.tekst {
            "leeg" => Ok(Rest::Leeg),
            "gevuld" => Ok(Rest::Gevuld),
            "in" => self.lijst().map(Rest::In),
            other => {
                let next = self.rest_text().split_whitespace().next().unwrap_or_default();
                let meant = match (other, next) {
                    ("is", "leeg" | "gevuld") => Some(next),
                    ("is", _) => Some("="),
                    (other, _) => nearest(other, WOORDEN),
                };
                let oplossing = meant.map(|meant| match (other, meant) {
                    ("is", "leeg" | "gevuld") => format!("schrijf `{meant}` zonder `is`"),
                    (_, meant) => format!("bedoelde u `{meant}`?"),
                });
                Err(self.hapert(
                    operator.range,
                    "hier hoort =, !=, <, <=, >, >=, in, leeg of gevuld",
                    oplossing,
                ))
            }
        }
    }

    fn vergelijking(&mut self) -> Result<Vergelijking, Hapering> {
        let signs = self.run(|char| !TEKENS.contains(&char));
        let meant = match signs.tekst {
            "=" => return Ok(Vergelijking::Gelijk),
            "!=" => return Ok(Vergelijking::Ongelijk),
            "<" => return Ok(Vergelijking::Kleiner),
            "<=" => return Ok(Vergelijking::HoogstensGelijk),
            ">" => return Ok(Vergelijking::Groter),
            ">=" => return Ok(Vergelijking::MinstensGelijk),
            "==" => Some("="),
            "<>" | "=!" | "≠" => Some("!="),
            "=<" | "≤" => Some("<="),
            "=>" | "≥" => Some(">="),
            _ => None,
        };
        let oplossing = meant.map(|meant| format!("bedoelde u `{meant}`?"));
        Err(self.hapert(signs.range, "dit teken kent een voorwaarde niet", oplossing))
    }

    /// A quoted text, or a word up to a character that ends it.
    fn waarde(&mut self, ends: impl Fn(char) -> bool) -> Result<Woord<'t>, Hapering> {
        self.skip_space();
        let start = self.at;
        if let Some(inner) = self.rest_text().strip_prefix('"') {
            let Some(length) = inner.find('"') else {
                let oplossing = Some("zet \" aan het eind van de tekst".to_owned());
                return Err(self.hapert(start..self.text.len(), "deze tekst is niet gesloten", oplossing));
            };
            self.at = start + length + 2;
            return Ok(Woord {
                tekst: &inner[..length],
                range: start..self.at,
                tussen_aanhalingstekens: true,
            });
        }
        let word = self.run(|char| ends(char) || char == '"');
        if word.tekst.is_empty() {
            return Err(self.hapert(word.range, "hier hoort een waarde", None));
        }
        Ok(word)
    }

    fn lijst(&mut self) -> Result<Vec<Woord<'t>>, Hapering> {
        self.teken('(', "na `in` hoort een lijst tussen haakjes: (a, b)")?;
        let mut words = Vec::new();
        loop {
            words.push(self.waarde(|char| char.is_whitespace() || char == ',' || char == ')')?);
            self.skip_space();
            if self.rest_text().starts_with(')') {
                self.at += 1;
                return Ok(words);
            }
            self.teken(',', "hier hoort een komma of )")?;
        }
    }

    fn teken(&mut self, sign: char, label: &str) -> Result<(), Hapering> {
        self.skip_space();
        if !self.rest_text().starts_with(sign) {
            let end = self.rest_text().chars().next().map_or(self.at, |char| self.at + char.len_utf8());
            return Err(self.hapert(self.at..end, label, None));
        }
        self.at += sign.len_utf8();
        Ok(())
    }

    fn einde(&mut self) -> Result<(), Hapering> {
        self.skip_space();
        let rest = self.rest_text().trim_end();
        if rest.is_empty() {
            return Ok(());
        }
        let joins =
            |word: &&str| matches!(word.to_lowercase().as_str(), "en" | "and" | "of" | "or" | "&&" | "||");
        let oplossing = if rest.split_whitespace().next().filter(joins).is_some() {
            "zet elke voorwaarde als eigen tekst in de lijst: [\"a = 1\", \"b = 2\"]"
        } else {
            "zet een waarde met spaties tussen aanhalingstekens"
        };
        let range = self.at..self.at + rest.len();
        Err(self.hapert(range, "hier hoort niets meer", Some(oplossing.to_owned())))
    }

    fn hapert(&self, range: Range<usize>, label: &str, oplossing: Option<String>) -> Hapering {
        Hapering { range, label: label.to_owned(), oplossing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match ontleed(text) {
            Err(hapering) => format!("{:?} {}", &text[hapering.range], hapering.label),
            Ok(Ontleed { veld, rest }) => match rest {
                Rest::Vergelijk(vergelijking, waarde) => {
                    format!("{} {vergelijking:?} {}", veld.tekst, waarde.tekst)
                }
                Rest::In(words) => {
                    let words: Vec<&str> = words.iter().map(|word| word.tekst).collect();
                    format!("{} in {}", veld.tekst, words.join("|"))
                }
                Rest::Leeg => format!("{} leeg", veld.tekst),
                Rest::Gevuld => format!("{} gevuld", veld.tekst),
            },
        }
    }

    #[test]
    fn conditions_read_with_and_without_space() {
        assert_eq!(shown("leeftijd >= 18"), "leeftijd MinstensGelijk 18");
        assert_eq!(shown("leeftijd>=18"), "leeftijd MinstensGelijk 18");
        assert_eq!(shown(" bedrag < 1.234,50 "), "bedrag Kleiner 1.234,50");
        assert_eq!(shown("reden in (a,  b , \"c, d\")"), "reden in a|b|c, d");
        assert_eq!(shown("reden in(a)"), "reden in a");
        assert_eq!(shown("keuze gevuld"), "keuze gevuld");
        assert_eq!(shown("keuze leeg"), "keuze leeg");
        assert_eq!(shown("titel != \"twee woorden\""), "titel Ongelijk twee woorden");
    }

    #[test]
    fn what_does_not_read_is_marked_where_it_goes_wrong() {
        assert_eq!(shown(""), "\"\" hier hoort de naam van een veld");
        assert_eq!(shown("a"), "\"\" hier hoort =, !=, <, <=, >, >=, in, leeg of gevuld");
        assert_eq!(shown("a == 1"), "\"==\" dit teken kent een voorwaarde niet");
        assert_eq!(shown("a ="), "\"\" hier hoort een waarde");
        assert_eq!(shown("a = b c"), "\"c\" hier hoort niets meer");
        assert_eq!(shown("a = 1 en b = 2"), "\"en b = 2\" hier hoort niets meer");
        assert_eq!(shown("a in b"), "\"b\" na `in` hoort een lijst tussen haakjes: (a, b)");
        assert_eq!(shown("a in (b"), "\"\" hier hoort een komma of )");
        assert_eq!(shown("a in ()"), "\"\" hier hoort een waarde");
        assert_eq!(shown("a = \"b"), "\"\\\"b\" deze tekst is niet gesloten");
        assert_eq!(shown("a leeg b"), "\"b\" hier hoort niets meer");
        assert_eq!(shown("é ≤ ü"), "\"≤\" dit teken kent een voorwaarde niet");
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_an_answer_within_the_text(text in "\\PC*") {
            if let Err(hapering) = ontleed(&text) {
                proptest::prop_assert!(text.get(hapering.range).is_some());
            }
        }
    }
}
