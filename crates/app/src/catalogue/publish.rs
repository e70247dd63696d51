//! Publish a draft that was signed off, from a day on (B5, B6).

use domain::catalogue::draft::{DraftAct, DraftStage};
use domain::catalogue::period::succeed;
use domain::kernel::Actor;
use domain::kernel::id::{ItemDraftId, ItemId, ItemVersionId};
use serde_json::json;
use store::StoreError;
use store::catalogue::editing::NewestPlace;
use store::catalogue::{self, ItemRow, VersionRow, editing};
use store::engine::columns::{Id, Instant, Json};
use store::people::staff;
use time::Date;

use super::facts::{DraftFacts, check, department_of, for_act, told, wrong_stage};
use super::search::{initials, search_text};
use super::{canonical, entries, log, mark};
use crate::acts::digest;
use crate::error::FieldFault;
use crate::{AppError, Tx};

/// The new version takes cases from `from` on; the running one ends the day before. Cases under way keep theirs.
pub fn publish(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: ItemDraftId,
    read_version: u32,
    from: Date,
) -> Result<DraftFacts, AppError> {
    let facts = for_act(tx, actor, DraftAct::Publish, id, read_version)?;
    let item = match &facts.item {
        Some(item) => editing::load_for_act(tx.conn, ItemId(item.id.0))?,
        None => None,
    };
    let newest = match &item {
        Some(item) => editing::newest(tx.conn, ItemId(item.id.0))?,
        None => None,
    };
    let before = newest.as_ref().map(VersionRow::period).transpose()?;
    let succession = succeed(before, from, tx.today());
    let mut faults = told(check(tx, &facts)?.faults);
    let period = succession.err().map(|fault| FieldFault {
        pointer: "/effectiveFrom".to_owned(),
        code: fault.code(),
        subject: fault.subject(),
    });
    if let (true, Some(period)) = (faults.is_empty(), &period) {
        return Err(AppError::Invalid(vec![period.clone()]));
    }
    faults.extend(period);
    // A sound guide names a window of the centre.
    let (Some(window), true) = (facts.window.clone(), faults.is_empty()) else {
        return Err(AppError::Rejected { code: "draft.not-ready", faults });
    };
    if let (Some(newest), Ok(Some(last))) = (&newest, succession) {
        editing::set_last_day(tx.conn, ItemVersionId(newest.id.0), last)?;
    }
    let department = department_of(tx, &facts.centre, &facts.draft().guide)?.map(Id::from);
    let place = NewestPlace { window: window.id, department };
    let item = item_of(tx, &facts, item, place)?;
    let row = version_row(tx, actor, &facts, &item, newest.as_ref(), from)?;
    let version = VersionRow { department_id: department, ..row };
    catalogue::insert_version(tx.conn, &version)?;
    editing::settle(tx.conn, ItemId(item.id.0), place, None)?;
    entries::entered(tx, actor, ItemId(item.id.0), from)?;

    let by = mark(tx, actor);
    let number = u32::try_from(version.version).map_err(AppError::internal)?;
    let draft = facts.draft().clone().publish(by, ItemId(item.id.0), number).map_err(|_| wrong_stage())?;
    let mut row = facts.become_draft(draft, Some(&window), tx)?;
    row.item_id = Some(item.id);
    let facts = DraftFacts { item: Some(item.clone()), ..facts }.replace(tx, row, Some(window))?;
    let detail = json!({
        "draft": facts.row.id.0,
        "version": facts.row.version,
        "person": actor.person,
        "item": item.id.0,
        "published": version.id.0,
        "effectiveFrom": from.to_string(),
        "guide": digest(&canonical(&version.doc.0)?),
    });
    log(tx, actor, facts.row.id.0, "draftPublished", detail)?;
    Ok(facts)
}

/// The item that stays the same over its versions; made with its first.
fn item_of(
    tx: &mut Tx<'_>,
    facts: &DraftFacts,
    known: Option<ItemRow>,
    place: NewestPlace,
) -> Result<ItemRow, AppError> {
    if let Some(item) = known {
        return Ok(item);
    }
    let row = ItemRow {
        id: Id(tx.new_id()),
        centre_id: facts.centre.id,
        window_id: place.window,
        code: facts.draft().guide.code.clone(),
        revision: 0,
        ending: None,
        department_id: place.department,
    };
    editing::insert(tx.conn, &row)?;
    Ok(row)
}

fn version_row(
    tx: &mut Tx<'_>,
    actor: &Actor,
    facts: &DraftFacts,
    item: &ItemRow,
    newest: Option<&VersionRow>,
    from: Date,
) -> Result<VersionRow, AppError> {
    let DraftStage::SignedOff { signed_off, .. } = &facts.draft().stage else { return Err(wrong_stage()) };
    let reviewer = staff::load(tx.conn, signed_off.by.person)?;
    let publisher = staff::load(tx.conn, actor.person)?;
    let guide = facts.draft().guide.clone();
    let window = facts.window.as_ref().ok_or_else(|| StoreError::corrupt("window of a draft"))?;
    Ok(VersionRow {
        id: Id(tx.new_id()),
        item_id: item.id,
        version: newest.map_or(1, |newest| newest.version.saturating_add(1)),
        effective_from: from.to_string(),
        effective_until: None,
        signed_off_by: reviewer.code,
        window_id: Some(window.id),
        search: search_text(&guide),
        initials: initials(&guide.name),
        doc: Json(guide),
        published_by: Some(publisher.code),
        published_at: Some(Instant::from(tx.now)),
        department_id: None,
    })
}
