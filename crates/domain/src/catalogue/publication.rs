//! Whether a version may be published at a centre (requirement B6), and from when (B5).

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use super::check::{self, ItemRule};
use super::disclosure::missing;
use super::draft::DraftMark;
use super::item::{ItemVersion, Kind};
use super::limits::first_broken_promise;
use crate::policy::Power;
use crate::profile::{CentrePolicy, HandlingKind};
use crate::time::Calendars;

/// What the centre knows that the version itself does not say.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub policy: &'a CentrePolicy,
    /// The powers of the window that the version names; none when the centre has no such window.
    pub window: Option<&'a [Power]>,
    /// The code that the item has had so far; none for a new item.
    pub code: Option<&'a str>,
    /// Another item of the centre has the code of this version.
    pub code_taken: bool,
    pub calendars: Calendars<'a>,
}

/// What keeps a version from being published. Codes are public: they are never renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PublicationRule {
    /// The version contradicts itself or the law.
    Item(ItemRule),
    /// A line of the centre's disclosure list is open.
    NotDisclosed,
    WindowUnknown,
    /// The department has not granted its window what the item needs (A6).
    PowerMissing,
    /// The centre does not use cases of this kind (D1).
    KindNotUsed,
    CodeTaken,
    /// An item keeps its code over its versions.
    CodeDiffers,
    /// On the centre's own calendar the promise would end after the statutory limit.
    PromiseOutlasts,
}

impl PublicationRule {
    pub fn code(self) -> &'static str {
        match self {
            Self::NotDisclosed => "guide.not-disclosed",
            Self::WindowUnknown => "guide.window-unknown",
            Self::PowerMissing => "guide.power-missing",
            Self::KindNotUsed => "guide.kind-not-used",
            Self::CodeTaken => "guide.code-taken",
            Self::CodeDiffers => "guide.code-differs",
            Self::PromiseOutlasts => "guide.promise-outlasts",
            Self::Item(rule) => match rule {
                ItemRule::TextBlank => "guide.text-blank",
                ItemRule::CodeForm => "guide.code-form",
                ItemRule::ApplicantsEmpty => "guide.applicants-empty",
                ItemRule::ApplicantsRepeated => "guide.applicants-repeated",
                ItemRule::DeliveryEmpty => "guide.delivery-empty",
                ItemRule::MaterialCodeRepeated => "guide.material-code-repeated",
                ItemRule::MaterialNothingAsked => "guide.material-nothing-asked",
                ItemRule::ConditionMissing => "guide.condition-missing",
                ItemRule::ConditionIdle => "guide.condition-idle",
                ItemRule::LimitZero => "guide.limit-zero",
                ItemRule::StatutoryUnit => "guide.statutory-unit",
                ItemRule::PromiseMissing => "guide.promise-missing",
                ItemRule::PromiseOnImmediate => "guide.promise-on-immediate",
                ItemRule::PromiseBeyondStatutory => "guide.promise-beyond-statutory",
                ItemRule::FeeBasisMissing => "guide.fee-basis-missing",
                ItemRule::VisitsTooFew => "guide.visits-too-few",
            },
        }
    }
}

/// A broken rule and its place, a JSON pointer into the version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationFault {
    pub pointer: String,
    pub rule: PublicationRule,
    /// What the fault is about, e.g. the name of the open line.
    pub subject: Option<String>,
}

/// Everything that keeps the version from being published; empty when nothing does.
pub fn faults(version: &ItemVersion, facts: Facts<'_>) -> Vec<PublicationFault> {
    let mut found: Vec<PublicationFault> = check::faults(version)
        .into_iter()
        .map(|fault| PublicationFault { pointer: fault.pointer, rule: PublicationRule::Item(fault.rule), subject: None })
        .collect();
    // A field that is at fault already is not said to be open as well.
    for line in missing(version, &facts.policy.disclosure) {
        if !found.iter().any(|fault| fault.pointer == line.pointer) {
            add(&mut found, line.pointer, PublicationRule::NotDisclosed, Some(line.name));
        }
    }
    let kind = match version.kind {
        Kind::Immediate => HandlingKind::Immediate,
        Kind::Commitment => HandlingKind::Commitment,
    };
    if !facts.policy.kinds.contains(&kind) {
        add(&mut found, "/kind", PublicationRule::KindNotUsed, None);
    }
    window(version, facts, &mut found);
    match facts.code {
        Some(code) if code != version.code => {
            add(&mut found, "/code", PublicationRule::CodeDiffers, Some(code.to_owned()));
        }
        None if facts.code_taken => add(&mut found, "/code", PublicationRule::CodeTaken, None),
        _ => {}
    }
    let beyond = PublicationRule::Item(ItemRule::PromiseBeyondStatutory);
    if let (Some(promised), Some(statutory)) = (version.promised_limit, version.statutory_limit)
        && !found.iter().any(|fault| fault.rule == beyond)
        && let Some(day) = first_broken_promise(&facts.calendars, promised, statutory)
    {
        add(&mut found, "/promisedLimit", PublicationRule::PromiseOutlasts, Some(day.to_string()));
    }
    found
}

/// The window takes, handles and delivers only what its department lets it (A6).
fn window(version: &ItemVersion, facts: Facts<'_>, found: &mut Vec<PublicationFault>) {
    let Some(powers) = facts.window else {
        if !version.window.trim().is_empty() {
            add(found, "/window", PublicationRule::WindowUnknown, None);
        }
        return;
    };
    for needed in needed_powers(version.kind) {
        if !powers.contains(&needed) {
            add(found, "/window", PublicationRule::PowerMissing, Some(needed.name().to_owned()));
        }
    }
}

