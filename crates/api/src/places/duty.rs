//! Who holds a window.

use actix_web::get;
use actix_web::web::{Data, Json};
use app::queries::places;
use domain::kernel::id::WindowId;
use serde::Deserialize;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
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
    /// An instant (RFC 3339); now, if not given.
    #[param(value_type = Option<OffsetDateTime>)]
    at: Option<String>,
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
    let at = at.as_deref().map(instant).transpose()?;
    let record = state.app.query(caller.0, move |tx, actor| places::duty(tx, actor, WindowId(window_id), at)).await?;
    Ok(Json(DutyView::of(&record)))
}

/// An instant of a query, where a `+` that was not escaped has become a blank.
fn instant(text: &str) -> Result<OffsetDateTime, ApiError> {
    OffsetDateTime::parse(&text.replace(' ', "+"), &Rfc3339).map_err(|_| ApiError::query("at", "field.invalid"))
}
