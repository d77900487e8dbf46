//! Deliveries read through [`lees`], against the small agreement of [`voorbeeld`].

mod voorbeeld;

use proptest::prelude::*;

use super::*;
use crate::{agreement::Datumvorm, diagnostic::Code};
use voorbeeld::{AANMELDDATUM, EINDE, LEEFTIJD, PROEFTUIN, REDEN, TOELICHTING, ZAAK, overeenkomst};

const KOP: &str = "Zaaknummer;Leeftijd;Aanmelddatum;Einde;Reden;Proeftuin;Toelichting\n";

fn bestand(pad: &str, bytes: impl Into<Vec<u8>>) -> Bestand {
    Bestand { pad: pad.to_owned(), bytes: bytes.into() }
}

fn read(files: &[(&str, &str)]) -> Intake {
    lees(&overeenkomst(), files.iter().map(|(pad, tekst)| bestand(pad, *tekst)).collect())
}

/// Rows under the usual header, in the delivery of January.
fn january(rows: &str) -> Intake {
    read(&[("zaken-2023-01.csv", &format!("{KOP}{rows}"))])
}

/// Findings as a line each: code, ernst, place, message, remedy.
fn bevindingen(intake: &Intake) -> Vec<String> {
    let line = |finding: &Diagnostic| {
        let place = match &finding.place {
            Place::None | Place::Span(_) => "-".to_owned(),
            Place::File(path) => path.clone(),
            Place::Cell(cell) => {
                let column = cell.column.map_or("-".to_owned(), |column| column.to_string());
                format!("{}:{}:{column} ({})", cell.path, cell.line, cell.name())
            }
        };
        let (code, ernst) = (finding.code.as_str(), finding.ernst.as_str());
        let notes: String = finding.notes.iter().map(|note| format!("\n    {note}")).collect();
        let remedy = finding.oplossing.as_deref().unwrap_or("-");
        format!("{code} {ernst} {place} {} | {remedy}{notes}", finding.bericht)
    };
    intake.diagnostics.iter().map(line).collect()
}

fn codes(intake: &Intake) -> Vec<(Code, u64)> {
    let line = |finding: &Diagnostic| match &finding.place {
        Place::Cell(cell) => cell.line,
        Place::None | Place::File(_) | Place::Span(_) => 0,
    };
    intake.diagnostics.iter().map(|finding| (finding.code, line(finding))).collect()
}

/// The cells of a field, as text, in the order of the cases.
fn cells(zaken: &Zaken, veld: usize) -> Vec<String> {
    zaken.rijen.iter().map(|rij| show(rij.cellen[veld], &zaken.namen)).collect()
}

fn show(cel: Cel, namen: &Namen) -> String {
    match cel {
        Cel::Leeg => "-".into(),
        Cel::Onleesbaar => "?".into(),
        Cel::Naam(naam) => namen.word(naam).to_owned(),
        Cel::Getal(getal) => getal.to_string(),
        Cel::Datum(day) => day.to_string(),
        Cel::JaNee(ja) => if ja { "ja" } else { "nee" }.into(),
    }
}

#[test]
fn a_row_becomes_a_case() {
    let intake = january("A1;18;02-01-2023;;WMO;;liep goed\n\nA2;40;2023-01-03;31-1-2023;;x;\n");
    assert_eq!(bevindingen(&intake), Vec::<String>::new());
    let zaken = &intake.zaken[0];
    assert_eq!(cells(zaken, ZAAK), ["A1", "A2"]);
    assert_eq!(cells(zaken, LEEFTIJD), ["18", "40"]);
    assert_eq!(cells(zaken, AANMELDDATUM), ["2023-01-02", "2023-01-03"]);
    assert_eq!(cells(zaken, EINDE), ["-", "2023-01-31"]);
    assert_eq!(cells(zaken, REDEN), ["wmo", "-"]);
    assert_eq!(cells(zaken, PROEFTUIN), ["nee", "ja"]);
    assert_eq!(cells(zaken, TOELICHTING), ["liep goed", "-"]);
    let lines: Vec<u64> = zaken.rijen.iter().map(|rij| rij.plek.regel).collect();
    assert_eq!(lines, [2, 4]);
    assert_eq!(zaken.leveringen, ["2023-01".parse().unwrap()].into());
    let [file] = &intake.bestanden[..] else { panic!("one file") };
    assert_eq!((file.pad.as_str(), file.gegevens, file.rijen), ("zaken-2023-01.csv", Some(0), 2));
    assert_eq!((file.codering.as_str(), file.scheidingsteken), ("utf-8", Some(';')));
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    let intake = read(&[("oordelen.csv", "abc")]);
    let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(intake.bestanden[0].sha256, of_abc);
}

