//! Threads that take jobs from a queue, each with a pooled connection: all reads, and PostgreSQL's writes.

use std::thread;
use std::time::Duration;

use diesel::r2d2::PooledConnection;

use super::error::{Retryable, StoreError};
use super::job::{Job, Verdict};
use super::manager::Manager;
use super::queue::Inbox;
use super::source::Source;
use super::transaction::{begin_read, begin_write, commit, discard, open, rollback_to};

/// Starts `count` threads that run every job as a read in its own snapshot.
pub(super) fn start_readers(source: &Source, inbox: &Inbox, count: usize) -> Result<(), StoreError> {
    start("reader", source, inbox, count, read)
}

/// Starts `count` threads that run every job as a write in its own transaction, again after contention.
pub(super) fn start_writers(source: &Source, inbox: &Inbox, count: usize, retries: u32) -> Result<(), StoreError> {
    start("writer", source, inbox, count, move |source, job| write(source, job, retries))
}

fn start<F>(name: &str, source: &Source, inbox: &Inbox, count: usize, run: F) -> Result<(), StoreError>
where
    F: Fn(&Source, Box<dyn Job>) + Clone + Send + 'static,
{
    for number in 0..count.max(1) {
        let (source, inbox, run) = (source.clone(), inbox.clone(), run.clone());
        thread::Builder::new()
            .name(format!("store-{name}-{number}"))
            .spawn(move || {
                while let Some(queued) = inbox.next() {
                    let super::queue::Queued { job, .. } = queued;
                    run(&source, job);
                }
            })
            .map_err(StoreError::unavailable)?;
    }
    Ok(())
}

fn read(source: &Source, mut job: Box<dyn Job>) {
    let mut conn = match source.begin(begin_read) {
        Ok(conn) => conn,
        Err(error) => return job.answer(Err(error)),
    };
    job.run(&mut conn);
    // Nothing was written, so that the answer need not wait for the end of the snapshot.
    job.answer(Ok(()));
    abandon(&mut conn);
}

fn write(source: &Source, mut job: Box<dyn Job>, retries: u32) {
    for attempt in 0..=retries {
        match write_once(source, job.as_mut()) {
            Ok(Verdict::Keep | Verdict::Undo) => return job.answer(Ok(())),
            Ok(Verdict::Again) if attempt == retries => return job.answer(Ok(())),
            Err(error) if attempt == retries || !error.is_retryable() => {
                return job.answer(Err(error));
            }
            Ok(Verdict::Again) | Err(_) => thread::sleep(pause(attempt)),
        }
    }
}

fn write_once(source: &Source, job: &mut dyn Job) -> Result<Verdict, StoreError> {
    let mut conn = source.begin(begin_write)?;
    let verdict = job.run(&mut conn);
    let depth = open(&mut conn);
    if verdict == Verdict::Keep && matches!(depth, Ok(1)) {
        return commit(&mut conn).map(|()| verdict).map_err(|error| {
            abandon(&mut conn);
            StoreError::from_commit(error)
        });
    }
    abandon(&mut conn);
    if depth.is_err() {
        // The connection broke before the commit, so that nothing was kept for certain.
        return Ok(Verdict::Again);
    }
    if verdict == Verdict::Keep {
        return Err(StoreError::Internal("a closure ended with its transaction unbalanced".to_owned()));
    }
    Ok(verdict)
}

/// Rolls back; a connection that cannot do that goes.
fn abandon(conn: &mut PooledConnection<Manager>) {
    if rollback_to(conn, 0).is_err() {
        discard(conn);
    }
}

/// 2, 4, 8, … ms, never more than 64.
fn pause(attempt: u32) -> Duration {
    Duration::from_millis(2 << attempt.min(5))
}
