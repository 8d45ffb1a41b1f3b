//! `[kpi.servqual]`, `[[kpi.disconfirmation]]` and `[kpi.journey]` read and resolved.

use super::{DimensionWeight, DisconfirmationForm};
use crate::diagnostics::Code;
use crate::study::Study;

const STUDY: &str = "[scale]\nmin = 1\nmax = 10\n\
    [kpi.servqual]\nmin = 1\nmax = 7\n\
    [kpi.servqual.tangibles]\nexpectations = ['e1', 'e2']\nperceptions = ['p1', 'p2']\npoints = 'w1'\n\
    [kpi.servqual.speed]\nexpectations = 'e3'\nperceptions = 'p3'\npoints = 'w2'\n\
    [[kpi.disconfirmation]]\nexpected = 'a'\nperceived = ['b', 'c']\n\
    [[kpi.disconfirmation]]\nname = 'direct'\nitem = 'd'\nmet = [5, 6]\n\
    [kpi.journey]\noverall = 's'\nsatisfied_from = 75\n\
    [[kpi.journey.stages]]\nstage = 'order'\nitems = ['o1', 'o2']\n";

#[test]
fn questions_are_read_and_find_their_scales() {
    let study = Study::parse(STUDY).unwrap();
    let kpi = &study.kpi;
    let names: Vec<&str> = kpi.servqual.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["tangibles", "speed"]);
    assert_eq!(kpi.disconfirmation[0].name, "b");
    assert!(matches!(
        &kpi.disconfirmation[1].form,
        DisconfirmationForm::Item { met: Some((low, high)), .. } if high > low
    ));
    let journey = kpi.journey.as_ref().unwrap();
    assert_eq!(
        (journey.stages.len(), journey.satisfied_from),
        (1, Some(75.0))
    );
    let headers = [
        "e1", "e2", "e3", "p1", "p2", "p3", "w1", "w2", "a", "b", "c", "d", "s", "o1", "o2",
    ];
    let headers = headers.map(str::to_owned);
    let resolved = study.kpi_codebook(&headers).unwrap();
    let ends = |name: &str| {
        let mut items = resolved.codebook.items.iter();
        let item = items.find(|item| item.indicator == name).unwrap();
        (item.scale.min, item.scale.max)
    };
    assert_eq!(ends("servqual.tangibles.e1"), (1.0, 7.0));
    assert_eq!(ends("servqual.tangibles.points"), (0.0, 100.0));
    assert_eq!(ends("disconfirmation.b.a"), (1.0, 10.0));
    assert_eq!(ends("journey.order.o2"), (1.0, 10.0));
    let missing = study.kpi_codebook(&headers[1..]).unwrap_err().0;
    assert_eq!(missing[0].code, Code::MissingColumn);
}

#[test]
fn given_weights_are_numbers_that_sum_to_100() {
    let weights = |second: &str| {
        let text = format!(
            "[kpi.servqual.a]\nperceptions = ['p1']\nweight = 60\n\
             [kpi.servqual.b]\nperceptions = ['p2']\n{second}\n"
        );
        Study::parse(&text)
    };
    let study = weights("weight = 40").unwrap();
    assert_eq!(
        study.kpi.servqual[1].weight,
        Some(DimensionWeight::Given(40.0))
    );
    for (second, problem) in [
        ("weight = 30", "sum to 90"),
        ("weight = -1", "below 0"),
        ("", "importance of different kinds"),
        ("points = 'w'", "importance of different kinds"),
        ("points = 'w'\nweight = 40", "both points and a weight"),
    ] {
        let fault = weights(second).unwrap_err().to_string();
        assert!(fault.contains(problem), "{second}: {fault}");
    }
}

#[test]
fn faults_say_what_is_wrong() {
    let dimension = "[kpi.servqual.a]\nperceptions = ['p1', 'p2']\n";
    for (text, problem) in [
        ("[kpi.servqual]\nmin = 1\nmax = 7\n", "no dimension"),
        ("[kpi.servqual.a]\nexpectations = ['e']\n", "perceptions"),
        (
            &format!("{dimension}expectations = ['e1']\n"),
            "1 expectations and 2 perceptions",
        ),
        (
            &format!("{dimension}expectations = ['e1', 'p1']\n"),
            "among the expectations and the perceptions",
        ),
        (
            &format!("{dimension}[kpi.servqual.b]\nperceptions = ['p3']\nexpectations = ['e3']\n"),
            "others have none",
        ),
        (
            &format!("{dimension}percptions = ['p1']\n"),
            "\"perceptions\"",
        ),
        (
            "[kpi.servqual.a]\nperceptions = ['p', 'p']\n",
            "a column twice",
        ),
        ("[kpi.servqual.a]\nperceptions = []\n", "the list is empty"),
        (
            "[[kpi.disconfirmation]]\nexpected = 'a'\n",
            "neither a pair",
        ),
        (
            "[[kpi.disconfirmation]]\nexpected = 'a'\nperceived = 'b'\nmet = 3\n",
            "needs no answer",
        ),
        (
            "[[kpi.disconfirmation]]\nitem = 'a'\nmet = [4, 3]\n",
            "no lowest",
        ),
        (
            "[[kpi.disconfirmation]]\nitem = 'a'\n[[kpi.disconfirmation]]\nitem = 'a'\n",
            "stands twice",
        ),
        (
            "[kpi.disconfirmation]\nexpected = 'a'\nperceived = ['a']\n",
            "among the expectations and the perceptions",
        ),
        ("[kpi.journey]\noverall = 's'\n", "stages"),
        ("[kpi.journey]\nstages = []\n", "no stage"),
        (
            "[kpi.journey]\nsatisfied_from = 0\n[[kpi.journey.stages]]\nstage = 'a'\nitems = ['x']\n",
            "no score",
        ),
        (
            "[kpi.journey]\noverall = 'x'\n[[kpi.journey.stages]]\nstage = 'a'\nitems = ['x']\n",
            "overall, has already",
        ),
        (
            "[[kpi.journey.stages]]\nitem = ['x']\nstage = 'a'\n",
            "items",
        ),
    ] {
        let fault = Study::parse(text).unwrap_err();
        assert!(fault.0.iter().all(|fault| fault.place.line.is_some()));
        assert!(fault.to_string().contains(problem), "{text}\n{fault}");
    }
}

#[test]
fn a_dimension_with_a_fault_does_not_hide_those_of_others() {
    let text = "[kpi.servqual.a]\nperceptions = ['p1', 'p2']\nexpectations = ['e1']\npoints = 'w'\n\
                [kpi.servqual.b]\nperceptions = ['p3']\npoints = 'v'\n\
                [kpi.servqual.c]\nperceptions = ['p4']\nweight = 3\n";
    let lines: Vec<_> = Study::parse(text)
        .unwrap_err()
        .0
        .iter()
        .map(|fault| fault.place.line)
        .collect();
    assert_eq!(lines, [Some(3), Some(8)]);
}

#[test]
fn the_answer_as_expected_is_on_the_scale() {
    let text = "[scale]\nmin = 1\nmax = 5\n[[kpi.disconfirmation]]\nitem = 'd'\nmet = 6\n";
    let study = Study::parse(text).unwrap();
    let fault = study.kpi_codebook(&["d".to_owned()]).unwrap_err();
    assert_eq!(fault.0[0].code, Code::StudyBadValue);
    assert!(fault.to_string().contains("between 1 and 5"), "{fault}");
}