#[test]
fn the_newest_delivery_of_a_case_wins() {
    let old = format!("{KOP}A;18;2-1-2023;;;;\nB;19;2-1-2023;;;;\n");
    let new = format!("{KOP}A;18;2-1-2023;1-2-2023;;;\n");
    for files in [
        [("x/zaken-2023-02.csv", &*new), ("y/zaken-2023-01.csv", &*old)],
        [("y/zaken-2023-01.csv", &*old), ("x/zaken-2023-02.csv", &*new)],
    ] {
        let intake = read(&files);
        assert_eq!(cells(&intake.zaken[0], EINDE), ["2023-02-01", "-"]);
        assert_eq!(intake.diagnostics, []);
    }
}

#[test]
fn a_broken_newest_row_does_not_fall_back_to_an_older_one() {
    let old = format!("{KOP}A;18;2-1-2023;;;;\n");
    let new = format!("{KOP}A;18;2-1-2023;32-1-2023;;;\n");
    let intake = read(&[("zaken-2023-01.csv", &old), ("zaken-2023-02.csv", &new)]);
    assert_eq!(cells(&intake.zaken[0], EINDE), ["?"]);
    assert_eq!(codes(&intake), [(Code::DatumFout, 2)]);
}

#[test]
fn a_doubled_key_is_one_unreadable_case_until_a_newer_delivery_has_it() {
    let doubled = format!("{KOP}A;18;2-1-2023;;;;\nA;19;2-1-2023;;;;\nA;20;2-1-2023;;;;\n");
    let intake = read(&[("zaken-2023-01.csv", &doubled)]);
    let sleutels: Vec<Sleutel> = intake.zaken[0].rijen.iter().map(|rij| rij.sleutel).collect();
    assert_eq!(sleutels, [Sleutel::Dubbel]);
    assert_eq!(codes(&intake), [(Code::SleutelDubbel, 3), (Code::SleutelDubbel, 4)]);

    let newer = format!("{KOP}A;21;2-1-2023;;;;\n");
    let intake = read(&[("zaken-2023-01.csv", &doubled), ("a/zaken-2023-02.csv", &newer)]);
    assert_eq!(intake.zaken[0].rijen[0].sleutel, Sleutel::Goed);
    assert_eq!(codes(&intake).len(), 2, "the older delivery is still wrong");
}

#[test]
fn two_files_are_one_delivery() {
    let row = |naam: &str| format!("{KOP}{naam};18;2-1-2023;;;;\n");
    let intake = read(&[("b/zaken-2023-01.csv", &row("A")), ("a/zaken-2023-01.csv", &row("B"))]);
    assert_eq!(cells(&intake.zaken[0], ZAAK), ["B", "A"]);
    assert_eq!(codes(&intake), [(Code::LeveringDubbel, 0)]);
    assert!(matches!(&intake.diagnostics[0].place, Place::File(path) if path == "b/zaken-2023-01.csv"));

    let intake = read(&[("b/zaken-2023-01.csv", &row("A")), ("a/zaken-2023-01.csv", &row("A"))]);
    assert_eq!(intake.zaken[0].rijen[0].sleutel, Sleutel::Dubbel);
    assert_eq!(codes(&intake), [(Code::LeveringDubbel, 0), (Code::SleutelDubbel, 2)]);
}

