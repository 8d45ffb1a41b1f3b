//! The study made to fit a model and a survey's headers.

use super::codebook::{Codebook, CodebookItem, ResolvedFilter, ScaleBasis, normalised_codes};
use super::headers::{Header, Headers, Unfound};
use super::labels::Labels;
use super::normalise::number;
use super::scales::{item_scale, shared_scale};
use super::study::{ItemChoice, Study};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::document::advise;
use crate::model::{ConstructId, Indicator, IndicatorId, Label, PathModel, Scale};

/// A study resolved: what is estimated, from which columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// The model with the study's index construct and blocks, without optional indicators that the survey lacks.
    pub model: PathModel,
    /// One item for each of its indicators.
    pub codebook: Codebook,
    /// What is worth knowing: optional indicators that were dropped.
    pub notes: Vec<Diagnostic>,
}

/// What an entry's name is in the model.
enum Target {
    Indicator(IndicatorId),
    Construct(ConstructId),
    Neither,
}

/// What the study says of one indicator of the model.
#[derive(Clone, Copy, Default)]
struct Wish<'s> {
    choice: Option<&'s ItemChoice>,
    column: Option<&'s str>,
}

impl Study {
    /// Resolves the study against a model and the headers of a survey.
    ///
    /// An indicator's column is the one that the study names; without one, the column of the indicator's name, then of
    /// its first alias that is a header. Names are compared exactly first, then after [`normalised`](super::normalised);
    /// a column that the study names may also be called by another of its texts in the header. Items without labels take
    /// those of the survey's data dictionary, indicators without a label what was asked in their column.
    ///
    /// # Errors
    /// All faults at once: entries that the model does not know (`CSI-S004`) or that give an indicator several columns
    /// (`CSI-S003`), replicate weights that are used otherwise or are too few (`CSI-S003`), missing (`CSI-D004`) or repeated columns (`CSI-D005`), a column for two indicators (`CSI-S007`),
    /// labels off the scale (`CSI-S003`), items without scale ends (`CSI-S006`); the model's own for a changed block or
    /// index construct.
    pub fn codebook<H: Header>(
        &self,
        model: PathModel,
        headers: &[H],
    ) -> Result<Resolution, Diagnostics> {
        let headers = Headers::new(headers);
        let mut faults = self.entry_faults(&model);
        let model = self.changed_model(model)?;
        let wishes = self.wishes(&model);
        let mut unfound = Unfound::default();
        let (columns, absent) = find_columns(&model, &wishes, &headers, &mut unfound);
        let others = self.other_columns(&headers, &mut unfound);
        let kept = without_absent(&model, &absent, &mut unfound);
        let design = &self.design;
        faults.extend(design.replicate_faults(&others, &columns, (&headers, &unfound)));
        faults.extend(unfound.diagnostics(&headers));
        faults.extend(shared_columns(&model, &columns));
        let (items, item_faults) = self.items(&model, &wishes, (&columns, &headers));
        faults.extend(item_faults);
        Diagnostics::check(faults)?;
        let (mut model, notes) = kept;
        label_indicators(&mut model, &items, &headers);
        Ok(Resolution {
            model,
            codebook: Codebook { items, ..others },
            notes,
        })
    }

    /// The codebook of a survey without a model: every column but the items; and what is wrong with those columns.
    #[must_use]
    pub fn codebook_without_items<H: Header>(&self, headers: &[H]) -> (Codebook, Vec<Diagnostic>) {
        let headers = Headers::new(headers);
        let mut unfound = Unfound::default();
        let codebook = self.other_columns(&headers, &mut unfound);
        (codebook, unfound.diagnostics(&headers))
    }

