//! What can still be tested of an agreement with errors: the norms without one, over data sets without one.
//!
//! They are made once more, from those tables alone, so that no position in a list can point at what was refused.

use std::collections::BTreeSet;

use super::{
    Omgeving, afspraken, alle, financien, gegevens, geld,
    namen::{Namen, Register},
    norm,
};
use crate::{
    agreement::{
        Financien, Indexering, Leden, NietToetsbaar, Norm, Overeenkomst, Post, Soort, Toetsbaar, Werksoort,
        document::{Found, Kapot},
        raw::{self, Ruw},
    },
    calendar::Feestdagen,
    diagnostic::{Code, Diagnostic, Ernst, Place},
    source::{SourceId, Sources, Span},
};

/// Where the errors are.
struct Fouten<'a> {
    plekken: Vec<&'a Span>,
    /// Files with an error that is about the whole of them.
    bestanden: BTreeSet<SourceId>,
}

impl<'a> Fouten<'a> {
    fn van(found: &'a [Diagnostic], sources: &Sources) -> Self {
        let mut fouten = Self { plekken: Vec::new(), bestanden: BTreeSet::new() };
        for diagnostic in found.iter().filter(|diagnostic| diagnostic.ernst == Ernst::Fout) {
            match &diagnostic.place {
                Place::Span(span) => fouten.plekken.push(span),
                Place::File(path) => {
                    let of_file = sources.iter().filter(|(_, source)| source.path() == path);
                    fouten.bestanden.extend(of_file.map(|(id, _)| id));
                }
                Place::None | Place::Cell(_) => {}
            }
            // Of two with one id it can't be said which was meant.
            if matches!(diagnostic.code, Code::DubbelId | Code::DubbeleTabel) {
                fouten.plekken.extend(diagnostic.labels.iter().map(|label| &label.span));
            }
        }
        fouten
    }

    /// Whether there is one in a table with these places.
    fn in_tabel(&self, tabel: &[Span]) -> bool {
        let Some(first) = tabel.first() else { return false };
        let within = |place: &Span| {
            place.source == first.source
                && tabel.iter().any(|own| own.start <= place.start && place.end <= own.end)
        };
        self.bestanden.contains(&first.source) || self.plekken.iter().any(|place| within(place))
    }
}

