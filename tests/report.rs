//! The report and its two forms, on verdicts that were made by hand so that every figure can be checked by eye.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod proef;

use std::collections::BTreeMap;

use oss_welzijn::{
    agreement::Overeenkomst,
    calendar::Periode,
    diagnostic::{Cell, Code, Diagnostic, Place},
    intake::{Bestandsgegevens, Cel, Intake, OordeelRegel, Plek, Rij, Zaken},
    norm::{Beoordeling, Deel, Gemist, Grenzen, Oordeel, Stand, Uitslag, Uitsplitsing, Vraag},
    render::{TabelOpties, json, table},
    report::{Grondslag, Opties, Punt, Report, Selectie, maak},
    wachtlijst::{Maand, Wachtend, WachtlijstStand},
};
use rust_decimal::Decimal;

/// Two kernbedingen of two werksoorten, a norm of every kind of outcome, a waiting list and two risks.
const OVEREENKOMST: &str = r#"
[[werksoort]]
id = "jeugdwerk"
titel = "Jeugdwerk"
domein = "jeugd"
gewenste_situatie = "Goed werk."

[[doel]]
id = "jeugdwerk.d1"
werksoort = "jeugdwerk"
nummer = "1"
tekst = "Goed werk."

[[kernbeding]]
id = "hulp-aan-jeugd"
titel = "Hulp aan jeugd"
werksoorten = ["jeugdwerk"]

[[bepaling]]
id = "hulp.1"
kernbeding = "hulp-aan-jeugd"
nummer = "1"
tekst = "Alle thema's."

[[bepaling]]
id = "hulp.2"
kernbeding = "hulp-aan-jeugd"
nummer = "2"
tekst = "Gelijk aan een ander."
gelijk_aan = "kern.1"

[[gegevens]]
id = "zaken"
titel = "Zaken"
eenheid = ["zaak", "zaken"]
bestand = "zaken-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2022-01-01
inhoud = "mutaties"
sleutel = ["nr"]
veld = [
  { naam = "nr", soort = "code", verplicht = true },
  { naam = "van", soort = "datum" },
  { naam = "tot", soort = "datum" },
  { naam = "weg", soort = "datum" },
  { naam = "wijkgebied", soort = "code" },
]

[[gegevens]]
id = "themas"
titel = "Thema's"
eenheid = ["activiteit", "activiteiten"]
bestand = "themas-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2022-01-01
inhoud = "periode"
sleutel = ["nr"]
veld = [{ naam = "nr", soort = "code", verplicht = true }, { naam = "thema", soort = "code" }, { naam = "dag", soort = "datum" }]

[[norm]]
id = "eerste-gesprek"
titel = "Eerste gesprek binnen 4 weken"
hoort_bij = ["kern.1"]
gegevens = "zaken"
per = ["wijkgebied"]
termijn = { van = "van", tot = "tot", ingetrokken = ["weg"] }
versie = [{ vanaf = 2022-01-01, binnen = "4 weken", minstens = "90%" }]

[[norm]]
id = "doorverwezen"
titel = "Doorverwezen naar Wmo"
hoort_bij = ["kern.1"]
gegevens = "zaken"
aandeel = { voldoet = ["weg gevuld"], datum = "tot" }
versie = [{ vanaf = 2022-01-01, hoogstens = "10%" }]

[[norm]]
id = "volgend-jaar"
titel = "Nieuwe norm"
hoort_bij = ["kern.1"]
gegevens = "zaken"
aandeel = { voldoet = ["weg leeg"], datum = "tot" }
versie = [{ vanaf = 2024-01-01, minstens = "100%" }]

[[norm]]
id = "oordeel-kern"
titel = "Goed werk"
hoort_bij = ["kern.1"]
oordeel = { geldig = "12 maanden" }
versie = [{ vanaf = 2022-01-01 }]

