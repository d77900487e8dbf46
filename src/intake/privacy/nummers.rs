//! What single texts show of persons in figures: burgerservicenummers, phone numbers, account numbers, e-mail
//! addresses and days.

/// How sure a cell by itself is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zekerheid {
    /// Hardly anything else is written like this.
    Zeker,
    /// A code may look like this too; the column decides.
    Zwak,
}

/// Nothing that is looked for is longer, so that a long text takes no longer than it is.
const LANG: usize = 60;

/// Whether nine digits (a leading zero may be lost) pass the eleven-test: 9a + 8b + ... + 2h - i is a multiple of 11.
pub(super) fn elfproef(getal: u32) -> bool {
    let mut sum = 0_i64;
    let mut rest = i64::from(getal);
    for gewicht in [-1, 2, 3, 4, 5, 6, 7, 8, 9] {
        sum += gewicht * (rest % 10);
        rest /= 10;
    }
    getal > 0 && sum % 11 == 0
}

/// The numbers in a text that have the form of a burgerservicenummer: nine digits that stand by themselves, with or
/// without points or spaces in them. A text that is nothing but a number may also have eight, its zero being lost.
pub(super) fn als_bsn(tekst: &str) -> Vec<u32> {
    if let Some(getal) = heel_getal(tekst) {
        return vec![getal];
    }
    let bytes = tekst.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let plain = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        // The end of a longer number is none by itself.
        let loopt_door = at >= 2 && b". ".contains(&bytes[at - 1]) && bytes[at - 2].is_ascii_digit();
        let (mut digits, mut length) = cijfers(&bytes[at..], b". ");
        if digits.len() != 9 || loopt_door {
            (digits, length) = (bytes[at..at + plain].to_vec(), plain);
        }
        if digits.len() == 9 {
            found.push(waarde(&digits));
        }
        at += length;
    }
    found
}

/// The number that a text is as a whole, if it has eight or nine digits. Nothing behind the comma counts as nothing.
fn heel_getal(tekst: &str) -> Option<u32> {
    let tekst = [",00", ".00", ",0", ".0"].iter().find_map(|end| tekst.strip_suffix(end)).unwrap_or(tekst);
    let (digits, length) = cijfers(tekst.as_bytes(), b". ");
    (length == tekst.len() && (8..=9).contains(&digits.len())).then(|| waarde(&digits))
}

/// The digits with which a text begins, with at most one of `tussen` between two of them, and how many bytes they take.
/// More than twelve are no number that is looked for, and are left.
fn cijfers(bytes: &[u8], tussen: &[u8]) -> (Vec<u8>, usize) {
    let (mut digits, mut length) = (Vec::new(), 0);
    for (index, byte) in bytes.iter().enumerate() {
        if digits.len() > 12 {
            break;
        }
        if byte.is_ascii_digit() {
            digits.push(*byte);
            length = index + 1;
        } else if !tussen.contains(byte) || length != index || index == 0 {
            break;
        }
    }
    (digits, length)
}

fn waarde(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |sum: u32, digit| sum.wrapping_mul(10).wrapping_add(u32::from(*digit - b'0')))
}

