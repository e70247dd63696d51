//! Reads an engine's error report. diesel hands out few error codes, so words decide where it hands out none.

use std::sync::Arc;

use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind, Error as DieselError};

use super::error::{ConstraintKind, StoreError};

/// Sorts what the engine reported by what a caller does about it.
pub(super) fn classify(kind: DatabaseErrorKind, info: Box<dyn DatabaseErrorInformation + Send + Sync>) -> StoreError {
    let message = info.message().to_owned();
    let constraint = |kind| StoreError::Constraint { kind, message: message.clone() };
    match kind {
        DatabaseErrorKind::UniqueViolation => duplicate(info.as_ref()),
        DatabaseErrorKind::ForeignKeyViolation | DatabaseErrorKind::RestrictViolation => {
            constraint(ConstraintKind::ForeignKey)
        }
        DatabaseErrorKind::NotNullViolation => constraint(ConstraintKind::NotNull),
        DatabaseErrorKind::CheckViolation | DatabaseErrorKind::ExclusionViolation => constraint(ConstraintKind::Check),
        DatabaseErrorKind::SerializationFailure => StoreError::Contention(message),
        DatabaseErrorKind::ClosedConnection
        | DatabaseErrorKind::UnableToSendCommand
        | DatabaseErrorKind::ReadOnlyTransaction => StoreError::unavailable(message),
        _ if contends(&message) => StoreError::Contention(message),
        _ if message.starts_with("FOREIGN KEY constraint failed") => constraint(ConstraintKind::ForeignKey),
        _ if shuts_down(&message) || away(&message) => StoreError::unavailable(message),
        kind => StoreError::Query(Arc::new(DieselError::DatabaseError(kind, info))),
    }
}

/// SQLite gives no names, only `UNIQUE constraint failed: table.column, table.column`.
fn duplicate(info: &dyn DatabaseErrorInformation) -> StoreError {
    let columns = info.message().rsplit(": ").next().unwrap_or_default();
    let table = info.table_name().or_else(|| columns.split('.').next()).unwrap_or_default();
    StoreError::Duplicate { table: table.to_owned(), constraint: info.constraint_name().unwrap_or(columns).to_owned() }
}

/// diesel does not hand out SQLSTATE 40P01 and 55P03, so the words decide: English (asked for at connect) and Chinese.
fn contends(message: &str) -> bool {
    [
        "deadlock detected",
        "检测到死锁",
        "due to lock timeout",
        "锁超时",
        "could not serialize access",
        "database is locked",
        "database table is locked",
    ]
    .iter()
    .any(|words| message.contains(words))
}

/// PostgreSQL's last words before it closes the connection (57P01…57P03), and its refusal of one client too many (53300).
pub(super) fn shuts_down(message: &str) -> bool {
    [
        "terminating connection",
        "server closed the connection",
        "the database system is",
        "too many clients",
        "remaining connection slots",
        "no connection to the server",
        "could not receive data from server",
        "could not send data to server",
    ]
    .iter()
    .any(|words| message.contains(words))
}

/// A disk that is full, unreadable or read-only, on either engine.
fn away(message: &str) -> bool {
    [
        "database or disk is full",
        "disk I/O error",
        "unable to open database file",
        "attempt to write a readonly database",
        "No space left on device",
    ]
    .iter()
    .any(|words| message.contains(words))
}
