//! Survey text is hostile.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` with every character made visible that could steer a terminal, turn the direction of writing, hide
/// itself or break a line.
///
/// Control characters become `\n`, `\r`, `\t` or `\u{1b}`; so do bidirectional marks and overrides, zero-width and
/// filler characters, line and paragraph separators, variation selectors and tags. All else stays as it is.
#[must_use]
pub fn escape_for_terminal(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            _ if is_hostile(character) => {
                // Writing to a String does not fail.
                let _ = write!(escaped, "\\u{{{:x}}}", u32::from(character));
            }
            _ => escaped.push(character),
        }
    }
    Cow::Owned(escaped)
}

fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' // soft hyphen
            | '\u{34f}' // grapheme joiner
            | '\u{61c}' // Arabic letter mark
            | '\u{115f}'..='\u{1160}' // Hangul fillers
            | '\u{17b4}'..='\u{17b5}' // inherent Khmer vowels
            | '\u{180b}'..='\u{180f}' // Mongolian selectors and separator
            | '\u{200b}'..='\u{200f}' // zero width, left-to-right and right-to-left marks
            | '\u{2028}'..='\u{202e}' // separators, embeddings and overrides
            | '\u{2060}'..='\u{206f}' // word joiner, invisible operators, isolates
            | '\u{3164}' | '\u{ffa0}' // Hangul fillers
            | '\u{fe00}'..='\u{fe0f}' // variation selectors
            | '\u{feff}' // zero-width no-break space
            | '\u{fff0}'..='\u{fffb}' // interlinear annotation
            | '\u{1bca0}'..='\u{1bca3}' // shorthand format controls
            | '\u{1d173}'..='\u{1d17a}' // musical format controls
            | '\u{e0000}'..='\u{e0fff}' // tags and variation selectors
        )
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn control_bidi_and_zero_width_become_visible() {
        assert_eq!(escape_for_terminal("\u{1b}[31mred"), "\\u{1b}[31mred");
        assert_eq!(
            escape_for_terminal("a\u{202e}b\u{2066}c"),
            "a\\u{202e}b\\u{2066}c"
        );
        assert_eq!(
            escape_for_terminal("a\u{200b}b\u{feff}"),
            "a\\u{200b}b\\u{feff}"
        );
        assert_eq!(
            escape_for_terminal("a\r\nb\tc\u{9b}"),
            "a\\r\\nb\\tc\\u{9b}"
        );
    }

    #[test]
    fn harmless_text_is_borrowed() {
        for text in ["满意度（总体）", "café – 10 %", "नमस्ते", "🙂"] {
            assert!(
                matches!(escape_for_terminal(text), Cow::Borrowed(_)),
                "{text}"
            );
        }
    }

    /// What has no width and is no accent could hide.
    #[test]
    fn every_default_ignorable_is_hostile() {
        let invisible = ('\0'..='\u{10ffff}').filter(|c| c.width() == Some(0) && c.is_whitespace());
        for character in invisible {
            assert!(is_hostile(character), "{character:?}");
        }
        assert!(is_hostile('\u{2061}'));
    }
}
