//! `template`: an empty delivery of one data set, and what its columns mean.

use super::{
    args::{Mappen, SjabloonFormaat, TemplateArgs},
    invoer,
    omgeving::Omgeving,
    schrijf_stderr,
    stop::Stop,
    uitvoer::{self, Doel},
};
use crate::{
    agreement::{Gegevens, Overeenkomst},
    diagnostic::nearest,
    render::{self, onschadelijk},
    report,
};

/// Writes the template and returns 0.
pub(super) fn run(args: &TemplateArgs, omgeving: &Omgeving) -> Result<u8, Stop> {
    let doelen = uitvoer::doelen(&args.output, args.format, args.gemeen.quiet)?;
    let mappen = Mappen { overeenkomst: args.overeenkomst.clone(), gegevens: None };
    let ingelezen = invoer::overeenkomst(&args.gemeen, &mappen, omgeving)?;
    if !args.gemeen.quiet {
        let read = ingelezen.verloop.iter().filter(|_| args.gemeen.verbose);
        let lines = ingelezen.let_op.iter().chain(read);
        schrijf_stderr(&lines.map(|line| format!("{}\n", onschadelijk::regel(line))).collect::<String>());
    }
    let overeenkomst = ingelezen.overeenkomst;
    let index = gekozen(args.gegevensset.as_deref(), &overeenkomst)?;
    past(args, &overeenkomst.gegevens[index])?;
    let sjabloon = report::sjabloon(&overeenkomst, index, args.periode);
    let written: Vec<(Doel<SjabloonFormaat>, Vec<u8>)> = doelen
        .into_iter()
        .map(|doel| {
            let text = match doel.formaat {
                SjabloonFormaat::Csv => render::sjabloon_csv(&sjabloon),
                SjabloonFormaat::Markdown => render::sjabloon_markdown(&sjabloon),
            };
            (doel, text.into_bytes())
        })
        .collect();
    uitvoer::schrijf(&written)?;
    Ok(0)
}

/// The data set with the id that was asked for.
fn gekozen(asked: Option<&str>, overeenkomst: &Overeenkomst) -> Result<usize, Stop> {
    let ids: Vec<&str> = overeenkomst.gegevens.iter().map(|gegevens| gegevens.id.as_str()).collect();
    if let Some(index) = asked.and_then(|asked| ids.iter().position(|id| *id == asked)) {
        return Ok(index);
    }
    let wrong = match asked {
        None => "noem een gegevensset.".to_owned(),
        Some(asked) => {
            let near = nearest(asked, ids.iter().copied());
            let near = near.map_or_else(String::new, |near| format!("\nBedoelde u {near}?"));
            format!("gegevensset \"{asked}\" bestaat niet.{near}")
        }
    };
    Err(Stop::gebruik(format!("{wrong}\nDeze overeenkomst heeft: {}.", ids.join(", "))))
}

/// A delivery is about a period of its own length.
fn past(args: &TemplateArgs, gegevens: &Gegevens) -> Result<(), Stop> {
    match args.periode {
        Some(periode) if periode.ritme() != gegevens.frequentie => Err(Stop::gebruik(format!(
            "--periode {periode} is een {}, maar {} komen per {}.",
            periode.ritme().as_str(),
            gegevens.id,
            gegevens.frequentie.as_str()
        ))),
        Some(_) | None => Ok(()),
    }
}
