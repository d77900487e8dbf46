//! What every command reads: the settings, the agreement, and the deliveries.

use std::path::{Path, PathBuf};

use super::{
    args::{Gemeen, Mappen},
    bijlage,
    config::{self, Instellingen},
    map::{Inhoud, Plaats},
    omgeving::Omgeving,
    stop::Stop,
};
use crate::{
    agreement::{self, Overeenkomst, Toetsbaar},
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
pub(super) fn overeenkomst(gemeen: &Gemeen, mappen: &Mappen, omgeving: &Omgeving) -> Result<Ingelezen, Stop> {
    instellingen(gemeen.config.as_deref(), omgeving)?.overeenkomst(mappen)
}

/// As [`overeenkomst`], and in the same time the deliveries. They need no more than the settings to be found, but what
/// is wrong with the agreement goes first.
pub(super) fn met_leveringen(
    gemeen: &Gemeen,
    mappen: &Mappen,
    omgeving: &Omgeving,
) -> Result<(Ingelezen, Leveringen), Stop> {
    let gelezen = instellingen(gemeen.config.as_deref(), omgeving)?;
    let typed = mappen.gegevens.as_deref().map(Plaats::getypt);
    let folder = typed.or_else(|| gelezen.instellingen.gegevens.clone());
    let (leveringen, ingelezen) =
        rayon::join(|| Leveringen::lees(folder.as_ref()), || gelezen.overeenkomst(mappen));
    Ok((ingelezen?, leveringen))
}

/// The files of the data folder, unread, or why there are none.
pub(super) struct Leveringen(Result<(Vec<Bestand>, Vec<String>), Stop>);

impl Leveringen {
    fn lees(folder: Option<&Plaats>) -> Self {
        let in_map = |folder: &Plaats| {
            let Inhoud { bestanden, overgeslagen } = folder.inhoud("de map met de leveringen")?;
            let one = |place: Plaats| Ok(Bestand { bytes: place.lees()?, pad: place.naam });
            Ok((bestanden.into_iter().map(one).collect::<Result<_, Stop>>()?, overgeslagen))
        };
        let geen_map = || Err(Stop::gebruik(onbekend("leveringen", "gegevens")));
        Self(folder.map_or_else(geen_map, in_map))
    }
}

/// The settings and agreements of one run, valid or not.
#[derive(Debug)]
pub(super) struct Gelezen {
    /// Every finding in all of them.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The texts that they point into.
    pub(super) sources: Sources,
    /// The settings, with the agreement that the command line put in their place.
    pub(super) instellingen: Instellingen,
    /// What each folder holds. None at all when the settings have mistakes and name no folder that is there.
    pub(super) mappen: Vec<Map>,
    /// How many files there are, be they text or not.
    pub(super) bestanden: usize,
    /// What was read, in sentences.
    pub(super) verloop: Vec<String>,
    /// What was passed over and must not go unseen.
    pub(super) let_op: Vec<String>,
}

/// What the folder of one agreement holds.
#[derive(Debug)]
pub(super) struct Map {
    /// The agreement; none when it has errors.
    pub(super) overeenkomst: Option<Overeenkomst>,
    /// What can still be tested when it has.
    pub(super) toetsbaar: Toetsbaar,
}

/// Reads the settings and the agreements in the folders that were typed, each folder once, or else in the one that the
/// settings name.
pub(super) fn overeenkomsten(
    config: Option<&Path>,
    typed: &[PathBuf],
    omgeving: &Omgeving,
) -> Result<Gelezen, Stop> {
    instellingen(config, omgeving)?.overeenkomsten(typed)
}

/// Reads the settings.
fn instellingen(config: Option<&Path>, omgeving: &Omgeving) -> Result<Gelezen, Stop> {
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let instellingen = config::lees(config, omgeving, &mut sources, &mut diagnostics)?;
    Ok(Gelezen {
        bestanden: sources.iter().count(),
        verloop: instellingen.bestand.iter().map(|naam| format!("Instellingen: {naam}")).collect(),
        diagnostics,
        sources,
        instellingen,
        mappen: Vec::new(),
        let_op: Vec::new(),
    })
}

impl Gelezen {
    /// Reads the one agreement that a verdict can rest on.
    fn overeenkomst(self, mappen: &Mappen) -> Result<Ingelezen, Stop> {
        let typed: Vec<PathBuf> = mappen.overeenkomst.iter().cloned().collect();
        let mut gelezen = self.overeenkomsten(&typed)?;
        gelezen.instellingen.gegevens =
            mappen.gegevens.as_deref().map(Plaats::getypt).or(gelezen.instellingen.gegevens);
        let fouten = gelezen.diagnostics.iter().any(|diagnostic| diagnostic.ernst == Ernst::Fout);
        match gelezen.mappen.into_iter().next().and_then(|map| map.overeenkomst) {
            Some(overeenkomst) if !fouten => Ok(Ingelezen {
                overeenkomst,
                waarschuwingen: gelezen.diagnostics,
                sources: gelezen.sources,
                instellingen: gelezen.instellingen,
                verloop: gelezen.verloop,
                let_op: gelezen.let_op,
            }),
            Some(_) | None => {
                Err(Stop::Ongeldig { diagnostics: gelezen.diagnostics, sources: gelezen.sources })
            }
        }
    }

    /// Reads the agreements in these folders, or in the one that the settings name.
    fn overeenkomsten(mut self, typed: &[PathBuf]) -> Result<Self, Stop> {
        let mut folders: Vec<Plaats> = Vec::new();
        for folder in typed
            .iter()
            .map(|path| Plaats::getypt(path))
            .chain(self.instellingen.overeenkomst.take().filter(|_| typed.is_empty()))
        {
            if folders.iter().all(|other| other.naam != folder.naam) {
                folders.push(folder);
            }
        }
        // With mistakes in the settings it is not certain which folder was meant.
        let unsure = !self.diagnostics.is_empty();
        if folders.is_empty() && !unsure {
            return Err(Stop::gebruik(onbekend("overeenkomst", "overeenkomst")));
        }
        for folder in &folders {
            match folder.inhoud("de map met de overeenkomst") {
                Ok(inhoud) => self.lees(folder, &inhoud)?,
                Err(_) if unsure => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.instellingen.overeenkomst = folders.into_iter().next();
        Ok(self)
    }

    /// Reads the agreement in a folder.
    fn lees(&mut self, folder: &Plaats, inhoud: &Inhoud) -> Result<(), Stop> {
        let (mut ids, mut onleesbaar, mut found) = (Vec::new(), Vec::new(), Vec::new());
        let toml: Vec<&Plaats> =
            inhoud.bestanden.iter().filter(|place| place.naam.ends_with(".toml")).collect();
        for place in &toml {
            let bytes = place.lees()?;
            let text = String::from_utf8_lossy(&bytes);
            if let Err(error) = str::from_utf8(&bytes) {
                found.push(geen_tekst(place, &bytes[..error.valid_up_to()]));
                // Text has no zero bytes, but without them it may show which names stand in the file.
                if bytes.contains(&0) {
                    onleesbaar.push(self.sources.add(place.naam.clone(), text.replace('\0', "")));
                    continue;
                }
            }
            // The rest is read all the same, so that what refers to it is no mistake.
            ids.push(self.sources.add(place.naam.clone(), text));
        }
        self.let_op.extend(inhoud.overgeslagen.iter().map(|naam| buiten(naam)));
        self.verloop.push(format!("Overeenkomst: {} ({})", folder.naam, aantal(toml.len())));
        self.bestanden += toml.len();
        if toml.is_empty() {
            self.diagnostics.push(lege_map(folder));
            self.mappen.push(Map { overeenkomst: None, toetsbaar: Toetsbaar::default() });
            return Ok(());
        }
        let agreement::Gelezen { mut overeenkomst, mut toetsbaar, diagnostics, bijlagen } =
            agreement::lees_met(&self.sources, &ids, &onleesbaar, found);
        // What an agreement lacks as a whole stands in no file of it; of several, the folder tells which one.
        self.diagnostics.extend(diagnostics.into_iter().map(|found| match found.place {
            Place::None => Diagnostic { place: Place::File(folder.naam.clone()), ..found },
            Place::File(_) | Place::Cell(_) | Place::Span(_) => found,
        }));
        let of_stukken = bijlage::bevindingen(&folder.pad, &bijlagen);
        if !of_stukken.is_empty() {
            // No norm rests on the file of a stuk.
            toetsbaar.overeenkomst = overeenkomst.take().or(toetsbaar.overeenkomst);
            self.diagnostics.extend(of_stukken);
        }
        self.mappen.push(Map { overeenkomst, toetsbaar });
        Ok(())
    }
}

fn lege_map(folder: &Plaats) -> Diagnostic {
    let place = Place::File(folder.naam.clone());
    Diagnostic::fout(Code::LegeMap, place, "in deze map staat geen overeenkomst")
        .oplossing("een overeenkomst bestaat uit bestanden met een naam op .toml")
}

impl Ingelezen {
    /// The files of the data folder. Says that they were read.
    pub(super) fn leveringen(&mut self, gelezen: Leveringen) -> Result<Vec<Bestand>, Stop> {
        let (bestanden, overgeslagen) = gelezen.0?;
        let folder = self.instellingen.gegevens.as_ref().map_or("", |folder| folder.naam.as_str());
        self.let_op.extend(overgeslagen.iter().map(|naam| buiten(naam)));
        self.verloop.push(format!("Leveringen:   {folder} ({})", aantal(bestanden.len())));
        Ok(bestanden)
    }
}

/// `wat` is missing, which the option and key `naam` would give.
fn onbekend(wat: &str, naam: &str) -> String {
    format!(
        "er is geen map opgegeven met de {wat}.\n\
         Geef --{naam} MAP, of maak een bestand oss-welzijn.toml met {naam} = \"MAP\"."
    )
}

fn aantal(bestanden: usize) -> String {
    format!("{bestanden} {}", if bestanden == 1 { "bestand" } else { "bestanden" })
}

/// That a link out of its folder was not followed.
pub(super) fn buiten(naam: &str) -> String {
    format!("let op: {naam} is niet gelezen, want deze verwijzing gaat naar buiten de map.")
}

/// `leesbaar` are the bytes before the first one that is no text.
fn geen_tekst(place: &Plaats, leesbaar: &[u8]) -> Diagnostic {
    let regel = leesbaar.iter().filter(|byte| **byte == b'\n').count() + 1;
    Diagnostic::fout(Code::GeenTekst, Place::File(place.naam.clone()), "dit bestand is geen tekst in UTF-8")
        .note(format!("het eerste teken dat niet te lezen is, staat op regel {regel}"))
        .oplossing("sla het bestand op met codering UTF-8")
}
