//! The JSON document and its schema.

use serde_json::{Value, json};

use super::{BANK, HOTEL, QUICK, RETAILER, TELECOM, document, printed, program};

/// What the document promises, level by level: a list stands for the keys of its rows, null and an empty list for
/// anything.
fn contract() -> Value {
    json!({
        "schema_version": null,
        "tool": {"name": null, "version": null},
        "command": null,
        "inputs": [{"role": null, "path": null, "sha256": null, "respondents_read": null, "respondents_used": null}],
        "settings": {
            "scheme": null, "metric": null, "missing": null, "consistent": null, "index_weights": null, "tolerance": null, "resamples": null, "seed": null,
            "interval": null, "confidence": null
        },
        "model": {
            "name": null, "status": null, "index": null,
            "constructs": [{"name": null, "mode": null, "indicators": []}],
            "paths": [{"source": null, "target": null}]
        },
        "convergence": {"converged": null, "iterations": null},
        "indices": [{"construct": null, "index": null, "standard_deviation": null, "standard_error": null,
            "interval": [], "respondents": null}],
        "drivers": [{
            "construct": null, "target": null, "importance": null, "impact": null, "interval": [], "performance": null,
            "potential": null, "priority": null
        }],
        "item_drivers": [{
            "indicator": null, "construct": null, "importance": null, "performance": null, "priority": null
        }],
        "outer_model": [{
            "construct": null, "indicator": null, "outer_weight": null, "index_weight": null, "loading": null,
            "mean": null, "index": null
        }],
        "paths": [{"source": null, "target": null, "coefficient": null, "standard_error": null, "interval": [], "p_value": null}],
        "effects": [{
            "source": null, "target": null, "direct": null, "indirect": null, "total": null, "total_index_points": null
        }],
        "r_squared": [{"construct": null, "r_squared": null, "adjusted": null}],
        "construct_correlations": {},
        "reliability": [{"construct": null, "alpha": null, "rho_a": null, "rho_c": null, "ave": null}],
        "resampling": {"requested": null, "kept": null, "not_converged": null, "singular": null, "inadmissible": null},
        "warnings": []
    })
}

fn assert_has(found: &Value, promised: &Value, place: &str) {
    match promised {
        Value::Object(keys) => {
            for (key, inner) in keys {
                let value = found.get(key);
                assert!(value.is_some(), "{place}.{key} is absent");
                assert_has(value.unwrap(), inner, &format!("{place}.{key}"));
            }
        }
        Value::Array(rows) => {
            let Some(row) = rows.first() else { return };
            let found = found.as_array().into_iter().flatten();
            let counted = found.map(|one| assert_has(one, row, &format!("{place}[]")));
            assert!(counted.count() > 0, "{place} is no list or empty");
        }
        _ => {}
    }
}

#[test]
fn every_promised_key_is_there() {
    for study in [RETAILER, HOTEL, TELECOM] {
        assert_has(&document(&[study]), &contract(), study);
    }
}

/// The document against the keywords of JSON Schema that `csi schema` uses; unknown keywords are an error.
fn faults(value: &Value, schema: &Value, root: &Value, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (keyword, rule) in schema.as_object().into_iter().flatten() {
        let one_of = |rules: &Value| {
            let fits = |rule: &&Value| faults(value, rule, root, place).is_empty();
            rules.as_array().unwrap().iter().filter(fits).count()
        };
        let holds = match keyword.as_str() {
            "$ref" => {
                let pointer = rule.as_str().unwrap().trim_start_matches('#');
                found.extend(faults(value, root.pointer(pointer).unwrap(), root, place));
                true
            }
            "type" => match rule {
                Value::Array(kinds) => kinds.iter().any(|kind| is_of_kind(value, kind)),
                kind => is_of_kind(value, kind),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "oneOf" => one_of(rule) == 1,
            "anyOf" => one_of(rule) > 0,
            "minItems" => value
                .as_array()
                .is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value
                .as_array()
                .is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap()),
            "minimum" => value
                .as_f64()
                .is_none_or(|number| number >= rule.as_f64().unwrap()),
            "required" => value.as_object().is_none_or(|object| {
                let mut keys = rule.as_array().unwrap().iter();
                keys.all(|key| object.contains_key(key.as_str().unwrap()))
            }),
            "items" => {
                for (position, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(faults(item, rule, root, &format!("{place}[{position}]")));
                }
                true
            }
            "properties" => {
                for (key, inner) in rule.as_object().unwrap() {
                    let inner = value
                        .get(key)
                        .map(|value| faults(value, inner, root, &format!("{place}.{key}")));
                    found.extend(inner.unwrap_or_default());
                }
                true
            }
            "additionalProperties" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    found.extend(faults(inner, rule, root, &format!("{place}.{key}")));
                }
                true
            }
            "$schema" | "$defs" | "title" | "description" | "format" | "default" => true,
            other => panic!("the schema uses {other}, which this test does not know"),
        };
        if !holds {
            found.push(format!(
                "{place}: {keyword} {rule} does not hold for {value}"
            ));
        }
    }
    found
}

