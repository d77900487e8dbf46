//! From values to bytes: pure functions, one file per form. Nothing is computed here and nothing is printed.

mod json;
mod onschadelijk;
mod table;

pub use json::json;
pub use table::{MINSTE_BREEDTE, TabelOpties, table};
