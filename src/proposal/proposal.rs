//! The door of the room.

use super::matching::{Candidate, Evidence, Matching, is_yes_no};
use super::profile::Profile;
use super::roles::{RoleProposal, roles};
use super::scales::{MissingCode, ScaleProposal, column_scale, missing_codes, shared_scale};
use crate::cleaning::{LabelBasis, label_sets, sort_off_scale};
use crate::model::{Indicator, PathModel, Scale};
use crate::study::{Codebook, CodebookItem, ScaleBasis, normalised};
use crate::survey::Responses;

/// What a study file for a survey may say.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The scale of items without their own; `None` when no item has numbers.
    pub scale: Option<ScaleProposal>,
    /// Answers that look like "missing" and are no answer to any item.
    pub missing: Vec<MissingCode>,
    /// Columns that say who and when.
    pub roles: Vec<RoleProposal>,
    /// One for each indicator, in the model's order.
    pub items: Vec<ItemProposal>,
}

/// What a study file may say of one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemProposal {
    /// The indicator.
    pub indicator: String,
    /// Whether the model stands without it.
    pub optional: bool,
    /// Its column.
    pub column: Option<ColumnMatch>,
    /// Without a column: those that may be it, the best first.
    pub candidates: Vec<Candidate>,
    /// Its scale, when it is not the shared one.
    pub scale: Option<ScaleProposal>,
    /// Answers that look like "missing" here and are answers to another item.
    pub missing: Vec<MissingCode>,
    /// The embedded label set by which its answers are read.
    pub label_set: Option<String>,
}

/// The column of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnMatch {
    /// Its position in the survey.
    pub column: usize,
    /// Its header.
    pub name: String,
    /// Why it is taken.
    pub evidence: Evidence,
}

/// What the answers of an item say of its scale.
struct ItemFindings<'p> {
    profile: &'p Profile<'p>,
    /// The scale of its numbers; the model's for yes and no.
    scale: Option<ScaleProposal>,
    is_yes_no: bool,
}

/// Proposes which column is which indicator, the scale ends and missing codes that the answers show, and the columns for
/// weight, group and the like. `responses` hold every column of the survey.
#[must_use]
pub fn propose(responses: &Responses, model: &PathModel) -> Proposal {
    let names: Vec<String> = responses
        .columns
        .iter()
        .map(|c| normalised(&c.name))
        .collect();
    let is_alone = |name: &String| names.iter().filter(|other| *other == name).count() == 1;
    let columns = responses.columns.iter().zip(&names);
    let profiles: Vec<Profile<'_>> = columns
        .map(|(column, name)| Profile::of(column, !name.is_empty() && is_alone(name)))
        .collect();
    let matching = Matching::of(model, &profiles);
    let findings = findings(model, &profiles, &matching);
    let numeric = findings.iter().flatten().filter(|found| !found.is_yes_no);
    let scales: Vec<ScaleProposal> = numeric.filter_map(|found| found.scale).collect();
    let scale = shared_scale(&scales);
    let items: Vec<ItemProposal> = model
        .indicators()
        .zip(&findings)
        .enumerate()
        .map(|(place, (indicator, found))| {
            let column = matching.found.get(place).and_then(Option::as_ref);
            item(
                indicator,
                (column, found.as_ref()),
                scale,
                &matching.candidates(place),
            )
        })
        .collect();
    let is_item = |profile: usize| {
        let mut found = matching.found.iter().flatten();
        found.any(|(known, _)| *known == profile)
    };
    let mut proposal = Proposal {
        scale,
        missing: Vec::new(),
        roles: roles(&profiles, is_item),
        items,
    };
    proposal.share_codes(&findings);
    proposal.name_label_sets(responses, model);
    proposal
}

fn findings<'p>(
    model: &PathModel,
    profiles: &'p [Profile<'p>],
    matching: &Matching<'_>,
) -> Vec<Option<ItemFindings<'p>>> {
    let finding = |(indicator, found): (&Indicator, &Option<(usize, Evidence)>)| {
        let (at, _) = found.as_ref()?;
        let profile = profiles.get(*at)?;
        Some(ItemFindings {
            profile,
            scale: column_scale(profile, indicator.scale),
            is_yes_no: is_yes_no(indicator),
        })
    };
    model
        .indicators()
        .zip(&matching.found)
        .map(finding)
        .collect()
}

