//! Calendars: rules and their versions, days, make-up days, years of the state, and due times counted on them.

pub mod days;
pub mod due;
pub mod make_up;
pub mod rules;
pub mod versions;
pub mod years;

use actix_web::HttpRequest;
use app::AppError;
use app::perform::Answer;
use app::queries::calendars::CalendarRecord;

use crate::extract::{etag, path_text};
use crate::problem::ApiError;
use crate::views::CalendarView;

/// The calendar in the path.
fn calendar_id(request: &HttpRequest) -> Result<String, ApiError> {
    path_text(request, "id").map(str::to_owned).ok_or_else(|| ApiError::code("not-found"))
}

/// The calendar after an act, as the answer to it.
fn answer_with(record: &CalendarRecord) -> Result<Answer, AppError> {
    let view = CalendarView::of(record)?;
    Ok(Answer {
        status: 200,
        etag: Some(etag(view.version)),
        location: None,
        body: serde_json::to_string(&view).map_err(AppError::internal)?,
    })
}
