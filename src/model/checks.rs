//! What makes a draft a model: each check gives every fault of its kind.

use std::collections::HashMap;

use super::cycles::cycles;
use super::draft::{Draft, DraftConstruct};
use super::names::normalized_name;
use super::path_model::{ConstructId, Path};
use crate::diagnostics::{Code, Diagnostic};
use crate::document::advise;

/// Names that the index construct goes by when nobody says which it is (as [`normalized_name`] gives them).
const INDEX_NAMES: &[&str] = &[
    "satisfaction",
    "customer_satisfaction",
    "sat",
    "satis",
    "csat",
    "cusa",
    "顾客满意度",
    "用户满意度",
    "客户满意度",
    "满意度",
];

/// A path between constructs that exist, with its line.
pub(super) struct ResolvedPath {
    pub(super) path: Path,
    line: Option<usize>,
}

/// What a name is the name of; indicators by their position in the block.
#[derive(Clone, Copy)]
enum Role {
    Construct,
    Indicator(usize),
    Alias(usize),
}

/// A name or alias and what carries it.
struct Owned<'d> {
    name: &'d str,
    role: Role,
    construct: usize,
    /// Whether the construct has one indicator only: the two may share their name.
    single: bool,
    /// The owner for the message, such as `quality.q1`.
    owner: String,
    line: Option<usize>,
}

impl Owned<'_> {
    fn clashes_with(&self, other: &Self) -> bool {
        let same_construct = self.construct == other.construct;
        match (self.role, other.role) {
            (Role::Construct, Role::Construct) => true,
            // Constructs and columns are asked for in different places.
            (Role::Construct, Role::Alias(_)) | (Role::Alias(_), Role::Construct) => false,
            (Role::Construct, Role::Indicator(_)) | (Role::Indicator(_), Role::Construct) => {
                !(same_construct && self.single)
            }
            (
                Role::Indicator(first) | Role::Alias(first),
                Role::Indicator(second) | Role::Alias(second),
            ) => !(same_construct && first == second),
        }
    }

    fn placed(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.owner),
            None => self.owner.clone(),
        }
    }
}

/// Names and aliases that stand for two things.
pub(super) fn duplicate_names(constructs: &[DraftConstruct]) -> Vec<Diagnostic> {
    let mut known: HashMap<String, Vec<Owned>> = HashMap::new();
    let mut faults = Vec::new();
    for owned in constructs.iter().enumerate().flat_map(owned_names) {
        let others = known.entry(normalized_name(owned.name)).or_default();
        if let Some(other) = others.iter().find(|other| other.clashes_with(&owned)) {
            let fault = Diagnostic::new(Code::ModelDuplicateName)
                .with("name", owned.name)
                .with("first", other.placed())
                .with("second", owned.placed());
            faults.push(at(fault, owned.line));
        }
        others.push(owned);
    }
    faults
}

fn owned_names((position, draft): (usize, &DraftConstruct)) -> Vec<Owned<'_>> {
    let construct = &draft.construct;
    let owned = |name, role, owner, line| Owned {
        name,
        role,
        construct: position,
        single: construct.indicators.len() == 1,
        owner,
        line,
    };
    let own_name = construct.name.clone();
    let mut names = vec![owned(
        &construct.name,
        Role::Construct,
        own_name,
        draft.line,
    )];
    let block = construct.indicators.iter().zip(&draft.indicator_lines);
    for (at, (indicator, line)) in block.enumerate() {
        let owner = format!("{}.{}", construct.name, indicator.name);
        names.push(owned(
            &indicator.name,
            Role::Indicator(at),
            owner.clone(),
            *line,
        ));
        for alias in &indicator.aliases {
            names.push(owned(alias, Role::Alias(at), owner.clone(), *line));
        }
    }
    names
}

/// Constructs without an indicator that are not made of other constructs either.
pub(super) fn unmeasured(constructs: &[DraftConstruct]) -> Vec<Diagnostic> {
    let empty = constructs
        .iter()
        .filter(|draft| draft.construct.indicators.is_empty() && !draft.is_higher_order());
    empty
        .map(|draft| {
            let fault = Diagnostic::new(Code::ModelUnmeasured).with("name", &draft.construct.name);
            at(fault, draft.line)
        })
        .collect()
}

