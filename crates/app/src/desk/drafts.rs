//! Intakes under way (草稿): kept sealed for the window, for whoever holds it now.

use domain::desk::{KEPT_FOR, MOST_BYTES, MOST_DRAFTS};
use domain::kernel::Actor;
use domain::kernel::id::{ItemId, WindowId};
use domain::policy::{DeskAct, may_at_window};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use store::StoreError;
use store::catalogue;
use store::desk::drafts::{self, DraftRow, KeptDraft};
use store::engine::columns::{Id, Instant};
use store::engine::keyset::fetch_limit;
use store::seal::Place;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{record, window_for};
use crate::{AppError, FieldFault, Tx};

/// What stands on the intake page, as far as it was filled in.
#[derive(Debug, Clone)]
pub struct DraftStated {
    pub window: WindowId,
    pub item: Option<ItemId>,
    /// What its list calls it, e.g. the name of the applicant.
    pub label: Option<String>,
    /// The page's own form; nobody else reads it.
    pub content: Map<String, Value>,
}

/// What is sealed of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Sealed {
    label: Option<String>,
    content: Map<String, Value>,
}

/// A draft as it is shown; its content only where it was opened.
#[derive(Debug, Clone)]
pub struct DraftRecord {
    pub kept: KeptDraft,
    pub item: Option<(String, String)>,
    pub label: Option<String>,
    pub content: Map<String, Value>,
}

impl DraftRecord {
    /// When it is forgotten if nobody changes it.
    pub fn kept_until(&self) -> OffsetDateTime {
        self.kept.row.kept_at.time().saturating_add(KEPT_FOR)
    }
}

/// Since when drafts count; what is older is gone, whether or not the forgetter has been there.
fn since(tx: &Tx<'_>) -> OffsetDateTime {
    tx.now.saturating_sub(KEPT_FOR)
}

/// The drafts of a window, newest first.
pub fn list(tx: &mut Tx<'_>, actor: &Actor, window: WindowId) -> Result<Vec<DraftRecord>, AppError> {
    window_for(tx, actor, DeskAct::KeepDrafts, window)?;
    let since = since(tx);
    let kept = drafts::of_window(tx.conn, window, since, fetch_limit(MOST_DRAFTS))?;
    kept.into_iter().map(|kept| shown(tx, kept)).collect()
}

/// How many there are; a number tells nothing of anybody.
pub fn count(tx: &mut Tx<'_>, window: WindowId) -> Result<usize, AppError> {
    let since = since(tx);
    Ok(drafts::count(tx.conn, window, since, fetch_limit(MOST_DRAFTS))?)
}

/// Begins a draft.
pub fn keep(tx: &mut Tx<'_>, actor: &Actor, stated: &DraftStated) -> Result<DraftRecord, AppError> {
    window_for(tx, actor, DeskAct::KeepDrafts, stated.window)?;
    let mut faults = faults(tx, actor, stated)?;
    if count(tx, stated.window)? >= MOST_DRAFTS {
        faults.push(FieldFault::new("/windowId", "draft.too-many").about(MOST_DRAFTS.to_string()));
    }
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    let id = tx.new_id();
    let row = row(tx, actor, stated, id, 1, Instant::from(tx.now))?;
    drafts::insert(tx.conn, &row)?;
    on_record(tx, actor, &row, "draftKept")?;
    after(tx, id)
}

/// Keeps what has changed of a draft that was read at `version`. Who takes it over from somebody else stands on record.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: Uuid,
    version: u32,
    stated: &DraftStated,
) -> Result<DraftRecord, AppError> {
    let before = own(tx, actor, id)?.row;
    current(&before, version)?;
    window_for(tx, actor, DeskAct::KeepDrafts, stated.window)?;
    let faults = faults(tx, actor, stated)?;
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    let row = row(tx, actor, stated, id, before.version.saturating_add(1), before.created_at)?;
    if !drafts::replace(tx.conn, &row)? {
        return Err(moved_on(tx, id));
    }
    if before.kept_by != row.kept_by || before.window_id != row.window_id {
        on_record(tx, actor, &row, "draftTakenOver")?;
    }
    after(tx, id)
}

/// Opens a draft: what stands in it is personal and shown in full, so that goes on record.
pub fn open(tx: &mut Tx<'_>, actor: &Actor, id: Uuid) -> Result<DraftRecord, AppError> {
    let kept = own(tx, actor, id)?;
    on_record(tx, actor, &kept.row, "draftOpened")?;
    shown(tx, kept)
}

