//! The command line: the only floor that opens files, reads the environment, or prints.
//!
//! One file per command. A command returns the status of its verdict, or a `Stop` that says why there is none;
//! everything is printed here and in `uitvoer`.

mod args;
mod bijlage;
mod check;
mod config;
mod explain;
mod gebruik;
mod gelezen;
mod invoer;
mod leveringen;
mod map;
mod omgeving;
mod pad;
mod schema;
mod stop;
mod template;
mod uitvoer;
mod validate;

use std::{
    ffi::OsString,
    io::{self, Write},
};

use clap::Parser;

use args::{Args, Kleur, Opdracht};
use omgeving::Omgeving;
use stop::Stop;

/// Runs a command line, the name of the program first, and returns the exit status (design, 4.2).
#[must_use]
pub fn run(command_line: impl IntoIterator<Item = OsString>) -> u8 {
    let words: Vec<OsString> = command_line.into_iter().collect();
    let args = match Args::try_parse_from(&words) {
        Ok(args) => args,
        Err(error) => return gebruik::afhandelen(&error, &words),
    };
    let omgeving = match Omgeving::lees() {
        Ok(omgeving) => omgeving,
        Err(stop) => return melden(&stop, ""),
    };
    let Args { opdracht, .. } = args;
    match opdracht {
        Opdracht::Check(args) => {
            let vorm = omgeving.vorm_stderr(args.gemeen.color);
            check::run(&args, &omgeving).unwrap_or_else(|stop| melden(&stop, &stop.text(vorm)))
        }
        Opdracht::Explain(args) => {
            let vorm = omgeving.vorm_stderr(args.gemeen.color);
            explain::run(&args, &omgeving).unwrap_or_else(|stop| melden(&stop, &stop.text(vorm)))
        }
        Opdracht::Validate(args) => {
            let vorm = omgeving.vorm_stderr(args.gemeen.color);
            validate::run(&args, &omgeving).unwrap_or_else(|stop| melden(&stop, &stop.text(vorm)))
        }
        Opdracht::Template(args) => {
            let vorm = omgeving.vorm_stderr(args.gemeen.color);
            template::run(&args, &omgeving).unwrap_or_else(|stop| melden(&stop, &stop.text(vorm)))
        }
        Opdracht::Schema(args) => {
            let vorm = omgeving.vorm_stderr(Kleur::Auto);
            schema::run(&args).unwrap_or_else(|stop| melden(&stop, &stop.text(vorm)))
        }
    }
}

/// Says on stderr why there is no verdict.
fn melden(stop: &Stop, text: &str) -> u8 {
    schrijf_stderr(text);
    stop.status()
}

/// Diagnostics and progress. When stderr can't be written there is nobody left to tell.
fn schrijf_stderr(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}
