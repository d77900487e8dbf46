//! The members of which each must have something: declared in the agreement, or the cases of a data set.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use rust_decimal::Decimal;

use super::{
    blik::RijBlik,
    kader::{Kader, Plaatsing},
    meting::{Meting, Vast},
    tally::{Lot, Samen},
    verdict::{Gemist, Grenzen, Stand},
    voorwaarde::{Bereid, Waarheid, alle},
};
use crate::{
    agreement::{Gegevens, Leden, Rijen, VeldSoort},
    intake::Cel,
};

/// The product of the declared sets.
#[derive(Debug, Clone)]
pub(super) struct Ledenlijst {
    /// Every member, one name per set, in order.
    pub(super) leden: Vec<Vec<String>>,
    /// Members that may exist, but whose row can't be read.
    pub(super) onleesbaar: u64,
    /// Per set the names that are no surprise, be they members now or not.
    bekend: Vec<BTreeSet<String>>,
}

/// The members of one set.
#[derive(Debug, Default)]
struct Set {
    namen: Vec<String>,
    onleesbaar: u64,
    bekend: BTreeSet<String>,
}

/// The members of a norm; none when a data set that names them has no delivery at all.
pub(super) fn lijst(kader: &Kader<'_>, elk: &[Leden]) -> Option<Ledenlijst> {
    if let Some(sets) = kader.leden {
        let bekend = sets.iter().map(|set| set.iter().cloned().collect()).collect();
        return Some(Ledenlijst { leden: product(sets), onleesbaar: 0, bekend });
    }
    let sets: Vec<Set> = elk.iter().map(|leden| set(kader, leden)).collect::<Option<_>>()?;
    let with_unreadable: u64 = sets.iter().map(|set| set.namen.len() as u64 + set.onleesbaar).product();
    let names: Vec<Vec<String>> = sets.iter().map(|set| set.namen.clone()).collect();
    let leden = product(&names);
    let onleesbaar = with_unreadable - leden.len() as u64;
    Some(Ledenlijst { leden, onleesbaar, bekend: sets.into_iter().map(|set| set.bekend).collect() })
}

/// The members of one set; none when the data set that names them has no delivery.
fn set(kader: &Kader<'_>, leden: &Leden) -> Option<Set> {
    match leden {
        Leden::Gebieden => {
            let namen: Vec<String> =
                kader.overeenkomst.gebieden.iter().map(|gebied| gebied.id.clone()).collect();
            Some(Set { bekend: namen.iter().cloned().collect(), namen, onleesbaar: 0 })
        }
        Leden::Lijst(namen) => {
            Some(Set { bekend: namen.iter().cloned().collect(), namen: namen.clone(), onleesbaar: 0 })
        }
        Leden::Uit { gegevens, veld, filter, geldig_van, geldig_tot_en_met } => {
            let blik = &kader.blikken[*gegevens];
            if blik.zaken.leveringen.is_empty() {
                return None;
            }
            let filter = Bereid::all(filter, &blik.zaken.namen);
            let mut names = BTreeSet::new();
            let mut set = Set::default();
            for rij in blik.rijen() {
                let valid = if rij.is_zaak() {
                    kader.geldig(rij, *geldig_van, *geldig_tot_en_met)
                } else {
                    Plaatsing::Onleesbaar
                };
                if !matches!(rij.cel(*veld), Cel::Leeg | Cel::Onleesbaar) {
                    set.bekend.insert(blik.tekst(rij.cel(*veld)));
                }
                match (valid, alle(&filter, rij), rij.cel(*veld)) {
                    (Plaatsing::Buiten, _, _) => {}
                    (Plaatsing::In, Waarheid::Onwaar, _) => {}
                    (Plaatsing::In, Waarheid::Waar, cel) if !matches!(cel, Cel::Leeg | Cel::Onleesbaar) => {
                        names.insert(blik.tekst(cel));
                    }
                    (Plaatsing::In | Plaatsing::Onleesbaar, _, _) => set.onleesbaar += 1,
                }
            }
            set.namen = names.into_iter().collect();
            Some(set)
        }
    }
}

fn product(sets: &[Vec<String>]) -> Vec<Vec<String>> {
    sets.iter().fold(vec![Vec::new()], |members, set| {
        members
            .iter()
            .flat_map(|member| {
                set.iter().map(move |name| [member.as_slice(), std::slice::from_ref(name)].concat())
            })
            .collect()
    })
}

impl Ledenlijst {
    /// Whether a name is no surprise: it is in its set, now or before, or the field's own list of words has it.
    fn kent(&self, names: &[String], veld: &[usize], gegevens: &Gegevens) -> bool {
        names.iter().zip(veld).zip(&self.bekend).all(|((name, veld), bekend)| {
            let in_words = match &gegevens.velden[*veld].soort {
                VeldSoort::Keuze(words) => words.contains(name),
                VeldSoort::Tekst
                | VeldSoort::Code
                | VeldSoort::Geheel
                | VeldSoort::Decimaal
                | VeldSoort::Bedrag
                | VeldSoort::Procent
                | VeldSoort::Datum
                | VeldSoort::JaNee => false,
            };
            in_words || bekend.contains(name)
        })
    }
}

