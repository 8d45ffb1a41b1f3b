//! A model made to fit a survey: another index construct, other columns, without what the survey lacks.

use super::draft::Draft;
use super::path_model::{Construct, ConstructId, Indicator, IndicatorId, PathModel};
use crate::diagnostics::Diagnostics;

impl PathModel {
    /// The same model with another index construct.
    ///
    /// # Errors
    /// There is no such construct.
    pub fn with_index(self, construct: &str) -> Result<Self, Diagnostics> {
        let name = match self.construct(construct) {
            Some(id) => self.constructs.get(id.0).map(|found| found.name.clone()),
            None => None,
        };
        let mut draft = Draft::of(self);
        draft.index = Some((name.unwrap_or_else(|| construct.to_owned()), None));
        draft.check(Vec::new())
    }

    /// The same model with the blocks of some constructs replaced by indicators named after columns; an indicator that
    /// its construct knows by that name or alias keeps its label, scale and wording.
    ///
    /// # Errors
    /// A construct is left without a column, or a column would belong to two indicators.
    pub fn with_blocks(self, blocks: &[(ConstructId, Vec<String>)]) -> Result<Self, Diagnostics> {
        let mut draft = Draft::of(self);
        for (construct, columns) in blocks {
            if let Some(changed) = draft.constructs.get_mut(construct.0) {
                let known = std::mem::take(&mut changed.construct.indicators);
                let indicator = |column: &String| {
                    let found = known.iter().find(|indicator| indicator.answers_to(column));
                    found.cloned().unwrap_or_else(|| Indicator::named(column))
                };
                changed.construct.indicators = columns.iter().map(indicator).collect();
                changed.indicator_lines = vec![None; columns.len()];
                drop_lost_dominant(&mut changed.construct);
            }
        }
        draft.check(Vec::new())
    }

    /// The model without indicators that a survey lacks: optional indicators go, optional constructs that lose their
    /// whole block go together with their paths, and blocks keep their order.
    ///
    /// # Errors
    /// The indicators among `absent` that the model does not stand without: those that are not optional, whole blocks
    /// of constructs that are not optional, and those whose construct leaves another without a path.
    pub fn without(&self, absent: &[IndicatorId]) -> Result<Self, Vec<IndicatorId>> {
        let keeps: Vec<Vec<bool>> = self
            .blocks()
            .into_iter()
            .map(|block| block.map(|at| !absent.contains(&IndicatorId(at))).collect())
            .collect();
        let missed = self.required_among(&keeps);
        if !missed.is_empty() {
            return Err(missed);
        }
        let gone: Vec<&str> = self
            .constructs
            .iter()
            .zip(&keeps)
            .filter(|(_, keep)| !keep.contains(&true))
            .map(|(construct, _)| construct.name.as_str())
            .collect();
        let mut draft = Draft::of(self.clone());
        for (changed, keep) in draft.constructs.iter_mut().zip(&keeps) {
            retain(&mut changed.construct.indicators, keep);
            retain(&mut changed.indicator_lines, keep);
            drop_lost_dominant(&mut changed.construct);
        }
        let is_gone = |name: &str| gone.contains(&name);
        draft
            .constructs
            .retain(|draft| !is_gone(&draft.construct.name));
        draft
            .paths
            .retain(|path| !is_gone(&path.source) && !is_gone(&path.target));
        draft.check(Vec::new()).map_err(|_| absent.to_vec())
    }

    /// The indicators that are not kept although they must be.
    fn required_among(&self, keeps: &[Vec<bool>]) -> Vec<IndicatorId> {
        let mut missed = Vec::new();
        for ((position, construct), (block, keep)) in self
            .constructs
            .iter()
            .enumerate()
            .zip(self.blocks().into_iter().zip(keeps))
        {
            let empty = !keep.contains(&true);
            let droppable = construct.optional && ConstructId(position) != self.index;
            let must_stay = |indicator: &Indicator| match empty {
                true => !droppable,
                false => !indicator.optional,
            };
            let lost = block.zip(&construct.indicators).zip(keep);
            missed.extend(
                lost.filter(|((_, indicator), keep)| !**keep && must_stay(indicator))
                    .map(|((at, _), _)| IndicatorId(at)),
            );
        }
        missed
    }
}

fn retain<T>(values: &mut Vec<T>, keep: &[bool]) {
    let mut flags = keep.iter();
    values.retain(|_| flags.next().copied().unwrap_or(true));
}

fn drop_lost_dominant(construct: &mut Construct) {
    let block = &construct.indicators;
    let kept = |name: &String| block.iter().any(|indicator| indicator.name == *name);
    construct.dominant = construct.dominant.take().filter(kept);
}
