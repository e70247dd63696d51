//! One `table!`, one query, two engines.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use domain::kernel::id::CaseId;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use super::support::{binary, on_each_engine};
use crate::engine::keyset::{Page, Position, fetch_limit};
use crate::engine::{AnyConnection, Id, Instant, Json, StoreError};

diesel::table! {
    #[sql_name = "probe_folder"]
    folder (id) {
        id -> Binary,
        title -> Text,
        due -> BigInt,
        closed -> Nullable<BigInt>,
        parent -> Nullable<Binary>,
        document -> Text,
        notes -> Nullable<Text>,
        urgent -> Bool,
        pages -> Integer,
    }
}

diesel::table! {
    #[sql_name = "probe_sheet"]
    sheet (id) {
        id -> Binary,
        folder_id -> Binary,
        body -> Nullable<Binary>,
    }
}

diesel::joinable!(sheet -> folder (folder_id));
diesel::allow_tables_to_appear_in_same_query!(folder, sheet);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Document {
    words: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = folder)]
struct Folder {
    #[diesel(serialize_as = Id, deserialize_as = Id)]
    id: CaseId,
    title: String,
    due: Instant,
    closed: Option<Instant>,
    parent: Option<Id>,
    document: Json<Document>,
    notes: Option<Json<Document>>,
    urgent: bool,
    pages: i32,
}

fn folder(number: u128, due: OffsetDateTime) -> Folder {
    Folder {
        id: CaseId(Uuid::from_u128(number)),
        title: format!("第{number}件"),
        due: due.into(),
        closed: None,
        parent: (number > 1).then(|| Id(Uuid::from_u128(1))),
        document: Json(Document { words: vec!["一窗".to_owned(), "\"quoted\"".to_owned()] }),
        notes: number.is_multiple_of(2).then(|| Json(Document { words: vec![] })),
        urgent: number.is_multiple_of(2),
        pages: 3,
    }
}

fn create(conn: &mut AnyConnection) -> Result<(), StoreError> {
    let bytes = binary(conn);
    conn.batch_execute(&format!(
        "CREATE TABLE probe_folder (id {bytes} NOT NULL PRIMARY KEY, title TEXT NOT NULL, due BIGINT NOT NULL, closed BIGINT, \
         parent {bytes}, document TEXT NOT NULL, notes TEXT, urgent BOOLEAN NOT NULL, pages INTEGER NOT NULL); \
         CREATE TABLE probe_sheet (id {bytes} NOT NULL PRIMARY KEY, folder_id {bytes} NOT NULL REFERENCES probe_folder (id), \
         body {bytes});"
    ))?;
    Ok(())
}

const DUE: OffsetDateTime = datetime!(2026-03-02 17:30:00.123456 +8);

fn fill(conn: &mut AnyConnection, count: u128) -> Result<(), StoreError> {
    for number in 1..=count {
        // Two folders share each due time, so that ids have ties to break.
        let due = DUE + time::Duration::days(i64::try_from(number / 2).unwrap());
        diesel::insert_into(folder::table).values(folder(number, due)).execute(conn)?;
    }
    Ok(())
}

#[test]
fn what_is_inserted_comes_back_the_same() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        let back = store
            .write_blocking(|conn| -> Result<_, StoreError> {
                create(conn)?;
                fill(conn, 3)?;
                Ok(folder::table.order(folder::id).select(Folder::as_select()).load(conn)?)
            })
            .unwrap();
        assert_eq!(back.len(), 3);
        assert_eq!(back[0], folder(1, DUE));
        assert_eq!(OffsetDateTime::from(back[0].due), DUE);
        assert_eq!(back[1].notes, Some(Json(Document { words: vec![] })));
    });
}

