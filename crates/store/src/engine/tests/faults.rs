//! Contention, overload, a database that goes away.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::support::{Scratch, hold, on_each_engine, postgres, run_sql};
use crate::engine::{AnyConnection, Store, StoreError};

const ACCOUNTS: &str = "CREATE TABLE probe_account (id BIGINT NOT NULL PRIMARY KEY, amount BIGINT NOT NULL); \
                        INSERT INTO probe_account VALUES (1, 0); INSERT INTO probe_account VALUES (2, 0);";

#[derive(QueryableByName)]
struct Amount {
    #[diesel(sql_type = BigInt)]
    amount: i64,
}

fn add(conn: &mut AnyConnection, id: i64) -> Result<(), StoreError> {
    Ok(conn.batch_execute(&format!("UPDATE probe_account SET amount = amount + 1 WHERE id = {id}"))?)
}

fn amount(conn: &mut AnyConnection, id: i64) -> Result<i64, StoreError> {
    let row: Amount =
        diesel::sql_query(format!("SELECT amount FROM probe_account WHERE id = {id}")).get_result(conn)?;
    Ok(row.amount)
}

fn amounts(store: &Store) -> (i64, i64) {
    store.read_blocking(|conn| Ok::<_, StoreError>((amount(conn, 1)?, amount(conn, 2)?))).unwrap()
}

#[test]
fn of_two_writes_in_deadlock_the_victim_is_run_again() {
    let Some(scratch) = postgres() else { return };
    let store = scratch.open();
    run_sql(&store, ACCOUNTS);
    let meet = Arc::new(Barrier::new(2));
    let runs = Arc::new(AtomicU32::new(0));
    thread::scope(|scope| {
        for (first, second) in [(1, 2), (2, 1)] {
            let (store, meet, runs) = (&store, Arc::clone(&meet), Arc::clone(&runs));
            scope.spawn(move || {
                let own_runs = AtomicU32::new(0);
                store
                    .write_blocking(move |conn| {
                        runs.fetch_add(1, Ordering::SeqCst);
                        add(conn, first)?;
                        if own_runs.fetch_add(1, Ordering::SeqCst) == 0 {
                            meet.wait();
                        }
                        add(conn, second)
                    })
                    .unwrap();
            });
        }
    });
    assert_eq!(runs.load(Ordering::SeqCst), 3);
    assert_eq!(amounts(&store), (2, 2));
}

