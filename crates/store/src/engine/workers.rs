//! Threads that take jobs from a queue, each with a pooled connection: all reads, and PostgreSQL's writes.

use std::thread;
use std::time::Duration;

use diesel::r2d2::{Pool, PooledConnection};

use super::error::{Retryable, StoreError};
use super::job::{Job, Verdict};
use super::manager::Manager;
use super::queue::Inbox;
use super::transaction::{begin_read, begin_write, commit, discard, open, rollback_to};

/// Starts `count` threads that run every job as a read in its own snapshot.
pub(super) fn start_readers(pool: &Pool<Manager>, inbox: &Inbox, count: usize) -> Result<(), StoreError> {
    start("reader", pool, inbox, count, read)
}

/// Starts `count` threads that run every job as a write in its own transaction, again after contention.
pub(super) fn start_writers(pool: &Pool<Manager>, inbox: &Inbox, count: usize, retries: u32) -> Result<(), StoreError> {
    start("writer", pool, inbox, count, move |pool, job| write(pool, job, retries))
}

fn start<F>(name: &str, pool: &Pool<Manager>, inbox: &Inbox, count: usize, run: F) -> Result<(), StoreError>
where
    F: Fn(&Pool<Manager>, Box<dyn Job>) + Clone + Send + 'static,
{
    for number in 0..count.max(1) {
        let (pool, inbox, run) = (pool.clone(), inbox.clone(), run.clone());
        thread::Builder::new()
            .name(format!("store-{name}-{number}"))
            .spawn(move || {
                while let Some(queued) = inbox.next() {
                    let super::queue::Queued { job, .. } = queued;
                    run(&pool, job);
                }
            })
            .map_err(StoreError::unavailable)?;
    }
    Ok(())
}

fn read(pool: &Pool<Manager>, mut job: Box<dyn Job>) {
    let mut conn = match ready(pool, begin_read) {
        Ok(conn) => conn,
        Err(error) => return job.answer(Err(error)),
    };
    job.run(&mut conn);
    // Nothing was written: what the closure returned stands, and a connection that cannot end its snapshot goes.
    if rollback_to(&mut conn, 0).is_err() {
        discard(&mut conn);
    }
    drop(conn);
    job.answer(Ok(()));
}

fn write(pool: &Pool<Manager>, mut job: Box<dyn Job>, retries: u32) {
    for attempt in 0..=retries {
        match write_once(pool, job.as_mut()) {
            Ok(Verdict::Keep | Verdict::Undo) => return job.answer(Ok(())),
            Ok(Verdict::Again) if attempt == retries => return job.answer(Ok(())),
            Err(error) if attempt == retries || !error.is_retryable() => {
                return job.answer(Err(error));
            }
            Ok(Verdict::Again) | Err(_) => thread::sleep(pause(attempt)),
        }
    }
}

fn write_once(pool: &Pool<Manager>, job: &mut dyn Job) -> Result<Verdict, StoreError> {
    let mut conn = ready(pool, begin_write)?;
    let verdict = job.run(&mut conn);
    let balanced = open(&mut conn).is_ok_and(|depth| depth == 1);
    if verdict == Verdict::Keep && balanced {
        return commit(&mut conn).map(|()| verdict).map_err(|error| {
            abandon(&mut conn);
            StoreError::from_commit(error)
        });
    }
    abandon(&mut conn);
    if verdict == Verdict::Keep {
        return Err(StoreError::Internal(
            "a closure ended with its transaction unbalanced".to_owned(),
        ));
    }
    Ok(verdict)
}

fn abandon(conn: &mut PooledConnection<Manager>) {
    if rollback_to(conn, 0).is_err() {
        discard(conn);
    }
}

/// A connection with a transaction begun. Connections that died while idle are thrown away, at most one pool full.
fn ready(
    pool: &Pool<Manager>,
    begin: fn(&mut super::AnyConnection) -> diesel::QueryResult<()>,
) -> Result<PooledConnection<Manager>, StoreError> {
    let mut stale = pool.max_size();
    loop {
        let mut conn = pool.get().map_err(StoreError::unavailable)?;
        match begin(&mut conn) {
            Ok(()) => return Ok(conn),
            Err(error) => {
                discard(&mut conn);
                if stale == 0 {
                    return Err(StoreError::unavailable(error));
                }
                stale -= 1;
            }
        }
    }
}

/// 2, 4, 8, … ms, never more than 64.
fn pause(attempt: u32) -> Duration {
    Duration::from_millis(2 << attempt.min(5))
}
