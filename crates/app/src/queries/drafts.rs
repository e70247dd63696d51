//! Drafts of items: lists, one draft with what is open to whom, how complete it is, what it changes.

use domain::catalogue::difference::{Change, difference};
use domain::catalogue::draft::{DraftAct, DraftStageName};
use domain::kernel::Actor;
use domain::kernel::id::{ItemDraftId, WindowId};
use domain::policy::{Denial, Scope, sees_drafts};
use store::StoreError;
use store::catalogue;
use store::catalogue::drafts::{self, DraftFilter, DraftRow};
use store::engine::keyset::{Page, Position, fetch_limit};
use store::places::centres;
use store::places::windows::{self, WindowRow};

use crate::catalogue::{Checked, DraftFacts, check, load, may_on};
use crate::{AppError, Tx};

/// Why an act on a draft is not open.
#[derive(Debug, Clone, Copy)]
pub enum DraftWhyNot {
    Denied(Denial),
    WrongStage,
}

/// A draft as its page shows it.
#[derive(Debug, Clone)]
pub struct DraftRecord {
    pub facts: DraftFacts,
    pub acts: Vec<(DraftAct, Option<DraftWhyNot>)>,
}

/// The record of a draft at hand.
pub fn record(actor: &Actor, facts: DraftFacts) -> DraftRecord {
    let why_not = |act| {
        if !facts.draft().allows(act) {
            return Some(DraftWhyNot::WrongStage);
        }
        may_on(actor, act, &facts).err().map(DraftWhyNot::Denied)
    };
    DraftRecord { acts: DraftAct::ALL.into_iter().map(|act| (act, why_not(act))).collect(), facts }
}

/// The draft, if the actor may see it. Of another centre it does not exist.
fn visible(tx: &mut Tx<'_>, actor: &Actor, id: ItemDraftId) -> Result<DraftFacts, AppError> {
    let facts = load(tx, actor, id)?;
    let covers = |scope: Scope| match (scope, &facts.window) {
        (Scope::Centre(_), _) => true,
        (Scope::Windows(_, own), Some(window)) => own.contains(&WindowId(window.id.0)),
        (Scope::Windows(..), None) => false,
    };
    let seen = covers(sees_drafts(actor, &facts.centre.policy.0.sign_off));
    if seen { Ok(facts) } else { Err(AppError::Denied(Denial::OutOfScope)) }
}

pub fn show(tx: &mut Tx<'_>, actor: &Actor, id: ItemDraftId) -> Result<DraftRecord, AppError> {
    Ok(record(actor, visible(tx, actor, id)?))
}

pub fn completeness(tx: &mut Tx<'_>, actor: &Actor, id: ItemDraftId) -> Result<Checked, AppError> {
    let facts = visible(tx, actor, id)?;
    check(tx, &facts)
}

/// What the draft says otherwise than the version it follows; none for a new item. The version's number with it.
pub fn changes(tx: &mut Tx<'_>, actor: &Actor, id: ItemDraftId) -> Result<Option<(u32, Vec<Change>)>, AppError> {
    let facts = visible(tx, actor, id)?;
    let Some(base) = facts.draft().base else { return Ok(None) };
    let number = i32::try_from(base.version).map_err(AppError::internal)?;
    let before = catalogue::version_numbered(tx.conn, base.item, number)?;
    let before = before.ok_or_else(|| StoreError::corrupt("version a draft follows"))?;
    Ok(Some((base.version, difference(&before.doc.0, &facts.draft().guide))))
}

/// A draft in a list.
#[derive(Debug, Clone)]
pub struct ListedDraft {
    pub row: DraftRow,
    pub window: Option<WindowRow>,
}

/// A page of drafts, what was touched last first.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    stage: Option<DraftStageName>,
    before: Option<Position>,
    limit: usize,
) -> Result<Page<ListedDraft>, AppError> {
    let centre = centres::load(tx.conn, actor.centre)?;
    let windows = match sees_drafts(actor, &centre.policy.0.sign_off) {
        Scope::Centre(_) => None,
        Scope::Windows(_, windows) => Some(windows),
    };
    let filter = DraftFilter { centre: actor.centre, windows, stage };
    let rows = drafts::page(tx.conn, &filter, before, fetch_limit(limit))?;
    let page = Page::split(rows, limit, |row| Position { at: row.updated_at, id: row.id });
    let windows = windows::of_centre(tx.conn, actor.centre)?;
    let listed = |row: DraftRow| ListedDraft {
        window: windows.iter().find(|window| row.window_id == Some(window.id)).cloned(),
        row,
    };
    Ok(Page { items: page.items.into_iter().map(listed).collect(), next: page.next })
}