/// Drops a draft that was read at `version`: it has become a case, or nobody wants it.
pub fn drop(tx: &mut Tx<'_>, actor: &Actor, id: Uuid, version: u32) -> Result<(), AppError> {
    let row = own(tx, actor, id)?.row;
    current(&row, version)?;
    if !drafts::delete(tx.conn, id, row.version)? {
        return Err(moved_on(tx, id));
    }
    on_record(tx, actor, &row, "draftDropped")
}

/// The draft, if it is kept still and the actor holds its window now.
fn own(tx: &mut Tx<'_>, actor: &Actor, id: Uuid) -> Result<KeptDraft, AppError> {
    let since = Instant::from(since(tx));
    let kept = drafts::load(tx.conn, id)?
        .filter(|kept| kept.row.centre_id.0 == actor.centre.0 && kept.row.kept_at >= since)
        .ok_or(AppError::NotFound("draft"))?;
    may_at_window(actor, DeskAct::KeepDrafts, actor.centre, WindowId(kept.row.window_id.0))
        .map_err(AppError::Denied)?;
    Ok(kept)
}

fn current(row: &DraftRow, read: u32) -> Result<(), AppError> {
    let current = u32::try_from(row.version).map_err(AppError::internal)?;
    if current == read { Ok(()) } else { Err(AppError::Stale { current }) }
}

/// Somebody else was faster by a moment: changed it, or dropped it.
fn moved_on(tx: &mut Tx<'_>, id: Uuid) -> AppError {
    match drafts::load(tx.conn, id) {
        Ok(Some(kept)) => AppError::Stale { current: u32::try_from(kept.row.version).unwrap_or_default() },
        Ok(None) => AppError::NotFound("draft"),
        Err(error) => error.into(),
    }
}

fn faults(tx: &mut Tx<'_>, actor: &Actor, stated: &DraftStated) -> Result<Vec<FieldFault>, AppError> {
    let mut faults = Vec::new();
    if let Some(item) = stated.item
        && catalogue::load(tx.conn, item)?.is_none_or(|row| row.centre_id.0 != actor.centre.0)
    {
        faults.push(FieldFault::new("/itemId", "item.unknown"));
    }
    let text = serde_json::to_string(&stated.content).map_err(AppError::internal)?;
    if text.len() > MOST_BYTES {
        faults.push(FieldFault::new("/content", "draft.too-large").about((MOST_BYTES / 1024).to_string()));
    }
    Ok(faults)
}

fn row(
    tx: &Tx<'_>,
    actor: &Actor,
    stated: &DraftStated,
    id: Uuid,
    version: i32,
    created_at: Instant,
) -> Result<DraftRow, AppError> {
    let sealed = Sealed { label: stated.label.clone(), content: stated.content.clone() };
    let text = serde_json::to_string(&sealed).map_err(AppError::internal)?;
    Ok(DraftRow {
        id: Id(id),
        centre_id: Id(actor.centre.0),
        window_id: Id(stated.window.0),
        version,
        item_id: stated.item.map(|item| Id(item.0)),
        kept_by: Id(actor.person.0),
        created_at,
        kept_at: Instant::from(tx.now),
        sealed: tx.keyring.seal_text(place(id), &text).map_err(StoreError::from)?,
    })
}

fn place(id: Uuid) -> Place<'static> {
    Place { table: "intake_draft", column: "sealed", row: id }
}

fn after(tx: &mut Tx<'_>, id: Uuid) -> Result<DraftRecord, AppError> {
    let kept = drafts::load(tx.conn, id)?.ok_or(AppError::NotFound("draft"))?;
    shown(tx, kept)
}

fn shown(tx: &mut Tx<'_>, kept: KeptDraft) -> Result<DraftRecord, AppError> {
    let text = tx.keyring.open_text(place(kept.row.id.0), &kept.row.sealed).map_err(StoreError::from)?;
    let Sealed { label, content } = serde_json::from_str(&text).map_err(AppError::internal)?;
    let today = tx.today();
    let version = match kept.row.item_id {
        Some(item) => catalogue::in_force(tx.conn, ItemId(item.0), today)?,
        None => None,
    };
    let item = version.map(|version| (version.doc.0.code.clone(), version.doc.0.name.clone()));
    Ok(DraftRecord { kept, item, label, content })
}

fn on_record(tx: &mut Tx<'_>, actor: &Actor, row: &DraftRow, act: &'static str) -> Result<(), AppError> {
    let detail = json!({ "window": row.window_id.0, "draft": row.id.0, "person": actor.person });
    record(tx, actor, row.id.0, act, &detail)
}
