//! The sub-table of a norm that says what counts as good.

use chrono::NaiveDate;

use super::{Geldgroep, RuweVoorwaarde, een_of_meer_namen, los, voorwaarden};
use crate::{
    agreement::document::{
        Mag, Spanned, Tabel, Waarde, datum, een_of_meer, fout, ja_nee, lijst, tekst, termijn,
    },
    calendar::Termijn,
    diagnostic::Code,
    source::Span,
};

/// What a norm measures, as written.
pub(in crate::agreement) enum Soort {
    Termijn { van: Mag<String>, tot: Mag<String>, ingetrokken: Vec<Spanned<String>>, wettelijk: bool },
    Aandeel { voldoet: Vec<RuweVoorwaarde>, weging: Mag<String>, plaats: Plaats },
    Telling { teller: Mag<String>, noemer: Mag<String>, plaats: Plaats },
    Aantal { som: Mag<String>, plaats: Plaats },
    Volledigheid { elk: Vec<Spanned<Elk>>, veld: Vec<Spanned<String>>, plaats: Plaats },
    Frequentie(Box<Frequentie>),
    Herhaling { client: Mag<String>, hulpvraag: Mag<String>, afgesloten: Mag<String>, begin: Mag<String> },
    Begroting(Geldgroep),
    Formatie(Geldgroep),
    Oordeel { geldig: Option<Termijn> },
}

/// `frequentie`, as written.
pub(in crate::agreement) struct Frequentie {
    pub(in crate::agreement) elk: Vec<Spanned<Elk>>,
    pub(in crate::agreement) veld: Vec<Spanned<String>>,
    pub(in crate::agreement) datum: Mag<String>,
    pub(in crate::agreement) elke: Mag<Termijn>,
    pub(in crate::agreement) som: Mag<String>,
    pub(in crate::agreement) gemiddeld: bool,
    pub(in crate::agreement) behalve: Vec<(Mag<NaiveDate>, Mag<NaiveDate>)>,
}

/// When a row counts.
pub(in crate::agreement) struct Plaats {
    /// Whether it says when a row counts, be it wrongly.
    pub(in crate::agreement) genoemd: bool,
    pub(in crate::agreement) datum: Mag<String>,
    pub(in crate::agreement) geldig_van: Mag<String>,
    pub(in crate::agreement) geldig_tot_en_met: Mag<String>,
    pub(in crate::agreement) laatste: Mag<bool>,
}

/// A set of members.
pub(in crate::agreement) enum Elk {
    Gebieden,
    Lijst(Vec<Spanned<String>>),
    Uit {
        gegevens: Mag<String>,
        veld: Mag<String>,
        filter: Vec<RuweVoorwaarde>,
        geldig_van: Mag<String>,
        geldig_tot_en_met: Mag<String>,
    },
}

/// The keys of all soorten: one that stands in the wrong sub-table is known, but does not fit.
const SLEUTELS: [&str; 27] = [
    "van",
    "tot",
    "ingetrokken",
    "wettelijk",
    "voldoet",
    "weging",
    "datum",
    "geldig_van",
    "geldig_tot_en_met",
    "laatste",
    "teller",
    "noemer",
    "som",
    "elk",
    "veld",
    "elke",
    "gemiddeld",
    "behalve",
    "client",
    "hulpvraag",
    "afgesloten",
    "begin",
    "posten",
    "werksoorten",
    "domein",
    "alles",
    "geldig",
];

/// How a sub-table is read.
type Lezer<'a> = fn(&mut Tabel<'a>) -> Soort;

