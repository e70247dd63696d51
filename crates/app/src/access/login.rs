//! Log-in, with a lock-out that grows by the name that is tried.

use std::time::Duration as StdDuration;

use domain::kernel::id::{AccountId, CentreId, SessionId};
use store::engine::columns::{Id, Instant};
use store::people::accounts::{self, AccountRow};
use store::people::login_failures::{self, FailureRow};
use store::people::sessions::{self, SessionRow};
use time::{Duration, OffsetDateTime};

use super::token::{LetIn, SESSION_LIFE, Token};
use super::{audit_access, keyed, me};
use crate::{App, AppError, Tx, ids};

/// Failures in a row that are forgiven.
const FORGIVEN: i32 = 4;
/// The longest lock; the first is half a minute, each further failure doubles it.
const LONGEST_LOCK: Duration = Duration::minutes(15);

impl App {
    /// Lets a person in. The answer to a wrong name and to a wrong password is the same, after the same work, and both
    /// are locked alike.
    pub async fn log_in(&self, username: String, password: String, client: String) -> Result<LetIn, AppError> {
        let now = Self::real_now();
        let (app, name) = (self.clone(), username.clone());
        let account = self
            .store
            .read(move |conn| {
                let tx = Tx::new(&app, conn, now)?;
                let name_hash = hash_of(&tx, &name)?;
                not_locked(login_failures::of_name(tx.conn, &name_hash)?.as_ref(), now)?;
                Ok::<_, AppError>(accounts::by_username(tx.conn, &name)?)
            })
            .await?;
        let right =
            self.verify_password(password, account.as_ref().map(|account| account.password_hash.clone())).await?;
        let token = Token::new(SessionId(ids::new_id()))?;
        let app = self.clone();
        self.store
            .write(move |conn| {
                let mut tx = Tx::new(&app, conn, now)?;
                match &account {
                    Some(account) if right => let_in(&mut tx, account, &token, &client).map(Ok),
                    account => turn_away(&mut tx, &username, account.as_ref()).map(|()| Err(AppError::BadCredentials)),
                }
            })
            .await?
    }
}

fn let_in(tx: &mut Tx<'_>, account: &AccountRow, token: &Token, client: &str) -> Result<LetIn, AppError> {
    let (now, id) = (tx.real_now, AccountId(account.id.0));
    forgive(tx, &account.username)?;
    let session = SessionRow {
        id: Id(token.session.0),
        account_id: account.id,
        client: client.to_owned(),
        started_at: Instant::from(now),
        last_used_at: Instant::from(now),
        expires_at: Instant::from(now + SESSION_LIFE),
        revoked_at: None,
        token_hash: token.hash(),
        previous_hash: None,
        rotated_at: None,
    };
    sessions::insert(tx.conn, &session)?;
    let detail = serde_json::json!({ "session": session.id.0 }).to_string();
    audit_access(tx, CentreId(account.centre_id.0), id, "logIn", detail)?;
    let me = me(tx, SessionId(session.id.0))?;
    Ok(LetIn { me, refresh_token: token.text() })
}

/// The password was right: nothing counts against the name any more, unless it is locked. Of many guesses at once those
/// after the one that locked it are refused, be they right.
pub(super) fn forgive(tx: &mut Tx<'_>, username: &str) -> Result<(), AppError> {
    let name_hash = hash_of(tx, username)?;
    not_locked(login_failures::for_attempt(tx.conn, &name_hash)?.as_ref(), tx.real_now)?;
    Ok(login_failures::clear(tx.conn, &name_hash)?)
}

/// Counts a wrong password against the name. The count is read again here: many attempts at once all count.
pub(super) fn turn_away(tx: &mut Tx<'_>, username: &str, account: Option<&AccountRow>) -> Result<(), AppError> {
    let now = tx.real_now;
    let name_hash = hash_of(tx, username)?;
    let before = login_failures::for_attempt(tx.conn, &name_hash)?;
    not_locked(before.as_ref(), now)?;
    let failures = before.as_ref().map_or(0, |row| row.failures).saturating_add(1);
    let over = failures.saturating_sub(FORGIVEN);
    let locked_until = (over > 0).then(|| {
        let lock = Duration::seconds(15) * 2_i32.saturating_pow(u32::try_from(over).unwrap_or(0).min(10));
        Instant::from(now + lock.min(LONGEST_LOCK))
    });
    let row = FailureRow { name_hash, failures, locked_until, at: Instant::from(now) };
    match before {
        Some(_) => login_failures::update(tx.conn, &row)?,
        None => login_failures::insert(tx.conn, &row)?,
    }
    if let Some(account) = account {
        let detail = serde_json::json!({ "failures": failures }).to_string();
        audit_access(tx, CentreId(account.centre_id.0), AccountId(account.id.0), "logInFailed", detail)?;
    }
    Ok(())
}

fn hash_of(tx: &Tx<'_>, username: &str) -> Result<Vec<u8>, AppError> {
    Ok(keyed(tx.keyring, "log-in name", username)?.to_vec())
}

fn not_locked(failures: Option<&FailureRow>, now: OffsetDateTime) -> Result<(), AppError> {
    match failures.and_then(|row| row.locked_until).map(|until| until.time()) {
        Some(until) if until > now => {
            let retry_after = StdDuration::try_from(until - now).unwrap_or_default();
            Err(AppError::Locked { retry_after })
        }
        _ => Ok(()),
    }
}
