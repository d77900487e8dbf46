//! Trajecten of individueel sociaal werk: how long they take, how they end, and who comes back.

use anyhow::Result;
use chrono::NaiveDate;

use crate::{
    kalender::{Periode, Ritme, dag, na, werkdag_tot, werkdag_vanaf},
    schrijver::{Cel, Codering, Datumvorm, Ingreep, Map, Misser, Rij, Vorm},
    toeval::{Deel, Reeks, Toeval},
    verhaal::{DRUKTE_PER_WIJK, KWARTALEN, WIJKEN},
    zaken::{Bestand, Instelling, Zaak, Zaken, begindagen, code, lever_mutaties, verdeel},
};

const BESTAND: Bestand = Bestand {
    naam: "trajecten",
    ritme: Ritme::Kwartaal,
    vorm: Vorm { codering: Codering::Windows1252, scheiding: b';', datum: Datumvorm::DagMaandJaar },
    kolommen: &[
        "Trajectnummer",
        "Cliëntcode",
        "Hulpvraag",
        "Wijkgebied",
        "Soort traject",
        "Datum vraagverheldering",
        "Einddatum",
        "Reden afsluiten",
        "Samenwerkplan",
        "Aandacht eigen kracht",
        "Aandacht netwerk",
        "Borging geregeld",
        "Proeftuin",
    ],
};

/// The first delivery also holds what was closed in 2022: without it nobody could have come back.
const OPENING: NaiveDate = dag(2021, 12, 31);

const HULPVRAGEN: [&str; 8] =
    ["inkomen", "wonen", "eenzaamheid", "mantelzorg", "relatie", "gezondheid", "daginvulling", "overig"];
const DRUKTE_PER_HULPVRAAG: [u32; 8] = [19, 12, 17, 11, 10, 14, 10, 7];

/// How trajecten end that do not end at the Wmo.
const REDENEN: [&str; 7] =
    ["zelfstandig", "netwerk", "vrijwilligers", "activiteiten", "collectief", "specialistisch", "voortijdig"];
const DRUKTE_PER_REDEN: [u32; 7] = [27, 14, 12, 13, 13, 6, 8];

/// How long a traject takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Duur {
    BinnenZesMaanden,
    NaZesMaanden,
    SteunEnLeun,
    /// Closed in the second quarter, open again in the third, closed for good in the fourth.
    Heropend,
}

/// What is special about its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Gewoon,
    Wmo,
    Overig,
    ZonderBorging,
    ZonderNetwerk,
    /// The reason is a word that is not in the list.
    Onleesbaar,
}

#[derive(Debug, Clone, Copy)]
struct Plan {
    begin: NaiveDate,
    duur: Duur,
    slot: Slot,
    proeftuin: bool,
    /// An earlier traject of the same client, and whether it was about the same hulpvraag.
    eerder: Option<(usize, bool)>,
}

#[derive(Debug)]
struct Trajecten {
    instelling: Instelling,
    plan: Vec<Plan>,
}

/// Writes the deliveries.
pub(crate) fn lever(map: &mut Map, instelling: Instelling) -> Result<()> {
    let zaken = Trajecten { instelling, plan: plan(instelling) };
    let missers = missers(&zaken.plan);
    lever_mutaties(map, instelling, &BESTAND, OPENING, &zaken, &missers)
}

fn plan(instelling: Instelling) -> Vec<Plan> {
    let mut toeval = Toeval::plan(instelling.zaad, Reeks::Trajecten, Deel::Geheel);
    let mut plan = Vec::new();
    for jaar in 2021..=2023 {
        for maand in 1..=12 {
            let aantal = toeval.tussen(56, 68);
            for begin in begindagen(&mut toeval, &Periode::maand(jaar, maand), aantal) {
                let duur = Duur::BinnenZesMaanden;
                plan.push(Plan { begin, duur, slot: Slot::Gewoon, proeftuin: false, eerder: None });
            }
        }
    }
    verdeel_duur(&mut toeval, &mut plan);
    verdeel_terug(&mut toeval, &mut plan);
    verdeel_slot(&mut toeval, Trajecten { instelling, plan })
}

/// One in six is not done in six months, as evenly over the months as in a real year.
fn verdeel_duur(toeval: &mut Toeval, plan: &mut [Plan]) {
    let kort = |zaak: &Plan| zaak.duur == Duur::BinnenZesMaanden && !zaak.proeftuin;
    for jaar in 2021..=2023 {
        for nummer in 1..=4 {
            let kwartaal = Periode::kwartaal(jaar, nummer);
            let in_kwartaal = |zaak: &Plan| kort(zaak) && kwartaal.bevat(zaak.begin);
            for (aantal, duur) in [(13, Duur::NaZesMaanden), (12, Duur::SteunEnLeun)] {
                let aantal = toeval.tussen(aantal, aantal + 2);
                verdeel(toeval, plan, aantal, in_kwartaal, |zaak| zaak.duur = duur);
            }
            verdeel(toeval, plan, 7, in_kwartaal, |zaak| zaak.proeftuin = true);
        }
    }
    let februari = Periode::maand(2023, 2);
    verdeel(
        toeval,
        plan,
        1,
        |zaak| kort(zaak) && februari.bevat(zaak.begin),
        |zaak| zaak.duur = Duur::Heropend,
    );
}

