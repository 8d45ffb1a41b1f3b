//! A correlation or covariance matrix, and means, as CSV text.

use nalgebra::{Cholesky, DMatrix, DVector};

use super::sample::Moments;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::stats::SMALLEST_TOLERANCE;

/// Largest difference between mirrored cells, relative to the diagonal, that passes as rounding.
const SYMMETRY_TOLERANCE: f64 = 1e-6;

/// A symmetric, positive definite matrix with a name per item.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedMatrix {
    /// Item names, in the order of rows and columns.
    pub names: Vec<String>,
    /// k × k covariances or correlations.
    pub values: DMatrix<f64>,
}

/// Item means, and standard deviations where the file has them.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedMeans {
    /// Item names.
    pub names: Vec<String>,
    /// One mean per name.
    pub means: Vec<f64>,
    /// One standard deviation per name.
    pub deviations: Option<Vec<f64>>,
}

/// Reads a square matrix: a header of item names, then one record per item, with or without the name in front.
///
/// # Errors
/// CSI-D019 not square or misnamed, CSI-D020 a cell is no number, CSI-D021 not symmetric, CSI-D022 not positive
/// definite (or a diagonal that is not positive).
pub fn read_matrix(text: &str) -> Result<NamedMatrix, Diagnostics> {
    let records = records(text)?;
    let (header, body) = records.split_first().ok_or_else(|| not_square(0, 0))?;
    // A matrix that lacks a record also has one more column than records.
    let begins_with_name = |(row, name): (&Vec<String>, &String)| {
        row.first()
            .is_some_and(|cell| cell == name || number(cell).is_none())
    };
    let mut rows = body.iter().zip(header.iter().skip(1));
    let named = header.len() == body.len() + 1 && rows.all(begins_with_name);
    let names: Vec<String> = header.iter().skip(usize::from(named)).cloned().collect();
    let k = names.len();
    if body.len() != k || k == 0 || body.iter().any(|row| row.len() != header.len()) {
        return Err(not_square(body.len(), k).into());
    }
    if named {
        Diagnostics::check(misnamed(body, &names))?;
    }
    let mut values = DMatrix::zeros(k, k);
    let mut faults = Vec::new();
    for (i, row) in body.iter().enumerate() {
        for (j, cell) in row.iter().skip(usize::from(named)).enumerate() {
            match number(cell) {
                Some(number) => values[(i, j)] = number,
                None => faults.push(not_a_number(cell, &names[j], i + 2)),
            }
        }
    }
    Diagnostics::check(faults)?;
    check_matrix(&names, &values)?;
    Ok(NamedMatrix { names, values })
}

/// Reads item means: a header `indicator,mean` or `indicator,mean,standard_deviation`, one record per item.
///
/// # Errors
/// CSI-D019 another header or a short record, CSI-D020 a cell is no number or a deviation is not positive.
pub fn read_means(text: &str) -> Result<NamedMeans, Diagnostics> {
    let records = records(text)?;
    let (header, body) = records
        .split_first()
        .ok_or(Diagnostic::new(Code::MeansShape))?;
    let titles: Vec<&str> = header.iter().map(String::as_str).collect();
    let has_deviations = match titles.as_slice() {
        ["indicator", "mean"] => false,
        ["indicator", "mean", "standard_deviation"] => true,
        _ => return Err(Diagnostic::new(Code::MeansShape).into()),
    };
    let mut faults = Vec::new();
    let (mut names, mut means, mut deviations) = (Vec::new(), Vec::new(), Vec::new());
    for (position, row) in body.iter().enumerate() {
        if row.len() != header.len() {
            return Err(Diagnostic::new(Code::MeansShape)
                .at_line(position + 2)
                .into());
        }
        names.push(row[0].clone());
        match number(&row[1]) {
            Some(mean) => means.push(mean),
            None => faults.push(not_a_number(&row[1], "mean", position + 2)),
        }
        if has_deviations {
            match number(&row[2]).filter(|deviation| *deviation > 0.0) {
                Some(deviation) => deviations.push(deviation),
                None => faults.push(not_a_number(&row[2], "standard_deviation", position + 2)),
            }
        }
    }
    Diagnostics::check(faults)?;
    Ok(NamedMeans {
        names,
        means,
        deviations: has_deviations.then_some(deviations),
    })
}