#[test]
fn a_delivery_is_there_by_one_good_file() {
    let good = format!("{KOP}A;18;2-1-2023;;;;\n");
    let intake = read(&[("a/zaken-2023-01.csv", &good), ("b/zaken-2023-01.csv", "")]);
    assert_eq!(intake.zaken[0].leveringen, ["2023-01".parse().unwrap()].into());
    assert_eq!(cells(&intake.zaken[0], ZAAK), ["A"]);
    assert_eq!(codes(&intake), [(Code::LeegBestand, 0), (Code::LeveringDubbel, 0)]);
    let intake = read(&[("a/zaken-2023-01.csv", ""), ("b/zaken-2023-01.csv", "")]);
    assert!(intake.zaken[0].leveringen.is_empty());
}

#[test]
fn a_delivery_with_only_a_header_is_there() {
    let intake = january("");
    assert_eq!(intake.zaken[0].leveringen.len(), 1);
    assert_eq!(intake.diagnostics, []);
}

#[test]
fn a_row_that_is_too_short_misses_its_last_cells() {
    let intake = january("A;18;2-1-2023;;wmo\n");
    let zaken = &intake.zaken[0];
    assert_eq!(cells(zaken, REDEN), ["wmo"]);
    assert_eq!((cells(zaken, PROEFTUIN), cells(zaken, TOELICHTING)), (vec!["?".into()], vec!["?".into()]));
    assert_eq!(codes(&intake), [(Code::RijTeKort, 2)]);
}

#[test]
fn a_row_that_is_too_long_can_not_be_trusted_at_all() {
    let intake = january("A;18;2-1-2023;;wmo;nee;te;veel\nB;19;2-1-2023;;;;;;\n");
    let zaken = &intake.zaken[0];
    assert_eq!(cells(zaken, ZAAK), ["?", "B"]);
    assert_eq!(zaken.rijen[0].sleutel, Sleutel::Onleesbaar);
    assert_eq!(codes(&intake), [(Code::RijTeLang, 2)], "empty cells at the end are no mistake");
}

#[test]
fn an_empty_key_makes_a_row_that_stands_by_itself() {
    let intake = january(";18;2-1-2023;;;;\n;19;2-1-2023;;;;\n");
    assert_eq!(cells(&intake.zaken[0], LEEFTIJD), ["18", "19"]);
    assert_eq!(codes(&intake), [(Code::CelLeeg, 2), (Code::CelLeeg, 3)]);
}

#[test]
fn an_open_quote_takes_no_rows_with_it() {
    let intake = january("A;18;2-1-2023;;;;\"liep goed\nB;19;2-1-2023;;;;\n");
    assert_eq!(cells(&intake.zaken[0], ZAAK), ["?", "B"]);
    assert_eq!(codes(&intake), [(Code::AanhalingstekenOpen, 2)]);
}

#[test]
fn the_separator_is_found_and_can_be_pinned() {
    for (separator, row) in [(",", "A,18,2-1-2023,,,,\"a;b;c\""), ("\t", "A\t18\t2-1-2023\t\t\t\ta;b;c")] {
        let intake = read(&[("zaken-2023-01.csv", &format!("{}{row}\n", KOP.replace(';', separator)))]);
        assert_eq!(intake.bestanden[0].scheidingsteken, separator.chars().next());
        assert_eq!(cells(&intake.zaken[0], TOELICHTING), ["a;b;c"]);
    }
    let mut overeenkomst = overeenkomst();
    overeenkomst.gegevens[0].pinnen.scheidingsteken = Some(',');
    let intake = lees(&overeenkomst, vec![bestand("zaken-2023-01.csv", KOP)]);
    assert_eq!(intake.bestanden[0].scheidingsteken, Some(','));
    assert!(intake.zaken[0].leveringen.is_empty());
}

#[test]
fn the_separator_that_a_file_declares_goes_before_the_pin() {
    let mut overeenkomst = overeenkomst();
    overeenkomst.gegevens[0].pinnen.scheidingsteken = Some(';');
    let rows = format!("sep=|\r\n{KOP}A;18;2-1-2023;;;;x\n").replace(';', "|");
    let intake = lees(&overeenkomst, vec![bestand("zaken-2023-01.csv", rows)]);
    assert_eq!(cells(&intake.zaken[0], TOELICHTING), ["x"]);
    assert_eq!(intake.diagnostics, []);
    let file = &intake.bestanden[0];
    assert_eq!((file.scheidingsteken, file.kopregel, &*file.titelregels), (Some('|'), Some(2), &[1][..]));
    let intake = read(&[("zaken-2023-01.csv", "sep=;\n")]);
    assert_eq!(codes(&intake), [(Code::LeegBestand, 0)], "it is no header");
}

