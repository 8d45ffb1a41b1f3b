//! Respondents cross-classified by one or more columns.

use std::collections::BTreeMap;

use super::groups::Groups;

/// What names a group: its columns, each with the group's answer.
pub type GroupKey = Vec<(String, String)>;

/// One group of a cross-classification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its answers.
    pub key: GroupKey,
    /// Its respondents.
    pub respondents: usize,
}

/// The used respondents by the answers to one or more columns: every combination that occurs is a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// The columns.
    pub columns: Vec<String>,
    /// The groups, by the order of the answers to the first column, then the second, and so on.
    pub parts: Vec<Part>,
    /// Position of each used respondent's group; `None` without an answer to one of the columns.
    members: Vec<Option<usize>>,
}

impl Partition {
    /// The cross-classification by `columns`, all over the same respondents; `None` without columns.
    #[must_use]
    pub fn new(columns: impl IntoIterator<Item = Groups>) -> Option<Self> {
        let columns: Vec<Groups> = columns.into_iter().collect();
        let respondents = columns.first()?.codes.len();
        let answers = |respondent: usize| -> Option<Vec<usize>> {
            columns.iter().map(|column| column.of(respondent)).collect()
        };
        let answers: Vec<Option<Vec<usize>>> = (0..respondents).map(answers).collect();
        let mut counts: BTreeMap<&[usize], usize> = BTreeMap::new();
        for own in answers.iter().flatten() {
            *counts.entry(own).or_default() += 1;
        }
        let numbers: BTreeMap<&[usize], usize> = counts
            .keys()
            .enumerate()
            .map(|(n, own)| (*own, n))
            .collect();
        let key = |own: &[usize]| -> GroupKey {
            let named = columns.iter().zip(own);
            named
                .map(|(column, answer)| (column.column.clone(), column.names[*answer].clone()))
                .collect()
        };
        let parts = counts.iter().map(|(own, count)| Part {
            key: key(own),
            respondents: *count,
        });
        Some(Self {
            parts: parts.collect(),
            members: answers
                .iter()
                .map(|own| numbers.get(own.as_deref()?).copied())
                .collect(),
            columns: columns.iter().map(|column| column.column.clone()).collect(),
        })
    }

    /// For each used respondent whether it is in the group of this key; nobody is when there is no such group.
    #[must_use]
    pub fn members(&self, key: &GroupKey) -> Vec<bool> {
        let wanted = self.parts.iter().position(|part| part.key == *key);
        let is_member = |own: &Option<usize>| wanted.is_some() && *own == wanted;
        self.members.iter().map(is_member).collect()
    }

    /// Respondents who lack an answer to one of the columns.
    #[must_use]
    pub fn without_group(&self) -> usize {
        self.members.iter().filter(|own| own.is_none()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Codes;

    fn groups(column: &str, names: &[&str], codes: &[u8]) -> Groups {
        // Code 9 is a blank answer.
        let mut groups_of_codes = vec![None; 10];
        for (code, slot) in groups_of_codes.iter_mut().enumerate() {
            *slot = (code < names.len()).then_some(code);
        }
        Groups {
            column: column.to_owned(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            codes: Codes::Narrow(codes.to_vec()),
            groups_of_codes,
        }
    }

    #[test]
    fn combinations_that_occur_are_groups() {
        let region = groups("region", &["north", "south"], &[1, 0, 1, 0, 9]);
        let wave = groups("wave", &["1", "2"], &[0, 1, 0, 0, 0]);
        let found = Partition::new([region.clone(), wave]).unwrap();
        let keys: Vec<String> = found
            .parts
            .iter()
            .map(|part| part.key.iter().map(|(_, answer)| answer.as_str()).collect())
            .collect();
        assert_eq!(keys, ["north1", "north2", "south1"]);
        let counts: Vec<usize> = found.parts.iter().map(|part| part.respondents).collect();
        assert_eq!(counts, [1, 1, 2]);
        assert_eq!(found.without_group(), 1);
        let south = &found.parts[2].key;
        assert_eq!(found.members(south), [true, false, true, false, false]);
        let nobody = vec![("region".to_owned(), "east".to_owned())];
        assert!(!found.members(&nobody).contains(&true));
        assert_eq!(Partition::new([]), None);
        let part = region.of_respondents(&[true, false, true, false, true]);
        assert_eq!(part.names, ["south"]);
        assert_eq!((part.of(0), part.of(2)), (Some(0), None));
    }
}
