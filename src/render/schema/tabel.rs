//! The words in which the schemas of files are written: a table is a list of keys, a key has a form and a line for
//! people.
//!
//! A pattern asks for the way of writing that `docs/overeenkomst.md` teaches. The reader takes a few more: spaces around
//! a number, a plus sign.

use serde_json::{Map, Value, json};

/// A key of a table.
pub(super) struct Sleutel {
    naam: &'static str,
    /// Whether it must be there.
    moet: bool,
    vorm: Value,
    uitleg: &'static str,
}

/// A key that must be there.
pub(super) fn moet(naam: &'static str, vorm: Value, uitleg: &'static str) -> Sleutel {
    Sleutel { naam, moet: true, vorm, uitleg }
}

/// A key that may be there.
pub(super) fn mag(naam: &'static str, vorm: Value, uitleg: &'static str) -> Sleutel {
    Sleutel { naam, moet: false, vorm, uitleg }
}

/// A table with these keys and no others.
pub(super) fn tabel(sleutels: impl IntoIterator<Item = Sleutel>) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for Sleutel { naam, moet, mut vorm, uitleg } in sleutels {
        // Beside a reference nothing else counts: the part it refers to explains itself.
        if vorm.get("$ref").is_none() {
            vorm["description"] = json!(uitleg);
        }
        properties.insert(naam.to_owned(), vorm);
        required.extend(moet.then_some(naam));
    }
    let mut table = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

/// A table that may also say where it comes from, and which finding is accepted.
pub(super) fn tabel_met_bron(sleutels: impl IntoIterator<Item = Sleutel>) -> Value {
    let bron = [mag("bron", deel("bron"), ""), mag("aanvaard", deel("aanvaard"), "")];
    tabel(sleutels.into_iter().chain(bron))
}

/// A part that stands under `definitions`.
pub(super) fn deel(naam: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{naam}") })
}

/// Tables under one key: `[[key]]`.
pub(super) fn tabellen(tabel: Value) -> Value {
    json!({ "type": "array", "items": tabel })
}

/// A list of texts.
pub(super) fn lijst(vorm: Value) -> Value {
    json!({ "type": "array", "items": vorm })
}

/// A list with something in it.
pub(super) fn lijst_met_iets(vorm: Value) -> Value {
    json!({ "type": "array", "items": vorm, "minItems": 1 })
}

/// A text, or a list of such texts.
pub(super) fn een_of_meer() -> Value {
    json!({ "type": ["string", "array"], "pattern": IETS, "items": tekst() })
}

/// Something that can be seen.
const IETS: &str = r"\S";
const GETAL: &str = r"-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]{1,4})?";
const PERCENTAGE: &str = r"0*(100(,0{1,4})?|[0-9]{1,2}(,[0-9]{1,4})?) ?%";

fn patroon(regex: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^({regex})$") })
}

/// A text with something in it.
pub(super) fn tekst() -> Value {
    json!({ "type": "string", "pattern": IETS })
}

/// A text of one of these forms.
pub(super) fn tekst_als(regex: &str) -> Value {
    patroon(regex)
}

/// An id of the agreement's own things.
pub(super) fn id() -> Value {
    patroon(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
}

/// The name of a field.
pub(super) fn naam() -> Value {
    json!({
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]*$",
        "not": { "enum": ["peildatum", "leeg", "gevuld", "in", "ja", "nee"] },
    })
}

/// A day. As JSON it is a text.
pub(super) fn dag() -> Value {
    json!({ "type": "string", "format": "date" })
}

/// A whole number in a range.
pub(super) fn geheel(least: i64, most: i64) -> Value {
    json!({ "type": "integer", "minimum": least, "maximum": most })
}

/// A number or amount as text.
pub(super) fn getal() -> Value {
    patroon(&format!(r"(€ ?)?({GETAL}|-)"))
}

/// A whole number, or any number as text.
pub(super) fn geheel_of_getal() -> Value {
    json!({ "type": ["integer", "string"], "pattern": format!("^{GETAL}$") })
}

/// `true` or `false`.
pub(super) fn ja_nee() -> Value {
    json!({ "type": "boolean" })
}

/// A share.
pub(super) fn percentage() -> Value {
    patroon(PERCENTAGE)
}

/// A threshold: a share, or for some norms a number.
pub(super) fn drempel() -> Value {
    json!({ "type": ["string", "integer"], "minimum": 0, "pattern": format!("^({PERCENTAGE}|{GETAL})$") })
}

/// A term.
pub(super) fn termijn() -> Value {
    patroon("([1-9][0-9]{0,2}|1000) (dag|dagen|week|weken|maand|maanden|jaar|jaren)")
}

/// A period.
pub(super) fn periode() -> Value {
    patroon("[0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?")
}

/// One of these words.
pub(super) fn woord<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    json!({ "type": "string", "enum": words.into_iter().collect::<Vec<_>>() })
}

/// A cell of a delivery.
pub(super) fn cel() -> Value {
    json!({ "type": ["string", "integer", "boolean"] })
}
