//! Data sets with their fields and rules, and waiting lists over them.

use std::collections::BTreeMap;

use super::{Omgeving, Velden, velden::Rol};
use crate::{
    agreement::{
        Gegevens, Inhoud, Patroon, Regel, Veld, VeldSoort, Wacht, Wachtlijst,
        document::{Found, Mag, Spanned, fout, opsomming},
        raw::{self, Cel, VeldWoord},
        voorwaarde::{voorwaarde, voorwaarden},
    },
    calendar::Ritme,
    diagnostic::Code,
    number::{self, Point},
    source::Span,
};

/// A data set while the rest is checked against it.
pub(super) struct Dataset {
    /// Its fields, as far as they are right.
    pub(super) velden: Velden,
    /// What a delivery holds.
    pub(super) inhoud: Option<Inhoud>,
    /// How often a delivery comes.
    pub(super) frequentie: Mag<Ritme>,
    /// Where it is named.
    pub(super) plek: Span,
    /// The whole, without the fields.
    rest: Option<Gegevens>,
}

impl Dataset {
    /// The valid shape.
    pub(super) fn geheel(self) -> Option<Gegevens> {
        Some(Gegevens { velden: self.velden.lijst, ..self.rest? })
    }
}

/// Checks every data set.
pub(super) fn sets(raw: &[&raw::Gegevens], found: &mut Found) -> Vec<Dataset> {
    let named: Vec<(Patroon, &Span)> = raw
        .iter()
        .filter_map(|raw| raw.bestand.as_ref())
        .filter_map(|bestand| Some((patroon(bestand, &mut Vec::new())?, &bestand.span)))
        .collect();
    for (index, (pattern, span)) in named.iter().enumerate() {
        let mut earlier = named[..index].iter();
        let same = earlier.find_map(|(other, place)| Some((other.samen(pattern)?, *place)));
        if let Some((example, place)) = same {
            found.push(
                fout(Code::PatroonFout, span, "twee gegevenssets lezen dezelfde bestanden")
                    .label(format!("{example} past bij allebei"))
                    .also(place.clone(), "het andere patroon")
                    .oplossing("geef elke gegevensset bestanden met een eigen begin"),
            );
        }
    }
    raw.iter().map(|raw| set(raw, found)).collect()
}

fn set(raw: &raw::Gegevens, found: &mut Found) -> Dataset {
    let velden = velden(raw, found);
    let bestand = raw.bestand.as_ref().and_then(|bestand| patroon(bestand, found));
    let sleutel = sleutel(raw, &velden, found);
    let proeftuin = velden.mag_rol(&raw.proeftuin, Rol::JaNee, found);
    let regels = raw.regels.iter().filter_map(|raw| regel(raw, &velden, found)).collect();
    let plek = raw.id.as_ref().map_or_else(|| raw.span.clone(), |id| id.span.clone());
    let rest = || {
        Some(Gegevens {
            id: raw.id.as_ref()?.value.clone(),
            titel: raw.titel.clone(),
            eenheid: raw.eenheid.clone()?,
            bestand: bestand?,
            frequentie: raw.frequentie.as_ref()?.value,
            vanaf: raw.vanaf.as_ref()?.value,
            inhoud: raw.inhoud.as_ref()?.value,
            sleutel,
            proeftuin,
            velden: Vec::new(),
            regels,
            pinnen: raw.pinnen.clone(),
            bron: raw.bron.clone(),
        })
    };
    Dataset {
        rest: rest(),
        velden,
        inhoud: raw.inhoud.as_ref().map(|inhoud| inhoud.value),
        frequentie: raw.frequentie.clone(),
        plek,
    }
}

