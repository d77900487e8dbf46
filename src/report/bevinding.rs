//! What is wrong with the data, and what follows from it for the verdicts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Bevinding, Grondslag, Punt,
    norm::{naam, ontbrekend, pad},
    selectie::Keuze,
    woorden::{bestandsnaam, hoofdletter, kleine_letter, opsomming, opsomming_tot},
};
use crate::{
    agreement::Overeenkomst,
    calendar::Periode,
    diagnostic::{Code, Diagnostic, Ernst, Place},
    intake::Sleutel,
    norm::{Oordeel, gebroken_regels},
};

/// How many cells of one kind are named.
const MOST_CELLEN: usize = 4;

/// All findings: one by one, taken together, and which points each norm hangs on.
#[derive(Debug, Default)]
pub(super) struct Bevindingen {
    pub(super) lijst: Vec<Bevinding>,
    pub(super) punten: Vec<Punt>,
    /// Per norm (index in the agreement) the numbers of the points that make it onzeker or without data.
    pub(super) per_norm: BTreeMap<usize, Vec<usize>>,
}

/// What a finding does, by index in the agreement.
#[derive(Debug, Clone, Default)]
struct Gevolg {
    geen: BTreeSet<usize>,
    onzeker: BTreeSet<usize>,
    vast: BTreeSet<usize>,
    /// Norms without a threshold, whose number may be another.
    cijfer: BTreeSet<usize>,
    wachtlijsten: BTreeSet<usize>,
    /// What the reader itself says follows from it.
    eigen: Option<String>,
}

/// A finding on its way into the report.
#[derive(Debug, Clone)]
struct Vondst {
    bevinding: Bevinding,
    gevolg: Gevolg,
    /// Findings with the same key and file belong together.
    soort: String,
}

pub(super) fn verzamel(keuze: &Keuze<'_>) -> Bevindingen {
    let wijzer = Wijzer::new(keuze);
    let mut found = wijzer.leveringen();
    found.extend(
        keuze.grondslag.intake.diagnostics.iter().filter_map(|diagnostic| wijzer.diagnostic(diagnostic)),
    );
    found.extend(wijzer.gebroken());
    found.extend(wijzer.vreemd());
    found.sort_by_key(|vondst| rang(&vondst.gevolg, vondst.bevinding.ernst));
    let groups = samen(&found);
    let overeenkomst = keuze.grondslag.overeenkomst;
    let mut out = Bevindingen::default();
    for (index, group) in groups.iter().enumerate() {
        let gevolg = group.iter().fold(Gevolg::default(), |sum, nr| sum.plus(&found[*nr].gevolg));
        for norm in gevolg.geen.iter().chain(&gevolg.onzeker) {
            out.per_norm.entry(*norm).or_default().push(index + 1);
        }
        out.punten.push(Punt {
            nummer: index + 1,
            ernst: group.iter().map(|nr| found[*nr].bevinding.ernst).min().unwrap_or(Ernst::Waarschuwing),
            tekst: tekst(&found, group),
            gevolg: gevolg.zin(overeenkomst),
            heeft_gevolg: !gevolg.is_niets(),
            plaats: plaats(&found, group),
            bevindingen: group.clone(),
        });
    }
    out.lijst = found.into_iter().map(|vondst| vondst.bevinding).collect();
    out
}

impl Gevolg {
    fn plus(mut self, other: &Self) -> Self {
        self.geen.extend(&other.geen);
        self.onzeker.extend(&other.onzeker);
        self.vast.extend(&other.vast);
        self.cijfer.extend(&other.cijfer);
        self.wachtlijsten.extend(&other.wachtlijsten);
        self.eigen = self.eigen.or_else(|| other.eigen.clone());
        self
    }

    /// Whether no figure and no verdict hangs on it, and the reader had nothing to say.
    fn is_niets(&self) -> bool {
        let sets = [&self.geen, &self.onzeker, &self.cijfer, &self.wachtlijsten];
        sets.into_iter().all(BTreeSet::is_empty) && self.eigen.is_none()
    }

