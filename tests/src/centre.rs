//! A running centre: its process, its data folder, its database, its people.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::accounts::{Account, read_accounts};
use crate::engine::postgres_url;
use crate::options::Options;
use crate::process::{Process, binary};
use crate::sql::{self, Place};
use crate::{Client, Engine};

#[derive(Debug)]
pub struct Centre {
    pub engine: Engine,
    pub base: String,
    pub accounts: Vec<Account>,
    pub place: Place,
    /// From spawning to the line that says it listens.
    pub start_up: Duration,
    dir: PathBuf,
    options: Options,
    database: Option<String>,
    process: Option<Process>,
    signed_in: Mutex<HashMap<String, Client>>,
}

impl Centre {
    /// A new centre on a new database, its clock at [`crate::options::OPENING`].
    pub fn start(engine: Engine) -> Centre {
        Centre::start_with(engine, Options::default())
    }

    pub fn start_with(engine: Engine, options: Options) -> Centre {
        let dir = tempfile::Builder::new().prefix("yichuang-test-").tempdir().expect("a temporary folder").keep();
        let (database, place) = match engine {
            Engine::Sqlite => (None, Place::Sqlite(String::new())),
            Engine::Postgres => {
                let name = format!("yichuang_{}_{:08x}", std::process::id(), fastrand::u32(..));
                let url = sql::create_database(&postgres_url(), &name, None);
                (Some(name), Place::Postgres(url))
            }
        };
        Centre::open(engine, dir, database, place, options)
    }

    fn open(engine: Engine, dir: PathBuf, database: Option<String>, place: Place, options: Options) -> Centre {
        let mut centre = Centre {
            engine,
            base: String::new(),
            accounts: Vec::new(),
            place,
            start_up: Duration::ZERO,
            dir,
            options,
            database,
            process: None,
            signed_in: Mutex::default(),
        };
        centre.resume();
        centre
    }

    pub fn data_dir(&self) -> &Path {
        &self.dir
    }

    pub fn process_id(&self) -> u32 {
        self.process.as_ref().map(|process| process.child.id()).unwrap_or_default()
    }

    /// Starts the stopped service again on the same data.
    pub fn resume(&mut self) {
        let mut command = self.command(&["serve", "--demo", &self.options.profile, "--listen", "127.0.0.1:0"]);
        let already_made = self.dir.join("demo-accounts.json").exists();
        if let (Some(clock), false) = (&self.options.clock, already_made) {
            command.args(["--clock", clock]);
        }
        command.args(&self.options.arguments);
        let began = Instant::now();
        let (process, base) = Process::spawn(command, &self.dir);
        self.start_up = began.elapsed();
        (self.process, self.base) = (Some(process), base);
        let accounts = self.dir.join("demo-accounts.json");
        // Of several processes on one database, the one that made the demo has the file.
        if accounts.exists() || self.accounts.is_empty() {
            self.accounts = read_accounts(&accounts);
        }
        if self.engine == Engine::Sqlite {
            self.place = Place::Sqlite(database_file(&self.dir));
        }
        self.signed_in.lock().expect("the lock").clear();
    }

    /// Stops the service at once, as a power cut would.
    pub fn stop(&mut self) {
        self.process = None;
    }

