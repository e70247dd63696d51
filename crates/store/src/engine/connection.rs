//! The connection that every query runs on.

use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;

/// A connection to either engine; the same typed query runs on both.
///
/// What the shared backend cannot say (`ON CONFLICT`, batch insert, `FOR UPDATE`, `ILIKE`) is written by matching on the
/// variant, inside this crate only. `Connection::establish` must not be used: it hides which engine failed and why.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// The embedded engine: one file in the data directory.
    Sqlite(SqliteConnection),
    /// A PostgreSQL server, for several processes.
    Postgres(PgConnection),
}
