//! The types of a study, and the texts that flags and file share.

use super::checks::{CheckSettings, Exclusion};
use super::choice::{bad_value, choices};
use super::design::DesignColumns;
use super::driver_settings::DriverSettings;
use super::filter::Filter;
use super::hierarchy_keys::HierarchySettings;
use super::kpi::KpiSettings;
use super::labels::Labels;
use super::normalise::normalised;
use super::prediction_settings::PredictionSettings;
use super::roles::RoleNames;
use super::segment_settings::SegmentSettings;
use super::settings::{ResamplingSettings, Settings};
use super::study_file;
use super::whatif_settings::WhatIfSettings;
use crate::diagnostics::Diagnostics;
use crate::model::Scale;

/// The survey tool whose layout the file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ExportChoice {
    /// Recognised from the file.
    #[default]
    Auto,
    /// Header records, then one record per respondent.
    Plain,
    /// Qualtrics.
    Qualtrics,
    /// SurveyMonkey.
    SurveyMonkey,
    /// LimeSurvey.
    LimeSurvey,
    /// Google Forms.
    GoogleForms,
    /// Microsoft Forms.
    MicrosoftForms,
    /// Typeform.
    Typeform,
    /// Alchemer, formerly SurveyGizmo.
    Alchemer,
    /// REDCap.
    Redcap,
    /// KoboToolbox and ODK.
    Kobotoolbox,
    /// 问卷星.
    Wenjuanxing,
    /// 问卷网.
    Wenjuan,
    /// 腾讯问卷.
    Tencent,
    /// A data file of SPSS saved as CSV.
    Spss,
}

choices! {
    ExportChoice "export":
        Auto "auto", Plain "plain", Qualtrics "qualtrics", SurveyMonkey "surveymonkey",
        LimeSurvey "limesurvey", GoogleForms "google-forms", MicrosoftForms "microsoft-forms",
        Typeform "typeform", Alchemer "alchemer", Redcap "redcap", Kobotoolbox "kobotoolbox",
        Wenjuanxing "wenjuanxing", Wenjuan "wenjuan", Tencent "tencent", Spss "spss";
}

/// Where the answers are and how their bytes are read; what is `None` is found out from the bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SurveySource {
    /// Path of the file, relative to the study file.
    pub file: Option<String>,
    /// The survey tool.
    pub export: ExportChoice,
    /// Path of the survey's data dictionary, relative to the study file.
    pub dictionary: Option<String>,
    /// Label of the encoding.
    pub encoding: Option<String>,
    /// The delimiter: one character, or `tab`.
    pub delimiter: Option<String>,
    /// Number of header records.
    pub header_rows: Option<usize>,
    /// The sheet of a workbook: its name, or its number from 1.
    pub sheet: Option<String>,
}

/// Where the model comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelChoice {
    /// A built-in model.
    Named(String),
    /// A file, relative to the study file.
    File(String),
    /// Lavaan text in the study file.
    Text(String),
}

/// What the study says of one indicator, or of all indicators of one construct.
///
/// `NAME=COLUMN`: the column is the indicator's. `NAME=COLUMN,COLUMN,…`: the construct's block becomes these columns, in
/// this order, however many the model has; a column that is the name or an alias of an indicator of the block stays
/// that indicator, any other becomes a new one of its own name, with the scale that all indicators of the block had
/// in common. A name that is both an indicator and a construct is the indicator when one column is given. Without
/// columns the indicator is found by its name or aliases and the rest of the entry applies to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ItemChoice {
    /// Indicator or construct.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// Scale ends.
    pub scale: Option<Scale>,
    /// Answers that mean "missing", beside those of every column.
    pub missing_codes: Vec<String>,
    /// Answers in words.
    pub labels: Option<Labels>,
    /// Whether the best answer has the lowest number.
    pub reverse: bool,
    /// Whether decimals are answers; `None` = as the study's scale.
    pub decimals: Option<bool>,
    /// Line of the study file.
    pub line: Option<usize>,
}

/// A column that asks for a construct as a whole, for the redundancy analysis of `csi assess`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlobalItem {
    /// The construct.
    pub construct: String,
    /// The column.
    pub column: String,
}

