//! x
#![forbid(unsafe_code)]
pub mod agreement;
pub mod calendar;
pub mod cli;
pub mod diagnostic;
pub mod intake;
pub mod norm;
pub mod number;
pub mod render;
pub mod report;
pub mod risico;
pub mod source;
pub mod wachtlijst;
