//! Bytes become text: the encoding is decided on the whole file, and what has no meaning in it is kept apart.
//!
//! UTF-8 where the bytes are UTF-8, UTF-16 where zeros or a mark tell, else what Excel writes in the Netherlands. A
//! stray byte says nothing about the other rows: it becomes a sign of its own, and its place is remembered, so that it
//! costs its row and not the file. What is no text at all is recognised by how it begins, for the right remedy.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// Text, and the encoding in which it was found.
#[derive(Debug)]
pub(super) struct Tekst<'b> {
    /// Without byte order mark.
    pub tekst: Cow<'b, str>,
    /// As shown to the user.
    pub codering: &'static str,
    /// Whether it began with a byte order mark.
    pub bom: bool,
    /// What means nothing in that encoding, in order.
    pub vreemd: Vec<Vreemd>,
}

/// Bytes without a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vreemd {
    /// The byte of the text on which the sign that stands for them begins.
    pub plek: usize,
    /// The bytes themselves, at most four.
    pub bytes: Vec<u8>,
}

/// Why bytes are not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TekstFout {
    /// A workbook of Excel.
    Werkmap,
    /// A spreadsheet of LibreOffice, or another OpenDocument.
    OpenDocument,
    /// Another zip archive.
    Zip,
    /// A gzip archive.
    Gzip,
    /// A PDF.
    Pdf,
    /// A web page.
    Html,
    /// Bytes of which too few are text.
    Binair,
    /// UTF-8 is pinned, and it is not.
    GeenUtf8,
    /// UTF-16 is pinned, and it is not.
    GeenUtf16,
}

/// In a text at most one sign of so many is strange.
const OP_DE: usize = 20;

/// Decodes a file. `pin` is the encoding that the data set asks for: `utf-8`, `windows-1252` or `utf-16`.
///
/// # Errors
/// See [`TekstFout`].
pub(super) fn decodeer<'b>(bytes: &'b [u8], pin: Option<&str>) -> Result<Tekst<'b>, TekstFout> {
    if let Some(fout) = geen_tekst(bytes) {
        return Err(fout);
    }
    let found = if let Some(found) = utf16(bytes) {
        found
    } else if pin == Some("utf-16") {
        return Err(TekstFout::GeenUtf16);
    } else {
        in_bytes(bytes, pin)?
    };
    if found.vreemd.len() * OP_DE > found.tekst.len() {
        return Err(TekstFout::Binair);
    }
    if is_html(&found.tekst) { Err(TekstFout::Html) } else { Ok(found) }
}

/// Text in which each byte counts: UTF-8 or Windows-1252.
fn in_bytes<'b>(bytes: &'b [u8], pin: Option<&str>) -> Result<Tekst<'b>, TekstFout> {
    let marked = bytes.strip_prefix(b"\xef\xbb\xbf");
    let (rest, bom) = (marked.unwrap_or(bytes), marked.is_some());
    // The mark says more about this file than the pin, which is about all of them.
    if pin == Some("windows-1252") && !bom {
        return Ok(windows_1252(bytes));
    }
    if let Ok(text) = std::str::from_utf8(rest) {
        let vreemd = if rest.contains(&0) { nullen(text) } else { Vec::new() };
        return Ok(Tekst { tekst: Cow::Borrowed(text), codering: "utf-8", bom, vreemd });
    }
    let (found, is_utf8) = met_vreemde_bytes(rest, bom);
    if bom || is_utf8 {
        return Ok(found);
    }
    if pin == Some("utf-8") { Err(TekstFout::GeenUtf8) } else { Ok(windows_1252(bytes)) }
}

fn nullen(text: &str) -> Vec<Vreemd> {
    text.match_indices('\0').map(|(plek, _)| Vreemd { plek, bytes: vec![0] }).collect()
}

/// As UTF-8, and whether that is what it is: it has letters of several bytes, and no fewer of them than strange bytes.
/// A letter that the end of the file cuts off tells neither.
fn met_vreemde_bytes(bytes: &[u8], bom: bool) -> (Tekst<'_>, bool) {
    let mut text = String::with_capacity(bytes.len() + 8);
    let (mut vreemd, mut afgekapt, mut gelezen) = (Vec::new(), 0, 0);
    for chunk in bytes.utf8_chunks() {
        let begin = text.len();
        gelezen += chunk.valid().len() + chunk.invalid().len();
        text.push_str(chunk.valid());
        let zero = |(plek, _)| Vreemd { plek: begin + plek, bytes: vec![0] };
        vreemd.extend(chunk.valid().match_indices('\0').map(zero));
        if !chunk.invalid().is_empty() {
            vreemd.push(Vreemd { plek: text.len(), bytes: chunk.invalid().to_vec() });
            text.push(char::REPLACEMENT_CHARACTER);
            let cut = std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none());
            afgekapt += usize::from(cut && gelezen == bytes.len());
        }
    }
    let strange = vreemd.iter().filter(|vreemd| vreemd.bytes != [0]).count();
    let letters = text.chars().filter(|letter| !letter.is_ascii()).count() - strange;
    let is_utf8 = letters > 0 && letters >= strange - afgekapt;
    (Tekst { tekst: Cow::Owned(text), codering: "utf-8", bom, vreemd }, is_utf8)
}

