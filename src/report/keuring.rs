//! What `validate` found: every finding, what was run, and the status that follows, worked out once for every form.

use std::collections::BTreeSet;

use super::woorden::telwoord;
use crate::{
    agreement::NietToetsbaar,
    diagnostic::{Code, Diagnostic, Ernst, Place},
};

/// The findings on agreements, as far as they are to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keuring {
    /// The findings, less the warnings that are allowed.
    pub bevindingen: Vec<Diagnostic>,
    /// How many files were read.
    pub bestanden: usize,
    /// The toetsen.
    pub toetsen: Toetsen,
    /// How many rows were read, when it is about deliveries.
    pub rijen: Option<u64>,
    /// How many warnings were allowed and left out.
    pub toegestaan: usize,
    /// Whether warnings count as errors.
    pub streng: bool,
    /// What stands behind the count of the findings, in sentences.
    pub slot: String,
    /// The exit status: 0, or 3.
    pub exit: u8,
}

/// How many toetsen there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Toetsen {
    /// Those that were run.
    pub uitgevoerd: usize,
    /// Those that can't be run, because of errors.
    pub niet: NietToetsbaar,
}

impl Toetsen {
    /// Adds the toetsen of another agreement.
    pub fn add(&mut self, uitgevoerd: usize, niet: NietToetsbaar) {
        let NietToetsbaar { norm, gegevens, geld, kop, geheel, onleesbaar } = niet;
        self.uitgevoerd += uitgevoerd;
        self.niet.norm += norm;
        self.niet.gegevens += gegevens;
        self.niet.geld += geld;
        self.niet.kop += kop;
        self.niet.geheel += geheel;
        self.niet.onleesbaar |= onleesbaar;
    }

    /// How many could not be run.
    #[must_use]
    pub fn niet_uitgevoerd(self) -> usize {
        let NietToetsbaar { norm, gegevens, geld, kop, geheel, onleesbaar: _ } = self.niet;
        norm + gegevens + geld + kop + geheel
    }
}

/// What to do with warnings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strengheid {
    /// Warnings count as errors for the status.
    pub streng: bool,
    /// Codes whose warnings are not shown and do not count. An error can't be allowed.
    pub toegestaan: Vec<Code>,
}

/// Weighs what was found in deliveries, as [`keur`] does for agreements.
#[must_use]
pub fn keur_leveringen(
    found: Vec<Diagnostic>,
    bestanden: usize,
    rijen: u64,
    strengheid: &Strengheid,
) -> Keuring {
    let gelezen = format!("{rijen} {} gelezen.", telwoord(rijen, "rij", "rijen"));
    let keuring = weeg(found, bestanden, Toetsen::default(), vec![gelezen], strengheid);
    Keuring { rijen: Some(rijen), ..keuring }
}

/// Weighs what was found. A code that is allowed and does not occur is a finding too.
#[must_use]
pub fn keur(found: Vec<Diagnostic>, bestanden: usize, toetsen: Toetsen, strengheid: &Strengheid) -> Keuring {
    weeg(found, bestanden, toetsen, over_toetsen(toetsen), strengheid)
}

/// `gelezen` says what was done, and comes first in the sentences.
fn weeg(
    found: Vec<Diagnostic>,
    bestanden: usize,
    toetsen: Toetsen,
    gelezen: Vec<String>,
    strengheid: &Strengheid,
) -> Keuring {
    let allowed = |code: Code| strengheid.toegestaan.contains(&code);
    let occurs: BTreeSet<Code> = found.iter().map(|diagnostic| diagnostic.code).collect();
    let mut codes: Vec<Code> = strengheid.toegestaan.clone();
    codes.sort_unstable();
    codes.dedup();
    // That nothing was to be allowed is itself no reason for such a finding.
    codes.retain(|code| !occurs.contains(code) && *code != Code::ToegestaanKomtNietVoor);
    let all = found.into_iter().chain(codes.into_iter().map(komt_niet_voor));
    let (hidden, mut bevindingen): (Vec<Diagnostic>, Vec<Diagnostic>) =
        all.partition(|diagnostic| diagnostic.ernst == Ernst::Waarschuwing && allowed(diagnostic.code));
    for fout in bevindingen.iter_mut().filter(|diagnostic| allowed(diagnostic.code)) {
        fout.notes.push("--allow laat alleen waarschuwingen weg, en dit is een fout".to_owned());
    }
    let refused = |diagnostic: &Diagnostic| match diagnostic.ernst {
        Ernst::Fout => true,
        Ernst::Waarschuwing => strengheid.streng,
    };
    let exit = if bevindingen.iter().any(refused) { 3 } else { 0 };
    let warned = bevindingen.iter().any(|diagnostic| diagnostic.ernst == Ernst::Waarschuwing);
    let slot = slot(gelezen, hidden.len(), strengheid.streng && warned);
    let (toegestaan, streng) = (hidden.len(), strengheid.streng);
    Keuring { bevindingen, bestanden, toetsen, rijen: None, toegestaan, streng, slot, exit }
}