/// The fields of the key: at least one, and each must be filled.
fn sleutel(raw: &raw::Gegevens, velden: &Velden, found: &mut Found) -> Vec<usize> {
    let Some(Spanned { value: namen, span }) = &raw.sleutel else { return Vec::new() };
    if namen.is_empty() {
        found.push(fout(Code::LegeLijst, span, "`sleutel` noemt geen velden"));
    }
    let mut key = Vec::new();
    for naam in namen {
        let Some(veld) = velden.rol(naam, Rol::Elk, found) else { continue };
        if !velden.lijst[veld].verplicht {
            found.push(
                fout(Code::VeldVanVerkeerdeSoort, &naam.span, "een veld van de sleutel mag niet leeg zijn")
                    .also(velden.spans[veld].clone(), "dit veld is niet verplicht")
                    .oplossing(format!("zet verplicht = true bij veld \"{}\"", naam.value)),
            );
        }
        if key.contains(&veld) {
            found.push(fout(
                Code::DubbelId,
                &naam.span,
                format!("\"{}\" staat al in de sleutel", naam.value),
            ));
        } else {
            key.push(veld);
        }
    }
    key
}

/// A file name with `{periode}` in it once, that can't leave the data folder.
fn patroon(bestand: &Spanned<String>, found: &mut Found) -> Option<Patroon> {
    let text = &bestand.value;
    let mut wrong = |label: &str| {
        found.push(
            fout(Code::PatroonFout, &bestand.span, format!("\"{text}\" kan geen bestandsnaam zijn"))
                .label(label)
                .oplossing("schrijf bijvoorbeeld \"aanmeldingen-{periode}.csv\""),
        );
        None
    };
    let Some((before, after)) = text.split_once("{periode}") else {
        return wrong("{periode} ontbreekt");
    };
    if after.contains("{periode}") {
        return wrong("{periode} staat er twee keer");
    }
    if text.contains(['/', '\\', ':']) || text.contains("..") || text.chars().any(char::is_control) {
        return wrong("een naam zonder map; het bestand mag in elke map onder de gegevens staan");
    }
    if format!("{before}{after}").contains(['{', '}']) {
        return wrong("alleen {periode} mag tussen accolades");
    }
    Some(Patroon { voor: before.to_owned(), na: after.to_owned() })
}

fn regel(raw: &raw::Regel, velden: &Velden, found: &mut Found) -> Option<Regel> {
    let text = raw.voorwaarde.as_ref()?;
    let condition = voorwaarde(text, velden, found);
    Some(Regel {
        id: raw.id.as_ref()?.value.clone(),
        voorwaarde: condition?,
        tekst: text.tekst.clone(),
        fout: raw.fout,
    })
}

fn velden(raw: &raw::Gegevens, found: &mut Found) -> Velden {
    let gegevens = raw.id.as_ref().map_or_else(|| "gegevens".to_owned(), |id| id.value.clone());
    let heel = raw.velden_gelezen && raw.velden.iter().all(|veld| veld.naam.is_some());
    let mut velden = Velden { gegevens, lijst: Vec::new(), spans: Vec::new(), afgekeurd: Vec::new(), heel };
    for raw in &raw.velden {
        let Some(naam) = &raw.naam else { continue };
        match veld(raw, &naam.value, found) {
            // Of two with one name, which is reported, the first counts.
            Some(_) if velden.plaats(&naam.value).is_some() => {}
            Some(veld) => {
                velden.lijst.push(veld);
                velden.spans.push(naam.span.clone());
            }
            None => velden.afgekeurd.push(naam.value.clone()),
        }
    }
    kolommen(&raw.velden, found);
    velden
}

/// Reports column names that two fields claim.
fn kolommen(velden: &[raw::Veld], found: &mut Found) {
    let mut claimed: BTreeMap<String, (usize, &Span)> = BTreeMap::new();
    for (index, veld) in velden.iter().enumerate() {
        // A header may always have the name of the field itself. That two fields have one name is reported by itself.
        let taken = |naam: &&Spanned<String>| {
            let earlier = velden[..index].iter().filter_map(|other| other.naam.as_ref());
            earlier.into_iter().any(|other| other.value == naam.value)
        };
        let own = veld.naam.as_ref().filter(|naam| !taken(naam));
        for kolom in veld.kolommen.iter().chain(own) {
            let folded = kolom.value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            if let Some((_, place)) = claimed.get(&folded).filter(|(owner, _)| *owner != index) {
                found.push(
                    fout(
                        Code::DubbelId,
                        &kolom.span,
                        format!("kolom \"{}\" hoort al bij een veld", kolom.value),
                    )
                    .also((*place).clone(), "hier staat deze kolom al"),
                );
            } else {
                claimed.entry(folded).or_insert((index, &kolom.span));
            }
        }
    }
}

