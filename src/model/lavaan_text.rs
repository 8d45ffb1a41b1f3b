//! Models in lavaan or cSEM syntax: measurement (`=~` Mode A, `<~` Mode B) and paths (`~`). A construct whose measures
//! are all measured constructs themselves is of higher order.

use super::draft::{Draft, DraftConstruct, DraftPath};
use super::interactions::interaction_term;
use super::names::{is_name, normalized_name};
use super::path_model::{Construct, Indicator, Label, Mode, PathModel};
use super::statements::{Statement, statements};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest_name};

/// Characters that operators are made of.
const OPERATOR_CHARACTERS: [char; 6] = ['~', '=', '<', '>', ':', '|'];

enum Operator {
    Measures(Mode),
    DependsOn,
}

impl PathModel {
    /// The model of a lavaan or cSEM text. Blocks come in the order of the text; a construct may be measured in
    /// several statements of the same mode. The index construct is `index`, else the construct called satisfaction.
    ///
    /// # Errors
    /// Statements that are not understood, each with its line; when all are, the faults that
    /// [`PathModel::parse_toml`] finds.
    pub fn parse_lavaan(text: &str, name: &str, index: Option<&str>) -> Result<Self, Diagnostics> {
        let mut reader = Reader {
            draft: Draft::new(name),
            faults: Vec::new(),
        };
        let found = statements(text);
        if found.is_empty() {
            reader.faults.push(problem("lavaan-empty"));
        }
        for statement in &found {
            reader.read(statement);
        }
        Diagnostics::check(reader.faults)?;
        let mut draft = reader.draft;
        draft.index = index.map(|index| (index.to_owned(), None));
        compose(&mut draft);
        add_unmeasured(&mut draft);
        draft.check(Vec::new())
    }
}

struct Reader {
    draft: Draft,
    faults: Vec<Diagnostic>,
}

impl Reader {
    fn read(&mut self, statement: &Statement) {
        match split(statement) {
            Err(fault) => self.faults.push(*fault),
            Ok((left, Operator::Measures(mode), right)) => self.measure(&left, mode, &right),
            Ok((left, Operator::DependsOn, right)) => {
                let targets = self.names(&left);
                let sources = self.sources(&right, &targets);
                for (target, line) in &targets {
                    self.draft
                        .paths
                        .extend(sources.iter().map(|(source, _)| DraftPath {
                            source: source.clone(),
                            target: target.clone(),
                            sign: None,
                            line: *line,
                        }));
                }
            }
        }
    }

    /// The names of the right side of paths; its terms `source:moderator` become interactions.
    fn sources(
        &mut self,
        sum: &Statement,
        targets: &[(String, Option<usize>)],
    ) -> Vec<(String, Option<usize>)> {
        for term in sum.split('+') {
            let (text, line) = (term.text(), Some(term.line()));
            let read = |(target, _): &(String, _)| interaction_term(&text, target, line);
            self.draft
                .interactions
                .extend(targets.iter().filter_map(read));
        }
        self.names_but(sum, |term| interaction_term(term, "target", None).is_some())
    }

    fn measure(&mut self, left: &Statement, mode: Mode, right: &Statement) {
        let (names, block) = (self.names(left), self.names(right));
        let [(construct, line)] = names.as_slice() else {
            if names.len() > 1 {
                let fault = problem("lavaan-bad-name").with("term", left.text());
                self.faults.push(fault.at_line(left.line()));
            }
            return;
        };
        let drafts = &mut self.draft.constructs;
        let known = drafts
            .iter()
            .position(|known| known.construct.name == *construct);
        let position = known.unwrap_or_else(|| {
            drafts.push(unmeasured(construct, *line, mode));
            drafts.len() - 1
        });
        let Some(measured) = drafts.get_mut(position) else {
            return;
        };
        if measured.construct.mode != mode {
            let fault = problem("lavaan-two-modes").with("construct", construct);
            self.faults.push(fault.at_line(left.line()));
        }
        for (name, line) in block {
            measured.construct.indicators.push(Indicator::named(name));
            measured.indicator_lines.push(line);
        }
    }

    /// The names of a sum, each with its line.
    fn names(&mut self, sum: &Statement) -> Vec<(String, Option<usize>)> {
        self.names_but(sum, |_| false)
    }

