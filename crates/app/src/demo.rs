//! A demo: a database made from a ready-made profile, with accounts of its own and a clock that can be moved.

use std::collections::BTreeMap;
use std::path::Path;

use domain::kernel::{Post, Role};
use domain::profile::{Profile, ProfileFault};
use serde::Serialize;
use store::AnyConnection;
use store::cases::case;
use store::engine::columns::Id;
use store::people::accounts::{self, AccountRow};
use store::supervision::moments;
use time::{Duration, OffsetDateTime};

use crate::access::passwords::{Cost, hash};
use crate::calendars::NATIONAL;
use crate::profile::{NamedAccount, apply};
use crate::{App, AppError, Tx, ids};

/// The file that tells who can log in, beside the database.
pub const ACCOUNTS_FILE: &str = "demo-accounts.json";
/// How far the clock may be moved at once.
const FURTHEST: Duration = Duration::days(400);

/// Why a demo cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoFault {
    #[error("the profile has {} faults:\n{}", .0.len(), lines(.0))]
    Profile(Vec<ProfileFault>),
    #[error("this database was made by --demo {0}; give it another data directory")]
    OtherDemo(String),
    #[error("this database holds a real centre and cannot become a demo")]
    NotADemo,
    #[error(transparent)]
    App(#[from] AppError),
    #[error("cannot write {ACCOUNTS_FILE}: {0}")]
    Accounts(std::io::Error),
}

fn lines(faults: &[ProfileFault]) -> String {
    faults.iter().map(|fault| format!("  {fault}")).collect::<Vec<_>>().join("\n")
}

/// One line of the accounts file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct DemoAccount {
    username: String,
    password: String,
    role: Role,
    centre: String,
    /// The window of the post, for roles that have one.
    window: Option<String>,
    post: Option<Post>,
    /// The unit of a reviewer.
    unit: Option<String>,
    name: String,
}

impl App {
    /// Makes this database a demo of the profile, unless it is one already.
    pub fn become_demo(
        &self,
        code: &str,
        files: &BTreeMap<String, String>,
        start_at: Option<OffsetDateTime>,
    ) -> Result<(), DemoFault> {
        let found = self.store.read_blocking(|conn| {
            let demo = store::deployment::demo_profile(conn)?;
            let centres = store::places::centres::all(conn, 1)?;
            Ok::<_, AppError>((demo, centres.is_empty()))
        })?;
        match found {
            (Some(made), _) if made == code => {}
            (Some(made), _) => return Err(DemoFault::OtherDemo(made)),
            (None, false) => return Err(DemoFault::NotADemo),
            (None, true) => self.make_demo(code, files)?,
        }
        match start_at {
            Some(at) => Ok(self.start_clock(at)?),
            None => Ok(()),
        }
    }

    fn make_demo(&self, code: &str, files: &BTreeMap<String, String>) -> Result<(), DemoFault> {
        let profile = Profile::parse(files).map_err(DemoFault::Profile)?;
        let secrets = profile
            .accounts
            .iter()
            .map(|_| {
                let password = ids::random_word::<16>()?;
                Ok((hash(&password, Cost::Random)?, password))
            })
            .collect::<Result<Vec<_>, AppError>>()?;
        let (app, code, now) = (self.clone(), code.to_owned(), Self::real_now());
        let profile_in = profile.clone();
        let hashes: Vec<String> = secrets.iter().map(|(hash, _)| hash.clone()).collect();
        let named = self.store.write_blocking(move |conn| {
            let mut tx = Tx::new(&app, conn, now)?;
            store::deployment::lock(tx.conn)?;
            if store::deployment::demo_profile(tx.conn)?.is_some() {
                // Another process was faster, and has the accounts.
                return Ok(Vec::new());
            }
            store::deployment::become_demo(tx.conn, &code)?;
            let named = apply(&mut tx, &profile_in)?;
            for (account, hash) in named.iter().zip(&hashes) {
                accounts::insert(tx.conn, &account_row(&tx, account, hash))?;
            }
            Ok::<_, AppError>(named)
        })?;
        if named.is_empty() {
            return Ok(());
        }
        let listed: Vec<DemoAccount> = named
            .iter()
            .zip(secrets)
            .map(|(account, (_, password))| {
                let holder = profile.posts.iter().find(|holder| holder.person == account.person_code);
                let reviewer = profile.reviewers.iter().find(|reviewer| reviewer.person == account.person_code);
                DemoAccount {
                    username: account.username.clone(),
                    password,
                    role: account.role,
                    centre: account.centre_code.clone(),
                    window: holder.map(|holder| holder.window.clone()),
                    post: holder.map(|holder| holder.post),
                    unit: reviewer.map(|reviewer| reviewer.unit.clone()),
                    name: account.name.clone(),
                }
            })
            .collect();
        write_accounts(&self.data_dir, &listed).map_err(DemoFault::Accounts)
    }