    /// Entries that are neither indicator nor construct, or give several columns to an indicator.
    fn entry_faults(&self, model: &PathModel) -> Vec<Diagnostic> {
        let known: Vec<&str> = names(model).collect();
        let fault = |item: &ItemChoice| match target(model, item) {
            Target::Neither if self.names_new_indicator(model, item) => None,
            Target::Neither => {
                let fault = Diagnostic::new(Code::StudyUnknownIndicator)
                    .with("name", &item.name)
                    .with("model", &model.name);
                Some(advise(fault, &item.name, &known))
            }
            Target::Indicator(_) if item.columns.len() > 1 => Some(
                Diagnostic::new(Code::StudyBadValue)
                    .with("key", &item.name)
                    .with("found", item.columns.join(", "))
                    .with_word("problem", "study-several-columns")
                    .with_word("advice", "study-several-columns-advice"),
            ),
            _ => None,
        };
        let located = |item: &ItemChoice| {
            let fault = fault(item)?;
            Some(item.line.map_or(fault.clone(), |line| fault.at_line(line)))
        };
        self.items.iter().filter_map(located).collect()
    }

    /// Whether the entry is about a column that a construct's entry makes an indicator.
    fn names_new_indicator(&self, model: &PathModel, item: &ItemChoice) -> bool {
        let of_constructs = self
            .items
            .iter()
            .filter(|other| matches!(target(model, other), Target::Construct(_)));
        let mut columns = of_constructs.flat_map(|construct| &construct.columns);
        columns.any(|column| Indicator::named(column).answers_to(&item.name))
    }

    /// The model with the study's index construct and blocks.
    fn changed_model(&self, mut model: PathModel) -> Result<PathModel, Diagnostics> {
        if let Some(index) = &self.index {
            model = model.with_index(index)?;
        }
        let with_columns = self.items.iter().filter(|item| !item.columns.is_empty());
        let blocks: Vec<(ConstructId, Vec<String>)> = with_columns
            .filter_map(|item| match target(&model, item) {
                Target::Construct(id) => Some((id, item.columns.clone())),
                Target::Indicator(_) | Target::Neither => None,
            })
            .collect();
        if blocks.is_empty() {
            return Ok(model);
        }
        let scales = model.constructs.iter();
        let scales: Vec<_> = scales.map(|old| shared_scale(&old.indicators)).collect();
        model = model.with_blocks(&blocks)?;
        for (construct, scale) in model.constructs.iter_mut().zip(scales) {
            for indicator in &mut construct.indicators {
                indicator.scale = indicator.scale.or(scale);
            }
        }
        Ok(model)
    }

