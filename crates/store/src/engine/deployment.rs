//! The one row that says what this database is and which key it belongs to.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::columns::Instant;
use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::deployment;
use crate::seal::{Keyring, SealError};

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = deployment)]
pub struct Deployment {
    /// Fingerprint of the master key in use.
    pub key_fingerprint: String,
    /// The demo profile, where a demo made this database.
    pub demo_profile: Option<String>,
    /// What a demo adds to real time, in microseconds.
    pub clock_offset_us: i64,
    /// Real time of the first start.
    pub created_at: Instant,
}

/// Reads the row; `None` before the first start has finished.
///
/// # Errors
/// Those of the query.
pub fn load(conn: &mut AnyConnection) -> Result<Option<Deployment>, StoreError> {
    Ok(deployment::table.select(Deployment::as_select()).first(conn).optional()?)
}

/// Binds the database to the ring at the first start, and at every other start refuses a ring without its key.
/// A ring whose newest key is not the one in use, but that holds it, moves the database to the newest.
pub(super) fn bind(conn: &mut AnyConnection, ring: &Keyring, now: Instant) -> Result<(), StoreError> {
    let newest = ring.fingerprint();
    // Two processes may start for the first time at once; on SQLite the write lock is held already.
    if let AnyConnection::Postgres(conn) = conn {
        conn.batch_execute("LOCK TABLE deployment IN SHARE ROW EXCLUSIVE MODE")?;
    }
    match load(conn)? {
        None => {
            diesel::insert_into(deployment::table)
                .values((deployment::id.eq(1), deployment::key_fingerprint.eq(newest), deployment::created_at.eq(now)))
                .execute(conn)?;
        }
        Some(row) if row.key_fingerprint == newest => {}
        Some(row) if ring.holds(&row.key_fingerprint) => {
            diesel::update(deployment::table.find(1)).set(deployment::key_fingerprint.eq(newest)).execute(conn)?;
        }
        Some(row) => {
            return Err(SealError::WrongKey { database: row.key_fingerprint, given: newest.to_owned() }.into());
        }
    }
    Ok(())
}
