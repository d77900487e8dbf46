//! From what was written to a valid [`Overeenkomst`]: references resolved, conditions typed, sums checked.
//!
//! Everything is checked before anything is given up, so that one run tells every mistake. A part that comes out
//! as none has been reported.

mod afspraken;
mod deel;
mod drempel;
mod financien;
mod gegevens;
mod geld;
mod leden;
mod namen;
mod norm;
mod risico;
mod soort;
mod tellingen;
mod toets;
mod velden;
mod versie;

pub(super) use deel::deel;
pub(super) use velden::Velden;

use namen::Register;

use super::{
    Overeenkomst,
    document::{Found, Kapot},
    raw::Ruw,
};
use crate::calendar::Feestdagen;

/// What the parts of an agreement are checked against.
struct Omgeving<'a> {
    register: Register<'a>,
    sets: Vec<gegevens::Dataset>,
    /// How many areas the agreement has; none when that is not known.
    gebieden: Option<usize>,
    /// What a norm on money or people is checked against.
    geld: financien::Geld,
}

/// Every part, or none when one of them is none; each is made in any case.
fn alle<T>(parts: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let made: Vec<Option<T>> = parts.collect();
    made.into_iter().collect()
}

/// Checks the whole. None only after something was reported.
pub(super) fn overeenkomst(ruw: &Ruw, kapot: &[Kapot<'_>], found: &mut Found) -> Option<Overeenkomst> {
    let register = Register::van(ruw, kapot, found);
    register.bronnen(&ruw.verwijzingen.stukken, found);
    let kop = afspraken::kop(ruw, kapot, found);
    let sets = gegevens::sets(&ruw.gegevens.iter().collect::<Vec<_>>(), found);
    let kop_met_gebieden = ruw.koppen.first().filter(|kop| kop.value.gebieden_gelezen);
    let gebieden = kop_met_gebieden.map(|kop| kop.value.gebieden.len());
    let geld = financien::Geld::van(ruw, &register);
    let omgeving = Omgeving { register, sets, gebieden, geld };
    let financien = financien::tabel(ruw, &omgeving, found);
    let stukken = alle(ruw.stukken.iter().map(afspraken::stuk));
    let werksoorten = alle(ruw.werksoorten.iter().map(afspraken::werksoort));
    let hoofddoelen = alle(ruw.hoofddoelen.iter().map(|raw| afspraken::hoofddoel(raw, &omgeving, found)));
    let doelen = alle(ruw.doelen.iter().map(|raw| afspraken::doel(raw, ruw, &omgeving, found)));
    let kernbedingen = afspraken::kernbedingen(ruw, &omgeving, found);
    let normen = alle(ruw.normen.iter().map(|raw| norm::norm(raw, &omgeving, found)));
    let risicos = alle(ruw.risicos.iter().map(|raw| risico::risico(raw, &omgeving, found)));
    let posten = alle(ruw.posten.iter().map(|raw| geld::post(raw, &omgeving, found)));
    let subtotalen = geld::subtotalen(ruw, &omgeving, found);
    let wachtlijsten = alle(ruw.wachtlijsten.iter().map(|raw| gegevens::wachtlijst(raw, &omgeving, found)));
    let leveringen = alle(ruw.leveringen.iter().map(|raw| afspraken::levering(raw, &omgeving, found)));
    let overleggen = alle(ruw.overleggen.iter().map(afspraken::overleg));
    let proeftuin = geld::proeftuin(ruw, found);
    let indexering = geld::indexering(ruw, found);
    let opdrachten = alle(ruw.opdrachten.iter().map(|raw| afspraken::opdracht(raw, &omgeving, found)));
    let mut gegevens = alle(omgeving.sets.into_iter().map(gegevens::Dataset::geheel));
    if let (Some(sets), Some(normen), Some(lijsten)) = (&mut gegevens, &normen, &wachtlijsten) {
        tellingen::regels(sets, normen, lijsten);
    }
    let kop = kop?;
    Some(Overeenkomst {
        id: kop.id.as_ref()?.value.clone(),
        titel: kop.titel.clone(),
        gemeente: kop.gemeente.clone(),
        aanbieder: kop.aanbieder.clone(),
        vanaf: kop.vanaf.as_ref()?.value,
        tot_en_met: kop.tot_en_met.as_ref().map(|day| day.value),
        prijspeil: i32::try_from(kop.prijspeil.as_ref()?.value).ok()?,
        gebieden: afspraken::gebieden(kop)?,
        feestdagen: Feestdagen::new(kop.gelijkgesteld.iter().copied()),
        stukken: stukken?,
        werksoorten: werksoorten?,
        hoofddoelen: hoofddoelen?,
        doelen: doelen?,
        kernbedingen: kernbedingen?,
        normen: normen?,
        risicos: risicos?,
        posten: posten?,
        subtotalen: subtotalen?,
        gegevens: gegevens?,
        wachtlijsten: wachtlijsten?,
        leveringen: leveringen?,
        overleggen: overleggen?,
        proeftuin: proeftuin?,
        indexering: indexering?,
        financien: financien?,
        opdrachten: opdrachten?,
    })
}