    /// A command of the product on this centre's data, with this centre's environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.args(arguments).arg("--data-dir").arg(&self.dir);
        command.env_remove("DATABASE_URL").env_remove("YICHUANG_MASTER_KEY");
        if let Place::Postgres(url) = &self.place {
            command.env("DATABASE_URL", url).env("YICHUANG_MASTER_KEY", MASTER_KEY);
        }
        for (name, value) in &self.options.env {
            command.env(name, value);
        }
        command.stdin(Stdio::null());
        command
    }

    pub fn verify_audit(&self) -> Output {
        self.command(&["verify-audit"]).output().expect("verify-audit runs")
    }

    /// A copy of the data of a stopped centre, not running: something a burglar may spoil.
    pub fn copy(&self) -> Centre {
        assert!(self.process.is_none(), "stop the centre before copying it");
        let dir = tempfile::Builder::new().prefix("yichuang-test-").tempdir().expect("a temporary folder").keep();
        let status = Command::new("cp").arg("-a").arg(self.dir.join(".")).arg(&dir).status().expect("cp runs");
        assert!(status.success());
        let (database, place) = match (&self.place, &self.database) {
            (Place::Postgres(url), Some(name)) => {
                let copy = format!("{name}_{:04x}", fastrand::u16(..));
                let url = sql::create_database(&postgres_url_like(url), &copy, Some(name));
                (Some(copy), Place::Postgres(url))
            }
            _ => (None, Place::Sqlite(database_file(&dir))),
        };
        Centre {
            engine: self.engine,
            base: String::new(),
            accounts: self.accounts.clone(),
            place,
            start_up: Duration::ZERO,
            dir,
            options: self.options.clone(),
            database,
            process: None,
            signed_in: Mutex::default(),
        }
    }

    /// A further process on the same PostgreSQL database, with a data folder of its own, not yet started.
    pub fn beside(&self) -> Centre {
        assert_eq!(self.engine, Engine::Postgres, "SQLite serves one process");
        let dir = tempfile::Builder::new().prefix("yichuang-test-").tempdir().expect("a temporary folder").keep();
        Centre {
            engine: self.engine,
            base: String::new(),
            accounts: self.accounts.clone(),
            place: self.place.clone(),
            start_up: Duration::ZERO,
            dir,
            options: Options { clock: None, ..self.options.clone() },
            // Whoever made the database drops it.
            database: None,
            process: None,
            signed_in: Mutex::default(),
        }
    }

    /// Somebody without a log-in. By HTTPS they trust the server's own authority and nobody else.
    pub fn public(&self) -> Client {
        if self.base.starts_with("https://") {
            Client::trusting(&self.base, &[&self.authority()])
        } else {
            Client::new(&self.base)
        }
    }

    /// The certificate of the local authority (PEM).
    pub fn authority(&self) -> String {
        let file = self.dir.join("tls/authority.crt");
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// What the service printed until it listened.
    pub fn said(&self) -> &[String] {
        self.process.as_ref().map(|process| process.said.as_slice()).unwrap_or_default()
    }

    #[track_caller]
    pub fn account(&self, username: &str) -> &Account {
        self.accounts
            .iter()
            .find(|account| account.username == username)
            .unwrap_or_else(|| panic!("no account {username}"))
    }

    /// The first account of this role.
    #[track_caller]
    pub fn account_of(&self, role: &str) -> &Account {
        self.accounts.iter().find(|account| account.role == role).unwrap_or_else(|| panic!("no account is {role}"))
    }

    /// The accounts of the centre that stands first in the file: the one whose windows the stories use.
    pub fn home(&self) -> impl Iterator<Item = &Account> {
        let home = self.accounts.first().map(|account| account.centre.as_str()).unwrap_or_default();
        self.accounts.iter().filter(move |account| account.centre == home)
    }

    /// Accounts of any other centre.
    pub fn abroad(&self) -> impl Iterator<Item = &Account> {
        let home = self.accounts.first().map(|account| account.centre.as_str()).unwrap_or_default();
        self.accounts.iter().filter(move |account| account.centre != home)
    }

    /// A signed-in client of this account; the log-in is done once per centre.
    #[track_caller]
    pub fn client(&self, account: &Account) -> Client {
        let mut signed_in = self.signed_in.lock().expect("the lock");
        signed_in
            .entry(account.username.clone())
            .or_insert_with(|| self.public().log_in(&account.username, &account.password))
            .clone()
    }

    /// A signed-in client with a session of its own.
    #[track_caller]
    pub fn new_session(&self, account: &Account) -> Client {
        self.public().log_in(&account.username, &account.password)
    }
}

impl Drop for Centre {
    fn drop(&mut self) {
        self.process = None;
        std::fs::remove_dir_all(&self.dir).ok();
        if let (Some(name), Place::Postgres(url)) = (&self.database, &self.place) {
            sql::drop_database(&postgres_url_like(url), name);
        }
    }
}

/// 32 bytes for a database that nobody keeps.
const MASTER_KEY: &str = "dGhpcyBrZXkgaXMgZm9yIHRlc3RzIGFsb25lICEhISE=";

fn postgres_url_like(url: &str) -> String {
    let (server, _) = url.rsplit_once('/').expect("an address with a database");
    format!("{server}/postgres")
}

/// The one SQLite file of a data folder.
fn database_file(dir: &Path) -> String {
    let files = std::fs::read_dir(dir).expect("the data folder").flatten().map(|entry| entry.path());
    let found =
        files.into_iter().find(|path| std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"SQLite format 3\0")));
    found.unwrap_or_else(|| panic!("no database in {}", dir.display())).to_string_lossy().into_owned()
}
