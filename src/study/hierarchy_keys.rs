//! The table `[hierarchy]` of a study file: a tree of indicators and where its weights come from.

use serde::Serialize;

use super::choice::choices;
use super::normalise::normalised;
use crate::diagnostics::Diagnostic;
use crate::document::{Entry, Kind, TableReader};

/// Where the weights of the members of a node come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WeightMethod {
    /// Importances of a fitted model.
    Pls,
    /// Pairwise judgements (analytic hierarchy process).
    Ahp,
    /// Dispersion of the answers.
    Entropy,
    /// Numbers that experts gave.
    Expert,
    /// The same for all.
    #[default]
    Equal,
    /// Two of the others together.
    Combined,
}

/// How two weightings become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CombinationRule {
    /// Share of the first plus the rest of the second.
    #[default]
    Sum,
    /// Product, normalised.
    Product,
}

choices! {
    WeightMethod "method":
        Pls "pls", Ahp "ahp", Entropy "entropy", Expert "expert", Equal "equal", Combined "combined";
    CombinationRule "rule": Sum "sum", Product "product";
}

impl WeightMethod {
    /// Every method, in the order of the tables.
    pub const ALL: [Self; 6] = [
        Self::Pls,
        Self::Ahp,
        Self::Entropy,
        Self::Expert,
        Self::Equal,
        Self::Combined,
    ];

    /// The methods that can be a part of `combined`.
    const PARTS: &'static [(&'static str, Self)] = &[
        ("pls", Self::Pls),
        ("ahp", Self::Ahp),
        ("entropy", Self::Entropy),
        ("expert", Self::Expert),
        ("equal", Self::Equal),
    ];
}

/// The weighting method of the members on each level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct LevelMethods {
    /// Of the constructs in the index.
    pub constructs: WeightMethod,
    /// Of the attributes in their construct.
    pub attributes: WeightMethod,
    /// Of the questions in what they belong to.
    pub questions: WeightMethod,
}

impl LevelMethods {
    /// The same method on every level.
    #[must_use]
    pub fn all(method: WeightMethod) -> Self {
        Self {
            constructs: method,
            attributes: method,
            questions: method,
        }
    }

    /// The method, when it is the same on every level.
    #[must_use]
    pub fn only(self) -> Option<WeightMethod> {
        (self == Self::all(self.constructs)).then_some(self.constructs)
    }

    /// Whether some level has the method.
    #[must_use]
    pub fn has(self, method: WeightMethod) -> bool {
        [self.constructs, self.attributes, self.questions].contains(&method)
    }
}

/// What `combined` means.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Combination {
    /// The two methods.
    pub of: [WeightMethod; 2],
    /// Share α of the first under the rule `Sum`, from 0 to 1.
    pub share: f64,
    /// How they become one.
    pub rule: CombinationRule,
}

impl Default for Combination {
    fn default() -> Self {
        Self {
            of: [WeightMethod::Ahp, WeightMethod::Entropy],
            share: 0.5,
            rule: CombinationRule::Sum,
        }
    }
}

/// A construct or an attribute with its members, or a question without any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Name; of a question the indicator or the column.
    pub name: String,
    /// Line of the study file.
    pub line: usize,
    /// Attributes or questions; empty for a question.
    pub members: Vec<Branch>,
}

impl Branch {
    /// The questions below, or the branch itself when it is one.
    #[must_use]
    pub fn questions(&self) -> Vec<&Branch> {
        if self.members.is_empty() {
            return vec![self];
        }
        self.members.iter().flat_map(Self::questions).collect()
    }
}

/// The numbers that experts gave the members of one node.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpertWeights {
    /// The node.
    pub parent: String,
    /// Line of the study file.
    pub line: usize,
    /// Each member with one number per expert, as many for every member.
    pub members: Vec<(String, Vec<f64>)>,
}

/// The pairwise judgements of the members of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgementFiles {
    /// The node.
    pub parent: String,
    /// Line of the study file.
    pub line: usize,
    /// One file per judge, relative to the study file.
    pub files: Vec<String>,
}

/// The table `[hierarchy]`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HierarchySettings {
    /// Name of the first level; `None` = the model's index construct.
    pub index: Option<String>,
    /// The constructs; empty = those of the model.
    pub branches: Vec<Branch>,
    /// Where weights come from; `None` = importances with a model, equal weights without.
    pub methods: Option<LevelMethods>,
    /// What `combined` means.
    pub combination: Combination,
    /// Judgement files by node.
    pub judgements: Vec<JudgementFiles>,
    /// Experts' numbers by node.
    pub experts: Vec<ExpertWeights>,
}

/// Reads the table.
pub(super) fn hierarchy(mut table: TableReader<'_>) -> HierarchySettings {
    let settings = HierarchySettings {
        index: table.text("index"),
        methods: table.optional("weights").and_then(|entry| methods(&entry)),
        combination: table.table("combined").map(combination).unwrap_or_default(),
        branches: branches(table.table("levels")),
        judgements: entries(table.table("ahp"), judgements),
        experts: entries(table.table("expert"), experts),
    };
    table.finish();
    settings
}

