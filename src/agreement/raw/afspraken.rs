//! The head of the agreement, its documents, goals and clauses, and what must arrive and be discussed.

use chrono::NaiveDate;

use super::{los, namen};
use crate::{
    agreement::{
        Domein, Vindplaats,
        document::{
            Found, Mag, Spanned, Tabel, Waarde, datum, fout, geheel, id, lijst, ritme, tekst, termijn, woord,
        },
    },
    calendar::{Ritme, Termijn},
    diagnostic::Code,
    source::Span,
};

/// `[overeenkomst]`
pub(in crate::agreement) struct Kop {
    /// Everything in it, to tell which mistakes are its own.
    pub(in crate::agreement) plekken: Vec<Span>,
    pub(in crate::agreement) formaat: Mag<i64>,
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) gemeente: String,
    pub(in crate::agreement) aanbieder: String,
    pub(in crate::agreement) vanaf: Mag<NaiveDate>,
    pub(in crate::agreement) tot_en_met: Mag<NaiveDate>,
    pub(in crate::agreement) prijspeil: Mag<i64>,
    pub(in crate::agreement) gebieden: Vec<(Mag<String>, String)>,
    /// Whether the list of areas is there as a list; if not, that is reported.
    pub(in crate::agreement) gebieden_gelezen: bool,
    pub(in crate::agreement) gelijkgesteld: Vec<NaiveDate>,
}

impl Kop {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        t.algemeen();
        let gelijkgesteld = t.mag("gelijkgestelde_dagen", lijst(datum)).map(|days| days.value);
        Self {
            plekken: t.plekken(),
            formaat: t.moet("formaat", geheel(0..=i64::MAX)),
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            gemeente: t.moet_tekst("gemeente"),
            aanbieder: t.moet_tekst("aanbieder"),
            vanaf: t.moet("vanaf", datum),
            tot_en_met: t.mag("tot_en_met", datum),
            prijspeil: t.moet("prijspeil", geheel(1900..=2200)),
            gebieden: t.moeten_tabellen("gebieden", |gebied| {
                gebied.algemeen();
                (gebied.moet("id", tekst), gebied.moet_tekst("naam"))
            }),
            gebieden_gelezen: t.waarde("gebieden").is_some_and(|areas| areas.als_lijst().is_some()),
            gelijkgesteld: gelijkgesteld.into_iter().flatten().map(|day| day.value).collect(),
        }
    }
}

/// `[[stuk]]`
pub(in crate::agreement) struct Stuk {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) datum: Option<NaiveDate>,
    pub(in crate::agreement) besloten: Option<NaiveDate>,
    pub(in crate::agreement) bestand: Mag<String>,
    pub(in crate::agreement) sha256: Mag<String>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Stuk {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        let stuk = Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            datum: los(t.mag("datum", datum)),
            besloten: los(t.mag("besloten", datum)),
            bestand: t.mag("bestand", pad),
            sha256: t.mag("sha256", sha256),
        };
        if let (Some(_), None, None) = (&stuk.sha256, &stuk.bestand, t.key_span("bestand")) {
            let diagnostic = t.ontbreekt("bestand");
            t.found.push(diagnostic.label("`sha256` is het controlegetal van een bestand"));
        }
        stuk
    }
}

/// A file beside the agreement, given by a path that does not leave its folder.
fn pad(waarde: &Waarde<'_>, found: &mut Found) -> Option<String> {
    let text = tekst(waarde, found)?;
    let strange = |part: &str| matches!(part, "" | "." | "..") || part.contains([':', '\\']);
    if text.split('/').any(strange) || text.chars().any(char::is_control) {
        found.push(
            fout(
                Code::BestandFout,
                &waarde.span(),
                format!("\"{text}\" kan geen bestand bij de overeenkomst zijn"),
            )
            .label("hier hoort een pad binnen de map van de overeenkomst"),
        );
        return None;
    }
    Some(text)
}

fn sha256(waarde: &Waarde<'_>, found: &mut Found) -> Option<String> {
    let text = tekst(waarde, found)?;
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(text.to_lowercase());
    }
    found.push(
        fout(Code::ControlegetalFout, &waarde.span(), "dit is geen SHA-256")
            .label("hier horen 64 cijfers en letters a tot en met f"),
    );
    None
}

/// `[[werksoort]]`
pub(in crate::agreement) struct Werksoort {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) domein: Mag<Domein>,
    pub(in crate::agreement) gewenste_situatie: String,
    pub(in crate::agreement) effectketen: Option<String>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Werksoort {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            domein: t.moet("domein", woord([("volwassenen", Domein::Volwassenen), ("jeugd", Domein::Jeugd)])),
            gewenste_situatie: t.moet_tekst("gewenste_situatie"),
            effectketen: t.mag_tekst("effectketen"),
        }
    }
}

/// `[[hoofddoel]]`
pub(in crate::agreement) struct Hoofddoel {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) werksoort: Mag<String>,
    pub(in crate::agreement) nummer: String,
    pub(in crate::agreement) tekst: String,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Hoofddoel {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            werksoort: t.moet("werksoort", tekst),
            nummer: t.moet_tekst("nummer"),
            tekst: t.moet_tekst("tekst"),
        }
    }
}

