//! What clap has to say, in Dutch: help and version on stdout, wrong usage on stderr.

use std::{
    ffi::OsString,
    io::{self, Write},
};

use clap::{
    CommandFactory, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{args::Args, schrijf_stderr};
use crate::render::onschadelijk;

/// Prints what the command line asked for or did wrong, and returns the exit status. `words` are those of the command
/// line.
pub(super) fn afhandelen(error: &Error, words: &[OsString]) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A reader that has seen enough closes the pipe; the help was shown.
        let _ = write!(io::stdout(), "{}", error.render());
        return 0;
    }
    schrijf_stderr(&onschadelijk::tekst(&in_het_nederlands(error, opdracht(words))));
    2
}

/// Wrong usage in words, with where to look further.
fn in_het_nederlands(error: &Error, opdracht: &str) -> String {
    let mut text = format!("fout: {}\n", wat(error, opdracht));
    if let Some(near) = vermoeden(error) {
        text.push_str(&format!("Bedoelde u {near}?\n"));
    }
    text.push_str(&format!("\nHulp: oss-welzijn --help, of oss-welzijn {opdracht} --help\n"));
    text
}

/// The command that was typed, or else the one that most want.
fn opdracht(words: &[OsString]) -> &str {
    match words.get(1).and_then(|word| word.to_str()) {
        Some("validate") => "validate",
        Some("template") => "template",
        Some("explain") => "explain",
        Some("schema") => "schema",
        Some(_) | None => "check",
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are clap's, and it may add some")]
fn wat(error: &Error, opdracht: &str) -> String {
    let arg = vlag(waarde(error, ContextKind::InvalidArg));
    let given = waarde(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => format!("de optie {arg} bestaat niet."),
        ErrorKind::UnknownArgument => format!("\"{arg}\" is hier te veel."),
        ErrorKind::InvalidSubcommand => {
            format!("de opdracht \"{}\" bestaat niet.", waarde(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let known: Vec<String> =
                Args::command().get_subcommands().map(|is| is.get_name().to_owned()).collect();
            format!("geef een opdracht: {}.", opsomming(&known))
        }
        ErrorKind::InvalidValue if given.is_empty() => format!("bij {arg} hoort een waarde."),
        // A value without a flag before it.
        ErrorKind::InvalidValue if arg.starts_with('<') => {
            format!("{arg} \"{given}\" bestaat niet. Kies {}.", waarde(error, ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue => {
            format!("{arg} kent \"{given}\" niet. Kies {}.", waarde(error, ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map_or_else(String::new, ToString::to_string);
            format!("{arg} \"{given}\" {why}")
        }
        ErrorKind::TooManyValues => format!("bij {arg} hoort geen waarde."),
        ErrorKind::ArgumentConflict => {
            let other = vlag(waarde(error, ContextKind::PriorArg));
            if other == arg {
                format!("{arg} mag maar een keer.")
            } else {
                format!("{arg} en {other} gaan niet samen.")
            }
        }
        ErrorKind::MissingRequiredArgument => match keuze(opdracht) {
            known if known.is_empty() => format!("er ontbreekt iets: {arg}."),
            known => format!("er ontbreekt iets: {arg}. Kies {}.", opsomming(&known)),
        },
        ErrorKind::InvalidUtf8 => "een argument is geen leesbare tekst (UTF-8).".to_owned(),
        // Its own words are better than none.
        _ => error.to_string(),
    }
}

/// What there is to choose from after the name of a command; empty when it needs nothing there.
fn keuze(opdracht: &str) -> Vec<String> {
    let args = Args::command();
    let required = args.find_subcommand(opdracht).and_then(|command| command.get_positionals().next());
    let values = required.map(clap::Arg::get_possible_values).unwrap_or_default();
    values.iter().map(|value| value.get_name().to_owned()).collect()
}

/// A flag without the name of its value.
fn vlag(mut arg: String) -> String {
    if let Some(end) = arg.find(" <") {
        arg.truncate(end);
    }
    arg
}

/// What was probably meant: of several, the nearest, which clap puts last.
fn vermoeden(error: &Error) -> Option<String> {
    [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| match error.get(kind) {
            Some(ContextValue::Strings(near)) => near.last().cloned(),
            _ => Some(waarde(error, kind)).filter(|near| !near.is_empty()),
        })
}

/// A fact about an error as text; empty when it is not known.
fn waarde(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => opsomming(texts),
        _ => String::new(),
    }
}

/// `a, b of c`.
pub(super) fn opsomming(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} of {last}", first.join(", ")),
    }
}
