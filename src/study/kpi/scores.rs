//! `nps`, `csat`, `ces`, `satisfied` and `mean` of the table `[kpi]`.

use super::question::{KpiQuestion, answer_keys};
use crate::document::{Entry, Kind, TableReader};
use crate::model::Scale;
use crate::study::study::ItemChoice;

/// How likely it is that the respondent recommends: 0 to 10, always.
const RECOMMEND: Scale = Scale {
    min: 0.0,
    max: 10.0,
};

/// The usual scale of a question about satisfaction.
const SATISFACTION: Scale = Scale { min: 1.0, max: 5.0 };

/// The usual scale of a question about effort.
const EFFORT: Scale = Scale { min: 1.0, max: 7.0 };

/// A question of which answers from some value up count.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedQuestion {
    /// The question.
    pub question: KpiQuestion,
    /// The lowest answer that counts; `None` = the measure's usual one.
    pub from: Option<f64>,
}

/// A measure with one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreQuestion {
    /// Would recommend, 0 to 10.
    Nps,
    /// Satisfaction with the last contact or on the whole.
    Csat,
    /// Effort, or ease.
    Ces,
    /// Satisfaction, for the share of the satisfied.
    Satisfied,
}

impl ScoreQuestion {
    /// The key of the study file, which is also what the run calls the question.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nps => "nps",
            Self::Csat => "csat",
            Self::Ces => "ces",
            Self::Satisfied => "satisfied",
        }
    }

    fn usual_scale(self) -> Scale {
        match self {
            Self::Nps => RECOMMEND,
            Self::Csat | Self::Satisfied => SATISFACTION,
            Self::Ces => EFFORT,
        }
    }

    /// A question of this measure: one about recommending has its scale whatever the study says.
    fn of_measure(self, mut question: KpiQuestion) -> KpiQuestion {
        if self == Self::Nps {
            question.item.scale = Some(RECOMMEND);
        }
        question.usually(Some(self.usual_scale()))
    }
}

/// The questions that make a score of their own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ScoreQuestions {
    /// Would recommend.
    pub nps: Option<KpiQuestion>,
    /// Satisfaction, for the share at the top of the scale.
    pub csat: Option<CountedQuestion>,
    /// Effort, or ease.
    pub ces: Option<CountedQuestion>,
    /// Satisfaction, for the share of the satisfied.
    pub satisfied: Option<CountedQuestion>,
    /// Questions of which the mean is wanted.
    pub means: Vec<KpiQuestion>,
}

impl ScoreQuestions {
    /// Every question.
    pub fn questions(&self) -> impl Iterator<Item = &KpiQuestion> {
        let counted = [&self.csat, &self.ces, &self.satisfied];
        let counted = counted.into_iter().flatten();
        let nps = self.nps.iter();
        nps.chain(counted.map(|counted| &counted.question))
            .chain(&self.means)
    }

    /// Sets the column of a measure, as its flag does; what else the study says of the question stays.
    pub fn choose(&mut self, measure: ScoreQuestion, column: &str) {
        let fresh = || measure.of_measure(KpiQuestion::new(measure.name(), column));
        let columns = vec![column.to_owned()];
        let counted = match measure {
            ScoreQuestion::Nps => {
                self.nps.get_or_insert_with(fresh).item.columns = columns;
                return;
            }
            ScoreQuestion::Csat => &mut self.csat,
            ScoreQuestion::Ces => &mut self.ces,
            ScoreQuestion::Satisfied => &mut self.satisfied,
        };
        let counted = counted.get_or_insert_with(|| CountedQuestion {
            question: fresh(),
            from: None,
        });
        counted.question.item.columns = columns;
    }

    /// Sets the columns of which the mean is wanted; what the study says of one of them stays.
    pub fn choose_means(&mut self, columns: &[String]) {
        let known = std::mem::take(&mut self.means);
        let chosen = columns.iter().map(|column| {
            let declared = known.iter().find(|question| question.column() == column);
            declared.cloned().unwrap_or_else(|| mean_of(column))
        });
        self.means = chosen.collect();
    }
}

/// The keys of the scores.
pub(super) fn scores(table: &mut TableReader<'_>) -> ScoreQuestions {
    ScoreQuestions {
        nps: nps(table),
        csat: counted(table, "csat", ScoreQuestion::Csat),
        ces: counted(table, "ces", ScoreQuestion::Ces),
        satisfied: counted(table, "satisfied", ScoreQuestion::Satisfied),
        means: means(table),
    }
}

fn nps(table: &mut TableReader<'_>) -> Option<KpiQuestion> {
    let entry = table.optional("nps")?;
    let question = KpiQuestion::read(&entry, "nps", |_| {})?;
    if question.item.scale.is_some_and(|scale| scale != RECOMMEND) {
        entry.reject("study-nps-scale", "study-nps-scale-advice");
        return None;
    }
    Some(ScoreQuestion::Nps.of_measure(question))
}

fn counted(
    table: &mut TableReader<'_>,
    key: &'static str,
    measure: ScoreQuestion,
) -> Option<CountedQuestion> {
    let entry = table.optional(key)?;
    let mut from = None;
    let question = KpiQuestion::read(&entry, measure.name(), |table| from = table.number("from"))?;
    Some(CountedQuestion {
        question: measure.of_measure(question),
        from,
    })
}

/// `mean = ["a", "b"]`, `mean = { columns = ["a", "b"], … }` or several tables of this kind.
fn means(table: &mut TableReader<'_>) -> Vec<KpiQuestion> {
    let Some(entry) = table.optional("mean") else {
        return Vec::new();
    };
    match entry.kind() {
        Kind::Table => batch(&entry),
        Kind::List => {
            let entries = entry.list().unwrap_or_default();
            let of_entry = |entry: &Entry<'_>| match entry.kind() {
                Kind::Table => batch(entry),
                _ => column_mean(entry).into_iter().collect(),
            };
            entries.iter().flat_map(of_entry).collect()
        }
        _ => column_mean(&entry).into_iter().collect(),
    }
}

fn column_mean(entry: &Entry<'_>) -> Option<KpiQuestion> {
    let mut question = mean_of(&entry.text()?);
    question.item.line = Some(entry.line());
    Some(question)
}

/// Columns that are read alike.
fn batch(entry: &Entry<'_>) -> Vec<KpiQuestion> {
    let Some(mut table) = entry.table() else {
        return Vec::new();
    };
    let columns = table.required("columns").and_then(|entry| entry.texts());
    let mut shared = ItemChoice::default();
    answer_keys(&mut table, &mut shared);
    table.finish();
    let question = |column: String| {
        let mut question = mean_of(&column);
        question.item = ItemChoice {
            name: question.item.name,
            columns: question.item.columns,
            line: Some(entry.line()),
            ..shared.clone()
        };
        question
    };
    columns
        .unwrap_or_default()
        .into_iter()
        .map(question)
        .collect()
}

fn mean_of(column: &str) -> KpiQuestion {
    KpiQuestion::new(format!("mean.{column}"), column)
}