impl GlobalItem {
    /// Reads `CONSTRUCT=COLUMN`.
    ///
    /// # Errors
    /// `CSI-S003`: there is no `=`, or not one name on either side.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let pair = ItemChoice::parse(text).ok().and_then(|choice| {
            let [column] = <[String; 1]>::try_from(choice.columns).ok()?;
            Some(Self {
                construct: choice.name,
                column,
            })
        });
        let fault = || {
            bad_value(
                "global",
                text,
                "study-bad-global",
                "study-bad-global-advice",
            )
        };
        pair.ok_or_else(|| fault().into())
    }
}

/// A questionnaire and how to treat it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Study {
    /// The file of answers.
    pub survey: SurveySource,
    /// The model; the command line must name one when the study does not.
    pub model: Option<ModelChoice>,
    /// The index construct, when it is not the model's.
    pub index: Option<String>,
    /// Interactions beside the model's own, as [`PathModel::with_interactions`](crate::model::PathModel::with_interactions)
    /// takes them.
    pub interactions: Vec<String>,
    /// Scale ends of items without their own.
    pub scale: Option<Scale>,
    /// Whether decimals are answers of the scale.
    pub decimals: bool,
    /// What is said of single items, in order; a name stands once.
    pub items: Vec<ItemChoice>,
    /// Answers that mean "missing" in every column.
    pub missing_codes: Vec<String>,
    /// Column of the respondent weights.
    pub weight: Option<String>,
    /// Column of the groups.
    pub group: Option<String>,
    /// Columns by whose groups the model is fitted once more each.
    pub by: Vec<String>,
    /// Which respondents count.
    pub filter: Option<Filter>,
    /// How the sample was drawn.
    pub design: DesignColumns,
    /// How the model is estimated.
    pub settings: Settings,
    /// How intervals and tests are made.
    pub resampling: ResamplingSettings,
    /// Columns that tell about the respondents.
    pub roles: RoleNames,
    /// How answers are checked.
    pub check: CheckSettings,
    /// Who is left out.
    pub exclude: Vec<Exclusion>,
    /// Columns that ask for a construct as a whole.
    pub global_items: Vec<GlobalItem>,
    /// How respondents are held out and predicted.
    pub prediction: PredictionSettings,
    /// How segments are searched.
    pub segments: SegmentSettings,
    /// Columns whose answers describe respondents; the command that needs them sets them.
    pub profile: Vec<String>,
    /// What driver analyses are asked for.
    pub drivers: DriverSettings,
    /// Questions of companion measures.
    pub kpi: KpiSettings,
    /// The indicator system of `csi hierarchy`.
    pub hierarchy: HierarchySettings,
    /// What a what-if moves, and at what cost.
    pub whatif: WhatIfSettings,
}

impl Study {
    /// Reads the text of a study file.
    ///
    /// # Errors
    /// Everything that is wrong with it (`CSI-S001` to `CSI-S003`, `CSI-S005`), each fault with its line.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        study_file::parse(text)
    }

    /// Sets the columns of an indicator or construct, as `--item` does; what else the study says of it stays.
    pub fn choose_columns(&mut self, choice: ItemChoice) {
        let wanted = normalised(&choice.name);
        let known = self
            .items
            .iter_mut()
            .find(|item| normalised(&item.name) == wanted);
        match known {
            Some(item) => item.columns = choice.columns,
            None => self.items.push(choice),
        }
    }
}

impl ItemChoice {
    /// Reads `INDICATOR=COLUMN` or `CONSTRUCT=COLUMN,COLUMN,…`. A column whose name holds a comma or an equals sign goes
    /// in double quotes: `q1="Satisfied, overall"`.
    ///
    /// # Errors
    /// `CSI-S003`: there is no `=`, the name or a column is empty, or a quote does not end.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let choice = text.split_once('=').and_then(|(name, columns)| {
            let columns = split_columns(columns)?;
            let name = name.trim().to_owned();
            (!name.is_empty()).then_some(Self {
                name,
                columns,
                ..Self::default()
            })
        });
        choice.ok_or_else(|| {
            bad_value("item", text, "study-bad-item", "study-bad-item-advice").into()
        })
    }
}

