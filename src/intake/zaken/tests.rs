//! Rows of two fields, `zaak` (the key) and `stand`, joined to cases.

use proptest::prelude::*;

use super::*;
use crate::{
    agreement::{Patroon, Pinnen, Veld, VeldSoort},
    calendar::Ritme,
};

pub(super) fn gegevens(inhoud: Inhoud, sleutel: &[usize]) -> Gegevens {
    let veld = |naam: &str| Veld {
        naam: naam.into(),
        kolommen: Vec::new(),
        soort: VeldSoort::Code,
        verplicht: true,
        leeg_betekent: None,
        gepland: false,
        geen_persoonsgegeven: None,
    };
    Gegevens {
        id: "zaken".into(),
        titel: "Zaken".into(),
        eenheid: ("zaak".into(), "zaken".into()),
        bestand: Patroon { voor: "zaken-".into(), na: ".csv".into() },
        frequentie: Ritme::Maand,
        vanaf: "2023-01-01".parse().unwrap(),
        inhoud,
        sleutel: sleutel.to_vec(),
        proeftuin: None,
        velden: vec![veld("zaak"), veld("stand")],
        regels: Vec::new(),
        pinnen: Pinnen::default(),
        bron: None,
    }
}

/// Month, line, zaak and stand; an empty zaak can't be read.
type Regel = (u32, u64, &'static str, &'static str);

fn add(samenvoeger: &mut Samenvoeger, (maand, regel, zaak, stand): Regel) -> Option<Plek> {
    let namen = samenvoeger.namen();
    let zaak = if zaak.is_empty() { Cel::Onleesbaar } else { Cel::Naam(namen.keep(zaak)) };
    let stand = Cel::Naam(namen.keep(stand));
    let levering = format!("2023-{maand:02}").parse().unwrap();
    let plek = Plek { bestand: maand, regel };
    samenvoeger.add(Rij::new([zaak, stand].into(), levering, plek))
}

fn join(gegevens: &Gegevens, regels: &[Regel]) -> Samenvoeger {
    let mut samenvoeger = Samenvoeger::new(gegevens);
    for regel in regels {
        samenvoeger.add_levering(format!("2023-{:02}", regel.0).parse().unwrap());
        add(&mut samenvoeger, *regel);
    }
    samenvoeger
}

/// Month, line and words of every case, and the older months that have it; `?` for a cell that can't be read, `2x` for
/// a doubled key.
fn shown(zaken: &Zaken) -> Vec<String> {
    let word = |cel: &Cel| match cel {
        Cel::Naam(naam) => zaken.namen.word(*naam).to_owned(),
        Cel::Leeg | Cel::Onleesbaar | Cel::Getal(_) | Cel::Datum(_) | Cel::JaNee(_) => "?".to_owned(),
    };
    let row = |rij: &Rij| {
        let plek = format!("{}:{}", rij.plek.bestand, rij.plek.regel);
        // Which of the rows of a doubled key gives the cells is of no account.
        let cells = match rij.sleutel {
            Sleutel::Goed | Sleutel::Onleesbaar => {
                format!("{} {}", word(&rij.cellen[0]), word(&rij.cellen[1]))
            }
            Sleutel::Dubbel => format!("{} 2x", word(&rij.cellen[0])),
        };
        let eerder: String = rij.eerder.iter().map(|levering| format!(" {}", levering.van())).collect();
        format!("{plek} {cells}{eerder}")
    };
    zaken.rijen.iter().map(row).collect()
}

fn cases(inhoud: Inhoud, sleutel: &[usize], regels: &[Regel]) -> Vec<String> {
    shown(&join(&gegevens(inhoud, sleutel), regels).finish())
}

#[test]
fn the_newest_row_of_a_key_is_the_case() {
    let regels = [(2, 2, "a", "nieuw"), (1, 2, "a", "oud"), (1, 3, "b", "oud")];
    assert_eq!(cases(Inhoud::Mutaties, &[0], &regels), ["1:3 b oud", "2:2 a nieuw"]);
}

