//! Collectief sociaal werk and informele ondersteuning: places, money, agendas, plans and visits.

use anyhow::Result;
use chrono::NaiveDate;

use crate::{
    kalender::{Periode, Ritme, dag},
    schrijver::{Cel, Datumvorm, Ingreep, Map, Misser, Rij, Vorm},
    toeval::{Deel, Reeks, Toeval},
    verhaal::{DRUKTE_PER_WIJK, KWARTALEN, MAANDEN, SOCIALE_TEAMS, WIJKEN},
    zaken::{Bestand, Instelling, begindagen, code, lever_gebeurtenissen},
};

const DMJ: Vorm = Vorm::gewoon(Datumvorm::DagMaandJaar);
const ISO: Vorm = Vorm::gewoon(Datumvorm::Iso);

const HUISBEZOEKEN: Bestand = Bestand {
    naam: "huisbezoeken",
    ritme: Ritme::Kwartaal,
    vorm: DMJ,
    kolommen: &["Bezoeknummer", "Datum", "Leeftijd", "Wijkgebied", "Proeftuin"],
};

/// A place: wijkgebied, soort, laagdrempelig, first and last day. The first of a wijkgebied is the one that counts.
type Plek = (&'static str, &'static str, bool, NaiveDate, Option<NaiveDate>);

/// W09 has a course only, until a meeting place opens in the fourth quarter.
const PLEKKEN: [Plek; 26] = [
    ("W01", "ontmoeting", true, dag(2015, 9, 1), None),
    ("W01", "inloop", true, dag(2019, 1, 14), None),
    ("W01", "cursus", false, dag(2022, 9, 5), Some(dag(2023, 6, 30))),
    ("W02", "ontmoeting", true, dag(2017, 3, 6), None),
    ("W02", "ontmoeting", true, dag(2021, 10, 4), None),
    ("W02", "cursus", true, dag(2022, 1, 10), None),
    ("W03", "ontmoeting", true, dag(2018, 4, 3), None),
    ("W03", "overig", true, dag(2020, 2, 3), None),
    ("W04", "ontmoeting", true, dag(2016, 1, 11), None),
    ("W04", "inloop", true, dag(2016, 1, 11), None),
    ("W04", "ontmoeting", false, dag(2022, 5, 2), None),
    ("W05", "ontmoeting", true, dag(2022, 11, 1), None),
    ("W05", "cursus", true, dag(2021, 9, 6), None),
    ("W06", "ontmoeting", true, dag(2014, 9, 1), None),
    ("W06", "ontmoeting", true, dag(2019, 9, 2), None),
    ("W06", "inloop", true, dag(2020, 9, 7), None),
    ("W07", "ontmoeting", true, dag(2018, 10, 1), None),
    ("W07", "cursus", false, dag(2022, 9, 5), None),
    ("W08", "ontmoeting", true, dag(2021, 3, 1), None),
    ("W09", "cursus", true, dag(2020, 1, 6), None),
    ("W10", "ontmoeting", true, dag(2017, 9, 4), None),
    ("W10", "inloop", true, dag(2022, 2, 7), Some(dag(2023, 9, 29))),
    ("W11", "ontmoeting", true, dag(2019, 2, 4), None),
    ("W11", "cursus", true, dag(2021, 9, 6), None),
    ("W09", "ontmoeting", true, dag(2023, 10, 16), None),
    ("W03", "inloop", true, dag(2023, 4, 17), None),
];

/// A place that is in the first two deliveries, and then is not there any more, without a last day.
const VERDWENEN_PLEK: usize = 7;

const ONDERDELEN: [&str; 13] = [
    "werving",
    "promotie-vrijwilligers",
    "buurtbemiddeling",
    "huisbezoeken",
    "ervaringsdeskundigheid",
    "coordinatie",
    "deskundigheid-vrijwilligers",
    "veilige-werksituatie",
    "faciliteren",
    "ondersteuning-mantelzorgers",
    "promotie-mantelzorg",
    "advies-mantelzorg",
    "samenwerking",
];

/// How many people ask for support in the area of each sociaal team.
const BEHOEFTE: [u32; 5] = [214, 187, 163, 195, 142];

