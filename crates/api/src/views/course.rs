//! The course of a case.

use app::queries::cases::CourseStep;
use domain::case::{ApplicantField, Event, Outcome, ReminderWay};
use domain::catalogue::regime::ExcludedStep;
use domain::kernel::Signature;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::common::Named;

/// One event of the course (D11).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CourseEvent)]
pub struct CourseEventView {
    pub seq: u32,
    /// `received`, `accepted`, `deemedAccepted`, `supplementRequested`, `supplemented`, `refused`, `rejected`,
    /// `transferred`, `withdrawn`, `terminated`, `decided`, `delivered`, `acceptedWithLate`, `materialsBrought`,
    /// `corrected`, `reminded`, `filed`, `suspended`, `resumed`, `extended`.
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
    /// Where it happened; of what was done in the back office, the window that took the case.
    pub window: Named,
    /// The review unit, of what was done in the back office.
    pub unit: Option<Named>,
    /// What a decision decided.
    pub outcome: Option<Outcome>,
    /// A supplement request after the first: a fault of the centre.
    pub repeated: bool,
    /// How the applicant was reminded.
    pub how: Option<ReminderWay>,
    /// What of the applicant's data was corrected.
    pub fields: Vec<ApplicantField>,
    /// Which suspension began or ended (中止、恢复).
    pub suspension: Option<u32>,
    pub step: Option<ExcludedStep>,
    /// So many days it takes, or longer.
    pub days: Option<u32>,
    /// Why the clocks were stopped or extended.
    pub reasons: Option<String>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Course)]
pub struct CourseView {
    pub items: Vec<CourseEventView>,
}

impl CourseView {
    pub fn of(events: Vec<CourseStep>) -> Self {
        let items = events
            .into_iter()
            .map(|CourseStep { recorded, window, unit }| CourseEventView {
                seq: recorded.seq,
                kind: recorded.event.name().to_owned(),
                at: recorded.at.to_offset(time::macros::offset!(+8)),
                by: recorded.by,
                window: Named { id: window.id.0, code: window.code, name: window.name },
                unit: unit.as_ref().map(Named::unit),
                outcome: match recorded.event {
                    Event::Decided { outcome, .. } => Some(outcome),
                    _ => None,
                },
                repeated: matches!(recorded.event, Event::SupplementRequested { repeated: true, .. }),
                how: match recorded.event {
                    Event::Reminded { how } => Some(how),
                    _ => None,
                },
                suspension: match recorded.event {
                    Event::Suspended { number, .. } | Event::Resumed { number, .. } => Some(number),
                    _ => None,
                },
                step: match recorded.event {
                    Event::Suspended { step, .. } => Some(step),
                    _ => None,
                },
                days: match recorded.event {
                    Event::Suspended { days, .. } => Some(days),
                    Event::Extended { amount, .. } => Some(amount),
                    _ => None,
                },
                reasons: match &recorded.event {
                    Event::Suspended { reasons, .. } | Event::Extended { reasons, .. } => Some(reasons.clone()),
                    Event::Resumed { note, .. } => note.clone(),
                    _ => None,
                },
                fields: match recorded.event {
                    Event::Corrected { fields, .. } => fields,
                    _ => Vec::new(),
                },
            })
            .collect();
        Self { items }
    }
}
