//! The catalogue as its keepers see it: every item, in force, coming or ended, and its versions.

use domain::catalogue::period::Ending;
use domain::kernel::Actor;
use domain::kernel::id::{ItemId, WindowId};
use domain::policy::{Denial, Scope, sees_drafts};
use store::StoreError;
use store::catalogue::drafts::{self, DraftRow};
use store::catalogue::{self, ItemRow, VersionRow, editing};
use store::engine::columns::{Id, Instant};
use store::engine::keyset::{Page, Position, fetch_limit};
use store::people::staff;
use store::places::centres;
use store::places::windows::{self, WindowRow};
use time::Date;

use super::items::ItemRecord;
use crate::{AppError, Tx};

/// Versions shown of one item.
const MOST_VERSIONS: i64 = 100;

/// An item with the version of today, the one to come, and the draft under way.
#[derive(Debug, Clone)]
pub struct KeptItem {
    pub item: ItemRow,
    /// The newest of those that have begun; none for an item whose first version is still to come.
    pub begun: Option<VersionRow>,
    pub coming: Option<VersionRow>,
    pub draft: Option<DraftRow>,
    pub window: WindowRow,
    pub today: Date,
}

/// A page of items by code. A chief sees the items of the windows where he decides; who keeps nothing sees none.
pub fn list(tx: &mut Tx<'_>, actor: &Actor, after: Option<Position>, limit: usize) -> Result<Page<KeptItem>, AppError> {
    let centre = centres::load(tx.conn, actor.centre)?;
    let scope = sees_drafts(actor, &centre.policy.0.sign_off);
    if scope == Scope::Windows(actor.centre, Vec::new()) {
        return Err(AppError::Denied(Denial::Role));
    }
    let after = match after {
        Some(position) => catalogue::load(tx.conn, ItemId(position.id.0))?.map(|item| item.code),
        None => None,
    };
    let rows = editing::all(tx.conn, actor.centre, after.as_deref(), fetch_limit(limit))?;
    let page = Page::split(rows, limit, |item| Position { at: Instant::from_micros(0), id: item.id });
    let ids: Vec<Id> = page.items.iter().map(|item| item.id).collect();
    let today = tx.today();
    let versions = editing::current_versions(tx.conn, &ids, today)?;
    let open = drafts::open_of(tx.conn, &ids)?;
    let windows = windows::of_centre(tx.conn, actor.centre)?;
    let mut items = Vec::new();
    for item in page.items {
        let of_item = || versions.iter().filter(|version| version.item_id == item.id);
        let begins = |version: &VersionRow| version.period().map(|period| period.from);
        let (mut begun, mut coming): (Option<VersionRow>, Option<VersionRow>) = (None, None);
        for version in of_item() {
            let slot = if begins(version)? <= today { &mut begun } else { &mut coming };
            if slot.as_ref().is_none_or(|known| known.version < version.version) {
                *slot = Some(version.clone());
            }
        }
        let shown = begun.as_ref().or(coming.as_ref()).ok_or_else(|| StoreError::corrupt("item without a version"))?;
        let window = shown.window(&item);
        if !scope.covers(actor.centre, window) {
            continue;
        }
        let window = windows.iter().find(|row| row.id.0 == window.0).cloned();
        items.push(KeptItem {
            draft: open.iter().find(|draft| draft.item_id == Some(item.id)).cloned(),
            window: window.ok_or_else(|| StoreError::corrupt("window of an item"))?,
            item,
            begun,
            coming,
            today,
        });
    }
    Ok(Page { items, next: page.next })
}

/// Every version of an item, newest first, with who signed and published it.
#[derive(Debug, Clone)]
pub struct History {
    pub item: ItemRow,
    pub versions: Vec<PublishedRecord>,
    pub today: Date,
}

#[derive(Debug, Clone)]
pub struct PublishedRecord {
    pub version: VersionRow,
    pub signed_off_by: String,
    pub published_by: Option<String>,
}

impl History {
    pub fn ending(&self) -> Option<&Ending> {
        self.item.ending.as_ref().map(|ending| &ending.0)
    }
}

pub fn history(tx: &mut Tx<'_>, actor: &Actor, id: ItemId) -> Result<History, AppError> {
    let item = own(tx, actor, id)?;
    let versions = editing::versions_of(tx.conn, id, MOST_VERSIONS)?;
    let codes: Vec<String> = versions
        .iter()
        .flat_map(|version| std::iter::once(&version.signed_off_by).chain(&version.published_by))
        .cloned()
        .collect();
    let people = staff::by_codes(tx.conn, actor.centre, &codes)?;
    // Somebody who has left is known by the code alone.
    let name = |code: &str| {
        let person = people.iter().find(|person| person.code == code);
        person.map_or_else(|| code.to_owned(), |person| person.name.clone())
    };
    let versions = versions.into_iter().map(|version| PublishedRecord {
        signed_off_by: name(&version.signed_off_by),
        published_by: version.published_by.as_deref().map(name),
        version,
    });
    Ok(History { item, versions: versions.collect(), today: tx.today() })
}

/// One version, whenever it was or will be in force.
pub fn version(tx: &mut Tx<'_>, actor: &Actor, id: ItemId, number: i32) -> Result<ItemRecord, AppError> {
    let item = own(tx, actor, id)?;
    let version = catalogue::version_numbered(tx.conn, id, number)?.ok_or(AppError::NotFound("version"))?;
    let WindowId(window) = version.window(&item);
    let window = windows::load(tx.conn, WindowId(window))?.ok_or_else(|| StoreError::corrupt("window of an item"))?;
    Ok(ItemRecord { item, version, window })
}

fn own(tx: &mut Tx<'_>, actor: &Actor, id: ItemId) -> Result<ItemRow, AppError> {
    let item = catalogue::load(tx.conn, id)?;
    item.filter(|item| item.centre_id.0 == actor.centre.0).ok_or(AppError::NotFound("service item"))
}