impl NamedMatrix {
    /// Moments of the items at `columns`, for `respondents` respondents.
    ///
    /// A matrix whose diagonal is all ones is taken as correlations: its units are unknown unless `means` brings
    /// standard deviations.
    ///
    /// # Errors
    /// CSI-D004 when `means` lacks an item.
    pub fn moments(
        &self,
        columns: &[usize],
        respondents: usize,
        means: Option<&NamedMeans>,
    ) -> Result<Moments, Diagnostics> {
        let k = columns.len();
        let mut covariance = DMatrix::from_fn(k, k, |i, j| self.values[(columns[i], columns[j])]);
        let correlations = covariance
            .diagonal()
            .iter()
            .all(|v| (v - 1.0).abs() < 1e-12);
        let names: Vec<&str> = columns.iter().map(|&c| self.names[c].as_str()).collect();
        let rows = means.map(|means| means.rows_of(&names)).transpose()?;
        let deviations = means.and_then(|means| means.deviations.as_ref());
        if let (true, Some(rows), Some(deviations)) = (correlations, &rows, deviations) {
            for (i, &a) in rows.iter().enumerate() {
                for (j, &b) in rows.iter().enumerate() {
                    covariance[(i, j)] *= deviations[a] * deviations[b];
                }
            }
        }
        let means = rows.zip(means).map(|(rows, means)| {
            DVector::from_iterator(k, rows.iter().map(|&row| means.means[row]))
        });
        Ok(Moments {
            respondents,
            effective_respondents: respondents as f64,
            means,
            covariance,
            has_units: !correlations || deviations.is_some(),
        })
    }
}

impl NamedMeans {
    fn rows_of(&self, names: &[&str]) -> Result<Vec<usize>, Diagnostics> {
        let position = |name: &&str| self.names.iter().position(|known| known == name);
        let missing = names
            .iter()
            .filter(|name| position(name).is_none())
            .map(|name| {
                let nearest = nearest_name(name, self.names.iter().map(String::as_str));
                Diagnostic::new(Code::MeansMissing)
                    .with("name", name)
                    .with("nearest", nearest.unwrap_or("–"))
            });
        Diagnostics::check(missing.collect())?;
        Ok(names.iter().filter_map(position).collect())
    }
}

fn records(text: &str) -> Result<Vec<Vec<String>>, Diagnostics> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let record = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader
        .records()
        .map(|result| result.map(record))
        .collect::<Result<_, _>>()
        .map_err(|_| not_square(0, 0).into())
}

/// CSI-D019 for `rows` records below a header that names `columns` items.
fn not_square(rows: usize, columns: usize) -> Diagnostic {
    Diagnostic::new(Code::MatrixShape)
        .with("rows", rows)
        .with("columns", columns)
        .with_word("problem", "matrix-not-square")
}

/// One CSI-D019 for each record that begins with another name than the header has in its place.
fn misnamed(body: &[Vec<String>], names: &[String]) -> Vec<Diagnostic> {
    let fault = |(position, (row, name)): (usize, (&Vec<String>, &String))| {
        let found = row.first().filter(|found| *found != name)?;
        let fault = Diagnostic::new(Code::MatrixShape)
            .with("found", found)
            .with("name", name);
        let fault = fault.with_word("problem", "matrix-misnamed");
        Some(fault.at_line(position + 2))
    };
    body.iter()
        .zip(names)
        .enumerate()
        .filter_map(fault)
        .collect()
}

fn number(cell: &str) -> Option<f64> {
    cell.parse().ok().filter(|number: &f64| number.is_finite())
}

fn not_a_number(cell: &str, column: &str, line: usize) -> Diagnostic {
    Diagnostic::new(Code::MatrixCell)
        .with("value", cell)
        .at_line(line)
        .in_column(column)
}

