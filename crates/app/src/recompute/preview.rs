//! What a change of the calendar would move, before anything is written.

use domain::case::derive::recompute::{Standing, due_again};
use domain::case::derive::timers::Limits;
use domain::kernel::Actor;
use domain::time::{CalendarRules, Calendars, DayTable};
use store::cases::timers::TimerRow;
use store::engine::columns::Id;
use store::places::centres;
use store::supervision::recomputations;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{may_see, unreadable};
use crate::acts::limits;
use crate::calendars::stored_national;
use crate::{AppError, Tx};

/// Clocks looked at in one preview; the next goes on behind them.
const AT_ONCE: i64 = 1_000;

/// A clock that would move.
#[derive(Debug, Clone)]
pub struct Moving {
    pub timer: TimerRow,
    /// Official number of its case.
    pub number: String,
    /// None while it stands still.
    pub from: Option<OffsetDateTime>,
    pub to: Option<OffsetDateTime>,
}

#[derive(Debug, Clone)]
pub struct Preview {
    pub moving: Vec<Moving>,
    pub examined: usize,
    /// Could not be computed: a year is not loaded.
    pub kept_back: usize,
    /// Go on behind this clock; none at the end.
    pub next: Option<Uuid>,
}

/// What the rules would move among the next open clocks of the centre; with the rules in force, where none are given.
/// Nothing is written.
pub fn preview(
    tx: &mut Tx<'_>,
    actor: &Actor,
    rules: Option<&CalendarRules>,
    after: Option<Uuid>,
) -> Result<Preview, AppError> {
    let centre = centres::load(tx.conn, actor.centre)?;
    may_see(actor)?;
    let tables = tx.tables(&centre.calendar_id)?;
    let own = rules.map(|rules| proposed(tx, rules)).transpose()?;
    let in_force = limits(&centre, &tables);
    let calendars = Calendars { own: own.as_ref().unwrap_or(&tables.own.days), national: &tables.national.days };
    let changed = Limits { calendars, ..in_force };
    let found = recomputations::open_timers(tx.conn, actor.centre, after.map(Id), AT_ONCE)?;
    let next = found.last().filter(|_| i64::try_from(found.len()) == Ok(AT_ONCE)).map(|last| last.id.0);
    let mut preview = Preview { moving: Vec::new(), examined: found.len(), kept_back: 0, next };
    for timer in found {
        let Ok(standing) = due_again(&timer.kept()?, &changed) else {
            preview.kept_back += 1;
            continue;
        };
        let from = (!timer.stands_still()).then(|| timer.due.time());
        let to = match standing {
            Standing::Due { due, .. } => Some(due),
            Standing::Still { .. } => None,
        };
        if from != to {
            preview.moving.push(Moving { timer, number: String::new(), from, to });
        }
    }
    let cases: Vec<Id> = preview.moving.iter().map(|moving| moving.timer.case_id).collect();
    for (case, number) in store::cases::case::numbers(tx.conn, &cases)? {
        for moving in preview.moving.iter_mut().filter(|moving| moving.timer.case_id == case) {
            moving.number.clone_from(&number);
        }
    }
    Ok(preview)
}

fn proposed(tx: &mut Tx<'_>, rules: &CalendarRules) -> Result<DayTable, AppError> {
    let years = stored_national(tx.conn)?.years;
    DayTable::build(rules, &years).map_err(|_| unreadable())
}
