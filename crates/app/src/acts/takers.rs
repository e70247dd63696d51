//! Which windows take an item, and where its cases go from there.

use domain::catalogue::item::Kind;
use domain::kernel::Actor;
use domain::kernel::id::{CentreId, UnitId, WindowId};
use domain::place::{Route, WindowKind};
use store::StoreError;
use store::catalogue::ItemRow;
use store::places::windows::WindowRow;

use crate::error::FieldFault;
use crate::{AppError, Tx};

fn department(item: &ItemRow) -> Option<UnitId> {
    item.department_id.map(|id| UnitId(id.0))
}

/// The windows among those of its centre that take an item, the one it is listed at first.
pub fn among(windows: &[WindowRow], item: &ItemRow) -> Result<Vec<WindowRow>, StoreError> {
    let listed = windows.iter().find(|window| window.id == item.window_id);
    let listed = listed.ok_or_else(|| StoreError::corrupt("window of an item"))?;
    let mut takers = vec![listed.clone()];
    for window in windows.iter().filter(|window| window.id != listed.id) {
        if window.counter()?.takes(&listed.counter()?, department(item)) {
            takers.push(window.clone());
        }
    }
    Ok(takers)
}

pub fn of_item(tx: &mut Tx<'_>, item: &ItemRow) -> Result<Vec<WindowRow>, AppError> {
    let windows = tx.windows(CentreId(item.centre_id.0))?;
    Ok(among(&windows, item)?)
}

/// The window named, or else the first that the actor holds, or else the first at all: whoever holds none is told so.
pub fn chosen(takers: Vec<WindowRow>, actor: &Actor, wanted: Option<WindowId>) -> Result<WindowRow, AppError> {
    let found = match wanted {
        Some(wanted) => takers.into_iter().find(|window| window.id.0 == wanted.0),
        None => {
            let held = takers.iter().position(|window| actor.holds(WindowId(window.id.0)));
            takers.into_iter().nth(held.unwrap_or_default())
        }
    };
    found.ok_or_else(|| AppError::Invalid(vec![FieldFault::new("/windowId", "window.takes-not")]))
}

/// Where a case of this item goes that the window takes.
pub fn route(tx: &mut Tx<'_>, window: &WindowRow, item: &ItemRow, kind: Kind) -> Result<Route, AppError> {
    let windows = tx.windows(CentreId(window.centre_id.0))?;
    let issuing = windows.iter().find(|row| row.kind == WindowKind::Issuing.as_str()).map(|row| WindowId(row.id.0));
    Ok(window.counter()?.route(kind, department(item), issuing))
}
