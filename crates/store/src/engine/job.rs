//! A closure on its way to a database thread and its answer on the way back.

use tokio::sync::oneshot;

use super::connection::AnyConnection;
use super::error::{Retryable, StoreError};
use super::transaction::shielded;

/// What a run of a closure asks of its transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Keep what it wrote.
    Keep,
    /// Undo what it wrote and answer its error.
    Undo,
    /// Undo what it wrote and run it again, if it may be.
    Again,
}

/// A closure whose types have been forgotten, so that one queue holds them all.
pub(super) trait Job: Send {
    /// Nobody waits for the answer any more.
    fn is_abandoned(&self) -> bool;
    /// Runs the closure and remembers its result.
    fn run(&mut self, conn: &mut AnyConnection) -> Verdict;
    /// Answers the remembered result, or the error that the transaction met around it.
    fn answer(self: Box<Self>, outcome: Result<(), StoreError>);
}

/// A write: may be run again, so its closure makes no ids and reads no clock.
pub(super) struct Write<T, E, F> {
    pub(super) closure: F,
    pub(super) result: Option<Result<T, E>>,
    pub(super) reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Write<T, E, F>
where
    T: Send,
    E: From<StoreError> + Retryable + Send,
    F: Fn(&mut AnyConnection) -> Result<T, E> + Send,
{
    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    fn run(&mut self, conn: &mut AnyConnection) -> Verdict {
        let result = shielded(|| (self.closure)(conn));
        let verdict = match &result {
            Ok(_) => Verdict::Keep,
            Err(error) if error.is_retryable() => Verdict::Again,
            Err(_) => Verdict::Undo,
        };
        self.result = Some(result);
        verdict
    }

    fn answer(self: Box<Self>, outcome: Result<(), StoreError>) {
        reply(self.reply, self.result, outcome);
    }
}

/// A read: runs once.
pub(super) struct Read<T, E, F> {
    pub(super) closure: Option<F>,
    pub(super) result: Option<Result<T, E>>,
    pub(super) reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Read<T, E, F>
where
    T: Send,
    E: From<StoreError> + Send,
    F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send,
{
    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    fn run(&mut self, conn: &mut AnyConnection) -> Verdict {
        if let Some(closure) = self.closure.take() {
            self.result = Some(shielded(|| closure(conn)));
        }
        Verdict::Undo
    }

    fn answer(self: Box<Self>, outcome: Result<(), StoreError>) {
        reply(self.reply, self.result, outcome);
    }
}

fn reply<T, E: From<StoreError>>(
    to: oneshot::Sender<Result<T, E>>,
    result: Option<Result<T, E>>,
    outcome: Result<(), StoreError>,
) {
    let answer = match (outcome, result) {
        (Ok(()), Some(result)) => result,
        (Ok(()), None) => Err(StoreError::Internal("answered before it was run".to_owned()).into()),
        (Err(error), _) => Err(error.into()),
    };
    // The caller may have gone away meanwhile; what was committed stays committed.
    drop(to.send(answer));
}