fn komt_niet_voor(code: Code) -> Diagnostic {
    let bericht = format!("--allow {} is niet nodig: deze bevinding komt niet voor", code.as_str());
    Diagnostic::waarschuwing(Code::ToegestaanKomtNietVoor, Place::None, bericht)
        .oplossing(format!("haal --allow {} weg", code.as_str()))
}

/// Which toetsen were run.
fn over_toetsen(toetsen: Toetsen) -> Vec<String> {
    let aantal = |count: usize| format!("{count} {}", telwoord(count as u64, "toets", "toetsen"));
    let mut parts = Vec::new();
    if toetsen.uitgevoerd > 0 {
        parts.push(format!("{} uitgevoerd.", aantal(toetsen.uitgevoerd)));
    }
    match (toetsen.niet_uitgevoerd(), toetsen.niet.onleesbaar) {
        (0, true) => parts.push(format!(
            "Geen {} uitgevoerd, want {ONLEESBAAR}.",
            if parts.is_empty() { "toetsen" } else { "andere toetsen" }
        )),
        (0, false) if parts.is_empty() => parts.push("Er zijn geen toetsen.".to_owned()),
        (0, false) => {}
        (count, _) => {
            parts.push(format!("{} niet uitgevoerd, want {}.", aantal(count), waarom(toetsen.niet)))
        }
    }
    parts
}

/// What was done and left out, and what makes the status stricter.
fn slot(mut parts: Vec<String>, toegestaan: usize, streng: bool) -> String {
    if toegestaan > 0 {
        let woord = telwoord(toegestaan as u64, "waarschuwing", "waarschuwingen");
        parts.push(format!("{toegestaan} {woord} weggelaten (--allow)."));
    }
    if streng {
        parts.push("Waarschuwingen tellen als fout (--deny).".to_owned());
    }
    parts.join(" ")
}

/// Why toetsen of an agreement of which no norm can be read are not run.
const ONLEESBAAR: &str = "de overeenkomst is niet te lezen";

