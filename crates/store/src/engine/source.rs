//! Where threads get a connection with a transaction begun, quickly or with an honest no.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use diesel::QueryResult;
use diesel::r2d2::{Pool, PooledConnection};

use super::connection::AnyConnection;
use super::error::StoreError;
use super::manager::Manager;
use super::transaction::discard;

/// How long to wait for a connection while the database is known to be away: callers get their 503 at once, and the
/// pool goes on trying behind them.
const PATIENCE_WHILE_AWAY: Duration = Duration::from_millis(50);

/// A pool that remembers whether the database was there last time.
#[derive(Clone)]
pub(super) struct Source {
    pool: Pool<Manager>,
    away: Arc<AtomicBool>,
}

impl Source {
    pub(super) fn new(pool: Pool<Manager>) -> Self {
        Self { pool, away: Arc::new(AtomicBool::new(false)) }
    }

    /// A connection on which `begin` has succeeded. Connections that died while idle are thrown away, at most one pool
    /// full.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub(super) fn begin(
        &self,
        begin: fn(&mut AnyConnection) -> QueryResult<()>,
    ) -> Result<PooledConnection<Manager>, StoreError> {
        let mut last = None;
        for _ in 0..=self.pool.max_size() {
            let mut conn = self.take()?;
            match begin(&mut conn) {
                Ok(()) => return Ok(conn),
                Err(error) => {
                    discard(&mut conn);
                    last = Some(error);
                }
            }
        }
        Err(last.map_or_else(|| StoreError::unavailable("no connection"), StoreError::unavailable))
    }

    fn take(&self) -> Result<PooledConnection<Manager>, StoreError> {
        let away = self.away.load(Ordering::Relaxed);
        let taken = if away { self.pool.get_timeout(PATIENCE_WHILE_AWAY) } else { self.pool.get() };
        if taken.is_err() != away {
            self.away.store(taken.is_err(), Ordering::Relaxed);
            match &taken {
                Ok(_) => tracing::info!("the database is back"),
                Err(error) => tracing::error!(%error, "the database is away"),
            }
        }
        taken.map_err(StoreError::unavailable)
    }
}
