//! Budget lines, what the source prints as totals, and the amounts beside them.

use rust_decimal::Decimal;

use super::los;
use crate::{
    agreement::{
        Domein, Vindplaats,
        document::{Mag, Spanned, Tabel, decimaal, geheel, id, ja_nee, lijst, percentage, tekst, woord},
    },
    number::Percentage,
    source::Span,
};

/// `[[post]]`
pub(in crate::agreement) struct Post {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) werksoort: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) fte: Option<Decimal>,
    /// Whether it has an `fte` that is wrong or misspelt, which is reported.
    pub(in crate::agreement) fte_onleesbaar: bool,
    pub(in crate::agreement) bedrag: Mag<Decimal>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Post {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        let mut post = Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            werksoort: t.moet("werksoort", tekst),
            titel: t.moet_tekst("titel"),
            fte: los(t.mag("fte", decimaal)),
            fte_onleesbaar: false,
            bedrag: t.moet("bedrag", decimaal),
        };
        let named = t.key_span("fte").is_some() || t.bijna().contains(&"fte");
        post.fte_onleesbaar = named && post.fte.is_none();
        post
    }
}

/// `[[subtotaal]]`
pub(in crate::agreement) struct Subtotaal {
    pub(in crate::agreement) werksoort: Mag<String>,
    pub(in crate::agreement) fte: Mag<Decimal>,
    pub(in crate::agreement) bedrag: Mag<Decimal>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Subtotaal {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            werksoort: t.moet("werksoort", tekst),
            fte: t.moet("fte", decimaal),
            bedrag: t.moet("bedrag", decimaal),
        }
    }
}

/// `[proeftuin]`
pub(in crate::agreement) struct Proeftuin {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) bedrag: Mag<Decimal>,
    pub(in crate::agreement) tekst: String,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Proeftuin {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            titel: t.moet_tekst("titel"),
            bedrag: t.moet("bedrag", decimaal),
            tekst: t.moet_tekst("tekst"),
        }
    }
}

/// `[[indexering]]`
pub(in crate::agreement) struct Indexering {
    pub(in crate::agreement) jaar: Mag<i64>,
    pub(in crate::agreement) percentage: Mag<Percentage>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Indexering {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            jaar: t.moet("jaar", geheel(1900..=2200)),
            percentage: t.moet("percentage", percentage),
        }
    }
}

/// `[financien]`
pub(in crate::agreement) struct Financien {
    pub(in crate::agreement) gegevens: Mag<String>,
    pub(in crate::agreement) post: Mag<String>,
    pub(in crate::agreement) bedrag: Mag<String>,
    pub(in crate::agreement) fte: Mag<String>,
    pub(in crate::agreement) toelichting: Mag<String>,
    pub(in crate::agreement) verschil: Mag<Percentage>,
    pub(in crate::agreement) fte_hoogstens: Option<Decimal>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Financien {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            gegevens: t.moet("gegevens", tekst),
            post: t.moet("post", tekst),
            bedrag: t.moet("bedrag", tekst),
            fte: t.moet("fte", tekst),
            toelichting: t.moet("toelichting", tekst),
            verschil: t.moet("verschil", percentage),
            fte_hoogstens: los(t.mag("fte_hoogstens", decimaal)),
        }
    }
}

/// The posten of `begroting` and `formatie`, as written: one of these must be there.
pub(in crate::agreement) struct Geldgroep {
    pub(in crate::agreement) span: Span,
    pub(in crate::agreement) posten: Option<Vec<Spanned<String>>>,
    pub(in crate::agreement) werksoorten: Option<Vec<Spanned<String>>>,
    pub(in crate::agreement) domein: Mag<Domein>,
    pub(in crate::agreement) alles: Mag<bool>,
    /// Where the keys stand that say which posten are meant, be it wrongly.
    pub(in crate::agreement) keuzes: Vec<(&'static str, Span)>,
}

impl Geldgroep {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        let mut groep = Self {
            span: t.span(),
            posten: los(t.mag("posten", lijst(tekst))),
            werksoorten: los(t.mag("werksoorten", lijst(tekst))),
            domein: t.mag("domein", woord([("volwassenen", Domein::Volwassenen), ("jeugd", Domein::Jeugd)])),
            alles: t.mag("alles", ja_nee),
            keuzes: Vec::new(),
        };
        let all = ["posten", "werksoorten", "domein", "alles"];
        let misspelt = t.bijna();
        groep.keuzes = all
            .into_iter()
            .filter_map(|key| {
                let near = misspelt.contains(&key).then(|| t.span());
                t.key_span(key).or(near).map(|span| (key, span))
            })
            .collect();
        groep
    }
}
