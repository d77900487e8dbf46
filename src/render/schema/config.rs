//! The keys of `oss-welzijn.toml`.

use serde_json::{Value, json};

use super::tabel::{ja_nee, mag, moet, tabel as met, tekst};

/// The whole file.
pub(super) fn tabel() -> Value {
    met([
        moet("formaat", json!({ "const": 1 }), "De vorm van dit bestand: 1"),
        mag("overeenkomst", tekst(), "De map met de overeenkomst, gezien vanuit dit bestand"),
        mag("gegevens", tekst(), "De map met de leveringen, gezien vanuit dit bestand"),
        mag("rapporten", tekst(), "De map voor rapporten, gezien vanuit dit bestand; voor later"),
        mag("voorbeeld", ja_nee(), "true zet VOORBEELD op alles: de cijfers zijn verzonnen"),
    ])
}
