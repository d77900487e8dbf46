//! Twenty kinds of mistakes in five files, of which two are no TOML any more: one run of `validate` gives each of them,
//! where it was made, and nothing else. A mistake that makes others seem to be there hides those that are.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

const NORMEN: &str = "normen/2-sociaal-werk.toml";
const GEGEVENS: &str = "gegevens/2-individueel.toml";
const RISICOS: &str = "risicos/1-raadslieden.toml";
const FINANCIEN: &str = "financien/1-raadslieden.toml";
const OVERLEG: &str = "overleg.toml";

/// Code, file, what stands there once, and what it becomes. A § stands before what is wrong.
const FOUTEN: [(&str, &str, &str, &str); 21] = [
    (
        "OW-N04",
        NORMEN,
        "minstens = \"90%\"\nbron = { stuk = \"memo\", plaats = \"3.2 kernbeding 1\" }\n",
        "minstens = §\"90\"\nbron = { stuk = \"memo\", plaats = \"3.2 kernbeding 1\" }\n",
    ),
    ("OW-N12", NORMEN, "binnen = \"6 weken\"", "binnen = §\"6 wekn\""),
    (
        "OW-N10",
        NORMEN,
        "filter = [\"leeftijd >= 18\"]\nper = [\"wijkgebied\"]\ntermijn = { van = \"aanmelddatum\", \
         tot = \"eerste_gesprek\", ingetrokken = [\"datum_ingetrokken\"] }\n[[norm.versie]]\nvanaf = 2022-01-01\n\
         binnen = \"4 weken\"",
        "filter = [\"leeftijd§ >> 18\"]\nper = [\"wijkgebied\"]\ntermijn = { van = \"aanmelddatum\", \
         tot = \"eerste_gesprek\", ingetrokken = [\"datum_ingetrokken\"] }\n[[norm.versie]]\nvanaf = 2022-01-01\n\
         binnen = \"4 weken\"",
    ),
    (
        "OW-N11",
        NORMEN,
        "filter = [\"leeftijd >= 18\"]\naandeel = { voldoet = [\"gesprekken",
        "filter = [\n  \"leeftijd >= 18\",\n  §\"leeftijd >= eerste_gesprek\",\n]\naandeel = { voldoet = [\"gesprekken",
    ),
    ("OW-N13", NORMEN, "datum = \"vraagverheldering_klaar\"", "datum = §\"gesprekken\""),
    ("OW-S02", NORMEN, "per = [\"soort\"]", "§peer = [\"soort\"]"),
    ("OW-N08", NORMEN, "binnen = \"12 maanden\"", "binnen = \"12 maanden\"\n§aantal = 3"),
    ("OW-V01", NORMEN, "\"isw.d8\"", "§\"isw.d88\""),
    ("OW-G01", GEGEVENS, "\"aanmeldingen-{periode}.csv\"", "§\"aanmeldingen.csv\""),
    ("OW-S05", GEGEVENS, "frequentie = \"maand\"", "frequentie = §\"mand\""),
    (
        "OW-S04",
        GEGEVENS,
        "kolom = [\"Leeftijd\", \"Leeftijd bij aanmelding\"], soort = \"geheel\", verplicht = true",
        "kolom = [\"Leeftijd\", \"Leeftijd bij aanmelding\"], soort = \"geheel\", verplicht = §\"ja\"",
    ),
    (
        "OW-G02",
        GEGEVENS,
        "leeg_betekent = \"nee\" },\n]\n\n[[gegevens.regel]]\nid = \"gesprek-na-aanmelding\"",
        "leeg_betekent = §\"misschien\" },\n]\n\n[[gegevens.regel]]\nid = \"gesprek-na-aanmelding\"",
    ),
    // No TOML any more, up to the next data set.
    (
        "OW-S01",
        GEGEVENS,
        "voorwaarde = \"einde >= vraagverheldering\"",
        "voorwaarde = §\"einde >= vraagverheldering",
    ),
    ("OW-R01", RISICOS, "schade = 1\neffect = 2", "schade = 1\neffect = §3"),
    ("OW-R02", RISICOS, "schade = 2", "schade = §7"),
    (
        "OW-S03",
        RISICOS,
        "[[risico]]\nid = \"srw-r1\"\nwerksoort = \"sociaal-raadsliedenwerk\"\n\
         tekst = \"Er is maar 1,95 fte begroot voor het raadsliedenwerk\"\n",
        "§[[risico]]\nid = \"srw-r1\"\nwerksoort = \"sociaal-raadsliedenwerk\"\n",
    ),
    ("OW-V02", RISICOS, "id = \"srw-r4.a\"", "id = §\"srw-r3.a\""),
    (
        "OW-S10",
        FINANCIEN,
        "titel = \"Sociaal Raadslieden\"\nfte = \"1,95\"",
        "titel = \"Sociaal Raadslieden\"\nfte = §\"1.9\"",
    ),
    (
        "OW-F01",
        FINANCIEN,
        "[[subtotaal]]\nwerksoort = \"sociaal-raadsliedenwerk\"\nfte = \"1,95\"\nbedrag = \"209.295,63\"",
        "[[subtotaal]]\nwerksoort = \"sociaal-raadsliedenwerk\"\nfte = \"1,95\"\nbedrag = §\"209.295,93\"",
    ),
    // No TOML any more, and what follows is read all the same.
    ("OW-S01", OVERLEG, "elke = \"6 weken\"", "elke = §6 weken"),
    ("OW-S15", OVERLEG, "voor = \"02-01\"", "voor = §\"13-01\""),
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// Makes the mistakes in the files of a folder, and gives where each of them is: code and `file:line`.
fn fouten_maken(folder: &Path) -> BTreeSet<(String, String)> {
    let files: BTreeSet<&str> = FOUTEN.iter().map(|(_, file, ..)| *file).collect();
    assert_eq!(files.len(), 5);
    let mut places = BTreeSet::new();
    for file in files {
        let mut text = fs::read_to_string(folder.join(file)).unwrap();
        assert!(!text.contains('§'));
        for (code, _, from, to) in FOUTEN.iter().filter(|(_, other, ..)| *other == file) {
            assert_eq!(text.matches(from).count(), 1, "{file}: {from}");
            assert_eq!(to.matches('§').count(), 1, "{to}");
            text = text.replacen(from, &to.replace('§', &format!("§{code}§")), 1);
        }
        // The lines are counted when all mistakes are made, for some add or take one.
        for (index, line) in text.lines().enumerate() {
            for code in line.split('§').skip(1).step_by(2) {
                assert!(places.insert((code.to_owned(), format!("oss/{file}:{}", index + 1))), "{code}");
            }
        }
        let clean: String = text.split('§').step_by(2).collect();
        fs::write(folder.join(file), clean).unwrap();
    }
    assert_eq!(places.len(), FOUTEN.len());
    places
}

#[test]
fn twenty_mistakes_in_five_files_are_all_found_where_they_were_made_and_nothing_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let oss = folder.path().join("oss");
    copy(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("agreements/oss-2022"), &oss);
    let made = fouten_maken(&oss);
    let codes: BTreeSet<&String> = made.iter().map(|(code, _)| code).collect();
    assert_eq!(codes.len(), 20);

    let output = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"))
        .args(["validate", "--overeenkomst", "oss", "--format", "json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = json["bevindingen"].as_array().unwrap();
    let found: Vec<(String, String)> = findings
        .iter()
        .map(|found| {
            let place = format!("{}:{}", found["bestand"].as_str().unwrap(), found["regel"]);
            (found["code"].as_str().unwrap().to_owned(), place)
        })
        .collect();
    let missed: Vec<_> = made.iter().filter(|place| !found.contains(place)).collect();
    let more: Vec<_> = findings.iter().zip(&found).filter(|(_, place)| !made.contains(place)).collect();
    assert!(missed.is_empty() && more.is_empty(), "missed: {missed:#?}\nnot made: {more:#?}");
    assert_eq!(found.len(), made.len(), "one mistake is told twice: {found:#?}");
    assert!(findings.iter().all(|found| found["ernst"] == "fout"));
}
