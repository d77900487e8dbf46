//! Sociaal raadsliedenwerk: who waits, who works where, and who gave information when.

use anyhow::Result;
use chrono::{Datelike, NaiveDate};

use crate::{
    kalender::{Periode, Ritme, dag, na, werkdag_tot, werkdag_vanaf},
    schrijver::{Cel, Codering, Datumvorm, Ingreep, Map, Misser, Rij, Vorm},
    toeval::{Deel, Reeks, Toeval},
    verhaal::{DRUKTE_PER_WIJK, KWARTALEN, MAANDEN, WIJKEN},
    zaken::{
        Bestand, Instelling, VOOR_DE_EERSTE, Zaak, Zaken, begindagen, code, lever_gebeurtenissen,
        lever_mutaties, venster, verdeel,
    },
};

const AANMELDINGEN: Bestand = Bestand {
    naam: "raadslieden-aanmeldingen",
    ritme: Ritme::Maand,
    vorm: Vorm::gewoon(Datumvorm::Iso),
    kolommen: &[
        "Zaaknummer",
        "Wijkgebied",
        "Aanmelddatum",
        "Datum eerste gesprek",
        "Datum ingetrokken",
        "Proeftuin",
    ],
};

const VOORLICHTING: Bestand = Bestand {
    naam: "voorlichting",
    ritme: Ritme::Kwartaal,
    vorm: Vorm { codering: Codering::Windows1252, scheiding: b';', datum: Datumvorm::DagMaandJaar },
    kolommen: &["Bijeenkomst", "Raadslid", "Datum", "Onderwerp"],
};

const TOETSEN: Bestand = Bestand {
    naam: "inkomenstoetsen",
    ritme: Ritme::Kwartaal,
    vorm: Vorm::gewoon(Datumvorm::DagMaandJaar),
    kolommen: &["Toetsnummer", "Datum", "Uitvoerder", "Wijkgebied"],
};

