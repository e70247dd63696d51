//! What the items of a centre are called, for a search that no index serves.

use diesel::prelude::*;
use domain::kernel::id::{CentreId, WindowId};

use crate::engine::columns::Id;
use crate::engine::{AnyConnection, StoreError};
use crate::schema::service_item;

/// Id and search text of the items of a centre, by code, at most `most` of them.
pub fn texts(
    conn: &mut AnyConnection,
    centre: CentreId,
    window: Option<WindowId>,
    most: i64,
) -> Result<Vec<(Id, String)>, StoreError> {
    let mut query = service_item::table
        .filter(service_item::centre_id.eq(Id(centre.0)))
        .select((service_item::id, service_item::search))
        .into_boxed();
    if let Some(window) = window {
        query = query.filter(service_item::window_id.eq(Id(window.0)));
    }
    Ok(query.order(service_item::code).limit(most).load(conn)?)
}
