//! What `-v` says of a file that was read: a line about the file, and one about its columns if there is anything to say.

use std::collections::BTreeMap;

use crate::intake::{Bestandsgegevens, Kolomgegevens};

/// The lines of one file; the first begins with `begin`, which names it.
pub(super) fn regels(begin: &str, bestand: &Bestandsgegevens) -> Vec<String> {
    let rijen = if bestand.rijen == 1 { "rij" } else { "rijen" };
    let mut delen = vec![format!("{} {rijen}", bestand.rijen)];
    if !bestand.codering.is_empty() {
        let bom = if bestand.bom { " met BOM" } else { "" };
        delen.push(format!("{}{bom}", bestand.codering));
    }
    delen.extend(bestand.scheidingsteken.map(|teken| match teken {
        '\t' => "tab tussen de cellen".to_owned(),
        teken => format!("{teken} tussen de cellen"),
    }));
    delen.extend(bestand.regeleinde.as_ref().map(|einde| match einde.as_str() {
        "gemengd" => "regels eindigen verschillend".to_owned(),
        einde => format!("regeleinde {einde}"),
    }));
    delen.extend(op_regels("titel", &bestand.titelregels));
    delen.extend(op_regels("totaal", &bestand.totaalregels));
    let mut lines = vec![format!("{begin}: {}", delen.join(", "))];
    let kolommen = kolommen(&bestand.kolommen);
    if !kolommen.is_empty() {
        lines.push(format!("    {kolommen}"));
    }
    lines.extend(bestand.uitgezonderd.iter().map(|of| {
        format!(
            "    {} lijkt op {}, maar is dat volgens de overeenkomst niet: {}",
            of.veld, of.lijkt_op, of.reden
        )
    }));
    lines
}

/// `titel op regel 1 en 2`
fn op_regels(wat: &str, regels: &[u64]) -> Option<String> {
    let nummers: Vec<String> = regels.iter().map(ToString::to_string).collect();
    let (laatste, rest) = nummers.split_last()?;
    let voor = if rest.is_empty() { String::new() } else { format!("{} en ", rest.join(", ")) };
    Some(format!("{wat} op regel {voor}{laatste}"))
}

/// In words how the values of a column are written, of one kind.
type Schrijfwijze = fn(&Kolomgegevens) -> Option<String>;

/// The columns that are written alike, together: `decimale komma: Bedrag; decimale punt: Uren; datum d-m-jjjj`. What
/// holds for all columns of a kind names none.
fn kolommen(kolommen: &[Kolomgegevens]) -> String {
    let decimaal = |kolom: &Kolomgegevens| {
        let woord = |teken| if teken == ',' { "decimale komma" } else { "decimale punt" };
        kolom.decimaalteken.map(|teken| woord(teken).to_owned())
    };
    let procent = |kolom: &Kolomgegevens| {
        let woord = |vorm| if vorm == "deel" { "procent als deel van 1" } else { "procent zonder teken" };
        kolom.procentvorm.map(|vorm| woord(vorm).to_owned())
    };
    let datum = |kolom: &Kolomgegevens| {
        let vormen = &kolom.datumvormen;
        (!vormen.is_empty()).then(|| format!("datum {}", vormen.join(" of ")))
    };
    let soorten: [Schrijfwijze; 3] = [decimaal, procent, datum];
    let mut delen = Vec::new();
    for soort in soorten {
        let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for kolom in kolommen {
            if let Some(vorm) = soort(kolom) {
                alike.entry(vorm).or_default().push(&kolom.kolom);
            }
        }
        let several = alike.len() > 1;
        let deel = |(vorm, namen): (String, Vec<&str>)| {
            if several { format!("{vorm}: {}", namen.join(", ")) } else { vorm }
        };
        delen.extend(alike.into_iter().map(deel));
    }
    delen.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_takes_a_line_or_two() {
        let kolom = |naam: &str, decimaalteken, datumvormen: &[&'static str]| Kolomgegevens {
            veld: naam.to_lowercase(),
            kolom: naam.to_owned(),
            decimaalteken,
            datumvormen: datumvormen.to_vec(),
            procentvorm: (naam == "Bezetting").then_some("deel"),
        };
        let bestand = Bestandsgegevens {
            pad: "map/a.csv".into(),
            rijen: 8,
            codering: "utf-8".into(),
            bom: true,
            scheidingsteken: Some('\t'),
            regeleinde: Some("crlf".into()),
            titelregels: vec![1, 2, 4],
            totaalregels: vec![14],
            kolommen: vec![
                kolom("Van", None, &["d-m-jjjj", "jjjj-mm-dd"]),
                kolom("Tot", None, &["d-m-jjjj"]),
                kolom("Bedrag", Some(','), &[]),
                kolom("Bezetting", Some(','), &[]),
            ],
            ..Bestandsgegevens::default()
        };
        let expected = [
            "  map/a.csv: 8 rijen, utf-8 met BOM, tab tussen de cellen, regeleinde crlf, titel op regel 1, 2 en 4, \
             totaal op regel 14",
            "    decimale komma; procent als deel van 1; datum d-m-jjjj: Tot; datum d-m-jjjj of jjjj-mm-dd: Van",
        ];
        assert_eq!(regels("  map/a.csv", &bestand), expected);
        let ongelezen = Bestandsgegevens { pad: "b.csv".into(), rijen: 1, ..Bestandsgegevens::default() };
        assert_eq!(regels("  b.csv", &ongelezen), ["  b.csv: 1 rij"]);
    }
}
