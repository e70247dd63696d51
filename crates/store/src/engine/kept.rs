//! Statements of the hot paths: kept prepared, and run on the engine's own connection.
//!
//! By way of the connection that both engines share, diesel puts the text of every query together anew before it can look
//! for the prepared one, and reads every column through one more layer; [`on_engine`](crate::on_engine) spares both.
//!
//! Writes need more. Diesel prepares every insert of a struct and every update anew, because their text may differ from call to call
//! (`DEFAULT` for a missing value, an empty change). Here they are kept under their text, so that another text is
//! another statement. On PostgreSQL each preparing is a round trip; on SQLite it costs more than the insert itself.
//! They go to the engine's own connection: by way of the shared one every text is put together three times over.

use diesel::backend::Backend;
use diesel::connection::{DefaultLoadingMode, LoadConnection};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::methods::LoadQuery;
use diesel::sql_types::Integer;
use diesel::sqlite::{Sqlite, SqliteConnection};

use super::AnyConnection;

/// Runs a query on the engine's own connection: `on_engine!(conn, |conn| table.find(id).first(conn))`.
#[macro_export]
macro_rules! on_engine {
    ($conn:expr, |$own:ident| $query:expr) => {
        match $conn {
            $crate::engine::AnyConnection::Sqlite($own) => $query,
            $crate::engine::AnyConnection::Postgres($own) => $query,
        }
    };
}

/// A query with a list in it, of a few lengths at most. SQLite has a text for each length, so diesel prepares it anew.
pub fn few_forms<Q>(query: Q) -> Kept<Q> {
    Kept(query)
}

/// Runs an insert, update or delete of which only success matters.
pub fn run<Q>(conn: &mut AnyConnection, statement: Q) -> QueryResult<()>
where
    Q: QueryFragment<Sqlite> + QueryFragment<Pg>,
{
    // By way of `load`, because `execute` hands the statement on by reference and so asks diesel again.
    match conn {
        AnyConnection::Sqlite(conn) => conn.load(Kept(NoRows(statement)))?.try_for_each(|row| row.map(drop)),
        AnyConnection::Postgres(conn) => {
            LoadConnection::<DefaultLoadingMode>::load(conn, Kept(NoRows(statement)))?.try_for_each(|row| row.map(drop))
        }
    }
}

/// Runs an update that answers one number, or none where it met no row.
pub fn number<'q, Q>(conn: &mut AnyConnection, statement: Q) -> QueryResult<Option<i32>>
where
    Kept<Q>: LoadQuery<'q, SqliteConnection, i32> + LoadQuery<'q, PgConnection, i32>,
{
    match conn {
        AnyConnection::Sqlite(conn) => Kept(statement).get_result(conn),
        AnyConnection::Postgres(conn) => Kept(statement).get_result(conn),
    }
    .optional()
}

/// A statement of a few forms at most: each form stays prepared for as long as the connection lives.
#[derive(Debug, Clone, Copy)]
pub struct Kept<Q>(Q);

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Kept<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Kept<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Kept<Q> {
    type SqlType = Q::SqlType;
}

impl<C, Q> RunQueryDsl<C> for Kept<Q> {}

/// A statement that answers no rows; the type of what it would answer is never looked at.
struct NoRows<Q>(Q);

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for NoRows<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }
}

impl<Q> Query for NoRows<Q> {
    type SqlType = Integer;
}