    /// What follows, in a sentence.
    fn zin(&self, overeenkomst: &Overeenkomst) -> String {
        let norms = |set: &BTreeSet<usize>, what: &str| -> Option<String> {
            let names: Vec<String> =
                set.iter().map(|index| naam(overeenkomst, &overeenkomst.normen[*index])).collect();
            match names.as_slice() {
                [] => None,
                [only] => Some(format!("{only} is {what}")),
                several => Some(format!("{} normen zijn {what}", several.len())),
            }
        };
        let figures: Vec<String> =
            self.cijfer.iter().map(|index| naam(overeenkomst, &overeenkomst.normen[*index])).collect();
        let figures =
            (!figures.is_empty()).then(|| format!("het cijfer van {} is niet precies", opsomming(&figures)));
        let lists: Vec<String> = self
            .wachtlijsten
            .iter()
            .map(|index| kleine_letter(&overeenkomst.wachtlijsten[*index].titel))
            .collect();
        let lists = (!lists.is_empty()).then(|| match lists.as_slice() {
            [only] => format!("wachtlijst {only} is niet volledig"),
            several => format!("de wachtlijsten {} zijn niet volledig", opsomming(several)),
        });
        let parts: Vec<String> =
            [norms(&self.geen, "niet te meten"), norms(&self.onzeker, "onzeker"), figures, lists]
                .into_iter()
                .flatten()
                .collect();
        if !parts.is_empty() {
            return format!("Gevolg: {}.", parts.join("; "));
        }
        if let Some(own) = &self.eigen {
            return format!("{}.", hoofdletter(own.trim_end_matches('.')));
        }
        match self.vast.len() {
            0 => "Geen gevolg voor de normen.".to_owned(),
            1 => {
                let only = self.vast.iter().map(|index| naam(overeenkomst, &overeenkomst.normen[*index]));
                format!("Geen gevolg: het oordeel over {} staat vast.", only.collect::<String>())
            }
            count => format!("Geen gevolg: de oordelen over {count} normen staan vast."),
        }
    }
}

/// What weighs most stands first.
fn rang(gevolg: &Gevolg, ernst: Ernst) -> u8 {
    if !gevolg.geen.is_empty() {
        0
    } else if !gevolg.onzeker.is_empty() {
        1
    } else if !gevolg.wachtlijsten.is_empty() || !gevolg.cijfer.is_empty() {
        2
    } else if gevolg.eigen.is_some() {
        3
    } else if !gevolg.vast.is_empty() {
        4
    } else if ernst == Ernst::Fout {
        5
    } else {
        6
    }
}

/// Findings that say the same of several files of a data set belong together, and so do those of one kind in one
/// column of one file. In order of the first of each.
fn samen(found: &[Vondst]) -> Vec<Vec<usize>> {
    let mut same_words: HashMap<(&str, &str), BTreeSet<Option<&str>>> = HashMap::new();
    for vondst in found {
        let key = (vondst.soort.as_str(), vondst.bevinding.bericht.as_str());
        same_words.entry(key).or_default().insert(vondst.bevinding.bestand.as_deref());
    }
    let mut place: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (nr, vondst) in found.iter().enumerate() {
        let bevinding = &vondst.bevinding;
        let (soort, bericht) = (vondst.soort.as_str(), bevinding.bericht.as_str());
        let files = same_words.get(&(soort, bericht)).map_or(0, BTreeSet::len);
        let key = if files > 1 {
            (soort, bericht, "")
        } else {
            (soort, "", bevinding.bestand.as_deref().unwrap_or_default())
        };
        let group = *place.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(nr);
    }
    groups
}

/// What is wrong, for a group of findings.
fn tekst(found: &[Vondst], group: &[usize]) -> String {
    let all: Vec<&Bevinding> = group.iter().map(|nr| &found[*nr].bevinding).collect();
    let Some(first) = all.first() else { return String::new() };
    let zin = |text: &str| format!("{}.", text.trim_end_matches('.'));
    if first.code == Code::LeveringOntbreekt.as_str() {
        let files: Vec<&str> = all.iter().filter_map(|of| of.bestand.as_deref()).collect();
        let verb = if files.len() == 1 { "ontbreekt" } else { "ontbreken" };
        return zin(&format!("{} {verb}", opsomming_tot(&files, 3)));
    }
    let place = match plaats(found, group) {
        place if place.is_empty() => place,
        place => format!("{place}: "),
    };
    let mut words: Vec<&str> = Vec::new();
    for bevinding in &all {
        if !words.contains(&bevinding.bericht.as_str()) {
            words.push(&bevinding.bericht);
        }
    }
    let more = words.len().saturating_sub(2);
    let words = words[..words.len().min(2)].join("; ");
    let more = if more == 0 { String::new() } else { format!("; en nog {more} van zulke waarden") };
    hoofdletter_na(&place, &zin(&format!("{words}{more}")))
}

