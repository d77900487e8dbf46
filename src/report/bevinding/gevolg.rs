//! What follows from a finding: for the verdicts, for the figures, and for the waiting lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    agreement::Overeenkomst,
    diagnostic::Ernst,
    norm::Oordeel,
    report::{
        norm::{naam, verwijzing},
        woorden::{hoofdletter, kleine_letter, opsomming, telwoord},
    },
};

/// What a finding does, by index in the agreement.
#[derive(Debug, Clone, Default)]
pub(super) struct Gevolg {
    pub(super) geen: BTreeSet<usize>,
    pub(super) onzeker: BTreeSet<usize>,
    pub(super) vast: BTreeSet<usize>,
    /// Norms without a threshold, whose number may be another.
    pub(super) cijfer: BTreeSet<usize>,
    /// Waiting lists that lack a delivery.
    pub(super) wachtlijsten: BTreeSet<usize>,
    /// Waiting lists and the rows that they can't count, so that a row with two findings counts once.
    pub(super) wachtrijen: BTreeSet<(usize, u32)>,
    /// Norms that would be otherwise without it: whether the verdict would, and what they would be.
    pub(super) anders: BTreeMap<usize, (bool, String)>,
    /// Waiting lists that would be otherwise without it, and what they would be.
    pub(super) lijst_anders: BTreeMap<usize, String>,
    /// How it would be without it: `met de eerste datum`.
    pub(super) alsof: &'static str,
    /// Whether those norms say themselves what they would be.
    pub(super) onder_norm: bool,
    /// What the reader itself says follows from it.
    pub(super) eigen: Option<String>,
    /// Whether another block of the screen shows it, or it is about another period.
    pub(super) elders: bool,
}

impl Gevolg {
    /// For a norm with this verdict that the finding touches.
    pub(super) fn add(&mut self, norm: usize, oordeel: Oordeel) {
        match oordeel {
            Oordeel::GeenGegevens => self.geen.insert(norm),
            Oordeel::Onzeker => self.onzeker.insert(norm),
            Oordeel::Gehaald
            | Oordeel::NietGehaald
            | Oordeel::GeenGevallen
            | Oordeel::TeBeoordelen
            | Oordeel::Uitzondering
            | Oordeel::GeldtNiet
            | Oordeel::NietAanDeBeurt => self.vast.insert(norm),
            Oordeel::GeenNorm => self.cijfer.insert(norm),
        };
    }

    /// Of two findings together.
    pub(super) fn plus(mut self, other: &Self) -> Self {
        self.geen.extend(&other.geen);
        self.onzeker.extend(&other.onzeker);
        self.vast.extend(&other.vast);
        self.cijfer.extend(&other.cijfer);
        self.wachtlijsten.extend(&other.wachtlijsten);
        self.wachtrijen.extend(&other.wachtrijen);
        self.anders.extend(other.anders.clone());
        self.lijst_anders.extend(other.lijst_anders.clone());
        if self.alsof.is_empty() {
            self.alsof = other.alsof;
        }
        self.onder_norm |= other.onder_norm;
        self.eigen = self.eigen.or_else(|| other.eigen.clone());
        self.elders |= other.elders;
        self
    }

    /// Every norm that it touches.
    pub(super) fn normen(&self) -> BTreeSet<usize> {
        let sets = [&self.geen, &self.onzeker, &self.vast, &self.cijfer].into_iter().flatten();
        sets.chain(self.anders.keys()).copied().collect()
    }

    /// Whether no figure and no verdict hangs on it, and the reader had nothing to say that does not stand elsewhere.
    pub(super) fn is_niets(&self) -> bool {
        let sets = [&self.geen, &self.onzeker, &self.cijfer, &self.wachtlijsten];
        let otherwise = !self.anders.is_empty() || !self.lijst_anders.is_empty();
        let said = otherwise || (self.eigen.is_some() && !self.elders);
        sets.into_iter().all(BTreeSet::is_empty) && self.wachtrijen.is_empty() && !said
    }

    /// What weighs most has the lowest number.
    pub(super) fn rang(&self, ernst: Ernst) -> u8 {
        if !self.geen.is_empty() {
            0
        } else if !self.onzeker.is_empty() || self.anders.values().any(|(turns, _)| *turns) {
            1
        } else if !self.wachtlijsten.is_empty() || !self.cijfer.is_empty() || !self.anders.is_empty() {
            2
        } else if !self.wachtrijen.is_empty() || !self.lijst_anders.is_empty() {
            3
        } else if self.eigen.is_some() && !self.elders {
            4
        } else if !self.vast.is_empty() {
            5
        } else if ernst == Ernst::Fout {
            6
        } else {
            7
        }
    }

