//! Who makes the findings: it knows which norms and waiting lists a row, a file or a delivery touches.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{Vondst, gevolg::Gevolg};
use crate::{
    calendar::Periode,
    diagnostic::{Cell, Code, Diagnostic, Ernst, Place},
    financien,
    intake::{Plek, toon},
    norm::{gebroken_regels, regelzin},
    report::{
        Bevinding, Grondslag,
        norm::{cel, ontbrekend, pad},
        selectie::Keuze,
        woorden::{bestandsnaam, hoofdletter, kleine_letter, opsomming},
    },
};

/// Finds which norms a row, a file or a delivery touches.
pub(super) struct Wijzer<'a> {
    pub(super) keuze: &'a Keuze<'a>,
    bestanden: HashMap<&'a str, u32>,
    /// What follows from each row that can't be read, by file and line.
    rijen: HashMap<(u32, u64), Gevolg>,
    /// What follows from each delivery that is not there.
    ontbreekt: BTreeMap<(usize, Periode), Gevolg>,
    /// What follows from a post of which a delivery says nothing, by the first day of the delivery and the post.
    afwezig: BTreeMap<(NaiveDate, String), Gevolg>,
}

impl<'a> Wijzer<'a> {
    pub(super) fn new(keuze: &'a Keuze<'a>) -> Self {
        let intake = keuze.grondslag.intake;
        let named = intake.bestanden.iter().zip(0..).map(|(bestand, nr)| (bestand.pad.as_str(), nr));
        let mut wijzer = Self {
            keuze,
            bestanden: named.collect(),
            rijen: HashMap::new(),
            ontbreekt: BTreeMap::new(),
            afwezig: BTreeMap::new(),
        };
        wijzer.normen();
        wijzer.wachtlijsten();
        wijzer
    }

    /// What the norms lack.
    fn normen(&mut self) {
        for beoordeling in &self.keuze.beoordelingen {
            let (norm, uitslag) = (beoordeling.norm, &beoordeling.uitslag);
            for missing in &uitslag.ontbreekt {
                self.ontbreekt.entry(*missing).or_default().add(norm, uitslag.oordeel);
            }
            let soort = &self.keuze.norm(beoordeling).soort;
            for lack in uitslag.stand.iter().flat_map(|stand| &stand.gemist) {
                if let (Some(_), [post], Some((van, _))) = (soort.geldgroep(), &lack.lid[..], lack.venster) {
                    self.afwezig.entry((van, post.clone())).or_default().add(norm, uitslag.oordeel);
                }
            }
            let Some(rijen) = soort.rijen() else { continue };
            for row in uitslag.stand.iter().flat_map(|stand| &stand.onleesbaar) {
                if let Some(gevolg) = self.rij(rijen.gegevens, *row) {
                    gevolg.add(norm, uitslag.oordeel);
                }
            }
        }
    }

    /// What the waiting lists lack.
    fn wachtlijsten(&mut self) {
        for stand in &self.keuze.wachtlijsten {
            let data = self.keuze.grondslag.overeenkomst.wachtlijsten[stand.wachtlijst].gegevens;
            for periode in &stand.ontbreekt {
                self.ontbreekt.entry((data, *periode)).or_default().wachtlijsten.insert(stand.wachtlijst);
            }
            for row in &stand.onleesbaar {
                if let Some(gevolg) = self.rij(data, *row) {
                    gevolg.wachtrijen.insert((stand.wachtlijst, *row));
                }
            }
        }
    }

    /// What follows from a row of a data set.
    fn rij(&mut self, data: usize, row: u32) -> Option<&mut Gevolg> {
        let Plek { bestand, regel } =
            self.keuze.grondslag.intake.zaken.get(data)?.rijen.get(row as usize)?.plek;
        Some(self.rijen.entry((bestand, regel)).or_default())
    }

    /// What follows from what stands in a cell.
    fn van_cel(&self, cell: &Cell) -> Gevolg {
        let file = self.bestanden.get(cell.path.as_str());
        file.and_then(|file| self.rijen.get(&(*file, cell.line))).cloned().unwrap_or_default()
    }

    /// The data set and period of a file.
    fn levering(&self, path: &str) -> Option<(usize, Option<Periode>)> {
        let bestand = &self.keuze.grondslag.intake.bestanden[*self.bestanden.get(path)? as usize];
        let index = bestand.gegevens?;
        let patroon = &self.keuze.grondslag.overeenkomst.gegevens[index].bestand;
        Some((index, patroon.periode(bestandsnaam(path))))
    }

