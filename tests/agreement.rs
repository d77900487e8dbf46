//! Reading an agreement: what a valid one becomes, and that one mistake hides no other.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use oss_welzijn::{
    agreement::{
        Drempel, Eis, Gelezen, Leden, Literaal, Overeenkomst, Soort, Venster, Vergelijking, Waarde, lees,
    },
    diagnostic::{Diagnostic, Ernst, Place},
    source::Sources,
};

fn basis() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fouten/overeenkomst/basis.toml");
    fs::read_to_string(path).unwrap()
}

fn read(files: &[&str]) -> (Sources, Gelezen) {
    let mut sources = Sources::default();
    let ids: Vec<_> =
        files.iter().enumerate().map(|(nr, text)| sources.add(format!("{nr}.toml"), *text)).collect();
    let gelezen = lees(&sources, &ids);
    (sources, gelezen)
}

/// The small agreement with more tables, which must be valid together. What they lack is not what is tested.
fn valid(more: &str) -> Overeenkomst {
    let (_, gelezen) = read(&[&basis(), more]);
    assert!(gelezen.overeenkomst.is_some(), "{:?}", gelezen.diagnostics);
    gelezen.overeenkomst.unwrap()
}

/// `code file:line` of every finding on the small agreement with more files.
fn findings(more: &[&str]) -> Vec<String> {
    let basis = basis();
    let files: Vec<&str> = [basis.as_str()].into_iter().chain(more.iter().copied()).collect();
    let (sources, gelezen) = read(&files);
    let shown = |diagnostic: &Diagnostic| {
        let Place::Span(span) = &diagnostic.place else { return diagnostic.code.as_str().to_owned() };
        let line = sources.location(span).line;
        format!("{} {}:{line}", diagnostic.code.as_str(), sources.get(span.source).path())
    };
    gelezen.diagnostics.iter().map(shown).collect()
}

/// A norm over `zaken` with these lines after its head.
fn norm(lines: &str) -> String {
    format!(
        "[[norm]]\nid = \"n\"\ntitel = \"N\"\nhoort_bij = [\"toegang.1\", \"jeugd.d1\", \"r1.a\"]\ngegevens = \"zaken\"\n{lines}"
    )
}

#[test]
fn a_file_that_is_not_toml_does_not_hide_what_is_wrong_in_another() {
    let broken = "[[stuk]]\nid = \"a\"\ntitel = niet tussen aanhalingstekens\n[[stuk]]\nid = \"b\"\n";
    let other = "[[werksoort]]\nid = \"c\"\ntitel = \"C\"\ndomein = \"sport\"\ngewenste_situatie = \"S\"\n";
    assert_eq!(findings(&[broken, other]), ["OW-S01 1.toml:3", "OW-S03 1.toml:4", "OW-S05 2.toml:4"]);
}

#[test]
fn what_may_be_declared_in_a_broken_table_is_not_missed_elsewhere() {
    let broken = "[[stuk]]\nid = \"rapport\"\ntitel = niet tussen aanhalingstekens\n";
    let other = "[[hoofddoel]]\nid = \"h\"\nwerksoort = \"jeugd\"\nnummer = \"1\"\ntekst = \"T\"\n\
                 bron = { stuk = \"rapport\", plaats = \"1\" }\n";
    assert_eq!(findings(&[broken, other]), ["OW-S01 1.toml:3"]);
    assert_eq!(findings(&[other]), ["OW-V01 1.toml:6"]);
}