[[norm]]
id = "alle-themas"
titel = "Alle thema's"
hoort_bij = ["hulp.1"]
gegevens = "themas"
volledigheid = { elk = ["een", "twee"], veld = "thema", datum = "dag" }
versie = [{ vanaf = 2022-01-01 }]

[[norm]]
id = "aantal-activiteiten"
titel = "Activiteiten"
hoort_bij = ["jeugdwerk.d1"]
gegevens = "themas"
aantal = { datum = "dag" }
versie = [{ vanaf = 2022-01-01 }]

[[wachtlijst]]
id = "wachtlijst-gesprek"
titel = "Eerste gesprek"
gegevens = "zaken"
van = "van"
tot = "tot"
grens = "2 weken"

[[risico]]
id = "r1"
werksoort = "werk"
tekst = "Lang wachten op het eerste gesprek"
kans = 2
schade = 3
effect = 6
normen = ["eerste-gesprek"]
wachtlijsten = ["wachtlijst-gesprek"]
vraag = "Wat is de oorzaak?"
randvoorwaarde = [
  { id = "r1.a", tekst = "meldt elke maand de wachttijd", verantwoordelijke = "aanbieder", waar = "overeenkomst" },
  { id = "r1.b", tekst = "volgt de wachttijd", verantwoordelijke = "gemeente" },
]

[[risico]]
id = "r2"
werksoort = "werk"
tekst = "Te veel naar de Wmo"
kans = 3
schade = 3
effect = 9
normen = ["doorverwezen"]
"#;

/// Text that would clear the screen and turn the reading direction, if it were let through.
const KWAAD: &str = "kwaad\u{1b}[2J\u{9b}31m\u{202e}\u{7}";

struct Geheel {
    overeenkomst: Overeenkomst,
    intake: Intake,
    beoordelingen: Vec<Beoordeling>,
    wachtlijsten: Vec<WachtlijstStand>,
}

fn kwartaal(text: &str) -> Periode {
    text.parse().unwrap()
}

fn uitslag(periode: &str, oordeel: Oordeel, stand: Option<Stand>) -> Uitslag {
    let periode = kwartaal(periode);
    Uitslag {
        periode,
        peildatum: periode.tot_en_met(),
        oordeel,
        versie: (oordeel != Oordeel::GeldtNiet).then_some(0),
        stand,
        ontbreekt: Vec::new(),
        dossier: None,
    }
}

fn stand(teller: i64, noemer: i64) -> Stand {
    Stand { teller: teller.into(), noemer: Some(noemer.into()), ..Stand::default() }
}

fn beoordeling(norm: usize, uitslag: Uitslag) -> Beoordeling {
    Beoordeling { norm, uitslag, laatste: None, reeks: Vec::new(), op_rij: 0 }
}

/// 188 of 210 in time, of which the last quarter was 200 of 219.
fn eerste_gesprek() -> Beoordeling {
    let deel = |waarde: &str, teller: i64, noemer: i64| Deel {
        waarde: waarde.to_owned(),
        teller: teller.into(),
        noemer: Some(noemer.into()),
    };
    let now = Stand {
        marge: Some(Decimal::NEGATIVE_ONE),
        open: 54,
        ingetrokken: vec![(3, 3)],
        proeftuin: 12,
        niet_goed: vec![0],
        wacht_nog: 7,
        wacht_langst: Some(47),
        per: vec![Uitsplitsing { veld: 4, regels: vec![deel("W01", 165, 179), deel("W02", 23, 31)] }],
        ..stand(188, 210)
    };
    let before = ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"].map(|periode| {
        let oordeel = if periode == "2022-Q2" { Oordeel::NietGehaald } else { Oordeel::Gehaald };
        uitslag(periode, oordeel, Some(stand(200, 219)))
    });
    Beoordeling {
        reeks: before.into(),
        op_rij: 1,
        ..beoordeling(0, uitslag("2023-Q1", Oordeel::NietGehaald, Some(now)))
    }
}

