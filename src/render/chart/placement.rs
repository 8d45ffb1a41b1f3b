//! Marks beside each other, not on top of each other.

use super::frame::Rectangle;

/// What is taken of a plot.
pub(super) struct Placement {
    within: Rectangle,
    taken: Vec<Rectangle>,
}

impl Placement {
    /// A plot of which nothing is taken.
    pub(super) fn new(within: Rectangle) -> Self {
        Self {
            within,
            taken: Vec::new(),
        }
    }

    /// Takes a rectangle.
    pub(super) fn take(&mut self, rectangle: Rectangle) {
        self.taken.push(rectangle);
    }

    /// Takes the first of `candidates` that is free and within the plot; the very first where none is.
    pub(super) fn first_free(&mut self, candidates: &[Rectangle]) -> Option<Rectangle> {
        let free = |candidate: &&Rectangle| {
            self.within.holds(candidate) && !self.taken.iter().any(|taken| taken.meets(candidate))
        };
        let chosen = candidates.iter().find(free).or(candidates.first()).copied();
        self.taken.extend(chosen);
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(left: i32, top: i32) -> Rectangle {
        Rectangle {
            left,
            top,
            right: left + 1,
            bottom: top,
        }
    }

    #[test]
    fn the_first_free_candidate_is_taken() {
        let within = Rectangle {
            left: 0,
            top: 0,
            right: 9,
            bottom: 3,
        };
        let mut placement = Placement::new(within);
        placement.take(cell(4, 2));
        let candidates = [cell(5, 2), cell(5, 4), cell(5, 1)];
        assert_eq!(placement.first_free(&candidates), Some(cell(5, 1)));
        // Now none is free: the first, whatever is there.
        assert_eq!(placement.first_free(&candidates), Some(cell(5, 2)));
        assert_eq!(placement.first_free(&[]), None);
    }
}
