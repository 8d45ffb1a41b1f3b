//! Fits without a result: exit code 4; matrices: 3.

use super::material::{Case, MODEL, Survey};

/// A correlation matrix of the folder's items.
const MATRIX: &str = "\
q1,q2,v1,v2,s1,s2
1,0.6,0.4,0.4,0.5,0.5
0.6,1,0.4,0.4,0.5,0.5
0.4,0.4,1,0.6,0.4,0.4
0.4,0.4,0.6,1,0.4,0.4
0.5,0.5,0.4,0.4,1,0.7
0.5,0.5,0.4,0.4,0.7,1
";

pub(super) fn cases() -> Vec<Case> {
    fits().into_iter().chain(matrices()).collect()
}

fn fits() -> Vec<Case> {
    let mode_b = MODEL.replace("quality =~", "quality <~");
    // What one of the items of a block has too much, the other one takes back.
    let suppressed = Survey::sound()
        .copied("q1", "q2")
        .column("q2", |answer| match answer {
            "10" => "9".to_owned(),
            "3" => "5".to_owned(),
            _ => answer.to_owned(),
        });
    // Both items follow satisfaction, and each of them goes where the other does not.
    let against = Survey::sound()
        .copied("s1", "q1")
        .copied("s1", "q2")
        .column("q1", |answer| swayed(answer, 3))
        .column("q2", |answer| swayed(answer, -3));
    vec![
        Case::fit("not converged", &["--max-iterations", "1"])
            .fails(4, &["error[CSI-E001]", "after 1 iterations"]),
        Case::lavaan("collinear items in Mode B", &mode_b)
            .survey(&Survey::sound().copied("q1", "q2"))
            .fails(4, &["error[CSI-E002]", "\"quality\"", "q1, q2"]),
        Case::lavaan(
            "collinear predecessors",
            "quality =~ q1\nvalue =~ v1\nsatisfaction =~ s1 + s2\nsatisfaction ~ quality + value\n",
        )
        .survey(&Survey::sound().copied("q1", "v1"))
        .fails(
            4,
            &["error[CSI-E007]", "\"satisfaction\"", "quality, value"],
        ),
        Case::lavaan("negative index weight", &mode_b)
            .survey(&suppressed)
            .fails(
                4,
                &["error[CSI-E005]", "\"quality\"", "--index-weights equal"],
            )
            .with_results(),
        Case::fit(
            "consistent PLS: items against each other",
            &["--consistent"],
        )
        .survey(&against)
        .fails(4, &["error[CSI-E003]", "\"quality\"", "outside 0 to 1"]),
        Case::fit("consistent PLS: two names for one thing", &["--consistent"])
            .survey(&Survey::sound().copied("s1", "q1"))
            .fails(
                4,
                &[
                    "error[CSI-E008]",
                    "\"quality\"",
                    "\"satisfaction\"",
                    "beyond 1",
                ],
            ),
        Case::fit(
            "pairs of answers that contradict each other",
            &["--missing", "pairwise"],
        )
        .survey(&contradicting_pairs())
        .fails(4, &["error[CSI-E004]", "--missing em"]),
        Case::fit("nobody answered two items both", &["--missing", "pairwise"])
            .survey(
                &Survey::sound()
                    .blank(&["q1"], (2..=16).step_by(2))
                    .blank(&["s2"], (1..=16).step_by(2)),
            )
            .fails(4, &["error[CSI-E011]"]),
    ]
}

/// An answer moved up where it is even and down where it is odd, within 1 to 10.
fn swayed(answer: &str, by: i32) -> String {
    let answer: i32 = answer.parse().unwrap();
    let by = if answer % 2 == 0 { by } else { -by };
    (answer + by).clamp(1, 10).to_string()
}

/// Quality goes with satisfaction and satisfaction with value, but quality against value, each among other people.
fn contradicting_pairs() -> Survey {
    let against = ["3", "1", "5", "7", "3", "9"];
    let records = against.into_iter().zip(11..);
    records
        .fold(Survey::sound(), |survey, (answer, record)| {
            survey.cell(record, "v1", answer).cell(record, "v2", answer)
        })
        .blank(&["v1", "v2"], 1..=5)
        .blank(&["q1", "q2"], 6..=10)
        .blank(&["s1", "s2"], 11..=16)
}

fn matrices() -> Vec<Case> {
    let fit = |name, more: &[&'static str]| {
        let mut case = Case::run(name, &["fit", "--matrix", "m.csv", "--model", "model.lav"]);
        case.arguments.extend(["--scale", "1..10"]);
        case.arguments.extend(more);
        case
    };
    let with_n = |name, matrix: &str| fit(name, &["--n", "250"]).file("m.csv", matrix);
    vec![
        fit("matrix without a number of respondents", &[])
            .file("m.csv", MATRIX)
            .fails(2, &["--n"]),
        with_n(
            "matrix that is not square",
            &MATRIX.replace("\n0.5,0.5,0.4,0.4,0.7,1", ""),
        )
        .fails(3, &["error[CSI-D019] m.csv", "5 records", "6 items"]),
        with_n("empty matrix", "").fails(3, &["error[CSI-D019] m.csv", "0 records"]),
        with_n(
            "matrix with its records in another order",
            "item,q1,q2\nq2,1,0.6\nq1,0.6,1\n",
        )
        .fails(
            3,
            &[
                "error[CSI-D019] m.csv:2",
                "begins with \"q2\" where the header has \"q1\"",
                "error[CSI-D019] m.csv:3",
            ],
        ),
        with_n(
            "matrix with a text",
            &MATRIX
                .replacen("0.6", "0,6", 1)
                .replacen("0,6", "\"0,6\"", 1),
        )
        .fails(3, &["error[CSI-D020] m.csv", "\"0,6\"", "column \"q2\""]),
        with_n(
            "matrix that is not symmetric",
            &MATRIX.replacen("0.6", "0.5", 1),
        )
        .fails(
            3,
            &["error[CSI-D021] m.csv", "\"q1\"", "\"q2\"", "0.5", "0.6"],
        ),
        with_n(
            "matrix that is not positive definite",
            &MATRIX.replace("0.7", "1"),
        )
        .fails(3, &["error[CSI-D022] m.csv", "\"s2\""]),
        with_n("matrix without an item", &MATRIX.replacen("s2", "s3", 1))
            .fails(3, &["error[CSI-D004] m.csv", "s2", "\"s3\""]),
        fit(
            "means with another header",
            &["--n", "250", "--means", "means.csv"],
        )
        .file("m.csv", MATRIX)
        .file("means.csv", "item,average\nq1,7\n")
        .fails(3, &["error[CSI-D023] means.csv"]),
        fit(
            "means without an item",
            &["--n", "250", "--means", "means.csv"],
        )
        .file("m.csv", MATRIX)
        .file(
            "means.csv",
            "indicator,mean\nq1,7\nq2,7\nv1,6\nv2,6\ns1,7\n",
        )
        .fails(3, &["error[CSI-D024] means.csv", "\"s2\""]),
    ]
}
