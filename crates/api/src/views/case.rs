//! Cases, their clocks, their course, and the queue.

use app::queries::cases::{CaseEntry, CaseRecord, WhyNot};
use app::queries::queue::QueueEntry;
use domain::case::derive::timers::{Clock, Grounds};
use domain::case::derive::work_item::Task;
use domain::case::{Act, Channel, Decision, Event, HandedOver, Held, Outcome, Recorded, RequestForm, StageName};
use domain::catalogue::item::{ApplicantKind, Demand, Kind, Rank};
use domain::kernel::{Post, Sex as KnownSex, Signature};
use serde::Serialize;
use store::StoreError;
use store::cases::timers::TimerRow;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::{Light, Named, civil};
use crate::problem::ApiError;

/// A clock of a case, with the reason for its due time.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Timer)]
pub struct TimerView {
    pub id: Uuid,
    pub clock: Clock,
    #[serde(with = "time::serde::rfc3339")]
    pub started_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
    /// From here on the light is yellow.
    #[serde(with = "time::serde::rfc3339")]
    pub warn_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub stopped_at: Option<OffsetDateTime>,
    pub state: TimerState,
    /// For a clock that has stopped: the light it stopped at.
    pub light: Light,
    pub owner: Owner,
    pub explanation: Grounds,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum TimerState {
    Running,
    /// Stopped in time.
    Met,
    /// Stopped too late.
    Missed,
}

/// The post that answers for something, and who is on it today.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Owner {
    pub post: Post,
    pub name: Option<String>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Timers {
    pub items: Vec<TimerView>,
}

impl TimerView {
    pub fn of(row: &TimerRow, now: OffsetDateTime, holders: &[(Post, String)]) -> Result<Self, ApiError> {
        let corrupt = || ApiError::internal(StoreError::corrupt("timer"));
        let (due, warn_at) = (civil(row.due), civil(row.warn_at));
        let stopped_at = row.stopped_at.map(civil);
        let state = match stopped_at {
            None => TimerState::Running,
            Some(at) if at <= due => TimerState::Met,
            Some(_) => TimerState::Missed,
        };
        let post = Post::parse(&row.owner_post).ok_or_else(corrupt)?;
        Ok(Self {
            id: row.id.0,
            clock: Clock::parse(&row.clock).ok_or_else(corrupt)?,
            started_at: civil(row.started_at),
            due,
            warn_at,
            stopped_at,
            state,
            light: Light::at(stopped_at.unwrap_or(now), warn_at, due),
            owner: owner(post, holders),
            explanation: row.explanation.0.clone(),
        })
    }
}

fn owner(post: Post, holders: &[(Post, String)]) -> Owner {
    let name = holders.iter().find(|(of, _)| *of == post).map(|(_, name)| name.clone());
    Owner { post, name }
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Sex {
    Female,
    Male,
}

impl From<KnownSex> for Sex {
    fn from(sex: KnownSex) -> Self {
        match sex {
            KnownSex::Female => Self::Female,
            KnownSex::Male => Self::Male,
        }
    }
}

/// The applicant, masked.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Applicant)]
pub struct ApplicantView {
    pub kind: String,
    pub name: String,
    #[schema(example = "530324********1234")]
    pub id_masked: String,
    pub sex: Option<Sex>,
    pub birth_date: Option<Date>,
    pub phone_masked: String,
    pub address_given: bool,
}

/// A material of the case beside what the item asks for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseMaterial {
    pub code: String,
    pub name: String,
    pub rank: Rank,
    pub demand: Demand,
    pub state: Held,
}

/// An act, and whether it is open now to the person who asks.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OpenAct)]
pub struct ActView {
    pub act: Act,
    pub allowed: bool,
    pub why: Option<WhyNotView>,
}

/// Why an act is not open.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WhyNot)]
pub struct WhyNotView {
    pub code: String,
    /// In Chinese.
    pub detail: String,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseItem {
    pub id: Uuid,
    pub version_id: Uuid,
    pub version: i32,
    pub code: String,
    pub name: String,
    pub result_name: String,
}

/// A case as its page shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Case)]
pub struct CaseView {
    pub id: Uuid,
    /// The ETag.
    pub version: u32,
    #[schema(example = "LX01-2026-000001")]
    pub number: String,
    /// With the number, opens the public progress page; stands on the receipt.
    pub query_code: String,
    pub stage: StageName,
    pub kind: Kind,
    pub item: CaseItem,
    pub centre: Named,
    pub window: Named,
    pub channel: Channel,
    pub request: RequestForm,
    pub applicant: ApplicantView,
    pub materials: Vec<CaseMaterial>,
    pub note: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub accepted_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub decided_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub delivered_at: Option<OffsetDateTime>,
    pub decision: Option<Decision>,
    pub delivery: Option<HandedOver>,
    pub timers: Vec<TimerView>,
    pub acts: Vec<ActView>,
}

impl CaseView {
    pub fn of(record: &CaseRecord) -> Result<Self, ApiError> {
        let facts = &record.facts;
        let (case, guide) = (facts.case(), &facts.version.doc.0);
        let to_civil = |at: OffsetDateTime| at.to_offset(record.now.offset());
        Ok(Self {
            id: case.id.0,
            version: case.version,
            number: facts.row.number.clone(),
            query_code: record.query_code.clone(),
            stage: case.stage.name(),
            kind: case.kind,
            item: CaseItem {
                id: case.item.0,
                version_id: case.item_version.0,
                version: facts.version.version,
                code: guide.code.clone(),
                name: guide.name.clone(),
                result_name: guide.result_name.clone(),
            },
            centre: Named {
                id: facts.centre.id.0,
                code: facts.centre.code.clone(),
                name: facts.centre.name.clone(),
            },
            window: Named {
                id: facts.window.id.0,
                code: facts.window.code.clone(),
                name: facts.window.name.clone(),
            },
            channel: case.channel,
            request: case.request,
            applicant: ApplicantView {
                kind: record.applicant.kind.clone(),
                name: record.applicant.name.clone(),
                id_masked: record.applicant.number_masked.clone(),
                sex: record.applicant.sex.map(Sex::from),
                birth_date: record.applicant.birth_date,
                phone_masked: record.applicant.phone_masked.clone(),
                address_given: record.applicant.address_given,
            },
            materials: case
                .materials
                .iter()
                .filter_map(|held| {
                    let asked = guide.materials.iter().find(|asked| asked.code == held.code)?;
                    Some(CaseMaterial {
                        code: held.code.clone(),
                        name: asked.name.clone(),
                        rank: asked.rank,
                        demand: asked.demand,
                        state: held.state,
                    })
                })
                .collect(),
            note: record.note.clone(),
            received_at: to_civil(case.received_at),
            accepted_at: case.stage.accepted_at().map(to_civil),
            decided_at: case.stage.decision().map(|decision| to_civil(decision.at)),
            delivered_at: case.stage.handed_over().map(|delivery| to_civil(delivery.at)),
            decision: case.stage.decision().cloned(),
            delivery: case.stage.handed_over().cloned(),
            timers: record
                .timers
                .iter()
                .map(|row| TimerView::of(row, record.now, &record.holders))
                .collect::<Result<_, _>>()?,
            acts: record
                .acts
                .iter()
                .map(|(act, why)| act_view(*act, why.as_ref()))
                .collect(),
        })
    }
}

fn act_view(act: Act, why: Option<&WhyNot>) -> ActView {
    let why = why.map(|why| match why {
        WhyNot::Denied(denial) => WhyNotView {
            code: denial.code().to_owned(),
            detail: crate::problem::say(denial.code(), None),
        },
        WhyNot::Refused(refusal) => WhyNotView {
            code: refusal.rule.code().to_owned(),
            detail: crate::problem::say(refusal.rule.code(), refusal.subject.as_deref()),
        },
    });
    ActView {
        act,
        allowed: why.is_none(),
        why,
    }
}

/// One event of the course (D11).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CourseEvent)]
pub struct CourseEventView {
    pub seq: u32,
    /// `received`, `accepted`, `decided`, `delivered`.
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
    pub window: Named,
    /// What a decision decided.
    pub outcome: Option<Outcome>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Course)]
pub struct CourseView {
    pub items: Vec<CourseEventView>,
}

impl CourseView {
    pub fn of(window: &Named, events: Vec<Recorded>) -> Self {
        let items = events
            .into_iter()
            .map(|recorded| CourseEventView {
                seq: recorded.seq,
                kind: recorded.event.name().to_owned(),
                at: recorded.at.to_offset(time::macros::offset!(+8)),
                by: recorded.by,
                window: window.clone(),
                outcome: match recorded.event {
                    Event::Decided { outcome, .. } => Some(outcome),
                    _ => None,
                },
            })
            .collect();
        Self { items }
    }
}

/// A case in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseRow {
    pub id: Uuid,
    pub version: i32,
    pub number: String,
    pub stage: StageName,
    pub kind: Kind,
    pub item: Named,
    pub window: Named,
    pub applicant_kind: ApplicantKind,
    pub applicant_name: String,
    pub applicant_id_masked: String,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
    /// Of what the case waits for; none once it is closed.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due: Option<OffsetDateTime>,
    pub light: Option<Light>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseRows {
    pub items: Vec<CaseRow>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl CaseRow {
    pub fn of(entry: CaseEntry, now: OffsetDateTime) -> Self {
        let row = entry.listed.case;
        let case = &row.doc.0;
        let light = match (entry.listed.warn_at, entry.listed.due) {
            (Some(warn_at), Some(due)) => Some(Light::at(now, warn_at.time(), due.time())),
            _ => None,
        };
        Self {
            id: row.id.0,
            version: row.version,
            number: row.number.clone(),
            stage: case.stage.name(),
            kind: case.kind,
            item: Named {
                id: row.item_id.0,
                code: entry.item.0,
                name: entry.item.1,
            },
            window: Named {
                id: row.window_id.0,
                code: entry.window.0,
                name: entry.window.1,
            },
            applicant_kind: case.applicant_kind,
            applicant_name: entry.listed.applicant_name,
            applicant_id_masked: entry.number_masked,
            received_at: civil(row.received_at),
            due: entry.listed.due.map(civil),
            light,
        }
    }
}

/// Something that waits for someone.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WorkItem)]
pub struct WorkItemRow {
    pub id: Uuid,
    pub task: Task,
    pub case_id: Uuid,
    pub case_version: i32,
    pub case_number: String,
    pub kind: Kind,
    pub item: Named,
    pub applicant_name: String,
    pub window: Named,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
    pub light: Light,
    /// The post that owes it.
    pub owner_post: Post,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WorkItems)]
pub struct WorkItemRows {
    pub items: Vec<WorkItemRow>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl WorkItemRow {
    pub fn of(entry: QueueEntry, now: OffsetDateTime) -> Result<Self, ApiError> {
        let corrupt = || ApiError::internal(StoreError::corrupt("work item"));
        let (row, item) = (&entry.row, &entry.row.item);
        Ok(Self {
            id: item.id.0,
            task: Task::parse(&item.task).ok_or_else(corrupt)?,
            case_id: item.case_id.0,
            case_version: row.version,
            case_number: row.number.clone(),
            kind: Kind::parse(&row.kind).ok_or_else(corrupt)?,
            item: Named {
                id: row.service_item.0,
                code: entry.item.0,
                name: entry.item.1,
            },
            applicant_name: row.applicant_name.clone(),
            window: Named {
                id: item.window_id.0,
                code: entry.window.0,
                name: entry.window.1,
            },
            received_at: civil(row.received_at),
            due: civil(item.sort_due),
            light: Light::at(now, item.warn_at.time(), item.sort_due.time()),
            owner_post: Post::parse(&item.owner_post).ok_or_else(corrupt)?,
        })
    }
}
