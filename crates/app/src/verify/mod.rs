//! `verify-audit`: walks every chain, every case and every seal, and names the first thing that is not as it was written.

mod cases;
mod chains;
mod people;
mod seals;

use store::seal::Keyring;
use store::{AnyConnection, StoreError};

use crate::{App, AppError};

const PAGE: i64 = 1_000;

/// What a clean log holds, or the first thing wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// `logged` seals stand in the log outside the database as well: none of many is a log that is gone.
    Sound {
        entries: u64,
        chains: u64,
        cases: u64,
        seals: u64,
        logged: u64,
    },
    Broken(String),
}

/// The first thing wrong, on its way out.
enum Stop {
    Broken(String),
    Failed(AppError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

fn broken<T>(what: String) -> Result<T, Stop> {
    Err(Stop::Broken(what))
}

impl App {
    /// Checks the whole audit log against its chains, the cases it speaks of, its seals and the log of seals.
    pub fn verify_audit(&self) -> Result<Verdict, AppError> {
        let app = self.clone();
        let log = seals::log(&self.data_dir);
        self.store.read_blocking(move |conn| match verify(conn, app.store.keyring(), &log) {
            Ok(verdict) => Ok(verdict),
            Err(Stop::Broken(what)) => Ok(Verdict::Broken(what)),
            Err(Stop::Failed(error)) => Err(error),
        })
    }
}

fn verify(conn: &mut AnyConnection, keyring: &Keyring, log: &str) -> Result<Verdict, Stop> {
    let mut seen = people::Seen::default();
    let (entries, chains) = chains::chains(conn, keyring, &mut seen)?;
    let recomputed = seen.take_recomputed();
    seen.compare(conn, keyring)?;
    let cases = cases::cases(conn, keyring, &recomputed)?;
    cases::numbers(conn)?;
    let seals = seals::seal_chains(conn, keyring)?;
    let logged = seals::logged_seals(conn, log)?;
    Ok(Verdict::Sound { entries, chains, cases, seals, logged })
}
