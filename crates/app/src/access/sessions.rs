//! Sessions: refreshed by a rotating token, listed, ended.

use domain::kernel::id::{AccountId, CentreId, SessionId};
use store::engine::columns::Instant;
use store::people::accounts;
use store::people::sessions::{self, SessionRow};
use subtle::ConstantTimeEq;
use time::Duration;

use super::login::{forgive, turn_away};
use super::token::{LetIn, Token};
use super::{audit_access, me, resolve, resolve_own};
use crate::error::FieldFault;
use crate::{App, AppError, Tx};

/// How long the previous token still works when the answer with its successor was lost, or two tabs asked at once.
const GRACE: Duration = Duration::seconds(60);

/// What became of a refresh.
enum Refreshed {
    LetIn(Box<LetIn>),
    /// A token came back that its successor had replaced: someone else holds it. The session is over.
    Reused,
}

impl App {
    /// Exchanges a refresh token for its successor.
    pub async fn refresh(&self, presented: String) -> Result<LetIn, AppError> {
        let presented = Token::parse(&presented).ok_or(AppError::SessionEnded)?;
        let (app, now) = (self.clone(), Self::real_now());
        let refreshed = self
            .store
            .write(move |conn| {
                let mut tx = Tx::new(&app, conn, now)?;
                exchange(&mut tx, &presented)
            })
            .await?;
        match refreshed {
            Refreshed::LetIn(let_in) => Ok(*let_in),
            Refreshed::Reused => Err(AppError::SessionEnded),
        }
    }

    /// Ends the caller's session.
    pub async fn log_out(&self, session: SessionId) -> Result<(), AppError> {
        self.end_session(session, session).await
    }

    /// Ends one of the caller's own sessions.
    pub async fn end_session(&self, caller: SessionId, ended: SessionId) -> Result<(), AppError> {
        let (app, now) = (self.clone(), Self::real_now());
        self.store
            .write(move |conn| {
                let mut tx = Tx::new(&app, conn, now)?;
                let actor = if caller == ended { resolve_own } else { resolve }(&mut tx, caller)?;
                if !sessions::revoke(tx.conn, actor.account, ended, now)? {
                    return Err(AppError::NotFound("session"));
                }
                let detail = serde_json::json!({ "session": ended.0 }).to_string();
                audit_access(&mut tx, actor.centre, actor.account, "sessionEnded", detail)
            })
            .await
    }

    /// The caller's live sessions.
    pub async fn sessions(&self, caller: SessionId) -> Result<Vec<SessionRow>, AppError> {
        self.query(caller, |tx, actor| Ok(sessions::live(tx.conn, actor.account, tx.real_now, 100)?)).await
    }

    /// Changes the caller's password; every other session of the account ends. A wrong current password counts like a
    /// failed log-in: whoever finds a desk unattended must not guess here what they may not guess there.
    pub async fn change_password(&self, caller: SessionId, current: String, new: String) -> Result<(), AppError> {
        let row = self
            .query_own(caller, |tx, actor| accounts::load(tx.conn, actor.account)?.ok_or(AppError::SessionEnded))
            .await?;
        let account = AccountId(row.id.0);
        if !self.verify_password(current.clone(), Some(row.password_hash.clone())).await? {
            let (app, now) = (self.clone(), Self::real_now());
            self.store.write(move |conn| turn_away(&mut Tx::new(&app, conn, now)?, &row.username, Some(&row))).await?;
            return Err(AppError::Invalid(vec![FieldFault::new("/currentPassword", "password.wrong")]));
        }
        if current == new {
            return Err(AppError::Invalid(vec![FieldFault::new("/newPassword", "password.same")]));
        }
        let hash = self.hash_password(new).await?;
        let (app, now) = (self.clone(), Self::real_now());
        self.store
            .write(move |conn| {
                let mut tx = Tx::new(&app, conn, now)?;
                let actor = resolve_own(&mut tx, caller)?;
                forgive(&mut tx, &row.username)?;
                accounts::set_password(tx.conn, account, &hash)?;
                sessions::revoke_others(tx.conn, account, caller, now)?;
                audit_access(&mut tx, actor.centre, account, "passwordChanged", "{}".to_owned())
            })
            .await
    }
}

/// The presented token must be the current one; the one before it is taken again for a moment, until its successor is
/// first used, or an answer lost on a bad network would log its person out.
fn exchange(tx: &mut Tx<'_>, presented: &Token) -> Result<Refreshed, AppError> {
    let now = tx.real_now;
    let successor = presented.successor(tx.keyring)?;
    let mut session = sessions::load_for_exchange(tx.conn, presented.session)?.ok_or(AppError::SessionEnded)?;
    if session.revoked_at.is_some() || session.expires_at.time() <= now {
        return Err(AppError::SessionEnded);
    }
    let hash = presented.hash();
    let is = |kept: &[u8]| bool::from(kept.ct_eq(&hash));
    if is(&session.token_hash) {
        session.previous_hash = Some(hash);
        session.rotated_at = Some(Instant::from(now));
    } else {
        let previous = session.previous_hash.as_deref().is_some_and(is);
        let in_time = session.rotated_at.is_some_and(|at| now - at.time() <= GRACE);
        if !(previous && in_time) {
            return revoke_family(tx, &session);
        }
    }
    session.token_hash = successor.hash();
    session.last_used_at = Instant::from(now);
    sessions::rotate(tx.conn, &session)?;
    let me = me(tx, presented.session)?;
    Ok(Refreshed::LetIn(Box::new(LetIn { me, refresh_token: successor.text() })))
}

fn revoke_family(tx: &mut Tx<'_>, session: &SessionRow) -> Result<Refreshed, AppError> {
    let account = accounts::load(tx.conn, AccountId(session.account_id.0))?.ok_or(AppError::SessionEnded)?;
    let (account_id, centre) = (AccountId(account.id.0), CentreId(account.centre_id.0));
    sessions::revoke(tx.conn, account_id, SessionId(session.id.0), tx.real_now)?;
    let detail = serde_json::json!({ "session": session.id.0 }).to_string();
    audit_access(tx, centre, account_id, "refreshTokenReused", detail)?;
    Ok(Refreshed::Reused)
}
