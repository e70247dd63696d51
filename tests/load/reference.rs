//! The bare engine, writing the rows of one intake with the same durability into a copy of the same database.
//!
//! The statements stand in `reference/sqlite.sql` and `reference/postgres.pgbench`: what the product writes for one
//! accepted case, table by table, with the same counter row. SQLite runs them one transaction after the other, prepared
//! once; PostgreSQL through pgbench with as many clients as the product had.

use std::process::Command;
use std::time::{Duration, Instant};

use blackbox::sql::Place;
use blackbox::{Centre, Engine};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary};
use diesel::sqlite::Sqlite;

const SQLITE: &str = include_str!("reference/sqlite.sql");
const POSTGRES: &str = include_str!("reference/postgres.pgbench");

/// Intakes a second; none while the statements are not written.
pub fn measure(centre: &Centre, span: Duration) -> Option<f64> {
    let statements = if centre.engine == Engine::Sqlite {
        SQLITE
    } else {
        POSTGRES
    };
    if statements.starts_with("-- to be filled") {
        return None;
    }
    let copy = centre.copy();
    Some(match &copy.place {
        Place::Sqlite(path) => sqlite(path, span),
        Place::Postgres(url) => postgres(url, span),
    })
}

fn sqlite(path: &str, span: Duration) -> f64 {
    let mut connection = SqliteConnection::establish(path).expect("the copy opens");
    connection
        .batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
        .expect("pragmas");
    let statements: Vec<Template> = SQLITE.split(';').filter_map(Template::read).collect();
    let mut n = 1_000_000;
    let (began, mut done) = (Instant::now(), 0_u32);
    while began.elapsed() < span {
        n += 1;
        let ids: Vec<[u8; 16]> = (0..64).map(|_| uuid::Uuid::now_v7().into_bytes()).collect();
        connection
            .immediate_transaction(|connection| {
                for template in &statements {
                    Filled { template, ids: &ids, n }.execute(connection)?;
                }
                diesel::QueryResult::Ok(())
            })
            .expect("the reference writes");
        done += 1;
    }
    f64::from(done) / began.elapsed().as_secs_f64()
}

fn postgres(url: &str, span: Duration) -> f64 {
    let script = tempfile::Builder::new().suffix(".pgbench").tempfile().expect("a file");
    std::fs::write(script.path(), POSTGRES).expect("the script");
    let output = Command::new("pgbench")
        .args(["--no-vacuum", "--protocol=prepared", "--client=16", "--jobs=2"])
        .arg(format!("--time={}", span.as_secs()))
        .arg("--file")
        .arg(script.path())
        .arg(url)
        .output()
        .expect("pgbench runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let line = said
        .lines()
        .find(|line| line.starts_with("tps = "))
        .expect("pgbench says its tps");
    line.split_whitespace()
        .nth(2)
        .and_then(|number| number.parse().ok())
        .expect("a number")
}

/// A statement with `{id1}`…`{id63}` (fresh ids, the same within one transaction) and `{n}` (a running number).
struct Template {
    /// Text pieces, each but the last followed by what is bound there.
    pieces: Vec<(String, Option<Slot>)>,
}

#[derive(Clone, Copy)]
enum Slot {
    Id(usize),
    Number,
}

impl Template {
    fn read(statement: &str) -> Option<Template> {
        let statement: Vec<&str> = statement
            .lines()
            .filter(|line| !line.trim_start().starts_with("--"))
            .collect();
        let mut rest = statement.join("\n");
        if rest.trim().is_empty() {
            return None;
        }
        let mut pieces = Vec::new();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').expect("a closed brace");
            let slot = match name.strip_prefix("id") {
                Some(number) => Slot::Id(number.parse().expect("id1, id2, …")),
                None => Slot::Number,
            };
            pieces.push((before.to_owned(), Some(slot)));
            rest = after.to_owned();
        }
        pieces.push((rest, None));
        Some(Template { pieces })
    }
}

/// Unlike `sql_query`, prepared once and kept.
struct Filled<'a> {
    template: &'a Template,
    ids: &'a [[u8; 16]],
    n: i64,
}

impl QueryId for Filled<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<Sqlite> for Filled<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        for (text, slot) in &self.template.pieces {
            out.push_sql(text);
            match slot {
                Some(Slot::Id(place)) => out.push_bind_param::<Binary, [u8]>(&self.ids[*place])?,
                Some(Slot::Number) => out.push_bind_param::<BigInt, i64>(&self.n)?,
                None => {}
            }
        }
        Ok(())
    }
}

impl RunQueryDsl<SqliteConnection> for Filled<'_> {}
