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
        let gone = self.gone_with(&keeps);
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
        for parts in draft
            .constructs
            .iter_mut()
            .filter_map(|draft| draft.dimensions.as_mut())
        {
            parts.retain(|(name, _)| !is_gone(name));
        }
        draft
            .paths
            .retain(|path| !is_gone(&path.source) && !is_gone(&path.target));
        draft.interactions.retain(|known| {
            let names = [&known.moderator, &known.source, &known.target];
            !names.into_iter().any(|name| is_gone(name))
        });
        draft.check(Vec::new()).map_err(|_| absent.to_vec())
    }

    /// The constructs that lose their whole block, and the optional ones that lose all their dimensions; others that do
    /// fail the checks.
    fn gone_with(&self, keeps: &[Vec<bool>]) -> Vec<&str> {
        let loses_block =
            |id: ConstructId| keeps.get(id.0).is_some_and(|keep| !keep.contains(&true));
        let is_gone = |(position, construct): &(usize, &Construct)| {
            let id = ConstructId(*position);
            match self.hierarchy.dimensions(id) {
                Some(parts) => {
                    let droppable = construct.optional && id != self.index;
                    droppable && parts.iter().all(|part| loses_block(*part))
                }
                None => loses_block(id),
            }
        };
        let constructs = self.constructs.iter().enumerate();
        constructs
            .filter(is_gone)
            .map(|(_, construct)| construct.name.as_str())
            .collect()
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
            let must_stay = |indicator: &Indicator| {
                if empty {
                    !droppable
                } else {
                    !indicator.optional
                }
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
    if block.is_empty() {
        // The dominant dimension of a higher-order construct.
        return;
    }
    let kept = |name: &String| block.iter().any(|indicator| indicator.name == *name);
    construct.dominant = construct.dominant.take().filter(kept);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::builtin;

    fn ids(model: &PathModel, names: &[&str]) -> Vec<IndicatorId> {
        names
            .iter()
            .filter_map(|name| model.indicator(name))
            .collect()
    }

    fn names(model: &PathModel) -> Vec<&str> {
        model
            .constructs
            .iter()
            .map(|construct| construct.name.as_str())
            .collect()
    }

    #[test]
    fn optional_indicators_go_and_the_rest_stays() {
        let acsi = builtin("acsi").unwrap();
        let absent = ids(&acsi, &["loy_price_up", "loy_price_down"]);
        let kept = acsi.without(&absent).unwrap();
        assert_eq!(kept.indicator_count(), acsi.indicator_count() - 2);
        assert_eq!((kept.paths, kept.index), (acsi.paths.clone(), acsi.index));
        assert_eq!(acsi.without(&[]), Ok(acsi.clone()));
        let note = acsi.omission_note(&absent).unwrap();
        assert_eq!(
            note.arguments,
            [("indicators", "loy_price_up, loy_price_down".to_owned())]
        );
        assert_eq!(acsi.omission_note(&[]), None);
    }

    #[test]
    fn required_indicators_are_all_named() {
        let acsi = builtin("acsi").unwrap();
        let absent = ids(&acsi, &["exp_overall", "complaint", "loy_price_up"]);
        assert_eq!(
            acsi.without(&absent),
            Err(ids(&acsi, &["exp_overall", "complaint"]))
        );
        let loyalty = ids(&acsi, &["loy_repurchase", "loy_price_up", "loy_price_down"]);
        assert_eq!(acsi.without(&loyalty), Err(loyalty));
    }

    #[test]
    fn an_optional_construct_goes_with_its_paths() {
        let ncsb = builtin("ncsb").unwrap();
        let image = ids(&ncsb, &["image_overall", "image_reputation", "image_trust"]);
        let kept = ncsb.without(&image).unwrap();
        let acsi = builtin("acsi").unwrap();
        assert_eq!(names(&kept), names(&acsi));
        assert_eq!(kept.paths, acsi.paths);
        let kept = ncsb.without(&image[1..]).unwrap();
        assert_eq!(names(&kept), names(&ncsb));
    }

    #[test]
    fn a_construct_that_another_needs_cannot_go() {
        let text = "index = 'S'\npaths = ['Q -> S', 'I -> L']\n[[construct]]\nname = 'Q'\nindicators = ['q']\n\
                    [[construct]]\nname = 'S'\nindicators = ['s']\n[[construct]]\nname = 'I'\noptional = true\n\
                    indicators = ['i']\n[[construct]]\nname = 'L'\nindicators = ['l']\n";
        let model = PathModel::parse_toml(text, "m", None).unwrap();
        let image = ids(&model, &["i"]);
        assert_eq!(model.without(&image), Err(image));
    }

    #[test]
    fn a_dominant_indicator_that_goes_dominates_no_more() {
        let text = "SAT =~ s1 + s2\nQ =~ q1\nSAT ~ Q";
        let mut model = PathModel::parse_lavaan(text, "m", None).unwrap();
        let satisfaction = &mut model.constructs[0];
        satisfaction.dominant = Some("s2".to_owned());
        satisfaction.indicators[1].optional = true;
        let kept = model.without(&[IndicatorId(1)]).unwrap();
        assert_eq!(kept.constructs[0].dominant, None);
    }

    #[test]
    fn blocks_are_replaced_by_columns() {
        let acsi = builtin("acsi").unwrap();
        let quality = acsi.construct("Perceived quality").unwrap();
        let columns = ["Q 1", "OVERALLQ"].map(str::to_owned).to_vec();
        let changed = acsi.clone().with_blocks(&[(quality, columns)]).unwrap();
        let block = &changed.constructs[quality.0].indicators;
        assert_eq!(
            (block[0].name.as_str(), block[1].name.as_str()),
            ("Q 1", "qual_overall")
        );
        assert!(block[0].scale.is_none() && block[1].scale.is_some());
        let taken = vec![(quality, vec!["SATIS".to_owned()])];
        assert_eq!(acsi.clone().with_blocks(&taken).unwrap_err().0.len(), 1);
        assert!(acsi.with_blocks(&[(quality, Vec::new())]).is_err());
    }

    #[test]
    fn the_index_construct_can_be_another() {
        let acsi = builtin("acsi").unwrap();
        let loyalty = acsi.construct("loyalty").unwrap();
        assert_eq!(acsi.clone().with_index("LOYALTY").unwrap().index, loyalty);
        assert!(acsi.with_index("profit").is_err());
    }

    const COMPOSED: &str =
        "T =~ t1\nR =~ r1 + r2\nE =~ e1\nQ =~ R + T + E\nSAT =~ s1\nL =~ l1\nSAT ~ Q\nL ~ SAT";

    /// A model of which every item and the constructs named are optional.
    fn optional(constructs: &[&str]) -> PathModel {
        let mut model = PathModel::parse_lavaan(COMPOSED, "m", None).unwrap();
        for construct in &mut model.constructs {
            construct.optional = constructs.contains(&construct.name.as_str());
            for indicator in &mut construct.indicators {
                indicator.optional = true;
            }
        }
        model
    }

    #[test]
    fn a_lost_dimension_leaves_the_whole_to_the_others() {
        let model = optional(&["T", "E", "R"]);
        let kept = model.without(&ids(&model, &["t1", "r1"])).unwrap();
        assert_eq!(names(&kept), ["R", "E", "Q", "SAT", "L"]);
        let parts = kept.hierarchy.dimensions(ConstructId(2)).unwrap();
        assert_eq!(parts, [ConstructId(0), ConstructId(1)]);
        assert_eq!((kept.indicator_count(), kept.paths.len()), (4, 2));
    }

    #[test]
    fn a_whole_stands_with_two_dimensions_and_goes_with_all() {
        let model = optional(&["T", "E", "R"]);
        let one_left = ids(&model, &["t1", "e1"]);
        assert_eq!(model.without(&one_left), Err(one_left));
        let all = ids(&model, &["t1", "e1", "r1", "r2"]);
        assert_eq!(model.without(&all), Err(all.clone()));
        let model = optional(&["T", "E", "R", "Q"]);
        assert_eq!(names(&model.without(&all).unwrap()), ["SAT", "L"]);
    }

    #[test]
    fn columns_for_a_whole_are_refused() {
        let model = optional(&[]);
        let whole = model.construct("Q").unwrap();
        let faults = model.with_blocks(&[(whole, vec!["q1".to_owned()])]);
        let code = faults.unwrap_err().0[0].code;
        assert_eq!(code, crate::diagnostics::Code::ModelBadComposition);
    }
}
