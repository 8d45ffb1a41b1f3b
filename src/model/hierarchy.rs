//! Constructs that are made of other constructs.

use super::path_model::ConstructId;

/// How a model with higher-order constructs is estimated in two stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stages {
    /// First the model with the dimensions in the place of the higher-order construct, then the model with their
    /// scores as its items; all other constructs keep their items.
    #[default]
    Disjoint,
    /// First the model with all items of the dimensions repeated as items of the higher-order construct, then the model
    /// with the dimensions' scores as its items and one score for every other construct.
    Embedded,
}

/// A construct that is measured by other constructs, its dimensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HigherOrder {
    /// The construct.
    pub construct: ConstructId,
    /// Its dimensions, at least two, in the order of the model text.
    pub dimensions: Vec<ConstructId>,
}

/// The higher-order constructs of a model; empty for an ordinary one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hierarchy {
    /// How the stages hang together.
    pub stages: Stages,
    /// Higher-order constructs, ascending.
    pub constructs: Vec<HigherOrder>,
}

impl Hierarchy {
    /// Whether the model has no higher-order construct.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.constructs.is_empty()
    }

    /// The dimensions of `construct`; `None` when it is measured by items.
    #[must_use]
    pub fn dimensions(&self, construct: ConstructId) -> Option<&[ConstructId]> {
        let found = self.constructs.iter().find(|h| h.construct == construct);
        found.map(|higher| higher.dimensions.as_slice())
    }

    /// The construct that `dimension` is a part of; `None` when it stands for itself.
    #[must_use]
    pub fn whole(&self, dimension: ConstructId) -> Option<ConstructId> {
        let mut wholes = self.constructs.iter();
        let whole = wholes.find(|higher| higher.dimensions.contains(&dimension));
        whole.map(|higher| higher.construct)
    }

    /// All dimensions, one higher-order construct after the other.
    pub fn all_dimensions(&self) -> impl Iterator<Item = ConstructId> {
        let dimensions = self.constructs.iter().map(|higher| &higher.dimensions);
        dimensions.flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wholes_and_parts_know_each_other() {
        let hierarchy = Hierarchy {
            stages: Stages::Disjoint,
            constructs: vec![HigherOrder {
                construct: ConstructId(1),
                dimensions: vec![ConstructId(3), ConstructId(2)],
            }],
        };
        assert_eq!(hierarchy.whole(ConstructId(2)), Some(ConstructId(1)));
        assert_eq!(hierarchy.whole(ConstructId(1)), None);
        let dimensions = hierarchy.dimensions(ConstructId(1)).unwrap();
        assert_eq!(dimensions, [ConstructId(3), ConstructId(2)]);
        assert_eq!(hierarchy.dimensions(ConstructId(0)), None);
        assert_eq!(hierarchy.all_dimensions().count(), 2);
        assert!(!hierarchy.is_empty() && Hierarchy::default().is_empty());
    }
}