fn is_of_kind(value: &Value, kind: &Value) -> bool {
    match kind.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type of JSON"),
    }
}

#[test]
fn documents_keep_to_the_schema() {
    let schema: Value = serde_json::from_str(&printed(&["schema"])).unwrap();
    assert!(schema["required"].as_array().unwrap().len() > 15);
    for arguments in [
        vec![RETAILER],
        vec![HOTEL],
        vec![BANK],
        vec![TELECOM, "--lang", "zh"],
        vec![RETAILER, "--consistent", "--item", "loyalty=loy_repurchase"],
    ] {
        let document = document(&arguments);
        let faults = faults(&document, &schema, &schema, "");
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        let known = schema["properties"].as_object().unwrap();
        for key in document.as_object().unwrap().keys() {
            assert!(known.contains_key(key), "the schema does not know {key}");
        }
    }
}

#[test]
fn the_schema_test_sees_faults() {
    let schema: Value = serde_json::from_str(&printed(&["schema"])).unwrap();
    let mut document = document(&[RETAILER]);
    document["drivers"][0]["priority"] = json!("urgent");
    document["indices"][0]["index"] = json!("71");
    document.as_object_mut().unwrap().remove("settings");
    assert_eq!(faults(&document, &schema, &schema, "").len(), 3);
}

#[test]
fn keys_and_numbers_are_the_same_in_both_languages() {
    let english = document(&[TELECOM, "--lang", "en"]);
    let mut chinese = document(&[TELECOM, "--lang", "zh"]);
    for messages in ["warnings", "notes"] {
        chinese[messages] = english[messages].clone();
    }
    assert_eq!(english, chinese);
}

#[test]
fn fingerprints_are_those_of_the_files() {
    use sha2::{Digest, Sha256};

    let document = document(&[HOTEL]);
    let inputs = document["inputs"].as_array().unwrap();
    assert_eq!(inputs.len(), 3);
    for input in inputs {
        let bytes = std::fs::read(input["path"].as_str().unwrap()).unwrap();
        let sha256: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(input["sha256"], json!(sha256), "{input}");
    }
}

#[test]
fn a_survey_from_standard_input_is_called_so() {
    let answers = std::fs::read("testdata/surveys/acsi_retail.csv").unwrap();
    let mut program = program();
    program
        .args(["fit", "-", "--model", "acsi", "--format", "json"])
        .args(QUICK)
        .write_stdin(answers);
    let piped: Value = serde_json::from_slice(&program.output().unwrap().stdout).unwrap();
    let named = document(&["testdata/surveys/acsi_retail.csv", "--model", "acsi"]);
    let survey = |document: &Value| {
        document["inputs"]
            .as_array()
            .unwrap()
            .last()
            .unwrap()
            .clone()
    };
    assert_eq!(survey(&piped)["path"], json!("-"));
    assert_eq!(survey(&piped)["sha256"], survey(&named)["sha256"]);
    assert_eq!(piped["indices"], named["indices"]);
}