#[test]
fn filters_boxed_queries_joins_and_nulls_mean_the_same() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        store
            .write_blocking(|conn| -> Result<_, StoreError> {
                create(conn)?;
                fill(conn, 6)?;
                let first = Id(Uuid::from_u128(1));
                diesel::insert_into(sheet::table)
                    .values((
                        sheet::id.eq(Id(Uuid::from_u128(90))),
                        sheet::folder_id.eq(first),
                        sheet::body.eq(Some(&b"\x00\xff"[..])),
                    ))
                    .execute(conn)?;

                let case = CaseId(Uuid::from_u128(2));
                let found: Folder =
                    folder::table.filter(folder::id.eq(Id::from(case))).select(Folder::as_select()).first(conn)?;
                assert_eq!(found.id, case);

                let mut query = folder::table.select(folder::pages).into_boxed();
                query = query.filter(folder::urgent.eq(true));
                query = query.filter(folder::parent.eq(Some(first)).or(folder::parent.is_null()));
                query = query.filter(folder::closed.is_null());
                assert_eq!(query.order(folder::due.desc()).limit(2).load::<i32>(conn)?, [3, 3]);

                let joined: Vec<(Id, Option<Vec<u8>>)> = folder::table
                    .left_join(sheet::table)
                    .filter(folder::id.eq_any([first, Id(Uuid::from_u128(2))]))
                    .order(folder::id)
                    .select((folder::id, sheet::body.nullable()))
                    .load(conn)?;
                assert_eq!(joined, [(first, Some(vec![0, 255])), (Id(Uuid::from_u128(2)), None)]);

                let sheets = sheet::table.filter(sheet::folder_id.eq(folder::id));
                let with: i64 = folder::table.filter(diesel::dsl::exists(sheets)).count().get_result(conn)?;
                assert_eq!(with, 1);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn an_update_returns_columns_and_a_version_check_counts_rows() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        store
            .write_blocking(|conn| -> Result<_, StoreError> {
                create(conn)?;
                fill(conn, 1)?;
                let closed: (Option<Instant>, i32) = diesel::update(folder::table.find(Id(Uuid::from_u128(1))))
                    .set((folder::closed.eq(Some(Instant::from(DUE))), folder::pages.eq(folder::pages + 1)))
                    .returning((folder::closed, folder::pages))
                    .get_result(conn)?;
                assert_eq!(closed, (Some(DUE.into()), 4));
                let stale = diesel::update(folder::table.filter(folder::pages.eq(3)))
                    .set(folder::notes.eq(None::<Json<Document>>))
                    .execute(conn)?;
                assert_eq!(stale, 0);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn pages_by_keyset_show_every_row_once_in_both_directions() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        store
            .write_blocking(|conn| -> Result<_, StoreError> {
                create(conn)?;
                fill(conn, 7)?;
                let place = |row: &(Instant, Id)| Position { at: row.0, id: row.1 };
                let all: Vec<(Instant, Id)> =
                    folder::table.order((folder::due, folder::id)).select((folder::due, folder::id)).load(conn)?;
                for descending in [false, true] {
                    let mut seen = Vec::new();
                    let mut from = None;
                    loop {
                        let mut query =
                            folder::table.select((folder::due, folder::id)).limit(fetch_limit(2)).into_boxed();
                        if descending {
                            query = query.order((folder::due.desc(), folder::id.desc()));
                        } else {
                            query = query.order((folder::due, folder::id));
                        }
                        if let Some(position) = from {
                            query = if descending {
                                query.filter(crate::rows_before!(folder::due, folder::id, position))
                            } else {
                                query.filter(crate::rows_after!(folder::due, folder::id, position))
                            };
                        }
                        let page = Page::split(query.load(conn)?, 2, place);
                        seen.extend(page.items);
                        from = page.next;
                        if from.is_none() {
                            break;
                        }
                    }
                    let mut expected = all.clone();
                    if descending {
                        expected.reverse();
                    }
                    assert_eq!(seen, expected);
                }
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn duplicates_and_missing_references_are_told_apart() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        store.write_blocking(create).unwrap();
        let twice = store.write_blocking(|conn| -> Result<(), StoreError> {
            fill(conn, 1)?;
            fill(conn, 1)
        });
        assert!(matches!(twice, Err(StoreError::Duplicate { table, .. }) if table == "probe_folder"));
        let astray = store.write_blocking(|conn| -> Result<(), StoreError> {
            let id = Id(Uuid::from_u128(5));
            diesel::insert_into(sheet::table).values((sheet::id.eq(id), sheet::folder_id.eq(id))).execute(conn)?;
            Ok(())
        });
        assert!(matches!(astray, Err(StoreError::Constraint { .. })), "{astray:?}");
    });
}

#[test]
fn instants_before_1970_and_at_the_ends_survive() {
    for at in [
        datetime!(1881-01-01 00:00:00.000001 UTC),
        datetime!(-9999-01-01 00:00 UTC),
        datetime!(9999-12-31 23:59:59.999999 UTC),
    ] {
        assert_eq!(OffsetDateTime::from(Instant::from_micros(Instant::from(at).micros())), at);
    }
    assert_eq!(Instant::from_micros(i64::MAX), Instant::from(time::PrimitiveDateTime::MAX.assume_utc()));
}
