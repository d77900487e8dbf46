//! Why a command ends without a verdict.

use std::io;

use super::map::waarom;
use crate::{
    diagnostic::Diagnostic,
    render::{diagnostics, onschadelijk},
    source::Sources,
};

/// The reason, with the exit status that goes with it.
#[derive(Debug)]
pub(super) enum Stop {
    /// Wrong usage, a path that is not there, output that can't be written: a message of one or more lines, or the name of
    /// a file or folder as the context of what the system said of it.
    Gebruik(anyhow::Error),
    /// The agreement or the configuration is not valid.
    Ongeldig {
        /// Every finding.
        diagnostics: Vec<Diagnostic>,
        /// The texts they point into.
        sources: Sources,
    },
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Self::Gebruik(error)
    }
}

impl Stop {
    /// Wrong usage, a path that is not there, output that can't be written.
    pub(super) fn gebruik(message: impl Into<String>) -> Self {
        Self::Gebruik(anyhow::Error::msg(message.into()))
    }

    /// The exit status (design, 4.2).
    pub(super) fn status(&self) -> u8 {
        match self {
            Self::Gebruik(_) => 2,
            Self::Ongeldig { .. } => 3,
        }
    }

    /// What stands on stderr.
    pub(super) fn text(&self, vorm: diagnostics::Vorm) -> String {
        match self {
            Self::Gebruik(error) => {
                let message = match error.root_cause().downcast_ref::<io::Error>() {
                    Some(cause) => format!("{error} {}.", waarom(cause)),
                    None => error.to_string(),
                };
                format!("fout: {}\n", onschadelijk::tekst(&message))
            }
            Self::Ongeldig { diagnostics: found, sources } => {
                diagnostics::text(found, sources, sources.iter().count(), vorm)
            }
        }
    }
}