/// `[[doel]]`
pub(in crate::agreement) struct Doel {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) werksoort: Mag<String>,
    pub(in crate::agreement) hoofddoel: Mag<String>,
    pub(in crate::agreement) nummer: String,
    pub(in crate::agreement) tekst: String,
    pub(in crate::agreement) vanaf: Option<NaiveDate>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Doel {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            werksoort: t.moet("werksoort", tekst),
            hoofddoel: t.mag("hoofddoel", tekst),
            nummer: t.moet_tekst("nummer"),
            tekst: t.moet_tekst("tekst"),
            vanaf: los(t.mag("vanaf", datum)),
        }
    }
}

/// `[[kernbeding]]`
pub(in crate::agreement) struct Kernbeding {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) kort: Option<String>,
    pub(in crate::agreement) werksoorten: Vec<Spanned<String>>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Kernbeding {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            kort: t.mag_tekst("kort"),
            werksoorten: los(t.moet("werksoorten", lijst(tekst))).unwrap_or_default(),
        }
    }
}

/// `[[bepaling]]`
pub(in crate::agreement) struct Bepaling {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) kernbeding: Mag<String>,
    pub(in crate::agreement) nummer: String,
    pub(in crate::agreement) tekst: String,
    pub(in crate::agreement) gelijk_aan: Mag<String>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Bepaling {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            kernbeding: t.moet("kernbeding", tekst),
            nummer: t.moet_tekst("nummer"),
            tekst: t.moet_tekst("tekst"),
            gelijk_aan: t.mag("gelijk_aan", tekst),
        }
    }
}

/// By when a delivery is due, as written.
#[derive(Clone, Copy)]
pub(in crate::agreement) enum Uiterste {
    DagenNa(i64),
    Voor(u32, u32),
}

/// `[[levering]]`
pub(in crate::agreement) struct Levering {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) wat: String,
    pub(in crate::agreement) frequentie: Mag<Ritme>,
    pub(in crate::agreement) uiterlijk: Option<Uiterste>,
    pub(in crate::agreement) gegevens: Vec<Spanned<String>>,
    pub(in crate::agreement) van: Option<String>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Levering {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            wat: t.moet_tekst("wat"),
            frequentie: t.moet("frequentie", ritme),
            uiterlijk: uiterlijk(t),
            gegevens: namen(t, "gegevens"),
            van: t.mag_tekst("van"),
        }
    }
}

fn uiterlijk(t: &mut Tabel<'_>) -> Option<Uiterste> {
    let days = t.mag("dagen_na", geheel(-1000..=1000));
    let before = t.mag("voor", maand_en_dag);
    match (t.key_span("dagen_na"), t.key_span("voor")) {
        (Some(first), Some(second)) => {
            t.found.push(
                fout(Code::SleutelPastNiet, &second, "`voor` en `dagen_na` gaan niet samen")
                    .also(first, "hier staat `dagen_na`")
                    .oplossing("laat één van de twee staan"),
            );
            None
        }
        // A key that is misspelt is reported as such.
        (None, None) if t.bijna().iter().any(|key| matches!(*key, "dagen_na" | "voor")) => None,
        (None, None) => {
            let diagnostic = t.ontbreekt("dagen_na");
            t.found.push(diagnostic.oplossing("schrijf dagen_na = 30, of voor = \"02-01\""));
            None
        }
        _ => days.map(|days| Uiterste::DagenNa(days.value)).or(before.map(|before| before.value)),
    }
}

/// A day of any year: `"02-01"`.
fn maand_en_dag(waarde: &Waarde<'_>, found: &mut Found) -> Option<Uiterste> {
    let text = tekst(waarde, found)?;
    // A year without a leap day: what must be there before 29 February is a mistake in three years out of four.
    let day = (text.len() == 5).then(|| format!("2023-{text}").parse::<NaiveDate>().ok()).flatten();
    let Some(day) = day else {
        found.push(
            fout(Code::TijdFout, &waarde.span(), format!("\"{text}\" is geen dag van het jaar"))
                .oplossing("schrijf maand en dag als mm-dd, bijvoorbeeld \"02-01\" voor 1 februari"),
        );
        return None;
    };
    use chrono::Datelike;
    Some(Uiterste::Voor(day.month(), day.day()))
}

/// `[[overleg]]`
pub(in crate::agreement) struct Overleg {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) elke: Mag<Termijn>,
    pub(in crate::agreement) wie: Vec<String>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Overleg {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        let wie = los(t.moet("wie", lijst(tekst))).unwrap_or_default();
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            elke: t.moet("elke", termijn),
            wie: wie.into_iter().map(|who| who.value).collect(),
        }
    }
}

/// `[[opdracht]]`
pub(in crate::agreement) struct Opdracht {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) datum: Mag<NaiveDate>,
    pub(in crate::agreement) werksoort: Mag<String>,
    pub(in crate::agreement) analyse: Vec<(&'static str, String)>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

/// The six parts of an impactanalyse (memo 6.3).
const ANALYSE: [&str; 6] = [
    "huidige_situatie",
    "gewenste_situatie",
    "aansluiting",
    "doelen",
    "risicos_en_randvoorwaarden",
    "financiering",
];

impl Opdracht {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            datum: t.moet("datum", datum),
            werksoort: t.moet("werksoort", tekst),
            analyse: ANALYSE.map(|part| (part, t.moet_tekst(part))).into(),
        }
    }
}
