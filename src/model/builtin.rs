//! The built-in models, embedded as the TOML that people read and edit.

use super::path_model::PathModel;

macro_rules! embedded {
    ($($name:literal),+) => {
        &[$(($name, include_str!(concat!("builtin/", $name, ".toml")))),+]
    };
}

/// Name and text of every built-in, in the order of their history.
const BUILTINS: &[(&str, &str)] = embedded!("scsb", "acsi", "acsi-2q", "ncsb", "ecsi", "ccsi");

/// The names of the built-in models, oldest first.
pub fn builtin_names() -> impl Iterator<Item = &'static str> {
    BUILTINS.iter().map(|(name, _)| *name)
}

/// The TOML of a built-in model, to be printed and edited.
#[must_use]
pub fn builtin_toml(name: &str) -> Option<&'static str> {
    let wanted = name.to_ascii_lowercase();
    BUILTINS
        .iter()
        .find(|(known, _)| *known == wanted)
        .map(|(_, text)| *text)
}

/// The built-in model called `name`, in any case.
#[must_use]
pub fn builtin(name: &str) -> Option<PathModel> {
    PathModel::parse_toml(builtin_toml(name)?, name, None).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{ConstructId, Sign, Status};

    /// Paths as `source>target`, sorted.
    fn arrows(model: &PathModel) -> BTreeSet<String> {
        let initial = |id: ConstructId| model.constructs[id.0].name.clone();
        let arrow = |path: &crate::model::Path| (initial(path.source), initial(path.target));
        let arrows = model.paths.iter().map(arrow);
        arrows
            .map(|(source, target)| format!("{source}>{target}"))
            .collect()
    }

    fn expected(lines: &[(&str, &str)]) -> BTreeSet<String> {
        let line = |(source, targets): &(&str, &str)| {
            let arrows = targets
                .split(' ')
                .map(|target| format!("{source}>{target}"));
            arrows.collect::<Vec<_>>()
        };
        lines.iter().flat_map(line).collect()
    }

    fn block_sizes(model: &PathModel) -> Vec<usize> {
        model
            .blocks()
            .into_iter()
            .map(|block| block.len())
            .collect()
    }

    #[test]
    fn every_builtin_is_a_valid_model_told_in_both_languages() {
        for name in builtin_names() {
            let text = builtin_toml(name).unwrap();
            let model = PathModel::parse_toml(text, "other", None);
            let model = model.unwrap_or_else(|faults| panic!("{name}: {faults}"));
            assert_eq!(model.name, name);
            assert_eq!(model.constructs[model.index.0].name, "satisfaction");
            assert!(
                !model.source.is_empty() && model.status != Status::User,
                "{name}"
            );
            let reconstructed = model.status == Status::Reconstructed;
            assert_eq!(reconstructed, !model.remark.zh.is_empty(), "{name}");
            let labels = model.constructs.iter().map(|construct| &construct.label);
            let items = model
                .indicators()
                .flat_map(|item| [&item.label, &item.question]);
            for label in labels.chain(items) {
                assert!(
                    !label.en.is_empty() && label.en.is_ascii(),
                    "{name}: {label:?}"
                );
                assert!(
                    !label.zh.is_empty() && !label.zh.is_ascii(),
                    "{name}: {label:?}"
                );
            }
            assert!(
                model
                    .indicators()
                    .all(|item| item.scale.is_some() && item.anchors.is_some())
            );
        }
        assert_eq!(builtin("ACSI").unwrap().name, "acsi");
        assert_eq!(builtin("none"), None);
    }

    #[test]
    fn items_are_as_many_as_the_sources_say() {
        let sizes = |name| block_sizes(&builtin(name).unwrap());
        assert_eq!(sizes("scsb"), [1, 2, 3, 2, 2]);
        assert_eq!(sizes("acsi"), [3, 3, 2, 3, 1, 3]);
        assert_eq!(sizes("acsi-2q"), [3, 3, 3, 2, 3, 1, 3]);
        assert_eq!(sizes("ncsb"), [3, 3, 2, 3, 1, 3, 3]);
        assert_eq!(sizes("ecsi"), [5, 3, 7, 2, 3, 1, 3]);
        assert_eq!(sizes("ccsi"), [3, 4, 4, 2, 4, 3]);
    }

    #[test]
    fn paths_are_those_of_the_sources() {
        let consequences = [
            ("satisfaction", "complaints loyalty"),
            ("complaints", "loyalty"),
        ];
        let with = |antecedents: &[(&str, &str)]| expected(&[antecedents, &consequences].concat());
        let acsi = [
            ("expectations", "quality value satisfaction"),
            ("quality", "value satisfaction"),
            ("value", "satisfaction"),
        ];
        let found = |name| arrows(&builtin(name).unwrap());
        let scsb = [
            ("expectations", "performance satisfaction"),
            ("performance", "satisfaction"),
        ];
        assert_eq!(found("scsb"), with(&scsb));
        assert_eq!(found("acsi"), with(&acsi));
        let image = [("image", "expectations satisfaction loyalty")];
        assert_eq!(found("ecsi"), with(&[&image[..], &acsi].concat()));
        let image = [("satisfaction", "image"), ("image", "loyalty")];
        assert_eq!(found("ncsb"), with(&[&image[..], &acsi].concat()));
        let two_qualities = [
            (
                "expectations",
                "product_quality service_quality value satisfaction",
            ),
            ("product_quality", "value satisfaction"),
            ("service_quality", "value satisfaction"),
            ("value", "satisfaction"),
        ];
        assert_eq!(found("acsi-2q"), with(&two_qualities));
        let image = [
            ("image", "expectations quality satisfaction loyalty"),
            ("satisfaction", "loyalty"),
        ];
        assert_eq!(found("ccsi"), expected(&[&image[..], &acsi].concat()));
        assert_eq!(found("ccsi").len(), 11);
    }

    #[test]
    fn complaints_are_expected_to_fall_and_their_effect_is_free() {
        for name in ["scsb", "acsi", "acsi-2q", "ncsb"] {
            let model = builtin(name).unwrap();
            let complaints = model.construct("complaints").unwrap();
            for path in &model.paths {
                let expected = match (path.source == complaints, path.target == complaints) {
                    (true, _) => None,
                    (_, true) => Some(Sign::Negative),
                    _ => Some(Sign::Positive),
                };
                assert_eq!(path.sign, expected, "{name}");
            }
        }
    }

    #[test]
    fn known_column_names_are_answered() {
        let columns = [
            (
                "scsb",
                "expect price_given_quality satisfaction ideal_distance repurchase",
            ),
            ("acsi", "OVERALLX wrongq PQ QP SATIS COMP REPUR"),
            ("ecsi", "IMAG1 CUEX3 PERQ7 PERV2 CUSA1 CUSCO CUSL3"),
            (
                "ccsi",
                "品牌总体形象 服务质量期望 给定质量下对价格的评价 价格容忍度",
            ),
        ];
        for (name, columns) in columns {
            let model = builtin(name).unwrap();
            for column in columns.split(' ') {
                assert!(model.indicator(column).is_some(), "{name}: {column}");
            }
        }
    }
}
