//! What each soort norm measures, with its fields found and fitting.

use super::{Omgeving, Velden, financien, gegevens::Dataset, leden, velden::Rol};
use crate::{
    agreement::{
        AandeelNorm, AantalNorm, FrequentieNorm, GeldNorm, HerhalingNorm, Inhoud, Plaats, Rijen, Soort,
        TellingNorm, TermijnNorm, Venster, VolledigheidNorm,
        document::{Found, Mag, Spanned, fout},
        raw,
        voorwaarde::voorwaarden,
    },
    calendar::Termijn,
    diagnostic::Code,
};

/// Fields of one data set for the roles that a soort gives them.
struct Velder<'a> {
    velden: &'a Velden,
    found: &'a mut Found,
}

impl Velder<'_> {
    fn datum(&mut self, naam: &Mag<String>) -> Option<usize> {
        self.velden.mag_rol(naam, Rol::Datum, self.found)
    }

    fn getal(&mut self, naam: &Mag<String>) -> Option<usize> {
        self.velden.mag_rol(naam, Rol::Getal, self.found)
    }

    fn naam(&mut self, naam: &Mag<String>) -> Option<usize> {
        self.velden.mag_rol(naam, Rol::Naam, self.found)
    }
}

/// The valid shape of a soort over rows.
pub(super) fn soort(
    norm: &raw::Norm,
    raw: &raw::Soort,
    rijen: Rijen,
    set: &Dataset,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) -> Option<Soort> {
    let velden = &set.velden;
    match raw {
        raw::Soort::Termijn { van, tot, ingetrokken, wettelijk } => {
            let mut velder = Velder { velden, found };
            let (van, tot) = (velder.datum(van), velder.datum(tot));
            let ingetrokken = velden.rollen(ingetrokken, Rol::Datum, found);
            Some(Soort::Termijn(
                rijen,
                TermijnNorm { van: van?, tot: tot?, ingetrokken, wettelijk: *wettelijk },
            ))
        }
        raw::Soort::Aandeel { voldoet, weging, plaats: place } => {
            let weging = (Velder { velden, found }).getal(weging);
            let voldoet = voorwaarden(voldoet, velden, found);
            let plaats = plaats(norm, place, set, found);
            Some(Soort::Aandeel(rijen, AandeelNorm { voldoet, weging, plaats }))
        }
        raw::Soort::Telling { teller, noemer, plaats: place } => {
            let mut velder = Velder { velden, found };
            let (teller, noemer) = (velder.getal(teller), velder.getal(noemer));
            let plaats = plaats(norm, place, set, found);
            Some(Soort::Telling(rijen, TellingNorm { teller: teller?, noemer: noemer?, plaats }))
        }
        raw::Soort::Aantal { som, plaats: place } => {
            let som = (Velder { velden, found }).getal(som);
            Some(Soort::Aantal(rijen, AantalNorm { som, plaats: plaats(norm, place, set, found) }))
        }
        raw::Soort::Volledigheid { elk, veld, plaats: place } => {
            let plaats = plaats(norm, place, set, found);
            let (elk, veld) = leden::leden(norm, elk, veld, velden, omgeving, found)?;
            Some(Soort::Volledigheid(rijen, VolledigheidNorm { elk, veld, plaats }))
        }
        raw::Soort::Frequentie(raw) => frequentie(norm, raw, rijen, velden, omgeving, found),
        raw::Soort::Herhaling { client, hulpvraag, afgesloten, begin } => {
            let mut velder = Velder { velden, found };
            let (client, hulpvraag) = (velder.naam(client), velder.naam(hulpvraag));
            let (afgesloten, begin) = (velder.datum(afgesloten), velder.datum(begin));
            Some(Soort::Herhaling(
                rijen,
                HerhalingNorm {
                    client: client?,
                    hulpvraag: hulpvraag?,
                    afgesloten: afgesloten?,
                    begin: begin?,
                },
            ))
        }
        raw::Soort::Begroting(groep) => {
            let groep = financien::groep(norm, groep, false, omgeving, found)?;
            Some(Soort::Begroting(rijen, GeldNorm { groep }))
        }
        raw::Soort::Formatie(groep) => {
            let groep = financien::groep(norm, groep, true, omgeving, found)?;
            Some(Soort::Formatie(rijen, GeldNorm { groep }))
        }
        raw::Soort::Oordeel { .. } => None,
    }
}

