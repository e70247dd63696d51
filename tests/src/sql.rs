//! Straight into the database, past the product: a database of one's own on PostgreSQL, and the burglar's tools.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::{PgConnection, SqliteConnection};

/// Where a centre keeps its rows.
#[derive(Debug, Clone)]
pub enum Place {
    /// Path of the database file.
    Sqlite(String),
    /// `postgres://…`
    Postgres(String),
}

enum Open {
    Sqlite(Box<SqliteConnection>),
    Postgres(Box<PgConnection>),
}

#[derive(QueryableByName)]
struct OneText {
    #[diesel(sql_type = Text)]
    value: String,
}

#[derive(QueryableByName)]
struct OneNumber {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

impl Place {
    fn open(&self) -> Open {
        match self {
            Place::Sqlite(path) => {
                Open::Sqlite(Box::new(SqliteConnection::establish(path).unwrap_or_else(|e| panic!("{path}: {e}"))))
            }
            Place::Postgres(url) => {
                Open::Postgres(Box::new(PgConnection::establish(url).unwrap_or_else(|e| panic!("PostgreSQL: {e}"))))
            }
        }
    }

    /// Runs statements separated by `;`. Triggers and foreign keys that would stand in a burglar's way are
    /// switched off for this connection.
    #[track_caller]
    pub fn run(&self, statements: &str) {
        use diesel::connection::SimpleConnection;
        let result = match self.open() {
            Open::Sqlite(mut connection) => {
                connection.batch_execute(&format!("PRAGMA foreign_keys = OFF; {statements}"))
            }
            Open::Postgres(mut connection) => {
                connection.batch_execute(&format!("SET session_replication_role = replica; {statements}"))
            }
        };
        result.unwrap_or_else(|error| panic!("{statements}: {error}"));
    }

    /// Rows of one text column named `value`.
    #[track_caller]
    pub fn texts(&self, query: &str) -> Vec<String> {
        let query = diesel::sql_query(query.to_owned());
        let rows: Vec<OneText> = match self.open() {
            Open::Sqlite(mut connection) => query.load(&mut *connection),
            Open::Postgres(mut connection) => query.load(&mut *connection),
        }
        .unwrap_or_else(|error| panic!("{error}"));
        rows.into_iter().map(|row| row.value).collect()
    }

    /// One whole number named `value`.
    #[track_caller]
    pub fn number(&self, query: &str) -> i64 {
        let query = diesel::sql_query(query.to_owned());
        let row: OneNumber = match self.open() {
            Open::Sqlite(mut connection) => query.get_result(&mut *connection),
            Open::Postgres(mut connection) => query.get_result(&mut *connection),
        }
        .unwrap_or_else(|error| panic!("{error}"));
        row.value
    }

    /// An expression for a column of ids (16 bytes) in hexadecimal.
    pub fn hex(&self, column: &str) -> String {
        match self {
            Place::Sqlite(_) => format!("lower(hex({column}))"),
            Place::Postgres(_) => format!("encode({column}, 'hex')"),
        }
    }

    /// The columns of a table, in order.
    #[track_caller]
    pub fn columns(&self, table: &str) -> Vec<String> {
        match self {
            Place::Sqlite(_) => {
                self.texts(&format!("SELECT name AS value FROM pragma_table_info('{table}') ORDER BY cid"))
            }
            Place::Postgres(_) => self.texts(&format!(
                "SELECT column_name::text AS value FROM information_schema.columns \
                 WHERE table_name = '{table}' ORDER BY ordinal_position"
            )),
        }
    }
}

/// Makes a database of this name on the server behind `url`, as a copy of `template` if there is one,
/// and answers its address.
pub fn create_database(url: &str, name: &str, template: Option<&str>) -> String {
    let template = template.map(|from| format!(" TEMPLATE {from}")).unwrap_or_default();
    let mut connection = PgConnection::establish(url).unwrap_or_else(|error| panic!("PostgreSQL: {error}"));
    // A template may not be in use; the server that was just stopped may still be letting go of it.
    let mut tries = 0;
    while let Err(error) = diesel::sql_query(format!("CREATE DATABASE {name}{template}")).execute(&mut connection) {
        tries += 1;
        assert!(tries < 50, "CREATE DATABASE {name}: {error}");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    sibling(url, name)
}

/// Drops it, even if somebody is still connected.
pub fn drop_database(url: &str, name: &str) {
    if let Ok(mut connection) = PgConnection::establish(url) {
        diesel::sql_query(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).execute(&mut connection).ok();
    }
}

/// The address of another database on the same server.
fn sibling(url: &str, name: &str) -> String {
    let (server, _) = url.rsplit_once('/').expect("an address with a database");
    format!("{server}/{name}")
}
