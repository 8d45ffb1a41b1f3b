//! Columns that tell about the respondents rather than what they answered.

use super::headers::{Found, Headers, RespondentRole, Unfound};
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

/// Headers that plain files have from survey tools, normalised.
const WELL_KNOWN: &[(RespondentRole, &[&str])] = &[
    (
        RespondentRole::Id,
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
        RespondentRole::Duration,
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
        RespondentRole::Start,
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
        RespondentRole::End,
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
        RespondentRole::Ip,
        &["ipaddress", "ip address", "ip", "ipaddr", "来自ip"],
    ),
    (
        RespondentRole::Status,
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
        let mut find = |name: &Option<String>, role: RespondentRole, key| match name {
            Some(name) => unfound.column(name, headers.find(name), key),
            None => well_known(role, headers),
        };
        let start = find(&self.start, RespondentRole::Start, "start");
        let end = find(&self.end, RespondentRole::End, "end");
        Roles {
            id: find(&self.id, RespondentRole::Id, "id"),
            id_declared: self.id.is_some(),
            duration: find(&self.duration, RespondentRole::Duration, "duration"),
            times: start.zip(end),
            ip: find(&self.ip, RespondentRole::Ip, "ip"),
            status: find(&self.status, RespondentRole::Status, "status"),
        }
    }
}

/// The column that the survey tool's layout has for a role; failing that, the first with a name that survey tools give it.
fn well_known(role: RespondentRole, headers: &Headers<'_>) -> Option<usize> {
    let (_, names) = WELL_KNOWN.iter().find(|(known, _)| *known == role)?;
    let by_name = || {
        names
            .iter()
            .find_map(|name| match headers.find(&normalised(name)) {
                Found::Column(position) => Some(position),
                Found::Several(_) | Found::Nothing => None,
            })
    };
    headers.of_role(role).or_else(by_name)
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