/// Some clients come back: with the same hulpvraag, or with another one. The traject that they come back from is over
/// in every copy, for it began more than six months before and was done within six.
fn verdeel_terug(toeval: &mut Toeval, plan: &mut [Plan]) {
    let mut gebruikt = vec![false; plan.len()];
    for kwartaal in (1..=4)
        .map(|n| (Periode::kwartaal(2022, n), 11))
        .chain(KWARTALEN.iter().map(|kwartaal| (kwartaal.periode(), kwartaal.terug)))
    {
        let (periode, aantal) = kwartaal;
        for (aantal, zelfde) in [(aantal, true), (5, false)] {
            let mut nieuw: Vec<_> = (0..plan.len())
                .filter(|i| periode.bevat(plan[*i].begin) && plan[*i].eerder.is_none() && !gebruikt[*i])
                .collect();
            toeval.schud(&mut nieuw);
            for terug in nieuw.into_iter().take(aantal as usize) {
                let begin = plan[terug].begin;
                let eerder: Vec<_> = (0..terug)
                    .filter(|i| {
                        let zaak = &plan[*i];
                        let dagen = (begin - zaak.begin).num_days();
                        zaak.duur == Duur::BinnenZesMaanden
                            && !zaak.proeftuin
                            && zaak.eerder.is_none()
                            && !gebruikt[*i]
                            && (190..=330).contains(&dagen)
                    })
                    .collect();
                if eerder.is_empty() {
                    continue;
                }
                let eerste = *toeval.uit(&eerder);
                gebruikt[eerste] = true;
                plan[terug].eerder = Some((eerste, zelfde));
            }
        }
    }
}

/// How trajecten end is told per quarter in which they end.
fn verdeel_slot(toeval: &mut Toeval, trajecten: Trajecten) -> Vec<Plan> {
    let einden: Vec<_> = (0..trajecten.plan.len()).map(|nummer| trajecten.zaak(nummer, 0).einde).collect();
    let mut plan: Vec<_> = trajecten.plan.into_iter().zip(einden).collect();
    let in_2022 = (1..=4).map(|nummer| (Periode::kwartaal(2022, nummer), vec![(17, Slot::Wmo)]));
    let in_2023 = KWARTALEN.iter().map(|kwartaal| {
        let onleesbaar = if kwartaal.nummer == 4 { 2 } else { 0 };
        let sloten = vec![
            (kwartaal.wmo, Slot::Wmo),
            (kwartaal.reden_overig, Slot::Overig),
            (kwartaal.zonder_borging, Slot::ZonderBorging),
            (kwartaal.zonder_netwerk, Slot::ZonderNetwerk),
            (onleesbaar, Slot::Onleesbaar),
        ];
        (kwartaal.periode(), sloten)
    });
    for (kwartaal, sloten) in in_2022.chain(in_2023) {
        for (aantal, slot) in sloten {
            let past = |(zaak, einde): &(Plan, NaiveDate)| {
                zaak.slot == Slot::Gewoon
                    && zaak.duur != Duur::Heropend
                    && !zaak.proeftuin
                    && kwartaal.bevat(*einde)
            };
            verdeel(toeval, &mut plan, aantal, past, |(zaak, _)| zaak.slot = slot);
        }
    }
    plan.into_iter().map(|(zaak, _)| zaak).collect()
}

fn missers(plan: &[Plan]) -> Vec<Misser> {
    let mut missers = Vec::new();
    for (nummer, zaak) in plan.iter().enumerate() {
        let rij = Rij::Sleutel(code("T", nummer, 0));
        if zaak.slot == Slot::Onleesbaar {
            missers.push(Misser {
                bestand: "trajecten-2023-Q4",
                rij: rij.clone(),
                kolom: "Reden afsluiten",
                ingreep: Ingreep::Waarde("ovg"),
                uitleg:
                    "geen bekende reden van afsluiten. Gevolg: doorverwijzing naar de Wmo, doorgeleiding en \
                         borging zijn in het 4e kwartaal onzeker"
                        .to_owned(),
            });
        }
        if zaak.duur == Duur::Heropend {
            missers.push(Misser {
                bestand: "trajecten-2023-Q3",
                rij,
                kolom: "Einddatum",
                ingreep: Ingreep::Niets,
                uitleg:
                    "leeg, terwijl de levering van het 2e kwartaal een einddatum had: het traject is heropend"
                        .to_owned(),
            });
        }
    }
    missers
}