/// Whether a text holds an e-mail address.
pub(super) fn is_email(tekst: &str) -> bool {
    tekst.match_indices('@').any(|(at, _)| {
        let before = tekst[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let host: String = tekst[at + 1..]
            .chars()
            .take_while(|teken| teken.is_alphanumeric() || ".-".contains(*teken))
            .collect();
        let dot = host.trim_end_matches('.').rsplit_once('.');
        before && dot.is_some_and(|(name, end)| !name.is_empty() && end.chars().count() >= 2)
    })
}

/// Whether a text holds an account number (IBAN) whose check digits are right.
pub(super) fn is_iban(tekst: &str) -> bool {
    let bytes = tekst.as_bytes();
    let begins = |at: usize| {
        let edge = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        edge && matches!(bytes[at..], [a, b, c, d, ..]
            if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit())
    };
    (0..bytes.len()).filter(|at| begins(*at)).any(|at| {
        let mut tekens: Vec<u8> = Vec::new();
        for (index, byte) in bytes[at..].iter().enumerate().take(LANG) {
            if byte.is_ascii_alphanumeric() {
                tekens.push(byte.to_ascii_uppercase());
            } else if *byte != b' '
                || bytes.get(at + index + 1).is_none_or(|next| !next.is_ascii_alphanumeric())
            {
                break;
            }
        }
        // Text may go on behind it; a Dutch one has 18 signs.
        let lengths = if tekens.starts_with(b"NL") { 18..=18 } else { 15..=34 };
        lengths.filter(|length| *length <= tekens.len()).any(|length| controle_klopt(&tekens[..length]))
    })
}

/// The check of ISO 13616: the first four signs behind the others, letters as 10 to 35, modulo 97 is 1.
fn controle_klopt(tekens: &[u8]) -> bool {
    let digits = tekens.iter().filter(|teken| teken.is_ascii_digit()).count();
    let rest = tekens.iter().cycle().skip(4).take(tekens.len()).fold(0_u32, |rest, teken| match teken {
        b'0'..=b'9' => (rest * 10 + u32::from(teken - b'0')) % 97,
        letter => (rest * 100 + u32::from(letter - b'A') + 10) % 97,
    });
    digits >= 10 && rest == 1
}

/// What a text shows of a phone number.
pub(super) fn telefoon(tekst: &str) -> Option<Zekerheid> {
    let bytes = tekst.as_bytes();
    let begins =
        |at: &usize| matches!(bytes[*at], b'0' | b'+' | b'(') && (*at == 0 || !is_deel(bytes[*at - 1]));
    let found = (0..bytes.len()).filter(begins).find_map(|at| {
        let (length, vorm) = nummer(&bytes[at..])?;
        let after = at + length;
        let edge = match bytes.get(after..).unwrap_or_default() {
            [] => true,
            [b'-' | b'.' | b',', then, ..] => !then.is_ascii_digit(),
            [next, ..] => !is_deel(*next),
        };
        edge.then_some((vorm, at == 0 && after == bytes.len()))
    });
    let (vorm, heel) = found?;
    match (vorm, heel) {
        (Vorm::Land | Vorm::MobielGeschreven, true | false)
        | (Vorm::Mobiel | Vorm::NetnummerGeschreven, false) => Some(Zekerheid::Zeker),
        (Vorm::Mobiel | Vorm::NetnummerGeschreven | Vorm::Kaal, true) => Some(Zekerheid::Zwak),
        // Ten digits in a sentence may be any number.
        (Vorm::Kaal, false) => tekst.to_ascii_lowercase().contains("tel").then_some(Zekerheid::Zeker),
    }
}

/// The digits of a mobile number from which a spreadsheet took the zero.
pub(super) fn is_mobiel_zonder_nul(tekst: &str) -> bool {
    matches!(tekst.as_bytes(), [b'6', b'1'..=b'5' | b'8', rest @ ..]
        if rest.len() == 7 && rest.iter().all(u8::is_ascii_digit))
}

fn is_deel(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+'
}

/// How a phone number is written.
#[derive(Clone, Copy)]
enum Vorm {
    /// With the number of a country.
    Land,
    /// A mobile one, with something between its parts.
    MobielGeschreven,
    /// A mobile one in one piece.
    Mobiel,
    /// With something between area code and number.
    NetnummerGeschreven,
    /// Ten digits.
    Kaal,
}

/// The phone number with which a text begins, and how many bytes it takes.
fn nummer(bytes: &[u8]) -> Option<(usize, Vorm)> {
    if let Some(rest) = bytes.strip_prefix(b"+").or_else(|| bytes.strip_prefix(b"00")) {
        let haken: Vec<u8> =
            rest.iter().take(LANG).map(|byte| if b"()-./".contains(byte) { b' ' } else { *byte }).collect();
        let mut digits = 0;
        let end = haken.iter().position(|byte| {
            digits += usize::from(byte.is_ascii_digit());
            !byte.is_ascii_digit() && *byte != b' '
        });
        let end = end.unwrap_or(haken.len());
        let past = haken[..end].iter().rposition(u8::is_ascii_digit)? + 1;
        let begin = bytes.len() - rest.len();
        // Without the plus only those of this country; other numbers begin with zeros too.
        let fits = if begin == 1 {
            (10..=15).contains(&digits)
        } else {
            rest.starts_with(b"31") && (11..=12).contains(&digits)
        };
        return fits.then_some((begin + past, Vorm::Land));
    }
    let open = usize::from(bytes.first() == Some(&b'('));
    let rest = &bytes[open..];
    [2, 3, 4].into_iter().find_map(|code| {
        let [b'0', b'1'..=b'9', ..] = rest else { return None };
        if rest.len() < 10
            || !rest[..code].iter().all(u8::is_ascii_digit)
            || (code == 2) != rest.starts_with(b"06")
        {
            return None;
        }
        let tussen = rest[code..].iter().take_while(|byte| b" -/)".contains(byte)).count();
        let (digits, length) = cijfers(&rest[code + tussen..], b" ");
        let vorm = match (code, tussen > 0 || length > digits.len()) {
            (2, true) => Vorm::MobielGeschreven,
            (2, false) => Vorm::Mobiel,
            (3.., true) => Vorm::NetnummerGeschreven,
            (0..=4 | 5.., false | true) => Vorm::Kaal,
        };
        (tussen <= 3 && code + digits.len() == 10).then_some((open + code + tussen + length, vorm))
    })
}

/// The year of a text that is a day written in full.
pub(super) fn jaar_van_dag(tekst: &str) -> Option<u32> {
    let bytes = tekst.as_bytes();
    if !(8..=10).contains(&bytes.len()) {
        return None;
    }
    let teken = *bytes.iter().find(|byte| b"-/.".contains(byte))?;
    let mut delen = tekst.split(char::from(teken));
    let (a, b, c) = (delen.next()?, delen.next()?, delen.next()?);
    let getal = |deel: &str, lengths: std::ops::RangeInclusive<usize>| {
        let fits = lengths.contains(&deel.len()) && deel.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| waarde(deel.as_bytes()))
    };
    let (jaar, maand, dag) = match (getal(a, 4..=4), getal(c, 4..=4)) {
        (Some(jaar), None) => (jaar, getal(b, 1..=2)?, getal(c, 1..=2)?),
        (None, Some(jaar)) => (jaar, getal(b, 1..=2)?, getal(a, 1..=2)?),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let fits = (1900..2100).contains(&jaar) && (1..=12).contains(&maand) && (1..=31).contains(&dag);
    (fits && delen.next().is_none()).then_some(jaar)
}

/// Whether a text says on which day someone was born.
pub(super) fn zegt_geboortedag(tekst: &str) -> bool {
    let klein = tekst.to_lowercase();
    klein.match_indices("geb").any(|(at, _)| {
        let begin: String = klein[at..].chars().take(LANG).collect();
        let woorden = begin.split([' ', ':', ',', ';', '(', ')']).filter(|woord| !woord.is_empty());
        let mut woorden = woorden.take(4);
        let eerste = woorden.next().unwrap_or_default();
        matches!(eerste, "geb" | "geb." | "geboren" | "geboortedatum" | "geb.datum" | "geb.dat." | "gebdatum")
            && woorden.any(|woord| jaar_van_dag(woord.trim_end_matches('.')).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleven_test() {
        // 9*1+8*2+7*3+6*4+5*5+4*6+3*7+2*8-2 = 154 = 14*11; 9+8+7+12+10+8+9+6-3 = 66.
        assert!(elfproef(123_456_782) && elfproef(111_222_333));
        assert!(!elfproef(123_456_789) && !elfproef(123_456_783) && !elfproef(0));
        // Of 1.100.000 numbers about one in eleven passes.
        let passed = (0..1_100_000).filter(|number| elfproef(100_000_000 + number)).count();
        assert!((95_000..105_000).contains(&passed), "{passed}");
    }

    #[test]
    fn numbers_of_nine_digits_are_found_in_texts() {
        assert_eq!(als_bsn("123456782"), [123_456_782]);
        assert_eq!(als_bsn("1234.56.782"), [123_456_782]);
        assert_eq!(als_bsn("12345678,00"), [12_345_678]);
        assert_eq!(als_bsn("zie 123456782 en c111222333."), [123_456_782, 111_222_333]);
        assert_eq!(als_bsn("nr 123 456 782"), [123_456_782]);
        assert_eq!(als_bsn("1.123.456.782 of 1234567820"), [0; 0]);
        assert_eq!(als_bsn("12-01-2023 en 12345678"), [0; 0]);
    }

    #[test]
    fn phone_numbers_are_told_from_days_and_codes() {
        use Zekerheid::{Zeker, Zwak};
        for tekst in [
            "06-12345678",
            "06 12 34 56 78",
            "+31 6 12345678",
            "+31(0)412-123456",
            "0031612345678",
            "bel 0612345678",
            "tel. 0412-123456",
            "tel 0412123456",
        ] {
            assert_eq!(telefoon(tekst), Some(Zeker), "{tekst}");
        }
        for tekst in ["0612345678", "0412-123456", "(073) 1234567", "073 123 45 67", "0731234567"] {
            assert_eq!(telefoon(tekst), Some(Zwak), "{tekst}");
        }
        for tekst in [
            "01-02-2023 12:30",
            "06-02-2023",
            "2023-01-02",
            "0000012345",
            "2023-000123",
            "06-123456789",
            "1.234,50",
            "A0612345678",
            "06-02-2023 12.30",
            "0,5",
            "+5",
            "0412123456 staat op de lijst",
        ] {
            assert_eq!(telefoon(tekst), None, "{tekst}");
        }
    }

    #[test]
    fn a_long_text_takes_no_longer_than_it_is() {
        for deel in ["1 ", "0 ", "+1 ", "NL91 ", "geb", "geb. ", "06-", "(0", "a@", "1234 ", "0412-", "1.1"] {
            let tekst = deel.repeat(20_000);
            assert!(!is_email(&tekst) && !zegt_geboortedag(&tekst) && !is_iban(&tekst));
            assert!(telefoon(&tekst).is_none() && als_bsn(&tekst).is_empty(), "{deel}");
        }
    }

    #[test]
    fn account_numbers_have_right_check_digits() {
        assert!(
            is_iban("NL91 ABNA 0417 1643 00")
                && is_iban("op NL91ABNA0417164300 graag")
                && is_iban("GB82WEST12345698765432")
        );
        assert!(
            !is_iban("NL92ABNA0417164300") && !is_iban("AB12345678901234567") && !is_iban("school-2023-0001")
        );
    }

    #[test]
    fn mail_and_days_of_birth() {
        assert!(is_email("j.jansen@voorbeeld.nl") && is_email("mail: a@b.nl."));
        assert!(!is_email("@ 12 uur") && !is_email("a@b") && !is_email("prijs 3 @ 4.50"));
        assert_eq!(jaar_van_dag("1-2-1980"), Some(1980));
        assert_eq!(jaar_van_dag("1980-02-01"), Some(1980));
        assert_eq!(
            [jaar_van_dag("2023-Q1"), jaar_van_dag("1.234.5678"), jaar_van_dag("40-02-1980")],
            [None; 3]
        );
        assert!(
            zegt_geboortedag("cliënt, geb. 12-03-1980, woont alleen")
                && zegt_geboortedag("geboren op 1-2-1980")
        );
        assert!(!zegt_geboortedag("gebeld op 12-03-2023") && !zegt_geboortedag("begeleid sinds 12-03-2023"));
    }
}
