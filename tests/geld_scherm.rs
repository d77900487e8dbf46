//! Money on the screen: what `check --financien` and the short block show is what the JSON has, and adds up.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

fn run(folder: &str, breedte: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
    for name in ["NO_COLOR", "TERM", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    command.arg("check").args(args).env("COLUMNS", breedte).current_dir(folder).output().unwrap()
}

const GELD: &str = "tests/gevallen/geld";

fn screen(breedte: &str, args: &[&str]) -> String {
    String::from_utf8(run(GELD, breedte, args).stdout).unwrap()
}

fn json() -> Value {
    serde_json::from_slice(&run(GELD, "80", &["--format", "json"]).stdout).unwrap()
}

/// The columns of money and people, by what stands above them, and where the JSON has them.
const KOLOMMEN: [(&str, &str); 11] = [
    ("begroot", "begroot"),
    ("geïndexeerd", "geindexeerd"),
    ("begroot 6 mnd", "begroot_periode"),
    ("besteed", "gerealiseerd"),
    ("verschil", "verschil"),
    ("%", "percentage"),
    ("prognose", "prognose"),
    ("fte", "fte"),
    ("fte ingezet", "fte_gerealiseerd"),
    ("per fte", "bedrag_per_fte"),
    ("pro rata", "pro_rata"),
];

/// A row as it stands on the screen: its indent, its title, and its cells by column of the JSON.
#[derive(Debug)]
struct Rij {
    diepte: usize,
    titel: String,
    cellen: Vec<(&'static str, String)>,
}

impl Rij {
    fn cel(&self, kolom: &str) -> Option<&str> {
        self.cellen.iter().find(|(name, _)| *name == kolom).map(|(_, cel)| cel.as_str())
    }
}

/// The tables of a screen: below a line of heads until a line without as many figures. Signs of verdicts are left out.
fn tabellen(screen: &str) -> Vec<Vec<Rij>> {
    let mut found: Vec<Vec<Rij>> = Vec::new();
    let mut heads: Vec<&'static str> = Vec::new();
    for line in screen.lines() {
        let line = line.strip_prefix(SIGNS).map_or_else(|| line.to_owned(), |rest| format!(" {rest}"));
        let words: Vec<&str> = line.split_whitespace().collect();
        if let Some(columns) = kop(&line) {
            heads = columns;
            found.push(Vec::new());
        } else if let Some(table) = found.last_mut().filter(|_| !heads.is_empty()) {
            let cells = &words[words.len().saturating_sub(heads.len())..];
            let is_figure =
                |cell: &&str| cell.chars().all(|letter| letter.is_ascii_digit() || ".,-%?".contains(letter));
            if words.len() <= heads.len() || !cells.iter().all(is_figure) {
                heads.clear();
                continue;
            }
            let indent = line.len() - line.trim_start().len();
            table.push(Rij {
                diepte: indent / 2,
                titel: words[..words.len() - heads.len()].join(" "),
                cellen: heads.iter().copied().zip(cells.iter().map(|cell| (*cell).to_owned())).collect(),
            });
        }
    }
    for table in &mut found {
        let least = table.iter().map(|rij| rij.diepte).min().unwrap_or(0);
        table.iter_mut().for_each(|rij| rij.diepte -= least);
    }
    found
}

/// The signs of verdicts.
const SIGNS: [char; 3] = ['✓', '✗', '?'];

/// The columns that a line is the head of.
fn kop(line: &str) -> Option<Vec<&'static str>> {
    let titles = ["BEGROOT EN BESTEED", "HEEL HET JAAR", "MENSEN", "FINANCIËN (euro)"];
    let mut rest = titles.iter().find_map(|titel| line.strip_prefix(titel))?.trim();
    let mut columns = Vec::new();
    while !rest.is_empty() {
        // The longest that fits: `begroot` begins `begroot 6 mnd`.
        let fits = KOLOMMEN.iter().filter(|(head, _)| {
            rest.strip_prefix(head).is_some_and(|after| after.is_empty() || after.starts_with(' '))
        });
        let (head, name) = fits.max_by_key(|(head, _)| head.len())?;
        columns.push(*name);
        rest = rest[head.len()..].trim_start();
    }
    (!columns.is_empty()).then_some(columns)
}

/// A figure of the screen in ten-thousandths; none for what is not known and what there is none of.
fn getal(cel: &str) -> Option<i64> {
    if matches!(cel, "?" | "-") {
        return None;
    }
    let (whole, decimals) = cel.split_once(',').unwrap_or((cel, ""));
    Some(format!("{}{decimals:0<4}", whole.replace('.', "")).parse().unwrap())
}

#[test]
fn the_whole_table_at_80_columns() {
    insta::assert_snapshot!(screen("80", &["--financien"]));
}

#[test]
fn the_whole_table_at_120_columns() {
    insta::assert_snapshot!(screen("120", &["--financien"]));
}

#[test]
fn the_short_block_at_80_columns() {
    let all = screen("80", &[]);
    let start = all.find("FINANCIËN").unwrap();
    let end = all[start..].find("\n\n").unwrap() + start;
    let block = &all[start..end];
    assert!(block.lines().count() <= 9, "{block}");
    insta::assert_snapshot!(block);
}

#[test]
fn every_column_of_the_screen_adds_up() {
    let mut sums = 0;
    for breedte in ["80", "120"] {
        for table in tabellen(&screen(breedte, &["--financien"])) {
            let columns: Vec<&str> = table[0].cellen.iter().map(|(name, _)| *name).collect();
            let parts = |at: usize, diepte: usize| {
                table[at..]
                    .iter()
                    .take_while(move |rij| rij.diepte > diepte)
                    .filter(move |rij| rij.diepte == diepte + 1)
            };
            for kolom in columns.into_iter().filter(|name| !matches!(*name, "percentage" | "bedrag_per_fte"))
            {
                for (at, rij) in table.iter().enumerate().filter(|(_, rij)| rij.diepte < 2) {
                    let Some(whole) = rij.cel(kolom).and_then(getal) else { continue };
                    let under: Vec<&Rij> = match rij.titel.as_str() {
                        "Totaal" => table[..at].iter().filter(|rij| rij.diepte == 0).collect(),
                        _ => parts(at + 1, rij.diepte).collect(),
                    };
                    // What is of no domein, and what stands beside it, has nothing under it.
                    if under.is_empty() {
                        assert!(rij.titel.starts_with("Niet") || rij.titel.starts_with("Waarvan"), "{rij:?}");
                        continue;
                    }
                    let sum: i64 = under.iter().filter_map(|part| part.cel(kolom).and_then(getal)).sum();
                    assert_eq!(sum, whole, "{kolom} of {} at {breedte}", rij.titel);
                    sums += 1;
                }
            }
        }
    }
    // The total, two domeinen and two werksoorten, in ten columns; of the total verschil and prognose are not known.
    assert_eq!(sums, 2 * (5 * 10 - 2));
}

#[test]
fn the_short_block_adds_up_too() {
    let all = screen("80", &[]);
    let table = tabellen(&all[all.find("FINANCIËN").unwrap()..]).remove(0);
    let (total, parts) = table.split_last().unwrap();
    assert_eq!((total.titel.as_str(), parts.len()), ("Totaal", 4));
    for kolom in ["begroot_periode", "gerealiseerd"] {
        let sum: i64 = parts.iter().filter_map(|part| getal(part.cel(kolom).unwrap())).sum();
        assert_eq!(Some(sum), getal(total.cel(kolom).unwrap()), "{kolom}");
    }
}

#[test]
fn the_screen_shows_what_the_json_has() {
    let json = json();
    let money = &json["financien"];
    let list = |key: &str| money[key].as_array().unwrap().clone();
    let mut rows: Vec<Value> = Vec::new();
    for domein in list("domeinen") {
        rows.push(domein.clone());
        for werksoort in list("werksoorten").into_iter().filter(|of| of["domein"] == domein["id"]) {
            rows.push(werksoort.clone());
            rows.extend(list("posten").into_iter().filter(|of| of["werksoort"] == werksoort["id"]));
        }
    }
    rows.extend(list("niet_begroot"));
    rows.push(money["niet_te_plaatsen"].clone());
    rows.push(money["totaal"].clone());
    rows.push(money["proeftuin"].clone());
    let mut compared = 0;
    for breedte in ["80", "120"] {
        for table in tabellen(&screen(breedte, &["--financien"])) {
            // The table of people leaves out what has none.
            let people = table[0].cel("fte_gerealiseerd").is_some();
            let own: Vec<&Value> = rows
                .iter()
                .filter(|of| !people || of["fte"].is_string() || of["fte_gerealiseerd"] == "0.25")
                .collect();
            assert_eq!(own.len(), table.len(), "{table:#?}");
            for (value, rij) in own.into_iter().zip(&table) {
                assert!(rij.titel.contains(value["titel"].as_str().unwrap()), "{rij:?}");
                for (kolom, cel) in &rij.cellen {
                    let exact = value[*kolom].as_str().map(|text| text.replace('.', ","));
                    let shown = getal(cel.trim_end_matches('%'));
                    match (*kolom, exact.as_deref().map(getal).unwrap_or_default()) {
                        ("percentage", Some(exact)) => {
                            // One decimal, half away from zero: within a twentieth of a percent.
                            assert!((exact - shown.unwrap()).abs() <= 500, "{rij:?}");
                        }
                        // Of what not one amount is known the JSON sums nothing, and the screen says so.
                        ("gerealiseerd", Some(0)) if value["volledig"] == false => {
                            assert_eq!(cel, "?", "{rij:?}");
                        }
                        (_, exact) => assert_eq!(shown, exact, "{kolom} of {rij:?}"),
                    }
                    compared += 1;
                }
            }
        }
    }
    // 12 rows of 8 columns and 8 of 4, twice.
    assert_eq!(compared, 2 * (12 * 8 + 8 * 4));
}

#[test]
fn no_line_is_wider_than_the_screen_and_the_status_is_the_same() {
    for (breedte, columns) in [("80", 80), ("100", 100), ("120", 120), ("200", 200)] {
        for args in [&["--financien"][..], &[], &["--financien", "--periode", "2022-H2"]] {
            for line in screen(breedte, args).lines() {
                assert!(line.chars().count() <= columns, "at {breedte}: {line}");
            }
        }
    }
    assert_eq!(run(GELD, "80", &["--financien"]).status.code(), Some(1));
    assert_eq!(run(GELD, "80", &[]).status.code(), Some(1));
    assert_eq!(
        run(GELD, "80", &["--financien", "--format", "json"]).stdout,
        run(GELD, "80", &["--format", "json"]).stdout
    );
}

#[test]
fn what_is_not_about_the_period_asked_for_or_was_not_delivered_is_said() {
    let quarter = screen("80", &["--financien", "--periode", "2023-Q2"]);
    assert!(quarter.contains("1e halfjaar 2023 (gevraagd: 2e kwartaal 2023)"), "{quarter}");
    let half = screen("80", &["--financien", "--periode", "2023-H1"]);
    assert!(!half.contains("gevraagd"), "{half}");
    let missing = screen("80", &["--financien", "--periode", "2022-H2"]);
    let said = missing.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Er ontbreekt een levering: financien-2022-H2.csv."), "{missing}");
    // What was agreed is known; of what nothing is known there is no table of zeros.
    assert!(missing.contains("HEEL HET JAAR") && !missing.contains("BEGROOT EN BESTEED"), "{missing}");
}

#[test]
fn without_money_it_says_so_and_the_status_stays() {
    for (folder, status) in [("tests/gevallen/status-0", 0), ("tests/gevallen/status-1", 1)] {
        let output = run(folder, "80", &["--financien"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(status));
        assert!(
            text.contains("In de overeenkomst staat geen [financien]. Er is dus geen geld om te tonen."),
            "{text}"
        );
        assert!(text.contains("UITKOMST") && !text.contains("GEGEVENS"), "{text}");
        let plain = String::from_utf8(run(folder, "80", &[]).stdout).unwrap();
        assert!(!plain.contains("FINANCIËN"), "{plain}");
    }
}

#[test]
fn when_all_is_known_every_column_of_the_short_block_is_a_sum() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "Post;Bedrag;Fte;Toelichting;Proeftuin\n\
                begeleiding;90000,00;2;x;\nmateriaal;5125,01;;;\njongeren;80000,00;1,5;;\n\
                keuken;100,10;;;\nvervoer;-0,20;;terug;\n";
    std::fs::write(folder.path().join("financien-2023-H1.csv"), rows).unwrap();
    let all = screen("80", &["--gegevens", folder.path().to_str().unwrap()]);
    let table = tabellen(&all[all.find("FINANCIËN").unwrap()..]).remove(0);
    let cells = |rij: &Rij| -> Vec<String> { rij.cellen.iter().map(|(_, cel)| cel.clone()).collect() };
    assert_eq!(table.len(), 4, "{all}");
    // 100,10 - 0,20, and twice that in a year.
    assert_eq!(table[2].titel, "Niet begroot (2)");
    assert_eq!(cells(&table[2]), ["0,00", "99,90", "99,90", "-", "199,80"]);
    // 90.000 + 5.125,01 + 80.000 + 99,90 of 184.500,01: 9.275,10 less, and 94,97...%.
    assert_eq!(cells(&table[3]), ["184.500,01", "175.224,91", "-9.275,10", "95,0%", "350.449,82"]);
}

/// The agreement with more in it.
fn overeenkomst_met(more: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(GELD).join("overeenkomst");
    for name in ["overeenkomst.toml", "normen.toml"] {
        std::fs::copy(from.join(name), folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("meer.toml"), more).unwrap();
    folder
}

#[test]
fn a_norm_that_no_row_shows_is_named_with_its_period() {
    let norm = |id: &str, titel: &str, soort: &str, eis: &str| {
        format!(
            "[[norm]]\nid = \"{id}\"\ntitel = \"{titel}\"\nhoort_bij = []\n{soort}\n[[norm.versie]]\nvanaf = 2022-01-01\n\
             bron = {{ stuk = \"besluit\", plaats = \"1\" }}\n{eis}"
        )
    };
    let jeugd = "begroting = { domein = \"jeugd\" }";
    let more = norm("streng", "Jeugd ruim binnen de begroting", jeugd, "hoogstens = \"90%\"\n")
        + &norm("jaar", "Jeugd over het jaar", &format!("{jeugd}\nmeetperiode = \"jaar\""), "");
    let folder = overeenkomst_met(&more);
    let block = |periode: &str| {
        let all = screen("80", &["--overeenkomst", folder.path().to_str().unwrap(), "--periode", periode]);
        let block = all[all.find("FINANCIËN").unwrap()..].split("\n\n").next().unwrap();
        block.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // 80.000 of 76.875 is 104,06...%. The row of jeugd has the sign of another norm, and the year is not over.
    let said = block("2023-H1");
    let told =
        "Niet gehaald: jeugd ruim binnen de begroting (104,1%). Nu niet aan de beurt: jeugd over het jaar.";
    assert!(said.contains(told), "{said}");
    // One half of the two has come: that of the year is known in part, and of the half nothing.
    let said = block("2023-H2");
    let told = "Onzeker: jeugd over het jaar over 2023. Geen gegevens: jeugd ruim binnen de begroting.";
    assert!(said.contains(told), "{said}");
}

#[test]
fn people_of_what_is_not_budgeted_are_in_the_total() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "Post;Bedrag;Fte;Toelichting;Proeftuin\n\
                begeleiding;90000,00;2;x;\nmateriaal;5125,01;;;\njongeren;80000,00;1,5;;\n\
                keuken;100,10;0,75;;\n";
    std::fs::write(folder.path().join("financien-2023-H1.csv"), rows).unwrap();
    let all = screen("120", &["--financien", "--gegevens", folder.path().to_str().unwrap()]);
    let tables = tabellen(&all);
    let people = tables.iter().find(|of| of[0].cel("fte_gerealiseerd").is_some()).unwrap();
    let of = |titel: &str| people.iter().find(|rij| rij.titel == titel).unwrap().cel("fte_gerealiseerd");
    assert_eq!(of("Niet begroot: keuken"), Some("0,75"), "{all}");
    // 2 + 1,5 + 0,75.
    assert_eq!(of("Totaal"), Some("4,25"), "{all}");
}

#[test]
fn a_selection_without_money_says_that() {
    let more = "[[kernbeding]]\nid = \"anders\"\ntitel = \"Anders\"\nwerksoorten = [\"jongerenwerk\"]\n\
                [[bepaling]]\nid = \"anders.1\"\nkernbeding = \"anders\"\nnummer = \"1\"\ntekst = \"Iets anders.\"\n";
    let folder = overeenkomst_met(more);
    let of = ["--overeenkomst", folder.path().to_str().unwrap(), "--financien", "--kernbeding"];
    let text = |kernbeding: &str| screen("80", &[&of[..], &[kernbeding]].concat());
    let (other, money) = (text("anders"), text("geld"));
    assert!(other.contains("Geen van de gekozen normen gaat over geld of fte. Er is dus geen"), "{other}");
    assert!(money.contains("BEGROOT EN BESTEED"), "{money}");
}
