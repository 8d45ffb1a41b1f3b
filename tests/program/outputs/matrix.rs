//! A matrix instead of answers.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{printed, run};

const SURVEY: &str = "testdata/surveys/acsi_retail.csv";

/// The items of the survey, in columns, and its number of respondents.
struct Answers {
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
}

impl Answers {
    fn read() -> Self {
        let mut reader = csv::Reader::from_path(SURVEY).unwrap();
        let headers = reader.headers().unwrap().clone();
        let items: Vec<usize> = (0..headers.len())
            .filter(|column| !["respondent", "region", "weight"].contains(&&headers[*column]))
            .collect();
        let mut columns = vec![Vec::new(); items.len()];
        for record in reader.records() {
            let record = record.unwrap();
            for (answers, column) in columns.iter_mut().zip(&items) {
                answers.push(record[*column].parse().unwrap());
            }
        }
        let names = items
            .iter()
            .map(|column| headers[*column].to_owned())
            .collect();
        Self { names, columns }
    }

    fn mean(column: &[f64]) -> f64 {
        column.iter().sum::<f64>() / column.len() as f64
    }

    fn covariance(one: &[f64], other: &[f64]) -> f64 {
        let (a, b) = (Self::mean(one), Self::mean(other));
        let products = one.iter().zip(other).map(|(x, y)| (x - a) * (y - b));
        products.sum::<f64>() / (one.len() as f64 - 1.0)
    }

    /// Writes the covariances, or the correlations, with a header of names.
    fn write_matrix(&self, path: &Path, correlations: bool) {
        let mut text = self.names.join(",") + "\n";
        for one in &self.columns {
            let row = self.columns.iter().map(|other| {
                let variances = Self::covariance(one, one) * Self::covariance(other, other);
                let divisor = if correlations { variances.sqrt() } else { 1.0 };
                (Self::covariance(one, other) / divisor).to_string()
            });
            text += &(row.collect::<Vec<_>>().join(",") + "\n");
        }
        std::fs::write(path, text).unwrap();
    }

    fn write_means(&self, path: &Path) {
        let mut text = "indicator,mean,standard_deviation\n".to_owned();
        for (name, column) in self.names.iter().zip(&self.columns) {
            let deviation = Self::covariance(column, column).sqrt();
            text += &format!("{name},{},{deviation}\n", Self::mean(column));
        }
        std::fs::write(path, text).unwrap();
    }
}

struct Files {
    _folder: tempfile::TempDir,
    covariances: PathBuf,
    correlations: PathBuf,
    means: PathBuf,
}

fn files() -> Files {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (covariances, correlations, means) = (path("s.csv"), path("r.csv"), path("means.csv"));
    let answers = Answers::read();
    answers.write_matrix(&covariances, false);
    answers.write_matrix(&correlations, true);
    answers.write_means(&means);
    Files {
        _folder: folder,
        covariances,
        correlations,
        means,
    }
}

fn arguments<'a>(matrix: &'a Path, means: Option<&'a Path>) -> Vec<&'a str> {
    let mut arguments = vec![
        "--model",
        "acsi",
        "--n",
        "260",
        "--matrix",
        matrix.to_str().unwrap(),
    ];
    if let Some(means) = means {
        arguments.extend(["--means", means.to_str().unwrap()]);
    }
    arguments
}

/// The document of a fit without resamples, which a matrix cannot have.
fn document(arguments: &[&str]) -> Value {
    let arguments = [&["fit", "--format", "json", "--resamples", "0"], arguments].concat();
    serde_json::from_str(&printed(&arguments)).unwrap()
}

/// Every number of one document within 1e-9 of the other's, nulls where nulls are.
fn assert_close(one: &Value, other: &Value, place: &str) {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            assert_eq!(one.len(), other.len(), "{place}");
            for (position, (one, other)) in one.iter().zip(other).enumerate() {
                assert_close(one, other, &format!("{place}[{position}]"));
            }
        }
        (Value::Object(one), Value::Object(other)) => {
            for (key, one) in one
                .iter()
                .filter(|(key, _)| *key != "missing_share" && *key != "column")
            {
                assert_close(one, &other[key], &format!("{place}.{key}"));
            }
        }
        (Value::Number(one), Value::Number(other)) => {
            let difference = one.as_f64().unwrap() - other.as_f64().unwrap();
            assert!(difference.abs() < 1e-9, "{place}: {one} and {other}");
        }
        _ => assert_eq!(one, other, "{place}"),
    }
}

const ESTIMATES: [&str; 9] = [
    "paths",
    "effects",
    "r_squared",
    "reliability",
    "construct_correlations",
    "cross_loadings",
    "indices",
    "drivers",
    "outer_model",
];

#[test]
fn a_matrix_with_means_gives_what_the_answers_give() {
    let files = files();
    let answers = document(&[SURVEY, "--model", "acsi"]);
    for matrix in [&files.covariances, &files.correlations] {
        let document = document(&arguments(matrix, Some(&files.means)));
        for key in ESTIMATES {
            assert_close(&document[key], &answers[key], key);
        }
        let notes = document["notes"].as_array().unwrap();
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert_eq!(notes[0]["code"], "CSI-N007");
    }
}

#[test]
fn a_matrix_alone_gives_everything_but_levels() {
    let files = files();
    let answers = document(&[SURVEY, "--model", "acsi"]);
    for matrix in [&files.covariances, &files.correlations] {
        let document = document(&arguments(matrix, None));
        for key in &ESTIMATES[..1] {
            assert_close(&document[key], &answers[key], key);
        }
        for key in &ESTIMATES[2..6] {
            assert_close(&document[key], &answers[key], key);
        }
        for row in document["indices"].as_array().unwrap() {
            assert!(row["index"].is_null(), "{row}");
        }
        for row in document["drivers"].as_array().unwrap() {
            assert!(
                row["performance"].is_null() && row["priority"].is_null(),
                "{row}"
            );
        }
        let notes = document["notes"].to_string();
        assert!(
            notes.contains("CSI-N006") && notes.contains("--means"),
            "{notes}"
        );
    }
}

#[test]
fn the_tables_of_a_matrix_say_what_is_absent() {
    let files = files();
    let run = run(&[
        &["fit", "--lang", "en"],
        arguments(&files.covariances, None).as_slice(),
    ]
    .concat());
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert!(run.errors.contains("note[CSI-N006]"), "{}", run.errors);
    assert!(
        run.output.contains("no index of Customer satisfaction"),
        "{}",
        run.output
    );
}
