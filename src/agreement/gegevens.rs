//! The valid shape of a data set: which files, which fields, which rules.

use chrono::NaiveDate;

use super::{overeenkomst::Vindplaats, voorwaarde::Voorwaarde};
use crate::calendar::{Periode, Ritme};

/// A data set that the provider delivers as files.
#[derive(Debug, Clone)]
pub struct Gegevens {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// What one row is called, and several.
    pub eenheid: (String, String),
    /// File name pattern.
    pub bestand: Patroon,
    /// How often it is delivered.
    pub frequentie: Ritme,
    /// The first delivery is that of the period which holds or follows this day; it carries the opening state.
    pub vanaf: NaiveDate,
    /// What a delivery holds.
    pub inhoud: Inhoud,
    /// Fields that together are the key.
    pub sleutel: Vec<usize>,
    /// A ja/nee field: ja is outside the norms.
    pub proeftuin: Option<usize>,
    /// The fields, in order. Everywhere else a field is an index in this list.
    pub velden: Vec<Veld>,
    /// Rules that a row must obey.
    pub regels: Vec<Regel>,
    /// How files are read, where that is not to be found out.
    pub pinnen: Pinnen,
    /// Source.
    pub bron: Option<Vindplaats>,
}

/// A file name with `{periode}` in it, matched on the last part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patroon {
    /// What stands before the period.
    pub voor: String,
    /// What stands after it.
    pub na: String,
}

impl Patroon {
    /// The file name for a period.
    #[must_use]
    pub fn naam(&self, periode: Periode) -> String {
        format!("{}{periode}{}", self.voor, self.na)
    }

    /// The period of which this is the file name; none when it does not fit.
    #[must_use]
    pub fn periode(&self, naam: &str) -> Option<Periode> {
        naam.strip_prefix(&self.voor)?.strip_suffix(&self.na)?.parse().ok()
    }

    /// A file name that fits this pattern and the other, if there is one.
    #[must_use]
    pub fn samen(&self, other: &Self) -> Option<String> {
        let differ = |(a, b): (char, char)| a != b;
        // Most patterns differ in a letter that no period can change.
        if self.voor.chars().zip(other.voor.chars()).any(differ)
            || self.na.chars().rev().zip(other.na.chars().rev()).any(differ)
        {
            return None;
        }
        let others: Vec<_> = vormen().map(|vorm| other.vorm(&vorm)).collect();
        vormen().find_map(|vorm| {
            let own = self.vorm(&vorm);
            let mut same = others.iter().filter(|other| other.len() == own.len());
            same.find_map(|other| doorsnede(&own, other))
        })
    }

    /// The letters of its file names for periods of one form; none where any digit may stand.
    fn vorm(&self, periode: &str) -> Vec<Option<char>> {
        let period = periode.chars().map(|letter| Some(letter).filter(|letter| *letter != JAAR));
        self.voor.chars().map(Some).chain(period).chain(self.na.chars().map(Some)).collect()
    }
}

/// Stands for any digit of a year.
const JAAR: char = '#';

/// Every period of a year, with `#` for the digits of the year.
fn vormen() -> impl Iterator<Item = String> {
    let months = (1..=12).map(|month| format!("-{month:02}"));
    let rest = ["-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", ""].map(str::to_owned);
    months.chain(rest).map(|end| format!("{0}{0}{0}{0}{end}", JAAR))
}

/// A text that fits two rows of letters of one length; where any digit may stand it has those of 2022.
fn doorsnede(a: &[Option<char>], b: &[Option<char>]) -> Option<String> {
    let year = a.iter().zip(b).position(|(a, b)| a.is_none() && b.is_none()).unwrap_or(0);
    let letters = a.iter().zip(b).enumerate().map(|(at, pair)| match pair {
        (Some(one), Some(other)) => (one == other).then_some(*one),
        (Some(letter), None) | (None, Some(letter)) => letter.is_ascii_digit().then_some(*letter),
        (None, None) => Some("2022".chars().nth(at.saturating_sub(year) % 4).unwrap_or('2')),
    });
    letters.collect()
}

/// What a delivery holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inhoud {
    /// New and changed cases.
    Mutaties,
    /// All cases to date.
    Stand,
    /// What happened in that period alone; the delivery is part of the key.
    Periode,
}

/// A field.
#[derive(Debug, Clone)]
pub struct Veld {
    /// Name in the agreement.
    pub naam: String,
    /// Header names that mean this field, compared without regard to case and surrounding space.
    pub kolommen: Vec<String>,
    /// What its cells hold.
    pub soort: VeldSoort,
    /// Whether a cell must be filled.
    pub verplicht: bool,
    /// What an empty cell stands for, as it would be written.
    pub leeg_betekent: Option<String>,
    /// A date that may lie in the future.
    pub gepland: bool,
    /// Why what looks like personal data in its column is none.
    pub geen_persoonsgegeven: Option<String>,
}

/// What the cells of a field hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VeldSoort {
    /// Free text.
    Tekst,
    /// A code or number that names something.
    Code,
    /// A whole number.
    Geheel,
    /// A number.
    Decimaal,
    /// An amount in euros.
    Bedrag,
    /// A share in percents.
    Procent,
    /// A day.
    Datum,
    /// Ja or nee.
    JaNee,
    /// One of these words.
    Keuze(Vec<String>),
}

