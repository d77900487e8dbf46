//! Hulpvragen at the CJG: which begin when, and which play a part in the story.

use anyhow::Result;

use crate::{
    hulpvraag::{Hulpvraag, KOLOMMEN, Plan, Start, Vervolg},
    kalender::{Periode, Ritme, dag, na},
    schrijver::{Datumvorm, Ingreep, Map, Misser, Rij, Vorm},
    toeval::{Deel, Reeks, Toeval},
    verhaal::{DRUKTE_PER_TEAM, KWARTALEN, Kwartaal, MAANDEN},
    zaken::{Bestand, Instelling, VOOR_DE_EERSTE, Zaken, begindagen, code, lever_mutaties, venster, verdeel},
};

const BESTAND: Bestand = Bestand {
    naam: "hulpvragen",
    ritme: Ritme::Maand,
    vorm: Vorm::gewoon(Datumvorm::Iso),
    kolommen: KOLOMMEN,
};

/// Team noord, where starts come late, as a place in [`CJG_TEAMS`].
const NOORD: usize = 0;

#[derive(Debug)]
struct Hulpvragen {
    instelling: Instelling,
    plan: Vec<Plan>,
}

impl Zaken for Hulpvragen {
    type Zaak = Hulpvraag;

    fn aantal(&self) -> usize {
        self.plan.len()
    }

    fn zaak(&self, nummer: usize, kopie: u32) -> Hulpvraag {
        Hulpvraag::new(self.instelling.zaad, self.plan[nummer], nummer, kopie)
    }
}

/// Writes the deliveries.
pub(crate) fn lever(map: &mut Map, instelling: Instelling) -> Result<()> {
    let zaken = Hulpvragen { instelling, plan: plan(instelling) };
    let missers = missers(&zaken);
    lever_mutaties(map, instelling, &BESTAND, VOOR_DE_EERSTE, &zaken, &missers)
}

fn plan(instelling: Instelling) -> Vec<Plan> {
    let toeval = |deel| Toeval::plan(instelling.zaad, Reeks::Hulpvragen, deel);
    let mut plan = Vec::new();
    for maand in &MAANDEN {
        let mut toeval = toeval(maand.deel());
        for aangemeld in begindagen(&mut toeval, &maand.periode(), maand.hulpvragen) {
            let vervolg = match toeval.gewogen(&[48, 24, 28]) {
                0 => Vervolg::Zelf,
                1 => Vervolg::Voorliggend,
                _ => Vervolg::Aanvraag,
            };
            let team = toeval.gewogen(&DRUKTE_PER_TEAM);
            plan.push(Plan { aangemeld, team, start: Start::OpTijd, vervolg, proeftuin: false });
        }
    }
    for kwartaal in &KWARTALEN {
        let mut toeval = toeval(kwartaal.deel());
        verdeel_start(&mut toeval, &mut plan, kwartaal);
        verdeel_vervolg(&mut toeval, &mut plan, kwartaal);
    }
    bijzondere_zaken(&mut toeval(Deel::Geheel), &mut plan);
    plan
}

fn is_gewoon(zaak: &Plan) -> bool {
    zaak.start == Start::OpTijd && !zaak.proeftuin
}

fn verdeel_start(toeval: &mut Toeval, plan: &mut [Plan], kwartaal: &Kwartaal) {
    let twee_weken = venster(&kwartaal.periode(), 15);
    // What starts late can't be ready early: leave the cases with a story of their own alone.
    let past = |zaak: &Plan| {
        is_gewoon(zaak)
            && matches!(zaak.vervolg, Vervolg::Zelf | Vervolg::Voorliggend | Vervolg::Aanvraag)
            && twee_weken.bevat(zaak.aangemeld)
    };
    let [noord, elders] = kwartaal.cjg_te_laat;
    let niet_gebeld = venster(&kwartaal.periode(), 22);
    verdeel(
        toeval,
        plan,
        kwartaal.cjg_niet_gebeld,
        |zaak| past(zaak) && niet_gebeld.bevat(zaak.aangemeld) && zaak.team == NOORD,
        |zaak| zaak.start = Start::NietGebeld,
    );
    let noord = noord - kwartaal.cjg_niet_gebeld;
    verdeel(toeval, plan, noord, |zaak| past(zaak) && zaak.team == NOORD, |zaak| zaak.start = Start::TeLaat);
    verdeel(toeval, plan, elders, |zaak| past(zaak) && zaak.team != NOORD, |zaak| zaak.start = Start::TeLaat);
}

