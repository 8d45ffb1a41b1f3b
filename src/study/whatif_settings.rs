//! What a what-if moves, what moves cost, and the index that is aimed at.

use super::choice::bad_value;
use super::normalise::{normalised, number};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::document::{Document, Entry, Kind, TableReader};

/// How far something is moved: a number with a sign moves by it, one without moves to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// By so many points of its scale.
    By(f64),
    /// To this point of its scale.
    To(f64),
}

/// `NAME=AMOUNT`: an item on its own answer scale, or a construct on 0–100.
#[derive(Debug, Clone, PartialEq)]
pub struct MoveChoice {
    /// Indicator or construct.
    pub name: String,
    /// How far.
    pub amount: Amount,
    /// Line of the study file; `None` from the command line.
    pub line: Option<usize>,
}

/// What one point of an item's answer scale costs.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemCost {
    /// The indicator.
    pub name: String,
    /// Cost of one point of its answer scale, above 0, in any unit that all items share.
    pub cost: f64,
    /// The mean beyond which it cannot be raised; `None` = the end of its scale.
    pub max: Option<f64>,
    /// Line of the study file; `None` from the command line.
    pub line: Option<usize>,
}

/// The keys `cost` and `whatif` of the table `[drivers]`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WhatIfSettings {
    /// What is moved.
    pub moves: Vec<MoveChoice>,
    /// The index, 0 to 100, that the cheapest moves are sought for.
    pub target: Option<f64>,
    /// What moves cost; empty = one for each point of every item.
    pub costs: Vec<ItemCost>,
}

impl MoveChoice {
    /// Reads `NAME=+0.5`, `NAME=-0.5` (by) or `NAME=8` (to).
    ///
    /// # Errors
    /// `CSI-S003`: there is no name, no `=`, or no number behind it.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let parsed = named_number(text).map(|(name, written, value)| Self {
            name,
            amount: if written.starts_with(['+', '-', '\u{2212}']) {
                Amount::By(value)
            } else {
                Amount::To(value)
            },
            line: None,
        });
        let fault = || bad_value("set", text, "study-bad-move", "study-bad-move-advice");
        parsed.ok_or_else(|| fault().into())
    }
}

impl ItemCost {
    /// Reads `ITEM=COST`.
    ///
    /// # Errors
    /// `CSI-S003`: there is no name, no `=`, or no number above 0 behind it.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let parsed = named_number(text).filter(|(_, _, cost)| *cost > 0.0);
        let parsed = parsed.map(|(name, _, cost)| Self {
            name,
            cost,
            max: None,
            line: None,
        });
        let fault = || bad_value("cost", text, "study-bad-cost", "study-bad-cost-advice");
        parsed.ok_or_else(|| fault().into())
    }
}

impl WhatIfSettings {
    /// Reads a target as `--target` takes it: a number from 0 to 100.
    ///
    /// # Errors
    /// `CSI-S003`: it is no such number.
    pub fn parse_target(text: &str) -> Result<f64, Diagnostics> {
        let target = number(&normalised(text)).filter(|target| is_target(*target));
        let (problem, advice) = TARGET_FAULT;
        target.ok_or_else(|| bad_value("target", text, problem, advice).into())
    }

    /// Sets the cost of an item, as `--cost` does; a largest mean of the study stays.
    pub fn choose_cost(&mut self, choice: ItemCost) {
        let wanted = normalised(&choice.name);
        let mut known = self.costs.iter_mut();
        match known.find(|cost| normalised(&cost.name) == wanted) {
            Some(cost) => cost.cost = choice.cost,
            None => self.costs.push(choice),
        }
    }
}

/// What is wrong with a target, and what to do.
const TARGET_FAULT: (&str, &str) = ("study-target-off-scale", "study-target-advice");

fn is_target(target: f64) -> bool {
    (0.0..=100.0).contains(&target)
}

/// The name, the number as it is written, and its value.
fn named_number(text: &str) -> Option<(String, String, f64)> {
    let (name, written) = text.split_once('=')?;
    let (name, written) = (name.trim().to_owned(), normalised(written));
    let value = number(&written)?;
    (!name.is_empty()).then_some((name, written, value))
}

/// `[drivers.cost]` and `[drivers.whatif]`.
pub(super) fn whatif(drivers: &mut TableReader<'_>) -> WhatIfSettings {
    let costs = drivers.table("cost").map(TableReader::entries);
    let mut settings = WhatIfSettings {
        costs: costs.unwrap_or_default().iter().filter_map(cost).collect(),
        ..WhatIfSettings::default()
    };
    if let Some(mut table) = drivers.table("whatif") {
        settings.moves = moves(&mut table);
        settings.target = target(&mut table);
        table.finish();
    }
    settings
}