    /// Sets the clock of a demo at its start: never back.
    fn start_clock(&self, at: OffsetDateTime) -> Result<(), AppError> {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store.write_blocking(move |conn| {
            let mut tx = Tx::new(&app, conn, real_now)?;
            let fresh = store::deployment::bearings(tx.conn)?.clock_offset_us == 0 && !case::any(tx.conn)?;
            move_clock(&mut tx, at, fresh)
        })
    }

    /// Moves the clock of a demo forward, and does what falls due on the way, each at its moment: the clock goes from one
    /// such moment to the next, so that a warning is told in opening hours although nobody waited for them.
    pub async fn advance_clock(&self, to: OffsetDateTime) -> Result<OffsetDateTime, AppError> {
        self.public_query(move |tx| {
            if store::deployment::demo_profile(tx.conn)?.is_none() {
                return Err(AppError::NotFound("demo"));
            }
            may_move(tx, to)
        })
        .await?;
        loop {
            let arrived = self.step_clock(to).await?;
            match self.due().await {
                // The clock has moved; what cannot be counted out yet is tried again by the worker.
                Ok(()) | Err(AppError::Time(_)) if arrived => break,
                Ok(()) | Err(AppError::Time(_)) => {}
                Err(error) => return Err(error),
            }
        }
        self.wake.notify_one();
        Ok(to)
    }

    /// Moves the clock to the next moment that matters, or to its end; answers whether it has arrived there.
    async fn step_clock(&self, to: OffsetDateTime) -> Result<bool, AppError> {
        let (app, real_now) = (self.clone(), Self::real_now());
        self.store
            .write(move |conn| {
                let tx = Tx::new(&app, conn, real_now)?;
                let next = moments::next(tx.conn, tx.now)?.filter(|next| *next < to);
                // A step takes real time, by which the clock has gone on.
                set_clock(tx.conn, real_now, next.unwrap_or(to).max(tx.now))?;
                Ok(next.is_none())
            })
            .await
    }

    /// The profile this database is a demo of.
    pub async fn demo_profile(&self) -> Result<Option<String>, AppError> {
        self.public_query(|tx| Ok(store::deployment::demo_profile(tx.conn)?)).await
    }
}

/// `anywhere` holds for a clock that nothing has happened under yet: it may start in the past.
fn move_clock(tx: &mut Tx<'_>, to: OffsetDateTime, anywhere: bool) -> Result<(), AppError> {
    if anywhere {
        in_loaded_years(tx, to)?
    } else {
        may_move(tx, to)?
    }
    set_clock(tx.conn, tx.real_now, to)
}

fn may_move(tx: &mut Tx<'_>, to: OffsetDateTime) -> Result<(), AppError> {
    if to < tx.now {
        return Err(AppError::Clock("demo.clock-back"));
    }
    if to - tx.now > FURTHEST {
        return Err(AppError::Clock("demo.clock-too-far"));
    }
    in_loaded_years(tx, to)
}

fn in_loaded_years(tx: &mut Tx<'_>, to: OffsetDateTime) -> Result<(), AppError> {
    let (first, last) = tx.tables(NATIONAL)?.national.days.covers();
    if !crate::civil(to).is_some_and(|to| (first..=last).contains(&to.date())) {
        return Err(AppError::Clock("demo.clock-year-not-loaded"));
    }
    Ok(())
}

fn set_clock(conn: &mut AnyConnection, real_now: OffsetDateTime, to: OffsetDateTime) -> Result<(), AppError> {
    let offset = to - real_now;
    let micros = i64::try_from(offset.whole_microseconds()).map_err(AppError::internal)?;
    Ok(store::deployment::set_clock_offset(conn, micros)?)
}

fn account_row(tx: &Tx<'_>, account: &NamedAccount, hash: &str) -> AccountRow {
    AccountRow {
        id: Id(tx.new_id()),
        centre_id: Id(account.centre.0),
        person_id: Id(account.person.0),
        username: account.username.clone(),
        role: account.role.code().to_owned(),
        password_hash: hash.to_owned(),
        must_change_password: false,
    }
}

fn write_accounts(data_dir: &Path, accounts: &[DemoAccount]) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;

    std::fs::create_dir_all(data_dir)?;
    let text = serde_json::to_string_pretty(accounts).map_err(std::io::Error::other)?;
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(data_dir.join(ACCOUNTS_FILE))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
