//! Throw-away databases: SQLite always, PostgreSQL where `YICHUANG_TEST_POSTGRES` names a server.

use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use uuid::Uuid;

use crate::engine::{AnyConnection, Location, Store, StoreConfig, StoreError};
use crate::seal::MasterKeys;

/// A database that goes away with this value.
pub(super) struct Scratch {
    pub(super) config: StoreConfig,
    /// `(server, database)` on PostgreSQL.
    server: Option<(String, String)>,
    _dir: tempfile::TempDir,
}

impl Scratch {
    pub(super) fn sqlite() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let config = StoreConfig::new(Location::Sqlite { data_dir: dir.path().join("data") });
        Self { config, server: None, _dir: dir }
    }

    fn postgres(server: &str) -> Self {
        #[allow(clippy::disallowed_methods, reason = "a name that no other run has")]
        let name = format!("yichuang_test_{}", Uuid::now_v7().simple());
        PgConnection::establish(server).unwrap().batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        let url = url_of(server, &name);
        let config = StoreConfig::new(Location::Postgres { url }).with_master_keys(MasterKeys::generate().unwrap());
        Self { config, server: Some((server.to_owned(), name)), _dir: tempfile::tempdir().unwrap() }
    }

    pub(super) fn open(&self) -> Store {
        Store::open(self.config.clone()).unwrap()
    }

    /// Ends every session of this database, as a restart of the server would.
    pub(super) fn cut_connections(&self) {
        self.administer(|name| {
            format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        });
    }

    /// Opens or closes the database for new sessions.
    pub(super) fn allow_connections(&self, allow: bool) {
        self.administer(|name| format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {allow}"));
    }

    fn administer(&self, sql: impl Fn(&str) -> String) {
        if let Some((server, name)) = &self.server {
            PgConnection::establish(server).unwrap().batch_execute(&sql(name)).unwrap();
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.server
            && let Ok(mut conn) = PgConnection::establish(server)
        {
            drop(conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
        }
    }
}

/// A PostgreSQL database, or none where no server is named; with `CI_ENGINES=both` that is a failure.
pub(super) fn postgres() -> Option<Scratch> {
    match std::env::var("YICHUANG_TEST_POSTGRES") {
        Ok(server) => Some(Scratch::postgres(&server)),
        Err(_) if std::env::var("CI_ENGINES").is_ok_and(|engines| engines == "both") => {
            panic!("CI_ENGINES=both, but YICHUANG_TEST_POSTGRES names no server")
        }
        Err(_) => None,
    }
}

/// Runs a test on every engine there is.
pub(super) fn on_each_engine(test: impl Fn(&Scratch)) {
    test(&Scratch::sqlite());
    if let Some(scratch) = postgres() {
        test(&scratch);
    }
}

/// Runs statements as a write.
pub(super) fn run_sql(store: &Store, sql: &str) {
    let sql = sql.to_owned();
    store.write_blocking(move |conn| -> Result<(), StoreError> { Ok(conn.batch_execute(&sql)?) }).unwrap();
}

/// A column type as each engine spells it.
pub(super) fn binary(conn: &AnyConnection) -> &'static str {
    match conn {
        AnyConnection::Sqlite(_) => "BLOB",
        AnyConnection::Postgres(_) => "BYTEA",
    }
}

/// Puts the database's name in place of the server's, keeping any parameters.
fn url_of(server: &str, name: &str) -> String {
    let (base, parameters) = server.split_once('?').map_or((server, None), |(base, rest)| (base, Some(rest)));
    let authority_at = base.find("://").unwrap() + 3;
    let end = base[authority_at..].find('/').map_or(base.len(), |at| authority_at + at);
    let parameters = parameters.map(|rest| format!("?{rest}")).unwrap_or_default();
    format!("{}/{name}{parameters}", &base[..end])
}

/// Holds the writer until released, so that the jobs behind it form one group.
pub(super) fn hold(store: &Store) -> impl FnOnce() {
    let (started, has_started) = channel();
    let (release, released) = channel::<()>();
    let released = Mutex::new(released);
    let store = store.clone();
    let holder = thread::spawn(move || {
        store.write_blocking(move |_| -> Result<(), StoreError> {
            started.send(()).unwrap();
            released.lock().unwrap().recv().unwrap();
            Ok(())
        })
    });
    has_started.recv().unwrap();
    move || {
        release.send(()).unwrap();
        holder.join().unwrap().unwrap();
    }
}
