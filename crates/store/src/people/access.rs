//! Who stands behind a session, in one query.

use diesel::prelude::*;
use domain::kernel::id::SessionId;

use super::accounts::AccountRow;
use super::sessions::SessionRow;
use super::staff::PersonRow;
use crate::engine::columns::Id;
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
use crate::places::centres::CentreRow;
use crate::schema::{account, centre, person, session};

/// A session with its account, person and centre.
#[derive(Debug, Clone, Queryable)]
pub struct Behind {
    pub session: SessionRow,
    pub account: AccountRow,
    pub person: PersonRow,
    pub centre: CentreRow,
}

pub fn behind(conn: &mut AnyConnection, id: SessionId) -> Result<Option<Behind>, StoreError> {
    Ok(on_engine!(conn, |conn| session::table
        .inner_join(account::table.on(account::id.eq(session::account_id)))
        .inner_join(person::table.on(person::id.eq(account::person_id)))
        .inner_join(centre::table.on(centre::id.eq(account::centre_id)))
        .filter(session::id.eq(Id(id.0)))
        .select((SessionRow::as_select(), AccountRow::as_select(), PersonRow::as_select(), CentreRow::as_select()))
        .first(conn))
    .optional()?)
}
