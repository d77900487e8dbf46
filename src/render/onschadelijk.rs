//! Text from outside, made harmless for a terminal.
//!
//! A file name, an id or a line of an agreement may hold escape codes, or marks that turn the reading direction.
//! Each such character becomes one visible `�`, so that columns go on counting characters.

use std::borrow::Cow;

/// What a harmful character is shown as.
const TEKEN: char = '\u{fffd}';

/// Whether a terminal may do something else with it than show it. A newline and a tab are not harmful.
fn is_schadelijk(letter: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        // Marks without width, marks of direction, and separators that only some programs see as a line end.
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => true,
        other => other.is_control(),
    }
}

/// Text of one or more lines, with the line ends it has.
#[must_use]
pub(crate) fn tekst(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_schadelijk) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|letter| if is_schadelijk(letter) { TEKEN } else { letter }).collect()
}

/// Lines of a file, for a renderer that knows `\r\n` as a line end and shows any other `\r` as a sign of its own.
#[must_use]
pub(crate) fn bron(text: &str) -> Cow<'_, str> {
    let harms = |letter| letter != '\r' && is_schadelijk(letter);
    if !text.chars().any(harms) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|letter| if harms(letter) { TEKEN } else { letter }).collect()
}

/// Text that must stay on one line.
#[must_use]
pub(crate) fn regel(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|letter| letter == '\n' || letter == '\t' || is_schadelijk(letter)) {
        return Cow::Borrowed(text);
    }
    tekst(text)
        .chars()
        .map(|letter| if letter == '\n' || letter == '\t' { ' ' } else { letter })
        .collect::<String>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_marks_of_direction_lose_their_power_one_for_one() {
        assert_eq!(tekst("a\u{1b}[31mb\r\n\u{202e}c\u{9b}d"), "a\u{fffd}[31mb\u{fffd}\n\u{fffd}c\u{fffd}d");
        assert_eq!(regel("a\nb\tc"), "a b c");
    }

    #[test]
    fn plain_text_is_left_alone() {
        assert!(matches!(tekst("één €, 'ß' → ≥"), Cow::Borrowed(_)));
        assert!(matches!(regel("één €, 'ß' → ≥"), Cow::Borrowed(_)));
    }
}
