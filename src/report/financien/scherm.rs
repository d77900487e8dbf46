//! The overview of money as a screen shows it: the rows in reading order, their figures in Dutch, and the sentences
//! that say how to read them.

use num_bigint::BigInt;

use super::{AFRONDING, Maker, SCHUIVEN, bedrag, fte, met_decimalen};
use crate::{
    financien::{Kolom, Maybe, Plek, Tak, Wat, boom},
    number::{Breuk, dutch, met_punten},
    report::{Geldrij, Geldscherm, Geldsoort, Periodeverslag, woorden::opsomming},
};

/// What stands for a figure that is not known, and for one that there is none of.
const ONBEKEND: &str = "?";
const GEEN: &str = "-";

impl Maker<'_> {
    /// What a screen shows.
    pub(super) fn scherm(&self, gevraagd: &Periodeverslag) -> Geldscherm {
        let total = boom(&self.overzicht.bladen);
        let mut rijen: Vec<Geldrij> = total.onder.iter().flat_map(|tak| self.rijen(tak, 0)).collect();
        rijen.push(self.rij(&total, 0));
        let kort = self.kort(&total);
        rijen.extend(self.rij_proeftuin());
        Geldscherm {
            kop_periode: format!("begroot {} mnd", self.overzicht.maanden),
            kort,
            rijen,
            periode: self.over(gevraagd),
            zinnen: self.zinnen(&total),
            toelichting: self.toelichtingen(),
        }
    }

    /// A row and those under it.
    fn rijen(&self, tak: &Tak, diepte: usize) -> Vec<Geldrij> {
        let under = tak.onder.iter().flat_map(|part| self.rijen(part, diepte + 1));
        std::iter::once(self.rij(tak, diepte)).chain(under).collect()
    }

    fn rij(&self, tak: &Tak, diepte: usize) -> Geldrij {
        let som = &tak.som;
        let whole = |kolom: Kolom| tak.bedrag(kolom).map_or_else(|| ONBEKEND.to_owned(), getoond);
        let perhaps =
            |kolom: Kolom, own: &Maybe| tak.bedrag(kolom).map_or_else(|| zonder(own).to_owned(), getoond);
        let known = |text: Option<String>| match som.volledig {
            true => text.unwrap_or_else(|| GEEN.to_owned()),
            false => ONBEKEND.to_owned(),
        };
        let own = self.regel(tak);
        Geldrij {
            soort: self.soort(tak.plek),
            diepte,
            titel: self.titel(tak.plek),
            begroot: whole(Kolom::Begroot),
            geindexeerd: whole(Kolom::Geindexeerd),
            begroot_periode: whole(Kolom::BegrootPeriode),
            gerealiseerd: whole(Kolom::Gerealiseerd),
            verschil: known(tak.verschil().as_ref().map(getoond)),
            percentage: known(procent(&som.gerealiseerd, &som.begroot_periode)),
            fte: Some(som.fte)
                .filter(|fte| !fte.is_zero())
                .map_or_else(|| GEEN.to_owned(), |fte| dutch(fte.normalize())),
            fte_gerealiseerd: fte(&som.fte_gerealiseerd)
                .map_or_else(|| zonder(&som.fte_gerealiseerd).to_owned(), |text| met_punten(&text)),
            bedrag_per_fte: own.bedrag_per_fte.map_or_else(|| GEEN.to_owned(), |text| met_punten(&text)),
            prognose: perhaps(Kolom::Prognose, &som.prognose),
            pro_rata: perhaps(Kolom::ProRata, &som.pro_rata),
        }
    }

    fn soort(&self, plek: Plek) -> Geldsoort {
        match plek {
            Plek::Totaal => Geldsoort::Totaal,
            Plek::Domein(_) => Geldsoort::Domein,
            Plek::Werksoort(_) => Geldsoort::Werksoort,
            Plek::Blad(index) => match self.overzicht.bladen[index].wat {
                Wat::Post { .. } => Geldsoort::Post,
                Wat::NietBegroot(_) => Geldsoort::NietBegroot,
                Wat::NietTePlaatsen { .. } => Geldsoort::NietTePlaatsen,
            },
        }
    }

    fn titel(&self, plek: Plek) -> String {
        let naam = self.naam(plek);
        match (self.soort(plek), naam.rijen) {
            (Geldsoort::NietBegroot, _) => format!("{}: {}", naam.titel, naam.id),
            (Geldsoort::NietTePlaatsen, Some(1)) => format!("{} (1 regel)", naam.titel),
            (Geldsoort::NietTePlaatsen, Some(count)) => format!("{} ({count} regels)", naam.titel),
            (
                Geldsoort::NietTePlaatsen
                | Geldsoort::Totaal
                | Geldsoort::Domein
                | Geldsoort::Werksoort
                | Geldsoort::Post
                | Geldsoort::Proeftuin,
                _,
            ) => naam.titel,
        }
    }

    /// The rows directly under the total, with what is not budgeted in one row, and the total.
    fn kort(&self, total: &Tak) -> Vec<Geldrij> {
        let (strange, rest): (Vec<&Tak>, Vec<&Tak>) =
            total.onder.iter().partition(|tak| self.soort(tak.plek) == Geldsoort::NietBegroot);
        let is_lost = |tak: &&Tak| self.soort(tak.plek) == Geldsoort::NietTePlaatsen;
        let of = |lost: bool| rest.iter().copied().filter(move |tak| is_lost(tak) == lost);
        let mut rows: Vec<Geldrij> = of(false).map(|tak| self.rij(tak, 0)).collect();
        match strange.as_slice() {
            [] => {}
            [one] => rows.push(self.rij(one, 0)),
            [first, others @ ..] => rows.push(self.samen(first, others)),
        }
        rows.extend(of(true).map(|tak| self.rij(tak, 0)));
        rows.push(self.rij(total, 0));
        rows
    }

    /// Several posten that are not budgeted as one row: what is shown of each, added up.
    fn samen(&self, first: &Tak, others: &[&Tak]) -> Geldrij {
        let all = || std::iter::once(first).chain(others.iter().copied());
        let sum = |kolom: Kolom| -> Option<BigInt> { all().map(|tak| tak.bedrag(kolom).cloned()).sum() };
        let complete = all().all(|tak| tak.som.volledig);
        let spent = sum(Kolom::Gerealiseerd);
        let shown = |amount: Option<&BigInt>| amount.map_or_else(|| ONBEKEND.to_owned(), getoond);
        let unknown = all().find(|tak| tak.bedrag(Kolom::Prognose).is_none());
        let forecast = match unknown {
            Some(tak) => zonder(&tak.som.prognose).to_owned(),
            None => shown(sum(Kolom::Prognose).as_ref()),
        };
        Geldrij {
            titel: format!("Niet begroot ({} posten)", others.len() + 1),
            gerealiseerd: shown(spent.as_ref()),
            // Nothing was budgeted, so that all of it is the difference.
            verschil: shown(spent.as_ref().filter(|_| complete)),
            percentage: if complete { GEEN } else { ONBEKEND }.to_owned(),
            prognose: forecast,
            ..self.rij(first, 0)
        }
    }

    fn rij_proeftuin(&self) -> Option<Geldrij> {
        let own = self.proeftuin()?;
        let none = || GEEN.to_owned();
        let shown = |text: Option<String>| text.map_or_else(none, |text| met_punten(&text));
        Some(Geldrij {
            soort: Geldsoort::Proeftuin,
            diepte: 0,
            titel: format!("Ernaast: {}", own.titel),
            begroot: shown(own.begroot),
            geindexeerd: none(),
            begroot_periode: shown(own.begroot_periode),
            gerealiseerd: own.gerealiseerd.map_or_else(|| ONBEKEND.to_owned(), |text| met_punten(&text)),
            verschil: if own.volledig { GEEN } else { ONBEKEND }.to_owned(),
            percentage: none(),
            fte: none(),
            fte_gerealiseerd: none(),
            bedrag_per_fte: none(),
            prognose: none(),
            pro_rata: none(),
        })
    }

    /// What the figures are about, and what was asked for when that is another period.
    fn over(&self, gevraagd: &Periodeverslag) -> String {
        let own = self.overzicht.periode;
        match own.to_string() == gevraagd.id {
            true => own.in_words(),
            false => format!("{} (gevraagd: {})", own.in_words(), gevraagd.tekst),
        }
    }

    fn zinnen(&self, total: &Tak) -> Vec<String> {
        let mut lines = Vec::new();
        let missing: Vec<String> = self
            .overzicht
            .ontbreekt
            .iter()
            .map(|periode| self.overeenkomst.gegevens[self.financien.gegevens].bestand.naam(*periode))
            .collect();
        if !missing.is_empty() {
            let verb =
                if missing.len() == 1 { "Er ontbreekt een levering" } else { "Er ontbreken leveringen" };
            lines.push(format!(
                "{verb}: {}. De cijfers gaan over de {} maanden die geleverd zijn.",
                opsomming(&missing),
                self.overzicht.maanden
            ));
        }
        if !total.som.volledig {
            lines.push(
                "Bij een ? is niet alles bekend. Bij besteed staat dan alleen wat bekend is.".to_owned(),
            );
        }
        lines.push(self.prijzen().tekst);
        lines.extend(self.bron_index());
        lines.push(self.prognose().tekst);
        lines.push(AFRONDING.to_owned());
        lines.push(SCHUIVEN.to_owned());
        if self.proeftuin().is_some() {
            lines.push(
                "De Proeftuin staat ernaast: zij telt in geen totaal mee en wordt niet geïndexeerd."
                    .to_owned(),
            );
        }
        lines
    }

    /// Where the price index of each year comes from.
    fn bron_index(&self) -> Option<String> {
        let told: Vec<String> = self
            .overzicht
            .prijzen
            .jaren
            .iter()
            .map(|of| {
                let source = of.bron.as_ref().map_or_else(
                    || "geen bron genoemd".to_owned(),
                    |bron| {
                        let stuk = self.overeenkomst.stukken.iter().find(|stuk| stuk.id == bron.stuk);
                        let titel = stuk.map_or(bron.stuk.as_str(), |stuk| stuk.titel.as_str());
                        format!("{titel}, {}", bron.plaats)
                    },
                );
                format!("{source} ({})", of.jaar)
            })
            .collect();
        (!told.is_empty()).then(|| format!("Bron van de index: {}.", told.join("; ")))
    }

    /// What the provider says, with the post it is about.
    fn toelichtingen(&self) -> Vec<String> {
        let leaves = self.overzicht.bladen.iter().enumerate();
        leaves
            .flat_map(|(index, blad)| {
                let titel = self.titel(Plek::Blad(index));
                blad.toelichting.iter().map(move |(levering, tekst)| format!("{titel} ({levering}): {tekst}"))
            })
            .collect()
    }
}

/// What stands in the place of a figure.
fn zonder(figure: &Maybe) -> &'static str {
    match figure {
        Maybe::Geen => GEEN,
        Maybe::Onbekend | Maybe::Is(_) => ONBEKEND,
    }
}

/// Cents as euros: `-1.234,50`.
fn getoond(cents: &BigInt) -> String {
    met_punten(&bedrag(cents))
}

/// A share in percents with one decimal, rounded half away from zero; none of nothing.
fn procent(deel: &Breuk, geheel: &Breuk) -> Option<String> {
    let nothing = *geheel == Breuk::from_integer(0.into());
    (!nothing).then(|| {
        let units = (deel / geheel * Breuk::from_integer(1000.into())).round().to_integer();
        format!("{}%", met_punten(&met_decimalen(&units, 1)))
    })
}