#[derive(Debug)]
struct Traject {
    code: String,
    client: String,
    hulpvraag: &'static str,
    wijk: &'static str,
    soort: &'static str,
    begin: NaiveDate,
    einde: NaiveDate,
    /// What the delivery of the second quarter gave as its end, and no other.
    eerder_einde: Option<NaiveDate>,
    reden: &'static str,
    netwerk: bool,
    borging: bool,
    proeftuin: bool,
}

impl Trajecten {
    /// The client and the hulpvraag of a case that did not come from another.
    fn oorsprong(&self, nummer: usize, kopie: u32) -> (String, &'static str) {
        let mut toeval = Toeval::zaak(self.instelling.zaad, Reeks::Trajecten, kopie, nummer + 100_000);
        // 7919 is prime to 10.000: no two clients of a copy get the same number.
        let volgnummer = nummer as u64 * 7919 % 10_000;
        let client = format!("c{}", 100_000 + u64::from(kopie) * 10_000 + volgnummer);
        (client, HULPVRAGEN[toeval.gewogen(&DRUKTE_PER_HULPVRAAG)])
    }
}

impl Zaken for Trajecten {
    type Zaak = Traject;

    fn aantal(&self) -> usize {
        self.plan.len()
    }

    fn zaak(&self, nummer: usize, kopie: u32) -> Traject {
        let Plan { begin, duur, slot, proeftuin, eerder } = self.plan[nummer];
        let mut toeval = Toeval::zaak(self.instelling.zaad, Reeks::Trajecten, kopie, nummer);
        let (client, hulpvraag) = match eerder {
            None => self.oorsprong(nummer, kopie),
            Some((eerste, zelfde)) => {
                let (client, hulpvraag) = self.oorsprong(eerste, kopie);
                let andere = HULPVRAGEN.iter().find(|vraag| **vraag != hulpvraag).unwrap_or(&hulpvraag);
                (client, if zelfde { hulpvraag } else { andere })
            }
        };
        let einde = match duur {
            Duur::BinnenZesMaanden => werkdag_tot(na(begin, 24 + toeval.dagen(0, 76) + toeval.dagen(0, 75))),
            Duur::NaZesMaanden => werkdag_vanaf(na(begin, toeval.dagen(188, 380))),
            Duur::SteunEnLeun => werkdag_vanaf(na(begin, toeval.dagen(300, 850))),
            Duur::Heropend => dag(2023, 11, 21),
        };
        let licht = duur == Duur::BinnenZesMaanden && toeval.promille(70);
        let wijk = if proeftuin { "W04" } else { WIJKEN[toeval.gewogen(&DRUKTE_PER_WIJK)] };
        let gewone_reden = REDENEN[toeval.gewogen(&DRUKTE_PER_REDEN)];
        let reden = match slot {
            Slot::Gewoon => gewone_reden,
            Slot::Wmo => "wmo",
            Slot::Overig | Slot::Onleesbaar => "overig",
            Slot::ZonderBorging | Slot::ZonderNetwerk => "zelfstandig",
        };
        Traject {
            code: code("T", nummer, kopie),
            client,
            hulpvraag,
            wijk,
            soort: if licht || duur == Duur::SteunEnLeun { "steun_en_leun" } else { "kort" },
            begin,
            einde,
            eerder_einde: (duur == Duur::Heropend && kopie == 0).then_some(dag(2023, 5, 26)),
            reden,
            netwerk: slot != Slot::ZonderNetwerk,
            borging: slot != Slot::ZonderBorging && reden != "voortijdig",
            proeftuin,
        }
    }
}

impl Zaak for Traject {
    fn begin(&self) -> NaiveDate {
        self.begin
    }

    fn eind(&self) -> NaiveDate {
        self.einde
    }

    fn rij(&self, stand: NaiveDate) -> Vec<Cel> {
        let einde = match self.eerder_einde {
            Some(eerder) if stand == dag(2023, 6, 30) => eerder,
            Some(_) | None => self.einde,
        };
        let gesloten = einde <= stand;
        vec![
            Cel::Tekst(self.code.clone()),
            Cel::Tekst(self.client.clone()),
            Cel::Woord(self.hulpvraag),
            Cel::Woord(self.wijk),
            Cel::Woord(self.soort),
            Cel::Datum(self.begin),
            Cel::bekend(Some(einde), stand),
            Cel::Woord(self.reden).als(gesloten),
            Cel::JaNee(true),
            Cel::JaNee(true).als(gesloten),
            Cel::JaNee(self.netwerk).als(gesloten),
            Cel::JaNee(self.borging).als(gesloten),
            Cel::JaNee(true).als(self.proeftuin),
        ]
    }
}
