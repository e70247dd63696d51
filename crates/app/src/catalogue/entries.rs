//! Keep the register of items due to enter the centre (B11).

use domain::catalogue::entry::{Entry, EntryRule, EntryState, faults};
use domain::catalogue::period::Ending;
use domain::kernel::Actor;
use domain::kernel::id::{EntryId, ItemId};
use domain::policy::{self, CatalogueAct, CatalogueSubject};
use serde_json::json;
use store::StoreError;
use store::catalogue::entries::{self, EntryRow};
use store::catalogue::{self, editing};
use store::engine::columns::{Id, Instant, Json};
use store::places::windows;
use time::Date;

use super::log;
use crate::error::FieldFault;
use crate::{AppError, Tx};

/// A line as it is stated.
pub type EntryStated = Entry;

/// Items taken over from the catalogue at once.
const AT_ONCE: i64 = 1_000;

pub fn register(tx: &mut Tx<'_>, actor: &Actor, stated: &EntryStated) -> Result<EntryRow, AppError> {
    may_keep(actor)?;
    sound(tx, actor, stated, None)?;
    insert(tx, actor, stated.clone(), "entryRegistered")
}

pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: EntryId,
    read_version: u32,
    stated: &EntryStated,
) -> Result<EntryRow, AppError> {
    let row = entries::load_for_act(tx.conn, id)?;
    let row = row.filter(|row| row.centre_id.0 == actor.centre.0).ok_or(AppError::NotFound("entry"))?;
    may_keep(actor)?;
    let current = u32::try_from(row.version).map_err(AppError::internal)?;
    if current != read_version {
        return Err(AppError::Stale { current });
    }
    sound(tx, actor, stated, Some(id))?;
    replace(tx, actor, row, stated.clone(), "entryChanged")
}

/// Puts every item of the catalogue that is not on the register yet on it, as entered. How many they were.
pub fn adopt(tx: &mut Tx<'_>, actor: &Actor) -> Result<u32, AppError> {
    may_keep(actor)?;
    let today = tx.today();
    let items = editing::all(tx.conn, actor.centre, None, AT_ONCE)?;
    let windows = windows::of_centre(tx.conn, actor.centre)?;
    let mut adopted = 0;
    for item in items {
        let id = ItemId(item.id.0);
        if entries::of_item(tx.conn, id)?.is_some() {
            continue;
        }
        let Some(version) = catalogue::in_force(tx.conn, id, today)? else { continue };
        let (window, guide) = (version.window(&item), &version.doc.0);
        let window = windows.iter().find(|row| row.id.0 == window.0);
        let basis: Vec<&str> = guide.legal_basis.iter().map(|basis| basis.title.as_str()).collect();
        let entry = Entry {
            name: guide.name.clone(),
            department: window.map(|window| window.department.clone()).unwrap_or_default(),
            source: "本中心事项目录".to_owned(),
            legal_basis: (!basis.is_empty()).then(|| basis.join("；")),
            state: EntryState::Entered,
            item: Some(id),
            since: Some(version.period()?.from),
            reasons: None,
            approved_by: None,
            approval: None,
            note: None,
        };
        insert(tx, actor, entry, "entryRegistered")?;
        adopted += 1;
    }
    Ok(adopted)
}

/// The line of an item that was published: it has entered.
pub(super) fn entered(tx: &mut Tx<'_>, actor: &Actor, item: ItemId, from: Date) -> Result<(), AppError> {
    let Some(row) = entries::of_item(tx.conn, item)? else { return Ok(()) };
    if row.doc.0.state == EntryState::Entered {
        return Ok(());
    }
    let entry = Entry {
        state: EntryState::Entered,
        since: Some(from),
        reasons: None,
        approved_by: None,
        approval: None,
        ..row.doc.0.clone()
    };
    replace(tx, actor, row, entry, "entryChanged").map(|_| ())
}

/// The line of an item that ends: it leaves with the same reasons and approval.
pub(super) fn left(tx: &mut Tx<'_>, actor: &Actor, item: ItemId, ending: &Ending) -> Result<(), AppError> {
    let Some(row) = entries::of_item(tx.conn, item)? else { return Ok(()) };
    let entry = Entry {
        state: EntryState::Withdrawn,
        since: Some(ending.last_day),
        reasons: Some(ending.reasons.clone()),
        approved_by: Some(ending.approved_by.clone()),
        approval: ending.approval.clone(),
        ..row.doc.0.clone()
    };
    replace(tx, actor, row, entry, "entryChanged").map(|_| ())
}

fn may_keep(actor: &Actor) -> Result<(), AppError> {
    let subject = CatalogueSubject { centre: actor.centre, window: None, sign_off: &[], authors: &[] };
    policy::may_in_catalogue(actor, CatalogueAct::KeepRegister, subject).map_err(AppError::Denied)
}

/// Every fault of a line: those of the line itself, and those of the item it names.
fn sound(tx: &mut Tx<'_>, actor: &Actor, stated: &EntryStated, own: Option<EntryId>) -> Result<(), AppError> {
    let told = |(pointer, rule): (&str, EntryRule)| FieldFault::new(pointer, rule.code());
    let mut found: Vec<FieldFault> = faults(stated, tx.today()).into_iter().map(told).collect();
    if let Some(item) = stated.item {
        let known = catalogue::load(tx.conn, item)?.filter(|item| item.centre_id.0 == actor.centre.0);
        if known.is_none() {
            found.push(FieldFault::new("/itemId", "item.unknown"));
        }
        let taken = entries::of_item(tx.conn, item)?;
        if known.is_some() && taken.is_some_and(|row| own.is_none_or(|own| row.id.0 != own.0)) {
            found.push(FieldFault::new("/itemId", "entry.item-taken"));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(AppError::Invalid(found)) }
}

fn insert(tx: &mut Tx<'_>, actor: &Actor, entry: Entry, act: &'static str) -> Result<EntryRow, AppError> {
    let row = EntryRow {
        id: Id(tx.new_id()),
        centre_id: Id(actor.centre.0),
        item_id: entry.item.map(|item| Id(item.0)),
        state: entry.state.as_str().to_owned(),
        version: 1,
        registered_at: Instant::from(tx.now),
        doc: Json(entry),
    };
    entries::insert(tx.conn, &row)?;
    logged(tx, actor, &row, act)?;
    Ok(row)
}

fn replace(
    tx: &mut Tx<'_>,
    actor: &Actor,
    known: EntryRow,
    entry: Entry,
    act: &'static str,
) -> Result<EntryRow, AppError> {
    let row = EntryRow {
        item_id: entry.item.map(|item| Id(item.0)),
        state: entry.state.as_str().to_owned(),
        version: known.version.saturating_add(1),
        doc: Json(entry),
        ..known
    };
    if !entries::update(tx.conn, &row, known.version)? {
        let current = entries::load(tx.conn, EntryId(row.id.0))?.map_or(0, |row| row.version);
        return Err(AppError::Stale { current: u32::try_from(current).unwrap_or_default() });
    }
    logged(tx, actor, &row, act)?;
    Ok(row)
}

fn logged(tx: &mut Tx<'_>, actor: &Actor, row: &EntryRow, act: &'static str) -> Result<(), AppError> {
    let text = serde_json::to_string(&row.doc.0).map_err(|_| StoreError::corrupt("entry"))?;
    let detail = json!({
        "entry": row.id.0,
        "version": row.version,
        "person": actor.person,
        "state": row.state,
        "digest": crate::acts::digest(&text),
    });
    log(tx, actor, row.id.0, act, detail)
}
