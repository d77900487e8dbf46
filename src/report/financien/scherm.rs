//! The overview of money as a screen shows it: the rows in reading order, their figures in Dutch, and the sentences
//! that say how to read them.

use num_bigint::BigInt;
use rust_decimal::Decimal;

use super::{AFRONDING, MOST_NAMEN, Maker, Naam, SCHUIVEN, bedrag, fte, met_decimalen, per_fte};
use crate::{
    calendar::Periode,
    financien::{Kolom, Maybe, Plek, Prognose, Tak, Wat},
    number::{Breuk, als_decimaal, breuk, dutch, met_punten},
    report::{
        Geldrij, Geldscherm, Geldsoort, Proeftuingeld,
        getal::plain,
        woorden::{opsomming, opsomming_tot, telwoord},
    },
};

/// What stands for a figure that is not known, and for one that there is none of.
const ONBEKEND: &str = "?";
const GEEN: &str = "-";

impl Maker<'_, '_> {
    /// What a screen shows.
    pub(super) fn scherm(
        &self,
        total: &Tak,
        proeftuin: Option<&Proeftuingeld>,
        gevraagd: Periode,
    ) -> Geldscherm {
        let mut rijen: Vec<Geldrij> = total.onder.iter().flat_map(|tak| self.rijen(tak, 0)).collect();
        rijen.push(self.rij(total, 0));
        rijen.extend(proeftuin.map(|own| self.rij_proeftuin(own)));
        let geleverd = !self.overzicht.geleverd.is_empty();
        // Figures of an earlier period are told, and not shown as if they were of this one.
        let nu = geleverd && self.overzicht.periode.tot_en_met() >= gevraagd.van();
        Geldscherm {
            kop_periode: format!("begroot {} mnd", self.overzicht.maanden),
            geleverd,
            kort: if nu { self.kort(total) } else { Vec::new() },
            rijen,
            periode: self.over(gevraagd),
            zinnen: self.zinnen(total),
            toelichting: self.toelichtingen(),
            subtotalen: self.subtotalen(total),
            regels: if nu { self.regels_nu() } else { self.regels_eerder(total) },
            punten: self.punten.clone(),
            normen: self.normen.met_regel(),
            normregels: self.normen.zonder_regel(),
        }
    }

    /// What stands under the short block.
    fn regels_nu(&self) -> Vec<String> {
        let (periode, maanden) = (self.overzicht.periode, self.overzicht.maanden);
        let part = if maanden < periode.ritme().months() {
            format!(", {}", maanden_geleverd(maanden))
        } else {
            String::new()
        };
        let mut lines = vec![format!("Over: {}{part}.", periode.in_words())];
        lines.extend(self.normen.regels(true));
        lines.extend(self.aandacht());
        // Of a whole year the forecast is what stands beside it.
        match self.overzicht.prognose {
            Prognose::Over { maanden, van } if maanden == van => {}
            Prognose::Over { .. } | Prognose::TeVroeg { .. } | Prognose::Ontbreekt => {
                lines.push(self.prognose().tekst);
            }
        }
        lines
    }

    /// What to ask about: money without a budget, and differences without a word.
    fn aandacht(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let strange = self.overzicht.bladen.iter().filter_map(|blad| match &blad.wat {
            Wat::NietBegroot(name) => Some(name.as_str()),
            Wat::Post { .. } | Wat::NietTePlaatsen { .. } => None,
        });
        let strange: Vec<&str> = strange.collect();
        if !strange.is_empty() {
            lines.push(format!("Niet begroot: {}.", opsomming_tot(&strange, MOST_NAMEN)));
        }
        if !self.onverklaard.is_empty() {
            let names: Vec<&String> = self.onverklaard.iter().collect();
            let names = opsomming_tot(&names, MOST_NAMEN);
            lines.push(format!("Groot verschil zonder toelichting: {names}."));
        }
        lines
    }

