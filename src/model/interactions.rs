//! Moderated paths: how they are written, and which of them make sense.

use super::draft::Draft;
use super::names::is_name;
use super::path_model::{ConstructId, Interaction, Path, PathModel};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::document::{TableReader, advise};

/// An interaction by names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DraftInteraction {
    pub(super) moderator: String,
    pub(super) source: String,
    pub(super) target: String,
    /// Whether moderator and source may change places: `sat:image` says only that the two interact.
    pub(super) either_way: bool,
    pub(super) line: Option<usize>,
}

/// The interactions of `[[interaction]]` with `moderator` and `on = [source, target]`.
pub(super) fn read_interaction(mut table: TableReader) -> Option<DraftInteraction> {
    let line = Some(table.line());
    let moderator = table.required("moderator").and_then(|entry| entry.text());
    let on = table.required("on");
    table.finish();
    let on = on?;
    let ends = on.texts()?;
    let [source, target] = ends.as_slice() else {
        on.reject("model-interaction-ends", "model-interaction-ends-advice");
        return None;
    };
    Some(DraftInteraction {
        moderator: moderator?,
        source: source.clone(),
        target: target.clone(),
        either_way: false,
        line,
    })
}

/// The interaction of a term `source:moderator` in the equation of `target`; `None` when it is none.
pub(super) fn interaction_term(
    term: &str,
    target: &str,
    line: Option<usize>,
) -> Option<DraftInteraction> {
    let (source, moderator) = term.split_once([':', '：'])?;
    let (source, moderator) = (source.trim(), moderator.trim());
    let names = [source, moderator, target.trim()];
    names
        .iter()
        .all(|name| is_name(name))
        .then(|| DraftInteraction {
            moderator: moderator.to_owned(),
            source: source.to_owned(),
            target: target.trim().to_owned(),
            either_way: true,
            line,
        })
}

impl PathModel {
    /// The same model with further interactions, each written as in lavaan text: `loyalty ~ satisfaction:image`, the path
    /// first and the moderator behind the colon.
    ///
    /// # Errors
    /// Every text that is not an interaction, and the faults that the model's own would have: unknown constructs, a path
    /// that the model does not have, a moderator that is an end of the path or depends on its target, repetitions.
    pub fn with_interactions(self, texts: &[String]) -> Result<Self, Diagnostics> {
        let mut draft = Draft::of(self);
        let mut faults = Vec::new();
        for text in texts {
            let parts = text.split_once(['~', '～']);
            let read = parts.and_then(|(target, term)| interaction_term(term, target, None));
            match read {
                Some(interaction) => draft.interactions.push(interaction),
                None => faults.push(bad(text, "model-interaction-syntax")),
            }
        }
        draft.check(faults)
    }
}

/// The interactions that make sense, and the faults of the others.
pub(super) fn resolved_interactions(
    draft: &Draft,
    paths: &[Path],
) -> (Vec<Interaction>, Vec<Diagnostic>) {
    let mut resolved: Vec<Interaction> = Vec::new();
    let mut faults = Vec::new();
    for written in &draft.interactions {
        let names = [&written.moderator, &written.source, &written.target];
        let unknown: Vec<Diagnostic> = names
            .iter()
            .filter(|name| draft.position(name).is_none())
            .map(|name| unknown(draft, name))
            .collect();
        let ids = names.map(|name| draft.position(name).unwrap_or(ConstructId(0)));
        let outcome = if unknown.is_empty() {
            resolve(written, ids, paths)
        } else {
            Err(unknown)
        };
        match outcome {
            Ok(known) if resolved.contains(&known) => {
                faults.push(placed(written, "model-interaction-twice"));
            }
            Ok(interaction) => resolved.push(interaction),
            Err(found) => faults.extend(found.into_iter().map(|fault| match written.line {
                Some(line) => fault.at_line(line),
                None => fault,
            })),
        }
    }
    (resolved, faults)
}

fn resolve(
    written: &DraftInteraction,
    [moderator, source, target]: [ConstructId; 3],
    paths: &[Path],
) -> Result<Interaction, Vec<Diagnostic>> {
    let has = |source| {
        paths
            .iter()
            .any(|path| (path.source, path.target) == (source, target))
    };
    let swapped = written.either_way && !has(source) && has(moderator);
    let (moderator, source) = if swapped {
        (source, moderator)
    } else {
        (moderator, source)
    };
    let problem = if moderator == source || moderator == target {
        "model-interaction-own"
    } else if !has(source) {
        "model-interaction-no-path"
    } else if reaches(paths, target, moderator) {
        "model-interaction-downstream"
    } else {
        return Ok(Interaction {
            moderator,
            source,
            target,
        });
    };
    Err(vec![placed(written, problem)])
}

