//! Drafts: list, begin, read, save, withdraw.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use app::catalogue::{self, DraftFacts, DraftStated};
use app::perform::Answer;
use app::queries::drafts::{self, DraftRecord, record};
use app::{AppError, Tx};
use domain::catalogue::draft::DraftStageName;
use domain::catalogue::item::ItemVersion;
use domain::kernel::Actor;
use domain::kernel::id::{ItemDraftId, ItemId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::extract::{
    ActHeaders, Acting, Caller, Checked, IdempotencyKey, OfCase, PathId, Sifted, answer, answer_page, answer_versioned,
    etag, limit, read_cursor, write_cursor,
};
use crate::openapi::{ActProblems, ReadProblems, ReceiveProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{DraftRowView, DraftRowsView, DraftView};

/// The draft after an act, as the answer to it.
fn answer_with(record: &DraftRecord, status: u16) -> Result<Answer, AppError> {
    let view = DraftView::of(record);
    Ok(Answer {
        status,
        etag: Some(etag(view.version)),
        location: (status == 201).then(|| format!("/api/v1/item-drafts/{}", view.id)),
        body: serde_json::to_string(&view).map_err(AppError::internal)?,
    })
}

/// Performs an act on a draft and answers with the draft after it.
pub(super) async fn act(
    state: &ApiState,
    acting: Acting,
    body_hash: [u8; 32],
    work: impl Fn(&mut Tx<'_>, &Actor) -> Result<DraftFacts, AppError> + Send + 'static,
) -> Result<HttpResponse, ApiError> {
    let once = acting.key.once(body_hash);
    let work = move |tx: &mut Tx<'_>, actor: &Actor| Ok(record(actor, work(tx, actor)?));
    let given = state.app.perform(acting.session, once, work, |record| answer_with(record, 200)).await?;
    Ok(answer(given))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DraftQuery {
    stage: Option<DraftStageName>,
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Drafts that I have to do with, what was touched last first.
#[utoipa::path(
    operation_id = "listItemDrafts",
    tag = "catalogue",
    params(DraftQuery),
    responses((status = 200, body = DraftRowsView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/item-drafts")]
pub async fn list(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<DraftQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let DraftQuery { stage, limit: wanted, cursor } = query.0;
    let limit = limit(wanted)?;
    let name = format!("itemDrafts/{stage:?}");
    let before = read_cursor(&state, &name, cursor.as_deref())?;
    let page = state.app.query(caller.0, move |tx, actor| drafts::list(tx, actor, stage, before, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.into_iter().map(DraftRowView::of).collect();
    Ok(answer_page(&request, next.as_deref(), &DraftRowsView { items, next: next.clone() }))
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginDraft {
    /// The item whose next version is drafted; none for a new item.
    pub item_id: Option<Uuid>,
    /// What it begins with; else the guide of the newest version, or an empty one.
    pub guide: Option<ItemVersion>,
}

/// Begin a draft: of a new item, or of the next version of one. One at a time for an item.
#[utoipa::path(
    operation_id = "beginItemDraft",
    tag = "catalogue",
    request_body = BeginDraft,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request")),
    responses((status = 201, body = DraftView, headers(("ETag" = String), ("Location" = String))), ReceiveProblems),
    security(("bearer" = []))
)]
#[post("/item-drafts")]
pub async fn begin(
    caller: Caller,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<BeginDraft>,
) -> Result<HttpResponse, ApiError> {
    let Checked { value, hash } = body;
    let stated = DraftStated { item: value.item_id.map(ItemId), guide: value.guide };
    let given = state
        .app
        .perform(
            caller.0,
            key.once(hash),
            move |tx, actor| Ok(record(actor, catalogue::begin(tx, actor, &stated)?)),
            |record| answer_with(record, 201),
        )
        .await?;
    Ok(answer(given))
}

/// A draft, with what is open to me now.
#[utoipa::path(
    operation_id = "getItemDraft",
    tag = "catalogue",
    params(
        ("id" = Uuid, Path),
        ("If-None-Match" = Option<String>, Header, description = "304 if the draft still has this ETag"),
    ),
    responses(
        (status = 200, body = DraftView, headers(("ETag" = String))),
        (status = 304, description = "Not changed since"),
        ReadProblems,
    ),
    security(("bearer" = []))
)]
#[get("/item-drafts/{id}")]
pub async fn show(
    request: HttpRequest,
    caller: Caller,
    id: PathId,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let id = ItemDraftId(id.0);
    let record = state.app.query(caller.0, move |tx, actor| drafts::show(tx, actor, id)).await?;
    answer_versioned(&request, record.facts.draft().version, || Ok(DraftView::of(&record)))
}

#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// The whole guide as it stands; it may be incomplete.
    pub guide: ItemVersion,
}

/// Save a draft that is being written. Completeness is not asked for before it is submitted.
#[utoipa::path(
    operation_id = "saveItemDraft",
    tag = "catalogue",
    request_body = SaveDraft,
    params(OfCase, ActHeaders),
    responses((status = 200, body = DraftView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[put("/item-drafts/{id}")]
pub async fn save(acting: Acting, state: Data<ApiState>, body: Checked<SaveDraft>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (ItemDraftId(acting.id()), acting.version);
    let Checked { value, hash } = body;
    let guide = value.guide;
    act(&state, acting, hash, move |tx, actor| catalogue::save(tx, actor, id, version, &guide)).await
}

/// Give a draft up (作废); it stays on record.
#[utoipa::path(
    operation_id = "withdrawItemDraft",
    tag = "catalogue",
    params(OfCase, ActHeaders),
    responses((status = 200, body = DraftView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[delete("/item-drafts/{id}")]
pub async fn withdraw(acting: Acting, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    let (id, version) = (ItemDraftId(acting.id()), acting.version);
    act(&state, acting, [0; 32], move |tx, actor| catalogue::withdraw(tx, actor, id, version)).await
}