/// What a window needs for an item of this kind (A6).
pub fn needed_powers(kind: Kind) -> [Power; 3] {
    let handling = match kind {
        Kind::Immediate => Power::ImmediateApproval,
        Kind::Commitment => Power::CommitmentCoordination,
    };
    [Power::Acceptance, handling, Power::Delivery]
}

fn add(found: &mut Vec<PublicationFault>, pointer: &str, rule: PublicationRule, subject: Option<String>) {
    found.push(PublicationFault { pointer: pointer.to_owned(), rule, subject });
}

/// The days on which new cases are taken under a version, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub until: Option<Date>,
}

/// Why a version cannot begin, or an item end, on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodFault {
    InThePast,
    /// Further ahead than anybody plans; it would keep every later version out.
    TooFar,
    /// The newest version begins on this day: what follows begins after it.
    NotAfter(Date),
    /// The item ends on this day already.
    EndedAlready(Date),
}

impl PeriodFault {
    pub fn code(self) -> &'static str {
        match self {
            Self::InThePast => "period.in-the-past",
            Self::TooFar => "period.too-far",
            Self::NotAfter(_) => "period.not-after",
            Self::EndedAlready(_) => "period.ended-already",
        }
    }

    pub fn subject(self) -> Option<String> {
        match self {
            Self::InThePast | Self::TooFar => None,
            Self::NotAfter(day) | Self::EndedAlready(day) => Some(day.to_string()),
        }
    }
}

/// Why an item leaves the centre: never by the department's own decision (document 002).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    /// The last day on which cases are taken. Those taken go on to their end.
    pub last_day: Date,
    pub reasons: String,
    pub approved_by: String,
    /// The document of the approval.
    pub approval: Option<String>,
    pub settled: DraftMark,
}

/// How far ahead a version may begin.
const FURTHEST: Duration = Duration::days(731);

fn plannable(day: Date, today: Date) -> Result<(), PeriodFault> {
    if day < today {
        return Err(PeriodFault::InThePast);
    }
    if day - today > FURTHEST { Err(PeriodFault::TooFar) } else { Ok(()) }
}

/// The last day of the newest version when another begins on `from`: the day before, unless it ends earlier anyway.
/// Never two versions on one day, never one that ends before it begins.
pub fn succeed(newest: Option<Period>, from: Date, today: Date) -> Result<Option<Date>, PeriodFault> {
    plannable(from, today)?;
    let Some(newest) = newest else { return Ok(None) };
    if from <= newest.from {
        return Err(PeriodFault::NotAfter(newest.from));
    }
    let last = from.previous_day().ok_or(PeriodFault::InThePast)?;
    Ok(Some(newest.until.map_or(last, |until| until.min(last))))
}

/// Whether the item may be taken off the centre's list after `last_day`.
pub fn end(newest: Period, last_day: Date, today: Date) -> Result<(), PeriodFault> {
    if let Some(until) = newest.until.filter(|until| *until <= last_day) {
        return Err(PeriodFault::EndedAlready(until));
    }
    plannable(last_day, today)?;
    if last_day < newest.from { Err(PeriodFault::NotAfter(newest.from)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 03 - 03);

    fn open(from: Date) -> Option<Period> {
        Some(Period { from, until: None })
    }

    #[test]
    fn the_running_version_ends_the_day_before_the_next_begins() {
        assert_eq!(succeed(open(date!(2024 - 01 - 01)), TODAY, TODAY), Ok(Some(date!(2026 - 03 - 02))));
        assert_eq!(succeed(None, TODAY, TODAY), Ok(None));
    }

    #[test]
    fn a_version_that_ends_earlier_keeps_its_end() {
        let ended = Some(Period { from: date!(2024 - 01 - 01), until: Some(date!(2025 - 12 - 31)) });
        assert_eq!(succeed(ended, TODAY, TODAY), Ok(Some(date!(2025 - 12 - 31))));
    }

    #[test]
    fn nothing_begins_in_the_past_or_before_the_newest_version() {
        assert_eq!(succeed(None, date!(2026 - 03 - 02), TODAY), Err(PeriodFault::InThePast));
        assert_eq!(succeed(None, date!(2029 - 01 - 01), TODAY), Err(PeriodFault::TooFar));
        let coming = open(date!(2026 - 04 - 01));
        assert_eq!(succeed(coming, TODAY, TODAY), Err(PeriodFault::NotAfter(date!(2026 - 04 - 01))));
        assert_eq!(succeed(coming, date!(2026 - 04 - 01), TODAY), Err(PeriodFault::NotAfter(date!(2026 - 04 - 01))));
        assert_eq!(succeed(coming, date!(2026 - 04 - 02), TODAY), Ok(Some(date!(2026 - 04 - 01))));
    }

    #[test]
    fn an_item_ends_once_and_not_before_its_newest_version_begins() {
        let running = Period { from: date!(2024 - 01 - 01), until: None };
        assert_eq!(end(running, TODAY, TODAY), Ok(()));
        assert_eq!(end(running, date!(2026 - 03 - 02), TODAY), Err(PeriodFault::InThePast));
        let ended = Period { until: Some(TODAY), ..running };
        assert_eq!(end(ended, date!(2026 - 05 - 01), TODAY), Err(PeriodFault::EndedAlready(TODAY)));
        let coming = Period { from: date!(2026 - 04 - 01), until: None };
        assert_eq!(end(coming, TODAY, TODAY), Err(PeriodFault::NotAfter(date!(2026 - 04 - 01))));
    }
}