fn verdeel_vervolg(toeval: &mut Toeval, plan: &mut [Plan], kwartaal: &Kwartaal) {
    let in_kwartaal = kwartaal.periode();
    let past = |zaak: &Plan, venster: &Periode| {
        is_gewoon(zaak) && zaak.vervolg == Vervolg::Aanvraag && venster.bevat(zaak.aangemeld)
    };
    // The aanvraag comes four to eight weeks after the aanmelding.
    let [op_tijd, te_laat] = kwartaal.aanvraag_na_vijf;
    let vijf = Periode { tot_en_met: na(in_kwartaal.tot_en_met, -66), ..venster(&in_kwartaal, 20) };
    let acht_weken = venster(&in_kwartaal, 57);
    let half_kwartaal = venster(&in_kwartaal, 45);
    for (aantal, venster, vervolg) in [
        (op_tijd, &vijf, Vervolg::NaVijf),
        (te_laat, &vijf, Vervolg::NaVijfTeLaat),
        (kwartaal.toeleiding_te_laat, &acht_weken, Vervolg::ToeleidingTeLaat),
        (2, &half_kwartaal, Vervolg::ToeleidingIngetrokken),
    ] {
        verdeel(toeval, plan, aantal, |zaak| past(zaak, venster), |zaak| zaak.vervolg = vervolg);
    }
}

fn bijzondere_zaken(toeval: &mut Toeval, plan: &mut [Plan]) {
    let gewoon = |zaak: &Plan| {
        is_gewoon(zaak) && matches!(zaak.vervolg, Vervolg::Zelf | Vervolg::Voorliggend | Vervolg::Aanvraag)
    };
    for maand in &MAANDEN {
        let periode = maand.periode();
        let in_maand = |zaak: &Plan| gewoon(zaak) && periode.bevat(zaak.aangemeld);
        for (aantal, start) in [(2, Start::Ouder), (3, Start::Ingetrokken)] {
            verdeel(toeval, plan, aantal, in_maand, |zaak| zaak.start = start);
        }
        verdeel(toeval, plan, maand.hulpvragen / 25, in_maand, |zaak| zaak.proeftuin = true);
    }
    let eind_september = dag(2023, 9, 18)..=dag(2023, 9, 22);
    verdeel(
        toeval,
        plan,
        1,
        |zaak| gewoon(zaak) && eind_september.contains(&zaak.aangemeld),
        |zaak| zaak.vervolg = Vervolg::Feestdag,
    );
}

fn missers(zaken: &Hulpvragen) -> Vec<Misser> {
    let mut missers = Vec::new();
    let eind_november = dag(2023, 11, 20)..=dag(2023, 11, 30);
    let gebeld = (0..zaken.plan.len()).find(|nummer| {
        let zaak = zaken.zaak(*nummer, 0);
        zaak.contact.is_some_and(|dag| eind_november.contains(&dag)) && !zaak.proeftuin
    });
    if let Some(nummer) = gebeld {
        missers.push(Misser {
            bestand: "hulpvragen-2023-12",
            rij: Rij::Sleutel(code("H", nummer, 0)),
            kolom: "Contact tijdens wachten",
            ingreep: Ingreep::Waarde("2023-11-31"),
            uitleg:
                "deze dag bestaat niet. Gevolg: 1 onleesbare zaak bij contact na twee weken; die norm is \
                     zonder deze zaak al niet gehaald"
                    .to_owned(),
        });
    }
    if let Some(nummer) = zaken.plan.iter().position(|zaak| zaak.vervolg == Vervolg::Feestdag) {
        missers.push(Misser {
            bestand: "hulpvragen-2023-12",
            rij: Rij::Sleutel(code("H", nummer, 0)),
            kolom: "Besluitdatum",
            ingreep: Ingreep::Niets,
            uitleg:
                "geen fout: 58 dagen na de aanvraag, en toch op tijd. De laatste dag was eerste kerstdag en \
                     schoof op naar 27 december"
                    .to_owned(),
        });
    }
    missers
}
