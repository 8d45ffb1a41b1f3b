//! From the names of a study to items and constructs of a model, all faults at once.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::model::{ConstructId, IndicatorId, PathModel, Scale};
use crate::study::{Amount, ItemCost, MoveChoice, WhatIfSettings};

/// What is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The mean of an item.
    Item(IndicatorId),
    /// The index of a construct.
    Construct(ConstructId),
}

/// One move, in index points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// What is moved.
    pub subject: Subject,
    /// How far, on 0–100.
    pub amount: Amount,
    /// The point on 0–100 beyond which an item is not raised; it is not lowered to it either.
    pub ceiling: f64,
}

/// What it costs to raise an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Price {
    /// The item.
    pub item: IndicatorId,
    /// Cost of one point of its answer scale.
    pub cost: f64,
    /// The point on 0–100 beyond which it cannot be raised.
    pub ceiling: f64,
}

/// The upper end of every index.
pub(super) const TOP: f64 = 100.0;

impl Move {
    /// A move that ends at the end of the scale.
    pub(super) fn new(subject: Subject, amount: Amount) -> Self {
        Self {
            subject,
            amount,
            ceiling: TOP,
        }
    }

    /// The item that is moved; `None` for a construct.
    pub(super) fn item(&self) -> Option<IndicatorId> {
        match self.subject {
            Subject::Item(item) => Some(item),
            Subject::Construct(_) => None,
        }
    }
}

/// The moves of a study, in its order; `scales` are the k items' scale ends.
///
/// A name is an indicator's or a construct's: the exact names first, then labels and aliases.
///
/// # Errors
/// All of these at once: a name that is neither (`CSI-U002`), a value off its scale (`CSI-U050`), a name that stands
/// twice (`CSI-U051`), a part of a construct that is itself set to a value, or a target for an index that is
/// (`CSI-U052`).
pub fn resolve_moves(
    settings: &WhatIfSettings,
    model: &PathModel,
    scales: &[Scale],
) -> Result<Vec<Move>, Diagnostics> {
    let (mut moves, mut faults): (Vec<(Move, &MoveChoice)>, Vec<Diagnostic>) = Default::default();
    for choice in &settings.moves {
        let Some(subject) = subject(&choice.name, model) else {
            faults.push(unknown(&choice.name, choice.line, &all_names(model)));
            continue;
        };
        let scale = scale_of(subject, scales);
        if let Amount::To(value) = choice.amount
            && !(scale.min..=scale.max).contains(&value)
        {
            faults.push(off_scale((&choice.name, choice.line), value, scale));
        } else if moves.iter().any(|(known, _)| known.subject == subject) {
            let twice = Diagnostic::new(Code::MovedTwice).with("name", &choice.name);
            faults.push(located(twice, choice.line));
        }
        moves.push((Move::new(subject, in_points(choice.amount, scale)), choice));
    }
    faults.extend(contradictions(&moves, settings.target, model));
    Diagnostics::check(faults)?;
    Ok(moves.into_iter().map(|(found, _)| found).collect())
}

/// The prices of a study, in its order; `scales` are the k items' scale ends.
///
/// # Errors
/// All of these at once: a name that is no indicator's (`CSI-U002`), a largest mean off the scale (`CSI-U050`), an item
/// that stands twice (`CSI-U051`).
pub fn resolve_prices(
    settings: &WhatIfSettings,
    model: &PathModel,
    scales: &[Scale],
) -> Result<Vec<Price>, Diagnostics> {
    let (mut prices, mut faults): (Vec<Price>, Vec<Diagnostic>) = Default::default();
    for ItemCost {
        name,
        cost,
        max,
        line,
    } in &settings.costs
    {
        let Some(item) = model.indicator(name) else {
            let names: Vec<&str> = model.indicators().map(|item| item.name.as_str()).collect();
            faults.push(unknown(name, *line, &names));
            continue;
        };
        let scale = scales[item.0];
        let highest = max.unwrap_or(scale.max);
        if !(scale.min..=scale.max).contains(&highest) {
            faults.push(off_scale((name, *line), highest, scale));
        } else if prices.iter().any(|known| known.item == item) {
            let twice = Diagnostic::new(Code::MovedTwice).with("name", name);
            faults.push(located(twice, *line));
        }
        prices.push(Price {
            item,
            cost: *cost,
            ceiling: (highest - scale.min) * points_per_unit(scale),
        });
    }
    Diagnostics::check(faults).map(|()| prices)
}

