//! Rows of lists: cases, and what waits.

use app::queries::cases::CaseEntry;
use app::queries::queue::QueueEntry;
use domain::case::derive::work_item::Task;
use domain::case::{CountedKind, StageName};
use domain::catalogue::item::ApplicantKind;
use domain::kernel::Post;
use domain::roster::Owner;
use serde::Serialize;
use store::StoreError;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::{Light, Named, civil, told};
use crate::problem::ApiError;

/// A case in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseRow {
    pub id: Uuid,
    pub version: i32,
    pub number: String,
    pub stage: StageName,
    /// The kind it counts in now (D1).
    pub kind: CountedKind,
    pub item: Named,
    pub window: Named,
    pub applicant_kind: ApplicantKind,
    pub applicant_name: String,
    pub applicant_id_masked: String,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
    /// Of what the case waits for; none while it stands still, and once it is closed.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due: Option<OffsetDateTime>,
    /// From here on the light is yellow.
    #[serde(with = "time::serde::rfc3339::option")]
    pub warn_at: Option<OffsetDateTime>,
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
            kind: case.counted_kind(),
            item: Named { id: row.item_id.0, code: entry.item.0, name: entry.item.1 },
            window: Named { id: row.window_id.0, code: entry.window.0, name: entry.window.1 },
            applicant_kind: case.applicant_kind,
            applicant_name: entry.listed.applicant_name,
            applicant_id_masked: entry.number_masked,
            received_at: civil(row.received_at),
            due: entry.listed.due.and_then(told),
            warn_at: entry.listed.warn_at.and_then(told),
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
    /// The kind it counts in now (D1).
    pub kind: CountedKind,
    pub item: Named,
    pub applicant_name: String,
    pub window: Named,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
    /// None while it stands still.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due: Option<OffsetDateTime>,
    /// From here on the light is yellow; none while it stands still.
    #[serde(with = "time::serde::rfc3339::option")]
    pub warn_at: Option<OffsetDateTime>,
    pub light: Light,
    /// 中止: a clock of the case stands still, though another may run on.
    pub suspended: bool,
    /// The post that owes it; none where reviewers do.
    pub owner_post: Option<Post>,
    /// The review unit that owes it.
    pub unit: Option<Named>,
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
            kind: CountedKind::parse(&row.kind).ok_or_else(corrupt)?,
            item: Named { id: row.service_item.0, code: entry.item.0, name: entry.item.1 },
            applicant_name: row.applicant_name.clone(),
            window: Named { id: item.window_id.0, code: entry.window.0, name: entry.window.1 },
            received_at: civil(row.received_at),
            due: told(item.sort_due),
            suspended: item.suspended,
            warn_at: told(item.warn_at),
            light: Light::at(now, item.warn_at.time(), item.sort_due.time()),
            owner_post: match Owner::parse(&item.owner_post).ok_or_else(corrupt)? {
                Owner::Post(post) => Some(post),
                Owner::Reviewer => None,
            },
            unit: entry.unit.as_ref().map(Named::unit),
        })
    }
}