/// Five bytes have no meaning in it; the decoder gives each a control character.
fn windows_1252(bytes: &[u8]) -> Tekst<'_> {
    let (tekst, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let strange = |letter: char| matches!(letter, '\0' | '\u{80}'..='\u{9f}');
    let vreemd = tekst.match_indices(strange).map(|(plek, sign)| {
        let byte = sign.chars().next().and_then(|letter| u8::try_from(u32::from(letter)).ok());
        Vreemd { plek, bytes: byte.into_iter().collect() }
    });
    let vreemd = vreemd.collect();
    Tekst { tekst, codering: "windows-1252", bom: false, vreemd }
}

/// As UTF-16, if a mark or the zeros in it tell.
fn utf16(bytes: &[u8]) -> Option<Tekst<'_>> {
    let marked = |mark: &[u8], little| bytes.strip_prefix(mark).map(|rest| (rest, little, true));
    let (rest, little, bom) = marked(b"\xff\xfe", true)
        .or_else(|| marked(b"\xfe\xff", false))
        .or_else(|| nullen_vertellen(bytes).map(|little| (bytes, little, false)))?;
    let pairs = rest.chunks_exact(2);
    let last = pairs.remainder();
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    };
    let (mut text, mut vreemd) = (String::with_capacity(rest.len()), Vec::new());
    let mut strange = |text: &mut String, bytes: Vec<u8>| {
        vreemd.push(Vreemd { plek: text.len(), bytes });
        text.push(char::REPLACEMENT_CHARACTER);
    };
    for found in char::decode_utf16(pairs.map(unit)) {
        match found {
            Ok('\0') => strange(&mut text, vec![0, 0]),
            Ok(letter) => text.push(letter),
            Err(half) => strange(&mut text, half.unpaired_surrogate().to_be_bytes().to_vec()),
        }
    }
    if !last.is_empty() {
        strange(&mut text, last.to_vec());
    }
    Some(Tekst { tekst: Cow::Owned(text), codering: "utf-16", bom, vreemd })
}

/// Whether the zeros are those of UTF-16 without a mark, and then if the low byte comes first: most letters of a table
/// have a zero for their high byte.
fn nullen_vertellen(bytes: &[u8]) -> Option<bool> {
    if !bytes.contains(&0) {
        return None;
    }
    let zeros = |begin: usize| bytes.iter().skip(begin).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), bytes.len() / 2);
    if odd * 2 > pairs && even * 8 < odd {
        Some(true)
    } else {
        (even * 2 > pairs && odd * 8 < even).then_some(false)
    }
}

/// What a file is that is no text, by how it begins.
fn geen_tekst(bytes: &[u8]) -> Option<TekstFout> {
    if bytes.starts_with(b"PK\x03\x04") {
        let begin = &bytes[..bytes.len().min(4096)];
        let has = |name: &[u8]| begin.windows(name.len()).any(|part| part == name);
        return Some(if has(b"application/vnd.oasis.opendocument") {
            TekstFout::OpenDocument
        } else if has(b"[Content_Types].xml") || has(b"_rels/") || has(b"xl/") {
            TekstFout::Werkmap
        } else {
            TekstFout::Zip
        });
    }
    let known: [(&[u8], TekstFout); 3] = [
        (b"\xd0\xcf\x11\xe0", TekstFout::Werkmap),
        (b"%PDF-", TekstFout::Pdf),
        (b"\x1f\x8b", TekstFout::Gzip),
    ];
    known.into_iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, fout)| fout)
}

