//! One door for every format.

use super::comma_separated::{report_csv, tables_csv};
use super::options::{Format, RenderOptions};
use super::{json, markdown, text};
use crate::report::{Document, Table};
use crate::words::Words;

/// Why there is no output.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A record could not be written.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// The document could not be serialised.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The XML could not be serialised.
    #[error(transparent)]
    Xml(#[from] quick_junit::SerializeError),
    /// A plot could not be drawn.
    #[error("plot: {0}")]
    Plot(String),
}

/// The report in a format, in the language of `words`.
///
/// `Json` is always the whole document; the others hold what is shown, the heading in front where people read it.
///
/// # Errors
/// [`RenderError`]: the serialiser refused, which no report of this library makes it do.
pub fn render(
    report: &impl Document,
    options: RenderOptions,
    words: &Words,
) -> Result<Vec<u8>, RenderError> {
    Ok(match options.format {
        Format::Table => text::report_text(report, options, words).into_bytes(),
        Format::Json => json::pretty(report.machine())?,
        Format::Csv => report_csv(report, words)?,
        Format::Markdown => markdown::report_markdown(report, options, words).into_bytes(),
    })
}

/// One table in a format; as JSON an array with one object per row.
///
/// # Errors
/// As [`render`].
pub fn render_table(table: &Table, options: RenderOptions) -> Result<Vec<u8>, RenderError> {
    Ok(match options.format {
        Format::Table => text::table_text(table, None, options).into_bytes(),
        Format::Json => json::pretty(&json::rows(table))?,
        Format::Csv => tables_csv(std::slice::from_ref(table))?,
        Format::Markdown => markdown::table_markdown(table, None).into_bytes(),
    })
}

#[cfg(test)]
#[path = "output_tests.rs"]
mod tests;
