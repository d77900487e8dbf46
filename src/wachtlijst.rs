//! Waiting lists: who waits on the peildatum, and who waited too long in each month (design, 4.3).
//!
//! A waiting list is information; a norm judges.

use std::collections::BTreeMap;

use crate::calendar::Periode;

/// A waiting list on the peildatum and over the months of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WachtlijstStand {
    /// Index in [`crate::agreement::Overeenkomst::wachtlijsten`].
    pub wachtlijst: usize,
    /// Whether every needed delivery is there.
    pub volledig: bool,
    /// Needed deliveries that are not there.
    pub ontbreekt: Vec<Periode>,
    /// Rows that can't be read.
    pub onleesbaar: u64,
    /// Cases in the Proeftuin.
    pub proeftuin: u64,
    /// Who waits on the peildatum.
    pub stand: Wachtend,
    /// The same per value of each break-down field, in the order of the values.
    pub per: Vec<(usize, Vec<(String, Wachtend)>)>,
    /// Per month of the period.
    pub maanden: Vec<Maand>,
}

/// Who waits on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wachtend {
    /// How many wait.
    pub wachtend: u64,
    /// How many of them longer than the grens.
    pub boven_grens: u64,
    /// The longest wait in days; none when nobody waits.
    pub langst_dagen: Option<i64>,
}

/// Who waited too long in a month, and by how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maand {
    /// The month.
    pub maand: Periode,
    /// Cases over the grens.
    pub gevallen: u64,
    /// The sum of their started weeks over it.
    pub weken: u64,
    /// The most started weeks over it; 0 when there is no case.
    pub hoogste: u64,
    /// How many cases were over it by so many started weeks.
    pub per_week: BTreeMap<u64, u64>,
}
