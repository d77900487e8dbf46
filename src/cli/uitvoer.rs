//! Where reports go: stdout, or files that are replaced whole or not at all.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use tempfile::NamedTempFile;

use super::{gebruik::opsomming, map::waarom, pad, stop::Stop};
use crate::diagnostic::nearest;

/// A report that was asked for, in one of the forms `F` of its command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doel<F> {
    /// In which form.
    pub(super) formaat: F,
    /// Where it goes.
    pub(super) naar: Naar,
}

/// Where a report goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Naar {
    /// Standard output.
    Stdout,
    /// A file.
    Bestand(PathBuf),
}

/// The reports that `--format` and `--output` ask for: `PATH`, `FORMAT=PATH`, or `-` for stdout.
///
/// Without `--output` it is one, on stdout; quietly, none is.
pub(super) fn doelen<F: ValueEnum + Copy>(
    outputs: &[String],
    formaat: F,
    quiet: bool,
) -> Result<Vec<Doel<F>>, Stop> {
    let mut doelen: Vec<Doel<F>> = Vec::new();
    for output in outputs {
        let doel = doel(output, formaat)?;
        if doelen.iter().any(|other| other.naar == doel.naar) {
            return Err(Stop::gebruik(format!("--output noemt twee keer dezelfde plek: {output}.")));
        }
        doelen.push(doel);
    }
    if outputs.is_empty() {
        doelen.push(Doel { formaat, naar: Naar::Stdout });
    }
    doelen.retain(|doel| !quiet || doel.naar != Naar::Stdout);
    Ok(doelen)
}

fn doel<F: ValueEnum + Copy>(output: &str, formaat: F) -> Result<Doel<F>, Stop> {
    let (formaat, path) = match output.split_once('=') {
        Some((word, path)) if word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => {
            (vorm(word)?, path)
        }
        _ => (formaat, output),
    };
    if path.is_empty() {
        return Err(Stop::gebruik(format!("--output {output}: er ontbreekt een pad.")));
    }
    Ok(Doel { formaat, naar: naar(path)? })
}

/// Where a path leads: `-` is stdout.
pub(super) fn naar(path: &str) -> Result<Naar, Stop> {
    match path {
        "" => Err(Stop::gebruik("--output: er ontbreekt een pad.")),
        "-" => Ok(Naar::Stdout),
        path => Ok(Naar::Bestand(PathBuf::from(path))),
    }
}

/// The form by its word. A path with a `=` in its first part can be written as `./a=b`.
fn vorm<F: ValueEnum>(word: &str) -> Result<F, Stop> {
    F::from_str(word, false).map_err(|_| {
        let known: Vec<String> = F::value_variants()
            .iter()
            .filter_map(|formaat| formaat.to_possible_value())
            .map(|value| value.get_name().to_owned())
            .collect();
        let near = nearest(word, known.iter().map(String::as_str))
            .map_or_else(String::new, |near| format!(" Bedoelde u {near}?"));
        Stop::gebruik(format!(
            "--output: de vorm \"{word}\" bestaat niet.{near} Kies {}.\n\
             Is het een pad met een = erin? Schrijf er dan ./ voor.",
            opsomming(&known)
        ))
    })
}

/// Writes every report: first the files, each beside its place; when all of them are complete they take it. Fails when
/// anything can't be written.
pub(super) fn schrijf<F>(reports: &[(Doel<F>, Vec<u8>)]) -> Result<(), Stop> {
    let failed = |path: &Path, error: &io::Error| {
        Stop::gebruik(format!(
            "{} {}.
Er is geen half bestand achtergebleven.",
            pad::tekst(path),
            waarom(error)
        ))
    };
    let mut ready = Vec::new();
    for (doel, bytes) in reports {
        if let Naar::Bestand(path) = &doel.naar {
            ready.extend(klaarzetten(path, bytes).map_err(|error| failed(path, &error))?);
        }
    }
    for (file, path) in ready {
        file.persist(&path).map_err(|error| failed(&path, &error.error))?;
    }
    for (doel, bytes) in reports {
        if doel.naar == Naar::Stdout {
            schrijf_stdout(bytes)?;
        }
    }
    Ok(())
}

/// Writes to stdout. A reader that has seen enough may close it; fails when anything else is wrong.
fn schrijf_stdout(bytes: &[u8]) -> Result<(), Stop> {
    match naar_stdout(bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Stop::gebruik(format!("de uitvoer {}.", waarom(&error))))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

fn naar_stdout(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

/// A complete file beside its place, and that place. What is no plain file (a pipe, a device) is written to at
/// once, for it can't be replaced.
fn klaarzetten(path: &Path, bytes: &[u8]) -> io::Result<Option<(NamedTempFile, PathBuf)>> {
    // Through a link to the file itself, so that the link stays.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&place) {
        Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => {
            fs::OpenOptions::new().write(true).open(&place)?.write_all(bytes)?;
            return Ok(None);
        }
        Ok(_) | Err(_) => {}
    }
    let folder = match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = gewoon(&mut tempfile::Builder::new()).prefix(".oss-welzijn-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(Some((file, place)))
}

/// With the rights that any new file gets, instead of those of a secret.
fn gewoon<'a, 'b>(builder: &'a mut tempfile::Builder<'b, 'b>) -> &'a mut tempfile::Builder<'b, 'b> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::{super::args::Formaat, *};

    fn asked(outputs: &[&str], quiet: bool) -> Result<Vec<Doel<Formaat>>, String> {
        let outputs: Vec<String> = outputs.iter().map(ToString::to_string).collect();
        doelen(&outputs, Formaat::Table, quiet).map_err(|stop| format!("{stop:?}"))
    }

    fn file(formaat: Formaat, path: &str) -> Doel<Formaat> {
        Doel { formaat, naar: Naar::Bestand(path.into()) }
    }

    #[test]
    fn an_output_is_a_path_or_a_form_with_a_path() {
        let stdout = Doel { formaat: Formaat::Table, naar: Naar::Stdout };
        assert_eq!(asked(&[], false), Ok(vec![stdout.clone()]));
        assert_eq!(asked(&[], true), Ok(vec![]));
        assert_eq!(
            asked(&["json=a.json", "b.txt", "-"], false),
            Ok(vec![file(Formaat::Json, "a.json"), file(Formaat::Table, "b.txt"), stdout])
        );
        assert_eq!(asked(&["-", "./a=b"], true), Ok(vec![file(Formaat::Table, "./a=b")]));
        for wrong in [&["jsno=a"][..], &["json="], &["a", "json=a"]] {
            assert!(asked(wrong, false).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn files_are_replaced_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a"), "oud").unwrap();
        let report = |name: &str| {
            (Doel { formaat: Formaat::Json, naar: Naar::Bestand(path(name)) }, b"nieuw".to_vec())
        };
        assert!(schrijf(&[report("a"), report("geen-map/b")]).is_err());
        assert_eq!(fs::read_to_string(path("a")).unwrap(), "oud");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(schrijf(&[report("a"), report("b")]).is_ok());
        assert_eq!(fs::read_to_string(path("a")).unwrap(), "nieuw");
        assert_eq!(fs::read_to_string(path("b")).unwrap(), "nieuw");
    }
}
