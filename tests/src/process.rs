//! The service's process: found, started, listened to until it listens, ended.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

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
pub(crate) struct Process {
    pub(crate) child: Child,
    watchdog: Child,
    /// Lines of standard output up to the one that says it listens.
    pub(crate) said: Vec<String>,
}

impl Process {
    pub(crate) fn spawn(mut command: Command, dir: &Path) -> (Process, String) {
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
        let mut process = Process { child, watchdog, said: Vec::new() };
        let (send, receive) = std::sync::mpsc::channel();
        // Reads on to the end, so that the service never blocks on a full pipe.
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                send.send(line).ok();
            }
        });
        let began = Instant::now();
        while let Ok(line) = receive.recv_timeout(PATIENCE.saturating_sub(began.elapsed())) {
            let base = line.strip_prefix("listening on ").map(|base| base.trim().to_owned());
            process.said.push(line);
            if let Some(base) = base {
                return (process, base);
            }
        }
        process.child.kill().ok();
        let said = std::fs::read_to_string(dir.join("stderr.txt")).unwrap_or_default();
        panic!("the service did not start: {said}");
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
