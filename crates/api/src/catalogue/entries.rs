//! The register of items due to enter the centre (进驻清单, B11).

use actix_web::http::header::{CACHE_CONTROL, ETAG};
use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use app::AppError;
use app::catalogue::{self, EntryStated};
use app::perform::Answer;
use app::queries::entries;
use domain::catalogue::entry::EntryState;
use domain::kernel::id::{EntryId, ItemId};
use serde::{Deserialize, Serialize};
use store::catalogue::entries::EntryRow;
use time::Date;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::extract::{
    ActHeaders, Acting, Caller, Checked, IdempotencyKey, OfCase, PathId, Sifted, answer, answer_page, etag, limit,
    read_cursor, write_cursor,
};
use crate::iso_date;
use crate::openapi::{ActProblems, AskProblems, ReadProblems, ReceiveProblems};
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{EntriesView, EntrySummaryView, EntryView};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EntryQuery {
    state: Option<EntryState>,
    /// 1 to 100, 20 if not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The register of items due to enter the centre, in the order in which it was written.
#[utoipa::path(
    operation_id = "listEntryRegister",
    tag = "catalogue",
    params(EntryQuery),
    responses((status = 200, body = EntriesView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/entry-register")]
pub async fn list(
    request: HttpRequest,
    caller: Caller,
    query: Sifted<EntryQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    let EntryQuery { state: wanted_state, limit: wanted, cursor } = query.0;
    let limit = limit(wanted)?;
    let name = format!("entryRegister/{wanted_state:?}");
    let after = read_cursor(&state, &name, cursor.as_deref())?;
    let page = state.app.query(caller.0, move |tx, actor| entries::list(tx, actor, wanted_state, after, limit)).await?;
    let next = write_cursor(&state, &name, page.next);
    let items = page.items.into_iter().map(EntryView::of).collect();
    Ok(answer_page(&request, next.as_deref(), &EntriesView { items, next: next.clone() }))
}

/// How much of what is due has entered, against the centre's target.
#[utoipa::path(
    operation_id = "summariseEntryRegister",
    tag = "catalogue",
    responses((status = 200, body = EntrySummaryView), ReadProblems),
    security(("bearer" = []))
)]
#[get("/entry-register/summary")]
pub async fn summary(caller: Caller, state: Data<ApiState>) -> Result<Json<EntrySummaryView>, ApiError> {
    let (counts, target) = state.app.query(caller.0, entries::summary).await?;
    Ok(Json(EntrySummaryView::of(counts, target)))
}

/// A line of the register as it is stated.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedEntry {
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// The department that has the power.
    #[schema(min_length = 1, max_length = 200)]
    pub department: String,
    /// The list that the item stands on, e.g. a catalogue of powers with its batch.
    #[schema(min_length = 1, max_length = 300)]
    pub source: String,
    #[schema(max_length = 1000)]
    pub legal_basis: Option<String>,
    pub state: EntryState,
    /// The item of the catalogue, once it is there.
    pub item_id: Option<Uuid>,
    /// Since when it stands so; obligatory but for `notYet`.
    #[serde(default, with = "iso_date::option")]
    pub since: Option<Date>,
    /// Obligatory for an exception and a withdrawal, as is who approved it.
    #[schema(max_length = 2000)]
    pub reasons: Option<String>,
    #[schema(max_length = 200)]
    pub approved_by: Option<String>,
    /// The document of the approval.
    #[schema(max_length = 200)]
    pub approval: Option<String>,
    #[schema(max_length = 1000)]
    pub note: Option<String>,
}

impl StatedEntry {
    fn stated(self) -> EntryStated {
        let said = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        EntryStated {
            name: self.name.trim().to_owned(),
            department: self.department.trim().to_owned(),
            source: self.source.trim().to_owned(),
            legal_basis: said(self.legal_basis),
            state: self.state,
            item: self.item_id.map(ItemId),
            since: self.since,
            reasons: said(self.reasons),
            approved_by: said(self.approved_by),
            approval: said(self.approval),
            note: said(self.note),
        }
    }
}

