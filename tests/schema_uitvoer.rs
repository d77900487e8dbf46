//! The JSON Schemas of the output: every key that comes out is in them, and every key in them comes out.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use oss_welzijn::render::schema;
use serde_json::{Value, json};

mod vorm;

use vorm::{faults, keys, parsed, places, program, root, validator};

/// The schema with every key that it does not name refused, and every text of which it says nothing no day and no number:
/// those have a form.
fn streng(at: &mut Value, key: &str) {
    if at.get("properties").is_some() {
        at["additionalProperties"] = json!(false);
    }
    let says = ["pattern", "format", "enum", "const"].iter().any(|key| at.get(key).is_some());
    let is_text =
        at["type"] == "string" || at["type"].as_array().is_some_and(|all| all.contains(&json!("string")));
    if is_text && !says && !WOORDEN.contains(&key) {
        at["not"] = json!({ "type": "string", "pattern": r"^([0-9]{4}-[0-9]{2}(-[0-9]{2})?|[0-9]{4}-[QH][1-4]|-?[0-9]+(\.[0-9]+)?)$" });
    }
    match at {
        Value::Object(map) => map
            .iter_mut()
            .for_each(|(inner, value)| streng(value, if inner == "items" { key } else { inner })),
        Value::Array(items) => items.iter_mut().for_each(|value| streng(value, key)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Texts for people or from the data, which may look like a number.
const WOORDEN: [&str; 14] = [
    "nummer",
    "plaats",
    "tekst",
    "getoond",
    "nu",
    "vorig",
    "norm",
    "marge",
    "waarde",
    "zaak",
    "lid",
    "cel",
    "minstens",
    "hoogstens",
];

/// Every key of the schema occurs in some output, and every key of each output is in the schema.
fn past(schema: &Value, outputs: &[Value]) {
    let mut strict = schema.clone();
    streng(&mut strict, "");
    let plain = validator(schema);
    let whole = validator(&strict);
    for output in outputs {
        assert_eq!(faults(&plain, output), [""; 0]);
        assert_eq!(faults(&whole, output), [""; 0]);
    }
    // Left out of the schema, a key that occurs would be refused.
    let mut seen = BTreeSet::new();
    outputs.iter().for_each(|output| gezien(schema, schema, "", output, &mut seen));
    let all = places(schema, "").into_iter().flat_map(|pointer| {
        let properties = &schema.pointer(&pointer).unwrap()["properties"];
        keys(properties).into_iter().map(|key| format!("{pointer}/properties/{key}")).collect::<Vec<_>>()
    });
    let never: Vec<String> = all.filter(|key| !seen.contains(key)).collect();
    assert_eq!(never, [""; 0]);
}

/// The places in the schema of all keys that a value has.
fn gezien(schema: &Value, at: &Value, pointer: &str, value: &Value, seen: &mut BTreeSet<String>) {
    if let Some(part) = at["$ref"].as_str().map(|part| &part[1..]) {
        return gezien(schema, schema.pointer(part).unwrap(), part, value, seen);
    }
    for (nr, form) in at["anyOf"].as_array().into_iter().flatten().enumerate() {
        gezien(schema, form, &format!("{pointer}/anyOf/{nr}"), value, seen);
    }
    for item in value.as_array().into_iter().flatten() {
        gezien(schema, &at["items"], &format!("{pointer}/items"), item, seen);
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        if let Some(form) = at["properties"].get(key) {
            let place = format!("{pointer}/properties/{key}");
            gezien(schema, form, &place, inner, seen);
            seen.insert(place);
        }
    }
}

#[test]
fn every_key_of_the_json_of_check_is_in_its_schema() {
    let periods = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2023", "2023-02"];
    let mut outputs: Vec<Value> = Vec::new();
    for folder in ["status-0", "status-1", "status-4", "te-beoordelen", "geld"] {
        let output = program(&root("tests/gevallen").join(folder), &["check", "--format", "json", "--zaken"]);
        outputs.push(serde_json::from_slice(&output).unwrap());
    }
    for period in periods {
        let output = program(&root(""), &["check", "--format", "json", "--zaken", "--periode", period]);
        outputs.push(serde_json::from_slice(&output).unwrap());
    }
    let chosen = ["check", "--format", "json", "--kernbeding", "sociaal-werk"];
    outputs.push(serde_json::from_slice(&program(&root(""), &chosen)).unwrap());
    let known = ["check", "--format", "json", "--periode", "2023-Q1", "--zoals-bekend"];
    outputs.push(serde_json::from_slice(&program(&root(""), &known)).unwrap());
    for period in periods {
        let counts =
            program(&root("examples/tellingen"), &["check", "--format", "json", "--periode", period]);
        outputs.push(serde_json::from_slice(&counts).unwrap());
    }
    past(&parsed(&schema::check()), &outputs);
}

#[test]
fn every_key_of_the_json_of_validate_is_in_its_schema() {
    let of = |args: &[&str]| -> Value {
        let args = [&["validate", "--format", "json"], args].concat();
        serde_json::from_slice(&program(&root(""), &args)).unwrap()
    };
    let good = of(&[]);
    let broken = of(&["--overeenkomst", "tests/fouten/overeenkomst"]);
    assert_eq!((&good["exit"], &broken["exit"]), (&json!(0), &json!(3)));
    past(&parsed(&schema::validate()), &[broken, good]);
}
