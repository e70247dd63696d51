//! The handle through which everything reads and writes.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::config::Location;
use super::connection::AnyConnection;
use super::deployment::{self, Deployment};
use super::error::{Retryable, StoreError};
use super::job::{Job, Read, Write};
use super::queue::Queue;
use crate::seal::Keyring;

/// A database that is open, migrated and bound to its master key. Clones share everything.
///
/// [`read`](Self::read) and [`write`](Self::write) are the only places where async code meets blocking code: closures
/// run on threads of the store, whatever runtime awaits them.
#[derive(Clone)]
pub struct Store {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) location: Location,
    pub(super) keyring: Keyring,
    pub(super) reads: Queue,
    pub(super) writes: Queue,
}

impl Store {
    /// Runs a closure in one snapshot of the committed state.
    ///
    /// # Errors
    /// The closure's own, or [`StoreError::Overloaded`], [`StoreError::Unavailable`], [`StoreError::Internal`].
    pub async fn read<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        self.submit_read(closure)?.await.unwrap_or_else(|_| Err(gone().into()))
    }

    /// Runs a closure in one durable transaction: once this returns `Ok`, a power cut does not undo it.
    ///
    /// The closure may be run again after a deadlock, so it makes no ids, reads no clock and sends nothing. Its error
    /// undoes what it wrote. `conn.transaction(…)` inside it is a savepoint.
    ///
    /// # Errors
    /// The closure's own, or [`StoreError::Overloaded`], [`StoreError::Unavailable`], [`StoreError::Contention`] after
    /// all retries, [`StoreError::OutcomeUnknown`], [`StoreError::Internal`].
    pub async fn write<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Retryable + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        self.submit_write(closure)?.await.unwrap_or_else(|_| Err(gone().into()))
    }

    /// [`read`](Self::read) for a thread that may block; panics inside an async task.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_blocking<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        self.submit_read(closure)?.blocking_recv().unwrap_or_else(|_| Err(gone().into()))
    }

    /// [`write`](Self::write) for a thread that may block; panics inside an async task.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_blocking<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Retryable + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        self.submit_write(closure)?.blocking_recv().unwrap_or_else(|_| Err(gone().into()))
    }

    /// The keys of this database.
    #[must_use]
    pub fn keyring(&self) -> &Keyring {
        &self.inner.keyring
    }

    /// Where the database is.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.inner.location
    }

    /// The row that says what this database is.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub async fn deployment(&self) -> Result<Deployment, StoreError> {
        self.read(|conn| deployment::load(conn)?.ok_or(StoreError::NotFound)).await
    }

    /// Free places for reads and for writes, for the metrics page.
    #[must_use]
    pub fn free_places(&self) -> (usize, usize) {
        (self.inner.reads.free(), self.inner.writes.free())
    }

    fn submit_read<T, E, F>(&self, closure: F) -> Result<oneshot::Receiver<Result<T, E>>, StoreError>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        submit(&self.inner.reads, Read { closure: Some(closure), result: None, reply })?;
        Ok(answer)
    }

    fn submit_write<T, E, F>(&self, closure: F) -> Result<oneshot::Receiver<Result<T, E>>, StoreError>
    where
        T: Send + 'static,
        E: From<StoreError> + Retryable + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        submit(&self.inner.writes, Write { closure, result: None, reply })?;
        Ok(answer)
    }
}

fn submit(queue: &Queue, job: impl Job + 'static) -> Result<(), StoreError> {
    let place = queue.place()?;
    queue.push(Box::new(job), place);
    Ok(())
}

/// The thread that should have answered has ended without doing so.
fn gone() -> StoreError {
    StoreError::Internal("the store's thread ended before it answered".to_owned())
}
