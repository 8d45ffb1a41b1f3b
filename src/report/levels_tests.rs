use nalgebra::dmatrix;

use super::*;
use crate::cleaning::{Groups, ItemColumn, ItemMatrix};
use crate::levels::{
    Consistency, IndicatorTree, Judge, JudgedNode, Weighed, Weighting, assess_levels, tree_model,
};
use crate::model::Scale;
use crate::moments::estimate_moments;
use crate::report::{LevelsMaterial, ReportSection, ResamplingMethod, SurveySettings};
use crate::resampling::{Design, ResamplingPlan, Sample};
use crate::study::{LevelMethods, MissingTreatment, Study};
use crate::survey::Codes;
use crate::words::Language;

const STUDY: &str = "[hierarchy]\nindex = 'Whole'\n[hierarchy.levels]\n\
    A = { x = ['q1', 'q2'], y = ['q3'] }\nB = ['q4', 'q5']\nC = ['q6']\n[settings]\nresamples = 20\n";

/// Twelve respondents, whose answers to question k have the mean 5 − k/2.
fn answers() -> ItemMatrix {
    let column = |question: usize| {
        let answer = |one: usize| (5.0 - question as f64 / 2.0 + (one % 3) as f64 - 1.0).round();
        ItemColumn::from_numbers(&(0..12).map(answer).collect::<Vec<f64>>())
    };
    ItemMatrix {
        items: (1..=6).map(column).collect(),
        respondents: 12,
    }
}

fn plan(study: &Study) -> ResamplingPlan {
    ResamplingPlan {
        replicates: study.resampling.resamples,
        seed: 1,
        threads: 1,
        interval: study.resampling.interval,
        confidence: 0.95,
        design: Design::Independent,
        engine: study.resampling.engine,
    }
}

fn regions() -> Groups {
    Groups {
        column: "region".to_owned(),
        names: vec!["north".to_owned(), "south".to_owned()],
        codes: Codes::Narrow((0..12).map(|one| one % 2).collect()),
        groups_of_codes: vec![Some(0), Some(1)],
    }
}

/// A is 3 times B, B 3 times C, C 3 times A.
fn judge(file: &str) -> Judge {
    let third = 1.0 / 3.0;
    Judge {
        file: file.to_owned(),
        matrix: dmatrix![1.0, 3.0, third; third, 1.0, 3.0; 3.0, third, 1.0],
    }
}

/// A report of three constructs, two groups and two judges who contradict themselves.
pub(in crate::report) fn report(language: Language) -> LevelsReport {
    let study = Study::parse(STUDY).unwrap();
    let model = tree_model(&study.hierarchy).unwrap();
    let tree = IndicatorTree::new(&study.hierarchy, &model, "index").unwrap();
    let judged = [JudgedNode {
        node: 0,
        judges: ["one.csv", "two.csv"].map(judge).to_vec(),
    }];
    let methods = LevelMethods {
        constructs: WeightMethod::Ahp,
        ..LevelMethods::default()
    };
    let judges = (judged.as_slice(), false);
    let weighting = Weighting::new(&tree, &study.hierarchy, methods, judges).unwrap();
    let (items, groups) = (answers(), regions());
    let scales = vec![Scale { min: 1.0, max: 5.0 }; 6];
    let sample = Sample {
        items: &items,
        weights: None,
        scales: &scales,
        model: &model,
        settings: &study.settings,
    };
    let plan = plan(&study);
    let weighed = Weighed {
        tree: &tree,
        weighting: &weighting,
        groups: Some(&groups),
        has_model: false,
    };
    let levels = assess_levels(&sample, &plan, &weighed, &|_| true).unwrap();
    let consistency = Consistency::of_judges(&judged);
    let warnings: Vec<_> = consistency
        .iter()
        .filter_map(|judge| judge.warning(&tree))
        .collect();
    assert_eq!(warnings.len(), 3);
    let material = LevelsMaterial {
        inputs: Vec::new(),
        model: &model,
        has_model: false,
        settings: &study.settings,
        survey: SurveySettings::default(),
        resampling: &study.resampling,
        method: ResamplingMethod::Ordinary,
        moments: &estimate_moments(&items, None, MissingTreatment::Mean, 1).unwrap(),
        tree: (&tree, false),
        weighting: &weighting,
        levels: &levels,
        groups: Some(&groups),
        consistency: &consistency,
        cleaning: Vec::new(),
        label_maps: Vec::new(),
        diagnostics: &warnings,
    };
    LevelsReport::new(material, &Words::new(language))
}

