//! Who works there: teams, sociaal werkers, professionals of the CJG and jongerenwerkers. Codes, never names.

use anyhow::Result;
use chrono::NaiveDate;

use crate::{
    kalender::{Periode, Ritme, dag},
    schrijver::{Cel, Codering, Datumvorm, Map, Vorm},
    toeval::{Reeks, Toeval},
    verhaal::{CJG_TEAMS, SOCIALE_TEAMS},
    zaken::Instelling,
};

const DMJ: Vorm = Vorm::gewoon(Datumvorm::DagMaandJaar);
const ISO: Vorm = Vorm::gewoon(Datumvorm::Iso);

const SOCIAAL_WERKERS: usize = 46;
/// Left in May, and joined in September with one competentie still to get.
const VERTREKT: (usize, NaiveDate) = (17, dag(2023, 5, 31));
const KOMT: (usize, NaiveDate) = (45, dag(2023, 9, 1));
const ONTBREEKT: &str = "competentie-07";

const COMPETENTIES: [&str; 10] = [
    "competentie-01",
    "competentie-02",
    "competentie-03",
    "competentie-04",
    "competentie-05",
    "competentie-06",
    ONTBREEKT,
    "competentie-08",
    "competentie-09",
    "competentie-10",
];

const JEUGDPROFESSIONALS: usize = 32;
/// The registration of one of them ran out in August; another person took the work over in November.
const SKJ_VERLOPEN: usize = 12;
const SKJ_TOT: NaiveDate = dag(2023, 8, 31);
const SKJ_UIT_DIENST: NaiveDate = dag(2023, 10, 31);
const SKJ_OPVOLGER: NaiveDate = dag(2023, 11, 1);

const DESKUNDIGHEDEN: [&str; 5] = ["opvoeden", "jeugdgezondheid", "beperking", "psychologie", "veiligheid"];

/// Writes all deliveries.
pub(crate) fn lever(map: &mut Map, instelling: Instelling) -> Result<()> {
    lever_teams(map)?;
    for periode in Periode::van_2023(Ritme::Halfjaar) {
        lever_sociaal_werkers(map, instelling, &periode)?;
        lever_deskundigheid(map, &periode)?;
        lever_jongerenwerkers(map, &periode)?;
    }
    for periode in Periode::van_2023(Ritme::Kwartaal) {
        lever_jeugdprofessionals(map, instelling, &periode)?;
    }
    Ok(())
}

fn lever_teams(map: &mut Map) -> Result<()> {
    for periode in Periode::van_2023(Ritme::Kwartaal) {
        let mut levering =
            map.levering("teams", &periode, DMJ, &["Team", "Soort team", "Van", "Tot en met"], &[])?;
        let teams = SOCIALE_TEAMS
            .iter()
            .map(|team| (team, "sociaal"))
            .chain(CJG_TEAMS.iter().map(|team| (team, "cjg")));
        for (team, soort) in teams {
            levering.rij(&[Cel::Woord(team), Cel::Woord(soort), Cel::Datum(dag(2022, 1, 1)), Cel::Leeg])?;
        }
        levering.sluit()?;
    }
    Ok(())
}

fn lever_sociaal_werkers(map: &mut Map, instelling: Instelling, periode: &Periode) -> Result<()> {
    let kolommen = &["Medewerker", "Team", "Opleiding", "Lid sociaal team", "In dienst", "Uit dienst"];
    let mut levering = map.levering("sociaal-werkers", periode, DMJ, kolommen, &[])?;
    let werkers: Vec<_> = (0..SOCIAAL_WERKERS)
        .map(|nummer| (nummer, sociaal_werker(instelling, nummer)))
        .filter(|(_, (in_dienst, _))| *in_dienst <= periode.tot_en_met)
        .collect();
    for (nummer, (in_dienst, mut toeval)) in werkers {
        let opleiding = ["mbo", "hbo", "wo", "vergelijkbaar"][toeval.gewogen(&[30, 62, 3, 5])];
        let uit_dienst = (nummer == VERTREKT.0).then_some(VERTREKT.1);
        levering.rij(&[
            Cel::Tekst(format!("sw-{:02}", nummer + 1)),
            Cel::Woord(SOCIALE_TEAMS[nummer % SOCIALE_TEAMS.len()]),
            Cel::Woord(opleiding),
            Cel::JaNee(true),
            Cel::Datum(in_dienst),
            Cel::gepland(uit_dienst),
        ])?;
    }
    levering.sluit()?;

    let kolommen = &["Medewerker", "Competentie", "Behaald op", "Geldig tot en met"];
    let mut levering = map.levering("competenties", periode, DMJ, kolommen, &[])?;
    for nummer in 0..SOCIAAL_WERKERS {
        let (in_dienst, mut toeval) = sociaal_werker(instelling, nummer);
        if in_dienst > periode.tot_en_met {
            continue;
        }
        for competentie in COMPETENTIES {
            let behaald =
                dag(toeval.tussen(2016, 2022).cast_signed(), toeval.tussen(1, 12), toeval.tussen(1, 28));
            // One in ten has to be renewed, long after this year.
            let geldig_tot = toeval.promille(100).then(|| dag(2026, toeval.tussen(1, 12), 28));
            if nummer == KOMT.0 && competentie == ONTBREEKT {
                continue;
            }
            levering.rij(&[
                Cel::Tekst(format!("sw-{:02}", nummer + 1)),
                Cel::Woord(competentie),
                Cel::Datum(behaald),
                Cel::gepland(geldig_tot),
            ])?;
        }
    }
    levering.sluit()
}

