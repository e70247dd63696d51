//! Stop the clocks for a special procedure (中止, D4, 行政许可法 45), let them go on (恢复), and extend the statutory limit
//! once (延期, D5, 行政许可法 42).

use time::OffsetDateTime;

use super::{Attempt, settle, stage_allows, stated};
use crate::case::clock::Clock;
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::stage::Act;
use crate::catalogue::item::ItemVersion;
use crate::catalogue::regime::ExcludedStep;
use crate::kernel::{Refusal, Rule};

#[derive(Debug, Clone)]
pub struct Suspend {
    pub step: ExcludedStep,
    /// Working days that it takes, as the applicant is told in writing.
    pub days: Option<u32>,
    pub reasons: Option<String>,
}

/// Several may last at once; each is ended by its number.
pub fn suspend(case: &Case, act: &Suspend, version: &ItemVersion) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Suspend).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Suspend, stage: Some(case.stage.name()) };
    let mut faults = Vec::new();
    let stopping = version.stopping_steps().into_iter().find(|stopping| stopping.step == act.step);
    let clocks = stopping.map(|stopping| stopping.clocks);
    match &clocks {
        None => faults.push(attempt.breaks(Rule::StepCounts).at("/step").about(act.step.word())),
        Some(clocks) if clocks.is_empty() => faults.push(attempt.breaks(Rule::NoClockToStop).at("/step")),
        Some(_) => {}
    }
    let days = act.days.filter(|days| *days > 0);
    if days.is_none() {
        faults.push(attempt.breaks(Rule::DaysMissing).at("/days"));
    }
    let reasons = stated(&act.reasons);
    if reasons.is_none() {
        faults.push(attempt.breaks(Rule::ReasonsMissing).at("/reasons"));
    }
    let number = u32::try_from(case.suspensions.len()).unwrap_or(u32::MAX).saturating_add(1);
    settle(
        faults,
        Event::Suspended {
            number,
            step: act.step,
            clocks: clocks.unwrap_or_default(),
            days: days.unwrap_or_default(),
            reasons: reasons.unwrap_or_default(),
        },
    )
}

/// Ends exactly the special procedure of this number.
pub fn resume(case: &Case, number: u32, note: &Option<String>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Resume).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Resume, stage: Some(case.stage.name()) };
    let fault = match case.suspensions.iter().find(|suspension| suspension.number == number) {
        None => Some(Rule::NoSuchSuspension),
        Some(suspension) if suspension.until.is_some() => Some(Rule::SuspensionOver),
        Some(_) => None,
    };
    let faults = fault.map(|rule| attempt.breaks(rule).at("/suspension").about(number.to_string()));
    settle(faults.into_iter().collect(), Event::Resumed { number, note: stated(note) })
}

/// Whether any special procedure lasts that could be ended.
pub fn resume_obstacles(case: &Case) -> Vec<Refusal> {
    let attempt = Attempt { act: Act::Resume, stage: Some(case.stage.name()) };
    let none = case.suspensions_open().next().is_none();
    none.then(|| attempt.breaks(Rule::NotSuspended)).into_iter().collect()
}

/// What keeps anybody from stopping the clocks, whatever is stated: no step stops any.
pub fn suspend_obstacles(case: &Case, version: &ItemVersion) -> Vec<Refusal> {
    let attempt = Attempt { act: Act::Suspend, stage: Some(case.stage.name()) };
    let some = version.stopping_steps().iter().any(|stopping| !stopping.clocks.is_empty());
    if some { Vec::new() } else { vec![attempt.breaks(Rule::NoClockToStop)] }
}

#[derive(Debug, Clone)]
pub struct Extend {
    /// Days more, in the unit of the limit.
    pub days: Option<u32>,
    pub reasons: Option<String>,
}

/// What the centre knows.
#[derive(Debug, Clone, Copy)]
pub struct ExtendFacts<'a> {
    pub version: &'a ItemVersion,
    pub now: OffsetDateTime,
    /// When the statutory clock is due; none while that cannot be told, because it stands still.
    pub statutory_due: Option<OffsetDateTime>,
    /// The promise moves with the statutory limit, as the policy of the centre says.
    pub moves_promise: bool,
}

/// What keeps anybody from extending the limit now, whatever is stated.
pub fn extend_obstacles(case: &Case, facts: ExtendFacts<'_>) -> Vec<Refusal> {
    let attempt = Attempt { act: Act::Extend, stage: Some(case.stage.name()) };
    let allowed = facts.version.extension_rule().zip(facts.version.statutory_limit);
    let mut faults = Vec::new();
    if allowed.is_none_or(|(rule, limit)| rule.longest.unit != limit.unit) {
        faults.push(attempt.breaks(Rule::ExtensionNotAllowed));
    }
    if case.extended.is_some() {
        faults.push(attempt.breaks(Rule::AlreadyExtended));
    }
    if facts.statutory_due.is_some_and(|due| due < facts.now) {
        faults.push(attempt.breaks(Rule::ExtensionTooLate));
    }
    faults
}

pub fn extend(case: &Case, act: &Extend, facts: ExtendFacts<'_>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Extend).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Extend, stage: Some(case.stage.name()) };
    let mut faults = extend_obstacles(case, facts);
    let rule = facts.version.extension_rule();
    match (act.days.filter(|days| *days > 0), &rule) {
        (None, _) => faults.push(attempt.breaks(Rule::DaysMissing).at("/days")),
        (Some(days), Some(rule)) if days > rule.longest.amount => {
            faults.push(attempt.breaks(Rule::ExtensionTooLong).at("/days").about(rule.longest.amount.to_string()));
        }
        (Some(_), _) => {}
    }
    let reasons = stated(&act.reasons);
    if reasons.is_none() {
        faults.push(attempt.breaks(Rule::ReasonsMissing).at("/reasons"));
    }
    // An immediate case promises its session day, and that is no number of days.
    let promise = (facts.moves_promise && facts.version.promised_limit.is_some()).then_some(Clock::Promise);
    let (Some(rule), Some(amount), Some(reasons), true) = (rule, act.days, reasons, faults.is_empty()) else {
        return Err(faults);
    };
    Ok(Event::Extended {
        clocks: [Clock::Statutory].into_iter().chain(promise).collect(),
        amount,
        approver: rule.approver,
        basis: rule.basis,
        reasons,
    })
}