fn all(report: &LevelsReport) -> ShownLevels<'_> {
    const ALL: &Selection<LevelsSection> = &Selection::Overview;
    ShownLevels {
        report,
        selection: ALL,
    }
}

#[test]
fn every_section_has_a_table_with_full_rows_and_known_words() {
    for language in [Language::English, Language::Chinese] {
        let (words, report) = (Words::new(language), report(language));
        let sections = Selection::Sections(LevelsSection::ALL.to_vec());
        let shown = ShownLevels {
            report: &report,
            selection: &sections,
        };
        let tables = [shown.tables(&words), all(&report).tables(&words)].concat();
        assert_eq!(
            tables.len(),
            LevelsSection::ALL.len() + LevelsSection::OVERVIEW.len()
        );
        for table in tables {
            assert!(!table.title.starts_with("section-"), "{}", table.title);
            for text in &table.notes {
                assert!(!text.starts_with("note-"), "{text}");
            }
            for column in &table.columns {
                let heading = &column.heading;
                assert!(!heading.starts_with("column-"), "{column:?}");
                assert!(!heading.starts_with("weight-method"), "{column:?}");
            }
            for row in &table.rows {
                assert_eq!(row.len(), table.columns.len(), "{}", table.key);
            }
        }
        let lines = all(&report).heading(&words);
        assert!(
            lines.iter().all(|line| !line.starts_with("heading-")),
            "{lines:?}"
        );
    }
}

#[test]
fn columns_are_keys_of_the_document() {
    let words = Words::new(Language::English);
    let report = report(Language::English);
    let document = serde_json::to_value(&report).unwrap();
    let sections = Selection::Sections(LevelsSection::ALL.to_vec());
    let shown = ShownLevels {
        report: &report,
        selection: &sections,
    };
    for table in shown.whole_tables(&words) {
        if ["method_weights", "settings", "cleaning"].contains(&table.key) {
            continue;
        }
        for column in &table.columns {
            let first = &document[table.key][0];
            assert!(first.get(&column.key).is_some(), "{} {column:?}", table.key);
        }
    }
}

#[test]
fn conclusions_name_the_weakest_questions_of_more_than_average_weight() {
    let words = Words::new(Language::English);
    let report = report(Language::English);
    let text = all(&report).conclusions(&words).concat();
    // Constructs weigh a third each: q6 a third, q4, q5 and q3 a sixth.
    assert!(
        text.contains("more than average weight: q6 (score"),
        "{text}"
    );
    assert!(text.contains("weight 33.3 %"), "{text}");
    assert!(text.contains("Highest: A"), "{text}");
    assert!(text.contains("Under 3 weightings"), "{text}");
    let chinese = Words::new(Language::Chinese);
    let text = all(&report).conclusions(&chinese).concat();
    assert!(
        text.contains("应先改进权重高于平均而得分最低的题目：q6"),
        "{text}"
    );
    let mut bare = report.clone();
    for row in &mut bare.levels {
        (row.score, row.uncertainty.interval) = (None, None);
    }
    assert!(
        !all(&bare)
            .conclusions(&words)
            .concat()
            .contains("out of 100")
    );
}

#[test]
fn shares_add_up() {
    let report = report(Language::English);
    let index = report.levels[0].score.unwrap();
    for level in [2, 4] {
        let rows = report.weights.iter().filter(|row| {
            row.level == level || (row.kind == NodeKind::Question && row.level < level)
        });
        let rows: Vec<&WeightRow> = rows.collect();
        let weights: f64 = rows.iter().map(|row| row.global_weight).sum();
        let brought: f64 = rows.iter().filter_map(|row| row.contribution).sum();
        let open: f64 = rows.iter().filter_map(|row| row.potential).sum();
        assert!((weights - 1.0).abs() < 1e-12, "{level}");
        assert!((brought - index).abs() < 1e-9 && (open - (100.0 - index)).abs() < 1e-9);
    }
    assert_eq!(report.consistency.len(), 3);
    assert_eq!(report.consistency[2].judge, None);
    assert_eq!(report.groups.len(), 2 * report.levels.len());
}
