//! The overview of money as a report has it: exact figures as text, and the sentences that go with them.

mod normen;
mod scherm;

use std::collections::BTreeSet;

use chrono::Datelike;
use num_bigint::BigInt;

use super::{
    Bron, Financienverslag, Geldlevering, Geldperiode, Geldregel, Geldtoelichting, Indexverslag,
    Prijsverslag, Proeftuingeld, Prognoseverslag, Subtotaalverslag,
    bevinding::Bevindingen,
    getal::plain,
    norm::{Geval, ontbrekend},
    selectie::Keuze,
    woorden::{bestandsnaam, opsomming},
};
use crate::{
    agreement::{Financien, Overeenkomst, Subtotaal, Vindplaats},
    calendar::Periode,
    diagnostic::Code,
    financien::{Blad, Kolom, Maybe, Overzicht, Plek, Prognose, Som, Tak, Wat, bevindingen, boom, overzicht},
    number::{als_decimaal, breuk, centen, procenten},
};
use normen::Geldnormen;

/// How many names a sentence has.
const MOST_NAMEN: usize = 3;

const AFRONDING: &str = "Er wordt precies gerekend. Pas bij het tonen wordt op centen afgerond, en de centen zijn zo \
     verdeeld dat elke kolom optelt tot haar totaal.";
const SCHUIVEN: &str = "Binnen een domein mag met geld worden geschoven, tussen jeugd en volwassenen niet.";