fn check_matrix(names: &[String], values: &DMatrix<f64>) -> Result<(), Diagnostics> {
    let k = names.len();
    let variance = |i: usize| values[(i, i)];
    if let Some(i) = (0..k).find(|&i| !(variance(i) > 0.0)) {
        return Err(Diagnostic::new(Code::MatrixNotPositive)
            .with("name", &names[i])
            .into());
    }
    let mut faults = Vec::new();
    for i in 0..k {
        for j in 0..i {
            let unit = (variance(i) * variance(j)).sqrt();
            if (values[(i, j)] - values[(j, i)]).abs() > SYMMETRY_TOLERANCE * unit {
                faults.push(
                    Diagnostic::new(Code::MatrixAsymmetric)
                        .with("first", &names[i])
                        .with("second", &names[j])
                        .with("one", values[(i, j)])
                        .with("other", values[(j, i)]),
                );
            }
        }
    }
    Diagnostics::check(faults)?;
    let scaled = DMatrix::from_fn(k, k, |i, j| {
        values[(i, j)] / (variance(i) * variance(j)).sqrt()
    });
    let dependent = |factor: Cholesky<f64, nalgebra::Dyn>| {
        let lower = factor.l_dirty();
        (0..k).find(|&i| lower[(i, i)].powi(2) < SMALLEST_TOLERANCE)
    };
    let leading = |size: usize| Cholesky::new(scaled.view((0, 0), (size, size)).into_owned());
    let culprit = match leading(k) {
        Some(factor) => dependent(factor),
        None => (0..k).find(|i| leading(i + 1).is_none()),
    };
    match culprit {
        Some(i) => Err(Diagnostic::new(Code::MatrixNotPositive)
            .with("name", &names[i])
            .into()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_covariance_matrix_with_row_names() {
        let matrix = read_matrix("item,a,b\na,4,1\nb,1,9\n").unwrap();
        assert_eq!(matrix.names, ["a", "b"]);
        let moments = matrix.moments(&[1], 50, None).unwrap();
        assert!(moments.has_units);
        assert!((moments.covariance[(0, 0)] - 9.0).abs() < 1e-15);
    }

    #[test]
    fn names_may_be_numbers() {
        assert_eq!(
            read_matrix(",1,2\n1,4,1\n2,1,9\n").unwrap().names,
            ["1", "2"]
        );
    }

    #[test]
    fn correlations_need_deviations_for_units() {
        let matrix = read_matrix("a,b\n1,.5\n.5,1\n").unwrap();
        assert!(!matrix.moments(&[0, 1], 50, None).unwrap().has_units);
        let means = read_means("indicator,mean,standard_deviation\nb,7,2\na,6,3\n").unwrap();
        let moments = matrix.moments(&[0, 1], 50, Some(&means)).unwrap();
        assert!(moments.has_units);
        assert!((moments.covariance[(0, 1)] - 3.0).abs() < 1e-15);
        assert!((moments.means.unwrap()[1] - 7.0).abs() < 1e-15);
    }

    #[test]
    fn the_first_item_that_depends_on_those_before_is_named() {
        let fault = &read_matrix("a,b,c\n1,2,0\n2,1,0\n0,0,1\n").unwrap_err().0[0];
        assert_eq!(fault.arguments, [("name", "b".to_owned())]);
    }

    #[test]
    fn every_fault_has_its_code() {
        for (text, code) in [
            ("", Code::MatrixShape),
            ("a,b\n1,2\n", Code::MatrixShape),
            (",a,b\na,1,.5\nc,.5,1\n", Code::MatrixShape),
            ("a,b\n1,x\n.5,1\n", Code::MatrixCell),
            ("a,b\n1,.5\n.4,1\n", Code::MatrixAsymmetric),
            ("a,b\n1,2\n2,1\n", Code::MatrixNotPositive),
            ("a,b\n1,0\n0,-1\n", Code::MatrixNotPositive),
        ] {
            assert_eq!(read_matrix(text).unwrap_err().0[0].code, code, "{text:?}");
        }
        assert_eq!(read_means("a,b\n").unwrap_err().0[0].code, Code::MeansShape);
    }
}
