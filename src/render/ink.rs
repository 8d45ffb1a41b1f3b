//! Colours.

use anstyle::{AnsiColor, Style};

use crate::assessment::Verdict;
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
    /// A word that rates.
    Rating(Rating),
}

/// How a word in a table rates what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rating {
    Good,
    Neutral,
    Doubtful,
    Bad,
}

impl From<Priority> for Rating {
    fn from(priority: Priority) -> Self {
        match priority {
            Priority::Strength => Self::Good,
            Priority::ImproveFirst => Self::Bad,
            Priority::Opportunity => Self::Doubtful,
            Priority::Maintain => Self::Neutral,
        }
    }
}

impl From<Verdict> for Rating {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Pass => Self::Good,
            Verdict::Watch => Self::Doubtful,
            Verdict::Fail => Self::Bad,
        }
    }
}

impl Ink {
    fn style(self) -> Style {
        let colour = |colour: AnsiColor| colour.on_default();
        match self {
            Self::Title => Style::new().bold(),
            Self::Remark => Style::new().dimmed(),
            Self::Severity(Severity::Error) | Self::Rating(Rating::Bad) => {
                colour(AnsiColor::Red).bold()
            }
            Self::Severity(Severity::Warning) => colour(AnsiColor::Yellow).bold(),
            Self::Remedy | Self::Severity(Severity::Information) => colour(AnsiColor::Cyan),
            Self::Rating(Rating::Good) => colour(AnsiColor::Green),
            Self::Rating(Rating::Doubtful) => colour(AnsiColor::Yellow),
            Self::Rating(Rating::Neutral) => colour(AnsiColor::Blue),
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
/// Where the colour of a rating begins: characters without width. No cell can hold them of its own,
/// because they are escaped.
const STARTS: [(char, Rating); 4] = [
    ('\u{2061}', Rating::Good),
    ('\u{2062}', Rating::Bad),
    ('\u{2063}', Rating::Doubtful),
    ('\u{2064}', Rating::Neutral),
];

/// Marks the label of a class or verdict so that [`colour_marks`] finds it after the layout.
pub(super) fn mark(label: &str, rating: impl Into<Rating>) -> String {
    let rating = rating.into();
    let start = STARTS.iter().find(|(_, known)| *known == rating);
    match start {
        Some((start, _)) => format!("{start}{label}{END}"),
        None => label.to_owned(),
    }
}

/// Puts colours in place of the marks.
pub(super) fn colour_marks(laid_out: &str) -> String {
    let mut text = laid_out.to_owned();
    for (start, rating) in STARTS {
        let style = Ink::Rating(rating).style();
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