#[test]
fn a_header_that_is_wrong_is_told_once_and_the_next_tables_are_read() {
    let norm = |header: &str, id: &str| {
        let soort = "aandeel = { voldoet = [\"leeftijd >= 18\"], datum = \"aanmelddatum\" }";
        let head =
            norm(&format!("{soort}\n")).replace("[[norm]]", header).replace("\"n\"", &format!("\"{id}\""));
        let versie = "[[norm.versie]]\nvanaf = 2022-01-01\nminstens = \"90\"\n";
        format!("{head}{versie}[[norm.toets]]\nnaam = \"T\"\n")
    };
    // The versie and the toets of a norm without its header are no norm, and no reason to refuse the next one.
    for (header, expected) in
        [("[[normen]]", "OW-S02 1.toml:1"), ("[[Norm]]", "OW-S02 1.toml:1"), ("[norm]", "OW-S04 1.toml:1")]
    {
        let found = findings(&[&norm(header, "a")]);
        assert_eq!(found.first().map(String::as_str), Some(expected), "{header}");
        let both = findings(&[&(norm(header, "a") + &norm("[[norm]]", "b"))]);
        assert!(both.starts_with(&found), "{header}: {both:?}");
        assert!(both.len() > found.len(), "{header}: {both:?}");
        assert!(both.iter().all(|finding| !finding.starts_with("OW-S01")), "{header}: {both:?}");
    }
    assert_eq!(findings(&[&norm("[[normen]]", "a")]), ["OW-S02 1.toml:1"]);
    assert_eq!(findings(&["[[norm.randvoorwaarde]]\nid = \"x\"\n"]), ["OW-S04 1.toml:1"]);
    let (_, gelezen) = read(&[&basis(), &norm("[[normen]]", "a")]);
    assert_eq!(gelezen.toetsbaar.niet.norm, 1);
}

#[test]
fn an_id_of_another_form_is_known_by_the_form_that_is_advised() {
    let stuk = "[[stuk]]\nid = \"Nota 2\"\ntitel = \"N\"\nbron = { stuk = \"nota-2\", plaats = \"1\" }\n";
    assert_eq!(findings(&[stuk]), ["OW-S09 1.toml:2"]);
}

/// The remedy of the only finding on a norm with these lines.
fn oplossing(lines: &str) -> String {
    let head = "aandeel = { voldoet = [\"leeftijd >= 18\"], datum = \"aanmelddatum\" }\n";
    let head = if lines.contains("termijn") { "" } else { head };
    let (_, gelezen) = read(&[&basis(), &norm(&format!("{head}{lines}"))]);
    let errors: Vec<&Diagnostic> =
        gelezen.diagnostics.iter().filter(|diagnostic| diagnostic.ernst == Ernst::Fout).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors[0].oplossing.clone().unwrap_or_default()
}

#[test]
fn a_remedy_can_be_copied() {
    let versie = |line: &str| oplossing(&format!("[[norm.versie]]\nvanaf = 2022-01-01\n{line}\n"));
    assert_eq!(versie("minstens = 0.9"), "schrijf \"90%\", of bij soort aantal \"0,9\"");
    assert_eq!(versie("minstens = 87.5"), "schrijf \"87,5%\", of bij soort aantal \"87,5\"");
    assert_eq!(versie("minstens = \"90.5%\""), "schrijf bijvoorbeeld minstens = \"90,5%\"");
    assert_eq!(versie("minstens = \"90%\"\nfilter = [\"leeftijd is leeg\"]"), "schrijf `leeg` zonder `is`");
    assert_eq!(
        versie("minstens = \"90%\"\n[[norm.versie]]\nvanaf = 2022-01-01\nminstens = \"80%\""),
        "laat de ene versie eindigen voor de dag waarop de andere begint"
    );
}