impl Soort {
    /// Every soort and how its sub-table is read.
    pub(super) fn alle<'a>() -> [(&'static str, Lezer<'a>); 10] {
        [
            ("termijn", Self::termijn),
            ("aandeel", Self::aandeel),
            ("telling", Self::telling),
            ("aantal", Self::aantal),
            ("volledigheid", Self::volledigheid),
            ("frequentie", Self::frequentie),
            ("herhaling", Self::herhaling),
            ("begroting", |t| Self::Begroting(Geldgroep::lees(t))),
            ("formatie", |t| Self::Formatie(Geldgroep::lees(t))),
            ("oordeel", Self::oordeel),
        ]
    }

    /// Soorten that later work adds.
    pub(super) const LATER: [&'static str; 1] = ["levering"];

    /// Reads the sub-table of a soort.
    pub(super) fn lees<'a>(t: &mut Tabel<'a>, naam: &'static str, read: Lezer<'a>) -> Mag<Self> {
        t.tabel(naam, |t| {
            let waarom = format!("een norm van soort `{naam}` heeft deze sleutel nodig");
            t.mist_met(Code::SoortMistSleutel, waarom);
            let soort = read(t);
            t.past_niet(&SLEUTELS, &format!("een norm van soort `{naam}` heeft deze sleutel niet"));
            soort
        })
    }

    fn termijn(t: &mut Tabel<'_>) -> Self {
        Self::Termijn {
            van: t.moet("van", tekst),
            tot: t.moet("tot", tekst),
            ingetrokken: een_of_meer_namen(t, "ingetrokken"),
            wettelijk: los(t.mag("wettelijk", ja_nee)).unwrap_or_default(),
        }
    }

    fn aandeel(t: &mut Tabel<'_>) -> Self {
        t.moet_er_zijn("voldoet");
        Self::Aandeel {
            voldoet: voorwaarden(t, "voldoet").unwrap_or_default(),
            weging: t.mag("weging", tekst),
            plaats: Plaats::lees(t),
        }
    }

    fn telling(t: &mut Tabel<'_>) -> Self {
        Self::Telling {
            teller: t.moet("teller", tekst),
            noemer: t.moet("noemer", tekst),
            plaats: Plaats::lees(t),
        }
    }

    fn aantal(t: &mut Tabel<'_>) -> Self {
        Self::Aantal { som: t.mag("som", tekst), plaats: Plaats::lees(t) }
    }

    fn volledigheid(t: &mut Tabel<'_>) -> Self {
        let (veld, elk) = leden(t);
        Self::Volledigheid { elk, veld, plaats: Plaats::lees(t) }
    }

    fn frequentie(t: &mut Tabel<'_>) -> Self {
        let (veld, elk) = leden(t);
        Self::Frequentie(Box::new(Frequentie {
            elk,
            veld,
            datum: t.moet("datum", tekst),
            elke: t.moet("elke", termijn),
            som: t.mag("som", tekst),
            gemiddeld: los(t.mag("gemiddeld", ja_nee)).unwrap_or_default(),
            behalve: t.tabellen("behalve", false, |t| (t.moet("van", datum), t.moet("tot_en_met", datum))),
        }))
    }

    fn herhaling(t: &mut Tabel<'_>) -> Self {
        Self::Herhaling {
            client: t.moet("client", tekst),
            hulpvraag: t.moet("hulpvraag", tekst),
            afgesloten: t.moet("afgesloten", tekst),
            begin: t.moet("begin", tekst),
        }
    }

    fn oordeel(t: &mut Tabel<'_>) -> Self {
        Self::Oordeel { geldig: los(t.mag("geldig", termijn)) }
    }
}

impl Plaats {
    fn lees(t: &mut Tabel<'_>) -> Self {
        let datum = t.mag("datum", tekst);
        let (geldig_van, geldig_tot_en_met) = geldigheid(t);
        let laatste = t.mag("laatste", ja_nee);
        let says = |key: &str| t.key_span(key).is_some() || t.bijna().contains(&key);
        Self { genoemd: says("datum") || says("geldig_van"), datum, geldig_van, geldig_tot_en_met, laatste }
    }
}

/// `geldig_van` and `geldig_tot_en_met`. When the first is there and can't be read, the second is no further mistake.
fn geldigheid(t: &mut Tabel<'_>) -> (Mag<String>, Mag<String>) {
    let (van, tot) = (t.mag("geldig_van", tekst), t.mag("geldig_tot_en_met", tekst));
    let says = t.key_span("geldig_van").is_some() || t.bijna().contains(&"geldig_van");
    let tot = tot.filter(|_| van.is_some() || !says);
    (van, tot)
}

/// `veld` and `elk`: with a list of fields, a set for each.
fn leden(t: &mut Tabel<'_>) -> (Vec<Spanned<String>>, Vec<Spanned<Elk>>) {
    let more = t.waarde("veld").is_some_and(|veld| veld.als_lijst().is_some());
    let veld = los(t.moet("veld", een_of_meer(tekst))).unwrap_or_default();
    t.moet_er_zijn("elk");
    let Some(elk) = t.waarde("elk") else { return (veld, Vec::new()) };
    let sets = match elk.als_lijst() {
        Some(items) if more => items,
        _ => vec![elk],
    };
    (veld, sets.iter().filter_map(|set| verzameling(t, set)).collect())
}

fn verzameling<'a>(t: &mut Tabel<'a>, waarde: &Waarde<'a>) -> Mag<Elk> {
    let span: Span = waarde.span();
    let elk = if let Some(word) = waarde.als_tekst() {
        if word != "gebieden" {
            t.found.push(
                fout(Code::OnbekendWoord, &span, format!("\"{word}\" is geen verzameling"))
                    .label("hier hoort \"gebieden\", een lijst, of { gegevens, veld }")
                    .oplossing(format!("schrijf \"gebieden\" of [\"{word}\"]")),
            );
            return None;
        }
        Elk::Gebieden
    } else if waarde.als_lijst().is_some() {
        Elk::Lijst(lijst(tekst)(waarde, &mut t.found)?)
    } else {
        t.open(waarde, |t| {
            let (gegevens, veld) = (t.moet("gegevens", tekst), t.moet("veld", tekst));
            let filter = voorwaarden(t, "filter").unwrap_or_default();
            let (geldig_van, geldig_tot_en_met) = geldigheid(t);
            Elk::Uit { gegevens, veld, filter, geldig_van, geldig_tot_en_met }
        })?
    };
    Some(Spanned { value: elk, span })
}
