//! SQLite's one writer: jobs in arrival order, as many as wait already in one durable commit, a savepoint for each.

use std::thread;

use super::connection::AnyConnection;
use super::error::{Retryable, StoreError};
use super::job::Verdict;
use super::manager::Manager;
use super::queue::{Inbox, Queued};
use super::transaction::{begin_write, commit, open, rollback_to, savepoint};

/// Starts the writer thread.
pub(super) fn start(
    manager: Manager,
    conn: AnyConnection,
    inbox: Inbox,
    group: usize,
    retries: u32,
) -> Result<(), StoreError> {
    thread::Builder::new()
        .name("store-writer".to_owned())
        .spawn(move || Writer { manager, conn: Some(conn), retries }.run(&inbox, group.max(1)))
        .map(drop)
        .map_err(StoreError::unavailable)
}

struct Writer {
    manager: Manager,
    /// `None` after a failure that left the connection in doubt; opened again for the next group.
    conn: Option<AnyConnection>,
    retries: u32,
}

/// Why a whole group came to nothing.
struct Broken {
    error: StoreError,
    /// One job may be to blame: each is tried alone.
    divisible: bool,
    /// The last job run failed by itself and took the transaction with it: its own error says more.
    own_fault: bool,
}

impl Broken {
    /// Everyone's misfortune.
    fn whole(error: StoreError) -> Self {
        Self { error, divisible: false, own_fault: false }
    }
}

impl Writer {
    fn run(mut self, inbox: &Inbox, group: usize) {
        while let Some(first) = inbox.next() {
            let mut jobs = vec![first];
            while jobs.len() < group {
                match inbox.next_waiting() {
                    Some(next) => jobs.push(next),
                    None => break,
                }
            }
            self.settle(jobs, self.retries);
        }
    }

    /// Runs a group and answers all of it, those alone that spoilt it or met contention.
    fn settle(&mut self, mut jobs: Vec<Queued>, tries: u32) {
        let mut alone = Vec::new();
        match self.transact(&mut jobs) {
            Ok(verdicts) => {
                for (queued, verdict) in jobs.into_iter().zip(verdicts) {
                    if verdict == Verdict::Again && tries > 0 {
                        alone.push(queued);
                    } else {
                        queued.job.answer(Ok(()));
                    }
                }
            }
            Err(Broken { error, divisible, own_fault }) => {
                self.reset();
                let single = jobs.len() == 1;
                if divisible && tries > 0 && (!single || error.is_retryable()) {
                    alone = jobs;
                } else {
                    for queued in jobs {
                        queued.job.answer(if single && own_fault { Ok(()) } else { Err(error.clone()) });
                    }
                }
            }
        }
        for queued in alone {
            self.settle(vec![queued], tries.saturating_sub(1));
        }
    }

    /// One durable transaction around all jobs. Nothing is answered before it has been committed.
    fn transact(&mut self, jobs: &mut [Queued]) -> Result<Vec<Verdict>, Broken> {
        let conn = match &mut self.conn {
            Some(conn) => conn,
            empty => {
                empty.insert(self.manager.establish().map_err(|error| Broken::whole(StoreError::unavailable(error)))?)
            }
        };
        begin_write(conn).map_err(|error| Broken::whole(error.into()))?;
        let mut verdicts = Vec::with_capacity(jobs.len());
        for queued in jobs {
            verdicts.push(in_savepoint(conn, queued)?);
        }
        commit(conn).map_err(|error| {
            let error = StoreError::from(error);
            // A constraint that is checked at commit is one job's fault; a full disk is everyone's.
            let divisible = matches!(error, StoreError::Constraint { .. });
            Broken { error, divisible, own_fault: false }
        })?;
        Ok(verdicts)
    }

    /// Leaves no transaction open; a connection that cannot promise that is dropped.
    fn reset(&mut self) {
        let clean = self.conn.as_mut().is_some_and(|conn| rollback_to(conn, 0).is_ok());
        if !clean {
            self.conn = None;
        }
    }
}

/// Runs one job; its error or panic undoes its own savepoint. Where SQLite has rolled back everything by itself (disk
/// full), or the closure has ended the transaction, the savepoint is gone, and with it the group.
fn in_savepoint(conn: &mut AnyConnection, queued: &mut Queued) -> Result<Verdict, Broken> {
    let broken = |error: StoreError, own_fault| Broken { error, divisible: true, own_fault };
    savepoint(conn).map_err(|error| broken(error.into(), false))?;
    let verdict = queued.job.run(conn);
    let own_fault = verdict != Verdict::Keep;
    let ended = if own_fault {
        rollback_to(conn, 1)
    } else if open(conn).is_ok_and(|depth| depth == 2) {
        commit(conn)
    } else {
        return Err(broken(StoreError::Internal("a closure ended with its transaction unbalanced".to_owned()), false));
    };
    ended.map_err(|error| broken(error.into(), own_fault))?;
    if open(conn).is_ok_and(|depth| depth == 1) {
        Ok(verdict)
    } else {
        Err(broken(StoreError::unavailable("the engine gave up the transaction"), own_fault))
    }
}
