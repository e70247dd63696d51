//! Answers already given: the same key and body get the same answer again.

use diesel::prelude::*;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::engine::columns::{Id, Instant};
use crate::engine::kept::run;
use crate::engine::{AnyConnection, StoreError};
use crate::on_engine;
use crate::schema::idempotency;

/// An answer kept for its key; the body of the answer is sealed.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = idempotency)]
pub struct KeptAnswer {
    pub principal: Id,
    pub operation: String,
    pub key: String,
    pub body_hash: Vec<u8>,
    pub status: i32,
    pub answer_sealed: Vec<u8>,
    pub at: Instant,
}

pub fn find(
    conn: &mut AnyConnection,
    principal: Uuid,
    operation: &str,
    key: &str,
) -> Result<Option<KeptAnswer>, StoreError> {
    Ok(on_engine!(conn, |conn| idempotency::table
        .find((Id(principal), operation, key))
        .select(KeptAnswer::as_select())
        .first(conn))
    .optional()?)
}

pub fn keep(conn: &mut AnyConnection, answer: &KeptAnswer) -> Result<(), StoreError> {
    run(conn, diesel::insert_into(idempotency::table).values(answer))?;
    Ok(())
}

/// Forgets answers given before `before`.
pub fn forget(conn: &mut AnyConnection, before: OffsetDateTime) -> Result<usize, StoreError> {
    Ok(diesel::delete(idempotency::table.filter(idempotency::at.lt(Instant::from(before)))).execute(conn)?)
}
