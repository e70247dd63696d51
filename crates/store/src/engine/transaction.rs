//! Transactions by hand, on either engine, with closures that may panic.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager, TransactionManagerStatus};
use diesel::result::{Error as DieselError, QueryResult};

use super::connection::AnyConnection;
use super::error::StoreError;

type Manager = <AnyConnection as Connection>::TransactionManager;

/// Begins a transaction that will write. `IMMEDIATE` takes SQLite's write lock at once: a plain `BEGIN` that writes
/// after it read fails with "database is locked".
pub(super) fn begin_write(conn: &mut AnyConnection) -> QueryResult<()> {
    match conn {
        AnyConnection::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE"),
        AnyConnection::Postgres(conn) => {
            AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN ISOLATION LEVEL READ COMMITTED")
        }
    }
}

/// Begins a snapshot: every query in it sees the same committed state.
pub(super) fn begin_read(conn: &mut AnyConnection) -> QueryResult<()> {
    match conn {
        AnyConnection::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN"),
        AnyConnection::Postgres(conn) => {
            AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        }
    }
}

/// Begins a savepoint inside the open transaction.
pub(super) fn savepoint(conn: &mut AnyConnection) -> QueryResult<()> {
    Manager::begin_transaction(conn)
}

/// Commits the transaction, or releases the innermost savepoint.
///
/// PostgreSQL answers `COMMIT` with success even where a swallowed error has doomed the transaction and nothing is
/// kept; that is an error here.
pub(super) fn commit(conn: &mut AnyConnection) -> QueryResult<()> {
    if doomed(conn) {
        return Err(DieselError::RollbackTransaction);
    }
    Manager::commit_transaction(conn)
}

/// Rolls back until `depth` transactions (1 = the outermost alone) are left open.
pub(super) fn rollback_to(conn: &mut AnyConnection, depth: u32) -> QueryResult<()> {
    while open(conn)? > depth {
        Manager::rollback_transaction(conn)?;
    }
    Ok(())
}

/// How many transactions and savepoints are open.
pub(super) fn open(conn: &mut AnyConnection) -> QueryResult<u32> {
    Ok(Manager::transaction_manager_status_mut(conn).transaction_depth()?.map_or(0, std::num::NonZeroU32::get))
}

/// Makes the pool throw this connection away.
pub(super) fn discard(conn: &mut AnyConnection) {
    Manager::transaction_manager_status_mut(conn).set_in_error();
}

/// Runs a closure; a panic in it becomes [`StoreError::Internal`].
pub(super) fn shielded<T, E: From<StoreError>>(run: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|payload| {
        let words = words(payload.as_ref());
        tracing::error!(panic = words, "a closure panicked inside a transaction; it was rolled back");
        Err(StoreError::Internal(format!("panic: {words}")).into())
    })
}

fn doomed(conn: &mut AnyConnection) -> bool {
    match Manager::transaction_manager_status_mut(conn) {
        TransactionManagerStatus::Valid(status) => status
            .in_transaction
            .as_ref()
            .is_some_and(|transaction| transaction.requires_rollback_maybe_up_to_top_level),
        TransactionManagerStatus::InError => true,
    }
}

fn words(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message")
}
