//! Columns that say who and when, not what.

use super::profile::{ColumnKind, Profile};
use crate::study::normalised;

/// Most groups of a column of groups.
const MOST_GROUPS: usize = 20;

const IDS: &[&str] = &[
    "id",
    "respondent",
    "respondent id",
    "respondent_id",
    "responseid",
    "response id",
    "record_id",
    "_uuid",
    "_id",
    "key",
    "#",
    "seq",
    "序号",
    "编号",
    "样本编号",
    "问卷编号",
    "答卷编号",
    "受访者编号",
];
const TIMES: &[&str] = &[
    "startdate",
    "start date",
    "start time",
    "enddate",
    "end date",
    "timestamp",
    "submitdate",
    "date submitted",
    "completion time",
    "time started",
    "recordeddate",
    "_submission_time",
    "submit date (utc)",
    "date",
    "time",
    "提交答卷时间",
    "提交时间",
    "开始答题时间",
    "时间戳记",
    "日期",
    "时间",
];
const WEIGHTS: &[&str] = &[
    "weight",
    "weights",
    "wt",
    "wgt",
    "w",
    "weighting",
    "权重",
    "加权",
    "样本权重",
];
const GROUPS: &[&str] = &[
    "region",
    "group",
    "segment",
    "brand",
    "branch",
    "store",
    "area",
    "city",
    "province",
    "country",
    "wave",
    "channel",
    "地区",
    "区域",
    "省份",
    "城市",
    "品牌",
    "门店",
    "网点",
    "渠道",
    "分组",
    "组别",
    "客户类型",
];

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Names the respondent.
    Id,
    /// When the respondent answered.
    Time,
    /// How much the respondent weighs.
    Weight,
    /// Which group the respondent is in.
    Group,
}

/// A column for a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleProposal {
    /// What it is for.
    pub role: Role,
    /// Its header.
    pub column: String,
    /// Distinct answers.
    pub distinct: usize,
    /// Whether the answers go with the role.
    pub suits: bool,
}

/// The columns for roles, each role's first one that suits; without any that does, the first by name.
pub(super) fn roles(
    profiles: &[Profile<'_>],
    is_item: impl Fn(usize) -> bool,
) -> Vec<RoleProposal> {
    let kinds = [
        (Role::Id, IDS),
        (Role::Time, TIMES),
        (Role::Weight, WEIGHTS),
        (Role::Group, GROUPS),
    ];
    let free = profiles
        .iter()
        .enumerate()
        .filter(|(at, profile)| !is_item(*at) && profile.has_own_name);
    let free: Vec<&Profile<'_>> = free.map(|(_, profile)| profile).collect();
    let first = |(role, names): (Role, &[&str])| {
        let named = names.iter().flat_map(|name| {
            let called = free.iter().filter(|profile| is_called(profile, name));
            called.collect::<Vec<_>>()
        });
        let mut found = named.map(|profile| RoleProposal {
            role,
            column: profile.column.name.clone(),
            distinct: profile.distinct,
            suits: suits(role, profile),
        });
        let first = found.next()?;
        Some(if first.suits {
            first
        } else {
            found.find(|other| other.suits).unwrap_or(first)
        })
    };
    kinds.into_iter().filter_map(first).collect()
}

fn is_called(profile: &Profile<'_>, name: &str) -> bool {
    normalised(&profile.column.name) == name
}

fn suits(role: Role, profile: &Profile<'_>) -> bool {
    let numbers = &profile.numbers;
    let answers = profile.column.answers.codes.len();
    match role {
        Role::Id => profile.distinct == answers,
        Role::Time => profile.distinct > 1,
        Role::Weight => {
            let all: usize = numbers.iter().map(|(_, count)| count).sum();
            all == answers && all > 0 && numbers.iter().all(|(number, _)| *number > 0.0)
        }
        Role::Group => {
            let is_kind = profile.kind != ColumnKind::Empty;
            is_kind && (2..=MOST_GROUPS).contains(&profile.distinct) && profile.distinct < answers
        }
    }
}
