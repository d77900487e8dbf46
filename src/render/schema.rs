//! JSON Schemas: what an agreement and `oss-welzijn.toml` may hold, for completion in an editor, and what the JSON of
//! `check` and `validate` holds, for who writes a reader of it.
//!
//! Those of the files are described by hand and held against the reader by `tests/schema.rs`; those of the output
//! follow from the types that are written.
//!
//! The files are described in draft-07: editors of TOML check with a library that knows nothing newer. Properties stand
//! in tables themselves and not under `allOf`, and texts under no `anyOf`: else the same editors complete nothing.

mod config;
mod gegevens;
mod norm;
mod overeenkomst;
mod tabel;
pub(super) mod uitvoer;

use serde_json::{Value, json};

/// What an agreement may hold.
#[must_use]
pub fn overeenkomst() -> String {
    tekst(van_bestand("Een overeenkomst", overeenkomst::tabel(), overeenkomst::definities()))
}

/// What `oss-welzijn.toml` may hold.
#[must_use]
pub fn config() -> String {
    tekst(van_bestand("De instellingen: oss-welzijn.toml", config::tabel(), json!({})))
}

/// What the JSON of `check` holds.
#[must_use]
pub fn check() -> String {
    tekst(uitvoer::check())
}

/// What the JSON of `validate` holds.
#[must_use]
pub fn validate() -> String {
    tekst(super::validate_json::schema())
}

/// The schema of a file, with the parts that it refers to.
fn van_bestand(titel: &str, mut schema: Value, definities: Value) -> Value {
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(titel);
    if definities.as_object().is_some_and(|parts| !parts.is_empty()) {
        schema["definitions"] = definities;
    }
    schema
}

/// Indented, in one order whatever map the JSON library was built with, with a final newline.
fn tekst(mut schema: Value) -> String {
    schema.sort_all_objects();
    super::json::ingesprongen(&schema)
}
