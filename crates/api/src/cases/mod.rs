//! Cases, the acts on them, and the queue.

pub mod accept;
pub mod applicant;
pub mod course;
pub mod decide;
pub mod deliver;
pub mod list;
pub mod queue;
pub mod receive;
pub mod search;
pub mod show;

use app::AppError;
use app::perform::Answer;
use app::queries::cases::CaseRecord;

use crate::extract::etag;
use crate::views::CaseView;

/// The case after an act, as the answer to it.
fn answer_with(record: &CaseRecord, status: u16) -> Result<Answer, AppError> {
    let view = CaseView::of(record).map_err(AppError::internal)?;
    Ok(Answer {
        status,
        etag: Some(etag(view.version)),
        location: (status == 201).then(|| format!("/api/v1/cases/{}", view.id)),
        body: serde_json::to_string(&view).map_err(AppError::internal)?,
    })
}