/// Index points of one point of an answer scale.
pub(super) fn points_per_unit(scale: Scale) -> f64 {
    TOP / (scale.max - scale.min)
}

/// The answer scale of an item, 0–100 of a construct.
pub(super) fn scale_of(subject: Subject, scales: &[Scale]) -> Scale {
    match subject {
        Subject::Item(item) => scales[item.0],
        Subject::Construct(_) => Scale { min: 0.0, max: TOP },
    }
}

fn in_points(amount: Amount, scale: Scale) -> Amount {
    let factor = points_per_unit(scale);
    match amount {
        Amount::By(units) => Amount::By(units * factor),
        Amount::To(value) => Amount::To((value - scale.min) * factor),
    }
}

fn subject(name: &str, model: &PathModel) -> Option<Subject> {
    let item = || model.indicator(name).map(Subject::Item);
    let construct = || model.construct(name).map(Subject::Construct);
    let exact = model.indicators().any(|item| item.name == name);
    if exact {
        item()
    } else {
        construct().or_else(item)
    }
}

fn all_names(model: &PathModel) -> Vec<&str> {
    let constructs = model.constructs.iter().map(|c| c.name.as_str());
    let items = model.indicators().map(|item| item.name.as_str());
    constructs.chain(items).collect()
}

fn located(fault: Diagnostic, line: Option<usize>) -> Diagnostic {
    match line {
        Some(line) => fault.at_line(line),
        None => fault,
    }
}

fn unknown(name: &str, line: Option<usize>, known: &[&str]) -> Diagnostic {
    let nearest = nearest_name(name, known.iter().copied());
    located(
        Diagnostic::unknown_name(name, nearest, known.join(", ")),
        line,
    )
}

fn off_scale((name, line): (&str, Option<usize>), value: f64, scale: Scale) -> Diagnostic {
    let fault = Diagnostic::new(Code::MoveOffScale)
        .with("name", name)
        .with("value", value)
        .with("min", scale.min)
        .with("max", scale.max);
    located(fault, line)
}

/// Moves that a construct which is set to a value makes void.
fn contradictions(
    moves: &[(Move, &MoveChoice)],
    target: Option<f64>,
    model: &PathModel,
) -> Vec<Diagnostic> {
    let owners = owners(model);
    let set: Vec<(ConstructId, &MoveChoice)> = moves
        .iter()
        .filter_map(|(found, choice)| match (found.subject, found.amount) {
            (Subject::Construct(construct), Amount::To(_)) => Some((construct, *choice)),
            _ => None,
        })
        .collect();
    let held = |construct: ConstructId| set.iter().find(|(held, _)| *held == construct);
    let fault = |name: &str, line: Option<usize>, holder: &MoveChoice| {
        let fault = Diagnostic::new(Code::MoveOfHeld)
            .with("name", name)
            .with("construct", &holder.name);
        located(fault, line)
    };
    let mut faults = Vec::new();
    for (found, choice) in moves {
        let parents = match found.subject {
            Subject::Item(item) => {
                let owner = owners[item.0];
                [Some(owner), model.hierarchy.whole(owner)]
            }
            Subject::Construct(construct) => [model.hierarchy.whole(construct), None],
        };
        if let Some((_, holder)) = parents.into_iter().flatten().find_map(held) {
            faults.push(fault(&choice.name, choice.line, holder));
        }
    }
    if let Some((_, holder)) = held(model.index).filter(|_| target.is_some()) {
        faults.push(fault("target", None, holder));
    }
    faults
}

/// The construct of each indicator.
pub(super) fn owners(model: &PathModel) -> Vec<ConstructId> {
    let constructs = model.constructs.iter().enumerate();
    constructs
        .flat_map(|(at, construct)| construct.indicators.iter().map(move |_| ConstructId(at)))
        .collect()
}
