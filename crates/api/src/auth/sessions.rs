//! One's own sessions.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, delete, get};
use domain::kernel::id::SessionId;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, PathId};
use crate::openapi::ReadProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::civil;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    pub id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    pub started_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub last_used_at: OffsetDateTime,
    /// What the browser or program called itself.
    pub client: String,
    /// The session of this request.
    pub current: bool,
}

#[derive(Serialize, ToSchema)]
pub struct Sessions {
    pub items: Vec<SessionView>,
}

/// My sessions, newest first; at most a hundred.
#[utoipa::path(operation_id = "listSessions", tag = "auth", responses((status = 200, body = Sessions), ReadProblems), security(("bearer" = [])))]
#[get("/auth/sessions")]
pub async fn sessions(caller: Caller, state: Data<ApiState>) -> Result<Json<Sessions>, ApiError> {
    let rows = state.app.sessions(caller.0).await?;
    let items = rows
        .into_iter()
        .map(|row| SessionView {
            id: row.id.0,
            started_at: civil(row.started_at),
            last_used_at: civil(row.last_used_at),
            client: row.client,
            current: row.id.0 == caller.0.0,
        })
        .collect();
    Ok(Json(Sessions { items }))
}

/// End one of my sessions.
#[utoipa::path(
    operation_id = "endSession",
    tag = "auth",
    params(("id" = Uuid, Path)),
    responses((status = 204), ReadProblems),
    security(("bearer" = []))
)]
#[delete("/auth/sessions/{id}")]
pub async fn end_session(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    state.app.end_session(caller.0, SessionId(id.0)).await?;
    Ok(HttpResponse::NoContent().finish())
}
