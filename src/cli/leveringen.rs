//! `validate --leveringen`: deliveries read against the data sets of an agreement, without judging anything.

use super::{
    args::{Mappen, ValidateArgs, ValidateFormaat},
    gelezen,
    invoer::{self, Ingelezen},
    map::Plaats,
    omgeving::Omgeving,
    schrijf_stderr,
    stop::Stop,
    uitvoer::Doel,
    validate,
};
use crate::{
    diagnostic::{Code, Diagnostic, Ernst, Place, nearest},
    financien,
    intake::{self, Bestand, Intake},
    norm,
    render::onschadelijk,
    report,
};

/// Reads the deliveries, shows what is wrong with them, and returns the status.
pub(super) fn run(
    args: &ValidateArgs,
    omgeving: &Omgeving,
    doelen: Vec<Doel<ValidateFormaat>>,
) -> Result<u8, Stop> {
    if args.overeenkomst.len() > 1 {
        return Err(Stop::gebruik(
            "--leveringen kijkt naar een overeenkomst tegelijk.\nGeef --overeenkomst een keer.",
        ));
    }
    let mappen = Mappen { overeenkomst: args.overeenkomst.first().cloned(), gegevens: None };
    let mut ingelezen = invoer::overeenkomst(&args.gemeen, &mappen, omgeving)?;
    let gekozen = bestanden(args, &mut ingelezen)?;
    let overeenkomst = &ingelezen.overeenkomst;
    let intake = intake::lees(overeenkomst, gekozen.bestanden.clone());
    let mut found = intake.diagnostics.clone();
    for finding in found.iter_mut().filter(|finding| finding.code == Code::BestandOnbekend) {
        // Who sends a file wants it to be read.
        finding.ernst = Ernst::Fout;
    }
    let unread = gekozen.genoemd.iter().filter(|pad| intake.bestanden.iter().all(|file| file.pad != **pad));
    let unread: Vec<Diagnostic> = unread.map(|pad| onbekend(&ingelezen, pad)).collect();
    let files = intake.bestanden.len() + unread.len();
    if files == 0 {
        return Err(Stop::gebruik(
            "er staat geen levering in wat --leveringen noemt: geen enkel bestand op .csv.\n\
             Geef bestanden, of een map waar ze in staan.",
        ));
    }
    found.extend(unread);
    found.extend(norm::regel_bevindingen(overeenkomst, &intake));
    found.extend(financien::bevindingen(overeenkomst, &intake).into_iter().map(|of| of.diagnostic));
    let found = intake::wijs_aan(overeenkomst, &intake, &gekozen.bestanden, found, &mut ingelezen.sources);
    let rows = intake.bestanden.iter().map(|file| file.rijen).sum();
    let keuring = report::keur_leveringen(found, files, rows, &validate::strengheid(args));
    if !args.gemeen.quiet {
        schrijf_stderr(&toelichting(args, &ingelezen, &intake));
    }
    validate::schrijf(&keuring, &ingelezen.sources, doelen, args, omgeving)
}

/// The files to look at.
struct Gekozen {
    /// Each once, in the order of their names.
    bestanden: Vec<Bestand>,
    /// Those that were named one by one.
    genoemd: Vec<String>,
}

/// The files that were named, and those in the folders that were.
fn bestanden(args: &ValidateArgs, ingelezen: &mut Ingelezen) -> Result<Gekozen, Stop> {
    let mut places: Vec<Plaats> = Vec::new();
    let mut genoemd = Vec::new();
    for path in &args.leveringen {
        let place = Plaats::getypt(path);
        if path.is_dir() {
            let inhoud = place.inhoud("een map met leveringen")?;
            ingelezen.let_op.extend(inhoud.overgeslagen.iter().map(|naam| invoer::buiten(naam)));
            places.extend(inhoud.bestanden);
        } else {
            genoemd.push(place.naam.clone());
            places.push(place);
        }
    }
    places.sort_by(|a, b| a.naam.cmp(&b.naam));
    places.dedup_by(|a, b| a.naam == b.naam);
    genoemd.sort();
    genoemd.dedup();
    let read = places.into_iter().map(|place| Ok(Bestand { bytes: place.lees()?, pad: place.naam }));
    Ok(Gekozen { bestanden: read.collect::<Result<_, Stop>>()?, genoemd })
}

/// A file that was named and is no table by its name.
fn onbekend(ingelezen: &Ingelezen, pad: &str) -> Diagnostic {
    let naam = pad.rsplit('/').next().unwrap_or(pad);
    let patronen: Vec<String> = ingelezen
        .overeenkomst
        .gegevens
        .iter()
        .map(|gegevens| format!("{}{{periode}}{}", gegevens.bestand.voor, gegevens.bestand.na))
        .collect();
    let near = nearest(naam, patronen.iter().map(String::as_str));
    let oplossing = match near.or(patronen.first().map(String::as_str)) {
        Some(patroon) => format!("sla de levering op als CSV, met een naam als {patroon}"),
        None => "deze overeenkomst vraagt geen leveringen".to_owned(),
    };
    let bericht = "dit bestand is geen levering: zijn naam eindigt niet op .csv";
    Diagnostic::fout(Code::BestandOnbekend, Place::File(pad.to_owned()), bericht)
        .note("het wordt niet gelezen")
        .oplossing(oplossing)
}

/// What goes beside the findings: what was passed over, and with `-v` what was read.
fn toelichting(args: &ValidateArgs, ingelezen: &Ingelezen, intake: &Intake) -> String {
    let mut lines: Vec<String> = ingelezen.let_op.clone();
    if args.gemeen.verbose {
        lines.extend(ingelezen.verloop.iter().cloned());
        lines.extend(intake.bestanden.iter().flat_map(|file| {
            let set = file.gegevens.map(|index| ingelezen.overeenkomst.gegevens[index].id.as_str());
            gelezen::regels(
                &format!("Levering:     {} ({})", file.pad, set.unwrap_or("dossier of onbekend")),
                file,
            )
        }));
    }
    lines.iter().map(|line| format!("{}\n", onschadelijk::regel(line))).collect()
}
