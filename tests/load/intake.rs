//! W1: counter intake by sixteen clients, spread over the towns of a county, one durable transaction each, against the
//! bare engine writing the same rows.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use blackbox::people::Person;
use blackbox::{Centre, Engine, Options};

use crate::county::County;
use crate::reference;
use crate::report::Row;
use crate::start::{mebibytes, resident_kib};

const CLIENTS: usize = 16;
const TOWNS: usize = 20;

pub fn measure(engine: Engine, span: Duration) -> Vec<Row> {
    let county = County::of_towns(TOWNS);
    let mut centre = Centre::start_with(engine, Options::default().of_profile(county.folder()));
    let (rate, mut waits) = intake(&county, &centre, span);
    let memory = resident_kib(centre.process_id());
    centre.stop();
    let bare = reference::measure(&centre, span);

    waits.sort_unstable();
    let at = |part: f64| waits[((waits.len() - 1) as f64 * part) as usize].as_secs_f64() * 1000.0;
    let name = match engine {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    };
    vec![
        Row {
            id: "W1",
            what: format!(
                "intake on {name}, {CLIENTS} clients, {TOWNS} centres (p50 {:.1} ms, p99 {:.1} ms)",
                at(0.5),
                at(0.99)
            ),
            measured: format!("{rate:.0}/s"),
            reference: format!("{bare:.0}/s"),
            ratio: format!("{:.2}", rate / bare),
            aim: if engine == Engine::Sqlite { "≥ 1.0 of the bare loop" } else { "≥ 0.5 of pgbench" },
        },
        Row {
            id: "W7",
            what: format!("memory under W1 on {name}"),
            measured: mebibytes(memory * 1024),
            reference: "–".into(),
            ratio: "–".into(),
            aim: "≤ 160 MiB",
        },
    ]
}

/// Accepted cases a second, and how long each took.
fn intake(county: &County, centre: &Centre, span: Duration) -> (f64, Vec<Duration>) {
    let desks = county.desks(centre);
    let (running, counting) = (AtomicBool::new(true), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|n| {
                let (running, counting) = (&running, &counting);
                let mut desks = desks.iter().cycle().skip(n);
                scope.spawn(move || {
                    let mut waits = Vec::new();
                    while running.load(Ordering::Relaxed) {
                        let desk = desks.next().expect("an endless round");
                        let body = desk.intake(&Person::invented());
                        let key = uuid::Uuid::now_v7().to_string();
                        let began = Instant::now();
                        desk.resident.post("/cases").key(&key).json(&body).send().expect(201);
                        if counting.load(Ordering::Relaxed) {
                            waits.push(began.elapsed());
                        }
                    }
                    waits
                })
            })
            .collect();
        std::thread::sleep(Duration::from_secs(2));
        let began = Instant::now();
        counting.store(true, Ordering::Relaxed);
        std::thread::sleep(span);
        counting.store(false, Ordering::Relaxed);
        let lasted = began.elapsed();
        running.store(false, Ordering::Relaxed);
        let waits: Vec<Duration> = clients.into_iter().flat_map(|client| client.join().expect("no failure")).collect();
        (waits.len() as f64 / lasted.as_secs_f64(), waits)
    })
}
