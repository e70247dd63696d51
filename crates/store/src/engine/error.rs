//! Everything that can go wrong in the store, sorted by what a caller does about it.

use std::sync::Arc;
use std::time::Duration;

use diesel::result::{DatabaseErrorKind, Error as DieselError};

use super::classify::{classify, shuts_down};
use crate::seal::SealError;

/// Whether the same work may succeed if it is simply run again.
///
/// The error type of every closure given to [`Store::write`](super::Store::write) says so; an error that wraps a
/// [`StoreError`] passes the question on, a refusal by a rule answers no.
pub trait Retryable {
    /// True for a deadlock, a serialisation failure or a busy file.
    fn is_retryable(&self) -> bool;
}

/// Which promise of the schema a statement would have broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintKind {
    /// A reference to a row that is not there, or that is still referred to.
    ForeignKey,
    /// A missing value.
    NotNull,
    /// A value outside what the column allows.
    Check,
}

/// A failure of the store.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A query for exactly one row found none.
    #[error("no such row")]
    NotFound,
    /// A row under this key exists already.
    #[error("a row with this key exists already in {table}")]
    Duplicate {
        /// The table.
        table: String,
        /// The constraint's name on PostgreSQL, the columns on SQLite: for logs, not for decisions.
        constraint: String,
    },
    /// The schema refused a row: a fault of this program.
    #[error("constraint violated ({kind:?}): {message}")]
    Constraint {
        /// Which kind of promise.
        kind: ConstraintKind,
        /// The engine's words.
        message: String,
    },
    /// Deadlock, serialisation failure, lock timeout or busy file; has been retried already when it leaves the store.
    #[error("another transaction was in the way: {0}")]
    Contention(String),
    /// Too much is waiting already; nothing was done.
    #[error("too many requests are waiting for the database")]
    Overloaded {
        /// When to come back.
        retry_after: Duration,
    },
    /// The database is away, full or read-only; nothing was done.
    #[error("the database is not available: {reason}")]
    Unavailable {
        /// The engine's words.
        reason: String,
        /// When to come back.
        retry_after: Duration,
    },
    /// The connection broke during commit: done or not done. Asking again under the same idempotency key settles it.
    #[error("the connection broke while committing: {0}")]
    OutcomeUnknown(String),
    /// A newer release has changed this database; this one does not touch it.
    #[error("the database was made by a newer release (it holds migration {version}); install that release")]
    NewerDatabase {
        /// The first migration that this release does not know.
        version: String,
    },
    /// A key is missing or wrong, or sealed data does not open.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A setting makes no sense.
    #[error("{0}")]
    Configuration(String),
    /// A migration failed.
    #[error("migration failed: {0}")]
    Migration(String),
    /// A closure panicked or left its transaction unbalanced: a fault of this program. Nothing was kept.
    #[error("internal fault in a transaction: {0}")]
    Internal(String),
    /// Any other failure of a query: a fault of this program.
    #[error("query failed: {0}")]
    Query(Arc<DieselError>),
}

impl StoreError {
    /// What is stored cannot be read: a fault of ours, or of whoever changed the database by hand.
    #[must_use]
    pub fn corrupt(what: &str) -> Self {
        Self::Internal(format!("stored {what} cannot be read"))
    }

    /// The database cannot be used now.
    pub(crate) fn unavailable(reason: impl ToString) -> Self {
        Self::Unavailable { reason: reason.to_string(), retry_after: Duration::from_secs(2) }
    }

    /// When a caller should come back, if waiting helps (HTTP 503 with `Retry-After`).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Overloaded { retry_after } | Self::Unavailable { retry_after, .. } => Some(*retry_after),
            Self::Contention(_) | Self::OutcomeUnknown(_) => Some(Duration::from_secs(1)),
            _ => None,
        }
    }

    /// What a failed `COMMIT` means: a connection lost in that moment leaves the outcome open.
    pub(super) fn from_commit(error: DieselError) -> Self {
        let lost = match &error {
            DieselError::DatabaseError(
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
                _,
            )
            | DieselError::RollbackErrorOnCommit { .. }
            | DieselError::BrokenTransactionManager => true,
            DieselError::DatabaseError(DatabaseErrorKind::Unknown, info) => shuts_down(info.message()),
            _ => false,
        };
        if matches!(error, DieselError::RollbackTransaction) {
            return Self::Internal("a closure went on after a failed statement; nothing was kept".to_owned());
        }
        if lost { Self::OutcomeUnknown(error.to_string()) } else { error.into() }
    }
}

impl Retryable for StoreError {
    fn is_retryable(&self) -> bool {
        matches!(self, Self::Contention(_))
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(kind, info) => classify(kind, info),
            DieselError::BrokenTransactionManager => Self::unavailable("the connection broke"),
            other => Self::Query(Arc::new(other)),
        }
    }
}
