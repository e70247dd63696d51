//! Writes from many threads, errors, panics, group commit.

use std::thread;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::support::{Scratch, hold, on_each_engine, run_sql};
use crate::engine::{AnyConnection, Store, StoreError};

diesel::table! {
    #[sql_name = "probe_mark"]
    mark (id) {
        id -> BigInt,
        thread -> BigInt,
    }
}

const TABLE: &str = "CREATE TABLE probe_mark (id BIGINT NOT NULL PRIMARY KEY, thread BIGINT NOT NULL)";

fn insert(conn: &mut AnyConnection, id: i64) -> Result<(), StoreError> {
    diesel::insert_into(mark::table).values((mark::id.eq(id), mark::thread.eq(0))).execute(conn)?;
    Ok(())
}

fn ids(store: &Store) -> Vec<i64> {
    store
        .read_blocking(|conn| -> Result<_, StoreError> { Ok(mark::table.select(mark::id).order(mark::id).load(conn)?) })
        .unwrap()
}

#[test]
fn twenty_threads_writing_at_once_lose_nothing() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        run_sql(&store, TABLE);
        thread::scope(|scope| {
            for number in 0..20 {
                let store = &store;
                scope.spawn(move || {
                    for count in 0..25 {
                        let id = number * 1000 + count;
                        store.write_blocking(move |conn| insert(conn, id)).unwrap();
                        let seen = store.read_blocking(move |conn| -> Result<i64, StoreError> {
                            Ok(mark::table.filter(mark::id.eq(id)).count().get_result(conn)?)
                        });
                        assert_eq!(seen.unwrap(), 1, "a read after a write must see it");
                    }
                });
            }
        });
        assert_eq!(ids(&store).len(), 500);
        drop(store);
        assert_eq!(ids(&scratch.open()).len(), 500, "and it is there when the database is opened again");
    });
}

#[test]
fn a_job_that_fails_or_panics_undoes_itself_alone_in_its_group() {
    let scratch = Scratch::sqlite();
    let store = scratch.open();
    run_sql(&store, TABLE);
    let release = hold(&store);
    let mut answers = Vec::new();
    for id in 0..30 {
        let store = store.clone();
        answers.push(thread::spawn(move || {
            store.write_blocking(move |conn| {
                insert(conn, id)?;
                match id % 3 {
                    1 => Err(StoreError::NotFound),
                    // Inside a nested transaction, so that two savepoints are open when it unwinds.
                    2 => conn.transaction(|_| -> Result<(), StoreError> { panic!("on purpose") }),
                    _ => Ok(()),
                }
            })
        }));
    }
    release();
    for (id, answer) in answers.into_iter().enumerate() {
        let answer = answer.join().unwrap();
        match id % 3 {
            0 => assert!(answer.is_ok(), "{answer:?}"),
            1 => assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}"),
            _ => assert!(matches!(answer, Err(StoreError::Internal(_))), "{answer:?}"),
        }
    }
    assert_eq!(ids(&store), (0..30).filter(|id| id % 3 == 0).collect::<Vec<_>>());
}

#[test]
fn a_constraint_checked_at_commit_fails_its_own_job_alone() {
    let scratch = Scratch::sqlite();
    let store = scratch.open();
    run_sql(&store, TABLE);
    run_sql(
        &store,
        "CREATE TABLE probe_child (mark BIGINT NOT NULL REFERENCES probe_mark (id) DEFERRABLE INITIALLY DEFERRED)",
    );
    let release = hold(&store);
    let jobs: Vec<_> = (0..6)
        .map(|id| {
            let store = store.clone();
            thread::spawn(move || {
                store.write_blocking(move |conn| -> Result<(), StoreError> {
                    if id == 3 {
                        conn.batch_execute("INSERT INTO probe_child VALUES (999)")?;
                    }
                    insert(conn, id)
                })
            })
        })
        .collect();
    release();
    let failed: Vec<_> = jobs
        .into_iter()
        .enumerate()
        .filter_map(|(id, job)| job.join().unwrap().err().map(|error| (id, error)))
        .collect();
    assert!(matches!(failed.as_slice(), [(3, StoreError::Constraint { .. })]), "{failed:?}");
    assert_eq!(ids(&store), [0, 1, 2, 4, 5]);
}

#[test]
fn an_error_and_a_panic_undo_the_whole_write_on_each_engine() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        run_sql(&store, TABLE);
        let failed = store.write_blocking(|conn| {
            insert(conn, 1)?;
            Err::<(), _>(StoreError::NotFound)
        });
        assert!(matches!(failed, Err(StoreError::NotFound)));
        let panicked = store.write_blocking(|conn| -> Result<(), StoreError> {
            insert(conn, 2)?;
            conn.transaction(|_| panic!("on purpose"))
        });
        assert!(matches!(panicked, Err(StoreError::Internal(_))));
        let reader = store.read_blocking(|_| -> Result<(), StoreError> { panic!("on purpose") });
        assert!(matches!(reader, Err(StoreError::Internal(_))));
        store.write_blocking(|conn| insert(conn, 3)).unwrap();
        assert_eq!(ids(&store), [3]);
    });
}

#[test]
fn a_nested_transaction_undoes_its_own_part() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        run_sql(&store, TABLE);
        store
            .write_blocking(|conn| {
                insert(conn, 1)?;
                let inner = conn.transaction(|conn| {
                    insert(conn, 2)?;
                    insert(conn, 1)
                });
                assert!(matches!(inner, Err(StoreError::Duplicate { .. })));
                insert(conn, 3)
            })
            .unwrap();
        assert_eq!(ids(&store), [1, 3]);
    });
}

#[test]
fn a_closure_that_leaves_a_transaction_open_keeps_nothing() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        run_sql(&store, TABLE);
        let unbalanced = store.write_blocking(|conn| {
            <AnyConnection as diesel::connection::TransactionManager<AnyConnection>>::begin_transaction(conn)?;
            insert(conn, 1)
        });
        assert!(matches!(unbalanced, Err(StoreError::Internal(_))), "{unbalanced:?}");
        store.write_blocking(|conn| insert(conn, 2)).unwrap();
        assert_eq!(ids(&store), [2]);
    });
}

#[test]
fn a_snapshot_does_not_move_while_others_write() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        run_sql(&store, TABLE);
        let writer = store.clone();
        let counts = store
            .read_blocking(move |conn| -> Result<_, StoreError> {
                let before: i64 = mark::table.count().get_result(conn)?;
                writer.write_blocking(|conn| insert(conn, 1))?;
                let after: i64 = mark::table.count().get_result(conn)?;
                Ok((before, after))
            })
            .unwrap();
        assert_eq!(counts, (0, 0));
        assert_eq!(ids(&store), [1]);
    });
}

#[test]
fn a_read_cannot_write() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        run_sql(&store, TABLE);
        let written = store.read_blocking(|conn| insert(conn, 1));
        assert!(written.is_err());
        assert!(ids(&store).is_empty());
    });
}

#[test]
fn a_future_works_on_a_runtime_of_one_thread() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        run_sql(&store, TABLE);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            store.write(|conn| insert(conn, 1)).await.unwrap();
            let count = store.read(|conn| -> Result<i64, StoreError> { Ok(mark::table.count().get_result(conn)?) });
            assert_eq!(count.await.unwrap(), 1);
        });
    });
}
