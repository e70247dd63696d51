//! Who holds a window.

use actix_web::get;
use actix_web::web::{Data, Json};
use app::queries::places;
use domain::kernel::id::WindowId;
use serde::Deserialize;
use time::OffsetDateTime;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Caller, Sifted};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::DutyView;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DutyQuery {
    window_id: Uuid,
    /// Now, if not given.
    #[serde(default, with = "time::serde::rfc3339::option")]
    at: Option<OffsetDateTime>,
}

/// Who holds a window at a moment, past or future (H2).
#[utoipa::path(
    operation_id = "getWindowDuty",
    tag = "places",
    params(DutyQuery),
    responses((status = 200, body = DutyView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/rosters/duty")]
pub async fn duty(caller: Caller, query: Sifted<DutyQuery>, state: Data<ApiState>) -> Result<Json<DutyView>, ApiError> {
    let DutyQuery { window_id, at } = query.0;
    let record = state
        .app
        .query(caller.0, move |tx, actor| {
            places::duty(tx, actor, WindowId(window_id), at)
        })
        .await?;
    Ok(Json(DutyView::of(&record)))
}
