//! The course of a case, and its clocks.

use actix_web::get;
use actix_web::web::{Data, Json};
use app::queries::cases;
use domain::kernel::id::CaseId;

use crate::extract::{Caller, PathId};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CourseView, TimerView, Timers};

/// The full course of a case: who, in which post, when, what (D11).
#[utoipa::path(
    operation_id = "getCaseCourse",
    tag = "cases",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = CourseView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/cases/{id}/events")]
pub async fn events(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<Json<CourseView>, ApiError> {
    let id = CaseId(id.0);
    let events = state.app.query(caller.0, move |tx, actor| cases::course(tx, actor, id)).await?;
    Ok(Json(CourseView::of(events)))
}

/// The clocks of a case, each with the reason for its due time.
#[utoipa::path(
    operation_id = "listCaseTimers",
    tag = "cases",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Timers), ReadProblems),
    security(("bearer" = []))
)]
#[get("/cases/{id}/timers")]
pub async fn timers(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<Json<Timers>, ApiError> {
    let id = CaseId(id.0);
    let record = state.app.query(caller.0, move |tx, actor| cases::show(tx, actor, id)).await?;
    let items =
        record.timers.iter().map(|row| TimerView::of(row, record.now, &record.owners)).collect::<Result<_, _>>()?;
    Ok(Json(Timers { items }))
}
