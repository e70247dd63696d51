//! Log-in, with a lock-out that grows by account.

use std::time::Duration as StdDuration;

use domain::kernel::id::{AccountId, CentreId, SessionId};
use store::engine::columns::{Id, Instant};
use store::people::accounts::{self, AccountRow};
use store::people::sessions::{self, SessionRow};
use time::{Duration, OffsetDateTime};

use super::token::{LetIn, SESSION_LIFE, Token};
use super::{audit_access, me};
use crate::{App, AppError, Tx, ids};

/// Failures in a row that are forgiven.
const FORGIVEN: i32 = 4;
/// The longest lock; the first is half a minute, each further failure doubles it.
const LONGEST_LOCK: Duration = Duration::minutes(15);

impl App {
    /// Lets a person in. The answer to a wrong name and to a wrong password is the same, after the same work.
    pub async fn log_in(&self, username: String, password: String, client: String) -> Result<LetIn, AppError> {
        let now = Self::real_now();
        let name = username.clone();
        let account = self.store.read(move |conn| Ok::<_, AppError>(accounts::by_username(conn, &name)?)).await?;
        if let Some(until) =
            account.as_ref().and_then(|account| account.locked_until).filter(|until| until.time() > now)
        {
            return Err(locked(until.time(), now));
        }
        let right =
            self.verify_password(password, account.as_ref().map(|account| account.password_hash.clone())).await?;
        let Some(account) = account else {
            return Err(AppError::BadCredentials);
        };
        let token = Token::new(SessionId(ids::new_id()))?;
        let app = self.clone();
        self.store
            .write(move |conn| {
                let mut tx = Tx::new(&app, conn, now)?;
                if right {
                    let_in(&mut tx, &account, &token, &client).map(Ok)
                } else {
                    turn_away(&mut tx, &account).map(Err)
                }
            })
            .await?
    }
}

fn let_in(tx: &mut Tx<'_>, account: &AccountRow, token: &Token, client: &str) -> Result<LetIn, AppError> {
    let (now, id) = (tx.real_now, AccountId(account.id.0));
    accounts::set_failures(tx.conn, id, 0, None)?;
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

/// Counts the failure. The count is read again here: many attempts at once all count.
fn turn_away(tx: &mut Tx<'_>, account: &AccountRow) -> Result<AppError, AppError> {
    let (now, id) = (tx.real_now, AccountId(account.id.0));
    let failures = accounts::add_failure(tx.conn, id)?;
    let over = failures.saturating_sub(FORGIVEN);
    let until = (over > 0).then(|| {
        let lock = Duration::seconds(15) * 2_i32.saturating_pow(u32::try_from(over).unwrap_or(0).min(10));
        now + lock.min(LONGEST_LOCK)
    });
    if let Some(until) = until {
        accounts::set_failures(tx.conn, id, failures, Some(until))?;
    }
    let detail = serde_json::json!({ "failures": failures }).to_string();
    audit_access(tx, CentreId(account.centre_id.0), id, "logInFailed", detail)?;
    Ok(AppError::BadCredentials)
}

fn locked(until: OffsetDateTime, now: OffsetDateTime) -> AppError {
    let retry_after = StdDuration::try_from(until - now).unwrap_or_default();
    AppError::Locked { until, retry_after }
}