fn moves(table: &mut TableReader<'_>) -> Vec<MoveChoice> {
    let document = table.document();
    let entries = table.optional("set").and_then(|entry| match entry.kind() {
        Kind::List => entry.list(),
        _ => Some(vec![entry]),
    });
    let entries = entries.unwrap_or_default();
    let parsed = entries.iter().filter_map(|entry| {
        let line = Some(entry.line());
        let choice = reported(MoveChoice::parse(&entry.text()?), entry, document)?;
        Some(MoveChoice { line, ..choice })
    });
    parsed.collect()
}

fn target(table: &mut TableReader<'_>) -> Option<f64> {
    let entry = table.optional("target")?;
    let target = entry.number()?;
    if is_target(target) {
        return Some(target);
    }
    entry.reject(TARGET_FAULT.0, TARGET_FAULT.1);
    None
}

/// `item = cost` or `item = { cost = …, max = … }`.
fn cost(entry: &Entry<'_>) -> Option<ItemCost> {
    let (cost, max) = if entry.kind() == Kind::Table {
        let mut table = entry.table()?;
        let cost = table.required("cost");
        let cost = cost.and_then(|entry| positive(&entry));
        let max = table.number("max");
        table.finish();
        (cost?, max)
    } else {
        (positive(entry)?, None)
    };
    Some(ItemCost {
        name: entry.name().to_owned(),
        cost,
        max,
        line: Some(entry.line()),
    })
}

fn positive(entry: &Entry<'_>) -> Option<f64> {
    let cost = entry.number()?;
    if cost > 0.0 {
        return Some(cost);
    }
    entry.reject("study-bad-cost", "study-bad-cost-advice");
    None
}

/// The value, or `None` with its faults reported at the line of `entry`.
fn reported<T>(
    result: Result<T, Diagnostics>,
    entry: &Entry<'_>,
    document: &Document<'_>,
) -> Option<T> {
    let report = |fault: Diagnostic| document.report(fault.at_line(entry.line()));
    result
        .map_err(|faults| faults.0.into_iter().for_each(report))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Study;

    fn amount(text: &str) -> Amount {
        MoveChoice::parse(text).unwrap().amount
    }

    #[test]
    fn a_sign_means_by_and_none_means_to() {
        assert_eq!(amount("q=+0.5"), Amount::By(0.5));
        assert_eq!(amount("q = -0.5"), Amount::By(-0.5));
        assert_eq!(amount("q=−0.5"), Amount::By(-0.5));
        assert_eq!(amount("q=＋１"), Amount::By(1.0));
        assert_eq!(amount(" q =8"), Amount::To(8.0));
        for text in ["q", "=8", "q=", "q=many", "q=1=2", ""] {
            assert!(MoveChoice::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn costs_and_targets_are_checked() {
        assert!((ItemCost::parse("q=3").unwrap().cost - 3.0).abs() < 1e-12);
        for text in ["q=0", "q=-1", "q", "q=x"] {
            assert!(ItemCost::parse(text).is_err(), "{text}");
        }
        assert!((WhatIfSettings::parse_target("80").unwrap() - 80.0).abs() < 1e-12);
        for text in ["101", "-1", "high"] {
            assert!(WhatIfSettings::parse_target(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_cost_of_the_command_line_keeps_the_largest_mean_of_the_study() {
        let study = Study::parse("[drivers.cost]\nq1 = { cost = 3, max = 9.5 }\nq2 = 1").unwrap();
        let mut settings = study.whatif;
        settings.choose_cost(ItemCost::parse("Q1=5").unwrap());
        settings.choose_cost(ItemCost::parse("q3=2").unwrap());
        let read: Vec<(&str, f64, Option<f64>)> = settings
            .costs
            .iter()
            .map(|cost| (cost.name.as_str(), cost.cost, cost.max))
            .collect();
        assert_eq!(
            read,
            [("q1", 5.0, Some(9.5)), ("q2", 1.0, None), ("q3", 2.0, None)]
        );
    }

    #[test]
    fn the_study_file_is_read_and_all_faults_are_told() {
        let study = Study::parse("[drivers.whatif]\nset = ['q=+1', 'v=80']\ntarget = 75").unwrap();
        assert_eq!(study.whatif.moves.len(), 2);
        assert_eq!(study.whatif.moves[1].line, Some(2));
        assert_eq!(study.whatif.target, Some(75.0));
        let one = Study::parse("[drivers.whatif]\nset = 'q=+1'").unwrap();
        assert_eq!(one.whatif.moves.len(), 1);
        let text = "[drivers.cost]\na = 0\nb = { max = 3 }\nc = 'x'\n\
                    [drivers.whatif]\nset = ['q']\ntarget = 120\ntarge = 1";
        let faults = Study::parse(text).unwrap_err().0;
        let lines: Vec<Option<usize>> = faults.iter().map(|fault| fault.place.line).collect();
        assert_eq!(lines, [2, 3, 4, 6, 7, 8].map(Some));
    }
}