    /// The names of a sum but for some terms.
    fn names_but(
        &mut self,
        sum: &Statement,
        left_out: impl Fn(&str) -> bool,
    ) -> Vec<(String, Option<usize>)> {
        let mut names = Vec::new();
        // A term without characters has no line of its own: it stands behind the one before.
        let mut line = sum.line();
        for term in sum.split('+') {
            let text = term.text();
            if !text.is_empty() {
                line = term.line();
            }
            if left_out(&text) {
                continue;
            }
            let name = text.rsplit('*').next().unwrap_or_default().trim();
            let fault = if text.is_empty() {
                problem("lavaan-empty-term")
            } else if text.contains(['*', '?']) {
                problem("lavaan-modifier").with("term", &text)
            } else if is_name(name) {
                names.push((name.to_owned(), Some(line)));
                continue;
            } else {
                problem("lavaan-bad-name").with("term", &text)
            };
            self.faults.push(fault.at_line(line));
        }
        names
    }
}

/// Left side, operator and right side of a statement.
fn split(statement: &Statement) -> Result<(Statement, Operator, Statement), Box<Diagnostic>> {
    let fault = |key, (name, value): (&'static str, &str)| {
        Box::new(problem(key).with(name, value).at_line(statement.line()))
    };
    let Some((left, operator, right)) = statement.split_at_run(&OPERATOR_CHARACTERS) else {
        return Err(fault(
            "lavaan-no-operator",
            ("statement", &statement.text()),
        ));
    };
    let named = ("operator", operator.as_str());
    let meaning = match operator.as_str() {
        "=~" => Operator::Measures(Mode::A),
        "<~" => Operator::Measures(Mode::B),
        "~" => Operator::DependsOn,
        _ => return Err(fault("lavaan-unknown-operator", named)),
    };
    if left.text().is_empty() {
        return Err(fault("lavaan-no-left-side", named));
    }
    if right.text().is_empty() {
        return Err(fault("lavaan-no-right-side", named));
    }
    Ok((left, meaning, right))
}

/// Makes dimensions of the indicators of each construct that is measured by constructs alone. A construct may share its
/// name with its only indicator, and one that is measured by both columns and constructs keeps its indicators: the
/// check of names then tells which name stands for two things.
fn compose(draft: &mut Draft) {
    let measured: Vec<String> = draft.names().map(normalized_name).collect();
    for written in &mut draft.constructs {
        let own = normalized_name(&written.construct.name);
        let is_construct = |indicator: &Indicator| {
            let name = normalized_name(&indicator.name);
            name != own && measured.contains(&name)
        };
        let block = &mut written.construct.indicators;
        if !block.is_empty() && block.iter().all(is_construct) {
            let names = std::mem::take(block).into_iter().map(|part| part.name);
            let lines = std::mem::take(&mut written.indicator_lines);
            written.dimensions = Some(names.zip(lines).collect());
        }
    }
}

/// Adds a construct without indicators for each name that only stands in paths, unless it looks like a slip for a
/// name that is measured: the checks then say the right thing of either.
fn add_unmeasured(draft: &mut Draft) {
    let measured: Vec<String> = draft.names().map(str::to_owned).collect();
    let ends = draft.paths.iter().flat_map(|path| {
        let line = path.line;
        [&path.source, &path.target].map(|name| (name.clone(), line))
    });
    for (name, line) in ends.collect::<Vec<_>>() {
        let slip = nearest_name(&name, measured.iter().map(String::as_str)).is_some();
        if !slip && draft.position(&name).is_none() {
            draft.constructs.push(unmeasured(&name, line, Mode::A));
        }
    }
}

fn unmeasured(name: &str, line: Option<usize>, mode: Mode) -> DraftConstruct {
    let construct = Construct {
        name: name.to_owned(),
        label: Label::same(name),
        mode,
        indicators: Vec::new(),
        dominant: None,
        optional: false,
    };
    DraftConstruct {
        construct,
        line,
        indicator_lines: Vec::new(),
        dimensions: None,
    }
}

fn problem(key: &'static str) -> Diagnostic {
    Diagnostic::new(Code::ModelSyntax).with_word("problem", key)
}