/// Why there is no overview, in a sentence.
pub(super) fn reden(keuze: &Keuze<'_>) -> &'static str {
    match keuze.grondslag.overeenkomst.financien {
        None => "In de overeenkomst staat geen [financien]. Er is dus geen geld om te tonen.",
        Some(_) => "Geen van de gekozen normen gaat over geld of fte. Er is dus geen geld om te tonen.",
    }
}

/// The overview; none without `[financien]`, or when the selection leaves it out.
pub(super) fn verslag(
    keuze: &Keuze<'_>,
    gevallen: &[Geval<'_>],
    gevonden: &Bevindingen,
) -> Option<Financienverslag> {
    let grondslag = keuze.grondslag;
    let overeenkomst = grondslag.overeenkomst;
    let financien = overeenkomst.financien.as_ref().filter(|of| keuze.gegevens[of.gegevens])?;
    let overzicht = overzicht(overeenkomst, &grondslag.intake.zaken, grondslag.vraag)?;
    let normen = Geldnormen::new(gevallen, &overzicht.bladen, overzicht.periode);
    let unexplained = bevindingen(overeenkomst, grondslag.intake).into_iter().filter(|vondst| {
        vondst.diagnostic.code == Code::VerschilZonderToelichting
            && overzicht.geleverd.contains(&vondst.levering)
    });
    let onverklaard = unexplained.filter_map(|vondst| vondst.post).collect();
    let patroon = &overeenkomst.gegevens[financien.gegevens].bestand;
    let is_own = |nr: &usize| {
        let file = gevonden.lijst.get(*nr).and_then(|of| of.bestand.as_deref());
        file.is_some_and(|file| patroon.periode(bestandsnaam(file)).is_some())
    };
    let punten = gevonden.punten.iter().filter(|punt| punt.bevindingen.iter().any(is_own));
    let punten = punten.map(|punt| punt.nummer).collect();
    let maker = Maker { overeenkomst, financien, overzicht: &overzicht, normen, onverklaard, punten };
    Some(maker.verslag(grondslag.vraag.periode))
}

struct Maker<'k, 'a> {
    overeenkomst: &'k Overeenkomst,
    financien: &'k Financien,
    overzicht: &'k Overzicht<'k>,
    normen: Geldnormen<'k, 'a>,
    /// The posten that differ much from the budget without a word.
    onverklaard: BTreeSet<String>,
    /// The numbers of the points about deliveries of money.
    punten: Vec<usize>,
}

impl Maker<'_, '_> {
    fn verslag(&self, gevraagd: Periode) -> Financienverslag {
        let overzicht = self.overzicht;
        let periode = overzicht.periode;
        let total = boom(&overzicht.bladen);
        let proeftuin = self.proeftuin();
        let of = |own: &dyn Fn(Plek) -> bool| -> Vec<Geldregel> {
            total.alle().filter(|tak| own(tak.plek)).map(|tak| self.regel(tak)).collect()
        };
        let leaf = |plek: Plek| match plek {
            Plek::Blad(index) => overzicht.bladen.get(index).map(|blad| &blad.wat),
            Plek::Totaal | Plek::Domein(_) | Plek::Werksoort(_) => None,
        };
        let missing = overzicht.ontbreekt.iter();
        Financienverslag {
            gegevens: self.overeenkomst.gegevens[self.financien.gegevens].id.clone(),
            periode: Geldperiode {
                id: periode.to_string(),
                van: periode.van().to_string(),
                tot_en_met: periode.tot_en_met().to_string(),
                tekst: periode.in_words(),
            },
            maanden: overzicht.maanden,
            leveringen: overzicht
                .geleverd
                .iter()
                .map(|periode| Geldlevering {
                    periode: periode.to_string(),
                    bestand: self.overeenkomst.gegevens[self.financien.gegevens].bestand.naam(*periode),
                })
                .collect(),
            ontbreekt: missing
                .map(|periode| ontbrekend(self.overeenkomst, self.financien.gegevens, *periode))
                .collect(),
            volledig: total.som.volledig && overzicht.ontbreekt.is_empty(),
            prijzen: self.prijzen(),
            afronding: AFRONDING.to_owned(),
            schuiven: SCHUIVEN.to_owned(),
            prognose: self.prognose(),
            pro_rata: self.pro_rata(),
            totaal: self.regel(&total),
            domeinen: of(&|plek| matches!(plek, Plek::Domein(_))),
            werksoorten: of(&|plek| matches!(plek, Plek::Werksoort(_))),
            posten: of(&|plek| matches!(leaf(plek), Some(Wat::Post { .. }))),
            niet_begroot: of(&|plek| matches!(leaf(plek), Some(Wat::NietBegroot(_)))),
            niet_te_plaatsen: of(&|plek| matches!(leaf(plek), Some(Wat::NietTePlaatsen { .. }))).pop(),
            normen: self.normen.ids(),
            scherm: self.scherm(&total, proeftuin.as_ref(), gevraagd),
            proeftuin,
        }
    }

    fn regel(&self, tak: &Tak) -> Geldregel {
        let som = &tak.som;
        let naam = self.naam(tak.plek);
        let shown = |kolom: Kolom| tak.bedrag(kolom).map(bedrag);
        let whole = |kolom: Kolom| shown(kolom).unwrap_or_default();
        let agreed = Some(som.fte).filter(|fte| !fte.is_zero());
        Geldregel {
            id: naam.id,
            titel: naam.titel,
            domein: naam.domein,
            werksoort: naam.werksoort,
            begroot: whole(Kolom::Begroot),
            geindexeerd: whole(Kolom::Geindexeerd),
            begroot_periode: whole(Kolom::BegrootPeriode),
            gerealiseerd: whole(Kolom::Gerealiseerd),
            volledig: som.volledig,
            verschil: tak.verschil().as_ref().map(bedrag),
            percentage: procenten(&som.gerealiseerd, &som.begroot_periode)
                .filter(|_| som.volledig)
                .map(|units| met_decimalen(&units, 4)),
            fte: agreed.map(plain),
            fte_gerealiseerd: fte(&som.fte_gerealiseerd),
            bedrag_per_fte: per_fte(som),
            prognose: shown(Kolom::Prognose),
            pro_rata: shown(Kolom::ProRata),
            rijen: naam.rijen,
            toelichting: self.blad(tak.plek).map_or_else(Vec::new, toelichting),
            subtotaal: self.subtotaal(tak).map(|printed| subtotaal(printed, som)),
            normen: self.normen.van(tak.plek),
        }
    }

    /// What the source prints as the total of a row.
    fn subtotaal(&self, tak: &Tak) -> Option<&Subtotaal> {
        match tak.plek {
            Plek::Werksoort(index) => self.overeenkomst.subtotalen.iter().find(|of| of.werksoort == index),
            Plek::Totaal | Plek::Domein(_) | Plek::Blad(_) => None,
        }
    }

    fn blad(&self, plek: Plek) -> Option<&Blad> {
        match plek {
            Plek::Blad(index) => self.overzicht.bladen.get(index),
            Plek::Totaal | Plek::Domein(_) | Plek::Werksoort(_) => None,
        }
    }

    fn naam(&self, plek: Plek) -> Naam {
        let of = self.overeenkomst;
        match plek {
            Plek::Totaal => Naam::new("totaal", "Totaal"),
            Plek::Domein(domein) => {
                Naam::new(domein.as_str(), &format!("Domein {}", domein.as_str())).van(domein.as_str())
            }
            Plek::Werksoort(index) => {
                let own = &of.werksoorten[index];
                Naam::new(&own.id, &own.titel).van(own.domein.as_str())
            }
            Plek::Blad(index) => match &self.overzicht.bladen[index].wat {
                Wat::Post { post, werksoort, domein } => {
                    let own = &of.posten[*post];
                    let naam = Naam::new(&own.id, &own.titel).van(domein.as_str());
                    Naam { werksoort: Some(of.werksoorten[*werksoort].id.clone()), ..naam }
                }
                Wat::NietBegroot(name) => Naam::new(name, "Niet begroot"),
                Wat::NietTePlaatsen { rijen } => {
                    Naam { rijen: Some(*rijen), ..Naam::new("niet_te_plaatsen", "Niet te plaatsen") }
                }
            },
        }
    }

    fn prijzen(&self) -> Prijsverslag {
        let prijzen = &self.overzicht.prijzen;
        let prijspeil = self.overeenkomst.prijspeil;
        let raised: Vec<String> =
            prijzen.jaren.iter().map(|of| format!("{} ({})", of.jaar, of.percentage)).collect();
        let unknown: Vec<String> = prijzen.ontbreekt.iter().map(ToString::to_string).collect();
        let raised = (!raised.is_empty()).then(|| format!(", geïndexeerd voor {}", opsomming(&raised)));
        let unknown = (!unknown.is_empty()).then(|| {
            let year = if unknown.len() == 1 { "dat jaar" } else { "die jaren" };
            let years = opsomming(&unknown);
            format!(", niet geïndexeerd voor {years}: van {year} staat geen index in de overeenkomst")
        });
        Prijsverslag {
            prijspeil,
            jaar: self.overzicht.periode.van().year(),
            indexering: prijzen
                .jaren
                .iter()
                .map(|of| Indexverslag {
                    jaar: of.jaar,
                    percentage: plain(of.percentage.percent()),
                    bron: of.bron.as_ref().map(bron),
                })
                .collect(),
            ontbreekt: prijzen.ontbreekt.clone(),
            tekst: format!(
                "Prijzen van {prijspeil}{}{}.",
                raised.unwrap_or_default(),
                unknown.unwrap_or_default()
            ),
        }
    }

    fn prognose(&self) -> Prognoseverslag {
        let year = self.overzicht.periode.van().year();
        match self.overzicht.prognose {
            Prognose::TeVroeg { maanden } => Prognoseverslag {
                maanden: Some(maanden),
                tekst: "Nog geen prognose: daarvoor moet een halfjaar bekend zijn.".to_owned(),
            },
            Prognose::Ontbreekt => Prognoseverslag {
                maanden: None,
                tekst: format!("Geen prognose: van {year} ontbreekt een levering."),
            },
            Prognose::Over { maanden, van } if maanden == van => Prognoseverslag {
                maanden: Some(maanden),
                tekst: format!("Heel {year} is bekend: de prognose is wat er besteed is."),
            },
            Prognose::Over { maanden, van } => Prognoseverslag {
                maanden: Some(maanden),
                tekst: format!("Prognose voor {year}: besteed in {maanden} maanden x {van} / {maanden}."),
            },
        }
    }

    fn pro_rata(&self) -> String {
        format!(
            "Indicatie voor werk dat niet is gedaan: (afgesproken fte - ingezette fte) x bedrag per fte x {}/12, per \
             post en nooit onder nul. Wie in de Proeftuin werkte, telt als ingezet. Dit is geen besluit: voor lager \
             vaststellen of terugvorderen is een beschikking nodig (Awb 4:46, 4:57 en 4:95).",
            self.overzicht.maanden
        )
    }

    fn proeftuin(&self) -> Option<Proeftuingeld> {
        let agreed = self.overeenkomst.proeftuin.as_ref();
        let spent = self.overzicht.proeftuin.as_ref();
        if agreed.is_none() && spent.is_none() {
            return None;
        }
        let budget = agreed.map(|tuin| self.overzicht.deel(tuin.bedrag));
        let begroot_periode = budget.as_ref().map(centen);
        let gerealiseerd = spent.map(|deel| centen(&breuk(deel.bedrag)));
        let whole = spent.filter(|deel| deel.volledig);
        let verschil = gerealiseerd.as_ref().zip(begroot_periode.as_ref()).filter(|_| whole.is_some());
        let share = whole.zip(budget.as_ref());
        Some(Proeftuingeld {
            id: agreed.map(|tuin| tuin.id.clone()),
            titel: agreed.map_or_else(|| "Proeftuin".to_owned(), |tuin| tuin.titel.clone()),
            begroot: agreed.map(|tuin| bedrag(&centen(&breuk(tuin.bedrag)))),
            verschil: verschil.map(|(spent, budget)| bedrag(&(spent - budget))),
            percentage: share
                .and_then(|(deel, budget)| procenten(&breuk(deel.bedrag), budget))
                .map(|units| met_decimalen(&units, 4)),
            begroot_periode: begroot_periode.as_ref().map(bedrag),
            gerealiseerd: gerealiseerd.as_ref().map(bedrag),
            volledig: whole.is_some(),
            fte_gerealiseerd: spent.and_then(|deel| fte(&deel.fte)),
        })
    }
}

/// What a row is called, and to what it belongs.
struct Naam {
    id: String,
    titel: String,
    domein: Option<&'static str>,
    werksoort: Option<String>,
    rijen: Option<u64>,
}

impl Naam {
    fn new(id: &str, titel: &str) -> Self {
        Self { id: id.to_owned(), titel: titel.to_owned(), domein: None, werksoort: None, rijen: None }
    }

    fn van(self, domein: &'static str) -> Self {
        Self { domein: Some(domein), ..self }
    }
}

fn toelichting(blad: &Blad) -> Vec<Geldtoelichting> {
    let texts = blad.toelichting.iter();
    texts
        .map(|(levering, tekst)| Geldtoelichting { levering: levering.to_string(), tekst: tekst.clone() })
        .collect()
}

/// The indexed budget of the posten with fte, per agreed fte.
fn per_fte(som: &Som) -> Option<String> {
    (!som.fte.is_zero()).then(|| bedrag(&centen(&(&som.met_fte / breuk(som.fte)))))
}

fn subtotaal(printed: &Subtotaal, som: &Som) -> Subtotaalverslag {
    Subtotaalverslag {
        bedrag: bedrag(&centen(&breuk(printed.bedrag))),
        verschil: bedrag(&centen(&(&som.begroot - breuk(printed.bedrag)))),
        fte: plain(printed.fte),
        verschil_fte: plain(som.fte - printed.fte),
        bron: printed.bron.as_ref().map(bron),
    }
}

fn bron(plaats: &Vindplaats) -> Bron {
    Bron { stuk: plaats.stuk.clone(), plaats: plaats.plaats.clone() }
}

/// Cents as euros: `-1234.50`.
fn bedrag(cents: &BigInt) -> String {
    met_decimalen(cents, 2)
}

/// A whole number of small units, written with a decimal point.
fn met_decimalen(units: &BigInt, decimals: usize) -> String {
    let digits = format!("{:0>1$}", units.magnitude().to_string(), decimals + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals);
    let sign = if units.sign() == num_bigint::Sign::Minus { "-" } else { "" };
    format!("{sign}{whole}.{rest}")
}

/// Fte with at most four decimals.
fn fte(fte: &Maybe) -> Option<String> {
    let exact = fte.is().and_then(als_decimaal)?;
    Some(plain(exact.round_dp_with_strategy(4, rust_decimal::RoundingStrategy::MidpointAwayFromZero)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cents_are_written_whole() {
        let of = |cents: i64| bedrag(&cents.into());
        assert_eq!((of(0), of(5), of(-5)), ("0.00".into(), "0.05".into(), "-0.05".into()));
        assert_eq!((of(123_456), of(-100)), ("1234.56".into(), "-1.00".into()));
    }
}
