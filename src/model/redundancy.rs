//! A construct against a single item that asks for the whole of it.

use super::draft::{Draft, DraftConstruct, DraftPath};
use super::hierarchy::Hierarchy;
use super::path_model::{Construct, ConstructId, Indicator, Label, Mode, Path, PathModel};
use crate::diagnostics::{Diagnostic, Diagnostics, nearest_name};

impl PathModel {
    /// The model with a further construct at its end, the global item in `column`, which `construct` explains. The item
    /// has the scale of the construct's first indicator.
    ///
    /// # Errors
    /// There is no such construct (`CSI-U002`), or the column is already called as a construct or indicator.
    pub fn with_global_item(
        &self,
        construct: &str,
        column: &str,
    ) -> Result<(Self, ConstructId), Diagnostics> {
        let Some(id) = self.construct(construct) else {
            let names: Vec<&str> = self.constructs.iter().map(|known| &*known.name).collect();
            let nearest = nearest_name(construct, names.iter().copied());
            let fault = Diagnostic::unknown_name(construct, nearest, names.join(", "));
            return Err(fault.into());
        };
        let whole = &self.constructs[id.0];
        let scale = whole.indicators.first().and_then(|item| item.scale);
        let item = Indicator {
            scale,
            ..Indicator::named(column)
        };
        let mut draft = Draft::of(self.clone());
        draft.paths.push(DraftPath {
            source: whole.name.clone(),
            target: column.to_owned(),
            sign: None,
            line: None,
        });
        draft.constructs.push(DraftConstruct {
            construct: Construct {
                name: column.to_owned(),
                label: Label::same(column),
                mode: Mode::A,
                indicators: vec![item],
                dominant: None,
                optional: false,
            },
            dimensions: None,
            line: None,
            indicator_lines: vec![None],
        });
        Ok((draft.check(Vec::new())?, id))
    }

    /// The model of `construct` and the model's last construct alone, the first explaining the second. Source of the
    /// redundancy analysis: Chin 1998, in Marcoulides (ed.), pp. 295–336.
    #[must_use]
    pub fn redundancy_model(&self, construct: ConstructId) -> Self {
        let own = self.constructs.get(construct.0);
        let pair = own.into_iter().chain(self.constructs.last());
        let path = Path {
            source: ConstructId(0),
            target: ConstructId(1),
            sign: None,
        };
        Self {
            constructs: pair.cloned().collect(),
            paths: vec![path],
            interactions: Vec::new(),
            hierarchy: Hierarchy::default(),
            index: ConstructId(1),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::builtin;

    #[test]
    fn the_global_item_is_explained_by_its_construct_alone() {
        let acsi = builtin("acsi").unwrap();
        let (extended, quality) = acsi.with_global_item("quality", "Q99").unwrap();
        assert_eq!(extended.indicator_count(), acsi.indicator_count() + 1);
        assert_eq!(extended.paths.len(), acsi.paths.len() + 1);
        let alone = extended.redundancy_model(quality);
        let names: Vec<&str> = alone.constructs.iter().map(|c| &*c.name).collect();
        assert_eq!(names, ["quality", "Q99"]);
        let scale = acsi.constructs[quality.0].indicators[0].scale;
        assert_eq!(alone.constructs[1].indicators[0].scale, scale);
    }

    #[test]
    fn unknown_constructs_and_known_names_are_refused() {
        let acsi = builtin("acsi").unwrap();
        assert!(acsi.with_global_item("qualty", "Q99").is_err());
        assert!(acsi.with_global_item("quality", "qual_overall").is_err());
    }
}
