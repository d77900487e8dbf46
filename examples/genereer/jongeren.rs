//! Jongerenwerk: activities, and choices made with young people.

use anyhow::Result;
use chrono::NaiveDate;

use crate::{
    kalender::{Ritme, is_schoolvakantie, na},
    schrijver::{Cel, Datumvorm, Map, Vorm},
    toeval::{Deel, Reeks, Toeval},
    verhaal::{KWARTALEN, MAANDEN},
    zaken::{
        Bestand, Instelling, VOOR_DE_EERSTE, Zaak, Zaken, begindagen, code, lever_gebeurtenissen,
        lever_mutaties, verdeel,
    },
};

const ACTIVITEITEN: Bestand = Bestand {
    naam: "jongerenwerk",
    ritme: Ritme::Kwartaal,
    vorm: Vorm::gewoon(Datumvorm::DagMaandJaar),
    kolommen: &["Activiteit", "Datum", "Thema", "Vorm", "Tijd", "Met partner"],
};

const AFWEGINGEN: Bestand = Bestand {
    naam: "afwegingen",
    ritme: Ritme::Kwartaal,
    vorm: Vorm::gewoon(Datumvorm::Iso),
    kolommen: &["Zaaknummer", "Leeftijd", "Datum", "Keuze", "Met de jongere gekozen"],
};

/// The quarter of which the activities were never delivered.
const ZONDER_LEVERING: &str = "2023-Q1";

const THEMAS: [&str; 8] = [
    "eenzaamheid",
    "middelengebruik",
    "verslaving",
    "criminaliteit",
    "radicalisering",
    "schooluitval",
    "escalatie",
    "anders",
];
const DRUKTE_PER_THEMA: [u32; 8] = [18, 14, 8, 13, 4, 15, 8, 20];

const VORMEN: [&str; 6] = ["groepswerk", "coaching", "locatie", "ambulant", "voorlichting", "meidenwerk"];
const DRUKTE_PER_VORM: [u32; 6] = [26, 18, 20, 22, 6, 8];

const KEUZES: [&str; 3] = ["zelf_coachen", "voorliggend", "ketenpartner"];

/// Writes all deliveries.
pub(crate) fn lever(map: &mut Map, instelling: Instelling) -> Result<()> {
    lever_activiteiten(map, instelling)?;
    lever_afwegingen(map, instelling)
}

fn lever_activiteiten(map: &mut Map, instelling: Instelling) -> Result<()> {
    let mut toeval = Toeval::plan(instelling.zaad, Reeks::Jongerenwerk, Deel::Geheel);
    let mut plan = Vec::new();
    for maand in MAANDEN.iter().filter(|maand| maand.jaar == 2023) {
        let dagen = begindagen(&mut toeval, &maand.periode(), maand.afwegingen * 3 / 2);
        plan.extend(dagen.into_iter().map(|dag| (dag, true)));
    }
    for kwartaal in &KWARTALEN {
        let past = |activiteit: &(NaiveDate, bool)| kwartaal.periode().bevat(activiteit.0);
        verdeel(&mut toeval, &mut plan, kwartaal.zonder_partner, past, |activiteit| activiteit.1 = false);
    }
    let dagen: Vec<_> = plan.iter().map(|(dag, _)| *dag).collect();
    lever_gebeurtenissen(
        map,
        instelling,
        &ACTIVITEITEN,
        &dagen,
        &[ZONDER_LEVERING],
        &[],
        |dag, nummer, kopie| {
            let mut toeval = Toeval::zaak(instelling.zaad, Reeks::Jongerenwerk, kopie, nummer);
            let zonder = KWARTALEN.iter().find(|k| k.periode().bevat(dag)).and_then(|k| k.zonder_thema);
            let thema =
                Some(THEMAS[toeval.gewogen(&DRUKTE_PER_THEMA)]).filter(|thema| Some(*thema) != zonder);
            let tijden = if is_schoolvakantie(dag) { [45, 35, 20] } else { [30, 50, 20] };
            let tijd = ["kantoortijd", "avond", "weekend"][toeval.gewogen(&tijden)];
            // Work in the weekend is written on the Saturday after.
            let op_zaterdag = na(dag, 5 - i64::from(chrono::Datelike::weekday(&dag).num_days_from_monday()));
            let in_kwartaal =
                KWARTALEN.iter().any(|k| k.periode().bevat(dag) && k.periode().bevat(op_zaterdag));
            let weekend = tijd == "weekend" && in_kwartaal;
            vec![
                Cel::Tekst(code("J", nummer, kopie)),
                Cel::Datum(if weekend { op_zaterdag } else { dag }),
                Cel::Woord(thema.unwrap_or("anders")),
                Cel::Woord(VORMEN[toeval.gewogen(&DRUKTE_PER_VORM)]),
                Cel::Woord(if tijd == "weekend" && !weekend { "avond" } else { tijd }),
                Cel::JaNee(plan[nummer].1),
            ]
        },
    )
}

/// Who is still being followed: a case that comes back until it is settled.
#[derive(Debug)]
struct Afwegingen {
    instelling: Instelling,
    plan: Vec<NaiveDate>,
}

fn lever_afwegingen(map: &mut Map, instelling: Instelling) -> Result<()> {
    let mut toeval = Toeval::plan(instelling.zaad, Reeks::Afwegingen, Deel::Geheel);
    let mut plan = Vec::new();
    for maand in &MAANDEN {
        plan.extend(begindagen(&mut toeval, &maand.periode(), maand.afwegingen));
    }
    lever_mutaties(map, instelling, &AFWEGINGEN, VOOR_DE_EERSTE, &Afwegingen { instelling, plan }, &[])
}

#[derive(Debug)]
struct Afweging {
    code: String,
    leeftijd: u32,
    datum: NaiveDate,
    keuze: &'static str,
    /// Another choice, made with the young person on a later day.
    herzien: Option<(NaiveDate, &'static str)>,
}

impl Zaken for Afwegingen {
    type Zaak = Afweging;

    fn aantal(&self) -> usize {
        self.plan.len()
    }

    fn zaak(&self, nummer: usize, kopie: u32) -> Afweging {
        let datum = self.plan[nummer];
        let mut toeval = Toeval::zaak(self.instelling.zaad, Reeks::Afwegingen, kopie, nummer);
        let keuze = toeval.gewogen(&[52, 27, 21]);
        let anders = (keuze + toeval.tussen(1, 2) as usize) % KEUZES.len();
        let herzien = toeval.promille(240).then(|| (na(datum, toeval.dagen(40, 150)), KEUZES[anders]));
        // A few are just too young or too old: a warning, and they count.
        let leeftijd = match toeval.gewogen(&[4, 986, 10]) {
            0 => 11,
            1 => 12 + toeval.onder(7) + toeval.onder(6),
            _ => 24,
        };
        Afweging { code: code("Z", nummer, kopie), leeftijd, datum, keuze: KEUZES[keuze], herzien }
    }
}

impl Zaak for Afweging {
    fn begin(&self) -> NaiveDate {
        self.datum
    }

    fn eind(&self) -> NaiveDate {
        self.herzien.map_or(self.datum, |(dag, _)| dag)
    }

    fn rij(&self, stand: NaiveDate) -> Vec<Cel> {
        let keuze = self.herzien.filter(|(dag, _)| *dag <= stand).map_or(self.keuze, |(_, keuze)| keuze);
        vec![
            Cel::Tekst(self.code.clone()),
            Cel::Getal(self.leeftijd),
            Cel::Datum(self.datum),
            Cel::Woord(keuze),
            Cel::JaNee(true),
        ]
    }
}
