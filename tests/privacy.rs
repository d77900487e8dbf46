//! The guard against personal data: columns that must be refused without showing a value, and columns that must pass.
//! Every person, address and number in here is made up.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod proef;

use std::{fs, path::Path, process::Command};

use oss_welzijn::diagnostic::{Code, Diagnostic, Place};
use proef::{Proef, ZAKEN};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// What is refused: the code, the header, and the cells.
const SCHADELIJK: &[(&str, &str, &[&str])] = &[
    ("OW-P01", "BSN", &["123456782"]),
    ("OW-P01", "Burgerservicenummer cliënt", &["nog opvragen"]),
    ("OW-P01", "Cliëntnummer", &["123456782", "222222219", "320987644"]),
    ("OW-P01", "Referentie", &["1234.56.782", "2222.22.219", "3209.87.644", "419753072", "100000000"]),
    ("OW-P01", "Kenmerk", &["12345672", "22222212", "32098753"]),
    ("OW-P01", "Dossier", &["C123456782", "C222222219", "C320987644"]),
    ("OW-P01", "Opmerking", &["geen bijzonderheden", "het BSN is 123456782, staat ook in het dossier"]),
    ("OW-P02", "Naam", &["Proefpersoon Een"]),
    ("OW-P02", "Cliëntnaam", &["proefpersoon"]),
    ("OW-P02", "Voorletters", &["Q.X."]),
    ("OW-P02", "Medewerker", &["J. de Proef", "A. van Proeven"]),
    ("OW-P02", "Verwijzer", &["Proef, J. de", "Voorbeeld, A.B."]),
    ("OW-P02", "Aanspreken met", &["mevr. Proef", "dhr. Voorbeeld"]),
    ("OW-P02", "Wie", &["Sanne de Proef", "Piet Voorbeeld", "Fatima van Testen"]),
    ("OW-P02", "Deelnemer", &["Sanne", "Piet", "Fatima"]),
    ("OW-P02", "Behandelaar", &["B. Proef", "B. Test", "K. Voorbeeld", "M. Proef", "S. Testen"]),
    ("OW-P02", "Verslag", &["niet geweest", "gesproken met mevrouw Voorbeeld over de huur"]),
    ("OW-P03", "Adres", &["Proefhof 12"]),
    ("OW-P03", "Waar", &["Proefstraat 12", "Testlaan 3a"]),
    ("OW-P03", "Postcode", &["9999 XX"]),
    ("OW-P03", "Gebied", &["9999XX", "9998ZZ"]),
    ("OW-P03", "Huisnr.", &["12"]),
    ("OW-P04", "E-mail", &["geen"]),
    ("OW-P04", "Bericht", &["niets", "antwoord aan proef@voorbeeld.nl gestuurd"]),
    ("OW-P05", "Telefoonnummer", &["nog vragen"]),
    ("OW-P05", "Bereikbaar", &["06-99999999"]),
    ("OW-P05", "Nummer", &["0699999999", "0688888888"]),
    ("OW-P05", "Ook bellen", &["612999999", "625888888", "638777777", "641666666", "654555555"]),
    ("OW-P05", "Actie", &["terugbellen op 06 99 99 99 99 na vier uur"]),
    ("OW-P06", "Geb. datum", &["01-02-1980"]),
    ("OW-P06", "Datum", &["01-02-1934", "03-04-1951", "05-06-1968", "07-08-1983", "09-10-1999"]),
    ("OW-P06", "Situatie", &["alleenstaand, geb. 12-03-1980, zoekt werk"]),
    ("OW-P07", "IBAN", &["volgt later"]),
    ("OW-P07", "Betaling", &["NL91 ABNA 0417 1643 00"]),
];

