//! Why a command ends without a verdict.

use crate::{
    diagnostic::Diagnostic,
    render::{diagnostics, onschadelijk},
    source::Sources,
};

/// The reason, with the exit status that goes with it.
#[derive(Debug)]
pub(super) enum Stop {
    /// Wrong usage, a path that is not there, output that can't be written: a message of one or more lines.
    Gebruik(String),
    /// The agreement or the configuration is not valid.
    Ongeldig {
        /// Every finding.
        diagnostics: Vec<Diagnostic>,
        /// The texts they point into.
        sources: Sources,
    },
}

impl Stop {
    /// Wrong usage, a path that is not there, output that can't be written.
    pub(super) fn gebruik(message: impl Into<String>) -> Self {
        Self::Gebruik(message.into())
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
            Self::Gebruik(message) => format!("fout: {}\n", onschadelijk::tekst(message)),
            Self::Ongeldig { diagnostics: found, sources } => {
                diagnostics::text(found, sources, sources.iter().count(), vorm)
            }
        }
    }
}
