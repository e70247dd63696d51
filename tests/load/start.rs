//! W7: from starting to the first answer, memory, size.

use std::time::{Duration, Instant};

use blackbox::{Centre, Engine};

use crate::report::Row;

pub fn measure() -> Vec<Row> {
    let mut centre = Centre::start(Engine::Sqlite);
    let mut starts: Vec<Duration> = (0..5)
        .map(|_| {
            centre.stop();
            let began = Instant::now();
            centre.resume();
            assert_eq!(centre.public().get("//health/ready").status, 200);
            began.elapsed()
        })
        .collect();
    starts.sort_unstable();
    std::thread::sleep(Duration::from_secs(3));
    let idle = resident_kib(centre.process_id());
    let size = std::fs::metadata(blackbox::process::binary()).map(|file| file.len()).unwrap_or(0);
    vec![
        row("start-up to first answer (median of 5)", format!("{:.2} s", starts[2].as_secs_f64()), "≤ 0.3 s"),
        row("memory when idle", mebibytes(idle * 1024), "≤ 48 MiB"),
        row("size of the binary", mebibytes(size), "≤ 48 MiB"),
    ]
}

fn row(what: &str, measured: String, aim: &'static str) -> Row {
    Row { id: "W7", what: what.to_owned(), measured, reference: "–".into(), ratio: "–".into(), aim }
}

pub fn mebibytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / 1024.0 / 1024.0)
}

/// Resident memory of a process, in KiB.
pub fn resident_kib(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}