/// A raadslid: code, opleiding, first and last day, wijkgebieden (as places in [`WIJKEN`]).
type Raadslid = (&'static str, &'static str, NaiveDate, Option<NaiveDate>, &'static [usize]);

const RAADSLIEDEN: [Raadslid; 4] = [
    ("rl-01", "hbo", dag(2016, 3, 1), None, &[0, 1, 2, 3]),
    ("rl-02", "hbo", dag(2019, 9, 1), None, &[4, 5, 6, 7]),
    ("rl-03", "wo", dag(2021, 2, 1), None, &[8, 9]),
    ("rl-04", "hbo", dag(2018, 5, 1), Some(dag(2022, 10, 31)), &[10]),
];

/// From this day W11 has a raadslid again.
const W11_WEER_VAST: NaiveDate = dag(2023, 7, 1);

const ONDERWERPEN: [&str; 9] = [
    "Toeslagen: één aanvraag, één loket",
    "Financiële zelfredzaamheid",
    "Privé schulden: wat nu?",
    "Energietoeslag en meedoenregelingen",
    "Budgetcafé voor jonge gezinnen",
    "Brieven van de overheid lezen",
    "Rondkomen met AOW en aanvullend pensioen",
    "Beslagvrije voet en deurwaarders",
    "Formulierenbrigade: training vrijwilligers",
];

/// Writes all deliveries of the raadslieden.
pub(crate) fn lever(map: &mut Map, instelling: Instelling) -> Result<()> {
    lever_aanmeldingen(map, instelling)?;
    lever_mensen(map)?;
    lever_voorlichting(map, instelling)?;
    lever_toetsen(map, instelling)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rol {
    Gewoon,
    TeLaat,
    Ingetrokken,
    Proeftuin,
    /// Stands twice in one delivery.
    Dubbel,
}

#[derive(Debug)]
struct Aanmeldingen {
    instelling: Instelling,
    plan: Vec<(NaiveDate, Rol)>,
}

fn lever_aanmeldingen(map: &mut Map, instelling: Instelling) -> Result<()> {
    let mut toeval = Toeval::plan(instelling.zaad, Reeks::RaadsliedenAanmeldingen, Deel::Geheel);
    let mut plan = Vec::new();
    for maand in &MAANDEN {
        let dagen = begindagen(&mut toeval, &maand.periode(), maand.raadslieden);
        plan.extend(dagen.into_iter().map(|dag| (dag, Rol::Gewoon)));
    }
    for kwartaal in &KWARTALEN {
        let te_laat = venster(&kwartaal.periode(), 15);
        let gewoon = |zaak: &(NaiveDate, Rol)| zaak.1 == Rol::Gewoon;
        verdeel(
            &mut toeval,
            &mut plan,
            kwartaal.raadslieden_te_laat,
            |zaak| gewoon(zaak) && te_laat.bevat(zaak.0),
            |zaak| zaak.1 = Rol::TeLaat,
        );
        for (aantal, rol) in [(18, Rol::Proeftuin), (9, Rol::Ingetrokken)] {
            let in_kwartaal = |zaak: &(NaiveDate, Rol)| gewoon(zaak) && kwartaal.periode().bevat(zaak.0);
            verdeel(&mut toeval, &mut plan, aantal, in_kwartaal, |zaak| zaak.1 = rol);
        }
    }
    let begin_december = dag(2023, 12, 4)..=dag(2023, 12, 6);
    verdeel(
        &mut toeval,
        &mut plan,
        1,
        |zaak| zaak.1 == Rol::Gewoon && begin_december.contains(&zaak.0),
        |zaak| zaak.1 = Rol::Dubbel,
    );
    let missers: Vec<_> = (plan.iter().enumerate().filter(|(_, zaak)| zaak.1 == Rol::Dubbel))
        .map(|(nummer, _)| Misser {
            bestand: "raadslieden-aanmeldingen-2023-12",
            rij: Rij::Sleutel(code("R", nummer, 0)),
            kolom: "Zaaknummer",
            ingreep: Ingreep::Dubbel,
            uitleg:
                "staat ook op de regel eronder. Gevolg: deze zaak telt niet mee in de wachtlijst, maar als \
                     onleesbaar"
                    .to_owned(),
        })
        .collect();
    let zaken = Aanmeldingen { instelling, plan };
    lever_mutaties(map, instelling, &AANMELDINGEN, VOOR_DE_EERSTE, &zaken, &missers)
}

#[derive(Debug)]
struct Aanmelding {
    code: String,
    wijk: &'static str,
    aangemeld: NaiveDate,
    gesprek: Option<NaiveDate>,
    ingetrokken: Option<NaiveDate>,
    proeftuin: bool,
}

impl Zaken for Aanmeldingen {
    type Zaak = Aanmelding;

    fn aantal(&self) -> usize {
        self.plan.len()
    }

    fn zaak(&self, nummer: usize, kopie: u32) -> Aanmelding {
        let (aangemeld, rol) = self.plan[nummer];
        let mut toeval = Toeval::zaak(self.instelling.zaad, Reeks::RaadsliedenAanmeldingen, kopie, nummer);
        let wijk = match rol {
            Rol::Proeftuin => "W04",
            Rol::Gewoon | Rol::TeLaat | Rol::Ingetrokken | Rol::Dubbel => {
                WIJKEN[toeval.gewogen(&DRUKTE_PER_WIJK)]
            }
        };
        let op_tijd = 1 + toeval.onder(7) + toeval.onder(7);
        let te_laat = 16 + toeval.onder(9) + toeval.onder(8);
        let gesprek = match rol {
            Rol::TeLaat => Some(werkdag_vanaf(na(aangemeld, i64::from(te_laat)))),
            Rol::Ingetrokken => None,
            Rol::Dubbel => Some(werkdag_vanaf(na(aangemeld, 9))),
            Rol::Gewoon | Rol::Proeftuin => {
                Some(werkdag_tot(na(aangemeld, i64::from(op_tijd))).max(aangemeld))
            }
        };
        let ingetrokken = (rol == Rol::Ingetrokken).then(|| werkdag_vanaf(na(aangemeld, toeval.dagen(2, 9))));
        let code = code("R", nummer, kopie);
        Aanmelding { code, wijk, aangemeld, gesprek, ingetrokken, proeftuin: rol == Rol::Proeftuin }
    }
}

impl Zaak for Aanmelding {
    fn begin(&self) -> NaiveDate {
        self.aangemeld
    }

    fn eind(&self) -> NaiveDate {
        self.gesprek.or(self.ingetrokken).unwrap_or(self.aangemeld)
    }

    fn rij(&self, stand: NaiveDate) -> Vec<Cel> {
        vec![
            Cel::Tekst(self.code.clone()),
            Cel::Woord(self.wijk),
            Cel::Datum(self.aangemeld),
            Cel::bekend(self.gesprek, stand),
            Cel::bekend(self.ingetrokken, stand),
            Cel::JaNee(true).als(self.proeftuin),
        ]
    }
}

/// Who works where. W11 was of the raadslid who left.
fn lever_mensen(map: &mut Map) -> Result<()> {
    let vorm = Vorm::gewoon(Datumvorm::DagMaandJaar);
    for periode in Periode::van_2023(Ritme::Kwartaal) {
        let kolommen = &["Raadslid", "Opleiding", "Lid sociaal team", "In dienst", "Uit dienst"];
        let mut levering = map.levering("raadslieden", &periode, vorm, kolommen, &[])?;
        for (code, opleiding, van, tot, _) in RAADSLIEDEN {
            let cellen = [
                Cel::Woord(code),
                Cel::Woord(opleiding),
                Cel::JaNee(true),
                Cel::Datum(van),
                Cel::gepland(tot),
            ];
            levering.rij(&cellen)?;
        }
        levering.sluit()?;

        let kolommen = &["Raadslid", "Wijkgebied", "Van", "Tot en met"];
        let mut levering = map.levering("raadslieden-gebieden", &periode, vorm, kolommen, &[])?;
        for (code, _, van, tot, wijken) in RAADSLIEDEN {
            for wijk in wijken {
                let van = van.max(dag(2022, 1, 1));
                let cellen =
                    [Cel::Woord(code), Cel::Woord(WIJKEN[*wijk]), Cel::Datum(van), Cel::gepland(tot)];
                levering.rij(&cellen)?;
            }
        }
        if periode.tot_en_met >= W11_WEER_VAST {
            levering.rij(&[Cel::Woord("rl-03"), Cel::Woord("W11"), Cel::Datum(W11_WEER_VAST), Cel::Leeg])?;
        }
        levering.sluit()?;
    }
    Ok(())
}

/// Each raadslid gives information about once in three weeks, but for one who skips two months.
fn lever_voorlichting(map: &mut Map, instelling: Instelling) -> Result<()> {
    let mut toeval = Toeval::plan(instelling.zaad, Reeks::Voorlichting, Deel::Geheel);
    let mut plan = Vec::new();
    for maand in MAANDEN.iter().filter(|maand| maand.jaar == 2023) {
        let periode = maand.periode();
        for (raadslid, ..) in RAADSLIEDEN.iter().filter(|raadslid| raadslid.3.is_none()) {
            let slaat_over = KWARTALEN.iter().any(|kwartaal| {
                kwartaal.zonder_voorlichting == Some(raadslid)
                    && kwartaal.periode().bevat(periode.van)
                    && kwartaal.nummer * 3 != periode.van.month()
            });
            let aantal = if slaat_over { 0 } else { toeval.tussen(1, 2) };
            plan.extend(begindagen(&mut toeval, &periode, aantal).into_iter().map(|dag| (dag, *raadslid)));
        }
    }
    plan.sort_unstable();
    let dagen: Vec<_> = plan.iter().map(|(dag, _)| *dag).collect();
    let eenmaal = Instelling { schaal: 1, ..instelling };
    lever_gebeurtenissen(map, eenmaal, &VOORLICHTING, &dagen, &[], &[], |dag, nummer, _| {
        let mut toeval = Toeval::zaak(instelling.zaad, Reeks::Voorlichting, 0, nummer);
        vec![
            Cel::Tekst(format!("V{:03}", nummer + 1)),
            Cel::Woord(plan[nummer].1),
            Cel::Datum(dag),
            Cel::Woord(toeval.uit::<&str>(&ONDERWERPEN)),
        ]
    })
}

fn lever_toetsen(map: &mut Map, instelling: Instelling) -> Result<()> {
    let mut toeval = Toeval::plan(instelling.zaad, Reeks::Inkomenstoetsen, Deel::Geheel);
    let mut plan = Vec::new();
    for maand in MAANDEN.iter().filter(|maand| maand.jaar == 2023) {
        plan.extend(begindagen(&mut toeval, &maand.periode(), maand.raadslieden / 2));
    }
    lever_gebeurtenissen(map, instelling, &TOETSEN, &plan, &[], &[], |dag, nummer, kopie| {
        let mut toeval = Toeval::zaak(instelling.zaad, Reeks::Inkomenstoetsen, kopie, nummer);
        let door_raadslieden = toeval.promille(640);
        vec![
            Cel::Tekst(code("I", nummer, kopie)),
            Cel::Datum(dag),
            Cel::Woord(if door_raadslieden { "raadslieden" } else { "sociaal-werk" }),
            Cel::Woord(WIJKEN[toeval.gewogen(&DRUKTE_PER_WIJK)]),
        ]
    })
}
