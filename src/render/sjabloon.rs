//! A template as an empty delivery that a spreadsheet opens as it should, and as an explanation in Markdown.

use std::fmt::Write as _;

use super::onschadelijk;
use crate::report::{Sjabloon, Sjabloonkolom};

/// The header, as Excel in the Netherlands reads it: a byte order mark, and CRLF at the end.
#[must_use]
pub fn sjabloon_csv(sjabloon: &Sjabloon) -> String {
    let sign = sjabloon.scheidingsteken;
    let cells: Vec<String> = sjabloon.kolommen.iter().map(|kolom| cel(kopnaam(kolom), sign)).collect();
    format!("\u{feff}{}\r\n", cells.join(&sign.to_string()))
}

/// A name with marks that a terminal obeys is not for a header; that of its field never has them.
fn kopnaam(kolom: &Sjabloonkolom) -> &str {
    let harmless = onschadelijk::regel(&kolom.naam) == kolom.naam.as_str();
    if harmless { &kolom.naam } else { &kolom.veld }
}

fn cel(text: &str, sign: char) -> String {
    if text.contains([sign, '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// The explanation of the file and of every column.
#[must_use]
pub fn sjabloon_markdown(sjabloon: &Sjabloon) -> String {
    let mut out = format!("# {}\n\nBestand: `{}`\n", vlak(&sjabloon.titel), code(&sjabloon.bestand));
    lijst(&mut out, &sjabloon.regels);
    out.push_str("\n## Kolommen\n\n| kolom | wat | verplicht | leeg | uitleg |\n|---|---|---|---|---|\n");
    for kolom in &sjabloon.kolommen {
        let cells = [kopnaam(kolom), &kolom.soort, kolom.verplicht, &kolom.leeg, &kolom.uitleg].map(vlak);
        // Writing to a text does not fail.
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    for (kop, lines) in [("Regels", &sjabloon.voorwaarden), ("Waarvoor", &sjabloon.gebruik)] {
        if !lines.is_empty() {
            let _ = writeln!(out, "\n## {kop}");
            lijst(&mut out, lines);
        }
    }
    out
}

fn lijst(out: &mut String, lines: &[String]) {
    out.push('\n');
    for line in lines {
        let _ = writeln!(out, "- {}", vlak(line));
    }
}

/// Text on one line in which nothing is markup.
fn vlak(text: &str) -> String {
    let mut out = String::new();
    for letter in onschadelijk::regel(text).chars() {
        if r"\`*_[]<>|#~&!".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Text between backticks, which can hold none.
fn code(text: &str) -> String {
    onschadelijk::regel(text).replace('`', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kolom(naam: &str) -> Sjabloonkolom {
        Sjabloonkolom {
            naam: naam.into(),
            veld: "veld".into(),
            soort: "een van: a|b, *c*".into(),
            verplicht: "ja",
            leeg: "mag niet".into(),
            uitleg: String::new(),
        }
    }

    #[test]
    fn nothing_in_a_name_breaks_out_of_its_cell() {
        let sjabloon = Sjabloon {
            titel: "A <b>\n# c".into(),
            bestand: "a-{periode}.csv".into(),
            regels: vec!["Een_rij.".into()],
            kolommen: vec![kolom("a;b"), kolom("zei \"ja\""), kolom("kwaad\u{1b}[2J"), kolom("p|q")],
            voorwaarden: Vec::new(),
            gebruik: Vec::new(),
            scheidingsteken: ';',
        };
        assert_eq!(sjabloon_csv(&sjabloon), "\u{feff}\"a;b\";\"zei \"\"ja\"\"\";veld;p|q\r\n");
        let expected = "# A \\<b\\> \\# c\n\nBestand: `a-{periode}.csv`\n\n- Een\\_rij.\n\n## Kolommen\n\n\
            | kolom | wat | verplicht | leeg | uitleg |\n|---|---|---|---|---|\n\
            | a;b | een van: a\\|b, \\*c\\* | ja | mag niet |  |\n";
        let text = sjabloon_markdown(&sjabloon);
        assert!(text.starts_with(expected), "{text}");
        assert!(text.ends_with("| p\\|q | een van: a\\|b, \\*c\\* | ja | mag niet |  |\n"), "{text}");
    }
}
