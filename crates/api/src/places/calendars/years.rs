//! The holidays of a year, from the document of the State Council into the national calendar.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use app::calendars as kept;
use app::queries::calendars;
use domain::time::{Holiday, NationalYear};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::answer_with;
use crate::extract::{ActHeaders, Caller, Checked, IdempotencyKey, IfMatch, answer};
use crate::openapi::{ActProblems, AskProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{CalendarView, YearPreview};

/// One yearly document (国务院办公厅关于部分节假日安排的通知), in the form in which the shipped years are written.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct YearLoaded {
    #[schema(minimum = 2000, maximum = 2099)]
    pub year: i32,
    /// Document number (发文字号).
    #[schema(min_length = 1, max_length = 60)]
    pub document: String,
    #[schema(max_items = 200)]
    pub holidays: Vec<Holiday>,
}

impl YearLoaded {
    fn year(self) -> NationalYear {
        NationalYear { year: self.year, document: self.document.trim().to_owned(), holidays: self.holidays }
    }
}

/// What loading this year would do: which rows are new, changed or dropped, and which days change. Changes nothing.
#[utoipa::path(
    operation_id = "previewNationalYear",
    tag = "places",
    request_body = YearLoaded,
    responses((status = 200, body = YearPreview), AskProblems),
    security(("bearer" = []))
)]
#[post("/calendars/national/years/preview")]
pub async fn preview(
    caller: Caller,
    state: Data<ApiState>,
    body: Checked<YearLoaded>,
) -> Result<Json<YearPreview>, ApiError> {
    let year = body.value.year();
    let preview = state.app.query(caller.0, move |tx, actor| kept::preview_year(tx, actor, &year)).await?;
    Ok(Json(YearPreview::of(preview)))
}

/// Load a year into the national calendar, in the place of what was loaded for it before. Every calendar that follows it
/// gets a new version.
#[utoipa::path(
    operation_id = "loadNationalYear",
    tag = "places",
    request_body = YearLoaded,
    params(ActHeaders),
    responses((status = 200, body = CalendarView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[post("/calendars/national/years")]
pub async fn load(
    caller: Caller,
    version: IfMatch,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<YearLoaded>,
) -> Result<HttpResponse, ApiError> {
    let Checked { value, hash } = body;
    let year = value.year();
    let work = move |tx: &mut app::Tx<'_>, actor: &domain::kernel::Actor| {
        let kept = kept::load_year(tx, actor, version.0, &year)?;
        calendars::record(tx, actor, kept)
    };
    Ok(answer(state.app.perform(caller.0, key.once(hash), work, answer_with).await?))
}
