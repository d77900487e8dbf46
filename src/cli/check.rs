//! `check`: the norms over one period, judged by what was delivered.

use std::mem;

use super::{
    args::{CheckArgs, Formaat},
    gelezen,
    invoer::{self, Ingelezen},
    omgeving::Omgeving,
    schrijf_stderr,
    stop::Stop,
    uitvoer::{self, Doel, Naar},
};
use crate::{
    agreement::Overeenkomst,
    calendar,
    diagnostic::nearest,
    intake::{self, Bekend, Bestand, Bestandsgegevens, Intake},
    norm::{self, Vraag},
    render::{self, TabelOpties, diagnostics, onschadelijk},
    report::{self, Grondslag, Opties, Report, Selectie},
    wachtlijst,
};

/// Judges, writes the report, and returns the status of the verdict.
pub(super) fn run(args: &CheckArgs, omgeving: &Omgeving) -> Result<u8, Stop> {
    let doelen = uitvoer::doelen(&args.output, args.format, args.gemeen.quiet)?;
    let (mut ingelezen, leveringen) = invoer::met_leveringen(&args.gemeen, &args.mappen, omgeving)?;
    let selectie = selectie(args, &ingelezen.overeenkomst)?;
    let bestanden = ingelezen.leveringen(leveringen)?;
    let overeenkomst = &ingelezen.overeenkomst;
    let (intake, vraag, later) = gelezen(args, &ingelezen, bestanden)?;
    let (wachtlijsten, beoordelingen) = rayon::join(
        || wachtlijst::stand(overeenkomst, &intake.zaken, vraag),
        || norm::beoordeel(overeenkomst, &intake.zaken, &intake.oordelen, vraag),
    );
    let report = report::maak(
        &Grondslag {
            overeenkomst,
            intake: &intake,
            vraag,
            beoordelingen: &beoordelingen,
            wachtlijsten: &wachtlijsten,
        },
        &Opties {
            voorbeeld: ingelezen.instellingen.voorbeeld,
            selectie,
            strict: args.strict,
            versie: env!("CARGO_PKG_VERSION").to_owned(),
            zoals_bekend: later.clone(),
        },
    );
    if !args.gemeen.quiet {
        schrijf_stderr(&toelichting(args, omgeving, &ingelezen, (&intake, &later), vraag));
    }
    let reports: Vec<(Doel<Formaat>, Vec<u8>)> = doelen
        .into_iter()
        .map(|doel| {
            let bytes = vorm(&report, &doel, args, omgeving);
            (doel, bytes)
        })
        .collect();
    uitvoer::schrijf(&reports)?;
    let exit = report.exit;
    // The process ends here. To give back the memory of every row first would be most of what is left to do.
    mem::forget((ingelezen, intake, report));
    Ok(exit)
}

/// One report in the form that was asked for.
fn vorm(report: &Report, doel: &Doel<Formaat>, args: &CheckArgs, omgeving: &Omgeving) -> Vec<u8> {
    let (breedte, kleur) = match &doel.naar {
        Naar::Stdout => (omgeving.breedte(), omgeving.kleur_stdout(args.gemeen.color)),
        Naar::Bestand(_) => (omgeving.breedte_bestand(), false),
    };
    match doel.formaat {
        Formaat::Json => render::json(report).into_bytes(),
        Formaat::Table => {
            let opties = TabelOpties {
                breedte,
                kleur,
                zaken: args.zaken,
                financien: args.financien,
                uitvoerig: args.gemeen.verbose,
                bevindingen: if args.max_bevindingen == 0 { usize::MAX } else { args.max_bevindingen },
            };
            render::table(report, &opties).into_bytes()
        }
    }
}

/// The deliveries, what is asked about them, and with `--zoals-bekend` which were left out.
fn gelezen(
    args: &CheckArgs,
    ingelezen: &Ingelezen,
    bestanden: Vec<Bestand>,
) -> Result<(Intake, Vraag, Option<Vec<String>>), Stop> {
    let overeenkomst = &ingelezen.overeenkomst;
    if !args.zoals_bekend {
        let intake = intake::lees(overeenkomst, bestanden);
        let vraag = vraag(args, ingelezen, &intake)?;
        return Ok((intake, vraag, None));
    }
    // Which period is the last one hangs on all deliveries, and on that hangs which of them to leave out.
    let intake = match args.periode {
        None => intake::lees(overeenkomst, bestanden.clone()),
        Some(_) => Intake::default(),
    };
    let vraag = vraag(args, ingelezen, &intake)?;
    let Bekend { bestanden, later } = intake::zoals_bekend(overeenkomst, bestanden, vraag.peildatum);
    Ok((intake::lees(overeenkomst, bestanden), vraag, Some(later)))
}