/// What passes: the header, and the cells.
const ONSCHULDIG: &[(&str, &[&str])] = &[
    ("Zaaknr", &["123456789", "987654321", "192837465", "555443332", "123456782"]),
    (
        "Volgnummer",
        &["202300001", "202300002", "202300003", "202300004", "202300005", "202300006", "202300007"],
    ),
    ("Dag", &["20230115", "20230116", "20230117", "20230118"]),
    ("Tien cijfers", &["0000012345", "0000012346", "0000012347"]),
    ("Dossiercode", &["2023-000123", "2023-000124"]),
    ("Kaart", &["0412000123", "0412000124", "0412000125"]),
    ("Pas", &["612000001", "612000002", "612000003", "612000004", "612000005"]),
    ("Naam activiteit", &["Koken met Sanne", "Sint Jozef", "Anne Frank"]),
    ("Wijknaam", &["De Ruwaard", "Ussen"]),
    ("Teamnaam", &["Team Noord", "Roos van Oss"]),
    ("Naam organisatie", &["Zorg B.V. Proefstad", "Stichting Proef"]),
    ("School", &["Sint Jozef", "De Regenboog", "Anne Frank", "Titus Brandsma"]),
    ("Bestandsnaam", &["verslag.pdf"]),
    ("Woonplaats", &["Den Haag", "Oss", "Capelle aan den IJssel", "Bergen op Zoom"]),
    ("Postcodegebied", &["5341", "5342"]),
    ("Postcode", &["5341", "5342"]),
    ("Adres locatie", &["Proefstraat 5"]),
    ("Adres bekend", &["ja", "nee"]),
    ("E-mail", &["ja", "nee", "ja"]),
    ("Telefoon", &["ja", "nee"]),
    ("Aantal telefoongesprekken", &["12", "3"]),
    ("Geboortejaar", &["1980", "2004"]),
    ("Leeftijd", &["12", "81"]),
    ("Aanmelddatum", &["02-01-2023", "15-02-2023"]),
    ("In dienst sinds", &["01-01-1985", "01-01-1995", "01-01-2005", "01-01-2015", "01-01-2020"]),
    ("Tijdstip", &["01-02-2023 12:30", "06-02-2023 09:00"]),
    ("Besteed bedrag", &["38.023,77", "-12,50"]),
    ("Begroot", &["12.345.678,00", "23.456.789,00"]),
    ("Onderwerp", &["Formulierenbrigade: training vrijwilligers", "Energietoeslag en meedoenregelingen"]),
    ("Categorie", &["A. Ontmoeting", "B. Cursus", "C. Inloop", "D. Sport", "E. Overig"]),
    ("Zorgpad", &["zorgpad 3", "Wijkplein 2"]),
    ("Functie", &["beleidsadviseur jongeren", "Teamleider Noord", "wethouder"]),
    (
        "Toelichting",
        &["plan B. Daarna verder", "afgesloten in 2023 na 3 gesprekken", "N.B. Deze zaak loopt nog"],
    ),
    ("Maand", &["Jan", "Feb", "Mrt"]),
    ("Medewerker", &["rl-01", "jp-02", "sw-13"]),
    ("Productcode", &["01A03", "2023AB17", "W07"]),
];

/// An agreement in which a column of this header is a field, by which a norm breaks down.
fn overeenkomst(kop: &str, veld: &str) -> String {
    let base = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fouten/levering/overeenkomst.toml"),
    );
    let norm = r#"
[[norm]]
id = "aantal"
titel = "Aantal zaken"
hoort_bij = ["werk.1"]
gegevens = "proef"
per = ["kenmerk"]
aantal = {}
versie = [{ vanaf = 2023-01-01, minstens = 1 }]
"#;
    let set = format!(
        r#"
[[gegevens]]
id = "proef"
titel = "Proef"
eenheid = ["zaak", "zaken"]
bestand = "proef-{{periode}}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "periode"
sleutel = ["zaak"]
veld = [
  {{ naam = "zaak", soort = "code", verplicht = true }},
  {{ naam = "kenmerk", kolom = ["{kop}"], soort = "tekst"{veld} }},
]
"#
    );
    format!("{}{norm}{set}", base.unwrap())
}

/// All that comes out of `check` over one delivery: the table, the JSON, and what stands beside them.
fn uitvoer(overeenkomst: &str, levering: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    fs::create_dir_all(place("o")).unwrap();
    fs::create_dir_all(place("g")).unwrap();
    fs::write(place("o/overeenkomst.toml"), overeenkomst).unwrap();
    fs::write(place("g/proef-2023-Q1.csv"), levering).unwrap();
    let args = "check -v --zaken --periode 2023-Q1 --overeenkomst o --gegevens g --output table=- --output json=r.json";
    let mut command = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
    let output =
        command.args(args.split(' ')).current_dir(folder.path()).env("COLUMNS", "300").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let json = fs::read_to_string(place("r.json")).unwrap();
    [text(output.stdout), text(output.stderr), json].concat()
}

fn levering(kop: &str, cellen: &[&str]) -> String {
    let rows: String = cellen.iter().enumerate().map(|(nr, cel)| format!("zaak-{nr};{cel}\n")).collect();
    format!("zaak;{kop}\n{rows}")
}

