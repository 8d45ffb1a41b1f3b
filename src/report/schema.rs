//! The JSON Schema of the documents.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::Value;

use super::assessed::AssessReport;
use super::by_group::group_schema;
use super::driven::DriversReport;
use super::fit_report::FitReport;
use super::kpi::KpiReport;
use super::levels_report::LevelsReport;
use super::models_report::ModelsReport;
use super::segments_report::SegmentsReport;
use crate::analysis::FitStatistic;
use crate::assessment::{Area, Reading, Structure, Verdict};
use crate::cleaning::LabelBasis;
use crate::diagnostics::Severity;
use crate::drivers::{AsymmetryClass, CeilingLine, FactorClass, Priority};
use crate::levels::NodeKind;
use crate::model::{Mode, Stages, Status};
use crate::prediction::{Antecedents, NoLinearModel, PredictivePower};
use crate::segments::Agreement;
use crate::study::{
    CombinationRule, IndexWeights, IntervalKind, Metric, MissingTreatment, ResamplingEngine,
    Scheme, WeightMethod,
};

/// The JSON Schema (draft 2020-12) of [`FitReport`], the document of `csi fit --format json`.
#[must_use]
pub fn fit_schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    group_schema(generator.into_root_schema_for::<FitReport>().to_value())
}

/// The JSON Schema (draft 2020-12) of [`AssessReport`], the document of `csi assess --format json`.
#[must_use]
pub fn assess_schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    group_schema(generator.into_root_schema_for::<AssessReport>().to_value())
}

/// The JSON Schema (draft 2020-12) of [`DriversReport`], the document of `csi drivers --format json`.
#[must_use]
pub fn drivers_schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    group_schema(generator.into_root_schema_for::<DriversReport>().to_value())
}

/// The JSON Schema (draft 2020-12) of [`ModelsReport`], the document of `csi models compare --format json`.
#[must_use]
pub fn models_schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    generator.into_root_schema_for::<ModelsReport>().to_value()
}

/// The JSON Schema (draft 2020-12) of [`SegmentsReport`], the document of `csi segments --format json`.
#[must_use]
pub fn segments_schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    group_schema(
        generator
            .into_root_schema_for::<SegmentsReport>()
            .to_value(),
    )
}

/// The JSON Schema (draft 2020-12) of [`KpiReport`], the document of `csi kpi --format json`.
#[must_use]
pub fn kpi_schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    group_schema(generator.into_root_schema_for::<KpiReport>().to_value())
}

/// The JSON Schema (draft 2020-12) of [`LevelsReport`], the document of `csi hierarchy --format json`.
#[must_use]
pub fn hierarchy_schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    group_schema(generator.into_root_schema_for::<LevelsReport>().to_value())
}

/// A string that is one of `choices` as they are serialised.
fn one_of<T: Serialize>(choices: &[T]) -> Schema {
    let names = serde_json::to_value(choices).unwrap_or_default();
    json_schema!({ "type": "string", "enum": names })
}

/// A string that is one of `choices` as they are serialised, or null.
fn one_of_or_null<T: Serialize>(choices: &[T]) -> Schema {
    let choices = choices.iter().map(Some).chain([None]);
    let names = serde_json::to_value(choices.collect::<Vec<_>>()).unwrap_or_default();
    json_schema!({ "type": ["string", "null"], "enum": names })
}

pub(super) fn scheme(_: &mut SchemaGenerator) -> Schema {
    one_of(&[Scheme::Path, Scheme::Factorial, Scheme::Centroid])
}

pub(super) fn metric(_: &mut SchemaGenerator) -> Schema {
    one_of(&[Metric::Standardized, Metric::Raw])
}

pub(super) fn missing(_: &mut SchemaGenerator) -> Schema {
    use MissingTreatment::{Em, Listwise, Mean, Pairwise};
    one_of(&[Listwise, Mean, Pairwise, Em])
}

pub(super) fn index_weights(_: &mut SchemaGenerator) -> Schema {
    use IndexWeights::{Equal, Standardized, Unstandardized};
    one_of(&[Unstandardized, Standardized, Equal])
}

