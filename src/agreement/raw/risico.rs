//! Risks and what keeps them small.

use super::namen;
use crate::{
    agreement::{
        Vindplaats,
        document::{Found, Mag, Spanned, Tabel, Waarde, fout, geheel, id, tekst},
    },
    diagnostic::Code,
};

/// `[[risico]]`
pub(in crate::agreement) struct Risico {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) werksoort: Mag<String>,
    pub(in crate::agreement) tekst: String,
    pub(in crate::agreement) kans: Mag<u8>,
    pub(in crate::agreement) schade: Mag<u8>,
    pub(in crate::agreement) effect: Mag<i64>,
    pub(in crate::agreement) normen: Vec<Spanned<String>>,
    pub(in crate::agreement) wachtlijsten: Vec<Spanned<String>>,
    pub(in crate::agreement) vraag: Option<String>,
    pub(in crate::agreement) randvoorwaarden: Vec<Randvoorwaarde>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

/// `[[risico.randvoorwaarde]]`
pub(in crate::agreement) struct Randvoorwaarde {
    pub(in crate::agreement) id: Mag<String>,
    pub(in crate::agreement) tekst: String,
    pub(in crate::agreement) verantwoordelijke: Option<String>,
    pub(in crate::agreement) waar: Option<String>,
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

impl Risico {
    pub(super) fn lees(t: &mut Tabel<'_>) -> Self {
        Self {
            bron: t.algemeen().bron,
            id: t.moet("id", id),
            werksoort: t.moet("werksoort", tekst),
            tekst: t.moet_tekst("tekst"),
            kans: t.moet("kans", een_tot_drie),
            schade: t.moet("schade", een_tot_drie),
            effect: t.moet("effect", geheel(i64::MIN..=i64::MAX)),
            normen: namen(t, "normen"),
            wachtlijsten: namen(t, "wachtlijsten"),
            vraag: t.mag_tekst("vraag"),
            randvoorwaarden: t.tabellen("randvoorwaarde", false, |t| Randvoorwaarde {
                bron: t.algemeen().bron,
                id: t.moet("id", id),
                tekst: t.moet_tekst("tekst"),
                verantwoordelijke: t.mag_tekst("verantwoordelijke"),
                waar: t.mag_tekst("waar"),
            }),
        }
    }
}

/// The scale of kans and schade (memo-besluit 35).
fn een_tot_drie(waarde: &Waarde<'_>, found: &mut Found) -> Option<u8> {
    let number = geheel(i64::MIN..=i64::MAX)(waarde, found)?;
    let fits = u8::try_from(number).ok().filter(|number| (1..=3).contains(number));
    if fits.is_none() {
        found.push(
            fout(Code::SchaalFout, &waarde.span(), format!("`{}` moet 1, 2 of 3 zijn", waarde.key))
                .label("1 is klein, 3 is groot"),
        );
    }
    fits
}