#[test]
fn harmful_columns_are_refused_and_no_value_comes_out() {
    assert!(SCHADELIJK.len() >= 30);
    let own = uitvoer(&overeenkomst("ander", ""), &levering("BSN", &["lang"]));
    for (code, kop, cellen) in SCHADELIJK {
        // Whether a field claims the column or not.
        for veld in ["ander", kop] {
            let all = uitvoer(&overeenkomst(veld, ""), &levering(kop, cellen));
            // The sum of the bytes may happen to have any four digits in it.
            let out: String = all.lines().filter(|line| !line.contains("sha256")).collect();
            assert!(out.contains(code), "{kop} {cellen:?}\n{all}");
            assert!(!out.contains("zaak-0"), "the rows of a refused file are not read\n{all}");
            for cel in cellen.iter().filter(|cel| !own.contains(**cel)) {
                assert!(!out.contains(cel), "{kop}: {cel}\n{all}");
                // Not a word of it either, other than those that the program and the agreement have themselves.
                let words = cel.split(|teken: char| !teken.is_alphanumeric());
                for word in words.filter(|word| word.chars().count() > 2 && !own.contains(word)) {
                    assert!(!out.contains(word), "{kop}: {word}\n{all}");
                }
            }
        }
    }
}

#[test]
fn harmless_columns_pass_and_are_shown() {
    assert!(ONSCHULDIG.len() >= 30);
    for (kop, cellen) in ONSCHULDIG {
        let out = uitvoer(&overeenkomst(kop, ""), &levering(kop, cellen));
        assert!(!out.contains("OW-P"), "{kop} {cellen:?}\n{out}");
        for cel in *cellen {
            assert!(out.contains(cel), "{kop}: {cel}\n{out}");
        }
    }
}

#[test]
fn a_file_without_a_header_shows_nothing_of_its_first_row() {
    let out =
        uitvoer(&overeenkomst("ander", ""), "zaak;J. de Proef;999999990\nzaak-1;K. van Testen;123456782\n");
    assert!(
        out.contains("OW-P02")
            && !out.contains("Proef;")
            && !out.contains("de Proef")
            && !out.contains("99999"),
        "{out}"
    );
}

#[test]
fn quotes_and_columns_beyond_the_header_hide_nothing() {
    for text in [
        "zaak;ander\nzaak-0;\"Proef, J. de\"\n",
        "zaak;ander\nzaak-0;a;;proef@voorbeeld.nl\n",
        "zaak;ander\nzaak-0;\"open proef@voorbeeld.nl\nzaak-1;b\n",
        "zaak;\"ander\"\nzaak-0;\"06-99999999\"\n",
    ] {
        let out = uitvoer(&overeenkomst("ander", ""), text);
        assert!(out.contains("OW-P0"), "{text}\n{out}");
        assert!(["J. de", "voorbeeld.nl", "99999"].iter().all(|value| !out.contains(value)), "{text}\n{out}");
    }
}

#[test]
fn what_the_column_alone_does_not_tell_is_still_not_shown() {
    // One number that passes is no column of them, but the finding about it holds back the number.
    let proef = Proef::new(ZAKEN);
    let read = proef.lees(&[("zaken-2022-01.csv", "nr;leeftijd;van\na;40;123456782\nb;40;123456789\n")]);
    let found: Vec<&str> = read.diagnostics.iter().map(|found| found.bericht.as_str()).collect();
    assert!(found.iter().any(|bericht| bericht.starts_with("(niet getoond)")), "{found:?}");
    assert!(found.iter().any(|bericht| bericht.contains("123456789")), "{found:?}");
    assert!(!found.iter().any(|bericht| bericht.contains("123456782")), "{found:?}");
}

#[test]
fn what_stands_above_the_rows_is_said_to_stand_there() {
    let levering = |kop: &str| format!("{kop}\nzaak-0;a\nzaak-1;b\n");
    for kop in ["Overzicht van mevr. Proef\nzaak;ander", "Overzicht;;proef@voorbeeld.nl\nzaak;ander"] {
        let out = uitvoer(&overeenkomst("ander", ""), &levering(kop));
        assert!(out.contains("in of boven de kop van kolom "), "{out}");
        assert!(!out.contains("gevulde cel") && !out.contains("geen_persoonsgegeven"), "{out}");
    }
    let both = uitvoer(&overeenkomst("ander", ""), "mevr. Proef\nzaak;ander\nmevr. Test;a\nzaak-1;b\n");
    assert!(both.contains("in 1 van de 2 gevulde cellen"), "{both}");
}

