//! The judgements that the gemeente keeps beside the deliveries: `oordelen.csv`.

use std::collections::BTreeSet;

use super::{
    Bestand, Bestandsgegevens, OordeelRegel,
    bestand::plek,
    cel::{Cel, Namen},
    lezing::{Gelezen, Lezing, Stapel, Vorm},
    waarde::toon,
};
use crate::{
    agreement::{Overeenkomst, Pinnen, Veld, VeldSoort},
    diagnostic::{Code, Diagnostic, Place, nearest},
};

const ONDERWERP: usize = 0;
const DATUM: usize = 1;
const OORDEEL: usize = 2;
const DOOR: usize = 3;
const TOELICHTING: usize = 4;
const GELDIG_TOT: usize = 5;

/// The fields of `oordelen.csv`, in the order of the constants above.
fn velden() -> Vec<Veld> {
    let veld = |naam: &str, soort, verplicht| Veld {
        naam: naam.to_owned(),
        kolommen: vec![naam.to_owned()],
        soort,
        verplicht,
        leeg_betekent: None,
        gepland: false,
        geen_persoonsgegeven: None,
    };
    let oordelen = vec!["voldoende".to_owned(), "onvoldoende".to_owned()];
    vec![
        veld("onderwerp", VeldSoort::Code, true),
        veld("datum", VeldSoort::Datum, true),
        veld("oordeel", VeldSoort::Keuze(oordelen), true),
        veld("door", VeldSoort::Tekst, false),
        veld("toelichting", VeldSoort::Tekst, false),
        Veld {
            gepland: true,
            kolommen: vec!["geldig_tot".into(), "geldig tot".into()],
            ..veld("geldig_tot", VeldSoort::Datum, false)
        },
    ]
}

/// Reads the files called `oordelen.csv`, given by index.
pub(super) fn lees(
    overeenkomst: &Overeenkomst,
    indices: &[usize],
    bestanden: &[Bestand],
    per_bestand: &mut [Bestandsgegevens],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<OordeelRegel> {
    let (velden, pinnen) = (velden(), Pinnen::default());
    let mut vorm = Vorm::new(&velden, &[], &pinnen);
    let mut oordelen = Oordelen {
        onderwerpen: onderwerpen(overeenkomst),
        bestand: 0,
        namen: Namen::default(),
        regels: Vec::new(),
    };
    for index in indices {
        oordelen.bestand = *index;
        vorm.lees(&bestanden[*index], &mut per_bestand[*index], diagnostics, &mut oordelen);
    }
    oordelen.regels
}

/// Everything that can be judged, by id.
fn onderwerpen(overeenkomst: &Overeenkomst) -> BTreeSet<&str> {
    let bepalingen = overeenkomst.kernbedingen.iter().flat_map(|kernbeding| &kernbeding.bepalingen);
    let voorwaarden = overeenkomst.risicos.iter().flat_map(|risico| &risico.randvoorwaarden);
    let ids = bepalingen.map(|bepaling| &bepaling.id).chain(overeenkomst.doelen.iter().map(|doel| &doel.id));
    let ids = ids.chain(voorwaarden.map(|voorwaarde| &voorwaarde.id));
    ids.chain(overeenkomst.normen.iter().map(|norm| &norm.id)).map(String::as_str).collect()
}

struct Oordelen<'a> {
    onderwerpen: BTreeSet<&'a str>,
    /// Index of the file being read.
    bestand: usize,
    namen: Namen,
    regels: Vec<OordeelRegel>,
}

impl Stapel for Oordelen<'_> {
    fn namen(&mut self) -> &mut Namen {
        &mut self.namen
    }

    fn neem(&mut self, rij: Gelezen<'_>, lezing: &Lezing<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
        let Some(regel) = self.regel(&rij) else {
            return self.onleesbaar(&rij, lezing, diagnostics);
        };
        if !self.onderwerpen.contains(regel.onderwerp.as_str()) {
            diagnostics.push(self.zonder_onderwerp(&regel, lezing));
        }
        self.regels.push(regel);
    }
}

impl Oordelen<'_> {
    /// The judgement in a row; none when a cell of it can't be read, for which there is a finding.
    fn regel(&self, rij: &Gelezen<'_>) -> Option<OordeelRegel> {
        if rij.cellen.contains(&Cel::Onleesbaar) {
            return None;
        }
        let word = |veld: usize| match rij.cellen[veld] {
            Cel::Naam(naam) => self.namen.word(naam).to_owned(),
            Cel::Leeg | Cel::Onleesbaar | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_) => String::new(),
        };
        let day = |veld: usize| match rij.cellen[veld] {
            Cel::Datum(day) => Some(day),
            Cel::Leeg | Cel::Onleesbaar | Cel::Getal(_) | Cel::Naam(_) | Cel::JaNee(_) => None,
        };
        Some(OordeelRegel {
            onderwerp: word(ONDERWERP),
            datum: day(DATUM)?,
            voldoende: word(OORDEEL) == "voldoende",
            door: word(DOOR),
            toelichting: word(TOELICHTING),
            geldig_tot: day(GELDIG_TOT),
            plek: plek(self.bestand, rij.regel),
        })
    }

    /// Whatever is wrong with a row that is left out has one code here, and the same follows from it.
    fn onleesbaar(&self, rij: &Gelezen<'_>, lezing: &Lezing<'_, '_>, diagnostics: &mut [Diagnostic]) {
        let onderwerp = match rij.cellen[ONDERWERP] {
            Cel::Naam(naam) => format!(" over {}", toon(self.namen.word(naam))),
            Cel::Leeg | Cel::Onleesbaar | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_) => String::new(),
        };
        let gevolg = format!("deze regel telt niet mee; een ouder oordeel{onderwerp} blijft gelden");
        let row = lezing.place(rij.regel, ONDERWERP);
        let of_row = |finding: &&mut Diagnostic| match (&finding.place, &row) {
            (Place::Cell(a), Place::Cell(b)) => (&a.path, a.line) == (&b.path, b.line),
            (Place::Cell(_) | Place::None | Place::File(_) | Place::Span(_), _) => false,
        };
        for finding in diagnostics.iter_mut().rev().take_while(of_row) {
            finding.code = Code::OordeelOnleesbaar;
            finding.notes = vec![gevolg.clone()];
        }
    }

    fn zonder_onderwerp(&self, regel: &OordeelRegel, lezing: &Lezing<'_, '_>) -> Diagnostic {
        let bericht = format!("{} is geen bepaling, doel, randvoorwaarde of norm", toon(&regel.onderwerp));
        let finding = Diagnostic::waarschuwing(
            Code::OordeelZonderOnderwerp,
            lezing.place(regel.plek.regel, ONDERWERP),
            bericht,
        );
        match nearest(&regel.onderwerp, self.onderwerpen.iter().copied()) {
            Some(bedoeld) => finding.oplossing(format!("bedoelde u \"{bedoeld}\"?")),
            None => finding.oplossing("gebruik een id uit de overeenkomst"),
        }
    }
}