fn entries<T>(table: Option<TableReader<'_>>, read: impl Fn(&Entry<'_>) -> Option<T>) -> Vec<T> {
    let entries = table.map(TableReader::entries).unwrap_or_default();
    entries.iter().filter_map(read).collect()
}

fn methods(entry: &Entry<'_>) -> Option<LevelMethods> {
    if entry.kind() != Kind::Table {
        return Some(LevelMethods::all(entry.choice(WeightMethod::CHOICES)?));
    }
    let mut table = entry.table()?;
    let mut of = |key| table.choice(key, WeightMethod::CHOICES);
    let methods = LevelMethods {
        constructs: of("constructs").unwrap_or_default(),
        attributes: of("attributes").unwrap_or_default(),
        questions: of("questions").unwrap_or_default(),
    };
    table.finish();
    Some(methods)
}

fn combination(mut table: TableReader<'_>) -> Combination {
    let default = Combination::default();
    let combination = Combination {
        of: table
            .optional("of")
            .and_then(|entry| two_methods(&entry))
            .unwrap_or(default.of),
        share: table
            .optional("share")
            .and_then(|entry| share(&entry))
            .unwrap_or(default.share),
        rule: table
            .choice("rule", CombinationRule::CHOICES)
            .unwrap_or_default(),
    };
    table.finish();
    combination
}

fn two_methods(entry: &Entry<'_>) -> Option<[WeightMethod; 2]> {
    let list = entry.list()?;
    let methods = list.iter().map(|one| one.choice(WeightMethod::PARTS));
    let methods: Vec<WeightMethod> = methods.collect::<Option<_>>()?;
    let two = <[WeightMethod; 2]>::try_from(methods).ok();
    let two = two.filter(|[first, second]| first != second);
    if two.is_none() {
        entry.reject("hierarchy-two-methods", "hierarchy-two-methods-advice");
    }
    two
}

fn share(entry: &Entry<'_>) -> Option<f64> {
    let share = entry.number()?;
    if (0.0..=1.0).contains(&share) {
        return Some(share);
    }
    entry.reject("hierarchy-bad-share", "hierarchy-bad-share-advice");
    None
}

/// The constructs of the tree; a name of a construct or an attribute stands once, a question too.
fn branches(table: Option<TableReader<'_>>) -> Vec<Branch> {
    let Some(table) = table else {
        return Vec::new();
    };
    let document = table.document();
    let (mut nodes, mut questions) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    for entry in table.entries() {
        let Some(construct) = branch(&entry, true) else {
            continue;
        };
        let inner = construct.members.iter();
        let inner = inner.filter(|member| !member.members.is_empty());
        let own = std::iter::once(&construct).chain(inner);
        let of_nodes =
            own.filter_map(|node| repeated(&entry, node, "hierarchy-node-twice", &mut nodes));
        let faults: Vec<Diagnostic> = of_nodes.collect();
        let asked = construct.questions().into_iter();
        let of_questions = asked.filter_map(|question| {
            repeated(&entry, question, "hierarchy-question-twice", &mut questions)
        });
        for fault in faults.into_iter().chain(of_questions) {
            document.report(fault);
        }
        found.push(construct);
    }
    found
}

/// A fault when the name of `node` is known already.
fn repeated(
    entry: &Entry<'_>,
    node: &Branch,
    problem: &'static str,
    known: &mut Vec<(String, usize)>,
) -> Option<Diagnostic> {
    let name = normalised(&node.name);
    let earlier = known.iter().find(|(other, _)| *other == name);
    let earlier = earlier.map(|(_, line)| *line);
    known.push((name, node.line));
    let fault = entry
        .fault()
        .at_line(node.line)
        .with("name", &node.name)
        .with("earlier", earlier?)
        .with_word("problem", problem);
    Some(fault.with_word("advice", "hierarchy-twice-advice"))
}

/// `construct = ["question", …]`, or `construct = { attribute = ["question", …] }` where attributes are allowed.
fn branch(entry: &Entry<'_>, may_hold_attributes: bool) -> Option<Branch> {
    let members: Vec<Branch> = if entry.kind() == Kind::Table {
        if !may_hold_attributes {
            entry.reject("hierarchy-too-deep", "hierarchy-too-deep-advice");
            return None;
        }
        let attributes = entry.table()?.entries();
        attributes
            .iter()
            .filter_map(|attribute| branch(attribute, false))
            .collect()
    } else {
        questions(entry)?
    };
    if members.is_empty() {
        // What holds only faulty attributes was reported with them.
        if entry.kind() == Kind::List {
            entry.reject("hierarchy-no-question", "hierarchy-no-question-advice");
        }
        return None;
    }
    Some(Branch {
        name: entry.name().to_owned(),
        line: entry.line(),
        members,
    })
}

fn questions(entry: &Entry<'_>) -> Option<Vec<Branch>> {
    let list = match entry.kind() {
        Kind::List => entry.list()?,
        _ => vec![entry.clone()],
    };
    let question = |one: &Entry<'_>| {
        Some(Branch {
            name: one.text_or_number()?,
            line: one.line(),
            members: Vec::new(),
        })
    };
    Some(list.iter().filter_map(question).collect())
}

