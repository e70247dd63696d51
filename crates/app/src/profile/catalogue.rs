//! Service items of a profile. A published version is never changed: another guide under its number is refused.

use domain::kernel::id::ItemId;
use domain::profile::{CatalogueItem, Profile};
use store::catalogue::{self, ItemRow, VersionRow};
use store::engine::columns::{Id, Json};

use super::Known;
use crate::catalogue::search::{initials, search_text};
use crate::{AppError, Tx};

pub fn items(tx: &mut Tx<'_>, profile: &Profile, known: &Known) -> Result<(), AppError> {
    for item in &profile.items {
        put(tx, item, known)?;
    }
    Ok(())
}

fn put(tx: &mut Tx<'_>, item: &CatalogueItem, places: &Known) -> Result<(), AppError> {
    let centre = places.centre(&item.centre)?;
    let Some(newest) = item.versions.last() else {
        return Ok(());
    };
    let kept = catalogue::by_code(tx.conn, centre, &item.code)?;
    let id = kept.as_ref().map_or_else(|| Id(tx.new_id()), |row| row.id);
    let row = ItemRow {
        id,
        centre_id: Id(centre.0),
        window_id: places.window(&item.centre, &newest.guide.window)?,
        code: item.code.clone(),
        revision: kept.as_ref().map_or(1, |row| row.revision),
        ending: kept.and_then(|row| row.ending),
        department_id: newest.guide.department.as_deref().map(|code| places.unit(code)).transpose()?,
    };
    catalogue::put(tx.conn, &row)?;
    for (number, version) in (1..).zip(&item.versions) {
        if let Some(known) = catalogue::version_numbered(tx.conn, ItemId(id.0), number)? {
            if known.doc.0 == version.guide {
                continue;
            }
            return Err(AppError::internal(format!("version {number} of {} is published and differs", item.code)));
        }
        let row = VersionRow {
            id: Id(tx.new_id()),
            item_id: id,
            version: number,
            effective_from: version.effective_from.to_string(),
            effective_until: version.effective_to.map(|date| date.to_string()),
            signed_off_by: version.signed_off_by.clone(),
            doc: Json(version.guide.clone()),
            window_id: Some(places.window(&item.centre, &version.guide.window)?),
            search: search_text(&version.guide),
            initials: initials(&version.guide.name),
            published_by: None,
            published_at: None,
            department_id: version.guide.department.as_deref().map(|code| places.unit(code)).transpose()?,
        };
        catalogue::insert_version(tx.conn, &row)?;
    }
    Ok(())
}
