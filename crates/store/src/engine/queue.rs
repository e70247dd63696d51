//! A bounded queue in front of database threads: arrival order, a limit on waiting, an honest no.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::error::StoreError;
use super::job::Job;

/// A job with its place in the queue.
pub(super) struct Queued {
    pub(super) job: Box<dyn Job>,
    since: Instant,
    _place: OwnedSemaphorePermit,
}

/// The side that callers see.
#[derive(Clone)]
pub(super) struct Queue {
    sender: Sender<Queued>,
    places: Arc<Semaphore>,
    retry_after: Duration,
}

/// The side that threads take from; several may share it.
#[derive(Clone)]
pub(super) struct Inbox {
    receiver: Arc<Mutex<Receiver<Queued>>>,
    max_wait: Duration,
}

/// A queue with `places` for jobs that wait or run; none waits longer than `max_wait`.
pub(super) fn queue(places: usize, max_wait: Duration) -> (Queue, Inbox) {
    let (sender, receiver) = channel();
    (
        Queue {
            sender,
            places: Arc::new(Semaphore::new(places.min(Semaphore::MAX_PERMITS))),
            retry_after: Duration::from_secs(1),
        },
        Inbox { receiver: Arc::new(Mutex::new(receiver)), max_wait },
    )
}

impl Queue {
    /// Takes a place.
    ///
    /// # Errors
    /// [`StoreError::Overloaded`] when all are taken.
    pub(super) fn place(&self) -> Result<OwnedSemaphorePermit, StoreError> {
        Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| StoreError::Overloaded { retry_after: self.retry_after })
    }

    /// Hands a job over. Should the threads be gone, its reply channel closes and the caller learns it there.
    pub(super) fn push(&self, job: Box<dyn Job>, place: OwnedSemaphorePermit) {
        #[allow(clippy::disallowed_methods, reason = "measures how long a job has waited")]
        let since = Instant::now();
        drop(self.sender.send(Queued { job, since, _place: place }));
    }

    /// Places that are free.
    pub(super) fn free(&self) -> usize {
        self.places.available_permits()
    }
}

impl Inbox {
    /// Waits for the next job that is still worth running; `None` once the store is gone.
    pub(super) fn next(&self) -> Option<Queued> {
        loop {
            let queued = self.receiver.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()?;
            if let Some(queued) = self.worth(queued) {
                return Some(queued);
            }
        }
    }

    /// The next job if one waits already.
    pub(super) fn next_waiting(&self) -> Option<Queued> {
        loop {
            let queued = self.receiver.lock().unwrap_or_else(PoisonError::into_inner).try_recv().ok()?;
            if let Some(queued) = self.worth(queued) {
                return Some(queued);
            }
        }
    }

    fn worth(&self, queued: Queued) -> Option<Queued> {
        if queued.job.is_abandoned() {
            return None;
        }
        if queued.since.elapsed() > self.max_wait {
            queued.job.answer(Err(StoreError::Overloaded { retry_after: Duration::from_secs(1) }));
            return None;
        }
        Some(queued)
    }
}