/// Whether a text is a web page, as some systems give it when asked for a table.
fn is_html(tekst: &str) -> bool {
    let begin: String = tekst.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
    let marks = ["<!doctype html", "<html", "<head", "<table", "<?xml"];
    marks.iter().any(|mark| begin.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8], pin: Option<&str>) -> Result<(String, &'static str, bool), TekstFout> {
        decodeer(bytes, pin).map(|found| {
            assert_eq!(found.vreemd, []);
            (found.tekst.into_owned(), found.codering, found.bom)
        })
    }

    fn read(
        tekst: &str,
        codering: &'static str,
        bom: bool,
    ) -> Result<(String, &'static str, bool), TekstFout> {
        Ok((tekst.into(), codering, bom))
    }

    /// Of what stands around many good letters: the encoding, and what is strange with its place after those.
    fn strange(bytes: &[u8]) -> (&'static str, Vec<(usize, Vec<u8>)>) {
        let good = "goede letters ".repeat(10);
        let bytes = [good.as_bytes(), bytes].concat();
        let found = decodeer(&bytes, None).unwrap();
        let places = found.vreemd.into_iter().map(|of| (of.plek - good.len(), of.bytes));
        (found.codering, places.collect())
    }

    #[test]
    fn the_encoding_is_found_on_the_bytes() {
        assert_eq!(found("één".as_bytes(), None), read("één", "utf-8", false));
        assert_eq!(found(b"\xef\xbb\xbfa", None), read("a", "utf-8", true));
        assert_eq!(found(b"\xe9\xe9n \x80", None), read("één €", "windows-1252", false));
        assert_eq!(found(b"\xff\xfea\0\xeb\0", None), read("aë", "utf-16", true));
        assert_eq!(found(b"\xfe\xff\0a", None), read("a", "utf-16", true));
        assert_eq!(found(b"a\0;\0\xac\x20", None), read("a;€", "utf-16", false));
        assert_eq!(found(b"\0a\0;\x20\xac", None), read("a;€", "utf-16", false));
        assert_eq!(found(b"", None), read("", "utf-8", false));
    }

    #[test]
    fn strange_bytes_are_kept_apart() {
        assert_eq!(strange("één\0".as_bytes()), ("utf-8", vec![(5, vec![0])]));
        assert_eq!(strange(b"\xc3\xa9\xe9n"), ("utf-8", vec![(2, vec![0xe9])]));
        assert_eq!(strange(b"\xc3\xa9\xe9n\xe9"), ("utf-8", vec![(2, vec![0xe9]), (6, vec![0xe9])]));
        assert_eq!(strange(b"\xc3\xa9\xe9n\xe9n"), ("windows-1252", vec![]), "more of them than letters");
        assert_eq!(strange(b"\xe9n\x81"), ("windows-1252", vec![(3, vec![0x81])]));
        let utf16 = |text: &[u8]| {
            let good: Vec<u8> = "letters ".repeat(10).bytes().flat_map(|byte| [byte, 0]).collect();
            let bytes = [&good, text].concat();
            let found = decodeer(&bytes, None).unwrap();
            (found.codering, found.vreemd.into_iter().map(|of| (of.plek - 80, of.bytes)).collect::<Vec<_>>())
        };
        assert_eq!(utf16(b"a\0\x3d\xd8b\0"), ("utf-16", vec![(1, vec![0xd8, 0x3d])]), "half a pair");
        assert_eq!(utf16(b"a\0b"), ("utf-16", vec![(1, vec![b'b'])]), "an odd last byte");
    }

    #[test]
    fn a_pin_settles_it() {
        assert_eq!(found("ë".as_bytes(), Some("windows-1252")), read("Ã«", "windows-1252", false));
        assert_eq!(found(b"\xef\xbb\xbfa", Some("windows-1252")), read("a", "utf-8", true));
        assert_eq!(found(b"\xe9", Some("utf-8")), Err(TekstFout::GeenUtf8));
        assert_eq!(found(b"abc", Some("utf-16")), Err(TekstFout::GeenUtf16));
        assert_eq!(found(b"a\0b\0", Some("utf-16")), read("ab", "utf-16", false));
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        for (bytes, fout) in [
            (&b"PK\x03\x04................[Content_Types].xml"[..], TekstFout::Werkmap),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", TekstFout::Werkmap),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", TekstFout::OpenDocument),
            (b"PK\x03\x04abc", TekstFout::Zip),
            (b"\x1f\x8b\x08", TekstFout::Gzip),
            (b"%PDF-1.7", TekstFout::Pdf),
            (b"\xef\xbb\xbf\r\n<HTML><body>", TekstFout::Html),
            (b"a;b\0c", TekstFout::Binair),
            (b"\0\0\0\0", TekstFout::Binair),
            (b"\xff\xfea", TekstFout::Binair),
        ] {
            assert_eq!(found(bytes, None), Err(fout), "{bytes:?}");
        }
    }
}