fn veld(raw: &raw::Veld, naam: &str, found: &mut Found) -> Option<Veld> {
    let word = raw.soort.as_ref()?;
    let soort = soort(raw, word, found)?;
    if let Some(gepland) = raw.gepland.as_ref().filter(|_| soort != VeldSoort::Datum) {
        found.push(
            fout(Code::SleutelPastNiet, &gepland.span, "alleen een datum kan gepland zijn")
                .also(word.span.clone(), format!("dit veld is van soort {}", soort.as_str()))
                .oplossing("haal `gepland` weg"),
        );
    }
    if let Some(cell) = &raw.leeg_betekent {
        leeg_betekent(cell, word, &soort, found);
    }
    let columns = raw.kolommen.iter().map(|kolom| kolom.value.trim().to_owned()).collect::<Vec<_>>();
    Some(Veld {
        naam: naam.to_owned(),
        kolommen: if columns.is_empty() { vec![naam.to_owned()] } else { columns },
        soort,
        verplicht: raw.verplicht,
        leeg_betekent: raw.leeg_betekent.as_ref().map(|cell| cell.value.als_levering()),
        gepland: raw.gepland.as_ref().is_some_and(|gepland| gepland.value),
        geen_persoonsgegeven: raw.geen_persoonsgegeven.clone(),
    })
}

fn soort(raw: &raw::Veld, word: &Spanned<VeldWoord>, found: &mut Found) -> Option<VeldSoort> {
    let plain = match word.value {
        VeldWoord::Tekst => VeldSoort::Tekst,
        VeldWoord::Code => VeldSoort::Code,
        VeldWoord::Geheel => VeldSoort::Geheel,
        VeldWoord::Decimaal => VeldSoort::Decimaal,
        VeldWoord::Bedrag => VeldSoort::Bedrag,
        VeldWoord::Procent => VeldSoort::Procent,
        VeldWoord::Datum => VeldSoort::Datum,
        VeldWoord::JaNee => VeldSoort::JaNee,
        VeldWoord::Keuze => return keuze(raw, word, found).map(VeldSoort::Keuze),
    };
    if let Some(waarden) = &raw.waarden {
        found.push(
            fout(Code::SleutelPastNiet, &waarden.span, "alleen een keuze heeft `waarden`")
                .also(word.span.clone(), format!("dit veld is van soort {}", plain.as_str()))
                .oplossing("haal `waarden` weg, of schrijf soort = \"keuze\""),
        );
    }
    Some(plain)
}

/// The words of a keuze: at least one, and no two alike without regard to case.
fn keuze(raw: &raw::Veld, word: &Spanned<VeldWoord>, found: &mut Found) -> Option<Vec<String>> {
    let Some(Spanned { value: waarden, span }) = &raw.waarden else {
        if !raw.waarden_genoemd {
            found.push(
                fout(Code::SoortMistSleutel, &word.span, "een keuze heeft `waarden` nodig")
                    .oplossing("schrijf erbij: waarden = [\"...\", \"...\"]"),
            );
        }
        return None;
    };
    if waarden.is_empty() {
        found.push(fout(Code::LegeLijst, span, "`waarden` is leeg"));
        return None;
    }
    let mut folded: BTreeMap<String, &Span> = BTreeMap::new();
    for waarde in waarden {
        let key = waarde.value.trim().to_lowercase();
        if let Some(place) = folded.get(&key) {
            found.push(
                fout(Code::DubbelId, &waarde.span, format!("waarde \"{}\" staat er al", waarde.value))
                    .also((*place).clone(), "hier staat de eerste"),
            );
        } else {
            folded.insert(key, &waarde.span);
        }
    }
    Some(waarden.iter().map(|waarde| waarde.value.trim().to_owned()).collect())
}

