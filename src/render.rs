//! From values to bytes: pure functions, one file per form. Nothing is computed here and nothing is printed.

pub mod diagnostics;
mod json;
pub(crate) mod onschadelijk;
mod table;
mod validate_json;

pub use json::json;
pub use table::{MINSTE_BREEDTE, TabelOpties, table};
pub use validate_json::validate_json;