/// 11 of 112, with two rows that can't be read.
fn doorverwezen() -> Beoordeling {
    let grens = |teller: i64, noemer: i64| (Decimal::from(teller), Some(Decimal::from(noemer)));
    let now = Stand {
        grenzen: Some(Grenzen { slechtst: grens(11, 114), best: grens(13, 114) }),
        onleesbaar: vec![1, 2],
        ..stand(11, 112)
    };
    Beoordeling {
        reeks: vec![uitslag("2022-Q4", Oordeel::Gehaald, Some(stand(9, 96)))],
        ..beoordeling(1, uitslag("2023-Q1", Oordeel::Onzeker, Some(now)))
    }
}

fn alle_themas() -> Beoordeling {
    let now = Stand {
        marge: Some(Decimal::NEGATIVE_ONE),
        gemist: vec![Gemist { lid: vec!["twee".to_owned()], venster: None }],
        vreemd: vec![(0, KWAAD.to_owned())],
        ..stand(1, 2)
    };
    beoordeling(4, uitslag("2023-Q1", Oordeel::NietGehaald, Some(now)))
}

fn geheel() -> Geheel {
    let overeenkomst = proef::Proef::new(OVEREENKOMST).0;
    let mut count = stand(17, 0);
    count.noemer = None;
    let mut judged = uitslag("2023-Q1", Oordeel::NietGehaald, None);
    judged.dossier = Some(0);
    let beoordelingen = vec![
        eerste_gesprek(),
        doorverwezen(),
        beoordeling(2, uitslag("2023-Q1", Oordeel::GeldtNiet, None)),
        beoordeling(3, judged),
        alle_themas(),
        beoordeling(5, uitslag("2023-Q1", Oordeel::GeenNorm, Some(count))),
    ];
    let maand = |text: &str, gevallen: u64, per_week: &[(u64, u64)]| Maand {
        maand: kwartaal(text),
        gevallen,
        weken: per_week.iter().map(|(weeks, cases)| weeks * cases).sum(),
        hoogste: per_week.iter().map(|(weeks, _)| *weeks).max().unwrap_or(0),
        per_week: BTreeMap::from_iter(per_week.iter().copied()),
        per: Vec::new(),
    };
    let wachtlijsten = vec![WachtlijstStand {
        wachtlijst: 0,
        volledig: true,
        ontbreekt: Vec::new(),
        onleesbaar: Vec::new(),
        proeftuin: 2,
        stand: Wachtend { wachtend: 61, boven_grens: 22, langst_dagen: Some(47) },
        per: Vec::new(),
        maanden: vec![
            maand("2023-01", 9, &[(1, 6), (2, 1), (3, 2)]),
            maand("2023-02", 0, &[]),
            maand("2023-03", 12, &[(1, 5), (4, 3), (5, 4)]),
        ],
        geteld: None,
    }];
    Geheel { overeenkomst, intake: intake(), beoordelingen, wachtlijsten }
}

fn intake() -> Intake {
    let levering = kwartaal("2023-Q1");
    let mut zaken = Zaken { leveringen: [levering].into(), ..Zaken::default() };
    for (regel, naam) in (2..).zip(["A1", "A2", "A3"]) {
        let naam = zaken.namen.keep(naam);
        let mut cellen = vec![Cel::Leeg; 5];
        cellen[0] = Cel::Naam(naam);
        let plek = Plek { bestand: 0, regel };
        zaken.rijen.push(Rij::new(cellen.into(), levering, plek));
    }
    let mut themas = Zaken { leveringen: [levering].into(), ..Zaken::default() };
    let plek = Plek { bestand: 1, regel: 9 };
    themas.rijen.push(Rij::new(vec![Cel::Leeg; 3].into(), levering, plek));
    let bestand = |pad: &str, gegevens: usize| Bestandsgegevens {
        pad: pad.to_owned(),
        sha256: "00".repeat(32),
        gegevens: Some(gegevens),
        rijen: 3,
        codering: "utf-8".to_owned(),
        scheidingsteken: Some(';'),
        ..Bestandsgegevens::default()
    };
    let cell = |line: u64| {
        let place = Place::Cell(Cell { path: "data/zaken-2023-Q1.csv".into(), line, column: Some(4) });
        Diagnostic::fout(Code::DatumFout, place, "\"31-02-2023\" bestaat niet")
    };
    Intake {
        zaken: vec![zaken, themas],
        oordelen: vec![OordeelRegel {
            onderwerp: "kern.1".into(),
            datum: "2023-02-12".parse().unwrap(),
            voldoende: false,
            door: "beleidsadviseur".into(),
            toelichting: KWAAD.to_owned(),
            geldig_tot: None,
            plek: Plek { bestand: 0, regel: 2 },
        }],
        bestanden: vec![bestand("data/zaken-2023-Q1.csv", 0), bestand("data/themas-2023-Q1.csv", 1)],
        diagnostics: vec![cell(3), cell(4), cell(77)],
    }
}

