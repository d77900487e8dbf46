//! `explain`: what a code or an id of the agreement stands for.

use super::{
    args::{ExplainArgs, Mappen},
    invoer,
    omgeving::Omgeving,
    schrijf_stderr,
    stop::Stop,
    uitvoer::{self, Doel, Naar},
};
use crate::{
    diagnostic::{Code, nearest},
    render::{self, TabelOpties, onschadelijk},
    report::{self, Naslagblad},
};

/// Shows the pages about what was asked, and returns the status.
pub(super) fn run(args: &ExplainArgs, omgeving: &Omgeving) -> Result<u8, Stop> {
    // A code means the same everywhere, so that it needs no agreement.
    let bladen = match code(&args.id) {
        Some(code) => vec![report::naslag_code(code)],
        None => uit_de_overeenkomst(args, omgeving)?,
    };
    if args.gemeen.quiet {
        return Ok(0);
    }
    let opties = TabelOpties {
        breedte: omgeving.breedte(),
        kleur: omgeving.kleur_stdout(args.gemeen.color),
        ..TabelOpties::default()
    };
    let doel = Doel { formaat: (), naar: Naar::Stdout };
    uitvoer::schrijf(&[(doel, render::naslag(&bladen, &opties).into_bytes())])?;
    Ok(0)
}

/// The code, however its letters are written.
fn code(id: &str) -> Option<Code> {
    Code::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(id))
}

fn uit_de_overeenkomst(args: &ExplainArgs, omgeving: &Omgeving) -> Result<Vec<Naslagblad>, Stop> {
    // Whoever writes a code wrongly may have no agreement at hand.
    if args.id.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("OW-")) {
        return Err(onbekend(&args.id, Code::ALL.iter().map(|code| code.as_str())));
    }
    let mappen = Mappen { overeenkomst: args.overeenkomst.clone(), gegevens: None };
    let gelezen = invoer::overeenkomst(&args.gemeen, &mappen, omgeving)?;
    let read = gelezen.verloop.iter().filter(|_| args.gemeen.verbose);
    let lines = gelezen.let_op.iter().filter(|_| !args.gemeen.quiet).chain(read);
    schrijf_stderr(&lines.map(|line| format!("{}\n", onschadelijk::regel(line))).collect::<String>());
    let bladen = report::naslag(&gelezen.overeenkomst, &gelezen.sources, &args.id);
    if bladen.is_empty() {
        return Err(onbekend(&args.id, report::ids(&gelezen.overeenkomst)));
    }
    Ok(bladen)
}

/// There is nothing of that name; perhaps something near it was meant.
fn onbekend<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Stop {
    let near = nearest(id, known).map_or_else(String::new, |near| format!("\nBedoelde u {near}?"));
    Stop::gebruik(format!("\"{id}\" is geen id uit de overeenkomst en geen code van een bevinding.{near}"))
}