#[test]
fn titles_stand_above_the_row_that_names_most_fields() {
    let titles = "Leeftijd en meer;2023\n\n\"Lijst;zie;Einde\n";
    let intake =
        read(&[("zaken-2023-01.csv", &format!("{titles}{KOP}A;18;2-1-2023;;;;\nB;x;2-1-2023;;;;\n"))]);
    let file = &intake.bestanden[0];
    assert_eq!((file.kopregel, &*file.titelregels, file.rijen), (Some(4), &[1, 3][..], 2));
    assert_eq!(cells(&intake.zaken[0], ZAAK), ["A", "B"]);
    assert_eq!(codes(&intake), [(Code::GetalOnleesbaar, 6)], "lines are those of the file");

    let far = |above: usize| {
        let tekst = format!("{}{KOP}A;18;2-1-2023;;;;\n", "titel\n".repeat(above));
        read(&[("zaken-2023-01.csv", &tekst)]).zaken[0].rijen.len()
    };
    assert_eq!((far(9), far(10)), (1, 0), "the header is one of the first ten rows");
    // A row of values that happen to be names does not take the place of the header.
    let intake = january("A;18;2-1-2023;;;;Leeftijd\n");
    assert_eq!(intake.bestanden[0].kopregel, Some(1));
}

#[test]
fn totals_at_the_end_are_no_cases_and_the_others_are_rows() {
    let totals = |rows: &str| {
        let intake = january(rows);
        (intake.zaken[0].rijen.len(), intake.bestanden[0].totaalregels.clone())
    };
    let case = "A;18;2-1-2023;;;;\n";
    assert_eq!(totals(&format!("{case}Totaal;18;;;;;\n")), (1, vec![3]));
    assert_eq!(totals(&format!("{case};;;;;;\nsom:;18;;;2;1;een opmerking\n\n")), (1, vec![4]));
    assert_eq!(totals(&format!("{case};totaal;;;;;\n")), (1, vec![3]));
    assert_eq!(totals("Totaal;0;;;;;\n"), (0, vec![2]));
    for row in [
        "Totaal;18;2-1-2023;;;;",
        "Totaal;18;;;wmo;;",
        "Totaal;18;;;;ja;",
        "Totaal W01;18;;;;;",
        "Totalen2;18;;;;;",
        "B;totaal;;;;;",
        "Totaal;18;;;;;\nB;18;2-1-2023;;;;",
    ] {
        let rows = 1 + row.lines().count();
        assert_eq!(totals(&format!("{case}{row}\n")), (rows, vec![]), "{row}");
    }
    // What a keuze may be is a value.
    let mut overeenkomst = overeenkomst();
    overeenkomst.gegevens[0].velden[ZAAK].soort =
        crate::agreement::VeldSoort::Keuze(vec!["A".into(), "totaal".into()]);
    let tekst = format!("{KOP}{case}Totaal;18;;;;;\n");
    let intake = lees(&overeenkomst, vec![bestand("zaken-2023-01.csv", tekst)]);
    assert_eq!(cells(&intake.zaken[0], ZAAK), ["A", "totaal"]);
}

#[test]
fn totals_tell_nothing_about_their_column() {
    let tekst = "Kant;Gebied;Bedrag;Uren;Bezetting\na;W01;1;;0,85\na;W02;2;;0,9\nTotaal;;3;;1,75\n";
    let intake = read(&[("zaken-uren-2023-Q1.csv", tekst)]);
    assert_eq!(cells(&intake.zaken[1], 4), ["85", "90"]);
    assert_eq!(codes(&intake), [(Code::Totaalregel, 4)]);
}

