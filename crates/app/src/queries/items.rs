//! Service items: lists and guides, for the desk and for the public.

use domain::kernel::id::{CentreId, ItemId, WindowId};
use store::StoreError;
use store::catalogue::{self, ItemFilter, ItemRow, VersionRow};
use store::engine::columns::{Id, Instant};
use store::engine::keyset::{Page, Position, fetch_limit};
use store::places::windows::{self, WindowRow};

use crate::{AppError, Tx};

/// An item with the version in force and its window.
#[derive(Debug, Clone)]
pub struct ItemRecord {
    pub item: ItemRow,
    pub version: VersionRow,
    pub window: WindowRow,
}

/// Items are listed by code; a cursor names the item it follows.
pub fn list(
    tx: &mut Tx<'_>,
    centre: CentreId,
    words: Option<String>,
    window: Option<WindowId>,
    after: Option<Position>,
    limit: usize,
) -> Result<Page<ItemRecord>, AppError> {
    let after = match after {
        Some(position) => catalogue::load(tx.conn, ItemId(position.id.0))?.map(|item| item.code),
        None => None,
    };
    let filter = ItemFilter { centre, words, window, on: tx.today() };
    let rows = catalogue::page(tx.conn, &filter, after.as_deref(), fetch_limit(limit))?;
    let page = Page::split(rows, limit, |(item, _)| Position { at: Instant::from_micros(0), id: item.id });
    let windows = windows::of_centre(tx.conn, centre)?;
    let items =
        page.items.into_iter().map(|(item, version)| record(item, version, &windows)).collect::<Result<_, _>>()?;
    Ok(Page { items, next: page.next })
}

pub(super) fn record(item: ItemRow, version: VersionRow, windows: &[WindowRow]) -> Result<ItemRecord, StoreError> {
    let id = version.window(&item);
    let window = windows.iter().find(|window| window.id.0 == id.0).cloned();
    Ok(ItemRecord { window: window.ok_or_else(|| StoreError::corrupt("window of an item"))?, item, version })
}

/// The guide in force today.
pub fn show(tx: &mut Tx<'_>, centre: CentreId, id: ItemId) -> Result<ItemRecord, AppError> {
    let item = catalogue::load(tx.conn, id)?
        .filter(|item| item.centre_id == Id(centre.0))
        .ok_or(AppError::NotFound("serviceItem"))?;
    let version = catalogue::in_force(tx.conn, id, tx.today())?.ok_or(AppError::NotFound("serviceItem"))?;
    let windows = windows::of_centre(tx.conn, centre)?;
    Ok(record(item, version, &windows)?)
}
