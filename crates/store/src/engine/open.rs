//! Opening the database: schema, key, threads.

use std::sync::Arc;

use diesel::r2d2::{NopErrorHandler, Pool};
use time::OffsetDateTime;

use super::columns::Instant;
use super::config::{Location, StoreConfig};
use super::error::StoreError;
use super::manager::{Manager, Purpose};
use super::queue::{Inbox, queue};
use super::source::Source;
use super::store::{Inner, Store};
use super::transaction::{begin_write, commit};
use super::{deployment, migrate, workers, writer};
use crate::seal::{Keyring, data_dir};

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
        workers::start_readers(&source(&config, Purpose::Read, config.readers)?, &read_inbox, config.readers)?;
        start_writing(&config, write_inbox)?;
        drop(start);
        Ok(Self { inner: Arc::new(Inner { location: config.location, keyring, reads, writes }) })
    }
}

/// Migrates, and binds the database to its key.
fn prepare(config: &StoreConfig) -> Result<Keyring, StoreError> {
    let mut conn = Manager::new(config, Purpose::Migrate).establish().map_err(StoreError::unavailable)?;
    migrate::migrate(&mut conn)?;
    let first_start = deployment::load(&mut conn)?.is_none();
    let keyring = Keyring::obtain(config, first_start)?;
    #[allow(clippy::disallowed_methods, reason = "the first start is remembered in real time")]
    let now = Instant::from(OffsetDateTime::now_utc());
    begin_write(&mut conn)?;
    deployment::bind(&mut conn, &keyring, now)?;
    commit(&mut conn)?;
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
            let source = source(config, Purpose::Write, config.writers)?;
            workers::start_writers(&source, &inbox, config.writers, config.retries)
        }
    }
}

fn source(config: &StoreConfig, purpose: Purpose, size: usize) -> Result<Source, StoreError> {
    Pool::builder()
        .max_size(u32::try_from(size.max(1)).unwrap_or(u32::MAX))
        .connection_timeout(config.connect_timeout)
        // A dead connection shows when its transaction begins; asking before each use would cost a round trip.
        .test_on_check_out(false)
        .error_handler(Box::new(NopErrorHandler))
        .build(Manager::new(config, purpose))
        .map(Source::new)
        .map_err(StoreError::unavailable)
}