fn judgements(entry: &Entry<'_>) -> Option<JudgementFiles> {
    let files = entry.texts()?;
    if files.is_empty() {
        entry.reject("hierarchy-no-file", "hierarchy-no-file-advice");
    }
    Some(JudgementFiles {
        parent: entry.name().to_owned(),
        line: entry.line(),
        files,
    })
}

fn experts(entry: &Entry<'_>) -> Option<ExpertWeights> {
    let members = entry.table()?.entries();
    let read = |member: &Entry<'_>| {
        let list = match member.kind() {
            Kind::List => member.list()?,
            _ => vec![member.clone()],
        };
        let numbers = list.iter().map(number_from_zero);
        let numbers: Vec<f64> = numbers.collect::<Option<_>>()?;
        Some((member.name().to_owned(), numbers))
    };
    let read: Vec<_> = members.iter().map(read).collect();
    let members: Vec<(String, Vec<f64>)> = read.into_iter().collect::<Option<_>>()?;
    let experts = members.first().map_or(0, |(_, numbers)| numbers.len());
    if experts == 0 || members.iter().any(|(_, numbers)| numbers.len() != experts) {
        entry.reject("hierarchy-expert-counts", "hierarchy-expert-counts-advice");
        return None;
    }
    let sum = |expert: usize| members.iter().map(|(_, numbers)| numbers[expert]).sum();
    if (0..experts).any(|expert| !(f64::MIN_POSITIVE..).contains(&sum(expert))) {
        entry.reject("hierarchy-expert-zero", "hierarchy-expert-zero-advice");
        return None;
    }
    Some(ExpertWeights {
        parent: entry.name().to_owned(),
        line: entry.line(),
        members,
    })
}

fn number_from_zero(entry: &Entry<'_>) -> Option<f64> {
    let number = entry.number()?;
    if number >= 0.0 {
        return Some(number);
    }
    entry.reject("hierarchy-negative", "hierarchy-negative-advice");
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Study;

    fn read(text: &str) -> Result<HierarchySettings, Vec<Diagnostic>> {
        Study::parse(text)
            .map(|study| study.hierarchy)
            .map_err(|faults| faults.0)
    }

    #[test]
    fn a_tree_of_three_and_four_levels() {
        let text = "[hierarchy]\nindex = 'I'\nweights = { constructs = 'ahp', questions = 'entropy' }\n\
                    combined = { of = ['pls', 'equal'], share = 0.3, rule = 'product' }\n\
                    [hierarchy.levels]\nA = { a1 = ['q1', 'q2'], a2 = 'q3' }\nB = ['q4', 5]\n\
                    [hierarchy.ahp]\nI = ['one.csv', 'two.csv']\n[hierarchy.expert.B]\nq4 = [1, 2]\n5 = [0, 2]\n";
        let found = read(text).unwrap();
        assert_eq!(found.index.as_deref(), Some("I"));
        let names: Vec<&str> = found.branches[0]
            .questions()
            .iter()
            .map(|question| question.name.as_str())
            .collect();
        assert_eq!(names, ["q1", "q2", "q3"]);
        assert_eq!(found.branches[1].members[1].name, "5");
        let methods = found.methods.unwrap();
        assert_eq!(methods.constructs, WeightMethod::Ahp);
        assert_eq!(methods.attributes, WeightMethod::Equal);
        assert_eq!(methods.only(), None);
        assert!(methods.has(WeightMethod::Entropy));
        assert_eq!(found.combination.rule, CombinationRule::Product);
        assert_eq!(found.judgements[0].files, ["one.csv", "two.csv"]);
        assert_eq!(
            found.experts[0].members[0],
            ("q4".to_owned(), vec![1.0, 2.0])
        );
    }

    #[test]
    fn every_fault_of_the_table_is_found() {
        for (text, faults) in [
            ("[hierarchy]\nweigts = 'ahp'", 1),
            ("[hierarchy]\nweights = 'apt'", 1),
            ("[hierarchy.levels]\nA = { a = { b = ['q'] } }", 1),
            ("[hierarchy.levels]\nA = []", 1),
            ("[hierarchy.levels]\nA = { x = ['q1'], y = ['Q1 '] }", 1),
            (
                "[hierarchy.levels]\nA = { B = ['q1'] }\nB = ['q2', 'q2']",
                2,
            ),
            ("[hierarchy.expert.A]\na = [1, -1]\nb = [1, 1]", 1),
            ("[hierarchy.expert.A]\na = [1, 0]\nb = [1, 0]", 1),
            ("[hierarchy.expert.A]\na = [1, 2]\nb = [1]", 1),
            ("[hierarchy.ahp]\nA = []", 1),
            ("[hierarchy.combined]\nof = ['ahp', 'ahp']\nshare = 2", 2),
            ("[hierarchy.combined]\nof = ['ahp', 'combined']", 1),
        ] {
            let found = read(text).unwrap_err();
            assert_eq!(found.len(), faults, "{text}: {found:?}");
        }
    }
}
