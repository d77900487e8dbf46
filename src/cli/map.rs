//! Folders and files: what is in them, in an order that is the same on every machine.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};

use super::pad;

/// A folder or file to open, and what a user calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plaats {
    /// What is opened.
    pub(super) pad: PathBuf,
    /// What is shown.
    pub(super) naam: String,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Inhoud {
    /// Its files and those of its subfolders, by name.
    pub(super) bestanden: Vec<Plaats>,
    /// Links that point outside the folder or to nothing, by name. They are not followed.
    pub(super) overgeslagen: Vec<String>,
}

impl Plaats {
    /// A path as the user typed it.
    pub(super) fn getypt(path: &Path) -> Self {
        Self { pad: path.to_owned(), naam: pad::getypt(path) }
    }

    /// A path that stands in a file of the folder `base`, told from `here`.
    pub(super) fn in_map(base: &Path, here: &Path, path: &str) -> Self {
        let full = base.join(path);
        let naam = if Path::new(path).is_absolute() {
            pad::getypt(Path::new(path))
        } else {
            pad::tekst(&pad::vanuit(here, &full))
        };
        Self { pad: full, naam }
    }

    fn kind(&self, entry: &fs::DirEntry) -> Self {
        let name = entry.file_name();
        let naam = match self.naam.as_str() {
            "." => name.to_string_lossy().into_owned(),
            folder => format!("{}/{}", folder.trim_end_matches('/'), name.to_string_lossy()),
        };
        Self { pad: self.pad.join(name), naam }
    }

    /// Its bytes.
    pub(super) fn lees(&self) -> anyhow::Result<Vec<u8>> {
        fs::read(&self.pad).with_context(|| self.naam.clone())
    }

    /// All files in this folder and its subfolders, ordered by name.
    ///
    /// What begins with a dot belongs to a tool and is left out, as is what is neither file nor folder. A link is
    /// followed to a file in the folder; it can't lead out of it.
    pub(super) fn inhoud(&self, wat: &str) -> anyhow::Result<Inhoud> {
        let name = |place: &Self| format!("{} ({wat})", place.naam);
        let root = fs::canonicalize(&self.pad).with_context(|| name(self))?;
        ensure!(root.is_dir(), "{} is geen map.", name(self));
        let mut inhoud = Inhoud::default();
        let mut open = vec![self.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(&folder.pad).with_context(|| name(&folder))? {
                let entry = entry.with_context(|| name(&folder))?;
                let place = folder.kind(&entry);
                if entry.file_name().as_encoded_bytes().starts_with(b".") {
                    continue;
                }
                match soort(&entry, &root).with_context(|| name(&place))? {
                    Soort::Map => open.push(place),
                    Soort::Bestand => inhoud.bestanden.push(place),
                    Soort::Buiten => inhoud.overgeslagen.push(place.naam),
                    Soort::Anders => {}
                }
            }
        }
        inhoud.bestanden.sort_by(|a, b| a.naam.cmp(&b.naam));
        inhoud.overgeslagen.sort();
        Ok(inhoud)
    }
}

/// What a name in a folder stands for.
enum Soort {
    Map,
    Bestand,
    /// A link out of the folder, or to nothing.
    Buiten,
    /// A pipe, a device, or a link to a folder that is read anyway.
    Anders,
}

fn soort(entry: &fs::DirEntry, root: &Path) -> io::Result<Soort> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        return Ok(Soort::Map);
    }
    if kind.is_file() {
        return Ok(Soort::Bestand);
    }
    if !kind.is_symlink() {
        return Ok(Soort::Anders);
    }
    match fs::canonicalize(entry.path()) {
        Ok(target) if !target.starts_with(root) => Ok(Soort::Buiten),
        Ok(target) if target.is_file() => Ok(Soort::Bestand),
        Ok(_) => Ok(Soort::Anders),
        Err(_) => Ok(Soort::Buiten),
    }
}

/// What is the matter with a file or folder, to stand behind its name.
#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are those of the standard library")]
pub(super) fn waarom(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "bestaat niet".to_owned(),
        io::ErrorKind::PermissionDenied => "mag u niet lezen of schrijven".to_owned(),
        io::ErrorKind::NotADirectory => "kan niet bestaan, want een deel van het pad is geen map".to_owned(),
        io::ErrorKind::IsADirectory => "is een map en geen bestand".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "past niet op de schijf".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "staat op een schijf die alleen te lezen is".to_owned(),
        _ => format!("is niet te lezen of te schrijven ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_by_name_and_a_link_does_not_lead_out_of_it() {
        let outside = tempfile::tempdir().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let write = |path: PathBuf| fs::write(path, "x").unwrap();
        write(outside.path().join("geheim.csv"));
        fs::create_dir(folder.path().join("b")).unwrap();
        write(folder.path().join("b/2.csv"));
        write(folder.path().join("b.csv"));
        write(folder.path().join(".verborgen.csv"));
        write(folder.path().join("a.csv"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::symlink;
            symlink(outside.path().join("geheim.csv"), folder.path().join("c.csv")).unwrap();
            symlink(outside.path(), folder.path().join("d")).unwrap();
            symlink("niets", folder.path().join("e.csv")).unwrap();
            symlink("a.csv", folder.path().join("f.csv")).unwrap();
            symlink("..", folder.path().join("b/lus")).unwrap();
        }
        let place = Plaats { pad: folder.path().to_owned(), naam: "map".into() };
        let inhoud = place.inhoud("de map").unwrap();
        let names: Vec<&str> = inhoud.bestanden.iter().map(|place| place.naam.as_str()).collect();
        if cfg!(unix) {
            assert_eq!(names, ["map/a.csv", "map/b.csv", "map/b/2.csv", "map/f.csv"]);
            // b/lus leads to the folder that holds the root, or to the root itself, which is read anyway.
            assert_eq!(inhoud.overgeslagen, ["map/c.csv", "map/d", "map/e.csv"]);
        }
    }
}
