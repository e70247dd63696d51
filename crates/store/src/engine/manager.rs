//! Opens connections and puts every session into the state that the rest of the store relies on.

use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::r2d2::{self, ManageConnection, R2D2Connection};
use diesel::sql_types::Text;
use diesel::sqlite::SqliteConnection;

use super::config::{Location, StoreConfig};
use super::connection::AnyConnection;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Snapshots only; SQLite refuses writes on it.
    Read,
    /// Acts.
    Write,
    /// Migrations: no timeouts.
    Migrate,
}

/// Chooses the engine by the location, so that the error of a failed connect is the real one.
#[derive(Debug, Clone)]
pub(super) struct Manager {
    location: Location,
    purpose: Purpose,
    statement_timeout: Duration,
    lock_timeout: Duration,
}

#[derive(QueryableByName)]
struct JournalMode {
    #[diesel(sql_type = Text)]
    journal_mode: String,
}

impl Manager {
    pub(super) fn new(config: &StoreConfig, purpose: Purpose) -> Self {
        Self {
            location: config.location.clone(),
            purpose,
            statement_timeout: config.statement_timeout,
            lock_timeout: config.lock_timeout,
        }
    }

    /// A new connection, ready for its purpose.
    pub(super) fn establish(&self) -> Result<AnyConnection, r2d2::Error> {
        match &self.location {
            Location::Sqlite { data_dir } => self.sqlite(&database_file(data_dir)).map(AnyConnection::Sqlite),
            Location::Postgres { url } => self.postgres(url).map(AnyConnection::Postgres),
        }
    }

    fn sqlite(&self, file: &Path) -> Result<SqliteConnection, r2d2::Error> {
        let mut conn = SqliteConnection::establish(&file.to_string_lossy())?;
        conn.batch_execute(&format!("PRAGMA busy_timeout = {};", self.lock_timeout.as_millis()))?;
        let mode: JournalMode = diesel::sql_query("PRAGMA journal_mode = WAL").get_result(&mut conn)?;
        if !mode.journal_mode.eq_ignore_ascii_case("wal") {
            return Err(ConnectionError::BadConnection(format!(
                "{} cannot use a write-ahead log (it is in mode {}); put the data directory on a local disk",
                file.display(),
                mode.journal_mode
            ))
            .into());
        }
        // FULL: with NORMAL a power cut loses commits that were already acknowledged.
        conn.batch_execute(
            "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
             PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; PRAGMA journal_size_limit = 67108864;",
        )?;
        if self.purpose == Purpose::Read {
            conn.batch_execute("PRAGMA query_only = ON;")?;
        }
        Ok(conn)
    }

    fn postgres(&self, url: &str) -> Result<PgConnection, r2d2::Error> {
        let mut conn = PgConnection::establish(url)?;
        let (statement, lock) = match self.purpose {
            Purpose::Migrate => (0, 0),
            _ => (self.statement_timeout.as_millis(), self.lock_timeout.as_millis()),
        };
        // Commits must survive a power cut, so `off` is raised to `on`; stricter settings of the server stay.
        conn.batch_execute(&format!(
            "SET application_name = 'yichuang'; SET TIME ZONE 'UTC'; \
             SET default_transaction_isolation = 'read committed'; \
             SET statement_timeout = {statement}; SET lock_timeout = {lock}; \
             SET idle_in_transaction_session_timeout = 60000; \
             SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';"
        ))?;
        // Only a privileged role may choose the language of messages; without that, deadlocks are known in two languages.
        if conn.batch_execute("SET lc_messages = 'C'").is_err() {
            tracing::debug!("the role may not choose the language of the server's messages");
        }
        Ok(conn)
    }
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = r2d2::Error;

    fn connect(&self) -> Result<AnyConnection, r2d2::Error> {
        self.establish()
    }

    fn is_valid(&self, conn: &mut AnyConnection) -> Result<(), r2d2::Error> {
        conn.ping().map_err(r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut AnyConnection) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}

/// The SQLite file of a data directory.
pub(super) fn database_file(data_dir: &Path) -> PathBuf {
    data_dir.join("yichuang.db")
}