impl Geheel {
    fn report(&self, opties: &Opties) -> Report {
        let grondslag = Grondslag {
            overeenkomst: &self.overeenkomst,
            intake: &self.intake,
            vraag: Vraag { periode: kwartaal("2023-Q1"), peildatum: "2023-03-31".parse().unwrap() },
            beoordelingen: &self.beoordelingen,
            wachtlijsten: &self.wachtlijsten,
        };
        maak(&grondslag, opties)
    }
}

fn report() -> Report {
    geheel().report(&Opties { voorbeeld: true, versie: "0.1.0".into(), ..Opties::default() })
}

fn breed(breedte: usize) -> TabelOpties {
    TabelOpties { breedte, ..TabelOpties::default() }
}

#[test]
fn the_screen_at_80_columns() {
    insta::assert_snapshot!(table(&report(), &breed(80)));
}

#[test]
fn the_screen_at_120_columns_with_everything() {
    let opties = TabelOpties { zaken: true, uitvoerig: true, ..breed(120) };
    insta::assert_snapshot!(table(&report(), &opties));
}

#[test]
fn no_line_is_wider_than_the_screen_and_no_trailing_space_is_left() {
    for breedte in [0, 80, 81, 97, 120, 200] {
        for full in [false, true] {
            let opties = TabelOpties { zaken: full, uitvoerig: full, ..breed(breedte) };
            for line in table(&report(), &opties).lines() {
                assert!(line.chars().count() <= breedte.max(80), "{breedte}: {line}");
                assert_eq!(line, line.trim_end(), "{breedte}");
            }
        }
    }
}

#[test]
fn no_word_of_the_report_is_lost_on_the_screen() {
    let zonder_wit = |text: &str| text.split_whitespace().collect::<String>();
    let report = report();
    let screen = zonder_wit(&table(&report, &TabelOpties { uitvoerig: true, ..breed(80) }));
    let normen = report.kernbedingen.iter().flat_map(|of| &of.normen).chain(&report.overige_normen);
    let mut texts: Vec<String> = normen.flat_map(|norm| norm.toelichting.clone()).collect();
    texts.extend(report.kernbedingen.iter().flat_map(|of| of.regels_voluit.clone()));
    texts.extend(report.overige_regels_voluit.clone());
    texts.extend(report.punten.iter().map(|punt| punt.tekst.clone()));
    texts.extend(report.zonder_risico.clone());
    texts.push(report.uitkomst.tekst.clone());
    let harmless = |text: &str| -> String {
        text.chars()
            .map(|letter| if letter.is_control() || letter == '\u{202e}' { '\u{fffd}' } else { letter })
            .collect()
    };
    assert!(texts.len() > 8);
    for text in texts {
        assert!(screen.contains(&zonder_wit(&harmless(&text))), "{text}");
    }
}

