//! Paths as a user reads them: relative to where the command runs, with `/`, without detours.

use std::path::{Component, Path, PathBuf};

/// `path` as seen from the folder `from`, both absolute and compared by their letters alone.
///
/// What has nothing but the root in common with `from` stays absolute.
pub(super) fn vanuit(from: &Path, path: &Path) -> PathBuf {
    let (from, path) = (zonder_omweg(from), zonder_omweg(path));
    let shared = from.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let named = path.components().take(shared).filter(|part| matches!(part, Component::Normal(_))).count();
    if named == 0 {
        return path;
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let relative: PathBuf = up.chain(path.components().skip(shared)).collect();
    if relative.as_os_str().is_empty() { PathBuf::from(".") } else { relative }
}

/// A path as it was typed, without detours; `.` for the folder itself.
pub(super) fn getypt(path: &Path) -> String {
    let plain = zonder_omweg(path);
    if plain.as_os_str().is_empty() { ".".to_owned() } else { tekst(&plain) }
}

/// A path without `.`, and without a name that a `..` takes back.
fn zonder_omweg(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            Component::ParentDir | Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                out.push(part);
            }
        }
    }
    out
}

/// A path as text, with `/` between its parts. What is no text is shown with `�`.
pub(super) fn tekst(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_where_the_command_runs() {
        let seen = |from: &str, path: &str| tekst(&vanuit(Path::new(from), Path::new(path)));
        assert_eq!(seen("/a/b", "/a/b/c/d.toml"), "c/d.toml");
        assert_eq!(seen("/a/b", "/a/b/./x/../c"), "c");
        assert_eq!(seen("/a/b/c", "/a/d"), "../../d");
        assert_eq!(seen("/a/b", "/a/b"), ".");
        assert_eq!(seen("/a/b", "/x/y"), "/x/y");
    }
}
