//! Aanmeldingen for individueel sociaal werk: who gets a first talk, and when.

use anyhow::Result;
use chrono::NaiveDate;

use crate::{
    kalender::{Ritme, dag, na, werkdag_tot, werkdag_vanaf},
    schrijver::{Cel, Datumvorm, Ingreep, Map, Misser, Rij, Vorm},
    toeval::{Deel, Reeks, Toeval},
    verhaal::{DRUKTE_PER_WIJK, KWARTALEN, MAANDEN, WIJKEN},
    zaken::{
        Bestand, Instelling, VOOR_DE_EERSTE, Zaak, Zaken, begindagen, code, lever_mutaties, venster, verdeel,
    },
};

const BESTAND: Bestand = Bestand {
    naam: "aanmeldingen",
    ritme: Ritme::Maand,
    vorm: Vorm::gewoon(Datumvorm::DagMaandJaar),
    kolommen: &[
        "Zaaknummer",
        "Leeftijd",
        "Wijkgebied",
        "Aanmelddatum",
        "Datum eerste gesprek",
        "Aantal gesprekken",
        "Vraagverheldering klaar",
        "Datum ingetrokken",
        "Samenwerkwijze",
        "Proeftuin",
    ],
};

/// The wijkgebieden where the talks come late, and that of the Proeftuin, as places in [`WIJKEN`].
const W07: usize = 6;
const W03: usize = 2;
const WIJK_VAN_DE_PROEFTUIN: usize = 3;

/// The part that a case plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rol {
    Gewoon,
    /// First talk exactly on the last day of the four weeks.
    LaatsteDag,
    TeLaat,
    NaZesWeken,
    Ingetrokken,
    Minderjarig,
    Proeftuin,
    ZonderSamenwerkwijze,
    /// A later delivery says that it began so many days later.
    Verschoven(i64),
    /// The aanmelddatum is an impossible day in the first delivery.
    OnmogelijkeDag,
}

#[derive(Debug, Clone, Copy)]
struct Plan {
    aangemeld: NaiveDate,
    wijk: usize,
    rol: Rol,
}

#[derive(Debug)]
struct Aanmeldingen {
    instelling: Instelling,
    plan: Vec<Plan>,
}

/// Writes the deliveries.
pub(crate) fn lever(map: &mut Map, instelling: Instelling) -> Result<()> {
    let zaken = Aanmeldingen { instelling, plan: plan(instelling) };
    let missers = missers(&zaken.plan);
    lever_mutaties(map, instelling, &BESTAND, VOOR_DE_EERSTE, &zaken, &missers)
}

fn plan(instelling: Instelling) -> Vec<Plan> {
    let toeval = |deel| Toeval::plan(instelling.zaad, Reeks::Aanmeldingen, deel);
    let mut plan = Vec::new();
    for maand in &MAANDEN {
        let mut toeval = toeval(maand.deel());
        for aangemeld in begindagen(&mut toeval, &maand.periode(), maand.aanmeldingen) {
            plan.push(Plan { aangemeld, wijk: toeval.gewogen(&DRUKTE_PER_WIJK), rol: Rol::Gewoon });
        }
    }
    for kwartaal in &KWARTALEN {
        let mut toeval = toeval(kwartaal.deel());
        let in_kwartaal = kwartaal.periode();
        let vier_weken = venster(&in_kwartaal, 29);
        let zes_weken = venster(&in_kwartaal, 43);
        let vrij = |zaak: &Plan| zaak.rol == Rol::Gewoon;
        let te_laat = |zaak: &Plan| vrij(zaak) && vier_weken.bevat(zaak.aangemeld);
        let [in_w07, in_w03, elders] = kwartaal.gesprek_te_laat;
        verdeel(
            &mut toeval,
            &mut plan,
            kwartaal.gesprek_na_zes_weken,
            |zaak| vrij(zaak) && zes_weken.bevat(zaak.aangemeld) && matches!(zaak.wijk, W07 | W03),
            |zaak| zaak.rol = Rol::NaZesWeken,
        );
        verdeel(
            &mut toeval,
            &mut plan,
            in_w07,
            |zaak| te_laat(zaak) && zaak.wijk == W07,
            |zaak| zaak.rol = Rol::TeLaat,
        );
        verdeel(
            &mut toeval,
            &mut plan,
            in_w03,
            |zaak| te_laat(zaak) && zaak.wijk == W03,
            |zaak| zaak.rol = Rol::TeLaat,
        );
        verdeel(
            &mut toeval,
            &mut plan,
            elders,
            |zaak| te_laat(zaak) && !matches!(zaak.wijk, W07 | W03),
            |zaak| zaak.rol = Rol::TeLaat,
        );
        verdeel(
            &mut toeval,
            &mut plan,
            kwartaal.zonder_samenwerkwijze,
            |zaak| vrij(zaak) && venster(&in_kwartaal, 30).bevat(zaak.aangemeld),
            |zaak| zaak.rol = Rol::ZonderSamenwerkwijze,
        );
        verdeel(&mut toeval, &mut plan, 5, te_laat, |zaak| zaak.rol = Rol::LaatsteDag);
    }
    bijzondere_zaken(&mut toeval(Deel::Geheel), &mut plan);
    plan
}