#[test]
fn the_json_has_every_key_of_the_design() {
    let value: serde_json::Value = serde_json::from_str(&json(&report())).unwrap();
    let keys = |value: &serde_json::Value, wanted: &[&str]| {
        for key in wanted {
            assert!(value.get(key).is_some(), "{key} in {value:#}");
        }
    };
    keys(&value, &["schema", "voorbeeld", "versie", "overeenkomst", "selectie", "periode", "peildatum"]);
    keys(&value, &["oordeel", "exit", "kernbedingen", "overige_normen", "wachtlijsten", "risicos"]);
    keys(&value, &["financien", "leveringen", "bevindingen", "invoer"]);
    assert_eq!(value["schema"], "oss-welzijn/check/1");
    assert_eq!(value["selectie"], serde_json::Value::Null);
    assert_eq!(value["periode"]["id"], "2023-Q1");
    let norm = &value["kernbedingen"][0]["normen"][0];
    keys(norm, &["id", "hoort_bij", "soort", "titel", "eis", "meetperiode", "oordeel", "reden", "teller"]);
    keys(norm, &["noemer", "waarde", "grenzen", "open", "ingetrokken", "onleesbaar", "proeftuin", "marge"]);
    keys(norm, &["op_rij", "reeks", "per", "risicos", "bron"]);
    let want = serde_json::json!({ "vanaf": "2022-01-01", "binnen": "4 weken", "minstens": "90%" });
    assert_eq!(norm["eis"], want);
    assert_eq!(
        norm["per"][1],
        serde_json::json!({"veld": "wijkgebied", "waarde": "W02", "teller": "23", "noemer": "31"})
    );
    keys(&norm["reeks"][3], &["periode", "waarde", "oordeel"]);
    let list = &value["wachtlijsten"][0];
    keys(list, &["id", "gegevens", "volledig", "onleesbaar", "proeftuin", "stand", "maanden"]);
    assert_eq!(list["stand"], serde_json::json!({ "wachtend": 61, "boven_grens": 22, "langst_dagen": 47 }));
    assert_eq!(list["maanden"][0]["per_week"], serde_json::json!({ "1": 6, "2": 1, "3": 2 }));
    keys(&value["invoer"][0], &["bestand", "sha256", "rijen", "codering", "bom", "scheidingsteken"]);
    keys(&value["invoer"][0], &["regeleinde", "kopregel", "titelregels", "totaalregels", "kolommen"]);
}

#[test]
fn the_screen_and_the_json_tell_the_same_numbers() {
    let report = report();
    let value: serde_json::Value = serde_json::from_str(&json(&report)).unwrap();
    let norm = &value["kernbedingen"][0]["normen"][0];
    assert_eq!(
        (&norm["teller"], &norm["noemer"], &norm["waarde"]),
        (&"188".into(), &"210".into(), &"89.5238".into())
    );
    assert_eq!((&norm["marge"], &norm["open"], &norm["ingetrokken"]), (&(-1).into(), &54.into(), &3.into()));
    let screen = table(&report, &breed(80)).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("≥ 90% 89,5% 91,3% -1 niet gehaald"), "{screen}");
    assert!(screen.contains("188 van 210 op tijd, 22 te laat; 7 daarvan wachten nog (langst 47 dagen)."));
    let unsure = &value["kernbedingen"][0]["normen"][1];
    assert_eq!(unsure["grenzen"], serde_json::json!({ "laagste": "9.6491", "hoogste": "11.4035" }));
    assert!(screen.contains("11 van 112 (hoogstens 11); 2 onleesbaar, dus 9,6% tot 11,4% (Gegevens 1)."));
    assert_eq!(value["overige_normen"][0]["waarde"], "17");
    assert_eq!(value["overige_normen"][0]["noemer"], serde_json::Value::Null);
}