fn item(
    indicator: &Indicator,
    (column, found): (Option<&(usize, Evidence)>, Option<&ItemFindings<'_>>),
    shared: Option<ScaleProposal>,
    candidates: &[Candidate],
) -> ItemProposal {
    let column = column.zip(found).map(|((_, evidence), found)| ColumnMatch {
        column: found.profile.column.position,
        name: found.profile.column.name.clone(),
        evidence: evidence.clone(),
    });
    let own = found.and_then(|found| {
        let own = found.scale?;
        let shared = if found.is_yes_no {
            indicator.scale
        } else {
            shared.map(|shared| shared.scale)
        };
        let numbers = found.profile.numbers.iter();
        let numbers: Vec<f64> = numbers.map(|(number, _)| *number).collect();
        let goes_on = |scale| !sort_off_scale(&numbers, scale).continuing.is_empty();
        shared.is_none_or(goes_on).then_some(own)
    });
    ItemProposal {
        indicator: indicator.name.clone(),
        optional: indicator.optional,
        candidates: if column.is_some() {
            Vec::new()
        } else {
            candidates.to_vec()
        },
        column,
        scale: own,
        missing: Vec::new(),
        label_set: None,
    }
}

impl Proposal {
    /// Scale ends of an item.
    fn scale_of(&self, item: &ItemProposal, found: &ItemFindings<'_>) -> Option<Scale> {
        let shared = self.scale.map(|shared| shared.scale);
        let own = item.scale.map(|own| own.scale);
        let model = found.scale.and_then(|scale| scale.model);
        if found.is_yes_no {
            own.or(model)
        } else {
            own.or(shared)
        }
    }

    /// Codes that are no answer to any item hold for all columns, the others for their items.
    fn share_codes(&mut self, findings: &[Option<ItemFindings<'_>>]) {
        let pairs = self.items.iter().zip(findings);
        let scales: Vec<Option<Scale>> = pairs
            .map(|(item, found)| self.scale_of(item, found.as_ref()?))
            .collect();
        let is_answer = |code: &str| {
            let number: Option<f64> = code.parse().ok();
            let mut scales = scales.iter().flatten();
            number.is_some_and(|n| scales.any(|scale| (scale.min..=scale.max).contains(&n)))
        };
        let mut shared: Vec<MissingCode> = Vec::new();
        for ((item, found), scale) in self.items.iter_mut().zip(findings).zip(&scales) {
            let Some(found) = found else { continue };
            for code in missing_codes(found.profile, *scale) {
                if is_answer(&code.code) {
                    item.missing.push(code);
                    continue;
                }
                let known = normalised(&code.code);
                match shared
                    .iter_mut()
                    .find(|other| normalised(&other.code) == known)
                {
                    Some(other) => other.count += code.count,
                    None => shared.push(code),
                }
            }
        }
        shared.sort_by(|a, b| b.count.cmp(&a.count).then(a.code.cmp(&b.code)));
        self.missing = shared;
    }

    /// The label sets by which the items' words are read when nothing is declared.
    fn name_label_sets(&mut self, responses: &Responses, model: &PathModel) {
        let shared: Vec<String> = self.missing.iter().map(|c| normalised(&c.code)).collect();
        let mut positions = Vec::new();
        let mut codebook = Codebook::default();
        for ((place, item), indicator) in self.items.iter().enumerate().zip(model.indicators()) {
            let Some(column) = &item.column else { continue };
            let own = item.missing.iter().map(|code| normalised(&code.code));
            let fallback = Scale { min: 0.0, max: 1.0 };
            positions.push(place);
            codebook.items.push(CodebookItem {
                indicator: item.indicator.clone(),
                column: column.column,
                scale: indicator.scale.unwrap_or(fallback),
                scale_basis: ScaleBasis::Model,
                labels: Vec::new(),
                label_set: None,
                missing_codes: own.chain(shared.iter().cloned()).collect(),
                reverse: false,
                decimals: false,
            });
        }
        let sets = label_sets(responses, &codebook);
        for (place, (basis, set)) in positions.into_iter().zip(sets) {
            if let (Some(item), Some(LabelBasis::Chosen)) = (self.items.get_mut(place), basis) {
                item.label_set = set;
            }
        }
    }

    /// Indicators that have a column.
    #[must_use]
    pub fn matched(&self) -> usize {
        self.items
            .iter()
            .filter(|item| item.column.is_some())
            .count()
    }
}
