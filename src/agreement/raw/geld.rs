//! Budget lines, what the source prints as totals, and the amounts beside them.

use rust_decimal::Decimal;

use super::los;
use crate::{
    agreement::{
        Vindplaats,
        document::{Mag, Tabel, decimaal, geheel, id, percentage, tekst},
    },
    number::Percentage,
};

/// `[[post]]`
pub(in crate::agreement) struct Post {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) werksoort: Mag<String>,
    pub(in crate::agreement) titel: String,
    pub(in crate::agreement) fte: Option<Decimal>,
    /// Whether something stands there that is no number, or under a misspelt key, which is reported.
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
        post.fte_onleesbaar =
            post.fte.is_none() && (t.key_span("fte").is_some() || t.bijna().contains(&"fte"));
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
