//! Bytes become text: UTF-8 where the bytes are UTF-8, else what Excel writes in the Netherlands.
//!
//! Windows-1252 gives every byte a meaning, so decoding as such cannot fail. What is no text at all (a workbook
//! with the extension `.csv`) is recognised by the zero bytes that no text holds.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text, and the encoding in which it was found.
#[derive(Debug)]
pub(super) struct Tekst<'b> {
    /// Without byte order mark.
    pub tekst: Cow<'b, str>,
    /// As shown to the user.
    pub codering: &'static str,
}

/// Why bytes are not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TekstFout {
    /// It is a zip archive, such as a workbook of Excel or LibreOffice.
    Werkmap,
    /// It holds zero bytes, or a byte order mark and bytes that do not go with it.
    Binair,
    /// UTF-8 is pinned, and it is not.
    GeenUtf8,
}

/// Decodes a file. `pin` is the encoding that the data set asks for: `utf-8` or `windows-1252`.
///
/// # Errors
/// See [`TekstFout`].
pub(super) fn decodeer<'b>(bytes: &'b [u8], pin: Option<&str>) -> Result<Tekst<'b>, TekstFout> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(TekstFout::Werkmap);
    }
    if let Some((encoding, rest)) = utf16(bytes) {
        let (tekst, bad) = encoding.decode_without_bom_handling(rest);
        return if bad { Err(TekstFout::Binair) } else { Ok(Tekst { tekst, codering: "utf-16" }) };
    }
    if bytes.contains(&0) {
        return Err(TekstFout::Binair);
    }
    let marked = bytes.strip_prefix(b"\xef\xbb\xbf");
    let text = std::str::from_utf8(marked.unwrap_or(bytes));
    match (text, pin) {
        (Ok(text), None | Some("utf-8")) => Ok(Tekst { tekst: Cow::Borrowed(text), codering: "utf-8" }),
        // The mark says more about this file than the pin, which is about all of them.
        (Ok(text), Some(_)) if marked.is_some() => {
            Ok(Tekst { tekst: Cow::Borrowed(text), codering: "utf-8" })
        }
        (Err(_), Some("utf-8")) => Err(TekstFout::GeenUtf8),
        (Ok(_) | Err(_), _) => {
            let (tekst, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            Ok(Tekst { tekst, codering: "windows-1252" })
        }
    }
}

fn utf16(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, &[u8])> {
    let little = bytes.strip_prefix(b"\xff\xfe").map(|rest| (UTF_16LE, rest));
    little.or_else(|| bytes.strip_prefix(b"\xfe\xff").map(|rest| (UTF_16BE, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8], pin: Option<&str>) -> Result<(String, &'static str), TekstFout> {
        decodeer(bytes, pin).map(|found| (found.tekst.into_owned(), found.codering))
    }

    #[test]
    fn the_encoding_is_found_on_the_bytes() {
        assert_eq!(found("één".as_bytes(), None), Ok(("één".into(), "utf-8")));
        assert_eq!(found(b"\xef\xbb\xbfa", None), Ok(("a".into(), "utf-8")));
        assert_eq!(found(b"\xe9\xe9n \x80", None), Ok(("één €".into(), "windows-1252")));
        assert_eq!(found(b"\xff\xfea\0\xeb\0", None), Ok(("aë".into(), "utf-16")));
        assert_eq!(found(b"\xfe\xff\0a", None), Ok(("a".into(), "utf-16")));
        assert_eq!(found(b"", None), Ok((String::new(), "utf-8")));
    }

    #[test]
    fn a_pin_settles_it() {
        assert_eq!(found("ë".as_bytes(), Some("windows-1252")), Ok(("Ã«".into(), "windows-1252")));
        assert_eq!(found(b"\xe9", Some("utf-8")), Err(TekstFout::GeenUtf8));
    }

    #[test]
    fn a_workbook_is_no_text() {
        assert_eq!(found(b"PK\x03\x04abc", None), Err(TekstFout::Werkmap));
        assert_eq!(found(b"a;b\0c", None), Err(TekstFout::Binair));
        assert_eq!(found(b"\xff\xfea", None), Err(TekstFout::Binair));
    }
}