    /// What is told instead of it when no measured period ends in the one that was asked for.
    fn regels_eerder(&self, total: &Tak) -> Vec<String> {
        let own = self.overzicht.periode.in_words();
        if self.overzicht.geleverd.is_empty() {
            let missing = self.ontbrekend().map_or_else(String::new, |missing| format!(" {missing}"));
            let mut lines = vec![format!("Over {own} is geen overzicht van het geld geleverd.{missing}")];
            lines.extend(self.normen.regels(false));
            return lines;
        }
        let amount = |kolom: Kolom| tak_bedrag(total, kolom);
        let share =
            procent(&total.som.gerealiseerd, &total.som.begroot_periode).filter(|_| total.som.volledig);
        let share = share.map_or_else(String::new, |share| format!(" ({share})"));
        let mut lines = vec![format!(
            "Laatste stand, {own}: {} besteed van {}{share}.",
            amount(Kolom::Gerealiseerd),
            amount(Kolom::BegrootPeriode)
        )];
        lines.extend(self.normen.regels(false));
        lines.extend(self.aandacht());
        lines
    }

    /// What the source prints as subtotals: where it differs from the posten, and that it does not.
    fn subtotalen(&self, total: &Tak) -> Vec<String> {
        let (mut same, mut lines) = (0, Vec::new());
        for (tak, printed) in total.alle().filter_map(|tak| Some((tak, self.subtotaal(tak)?))) {
            let titel = self.titel(tak.plek);
            let what =
                [("euro", printed.bedrag, &tak.som.begroot), ("fte", printed.fte, &breuk(tak.som.fte))];
            let before = lines.len();
            lines.extend(what.iter().filter_map(|(unit, printed, posten)| {
                let sum = als_decimaal(posten).filter(|sum| sum != printed)?;
                Some(afgedrukt(&titel, unit, *printed, sum))
            }));
            same += usize::from(before == lines.len());
        }
        if same > 0 {
            let other = if lines.is_empty() { "" } else { "andere " };
            lines.push(if same == 1 {
                format!("Het {other}subtotaal in de bron is gelijk aan zijn posten samen.")
            } else {
                format!("De {same} {other}subtotalen in de bron zijn gelijk aan hun posten samen.")
            });
        }
        lines
    }

    /// A row and those under it.
    fn rijen(&self, tak: &Tak, diepte: usize) -> Vec<Geldrij> {
        let under = tak.onder.iter().flat_map(|part| self.rijen(part, diepte + 1));
        std::iter::once(self.rij(tak, diepte)).chain(under).collect()
    }

    fn rij(&self, tak: &Tak, diepte: usize) -> Geldrij {
        let som = &tak.som;
        let whole = |kolom: Kolom| tak_bedrag(tak, kolom);
        let perhaps =
            |kolom: Kolom, own: &Maybe| tak.bedrag(kolom).map_or_else(|| zonder(own).to_owned(), getoond);
        let known = |text: Option<String>| match som.volledig {
            true => text.unwrap_or_else(|| GEEN.to_owned()),
            false => ONBEKEND.to_owned(),
        };
        let [oordeel, oordeel_fte] = self.normen.oordelen(tak.plek);
        let none = Breuk::from_integer(0.into());
        let came = match &som.fte_gerealiseerd {
            Maybe::Is(fte) => *fte != none,
            Maybe::Onbekend => true,
            Maybe::Geen => false,
        };
        Geldrij {
            soort: self.soort(tak.plek),
            heeft_mensen: came || !som.fte.is_zero(),
            diepte,
            titel: self.titel(tak.plek),
            oordeel,
            oordeel_fte,
            begroot: whole(Kolom::Begroot),
            geindexeerd: whole(Kolom::Geindexeerd),
            begroot_periode: whole(Kolom::BegrootPeriode),
            gerealiseerd: besteed(tak),
            verschil: known(tak.verschil().as_ref().map(getoond)),
            percentage: known(procent(&som.gerealiseerd, &som.begroot_periode)),
            fte: Some(som.fte)
                .filter(|fte| !fte.is_zero())
                .map_or_else(|| GEEN.to_owned(), |fte| mensen(&plain(fte))),
            fte_gerealiseerd: fte(&som.fte_gerealiseerd)
                .map_or_else(|| zonder(&som.fte_gerealiseerd).to_owned(), |text| mensen(&text)),
            bedrag_per_fte: per_fte(som).map_or_else(|| GEEN.to_owned(), |text| met_punten(&text)),
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
            (Geldsoort::Post, _) if !self.is_enige(&naam) => format!("{}, {}", naam.titel, naam.id),
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

    /// Whether no other post of its werksoort has its title (besluit 26).
    fn is_enige(&self, naam: &Naam) -> bool {
        let of = self.overeenkomst;
        let own = of.posten.iter().filter(|post| post.titel == naam.titel);
        let own = own.filter(|post| Some(&of.werksoorten[post.werksoort].id) == naam.werksoort.as_ref());
        own.count() == 1
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
            [first, others @ ..] => rows.push(self.samen(first, others)),
        }
        rows.extend(of(true).map(|tak| Geldrij { titel: self.naam(tak.plek).titel, ..self.rij(tak, 0) }));
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
            titel: format!("Niet begroot ({})", others.len() + 1),
            gerealiseerd: shown(spent.as_ref()),
            // Nothing was budgeted, so that all of it is the difference.
            verschil: shown(spent.as_ref().filter(|_| complete)),
            percentage: if complete { GEEN } else { ONBEKEND }.to_owned(),
            prognose: forecast,
            ..self.rij(first, 0)
        }
    }