#[test]
fn an_exception_needs_a_reason_is_named_and_never_covers_a_bsn() {
    let reden = ", geen_persoonsgegeven = \"schoolnamen, vastgesteld door de raad\"";
    let scholen = levering("Naam", &["Jan van Proeven", "Piet de Test"]);
    let out = uitvoer(&overeenkomst("Naam", reden), &scholen);
    assert!(!out.contains("OW-P") && out.contains("Jan van Proeven"), "{out}");
    assert!(out.contains(
        "kenmerk lijkt op namen van personen, maar is dat volgens de overeenkomst niet: schoolnamen"
    ));
    assert!(out.contains("\"reden\": \"schoolnamen, vastgesteld door de raad\""), "{out}");
    assert!(uitvoer(&overeenkomst("Naam", ""), &scholen).contains("OW-P02"));
    let bsn = levering("Kenmerk", &["123456782", "222222219", "320987644"]);
    assert!(uitvoer(&overeenkomst("Kenmerk", reden), &bsn).contains("OW-P01"));
}

#[test]
fn a_refused_delivery_is_not_there() {
    let out = uitvoer(&overeenkomst("ander", ""), &levering("BSN", &["123456782", "222222219"]));
    assert!(out.contains("\"oordeel\": \"geen_gegevens\""), "{out}");
    assert!(out.contains("\"rijen\": 2") && out.contains("\"sha256\""), "{out}");
}

/// The codes found in one file with these columns of numbers, by column.
fn gevonden(kolommen: &[Vec<u32>]) -> Vec<usize> {
    let header: String = (0..kolommen.len()).map(|nr| format!(";k{nr}")).collect();
    let rows: String = (0..kolommen[0].len())
        .map(|row| {
            format!(
                "z{row};40;2022-01-03{}\n",
                kolommen.iter().map(|of| format!(";{:09}", of[row])).collect::<String>()
            )
        })
        .collect();
    let text = format!("nr;leeftijd;van{header}\n{rows}");
    let read = Proef::new(ZAKEN).lees(&[("zaken-2022-01.csv", &text)]);
    let column = |found: &Diagnostic| match &found.place {
        Place::Cell(cell) if found.code == Code::Burgerservicenummer => cell.column.map(|column| column - 4),
        Place::Cell(_) | Place::None | Place::File(_) | Place::Span(_) => None,
    };
    read.diagnostics.iter().filter_map(column).collect()
}

/// Twelve of twenty random numbers or more pass the eleven-test with a chance of 2 in 100 million a column.
#[test]
fn random_numbers_are_no_bsn() {
    let mut toeval = ChaCha8Rng::seed_from_u64(9);
    let kolommen: Vec<Vec<u32>> = (0..500)
        .map(|_| (0..20).map(|_| toeval.random_range(100_000_000..1_000_000_000)).collect())
        .collect();
    assert_eq!(gevonden(&kolommen), [0; 0]);
}

#[test]
fn numbers_that_pass_are_always_found() {
    let mut toeval = ChaCha8Rng::seed_from_u64(10);
    // Eight random digits, and the ninth that makes the sum a multiple of 11; ten is no digit.
    let mut bsn = || loop {
        let begin: u32 = toeval.random_range(10_000_000..100_000_000);
        let sum: u32 = begin
            .to_string()
            .bytes()
            .zip((2..=9).rev())
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        if sum % 11 < 10 {
            return begin * 10 + sum % 11;
        }
    };
    let kolommen: Vec<Vec<u32>> = (0..100).map(|_| (0..3).map(|_| bsn()).collect()).collect();
    assert_eq!(gevonden(&kolommen), (0..100).collect::<Vec<_>>());
}

#[test]
fn the_example_holds_no_personal_data() {
    fn add(folder: &Path, files: &mut Vec<oss_welzijn::intake::Bestand>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, files);
            } else {
                let pad = path.display().to_string();
                files.push(oss_welzijn::intake::Bestand { pad, bytes: fs::read(path).unwrap() });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut files, mut tables) = (Vec::new(), Vec::new());
    add(&root.join("examples/oss-2023"), &mut files);
    add(&root.join("agreements/oss-2022"), &mut tables);
    let mut sources = oss_welzijn::source::Sources::default();
    tables.retain(|table| table.pad.ends_with(".toml"));
    let ids: Vec<_> = tables
        .into_iter()
        .map(|table| sources.add(table.pad, String::from_utf8(table.bytes).unwrap()))
        .collect();
    let overeenkomst = oss_welzijn::agreement::lees(&sources, &ids).overeenkomst.unwrap();
    let read = oss_welzijn::intake::lees(&overeenkomst, files);
    assert!(read.bestanden.len() > 100);
    assert!(
        read.diagnostics.iter().all(|found| !found.code.as_str().starts_with("OW-P")),
        "{:?}",
        read.diagnostics
    );
}
