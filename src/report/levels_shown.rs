//! The sections of a hierarchy, how they are shown, and what they mean.

use super::choice_name;
use super::fit_report::Message;
use super::levels_assembly::method_key;
use super::levels_report::{LevelRow, LevelsReport, MethodRow, WeightRow};
use super::levels_tables::{
    groups_overview, label, levels_overview, section_table, weights_overview,
};
use super::section::Selection;
use super::shown::{Document, Report, absent, by_severity};
use super::table::Table;
use crate::diagnostics::Severity;
use crate::levels::NodeKind;
use crate::study::WeightMethod;
use crate::words::Words;

sections! {
    /// One table of the report of a hierarchy.
    LevelsSection: overview [Levels, Groups, Weights, Methods, Sensitivity, Consistency]
    /// Scores on every level.
    Levels = "levels" "levels";
    /// Scores in groups of respondents.
    Groups = "groups" "groups";
    /// Weights on every level below the index.
    Weights = "weights" "weights";
    /// The index under every weighting method.
    Methods = "methods" "methods";
    /// Weights of the constructs under every method.
    MethodWeights = "method-weights" "method_weights";
    /// The index when the weight of a construct is another.
    Sensitivity = "sensitivity" "sensitivity";
    /// Whether judges contradict themselves.
    Consistency = "consistency" "consistency";
    /// Everything that was dropped or changed.
    Cleaning = "cleaning" "cleaning";
    /// Settings that ran.
    Settings = "settings" "settings";
}

/// Weak questions that the conclusions name.
const NAMED_QUESTIONS: usize = 3;

/// A hierarchy and which of its sections are shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownLevels<'a> {
    /// The report.
    pub report: &'a LevelsReport,
    /// Its sections.
    pub selection: &'a Selection<LevelsSection>,
}

impl Report for LevelsReport {
    type Section = LevelsSection;

    fn shown<'a>(&'a self, selection: &'a Selection<LevelsSection>) -> impl Document + 'a {
        ShownLevels {
            report: self,
            selection,
        }
    }
}

impl Document for ShownLevels<'_> {
    fn machine(&self) -> &impl serde::Serialize {
        self.report
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        heading(self.report, words)
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let report = self.report;
        let sections = self.selection.sections();
        let of_section = |section: &LevelsSection| match (self.selection, section) {
            (Selection::Overview, LevelsSection::Levels) => levels_overview(report, words),
            (Selection::Overview, LevelsSection::Groups) => groups_overview(report, words),
            (Selection::Overview, LevelsSection::Weights) => weights_overview(report, words),
            (_, section) => section_table(report, *section, words),
        };
        // Among several sections, groups and judgements are shown when there are any.
        let shown = |section: &&LevelsSection| match section {
            LevelsSection::Groups => !report.groups.is_empty() || sections.len() == 1,
            LevelsSection::Consistency => !report.consistency.is_empty() || sections.len() == 1,
            _ => true,
        };
        sections.iter().filter(shown).map(of_section).collect()
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        let whole = self.selection.whole();
        let shown = ShownLevels {
            report: self.report,
            selection: &whole,
        };
        shown.tables(words)
    }

    fn absent(&self, words: &Words) -> Vec<&'static str> {
        absent(self.selection, &self.whole_tables(words))
    }

    fn conclusions(&self, words: &Words) -> Vec<String> {
        match self.selection {
            Selection::Overview => vec![conclusions(self.report, words)],
            Selection::Sections(_) => Vec::new(),
        }
    }

    fn messages(&self) -> Vec<(Severity, &Message)> {
        by_severity(
            &self.report.errors,
            &self.report.warnings,
            &self.report.notes,
        )
    }
}

fn heading(report: &LevelsReport, words: &Words) -> Vec<String> {
    let count = |kind| {
        let rows = report.levels.iter().filter(|row| row.kind == kind);
        rows.count().to_string()
    };
    let index = report.levels.first().map_or("", |row| row.name.as_str());
    let deepest = report.levels.iter().map(|row| row.level).max();
    let numbers = [
        ("index", report.labels.construct(index).to_owned()),
        ("levels", deepest.unwrap_or_default().to_string()),
        ("constructs", count(NodeKind::Construct)),
        ("attributes", count(NodeKind::Attribute)),
        ("questions", count(NodeKind::Question)),
        ("respondents", report.sample.respondents.to_string()),
    ];
    let weighting = &report.weighting;
    let method = |method: WeightMethod| words.text(&format!("weight-method-{}", method.name()));
    let methods = [
        ("constructs", method(weighting.constructs)),
        ("attributes", method(weighting.attributes)),
        ("questions", method(weighting.questions)),
    ];
    let same =
        weighting.constructs == weighting.attributes && weighting.constructs == weighting.questions;
    let key = if same {
        "heading-level-weights-same"
    } else {
        "heading-level-weights"
    };
    let mut lines = vec![
        words.fill("heading-levels", &numbers),
        words.fill(key, &methods),
    ];
    lines.extend(resampling(report, words));
    lines
}