    fn rij_proeftuin(&self, own: &Proeftuingeld) -> Geldrij {
        let spent = self.overzicht.proeftuin.as_ref().filter(|deel| deel.volledig);
        let budget = self.overeenkomst.proeftuin.as_ref().map(|tuin| self.overzicht.deel(tuin.bedrag));
        let share = spent.zip(budget).and_then(|(deel, budget)| procent(&breuk(deel.bedrag), &budget));
        let none = || GEEN.to_owned();
        // Without an amount in the agreement there is nothing to compare with.
        let nothing = if own.begroot.is_some() && !own.volledig { ONBEKEND } else { GEEN };
        let or =
            |text: &Option<String>, other: &str| text.as_deref().map_or_else(|| other.to_owned(), met_punten);
        Geldrij {
            soort: Geldsoort::Proeftuin,
            heeft_mensen: own.fte_gerealiseerd.is_some(),
            diepte: 0,
            titel: format!("Waarvan {}", own.titel),
            oordeel: None,
            oordeel_fte: None,
            begroot: or(&own.begroot, GEEN),
            geindexeerd: none(),
            begroot_periode: or(&own.begroot_periode, GEEN),
            percentage: share.unwrap_or_else(|| nothing.to_owned()),
            gerealiseerd: or(&own.gerealiseerd, nothing),
            verschil: or(&own.verschil, nothing),
            fte: none(),
            fte_gerealiseerd: own.fte_gerealiseerd.as_deref().map_or_else(|| nothing.to_owned(), mensen),
            bedrag_per_fte: none(),
            prognose: none(),
            pro_rata: none(),
        }
    }

    /// What the figures are about, and what was asked for when that is another period.
    fn over(&self, gevraagd: Periode) -> String {
        let own = self.overzicht.periode;
        match own == gevraagd {
            true => own.in_words(),
            false => format!("{} (gevraagd: {})", own.in_words(), gevraagd.in_words()),
        }
    }

