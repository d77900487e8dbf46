//! A small agreement and its deliveries, for tests that a reader can check by hand.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    reason = "each test file uses its own part, and fails by panicking"
)]

pub mod geld;

use oss_welzijn::{
    agreement::{self, Overeenkomst},
    diagnostic::Ernst,
    intake::{self, Bestand, Intake},
    norm::{self, Beoordeling, Oordeel, Stand, Uitslag, Vraag},
    source::Sources,
    wachtlijst::{self, WachtlijstStand},
};

const BASE: &str = r#"
[overeenkomst]
formaat = 1
id = "proef"
titel = "Proef"
gemeente = "Oss"
aanbieder = "aanbieder"
vanaf = 2022-01-01
prijspeil = 2021
gebieden = [{ id = "W01", naam = "een" }, { id = "W02", naam = "twee" }, { id = "W03", naam = "drie" }]
gelijkgestelde_dagen = []

[[werksoort]]
id = "werk"
titel = "Werk"
domein = "volwassenen"
gewenste_situatie = "Goed werk."

[[kernbeding]]
id = "kern"
titel = "Kern"
werksoorten = ["werk"]

[[bepaling]]
id = "kern.1"
kernbeding = "kern"
nummer = "1"
tekst = "Goed werk."
"#;

/// Monthly cases with everything that a termijn norm needs.
pub const ZAKEN: &str = r#"
[[gegevens]]
id = "zaken"
titel = "Zaken"
eenheid = ["zaak", "zaken"]
bestand = "zaken-{periode}.csv"
frequentie = "maand"
vanaf = 2022-01-01
inhoud = "mutaties"
sleutel = ["nr"]
proeftuin = "proeftuin"
veld = [
  { naam = "nr", soort = "code", verplicht = true },
  { naam = "leeftijd", soort = "geheel" },
  { naam = "van", soort = "datum", verplicht = true },
  { naam = "tot", soort = "datum" },
  { naam = "weg", soort = "datum" },
  { naam = "proeftuin", soort = "janee", leeg_betekent = "nee" },
]
"#;

/// The agreement of a test, read.
pub struct Proef(pub Overeenkomst);

impl Proef {
    /// The base with these tables added.
    pub fn new(tables: &str) -> Self {
        let mut sources = Sources::default();
        let ids = [sources.add("basis.toml", BASE), sources.add("proef.toml", tables)];
        let read = agreement::lees(&sources, &ids);
        let faults: Vec<_> = read.diagnostics.iter().filter(|found| found.ernst == Ernst::Fout).collect();
        assert!(faults.is_empty(), "{faults:#?}");
        Self(read.overeenkomst.expect("an agreement without faults"))
    }

    /// Files by name, read.
    pub fn lees(&self, files: &[(&str, &str)]) -> Intake {
        let bestand = |(naam, text): &(&str, &str)| Bestand {
            pad: (*naam).to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        intake::lees(&self.0, files.iter().map(bestand).collect())
    }

    /// All norms over a period, by default on its last day.
    pub fn beoordeel(
        &self,
        files: &[(&str, &str)],
        periode: &str,
        peildatum: Option<&str>,
    ) -> Vec<Beoordeling> {
        let intake = self.lees(files);
        norm::beoordeel(&self.0, &intake.zaken, &intake.oordelen, vraag(periode, peildatum))
    }

    /// The only norm over a period, by default on its last day.
    pub fn uitslag(&self, files: &[(&str, &str)], periode: &str, peildatum: Option<&str>) -> Uitslag {
        self.beoordeel(files, periode, peildatum).remove(0).uitslag
    }

    /// The only waiting list.
    pub fn wachtlijst(
        &self,
        files: &[(&str, &str)],
        periode: &str,
        peildatum: Option<&str>,
    ) -> WachtlijstStand {
        wachtlijst::stand(&self.0, &self.lees(files).zaken, vraag(periode, peildatum)).remove(0)
    }
}

/// A period, and its last day or another one.
pub fn vraag(periode: &str, peildatum: Option<&str>) -> Vraag {
    let periode: oss_welzijn::calendar::Periode = periode.parse().expect("a period");
    let peildatum = peildatum.map_or(periode.tot_en_met(), |day| day.parse().expect("a day"));
    Vraag { periode, peildatum }
}

/// Monthly deliveries from `eerste` to `laatste` (1 to 12 of a year): all rows in the first, the others empty but for a header.
pub fn maanden(naam: &str, jaar: i32, header: &str, rows: &str) -> Vec<(String, String)> {
    (1..=12)
        .map(|month| {
            let body = if month == 1 { rows } else { "" };
            (format!("{naam}-{jaar}-{month:02}.csv"), format!("{header}\n{body}"))
        })
        .collect()
}

/// Borrowed, as the methods of [`Proef`] take them.
pub fn refs(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(naam, text)| (naam.as_str(), text.as_str())).collect()
}

/// Verdict, teller and noemer in one.
pub fn kort(uitslag: &Uitslag) -> (Oordeel, String, String) {
    let stand = uitslag.stand.clone().unwrap_or_default();
    (
        uitslag.oordeel,
        stand.teller.to_string(),
        stand.noemer.map_or("-".to_owned(), |noemer| noemer.to_string()),
    )
}

/// What was counted.
pub fn stand(uitslag: &Uitslag) -> &Stand {
    uitslag.stand.as_ref().expect("something was counted")
}
