//! Colours.

use anstyle::{AnsiColor, Style};

use crate::diagnostics::Severity;
use crate::drivers::Priority;

/// What a piece of text is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// A title.
    Title,
    /// "What to do".
    Remedy,
    /// A remark that may be skipped.
    Remark,
    /// The name of a severity.
    Severity(Severity),
    /// A priority class.
    Priority(Priority),
}

impl Ink {
    fn style(self) -> Style {
        let colour = |colour: AnsiColor| colour.on_default();
        match self {
            Self::Title => Style::new().bold(),
            Self::Remark => Style::new().dimmed(),
            Self::Severity(Severity::Error) | Self::Priority(Priority::ImproveFirst) => {
                colour(AnsiColor::Red).bold()
            }
            Self::Severity(Severity::Warning) => colour(AnsiColor::Yellow).bold(),
            Self::Remedy | Self::Severity(Severity::Information) => colour(AnsiColor::Cyan),
            Self::Priority(Priority::Strength) => colour(AnsiColor::Green),
            Self::Priority(Priority::Opportunity) => colour(AnsiColor::Yellow),
            Self::Priority(Priority::Maintain) => colour(AnsiColor::Blue),
        }
    }

    /// The text in its colour, or as it is.
    pub(super) fn paint(self, text: &str, colour: bool) -> String {
        if !colour {
            return text.to_owned();
        }
        let style = self.style();
        format!("{}{text}{}", style.render(), style.render_reset())
    }
}

/// Where a colour ends in a table that is laid out: a word joiner, which has no width.
const END: char = '\u{2060}';
/// Where the colour of a priority class begins: characters without width. No cell can hold them of its own,
/// because they are escaped.
const STARTS: [(char, Priority); 4] = [
    ('\u{2061}', Priority::Strength),
    ('\u{2062}', Priority::ImproveFirst),
    ('\u{2063}', Priority::Opportunity),
    ('\u{2064}', Priority::Maintain),
];

/// Marks a class label so that [`colour_marks`] finds it after the layout.
pub(super) fn mark(label: &str, priority: Priority) -> String {
    let start = STARTS.iter().find(|(_, class)| *class == priority);
    match start {
        Some((start, _)) => format!("{start}{label}{END}"),
        None => label.to_owned(),
    }
}

/// Puts colours in place of the marks.
pub(super) fn colour_marks(laid_out: &str) -> String {
    let mut text = laid_out.to_owned();
    for (start, priority) in STARTS {
        let style = Ink::Priority(priority).style();
        text = text.replace(start, &style.render().to_string());
    }
    text.replace(END, &Style::new().bold().render_reset().to_string())
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn marks_have_no_width_and_become_colours() {
        let marked = mark("修补区", Priority::ImproveFirst);
        assert_eq!(marked.width(), 6);
        let coloured = colour_marks(&marked);
        assert!(coloured.starts_with("\u{1b}["), "{coloured:?}");
        assert!(coloured.ends_with("修补区\u{1b}[0m"), "{coloured:?}");
    }

    #[test]
    fn no_colour_leaves_the_text() {
        assert_eq!(Ink::Title.paint("Indices", false), "Indices");
    }
}
