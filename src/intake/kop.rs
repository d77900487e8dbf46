//! The header of a file: which column holds which field.

use std::collections::BTreeSet;

use foldhash::HashMap;

use csv::StringRecord;

use super::{
    dialect::{SCHEIDINGSTEKENS, is_verklaring},
    kaal::kaal,
    tabel::{Hier, Tabel, is_blanco},
    waarde::toon,
};
use crate::{
    agreement::Veld,
    diagnostic::{Cell, Code, Diagnostic, Place, nearest},
};

/// The fields of a data set by the names that a header may give them.
#[derive(Debug)]
pub(super) struct Veldnamen(HashMap<String, usize>);

impl Veldnamen {
    /// Of these fields; a name that two of them claim is that of the first.
    pub(super) fn new(velden: &[Veld]) -> Self {
        let mut namen = HashMap::default();
        for (index, veld) in velden.iter().enumerate() {
            for naam in namen_van(veld) {
                namen.entry(gevouwen(naam)).or_insert(index);
            }
        }
        Self(namen)
    }

    /// Index of the field that a header names, without regard to case and space.
    pub(super) fn veld(&self, kop: &str) -> Option<usize> {
        self.0.get(&gevouwen(kop)).copied()
    }
}

/// The row that names the columns.
#[derive(Debug)]
pub(super) struct Kop {
    /// Its line, from 1.
    pub regel: u64,
    /// The names as they stand there, single spaces between words; nameless columns at the end are left out.
    pub namen: Vec<String>,
    /// How many of them name a field.
    pub bekend: usize,
    /// The lines with something in them above it.
    pub titels: Vec<u64>,
}

/// Among how many rows the header is looked for.
const MOST_TITELS: usize = 10;

impl Kop {
    /// Reads rows up to and including the header; none when there is none. It is the row that names most fields among
    /// the first ones, and the first of those.
    pub(super) fn lees(tabel: &mut Tabel<'_>, veldnamen: &Veldnamen) -> Option<Self> {
        let mut rij = StringRecord::new();
        let mut best: Option<(Self, Hier)> = None;
        let mut lines = Vec::new();
        while lines.len() < MOST_TITELS {
            let Some(regel) = tabel.volgende(&mut rij) else { break };
            if is_blanco(&rij) {
                continue;
            }
            if !(lines.is_empty() && rij.get(0).is_some_and(is_verklaring)) {
                let kop = Self::van(regel.regel, &rij, veldnamen);
                // A row of nothing but names of fields needs no further look.
                let sure = kop.bekend > 0 && kop.bekend == kop.namen.len();
                if best.as_ref().is_none_or(|(best, _)| kop.bekend > best.bekend) {
                    best = Some((kop, tabel.hier()));
                }
                if sure {
                    break;
                }
            }
            lines.push(regel.regel);
        }
        let (mut kop, hier) = best?;
        tabel.lees_vanaf(hier);
        kop.titels = lines.into_iter().filter(|line| *line < kop.regel).collect();
        Some(kop)
    }

