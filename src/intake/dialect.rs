//! How a file is laid out, found on the file itself: what separates its cells, and how its lines end.

use super::{
    kop::{Kop, Veldnamen},
    tabel::{Lezers, Tabel},
};

/// What may separate cells; when nothing tells, the first.
pub(super) const SCHEIDINGSTEKENS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The separator under which the header names most fields; the one that gives most cells where that is equal.
pub(super) fn scheidingsteken(tekst: &str, veldnamen: &Veldnamen, lezers: &mut Lezers) -> u8 {
    if let Some(only) = enige(tekst, veldnamen) {
        return only;
    }
    let mut fit = |separator: u8| {
        let kop = Kop::lees(&mut Tabel::new(tekst, separator, lezers), veldnamen);
        kop.map_or((0, 0), |kop| (kop.bekend, kop.namen.len()))
    };
    let best = |best: u8, next: u8| if fit(next) > fit(best) { next } else { best };
    SCHEIDINGSTEKENS.into_iter().reduce(best).unwrap_or(b';')
}

/// The separator that the first line says there is: `sep=;`, which Excel writes and reads.
pub(super) fn verklaard(tekst: &str) -> Option<u8> {
    let line = tekst.trim_start().lines().next()?;
    let [separator] = *na_sep(line)?.as_bytes() else { return None };
    SCHEIDINGSTEKENS.contains(&separator).then_some(separator)
}

/// Whether a line only says what separates cells.
pub(super) fn is_verklaring(cel: &str) -> bool {
    na_sep(cel).is_some()
}

fn na_sep(line: &str) -> Option<&str> {
    let line = line.trim_matches(['"', ' ', '\r']);
    let (sep, rest) = line.split_at_checked(4)?;
    (sep.eq_ignore_ascii_case("sep=") && rest.len() <= 1).then_some(rest)
}

/// The only separator in the first line, if that line is nothing but names of fields and no quote hides the end of it.
/// A title may name a field too, and have a comma.
fn enige(tekst: &str, veldnamen: &Veldnamen) -> Option<u8> {
    let kop = tekst.trim_start().lines().next()?;
    let mut found = SCHEIDINGSTEKENS.into_iter().filter(|separator| kop.contains(char::from(*separator)));
    let only = found.next()?;
    let is_kop = || kop.split(char::from(only)).all(|naam| veldnamen.veld(naam).is_some());
    (found.next().is_none() && !kop.contains('"') && is_kop()).then_some(only)
}

/// How the lines of a file end.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Regeleinden {
    crlf: bool,
    lf: bool,
    cr: bool,
}

impl Regeleinden {
    /// Takes into account what stands behind a row.
    pub(super) fn add(&mut self, rest: &str) {
        match rest.as_bytes() {
            [b'\r', b'\n', ..] => self.crlf = true,
            [b'\r', ..] => self.cr = true,
            [b'\n', ..] => self.lf = true,
            [..] => {}
        }
    }

    /// As shown to the user; none for a file of one line.
    pub(super) fn naam(self) -> Option<&'static str> {
        match (self.crlf, self.lf, self.cr) {
            (false, false, false) => None,
            (true, false, false) => Some("crlf"),
            (false, true, false) => Some("lf"),
            (false, false, true) => Some("cr"),
            (true, true, _) | (true, _, true) | (_, true, true) => Some("gemengd"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_line_may_declare_the_separator() {
        assert_eq!(verklaard("sep=,\r\na,b"), Some(b','));
        assert_eq!(verklaard("\"SEP=|\"\na|b"), Some(b'|'));
        assert_eq!(verklaard("sep=\t\na\tb"), Some(b'\t'));
        assert_eq!(verklaard("sep=:\na:b"), None);
        assert_eq!(verklaard("september;b"), None);
    }

    #[test]
    fn line_ends_have_one_name() {
        let name = |ends: &[&str]| {
            let mut found = Regeleinden::default();
            ends.iter().for_each(|end| found.add(end));
            found.naam()
        };
        assert_eq!(name(&[""]), None);
        assert_eq!(name(&["\r\nx", ""]), Some("crlf"));
        assert_eq!(name(&["\rx", "\r"]), Some("cr"));
        assert_eq!(name(&["\n", "\n"]), Some("lf"));
        assert_eq!(name(&["\n", "\r\n"]), Some("gemengd"));
    }
}