/// Whether a directed route leads from one construct to another.
fn reaches(paths: &[Path], from: ConstructId, to: ConstructId) -> bool {
    let mut open = vec![from];
    let mut seen = Vec::new();
    while let Some(construct) = open.pop() {
        if construct == to {
            return true;
        }
        if !seen.contains(&construct) {
            seen.push(construct);
            let next = paths.iter().filter(|path| path.source == construct);
            open.extend(next.map(|path| path.target));
        }
    }
    false
}

fn unknown(draft: &Draft, name: &str) -> Diagnostic {
    let known: Vec<&str> = draft.names().collect();
    let fault = Diagnostic::new(Code::ModelUnknownConstruct).with("name", name);
    advise(fault, name, &known)
}

fn bad(text: &str, problem: &'static str) -> Diagnostic {
    Diagnostic::new(Code::ModelBadInteraction)
        .with("interaction", text)
        .with_word("problem", problem)
}

fn placed(written: &DraftInteraction, problem: &'static str) -> Diagnostic {
    let DraftInteraction {
        moderator,
        source,
        target,
        ..
    } = written;
    let fault = bad(&format!("{target} ~ {source}:{moderator}"), problem);
    match written.line {
        Some(line) => fault.at_line(line),
        None => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    const CHAIN: &str = "Q =~ q\nI =~ i\nSAT =~ s\nL =~ l\nSAT ~ Q + I\nL ~ SAT\n";

    fn problems(result: Result<PathModel, Diagnostics>) -> Vec<String> {
        let words = Words::new(Language::English);
        let message = |fault: &Diagnostic| fault.message(&words);
        result
            .err()
            .map_or(Vec::new(), |faults| faults.0.iter().map(message).collect())
    }

    #[test]
    fn lavaan_toml_and_texts_say_the_same() {
        let expected = Interaction {
            moderator: ConstructId(1),
            source: ConstructId(2),
            target: ConstructId(3),
        };
        let lavaan = format!("{CHAIN}L ~ I:SAT");
        let model = PathModel::parse_lavaan(&lavaan, "m", None).unwrap();
        assert_eq!(model.interactions, [expected]);
        assert_eq!(model.paths.len(), 3);
        let toml = "index = 'SAT'\npaths = ['Q -> SAT', 'I -> SAT', 'SAT -> L']\n[[interaction]]\nmoderator = 'I'\n\
                    on = ['SAT', 'L']\n[[construct]]\nname = 'Q'\nindicators = ['q']\n[[construct]]\nname = 'I'\n\
                    indicators = ['i']\n[[construct]]\nname = 'SAT'\nindicators = ['s']\n[[construct]]\nname = 'L'\n\
                    indicators = ['l']\n";
        assert_eq!(
            PathModel::parse_toml(toml, "m", None).unwrap().interactions,
            [expected]
        );
        let plain = PathModel::parse_lavaan(CHAIN, "m", None).unwrap();
        let changed = plain
            .with_interactions(&["l ~ sat : i".to_owned()])
            .unwrap();
        assert_eq!(changed.interactions, [expected]);
        assert_eq!(changed.with_index("L").unwrap().interactions, [expected]);
    }

    #[test]
    fn all_faults_are_named() {
        let plain = PathModel::parse_lavaan(CHAIN, "m", None).unwrap();
        let texts = [
            "L ~ Q:I",
            "SAT ~ Q:L",
            "L ~ SAT:SAT",
            "L ~ SAT:IMAGE",
            "SAT",
            "SAT ~ Q:I",
            "SAT ~ Q:I",
        ];
        let found = problems(plain.with_interactions(&texts.map(str::to_owned)));
        assert_eq!(found.len(), 6, "{found:?}");
        for (message, part) in found.iter().zip([
            "SAT: this is not",
            "no path",
            "depends",
            "own",
            "IMAGE",
            "twice",
        ]) {
            assert!(message.contains(part), "{message} lacks {part}");
        }
    }

    #[test]
    fn an_interaction_goes_with_its_construct() {
        let text = "index = 'SAT'\npaths = ['Q -> SAT', 'I -> SAT']\n[[interaction]]\nmoderator = 'I'\non = ['Q', 'SAT']\n\
                    [[construct]]\nname = 'Q'\nindicators = ['q']\n[[construct]]\nname = 'I'\noptional = true\n\
                    indicators = ['i']\n[[construct]]\nname = 'SAT'\nindicators = ['s']\n";
        let model = PathModel::parse_toml(text, "m", None).unwrap();
        let image = model.indicator("i").unwrap();
        assert_eq!(model.without(&[image]).unwrap().interactions, []);
    }
}
