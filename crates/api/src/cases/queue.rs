//! The queue: everything that waits for someone, by due time.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get};
use app::queries::cases::Within;
use app::queries::queue::{self, CAP, Narrowed};
use domain::case::derive::work_item::Task;
use domain::kernel::id::{UnitId, WindowId};
use serde::{Deserialize, Serialize};
use store::cases::work_items::LightRange;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Caller, Sifted, answer_page, limit, read_cursor, write_cursor};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{Light, WorkItemRow, WorkItemRows};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct QueueQuery {
    /// One window; without it the first of mine, or for supervision the whole centre.
    window_id: Option<Uuid>,
    /// One review unit of mine; without it the first.
    unit_id: Option<Uuid>,
    task: Option<Task>,
    light: Option<Light>,
    /// Due today or before.
    #[serde(default)]
    due_today: bool,
    /// Decided, and not collected within the time to deliver.
    #[serde(default)]
    uncollected: bool,
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The queue of one scope, by due time.
#[utoipa::path(
    operation_id = "listWorkItems",
    tag = "cases",
    params(QueueQuery),
    responses((status = 200, body = WorkItemRows), ReadProblems),
    security(("bearer" = []))
)]
#[get("/work-items")]
pub async fn page(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<QueueQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let QueueQuery { window_id, unit_id, task, light, due_today, uncollected, limit: wanted, cursor } = query.0;
    let limit = limit(wanted)?;
    let name = format!("queue/{window_id:?}/{unit_id:?}/{task:?}/{light:?}/{due_today}/{uncollected}");
    let after = read_cursor(&state, &name, cursor.as_deref())?;
    let light = light.map(|light| match light {
        Light::Green => LightRange::Green,
        Light::Yellow => LightRange::Yellow,
        Light::Red => LightRange::Red,
        Light::Suspended => LightRange::Suspended,
    });
    let narrowed = Narrowed {
        within: Within { window: window_id.map(WindowId), unit: unit_id.map(UnitId) },
        task,
        light,
        due_today,
        uncollected,
    };
    let (page, now) =
        state.app.query(caller.0, move |tx, actor| queue::page(tx, actor, narrowed, after, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.into_iter().map(|entry| WorkItemRow::of(entry, now)).collect::<Result<Vec<_>, _>>()?;
    Ok(answer_page(&request, next.as_deref(), &WorkItemRows { items, next: next.clone() }))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CountQuery {
    /// One window; without it the first of mine, or for supervision the whole centre.
    window_id: Option<Uuid>,
    /// One review unit of mine; without it the first.
    unit_id: Option<Uuid>,
}

/// A count that stops at 99: with `more` it reads 99+.
#[derive(Debug, Serialize, ToSchema)]
pub struct CappedCount {
    pub count: usize,
    pub more: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QueueCounts {
    pub accept: CappedCount,
    pub supplement: CappedCount,
    pub decide: CappedCount,
    pub deliver: CappedCount,
    pub due_today: CappedCount,
    pub overdue: CappedCount,
    /// Decided, and not collected within the time to deliver.
    pub uncollected: CappedCount,
    /// 中止: a clock of the case stands still.
    pub suspended: CappedCount,
    /// Closed, and the dossier is not: `GET /cases?toFile=true` lists them.
    pub to_file: CappedCount,
}

/// How much waits, by view.
#[utoipa::path(
    operation_id = "countWorkItems",
    tag = "cases",
    params(CountQuery),
    responses((status = 200, body = QueueCounts), ReadProblems),
    security(("bearer" = []))
)]
#[get("/work-items/counts")]
pub async fn counts(
    caller: Caller,
    query: Sifted<CountQuery>,
    state: Data<ApiState>,
) -> Result<Json<QueueCounts>, ApiError> {
    let within = Within { window: query.0.window_id.map(WindowId), unit: query.0.unit_id.map(UnitId) };
    let counts = state.app.query(caller.0, move |tx, actor| queue::counts(tx, actor, within)).await?;
    let capped = |count: usize| CappedCount { count: count.min(CAP), more: count > CAP };
    Ok(Json(QueueCounts {
        accept: capped(counts.accept),
        supplement: capped(counts.supplement),
        decide: capped(counts.decide),
        deliver: capped(counts.deliver),
        due_today: capped(counts.due_today),
        overdue: capped(counts.overdue),
        uncollected: capped(counts.uncollected),
        suspended: capped(counts.suspended),
        to_file: capped(counts.to_file),
    }))
}
