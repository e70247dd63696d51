//! The board in the hall (大厅看板).

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, get};
use app::queries::board::{BoardWindow, board};
use domain::kernel::Post;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::centre::CentreQuery;
use crate::extract::Sifted;
use crate::openapi::PublicProblems;
use crate::problem::ApiError;
use crate::state::ApiState;

/// Who holds a window now.
#[derive(Debug, Serialize, ToSchema)]
pub struct BoardHolder {
    pub post: Post,
    /// None where the centre does not show its staff by name.
    pub name: Option<String>,
}

/// A window with how much waits there, by light.
#[derive(Debug, Serialize, ToSchema)]
pub struct BoardWindowView {
    pub code: String,
    pub name: String,
    pub department: String,
    /// Number over the counter.
    pub counter: String,
    /// None while nobody is on its post.
    pub holder: Option<BoardHolder>,
    /// Counted up to 299 at a window; what stands still (中止) is among it and has no light.
    pub waiting: usize,
    pub green: usize,
    pub yellow: usize,
    pub red: usize,
    /// There is more than was counted.
    pub more: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HallBoard)]
pub struct HallBoardView {
    pub centre: String,
    pub open: bool,
    /// Business time that the lights are of.
    #[serde(with = "time::serde::rfc3339")]
    pub now: OffsetDateTime,
    pub windows: Vec<BoardWindowView>,
}

impl BoardWindowView {
    fn of(record: BoardWindow) -> Self {
        let window = record.window.window;
        Self {
            code: window.code,
            name: window.name,
            department: window.department,
            counter: window.counter,
            holder: record.holder.map(|(post, name)| BoardHolder { post, name }),
            waiting: record.waiting,
            green: record.green,
            yellow: record.yellow,
            red: record.red,
            more: record.more,
        }
    }
}

/// Every window with who holds it and how much waits there; nothing personal.
#[utoipa::path(
    operation_id = "getHallBoard",
    tag = "public",
    params(CentreQuery),
    responses((status = 200, body = HallBoardView), PublicProblems)
)]
#[get("/public/board")]
pub async fn show(
    request: HttpRequest,
    query: Sifted<CentreQuery>,
    state: Data<ApiState>,
) -> Result<Json<HallBoardView>, ApiError> {
    state.limits.public(&request)?;
    let code = query.0.centre;
    let board = state.app.public_query(move |tx| board(tx, code.as_deref())).await?;
    Ok(Json(HallBoardView {
        centre: board.centre,
        open: board.open,
        now: board.now,
        windows: board.windows.into_iter().map(BoardWindowView::of).collect(),
    }))
}
