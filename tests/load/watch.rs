//! W3 and W5: what the watcher costs with very many open clocks, and how fast they are computed anew, on SQLite.
//!
//! The table is filled by generated SQL with copies of one clock. `BENCH_TIMERS` says how many, a million if not given.

use std::time::{Duration, Instant};

use blackbox::people::Person;
use blackbox::{Centre, Client, Desk, Engine, Options};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::due_times;
use crate::report::Row;

/// Clocks that fall due at once in W3, each with a case of its own.
const DUE: i64 = 1_000;
/// Clocks in one transaction, as the product computes them anew.
const BATCH: i64 = 100;

pub fn measure(span: Duration) -> Vec<Row> {
    let timers: i64 = std::env::var("BENCH_TIMERS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let mut centre = Centre::start_with(Engine::Sqlite, Options::default());
    let due = DUE.min(timers / 2);
    {
        let desk = Desk::commitment(&centre);
        for _ in 0..due {
            desk.accepted(&Person::invented());
        }
    }
    centre.stop();
    fill(&centre, timers);
    centre.resume();
    let public = centre.public();
    let idle = mean_tick(&public, span);
    let told = told_at_once(&centre, due);
    let (recomputed, moved) = recomputed(&centre, timers);
    centre.stop();
    let bare = bare_updates(&centre, timers);
    let reference = bare + due_times::one() * u32::try_from(timers).unwrap_or(u32::MAX);
    vec![
        Row {
            id: "W3",
            what: format!("watcher tick with {timers} open clocks, none due"),
            measured: millis(idle),
            reference: "–".into(),
            ratio: "–".into(),
            aim: "≤ 2 ms",
        },
        Row {
            id: "W3",
            what: format!("the same with {due} due: each told, recorded and audited in a transaction of its own"),
            measured: format!("{} ({} each)", millis(told), millis(told / u32::try_from(due).unwrap_or(1))),
            reference: "–".into(),
            ratio: "–".into(),
            aim: "linear in what is due",
        },
        Row {
            id: "W5",
            what: format!("computing {timers} open clocks anew, {moved} of them moved"),
            measured: format!("{:.1} s", recomputed.as_secs_f64()),
            reference: format!("{:.1} s (W4 × n + bare updates)", reference.as_secs_f64()),
            ratio: format!("{:.2}", reference.as_secs_f64() / recomputed.as_secs_f64()),
            aim: "≥ 0.5",
        },
    ]
}

fn millis(span: Duration) -> String {
    format!("{:.2} ms", span.as_secs_f64() * 1000.0)
}

fn open(centre: &Centre) -> SqliteConnection {
    let blackbox::sql::Place::Sqlite(path) = &centre.place else { unreachable!("SQLite") };
    let mut connection = SqliteConnection::establish(path).expect("the database");
    connection
        .batch_execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = 20000")
        .expect("pragmas");
    connection
}

/// Copies one promise until there are so many clocks; their cases are not there, and their moments a day away each.
fn fill(centre: &Centre, timers: i64) {
    let columns = centre
        .place
        .columns("timer")
        .into_iter()
        .filter(|column| !["id", "case_id", "next_moment"].contains(&column.as_str()));
    let columns = columns.collect::<Vec<_>>().join(", ");
    centre.place.run(&format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {timers}) \
         INSERT INTO timer (id, case_id, next_moment, {columns}) \
         SELECT randomblob(16), randomblob(16), one.due, {columns} FROM n, \
         (SELECT * FROM timer WHERE clock = 'promise' AND stopped_at IS NULL LIMIT 1) AS one; ANALYZE"
    ));
}

/// Seconds and number of the ticks so far.
fn ticks(public: &Client) -> (f64, f64) {
    let text = public.get("//metrics").text;
    let value = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0.0)
    };
    (value("yichuang_watcher_tick_seconds_sum"), value("yichuang_watcher_tick_seconds_count"))
}

fn mean_tick(public: &Client, span: Duration) -> Duration {
    // The first ticks warm the pages up.
    std::thread::sleep(Duration::from_secs(6));
    let before = ticks(public);
    std::thread::sleep(span.max(Duration::from_secs(12)));
    let after = ticks(public);
    Duration::from_secs_f64((after.0 - before.0) / (after.1 - before.1).max(1.0))
}

/// The time from the first to the last of the warnings, as the ticks took it.
fn told_at_once(centre: &Centre, due: i64) -> Duration {
    let before = ticks(&centre.public());
    centre.place.run(&format!(
        "UPDATE timer SET warn_at = started_at, next_moment = started_at WHERE id IN \
         (SELECT timer.id FROM timer INNER JOIN service_case ON service_case.id = timer.case_id \
          WHERE clock = 'promise' AND stopped_at IS NULL LIMIT {due})"
    ));
    let began = Instant::now();
    while centre.place.number("SELECT count(*) AS value FROM warning") < due {
        assert!(began.elapsed() < Duration::from_secs(300), "the watcher does not come to its end");
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_secs(1));
    Duration::from_secs_f64(ticks(&centre.public()).0 - before.0)
}

/// From the change of the calendar to the end of the recomputation that follows, at most two minutes of it.
fn recomputed(centre: &Centre, timers: i64) -> (Duration, i64) {
    let closings = ["2026-03-10", "2026-03-11"].map(|day| format!(r#"{{"date":"{day}","reason":"测试"}}"#)).join(",");
    centre.place.run(&format!(
        "UPDATE calendar SET version = version + 1, rules = json_set(rules, '$.closings', json('[{closings}]')) WHERE id <> 'national'"
    ));
    let number = |what: &str| centre.place.number(&format!("SELECT {what} AS value FROM recomputation"));
    while number("count(*)") == 0 {
        std::thread::sleep(Duration::from_millis(10));
    }
    let began = Instant::now();
    while number("count(finished_at)") == 0 && began.elapsed() < Duration::from_secs(120) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let done = number("max(done)").max(1);
    // What was not reached in two minutes is taken to go on at the same speed.
    let whole = began.elapsed().as_secs_f64() * timers as f64 / done as f64;
    (Duration::from_secs_f64(whole), number("max(moved)"))
}

/// The bare engine, writing a new due time into so many clocks with the same durability and batch.
fn bare_updates(centre: &Centre, timers: i64) -> Duration {
    const MOST: i64 = 100_000;
    let mut connection = open(centre);
    #[derive(QueryableByName)]
    struct Key {
        #[diesel(sql_type = diesel::sql_types::Binary)]
        id: Vec<u8>,
    }
    let wanted = timers.min(MOST);
    let keys: Vec<Key> = diesel::sql_query(format!("SELECT id FROM timer ORDER BY id LIMIT {wanted}"))
        .load(&mut connection)
        .expect("ids");
    let update = "UPDATE timer SET due = due + 1, warn_at = warn_at + 1, next_moment = warn_at, own_version = own_version + 1 WHERE id = ?";
    let began = Instant::now();
    for batch in keys.chunks(usize::try_from(BATCH).unwrap_or(1)) {
        connection
            .immediate_transaction(|connection| {
                for key in batch {
                    diesel::sql_query(update).bind::<diesel::sql_types::Binary, _>(&key.id).execute(connection)?;
                }
                diesel::QueryResult::Ok(())
            })
            .expect("a batch");
    }
    began.elapsed().mul_f64(timers as f64 / keys.len().max(1) as f64)
}