    fn zinnen(&self, total: &Tak) -> Vec<String> {
        let geleverd = !self.overzicht.geleverd.is_empty();
        let mut lines: Vec<String> = Vec::new();
        if !geleverd {
            lines.extend(self.regels_eerder(total));
        } else if let Some(missing) = self.ontbrekend() {
            lines.push(format!("{missing} Bekend: {}.", maanden_geleverd(self.overzicht.maanden)));
        }
        if geleverd && !total.som.volledig {
            lines.push(
                "Bij een ? is niet alles bekend. Bij besteed staat dan alleen wat bekend is.".to_owned(),
            );
        }
        if total.onder.iter().any(|tak| self.soort(tak.plek) == Geldsoort::NietTePlaatsen) {
            lines.push(
                "Wat niet te plaatsen is, staat in het totaal; de normen tellen het niet mee.".to_owned(),
            );
        }
        lines.push(self.prijzen().tekst);
        lines.extend(self.bron_index());
        lines.push(self.prognose().tekst);
        lines.push(AFRONDING.to_owned());
        lines.push(SCHUIVEN.to_owned());
        if self.overeenkomst.proeftuin.is_some() {
            lines.push(
                "De Proeftuin is een deel van het totaal: haar bedrag is niet over posten verdeeld en niet \
                 geïndexeerd."
                    .to_owned(),
            );
            if geleverd && self.overzicht.proeftuin.is_none() {
                lines.push("De leveringen zeggen niet wat in de Proeftuin is besteed.".to_owned());
            }
        }
        lines
    }

    /// That needed deliveries are not there.
    fn ontbrekend(&self) -> Option<String> {
        let patroon = &self.overeenkomst.gegevens[self.financien.gegevens].bestand;
        let missing: Vec<String> =
            self.overzicht.ontbreekt.iter().map(|periode| patroon.naam(*periode)).collect();
        match missing.as_slice() {
            [] => None,
            [only] => Some(format!("Er ontbreekt een levering: {only}.")),
            several => Some(format!("Er ontbreken leveringen: {}.", opsomming(several))),
        }
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
                let naam = self.naam(Plek::Blad(index));
                let post = format!("{}, {}", naam.titel, naam.id);
                blad.toelichting.iter().map(move |(levering, tekst)| format!("{post} ({levering}): {tekst}"))
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

/// `Jeugd: de bron drukt 3.182.890,81 euro af, de posten samen zijn 3.182.890,82 (0,01 meer). De posten tellen.`
fn afgedrukt(titel: &str, eenheid: &str, printed: Decimal, posten: Decimal) -> String {
    let more = posten - printed;
    let side = if more.is_sign_positive() { "meer" } else { "minder" };
    format!(
        "{titel}: de bron drukt {} {eenheid} af, de posten samen zijn {} ({} {side}). De posten tellen.",
        dutch(printed),
        dutch(posten),
        dutch(more.abs())
    )
}

/// `6 maanden geleverd`
fn maanden_geleverd(maanden: u32) -> String {
    format!("{maanden} {} geleverd", telwoord(maanden.into(), "maand", "maanden"))
}

/// What was spent, where anything is known of it.
fn besteed(tak: &Tak) -> String {
    let nothing = tak.som.gerealiseerd == Breuk::from_integer(0.into());
    match nothing && !tak.som.volledig {
        true => ONBEKEND.to_owned(),
        false => tak_bedrag(tak, Kolom::Gerealiseerd),
    }
}

/// What is shown of a row.
fn tak_bedrag(tak: &Tak, kolom: Kolom) -> String {
    tak.bedrag(kolom).map_or_else(|| ONBEKEND.to_owned(), getoond)
}

/// Cents as euros: `-1.234,50`.
fn getoond(cents: &BigInt) -> String {
    met_punten(&bedrag(cents))
}

/// Fte with two decimals, as they are agreed on, or more when there are: `15,00`.
fn mensen(fte: &str) -> String {
    let decimals = fte.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len());
    let point = if decimals == 0 { "." } else { "" };
    met_punten(&format!("{fte}{point}{}", "0".repeat(2_usize.saturating_sub(decimals))))
}

/// A share in percents with one decimal, rounded half away from zero; none of nothing.
fn procent(deel: &Breuk, geheel: &Breuk) -> Option<String> {
    let nothing = *geheel == Breuk::from_integer(0.into());
    (!nothing).then(|| {
        let units = (deel / geheel * Breuk::from_integer(1000.into())).round().to_integer();
        format!("{}%", met_punten(&met_decimalen(&units, 1)))
    })
}
