//! Which column is which indicator: by name, by wording, by the name of a block, by position.

use super::profile::{ColumnKind, Profile};
use super::wording::{Wordings, header_features, without_number};
use crate::model::{Indicator, PathModel};
use crate::study::normalised;

/// Likeness of wordings from which a column is taken for an indicator.
pub(super) const TAKEN: f64 = 0.5;

/// Likeness from which that is likely.
const LIKELY: f64 = 0.75;

/// How much less alike the next indicator and the next column must be where a match is not likely by itself.
const MARGIN: f64 = 0.03;

/// Likeness from which a column is worth naming as a candidate.
const CANDIDATE: f64 = 0.25;

/// How many candidates are named.
const CANDIDATES: usize = 3;

/// The shortest start of a construct's name that stands for it.
const SHORTEST_STEM: usize = 3;

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// To be checked before anything else.
    Possible,
    /// To be looked at.
    Likely,
    /// Name or alias.
    Certain,
}

/// Why a column is taken for an indicator.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence {
    /// The header is the indicator's name.
    Name,
    /// The header is one of its aliases.
    Alias,
    /// The header, or the question below it, is alike: 0 to 1.
    Wording(f64),
    /// The header is the construct's name, shortened, and a number; there are as many as indicators.
    Block(String),
    /// As many columns with ratings stand here as indicators are open.
    Position,
}

impl Evidence {
    /// How sure the match is.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        match self {
            Self::Name | Self::Alias => Confidence::Certain,
            Self::Wording(likeness) if *likeness >= LIKELY => Confidence::Likely,
            Self::Block(_) => Confidence::Likely,
            Self::Wording(_) | Self::Position => Confidence::Possible,
        }
    }
}

/// A column that may be an indicator's.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its position in the survey.
    pub column: usize,
    /// Its header.
    pub name: String,
    /// How alike the wordings are, 0 to 1.
    pub likeness: f64,
}

/// The columns of the indicators, found step by step.
#[derive(Debug)]
pub(super) struct Matching<'m> {
    model: &'m PathModel,
    profiles: &'m [Profile<'m>],
    /// For each indicator its profile and why.
    pub(super) found: Vec<Option<(usize, Evidence)>>,
    /// Likeness of each indicator (first) and profile (second).
    likeness: Vec<Vec<f64>>,
}

pub(super) fn is_yes_no(indicator: &Indicator) -> bool {
    let scale = indicator.scale;
    scale.is_some_and(|scale| scale.min.abs() < f64::EPSILON && (scale.max - 1.0).abs() < 1e-9)
}

