//! What a run takes from its surroundings: the working folder, and what the terminal can show.

use std::{
    env,
    io::{self, IsTerminal},
    path::PathBuf,
};

use super::{args::Kleur, stop::Stop};
use crate::render::diagnostics;

/// Columns when nothing tells how many there are.
const BREEDTE: usize = 80;

/// The surroundings of one run.
#[derive(Debug, Clone)]
pub(super) struct Omgeving {
    /// The working folder.
    pub(super) map: PathBuf,
    /// The columns of the terminal on stdout.
    terminal: Option<usize>,
    /// `COLUMNS`, when it is a number.
    columns: Option<usize>,
    /// Whether colour is unwanted or can't be shown: `NO_COLOR` is set, or `TERM` is `dumb`.
    kleurloos: bool,
    /// Whether stdout is a terminal.
    stdout: bool,
    /// Whether stderr is one.
    stderr: bool,
}

impl Omgeving {
    /// Reads the surroundings. Fails when there is no working folder.
    pub(super) fn lees() -> Result<Self, Stop> {
        let map = env::current_dir()
            .map_err(|_| Stop::gebruik("de map waarin deze opdracht draait is niet te vinden"))?;
        let stdout = io::stdout().is_terminal();
        let set = |name| env::var_os(name).filter(|value| !value.is_empty());
        Ok(Self {
            map,
            terminal: stdout
                .then(|| terminal_size::terminal_size_of(io::stdout()))
                .flatten()
                .map(|(width, _)| usize::from(width.0)),
            columns: env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()),
            kleurloos: set("NO_COLOR").is_some() || set("TERM").is_some_and(|term| term == "dumb"),
            stdout,
            stderr: io::stderr().is_terminal(),
        })
    }

    /// Columns for what goes to stdout.
    pub(super) fn breedte(&self) -> usize {
        self.columns.or(self.terminal).filter(|columns| *columns > 0).unwrap_or(BREEDTE)
    }

    /// Columns for what goes to a file: the same on every screen.
    pub(super) fn breedte_bestand(&self) -> usize {
        self.columns.filter(|columns| *columns > 0).unwrap_or(BREEDTE)
    }

    /// Whether to colour what goes to stdout.
    pub(super) fn kleur_stdout(&self, keuze: Kleur) -> bool {
        self.kleur(keuze, self.stdout)
    }

    /// How findings look on stdout.
    pub(super) fn vorm_stdout(&self, keuze: Kleur) -> diagnostics::Vorm {
        diagnostics::Vorm { breedte: self.breedte(), kleur: self.kleur_stdout(keuze) }
    }

    /// How findings look on stderr.
    pub(super) fn vorm_stderr(&self, keuze: Kleur) -> diagnostics::Vorm {
        diagnostics::Vorm { breedte: self.breedte(), kleur: self.kleur(keuze, self.stderr) }
    }

    fn kleur(&self, keuze: Kleur, terminal: bool) -> bool {
        match keuze {
            Kleur::Always => true,
            Kleur::Never => false,
            Kleur::Auto => terminal && !self.kleurloos,
        }
    }
}
