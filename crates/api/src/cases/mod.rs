//! Cases, the acts on them, and the queue.

pub mod accept;
pub mod applicant;
pub mod close;
pub mod correct;
pub mod course;
pub mod decide;
pub mod deliver;
pub mod extend;
pub mod list;
pub mod materials;
pub mod notices;
pub mod proxy;
pub mod queue;
pub mod receive;
pub mod refuse;
pub mod reject;
pub mod remind;
pub mod request_supplement;
pub mod resume;
pub mod search;
pub mod show;
pub mod supplement;
pub mod suspend;
pub mod terminate;
pub mod transfer;
pub mod unmask;
pub mod withdraw;

use actix_web::HttpResponse;
use app::acts::CaseFacts;
use app::perform::Answer;
use app::queries::cases::{CaseRecord, record};
use app::{AppError, Tx};
use domain::kernel::Actor;

use crate::extract::{Acting, answer, etag};
use crate::problem::ApiError;
use crate::state::ApiState;
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

/// Performs an act on a case and answers with the case after it.
async fn act(
    state: &ApiState,
    acting: Acting,
    body_hash: [u8; 32],
    work: impl Fn(&mut Tx<'_>, &Actor) -> Result<CaseFacts, AppError> + Send + 'static,
) -> Result<HttpResponse, ApiError> {
    let once = acting.key.once(body_hash);
    let work = move |tx: &mut Tx<'_>, actor: &Actor| {
        let facts = work(tx, actor)?;
        record(tx, actor, facts)
    };
    let given = state.app.perform(acting.session, once, work, |record| answer_with(record, 200)).await?;
    Ok(answer(given))
}
