//! A bare loop on SQLite: one transaction after the other, every statement prepared once and kept.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary};
use diesel::sqlite::Sqlite;

use super::sample::{Piece, Sample, Statement};

pub fn measure(path: &str, sample: &Sample, span: Duration) -> f64 {
    let mut connection = SqliteConnection::establish(path).expect("the copy opens");
    connection
        .batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
        .expect("pragmas");
    let centres: Vec<[u8; 16]> = sample.centres.iter().map(|literal| bytes(literal)).collect();
    let mut number: i64 = 0;
    let began = Instant::now();
    while began.elapsed() < span {
        number += 1;
        let ids: Vec<[u8; 16]> = (0..64).map(|_| uuid::Uuid::now_v7().into_bytes()).collect();
        connection
            .immediate_transaction(|connection| {
                for statement in &sample.statements {
                    Filled { statement, ids: &ids, number, centre: centres[number as usize % centres.len()] }
                        .execute(connection)?;
                }
                diesel::QueryResult::Ok(())
            })
            .expect("the reference writes");
    }
    number as f64 / began.elapsed().as_secs_f64()
}

/// The bytes of `X'0123…'`.
fn bytes(literal: &str) -> [u8; 16] {
    let hex = literal.trim_start_matches(['X', '\'']).trim_end_matches('\'');
    u128::from_str_radix(hex, 16).expect("an id").to_be_bytes()
}

/// A statement with its values. Unlike `sql_query`, it may be kept prepared: its text is its key.
struct Filled<'a> {
    statement: &'a Statement,
    ids: &'a [[u8; 16]],
    number: i64,
    centre: [u8; 16],
}

impl QueryId for Filled<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<Sqlite> for Filled<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        for piece in self.statement {
            match piece {
                Piece::Text(text) => out.push_sql(text),
                Piece::Id(n) => out.push_bind_param::<Binary, [u8]>(&self.ids[*n])?,
                Piece::Centre => out.push_bind_param::<Binary, [u8]>(&self.centre)?,
                Piece::Number => {
                    out.push_sql("'R' || ");
                    out.push_bind_param::<BigInt, i64>(&self.number)?;
                }
            }
        }
        Ok(())
    }
}

impl RunQueryDsl<SqliteConnection> for Filled<'_> {}