#[test]
fn a_finding_tells_what_follows_from_it() {
    let report = report();
    let gevolg: Vec<(&str, &str)> =
        report.bevindingen.iter().map(|of| (of.cel.as_deref().unwrap(), of.gevolg.as_str())).collect();
    assert_eq!(
        gevolg,
        [
            ("D3", "Gevolg: doorverwezen naar Wmo (kern 1) is onzeker."),
            ("D4", "Gevolg: doorverwezen naar Wmo (kern 1) is onzeker."),
            ("rij 9", "Die rij telt niet mee."),
            ("D77", "Geen gevolg voor de normen."),
        ]
    );
    let folded: Vec<(usize, &[usize])> =
        report.punten.iter().map(|punt| (punt.nummer, punt.bevindingen.as_slice())).collect();
    assert_eq!(folded, [(1, &[0, 1][..]), (2, &[2]), (3, &[3])]);
    assert!(report.kernbedingen[0].normen[1].toelichting[0].ends_with("(Gegevens 1)."));
}

#[test]
fn a_row_that_a_waiting_list_cannot_count_is_said_of_its_finding() {
    let mut geheel = geheel();
    // Line 3 has two findings and is one row; line 4 is fine to the norms.
    geheel.beoordelingen[1] = beoordeling(1, uitslag("2023-Q1", Oordeel::Gehaald, Some(stand(11, 112))));
    geheel.intake.diagnostics.insert(1, geheel.intake.diagnostics[0].clone());
    geheel.wachtlijsten[0].onleesbaar = vec![1, 2];
    let report = geheel.report(&Opties::default());
    let first = &report.punten[0];
    assert_eq!(first.plaats, "zaken-2023-Q1.csv, cel D3, D3 en D4");
    assert_eq!(first.gevolg, "Gevolg: wachtlijst eerste gesprek telt 2 zaken niet mee.");
    assert_eq!(report.bevindingen[0].gevolg, "Gevolg: wachtlijst eerste gesprek telt 1 zaak niet mee.");
    assert!(first.heeft_gevolg);
    assert_eq!(report.wachtlijsten[0].onleesbaar, 2);
    assert!(table(&report, &breed(80)).contains("Onleesbaar: eerste gesprek 2."));
}

#[test]
fn a_doubled_key_spoils_its_own_case_only() {
    let mut geheel = geheel();
    let twice = |line: u64, first: u64| {
        let cell = |line: u64| Cell { path: "data/zaken-2023-Q1.csv".into(), line, column: Some(1) };
        let found = Diagnostic::fout(Code::SleutelDubbel, Place::Cell(cell(line)), "staat er twee keer");
        found.zaak(Cell { column: None, ..cell(first) })
    };
    // The case on line 3 is doubled on line 9 and counts; the one on line 2 is no part of any norm.
    geheel.intake.diagnostics = vec![twice(8, 2), twice(9, 3)];
    let report = geheel.report(&Opties::default());
    let gevolg: Vec<(&str, &str)> = report
        .bevindingen
        .iter()
        .filter(|of| of.code == "OW-D19")
        .map(|of| (of.cel.as_deref().unwrap(), of.gevolg.as_str()))
        .collect();
    assert_eq!(
        gevolg,
        [("A9", "Gevolg: doorverwezen naar Wmo (kern 1) is onzeker."), ("A8", "Geen gevolg voor de normen."),]
    );
}

#[test]
fn a_missing_delivery_is_a_finding_with_its_file() {
    let mut geheel = geheel();
    geheel.beoordelingen[4] = beoordeling(4, uitslag("2023-Q1", Oordeel::GeenGegevens, None));
    geheel.beoordelingen[4].uitslag.ontbreekt = vec![(1, kwartaal("2023-Q1"))];
    let report = geheel.report(&Opties::default());
    let first = &report.punten[0];
    assert_eq!(first.tekst, "themas-2023-Q1.csv ontbreekt.");
    assert_eq!(first.gevolg, "Gevolg: alle thema's (hulp aan jeugd 1) is niet te meten.");
    assert_eq!(report.bevindingen[0].code, "OW-D05");
    let screen = table(&report, &breed(80));
    assert!(screen.contains("Levering themas-2023-Q1.csv ontbreekt (Gegevens 1)."), "{screen}");
}

