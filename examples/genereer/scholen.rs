//! Schools that are visited, and the beschermtafels.

use anyhow::Result;
use chrono::{Datelike, NaiveDate};

use crate::{
    kalender::{Periode, Ritme, dag, is_schoolvakantie, is_werkdag, na},
    schrijver::{Cel, Codering, Datumvorm, Map, Vorm},
    toeval::{Deel, Reeks, Toeval},
    verhaal::KWARTALEN,
    zaken::{Bestand, Instelling, lever_gebeurtenissen},
};

const SCHOLEN: [&str; 4] = ["school-1", "school-2", "school-3", "school-4"];

/// Tabs, for a change: the decimal commas stay.
const BEZOEKEN: Bestand = Bestand {
    naam: "schoolbezoeken",
    ritme: Ritme::Kwartaal,
    vorm: Vorm { codering: Codering::Utf8, scheiding: b'\t', datum: Datumvorm::DagMaandJaar },
    kolommen: &["Bezoeknummer", "School", "Datum", "Dagdelen"],
};

const ZITTINGEN: Bestand = Bestand {
    naam: "beschermtafels",
    ritme: Ritme::Kwartaal,
    vorm: Vorm::gewoon(Datumvorm::DagMaandJaar),
    kolommen: &["Zitting", "Beschermtafel", "Datum", "Voorzitter geleverd"],
};

/// Writes all deliveries.
pub(crate) fn lever(map: &mut Map, instelling: Instelling) -> Result<()> {
    let kolommen = &["School", "Van", "Tot en met"];
    for periode in Periode::van_2023(Ritme::Halfjaar) {
        let mut levering =
            map.levering("scholen", &periode, Vorm::gewoon(Datumvorm::DagMaandJaar), kolommen, &[])?;
        for school in SCHOLEN {
            levering.rij(&[Cel::Woord(school), Cel::Datum(dag(2022, 8, 29)), Cel::Leeg])?;
        }
        levering.sluit()?;
    }
    lever_bezoeken(map, Instelling { schaal: 1, ..instelling })?;
    lever_zittingen(map, Instelling { schaal: 1, ..instelling })
}

/// In each week without a holiday someone is at each school for one to one and a half dagdelen, in one or two visits.
fn lever_bezoeken(map: &mut Map, instelling: Instelling) -> Result<()> {
    let mut toeval = Toeval::plan(instelling.zaad, Reeks::Schoolbezoeken, Deel::Geheel);
    let mut plan: Vec<(NaiveDate, &str, &str)> = Vec::new();
    for kwartaal in &KWARTALEN {
        for maandag in kwartaal.periode().dagen().filter(|dag| dag.weekday().num_days_from_monday() == 0) {
            for school in SCHOLEN {
                let te_weinig = kwartaal.school_te_weinig == Some(school);
                let dagdelen: &[&str] = match toeval.gewogen(&[40, 35, 25]) {
                    _ if te_weinig => &["0,5"],
                    0 => &["0,5", "0,5"],
                    1 => &["1"],
                    _ => &["1", "0,5"],
                };
                let mut dagen: Vec<_> =
                    (0..5).map(|n| na(maandag, n)).filter(|dag| is_schooldag(*dag)).collect();
                toeval.schud(&mut dagen);
                plan.extend(dagen.into_iter().zip(dagdelen).map(|(dag, dagdelen)| (dag, school, *dagdelen)));
            }
        }
    }
    plan.sort_unstable();
    let dagen: Vec<_> = plan.iter().map(|(dag, ..)| *dag).collect();
    lever_gebeurtenissen(map, instelling, &BEZOEKEN, &dagen, &[], &[], |dag, nummer, _| {
        let (_, school, dagdelen) = plan[nummer];
        vec![
            Cel::Tekst(format!("S{:03}", nummer + 1)),
            Cel::Tekst(school.to_owned()),
            Cel::Datum(dag),
            Cel::Tekst(dagdelen.to_owned()),
        ]
    })
}

fn is_schooldag(dag: NaiveDate) -> bool {
    is_werkdag(dag) && !is_schoolvakantie(dag)
}

/// Each tafel sits every week, on its own day. Now and then another organisation gives the chair.
fn lever_zittingen(map: &mut Map, instelling: Instelling) -> Result<()> {
    let mut plan = Vec::new();
    for kwartaal in &KWARTALEN {
        for dag in kwartaal.periode().dagen().filter(|dag| is_werkdag(*dag)) {
            match dag.weekday().num_days_from_monday() {
                1 => plan.push((dag, "oss-bernheze")),
                3 => plan.push((dag, "uden-veghel-boekel-landerd")),
                _ => {}
            }
        }
    }
    let dagen: Vec<_> = plan.iter().map(|(dag, _)| *dag).collect();
    lever_gebeurtenissen(map, instelling, &ZITTINGEN, &dagen, &[], &[], |dag, nummer, _| {
        let mut toeval = Toeval::zaak(instelling.zaad, Reeks::Beschermtafels, 0, nummer);
        vec![
            Cel::Tekst(format!("B{:03}", nummer + 1)),
            Cel::Woord(plan[nummer].1),
            Cel::Datum(dag),
            Cel::JaNee(toeval.promille(930)),
        ]
    })
}
