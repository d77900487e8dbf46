//! Posten of two domeinen and a delivery of money per half year, for tests on money.

use oss_welzijn::{
    financien::{self, Kolom, Overzicht, Plek, Tak},
    norm::Oordeel,
};

use super::{Proef, kort, refs, vraag};

/// Posten of two domeinen, and a delivery of money per half year.
pub const GELD: &str = r#"
[[werksoort]]
id = "advies"
titel = "Advies"
domein = "volwassenen"
gewenste_situatie = "Goed advies."

[[werksoort]]
id = "jeugd"
titel = "Jeugd"
domein = "jeugd"
gewenste_situatie = "Goed opgroeien."

[[post]]
id = "a"
werksoort = "werk"
titel = "Begeleiding"
fte = "2"
bedrag = "100.000,00"

[[post]]
id = "b"
werksoort = "werk"
titel = "Inloop"
fte = "1,5"
bedrag = "75.000,01"

[[post]]
id = "c"
werksoort = "advies"
titel = "Materiaal"
bedrag = "10.000,00"

[[post]]
id = "j"
werksoort = "jeugd"
titel = "Jongerenwerk"
fte = "1"
bedrag = "50.000,00"

[[gegevens]]
id = "financien"
titel = "Financiën"
eenheid = ["regel", "regels"]
bestand = "financien-{periode}.csv"
frequentie = "halfjaar"
vanaf = 2022-01-01
inhoud = "periode"
sleutel = ["post"]
proeftuin = "proeftuin"
veld = [
  { naam = "post", soort = "code", verplicht = true },
  { naam = "bedrag", soort = "bedrag" },
  { naam = "fte", soort = "decimaal" },
  { naam = "toelichting", soort = "tekst" },
  { naam = "proeftuin", soort = "janee", leeg_betekent = "nee" },
]

[financien]
gegevens = "financien"
post = "post"
bedrag = "bedrag"
fte = "fte"
toelichting = "toelichting"
verschil = "10%"
fte_hoogstens = "10"
"#;

pub const KOP: &str = "post;bedrag;fte;toelichting;proeftuin\n";

/// An agreement with these norms: a sub-table and what its versie asks beside the first day.
pub fn met(normen: &[(&str, &str)], meer: &str) -> Proef {
    bij(GELD, normen, meer)
}

/// The same with another text for the posten and their delivery.
pub fn bij(geld: &str, normen: &[(&str, &str)], meer: &str) -> Proef {
    let norms: String = normen
        .iter()
        .enumerate()
        .map(|(nr, (soort, eis))| {
            format!(
                "[[norm]]\nid = \"n{nr}\"\ntitel = \"N{nr}\"\nhoort_bij = [\"kern.1\"]\n{soort}\n\
                 versie = [{{ vanaf = 2022-01-01{eis} }}]\n"
            )
        })
        .collect();
    Proef::new(&format!("{geld}{meer}{norms}"))
}

pub fn bestand(periode: &str, rows: &str) -> (String, String) {
    (format!("financien-{periode}.csv"), format!("{KOP}{rows}"))
}

/// The verdict on the only norm from one half year.
pub fn half(proef: &Proef, rows: &str) -> (Oordeel, String, String) {
    let (name, text) = bestand("2023-H1", rows);
    kort(&proef.uitslag(&[(&name, &text)], "2023-H1", None))
}

pub fn verdict(oordeel: Oordeel, teller: &str, noemer: &str) -> (Oordeel, String, String) {
    (oordeel, teller.to_owned(), noemer.to_owned())
}

pub const VOLWASSENEN: (&str, &str) = ("begroting = { domein = \"volwassenen\" }", "");

pub fn overzicht<'a>(proef: &'a Proef, files: &[(String, String)], periode: &str) -> Overzicht<'a> {
    let intake = proef.lees(&refs(files));
    financien::overzicht(&proef.0, &intake.zaken, vraag(periode, None)).expect("an agreement with financien")
}

pub fn tak(boom: &Tak, own: impl Fn(Plek) -> bool) -> &Tak {
    boom.alle().find(|tak| own(tak.plek)).expect("a row")
}

pub fn cents(tak: &Tak, kolom: Kolom) -> String {
    tak.bedrag(kolom).map_or("-".to_owned(), ToString::to_string)
}