    fn van(regel: u64, rij: &StringRecord, veldnamen: &Veldnamen) -> Self {
        let mut namen: Vec<String> =
            rij.iter().map(|cel| kaal(cel).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let last = namen.iter().rposition(|naam| !naam.is_empty()).unwrap_or(0);
        namen.truncate(last + 1);
        let velden: BTreeSet<usize> = namen.iter().filter_map(|naam| veldnamen.veld(naam)).collect();
        Self { regel, bekend: velden.len(), namen, titels: Vec::new() }
    }

    /// The column of every field, by index; none for a field that is not there. No columns at all when the file
    /// can't be used: a field has two columns, or one that must be there is not. Findings go to `diagnostics`.
    pub(super) fn kolommen(
        &self,
        velden: &[Veld],
        veldnamen: &Veldnamen,
        sleutel: &[usize],
        pad: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Option<usize>>> {
        if let Some(finding) = self.geen_kop(velden, veldnamen, sleutel, pad) {
            diagnostics.push(finding);
            return None;
        }
        let mut kolommen: Vec<Option<usize>> = vec![None; velden.len()];
        let mut over: BTreeSet<usize> = BTreeSet::new();
        let mut bruikbaar = true;
        for (kolom, naam) in self.namen.iter().enumerate() {
            let Some(veld) = veldnamen.veld(naam) else {
                over.insert(kolom);
                continue;
            };
            if let Some(eerste) = kolommen[veld] {
                bruikbaar = false;
                let place = self.place(pad, Some(kolom));
                diagnostics.push(dubbel(&velden[veld], &self.namen[eerste], naam, place));
            } else {
                kolommen[veld] = Some(kolom);
            }
        }
        for (index, veld) in velden.iter().enumerate().filter(|(index, _)| kolommen[*index].is_none()) {
            let nodig = veld.verplicht || sleutel.contains(&index);
            bruikbaar &= !nodig;
            diagnostics.push(self.ontbreekt(veld, nodig, &mut over, self.place(pad, None)));
        }
        diagnostics
            .extend(over.iter().map(|kolom| onbekend(&self.namen[*kolom], self.place(pad, Some(*kolom)))));
        bruikbaar.then_some(kolommen)
    }

    /// The one mistake in a row that names no field and nothing like one: it is no header, or it is one cell as a whole.
    fn geen_kop(
        &self,
        velden: &[Veld],
        veldnamen: &Veldnamen,
        sleutel: &[usize],
        pad: &str,
    ) -> Option<Diagnostic> {
        if self.bekend > 0 {
            return None;
        }
        let namen = || self.namen.iter().map(String::as_str);
        let is_veld = |naam: &str| veldnamen.veld(naam).is_some();
        let delen =
            |naam: &str| naam.split(SCHEIDINGSTEKENS.map(char::from)).filter(|deel| is_veld(deel)).count();
        let oplossing = if self.namen.len() == 1 && namen().any(|naam| delen(naam) > 1) {
            "haal in elke rij de aanhalingstekens om de hele rij weg".to_owned()
        } else if velden.iter().flat_map(namen_van).any(|naam| nearest(naam, namen()).is_some()) {
            return None;
        } else {
            let nodig = |(index, veld): (usize, &Veld)| {
                (veld.verplicht || sleutel.contains(&index)).then(|| format!("\"{}\"", veld.kolom()))
            };
            let nodig: Vec<String> = velden.iter().enumerate().filter_map(nodig).collect();
            format!("zet boven de rijen een regel met kolomnamen, met in elk geval {}", nodig.join(", "))
        };
        let bericht = "hier hoort de kop, maar geen enkele cel is de naam van een kolom";
        Some(
            Diagnostic::fout(Code::KolomOntbreekt, self.place(pad, None), bericht)
                .note(TELT_NIET)
                .oplossing(oplossing),
        )
    }

    fn place(&self, pad: &str, kolom: Option<usize>) -> Place {
        let column = kolom.map(|kolom| kolom + 1);
        Place::Cell(Cell { path: pad.to_owned(), line: self.regel, column })
    }

    /// A field without a column. If one of the columns left over looks like it, that one is meant, and taken.
    fn ontbreekt(&self, veld: &Veld, nodig: bool, over: &mut BTreeSet<usize>, place: Place) -> Diagnostic {
        let naam = veld.kolom();
        let bericht = format!("kolom \"{naam}\" ontbreekt");
        let finding = if nodig {
            Diagnostic::fout(Code::KolomOntbreekt, place, bericht).note(TELT_NIET)
        } else {
            let gevolg = match &veld.leeg_betekent {
                None => "haar cellen gelden als leeg".to_owned(),
                Some(waarde) => format!("haar cellen gelden als \"{waarde}\""),
            };
            Diagnostic::waarschuwing(Code::KolomOntbreekt, place, bericht).note(gevolg)
        };
        let lijkt = |naam| nearest(naam, over.iter().map(|kolom| self.namen[*kolom].as_str()));
        let Some(bedoeld) = namen_van(veld).find_map(lijkt) else {
            return finding.oplossing(format!("voeg kolom \"{naam}\" toe"));
        };
        over.retain(|kolom| self.namen[*kolom] != bedoeld);
        finding.oplossing(format!("bedoelde u kolom {}?", toon(bedoeld)))
    }
}

/// What follows for the verdicts when a file can't be used.
pub(super) const TELT_NIET: &str = "dit bestand telt niet mee, alsof het er niet is";

fn namen_van(veld: &Veld) -> impl Iterator<Item = &str> {
    veld.kolommen.iter().chain([&veld.naam]).map(String::as_str)
}

fn gevouwen(naam: &str) -> String {
    kaal(naam).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn onbekend(naam: &str, place: Place) -> Diagnostic {
    let bericht = if naam.is_empty() {
        "deze kolom heeft geen naam".to_owned()
    } else {
        format!("kolom {} hoort bij geen veld", toon(naam))
    };
    Diagnostic::waarschuwing(Code::KolomOnbekend, place, bericht)
        .note("wat erin staat, wordt niet gelezen")
        .oplossing("laat de kolom weg, of noem haar bij een veld in de overeenkomst")
}

fn dubbel(veld: &Veld, eerste: &str, tweede: &str, place: Place) -> Diagnostic {
    let bericht = format!("kolom {} en kolom {} zijn allebei veld {}", toon(eerste), toon(tweede), veld.naam);
    Diagnostic::fout(Code::KolomDubbel, place, bericht).note(TELT_NIET).oplossing("laat een van de twee weg")
}