/// The first day of a sociaal werker, and the chance for the rest.
fn sociaal_werker(instelling: Instelling, nummer: usize) -> (NaiveDate, Toeval) {
    let mut toeval = Toeval::zaak(instelling.zaad, Reeks::Personeel, 0, nummer);
    let in_dienst = dag(toeval.tussen(2005, 2021).cast_signed(), toeval.tussen(1, 12), 1);
    (if nummer == KOMT.0 { KOMT.1 } else { in_dienst }, toeval)
}

fn lever_jeugdprofessionals(map: &mut Map, instelling: Instelling, periode: &Periode) -> Result<()> {
    let kolommen = &["Medewerker", "Team", "SKJ sinds", "SKJ tot en met", "In dienst", "Uit dienst"];
    let mut levering = map.levering("jeugdprofessionals", periode, DMJ, kolommen, &[])?;
    for nummer in 0..JEUGDPROFESSIONALS {
        let mut toeval = Toeval::zaak(instelling.zaad, Reeks::Personeel, 1, nummer);
        let opvolger = nummer + 1 == JEUGDPROFESSIONALS;
        let jaar = toeval.tussen(2014, 2021).cast_signed();
        let (maand, dag_van_maand) = (toeval.tussen(1, 12), toeval.tussen(1, 28));
        let in_dienst = if opvolger { SKJ_OPVOLGER } else { dag(jaar, maand, 1) };
        if in_dienst > periode.tot_en_met {
            continue;
        }
        // A registration lasts five years.
        let (sinds, tot) = match nummer {
            SKJ_VERLOPEN => (dag(2018, 9, 1), SKJ_TOT),
            _ => {
                let sinds = dag(2019 + jaar % 3, maand, dag_van_maand).max(dag(2019, 4, 1));
                (sinds, dag(2024 + jaar % 3, maand, dag_van_maand).max(dag(2024, 3, 31)))
            }
        };
        let uit_dienst =
            (nummer == SKJ_VERLOPEN && SKJ_UIT_DIENST <= periode.tot_en_met).then_some(SKJ_UIT_DIENST);
        let team = if opvolger { SKJ_VERLOPEN } else { nummer } % CJG_TEAMS.len();
        levering.rij(&[
            Cel::Tekst(format!("jp-{:02}", nummer + 1)),
            Cel::Woord(CJG_TEAMS[team]),
            Cel::Datum(sinds),
            Cel::Datum(tot),
            Cel::Datum(in_dienst),
            Cel::gepland(uit_dienst),
        ])?;
    }
    levering.sluit()
}

/// Each team has someone for each deskundigheid, and some have two.
fn lever_deskundigheid(map: &mut Map, periode: &Periode) -> Result<()> {
    let kolommen = &["Medewerker", "Team", "Deskundigheid", "Van", "Tot en met"];
    let mut levering = map.levering("deskundigheid", periode, ISO, kolommen, &[])?;
    for nummer in 0..JEUGDPROFESSIONALS {
        let opvolger = nummer + 1 == JEUGDPROFESSIONALS;
        if opvolger && SKJ_OPVOLGER > periode.tot_en_met {
            continue;
        }
        let van = if opvolger { SKJ_OPVOLGER } else { dag(2022, 1, 1) };
        let tot = (nummer == SKJ_VERLOPEN && SKJ_UIT_DIENST <= periode.tot_en_met).then_some(SKJ_UIT_DIENST);
        let plaats = if opvolger { SKJ_VERLOPEN } else { nummer };
        levering.rij(&[
            Cel::Tekst(format!("jp-{:02}", nummer + 1)),
            Cel::Woord(CJG_TEAMS[plaats % CJG_TEAMS.len()]),
            Cel::Woord(DESKUNDIGHEDEN[plaats / CJG_TEAMS.len() % DESKUNDIGHEDEN.len()]),
            Cel::Datum(van),
            Cel::gepland(tot),
        ])?;
    }
    levering.sluit()
}

fn lever_jongerenwerkers(map: &mut Map, periode: &Periode) -> Result<()> {
    let vorm = Vorm { codering: Codering::Utf8, scheiding: b',', datum: Datumvorm::Iso };
    let kolommen = &["Medewerker", "Opleiding", "In dienst", "Uit dienst"];
    let mut levering = map.levering("jongerenwerkers", periode, vorm, kolommen, &[])?;
    for (code, opleiding, in_dienst) in [
        ("jw-01", "hbo", dag(2015, 9, 1)),
        ("jw-02", "mbo", dag(2017, 2, 1)),
        ("jw-03", "hbo", dag(2019, 10, 1)),
        ("jw-04", "mbo", dag(2020, 8, 1)),
        ("jw-05", "hbo", dag(2021, 11, 1)),
        ("jw-06", "mbo", dag(2023, 2, 1)),
    ] {
        levering.rij(&[Cel::Woord(code), Cel::Woord(opleiding), Cel::Datum(in_dienst), Cel::Leeg])?;
    }
    levering.sluit()
}
