//! Proposals for surveys made by hand.

use super::*;
use crate::cleaning::samples::responses;
use crate::model::builtin;

/// Answers from 1 to 10 that differ from column to column.
fn answers(column: usize) -> Vec<String> {
    let answer = |row: usize| ((row * (column + 3) + column) % 10 + 1).to_string();
    (0..40).map(answer).collect()
}

fn proposal(model: &str, headers: &[&str], bits: &[usize]) -> Proposal {
    let columns: Vec<Vec<String>> = (0..headers.len())
        .map(|column| {
            if bits.contains(&column) {
                (0..40).map(|row| (row % 2).to_string()).collect()
            } else {
                answers(column)
            }
        })
        .collect();
    let columns: Vec<Vec<&str>> = columns
        .iter()
        .map(|column| column.iter().map(String::as_str).collect())
        .collect();
    let columns: Vec<(&str, &[&str])> = headers
        .iter()
        .zip(&columns)
        .map(|(header, column)| (*header, column.as_slice()))
        .collect();
    propose(&responses(&columns), &builtin(model).unwrap())
}

fn found(proposal: &Proposal) -> Vec<Option<&str>> {
    let names = proposal.items.iter().map(|item| item.column.as_ref());
    names
        .map(|column| column.map(|column| column.name.as_str()))
        .collect()
}

#[test]
fn names_and_aliases_are_certain_in_any_order() {
    let headers = [
        "REPUR",
        "satis",
        "IDEAL",
        "CONFIRM",
        "complaint",
        "PQ",
        "QP",
        "OVERALLX",
        "CUSTOMX",
        "WRONGX",
        "OVERALLQ",
        "CUSTOMQ",
        "WRONGQ",
    ];
    let proposal = proposal("acsi", &headers, &[4]);
    let expected = [
        "OVERALLX",
        "CUSTOMX",
        "WRONGX",
        "OVERALLQ",
        "CUSTOMQ",
        "WRONGQ",
        "PQ",
        "QP",
        "satis",
        "CONFIRM",
        "IDEAL",
        "complaint",
        "REPUR",
    ];
    assert_eq!(found(&proposal)[..13], expected.map(Some));
    assert_eq!(proposal.matched(), 13);
    let of_names = proposal.items.iter().flat_map(|item| &item.column);
    assert!(
        of_names
            .into_iter()
            .all(|c| c.evidence.confidence() == Confidence::Certain)
    );
}

#[test]
fn blocks_and_positions_fill_what_wording_does_not_say() {
    let headers = [
        "EXP1", "EXP2", "EXP3", "QUAL_1", "QUAL_2", "QUAL_3", "a", "b", "SAT1", "SAT2", "SAT3",
        "c", "d",
    ];
    let proposal = proposal("acsi", &headers, &[11]);
    assert_eq!(found(&proposal)[..13], headers.map(Some));
    let evidence = |at: usize| proposal.items[at].column.as_ref().unwrap().evidence.clone();
    assert_eq!(evidence(3), Evidence::Block("qual".to_owned()));
    assert_eq!(evidence(6), Evidence::Position);
    assert_eq!(evidence(12).confidence(), Confidence::Possible);
}

#[test]
fn as_many_ratings_as_indicators_are_taken_in_order() {
    let headers: Vec<String> = (1..=24).map(|number| format!("V{number}")).collect();
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let all = proposal("ecsi", &headers, &[]);
    assert_eq!(all.matched(), 24);
    assert_eq!(found(&all)[23], Some("V24"));
    let fewer = proposal("ecsi", &headers[..23], &[]);
    assert_eq!(fewer.matched(), 0);
}

#[test]
fn repeated_headers_cannot_be_named() {
    let proposal = proposal("acsi", &["exp_overall", "exp_overall", "sat_overall"], &[]);
    assert_eq!(found(&proposal)[0], None);
    assert_eq!(found(&proposal)[8], Some("sat_overall"));
}

#[test]
fn open_indicators_have_candidates() {
    let headers = ["Network quality", "sat_overall", "sat_confirm", "sat_ideal"];
    let proposal = proposal("acsi", &headers, &[]);
    let open = &proposal.items[3];
    assert_eq!(
        (open.indicator.as_str(), &open.column),
        ("qual_overall", &None)
    );
    assert!(
        open.candidates
            .iter()
            .any(|candidate| candidate.name == "Network quality"),
        "{open:?}"
    );
}

#[test]
fn scales_codes_roles_and_label_sets_have_their_evidence() {
    let five = ["1", "2", "3", "4", "5", "99", "4", "N/A"];
    let words = [
        "满意",
        "一般",
        "不满意",
        "非常满意",
        "非常不满意",
        "满意",
        "一般",
        "不适用",
    ];
    let ids = ["1", "2", "3", "4", "5", "6", "7", "8"];
    let regions = [
        "north", "south", "north", "south", "north", "south", "north", "south",
    ];
    let weights = ["0.9", "1.1", "1", "1.2", "0.8", "1", "1", "1"];
    let bits = ["0", "1", "0", "0", "1", "0", "9", "0"];
    let columns: [(&str, &[&str]); 7] = [
        ("id", &ids),
        ("Region", &regions),
        ("weight", &weights),
        ("exp_overall", &five),
        ("exp_custom", &five),
        ("sat_overall", &words),
        ("complaint", &bits),
    ];
    let proposal = propose(&responses(&columns), &builtin("acsi").unwrap());
    let scale = proposal.scale.unwrap();
    assert!((scale.scale.max - 5.0).abs() < 1e-9, "{scale:?}");
    let codes: Vec<(&str, usize)> = proposal
        .missing
        .iter()
        .map(|c| (c.code.as_str(), c.count))
        .collect();
    assert_eq!(codes, [("99", 2), ("N/A", 2), ("9", 1), ("不适用", 1)]);
    let item = |name: &str| {
        proposal
            .items
            .iter()
            .find(|item| item.indicator == name)
            .unwrap()
    };
    assert_eq!(
        item("sat_overall").label_set.as_deref(),
        Some("satisfaction-5")
    );
    assert_eq!(item("exp_overall").label_set, None);
    let roles: Vec<(Role, bool)> = proposal
        .roles
        .iter()
        .map(|role| (role.role, role.suits))
        .collect();
    assert_eq!(
        roles,
        [(Role::Id, true), (Role::Weight, true), (Role::Group, true)]
    );
}