/// What is spent in a quarter on the work that 30/70 is about, in cents.
const PER_KWARTAAL: [u64; 4] = [119_472_350, 121_083_940, 117_926_415, 122_317_680];

/// Writes all deliveries.
pub(crate) fn lever(map: &mut Map, instelling: Instelling) -> Result<()> {
    lever_plekken(map)?;
    lever_inzet(map, instelling)?;
    lever_agendas(map)?;
    lever_plan(map)?;
    lever_huisbezoeken(map, instelling)
}

fn lever_plekken(map: &mut Map) -> Result<()> {
    let kolommen = &["Plek", "Wijkgebied", "Soort plek", "Laagdrempelig", "Open sinds", "Gesloten na"];
    let misser = Misser {
        bestand: "ontmoetingsplekken-2023-Q2",
        rij: Rij::Sleutel(plek_code(VERDWENEN_PLEK)),
        kolom: "Plek",
        ingreep: Ingreep::Niets,
        uitleg:
            "staat niet meer in de leveringen van het 3e en 4e kwartaal, zonder einddatum: verdwenen. Geen \
                 gevolg: het is geen ontmoetingsplek"
                .to_owned(),
    };
    for periode in Periode::van_2023(Ritme::Kwartaal) {
        let mut levering =
            map.levering("ontmoetingsplekken", &periode, DMJ, kolommen, std::slice::from_ref(&misser))?;
        for (nummer, (wijk, soort, laagdrempelig, open, dicht)) in PLEKKEN.into_iter().enumerate() {
            let verdwenen = nummer == VERDWENEN_PLEK && periode.tot_en_met > dag(2023, 6, 30);
            if open > periode.tot_en_met || verdwenen {
                continue;
            }
            // That a place will close is told in the quarter in which it closes.
            let dicht = dicht.filter(|dag| *dag <= periode.tot_en_met);
            levering.rij(&[
                Cel::Tekst(plek_code(nummer)),
                Cel::Woord(wijk),
                Cel::Woord(soort),
                Cel::JaNee(laagdrempelig),
                Cel::Datum(open),
                Cel::gepland(dicht),
            ])?;
        }
        levering.sluit()?;
    }
    Ok(())
}

fn plek_code(nummer: usize) -> String {
    format!("P{:02}", nummer + 1)
}

/// Splits the money of a quarter over sides and wijkgebieden, to the cent.
fn lever_inzet(map: &mut Map, instelling: Instelling) -> Result<()> {
    let mut toeval = Toeval::plan(instelling.zaad, Reeks::Inzet, Deel::Geheel);
    let misser = Misser {
        bestand: "inzet-2023-Q3",
        rij: Rij::Regel(34),
        kolom: "Uren",
        ingreep: Ingreep::Waarde("n.v.t."),
        uitleg: "geen getal. Geen gevolg: de norm kijkt naar het bedrag".to_owned(),
    };
    for (kwartaal, totaal) in KWARTALEN.iter().zip(PER_KWARTAAL) {
        let kolommen = &["Kant", "Wijkgebied", "Bedrag", "Uren"];
        let mut levering =
            map.levering("inzet", &kwartaal.periode(), ISO, kolommen, std::slice::from_ref(&misser))?;
        let informeel = 128;
        let collectief = 1000 - kwartaal.individueel - informeel;
        for (kant, promille) in
            [("individueel", kwartaal.individueel), ("collectief", collectief), ("informeel", informeel)]
        {
            for (plaats, wijk) in WIJKEN.into_iter().enumerate() {
                let ongeveer = totaal * promille / 1000 * u64::from(DRUKTE_PER_WIJK[plaats]) / 100;
                let centen = ongeveer * u64::from(toeval.tussen(985, 1015)) / 1000;
                // An hour costs some 68 euros.
                let uren = centen / 680;
                levering.rij(&[
                    Cel::Woord(kant),
                    Cel::Woord(wijk),
                    Cel::Tekst(format!("{},{:02}", met_punten(centen / 100), centen % 100)),
                    Cel::Tekst(format!("{},{}", met_punten(uren / 10), uren % 10)),
                ])?;
            }
        }
        levering.sluit()?;
    }
    Ok(())
}

