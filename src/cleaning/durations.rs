//! How long respondents took.

use chrono::{DateTime, NaiveDateTime};

use super::respondents::Respondents;
use crate::study::{Roles, normalised, number};
use crate::survey::Responses;

/// Ways in which survey tools write a time.
const TIMES: &[&str] = &[
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dt%H:%M:%S%.f",
    "%Y/%m/%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %H:%M:%S%.f",
    "%m/%d/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S%.f",
    "%d.%m.%Y %H:%M:%S%.f",
];

/// Seconds that each respondent of the file took: from the column of durations, or else from the times of beginning and
/// end; `None` where they cannot be told. Empty without such columns.
pub(super) fn durations(responses: &Responses, roles: &Roles) -> Vec<Option<f64>> {
    let read = responses.respondents();
    if let Some(column) = roles.duration.and_then(|at| responses.column(at)) {
        let texts = column.answers.texts.iter();
        let seconds: Vec<Option<f64>> = texts.map(|text| seconds(&normalised(text))).collect();
        let of = |at| {
            seconds
                .get(column.answers.codes.get(at)?)
                .copied()
                .flatten()
        };
        return (0..read).map(of).collect();
    }
    let columns = roles.times.and_then(|(start, end)| {
        let pair = (responses.column(start)?, responses.column(end)?);
        Some(pair)
    });
    let Some((start, end)) = columns else {
        return Vec::new();
    };
    let of = |at| {
        let begun = time(&normalised(start.answers.text(at)?))?;
        let ended = time(&normalised(end.answers.text(at)?))?;
        let seconds = (ended - begun).num_seconds() as f64;
        (seconds >= 0.0).then_some(seconds)
    };
    (0..read).map(of).collect()
}

/// The median of the durations that are known among those who are in.
pub(super) fn median_duration(durations: &[Option<f64>], respondents: &Respondents) -> Option<f64> {
    let known = respondents.positions();
    let known = known.filter_map(|at| durations.get(at).copied().flatten());
    let mut known: Vec<f64> = known.collect();
    known.sort_by(f64::total_cmp);
    let upper = *known.get(known.len() / 2)?;
    let lower = *known.get((known.len() - 1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

/// Seconds in a normalised text: `304`, `304秒`, `304 s`, `5分4秒`, `5:04`, `0:05:04`.
fn seconds(text: &str) -> Option<f64> {
    let text = text.replace("小时", ":").replace('分', ":");
    let units = ["秒", "seconds", "secs", "sec", "s"];
    let mut units = units.iter();
    let bare = units.find_map(|unit| text.strip_suffix(unit));
    let mut total = 0.0;
    for part in bare.unwrap_or(&text).split(':') {
        total = total * 60.0 + number(part.trim()).filter(|part| *part >= 0.0)?;
    }
    Some(total)
}

/// The point of time of a normalised text.
fn time(text: &str) -> Option<NaiveDateTime> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some(time.naive_utc());
    }
    let text = text.trim_end_matches(" utc");
    let mut formats = TIMES.iter();
    formats.find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
}

#[cfg(test)]
mod tests {
    use super::super::samples::{codebook, responses};
    use super::*;

    #[test]
    fn durations_are_read_as_survey_tools_write_them() {
        for (text, expected) in [
            ("304", Some(304.0)),
            ("304秒", Some(304.0)),
            ("12.5 s", Some(12.5)),
            ("5分4秒", Some(304.0)),
            ("5:04", Some(304.0)),
            ("1小时0分4秒", Some(3604.0)),
            ("-3", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }

    #[test]
    fn times_are_subtracted() {
        for (start, end) in [
            ("2025-09-26 10:50:08", "2025-09-26 10:51:08"),
            ("2025/9/26 10:50:08", "2025/9/26 10:51:08"),
            ("04/09/2019 11:59:21 AM", "04/09/2019 12:00:21 PM"),
            ("2021-01-01T10:00:00.000+01:00", "2021-01-01T09:01:00Z"),
            ("2021-01-01T10:00:00.500", "2021-01-01T10:01:00.500"),
        ] {
            let responses = responses(&[("start", &[start, ""]), ("end", &[end, end])]);
            let roles = Roles {
                times: Some((0, 1)),
                ..Roles::default()
            };
            assert_eq!(durations(&responses, &roles), [Some(60.0), None], "{start}");
        }
    }

    #[test]
    fn the_median_is_of_those_who_are_in() {
        let responses = responses(&[("a", &["1", "2", "3", "4"])]);
        let respondents = Respondents::that_pass(&responses, &codebook(&["a"], 1.0, 5.0));
        let known = [Some(10.0), None, Some(40.0), Some(20.0)];
        assert_eq!(median_duration(&known, &respondents), Some(20.0));
        let even = [Some(10.0), Some(30.0), Some(40.0), Some(20.0)];
        assert_eq!(median_duration(&even, &respondents), Some(25.0));
        assert_eq!(median_duration(&[], &respondents), None);
    }
}