    /// What follows, in a sentence.
    pub(super) fn zin(&self, overeenkomst: &Overeenkomst) -> String {
        let parts: Vec<String> = [
            normen(overeenkomst, &self.geen, "niet te meten"),
            normen(overeenkomst, &self.onzeker, "onzeker"),
            cijfers(overeenkomst, &self.cijfer),
            onvolledig(overeenkomst, &self.wachtlijsten),
            niet_geteld(overeenkomst, &self.wachtrijen),
            self.anders(),
        ]
        .into_iter()
        .flatten()
        .collect();
        let figure = self.ander_cijfer(overeenkomst);
        if let (Some(figure), true) = (&figure, parts.is_empty()) {
            return format!("{}.", hoofdletter(figure));
        }
        let parts: Vec<String> = parts.into_iter().chain(figure).collect();
        if !parts.is_empty() {
            return format!("Gevolg: {}.", parts.join("; "));
        }
        if let Some(own) = &self.eigen {
            return format!("{}.", hoofdletter(own.trim_end_matches('.')));
        }
        match self.vast.len() {
            0 => "Geen gevolg voor de normen.".to_owned(),
            1 => {
                let only = self.vast.iter().map(|index| naam(overeenkomst, &overeenkomst.normen[*index]));
                format!("Geen gevolg: het oordeel over {} staat vast.", only.collect::<String>())
            }
            count => format!("Geen gevolg: de oordelen over {count} normen staan vast."),
        }
    }
}

/// How many norms are named that would be otherwise.
const MOST_ANDERS: usize = 2;

impl Gevolg {
    /// `met de eerste datum was eerste gesprek binnen 4 weken 89,7%`: verdicts that would turn, then other figures.
    fn anders(&self) -> Option<String> {
        let named = |turns: bool| {
            let of = self.anders.values().filter(move |(own, _)| *own == turns);
            of.map(|(_, text)| text.clone()).collect::<Vec<String>>()
        };
        let mut said = named(true);
        if !self.telt_cijfers() {
            said.extend(named(false));
        }
        said.extend(self.lijst_anders.values().cloned());
        (!said.is_empty()).then(|| format!("{} was {}", self.alsof, opsomming(&said)))
    }

    /// Whether other figures are only pointed at: they stand under their norm, or are too many to name.
    fn telt_cijfers(&self) -> bool {
        self.onder_norm || self.anders.values().filter(|(turns, _)| !turns).count() > MOST_ANDERS
    }

    /// `ander cijfer bij sociaal werk 1`.
    fn ander_cijfer(&self, overeenkomst: &Overeenkomst) -> Option<String> {
        let figures = self.anders.iter().filter(|(_, (turns, _))| self.telt_cijfers() && !turns);
        let mut names: Vec<String> =
            figures.map(|(norm, _)| verwijzing(overeenkomst, &overeenkomst.normen[*norm])).collect();
        let count = names.len();
        names.dedup();
        match names.len() {
            0 => None,
            few if few <= MOST_ANDERS => Some(format!("ander cijfer bij {}", opsomming(&names))),
            _ => Some(format!("ander cijfer bij {count} normen")),
        }
    }
}

fn normen(overeenkomst: &Overeenkomst, set: &BTreeSet<usize>, what: &str) -> Option<String> {
    let mut names = set.iter().map(|index| naam(overeenkomst, &overeenkomst.normen[*index]));
    match (names.next(), set.len()) {
        (None, _) => None,
        (Some(only), 1) => Some(format!("{only} is {what}")),
        (Some(_), count) => Some(format!("{count} normen zijn {what}")),
    }
}

fn cijfers(overeenkomst: &Overeenkomst, set: &BTreeSet<usize>) -> Option<String> {
    let names: Vec<String> =
        set.iter().map(|index| naam(overeenkomst, &overeenkomst.normen[*index])).collect();
    (!names.is_empty()).then(|| format!("het cijfer van {} is niet precies", opsomming(&names)))
}

fn lijst(overeenkomst: &Overeenkomst, index: usize) -> String {
    kleine_letter(&overeenkomst.wachtlijsten[index].titel)
}

fn onvolledig(overeenkomst: &Overeenkomst, set: &BTreeSet<usize>) -> Option<String> {
    let lists: Vec<String> = set.iter().map(|index| lijst(overeenkomst, *index)).collect();
    match lists.as_slice() {
        [] => None,
        [only] => Some(format!("wachtlijst {only} is niet volledig")),
        several => Some(format!("de wachtlijsten {} zijn niet volledig", opsomming(several))),
    }
}

/// `wachtlijst raadslieden telt 1 aanmelding niet mee`.
fn niet_geteld(overeenkomst: &Overeenkomst, rows: &BTreeSet<(usize, u32)>) -> Option<String> {
    let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
    for (index, _) in rows {
        *counts.entry(*index).or_default() += 1;
    }
    let told = counts.into_iter().map(|(index, count)| {
        let gegevens = &overeenkomst.gegevens[overeenkomst.wachtlijsten[index].gegevens];
        let unit = telwoord(count, &gegevens.eenheid.0, &gegevens.eenheid.1);
        format!("wachtlijst {} telt {count} {unit} niet mee", lijst(overeenkomst, index))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| opsomming(&told))
}
