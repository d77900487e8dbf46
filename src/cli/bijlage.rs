//! The files of stukken: each must lie in the folder of its agreement and be the file that was written down.

use std::{fs, io, io::Read, path::Path};

use sha2::{Digest, Sha256};

use super::map::waarom;
use crate::{agreement::Bijlage, diagnostic::Diagnostic};

/// How much of a file is held at a time.
const STUK: usize = 64 * 1024;

/// What is wrong with these files, in the folder of the agreement.
pub(super) fn bevindingen(map: &Path, bijlagen: &[Bijlage]) -> Vec<Diagnostic> {
    let checked = bijlagen.iter().filter_map(|bijlage| match sha256(map, &bijlage.bestand) {
        Ok(gevonden) => bijlage.anders(&gevonden),
        Err(waarom) => Some(bijlage.onleesbaar(&waarom)),
    });
    checked.collect()
}

/// The SHA-256 of a file in the folder, or why there is none.
fn sha256(map: &Path, bestand: &str) -> Result<String, String> {
    let said = |error: io::Error| waarom(&error);
    let root = fs::canonicalize(map).map_err(said)?;
    let path = fs::canonicalize(root.join(bestand)).map_err(said)?;
    if !path.starts_with(&root) {
        return Err("ligt buiten de map van de overeenkomst".to_owned());
    }
    // A pipe would never end.
    if !fs::metadata(&path).map_err(said)?.is_file() {
        return Err("is geen bestand".to_owned());
    }
    let mut file = fs::File::open(&path).map_err(said)?;
    let (mut sum, mut chunk) = (Sha256::new(), vec![0; STUK]);
    loop {
        match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => sum.update(&chunk[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(waarom(&error)),
        }
    }
    Ok(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