#[test]
fn headers_are_known_in_any_case_and_order() {
    let tekst = "\u{feff}\r\n TOELICHTING ;datum  aanmelding;\"zaak\r\n nr\";Zaaknr;Leeftijd;;\r\nx;2-1-2023;?;A;18\r\n";
    let intake = read(&[("zaken-2023-01.csv", tekst)]);
    let zaken = &intake.zaken[0];
    assert_eq!((cells(zaken, ZAAK), cells(zaken, TOELICHTING)), (vec!["A".into()], vec!["x".into()]));
    assert_eq!(cells(zaken, PROEFTUIN), ["nee"], "an absent column is empty, and empty means nee");
    assert_eq!(zaken.rijen[0].plek.regel, 4);
    let absent = vec![(Code::KolomOntbreekt, 2); 3];
    assert_eq!(codes(&intake), [absent, vec![(Code::KolomOnbekend, 2)]].concat());
}

#[test]
fn what_a_point_means_is_told_by_the_column() {
    let read = |rows: &str, point: Option<char>| {
        let mut overeenkomst = overeenkomst();
        overeenkomst.gegevens[1].pinnen.decimaalteken = point;
        let tekst = format!("Kant;Gebied;Bedrag;Uren;Bezetting\n{rows}");
        let intake = lees(&overeenkomst, vec![bestand("zaken-uren-2023-Q1.csv", tekst)]);
        (cells(&intake.zaken[1], 2), codes(&intake))
    };
    let lone = "a;W01;1.234;;\n";
    assert_eq!(read(lone, None), (vec!["?".into()], vec![(Code::GetalDubbelzinnig, 2)]));
    assert_eq!(read(lone, Some(',')).0, ["1234"]);
    assert_eq!(read(lone, Some('.')).0, ["1.234"]);
    assert_eq!(read(&format!("{lone}b;W01;12,50;1.5;\n"), None).0, ["1234", "12.50"]);
    assert_eq!(read(&format!("{lone}b;W01;12.5;1,5;\n"), None).0, ["1.234", "12.5"]);
    assert_eq!(read(&format!("{lone}b;W01;12.5;;\nc;W01;1,5;;\n"), None).0, ["?", "12.5", "1.5"]);
}

#[test]
fn with_inhoud_periode_every_delivery_has_its_own_rows() {
    let tekst = "Kant;Gebied;Bedrag;Uren;Bezetting\na;W01;1;;\na;W02;2;;85%\n";
    let intake = read(&[("zaken-uren-2023-Q1.csv", tekst), ("zaken-uren-2023-Q2.csv", tekst)]);
    assert_eq!(cells(&intake.zaken[1], 2), ["1", "2", "1", "2"]);
    assert_eq!(intake.diagnostics, []);
}

#[test]
fn the_longest_pattern_has_the_file_and_the_rhythm_must_fit() {
    let intake = read(&[
        ("zaken-uren-2023-Q1.csv", "Kant;Gebied;Bedrag;Uren;Bezetting\n"),
        ("zaken-2023-Q1.csv", KOP),
        ("README.md", "# hallo"),
        ("2023/leveringen.csv", "a;b\n"),
    ]);
    let claims: Vec<_> = intake.bestanden.iter().map(|file| (file.pad.as_str(), file.gegevens)).collect();
    let expected =
        [("2023/leveringen.csv", None), ("zaken-2023-Q1.csv", None), ("zaken-uren-2023-Q1.csv", Some(1))];
    assert_eq!(claims, expected);
    assert_eq!(codes(&intake), [(Code::BestandOnbekend, 0)]);
}

#[test]
fn a_pinned_encoding_and_form_of_date_are_honoured() {
    let mut overeenkomst = overeenkomst();
    overeenkomst.gegevens[0].pinnen.codering = Some("windows-1252".into());
    overeenkomst.gegevens[0].pinnen.datumvorm = Some(Datumvorm::JaarVoorop);
    let rows = b"A;18;2023-01-02;;;;caf\xe9\nB;18;2-1-2023;;;;\n";
    let intake = lees(&overeenkomst, vec![bestand("zaken-2023-01.csv", [KOP.as_bytes(), rows].concat())]);
    assert_eq!(intake.bestanden[0].codering, "windows-1252");
    assert_eq!(cells(&intake.zaken[0], TOELICHTING), ["café", "-"]);
    assert_eq!(codes(&intake), [(Code::DatumFout, 3)]);
}

