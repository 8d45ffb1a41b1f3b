//! How an output is wanted.

/// Format of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Aligned text for a terminal or a pipe.
    #[default]
    Table,
    /// The whole document.
    Json,
    /// Records: one section as it is, several as `section,row,column,value`.
    Csv,
    /// GitHub Markdown.
    Markdown,
}

impl Format {
    /// Every format with the name that `--format` takes.
    pub const CHOICES: &'static [(&'static str, Self)] = &[
        ("table", Self::Table),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("md", Self::Markdown),
    ];
}

/// Looks of text output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TextStyle {
    /// Whether rules divide tables, and lines are kept within the terminal.
    pub rules: bool,
    /// Whether colours are used.
    pub colour: bool,
}

impl TextStyle {
    /// For a pipe or a file: no rules, no colours.
    pub const PLAIN: Self = Self {
        rules: false,
        colour: false,
    };
    /// For a terminal: rules and colours.
    pub const TERMINAL: Self = Self {
        rules: true,
        colour: true,
    };
}

/// Where errors, warnings and notes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Messages {
    /// They are shown elsewhere (standard error).
    #[default]
    Elsewhere,
    /// They stand below the tables: the output goes to a file that is read later.
    Included,
}

/// How an output is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RenderOptions {
    /// Format.
    pub format: Format,
    /// Looks of [`Format::Table`].
    pub style: TextStyle,
    /// Columns of the terminal, within which text with rules is kept.
    pub width: Option<u16>,
    /// Whether [`Format::Table`] and [`Format::Markdown`] show messages.
    pub messages: Messages,
}
