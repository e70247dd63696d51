//! What a window keeps beside its cases: phrases, intakes under way, and the count at the end of a day.

pub mod drafts;
pub mod phrases;
pub mod reconciliation;

use app::AppError;
use app::perform::Answer;
use serde::Serialize;

/// An answer that may be kept and given again.
fn kept<T: Serialize>(
    status: u16,
    etag: Option<String>,
    location: Option<String>,
    view: &T,
) -> Result<Answer, AppError> {
    Ok(Answer { status, etag, location, body: serde_json::to_string(view).map_err(AppError::internal)? })
}

/// An answer without a body.
fn nothing() -> Answer {
    Answer { status: 204, etag: None, location: None, body: String::new() }
}
