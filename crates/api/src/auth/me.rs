//! Who am I, and what am I on duty for.

use actix_web::get;
use actix_web::web::{Data, Json};
use app::access::me as who;

use crate::extract::Caller;
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::MeView;

/// The person logged in, with the duties the roster gives now.
#[utoipa::path(operation_id = "getMe", tag = "auth", responses((status = 200, body = MeView), ReadProblems), security(("bearer" = [])))]
#[get("/auth/me")]
pub async fn me(caller: Caller, state: Data<ApiState>) -> Result<Json<MeView>, ApiError> {
    let session = caller.0;
    let me = state.app.query_own(session, move |tx, _| who(tx, session)).await?;
    Ok(Json(MeView::of(&me)))
}
