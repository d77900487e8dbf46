//! From values to bytes: pure functions, one file per form. Nothing is computed here and nothing is printed.

pub mod diagnostics;
mod json;
pub(crate) mod onschadelijk;
mod table;

pub use json::json;
pub use table::{MINSTE_BREEDTE, TabelOpties, table};