/// Why toetsen were not run: everything that has an error which kept some from running.
fn waarom(niet: NietToetsbaar) -> String {
    let own =
        if niet.norm + niet.gegevens + niet.geld + niet.kop + niet.geheel == 1 { "zijn" } else { "hun" };
    let of_them = [
        (niet.norm, format!("{own} norm")),
        (niet.gegevens, format!("{own} gegevensset")),
        (niet.geld, format!("{own} begroting")),
        (niet.kop, "[overeenkomst]".to_owned()),
    ];
    let wrong: Vec<String> =
        of_them.into_iter().filter(|(count, _)| *count > 0).map(|(_, what)| what).collect();
    let wrong = match &wrong[..] {
        [] => return ONLEESBAAR.to_owned(),
        [first @ .., last] if !first.is_empty() => format!("{} of {last} heeft een fout", first.join(", ")),
        only => format!("{} heeft een fout", only.concat()),
    };
    if niet.geheel > 0 { format!("{wrong}, of {ONLEESBAAR}") } else { wrong }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keuring(found: &[Diagnostic], streng: bool, toegestaan: &[Code]) -> Keuring {
        let strengheid = Strengheid { streng, toegestaan: toegestaan.to_vec() };
        keur(found.to_vec(), 1, toetsen(1, 2, 0, 0), &strengheid)
    }

    fn cent() -> Diagnostic {
        Diagnostic::waarschuwing(Code::SubtotaalCent, Place::None, "een cent")
    }

    fn wrong() -> Diagnostic {
        Diagnostic::fout(Code::TomlFout, Place::None, "geen TOML")
    }

    #[test]
    fn errors_give_3_and_warnings_only_when_denied() {
        assert_eq!(keuring(&[], true, &[]).exit, 0);
        assert_eq!(keuring(&[cent()], false, &[]).exit, 0);
        assert_eq!(keuring(&[cent()], true, &[]).exit, 3);
        assert_eq!(keuring(&[wrong()], false, &[]).exit, 3);
    }

    #[test]
    fn a_warning_can_be_allowed_and_an_error_can_not() {
        let found = keuring(&[cent(), wrong()], true, &[Code::SubtotaalCent, Code::TomlFout]);
        assert_eq!(found.bevindingen.len(), 1);
        assert_eq!(found.bevindingen[0].code, Code::TomlFout);
        assert!(found.bevindingen[0].notes[0].starts_with("--allow"), "{:?}", found.bevindingen[0].notes);
        assert_eq!((found.exit, found.toegestaan), (3, 1));
        assert_eq!(keuring(&[cent()], true, &[Code::SubtotaalCent]).exit, 0);
    }

    #[test]
    fn what_was_allowed_for_nothing_is_a_finding_that_can_be_allowed() {
        let unused = [Code::SubtotaalCent, Code::SubtotaalCent];
        let found = keuring(&[], false, &unused);
        let codes: Vec<Code> = found.bevindingen.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!((codes, found.exit), (vec![Code::ToegestaanKomtNietVoor], 0));
        assert_eq!(keuring(&[], true, &unused).exit, 3);
        let both = [Code::SubtotaalCent, Code::ToegestaanKomtNietVoor];
        assert_eq!(keuring(&[], true, &both).bevindingen, []);
        assert_eq!(keuring(&[], true, &[Code::ToegestaanKomtNietVoor]).bevindingen, []);
    }

    fn toetsen(uitgevoerd: usize, norm: usize, gegevens: usize, kop: usize) -> Toetsen {
        Toetsen { uitgevoerd, niet: NietToetsbaar { norm, gegevens, kop, ..NietToetsbaar::default() } }
    }

    #[test]
    fn the_last_line_counts_the_toetsen() {
        let text = keuring(&[cent()], true, &[]).slot;
        let expected = "1 toets uitgevoerd. 2 toetsen niet uitgevoerd, want hun norm heeft een fout. \
            Waarschuwingen tellen als fout (--deny).";
        assert_eq!(text, expected);
        let expected = "Er zijn geen toetsen. 1 waarschuwing weggelaten (--allow).";
        assert_eq!(slot(over_toetsen(Toetsen::default()), 1, false), expected);
    }

    #[test]
    fn the_last_line_says_what_kept_toetsen_from_running() {
        let said = |toetsen| slot(over_toetsen(toetsen), 0, false);
        assert_eq!(
            said(toetsen(0, 0, 1, 0)),
            "1 toets niet uitgevoerd, want zijn gegevensset heeft een fout."
        );
        let all =
            "6 toetsen niet uitgevoerd, want hun norm, hun gegevensset of [overeenkomst] heeft een fout.";
        assert_eq!(said(toetsen(0, 1, 2, 3)), all);
        let unread = |geheel| NietToetsbaar { geheel, onleesbaar: true, ..NietToetsbaar::default() };
        let of = |uitgevoerd, niet| said(Toetsen { uitgevoerd, niet });
        assert_eq!(of(0, unread(0)), "Geen toetsen uitgevoerd, want de overeenkomst is niet te lezen.");
        assert_eq!(of(0, unread(4)), "4 toetsen niet uitgevoerd, want de overeenkomst is niet te lezen.");
        let both =
            "2 toetsen uitgevoerd. Geen andere toetsen uitgevoerd, want de overeenkomst is niet te lezen.";
        assert_eq!(of(2, unread(0)), both);
        let mut some = toetsen(2, 1, 0, 0);
        some.add(1, unread(3));
        let mixed = "3 toetsen uitgevoerd. 4 toetsen niet uitgevoerd, want hun norm heeft een fout, \
            of de overeenkomst is niet te lezen.";
        assert_eq!(said(some), mixed);
    }
}
