//! A small agreement to read deliveries against: cases that change, and hours that are counted per quarter.

use crate::{
    agreement::{Bepaling, Gegevens, Inhoud, Kernbeding, Overeenkomst, Patroon, Pinnen, Veld, VeldSoort},
    calendar::{Feestdagen, Ritme},
    source::{Sources, Span},
};

/// Fields of [`zaken`], by index.
pub(super) const ZAAK: usize = 0;
pub(super) const LEEFTIJD: usize = 1;
pub(super) const AANMELDDATUM: usize = 2;
pub(super) const EINDE: usize = 3;
pub(super) const REDEN: usize = 4;
pub(super) const PROEFTUIN: usize = 5;
pub(super) const TOELICHTING: usize = 6;

fn veld(naam: &str, kolommen: &[&str], soort: VeldSoort, verplicht: bool) -> Veld {
    Veld {
        naam: naam.to_owned(),
        kolommen: kolommen.iter().map(ToString::to_string).collect(),
        soort,
        verplicht,
        leeg_betekent: None,
        gepland: false,
        geen_persoonsgegeven: None,
    }
}

/// `zaken-{maand}.csv`: new and changed cases.
pub(super) fn zaken() -> Gegevens {
    let redenen = ["zelfstandig", "wmo", "overig"].map(str::to_owned).to_vec();
    Gegevens {
        id: "zaken".into(),
        titel: "Zaken".into(),
        eenheid: ("zaak".into(), "zaken".into()),
        bestand: Patroon { voor: "zaken-".into(), na: ".csv".into() },
        frequentie: Ritme::Maand,
        vanaf: "2023-01-01".parse().unwrap(),
        inhoud: Inhoud::Mutaties,
        sleutel: vec![ZAAK],
        proeftuin: Some(PROEFTUIN),
        velden: vec![
            veld("zaak", &["Zaaknummer", "Zaaknr"], VeldSoort::Code, true),
            veld("leeftijd", &["Leeftijd"], VeldSoort::Geheel, true),
            veld("aanmelddatum", &["Aanmelddatum", "Datum aanmelding"], VeldSoort::Datum, true),
            veld("einde", &["Einde"], VeldSoort::Datum, false),
            veld("reden", &["Reden"], VeldSoort::Keuze(redenen), false),
            Veld {
                leeg_betekent: Some("nee".into()),
                ..veld("proeftuin", &["Proeftuin"], VeldSoort::JaNee, false)
            },
            veld("toelichting", &["Toelichting"], VeldSoort::Tekst, false),
        ],
        regels: Vec::new(),
        pinnen: Pinnen::default(),
        bron: None,
    }
}

/// `zaken-uren-{kwartaal}.csv`: what happened in that quarter alone.
pub(super) fn uren() -> Gegevens {
    Gegevens {
        id: "uren".into(),
        bestand: Patroon { voor: "zaken-uren-".into(), na: ".csv".into() },
        frequentie: Ritme::Kwartaal,
        inhoud: Inhoud::Periode,
        sleutel: vec![0, 1],
        proeftuin: None,
        velden: vec![
            veld("kant", &["Kant"], VeldSoort::Code, true),
            veld("gebied", &["Gebied"], VeldSoort::Code, true),
            veld("bedrag", &["Bedrag"], VeldSoort::Bedrag, true),
            veld("uren", &["Uren"], VeldSoort::Decimaal, false),
            veld("bezetting", &["Bezetting"], VeldSoort::Procent, false),
        ],
        ..zaken()
    }
}

/// Both data sets, and one bepaling to judge: `werk.1`.
pub(super) fn overeenkomst() -> Overeenkomst {
    Overeenkomst {
        id: "proef-2023".into(),
        titel: "Proef".into(),
        gemeente: "Proef".into(),
        aanbieder: "Proef".into(),
        vanaf: "2023-01-01".parse().unwrap(),
        tot_en_met: None,
        prijspeil: 2023,
        gebieden: Vec::new(),
        feestdagen: Feestdagen::default(),
        stukken: Vec::new(),
        werksoorten: Vec::new(),
        hoofddoelen: Vec::new(),
        doelen: Vec::new(),
        kernbedingen: vec![Kernbeding {
            id: "werk".into(),
            titel: "Werk".into(),
            kort: None,
            werksoorten: Vec::new(),
            bepalingen: vec![bepaling("werk.1")],
            bron: None,
        }],
        normen: Vec::new(),
        risicos: Vec::new(),
        posten: Vec::new(),
        subtotalen: Vec::new(),
        gegevens: vec![zaken(), uren()],
        wachtlijsten: Vec::new(),
        leveringen: Vec::new(),
        overleggen: Vec::new(),
        proeftuin: None,
        indexering: Vec::new(),
        financien: None,
        opdrachten: Vec::new(),
    }
}

fn bepaling(id: &str) -> Bepaling {
    let span = Span::new(Sources::default().add("werk.toml", ""), 0..0);
    let (nummer, tekst) = ("1".into(), "Het werk wordt gedaan".into());
    Bepaling { id: id.to_owned(), nummer, tekst, gelijk_aan: None, bron: None, span }
}