impl<'m> Matching<'m> {
    pub(super) fn of(model: &'m PathModel, profiles: &'m [Profile<'m>]) -> Self {
        let wordings = Wordings::of(model);
        let headers: Vec<_> = profiles
            .iter()
            .map(|p| header_features(&p.texts()))
            .collect();
        let alike = |indicator| {
            let headers = headers.iter();
            headers
                .map(|header| wordings.likeness(header, indicator))
                .collect()
        };
        let indicators = model.indicator_count();
        let mut matching = Self {
            model,
            profiles,
            found: vec![None; indicators],
            likeness: (0..indicators).map(alike).collect(),
        };
        matching.by_name();
        matching.by_block();
        matching.by_wording();
        matching.by_position();
        matching
    }

    /// The best columns for an indicator that has none.
    pub(super) fn candidates(&self, indicator: usize) -> Vec<Candidate> {
        let all = self.profiles.iter().enumerate();
        let mut candidates: Vec<Candidate> = all
            .filter(|(at, profile)| !self.is_taken(*at) && profile.has_own_name)
            .filter(|(_, profile)| !matches!(profile.kind, ColumnKind::Empty))
            .map(|(at, profile)| Candidate {
                column: profile.column.position,
                name: profile.column.name.clone(),
                likeness: self.likeness_of(indicator, at),
            })
            .filter(|candidate| candidate.likeness >= CANDIDATE)
            .collect();
        candidates.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        candidates.truncate(CANDIDATES);
        candidates
    }

    fn likeness_of(&self, indicator: usize, profile: usize) -> f64 {
        let row = self.likeness.get(indicator);
        row.and_then(|row| row.get(profile))
            .copied()
            .unwrap_or_default()
    }

    fn is_taken(&self, profile: usize) -> bool {
        let mut taken = self.found.iter().flatten();
        taken.any(|(known, _)| *known == profile)
    }

    fn is_open(&self, indicator: usize) -> bool {
        self.found.get(indicator).is_some_and(Option::is_none)
    }

    fn take(&mut self, indicator: usize, profile: usize, evidence: Evidence) {
        if let Some(slot) = self.found.get_mut(indicator) {
            *slot = Some((profile, evidence));
        }
    }

    /// Whether a free column has answers of the indicator's kind.
    fn suits(&self, indicator: usize, profile: usize) -> bool {
        let mut indicators = self.model.indicators();
        let is_yes_no = indicators.nth(indicator).is_some_and(is_yes_no);
        let profile_suits = |p: &Profile<'_>| p.can_be_item(is_yes_no);
        !self.is_taken(profile) && self.profiles.get(profile).is_some_and(profile_suits)
    }

    /// The header is the name or an alias, with or without the number of its question; failing that, begins with it.
    fn by_name(&mut self) {
        self.by_header(without_number);
        self.by_header(first_word);
    }

    fn by_header(&mut self, bare: fn(&str) -> &str) {
        let model = self.model;
        for (place, indicator) in model.indicators().enumerate() {
            if !self.is_open(place) {
                continue;
            }
            let answers = |name: &str| {
                indicator.answers_to(name) || indicator.answers_to(bare(&normalised(name)))
            };
            let fits = |(at, profile): &(usize, &Profile<'_>)| {
                let mut texts = profile.texts().into_iter();
                profile.has_own_name && !self.is_taken(*at) && texts.any(answers)
            };
            let mut profiles = self.profiles.iter().enumerate();
            let Some((at, profile)) = profiles.find(fits) else {
                continue;
            };
            let name = normalised(&profile.column.name);
            let is_name = bare(&name) == normalised(&indicator.name) || name == indicator.name;
            let evidence = if is_name {
                Evidence::Name
            } else {
                Evidence::Alias
            };
            self.take(place, at, evidence);
        }
    }

    /// The most alike pairs first.
    fn by_wording(&mut self) {
        let mut pairs: Vec<(usize, usize, f64)> = Vec::new();
        for indicator in (0..self.found.len()).filter(|at| self.is_open(*at)) {
            for profile in (0..self.profiles.len()).filter(|at| self.suits(indicator, *at)) {
                let likeness = self.likeness_of(indicator, profile);
                if likeness >= TAKEN {
                    pairs.push((indicator, profile, likeness));
                }
            }
        }
        pairs.sort_by(|a, b| b.2.total_cmp(&a.2));
        for (indicator, profile, likeness) in pairs {
            let is_free = self.is_open(indicator) && !self.is_taken(profile);
            if is_free && (likeness >= LIKELY || self.stands_out(indicator, profile)) {
                self.take(indicator, profile, Evidence::Wording(likeness));
            }
        }
    }

    /// Whether no other open indicator is nearly as like the column, and no other free column the indicator.
    fn stands_out(&self, indicator: usize, profile: usize) -> bool {
        let most = self.likeness_of(indicator, profile) - MARGIN;
        let indicators = (0..self.found.len()).filter(|at| *at != indicator && self.is_open(*at));
        let profiles = (0..self.profiles.len()).filter(|at| *at != profile);
        let mut profiles = profiles.filter(|at| self.suits(indicator, *at));
        indicators
            .filter(|at| self.suits(*at, profile))
            .all(|at| self.likeness_of(at, profile) < most)
            && profiles.all(|at| self.likeness_of(indicator, at) < most)
    }

    /// `QUAL1`, `QUAL2`, `QUAL3` for the three open indicators of a construct.
    fn by_block(&mut self) {
        let blocks = self.model.blocks();
        for (construct, block) in self.model.constructs.iter().zip(blocks) {
            let open: Vec<usize> = block.filter(|at| self.is_open(*at)).collect();
            if open.len() < 2 {
                continue;
            }
            for stem in self.stems() {
                if !stands_for(&stem, construct) {
                    continue;
                }
                let columns = self.columns_of_stem(&stem, &open);
                let needed: Vec<usize> = self.without_optional(&open);
                let places = match columns.len() {
                    count if count == open.len() => open.clone(),
                    count if count == needed.len() && count > 1 => needed,
                    _ => continue,
                };
                for (place, column) in places.into_iter().zip(columns) {
                    self.take(place, column, Evidence::Block(stem.clone()));
                }
                break;
            }
        }
    }

    /// Names without the number at their end, of free columns.
    fn stems(&self) -> Vec<String> {
        let free = self.profiles.iter().enumerate();
        let free = free.filter(|(at, profile)| !self.is_taken(*at) && profile.has_own_name);
        let mut stems: Vec<String> = free.filter_map(|(_, profile)| stem(profile)).collect();
        stems.sort();
        stems.dedup();
        stems
    }

    fn columns_of_stem(&self, wanted: &str, open: &[usize]) -> Vec<usize> {
        let first = open.first().copied().unwrap_or_default();
        let columns = 0..self.profiles.len();
        let has_stem = |at: &usize| {
            let profile = self.profiles.get(*at);
            profile.and_then(stem).is_some_and(|stem| stem == wanted) && self.suits(first, *at)
        };
        columns.filter(has_stem).collect()
    }

    fn without_optional(&self, indicators: &[usize]) -> Vec<usize> {
        let optional: Vec<bool> = self.model.indicators().map(|item| item.optional).collect();
        let needed = indicators.iter().copied();
        needed
            .filter(|at| !optional.get(*at).copied().unwrap_or(false))
            .collect()
    }

    /// Runs of open indicators between two found ones, or before the first and after the last: the free columns with
    /// ratings between those of its neighbours, when there are exactly as many.
    fn by_position(&mut self) {
        let mut start = 0;
        while start < self.found.len() {
            if !self.is_open(start) {
                start += 1;
                continue;
            }
            let end = (start..self.found.len()).find(|at| !self.is_open(*at));
            let end = end.unwrap_or(self.found.len());
            self.fill(start, end);
            start = end;
        }
    }

    fn fill(&mut self, start: usize, end: usize) {
        let place = |at: usize| self.found.get(at)?.as_ref().map(|(profile, _)| *profile);
        let after = start.checked_sub(1).and_then(place).map_or(0, |at| at + 1);
        let before = place(end).unwrap_or(self.profiles.len());
        let free: Vec<usize> = (after..before)
            .filter(|at| self.suits(start, *at) || (start..end).any(|i| self.suits(i, *at)))
            .filter(|at| {
                self.profiles
                    .get(*at)
                    .is_some_and(|p| p.kind != ColumnKind::Classes)
            })
            .collect();
        let open: Vec<usize> = (start..end).collect();
        let needed = self.without_optional(&open);
        let places = if free.len() == open.len() {
            open
        } else {
            needed
        };
        let pairs = places.iter().zip(&free);
        let all_suit = pairs
            .clone()
            .all(|(place, column)| self.suits(*place, *column));
        if places.is_empty() || places.len() != free.len() || !all_suit {
            return;
        }
        let pairs: Vec<(usize, usize)> = pairs.map(|(place, column)| (*place, *column)).collect();
        for (place, column) in pairs {
            self.take(place, column, Evidence::Position);
        }
    }
}

/// `sat_overall` of `sat_overall. how satisfied …`.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    text.split_at(end.unwrap_or(text.len())).0
}

/// The name of a column without the number at its end, normalised; `None` without one.
fn stem(profile: &Profile<'_>) -> Option<String> {
    let name = normalised(&profile.column.name);
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let stem = bare.trim_end_matches(['_', '-', '.', ' ']);
    let is_stem = bare.len() < name.len() && stem.chars().count() > 1;
    is_stem.then(|| stem.to_owned())
}

/// Whether a stem is the construct's name, its label or the start of its indicators' names, whole or shortened.
fn stands_for(stem: &str, construct: &crate::model::Construct) -> bool {
    let starts = |name: &str| {
        let name = normalised(name);
        let long = stem.chars().count() >= SHORTEST_STEM || !stem.is_ascii();
        name == stem || (long && name.starts_with(stem))
    };
    let words = construct.label.en.split(' ');
    let of_indicators = construct
        .indicators
        .iter()
        .filter_map(|item| item.name.split_once('_'));
    starts(&construct.name)
        || words.into_iter().any(starts)
        || normalised(&construct.label.zh).contains(stem) && !stem.is_ascii()
        || of_indicators
            .map(|(start, _)| start)
            .any(|start| stem == start)
}