/// Where a group of findings is: `a.csv, cel F88 en F102`.
fn plaats(found: &[Vondst], group: &[usize]) -> String {
    let all: Vec<&Bevinding> = group.iter().map(|nr| &found[*nr].bevinding).collect();
    let files: BTreeSet<&str> = all.iter().filter_map(|of| of.bestand.as_deref()).map(bestandsnaam).collect();
    let files: Vec<&str> = files.into_iter().collect();
    match files.as_slice() {
        [] => String::new(),
        [only] => match cellen(&all) {
            None => (*only).to_owned(),
            Some(cells) => format!("{only}, {cells}"),
        },
        [one, rest @ ..] if rest.len() > 2 => format!("{one} en nog {} bestanden", rest.len()),
        several => opsomming(several),
    }
}

fn hoofdletter_na(place: &str, words: &str) -> String {
    if place.is_empty() { hoofdletter(words) } else { format!("{place}{words}") }
}

/// `cel F88 en F102`, `rij 14`.
fn cellen(all: &[&Bevinding]) -> Option<String> {
    let names: Vec<&str> = all.iter().filter_map(|of| of.cel.as_deref()).collect();
    let rows: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix("rij ")).collect();
    if names.is_empty() {
        None
    } else if rows.len() == names.len() {
        Some(format!("rij {}", opsomming_tot(&rows, MOST_CELLEN)))
    } else {
        Some(format!("cel {}", opsomming_tot(&names, MOST_CELLEN)))
    }
}

/// Finds which norms a row, a file or a delivery touches.
struct Wijzer<'a> {
    keuze: &'a Keuze<'a>,
    bestanden: HashMap<&'a str, u32>,
    rijen: HashMap<(u32, u64), Vec<usize>>,
    /// Norms with a doubled case in a file.
    dubbel: HashMap<u32, BTreeSet<usize>>,
    ontbreekt: BTreeMap<(usize, Periode), Gevolg>,
}

impl<'a> Wijzer<'a> {
    fn new(keuze: &'a Keuze<'a>) -> Self {
        let intake = keuze.grondslag.intake;
        let named = intake.bestanden.iter().zip(0..).map(|(bestand, nr)| (bestand.pad.as_str(), nr));
        let mut wijzer = Self {
            keuze,
            bestanden: named.collect(),
            rijen: HashMap::new(),
            dubbel: HashMap::new(),
            ontbreekt: BTreeMap::new(),
        };
        for beoordeling in &keuze.beoordelingen {
            let (norm, uitslag) = (beoordeling.norm, &beoordeling.uitslag);
            for missing in &uitslag.ontbreekt {
                wijzer.ontbreekt.entry(*missing).or_default().add(norm, uitslag.oordeel);
            }
            let rows = uitslag.stand.iter().flat_map(|stand| &stand.onleesbaar);
            let data =
                keuze.norm(beoordeling).soort.rijen().and_then(|rijen| intake.zaken.get(rijen.gegevens));
            for rij in rows.filter_map(|row| data?.rijen.get(*row as usize)) {
                wijzer.rijen.entry((rij.plek.bestand, rij.plek.regel)).or_default().push(norm);
                if rij.sleutel == Sleutel::Dubbel {
                    wijzer.dubbel.entry(rij.plek.bestand).or_default().insert(norm);
                }
            }
        }
        for stand in &keuze.wachtlijsten {
            let data = keuze.grondslag.overeenkomst.wachtlijsten[stand.wachtlijst].gegevens;
            for periode in &stand.ontbreekt {
                wijzer.ontbreekt.entry((data, *periode)).or_default().wachtlijsten.insert(stand.wachtlijst);
            }
        }
        wijzer
    }

