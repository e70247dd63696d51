//! The one path that every act takes: authenticate, replay, work, keep the answer; all in one transaction.

use domain::kernel::Actor;
use domain::kernel::id::SessionId;
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::engine::columns::{Id, Instant};
use store::journal::idempotency::{self, KeptAnswer};
use store::seal::Place;

use crate::access::{resolve, resolve_own};
use crate::{App, AppError, Tx};

/// What makes a repeated request the same request.
#[derive(Debug, Clone)]
pub struct Once {
    /// The operation and the resource it is about.
    pub operation: String,
    /// The caller's `Idempotency-Key`.
    pub key: String,
    pub body_hash: [u8; 32],
}

/// An answer as it was given, so that it can be given again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub status: u16,
    pub etag: Option<String>,
    pub location: Option<String>,
    /// JSON.
    pub body: String,
}

impl App {
    /// Runs `work` for the person behind `session` and answers with what `render` makes of it.
    pub async fn perform<T, W, R>(
        &self,
        session: SessionId,
        once: Option<Once>,
        work: W,
        render: R,
    ) -> Result<Answer, AppError>
    where
        W: Fn(&mut Tx<'_>, &Actor) -> Result<T, AppError> + Send + 'static,
        R: Fn(&T) -> Result<Answer, AppError> + Send + 'static,
    {
        let (app, real_now) = (self.clone(), Self::real_now());
        let done = self
            .store
            .write(move |conn| {
                let mut tx = Tx::new(&app, conn, real_now)?;
                let actor = resolve(&mut tx, session)?;
                if let Some(once) = &once
                    && let Some(kept) = idempotency::find(tx.conn, actor.account.0, &once.operation, &once.key)?
                {
                    return replay(&tx, &actor, once, &kept);
                }
                let answer = match work(&mut tx, &actor).and_then(|done| render(&done)) {
                    Ok(answer) => answer,
                    Err(error) => return Err(unless_done_meanwhile(&mut tx, &actor, once.as_ref(), error)),
                };
                if let Some(once) = &once {
                    keep(&mut tx, &actor, once, &answer)?;
                }
                Ok(answer)
            })
            .await;
        if done.is_ok() {
            self.wake.notify_one();
        }
        done
    }

    /// Runs a query for the person behind `session`.
    pub async fn query<T, W>(&self, session: SessionId, work: W) -> Result<T, AppError>
    where
        T: Send + 'static,
        W: FnOnce(&mut Tx<'_>, &Actor) -> Result<T, AppError> + Send + 'static,
    {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store
            .read(move |conn| {
                let mut tx = Tx::new(&app, conn, real_now)?;
                let actor = resolve(&mut tx, session)?;
                work(&mut tx, &actor)
            })
            .await
    }

    /// Runs a query about the person behind `session` alone: open before the first password is changed.
    pub async fn query_own<T, W>(&self, session: SessionId, work: W) -> Result<T, AppError>
    where
        T: Send + 'static,
        W: FnOnce(&mut Tx<'_>, &Actor) -> Result<T, AppError> + Send + 'static,
    {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store
            .read(move |conn| {
                let mut tx = Tx::new(&app, conn, real_now)?;
                let actor = resolve_own(&mut tx, session)?;
                work(&mut tx, &actor)
            })
            .await
    }

    /// Runs a query of the public, without a person.
    pub async fn public_query<T, W>(&self, work: W) -> Result<T, AppError>
    where
        T: Send + 'static,
        W: FnOnce(&mut Tx<'_>) -> Result<T, AppError> + Send + 'static,
    {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store.read(move |conn| work(&mut Tx::new(&app, conn, real_now)?)).await
    }
}

/// Where the kept answer is sealed: under its caller, so that it opens for nobody else.
fn place(actor: &Actor) -> Place<'static> {
    Place { table: "idempotency", column: "answer_sealed", row: actor.account.0 }
}

/// The same request may have been under way and have finished while this one waited for the row it is about: what this
/// one met is then the work of its twin, and it runs again to find the answer. A failed query says nothing of that.
fn unless_done_meanwhile(tx: &mut Tx<'_>, actor: &Actor, once: Option<&Once>, error: AppError) -> AppError {
    let (Some(once), false) = (once, matches!(error, AppError::Store(_) | AppError::Internal(_))) else {
        return error;
    };
    match idempotency::find(tx.conn, actor.account.0, &once.operation, &once.key) {
        Ok(None) => error,
        Ok(Some(_)) => StoreError::Contention("the same request was under way".to_owned()).into(),
        Err(failed) => failed.into(),
    }
}

fn replay(tx: &Tx<'_>, actor: &Actor, once: &Once, kept: &KeptAnswer) -> Result<Answer, AppError> {
    if kept.body_hash != once.body_hash {
        return Err(AppError::KeyReused);
    }
    let text = tx.keyring.open_text(place(actor), &kept.answer_sealed).map_err(StoreError::from)?;
    serde_json::from_str(&text).map_err(AppError::internal)
}

fn keep(tx: &mut Tx<'_>, actor: &Actor, once: &Once, answer: &Answer) -> Result<(), AppError> {
    let text = serde_json::to_string(answer).map_err(AppError::internal)?;
    let kept = KeptAnswer {
        principal: Id(actor.account.0),
        operation: once.operation.clone(),
        key: once.key.clone(),
        body_hash: once.body_hash.to_vec(),
        status: i32::from(answer.status),
        answer_sealed: tx.keyring.seal_text(place(actor), &text).map_err(StoreError::from)?,
        at: Instant::from(tx.real_now),
    };
    Ok(idempotency::keep(tx.conn, &kept)?)
}
