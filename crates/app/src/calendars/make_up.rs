//! Answer a proposed make-up day (调休), and record when a session really ended (至散场).

use domain::kernel::Actor;
use domain::policy::CalendarAct;
use domain::time::{
    ClockTime, DeclinedMakeUp, MakeUpDay, MakeUpState, Opening, Session, actual_end, make_up_days, rule_faults,
};
use serde_json::json;
use store::places::calendar_versions::VersionCause;
use time::Date;

use super::kept::{Kept, open_for_act};
use crate::{AppError, FieldFault, Tx};

/// What the centre does about a proposed day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It opens in these sessions.
    Accept(Vec<Session>),
    Decline,
}

#[derive(Debug, Clone)]
pub struct AnswerStated {
    pub date: Date,
    pub answer: Answer,
    pub reason: Option<String>,
}

/// Accepts or declines; an answer may be changed as long as the day is not past.
pub fn answer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
    read_version: u32,
    stated: &AnswerStated,
) -> Result<Kept, AppError> {
    let mut kept = open_for_act(tx, actor, id, CalendarAct::AnswerMakeUp, read_version)?;
    let days = make_up_days(&kept.rules, &kept.years, &kept.table()?);
    let day = days.into_iter().find(|day| day.date == stated.date).ok_or(AppError::NotFound("makeUpDay"))?;
    answerable(&day, stated, tx.today())?;
    kept.rules.declined_make_ups.retain(|declined| declined.date != day.date);
    kept.rules.openings.retain(|opening| opening.date != day.date || !opening.reason.contains(&day.document));
    match &stated.answer {
        Answer::Accept(sessions) => {
            let reason = day.reason();
            kept.rules.openings.push(Opening { date: day.date, reason, sessions: sessions.clone() });
        }
        Answer::Decline => {
            let (document, reason) = (day.document.clone(), stated.reason.clone());
            kept.rules.declined_make_ups.push(DeclinedMakeUp { date: day.date, document, reason });
        }
    }
    let faults: Vec<FieldFault> = rule_faults(&kept.rules)
        .into_iter()
        .map(|placed| {
            let pointer = if placed.pointer.ends_with("/sessions") { "/sessions" } else { "/answer" };
            FieldFault { pointer: pointer.to_owned(), code: placed.fault.code(), subject: placed.fault.subject() }
        })
        .collect();
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    let accepted = matches!(stated.answer, Answer::Accept(_));
    let detail = json!({ "date": day.date.to_string(), "document": day.document, "accepted": accepted });
    kept.save(tx, actor, VersionCause::MakeUp, stated.reason.clone(), &detail)
}

fn answerable(day: &MakeUpDay, stated: &AnswerStated, today: Date) -> Result<(), AppError> {
    let mut faults = Vec::new();
    let asked = match day.state {
        MakeUpState::Automatic | MakeUpState::OpenAnyway => false,
        // Accepting anew changes the sessions.
        MakeUpState::Proposed | MakeUpState::Accepted => true,
        MakeUpState::Declined => matches!(stated.answer, Answer::Accept(_)),
    };
    if !asked {
        faults.push(FieldFault::new("/answer", "calendar.make-up-not-asked"));
    }
    if day.date < today {
        faults.push(FieldFault::new("/answer", "calendar.make-up-past").about(day.date.to_string()));
    }
    if stated.answer == Answer::Accept(Vec::new()) {
        faults.push(FieldFault::new("/sessions", "field.required"));
    }
    if faults.is_empty() { Ok(()) } else { Err(AppError::Invalid(faults)) }
}

/// A session of a day, known by its planned start, and when it really ended.
#[derive(Debug, Clone, Copy)]
pub struct EndStated {
    pub date: Date,
    pub start: ClockTime,
    pub end: ClockTime,
}

/// From now on the recorded end counts. Recording it again corrects it.
pub fn record_end(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
    read_version: u32,
    stated: EndStated,
) -> Result<Kept, AppError> {
    let mut kept = open_for_act(tx, actor, id, CalendarAct::RecordEnd, read_version)?;
    let EndStated { date, start, end } = stated;
    let recorded = actual_end(&kept.rules, &kept.table()?, date, start, end, tx.now)?
        .map_err(|fault| AppError::Invalid(vec![FieldFault::new(fault.pointer(), fault.code())]))?;
    if kept.rules.actual_ends.contains(&recorded) {
        return Err(AppError::Invalid(vec![FieldFault::new("/end", "calendar.nothing-changed")]));
    }
    kept.rules.actual_ends.retain(|known| (known.date, known.start) != (date, start));
    kept.rules.actual_ends.push(recorded);
    let detail = json!({ "date": date.to_string(), "start": start, "planned": recorded.planned, "end": end });
    kept.save(tx, actor, VersionCause::ActualEnd, None, &detail)
}