/// The period and the peildatum that were asked for, or what stands in for them (design, 4.1).
fn vraag(args: &CheckArgs, ingelezen: &Ingelezen, intake: &Intake) -> Result<Vraag, Stop> {
    let Some(periode) = args.periode.or_else(|| intake.laatste_kwartaal()) else {
        let folder = ingelezen.instellingen.gegevens.as_ref().map_or("", |folder| folder.naam.as_str());
        return Err(Stop::gebruik(format!(
            "in {folder} staat geen levering, zodat de laatste periode niet bekend is.\n\
             Geef een periode, bijvoorbeeld --periode 2023-Q1."
        )));
    };
    let peildatum = args.peildatum.unwrap_or_else(|| periode.tot_en_met());
    if peildatum < periode.van() {
        return Err(Stop::gebruik(format!(
            "de peildatum {} ligt voor de periode: {} begint op {}.\n\
             Geef met --periode een vroegere periode.",
            calendar::in_words(peildatum),
            periode.in_words(),
            calendar::in_words(periode.van())
        )));
    }
    Ok(Vraag { periode, peildatum })
}

/// What `--werksoort` and `--kernbeding` name.
fn selectie(args: &CheckArgs, overeenkomst: &Overeenkomst) -> Result<Selectie, Stop> {
    let werksoorten: Vec<&str> = overeenkomst.werksoorten.iter().map(|is| is.id.as_str()).collect();
    let kernbedingen: Vec<&str> = overeenkomst.kernbedingen.iter().map(|is| is.id.as_str()).collect();
    Ok(Selectie {
        werksoorten: gekozen("werksoort", &args.werksoort, &werksoorten)?,
        kernbedingen: gekozen("kernbeding", &args.kernbeding, &kernbedingen)?,
    })
}

/// The positions of the chosen ids, each once, in the order of the agreement.
fn gekozen(wat: &str, asked: &[String], known: &[&str]) -> Result<Vec<usize>, Stop> {
    let mut gekozen = Vec::new();
    for id in asked {
        let Some(index) = known.iter().position(|known| known == id) else {
            let near = nearest(id, known.iter().copied())
                .map_or_else(String::new, |near| format!(" Bedoelde u {near}?"));
            let list: String = known.iter().map(|id| format!("\n  {id}")).collect();
            return Err(Stop::gebruik(format!(
                "--{wat}: \"{id}\" staat niet in deze overeenkomst.{near}\nDeze zijn er:{list}"
            )));
        };
        gekozen.push(index);
    }
    gekozen.sort_unstable();
    gekozen.dedup();
    Ok(gekozen)
}

/// What goes beside the report: warnings about the agreement, what was passed over, and with `-v` what was read.
fn toelichting(
    args: &CheckArgs,
    omgeving: &Omgeving,
    ingelezen: &Ingelezen,
    (intake, later): (&Intake, &Option<Vec<String>>),
    vraag: Vraag,
) -> String {
    let mut out = String::new();
    let warnings = &ingelezen.waarschuwingen;
    if !warnings.is_empty() {
        let sources = &ingelezen.sources;
        let vorm = omgeving.vorm_stderr(args.gemeen.color);
        out.push_str(&diagnostics::text(warnings, sources, sources.iter().count(), vorm));
        out.push('\n');
    }
    let mut lines = ingelezen.let_op.clone();
    if args.gemeen.verbose {
        lines.extend(ingelezen.verloop.iter().cloned());
        let of_file = |file: &Bestandsgegevens| gelezen::regels(&format!("  {}", file.pad), file);
        lines.extend(intake.bestanden.iter().flat_map(of_file));
        let later = later.iter().flatten();
        lines.extend(later.map(|pad| format!("  {pad}: niet gelezen, want van na de peildatum")));
        lines.push(format!("Periode:      {}", vraag.periode.in_words()));
        lines.push(format!("Peildatum:    {}", calendar::in_words(vraag.peildatum)));
    }
    for line in lines {
        out.push_str(&onschadelijk::regel(&line));
        out.push('\n');
    }
    out
}
