//! `validate`: every mistake in the settings and in one or more agreements at once.

use super::{
    args::{ValidateArgs, ValidateFormaat, Weigering},
    invoer::{self, Gelezen},
    omgeving::Omgeving,
    schrijf_stderr,
    stop::Stop,
    uitvoer,
};
use crate::{
    norm,
    render::{self, diagnostics, onschadelijk},
    report::{self, Keuring, Strengheid, Toetsen},
};

/// Reads the agreements, runs their toetsen, shows what was found, and returns the status.
pub(super) fn run(args: &ValidateArgs, omgeving: &Omgeving) -> Result<u8, Stop> {
    let mut gelezen = invoer::overeenkomsten(args.config.as_deref(), &args.overeenkomst, omgeving)?;
    let keuring = keuring(args, &mut gelezen);
    if !args.quiet {
        schrijf_stderr(&toelichting(args, &gelezen));
        let sources = &gelezen.sources;
        let text = match args.format {
            ValidateFormaat::Text => {
                diagnostics::keuring(&keuring, sources, omgeving.vorm_stdout(args.color))
            }
            ValidateFormaat::Json => render::validate_json(&keuring, sources, env!("CARGO_PKG_VERSION")),
        };
        uitvoer::schrijf_stdout(text.as_bytes())?;
    }
    Ok(keuring.exit)
}

/// Runs the toetsen of every valid agreement and weighs all that was found.
fn keuring(args: &ValidateArgs, gelezen: &mut Gelezen) -> Keuring {
    let mut toetsen = Toetsen::default();
    for map in &gelezen.mappen {
        match &map.overeenkomst {
            Some(overeenkomst) => {
                toetsen.uitgevoerd += map.toetsen;
                gelezen.diagnostics.extend(norm::toets_bevindingen(overeenkomst, &gelezen.sources));
            }
            None => toetsen.niet_uitgevoerd += map.toetsen,
        }
    }
    let strengheid =
        Strengheid { streng: args.deny == Some(Weigering::Warnings), toegestaan: args.allow.clone() };
    report::keur(std::mem::take(&mut gelezen.diagnostics), gelezen.bestanden, toetsen, &strengheid)
}

/// What goes beside the findings: what was passed over, and with `-v` what was read.
fn toelichting(args: &ValidateArgs, gelezen: &Gelezen) -> String {
    let read = gelezen.verloop.iter().filter(|_| args.verbose);
    gelezen.let_op.iter().chain(read).map(|line| format!("{}\n", onschadelijk::regel(line))).collect()
}
