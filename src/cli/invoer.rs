//! What every command reads: the settings, the agreement, and the deliveries.

use super::{
    args::Gemeen,
    config::{self, Instellingen},
    map::Plaats,
    omgeving::Omgeving,
    stop::Stop,
};
use crate::{
    agreement::{self, Overeenkomst},
    diagnostic::{Code, Diagnostic, Ernst, Place},
    intake::Bestand,
    source::Sources,
};

/// A valid agreement, and where to find what goes with it.
#[derive(Debug)]
pub(super) struct Ingelezen {
    /// The agreement.
    pub(super) overeenkomst: Overeenkomst,
    /// What deserves a look in it; nothing in here is an error.
    pub(super) waarschuwingen: Vec<Diagnostic>,
    /// The texts of the settings and the agreement.
    pub(super) sources: Sources,
    /// The settings, with what the command line put in their place.
    pub(super) instellingen: Instellingen,
    /// What was read and what was passed over, in sentences.
    pub(super) verloop: Vec<String>,
    /// What was passed over and must not go unseen.
    pub(super) let_op: Vec<String>,
}

/// Reads settings and agreement. Every finding in both is collected before it stops.
pub(super) fn overeenkomst(args: &Gemeen, omgeving: &Omgeving) -> Result<Ingelezen, Stop> {
    let mut sources = Sources::default();
    let mut found = Vec::new();
    let mut instellingen = config::lees(args.config.as_deref(), omgeving, &mut sources, &mut found)?;
    let typed = |path: &Option<std::path::PathBuf>| path.as_deref().map(Plaats::getypt);
    instellingen.overeenkomst = typed(&args.overeenkomst).or(instellingen.overeenkomst);
    instellingen.gegevens = typed(&args.gegevens).or(instellingen.gegevens);
    let Some(folder) = &instellingen.overeenkomst else {
        return Err(if found.is_empty() {
            Stop::gebruik(onbekend("overeenkomst", "overeenkomst"))
        } else {
            Stop::Ongeldig { diagnostics: found, sources }
        });
    };
    let inhoud = match folder.inhoud("de map met de overeenkomst") {
        Ok(inhoud) => inhoud,
        Err(_) if !found.is_empty() => {
            return Err(Stop::Ongeldig { diagnostics: found, sources });
        }
        Err(error) => return Err(error.into()),
    };
    let mut ids = Vec::new();
    for place in inhoud.bestanden.iter().filter(|place| place.naam.ends_with(".toml")) {
        match String::from_utf8(place.lees()?) {
            Ok(text) => ids.push(sources.add(place.naam.clone(), text)),
            Err(error) => found.push(geen_tekst(place, error.utf8_error().valid_up_to())),
        }
    }
    if ids.is_empty() && found.is_empty() {
        found.push(
            Diagnostic::fout(
                Code::LegeMap,
                Place::File(folder.naam.clone()),
                "in deze map staat geen overeenkomst",
            )
            .oplossing("een overeenkomst bestaat uit bestanden met een naam op .toml"),
        );
        return Err(Stop::Ongeldig { diagnostics: found, sources });
    }
    let verloop = instellingen.bestand.iter().map(|naam| format!("Instellingen: {naam}"));
    let verloop =
        verloop.chain([format!("Overeenkomst: {} ({} bestanden)", folder.naam, ids.len())]).collect();
    let gelezen = agreement::lees(&sources, &ids);
    found.extend(gelezen.diagnostics);
    match gelezen.overeenkomst {
        Some(overeenkomst) if found.iter().all(|diagnostic| diagnostic.ernst != Ernst::Fout) => {
            Ok(Ingelezen {
                overeenkomst,
                waarschuwingen: found,
                sources,
                instellingen,
                verloop,
                let_op: inhoud.overgeslagen.iter().map(|naam| buiten(naam)).collect(),
            })
        }
        Some(_) | None => Err(Stop::Ongeldig { diagnostics: found, sources }),
    }
}

impl Ingelezen {
    /// The files of the data folder, unread.
    pub(super) fn leveringen(&mut self) -> Result<Vec<Bestand>, Stop> {
        let Some(folder) = &self.instellingen.gegevens else {
            return Err(Stop::gebruik(onbekend("leveringen", "gegevens")));
        };
        let inhoud = folder.inhoud("de map met de leveringen")?;
        self.let_op.extend(inhoud.overgeslagen.iter().map(|naam| buiten(naam)));
        self.verloop.push(format!("Leveringen:   {} ({} bestanden)", folder.naam, inhoud.bestanden.len()));
        inhoud
            .bestanden
            .into_iter()
            .map(|place| Ok(Bestand { bytes: place.lees()?, pad: place.naam }))
            .collect()
    }
}

/// `wat` is missing, which the option and key `naam` would give.
fn onbekend(wat: &str, naam: &str) -> String {
    format!(
        "er is geen map opgegeven met de {wat}.\n\
         Geef --{naam} MAP, of maak een bestand oss-welzijn.toml met {naam} = \"MAP\"."
    )
}

fn buiten(naam: &str) -> String {
    format!("let op: {naam} is niet gelezen, want deze verwijzing gaat naar buiten de map.")
}

fn geen_tekst(place: &Plaats, byte: usize) -> Diagnostic {
    Diagnostic::fout(Code::GeenTekst, Place::File(place.naam.clone()), "dit bestand is geen tekst in UTF-8")
        .note(format!("de eerste {byte} bytes zijn wel te lezen"))
        .oplossing("sla het bestand op met codering UTF-8")
}
