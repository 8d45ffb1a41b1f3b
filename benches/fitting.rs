//! One fit from moments: the unit of work of every resample.

#![allow(missing_docs)] // criterion's macros

use criterion::{Criterion, criterion_group, criterion_main};
use csi::analysis::Engine;
use csi::cleaning::{ItemColumn, ItemMatrix};
use csi::model::{Hierarchy, Mode, Scale};
use csi::moments::estimate_moments;
use csi::pls::{Equation, Layout};
use csi::study::{MissingTreatment, Settings};

/// The shape of the ECSI-mobile survey: 24 items, 7 constructs, 12 paths.
fn ecsi_layout() -> Layout {
    let sizes = [5, 3, 7, 2, 3, 1, 3];
    let mut start = 0;
    let blocks = sizes.map(|size| {
        start += size;
        start - size..start
    });
    let equations = [
        (1, vec![0]),
        (2, vec![1]),
        (3, vec![1, 2]),
        (4, vec![0, 1, 2, 3]),
    ];
    let equations = equations
        .into_iter()
        .chain([(5, vec![4]), (6, vec![0, 4, 5])]);
    Layout {
        blocks: blocks.to_vec(),
        modes: vec![Mode::A; 7],
        dominant: vec![None; 7],
        equations: equations
            .map(|(target, predecessors)| Equation {
                target,
                predecessors,
            })
            .collect(),
        index: 4,
        hierarchy: Hierarchy::default(),
    }
}

fn ecsi_items() -> ItemMatrix {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/surveys/ecsi_mobile.csv"
    );
    let mut reader = csv::Reader::from_path(path).expect("the survey of the repository");
    let mut columns = vec![Vec::new(); 24];
    for record in reader.records() {
        let record = record.expect("a record");
        for (column, cell) in columns.iter_mut().zip(&record) {
            column.push(cell.parse().expect("a number"));
        }
    }
    ItemMatrix {
        respondents: columns[0].len(),
        items: columns
            .iter()
            .map(|column| ItemColumn::from_numbers(column))
            .collect(),
    }
}

fn fitting(criterion: &mut Criterion) {
    let items = ecsi_items();
    let moments = estimate_moments(&items, None, MissingTreatment::Mean, 1).expect("moments");
    let scales = vec![
        Scale {
            min: 1.0,
            max: 10.0
        };
        24
    ];
    let mut engine = Engine::new(ecsi_layout(), &scales, &Settings::default());
    criterion.bench_function("moments of 250 × 24", |bencher| {
        bencher.iter(|| estimate_moments(&items, None, MissingTreatment::Mean, 1));
    });
    criterion.bench_function("fit of 24 items, 7 constructs, 12 paths", |bencher| {
        bencher.iter(|| engine.fit(moments.means.as_ref(), &moments.covariance));
    });
}

criterion_group!(benches, fitting);
criterion_main!(benches);