#[test]
fn a_delivery_is_part_of_the_key_with_inhoud_periode() {
    let regels = [(2, 2, "a", "x"), (1, 2, "a", "x"), (1, 3, "b", "x"), (1, 4, "a", "x")];
    assert_eq!(cases(Inhoud::Periode, &[0], &regels), ["1:2 a 2x", "1:3 b x", "2:2 a x"]);
}

#[test]
fn a_key_of_two_fields_is_both() {
    let regels = [(1, 2, "a", "x"), (1, 3, "a", "y"), (1, 4, "x", "a"), (2, 2, "a", "y")];
    assert_eq!(cases(Inhoud::Stand, &[0, 1], &regels), ["1:2 a x", "1:4 x a", "2:2 a y 2023-01-01"]);
}

#[test]
fn a_stand_keeps_in_which_deliveries_a_key_stands() {
    let regels = [(3, 2, "a", "x"), (1, 2, "a", "y"), (1, 3, "a", "z"), (1, 4, "b", "x"), (4, 2, "a", "v")];
    let zaken = join(&gegevens(Inhoud::Stand, &[0]), &regels).finish();
    assert_eq!(shown(&zaken), ["1:4 b x", "4:2 a v 2023-01-01 2023-03-01"]);
    let found = ["2023-01", "2023-02", "2023-03", "2023-04"]
        .map(|maand| zaken.rijen[1].staat_in(maand.parse().unwrap()));
    assert_eq!(found, [true, false, true, true]);
}

#[test]
fn a_doubled_key_stays_doubled_until_a_newer_row() {
    let twice = [(1, 3, "a", "y"), (1, 2, "a", "x"), (1, 4, "a", "z")];
    assert_eq!(cases(Inhoud::Mutaties, &[0], &twice), ["1:2 a 2x"]);
    let newer = [(1, 3, "a", "y"), (2, 2, "a", "nieuw"), (1, 2, "a", "x")];
    assert_eq!(cases(Inhoud::Mutaties, &[0], &newer), ["2:2 a nieuw"]);
}

#[test]
fn adding_tells_of_the_other_row_with_the_key_in_its_delivery() {
    let mut samenvoeger = Samenvoeger::new(&gegevens(Inhoud::Mutaties, &[0]));
    assert_eq!(add(&mut samenvoeger, (1, 2, "a", "x")), None);
    assert_eq!(add(&mut samenvoeger, (1, 3, "a", "x")), Some(Plek { bestand: 1, regel: 2 }));
    assert_eq!(add(&mut samenvoeger, (2, 2, "a", "x")), None);
}

#[test]
fn rows_without_a_readable_key_stand_by_themselves() {
    let regels = [(1, 2, "", "x"), (2, 2, "", "x"), (1, 3, "a", "x")];
    assert_eq!(cases(Inhoud::Mutaties, &[0], &regels), ["1:2 ? x", "1:3 a x", "2:2 ? x"]);
}

proptest! {
    /// Any order of the rows, and any split of them in two that are merged, gives the same cases.
    #[test]
    fn cases_depend_on_the_rows_alone(
        rows in prop::collection::vec((1_u32..4, prop::sample::select(vec!["a", "b", "c", ""]), prop::sample::select(vec!["x", "y"])), 0..20),
        inhoud in prop::sample::select(vec![Inhoud::Mutaties, Inhoud::Stand, Inhoud::Periode]),
        order in prop::collection::vec(any::<u32>(), 20),
        cut in 0_usize..20,
    ) {
        let mut regels: Vec<Regel> = rows
            .iter()
            .enumerate()
            .map(|(line, (maand, zaak, stand))| (*maand, line as u64 + 2, *zaak, *stand))
            .collect();
        let gegevens = gegevens(inhoud, &[0]);
        let straight = join(&gegevens, &regels).finish();
        regels.sort_by_key(|(_, line, _, _)| order[*line as usize - 2]);
        let (first, rest) = regels.split_at(cut.min(regels.len()));
        let mut merged = join(&gegevens, first);
        merged.merge(join(&gegevens, rest));
        let merged = merged.finish();
        prop_assert_eq!(shown(&merged), shown(&straight));
        prop_assert_eq!(merged.leveringen, straight.leveringen);
    }
}
