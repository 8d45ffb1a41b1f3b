//! The two ways to write a model.

use super::path_model::PathModel;
use crate::diagnostics::Diagnostics;

/// How a model text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelFormat {
    /// Our TOML.
    Toml,
    /// lavaan or cSEM model syntax.
    Lavaan,
}

impl ModelFormat {
    /// The format that a file name tells: `.toml`, or `.lav`, `.lavaan` and `.txt`; `None` for every other.
    #[must_use]
    pub fn of_file(file_name: &str) -> Option<Self> {
        let (_, extension) = file_name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "toml" => Some(Self::Toml),
            "lav" | "lavaan" | "txt" => Some(Self::Lavaan),
            _ => None,
        }
    }

    /// The format that a text looks like: lavaan when a line measures a construct (`=~`, `<~`) outside quotes and
    /// comments, else TOML.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let measures = |line: &str| {
            let head: &str = line.split(['#', '!', '"', '\'']).next().unwrap_or_default();
            head.contains("=~") || head.contains("<~")
        };
        if text.lines().any(measures) {
            Self::Lavaan
        } else {
            Self::Toml
        }
    }
}

impl PathModel {
    /// The model of a text called `name`. `index` names the index construct; without it the text does, or the
    /// construct that is called satisfaction is taken.
    ///
    /// # Errors
    /// Every fault of the text, each with its line: see [`PathModel::parse_toml`] and [`PathModel::parse_lavaan`].
    pub fn parse(
        text: &str,
        name: &str,
        format: ModelFormat,
        index: Option<&str>,
    ) -> Result<Self, Diagnostics> {
        match format {
            ModelFormat::Toml => Self::parse_toml(text, name, index),
            ModelFormat::Lavaan => Self::parse_lavaan(text, name, index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_format() {
        assert_eq!(ModelFormat::of_file("a/m.TOML"), Some(ModelFormat::Toml));
        assert_eq!(ModelFormat::of_file("m.lav"), Some(ModelFormat::Lavaan));
        assert_eq!(ModelFormat::of_file("m.txt"), Some(ModelFormat::Lavaan));
        assert_eq!(ModelFormat::of_file("acsi"), None);
    }

    #[test]
    fn the_text_tells_the_format() {
        assert_eq!(
            ModelFormat::of_text("# x\nA =~ a1 + a2"),
            ModelFormat::Lavaan
        );
        assert_eq!(
            ModelFormat::of_text("title = \"A =~ b\" # =~"),
            ModelFormat::Toml
        );
    }
}
