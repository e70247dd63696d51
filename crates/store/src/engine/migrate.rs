//! Brings the schema up to this release, one process at a time, and never touches a newer one.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection;
use diesel::migration::{MigrationConnection, MigrationSource, MigrationVersion};
use diesel::pg::{Pg, PgConnection};
use diesel::sqlite::{Sqlite, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::AnyConnection;
use super::error::StoreError;
use super::transaction::{begin_write, commit, rollback_to};

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// Runs what is missing.
///
/// SQLite: all in one transaction that holds the write lock. PostgreSQL: each in its own transaction, under an advisory
/// lock of the session, so that a large index can be built concurrently.
///
/// # Errors
/// [`StoreError::NewerDatabase`] before anything was changed; [`StoreError::Migration`].
pub(super) fn migrate(conn: &mut AnyConnection) -> Result<(), StoreError> {
    match conn {
        AnyConnection::Sqlite(_) => {
            begin_write(conn)?;
            let done = match conn {
                AnyConnection::Sqlite(inner) => sqlite(inner),
                AnyConnection::Postgres(_) => Ok(()),
            };
            match done {
                Ok(()) => Ok(commit(conn)?),
                Err(error) => {
                    rollback_to(conn, 0)?;
                    Err(error)
                }
            }
        }
        AnyConnection::Postgres(conn) => {
            conn.batch_execute("SELECT pg_advisory_lock(hashtext('yichuang.migrations'))")?;
            let done = postgres(conn);
            let released = conn.batch_execute("SELECT pg_advisory_unlock(hashtext('yichuang.migrations'))");
            done.and(released.map_err(StoreError::from))
        }
    }
}

fn sqlite(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    conn.setup()?;
    refuse_newer(&known::<Sqlite>(&SQLITE)?, conn.applied_migrations())?;
    conn.run_pending_migrations(SQLITE).map(drop).map_err(failed)
}

fn postgres(conn: &mut PgConnection) -> Result<(), StoreError> {
    conn.setup()?;
    refuse_newer(&known::<Pg>(&POSTGRES)?, conn.applied_migrations())?;
    conn.run_pending_migrations(POSTGRES).map(drop).map_err(failed)
}

fn known<DB: diesel::backend::Backend>(source: &EmbeddedMigrations) -> Result<BTreeSet<String>, StoreError> {
    let all = MigrationSource::<DB>::migrations(source).map_err(failed)?;
    Ok(all.iter().map(|migration| migration.name().version().to_string()).collect())
}

fn refuse_newer(
    known: &BTreeSet<String>,
    applied: diesel::migration::Result<Vec<MigrationVersion<'static>>>,
) -> Result<(), StoreError> {
    let applied: BTreeSet<String> = applied.map_err(failed)?.iter().map(ToString::to_string).collect();
    match applied.difference(known).next() {
        Some(version) => Err(StoreError::NewerDatabase { version: version.clone() }),
        None => Ok(()),
    }
}

fn failed(error: impl std::fmt::Display) -> StoreError {
    StoreError::Migration(error.to_string())
}