    /// What is said of each indicator: first of its construct, then of itself. An entry for an indicator that a
    /// construct's entry has replaced says nothing.
    fn wishes(&self, model: &PathModel) -> Vec<Wish<'_>> {
        let mut wishes = vec![Wish::default(); model.indicator_count()];
        let blocks = model.blocks();
        for item in &self.items {
            if let Target::Construct(id) = target(model, item) {
                let block = blocks.get(id.0).cloned().unwrap_or_default();
                for (place, wish) in wishes.get_mut(block).into_iter().flatten().enumerate() {
                    wish.choice = Some(item);
                    wish.column = item.columns.get(place).map(String::as_str);
                }
            }
        }
        for item in &self.items {
            if let Target::Indicator(id) = target(model, item)
                && let Some(wish) = wishes.get_mut(id.0)
            {
                wish.choice = Some(item);
                wish.column = item.columns.first().map(String::as_str).or(wish.column);
            }
        }
        wishes
    }

    /// Weight, group, design and filter: a codebook without items.
    pub(super) fn other_columns(&self, headers: &Headers<'_>, unfound: &mut Unfound) -> Codebook {
        let mut find = |name: &String, user| unfound.column(name, headers.find(name), user);
        let weight = self.weight.as_ref().and_then(|name| find(name, "weight"));
        let group = self.group.as_ref().and_then(|name| find(name, "group"));
        let by = self.by.iter();
        let found = by.filter_map(|name| find(name, "by"));
        let by = each_once(found);
        let profile = self.profile.iter();
        let found = profile.filter_map(|name| find(name, "profile"));
        let profile = each_once(found);
        let strata = self.design.strata.as_ref();
        let strata = strata.and_then(|name| find(name, "strata"));
        let cluster = self.design.cluster.as_ref();
        let cluster = cluster.and_then(|name| find(name, "cluster"));
        let filter = self.filter.as_ref().and_then(|filter| {
            let condition = filter
                .condition
                .map_columns(&mut |name| find(name, "where"))?;
            Some(ResolvedFilter::new(filter, condition))
        });
        let roles = self.roles.find(headers, unfound);
        let replicate_weights = self.design.replicate_columns(headers, weight, unfound);
        Codebook {
            items: Vec::new(),
            weight,
            group,
            by,
            profile,
            strata,
            cluster,
            replicate_weights,
            filter,
            missing_codes: normalised_codes(&self.missing_codes),
            roles,
            check: self.check.clone(),
            exclude: self.exclude.clone(),
        }
    }

    /// One item for each indicator that has a column, and what is wrong with scales and labels.
    fn items(
        &self,
        model: &PathModel,
        wishes: &[Wish<'_>],
        (columns, headers): (&[Option<usize>], &Headers<'_>),
    ) -> (Vec<CodebookItem>, Vec<Diagnostic>) {
        let (mut items, mut faults, mut without_scale) = (Vec::new(), Vec::new(), Vec::new());
        for ((indicator, wish), column) in model.indicators().zip(wishes).zip(columns) {
            match (*column, item_scale(self, wish.choice, indicator)) {
                (Some(column), Some(scale)) => {
                    let mut item = self.item(&indicator.name, (column, scale), wish.choice);
                    if item.labels.is_empty() {
                        item.labels = dictionary_labels(headers.choices(column), scale.0);
                    }
                    faults.extend(labels_off_scale("items", &item, wish.choice));
                    items.push(item);
                }
                (Some(_), None) => without_scale.push(indicator.name.as_str()),
                (None, _) => {}
            }
        }
        if !without_scale.is_empty() {
            let listed = without_scale.join(", ");
            faults.push(Diagnostic::new(Code::ScaleUndeclared).with("items", listed));
        }
        (items, faults)
    }

    pub(super) fn item(
        &self,
        indicator: &str,
        (column, (scale, scale_basis)): (usize, (Scale, ScaleBasis)),
        choice: Option<&ItemChoice>,
    ) -> CodebookItem {
        let own_codes = choice.iter().flat_map(|choice| &choice.missing_codes);
        let labels = choice
            .and_then(|choice| choice.labels.clone())
            .unwrap_or_default();
        CodebookItem {
            indicator: indicator.to_owned(),
            column,
            scale,
            scale_basis,
            labels: labels.values,
            label_set: labels.set,
            missing_codes: normalised_codes(own_codes.chain(&self.missing_codes)),
            reverse: choice.is_some_and(|choice| choice.reverse),
            decimals: choice
                .and_then(|choice| choice.decimals)
                .unwrap_or(self.decimals),
        }
    }
}

/// Gives indicators without a label what the header says was asked, in the language of the questionnaire.
fn label_indicators(model: &mut PathModel, items: &[CodebookItem], headers: &Headers<'_>) {
    for indicator in model
        .constructs
        .iter_mut()
        .flat_map(|construct| &mut construct.indicators)
    {
        let item = items.iter().find(|item| item.indicator == indicator.name);
        let asked = item.and_then(|item| headers.label(item.column));
        // Without a label of its own an indicator is called by its name.
        let unlabelled = indicator.label == Label::same(&indicator.name);
        if let Some(asked) = asked.filter(|_| unlabelled) {
            indicator.label = Label::same(asked);
        }
    }
}

/// The labels of a data dictionary whose codes are values of the scale; the others are answers without a value.
pub(super) fn dictionary_labels(choices: &[(String, String)], scale: Scale) -> Vec<(String, f64)> {
    let value = |(code, label): &(String, String)| {
        let value = number(code).filter(|value| (scale.min..=scale.max).contains(value))?;
        Some((label.clone(), value))
    };
    let values: Vec<(String, f64)> = choices.iter().filter_map(value).collect();
    Labels::own(&values).values
}

/// Names of all indicators and constructs.
fn names(model: &PathModel) -> impl Iterator<Item = &str> {
    let constructs = model.constructs.iter();
    let indicators = model.indicators();
    let indicators = indicators.map(|indicator| indicator.name.as_str());
    indicators.chain(constructs.map(|construct| construct.name.as_str()))
}

/// What an entry's name is: with several columns a construct before an indicator, otherwise the reverse.
fn target(model: &PathModel, item: &ItemChoice) -> Target {
    let indicator = model.indicator(&item.name).map(Target::Indicator);
    let construct = model.construct(&item.name).map(Target::Construct);
    let found = if item.columns.len() > 1 {
        construct.or(indicator)
    } else {
        indicator.or(construct)
    };
    found.unwrap_or(Target::Neither)
}

/// The column of each indicator, and the indicators for which no header was named or found; faults of named or
/// repeated columns go to `unfound`.
fn find_columns(
    model: &PathModel,
    wishes: &[Wish<'_>],
    headers: &Headers<'_>,
    unfound: &mut Unfound,
) -> (Vec<Option<usize>>, Vec<IndicatorId>) {
    let (mut columns, mut absent) = (Vec::new(), Vec::new());
    for (place, (indicator, wish)) in model.indicators().zip(wishes).enumerate() {
        let names = std::iter::once(&indicator.name).chain(&indicator.aliases);
        let found = match wish.column {
            Some(name) => Some((name, headers.find(name))),
            None => headers.find_first(names),
        };
        if found.is_none() {
            absent.push(IndicatorId(place));
        }
        columns.push(found.and_then(|(name, found)| unfound.column(name, found, &indicator.name)));
    }
    (columns, absent)
}

/// The model without the optional indicators that have no column, and a note of them. Those that it needs go to
/// `unfound`.
fn without_absent(
    model: &PathModel,
    absent: &[IndicatorId],
    unfound: &mut Unfound,
) -> (PathModel, Vec<Diagnostic>) {
    match model.without(absent) {
        Ok(kept) => (kept, model.omission_note(absent).into_iter().collect()),
        Err(needed) => {
            let is_needed = |place: usize| needed.contains(&IndicatorId(place));
            for (place, indicator) in model.indicators().enumerate() {
                if is_needed(place) {
                    unfound.indicator(&indicator.name);
                }
            }
            (model.clone(), Vec::new())
        }
    }
}

/// Columns that two indicators are given.
fn shared_columns(model: &PathModel, columns: &[Option<usize>]) -> Vec<Diagnostic> {
    let names: Vec<&str> = model
        .indicators()
        .map(|indicator| indicator.name.as_str())
        .collect();
    let mut faults = Vec::new();
    for (second, column) in columns.iter().enumerate() {
        let first = columns
            .iter()
            .take(second)
            .position(|other| other == column);
        if let (Some(column), Some(first)) = (column, first) {
            let name = |at: usize| names.get(at).copied().unwrap_or_default();
            faults.push(
                Diagnostic::new(Code::SharedColumn)
                    .with("column", column + 1)
                    .with("first", name(first))
                    .with("second", name(second)),
            );
        }
    }
    faults
}

/// A fault when a label stands for a value off the item's scale; `table` is the study's that the item stands in.
pub(super) fn labels_off_scale(
    table: &str,
    item: &CodebookItem,
    choice: Option<&ItemChoice>,
) -> Option<Diagnostic> {
    let scale = item.scale;
    let off: Vec<String> = item
        .labels
        .iter()
        .filter(|(_, value)| !(scale.min..=scale.max).contains(value))
        .map(|(label, value)| format!("\"{label}\" = {value}"))
        .collect();
    if off.is_empty() {
        return None;
    }
    let fault = Diagnostic::new(Code::StudyBadValue)
        .with("key", format!("{table}.{}.labels", item.indicator))
        .with("found", off.join(", "))
        .with("min", scale.min)
        .with("max", scale.max)
        .with_word("problem", "study-label-off-scale")
        .with_word("advice", "study-label-off-scale-advice");
    let line = choice.and_then(|choice| choice.line);
    Some(line.map_or(fault.clone(), |line| fault.at_line(line)))
}

/// The same positions in the same order, without repetition.
fn each_once(positions: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut kept = Vec::new();
    for position in positions {
        if !kept.contains(&position) {
            kept.push(position);
        }
    }
    kept
}