fn resampling(report: &LevelsReport, words: &Words) -> Option<String> {
    let run = report.resampling.as_ref()?;
    let kind = choice_name(report.settings.interval);
    let numbers = [
        ("kept", run.kept.to_string()),
        ("requested", run.requested.to_string()),
        ("seed", report.settings.seed.to_string()),
        ("kind", words.text(&format!("interval-{kind}"))),
        (
            "method",
            words.text(&format!("resampling-{}", choice_name(run.method))),
        ),
    ];
    Some(words.fill("heading-resampling", &numbers))
}

/// The index, its best and worst construct, where to begin, and how far the weights decide.
fn conclusions(report: &LevelsReport, words: &Words) -> String {
    let mut sentences = Vec::new();
    sentences.extend(index_sentence(report, words));
    sentences.extend(constructs_sentence(report, words));
    sentences.extend(questions_sentence(report, words));
    sentences.extend(sensitivity_sentence(report, words));
    sentences.extend(methods_sentence(report, words));
    sentences.extend(measured_sentence(report, words));
    sentences.join(&words.text("sentence-separator"))
}

fn shown(score: f64) -> String {
    format!("{score:.1}")
}

fn index_sentence(report: &LevelsReport, words: &Words) -> Option<String> {
    let row = report.levels.first()?;
    let mut values = vec![
        ("index", report.labels.construct(&row.name).to_owned()),
        ("score", shown(row.score?)),
    ];
    let Some([lower, upper]) = row.uncertainty.interval else {
        return Some(words.fill("levels-index", &values));
    };
    values.extend([("lower", shown(lower)), ("upper", shown(upper))]);
    Some(words.fill("levels-index-interval", &values))
}

fn constructs_sentence(report: &LevelsReport, words: &Words) -> Option<String> {
    let rows = report.levels.iter();
    let rows = rows.filter(|row| row.kind == NodeKind::Construct);
    let mut scored: Vec<(f64, &LevelRow)> =
        rows.filter_map(|row| Some((row.score?, row))).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let [(high, best), .., (low, worst)] = scored.as_slice() else {
        return None;
    };
    let values = [
        ("best", report.labels.construct(&best.name).to_owned()),
        ("high", shown(*high)),
        ("worst", report.labels.construct(&worst.name).to_owned()),
        ("low", shown(*low)),
    ];
    Some(words.fill("levels-constructs", &values))
}

/// The lowest scores among the questions of more than the mean weight.
fn questions_sentence(report: &LevelsReport, words: &Words) -> Option<String> {
    let questions = report.weights.iter();
    let questions: Vec<&WeightRow> = questions
        .filter(|row| row.kind == NodeKind::Question)
        .collect();
    let mean = 1.0 / questions.len() as f64;
    let heavy = questions.iter().filter(|row| row.global_weight >= mean);
    let mut heavy: Vec<(f64, &WeightRow)> =
        heavy.filter_map(|row| Some((row.score?, *row))).collect();
    heavy.sort_by(|a, b| a.0.total_cmp(&b.0));
    let named = heavy.iter().take(NAMED_QUESTIONS).map(|(score, row)| {
        let values = [
            ("name", label(report, row.kind, &row.name).to_owned()),
            ("score", shown(*score)),
            ("weight", format!("{:.1}", 100.0 * row.global_weight)),
        ];
        words.fill("levels-question", &values)
    });
    let named: Vec<String> = named.collect();
    let list = named.join(&words.text("list-separator"));
    (!named.is_empty()).then(|| words.fill("levels-questions", &[("questions", list)]))
}

fn sensitivity_sentence(report: &LevelsReport, words: &Words) -> Option<String> {
    let rows = report.sensitivity.iter();
    let ranges = rows.filter_map(|row| Some((row.range?, row)));
    let (_, row) = ranges.max_by(|a, b| a.0.total_cmp(&b.0))?;
    let (one, other) = (row.minus_20?, row.plus_20?);
    let values = [
        (
            "construct",
            report.labels.construct(&row.construct).to_owned(),
        ),
        ("low", format!("{:.2}", one.min(other))),
        ("high", format!("{:.2}", one.max(other))),
    ];
    Some(words.fill("levels-sensitivity", &values))
}

fn methods_sentence(report: &LevelsReport, words: &Words) -> Option<String> {
    let rows = report.methods.iter();
    let mut known: Vec<(f64, &MethodRow)> =
        rows.filter_map(|row| Some((row.index?, row))).collect();
    known.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [(low, lowest), .., (high, highest)] = known.as_slice() else {
        return None;
    };
    let method = |row: &MethodRow| words.text(&format!("weight-method-{}", method_key(row.method)));
    let values = [
        ("count", known.len().to_string()),
        ("low", shown(*low)),
        ("lowest", method(lowest)),
        ("high", shown(*high)),
        ("highest", method(highest)),
    ];
    Some(words.fill("levels-methods", &values))
}

fn measured_sentence(report: &LevelsReport, words: &Words) -> Option<String> {
    let model = report.model.as_ref()?;
    let values = [
        (
            "construct",
            report.labels.construct(&model.index).to_owned(),
        ),
        ("index", shown(report.measured_index?)),
    ];
    Some(words.fill("levels-measured", &values))
}

#[cfg(test)]
#[path = "levels_tests.rs"]
pub(super) mod tests;
