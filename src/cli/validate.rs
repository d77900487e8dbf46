//! `validate`: every mistake in the settings and in one or more agreements at once.

use super::{
    args::{ValidateArgs, ValidateFormaat, Weigering},
    invoer::{self, Gelezen},
    leveringen,
    omgeving::Omgeving,
    schrijf_stderr,
    stop::Stop,
    uitvoer::{self, Doel, Naar},
};
use crate::{
    norm,
    render::{
        self,
        diagnostics::{self, Vorm},
        onschadelijk,
    },
    report::{self, Keuring, Strengheid, Toetsen},
    source::Sources,
};

const VERSIE: &str = env!("CARGO_PKG_VERSION");

/// Reads the agreements, runs their toetsen, shows what was found, and returns the status.
pub(super) fn run(args: &ValidateArgs, omgeving: &Omgeving) -> Result<u8, Stop> {
    let doelen = uitvoer::doelen(&args.output, args.format, args.gemeen.quiet)?;
    if !args.leveringen.is_empty() {
        return leveringen::run(args, omgeving, doelen);
    }
    let mut gelezen = invoer::overeenkomsten(args.gemeen.config.as_deref(), &args.overeenkomst, omgeving)?;
    let keuring = keuring(args, &mut gelezen);
    if !args.gemeen.quiet {
        schrijf_stderr(&toelichting(args, &gelezen));
    }
    schrijf(&keuring, &gelezen.sources, doelen, args, omgeving)
}

/// Writes what was found in every form that was asked for, and returns the status.
pub(super) fn schrijf(
    keuring: &Keuring,
    sources: &Sources,
    doelen: Vec<Doel<ValidateFormaat>>,
    args: &ValidateArgs,
    omgeving: &Omgeving,
) -> Result<u8, Stop> {
    let overzichten: Vec<(Doel<ValidateFormaat>, Vec<u8>)> = doelen
        .into_iter()
        .map(|doel| {
            let bytes = vorm(keuring, sources, &doel, args, omgeving);
            (doel, bytes.into_bytes())
        })
        .collect();
    uitvoer::schrijf(&overzichten)?;
    Ok(keuring.exit)
}

/// What was found, in one of the forms that were asked for.
fn vorm(
    keuring: &Keuring,
    sources: &Sources,
    doel: &Doel<ValidateFormaat>,
    args: &ValidateArgs,
    omgeving: &Omgeving,
) -> String {
    let found = &keuring.bevindingen;
    match doel.formaat {
        ValidateFormaat::Text => {
            let vorm = match doel.naar {
                Naar::Stdout => omgeving.vorm_stdout(args.gemeen.color),
                Naar::Bestand(_) => Vorm { breedte: omgeving.breedte_bestand(), kleur: false },
            };
            diagnostics::keuring(keuring, sources, vorm)
        }
        ValidateFormaat::Json => render::validate_json(keuring, sources, VERSIE),
        ValidateFormaat::Sarif => render::sarif(found, sources, VERSIE),
        ValidateFormaat::Github => render::github(found, sources),
        ValidateFormaat::Junit => render::junit(found, sources, keuring.streng),
    }
}

/// Runs the toetsen of every agreement, as far as its errors allow, and weighs all that was found.
fn keuring(args: &ValidateArgs, gelezen: &mut Gelezen) -> Keuring {
    let mut toetsen = Toetsen::default();
    for map in &gelezen.mappen {
        let testable = map.overeenkomst.as_ref().or(map.toetsbaar.overeenkomst.as_ref());
        let count = testable.map_or(0, |part| part.normen.iter().map(|norm| norm.toetsen.len()).sum());
        toetsen.add(count, map.toetsbaar.niet);
        if let Some(part) = testable {
            gelezen.diagnostics.extend(norm::toets_bevindingen(part, &gelezen.sources));
        }
    }
    report::keur(std::mem::take(&mut gelezen.diagnostics), gelezen.bestanden, toetsen, &strengheid(args))
}

/// What to do with warnings.
pub(super) fn strengheid(args: &ValidateArgs) -> Strengheid {
    Strengheid { streng: args.deny == Some(Weigering::Warnings), toegestaan: args.allow.clone() }
}

/// What goes beside the findings: what was passed over, and with `-v` what was read.
fn toelichting(args: &ValidateArgs, gelezen: &Gelezen) -> String {
    let read = gelezen.verloop.iter().filter(|_| args.gemeen.verbose);
    gelezen.let_op.iter().chain(read).map(|line| format!("{}\n", onschadelijk::regel(line))).collect()
}
