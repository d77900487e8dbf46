//! From values to bytes: pure functions, one file per form. Nothing is computed here and nothing is printed.

mod bevinding;
mod codelijst;
pub mod diagnostics;
mod github;
mod json;
mod junit;
pub(crate) mod onschadelijk;
mod sarif;
pub mod schema;
mod sjabloon;
mod table;
mod validate_json;

pub use codelijst::codelijst;
pub use github::github;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;
pub use sjabloon::{sjabloon_csv, sjabloon_markdown};
pub use table::{MINSTE_BREEDTE, TabelOpties, naslag, table};
pub use validate_json::validate_json;
