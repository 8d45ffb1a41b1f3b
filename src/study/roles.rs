//! Columns that tell about the respondents rather than what they answered.

use super::headers::{Found, Headers, Unfound};
use super::normalise::normalised;
use crate::document::TableReader;

/// Names of these columns as the study states them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleNames {
    /// What names a respondent.
    pub id: Option<String>,
    /// Seconds that a respondent took.
    pub duration: Option<String>,
    /// When a respondent began.
    pub start: Option<String>,
    /// When a respondent ended.
    pub end: Option<String>,
    /// The network address.
    pub ip: Option<String>,
    /// Whether the respondent got to the end: a share, a flag or a word.
    pub status: Option<String>,
}

/// Positions of the columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// What names a respondent.
    pub id: Option<usize>,
    /// Whether the study names that column; one that only looks like an id need not be one.
    pub id_declared: bool,
    /// Seconds that a respondent took.
    pub duration: Option<usize>,
    /// When a respondent began and ended.
    pub times: Option<(usize, usize)>,
    /// The network address.
    pub ip: Option<usize>,
    /// Whether the respondent got to the end.
    pub status: Option<usize>,
}

/// A header that a survey tool writes for a role.
#[derive(Clone, Copy)]
enum Role {
    Id,
    Duration,
    Start,
    End,
    Ip,
    Status,
}

/// Headers of the survey tools, normalised.
const WELL_KNOWN: &[(Role, &[&str])] = &[
    (
        Role::Id,
        &[
            "responseid",
            "response id",
            "respondent id",
            "respondent_id",
            "respondent",
            "record_id",
            "_uuid",
            "key",
            "id",
            "序号",
            "编号",
            "答卷编号",
        ],
    ),
    (
        Role::Duration,
        &[
            "duration (in seconds)",
            "duration",
            "duration_seconds",
            "totalseconds",
            "time_used",
            "所用时间",
            "答题时长",
        ],
    ),
    (
        Role::Start,
        &[
            "startdate",
            "start date",
            "start date (utc)",
            "start time",
            "start",
            "date started",
            "time started",
            "开始答题时间",
        ],
    ),
    (
        Role::End,
        &[
            "enddate",
            "end date",
            "submit date (utc)",
            "completion time",
            "end",
            "date submitted",
            "结束答题时间",
        ],
    ),
    (
        Role::Ip,
        &["ipaddress", "ip address", "ip", "ipaddr", "来自ip"],
    ),
    (
        Role::Status,
        &["progress", "finished", "status", "submitdate"],
    ),
];

impl RoleNames {
    /// Takes the keys from the table `[survey]`.
    pub(super) fn read(table: &mut TableReader<'_>) -> Self {
        Self {
            id: table.text("id"),
            duration: table.text("duration"),
            start: table.text("start"),
            end: table.text("end"),
            ip: table.text("ip"),
            status: table.text("status"),
        }
    }

    /// The columns: those that the study names, then those with a header that survey tools write.
    pub(super) fn find(&self, headers: &Headers<'_>, unfound: &mut Unfound) -> Roles {
        let mut find = |name: &Option<String>, role: Role, key| match name {
            Some(name) => unfound.column(name, headers.find(name), key),
            None => well_known(role, headers),
        };
        let start = find(&self.start, Role::Start, "start");
        let end = find(&self.end, Role::End, "end");
        Roles {
            id: find(&self.id, Role::Id, "id"),
            id_declared: self.id.is_some(),
            duration: find(&self.duration, Role::Duration, "duration"),
            times: start.zip(end),
            ip: find(&self.ip, Role::Ip, "ip"),
            status: find(&self.status, Role::Status, "status"),
        }
    }
}

/// The first column with a name that survey tools give to a role.
fn well_known(role: Role, headers: &Headers<'_>) -> Option<usize> {
    let names = WELL_KNOWN
        .iter()
        .find(|(known, _)| std::mem::discriminant(known) == std::mem::discriminant(&role));
    let (_, names) = names?;
    names
        .iter()
        .find_map(|name| match headers.find(&normalised(name)) {
            Found::Column(position) => Some(position),
            Found::Several(_) | Found::Nothing => None,
        })
}

impl Roles {
    /// Positions of all columns.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        let (start, end) = self.times.unzip();
        let all = [self.id, self.duration, start, end, self.ip, self.status];
        all.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(names: &RoleNames, headers: &[&str]) -> Roles {
        let headers: Vec<String> = headers.iter().map(|name| (*name).to_owned()).collect();
        names.find(&Headers::new(&headers), &mut Unfound::default())
    }

    #[test]
    fn headers_of_survey_tools_are_known_and_declared_ones_win() {
        let found = roles(&RoleNames::default(), &["序号", "所用时间", "来自IP", "Q1"]);
        assert_eq!(
            (found.id, found.duration, found.ip),
            (Some(0), Some(1), Some(2))
        );
        assert!(!found.id_declared);
        let names = RoleNames {
            id: Some("Q1".to_owned()),
            ..RoleNames::default()
        };
        let found = roles(&names, &["id", "Q1", "StartDate", "EndDate"]);
        assert_eq!((found.id, found.times), (Some(1), Some((2, 3))));
        assert!(found.id_declared);
        assert_eq!(found.columns().collect::<Vec<_>>(), [1, 2, 3]);
    }
}
