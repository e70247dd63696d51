//! The process is killed under load: what was acknowledged is there, whole, and only once.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use blackbox::desk::text;
use blackbox::people::Person;
use blackbox::{Client, Desk, Value, on_both_engines};

const CLIENTS: usize = 8;
const CUTS: usize = 3;

on_both_engines!(what_was_acknowledged_survives_a_kill_under_load, fresh, |centre| {
    let mut acknowledged: Vec<Value> = Vec::new();
    for cut in 0..CUTS {
        let (resident, bodies) = intakes(centre);
        let (written, over) = (&Mutex::new(Vec::new()), &AtomicBool::new(false));
        let resident = &resident;
        std::thread::scope(|scope| {
            for own in bodies.chunks(bodies.len() / CLIENTS) {
                scope.spawn(move || {
                    for body in own {
                        match resident.post("/cases").json(body).try_send() {
                            Some(answer) if answer.status == 201 => written.lock().expect("lock").push(answer.body),
                            Some(answer) => assert!(over.load(Ordering::SeqCst), "{}", answer.text),
                            None => return,
                        }
                    }
                });
            }
            std::thread::sleep(Duration::from_millis(500 + 200 * cut as u64));
            over.store(true, Ordering::SeqCst);
            let killed = std::process::Command::new("kill").args(["-9", &centre.process_id().to_string()]).status();
            assert!(killed.expect("kill runs").success());
        });
        let written = std::mem::take(&mut *written.lock().expect("lock"));
        assert!(written.len() >= CLIENTS, "only {} cases before the cut: no load", written.len());
        acknowledged.extend(written);
        centre.stop();
        centre.resume();
        let resident = intakes(centre).0;
        for case in &acknowledged {
            let kept = resident.get(&format!("/cases/{}", text(&case["id"]))).expect(200);
            assert_eq!((&kept["number"], &kept["version"]), (&case["number"], &case["version"]));
        }
    }
    let numbers = centre.place.texts("SELECT number AS value FROM service_case ORDER BY number");
    let expected: Vec<String> = (1..=numbers.len()).map(|n| format!("LX01-2026-{n:06}")).collect();
    assert_eq!(numbers, expected, "numbers without gap or repetition, after {CUTS} cuts");
    let acknowledged: BTreeSet<String> = acknowledged.iter().map(|case| text(&case["number"])).collect();
    assert!(acknowledged.len() <= numbers.len());
    let output = centre.verify_audit();
    assert!(output.status.success(), "{output:?}");
});

/// A clerk, and more intakes than there is time for.
fn intakes(centre: &blackbox::Centre) -> (Client, Vec<Value>) {
    let desk = Desk::commitment(centre);
    (desk.resident.clone(), (0..CLIENTS * 400).map(|_| desk.intake(&Person::invented())).collect())
}
