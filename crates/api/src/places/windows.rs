//! Windows of my centre.

use actix_web::get;
use actix_web::web::{Data, Json};
use app::queries::places;

use crate::extract::Caller;
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{WindowView, Windows};

/// The windows of my centre, with who holds each now.
#[utoipa::path(operation_id = "listWindows", tag = "places", responses((status = 200, body = Windows), ReadProblems), security(("bearer" = [])))]
#[get("/windows")]
pub async fn windows(caller: Caller, state: Data<ApiState>) -> Result<Json<Windows>, ApiError> {
    let records = state
        .app
        .query(caller.0, |tx, actor| places::windows(tx, actor.centre))
        .await?;
    Ok(Json(Windows {
        items: records.iter().map(WindowView::of).collect(),
    }))
}