/// The paths whose ends exist, and the faults of the others: unknown ends, loops on one construct, repetitions.
pub(super) fn resolved_paths(draft: &Draft) -> (Vec<ResolvedPath>, Vec<Diagnostic>) {
    let mut resolved: Vec<ResolvedPath> = Vec::new();
    let mut faults = Vec::new();
    for written in &draft.paths {
        let ends = [&written.source, &written.target].map(|name| draft.position(name));
        let [Some(source), Some(target)] = ends else {
            let names = [&written.source, &written.target].into_iter().zip(ends);
            let unknown = names.filter(|(_, end)| end.is_none());
            faults.extend(unknown.map(|(name, _)| at(no_such(draft, name), written.line)));
            continue;
        };
        let fault = Diagnostic::new(Code::ModelBadPath)
            .with("path", format!("{} → {}", written.source, written.target));
        let same =
            |known: &&ResolvedPath| (known.path.source, known.path.target) == (source, target);
        if source == target {
            faults.push(at(
                fault.with_word("problem", "model-path-self"),
                written.line,
            ));
        } else if resolved.iter().any(|known| same(&known)) {
            faults.push(at(
                fault.with_word("problem", "model-path-twice"),
                written.line,
            ));
        } else {
            let path = Path {
                source,
                target,
                sign: written.sign,
            };
            let line = written.line;
            resolved.push(ResolvedPath { path, line });
        }
    }
    (resolved, faults)
}

/// Constructs that no path names and that are no dimension of another.
pub(super) fn unconnected(draft: &Draft) -> Vec<Diagnostic> {
    let dimensions = draft
        .constructs
        .iter()
        .filter_map(|whole| whole.dimensions.as_ref());
    let dimensions = dimensions.flatten().map(|(name, _)| name);
    let named: Vec<ConstructId> = draft
        .paths
        .iter()
        .flat_map(|path| [&path.source, &path.target])
        .chain(dimensions)
        .filter_map(|name| draft.position(name))
        .collect();
    let lonely = draft.constructs.iter().enumerate();
    lonely
        .filter(|(position, _)| !named.contains(&ConstructId(*position)))
        .map(|(_, lonely)| {
            let name = &lonely.construct.name;
            at(
                Diagnostic::new(Code::ModelUnconnected).with("name", name),
                lonely.line,
            )
        })
        .collect()
}

/// One fault for each path that closes a cycle, at the line of that path.
pub(super) fn cyclic(draft: &Draft, paths: &[ResolvedPath]) -> Vec<Diagnostic> {
    let names: Vec<&str> = draft.names().collect();
    let edges: Vec<(usize, usize)> = paths
        .iter()
        .map(|known| (known.path.source.0, known.path.target.0))
        .collect();
    cycles(names.len(), &edges)
        .into_iter()
        .map(|cycle| {
            let spelled: Vec<&str> = cycle
                .constructs
                .iter()
                .filter_map(|at| names.get(*at).copied())
                .collect();
            let fault = Diagnostic::new(Code::ModelCycle).with("cycle", spelled.join(" → "));
            at(
                fault,
                paths.get(cycle.closing_edge).and_then(|path| path.line),
            )
        })
        .collect()
}

/// The index construct: the named one, or the only one that goes by a usual name.
pub(super) fn index_construct(draft: &Draft) -> Result<ConstructId, Box<Diagnostic>> {
    if let Some((name, line)) = &draft.index {
        let found = draft.position(name);
        return found.ok_or_else(|| Box::new(at(no_such(draft, name), *line)));
    }
    let usual = INDEX_NAMES.iter().find_map(|name| draft.position(name));
    usual.ok_or_else(|| {
        let known: Vec<&str> = draft.names().collect();
        let fault = Diagnostic::new(Code::ModelUnknownConstruct)
            .with("name", "satisfaction")
            .with("known", known.join(", "));
        Box::new(if known.is_empty() {
            fault.with_word("advice", "model-no-constructs")
        } else {
            fault.with_word("advice", "model-index-unnamed")
        })
    })
}

/// CSI-M008 with the nearest name.
pub(super) fn no_such(draft: &Draft, name: &str) -> Diagnostic {
    let fault = Diagnostic::new(Code::ModelUnknownConstruct).with("name", name);
    let known: Vec<&str> = draft.names().collect();
    advise(fault, name, &known)
}

/// The fault at its line, if it has one.
pub(super) fn at(fault: Diagnostic, line: Option<usize>) -> Diagnostic {
    match line {
        Some(line) => fault.at_line(line),
        None => fault,
    }
}