    /// Needed deliveries of which nothing came in, or nothing that could be read.
    pub(super) fn leveringen(&self) -> Vec<Vondst> {
        let overeenkomst = self.keuze.grondslag.overeenkomst;
        let intake = self.keuze.grondslag.intake;
        let refused: BTreeSet<(usize, Periode)> = intake
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.ernst == Ernst::Fout)
            .filter_map(|diagnostic| self.levering(path(&diagnostic.place)?))
            .filter_map(|(index, periode)| Some((index, periode?)))
            .collect();
        self.ontbreekt
            .iter()
            .filter(|(missing, _)| !refused.contains(*missing))
            .map(|((index, periode), gevolg)| {
                let missing = ontbrekend(overeenkomst, *index, *periode);
                let bericht = "de levering ontbreekt".to_owned();
                let bevinding = Bevinding {
                    bestand: Some(missing.bestand),
                    ..leeg(Code::LeveringOntbreekt, Ernst::Fout, bericht)
                };
                self.vondst(bevinding, gevolg.clone(), Some(*index))
            })
            .collect()
    }

    /// What is wrong with money.
    pub(super) fn geld(&self) -> Vec<Vondst> {
        let Grondslag { overeenkomst, intake, .. } = *self.keuze.grondslag;
        let shown = financien::gevraagd(overeenkomst, self.keuze.grondslag.vraag);
        let found = financien::bevindingen(overeenkomst, intake).into_iter().filter_map(|vondst| {
            let lack = vondst.post.map(|post| (vondst.levering.van(), post));
            let mut gevolg = lack.and_then(|lack| self.afwezig.get(&lack)).cloned().unwrap_or_default();
            // The block of money names these itself.
            let named =
                matches!(vondst.diagnostic.code, Code::PostOnbekend | Code::VerschilZonderToelichting);
            gevolg.elders = named || !shown.contains(&vondst.levering);
            self.diagnostic_met(&vondst.diagnostic, gevolg)
        });
        found.collect()
    }

    /// What the readers found; nothing if it is about data that the selection leaves out.
    pub(super) fn diagnostic(&self, diagnostic: &Diagnostic) -> Option<Vondst> {
        self.diagnostic_met(diagnostic, Gevolg::default())
    }

    /// The same, with what else follows from it.
    fn diagnostic_met(&self, diagnostic: &Diagnostic, gevolg: Gevolg) -> Option<Vondst> {
        let path = path(&diagnostic.place);
        let levering = path.and_then(|path| self.levering(path));
        if levering.is_some_and(|(index, _)| !self.keuze.gegevens[index]) {
            return None;
        }
        let mut bevinding = leeg(diagnostic.code, diagnostic.ernst, diagnostic.bericht.clone());
        bevinding.bestand = path.map(str::to_owned);
        bevinding.notities.clone_from(&diagnostic.notes);
        bevinding.oplossing.clone_from(&diagnostic.oplossing);
        let mut gevolg = gevolg;
        if let Place::Cell(cell) = &diagnostic.place {
            bevinding.regel = Some(cell.line);
            bevinding.kolom = cell.column;
            bevinding.cel = Some(cell.name());
            if diagnostic.ernst == Ernst::Fout {
                gevolg = self.van_cel(diagnostic.zaak.as_ref().unwrap_or(cell));
            }
        }
        gevolg.eigen = diagnostic.gevolg.as_deref().map(hoofdletter);
        if let (Ernst::Fout, Some((index, Some(periode)))) = (diagnostic.ernst, levering) {
            let missing = self.ontbreekt.get(&(index, periode));
            gevolg = missing.into_iter().fold(gevolg, Gevolg::plus);
        }
        Some(self.vondst(bevinding, gevolg, levering.map(|(index, _)| index)))
    }

    /// Rows that break a rule of their data set.
    pub(super) fn gebroken(&self) -> Vec<Vondst> {
        let Grondslag { overeenkomst, intake, vraag, .. } = *self.keuze.grondslag;
        let broken = gebroken_regels(overeenkomst, &intake.zaken, vraag.peildatum);
        let chosen = broken.into_iter().filter(|of| self.keuze.gegevens[of.gegevens]);
        chosen
            .filter_map(|of| {
                let gegevens = &overeenkomst.gegevens[of.gegevens];
                let regel = gegevens.regels.get(of.regel)?;
                let rij = intake.zaken[of.gegevens].rijen.get(of.rij as usize)?;
                let (bestand, line) = (rij.plek.bestand, rij.plek.regel);
                let ernst = if regel.fout { Ernst::Fout } else { Ernst::Waarschuwing };
                let zin = regelzin(gegevens, &regel.voorwaarde);
                let mut bevinding = leeg(Code::RegelGebroken, ernst, format!("hier moet gelden: {zin}"));
                bevinding.bestand = Some(pad(intake, bestand));
                bevinding.regel = Some(line);
                bevinding.cel = Some(format!("rij {line}"));
                self.zet_cel(&mut bevinding, regel.voorwaarde.veld, rij);
                let cellen = regel.voorwaarde.velden().map(|veld| {
                    let waarde = cel(&intake.zaken[of.gegevens], rij.cellen[veld]);
                    format!("{}: {waarde}", gegevens.velden[veld].kolom())
                });
                bevinding.waarde = Some(cellen.collect::<Vec<_>>().join("; "));
                let touched = self.rijen.get(&(bestand, line)).filter(|_| regel.fout);
                let gevolg = touched.cloned().unwrap_or_default();
                Some(self.vondst(bevinding, gevolg, Some(of.gegevens)))
            })
            .collect()
    }

    /// Rows with a member that nobody declared.
    pub(super) fn vreemd(&self) -> Vec<Vondst> {
        let (overeenkomst, intake) = (self.keuze.grondslag.overeenkomst, self.keuze.grondslag.intake);
        // Its data set, its number there, and the norms that it is strange to.
        type Rij = (usize, u32, Vec<usize>);
        let mut rows: BTreeMap<(u32, u64, &str), Rij> = BTreeMap::new();
        for beoordeling in &self.keuze.beoordelingen {
            let Some(rijen) = self.keuze.norm(beoordeling).soort.rijen() else { continue };
            let data = intake.zaken.get(rijen.gegevens);
            let strange = beoordeling.uitslag.stand.iter().flat_map(|stand| &stand.vreemd);
            for (row, value) in strange {
                let Some(rij) = data.and_then(|zaken| zaken.rijen.get(*row as usize)) else { continue };
                let key = (rij.plek.bestand, rij.plek.regel, value.as_str());
                rows.entry(key)
                    .or_insert_with(|| (rijen.gegevens, *row, Vec::new()))
                    .2
                    .push(beoordeling.norm);
            }
        }
        rows.into_iter()
            .map(|((bestand, regel, value), (index, row, normen))| {
                let names: Vec<String> =
                    normen.iter().map(|norm| kleine_letter(&overeenkomst.normen[*norm].titel)).collect();
                let bericht = format!("{} staat niet op de lijst voor {}", toon(value), opsomming(&names));
                let mut bevinding = leeg(Code::LidOnbekend, Ernst::Waarschuwing, bericht);
                bevinding.bestand = Some(pad(intake, bestand));
                bevinding.regel = Some(regel);
                bevinding.cel = Some(format!("rij {regel}"));
                let rij = intake.zaken[index].rijen.get(row as usize);
                let veld = normen.first().and_then(|norm| overeenkomst.normen[*norm].soort.ledenveld());
                if let (Some(rij), Some(veld)) = (rij, veld) {
                    self.zet_cel(&mut bevinding, veld, rij);
                }
                bevinding.normen = normen.iter().map(|norm| overeenkomst.normen[*norm].id.clone()).collect();
                let eigen = Some("Die rij telt niet mee.".to_owned());
                self.vondst(bevinding, Gevolg { eigen, ..Gevolg::default() }, Some(index))
            })
            .collect()
    }

    pub(super) fn vondst(&self, mut bevinding: Bevinding, gevolg: Gevolg, data: Option<usize>) -> Vondst {
        let overeenkomst = self.keuze.grondslag.overeenkomst;
        bevinding.gevolg = gevolg.zin(overeenkomst);
        if bevinding.normen.is_empty() {
            bevinding.normen =
                gevolg.normen().iter().map(|norm| overeenkomst.normen[*norm].id.clone()).collect();
        }
        let column = bevinding.kolom.map_or_else(String::new, |column| column.to_string());
        let data = data.map_or("", |index| overeenkomst.gegevens[index].id.as_str());
        let soort = format!("{} {data} {column} {}", bevinding.code, gevolg.rang(bevinding.ernst));
        Vondst { bevinding, gevolg, soort, kort: None }
    }
}

fn path(place: &Place) -> Option<&str> {
    match place {
        Place::File(path) => Some(path),
        Place::Cell(cell) => Some(&cell.path),
        Place::None | Place::Span(_) => None,
    }
}

/// A finding without a place.
pub(super) fn leeg(code: Code, ernst: Ernst, bericht: String) -> Bevinding {
    Bevinding {
        code: code.as_str(),
        ernst,
        bericht,
        bestand: None,
        regel: None,
        kolom: None,
        cel: None,
        zaak: None,
        waarde: None,
        eerder: None,
        notities: Vec::new(),
        oplossing: None,
        gevolg: String::new(),
        normen: Vec::new(),
    }
}
