//! Pages of money: budget lines, the Proeftuin, and work that was added later.

use super::{
    super::uitleg::tal,
    Boek, Bouw, Naslagblad, Regel,
    afspraak::{domein, regel_van},
    vindplaats, zin_van,
};
use crate::{
    agreement::{Opdracht, Post, Proeftuin},
    calendar::in_words,
    number::euro,
};

impl Boek<'_> {
    /// The post, proeftuin or opdracht with this id.
    pub(super) fn geld(&self, id: &str) -> Vec<Naslagblad> {
        let of = self.overeenkomst;
        let posten = of.posten.iter().filter(|post| post.id == id).map(|post| self.post(post));
        let proeftuin = of.proeftuin.iter().filter(|tuin| tuin.id == id).map(|tuin| self.proeftuin(tuin));
        let opdrachten = of.opdrachten.iter().filter(|of| of.id == id).map(|of| self.opdracht(of));
        posten.chain(proeftuin).chain(opdrachten).collect()
    }

    fn post(&self, post: &Post) -> Naslagblad {
        let of = self.overeenkomst;
        let soort = &of.werksoorten[post.werksoort];
        let mut bedrag =
            vec![Regel::Alinea(format!("{} per jaar, in prijzen van {}.", euro(post.bedrag), of.prijspeil))];
        bedrag.push(Regel::Alinea(match post.fte.filter(|fte| !fte.is_zero()) {
            Some(fte) => match post.bedrag.checked_div(fte) {
                Some(per) => format!("{} fte, dus {} per fte.", tal(fte), euro(per)),
                None => format!("{} fte.", tal(fte)),
            },
            None => "Bij deze post staan geen fte.".to_owned(),
        }));
        let subtotalen = of.subtotalen.iter().filter(|sub| sub.werksoort == post.werksoort);
        let subtotalen = subtotalen.map(|sub| {
            let mut tekst = vec![format!("{}, {} fte.", euro(sub.bedrag), tal(sub.fte))];
            tekst.extend(sub.bron.as_ref().map(vindplaats));
            Regel::Punt { naam: format!("Subtotaal van {}", soort.id), tekst }
        });
        Bouw::new("POST", &post.id, &post.titel)
            .deel(
                "HOORT BIJ",
                vec![
                    self.bij_werksoort(post.werksoort, "Werksoort", ""),
                    Regel::Alinea(format!("Domein {}.", domein(soort.domein))),
                ],
            )
            .deel("BEDRAG", bedrag)
            .deel("TELT MEE IN", subtotalen.collect())
            .bron(post.bron.as_ref(), None)
            .blad()
    }

    fn proeftuin(&self, tuin: &Proeftuin) -> Naslagblad {
        Bouw::new("PROEFTUIN", &tuin.id, &tuin.titel)
            .deel("BEDRAG", vec![Regel::Alinea(format!("{} per jaar.", euro(tuin.bedrag)))])
            .deel("BETEKENIS", vec![Regel::Alinea(zin_van(&tuin.tekst))])
            .bron(tuin.bron.as_ref(), None)
            .blad()
    }

    fn opdracht(&self, opdracht: &Opdracht) -> Naslagblad {
        let analyse = opdracht.analyse.iter().map(|(naam, tekst)| regel_van(naam, tekst));
        Bouw::new("OPDRACHT", &opdracht.id, &opdracht.titel)
            .deel("HOORT BIJ", vec![self.bij_werksoort(opdracht.werksoort, "Werksoort", "")])
            .deel("AFGESPROKEN", vec![Regel::Alinea(format!("Op {}.", in_words(opdracht.datum)))])
            .deel("IMPACTANALYSE", analyse.collect())
            .bron(opdracht.bron.as_ref(), None)
            .blad()
    }
}
