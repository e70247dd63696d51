//! Prepared phrases of a window (常用语).

use domain::desk::{MOST_PHRASES, PhraseUse, names_a_number};
use domain::kernel::Actor;
use domain::kernel::id::{ItemId, WindowId};
use domain::policy::{DeskAct, may_at_window};
use serde_json::json;
use store::catalogue;
use store::desk::phrases::{self, PhraseRow};
use store::engine::columns::{Id, Instant};
use store::engine::keyset::fetch_limit;
use uuid::Uuid;

use super::{record, window_for};
use crate::acts::digest;
use crate::{AppError, FieldFault, Tx};

/// A phrase as it is written down.
#[derive(Debug, Clone)]
pub struct PhraseStated {
    pub window: WindowId,
    pub used_for: PhraseUse,
    pub item: Option<ItemId>,
    pub material: Option<String>,
    pub text: String,
}

/// All phrases of a window, oldest first.
pub fn list(tx: &mut Tx<'_>, actor: &Actor, window: WindowId) -> Result<Vec<PhraseRow>, AppError> {
    window_for(tx, actor, DeskAct::ReadPhrases, window)?;
    Ok(phrases::of_window(tx.conn, window, fetch_limit(MOST_PHRASES))?)
}

/// Writes a phrase down for everybody at the window.
pub fn keep(tx: &mut Tx<'_>, actor: &Actor, stated: &PhraseStated) -> Result<PhraseRow, AppError> {
    let window = window_for(tx, actor, DeskAct::KeepPhrases, stated.window)?;
    let row = PhraseRow {
        id: Id(tx.new_id()),
        centre_id: window.centre_id,
        window_id: window.id,
        used_for: stated.used_for.as_str().to_owned(),
        item_id: stated.item.map(|item| Id(item.0)),
        material: stated.material.clone(),
        text: stated.text.trim().to_owned(),
        kept_by: Id(actor.person.0),
        kept_at: Instant::from(tx.now),
    };
    let faults = faults(tx, actor, stated, &row)?;
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    phrases::insert(tx.conn, &row)?;
    let detail =
        json!({ "window": stated.window, "phrase": row.id.0, "person": actor.person, "text": digest(&row.text) });
    record(tx, actor, stated.window.0, "phraseKept", &detail)?;
    Ok(row)
}

/// Everything wrong with a phrase, beside its shape.
fn faults(tx: &mut Tx<'_>, actor: &Actor, stated: &PhraseStated, row: &PhraseRow) -> Result<Vec<FieldFault>, AppError> {
    let mut faults = Vec::new();
    if names_a_number(&row.text) {
        faults.push(FieldFault::new("/text", "phrase.number"));
    }
    match (stated.item, &stated.material) {
        (Some(item), material) => faults.extend(item_fault(tx, actor, item, material.as_deref())?),
        (None, Some(_)) => faults.push(FieldFault::new("/material", "phrase.material-without-item")),
        (None, None) => {}
    }
    let there = phrases::of_window(tx.conn, stated.window, fetch_limit(MOST_PHRASES))?;
    if there.len() >= MOST_PHRASES {
        faults.push(FieldFault::new("/windowId", "phrase.too-many").about(MOST_PHRASES.to_string()));
    }
    let same = |other: &PhraseRow| {
        (&other.used_for, other.item_id, &other.material, &other.text)
            == (&row.used_for, row.item_id, &row.material, &row.text)
    };
    if there.iter().any(same) {
        faults.push(FieldFault::new("/text", "phrase.twice"));
    }
    Ok(faults)
}

fn item_fault(
    tx: &mut Tx<'_>,
    actor: &Actor,
    item: ItemId,
    material: Option<&str>,
) -> Result<Option<FieldFault>, AppError> {
    let own = catalogue::load(tx.conn, item)?.filter(|row| row.centre_id.0 == actor.centre.0);
    if own.is_none() {
        return Ok(Some(FieldFault::new("/itemId", "item.unknown")));
    }
    let Some(material) = material else { return Ok(None) };
    let version = catalogue::in_force(tx.conn, item, tx.today())?;
    let known = version.is_some_and(|version| version.doc.0.materials.iter().any(|one| one.code == material));
    Ok((!known).then(|| FieldFault::new("/material", "material.unknown").about(material)))
}

/// Drops a phrase for everybody at the window.
pub fn drop(tx: &mut Tx<'_>, actor: &Actor, id: Uuid) -> Result<(), AppError> {
    let row = phrases::load(tx.conn, id)?
        .filter(|row| row.centre_id.0 == actor.centre.0)
        .ok_or(AppError::NotFound("phrase"))?;
    let window = WindowId(row.window_id.0);
    may_at_window(actor, DeskAct::KeepPhrases, actor.centre, window).map_err(AppError::Denied)?;
    phrases::delete(tx.conn, id)?;
    let detail = json!({ "window": window, "phrase": id, "person": actor.person, "text": digest(&row.text) });
    record(tx, actor, window.0, "phraseDropped", &detail)
}