impl Veld {
    /// The name that its column has by preference.
    #[must_use]
    pub fn kolom(&self) -> &str {
        self.kolommen.first().unwrap_or(&self.naam)
    }
}

impl VeldSoort {
    /// Whether its cells are numbers.
    #[must_use]
    pub fn is_getal(&self) -> bool {
        match self {
            Self::Geheel | Self::Decimaal | Self::Bedrag | Self::Procent => true,
            Self::Tekst | Self::Code | Self::Datum | Self::JaNee | Self::Keuze(_) => false,
        }
    }

    /// Whether its cells are words.
    #[must_use]
    pub fn is_naam(&self) -> bool {
        match self {
            Self::Tekst | Self::Code | Self::Keuze(_) => true,
            Self::Geheel | Self::Decimaal | Self::Bedrag | Self::Procent | Self::Datum | Self::JaNee => false,
        }
    }

    /// The word in agreement files.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Tekst => "tekst",
            Self::Code => "code",
            Self::Geheel => "geheel",
            Self::Decimaal => "decimaal",
            Self::Bedrag => "bedrag",
            Self::Procent => "procent",
            Self::Datum => "datum",
            Self::JaNee => "janee",
            Self::Keuze(_) => "keuze",
        }
    }
}

/// A rule that a row must obey.
#[derive(Debug, Clone)]
pub struct Regel {
    /// Id.
    pub id: String,
    /// What must hold.
    pub voorwaarde: Voorwaarde,
    /// The condition as it was written.
    pub tekst: String,
    /// Whether breaking it makes the fields it names unreadable; otherwise it is a finding only.
    pub fout: bool,
}

/// How files of a data set are read, where that is not to be found out per file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pinnen {
    /// `utf-8`, `windows-1252` or `utf-16`.
    pub codering: Option<String>,
    /// One of `;`, `,`, `|`, tab.
    pub scheidingsteken: Option<char>,
    /// `,` or `.`.
    pub decimaalteken: Option<char>,
    /// The only form of a date.
    pub datumvorm: Option<Datumvorm>,
    /// How a procent without its sign is written.
    pub procentvorm: Option<Procentvorm>,
}

/// Which part of a date comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Datumvorm {
    /// `2023-12-31`
    JaarVoorop,
    /// `31-12-2023` or `31/12/2023`
    DagVoorop,
    /// `12/31/2023`
    MaandVoorop,
}

impl Datumvorm {
    /// As a message writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::JaarVoorop => "jjjj-mm-dd",
            Self::DagVoorop => "dd-mm-jjjj",
            Self::MaandVoorop => "mm/dd/jjjj",
        }
    }
}

/// What a procent without its sign is a number of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Procentvorm {
    /// `85` is 85%.
    Procent,
    /// `0,85` is 85%.
    Deel,
}

impl Procentvorm {
    /// The word in agreement files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Procent => "procent",
            Self::Deel => "deel",
        }
    }
}

impl Gegevens {
    /// The index of a field by name.
    #[must_use]
    pub fn veld(&self, naam: &str) -> Option<usize> {
        self.velden.iter().position(|veld| veld.naam == naam)
    }

    /// The delivery periods that ended on or before `tot`, touch `[van, tot]`, and are not before the first.
    pub fn verwacht(&self, van: NaiveDate, tot: NaiveDate) -> impl Iterator<Item = Periode> {
        let first = Periode::containing(self.frequentie, van.max(self.vanaf));
        std::iter::successors(Some(first), |periode| Some(periode.volgende()))
            .take_while(move |periode| periode.tot_en_met() <= tot)
    }

    /// The last delivery that ended on or before `dag`, if it is not before the first.
    #[must_use]
    pub fn laatst_verwacht(&self, dag: NaiveDate) -> Option<Periode> {
        let last = Periode::laatste_voor(self.frequentie, dag);
        (last.tot_en_met() >= self.vanaf).then_some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_patterns_may_share_a_name_through_what_stands_around_the_period() {
        let samen = |a: (&str, &str), b: (&str, &str)| {
            let of = |(voor, na): (&str, &str)| Patroon { voor: voor.into(), na: na.into() };
            let both = of(a).samen(&of(b));
            if let Some(name) = &both {
                assert!(of(a).periode(name).is_some() && of(b).periode(name).is_some(), "{name}");
            }
            both
        };
        assert_eq!(samen(("a-", ".csv"), ("a-", ".csv")).as_deref(), Some("a-2022-01.csv"));
        assert_eq!(samen(("a-", "-01.csv"), ("a-", ".csv")).as_deref(), Some("a-2022-01.csv"));
        assert_eq!(samen(("a-", "-Q5.csv"), ("a-", ".csv")), None);
        assert_eq!(samen(("a-", ".csv"), ("a-oud-", ".csv")), None);
        assert_eq!(samen(("a-", ".csv"), ("a-2022-", ".csv")), None);
        assert_eq!(samen(("a-", ".csv"), ("b-", ".csv")), None);
    }

    #[test]
    fn a_pattern_finds_its_period_and_no_other_name() {
        let patroon = Patroon { voor: "trajecten-".into(), na: ".csv".into() };
        assert_eq!(patroon.periode("trajecten-2023-Q1.csv"), "2023-Q1".parse().ok());
        assert_eq!(patroon.periode("trajecten-oud-2023-Q1.csv"), None);
        assert_eq!(patroon.naam("2023-02".parse().unwrap()), "trajecten-2023-02.csv");
    }
}
