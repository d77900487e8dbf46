//! A field in one file: where it stands in a row, how its values are written there, and what a cell of it is.

use std::collections::BTreeSet;

use csv::StringRecord;

use super::{
    Kolomgegevens,
    bewijs::Bewijs,
    cel::{Cel, Namen},
    kaal::{is_totaalwoord, kaal},
    kop::Kop,
    tabel::Tabel,
    waarde::{
        CelFout, Schrijfwijze, cel_leeg,
        datum::{self, Datumorde},
        is_leeg, lees_gevuld, lees_leeg,
    },
};
use crate::{
    agreement::{Pinnen, Veld, VeldSoort},
    number::Point,
};

/// A field in one file.
#[derive(Debug)]
pub(super) struct Kolom<'a> {
    veld: &'a Veld,
    /// Its place in the row; none when the file does not have it.
    pub(super) index: Option<usize>,
    is_sleutel: bool,
    schrijfwijze: Schrijfwijze,
    /// What an empty cell stands for.
    pub(super) leeg: Cel,
    /// In which forms its dates were written.
    datums: BTreeSet<&'static str>,
}

impl<'a> Kolom<'a> {
    /// The columns of the fields, which stand at `indices`. How their values are written is pinned, or told by the rows
    /// to come.
    pub(super) fn alle(
        velden: &'a [Veld],
        sleutel: &[usize],
        indices: &[Option<usize>],
        schrijfwijzen: &[Schrijfwijze],
        namen: &mut Namen,
    ) -> Vec<Self> {
        let kolom = |(nr, veld): (usize, &'a Veld)| Self {
            veld,
            index: indices[nr],
            is_sleutel: sleutel.contains(&nr),
            schrijfwijze: schrijfwijzen[nr],
            leeg: lees_leeg(veld, namen),
            datums: BTreeSet::new(),
        };
        velden.iter().enumerate().map(kolom).collect()
    }

    /// Reads a cell without space around it.
    #[inline]
    pub(super) fn cel(&mut self, tekst: &str, namen: &mut Namen) -> Result<Cel, CelFout> {
        if is_leeg(self.veld, tekst) {
            let nodig = self.veld.verplicht || self.is_sleutel;
            let ontbreekt = nodig && self.leeg == Cel::Leeg;
            return if ontbreekt { Err(cel_leeg(self.veld, tekst)) } else { Ok(self.leeg) };
        }
        let cel = lees_gevuld(self.veld, tekst, self.schrijfwijze, namen)?;
        if let Cel::Datum(_) = cel {
            self.datums.insert(datum::schrift(tekst, self.schrijfwijze.datum.vorm));
        }
        Ok(cel)
    }

    /// Whether its cell may stand in a line of totals: no key but that word, and nothing that only a case has.
    pub(super) fn past_bij_totaal(&self, rij: &StringRecord) -> bool {
        let Some(cel) = self.index.and_then(|index| rij.get(index)).map(kaal) else { return true };
        if cel.is_empty() {
            return true;
        }
        let is_getal = || cel.bytes().all(|byte| byte.is_ascii_digit());
        match &self.veld.soort {
            VeldSoort::Keuze(_) if !is_totaalwoord(&cel) && !is_getal() => false,
            VeldSoort::Keuze(waarden) => !waarden.iter().any(|waarde| waarde.eq_ignore_ascii_case(&cel)),
            _ if self.is_sleutel => is_totaalwoord(&cel),
            VeldSoort::JaNee => is_getal(),
            VeldSoort::Datum => !datum::is_dag(&cel, self.schrijfwijze.datum),
            VeldSoort::Tekst
            | VeldSoort::Code
            | VeldSoort::Geheel
            | VeldSoort::Decimaal
            | VeldSoort::Bedrag
            | VeldSoort::Procent => true,
        }
    }

    /// What was found out about how its values are written; none when there was nothing to find out.
    pub(super) fn gegevens(&self, kop: &Kop) -> Option<Kolomgegevens> {
        let is_getal = match self.veld.soort {
            VeldSoort::Decimaal | VeldSoort::Bedrag | VeldSoort::Procent => true,
            VeldSoort::Tekst
            | VeldSoort::Code
            | VeldSoort::Geheel
            | VeldSoort::Datum
            | VeldSoort::JaNee
            | VeldSoort::Keuze(_) => false,
        };
        let decimaalteken = match self.schrijfwijze.point {
            Point::Thousands if is_getal => Some(','),
            Point::Decimal if is_getal => Some('.'),
            Point::Thousands | Point::Decimal | Point::Unknown => None,
        };
        let procent = self.schrijfwijze.procent.filter(|_| self.veld.soort == VeldSoort::Procent);
        let found = Kolomgegevens {
            veld: self.veld.naam.clone(),
            kolom: kop.namen.get(self.index?)?.clone(),
            decimaalteken,
            datumvormen: self.datums.iter().copied().collect(),
            procentvorm: procent.map(|vorm| vorm.as_str()),
        };
        let is_iets = decimaalteken.is_some() || procent.is_some() || !found.datumvormen.is_empty();
        is_iets.then_some(found)
    }
}

/// Whether a row begins as a line of totals does.
pub(super) fn begint_als_totaal(rij: &StringRecord) -> bool {
    let eerste = rij.iter().map(kaal).find(|cel| !cel.is_empty());
    eerste.is_some_and(|cel| is_totaalwoord(&cel))
}

/// How the values of every field are written: pinned, or told by the rows to come.
pub(super) fn schrijfwijzen(
    tabel: &mut Tabel<'_>,
    velden: &[Veld],
    indices: &[Option<usize>],
    pinnen: &Pinnen,
    breedte: usize,
) -> Vec<Schrijfwijze> {
    let hier = tabel.hier();
    let schuin = tabel.rest(hier.byte()).contains('/');
    let needs = |(nr, veld): (usize, &Veld)| {
        Bewijs::is_nodig(&veld.soort, pinnen, schuin).then_some((nr, indices[nr]?))
    };
    let nodig: Vec<(usize, usize)> = velden.iter().enumerate().filter_map(needs).collect();
    let mut bewijs = vec![Bewijs::default(); indices.len()];
    if !nodig.is_empty() {
        let mut rij = StringRecord::new();
        while let Some(regel) = tabel.volgende(&mut rij) {
            // What stands under another column, and what are sums, tells nothing about the values.
            if !regel.heel || is_te_lang(&rij, breedte) || begint_als_totaal(&rij) {
                continue;
            }
            for (nr, index) in &nodig {
                if let Some(cel) = rij.get(*index) {
                    bewijs[*nr].add(&velden[*nr].soort, cel);
                }
            }
        }
        tabel.lees_vanaf(hier);
    }
    let vast = pinnen.decimaalteken.map(|teken| if teken == '.' { Point::Decimal } else { Point::Thousands });
    let van = |bewijs: Bewijs| Schrijfwijze {
        point: vast.unwrap_or_else(|| bewijs.point()),
        procent: pinnen.procentvorm.or_else(|| bewijs.procentvorm()),
        datum: Datumorde { vorm: pinnen.datumvorm, maand_voorop: bewijs.maand_voorop() },
    };
    bewijs.into_iter().map(van).collect()
}

/// Whether a row has a filled cell beyond the header.
pub(super) fn is_te_lang(rij: &StringRecord, breedte: usize) -> bool {
    rij.iter().skip(breedte).any(|cel| !kaal(cel).is_empty())
}
