//! Writes the explanation of a due time by going over its days once more.

use time::{Date, OffsetDateTime};

use super::axis::Scale;
use super::civil::CIVIL;
use super::count::Count;
use super::day_table::Why;
use super::explain::{CalendarUsed, DayRun, Explanation, Reason, SessionRun};
use super::pause::Pause;
use super::{Limit, Unit};

/// The explanation of a limit that was counted out and ends at `due`.
pub(super) fn account(
    start: OffsetDateTime,
    limit: Limit,
    pauses: &[Pause],
    count: &Count<'_>,
    due: OffsetDateTime,
) -> Explanation {
    let table = count.axis.table;
    let (first, _) = table.locate(start);
    let (last, _) = table.locate(due);
    let sessions = match count.axis.scale {
        Scale::OpenTime => session_runs(count, first, last, start, due),
        Scale::Closes | Scale::Days => Vec::new(),
    };
    let mut runs = Runs::default();
    for index in first..=last {
        let date = table.date(index);
        let (counted, reason) = match count.axis.scale {
            Scale::OpenTime => hour_reason(count, index, date, &sessions),
            _ if index == first => (false, Reason::DayOfEvent),
            Scale::Closes => close_reason(count, index),
            Scale::Days => calendar_reason(count, index, last),
        };
        runs.push(date, counted, reason);
    }
    Explanation {
        start: start.to_offset(CIVIL),
        limit,
        extended_by: None,
        calendar: match limit.unit {
            Unit::WorkingDay | Unit::CalendarDay => CalendarUsed::National,
            Unit::OpenDay | Unit::OpenHour => CalendarUsed::Centre,
        },
        calendar_version: table.version(),
        days: runs.0,
        sessions,
        pauses: pauses
            .iter()
            .map(|p| Pause { from: p.from.to_offset(CIVIL), to: p.to.map(|to| to.to_offset(CIVIL)) })
            .collect(),
        due,
    }
}

#[derive(Default)]
struct Runs(Vec<DayRun>);

impl Runs {
    fn push(&mut self, date: Date, counted: bool, reason: Reason) {
        match self.0.last_mut() {
            Some(run) if run.counted == counted && run.reason == reason => {
                run.to = date;
                run.days += 1;
            }
            _ => self.0.push(DayRun { from: date, to: date, days: 1, counted, reason }),
        }
    }
}

fn of_table(count: &Count<'_>, index: i64) -> Reason {
    let table = count.axis.table;
    let why = table.entry(index).and_then(|entry| table.reasons.get(entry.why));
    Reason::Day(why.cloned().unwrap_or(Why::RestDay))
}

fn close_reason(count: &Count<'_>, index: i64) -> (bool, Reason) {
    match count.axis.table.entry(index) {
        Some(entry) if entry.close.is_some() => {
            if count.standstill.holds(entry.open_before) {
                (false, Reason::Paused)
            } else {
                (true, of_table(count, index))
            }
        }
        _ => (false, of_table(count, index)),
    }
}

fn calendar_reason(count: &Count<'_>, index: i64, due: i64) -> (bool, Reason) {
    if count.standstill.holds(index) {
        (false, Reason::Paused)
    } else if index < count.to {
        (true, Reason::CalendarDay)
    } else if index == due {
        (false, Reason::NextWorkingDay)
    } else {
        (false, of_table(count, index))
    }
}

fn hour_reason(count: &Count<'_>, index: i64, date: Date, sessions: &[SessionRun]) -> (bool, Reason) {
    let mut today = sessions.iter().filter(|run| run.from.date() == date).peekable();
    if count.axis.table.entry(index).is_none_or(|entry| entry.close.is_none()) {
        (false, of_table(count, index))
    } else if today.peek().is_none() {
        (false, Reason::AfterClose)
    } else if today.any(|run| run.counted) {
        (true, of_table(count, index))
    } else {
        (false, Reason::Paused)
    }
}

/// Opening hours from `start` to `due`, cut where the clock stopped or went on.
fn session_runs(
    count: &Count<'_>,
    first: i64,
    last: i64,
    start: OffsetDateTime,
    due: OffsetDateTime,
) -> Vec<SessionRun> {
    let table = count.axis.table;
    let (from, to) = (count.axis.position(start), count.axis.position(due));
    let mut runs = Vec::new();
    for index in first..=last {
        let Some(entry) = table.entry(index) else {
            continue;
        };
        let mut at = entry.open_time_before;
        for session in table.sessions(entry) {
            let end = at + session.length();
            for (begin, end, counted) in count.standstill.cut(at.max(from), end.min(to)) {
                let moment = |position: i64| table.instant(index, session.start.nanos() + (position - at));
                runs.push(SessionRun { from: moment(begin), to: moment(end), counted });
            }
            at = end;
        }
    }
    runs
}