#[test]
fn a_serialisation_failure_is_run_again_and_the_bound_holds() {
    let Some(mut scratch) = postgres() else {
        return;
    };
    scratch.config.retries = 3;
    let store = scratch.open();
    run_sql(&store, ACCOUNTS);
    let (runs, other) = (Arc::new(AtomicU32::new(0)), store.clone());
    let counted = Arc::clone(&runs);
    store
        .write_blocking(move |conn| {
            conn.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")?;
            let seen = amount(conn, 1)?;
            if counted.fetch_add(1, Ordering::SeqCst) < 2 {
                other.write_blocking(|conn| add(conn, 1))?;
            }
            conn.batch_execute(&format!("UPDATE probe_account SET amount = {seen} + 10 WHERE id = 1"))?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(runs.load(Ordering::SeqCst), 3);
    assert_eq!(amounts(&store), (12, 0));
}

#[test]
fn contention_that_never_ends_is_answered_after_the_last_retry() {
    on_each_engine(|scratch| {
        let store = scratch.open();
        run_sql(&store, ACCOUNTS);
        let runs = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&runs);
        let answer = store.write_blocking(move |conn| {
            counted.fetch_add(1, Ordering::SeqCst);
            add(conn, 1)?;
            Err::<(), _>(StoreError::Contention("on purpose".to_owned()))
        });
        assert!(matches!(answer, Err(StoreError::Contention(_))));
        assert_eq!(runs.load(Ordering::SeqCst), scratch.config.retries + 1);
        assert_eq!(amounts(&store), (0, 0));
    });
}

#[test]
fn a_swallowed_error_is_never_answered_as_kept() {
    let Some(scratch) = postgres() else { return };
    let store = scratch.open();
    run_sql(&store, ACCOUNTS);
    let answer = store.write_blocking(|conn| {
        add(conn, 1)?;
        drop(conn.batch_execute("SELECT 1 / 0"));
        Ok::<_, StoreError>(())
    });
    assert!(matches!(answer, Err(StoreError::Internal(_))), "{answer:?}");
    assert_eq!(amounts(&store), (0, 0));
}

#[test]
fn when_every_place_is_taken_the_next_caller_is_told_when_to_come_back() {
    let mut scratch = Scratch::sqlite();
    scratch.config.queue = 2;
    scratch.config.max_wait = Duration::from_millis(50);
    let store = scratch.open();
    run_sql(&store, ACCOUNTS);
    let (started, has_started) = channel();
    let (release, released) = channel::<()>();
    let released = Mutex::new(released);
    let first = thread::spawn({
        let store = store.clone();
        move || {
            store.write_blocking(move |conn| {
                started.send(()).unwrap();
                released.lock().unwrap().recv().unwrap();
                add(conn, 1)
            })
        }
    });
    has_started.recv().unwrap();
    let second = thread::spawn({
        let store = store.clone();
        move || store.write_blocking(|conn| add(conn, 1))
    });
    while store.free_places().1 > 0 {
        thread::yield_now();
    }
    let third = store.write_blocking(|conn| add(conn, 1));
    assert!(matches!(third, Err(StoreError::Overloaded { retry_after }) if !retry_after.is_zero()));
    assert_eq!(amounts(&store), (0, 0), "reads go on");
    thread::sleep(Duration::from_millis(80));
    release.send(()).unwrap();
    first.join().unwrap().unwrap();
    assert!(matches!(second.join().unwrap(), Err(StoreError::Overloaded { .. })), "it waited too long");
    assert_eq!(amounts(&store), (1, 0));
    store.write_blocking(|conn| add(conn, 1)).unwrap();
}

#[test]
fn connections_that_the_server_ended_are_replaced_before_anybody_notices() {
    let Some(scratch) = postgres() else { return };
    let store = scratch.open();
    run_sql(&store, ACCOUNTS);
    scratch.cut_connections();
    for _ in 0..20 {
        store.write_blocking(|conn| add(conn, 1)).unwrap();
        amounts(&store);
    }
    assert_eq!(amounts(&store), (20, 0));
}

#[test]
fn a_write_whose_connection_is_lost_before_the_commit_is_run_again() {
    let Some(scratch) = postgres() else { return };
    let store = scratch.open();
    run_sql(&store, ACCOUNTS);
    let losses = Arc::new(AtomicU32::new(0));
    let lose = move |times: u32| {
        let (store, losses) = (store.clone(), Arc::clone(&losses));
        losses.store(0, Ordering::SeqCst);
        let answer = store.write_blocking(move |conn| {
            add(conn, 1)?;
            if losses.fetch_add(1, Ordering::SeqCst) < times {
                drop(conn.batch_execute("SELECT pg_terminate_backend(pg_backend_pid())"));
            }
            add(conn, 2)
        });
        (answer, amounts(&store))
    };
    let (answer, kept) = lose(2);
    assert!(answer.is_ok(), "{answer:?}");
    assert_eq!(kept, (1, 1));
    let (answer, kept) = lose(u32::MAX);
    assert!(matches!(answer, Err(StoreError::Unavailable { .. })), "{answer:?}");
    assert_eq!(kept, (1, 1));
}

#[test]
fn a_connection_lost_during_the_commit_leaves_the_outcome_open_and_is_not_run_again() {
    let Some(scratch) = postgres() else { return };
    let store = scratch.open();
    run_sql(&store, ACCOUNTS);
    run_sql(
        &store,
        "CREATE FUNCTION probe_end() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$; \
         CREATE CONSTRAINT TRIGGER probe_end AFTER UPDATE ON probe_account DEFERRABLE INITIALLY DEFERRED \
         FOR EACH ROW EXECUTE FUNCTION probe_end();",
    );
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    let answer = store.write_blocking(move |conn| {
        counted.fetch_add(1, Ordering::SeqCst);
        add(conn, 1)
    });
    assert!(
        matches!(&answer, Err(error @ StoreError::OutcomeUnknown(_)) if error.retry_after().is_some()),
        "{answer:?}"
    );
    assert_eq!(runs.load(Ordering::SeqCst), 1);
}

#[test]
fn while_the_database_is_away_callers_are_told_and_afterwards_it_goes_on_by_itself() {
    let Some(mut scratch) = postgres() else { return };
    scratch.config.connect_timeout = Duration::from_millis(500);
    let store = scratch.open();
    run_sql(&store, ACCOUNTS);
    scratch.allow_connections(false);
    scratch.cut_connections();
    for _ in 0..5 {
        let write = store.write_blocking(|conn| add(conn, 1));
        assert!(matches!(&write, Err(error @ StoreError::Unavailable { .. }) if error.retry_after().is_some()));
        let read = store.read_blocking(|conn| amount(conn, 1));
        assert!(matches!(read, Err(StoreError::Unavailable { .. })), "{read:?}");
    }
    scratch.allow_connections(true);
    let mut tries = 0;
    while store.write_blocking(|conn| add(conn, 1)).is_err() {
        tries += 1;
        assert!(tries < 200, "it does not come back");
    }
    while store.read_blocking(|conn| amount(conn, 1)).is_err() {
        tries += 1;
        assert!(tries < 200, "it does not come back");
    }
    assert_eq!(amounts(&store), (1, 0));
}

#[test]
fn a_full_file_fails_the_write_that_fills_it_and_spares_the_others() {
    let scratch = Scratch::sqlite();
    let store = scratch.open();
    run_sql(&store, ACCOUNTS);
    run_sql(&store, "CREATE TABLE probe_bulk (body BLOB NOT NULL); PRAGMA max_page_count = 60;");
    let release = hold(&store);
    let jobs: Vec<_> = (0..8)
        .map(|number| {
            let store = store.clone();
            thread::spawn(move || {
                store.write_blocking(move |conn| {
                    if number == 4 {
                        conn.batch_execute("INSERT INTO probe_bulk VALUES (zeroblob(4000000))")?;
                    }
                    add(conn, 1)
                })
            })
        })
        .collect();
    release();
    let answers: Vec<_> = jobs.into_iter().map(|job| job.join().unwrap()).collect();
    for (number, answer) in answers.iter().enumerate() {
        match number {
            4 => assert!(matches!(answer, Err(StoreError::Unavailable { .. })), "{answer:?}"),
            _ => assert!(answer.is_ok(), "{answer:?}"),
        }
    }
    assert_eq!(amounts(&store), (7, 0));
}