#[test]
fn a_selection_limits_every_block_the_verdict_and_the_status() {
    let geheel = geheel();
    let jeugd = geheel.overeenkomst.werksoorten.iter().position(|of| of.id == "jeugdwerk").unwrap();
    let selectie = Selectie { werksoorten: vec![jeugd], kernbedingen: Vec::new() };
    let mut geheel = geheel;
    geheel.beoordelingen[4] = beoordeling(4, uitslag("2023-Q1", Oordeel::Onzeker, Some(stand(1, 2))));
    let report = geheel.report(&Opties { selectie, ..Opties::default() });
    assert_eq!((report.oordeel, report.exit), (Some(Oordeel::Onzeker), 4));
    assert_eq!(report.kernbedingen.len(), 1);
    assert_eq!(report.kernbedingen[0].id, "hulp-aan-jeugd");
    assert_eq!(report.overige_normen.len(), 1);
    assert!(report.wachtlijsten.is_empty() && report.risicos.is_empty());
    assert!(report.bevindingen.iter().all(|of| of.bestand.as_deref() != Some("data/zaken-2023-Q1.csv")));
    assert_eq!(report.invoer.len(), 1);
    let screen = table(&report, &breed(80));
    assert!(screen.contains("SELECTIE: alleen Jeugdwerk."), "{screen}");
    assert_eq!(geheel.report(&Opties::default()).exit, 1);
}

#[test]
fn text_from_outside_has_no_power_over_a_terminal() {
    let report = report();
    for text in [table(&report, &TabelOpties { uitvoerig: true, ..breed(80) }), json(&report)] {
        assert!(text.contains("kwaad"));
        assert!(!text.chars().any(|letter| letter != '\n' && (letter.is_control() || letter == '\u{202e}')));
    }
    let value: serde_json::Value = serde_json::from_str(&json(&report)).unwrap();
    assert_eq!(value["kernbedingen"][0]["normen"][3]["dossier"]["toelichting"], KWAAD);
}

#[test]
fn colour_adds_nothing_but_colour() {
    let plain = table(&report(), &breed(80));
    let coloured = table(&report(), &TabelOpties { kleur: true, ..breed(80) });
    assert_ne!(plain, coloured);
    let mut stripped = String::new();
    for (nr, part) in coloured.split('\u{1b}').enumerate() {
        stripped.push_str(if nr == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(plain, stripped);
}

#[test]
fn the_same_verdicts_give_the_same_bytes() {
    assert_eq!(json(&report()), json(&report()));
    assert_eq!(table(&report(), &breed(80)), table(&report(), &breed(80)));
}

/// `--max-bevindingen`: what is not shown is counted.
#[test]
fn points_beyond_the_limit_are_counted() {
    let mut report = report();
    let punt = report.punten[0].clone();
    let one = |nummer: usize| Punt {
        nummer,
        heeft_gevolg: nummer <= 22,
        tekst: format!("punt {nummer}."),
        tekst_voluit: format!("punt {nummer}."),
        ..punt.clone()
    };
    report.punten = (1..=25).map(one).collect();
    let told = |opties: &TabelOpties| {
        let screen = table(&report, opties);
        let shown = screen.lines().filter(|line| line.contains(" punt ")).count();
        let more: Vec<String> =
            screen.lines().filter(|line| line.starts_with("En nog")).map(str::to_owned).collect();
        (shown, more)
    };
    let rest = |count: usize| format!("En nog {count}: zie --max-bevindingen 0, of --format json.");
    assert_eq!(told(&breed(80)), (20, vec![rest(2)]));
    let two = TabelOpties { bevindingen: 2, uitvoerig: true, ..breed(80) };
    assert_eq!(told(&two), (4, vec![rest(20), rest(1)]));
    let all = TabelOpties { bevindingen: usize::MAX, uitvoerig: true, ..breed(80) };
    assert_eq!(told(&all), (25, vec![]));
}
