//! The application: its store, its keys, and what it remembers of the arrangement.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use store::cases::timers::CalendarVersions;
use store::{Store, StoreConfig};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::AppError;
use crate::arranged::Arranged;

/// What a process is started with.
#[derive(Debug, Clone)]
pub struct Settings {
    pub store: StoreConfig,
    /// Keys, logs of seals and the embedded database live here.
    pub data_dir: PathBuf,
}

/// Everything an act needs; cheap to clone.
#[derive(Clone)]
pub struct App {
    pub store: Store,
    pub(crate) arranged: Arc<Arranged>,
    pub data_dir: PathBuf,
    pub(crate) hashing: Arc<tokio::sync::Semaphore>,
    /// The calendar versions that no open clock of a centre is older than.
    pub(crate) computed: Arc<Mutex<HashMap<Uuid, CalendarVersions>>>,
    /// Wakes the watcher of this process.
    pub(crate) wake: Arc<tokio::sync::Notify>,
}

impl App {
    pub fn open(settings: Settings) -> Result<Self, AppError> {
        let store = Store::open(settings.store)?;
        Ok(Self {
            store,
            arranged: Arc::default(),
            data_dir: settings.data_dir,
            hashing: Arc::new(tokio::sync::Semaphore::new(2)),
            computed: Arc::default(),
            wake: Arc::new(tokio::sync::Notify::new()),
        })
    }

    /// Real time: for tokens, lock-out and rate limits. Business time is [`crate::Tx::now`].
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    pub fn real_now() -> OffsetDateTime {
        let now = OffsetDateTime::now_utc();
        // Microseconds, as the database keeps them: what is answered equals what is read back.
        now.replace_nanosecond(now.nanosecond() / 1_000 * 1_000).unwrap_or(now)
    }
}