    fn oordeel(&self, norm: usize) -> Oordeel {
        let found = self.keuze.beoordelingen.iter().find(|of| of.norm == norm);
        found.map_or(Oordeel::GeldtNiet, |of| of.uitslag.oordeel)
    }

    fn van_normen(&self, normen: impl IntoIterator<Item = usize>) -> Gevolg {
        let mut gevolg = Gevolg::default();
        for norm in normen {
            gevolg.add(norm, self.oordeel(norm));
        }
        gevolg
    }

    /// The data set and period of a file.
    fn levering(&self, path: &str) -> Option<(usize, Option<Periode>)> {
        let bestand = &self.keuze.grondslag.intake.bestanden[*self.bestanden.get(path)? as usize];
        let index = bestand.gegevens?;
        let patroon = &self.keuze.grondslag.overeenkomst.gegevens[index].bestand;
        Some((index, patroon.periode(bestandsnaam(path))))
    }

    /// Needed deliveries of which nothing came in, or nothing that could be read.
    fn leveringen(&self) -> Vec<Vondst> {
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

    /// What the readers found; nothing if it is about data that the selection leaves out.
    fn diagnostic(&self, diagnostic: &Diagnostic) -> Option<Vondst> {
        let path = path(&diagnostic.place);
        let levering = path.and_then(|path| self.levering(path));
        if levering.is_some_and(|(index, _)| !self.keuze.gegevens[index]) {
            return None;
        }
        let mut bevinding = leeg(diagnostic.code, diagnostic.ernst, diagnostic.bericht.clone());
        bevinding.bestand = path.map(str::to_owned);
        bevinding.notities.clone_from(&diagnostic.notes);
        bevinding.oplossing.clone_from(&diagnostic.oplossing);
        let file = path.and_then(|path| self.bestanden.get(path).copied());
        let mut normen: Vec<usize> = Vec::new();
        if let Place::Cell(cell) = &diagnostic.place {
            bevinding.regel = Some(cell.line);
            bevinding.kolom = cell.column;
            bevinding.cel = Some(cell.name());
            let row = file.and_then(|file| self.rijen.get(&(file, cell.line)));
            normen.extend(row.into_iter().flatten());
            if diagnostic.code == Code::SleutelDubbel {
                normen.extend(file.and_then(|file| self.dubbel.get(&file)).into_iter().flatten());
            }
        }
        let mut gevolg =
            if diagnostic.ernst == Ernst::Fout { self.van_normen(normen) } else { Gevolg::default() };
        gevolg.eigen.clone_from(&diagnostic.gevolg);
        if let (Ernst::Fout, Some((index, Some(periode)))) = (diagnostic.ernst, levering) {
            let missing = self.ontbreekt.get(&(index, periode));
            gevolg = missing.into_iter().fold(gevolg, Gevolg::plus);
        }
        Some(self.vondst(bevinding, gevolg, levering.map(|(index, _)| index)))
    }

    /// Rows that break a rule of their data set.
    fn gebroken(&self) -> Vec<Vondst> {
        let Grondslag { overeenkomst, intake, vraag, .. } = *self.keuze.grondslag;
        let broken = gebroken_regels(overeenkomst, &intake.zaken, vraag.peildatum);
        let chosen = broken.into_iter().filter(|of| self.keuze.gegevens[of.gegevens]);
        chosen
            .filter_map(|of| {
                let regel = overeenkomst.gegevens[of.gegevens].regels.get(of.regel)?;
                let rij = intake.zaken[of.gegevens].rijen.get(of.rij as usize)?;
                let (bestand, line) = (rij.plek.bestand, rij.plek.regel);
                let ernst = if regel.fout { Ernst::Fout } else { Ernst::Waarschuwing };
                let mut bevinding =
                    leeg(Code::RegelGebroken, ernst, format!("hier moet gelden: {}", regel.tekst));
                bevinding.bestand = Some(pad(intake, bestand));
                bevinding.regel = Some(line);
                bevinding.cel = Some(format!("rij {line}"));
                let touched = self.rijen.get(&(bestand, line)).into_iter().flatten().copied();
                let gevolg = if regel.fout { self.van_normen(touched) } else { Gevolg::default() };
                Some(self.vondst(bevinding, gevolg, Some(of.gegevens)))
            })
            .collect()
    }

    /// Rows with a member that nobody declared.
    fn vreemd(&self) -> Vec<Vondst> {
        let (overeenkomst, intake) = (self.keuze.grondslag.overeenkomst, self.keuze.grondslag.intake);
        let mut rows: BTreeMap<(u32, u64, &str), (usize, Vec<usize>)> = BTreeMap::new();
        for beoordeling in &self.keuze.beoordelingen {
            let Some(rijen) = self.keuze.norm(beoordeling).soort.rijen() else { continue };
            let data = intake.zaken.get(rijen.gegevens);
            let strange = beoordeling.uitslag.stand.iter().flat_map(|stand| &stand.vreemd);
            for (row, value) in strange {
                let Some(rij) = data.and_then(|zaken| zaken.rijen.get(*row as usize)) else { continue };
                let key = (rij.plek.bestand, rij.plek.regel, value.as_str());
                rows.entry(key).or_insert_with(|| (rijen.gegevens, Vec::new())).1.push(beoordeling.norm);
            }
        }
        rows.into_iter()
            .map(|((bestand, regel, value), (index, normen))| {
                let names: Vec<String> =
                    normen.iter().map(|norm| kleine_letter(&overeenkomst.normen[*norm].titel)).collect();
                let bericht = format!("\"{value}\" staat niet op de lijst voor {}", opsomming(&names));
                let mut bevinding = leeg(Code::LidOnbekend, Ernst::Waarschuwing, bericht);
                bevinding.bestand = Some(pad(intake, bestand));
                bevinding.regel = Some(regel);
                bevinding.cel = Some(format!("rij {regel}"));
                bevinding.normen = normen.iter().map(|norm| overeenkomst.normen[*norm].id.clone()).collect();
                let eigen = Some("Die rij telt niet mee.".to_owned());
                self.vondst(bevinding, Gevolg { eigen, ..Gevolg::default() }, Some(index))
            })
            .collect()
    }

    fn vondst(&self, mut bevinding: Bevinding, gevolg: Gevolg, data: Option<usize>) -> Vondst {
        let overeenkomst = self.keuze.grondslag.overeenkomst;
        bevinding.gevolg = gevolg.zin(overeenkomst);
        if bevinding.normen.is_empty() {
            let sets = [&gevolg.geen, &gevolg.onzeker, &gevolg.vast, &gevolg.cijfer];
            let touched: BTreeSet<usize> = sets.into_iter().flatten().copied().collect();
            bevinding.normen = touched.iter().map(|norm| overeenkomst.normen[*norm].id.clone()).collect();
        }
        let column = bevinding.kolom.map_or_else(String::new, |column| column.to_string());
        let data = data.map_or("", |index| overeenkomst.gegevens[index].id.as_str());
        let soort = format!("{} {data} {column} {}", bevinding.code, rang(&gevolg, bevinding.ernst));
        Vondst { bevinding, gevolg, soort }
    }
}

impl Gevolg {
    fn add(&mut self, norm: usize, oordeel: Oordeel) {
        match oordeel {
            Oordeel::GeenGegevens => self.geen.insert(norm),
            Oordeel::Onzeker => self.onzeker.insert(norm),
            Oordeel::Gehaald
            | Oordeel::NietGehaald
            | Oordeel::GeenGevallen
            | Oordeel::TeBeoordelen
            | Oordeel::Uitzondering
            | Oordeel::GeldtNiet
            | Oordeel::NietAanDeBeurt => self.vast.insert(norm),
            Oordeel::GeenNorm => self.cijfer.insert(norm),
        };
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
fn leeg(code: Code, ernst: Ernst, bericht: String) -> Bevinding {
    Bevinding {
        code: code.as_str(),
        ernst,
        bericht,
        bestand: None,
        regel: None,
        kolom: None,
        cel: None,
        notities: Vec::new(),
        oplossing: None,
        gevolg: String::new(),
        normen: Vec::new(),
    }
}