pub(super) fn interval(_: &mut SchemaGenerator) -> Schema {
    use IntervalKind::{Basic, Bca, Normal, Percentile};
    one_of(&[Percentile, Bca, Basic, Normal])
}

pub(super) fn engine(_: &mut SchemaGenerator) -> Schema {
    one_of(&[
        ResamplingEngine::Auto,
        ResamplingEngine::Ordinary,
        ResamplingEngine::Moment,
    ])
}

pub(super) fn status(_: &mut SchemaGenerator) -> Schema {
    one_of(&[Status::Verbatim, Status::Reconstructed, Status::User])
}

pub(super) fn label_basis(_: &mut SchemaGenerator) -> Schema {
    use LabelBasis::{Chosen, Declared, Ends, Numbered, Shared};
    one_of(&[Declared, Shared, Chosen, Numbered, Ends])
}

pub(super) fn weight_method(_: &mut SchemaGenerator) -> Schema {
    one_of(&WeightMethod::ALL)
}

pub(super) fn weight_method_or_null(_: &mut SchemaGenerator) -> Schema {
    one_of_or_null(&WeightMethod::ALL)
}

pub(super) fn weight_methods(generator: &mut SchemaGenerator) -> Schema {
    let method = weight_method(generator);
    json_schema!({ "type": "array", "items": method, "minItems": 2, "maxItems": 2 })
}

pub(super) fn combination_rule(_: &mut SchemaGenerator) -> Schema {
    one_of(&[CombinationRule::Sum, CombinationRule::Product])
}

pub(super) fn node_kind(_: &mut SchemaGenerator) -> Schema {
    use NodeKind::{Attribute, Construct, Index, Question};
    one_of(&[Index, Construct, Attribute, Question])
}

pub(super) fn mode(_: &mut SchemaGenerator) -> Schema {
    one_of(&[Mode::A, Mode::B])
}

pub(super) fn stages(_: &mut SchemaGenerator) -> Schema {
    one_of_or_null(&[Stages::Disjoint, Stages::Embedded])
}

pub(super) fn priority(_: &mut SchemaGenerator) -> Schema {
    use Priority::{ImproveFirst, Maintain, Opportunity, Strength};
    one_of_or_null(&[Strength, ImproveFirst, Opportunity, Maintain])
}

pub(super) fn factor_class(_: &mut SchemaGenerator) -> Schema {
    use FactorClass::{Basic, Excitement, Indifferent, Performance};
    one_of_or_null(&[Basic, Performance, Excitement, Indifferent])
}

pub(super) fn asymmetry_class(_: &mut SchemaGenerator) -> Schema {
    use AsymmetryClass::{Delighter, Dissatisfier, Frustrator, Hybrid, Satisfier};
    one_of_or_null(&[Frustrator, Dissatisfier, Hybrid, Satisfier, Delighter])
}

pub(super) fn ceiling(_: &mut SchemaGenerator) -> Schema {
    one_of(&[CeilingLine::CeFdh, CeilingLine::CrFdh])
}

pub(super) fn severity(_: &mut SchemaGenerator) -> Schema {
    use Severity::{Error, Information, Warning};
    one_of(&[Error, Warning, Information])
}

pub(super) fn antecedents(_: &mut SchemaGenerator) -> Schema {
    one_of(&Antecedents::ALL)
}

pub(super) fn no_linear_model(_: &mut SchemaGenerator) -> Schema {
    one_of_or_null(&[NoLinearModel::TooFewRespondents, NoLinearModel::Collinear])
}

pub(super) fn power(_: &mut SchemaGenerator) -> Schema {
    use PredictivePower::{High, Low, Medium};
    one_of_or_null(&[PredictivePower::None, Low, Medium, High])
}

pub(super) fn agreement(_: &mut SchemaGenerator) -> Schema {
    one_of(&[Agreement::Aic3AndCaic, Agreement::Aic4AndBic])
}

pub(super) fn area(_: &mut SchemaGenerator) -> Schema {
    one_of(Area::ALL)
}

pub(super) fn verdict(_: &mut SchemaGenerator) -> Schema {
    let choices = [Verdict::Pass, Verdict::Watch, Verdict::Fail].map(Some);
    let names = serde_json::to_value([choices.as_slice(), &[None]].concat()).unwrap_or_default();
    json_schema!({ "type": ["string", "null"], "enum": names })
}