/// What each member has, per window; a commutative monoid like [`super::tally::Tally`].
#[derive(Debug, Clone, Default)]
pub(super) struct Ledentally {
    /// Per member (its cells) and window: how much, and the first row.
    found: HashMap<(Vec<Cel>, usize), (Decimal, u32)>,
    onleesbaar: Vec<u32>,
    gewicht_onbekend: bool,
    proeftuin: u64,
}

impl Ledentally {
    /// Adds a row in a window: its lot, of which `goed` is how much it adds.
    pub(super) fn add(&mut self, rij: RijBlik<'_>, lot: Lot, veld: &[usize], window: usize) {
        match lot {
            Lot::Buiten | Lot::Open | Lot::Ingetrokken(_) => {}
            Lot::Proeftuin => self.proeftuin += 1,
            Lot::Onleesbaar(gewicht) => {
                self.onleesbaar.push(rij.nr);
                self.gewicht_onbekend |= gewicht.is_none();
            }
            Lot::Geteld { goed, .. } => {
                let member: Vec<Cel> = veld.iter().map(|veld| rij.cel(*veld)).collect();
                if member.iter().any(|cel| matches!(cel, Cel::Leeg | Cel::Onleesbaar)) {
                    self.onleesbaar.push(rij.nr);
                    return;
                }
                let has = self.found.entry((member, window)).or_insert((Decimal::ZERO, rij.nr));
                *has = (has.0 + goed, has.1.min(rij.nr));
            }
        }
    }

    /// Compares what was found with what each member needs in each window.
    pub(super) fn meting(
        mut self,
        kader: &Kader<'_>,
        (rijen, veld): (&Rijen, &[usize]),
        lijst: &Ledenlijst,
        needed: Decimal,
        windows: &[Option<(chrono::NaiveDate, chrono::NaiveDate)>],
    ) -> Meting {
        self.onleesbaar.sort_unstable();
        let blik = kader.blik(rijen);
        let mut by_name: BTreeMap<Vec<String>, BTreeMap<usize, Decimal>> = BTreeMap::new();
        let mut first_row: BTreeMap<Vec<String>, u32> = BTreeMap::new();
        for ((member, window), (amount, row)) in self.found {
            let names: Vec<String> = member.iter().map(|cel| blik.tekst(*cel)).collect();
            first_row.entry(names.clone()).and_modify(|first| *first = row.min(*first)).or_insert(row);
            by_name.entry(names).or_default().insert(window, amount);
        }
        let mut gemist = Vec::new();
        for lid in &lijst.leden {
            first_row.remove(lid);
            let has = by_name.get(lid);
            for (index, venster) in windows.iter().enumerate() {
                let amount = has.and_then(|has| has.get(&index)).copied().unwrap_or_default();
                if amount < needed {
                    gemist.push(Gemist { lid: lid.clone(), venster: *venster });
                }
            }
        }
        let n = (lijst.leden.len() * windows.len()) as u64;
        let k = n - gemist.len() as u64;
        let unreadable = self.onleesbaar.len() as u64;
        let more = lijst.onleesbaar * windows.len() as u64;
        let noemer = Some(Decimal::from(n + more));
        let best = (k + unreadable).min(n) + more;
        let mut vreemd: Vec<(u32, String)> = first_row
            .into_iter()
            .filter(|(names, _)| !lijst.kent(names, veld, blik.gegevens))
            .map(|(names, row)| (row, names.join(" / ")))
            .collect();
        vreemd.sort();
        Meting {
            grenzen: Grenzen { slechtst: (k.into(), noemer), best: (best.into(), noemer) },
            exact: None,
            niet_te_vergelijken: self.gewicht_onbekend,
            heeft_marge: true,
            vast: Vast::Volledig,
            stand: Stand {
                teller: k.into(),
                noemer: Some(n.into()),
                proeftuin: self.proeftuin,
                onleesbaar: self.onleesbaar,
                gemist,
                vreemd,
                ..Stand::default()
            },
        }
    }
}

impl Samen for Ledentally {
    fn merge(&mut self, other: Self) {
        for (key, (amount, row)) in other.found {
            let has = self.found.entry(key).or_insert((Decimal::ZERO, row));
            *has = (has.0 + amount, has.1.min(row));
        }
        self.onleesbaar.extend(other.onleesbaar);
        self.gewicht_onbekend |= other.gewicht_onbekend;
        self.proeftuin += other.proeftuin;
    }
}
