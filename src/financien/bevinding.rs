//! What is wrong with money as it was delivered: posten that are not there, amounts and fte that can't be, and
//! differences that nobody explains.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::{
    agreement::{Financien, Overeenkomst, Post},
    calendar::Periode,
    diagnostic::{Cell, Code, Diagnostic, Place, nearest},
    intake::{Intake, Zaken},
    norm::{
        blik::Blik,
        boekingen::{BijPost, Boeking, Boekingen, Cijfer},
    },
    number::{Breuk, als_decimaal, breuk, deel_van_jaar, dutch, euro, procenten},
};

/// A finding on money.
#[derive(Debug, Clone)]
pub struct Geldvondst {
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// The delivery that it is about.
    pub levering: Periode,
    /// The post, when it is absent from the delivery or its difference is not explained.
    pub post: Option<String>,
}

impl Geldvondst {
    fn new(diagnostic: Diagnostic, levering: Periode) -> Self {
        Self { diagnostic, levering, post: None }
    }

    fn met_post(self, post: &Post) -> Self {
        Self { post: Some(post.id.clone()), ..self }
    }
}

/// Every finding on the money in all deliveries.
#[must_use]
pub fn bevindingen(overeenkomst: &Overeenkomst, intake: &Intake) -> Vec<Geldvondst> {
    let Some(financien) = &overeenkomst.financien else { return Vec::new() };
    let Some(gegevens) = overeenkomst.gegevens.get(financien.gegevens) else { return Vec::new() };
    let Some(zaken) = intake.zaken.get(financien.gegevens) else { return Vec::new() };
    let Some(einde) = zaken.leveringen.iter().map(|of| of.tot_en_met()).max() else { return Vec::new() };
    let blik = Blik::new(gegevens, zaken, einde);
    let all = zaken.leveringen.iter().copied().collect();
    let boekingen = Boekingen::van(overeenkomst, financien, &blik, all);
    let gever = Gever { overeenkomst, financien, intake, zaken };
    let mut found: Vec<Geldvondst> = Vec::new();
    for boeking in &boekingen.rijen {
        let own = [gever.onbekend(boeking), gever.negatief(boeking), gever.fte(boeking)];
        found.extend(
            own.into_iter().flatten().map(|diagnostic| Geldvondst::new(diagnostic, boeking.levering)),
        );
    }
    found.extend(gever.verschillen(&boekingen));
    found.extend(gever.afwezig(&boekingen));
    found
}

/// Who makes the findings.
struct Gever<'a> {
    overeenkomst: &'a Overeenkomst,
    financien: &'a Financien,
    intake: &'a Intake,
    zaken: &'a Zaken,
}