pub(super) fn reading(_: &mut SchemaGenerator) -> Schema {
    one_of(&[Reading::Composite, Reading::CommonFactor])
}

pub(super) fn structure(_: &mut SchemaGenerator) -> Schema {
    one_of(&[Structure::Estimated, Structure::Saturated])
}

pub(super) fn statistic(_: &mut SchemaGenerator) -> Schema {
    one_of(&FitStatistic::ALL)
}

pub(super) fn cut_lines(generator: &mut SchemaGenerator) -> Schema {
    let number = f64::json_schema(generator);
    json_schema!({
        "type": ["object", "null"],
        "properties": { "importance": number, "performance": number },
        "required": ["importance", "performance"],
    })
}

pub(super) fn cut_rule(generator: &mut SchemaGenerator) -> Schema {
    let number = f64::json_schema(generator);
    let rule = json_schema!({ "type": "string", "enum": ["means", "medians"] });
    let cut = json_schema!({ "oneOf": [number, rule] });
    json_schema!({
        "type": "object",
        "properties": { "importance": cut, "performance": cut },
        "required": ["importance", "performance"],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use crate::words::Language;

    /// Every key of `value` is described by `schema`, and every required key is there.
    fn check(value: &Value, schema: &Value, root: &Value, place: &str) {
        // What can be null is described by two schemas, null last.
        let schema = schema.pointer("/anyOf/0").unwrap_or(schema);
        let schema = match schema.get("$ref").and_then(Value::as_str) {
            Some(reference) => root.pointer(&reference[1..]).unwrap(),
            None => schema,
        };
        match value {
            Value::Object(object) => {
                let required = schema["required"].as_array();
                for key in required.into_iter().flatten() {
                    assert!(value.get(key.as_str().unwrap()).is_some(), "{place}: {key}");
                }
                for (key, value) in object {
                    let inner = schema["properties"].get(key);
                    let inner = inner.or_else(|| schema.get("additionalProperties"));
                    let place = format!("{place}.{key}");
                    check(
                        value,
                        inner.unwrap_or_else(|| panic!("{place}")),
                        root,
                        &place,
                    );
                }
            }
            Value::Array(values) => values
                .iter()
                .for_each(|value| check(value, &schema["items"], root, place)),
            Value::String(_) if schema.get("enum").is_some() => {
                let names = schema["enum"].as_array().unwrap();
                assert!(names.contains(value), "{place}: {value}");
            }
            _ => {}
        }
    }

    #[test]
    fn the_schema_describes_the_assessment() {
        let schema = assess_schema();
        let report = sample::assessment(Language::English);
        let document = serde_json::to_value(&report).unwrap();
        check(&document, &schema, &schema, "");
        let required = schema["required"].as_array().unwrap();
        assert_eq!(required.len(), document.as_object().unwrap().len());
    }

    #[test]
    fn the_schema_describes_the_driver_analysis() {
        let schema = drivers_schema();
        let report = sample::drivers(Language::English);
        let document = serde_json::to_value(&report).unwrap();
        check(&document, &schema, &schema, "");
        let required = schema["required"].as_array().unwrap();
        assert_eq!(required.len(), document.as_object().unwrap().len());
    }

    #[test]
    fn the_schema_describes_the_hierarchy() {
        let schema = hierarchy_schema();
        let report = crate::report::levels_shown::tests::report(Language::English);
        let document = serde_json::to_value(&report).unwrap();
        check(&document, &schema, &schema, "");
        let required = schema["required"].as_array().unwrap();
        assert_eq!(required.len(), document.as_object().unwrap().len());
    }

    #[test]
    fn the_schema_describes_the_document() {
        let schema = fit_schema();
        let reports = [sample::report, sample::composed_report];
        for report in reports.map(|report| report(Language::English)) {
            let document = serde_json::to_value(&report).unwrap();
            check(&document, &schema, &schema, "");
            let required = schema["required"].as_array().unwrap();
            assert_eq!(required.len(), document.as_object().unwrap().len());
        }
    }
}
