//! The norms on money and people beside the overview: each at the row that it is about, judged over the period that
//! the overview is about.

use super::MOST_NAMEN;
use crate::{
    agreement::{Geldgroep, Soort},
    calendar::Periode,
    financien::{Blad, Plek, Wat},
    norm::{Oordeel, Uitslag},
    report::{
        Geldnormverslag, kernbeding,
        norm::Geval,
        woorden::{kleine_letter, opsomming_tot, telwoord},
    },
};

/// What can be told of a verdict in the short block, worst first, and how many are named; a norm that is met is counted.
const TE_NOEMEN: [(Oordeel, &str, usize); 5] = [
    (Oordeel::NietGehaald, "Niet gehaald", usize::MAX),
    (Oordeel::Onzeker, "Onzeker", usize::MAX),
    (Oordeel::GeenGegevens, "Geen gegevens", MOST_NAMEN),
    (Oordeel::Uitzondering, "Niet gehaald, wel toegestaan", usize::MAX),
    (Oordeel::NietAanDeBeurt, "Nu niet aan de beurt", MOST_NAMEN),
];

/// The chosen norms on money and people.
pub(super) struct Geldnormen<'k, 'a> {
    gevallen: Vec<&'k Geval<'a>>,
    bladen: &'k [Blad],
    periode: Periode,
}

impl<'k, 'a> Geldnormen<'k, 'a> {
    pub(super) fn new(gevallen: &'k [Geval<'a>], bladen: &'k [Blad], periode: Periode) -> Self {
        Self { gevallen: gevallen.iter().filter(|geval| geval.is_geldnorm()).collect(), bladen, periode }
    }

    /// All of them, in the order of the agreement.
    pub(super) fn ids(&self) -> Vec<String> {
        self.gevallen.iter().map(|geval| geval.norm.id.clone()).collect()
    }

    /// Those that take a line of their own when all about money is shown.
    pub(super) fn met_regel(&self) -> Vec<String> {
        let own = self.gevallen.iter().filter(|geval| !geval.is_te_vouwen());
        own.map(|geval| geval.norm.id.clone()).collect()
    }

    /// What to know of those that do not.
    pub(super) fn zonder_regel(&self) -> Vec<String> {
        let folded = self.gevallen.iter().filter(|geval| geval.is_te_vouwen());
        kernbeding::regels(&folded.map(|geval| **geval).collect::<Vec<_>>())
    }

    /// The norms that are about a row.
    pub(super) fn van(&self, plek: Plek) -> Vec<Geldnormverslag> {
        let own = self.gevallen.iter().filter(|geval| self.is_van(geval, plek));
        own.filter_map(|geval| {
            let oordeel = self.uitslag(geval)?.oordeel;
            Some(Geldnormverslag { id: geval.norm.id.clone(), soort: geval.norm.soort.as_str(), oordeel })
        })
        .collect()
    }

    /// The verdict on the amount of a row, and that on its people.
    pub(super) fn oordelen(&self, plek: Plek) -> [Option<Oordeel>; 2] {
        let of = |money: bool| {
            let own = self.gevallen.iter().filter(|geval| self.is_van(geval, plek));
            let own = own.filter(|geval| matches!(geval.norm.soort, Soort::Begroting(..)) == money);
            Oordeel::van_geheel(own.filter_map(|geval| Some(self.uitslag(geval)?.oordeel)))
        };
        [of(true), of(false)]
    }

    /// What the short block says of norms that no row of it shows; of all that stand there, when it has no rows.
    pub(super) fn regels(&self, met_rijen: bool) -> Vec<String> {
        let told: Vec<(&Geval<'a>, &Uitslag)> = self
            .gevallen
            .iter()
            .filter(|geval| geval.is_bij_financien() && !(met_rijen && self.is_te_zien(geval)))
            .map(|geval| (*geval, self.uitslag(geval).unwrap_or(geval.uitslag())))
            .collect();
        let mut lines = Vec::new();
        for (oordeel, word, most) in TE_NOEMEN {
            let own = told.iter().filter(|(_, uitslag)| uitslag.oordeel == oordeel);
            let names: Vec<String> = own.map(|(geval, uitslag)| self.genoemd(geval, uitslag)).collect();
            if !names.is_empty() {
                lines.push(format!("{word}: {}.", opsomming_tot(&names, most)));
            }
        }
        let met = told.iter().filter(|(_, uitslag)| uitslag.oordeel == Oordeel::Gehaald).count();
        if met > 0 {
            lines.push(if lines.is_empty() {
                format!("Gehaald: {met} {}.", telwoord(met as u64, "norm", "normen"))
            } else {
                format!("Gehaald: nog {met}.")
            });
        }
        lines
    }

    /// How a norm ended in the period of the overview; none when it was not judged over it.
    fn uitslag(&self, geval: &Geval<'a>) -> Option<&'a Uitslag> {
        let of = [Some(geval.uitslag()), geval.beoordeling.laatste.as_ref()];
        of.into_iter()
            .flatten()
            .find(|of| of.periode == self.periode && of.oordeel != Oordeel::NietAanDeBeurt)
    }

    /// Whether a row of the short block shows the verdict: the only one on its amount, over the same period.
    fn is_te_zien(&self, geval: &Geval<'a>) -> bool {
        let Soort::Begroting(_, soort) = &geval.norm.soort else { return false };
        let plek = match &soort.groep {
            Geldgroep::Domein(domein) => Plek::Domein(*domein),
            Geldgroep::Alles => Plek::Totaal,
            Geldgroep::Werksoorten(_) | Geldgroep::Posten(_) => return false,
        };
        let own = self.gevallen.iter().filter(|other| self.is_van(other, plek));
        let own = own.filter(|other| matches!(other.norm.soort, Soort::Begroting(..)));
        self.uitslag(geval).is_some() && own.count() == 1
    }

    /// `fte raadslieden (92,3%)`, with the period when it is another one than that of the overview.
    fn genoemd(&self, geval: &Geval<'_>, uitslag: &Uitslag) -> String {
        let name = kleine_letter(&geval.norm.titel);
        let over = if uitslag.periode == self.periode || uitslag.oordeel == Oordeel::NietAanDeBeurt {
            String::new()
        } else {
            format!(" over {}", uitslag.periode.in_words())
        };
        match (geval.getoond(uitslag).as_str(), uitslag.oordeel) {
            // What is known so far says little of what is not.
            ("-", _) | (_, Oordeel::Onzeker) => format!("{name}{over}"),
            (shown, _) => format!("{name}{over} ({shown})"),
        }
    }

    fn is_van(&self, geval: &Geval<'_>, plek: Plek) -> bool {
        let Some(groep) = geval.norm.soort.geldgroep() else { return false };
        match (groep, plek) {
            (Geldgroep::Alles, Plek::Totaal) => true,
            (Geldgroep::Domein(asked), Plek::Domein(domein)) => *asked == domein,
            (Geldgroep::Werksoorten(asked), Plek::Werksoort(index)) => asked[..] == [index],
            (Geldgroep::Posten(asked), Plek::Blad(index)) => {
                match self.bladen.get(index).map(|blad| &blad.wat) {
                    Some(Wat::Post { post, .. }) => asked[..] == [*post],
                    Some(Wat::NietBegroot(_) | Wat::NietTePlaatsen { .. }) | None => false,
                }
            }
            (
                Geldgroep::Alles | Geldgroep::Domein(_) | Geldgroep::Werksoorten(_) | Geldgroep::Posten(_),
                Plek::Totaal | Plek::Domein(_) | Plek::Werksoort(_) | Plek::Blad(_),
            ) => false,
        }
    }
}