impl Gever<'_> {
    fn plaats(&self, boeking: &Boeking, veld: usize) -> Option<Place> {
        let plek = self.zaken.rijen.get(boeking.nr as usize)?.plek;
        let file = self.intake.bestanden.get(plek.bestand as usize)?;
        let column = file.veldkolommen.get(veld).copied().flatten();
        Some(Place::Cell(Cell { path: file.pad.clone(), line: plek.regel, column }))
    }

    /// Money of a post that the agreement does not have.
    fn onbekend(&self, boeking: &Boeking) -> Option<Diagnostic> {
        let BijPost::NietBegroot(name) = &boeking.post else { return None };
        let bericht = format!("post \"{name}\" staat niet in de overeenkomst");
        let found =
            Diagnostic::waarschuwing(Code::PostOnbekend, self.plaats(boeking, self.financien.post)?, bericht)
                .gevolg("het bedrag telt alleen mee in het totaal, als niet begroot");
        let ids = self.overeenkomst.posten.iter().map(|post| post.id.as_str());
        Some(match nearest(name, ids) {
            Some(meant) => found.oplossing(format!("bedoelde u \"{meant}\"?")),
            None => found.oplossing("verbeter de post, of neem haar op in de overeenkomst"),
        })
    }

    /// An amount below zero that nothing explains.
    fn negatief(&self, boeking: &Boeking) -> Option<Diagnostic> {
        let Cijfer::Geweigerd(amount) = boeking.bedrag else { return None };
        if !boeking.zaak {
            return None;
        }
        let bericht = format!("een bedrag van {} zonder toelichting", euro(amount));
        let place = self.plaats(boeking, self.financien.bedrag)?;
        Some(
            Diagnostic::fout(Code::BedragNegatief, place, bericht)
                .note("het telt niet mee, en staat in het overzicht als niet te plaatsen")
                .oplossing("zet in de toelichting welk bedrag dit verbetert"),
        )
    }

    /// A number of fte that can't be.
    fn fte(&self, boeking: &Boeking) -> Option<Diagnostic> {
        let Cijfer::Geweigerd(fte) = boeking.fte else { return None };
        if !boeking.zaak {
            return None;
        }
        let bericht = match self.financien.fte_hoogstens.filter(|most| fte > *most) {
            Some(most) => {
                format!("{} fte is meer dan er kan zijn (hoogstens {})", shown(fte), shown(most))
            }
            None => format!("{} fte is minder dan niets", shown(fte)),
        };
        let place = self.plaats(boeking, self.financien.fte)?;
        Some(
            Diagnostic::fout(Code::FteOnmogelijk, place, bericht)
                .note("het telt niet mee")
                .oplossing("verbeter het aantal; staat de komma op de goede plaats?"),
        )
    }

    /// Amounts that differ much from the budget of their delivery, and that nothing explains.
    fn verschillen(&self, boekingen: &Boekingen) -> Vec<Geldvondst> {
        let mut per_post: BTreeMap<(Periode, usize), Vec<&Boeking>> = BTreeMap::new();
        for boeking in &boekingen.rijen {
            if let BijPost::Post(post) = boeking.post {
                per_post.entry((boeking.levering, post)).or_default().push(boeking);
            }
        }
        let found = per_post.into_iter().filter_map(|((levering, post), rows)| {
            let post = self.overeenkomst.posten.get(post)?;
            Some(Geldvondst::new(self.verschil(levering, post, &rows)?, levering).met_post(post))
        });
        found.collect()
    }

    fn verschil(&self, levering: Periode, post: &Post, rows: &[&Boeking]) -> Option<Diagnostic> {
        if rows.iter().any(|rij| !rij.toelichting.trim().is_empty()) {
            return None;
        }
        let amounts: Option<Vec<Decimal>> = rows.iter().map(|rij| rij.bedrag.telt()).collect();
        let spent: Decimal = amounts?.iter().sum();
        let prices = self.overeenkomst.prijzen(levering.van().year());
        let budget = post.jaarbedrag(&prices.factor) * deel_van_jaar(levering.ritme().months());
        let none = Breuk::from_integer(0.into());
        let more = breuk(spent) - &budget;
        let size = if more < none { &none - &more } else { more.clone() };
        if self.financien.verschil.compare_exact(&size, &budget).is_le() {
            return None;
        }
        let side = if more < none { "minder" } else { "meer" };
        let share = self.deel(&size, &budget);
        let share =
            share.map_or_else(|| "niets begroot".to_owned(), |deel| format!("{deel} {side} dan begroot"));
        let budget =
            als_decimaal(&budget).map_or_else(String::new, |amount| format!(", begroot {}", euro(amount)));
        let bericht = format!("post \"{}\": {share}, zonder toelichting", post.id);
        let place = self.plaats(rows.first()?, self.financien.bedrag)?;
        Some(
            Diagnostic::waarschuwing(Code::VerschilZonderToelichting, place, bericht)
                .note(format!("besteed {}{budget}", euro(spent)))
                .note(format!(
                    "bij een verschil van meer dan {} is een toelichting afgesproken",
                    self.financien.verschil
                ))
                .oplossing("zet in de toelichting waardoor er meer of minder is besteed")
                .gevolg("het telt mee; de oorzaak is niet bekend"),
        )
    }

    /// A difference in percents, with as many decimals as it takes to see that it is too large; none of nothing.
    fn deel(&self, size: &Breuk, budget: &Breuk) -> Option<String> {
        let percents = Decimal::new(i64::try_from(procenten(size, budget)?).ok()?, 4);
        let most = self.financien.verschil;
        let half_up = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let mut rounded = (1..=4).map(|decimals| percents.round_dp_with_strategy(decimals, half_up));
        let told = rounded.find(|shown| *shown > most.percent());
        Some(told.map_or_else(|| format!("ruim {most}"), |told| format!("{}%", shown(told))))
    }

    /// Posten of which a delivery says nothing.
    fn afwezig(&self, boekingen: &Boekingen) -> Vec<Geldvondst> {
        let mut found = Vec::new();
        for levering in &boekingen.geleverd {
            let Some(path) = self.pad(*levering) else { continue };
            for (index, post) in self.overeenkomst.posten.iter().enumerate() {
                if post.is_leeg() || boekingen.heeft(*levering, index) {
                    continue;
                }
                let bericht = format!("post \"{}\" staat niet in deze levering", post.id);
                let diagnostic = Diagnostic::fout(Code::PostOntbreekt, Place::File(path.clone()), bericht)
                    .note("wat eraan is besteed, is niet bekend")
                    .oplossing("lever een regel per post; is er niets besteed, schrijf dan 0");
                found.push(Geldvondst::new(diagnostic, *levering).met_post(post));
            }
        }
        found
    }

    /// The path of a delivery.
    fn pad(&self, levering: Periode) -> Option<String> {
        let pattern = &self.overeenkomst.gegevens.get(self.financien.gegevens)?.bestand;
        let own = self.intake.bestanden.iter().filter(|of| of.gegevens == Some(self.financien.gegevens));
        own.map(|of| &of.pad)
            .find(|pad| pattern.periode(pad.rsplit('/').next().unwrap_or(pad)) == Some(levering))
            .cloned()
    }
}

fn shown(number: Decimal) -> String {
    dutch(number.normalize())
}
