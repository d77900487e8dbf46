//! `explain`: pages about every id and code, what they say of each soort norm, and what is asked wrongly.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use oss_welzijn::{
    agreement::{self, Overeenkomst},
    diagnostic::Code,
    render::{TabelOpties, naslag as shown},
    report::{self, Naslagblad, Regel},
    source::Sources,
};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
    command.arg("explain").args(args).current_dir(folder);
    for name in ["NO_COLOR", "COLUMNS", "TERM", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// Status, stdout and stderr.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = program(folder, args).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// An agreement of some texts, that must be valid.
fn lees(texts: &[(String, String)]) -> (Sources, Overeenkomst) {
    let mut sources = Sources::default();
    let ids: Vec<_> = texts.iter().map(|(name, text)| sources.add(name.clone(), text.clone())).collect();
    let read = agreement::lees(&sources, &ids);
    let found = read.diagnostics.iter().map(|of| (of.code.as_str(), of.bericht.clone())).collect::<Vec<_>>();
    assert!(read.overeenkomst.is_some(), "{found:?}");
    (sources, read.overeenkomst.unwrap())
}

/// The agreement of Oss, with the paths of its files from the root of the project.
fn oss() -> (Sources, Overeenkomst) {
    let (mut folders, mut texts) = (vec!["agreements/oss-2022".to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root(&folder)).unwrap().map(|entry| entry.unwrap()) {
            let path = format!("{folder}/{}", entry.file_name().into_string().unwrap());
            if entry.path().is_dir() {
                folders.push(path);
            } else if path.ends_with(".toml") {
                texts.push((path.clone(), fs::read_to_string(root(&path)).unwrap()));
            }
        }
    }
    texts.sort();
    lees(&texts)
}

/// Every text on a page.
fn texts(page: &Naslagblad) -> Vec<&str> {
    let mut all = vec![page.kop.as_str(), page.titel.as_str()];
    for deel in &page.delen {
        all.push(deel.kop);
        assert!(!deel.regels.is_empty(), "{}: {} is empty", page.kop, deel.kop);
        for regel in &deel.regels {
            match regel {
                Regel::Alinea(text) | Regel::Letterlijk(text) => all.push(text),
                Regel::Punt { naam, tekst } => {
                    all.push(naam);
                    all.extend(tekst.iter().map(String::as_str));
                }
            }
        }
    }
    all
}

fn keeps_the_rules(pages: &[Naslagblad]) {
    for page in pages {
        assert!(!page.delen.is_empty(), "{}", page.kop);
        for text in texts(page) {
            assert!(!text.trim().is_empty(), "{}: an empty text", page.kop);
            // Signs that a sentence was put together from an empty part; `../` is a path.
            for wrong in ["..", " . ", " ,", "``", "( ", " )"] {
                assert!(!text.replace("../", "").contains(wrong), "{}: {wrong:?} in {text}", page.kop);
            }
            assert!(!text.ends_with(" ."), "{}: {text}", page.kop);
        }
    }
    for line in shown(pages, &TabelOpties::default()).lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn every_id_of_the_agreement_has_a_page_that_keeps_the_rules() {
    let (sources, overeenkomst) = oss();
    let ids = report::ids(&overeenkomst);
    assert!(ids.len() > 300, "only {} ids", ids.len());
    for id in ids {
        let pages = report::naslag(&overeenkomst, &sources, id);
        assert!(!pages.is_empty(), "{id}");
        keeps_the_rules(&pages);
    }
}

#[test]
fn every_norm_says_how_it_is_measured_where_it_stands_and_since_when() {
    let (sources, overeenkomst) = oss();
    for norm in &overeenkomst.normen {
        let pages = report::naslag(&overeenkomst, &sources, &norm.id);
        let page = pages.iter().find(|page| page.kop == format!("NORM {}", norm.id)).unwrap();
        let heads: Vec<&str> = page.delen.iter().map(|deel| deel.kop).collect();
        let mut expected = vec!["HOORT BIJ", "HOE HET WORDT GEMETEN", "VERSIES"];
        if !norm.toetsen.is_empty() {
            expected.push("TOETSEN");
        }
        let (first, rest) = heads.split_at(expected.len());
        assert_eq!(first, expected, "{}", norm.id);
        assert_eq!(rest.last(), Some(&"BRON"), "{}", norm.id);
    }
}

#[test]
fn every_code_is_explained_anywhere_and_in_any_case() {
    let nowhere = tempfile::tempdir().unwrap();
    for code in Code::ALL {
        keeps_the_rules(&[report::naslag_code(*code)]);
        let (status, stdout, stderr) = run(nowhere.path(), &[&code.as_str().to_lowercase()]);
        assert_eq!((status, stderr.as_str()), (0, ""), "{}", code.as_str());
        assert!(stdout.starts_with(&format!("CODE {}\n", code.as_str())), "{stdout}");
        for head in ["BETEKENIS", "ERNST", "VOORBEELD", "HERSTEL"] {
            assert!(stdout.contains(&format!("\n\n{head}\n")), "{stdout}");
        }
    }
}

/// One of each kind, as a user sees it.
#[test]
fn pages() {
    for id in [
        // A norm of each soort that Oss has.
        "eerste-gesprek-vier-weken",
        "budget-individueel",
        "huisbezoeken-75-plus",
        "deskundigheid-per-team",
        "dagdeel-per-school",
        "terug-binnen-een-jaar",
        "oordeel-toegang-jeugd-9",
        // What was agreed.
        "oss-2022",
        "jeugd",
        "jeugd.h4",
        "jeugd.h4.d7",
        "bereikbaarheid",
        "hulpvragen.7",
        "isw-r1",
        "jeugd-r7.a",
        "jeugd-cjg",
        // How it is organised.
        "schoolbezoeken",
        "wachtlijst-raadslieden",
        "plan-informeel",
        "memo",
        "OW-N04",
    ] {
        let (status, stdout, stderr) = run(&root(""), &[id]);
        assert_eq!((status, stderr.as_str()), (0, ""), "{id}");
        insta::with_settings!({ snapshot_path => "snapshots/explain", omit_expression => true }, {
            insta::assert_snapshot!(id, stdout);
        });
    }
}

/// The sentences of one more norm in the small agreement of the gallery: what stands under HOE HET WORDT GEMETEN.
fn zinnen(norm: &str) -> Vec<String> {
    let base = fs::read_to_string(root("tests/fouten/overeenkomst/basis.toml")).unwrap();
    let norm = format!("[[norm]]\nid = \"n\"\ntitel = \"N\"\nhoort_bij = [\"toegang.1\"]\n{norm}");
    let (sources, overeenkomst) = lees(&[("basis.toml".to_owned(), base), ("n.toml".to_owned(), norm)]);
    let pages = report::naslag(&overeenkomst, &sources, "n");
    let deel = pages[0].delen.iter().find(|deel| deel.kop == "HOE HET WORDT GEMETEN").unwrap();
    deel.regels
        .iter()
        .filter_map(|regel| match regel {
            Regel::Alinea(text) => Some(text.clone()),
            Regel::Punt { .. } | Regel::Letterlijk(_) => None,
        })
        .collect()
}

/// The first sentence alone.
fn vraag(soort: &str, versie: &str) -> String {
    zinnen(&format!("{soort}\n[[norm.versie]]\nvanaf = 2022-01-01\n{versie}")).remove(0)
}

#[test]
fn a_share_has_words_for_every_threshold() {
    let soort = "gegevens = \"zaken\"\naandeel = { voldoet = [\"plan = ja\"], datum = \"aanmelddatum\" }";
    for (versie, expected) in [
        ("minstens = \"100%\"", "Bij alle zaken moet `plan` \"ja\" zijn."),
        ("minstens = \"87,5%\"", "Bij ten minste 87,5% van de zaken moet `plan` \"ja\" zijn."),
        ("hoogstens = \"10%\"", "Bij hoogstens 10% van de zaken mag `plan` \"ja\" zijn."),
        ("hoogstens = \"0%\"", "Bij geen van de zaken mag `plan` \"ja\" zijn."),
        (
            "",
            "Gemeten wordt bij welk deel van de zaken `plan` \"ja\" is. Er is niet afgesproken wat er gehaald moet \
             worden.",
        ),
        (
            "minstens = \"90%\"\nfilter = [\"leeftijd < 18\", \"reden != wmo\"]",
            "Bij ten minste 90% van de zaken waarbij `leeftijd` minder dan 18 is en `reden` niet \"wmo\" is, moet \
             `plan` \"ja\" zijn.",
        ),
    ] {
        assert_eq!(vraag(soort, versie), expected);
    }
}

#[test]
fn a_number_has_words_for_every_threshold() {
    let rows = "gegevens = \"zaken\"\nfilter = [\"leeftijd >= 75\"]\naantal = { datum = \"aanmelddatum\" }";
    let sum = "gegevens = \"zaken\"\nfilter = [\"leeftijd >= 75\"]\n\
               aantal = { som = \"uren\", datum = \"aanmelddatum\" }";
    for (soort, versie, expected) in [
        (rows, "minstens = 1", "Er moet ten minste 1 zaak zijn waarbij `leeftijd` ten minste 75 is."),
        (
            rows,
            "minstens = 1200",
            "Er moeten ten minste 1.200 zaken zijn waarbij `leeftijd` ten minste 75 is.",
        ),
        (rows, "hoogstens = 0", "Er mogen geen zaken zijn waarbij `leeftijd` ten minste 75 is."),
        (rows, "hoogstens = 1", "Er mag hoogstens 1 zaak zijn waarbij `leeftijd` ten minste 75 is."),
        (rows, "hoogstens = 12", "Er mogen hoogstens 12 zaken zijn waarbij `leeftijd` ten minste 75 is."),
        (
            sum,
            "minstens = \"1,5\"",
            "Het totaal van `uren` over alle zaken waarbij `leeftijd` ten minste 75 is, moet ten minste 1,5 zijn.",
        ),
        (
            sum,
            "",
            "Gemeten wordt het totaal van `uren` over alle zaken waarbij `leeftijd` ten minste 75 is. Er is niet \
             afgesproken wat er gehaald moet worden.",
        ),
    ] {
        assert_eq!(vraag(soort, versie), expected);
    }
}

#[test]
fn summed_columns_and_weights_are_parts_of_a_total() {
    let telling = "gegevens = \"zaken\"\n\
                   telling = { teller = \"uren\", noemer = \"leeftijd\", datum = \"aanmelddatum\" }";
    assert_eq!(
        vraag(telling, "minstens = \"80%\""),
        "Het totaal van `uren` moet ten minste 80% zijn van dat van `leeftijd`, opgeteld over alle zaken."
    );
    let weging = "gegevens = \"zaken\"\n\
                  aandeel = { voldoet = [\"plan = ja\"], weging = \"uren\", datum = \"aanmelddatum\" }";
    assert_eq!(
        vraag(weging, "hoogstens = \"30%\""),
        "Van het totaal van `uren` over alle zaken mag hoogstens 30% horen bij zaken waarbij `plan` \"ja\" is."
    );
}

#[test]
fn members_and_windows_are_named() {
    let gebieden = "gegevens = \"plekken\"\nfilter = [\"vorm = inloop\"]\n\
                    volledigheid = { elk = \"gebieden\", veld = \"gebied\", geldig_van = \"open_sinds\" }";
    assert_eq!(
        vraag(gebieden, "aantal = 2\nminstens = \"50%\""),
        "Voor ten minste 50% van de 2 gebieden moeten er in `plekken` ten minste 2 plekken staan waarbij `vorm` \
         \"inloop\" is."
    );
    let elke = |elke: &str| {
        format!(
            "gegevens = \"zaken\"\nfrequentie = {{ elk = [\"a\", \"b\"], veld = \"client\", datum = \
             \"aanmelddatum\", elke = \"{elke}\" }}"
        )
    };
    for (soort, versie, expected) in [
        (
            elke("1 week"),
            "",
            "Voor elk van de 2 waarden van `client` moet er in `zaken` elke week ten minste 1 zaak staan.",
        ),
        (
            elke("12 maanden"),
            "aantal = 3",
            "Voor elk van de 2 waarden van `client` moeten er in `zaken` elk jaar ten minste 3 zaken staan.",
        ),
        (
            elke("4 maanden"),
            "minstens = \"90%\"",
            "Voor ten minste 90% van de 2 waarden van `client` moet er in `zaken` elke 4 maanden ten minste 1 zaak \
             staan.",
        ),
    ] {
        assert_eq!(vraag(&soort, versie), expected);
    }
    let rest =
        zinnen(&format!("{}\n[[norm.versie]]\nvanaf = 2022-01-01\nminstens = \"90%\"", elke("4 maanden")));
    assert!(
        rest[1].starts_with("Het deel gaat over alle combinaties daarvan met een blok van 4 maanden. "),
        "{}",
        rest[1]
    );
}

#[test]
fn a_return_and_a_term_set_by_law_have_words() {
    let terug = "gegevens = \"zaken\"\nherhaling = { client = \"client\", hulpvraag = \"reden\", afgesloten = \
                 \"eerste_gesprek\", begin = \"aanmelddatum\" }";
    assert_eq!(
        vraag(terug, "binnen = \"6 maanden\"\nhoogstens = \"5%\""),
        "Bij hoogstens 5% van de afgesloten zaken mag er binnen 6 maanden na `eerste_gesprek` weer een zaak \
         beginnen met dezelfde waarde voor `client` en `reden`."
    );
    let wettelijk = |binnen: &str| {
        zinnen(&format!(
            "gegevens = \"zaken\"\nmeetperiode = \"jaar\"\ntermijn = {{ van = \"aanmelddatum\", tot = \
             \"eerste_gesprek\", wettelijk = true }}\n[[norm.versie]]\nvanaf = 2022-01-01\nbinnen = \"{binnen}\""
        ))
        .remove(1)
    };
    assert!(wettelijk("8 weken").starts_with("De wet verlengt de termijn: "), "{}", wettelijk("8 weken"));
    assert!(wettelijk("13 weken").starts_with("De termijn schuift niet op "), "{}", wettelijk("13 weken"));
    assert!(wettelijk("8 weken").ends_with("De norm wordt beoordeeld over een jaar of langer."));
}

#[test]
fn dates_in_conditions_fall_somewhere() {
    let soort = "gegevens = \"zaken\"\nfilter = [\"eerste_gesprek >= aanmelddatum\", \"eerste_gesprek <= \
                 peildatum\", \"client gevuld\"]\naandeel = { voldoet = [\"eerste_gesprek < 2022-07-01\", \"reden in \
                 (netwerk, wmo)\", \"uren leeg\"], datum = \"aanmelddatum\" }";
    assert_eq!(
        vraag(soort, "minstens = \"100%\""),
        "Bij alle zaken waarbij `eerste_gesprek` op of na de datum `aanmelddatum` valt, `eerste_gesprek` uiterlijk \
         op de peildatum valt en `client` ingevuld is, moet `eerste_gesprek` voor 1 juli 2022 vallen, `reden` \
         \"netwerk\" of \"wmo\" zijn en `uren` leeg zijn."
    );
}

#[test]
fn versions_follow_each_other_and_the_newest_is_explained() {
    let norm = "gegevens = \"zaken\"\ntermijn = { van = \"aanmelddatum\", tot = \"eerste_gesprek\" }\n\
                [[norm.versie]]\nvanaf = 2022-01-01\nbinnen = \"6 weken\"\nminstens = \"80%\"\n\
                [[norm.versie]]\nvanaf = 2023-01-01\nbesloten = 2022-11-10\nbinnen = \"4 weken\"\n\
                minstens = \"90%\"\n";
    let found = zinnen(norm);
    assert_eq!(
        found[0],
        "Bij ten minste 90% van de zaken moet de datum `eerste_gesprek` binnen 4 weken na `aanmelddatum` vallen."
    );
    assert!(found[1].ends_with(" Zo is het in de versie vanaf 1 januari 2023."), "{}", found[1]);
    let base = fs::read_to_string(root("tests/fouten/overeenkomst/basis.toml")).unwrap();
    let norm = format!("[[norm]]\nid = \"n\"\ntitel = \"N\"\nhoort_bij = [\"toegang.1\"]\n{norm}");
    let (sources, overeenkomst) = lees(&[("basis.toml".to_owned(), base), ("n.toml".to_owned(), norm)]);
    let text = shown(&report::naslag(&overeenkomst, &sources, "n"), &TabelOpties::default());
    let expected = "VERSIES\nVan 1 januari 2022 tot en met 31 december 2022\n  Binnen 6 weken, minstens 80%.\n\
                    Vanaf 1 januari 2023\n  Binnen 4 weken, minstens 90%.\n  Besloten op 10 november 2022.\n";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn things_of_different_kinds_with_one_id_are_all_shown() {
    // A levering and a data set of Oss share this id.
    let (status, stdout, _) = run(&root(""), &["plan-informeel"]);
    assert_eq!(status, 0);
    assert!(stdout.starts_with("GEGEVENS plan-informeel\n"), "{stdout}");
    assert!(stdout.contains("\n\n\nLEVERING plan-informeel\n"), "{stdout}");
}

#[test]
fn an_unknown_id_is_wrong_usage_with_what_was_perhaps_meant() {
    let (status, stdout, stderr) = run(&root(""), &["traject-zes-manden"]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    assert_eq!(
        stderr,
        "fout: \"traject-zes-manden\" is geen id uit de overeenkomst en geen code van een bevinding.\n\
         Bedoelde u traject-zes-maanden?\n"
    );
    let (status, _, stderr) = run(&root(""), &["qqqq"]);
    assert_eq!(status, 2);
    assert!(!stderr.contains("Bedoelde"), "{stderr}");
    // For a code no agreement is looked for.
    let nowhere = tempfile::tempdir().unwrap();
    let (status, _, stderr) = run(nowhere.path(), &["OW-N44"]);
    assert_eq!(status, 2);
    assert!(stderr.contains("Bedoelde u OW-N04?"), "{stderr}");
    let (status, _, stderr) = run(nowhere.path(), &["sociaal-werk"]);
    assert_eq!(status, 2);
    assert!(stderr.contains("er is geen map opgegeven met de overeenkomst"), "{stderr}");
}

#[test]
fn an_agreement_with_mistakes_is_refused_and_a_code_is_not() {
    let folder = root("tests/gevallen/status-3");
    let (status, stdout, stderr) = run(&folder, &["eerste-gesprek"]);
    assert_eq!((status, stdout.as_str()), (3, ""));
    assert!(stderr.contains("fout[OW-N04]: "), "{stderr}");
    assert_eq!(run(&folder, &["OW-N04"]).0, 0);
}

#[test]
fn colour_silence_and_a_closed_pipe() {
    let folder = root("");
    assert!(!run(&folder, &["isw-r1"]).1.contains('\u{1b}'));
    let (_, coloured, _) = run(&folder, &["isw-r1", "--color", "always"]);
    assert!(coloured.starts_with("\u{1b}[1mRISICO isw-r1\u{1b}[0m\n"), "{coloured}");
    assert_eq!(run(&folder, &["isw-r1", "-q"]), (0, String::new(), String::new()));
    assert_eq!(run(&folder, &["qqqq", "-q"]).0, 2);
    let (_, _, told) = run(&folder, &["isw-r1", "-v"]);
    assert!(told.contains("Overeenkomst: agreements/oss-2022 ("), "{told}");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = program(&folder, &["isw-r1"]).stdout(writer).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}
