//! Schemas and the program, for the tests that hold the one against the other.

#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test file uses its own part, and fails by panicking"
)]

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Command,
};

use jsonschema::Validator;
use serde_json::Value;

/// A path in the repository.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A text of JSON.
pub fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A schema that can check.
pub fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

/// What is wrong with a value, by place.
pub fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// What the program prints on stdout, run in a folder.
pub fn program(folder: &Path, args: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oss-welzijn"));
    command.args(args).current_dir(folder).output().unwrap().stdout
}

/// The keys of an object.
pub fn keys(map: &Value) -> BTreeSet<&str> {
    map.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect()
}

/// The places of every table in a schema.
pub fn places(at: &Value, pointer: &str) -> Vec<String> {
    let own =
        at.get("properties").filter(|_| at.get("additionalProperties").is_some()).map(|_| pointer.to_owned());
    let inner: Vec<(String, &Value)> = match at {
        Value::Object(map) => map.iter().map(|(key, inner)| (key.clone(), inner)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, inner)| (at.to_string(), inner)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let inner = inner.into_iter().flat_map(|(key, inner)| places(inner, &format!("{pointer}/{key}")));
    own.into_iter().chain(inner).collect()
}