/// A whole number with points between the thousands.
pub(crate) fn met_punten(getal: u64) -> String {
    if getal < 1000 { getal.to_string() } else { format!("{}.{:03}", met_punten(getal / 1000), getal % 1000) }
}

/// Agendas for 2022-2023, and those for 2024-2025 that were settled just in time.
fn lever_agendas(map: &mut Map) -> Result<()> {
    let kolommen = &["Wijkgebied", "Vastgesteld op", "Looptijd van", "Looptijd tot en met"];
    for periode in Periode::van_2023(Ritme::Jaar) {
        let mut levering = map.levering("sociale-agenda", &periode, DMJ, kolommen, &[])?;
        for (jaar, eerste_dag) in [(2022, 6), (2024, 4)] {
            for (plaats, wijk) in (0u32..).zip(WIJKEN) {
                levering.rij(&[
                    Cel::Woord(wijk),
                    Cel::Datum(dag(jaar - 1, 12, eerste_dag + plaats * 7 % 12)),
                    Cel::Datum(dag(jaar, 1, 1)),
                    Cel::Datum(dag(jaar + 1, 12, 31)),
                ])?;
            }
        }
        levering.sluit()?;
    }
    Ok(())
}

fn lever_plan(map: &mut Map) -> Result<()> {
    for periode in Periode::van_2023(Ritme::Jaar) {
        let mut levering =
            map.levering("plan-informeel", &periode, ISO, &["Onderdeel", "Uitgewerkt"], &[])?;
        for onderdeel in ONDERDELEN {
            levering.rij(&[Cel::Woord(onderdeel), Cel::JaNee(true)])?;
        }
        levering.sluit()?;

        let kolommen = &["Team", "Behoefte", "In plan"];
        let mut levering = map.levering("behoefte-informeel", &periode, ISO, kolommen, &[])?;
        for (team, behoefte) in SOCIALE_TEAMS.into_iter().zip(BEHOEFTE) {
            levering.rij(&[Cel::Woord(team), Cel::Getal(behoefte), Cel::JaNee(true)])?;
        }
        levering.sluit()?;
    }
    Ok(())
}

fn lever_huisbezoeken(map: &mut Map, instelling: Instelling) -> Result<()> {
    let mut toeval = Toeval::plan(instelling.zaad, Reeks::Huisbezoeken, Deel::Geheel);
    let mut plan = Vec::new();
    for maand in MAANDEN.iter().filter(|maand| maand.jaar == 2023) {
        plan.extend(begindagen(&mut toeval, &maand.periode(), maand.aanmeldingen * 2));
    }
    let in_mei =
        plan.iter().position(|dag_van_bezoek| *dag_van_bezoek >= dag(2023, 5, 15)).unwrap_or_default();
    let misser = Misser {
        bestand: "huisbezoeken-2023-Q2",
        rij: Rij::Sleutel(code("B", in_mei, 0)),
        kolom: "Leeftijd",
        ingreep: Ingreep::Waarde("8O"),
        uitleg: "een letter O in plaats van een nul. Gevolg: 1 onleesbaar huisbezoek in het 2e kwartaal"
            .to_owned(),
    };
    lever_gebeurtenissen(map, instelling, &HUISBEZOEKEN, &plan, &[], &[misser], |dag, nummer, kopie| {
        let mut toeval = Toeval::zaak(instelling.zaad, Reeks::Huisbezoeken, kopie, nummer);
        let wijk = WIJKEN[toeval.gewogen(&DRUKTE_PER_WIJK)];
        let leeftijd = 70 + toeval.onder(9) + toeval.onder(9) + toeval.onder(8);
        let proeftuin = wijk == "W04" && toeval.promille(400);
        vec![
            Cel::Tekst(code("B", nummer, kopie)),
            Cel::Datum(dag),
            Cel::Getal(leeftijd),
            Cel::Woord(wijk),
            Cel::JaNee(true).als(proeftuin),
        ]
    })
}
