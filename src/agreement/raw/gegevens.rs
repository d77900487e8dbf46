//! Data sets, their fields and rules, and waiting lists.

use chrono::NaiveDate;
use toml::de::DeValue;

use super::{RuweVoorwaarde, een_of_meer_namen, los, namen, voorwaarde, voorwaarden};
use crate::{
    agreement::{
        Datumvorm, Inhoud, Pinnen, Procentvorm, Vindplaats,
        document::{
            Found, Mag, Spanned, Tabel, Waarde, als_datum, datum, een_of_meer, fout, id, ja_nee, lijst, naam,
            ritme, tekst, termijn, woord,
        },
    },
    calendar::{Ritme, Termijn},
    diagnostic::Code,
    source::Span,
};

/// `[[gegevens]]`
pub(in crate::agreement) struct Gegevens {
    pub(in crate::agreement) span: Span,
    /// Everything in it, to tell which mistakes are its own.
    pub(in crate::agreement) plekken: Vec<Span>,
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) eenheid: Option<(String, String)>,
    pub(in crate::agreement) bestand: Mag<String>,
    pub(in crate::agreement) frequentie: Mag<Ritme>,
    pub(in crate::agreement) vanaf: Mag<NaiveDate>,
    pub(in crate::agreement) inhoud: Mag<Inhoud>,
    pub(in crate::agreement) sleutel: Mag<Vec<Spanned<String>>>,
    pub(in crate::agreement) proeftuin: Mag<String>,
    pub(in crate::agreement) velden: Vec<Veld>,
    /// Whether the list of fields is there as a list; if not, that is reported.
    pub(in crate::agreement) velden_gelezen: bool,
    pub(in crate::agreement) regels: Vec<Regel>,
    pub(in crate::agreement) pinnen: Pinnen,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Gegevens {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        let inhoud =
            woord([("mutaties", Inhoud::Mutaties), ("stand", Inhoud::Stand), ("periode", Inhoud::Periode)]);
        Self {
            span: t.span(),
            plekken: t.plekken(),
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            eenheid: los(t.moet("eenheid", eenheid)),
            bestand: t.moet("bestand", tekst),
            frequentie: t.moet("frequentie", ritme),
            vanaf: t.moet("vanaf", datum),
            inhoud: t.moet("inhoud", inhoud),
            sleutel: t.moet("sleutel", lijst(tekst)),
            proeftuin: t.mag("proeftuin", tekst),
            velden: t.moeten_tabellen("veld", Veld::lees),
            velden_gelezen: t.waarde("veld").is_some_and(|fields| fields.als_lijst().is_some()),
            regels: t.tabellen("regel", false, Regel::lees),
            pinnen: pinnen(t),
        }
    }
}

/// What one row is called, and several.
fn eenheid(waarde: &Waarde<'_>, found: &mut Found) -> Option<(String, String)> {
    let words = lijst(tekst)(waarde, found)?;
    let count = waarde.als_lijst().map_or(0, |items| items.len());
    if count != 2 {
        found.push(
            fout(Code::VerkeerdType, &waarde.span(), "`eenheid` moet een lijst van twee woorden zijn")
                .oplossing("schrijf enkelvoud en meervoud: [\"aanmelding\", \"aanmeldingen\"]"),
        );
    }
    let mut words = words.into_iter().map(|word| word.value);
    Some((words.next()?, words.next()?))
}

fn pinnen(t: &mut Tabel<'_>) -> Pinnen {
    let same = |word: &'static str| (word, word);
    let separators = woord([(";", ';'), (",", ','), ("|", '|'), ("tab", '\t'), ("\t", '\t')]);
    let dates = woord([
        ("jjjj-mm-dd", Datumvorm::JaarVoorop),
        ("dd-mm-jjjj", Datumvorm::DagVoorop),
        ("dd/mm/jjjj", Datumvorm::DagVoorop),
        ("mm/dd/jjjj", Datumvorm::MaandVoorop),
    ]);
    let shares = woord([("procent", Procentvorm::Procent), ("deel", Procentvorm::Deel)]);
    Pinnen {
        codering: los(t.mag("codering", woord(["utf-8", "windows-1252", "utf-16"].map(same))))
            .map(str::to_owned),
        scheidingsteken: los(t.mag("scheidingsteken", separators)),
        decimaalteken: los(t.mag("decimaalteken", woord([(",", ','), (".", '.')]))),
        datumvorm: los(t.mag("datumvorm", dates)),
        procentvorm: los(t.mag("procentvorm", shares)),
    }
}

/// The soort of a field, without what a keuze chooses from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::agreement) enum VeldWoord {
    Tekst,
    Code,
    Geheel,
    Decimaal,
    Bedrag,
    Procent,
    Datum,
    JaNee,
    Keuze,
}

/// `[[gegevens.veld]]`
pub(in crate::agreement) struct Veld {
    pub(in crate::agreement) naam: Mag<String>,
    pub(in crate::agreement) kolommen: Vec<Spanned<String>>,
    pub(in crate::agreement) soort: Mag<VeldWoord>,
    pub(in crate::agreement) waarden: Mag<Vec<Spanned<String>>>,
    /// Whether it names values, be it wrongly, which is reported.
    pub(in crate::agreement) waarden_genoemd: bool,
    pub(in crate::agreement) verplicht: bool,
    pub(in crate::agreement) leeg_betekent: Mag<Cel>,
    pub(in crate::agreement) gepland: Mag<bool>,
    pub(in crate::agreement) geen_persoonsgegeven: Option<String>,
}

