//! Findings on what a later delivery changed in the past.

use super::{
    Kort, Vondst,
    gevolg::Gevolg,
    wijzer::{Wijzer, leeg},
};
use crate::{
    calendar::in_words,
    diagnostic::{Cell, Code, Ernst},
    intake::{Cel, Rij, Waarde, Zaken},
    norm::{Beoordeling, Oordeel, Uitslag},
    report::{
        Bevinding, Eerder,
        norm::{Geval, cel, pad, sleutel},
        uitleg::eerst_geleverd,
        woorden::{bestandsnaam, kleine_letter, telwoord},
    },
    verleden::{Aard, LEVERINGEN, NietGezien, Verandering, Verdwenen},
    wachtlijst::WachtlijstStand,
};

impl Wijzer<'_> {
    /// What later deliveries changed; nothing about data that the selection leaves out.
    pub(super) fn verleden(&self) -> Vec<Vondst> {
        let verleden = &self.keuze.verleden;
        let chosen = |gegevens: usize| self.keuze.gegevens[gegevens];
        let changed = verleden.veranderingen.iter().filter(|of| chosen(of.gegevens));
        let gone = verleden.verdwenen.iter().filter(|of| chosen(of.gegevens));
        let unseen = verleden.niet_gezien.iter().filter(|of| chosen(of.gegevens));
        changed
            .filter_map(|of| self.verandering(of))
            .chain(gone.filter_map(|of| self.verdwenen(of)))
            .chain(unseen.flat_map(|of| self.niet_gezien(of)))
            .collect()
    }

    fn verandering(&self, of: &Verandering) -> Option<Vondst> {
        let (zaken, rij) = self.geval(of.gegevens, of.wijziging.rij)?;
        let set = &self.keuze.grondslag.overeenkomst.gegevens[of.gegevens];
        let veld = set.velden.get(of.wijziging.veld)?;
        let kolom = veld.kolom();
        let nu = rij.cellen.get(of.wijziging.veld).copied()?;
        let gone = nu == Cel::Leeg;
        let eerder = of.eerder;
        let moved = match (eerder.cel, nu) {
            (Cel::Datum(eerder), Cel::Datum(nu)) => nu.signed_duration_since(eerder).num_days(),
            (
                Cel::Leeg | Cel::Onleesbaar | Cel::Naam(_) | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_),
                _,
            ) => 0,
        };
        let (code, kop) = match (of.aard, gone) {
            (Aard::Verschoven, true) => (Code::StartVerschoven, format!("{kolom} weggehaald")),
            (Aard::Verschoven, false) if moved > 0 => (Code::StartVerschoven, format!("{kolom} later gezet")),
            (Aard::Verschoven, false) => (Code::StartVerschoven, format!("{kolom} vroeger gezet")),
            (Aard::Heropend, true) => (Code::ZaakHeropend, format!("{kolom} weer leeg, dus heropend")),
            (Aard::Heropend, false) => (Code::ZaakHeropend, format!("{kolom} later gezet, dus heropend")),
            (Aard::Geleegd, _) => (Code::VeldGeleegd, format!("{kolom} was gevuld en is nu leeg")),
        };
        let zaak = sleutel(set, zaken, rij);
        let (was, is) = (self.in_woorden(zaken, eerder.cel), self.in_woorden(zaken, nu));
        let bericht =
            format!("{kolom} van {zaak} is nu {is}; eerder geleverd was {was} ({})", self.waar(eerder));
        let mut bevinding = self.bij_rij(code, bericht, rij, &zaak);
        self.zet_cel(&mut bevinding, of.wijziging.veld, rij);
        bevinding.waarde = Some(cel(zaken, nu));
        bevinding.eerder = Some(self.eerder(zaken, of.wijziging.veld, eerder));
        bevinding.oplossing = Some(match of.aard {
            Aard::Verschoven => "vraag de aanbieder welke datum klopt, en waarom die veranderde".to_owned(),
            Aard::Heropend => "vraag de aanbieder of de zaak weer loopt".to_owned(),
            Aard::Geleegd => "vraag de aanbieder of dit leeg hoort te zijn".to_owned(),
        });
        let alsof = match of.aard {
            Aard::Verschoven => "met de eerste datum",
            Aard::Heropend => "met de oude datum",
            Aard::Geleegd => "met de oude waarde",
        };
        let mut gevolg = Gevolg { alsof, onder_norm: of.aard == Aard::Verschoven, ..Gevolg::default() };
        for beoordeling in &self.keuze.beoordelingen {
            let uitslag = self.keuze.verleden.normen.get(&(of.veld(), beoordeling.norm));
            if let Some(uitslag) = uitslag.filter(|_| of.normen.contains(&beoordeling.norm)) {
                gevolg.anders.insert(beoordeling.norm, self.anders(beoordeling, uitslag));
            }
        }
        for stand in &self.keuze.wachtlijsten {
            let other = self.keuze.verleden.wachtlijsten.get(&(of.veld(), stand.wachtlijst));
            if let Some(other) = other.filter(|_| of.wachtlijsten.contains(&stand.wachtlijst)) {
                gevolg.lijst_anders.insert(stand.wachtlijst, self.lijst_anders(stand, other));
            }
        }
        let days = if moved == 0 {
            String::new()
        } else {
            let days = moved.unsigned_abs();
            format!(" {days} {}", telwoord(days, "dag", "dagen"))
        };
        let kort = Kort { kop, voluit: format!("{zaak}{days}"), zaak };
        Some(self.kort(bevinding, gevolg, of.gegevens, kort))
    }

    fn verdwenen(&self, of: &Verdwenen) -> Option<Vondst> {
        let (zaken, rij) = self.geval(of.gegevens, of.rij)?;
        let set = &self.keuze.grondslag.overeenkomst.gegevens[of.gegevens];
        let zaak = sleutel(set, zaken, rij);
        let since = of.sinds.in_words();
        let bericht = format!("{zaak} staat niet meer in de levering van {since}, en is niet beëindigd");
        let mut bevinding = self.bij_rij(Code::ZaakVerdwenen, bericht, rij, &zaak);
        bevinding.oplossing =
            Some("vraag de aanbieder waar het gebleven is, en om een rij met een einddatum".to_owned());
        let mut gevolg = Gevolg { alsof: "zonder verdwenen rijen", ..Gevolg::default() };
        for beoordeling in &self.keuze.beoordelingen {
            let uitslag = self.keuze.verleden.zonder.get(&beoordeling.norm);
            if let Some(uitslag) = uitslag.filter(|_| of.normen.contains(&beoordeling.norm)) {
                gevolg.anders.insert(beoordeling.norm, self.anders(beoordeling, uitslag));
            }
        }
        let kop = format!("{} niet meer in de levering van {since}, en niet beëindigd", set.eenheid.0);
        Some(self.kort(bevinding, gevolg, of.gegevens, Kort { kop, voluit: zaak.clone(), zaak }))
    }

    fn niet_gezien(&self, of: &NietGezien) -> Vec<Vondst> {
        let overeenkomst = self.keuze.grondslag.overeenkomst;
        let set = &overeenkomst.gegevens[of.gegevens];
        let kop = format!("nog open, over de termijn, en in geen van de laatste {LEVERINGEN} leveringen");
        let one = |nr: &u32| {
            let (zaken, rij) = self.geval(of.gegevens, *nr)?;
            let zaak = sleutel(set, zaken, rij);
            let bericht = format!("{zaak} is {kop}");
            let mut bevinding = self.bij_rij(Code::LangNietGezien, bericht, rij, &zaak);
            bevinding.normen = of.normen.iter().map(|norm| overeenkomst.normen[*norm].id.clone()).collect();
            bevinding.oplossing = Some("vraag de aanbieder of de zaak nog loopt, of vergeten is".to_owned());
            let eigen =
                Some(format!("Nog bezig, of vergeten? Nu tellen deze {} als wachtend.", set.eenheid.1));
            let gevolg = Gevolg { eigen, ..Gevolg::default() };
            let kort = Kort { kop: kop.clone(), voluit: zaak.clone(), zaak };
            Some(self.kort(bevinding, gevolg, of.gegevens, kort))
        };
        of.rijen.iter().filter_map(one).collect()
    }

    fn geval(&self, gegevens: usize, rij: u32) -> Option<(&Zaken, &Rij)> {
        let zaken = self.keuze.grondslag.intake.zaken.get(gegevens)?;
        Some((zaken, zaken.rijen.get(rij as usize)?))
    }

    /// A finding at the row of a case.
    fn bij_rij(&self, code: Code, bericht: String, rij: &Rij, zaak: &str) -> Bevinding {
        Bevinding {
            bestand: Some(pad(self.keuze.grondslag.intake, rij.plek.bestand)),
            regel: Some(rij.plek.regel),
            cel: Some(format!("rij {}", rij.plek.regel)),
            zaak: Some(zaak.to_owned()),
            ..leeg(code, Ernst::Waarschuwing, bericht)
        }
    }

    /// Puts a finding at a cell, if the file has the column.
    pub(super) fn zet_cel(&self, bevinding: &mut Bevinding, veld: usize, rij: &Rij) {
        bevinding.kolom = self.kolom(rij.plek.bestand, veld);
        if let (Some(path), Some(_)) = (&bevinding.bestand, bevinding.kolom) {
            let cell = Cell { path: path.clone(), line: rij.plek.regel, column: bevinding.kolom };
            bevinding.cel = Some(cell.name());
        }
    }

    fn kolom(&self, bestand: u32, veld: usize) -> Option<usize> {
        let bestand = self.keuze.grondslag.intake.bestanden.get(bestand as usize)?;
        bestand.veldkolommen.get(veld).copied().flatten()
    }

    fn eerder(&self, zaken: &Zaken, veld: usize, waarde: Waarde) -> Eerder {
        Eerder {
            waarde: cel(zaken, waarde.cel),
            bestand: pad(self.keuze.grondslag.intake, waarde.plek.bestand),
            regel: waarde.plek.regel,
            kolom: self.kolom(waarde.plek.bestand, veld),
        }
    }

    fn waar(&self, waarde: Waarde) -> String {
        let path = pad(self.keuze.grondslag.intake, waarde.plek.bestand);
        format!("{}, regel {}", bestandsnaam(&path), waarde.plek.regel)
    }

    fn in_woorden(&self, zaken: &Zaken, value: Cel) -> String {
        match value {
            Cel::Datum(day) => in_words(day),
            Cel::Leeg => "leeg".to_owned(),
            Cel::Onleesbaar | Cel::Naam(_) | Cel::Getal(_) | Cel::JaNee(_) => cel(zaken, value),
        }
    }

    /// Whether a verdict would turn, and what would be otherwise.
    fn anders(&self, beoordeling: &Beoordeling, other: &Uitslag) -> (bool, String) {
        let geval = Geval::new(self.keuze, beoordeling);
        let turns = other.oordeel != beoordeling.uitslag.oordeel;
        let titel = kleine_letter(&geval.norm.titel);
        let nu = match beoordeling.uitslag.oordeel {
            Oordeel::Onzeker => "onzeker".to_owned(),
            Oordeel::Gehaald
            | Oordeel::NietGehaald
            | Oordeel::GeenGegevens
            | Oordeel::GeenGevallen
            | Oordeel::TeBeoordelen
            | Oordeel::Uitzondering
            | Oordeel::GeldtNiet
            | Oordeel::NietAanDeBeurt
            | Oordeel::GeenNorm => geval.getoond(&beoordeling.uitslag),
        };
        (turns, eerst_geleverd(&titel, &geval.getoond_anders(other), &nu, turns.then_some(other.oordeel)))
    }

    /// What a waiting list would be.
    fn lijst_anders(&self, nu: &WachtlijstStand, other: &WachtlijstStand) -> String {
        let titel = kleine_letter(&self.keuze.grondslag.overeenkomst.wachtlijsten[nu.wachtlijst].titel);
        let lang = |stand: &WachtlijstStand| stand.stand.boven_grens;
        if lang(nu) != lang(other) {
            return format!("op wachtlijst {titel} {} te lang (nu {})", lang(other), lang(nu));
        }
        let months = nu.maanden.iter().zip(&other.maanden);
        let first = months.clone().find(|(nu, other)| nu.gevallen != other.gevallen);
        match first {
            Some((nu, other)) => {
                let month = nu.maand.in_words();
                format!("op wachtlijst {titel} in {month} {} te lang (nu {})", other.gevallen, nu.gevallen)
            }
            None => {
                format!("op wachtlijst {titel} {} wachtend (nu {})", other.stand.wachtend, nu.stand.wachtend)
            }
        }
    }

    fn kort(&self, bevinding: Bevinding, gevolg: Gevolg, gegevens: usize, kort: Kort) -> Vondst {
        let vondst = self.vondst(bevinding, gevolg, Some(gegevens));
        Vondst { kort: Some(kort), ..vondst }
    }
}
