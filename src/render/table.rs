//! The screen.
use crate::report::Report;
/// How a table is laid out.
#[derive(Debug, Clone, Copy)]
pub struct TabelOpties {
    /// Columns of the screen; fewer than 80 are taken as 80.
    pub breedte: usize,
    /// Whether to colour, with ANSI codes.
    pub kleur: bool,
    /// Whether to list the cases behind what failed.
    pub zaken: bool,
    /// Whether to show all findings, risks and break-downs.
    pub uitvoerig: bool,
}
/// The report as a screen of text.
#[must_use]
pub fn table(report: &Report, opties: &TabelOpties) -> String {
    let _ = (report, opties);
    String::new()
}
