//! Service items: lists and guides, for the desk and for the public.

use domain::kernel::id::{CentreId, ItemId, WindowId};
use domain::place::WindowKind;
use store::StoreError;
use store::catalogue::{self, ItemFilter, ItemRow, Taken, VersionRow};
use store::engine::columns::{Id, Instant};
use store::engine::keyset::{Page, Position, fetch_limit};
use store::places::windows::{self, WindowRow};

use crate::acts::takers;
use crate::{AppError, Tx};

/// An item with the version in force and its window.
#[derive(Debug, Clone)]
pub struct ItemRecord {
    pub item: ItemRow,
    pub version: VersionRow,
    pub window: WindowRow,
    /// Every window that takes it, `window` first.
    pub takers: Vec<WindowRow>,
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
    let windows = windows::of_centre(tx.conn, centre)?;
    let taken = window.map(|id| taken(&windows, id)).transpose()?;
    let filter = ItemFilter { centre, words, taken, on: tx.today() };
    let rows = catalogue::page(tx.conn, &filter, after.as_deref(), fetch_limit(limit))?;
    let page = Page::split(rows, limit, |(item, _)| Position { at: Instant::from_micros(0), id: item.id });
    let items =
        page.items.into_iter().map(|(item, version)| record(item, version, &windows)).collect::<Result<_, _>>()?;
    Ok(Page { items, next: page.next })
}

pub(super) fn record(item: ItemRow, version: VersionRow, windows: &[WindowRow]) -> Result<ItemRecord, StoreError> {
    let item = version.at_its_place(item);
    let takers = takers::among(windows, &item)?;
    let window = takers.first().cloned().ok_or_else(|| StoreError::corrupt("window of an item"))?;
    Ok(ItemRecord { window, takers, item, version })
}

/// What a window of the centre takes: what is listed there; at a comprehensive one, what is listed at any of them.
fn taken(windows: &[WindowRow], id: WindowId) -> Result<Taken, AppError> {
    let window = windows.iter().find(|window| window.id.0 == id.0);
    let Some(window) = window else { return Ok(Taken { listed: vec![id], departments: None }) };
    if window.window_kind()? != WindowKind::Comprehensive {
        return Ok(Taken { listed: vec![id], departments: None });
    }
    let comprehensive = windows.iter().filter(|other| other.kind == window.kind);
    Ok(Taken {
        listed: comprehensive.map(|other| WindowId(other.id.0)).collect(),
        departments: Some(window.departments.0.clone()).filter(|departments| !departments.is_empty()),
    })
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
