//! From the maps to their rows.

use super::map_rows::{ItemMapRow, MapFigures, MapRow, MapRows};
use crate::drivers::Priority;
use crate::importance_map::{Figured, ImportanceMaps, MapPoint, Subject};
use crate::model::{ConstructId, PathModel};
use crate::report::uncertainty::Uncertainty;

/// The rows of both maps.
pub(super) fn map_rows(model: &PathModel, maps: &ImportanceMaps) -> MapRows {
    let name = |construct: ConstructId| model.constructs[construct.0].name.clone();
    let items: Vec<&str> = model.indicators().map(|item| item.name.as_str()).collect();
    let target = name(model.index);
    let construct_row = |(place, point): (usize, &MapPoint)| {
        let Subject::Construct(construct) = point.subject else {
            return None;
        };
        Some(MapRow {
            mark: letters(place),
            construct: name(construct),
            target: target.clone(),
            figures: figures(point),
        })
    };
    let item_row = |(place, point): (usize, &MapPoint)| {
        let Subject::Item(item, construct) = point.subject else {
            return None;
        };
        Some(ItemMapRow {
            mark: (place + 1).to_string(),
            indicator: items[item.0].to_owned(),
            construct: name(construct),
            figures: figures(point),
        })
    };
    let constructs = maps.constructs.points.iter().enumerate();
    let items = maps.items.points.iter().enumerate();
    MapRows {
        map: constructs.filter_map(construct_row).collect(),
        map_lines: maps.constructs.lines,
        item_map: items.filter_map(item_row).collect(),
        item_map_lines: maps.items.lines,
    }
}

/// A, B … Z, AA, AB …, as spreadsheets count columns.
fn letters(place: usize) -> String {
    let mut rest = place;
    let mut text = String::new();
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        text.insert(0, char::from(b'A' + letter));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => return text,
        }
    }
}

fn interval(figured: &Figured) -> Option<[f64; 2]> {
    let inference = figured.inference?;
    Some([inference.interval.0, inference.interval.1])
}

fn figures(point: &MapPoint) -> MapFigures {
    let of = |class: Priority| point.shares.map(|shares| shares.of(class));
    let uncertainty = point.importance.inference.map(Uncertainty::from);
    MapFigures {
        importance: point.importance.value,
        uncertainty: uncertainty.unwrap_or_default(),
        performance: point.performance.value,
        performance_interval: interval(&point.performance),
        potential: point.potential.value,
        potential_interval: interval(&point.potential),
        priority: point.priority,
        probability: point.probability(),
        uncertain: point.is_uncertain(),
        likeliest: point.shares.map(|shares| shares.likeliest()),
        strength: of(Priority::Strength),
        improve_first: of(Priority::ImproveFirst),
        opportunity: of(Priority::Opportunity),
        maintain: of(Priority::Maintain),
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_go_on_behind_z() {
        let expected = [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (702, "AAA")];
        for (place, text) in expected {
            assert_eq!(letters(place), text);
        }
    }
}
