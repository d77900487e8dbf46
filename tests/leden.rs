//! Members that come from a data set: who counts on the last day, products of two sets, and rows that can't be read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod proef;

use oss_welzijn::norm::{Oordeel::*, Uitslag};
use proef::{Proef, kort, stand};

const SETS: &str = r#"
[[gegevens]]
id = "teams"
titel = "Teams"
eenheid = ["team", "teams"]
bestand = "teams-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "stand"
sleutel = ["team"]
veld = [
  { naam = "team", soort = "code", verplicht = true },
  { naam = "soort", soort = "keuze", waarden = ["sociaal", "cjg"], verplicht = true },
  { naam = "van", soort = "datum", verplicht = true },
  { naam = "tot", soort = "datum", gepland = true },
]
[[gegevens]]
id = "kennis"
titel = "Kennis"
eenheid = ["regel", "regels"]
bestand = "kennis-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "periode"
sleutel = ["nr"]
veld = [
  { naam = "nr", soort = "code", verplicht = true },
  { naam = "team", soort = "code", verplicht = true },
  { naam = "wat", soort = "code", verplicht = true },
]
[[norm]]
id = "norm"
titel = "Norm"
hoort_bij = ["kern.1"]
gegevens = "kennis"
volledigheid = { elk = [{ gegevens = "teams", veld = "team", filter = ["soort = cjg"], geldig_van = "van", geldig_tot_en_met = "tot" }, ["psychologie", "veiligheid"]], veld = ["team", "wat"] }
versie = [{ vanaf = 2022-01-01 }]
"#;

fn judge(teams: Option<&str>, kennis: &str) -> Uitslag {
    let proef = Proef::new(SETS);
    let teams = teams.map(|rows| format!("team;soort;van;tot\n{rows}"));
    let kennis = format!("nr;team;wat\n{kennis}");
    let mut files = vec![("kennis-2023-Q1.csv", kennis.as_str())];
    files.extend(teams.as_deref().map(|text| ("teams-2023-Q1.csv", text)));
    proef.uitslag(&files, "2023-Q1", None)
}

const BOTH: &str = "1;noord;psychologie\n2;noord;veiligheid\n3;zuid;psychologie\n4;zuid;veiligheid";

#[test]
fn every_team_needs_every_kind() {
    let teams = "noord;cjg;2020-01-01;\nzuid;cjg;2020-01-01;\nwest;sociaal;2020-01-01;";
    assert_eq!(kort(&judge(Some(teams), BOTH)), (Gehaald, "4".to_owned(), "4".to_owned()));
    let one_short = judge(Some(teams), "1;noord;psychologie\n2;noord;veiligheid\n3;zuid;psychologie");
    assert_eq!(kort(&one_short), (NietGehaald, "3".to_owned(), "4".to_owned()));
    assert_eq!(stand(&one_short).gemist[0].lid, ["zuid", "veiligheid"]);
}

#[test]
fn a_team_counts_on_its_last_day_and_not_after_it() {
    let teams = |tot: &str| format!("noord;cjg;2020-01-01;\nzuid;cjg;2020-01-01;{tot}");
    let noord = "1;noord;psychologie\n2;noord;veiligheid";
    assert_eq!(judge(Some(&teams("2023-03-30")), noord).oordeel, Gehaald);
    assert_eq!(judge(Some(&teams("2023-03-31")), noord).oordeel, NietGehaald);
    // What a team that is gone still sends is no surprise; what nobody knows is.
    let gone = judge(Some(&teams("2023-03-30")), &format!("{BOTH}\n5;oost;veiligheid"));
    assert_eq!(
        stand(&gone).vreemd.iter().map(|(_, naam)| naam.as_str()).collect::<Vec<_>>(),
        ["oost / veiligheid"]
    );
}

#[test]
fn without_any_delivery_of_the_teams_there_is_nothing_to_say() {
    assert_eq!(judge(None, BOTH).oordeel, GeenGegevens);
    assert_eq!(judge(Some(""), BOTH).oordeel, GeenGevallen);
}

#[test]
fn a_team_that_cannot_be_read_may_lack_everything() {
    let teams = "noord;cjg;2020-01-01;\nzuid;cjg;2020-01-01;\nwest;cgj;2020-01-01;";
    let found = judge(Some(teams), BOTH);
    assert_eq!(kort(&found), (Onzeker, "4".to_owned(), "4".to_owned()));
    // It can't make good what is missing elsewhere.
    assert_eq!(judge(Some(teams), "1;noord;psychologie").oordeel, NietGehaald);
}
