//! A running centre: the binary, its data folder, its database, its people.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::engine::postgres_url;
use crate::sql::{self, Place};
use crate::{Client, Engine};

/// A Tuesday on which Luoping's windows are open, at the hour at which stories begin.
pub const OPENING: &str = "2026-03-03T09:00:00+08:00";

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

#[derive(Debug, Clone)]
pub struct Options {
    /// `--clock`; none runs on real time.
    pub clock: Option<String>,
    /// `--demo`: a ready-made centre, or a folder.
    pub profile: String,
    /// Further environment.
    pub env: Vec<(String, String)>,
}

impl Default for Options {
    fn default() -> Options {
        Options { clock: Some(OPENING.to_owned()), profile: "luoping".to_owned(), env: Vec::new() }
    }
}

impl Options {
    pub fn at(clock: &str) -> Options {
        Options { clock: Some(clock.to_owned()), ..Options::default() }
    }

    pub fn on_real_time() -> Options {
        Options { clock: None, ..Options::default() }
    }

    pub fn of_profile(self, profile: impl Into<String>) -> Options {
        Options { profile: profile.into(), ..self }
    }

    pub fn env(mut self, name: &str, value: &str) -> Options {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// A line of `demo-accounts.json`.
#[derive(Debug, Clone)]
pub struct Account {
    pub username: String,
    pub password: String,
    pub role: String,
    pub centre: String,
    /// Code of the window of that post.
    pub window: Option<String>,
    pub post: Option<String>,
    pub name: String,
}

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
    /// A new centre on a new database, its clock at [`OPENING`].
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
        let began = Instant::now();
        let (process, base) = Process::spawn(command, &self.dir);
        self.start_up = began.elapsed();
        (self.process, self.base) = (Some(process), base);
        self.accounts = read_accounts(&self.dir.join("demo-accounts.json"));
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

    /// Somebody without a log-in.
    pub fn public(&self) -> Client {
        Client::new(&self.base)
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

fn read_accounts(file: &Path) -> Vec<Account> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let rows: Value = serde_json::from_str(&text).expect("demo-accounts.json is JSON");
    let text = |row: &Value, field: &str| row[field].as_str().map(str::to_owned);
    rows.as_array()
        .expect("a list of accounts")
        .iter()
        .map(|row| Account {
            username: text(row, "username").expect("username"),
            password: text(row, "password").expect("password"),
            role: text(row, "role").expect("role"),
            centre: text(row, "centre").expect("centre"),
            window: text(row, "window"),
            post: text(row, "post"),
            name: text(row, "name").expect("name"),
        })
        .collect()
}

/// `$YICHUANG_BIN`, or `yichuang` in the folder above the running test executable's.
pub fn binary() -> PathBuf {
    if let Some(path) = std::env::var_os("YICHUANG_BIN") {
        return path.into();
    }
    let here = std::env::current_exe().expect("the path of this executable");
    let found = here.ancestors().skip(1).map(|folder| folder.join("yichuang")).find(|path| path.is_file());
    found.expect("build the binary first (cargo build -p yichuang) or name it in YICHUANG_BIN")
}

/// The service's process, with a watchdog that ends it when this process ends without saying goodbye:
/// shared servers live in statics, and statics are not dropped.
#[derive(Debug)]
struct Process {
    child: Child,
    watchdog: Child,
}

impl Process {
    fn spawn(mut command: Command, dir: &Path) -> (Process, String) {
        let log = std::fs::File::create(dir.join("stderr.txt")).expect("a log file");
        let mut child =
            command.stdout(Stdio::piped()).stderr(log).spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let watchdog = Command::new("sh")
            .args(["-c", r#"cat >/dev/null; kill -9 "$1" 2>/dev/null; sleep 0.2; rm -rf -- "$2""#, "sh"])
            .arg(child.id().to_string())
            .arg(dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh runs");
        let stdout = child.stdout.take().expect("its standard output");
        let mut process = Process { child, watchdog };
        let (send, receive) = std::sync::mpsc::channel();
        // Reads on to the end, so that the service never blocks on a full pipe.
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Some(base) = line.strip_prefix("listening on ") {
                    send.send(base.trim().to_owned()).ok();
                }
            }
        });
        match receive.recv_timeout(PATIENCE) {
            Ok(base) => (process, base),
            Err(_) => {
                process.child.kill().ok();
                let said = std::fs::read_to_string(dir.join("stderr.txt")).unwrap_or_default();
                panic!("the service did not start: {said}");
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.watchdog.kill().ok();
        self.watchdog.wait().ok();
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