/// Reads a list of columns: `COLUMN,COLUMN,…`, a name with a comma in double quotes.
///
/// # Errors
/// `CSI-S003` for `key`: a column is empty, or a quote does not end.
pub fn parse_columns(key: &str, text: &str) -> Result<Vec<String>, Diagnostics> {
    let advice = "study-bad-columns-advice";
    let fault = || bad_value(key, text, "study-bad-columns", advice).into();
    split_columns(text).ok_or_else(fault)
}

/// The columns of `a,b,"c, d"`; `None` when one is empty or a quote does not end.
fn split_columns(text: &str) -> Option<Vec<String>> {
    let mut columns = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => columns.push(String::new()),
            _ => columns.last_mut()?.push(letter),
        }
    }
    let columns: Vec<String> = columns.iter().map(|name| name.trim().to_owned()).collect();
    let complete = !quoted && columns.iter().all(|name| !name.is_empty());
    complete.then_some(columns)
}

/// Reads the scale ends `MIN..MAX`.
///
/// # Errors
/// `CSI-S003`: not two numbers, or the first is not below the second.
pub fn parse_scale(text: &str) -> Result<Scale, Diagnostics> {
    let end = |text: &str| super::normalise::number(&normalised(text));
    let ends = text.split_once("..");
    let ends = ends.and_then(|(min, max)| Some((end(min)?, end(max)?)));
    match ends {
        Some((min, max)) if min < max => Ok(Scale { min, max }),
        _ => Err(bad_value("scale", text, "study-bad-scale", "study-bad-scale-advice").into()),
    }
}

/// Reads the reasons `duplicate,speeder` for which respondents are left out.
///
/// # Errors
/// `CSI-S003`, one for each that is not known.
pub fn parse_exclusions(text: &str) -> Result<Vec<Exclusion>, Diagnostics> {
    let (mut reasons, mut faults) = (Vec::new(), Vec::new());
    for name in text.split(',') {
        match name.trim().parse() {
            Ok(reason) => reasons.push(reason),
            Err(Diagnostics(found)) => faults.extend(found),
        }
    }
    Diagnostics::check(faults).map(|()| reasons)
}

/// Reads the list of missing codes `98,99`.
#[must_use]
pub fn parse_missing_codes(text: &str) -> Vec<String> {
    let codes = text.split(',').map(|code| code.trim().to_owned());
    codes.filter(|code| !code.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn item_choices_are_names_and_columns() {
        let columns = |text| ItemChoice::parse(text).map(|item| (item.name, item.columns));
        assert_eq!(
            columns("QUAL= q1,q2"),
            Ok(("QUAL".into(), vec!["q1".into(), "q2".into()]))
        );
        assert_eq!(
            columns("s=\"a, b=c\""),
            Ok(("s".into(), vec!["a, b=c".into()]))
        );
        for bad in ["QUAL", "=q1", "QUAL=", "QUAL=q1,,q2", "s=\"a"] {
            assert!(columns(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn columns_are_a_list() {
        assert_eq!(
            parse_columns("k", "rw*, \"a, b\""),
            Ok(vec!["rw*".to_owned(), "a, b".to_owned()])
        );
        for bad in ["", "a,", "\"a"] {
            assert!(parse_columns("k", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn scales_are_two_ascending_numbers() {
        assert_eq!(
            parse_scale("1..10").map(|scale| (scale.min, scale.max)),
            Ok((1.0, 10.0))
        );
        assert_eq!(
            parse_scale("-3..+3").map(|scale| (scale.min, scale.max)),
            Ok((-3.0, 3.0))
        );
        for bad in ["1", "1-5", "5..1", "1..1", "1..x", "..5", "1..inf"] {
            assert!(parse_scale(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn missing_codes_are_a_list() {
        assert_eq!(parse_missing_codes("98, 99,,N/A"), ["98", "99", "N/A"]);
    }

    #[test]
    fn the_command_line_replaces_columns_and_keeps_the_rest() {
        let mut study = Study::parse("[items]\nq = { column = 'a', reverse = true }").unwrap();
        study.choose_columns(ItemChoice::parse("Q=b").unwrap());
        study.choose_columns(ItemChoice::parse("r=c").unwrap());
        assert_eq!(study.items.len(), 2);
        assert_eq!(study.items[0].columns, ["b"]);
        assert!(study.items[0].reverse);
    }
}
