//! The handle through which everything reads and writes.

use std::sync::Arc;

use diesel::r2d2::{NopErrorHandler, Pool};
use time::OffsetDateTime;
use tokio::sync::oneshot;

use super::columns::Instant;
use super::config::{Location, StoreConfig};
use super::connection::AnyConnection;
use super::deployment::{self, Deployment};
use super::error::{Retryable, StoreError};
use super::job::{Job, Read, Write};
use super::manager::{Manager, Purpose};
use super::queue::{Inbox, Queue, queue};
use super::{migrate, workers, writer};
use crate::seal::{Keyring, data_dir};

/// A database that is open, migrated and bound to its master key. Clones share everything.
///
/// [`read`](Self::read) and [`write`](Self::write) are the only places where async code meets blocking code: closures
/// run on threads of the store, whatever runtime awaits them.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    location: Location,
    keyring: Keyring,
    reads: Queue,
    writes: Queue,
}

impl Store {
    /// Opens the database: connects, migrates, checks the master key (making one at the first start of the embedded
    /// engine), starts the threads.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the database is not there, [`StoreError::NewerDatabase`],
    /// [`StoreError::Seal`] when the key is missing or wrong, [`StoreError::Configuration`].
    pub fn open(config: StoreConfig) -> Result<Self, StoreError> {
        // PostgreSQL has locks of its own for what follows.
        let start = match &config.location {
            Location::Sqlite { data_dir } => {
                data_dir::prepare(data_dir)?;
                Some(data_dir::lock(data_dir)?)
            }
            Location::Postgres { .. } => None,
        };
        let keyring = prepare(&config)?;
        let (reads, read_inbox) = queue(config.queue, config.max_wait);
        let (writes, write_inbox) = queue(config.queue, config.max_wait);
        workers::start_readers(
            &pool(&config, Purpose::Read, config.readers)?,
            &read_inbox,
            config.readers,
        )?;
        start_writing(&config, write_inbox)?;
        drop(start);
        Ok(Self {
            inner: Arc::new(Inner {
                location: config.location,
                keyring,
                reads,
                writes,
            }),
        })
    }

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
        self.submit_read(closure)?
            .blocking_recv()
            .unwrap_or_else(|_| Err(gone().into()))
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
        self.submit_write(closure)?
            .blocking_recv()
            .unwrap_or_else(|_| Err(gone().into()))
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
        self.read(|conn| deployment::load(conn)?.ok_or(StoreError::NotFound))
            .await
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
        submit(
            &self.inner.reads,
            Read {
                closure: Some(closure),
                result: None,
                reply,
            },
        )?;
        Ok(answer)
    }

    fn submit_write<T, E, F>(&self, closure: F) -> Result<oneshot::Receiver<Result<T, E>>, StoreError>
    where
        T: Send + 'static,
        E: From<StoreError> + Retryable + Send + 'static,
        F: Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        submit(
            &self.inner.writes,
            Write {
                closure,
                result: None,
                reply,
            },
        )?;
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

/// Migrates, and binds the database to its key.
fn prepare(config: &StoreConfig) -> Result<Keyring, StoreError> {
    let mut conn = Manager::new(config, Purpose::Migrate)
        .establish()
        .map_err(StoreError::unavailable)?;
    migrate::migrate(&mut conn)?;
    let first_start = deployment::load(&mut conn)?.is_none();
    let keyring = Keyring::obtain(config, first_start)?;
    #[allow(clippy::disallowed_methods, reason = "the first start is remembered in real time")]
    let now = Instant::from(OffsetDateTime::now_utc());
    super::transaction::begin_write(&mut conn)?;
    deployment::bind(&mut conn, &keyring, now)?;
    super::transaction::commit(&mut conn)?;
    Ok(keyring)
}

fn start_writing(config: &StoreConfig, inbox: Inbox) -> Result<(), StoreError> {
    match config.location {
        Location::Sqlite { .. } => {
            let manager = Manager::new(config, Purpose::Write);
            let conn = manager.establish().map_err(StoreError::unavailable)?;
            writer::start(manager, conn, inbox, config.group, config.retries)
        }
        Location::Postgres { .. } => {
            let pool = pool(config, Purpose::Write, config.writers)?;
            workers::start_writers(&pool, &inbox, config.writers, config.retries)
        }
    }
}

fn pool(config: &StoreConfig, purpose: Purpose, size: usize) -> Result<Pool<Manager>, StoreError> {
    Pool::builder()
        .max_size(u32::try_from(size.max(1)).unwrap_or(u32::MAX))
        .connection_timeout(config.connect_timeout)
        // A dead connection shows when its transaction begins; asking before each use would cost a round trip.
        .test_on_check_out(false)
        .error_handler(Box::new(NopErrorHandler))
        .build(Manager::new(config, purpose))
        .map_err(StoreError::unavailable)
}
