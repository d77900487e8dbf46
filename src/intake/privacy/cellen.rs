//! The walk over all cells of a text, title lines and header included.
//!
//! In a text without quotes a cell ends at every separator and every line end, so that cells are cut here, at the
//! speed of the bytes. Where there are quotes the rows come from `tabel`.

use csv::StringRecord;

use super::kolom::tekens::{ANDERS, APENSTAART, CIJFER, HOOFDLETTER, KLEIN, PUNT, SPATIE, STREEP};

/// What each byte is.
const TEKENS: [u8; 256] = {
    let mut table = [ANDERS; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => CIJFER,
            b'A'..=b'Z' => HOOFDLETTER,
            b'a'..=b'z' => KLEIN,
            b' ' | b'\t' => SPATIE,
            b'@' => APENSTAART,
            b'.' | b',' => PUNT,
            b'-' | b'/' | b':' | b'_' => STREEP,
            0..=31 | b'!'..=b'+' | b';'..=b'?' | b'['..=b'^' | b'`' | b'{'..=255 => ANDERS,
        };
        byte += 1;
    }
    table
};

/// What ends a cell.
const EINDE: u16 = 256;

/// The kinds of signs in a text.
fn soorten(tekst: &str) -> u8 {
    tekst.bytes().fold(0, |all, byte| all | TEKENS[usize::from(byte)])
}

/// Gives every cell with its line, its column and the signs in it. `rijen` gives the rows with the line of each, for a
/// text with quotes.
pub(super) fn loop_door(
    tekst: &str,
    scheidingsteken: u8,
    mut rijen: impl FnMut(&mut StringRecord) -> Option<u64>,
    mut cel: impl FnMut(u64, usize, &str, u8),
) {
    if tekst.contains('"') {
        let mut rij = StringRecord::new();
        while let Some(regel) = rijen(&mut rij) {
            rij.iter().enumerate().for_each(|(kolom, tekst)| cel(regel, kolom, tekst, soorten(tekst)));
        }
        return;
    }
    let mut tekens = TEKENS.map(u16::from);
    for einde in [scheidingsteken, b'\n', b'\r'] {
        tekens[usize::from(einde)] = EINDE;
    }
    let bytes = tekst.as_bytes();
    let (mut regel, mut kolom, mut begin, mut gezien) = (1, 0, 0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let teken = tekens[usize::from(*byte)];
        if teken != EINDE {
            gezien |= teken;
            continue;
        }
        cel(regel, kolom, &tekst[begin..at], gezien as u8);
        (kolom, begin, gezien) = (kolom + 1, at + 1, 0);
        if *byte != scheidingsteken {
            kolom = 0;
            regel += u64::from(*byte == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        }
    }
    cel(regel, kolom, &tekst[begin..], gezien as u8);
}
