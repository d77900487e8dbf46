//! The head, documents, goals and clauses, and what must arrive and be discussed.

use super::{Omgeving, alle};
use crate::{
    agreement::{
        Bepaling, Doel, Gebied, Hoofddoel, Kernbeding, Levering, Opdracht, Overleg, Stuk, Uiterlijk,
        Werksoort,
        document::{Found, Kapot, Mag, Spanned, fout},
        raw::{self, Ruw},
    },
    diagnostic::{Code, Diagnostic, Place},
};

/// The one head of the agreement.
pub(super) fn kop<'r>(ruw: &'r Ruw, kapot: &[Kapot<'_>], found: &mut Found) -> Option<&'r raw::Kop> {
    let Some(Spanned { value: kop, span }) = ruw.koppen.first() else {
        let misspelt = ruw.misspeld.contains(&"overeenkomst");
        if !misspelt && !kapot.iter().any(|piece| piece.heeft_tabel("overeenkomst")) {
            found.push(geen_kop(ruw));
        }
        return None;
    };
    for again in &ruw.koppen[1..] {
        found.push(
            fout(Code::DubbeleTabel, &again.span, "[overeenkomst] staat er al")
                .also(span.clone(), "hier staat de eerste")
                .oplossing("laat één van de twee staan"),
        );
    }
    if let Some(formaat) = kop.formaat.as_ref().filter(|formaat| formaat.value != 1) {
        found.push(
            fout(Code::OnbekendFormaat, &formaat.span, format!("formaat {} is niet bekend", formaat.value))
                .label("deze versie van oss-welzijn leest formaat 1"),
        );
    }
    if let (Some(from), Some(to)) = (&kop.vanaf, &kop.tot_en_met) {
        einde_na_begin(from, to, found);
    }
    Some(kop)
}

fn geen_kop(ruw: &Ruw) -> Diagnostic {
    if ruw.iets {
        Diagnostic::fout(Code::OntbrekendeSleutel, Place::None, "[overeenkomst] ontbreekt").oplossing(
            "zet in één van de bestanden [overeenkomst] met formaat, id, titel en de andere gegevens",
        )
    } else {
        Diagnostic::fout(Code::LegeMap, Place::None, "hier staat geen overeenkomst")
            .note("geen enkel *.toml-bestand in de map bevat een tabel")
    }
}

/// Refuses an end that lies before its beginning.
pub(super) fn einde_na_begin(
    from: &Spanned<chrono::NaiveDate>,
    to: &Spanned<chrono::NaiveDate>,
    found: &mut Found,
) {
    if to.value < from.value {
        found.push(
            fout(Code::EindeVoorBegin, &to.span, "het einde ligt voor het begin")
                .also(from.span.clone(), "hier staat het begin"),
        );
    }
}

pub(super) fn gebieden(kop: &raw::Kop) -> Option<Vec<Gebied>> {
    let gebied = |(id, naam): &(Mag<String>, String)| {
        Some(Gebied { id: id.as_ref()?.value.clone(), naam: naam.clone() })
    };
    kop.gebieden.iter().map(gebied).collect()
}

pub(super) fn stuk(raw: &raw::Stuk) -> Option<Stuk> {
    Some(Stuk {
        id: raw.id.as_ref()?.value.clone(),
        titel: raw.titel.clone(),
        datum: raw.datum,
        besloten: raw.besloten,
        bestand: raw.bestand.as_ref().map(|file| file.value.clone()),
        sha256: raw.sha256.as_ref().map(|sum| sum.value.clone()),
    })
}

pub(super) fn werksoort(raw: &raw::Werksoort) -> Option<Werksoort> {
    Some(Werksoort {
        id: raw.id.as_ref()?.value.clone(),
        titel: raw.titel.clone(),
        domein: raw.domein.as_ref()?.value,
        gewenste_situatie: raw.gewenste_situatie.clone(),
        effectketen: raw.effectketen.clone(),
        bron: raw.bron.clone(),
    })
}

pub(super) fn hoofddoel(
    raw: &raw::Hoofddoel,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) -> Option<Hoofddoel> {
    let register = &omgeving.register;
    let werksoort = register.zoek_mag(&register.werksoorten, &raw.werksoort, found);
    Some(Hoofddoel {
        id: raw.id.as_ref()?.value.clone(),
        werksoort: werksoort?,
        nummer: raw.nummer.clone(),
        tekst: raw.tekst.clone(),
        bron: raw.bron.clone(),
    })
}

pub(super) fn doel(raw: &raw::Doel, ruw: &Ruw, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Doel> {
    let register = &omgeving.register;
    let werksoort = register.zoek_mag(&register.werksoorten, &raw.werksoort, found);
    let hoofddoel = register.zoek_mag(&register.hoofddoelen, &raw.hoofddoel, found);
    if let (Some(own), Some(index), Some(name)) = (werksoort, hoofddoel, &raw.hoofddoel) {
        andere_werksoort(own, index, name, ruw, omgeving, found);
    }
    let id = raw.id.as_ref()?;
    Some(Doel {
        id: id.value.clone(),
        werksoort: werksoort?,
        hoofddoel,
        nummer: raw.nummer.clone(),
        tekst: raw.tekst.clone(),
        vanaf: raw.vanaf,
        bron: raw.bron.clone(),
        span: id.span.clone(),
    })
}

/// Refuses a hoofddoel of another werksoort than the doel.
fn andere_werksoort(
    own: usize,
    hoofddoel: usize,
    name: &Spanned<String>,
    ruw: &Ruw,
    omgeving: &Omgeving<'_>,
    found: &mut Found,
) {
    let register = &omgeving.register;
    let Some(other) = ruw.hoofddoelen.get(hoofddoel).and_then(|raw| raw.werksoort.as_ref()) else { return };
    if register.werksoorten.plaats(&other.value).is_some_and(|other| other != own) {
        let bericht = format!("hoofddoel \"{}\" is van een andere werksoort dan dit doel", name.value);
        found.push(
            fout(Code::AndereWerksoort, &name.span, bericht)
                .label(format!("dit hoofddoel is van {}", other.value))
                .also(other.span.clone(), "hier staat zijn werksoort")
                .oplossing(
                    "noem een hoofddoel van dezelfde werksoort, of verander de werksoort van een van de twee",
                ),
        );
    }
}

/// The core clauses, each with its parts.
pub(super) fn kernbedingen(ruw: &Ruw, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Vec<Kernbeding>> {
    let register = &omgeving.register;
    let mut made = alle(ruw.kernbedingen.iter().map(|raw| kernbeding(raw, omgeving, found)));
    for raw in &ruw.bepalingen {
        let owner = register.zoek_mag(&register.kernbedingen, &raw.kernbeding, found);
        let bepaling = bepaling(raw, omgeving, found);
        let kernbeding = made.as_mut().and_then(|made| made.get_mut(owner?));
        if let (Some(kernbeding), Some(bepaling)) = (kernbeding, bepaling) {
            kernbeding.bepalingen.push(bepaling);
        }
    }
    made
}

fn kernbeding(raw: &raw::Kernbeding, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Kernbeding> {
    let register = &omgeving.register;
    let werksoorten = register.zoek_alle(&register.werksoorten, &raw.werksoorten, found);
    Some(Kernbeding {
        id: raw.id.as_ref()?.value.clone(),
        titel: raw.titel.clone(),
        kort: raw.kort.clone(),
        werksoorten: werksoorten?,
        bepalingen: Vec::new(),
        bron: raw.bron.clone(),
    })
}

fn bepaling(raw: &raw::Bepaling, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Bepaling> {
    let register = &omgeving.register;
    register.zoek_mag(&register.bepalingen, &raw.gelijk_aan, found);
    let id = raw.id.as_ref()?;
    if let Some(same) = raw.gelijk_aan.as_ref().filter(|same| same.value == id.value) {
        found.push(
            fout(Code::BestaatNiet, &same.span, "een bepaling kan niet gelijk zijn aan zichzelf")
                .label("hier hoort het id van een andere bepaling"),
        );
    }
    Some(Bepaling {
        id: id.value.clone(),
        nummer: raw.nummer.clone(),
        tekst: raw.tekst.clone(),
        gelijk_aan: raw.gelijk_aan.as_ref().map(|same| same.value.clone()),
        bron: raw.bron.clone(),
        span: id.span.clone(),
    })
}

pub(super) fn levering(raw: &raw::Levering, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Levering> {
    let register = &omgeving.register;
    let gegevens = register.zoek_alle(&register.gegevens, &raw.gegevens, found);
    let uiterlijk = match raw.uiterlijk? {
        raw::Uiterste::DagenNa(days) => Uiterlijk::DagenNa(i32::try_from(days).ok()?),
        raw::Uiterste::Voor(maand, dag) => Uiterlijk::Voor { maand, dag },
    };
    Some(Levering {
        id: raw.id.as_ref()?.value.clone(),
        titel: raw.titel.clone(),
        wat: raw.wat.clone(),
        frequentie: raw.frequentie.as_ref()?.value,
        uiterlijk,
        gegevens: gegevens?,
        van: raw.van.clone(),
        bron: raw.bron.clone(),
    })
}

pub(super) fn overleg(raw: &raw::Overleg) -> Option<Overleg> {
    Some(Overleg {
        id: raw.id.as_ref()?.value.clone(),
        titel: raw.titel.clone(),
        elke: raw.elke.as_ref()?.value,
        wie: raw.wie.clone(),
        bron: raw.bron.clone(),
    })
}

pub(super) fn opdracht(raw: &raw::Opdracht, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Opdracht> {
    let register = &omgeving.register;
    let werksoort = register.zoek_mag(&register.werksoorten, &raw.werksoort, found);
    Some(Opdracht {
        id: raw.id.as_ref()?.value.clone(),
        titel: raw.titel.clone(),
        datum: raw.datum.as_ref()?.value,
        werksoort: werksoort?,
        analyse: raw.analyse.iter().map(|(part, text)| ((*part).to_owned(), text.clone())).collect(),
        bron: raw.bron.clone(),
    })
}
