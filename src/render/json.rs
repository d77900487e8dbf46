//! The report as JSON: what scripts read.

use std::{borrow::Cow, fmt::Write as _};

use serde::Serialize;

use super::onschadelijk;
use crate::report::Report;

/// The report as indented JSON with a final newline.
#[must_use]
pub fn json(report: &Report) -> String {
    ingesprongen(report)
}

/// Any value as indented JSON with a final newline.
///
/// Characters that a terminal might obey are written as escapes, which a reader of JSON turns back.
pub(super) fn ingesprongen(value: &impl Serialize) -> String {
    // Serialising fails only for maps with keys that are no text, and what is shown has none.
    let plain = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(plain.len() + 1);
    let mut buffer = [0; 4];
    for letter in plain.chars() {
        let text = letter.encode_utf8(&mut buffer);
        if matches!(onschadelijk::tekst(text), Cow::Borrowed(_)) {
            out.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out.push('\n');
    out
}