/// Those who don't count, and the two that a later delivery says other things about.
fn bijzondere_zaken(toeval: &mut Toeval, plan: &mut [Plan]) {
    let gewoon = |zaak: &Plan| zaak.rol == Rol::Gewoon;
    for maand in &MAANDEN {
        let periode = maand.periode();
        let gewoon = |zaak: &Plan| gewoon(zaak) && periode.bevat(zaak.aangemeld);
        let een_van = |deel: u32| (maand.aanmeldingen + deel / 2) / deel;
        verdeel(
            toeval,
            plan,
            een_van(25),
            |zaak| gewoon(zaak) && zaak.wijk == WIJK_VAN_DE_PROEFTUIN,
            |zaak| zaak.rol = Rol::Proeftuin,
        );
        verdeel(toeval, plan, een_van(32), gewoon, |zaak| zaak.rol = Rol::Minderjarig);
        verdeel(toeval, plan, een_van(36), gewoon, |zaak| zaak.rol = Rol::Ingetrokken);
    }
    for (dag, later) in [(dag(2023, 11, 9), 9), (dag(2023, 11, 14), 12)] {
        verdeel(
            toeval,
            plan,
            1,
            |zaak| gewoon(zaak) && zaak.aangemeld == dag,
            |zaak| zaak.rol = Rol::Verschoven(later),
        );
    }
    let half_februari = dag(2023, 2, 15)..=dag(2023, 2, 17);
    verdeel(
        toeval,
        plan,
        1,
        |zaak| gewoon(zaak) && half_februari.contains(&zaak.aangemeld),
        |zaak| zaak.rol = Rol::OnmogelijkeDag,
    );
}

fn missers(plan: &[Plan]) -> Vec<Misser> {
    let mut missers = Vec::new();
    for (nummer, zaak) in plan.iter().enumerate() {
        let rij = Rij::Sleutel(code("A", nummer, 0));
        if zaak.rol == Rol::OnmogelijkeDag {
            missers.push(Misser {
                bestand: "aanmeldingen-2023-02",
                rij: rij.clone(),
                kolom: "Aanmelddatum",
                ingreep: Ingreep::Waarde("31-02-2023"),
                uitleg: "deze dag bestaat niet. De levering van maart heeft de goede dag: geen gevolg"
                    .to_owned(),
            });
        }
        if let Rol::Verschoven(dagen) = zaak.rol {
            missers.push(Misser {
                bestand: "aanmeldingen-2023-12",
                rij,
                kolom: "Aanmelddatum",
                ingreep: Ingreep::Niets,
                uitleg: format!(
                    "{dagen} dagen later dan in de levering van november. Met de oude dag is het gesprek te laat"
                ),
            });
        }
    }
    missers
}

#[derive(Debug)]
struct Aanmelding {
    code: String,
    leeftijd: u32,
    wijk: &'static str,
    aangemeld: NaiveDate,
    /// What was delivered as aanmelddatum before December 2023.
    eerder: NaiveDate,
    gesprek: Option<NaiveDate>,
    gesprekken: u32,
    klaar: Option<NaiveDate>,
    ingetrokken: Option<NaiveDate>,
    samenwerkwijze: bool,
    proeftuin: bool,
}

impl Zaken for Aanmeldingen {
    type Zaak = Aanmelding;

    fn aantal(&self) -> usize {
        self.plan.len()
    }

