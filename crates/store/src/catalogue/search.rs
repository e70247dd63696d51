//! What the items of a centre are called, for a search that no index serves.

use diesel::prelude::*;
use domain::kernel::id::{CentreId, WindowId};
use time::Date;

use crate::engine::columns::Id;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::{item_version, service_item};

/// Id and search text of the items of a centre that are in force on a day, by code, at most `most` of them.
pub fn texts(
    conn: &mut AnyConnection,
    centre: CentreId,
    window: Option<WindowId>,
    on: Date,
    most: i64,
) -> Result<Vec<(Id, String)>, StoreError> {
    let on = on.to_string();
    let mut query = service_item::table
        .inner_join(item_version::table)
        .filter(service_item::centre_id.eq(Id(centre.0)))
        .filter(item_version::effective_from.le(on.clone()))
        .filter(item_version::effective_until.is_null().or(item_version::effective_until.ge(on)))
        .select((service_item::id, item_version::search))
        .into_boxed();
    if let Some(window) = window {
        query = query.filter(item_version::window_id.eq(Id(window.0)));
    }
    Ok(query.order(service_item::code).limit(most).load(conn)?)
}