/// Refuses a meaning of empty that a filled cell of this field could not have.
fn leeg_betekent(cell: &Spanned<Cel>, word: &Spanned<VeldWoord>, soort: &VeldSoort, found: &mut Found) {
    let text = cell.value.als_levering();
    let number = || number::parse(&text, Point::Thousands);
    let (fits, hint) = match soort {
        VeldSoort::Tekst | VeldSoort::Code => (!text.trim().is_empty(), "hier hoort tekst".to_owned()),
        VeldSoort::Geheel => {
            (number().is_ok_and(|n| n.scale() == 0), "hier hoort een geheel getal".to_owned())
        }
        VeldSoort::Decimaal | VeldSoort::Bedrag | VeldSoort::Procent => {
            (number().is_ok(), "hier hoort een getal".to_owned())
        }
        VeldSoort::Datum => {
            (text.parse::<chrono::NaiveDate>().is_ok(), "hier hoort een datum: jjjj-mm-dd".to_owned())
        }
        VeldSoort::JaNee => (matches!(text.as_str(), "ja" | "nee"), "hier hoort ja of nee".to_owned()),
        VeldSoort::Keuze(waarden) => {
            let folded = text.to_lowercase();
            let words = opsomming(waarden.iter().map(String::as_str));
            (waarden.iter().any(|waarde| waarde.to_lowercase() == folded), format!("hier hoort {words}"))
        }
    };
    if !fits {
        let bericht = format!("\"{text}\" past niet bij een veld van soort {}", soort.as_str());
        found.push(
            fout(Code::WaardePastNiet, &cell.span, bericht)
                .label(hint)
                .also(word.span.clone(), "de soort van dit veld"),
        );
    }
}

/// A waiting list over a data set.
pub(super) fn wachtlijst(
    raw: &raw::Wachtlijst,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) -> Option<Wachtlijst> {
    let register = &omgeving.register;
    let gegevens = register.zoek_mag(&register.gegevens, &raw.gegevens, found)?;
    let velden = &omgeving.sets.get(gegevens)?.velden;
    let wacht = match &raw.wacht {
        raw::Wacht::Zaken { van, tot, ingetrokken } => {
            let datum = |naam: &Mag<String>, found: &mut Found| velden.mag_rol(naam, Rol::Datum, found);
            let (van, tot) = (datum(van, found), datum(tot, found));
            let ingetrokken = velden.rollen(ingetrokken, Rol::Datum, found);
            van.zip(tot).map(|(van, tot)| Wacht::Zaken { van, tot, ingetrokken })
        }
        raw::Wacht::Tellingen(telling) => {
            maandelijks(raw.gegevens.as_ref(), omgeving.sets.get(gegevens), found);
            telling.as_ref().and_then(|telling| wachttelling(telling, velden, found))
        }
    };
    let filter = voorwaarden(&raw.filter, velden, found);
    let per = velden.rollen(&raw.per, Rol::Indeling, found);
    Some(Wachtlijst {
        id: raw.id.as_ref()?.value.clone(),
        titel: raw.titel.clone(),
        gegevens,
        wacht: wacht?,
        filter,
        grens: raw.grens.as_ref()?.value,
        per,
        bron: raw.bron.clone(),
    })
}

/// The fields with monthly counts of who waits.
fn wachttelling(raw: &raw::Wachttelling, velden: &Velden, found: &mut Found) -> Option<Wacht> {
    let mut geheel = |naam: &Mag<String>| velden.mag_rol(naam, Rol::Geheel, found);
    let (wachtend, boven_grens, langst) =
        (geheel(&raw.wachtend), geheel(&raw.boven_grens), geheel(&raw.langst));
    Some(Wacht::Tellingen { wachtend: wachtend?, boven_grens: boven_grens?, langst })
}

/// Counts say who waits at the end of a month, so they must come every month, each for its own.
fn maandelijks(naam: Option<&Spanned<String>>, set: Option<&Dataset>, found: &mut Found) {
    let (Some(naam), Some(set)) = (naam, set) else { return };
    let Some(rest) = &set.rest else { return };
    if rest.inhoud != Inhoud::Periode || rest.frequentie != Ritme::Maand {
        found.push(
            fout(Code::SleutelPastNiet, &naam.span, "deze gegevens zijn geen tellingen per maand")
                .label("een wachtlijst met `telling` vraagt inhoud = \"periode\" en frequentie = \"maand\"")
                .also(set.plek.clone(), "de gegevensset"),
        );
    }
}