/// The norms that can be tested, and how many toetsen of the others can't be.
pub(in crate::agreement) fn deel(
    ruw: &Ruw,
    kapot: &[Kapot<'_>],
    found: &[Diagnostic],
    sources: &Sources,
) -> Toetsbaar {
    let fouten = Fouten::van(found, sources);
    // What is wrong was reported the first time.
    let mut again: Found = Vec::new();
    let kop = match &ruw.koppen[..] {
        [kop] => Some(&kop.value).filter(|kop| !fouten.in_tabel(&kop.plekken)),
        [] | [_, _, ..] => None,
    };
    let whole: Vec<&raw::Gegevens> =
        ruw.gegevens.iter().filter(|raw| !fouten.in_tabel(&raw.plekken)).collect();
    let mut register = Register::van(ruw, kapot, &mut again);
    register.gegevens = Namen::van("gegevensset", whole.iter().map(|raw| &raw.id));
    let sets = gegevens::sets(&whole, &mut again);
    let geld = financien::Geld::van(ruw, &register);
    let omgeving = Omgeving { register, sets, gebieden: kop.map(|kop| kop.gebieden.len()), geld };
    let geheel = begroting(ruw, kop, &omgeving);
    let broken = kapot.iter().map(Kapot::toetsen).sum::<usize>() + ruw.verloren_toetsen;
    let mut niet = NietToetsbaar { norm: broken, ..NietToetsbaar::default() };
    let mut normen = Vec::new();
    for raw in &ruw.normen {
        let count = raw.toetsen.len();
        if fouten.in_tabel(&raw.plekken) {
            niet.norm += count;
            continue;
        }
        again.clear();
        let made = norm::norm(raw, &omgeving, &mut again);
        match made.filter(|_| again.iter().all(|diagnostic| diagnostic.ernst != Ernst::Fout)) {
            None => niet.gegevens += count,
            Some(norm) if geheel.is_none() && norm.soort.geldgroep().is_some() => niet.geld += count,
            Some(norm) if kop.is_none() && steunt_op_kop(&norm) => niet.kop += count,
            Some(norm) => normen.push(norm),
        }
    }
    if ruw.normen.is_empty() && (!kapot.is_empty() || !fouten.bestanden.is_empty()) {
        niet = NietToetsbaar { geheel: broken, onleesbaar: true, ..NietToetsbaar::default() };
    }
    let Some(gegevens) = alle(omgeving.sets.into_iter().map(gegevens::Dataset::geheel)) else {
        // A set without an error is whole. Were one not, no norm would know its own by its place in the list.
        niet.gegevens += normen.iter().map(|norm| norm.toetsen.len()).sum::<usize>();
        return Toetsbaar { overeenkomst: None, niet };
    };
    let zonder = zonder(kop);
    let overeenkomst = match geheel {
        Some(Begroting { werksoorten, posten, indexering, financien }) => {
            Overeenkomst { gegevens, normen, werksoorten, posten, indexering, financien, ..zonder }
        }
        None => Overeenkomst { gegevens, normen, ..zonder },
    };
    Toetsbaar { overeenkomst: Some(overeenkomst), niet }
}

/// All that a norm on money or people rests on.
struct Begroting {
    werksoorten: Vec<Werksoort>,
    posten: Vec<Post>,
    indexering: Vec<Indexering>,
    financien: Option<Financien>,
}

/// The budget, if there is no error in it: without one of its posten no sum of it is right.
fn begroting(ruw: &Ruw, kop: Option<&raw::Kop>, omgeving: &Omgeving<'_>) -> Option<Begroting> {
    let mut again: Found = Vec::new();
    let werksoorten = alle(ruw.werksoorten.iter().map(afspraken::werksoort));
    let posten = alle(ruw.posten.iter().map(|raw| geld::post(raw, omgeving, &mut again)));
    let indexering = geld::indexering(ruw, &mut again);
    let financien = financien::tabel(ruw, omgeving, &mut again);
    let named = ["werksoort", "post", "indexering", "financien"];
    let read = !ruw.posten_onbekend
        && ruw.posten.iter().all(|raw| !raw.fte_onleesbaar)
        && !named.iter().any(|naam| omgeving.register.tabel_misschien_onleesbaar(naam));
    kop.filter(|_| read && again.is_empty())?;
    Some(Begroting {
        werksoorten: werksoorten?,
        posten: posten?,
        indexering: indexering?,
        financien: financien?,
    })
}

/// Whether it can't be measured without the areas or the days of the head.
fn steunt_op_kop(norm: &Norm) -> bool {
    let wettelijk = match &norm.soort {
        Soort::Termijn(_, termijn) => termijn.wettelijk,
        Soort::Aandeel(..)
        | Soort::Telling(..)
        | Soort::Aantal(..)
        | Soort::Volledigheid(..)
        | Soort::Frequentie(..)
        | Soort::Herhaling(..)
        | Soort::Begroting(..)
        | Soort::Formatie(..)
        | Soort::Oordeel(_) => false,
    };
    wettelijk || norm.soort.leden().contains(&Leden::Gebieden)
}

/// An agreement that has nothing but what a head adds to the measuring.
fn zonder(kop: Option<&raw::Kop>) -> Overeenkomst {
    Overeenkomst {
        id: String::new(),
        titel: String::new(),
        gemeente: String::new(),
        aanbieder: String::new(),
        vanaf: chrono::NaiveDate::MIN,
        tot_en_met: None,
        prijspeil: kop.and_then(|kop| i32::try_from(kop.prijspeil.as_ref()?.value).ok()).unwrap_or_default(),
        gebieden: kop.and_then(afspraken::gebieden).unwrap_or_default(),
        feestdagen: Feestdagen::new(kop.into_iter().flat_map(|kop| kop.gelijkgesteld.iter().copied())),
        stukken: Vec::new(),
        werksoorten: Vec::new(),
        hoofddoelen: Vec::new(),
        doelen: Vec::new(),
        kernbedingen: Vec::new(),
        normen: Vec::new(),
        risicos: Vec::new(),
        posten: Vec::new(),
        subtotalen: Vec::new(),
        gegevens: Vec::new(),
        wachtlijsten: Vec::new(),
        leveringen: Vec::new(),
        overleggen: Vec::new(),
        proeftuin: None,
        indexering: Vec::new(),
        financien: None,
        opdrachten: Vec::new(),
    }
}