fn answer_with(row: &EntryRow, status: u16) -> Result<Answer, AppError> {
    let view = EntryView::of(row.clone());
    Ok(Answer {
        status,
        etag: Some(etag(u32::try_from(view.version).map_err(AppError::internal)?)),
        location: (status == 201).then(|| format!("/api/v1/entry-register/{}", view.id)),
        body: serde_json::to_string(&view).map_err(AppError::internal)?,
    })
}

/// Register an item that is due to enter the centre, has entered, or need not.
#[utoipa::path(
    operation_id = "registerEntry",
    tag = "catalogue",
    request_body = StatedEntry,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request")),
    responses((status = 201, body = EntryView, headers(("ETag" = String), ("Location" = String))), ReceiveProblems),
    security(("bearer" = []))
)]
#[post("/entry-register")]
pub async fn register(
    caller: Caller,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<StatedEntry>,
) -> Result<HttpResponse, ApiError> {
    let Checked { value, hash } = body;
    let stated = value.stated();
    let work = move |tx: &mut app::Tx<'_>, actor: &domain::kernel::Actor| catalogue::register(tx, actor, &stated);
    let given = state.app.perform(caller.0, key.once(hash), work, |row| answer_with(row, 201)).await?;
    Ok(answer(given))
}

/// Taking over states nothing beyond itself.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AdoptCatalogue {}

/// How many lines were added.
#[derive(Debug, Serialize, ToSchema)]
pub struct Adopted {
    pub added: u32,
}

/// Put every item in force that is not on the register yet on it, as entered.
#[utoipa::path(
    operation_id = "adoptCatalogue",
    tag = "catalogue",
    request_body = AdoptCatalogue,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated request the same request")),
    responses((status = 200, body = Adopted), AskProblems),
    security(("bearer" = []))
)]
#[post("/entry-register/adoption")]
pub async fn adopt(
    caller: Caller,
    key: IdempotencyKey,
    state: Data<ApiState>,
    body: Checked<AdoptCatalogue>,
) -> Result<HttpResponse, ApiError> {
    let given = state
        .app
        .perform(caller.0, key.once(body.hash), catalogue::adopt, |added| {
            let body = serde_json::to_string(&Adopted { added: *added }).map_err(AppError::internal)?;
            Ok(Answer { status: 200, etag: None, location: None, body })
        })
        .await?;
    Ok(answer(given))
}

/// A line of the register.
#[utoipa::path(
    operation_id = "getEntry",
    tag = "catalogue",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = EntryView, headers(("ETag" = String))), ReadProblems),
    security(("bearer" = []))
)]
#[get("/entry-register/{id}")]
pub async fn show(caller: Caller, id: PathId, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    let id = EntryId(id.0);
    let row = state.app.query(caller.0, move |tx, actor| entries::show(tx, actor, id)).await?;
    let tag = etag(u32::try_from(row.version).map_err(ApiError::internal)?);
    let view = EntryView::of(row);
    Ok(HttpResponse::Ok().insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "no-store")).json(view))
}

/// Change a line of the register: it enters, is excepted with approval, or leaves.
#[utoipa::path(
    operation_id = "changeEntry",
    tag = "catalogue",
    request_body = StatedEntry,
    params(OfCase, ActHeaders),
    responses((status = 200, body = EntryView, headers(("ETag" = String))), ActProblems),
    security(("bearer" = []))
)]
#[put("/entry-register/{id}")]
pub async fn change(
    acting: Acting,
    state: Data<ApiState>,
    body: Checked<StatedEntry>,
) -> Result<HttpResponse, ApiError> {
    let (id, version) = (EntryId(acting.id()), acting.version);
    let Checked { value, hash } = body;
    let stated = value.stated();
    let work =
        move |tx: &mut app::Tx<'_>, actor: &domain::kernel::Actor| catalogue::change(tx, actor, id, version, &stated);
    let given = state.app.perform(acting.session, acting.key.once(hash), work, |row| answer_with(row, 200)).await?;
    Ok(answer(given))
}