#[test]
fn tables_keep_the_order_of_the_files_and_refer_to_each_other_across_them() {
    let stuk = |id: &str| format!("[[stuk]]\nid = \"{id}\"\ntitel = \"T\"\n");
    let (_, gelezen) = read(&[&stuk("z"), &basis(), &format!("{}{}", stuk("b"), stuk("a"))]);
    let ids: Vec<String> = gelezen.overeenkomst.unwrap().stukken.into_iter().map(|stuk| stuk.id).collect();
    assert_eq!(ids, ["z", "memo", "b", "a"]);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_read() {
    let (_, gelezen) = read(&[&format!("\u{feff}{}", basis().replace('\n', "\r\n"))]);
    assert_eq!(gelezen.diagnostics, []);
}

#[test]
fn references_become_positions() {
    let valid = valid("");
    assert_eq!(valid.doelen[0].werksoort, 1);
    assert_eq!(valid.kernbedingen[0].werksoorten, [0, 1]);
    assert_eq!(valid.kernbedingen[0].bepalingen.len(), 2);
    assert_eq!(
        (valid.risicos[0].normen.as_slice(), valid.risicos[0].wachtlijsten.as_slice()),
        (&[0][..], &[0][..])
    );
    let Soort::Termijn(rijen, norm) = &valid.normen[0].soort else { panic!("{:?}", valid.normen[0].soort) };
    assert_eq!((rijen.gegevens, norm.van, norm.tot), (0, 4, 5));
    assert_eq!(valid.gegevens[0].sleutel, [0]);
    assert_eq!(valid.gegevens[0].velden[4].kolommen, ["aanmelddatum"]);
}

#[test]
fn the_field_at_the_left_decides_what_the_words_of_a_condition_mean() {
    let valid = valid(&norm(
        "filter = [\"aanmelddatum <= peildatum\", \"eerste_gesprek >= aanmelddatum\", \"uren < 1.234,5\", \
         \"reden in (WMO, overig)\", \"client = peildatum\", \"plan != nee\", \"client = \\\"a b\\\"\", \
         \"eerste_gesprek leeg\", \"aanmelddatum > 2022-01-31\", \"leeftijd >= uren\"]\n\
         aandeel = { voldoet = \"plan = ja\", datum = \"aanmelddatum\" }\n\
         [[norm.versie]]\nvanaf = 2022-01-01\n",
    ));
    let Soort::Aandeel(rijen, norm) = &valid.normen[1].soort else { panic!("{:?}", valid.normen[1].soort) };
    assert_eq!(norm.voldoet.len(), 1);
    let compares = |sign, value| Eis::Vergelijk(sign, value);
    let naam = |word: &str| Literaal::Naam(word.to_owned());
    let expected = [
        compares(Vergelijking::HoogstensGelijk, Waarde::Peildatum),
        compares(Vergelijking::MinstensGelijk, Waarde::Veld(4)),
        compares(Vergelijking::Kleiner, Waarde::Literaal(Literaal::Getal("1234.5".parse().unwrap()))),
        Eis::In(vec![naam("wmo"), naam("overig")]),
        compares(Vergelijking::Gelijk, Waarde::Literaal(naam("peildatum"))),
        compares(Vergelijking::Ongelijk, Waarde::Literaal(Literaal::JaNee(false))),
        compares(Vergelijking::Gelijk, Waarde::Literaal(naam("a b"))),
        Eis::Leeg,
        compares(Vergelijking::Groter, Waarde::Literaal(Literaal::Datum("2022-01-31".parse().unwrap()))),
        compares(Vergelijking::MinstensGelijk, Waarde::Veld(3)),
    ];
    let got: Vec<&Eis> = rijen.filter.iter().map(|condition| &condition.eis).collect();
    assert_eq!(got, expected.iter().collect::<Vec<_>>());
}

#[test]
fn versies_stand_by_day_and_ask_what_was_written() {
    let valid = valid(&norm(
        "aandeel = { voldoet = [\"plan = ja\"], datum = \"aanmelddatum\" }\n\
         [[norm.versie]]\nvanaf = 2023-01-01\nhoogstens = \"87,5%\"\nfilter = []\n\
         [[norm.versie]]\nvanaf = 2022-01-01\ntot_en_met = 2022-12-31\n",
    ));
    let [first, second] = &valid.normen[1].versies[..] else { panic!("{:?}", valid.normen[1].versies) };
    assert_eq!((first.drempel, first.filter.is_none()), (Drempel::Geen, true));
    let Drempel::Hoogstens(share) = second.drempel else { panic!("{:?}", second.drempel) };
    assert_eq!((share.to_string().as_str(), second.filter.as_deref()), ("87,5%", Some(&[][..])));
}

#[test]
fn a_norm_on_members_asks_all_of_them_unless_it_says_otherwise() {
    let valid = valid(&norm(
        "frequentie = { elk = [{ gegevens = \"plekken\", veld = \"plek\", filter = [\"vorm = inloop\"], \
         geldig_van = \"open_sinds\" }, \"gebieden\", [\"wmo\", \"netwerk\"]], \
         veld = [\"client\", \"client\", \"reden\"], datum = \"aanmelddatum\", elke = \"2 maanden\" }\n\
         [[norm.versie]]\nvanaf = 2022-01-01\naantal = 2\n\
         [[norm.toets]]\nnaam = \"t\"\nperiode = \"2022-Q1\"\nleden = [[\"p1\"], [\"W01\"], [\"wmo\"]]\nrijen = []\n\
         verwacht = { oordeel = \"niet_gehaald\", teller = 0, noemer = \"1\" }\n",
    ));
    let norm = &valid.normen[1];
    let Soort::Frequentie(_, frequentie) = &norm.soort else { panic!("{:?}", norm.soort) };
    assert_eq!(frequentie.elke, Venster::Maanden(2));
    let [
        Leden::Uit { gegevens: 1, veld: 0, filter, geldig_van: Some(3), .. },
        Leden::Gebieden,
        Leden::Lijst(list),
    ] = &frequentie.elk[..]
    else {
        panic!("{:?}", frequentie.elk)
    };
    assert_eq!((filter.len(), list.len()), (1, 2));
    assert_eq!(norm.versies[0].aantal, 2);
    assert!(matches!(norm.versies[0].drempel, Drempel::Minstens(share) if share.to_string() == "100%"));
    let leden: Vec<Vec<&str>> =
        norm.toetsen[0].leden.iter().flatten().map(|set| set.iter().map(String::as_str).collect()).collect();
    assert_eq!(leden, [["p1"], ["W01"], ["wmo"]]);
    assert_eq!(norm.toetsen[0].verwacht.noemer, Some(1.into()));
}

#[test]
fn the_rows_of_a_toets_are_written_as_in_a_delivery() {
    let valid = valid(&norm(
        "termijn = { van = \"aanmelddatum\", tot = \"eerste_gesprek\" }\n\
         [[norm.versie]]\nvanaf = 2022-01-01\nbinnen = \"4 weken\"\n\
         [[norm.toets]]\nnaam = \"t\"\nperiode = \"2022-Q1\"\n\
         rijen = [{ herhaal = 3, zaaknummer = \"a\", leeftijd = 40, uren = \"1.234,5\", \
         aanmelddatum = 2022-01-03, eerste_gesprek = \"31-02-2022\", plan = true, proeftuin = \"nee\" }]\n\
         verwacht = { oordeel = \"geen_norm\" }\n",
    ));
    let row = &valid.normen[1].toetsen[0].rijen[0];
    let cells: Vec<(usize, &str)> = row.cellen.iter().map(|(field, text)| (*field, text.as_str())).collect();
    let expected =
        [(0, "a"), (2, "40"), (3, "1.234,5"), (4, "2022-01-03"), (5, "31-02-2022"), (7, "ja"), (8, "nee")];
    assert_eq!((row.herhaal, cells), (3, expected.to_vec()));
}

#[test]
fn a_difference_of_cents_can_be_accepted_and_a_greater_one_not() {
    let subtotal = |amount: &str, code: &str| {
        format!(
            "[[post]]\nid = \"p\"\nwerksoort = \"jeugd\"\ntitel = \"P\"\nbedrag = \"10,00\"\n\
             [[subtotaal]]\nwerksoort = \"jeugd\"\nfte = \"€ -\"\nbedrag = \"{amount}\"\n\
             aanvaard = [{{ code = \"{code}\", reden = \"bekend\" }}]\n"
        )
    };
    assert_eq!(findings(&[&subtotal("10,05", "OW-F02")]), [""; 0]);
    assert_eq!(findings(&[&subtotal("10,05", "OW-F01")]), ["OW-F02 1.toml:9", "OW-A01 1.toml:10"]);
    assert_eq!(findings(&[&subtotal("10,06", "OW-F01")]), ["OW-F01 1.toml:9"]);
    // Beside an error it can't be said that a warning does not occur, and one that does is still accepted.
    let wrong = "[[stuk]]\nid = \"s\"\naanvaard = { code = \"OW-N17\", reden = \"bekend\" }\n";
    assert_eq!(findings(&[&subtotal("10,05", "OW-F02"), wrong]), ["OW-S03 2.toml:1"]);
}

#[test]
fn what_is_accepted_in_a_table_is_accepted_in_it_and_nowhere_else() {
    let head =
        "[[risico]]\nid = \"r2\"\nwerksoort = \"jeugd\"\ntekst = \"R\"\nkans = 1\nschade = 1\neffect = 1\n";
    let accepted = "aanvaard = [{ code = \"OW-R05\", reden = \"bekend\" }]\n";
    let part = |id: &str| {
        format!("[[risico.randvoorwaarde]]\nid = \"{id}\"\ntekst = \"T\"\nverantwoordelijke = \"gemeente\"\n")
    };
    let (a, b) = (part("r2.a"), part("r2.b"));
    assert_eq!(findings(&[&format!("{head}{a}{b}")]), ["OW-R05 1.toml:9", "OW-R05 1.toml:13"]);
    assert_eq!(findings(&[&format!("{head}{accepted}{a}{b}")]), [""; 0]);
    assert_eq!(findings(&[&format!("{head}{a}{accepted}{b}")]), ["OW-R05 1.toml:14"]);
    assert_eq!(findings(&[&format!("{head}{a}{b}{accepted}")]), ["OW-R05 1.toml:9"]);
}

/// A post of a werksoort, and the subtotaal of jeugd, of which the post is the only one.
const JEUGD: &str =
    "[[post]]\nid = \"p\"\nwerksoort = \"jeugd\"\ntitel = \"P\"\nfte = \"1\"\nbedrag = \"10\"\n";
const SUBTOTAAL: &str = "[[subtotaal]]\nwerksoort = \"jeugd\"\nfte = \"2\"\nbedrag = \"20\"\n";

#[test]
fn a_subtotaal_is_checked_unless_a_post_of_it_may_stand_in_what_is_broken() {
    let both = ["OW-F01 2.toml:3", "OW-F01 2.toml:4"];
    assert_eq!(findings(&[JEUGD, SUBTOTAAL]), both);
    let with = |broken: &str| {
        let found = findings(&[JEUGD, SUBTOTAAL, broken]);
        assert!(found.iter().any(|finding| finding.contains(" 3.toml:")), "{broken}: {found:?}");
        found.into_iter().filter(|finding| finding.contains(" 2.toml:")).collect::<Vec<_>>()
    };
    for other in [
        "[[stuk]]\nid = \"s\ntitel = \"post van jeugd\"\n",
        "[[doel]]\nid = \"d\nwerksoort = \"jeugd\"\n",
        "[[post]]\nid = \"q\nwerksoort = \"sociaal-werk\"\n",
        "[[post]]\nid = \"q\"\nwerksoort = sociaal-werk\nbedrag = \"1\"\n",
    ] {
        assert_eq!(with(other), both, "{other}");
    }
    for own in [
        "[[post]]\nid = \"q\nwerksoort = \"jeugd\"\n",
        "[[post]]\nid = \"q\"\nwerksoort = jeugd\n",
        "[[post]\nid = \"q\"\nwerksoort = \"jeugd\"\n",
        "[[post]]\nid = \"q\n",
        "post = [{ id = \"q, werksoort = \"jeugd\" }]\n",
        "[[post]]\nid = \"q\"\nwerksoort = \"jeugt\"\ntitel = \"Q\"\nbedrag = \"10\"\n",
        "[[poost]]\nid = \"q\"\nwerksoort = \"jeugd\"\ntitel = \"Q\"\nbedrag = \"10\"\n",
        "[[post]]\nid = \"q\"\nwerksoort = \"jeugd\"\ntitel = \"Q\"\nfte = 1.5\nbedrag = \"x\"\n",
    ] {
        assert_eq!(with(own), [""; 0], "{own}");
    }
    // Of what is wrong in one sum the other is checked.
    let fte = "[[post]]\nid = \"q\"\nwerksoort = \"jeugd\"\ntitel = \"Q\"\nfte = 1.5\nbedrag = \"1\"\n";
    assert_eq!(with(fte), ["OW-F01 2.toml:4"]);
}

#[test]
fn a_reference_is_missed_unless_what_it_names_may_be_declared_in_what_is_broken() {
    let other = "[[hoofddoel]]\nid = \"h\"\nwerksoort = \"sport\"\nnummer = \"1\"\ntekst = \"T\"\n";
    let declared =
        ["id = sport", "id = \"sport", "id = 'sport' 1", "id \"sport\"", "x = 1.2.3, id = \"sport\""];
    for line in declared {
        assert_eq!(findings(&[&format!("[[werksoort]]\n{line}\n"), other]), ["OW-S01 1.toml:2"], "{line}");
    }
    // Named there, and not declared.
    let named = "[[doel]]\nid = \"d\nwerksoort = \"sport\"\n";
    assert_eq!(findings(&[named, other]), ["OW-S01 1.toml:2", "OW-V01 2.toml:3"]);
}

#[test]
fn a_versie_after_the_agreement_is_a_warning() {
    let until = |end: &str| basis().replacen("prijspeil", &format!("tot_en_met = {end}\nprijspeil"), 1);
    let codes = |text: &str| {
        let (_, gelezen) = read(&[text]);
        gelezen.diagnostics.iter().map(|found| found.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&until("2022-01-01")), [""; 0]);
    assert_eq!(codes(&until("2021-12-31")), ["OW-N15"]);
    let later = until("2025-12-31").replacen("vanaf = 2022-01-01\nbinnen", "vanaf = 2026-01-01\nbinnen", 1);
    assert_eq!(codes(&later), ["OW-N22"]);
}

/// A place in a text that does not cut a character.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at % (text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]
    #[test]
    fn whatever_is_cut_out_or_put_in_each_finding_lies_in_the_text(
        edits in proptest::collection::vec((0_usize..1_000_000, 0_usize..40, "[\\[\\]{}=\"',.#a-zé0-9% \n-]{0,8}"), 1..6),
    ) {
        let more = norm(
            "frequentie = { elk = \"gebieden\", veld = \"client\", datum = \"aanmelddatum\", elke = \"1 week\" }\n\
             [[norm.versie]]\nvanaf = 2022-01-01\nminstens = \"90%\"\n\
             [[norm.toets]]\nnaam = \"t\"\nperiode = \"2022-Q1\"\nrijen = [{ client = \"W01\" }]\n\
             verwacht = { oordeel = \"gehaald\" }\n",
        );
        let mut text = format!("{}{more}", basis());
        for (at, length, put_in) in edits {
            let start = boundary(&text, at);
            let end = boundary(&text, (start + length).min(text.len())).max(start);
            text.replace_range(start..end, &put_in);
        }
        let (sources, gelezen) = read(&[&text]);
        let refused = gelezen.diagnostics.iter().any(|diagnostic| diagnostic.ernst == Ernst::Fout);
        proptest::prop_assert_eq!(gelezen.overeenkomst.is_none(), refused, "{:?}", gelezen.diagnostics);
        for diagnostic in &gelezen.diagnostics {
            let own = match &diagnostic.place {
                Place::Span(span) => Some(span),
                Place::None | Place::File(_) | Place::Cell(_) => None,
            };
            for span in own.into_iter().chain(diagnostic.labels.iter().map(|label| &label.span)) {
                proptest::prop_assert!(sources.get(span.source).text().get(span.start..span.end).is_some());
            }
        }
    }
}