impl Veld {
    fn lees(t: &mut Tabel<'_>) -> Self {
        t.algemeen();
        let soort = woord([
            ("tekst", VeldWoord::Tekst),
            ("code", VeldWoord::Code),
            ("geheel", VeldWoord::Geheel),
            ("decimaal", VeldWoord::Decimaal),
            ("bedrag", VeldWoord::Bedrag),
            ("procent", VeldWoord::Procent),
            ("datum", VeldWoord::Datum),
            ("janee", VeldWoord::JaNee),
            ("keuze", VeldWoord::Keuze),
        ]);
        let mut veld = Self {
            naam: t.moet("naam", naam),
            kolommen: een_of_meer_namen(t, "kolom"),
            soort: t.moet("soort", soort),
            waarden: t.mag("waarden", lijst(tekst)),
            waarden_genoemd: t.key_span("waarden").is_some(),
            // Of one that can't be read the most is made, so that a sleutel is not wrong too.
            verplicht: los(t.mag("verplicht", ja_nee)).unwrap_or(t.key_span("verplicht").is_some()),
            leeg_betekent: t.mag("leeg_betekent", Cel::lees),
            gepland: t.mag("gepland", ja_nee),
            geen_persoonsgegeven: los(t.mag("geen_persoonsgegeven", tekst)),
        };
        veld.waarden_genoemd |= t.bijna().contains(&"waarden");
        veld.verplicht |= t.bijna().contains(&"verplicht");
        veld
    }
}

/// A cell as the agreement writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::agreement) enum Cel {
    Tekst(String),
    Geheel(String),
    Datum(NaiveDate),
    JaNee(bool),
}

impl Cel {
    /// Reads a text (it may be empty), a whole number, a day, or true or false.
    pub(super) fn lees(waarde: &Waarde<'_>, found: &mut Found) -> Option<Self> {
        let cell = match waarde.value() {
            DeValue::String(text) => Some(Self::Tekst(text.to_string())),
            DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
                .ok()
                .map(|number| Self::Geheel(number.to_string())),
            DeValue::Boolean(value) => Some(Self::JaNee(*value)),
            DeValue::Datetime(_) => als_datum(waarde).map(Self::Datum),
            DeValue::Float(_) | DeValue::Array(_) | DeValue::Table(_) => None,
        };
        if cell.is_none() {
            found.push(waarde.verkeerd_type("tekst, een geheel getal, een datum, of true of false"));
        }
        cell
    }

    /// The text as a delivery would have it.
    pub(in crate::agreement) fn als_levering(&self) -> String {
        match self {
            Self::Tekst(text) | Self::Geheel(text) => text.clone(),
            Self::Datum(day) => day.to_string(),
            Self::JaNee(true) => "ja".to_owned(),
            Self::JaNee(false) => "nee".to_owned(),
        }
    }
}

/// `[[gegevens.regel]]`
pub(in crate::agreement) struct Regel {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) voorwaarde: Option<RuweVoorwaarde>,
    pub(in crate::agreement) fout: bool,
}

impl Regel {
    fn lees(t: &mut Tabel<'_>) -> Self {
        t.algemeen();
        let ernst = t.moet("ernst", woord([("fout", true), ("waarschuwing", false)]));
        let conditions = t.moet("voorwaarde", een_of_meer(voorwaarde));
        if let Some(Spanned { value, span }) = &conditions
            && value.len() > 1
        {
            t.found.push(
                fout(Code::VerkeerdType, span, "een regel heeft één voorwaarde")
                    .oplossing("maak van elke voorwaarde een eigen regel"),
            );
        }
        let first = conditions.and_then(|conditions| conditions.value.into_iter().next());
        Self {
            id: t.moet("id", id),
            voorwaarde: first.map(|condition| condition.value),
            fout: los(ernst).unwrap_or_default(),
        }
    }
}

/// `[[wachtlijst]]`
pub(in crate::agreement) struct Wachtlijst {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) gegevens: Mag<String>,
    pub(in crate::agreement) wacht: Wacht,
    pub(in crate::agreement) filter: Vec<RuweVoorwaarde>,
    pub(in crate::agreement) grens: Mag<Termijn>,
    pub(in crate::agreement) per: Vec<Spanned<String>>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

/// How it is known who waits.
pub(in crate::agreement) enum Wacht {
    Zaken { van: Mag<String>, tot: Mag<String>, ingetrokken: Vec<Spanned<String>> },
    Tellingen(Option<Wachttelling>),
}

/// `telling = { wachtend, boven_grens, langst }`
pub(in crate::agreement) struct Wachttelling {
    pub(in crate::agreement) wachtend: Mag<String>,
    pub(in crate::agreement) boven_grens: Mag<String>,
    pub(in crate::agreement) langst: Mag<String>,
}

impl Wachttelling {
    fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            wachtend: t.moet("wachtend", tekst),
            boven_grens: t.moet("boven_grens", tekst),
            langst: t.mag("langst", tekst),
        }
    }
}

impl Wacht {
    fn lees(t: &mut Tabel<'_>) -> Self {
        if t.waarde("telling").is_none() {
            return Self::Zaken {
                van: t.moet("van", tekst),
                tot: t.moet("tot", tekst),
                ingetrokken: een_of_meer_namen(t, "ingetrokken"),
            };
        }
        let counts = t.tabel("telling", Wachttelling::lees);
        t.past_niet(&["van", "tot", "ingetrokken"], "een wachtlijst met `telling` heeft deze sleutel niet");
        Self::Tellingen(los(counts))
    }
}

impl Wachtlijst {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            gegevens: t.moet("gegevens", tekst),
            wacht: Wacht::lees(t),
            filter: voorwaarden(t, "filter").unwrap_or_default(),
            grens: t.moet("grens", termijn),
            per: namen(t, "per"),
        }
    }
}
