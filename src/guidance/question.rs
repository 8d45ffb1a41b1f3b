//! From the names of a study to what is explained by which items.

use super::variable::{Regression, Variable};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::model::{ConstructId, IndicatorId, PathModel};
use crate::pls::Layout;
use crate::study::GuidanceSettings;

/// What is explained by which items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemQuestion {
    /// What is explained.
    pub outcome: Variable,
    /// The items that explain it; none when nothing leads to the outcome.
    pub predictors: Vec<IndicatorId>,
}

impl ItemQuestion {
    /// What `settings` ask for, by the names of the model: without an outcome its index construct, without predictors the items of
    /// all constructs that lead to the outcome.
    ///
    /// # Errors
    /// One CSI-U002 for each name that the model does not have, one CSI-U045 for each predictor that is the outcome or measures
    /// it.
    pub fn new(model: &PathModel, settings: &GuidanceSettings) -> Result<Self, Diagnostics> {
        let layout = Layout::new(model);
        let mut faults = Vec::new();
        let outcome = match &settings.outcome {
            Some(name) => variable(model, name),
            None => Some(Variable::Construct(model.index)),
        };
        if let (None, Some(name)) = (outcome, &settings.outcome) {
            faults.push(unknown(model, name, true));
        }
        let mut predictors: Vec<IndicatorId> = Vec::new();
        for name in &settings.predictors {
            match model.indicator(name) {
                Some(item) if predictors.contains(&item) => (),
                Some(item) => predictors.push(item),
                None => faults.push(unknown(model, name, false)),
            }
        }
        let Some(outcome) = outcome else {
            return Err(Diagnostics(faults));
        };
        for item in &predictors {
            if measures(&layout, *item, outcome) {
                faults.push(own_outcome(model, *item, outcome));
            }
        }
        Diagnostics::check(faults)?;
        if settings.predictors.is_empty() {
            predictors = Regression::driving_items(&layout, construct_of(&layout, outcome));
        }
        Ok(Self {
            outcome,
            predictors,
        })
    }

    /// The regression; `None` without predictors.
    #[must_use]
    pub fn regression(&self) -> Option<Regression> {
        let predictors = self.predictors.iter().copied().map(Variable::Item);
        (!self.predictors.is_empty()).then(|| Regression {
            outcome: self.outcome,
            predictors: predictors.collect(),
        })
    }
}

/// The construct that the outcome is or belongs to; of a dimension's item that is the whole.
fn construct_of(layout: &Layout, outcome: Variable) -> ConstructId {
    match outcome {
        Variable::Construct(construct) => construct,
        Variable::Item(item) => {
            let owner = layout.construct_of_items()[item.0];
            let whole = layout.hierarchy.whole(ConstructId(owner));
            whole.unwrap_or(ConstructId(owner))
        }
    }
}

fn measures(layout: &Layout, item: IndicatorId, outcome: Variable) -> bool {
    match outcome {
        Variable::Item(outcome) => outcome == item,
        Variable::Construct(construct) => {
            let mut sources = layout.sources(construct.0).into_iter();
            sources.any(|(source, _)| source == item.0)
        }
    }
}

fn own_outcome(model: &PathModel, item: IndicatorId, outcome: Variable) -> Diagnostic {
    Diagnostic::new(Code::OutcomeAmongPredictors)
        .with("item", Variable::Item(item).name(model))
        .with("outcome", outcome.name(model))
}

fn variable(model: &PathModel, name: &str) -> Option<Variable> {
    let construct = model.construct(name).map(Variable::Construct);
    construct.or_else(|| model.indicator(name).map(Variable::Item))
}

/// CSI-U002 with the nearest name of an item, or also of a construct.
fn unknown(model: &PathModel, name: &str, also_constructs: bool) -> Diagnostic {
    let constructs = model.constructs.iter().filter(|_| also_constructs);
    let constructs = constructs.map(|construct| construct.name.as_str());
    let items = model.indicators().map(|item| item.name.as_str());
    let known: Vec<&str> = constructs.chain(items).collect();
    let nearest = nearest_name(name, known.iter().copied());
    Diagnostic::unknown_name(name, nearest, known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "Q =~ q1 + q2\nV =~ v1\nS =~ s1 + s2\nL =~ l1\nV ~ Q\nS ~ Q + V\nL ~ S";

    fn asked(outcome: Option<&str>, predictors: &[&str]) -> Result<ItemQuestion, Diagnostics> {
        let model = PathModel::parse_lavaan(MODEL, "m", Some("S")).unwrap();
        let settings = GuidanceSettings {
            outcome: outcome.map(str::to_owned),
            predictors: predictors.iter().map(|name| (*name).to_owned()).collect(),
            ..GuidanceSettings::default()
        };
        ItemQuestion::new(&model, &settings)
    }

    fn items(question: &ItemQuestion) -> Vec<usize> {
        question.predictors.iter().map(|item| item.0).collect()
    }

    #[test]
    fn defaults_and_names() {
        let all = asked(None, &[]).unwrap();
        assert_eq!(all.outcome, Variable::Construct(ConstructId(2)));
        assert_eq!(items(&all), [0, 1, 2]);
        let item = asked(Some("s1"), &["v1", "q2", "v1"]).unwrap();
        assert_eq!(item.outcome, Variable::Item(IndicatorId(3)));
        assert_eq!(items(&item), [2, 1]);
        // What leads to the construct of an item explains the item.
        assert_eq!(items(&asked(Some("v1"), &[]).unwrap()), [0, 1]);
        assert_eq!(items(&asked(Some("L"), &[]).unwrap()), [0, 1, 2, 3, 4]);
        let exogenous = asked(Some("Q"), &[]).unwrap();
        assert!(exogenous.predictors.is_empty() && exogenous.regression().is_none());
    }

    #[test]
    fn all_faults_are_listed() {
        let codes = |found: Result<ItemQuestion, Diagnostics>| -> Vec<Code> {
            found
                .unwrap_err()
                .0
                .iter()
                .map(|fault| fault.code)
                .collect()
        };
        let unknown = codes(asked(Some("t1"), &["q9", "Q"]));
        assert_eq!(unknown, [Code::UnknownName; 3]);
        let own = codes(asked(None, &["q1", "s1", "s2"]));
        assert_eq!(own, [Code::OutcomeAmongPredictors; 2]);
        assert_eq!(
            codes(asked(Some("q1"), &["q1"])),
            [Code::OutcomeAmongPredictors]
        );
    }
}