fn frequentie(
    norm: &raw::Norm,
    raw: &raw::Frequentie,
    rijen: Rijen,
    velden: &Velden,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) -> Option<Soort> {
    let mut velder = Velder { velden, found };
    let (datum, som) = (velder.datum(&raw.datum), velder.getal(&raw.som));
    let elke = raw.elke.as_ref().and_then(|elke| venster(elke, found));
    let mut behalve = Vec::new();
    for (from, to) in &raw.behalve {
        if let (Some(from), Some(to)) = (from, to) {
            super::afspraken::einde_na_begin(from, to, found);
            behalve.push((from.value, to.value));
        }
    }
    let (elk, veld) = leden::leden(norm, &raw.elk, &raw.veld, velden, omgeving, found)?;
    let gemiddeld = raw.gemiddeld;
    Some(Soort::Frequentie(
        rijen,
        FrequentieNorm { elk, veld, datum: datum?, elke: elke?, som, gemiddeld, behalve },
    ))
}

/// A week, or a number of months that divides a year.
fn venster(elke: &Spanned<Termijn>, found: &mut Found) -> Option<Venster> {
    if "1 week".parse() == Ok(elke.value) {
        return Some(Venster::Week);
    }
    let months = elke.value.in_months().filter(|months| 12 % months == 0);
    if months.is_none() {
        found.push(
            fout(Code::TermijnFout, &elke.span, format!("elke \"{}\" past niet in een jaar", elke.value))
                .label("hier hoort 1 week, of 1, 2, 3, 4, 6 of 12 maanden"),
        );
    }
    months.map(Venster::Maanden)
}

/// When a row counts. Over mutaties that must be said.
fn plaats(norm: &raw::Norm, raw: &raw::Plaats, set: &Dataset, found: &mut Found) -> Plaats {
    if let (Some(end), None) = (&raw.geldig_tot_en_met, &raw.geldig_van) {
        found.push(
            fout(Code::SoortMistSleutel, &end.span, "`geldig_tot_en_met` staat er zonder `geldig_van`")
                .oplossing("schrijf erbij: geldig_van = \"...\""),
        );
    }
    if set.inhoud == Some(Inhoud::Mutaties) && !raw.genoemd {
        found.push(
            fout(Code::GeenPlaatsInDeTijd, &norm.plek(), "deze norm zegt niet in welke periode een rij telt")
                .label("over mutaties is `datum` of `geldig_van` nodig")
                .also(set.plek.clone(), "deze gegevensset bevat mutaties")
                .oplossing("schrijf bij de soort: datum = \"...\""),
        );
    }
    if let Some(key) = &raw.laatste {
        laatste(key, raw, set, found);
    }
    let mut velder = Velder { velden: &set.velden, found };
    Plaats {
        laatste: raw.laatste.as_ref().is_some_and(|laatste| laatste.value),
        datum: velder.datum(&raw.datum),
        geldig_van: velder.datum(&raw.geldig_van),
        geldig_tot_en_met: velder.datum(&raw.geldig_tot_en_met),
    }
}

/// Only of deliveries that each stand for their own period can the last one be told from the others.
fn laatste(key: &Spanned<bool>, raw: &raw::Plaats, set: &Dataset, found: &mut Found) {
    let inhoud = set.inhoud.is_some_and(|inhoud| inhoud != Inhoud::Periode);
    if inhoud || raw.genoemd {
        let label = if inhoud {
            "dit gaat alleen bij gegevens met inhoud = \"periode\""
        } else {
            "dit gaat niet samen met `datum` of `geldig_van`"
        };
        found.push(
            fout(Code::SleutelPastNiet, &key.span, "`laatste` past hier niet")
                .label(label)
                .also(set.plek.clone(), "de gegevensset")
                .oplossing("haal `laatste` weg"),
        );
    }
}
