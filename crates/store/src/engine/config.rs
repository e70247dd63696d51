//! Where the database is, and the bounds within which it is used.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::StoreError;
use crate::seal::MasterKeys;

/// Which engine, and where.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// SQLite, in `<data_dir>/yichuang.db`.
    Sqlite {
        /// Made with mode 0700 if it does not exist.
        data_dir: PathBuf,
    },
    /// PostgreSQL.
    Postgres {
        /// A libpq URL, which may hold a password: never printed.
        url: String,
    },
}

impl Location {
    /// Chooses the engine: no URL means SQLite in the data directory.
    ///
    /// # Errors
    /// [`StoreError::Configuration`] for a URL of another scheme than `postgres://` or `postgresql://`.
    pub fn choose(url: Option<&str>, data_dir: &Path) -> Result<Self, StoreError> {
        match url.map(str::trim).filter(|url| !url.is_empty()) {
            None => Ok(Self::Sqlite { data_dir: data_dir.to_owned() }),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Ok(Self::Postgres { url: url.to_owned() })
            }
            Some(_) => Err(StoreError::Configuration(
                "DATABASE_URL must start with postgres:// (leave it out for the embedded SQLite)".to_owned(),
            )),
        }
    }

    /// Whether this is the embedded engine.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite { .. })
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite { data_dir } => write!(f, "Sqlite({})", data_dir.display()),
            Self::Postgres { url } => write!(f, "Postgres({})", url.rsplit('@').next().unwrap_or_default()),
        }
    }
}

/// Everything [`Store::open`](super::Store::open) needs. The defaults suit two to eight cores.
#[derive(Debug, Clone)]
pub struct StoreConfig {
    /// Which engine, and where.
    pub location: Location,
    /// The master keys, newest first; `None` takes them from `<data_dir>/master.key`, which SQLite alone may do.
    pub master_keys: Option<MasterKeys>,
    /// Connections that read, and threads that use them.
    pub readers: usize,
    /// Connections that write, on PostgreSQL; SQLite has exactly one.
    pub writers: usize,
    /// Reads that may run or wait at one time, and likewise writes; one more is answered [`StoreError::Overloaded`].
    pub queue: usize,
    /// A call that has waited longer than this for its turn is not started any more.
    pub max_wait: Duration,
    /// The most writes that share one durable commit on SQLite.
    pub group: usize,
    /// How often a write is run again after a deadlock or serialisation failure.
    pub retries: u32,
    /// How long to wait for a connection before the database counts as away.
    pub connect_timeout: Duration,
    /// The longest that one statement may run on PostgreSQL.
    pub statement_timeout: Duration,
    /// The longest wait for a lock: a row or table on PostgreSQL, the file on SQLite.
    pub lock_timeout: Duration,
}

impl StoreConfig {
    /// Defaults for a location, with keys taken from the data directory (SQLite).
    #[must_use]
    pub fn new(location: Location) -> Self {
        Self {
            location,
            master_keys: None,
            readers: 4,
            writers: 8,
            queue: 1024,
            max_wait: Duration::from_secs(5),
            group: 64,
            retries: 5,
            connect_timeout: Duration::from_secs(3),
            statement_timeout: Duration::from_secs(30),
            lock_timeout: Duration::from_secs(5),
        }
    }

    /// The same with master keys that were handed in.
    #[must_use]
    pub fn with_master_keys(mut self, keys: MasterKeys) -> Self {
        self.master_keys = Some(keys);
        self
    }
}
