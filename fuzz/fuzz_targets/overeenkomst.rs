//! Any text as an agreement: alone, in two files, and beside an agreement that is valid. It must not panic or hang, and
//! what is said about it must be well formed in every form (`tests/keuring`).
#![no_main]

#[path = "../../tests/keuring/mod.rs"]
mod keuring;

use libfuzzer_sys::{Corpus, fuzz_target};

/// With this beside it, a text of one table can be a valid agreement.
const BASIS: &str = include_str!("../../tests/fouten/overeenkomst/basis.toml");

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(text) = str::from_utf8(bytes) else { return Corpus::Reject };
    keuring::keur_en_toon([("basis.toml", BASIS), ("extra.toml", text)]);
    let lines = text.split_inclusive('\n').count();
    if text.len() % 2 == 0 || lines < 2 {
        keuring::keur_en_toon([("een.toml", text)]);
    } else {
        let cut = text.split_inclusive('\n').take(text.len() % lines).map(str::len).sum();
        let (first, second) = text.split_at(cut);
        keuring::keur_en_toon([("een.toml", first), ("twee.toml", second)]);
    }
    Corpus::Keep
});