    fn zaak(&self, nummer: usize, kopie: u32) -> Aanmelding {
        let Plan { aangemeld, wijk, rol } = self.plan[nummer];
        let mut toeval = Toeval::zaak(self.instelling.zaad, Reeks::Aanmeldingen, kopie, nummer);
        let gesprek = eerste_gesprek(&mut toeval, aangemeld, rol);
        let gesprekken = toeval.tussen(1, 2);
        let klaar = match gesprekken {
            1 => werkdag_vanaf(na(gesprek, toeval.dagen(0, 21))),
            _ => werkdag_vanaf(na(gesprek, toeval.dagen(14, 49))),
        };
        let ingetrokken =
            (rol == Rol::Ingetrokken).then(|| werkdag_vanaf(na(aangemeld, toeval.dagen(3, 20))));
        let later = if let Rol::Verschoven(dagen) = rol { dagen } else { 0 };
        // Planted mistakes are in the first copy only.
        let eerder = if kopie == 0 { na(aangemeld, -later) } else { aangemeld };
        Aanmelding {
            code: code("A", nummer, kopie),
            leeftijd: leeftijd(&mut toeval, rol),
            wijk: WIJKEN[wijk],
            aangemeld,
            eerder,
            gesprek: ingetrokken.is_none().then_some(gesprek),
            gesprekken,
            klaar: ingetrokken.is_none().then_some(klaar),
            ingetrokken,
            samenwerkwijze: rol != Rol::ZonderSamenwerkwijze,
            proeftuin: rol == Rol::Proeftuin,
        }
    }
}

fn eerste_gesprek(toeval: &mut Toeval, aangemeld: NaiveDate, rol: Rol) -> NaiveDate {
    let op_tijd = |toeval: &mut Toeval| {
        let later = KWARTALEN.iter().find(|k| k.periode().bevat(aangemeld)).map_or(0, |k| k.gesprek_later);
        let dagen = 1 + toeval.onder(8) + toeval.onder(8) + toeval.onder(8) + later;
        werkdag_tot(na(aangemeld, i64::from(dagen))).max(aangemeld)
    };
    match rol {
        Rol::Gewoon | Rol::Ingetrokken | Rol::ZonderSamenwerkwijze => op_tijd(toeval),
        Rol::LaatsteDag => werkdag_tot(na(aangemeld, 28)),
        Rol::TeLaat => werkdag_tot(na(aangemeld, toeval.dagen(33, 42))),
        Rol::NaZesWeken => werkdag_vanaf(na(aangemeld, toeval.dagen(47, 95))),
        Rol::Minderjarig | Rol::Proeftuin => {
            if toeval.promille(150) {
                werkdag_vanaf(na(aangemeld, toeval.dagen(29, 55)))
            } else {
                op_tijd(toeval)
            }
        }
        Rol::Verschoven(_) => werkdag_tot(na(aangemeld, 27)),
        Rol::OnmogelijkeDag => werkdag_tot(na(aangemeld, 20)),
    }
}

fn leeftijd(toeval: &mut Toeval, rol: Rol) -> u32 {
    if rol == Rol::Minderjarig {
        toeval.tussen(14, 17)
    } else {
        18 + toeval.onder(30) + toeval.onder(25) + toeval.onder(22)
    }
}

impl Zaak for Aanmelding {
    fn begin(&self) -> NaiveDate {
        self.eerder
    }

    fn eind(&self) -> NaiveDate {
        self.klaar.or(self.ingetrokken).unwrap_or(self.aangemeld)
    }

    fn rij(&self, stand: NaiveDate) -> Vec<Cel> {
        let had_gesprek = self.gesprek.is_some_and(|dag| dag <= stand);
        let is_klaar = self.klaar.is_some_and(|dag| dag <= stand);
        let verschoven = stand >= dag(2023, 12, 31);
        vec![
            Cel::Tekst(self.code.clone()),
            Cel::Getal(self.leeftijd),
            Cel::Woord(self.wijk),
            Cel::Datum(if verschoven { self.aangemeld } else { self.eerder }),
            Cel::bekend(self.gesprek, stand),
            Cel::Getal(if is_klaar { self.gesprekken } else { 1 }).als(had_gesprek),
            Cel::bekend(self.klaar, stand),
            Cel::bekend(self.ingetrokken, stand),
            Cel::JaNee(self.samenwerkwijze).als(had_gesprek),
            Cel::JaNee(true).als(self.proeftuin),
        ]
    }
}
