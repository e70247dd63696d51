//! Two processes on one PostgreSQL database, as a county runs them.

use std::time::{Duration, Instant};

use blackbox::people::Person;
use blackbox::{Centre, Desk, Engine, json};

const CASES: i64 = 60;

/// What the clock does by itself is done once, however many processes look at the clock.
#[test]
fn a_case_that_nobody_answered_is_deemed_accepted_exactly_once() {
    if !Engine::Postgres.takes_part(module_path!()) {
        return;
    }
    let mut one = Centre::start(Engine::Postgres);
    {
        let desk = Desk::of_type(&one, "permit");
        for _ in 0..CASES {
            desk.receive(&Person::invented());
        }
        desk.resident.post("/demo/clock").json(&json!({ "advanceTo": "2026-03-10T17:29:00+08:00" })).send().expect(200);
    }
    one.stop();
    assert_eq!(waiting(&one), CASES, "nothing is overdue yet");

    // Two hours later both start in the same moment, and both find everything overdue.
    one.place.run("UPDATE deployment SET clock_offset_us = clock_offset_us + 7200000000");
    let mut other = one.beside();
    std::thread::scope(|scope| {
        scope.spawn(|| one.resume());
        scope.spawn(|| other.resume());
    });
    let began = Instant::now();
    while waiting(&one) > 0 {
        assert!(began.elapsed() < Duration::from_secs(60), "{} cases are still waiting", waiting(&one));
        std::thread::sleep(Duration::from_millis(50));
    }

    let number = |query: &str| one.place.number(&format!("SELECT count(*) AS value FROM {query}"));
    assert_eq!(number("case_event WHERE type = 'deemedAccepted'"), CASES);
    assert_eq!(number("(SELECT DISTINCT case_id FROM case_event WHERE type = 'deemedAccepted') AS once"), CASES);
    assert_eq!(number("audit_entry WHERE act = 'deemedAccepted'"), CASES);
    assert_eq!(number("work_item WHERE task = 'decide'"), CASES);
    for process in [&one, &other] {
        process.client(process.account_of("director")).get("/cases?limit=1").expect(200);
    }
    let verified = one.verify_audit();
    assert!(verified.status.success(), "{verified:?}");
}

fn waiting(centre: &Centre) -> i64 {
    centre.place.number("SELECT count(*) AS value FROM service_case WHERE stage = 'received'")
}

/// Posts are remembered by each process, and asked for anew as soon as anyone has changed them.
#[test]
fn who_leaves_a_post_has_left_it_in_every_process_at_once() {
    if !Engine::Postgres.takes_part(module_path!()) {
        return;
    }
    let one = Centre::start(Engine::Postgres);
    let mut other = one.beside();
    other.resume();
    let (here, there) = (Desk::immediate(&one), Desk::immediate(&other));
    for desk in [&here, &there] {
        desk.receive(&Person::invented());
    }
    let intake = here.intake(&Person::invented());
    one.place.run("UPDATE post_assignment SET valid_until = '2024-12-31' WHERE post = 'b'");
    for desk in [&here, &there] {
        desk.resident.post("/cases").json(&intake).send().problem(403, "denied.not-holder");
    }
    one.place.run("UPDATE post_assignment SET valid_until = NULL WHERE post = 'b'");
    for desk in [&here, &there] {
        desk.receive(&Person::invented());
    }
}