#[test]
fn judgements_are_read_from_the_dossier() {
    let tekst = "onderwerp;datum;oordeel;door;toelichting;geldig_tot\n\
        werk.1;01-02-2023;Voldoende;beleidsadviseur;\"goed; zie verslag\";31-12-2023\n\
        werk.1;01-03-2023;onvoldoende;beleidsadviseur;;\n\
        werk.1;01-03-2023;goed;beleidsadviseur;;\n";
    let intake = read(&[("dossier/oordelen.csv", tekst)]);
    let expected = OordeelRegel {
        onderwerp: "werk.1".into(),
        datum: "2023-02-01".parse().unwrap(),
        voldoende: true,
        door: "beleidsadviseur".into(),
        toelichting: "goed; zie verslag".into(),
        geldig_tot: Some("2023-12-31".parse().unwrap()),
        plek: Plek { bestand: 0, regel: 2 },
    };
    assert_eq!(intake.oordelen[0], expected);
    assert_eq!((intake.oordelen.len(), intake.oordelen[1].voldoende), (2, false));
    assert_eq!(codes(&intake), [(Code::OordeelOnleesbaar, 4)]);
    assert_eq!(intake.bestanden[0].rijen, 3);
}

#[test]
fn a_judgement_that_is_left_out_says_which_and_changes_no_other_finding() {
    let oordelen = "onderwerp;datum;oordeel;x\nwerk.1;32-1-2023;voldoende;\nwerk.1;1-2-2023;voldoende\n";
    let zaken = format!("{KOP}A;18;33-1-2023;;;;\n");
    let intake = read(&[("b/oordelen.csv", oordelen), ("a/zaken-2023-01.csv", &zaken)]);
    let found: Vec<_> =
        intake.diagnostics.iter().filter(|finding| finding.code != Code::KolomOntbreekt).collect();
    let expected = [Code::DatumFout, Code::KolomOnbekend, Code::OordeelOnleesbaar, Code::RijTeKort];
    assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), expected);
    assert_eq!(found[2].notes, ["deze regel telt niet mee; een ouder oordeel over \"werk.1\" blijft gelden"]);
    assert_eq!(intake.oordelen.len(), 1, "only a column that nobody asks for is missing there");
}

proptest! {
    /// Whatever the bytes: no panic, and no row without a trace.
    #[test]
    fn any_bytes_are_read(
        headed in any::<bool>(),
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            "[A;,\"\r\n\t0-9./€%x-]{0,120}".prop_map(String::into_bytes),
        ],
        naam in prop_oneof![Just("zaken-2023-01.csv"), Just("zaken-uren-2023-Q1.csv"), Just("oordelen.csv")],
    ) {
        let kop = if headed { KOP.as_bytes() } else { &[] };
        let intake = lees(&overeenkomst(), vec![bestand(naam, [kop, &bytes].concat())]);
        if headed && naam == "zaken-2023-01.csv" && !intake.zaken[0].leveringen.is_empty() {
            let kept = intake.zaken[0].rijen.len() as u64;
            let doubled = intake.diagnostics.iter().filter(|finding| finding.code == Code::SleutelDubbel);
            prop_assert_eq!(kept + doubled.count() as u64, intake.bestanden[0].rijen);
        }
    }

    /// The order of the files changes nothing.
    #[test]
    fn files_come_in_any_order(order in Just((1..7).collect::<Vec<u32>>()).prop_shuffle()) {
        let files = |months: &[u32]| -> Vec<Bestand> {
            let row = |month: u32| format!("{KOP}A;1;{month}-1-2023;;;;\nB{};1;x;;;;\n", month % 3);
            let file = |month: &u32| bestand(&format!("{}/zaken-2023-{month:02}.csv", 9 - month), row(*month));
            months.iter().map(file).collect()
        };
        let (a, b) = (lees(&overeenkomst(), files(&[1, 2, 3, 4, 5, 6])), lees(&overeenkomst(), files(&order)));
        prop_assert_eq!(bevindingen(&a), bevindingen(&b));
        prop_assert_eq!(format!("{:?}", a.zaken[0].rijen), format!("{:?}", b.zaken[0].rijen));
    }
}
