//! A change of the calendar reaches every open clock, and no closed one: previewed, in batches, through kills and with two
//! processes.

use std::time::{Duration, Instant};

use blackbox::desk::{approval, list, pages, text};
use blackbox::hall::done;
use blackbox::{Centre, Client, Engine, Hall, Value, json, on_both_engines};

const ITEM: &str = "logging-permit";

/// The centre closes for a week in March: the document 000 leaves closings to the centre.
fn closed_week(centre: &Centre) -> Value {
    let rules = centre.place.texts("SELECT rules AS value FROM calendar WHERE id <> 'national' ORDER BY id");
    let mut rules: Value = serde_json::from_str(&rules[0]).expect("rules");
    rules["version"] = json!(rules["version"].as_u64().unwrap_or(1) + 1);
    let days = ["2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13", "2026-03-14"];
    rules["closings"] = json!(days.map(|day| json!({ "date": day, "reason": "大厅维修" })));
    rules
}

fn save(centre: &Centre, rules: &Value) {
    let text = rules.to_string().replace('\'', "''");
    centre.place.run(&format!("UPDATE calendar SET rules = '{text}', version = version + 1 WHERE id <> 'national'"));
}

fn due(who: &Client, case: &Value, clock: &str) -> String {
    let timers = who.get(&format!("/cases/{}/timers", text(&case["id"]))).expect(200);
    text(&list(&timers["items"]).iter().find(|timer| timer["clock"] == clock).expect("the clock")["due"])
}

fn finished(director: &Client) -> Value {
    let began = Instant::now();
    loop {
        let newest = pages(director, "/recomputations").into_iter().next();
        if let Some(row) = newest.filter(|row| row["finishedAt"].is_string()) {
            return row;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "it never ends");
        std::thread::sleep(Duration::from_millis(100));
    }
}

on_both_engines!(a_closing_moves_open_promises_and_no_closed_verdict, fresh, |centre| {
    let moves = {
        let hall = Hall::open(centre);
        let (clerk, chief, director) = (hall.who("lx-he"), hall.who("lx-sun"), hall.who("lx-zhou"));
        let open = hall.accepted(&clerk, ITEM);
        let closed = hall.accepted(&clerk, ITEM);
        done(&chief, &closed, "decision", approval());
        let (promise, statutory) = (due(&clerk, &open, "promise"), due(&clerk, &open, "statutory"));
        let verdict = due(&clerk, &closed, "promise");
        assert!(pages(&director, "/recomputations").is_empty(), "nothing has changed yet");

        let rules = closed_week(centre);
        let preview = director.post("/recomputation-previews").json(&json!({ "rules": rules })).send().expect(200);
        let moving = list(&preview["items"]);
        assert!(moving.iter().any(|one| one["caseNumber"] == open["number"] && one["clock"] == "promise"), "{preview}");
        assert!(moving.iter().all(|one| one["clock"] != "statutory"), "the state does not close: {preview}");
        assert_eq!(due(&clerk, &open, "promise"), promise, "a preview writes nothing");
        clerk.post("/recomputation-previews").json(&json!({})).send().problem(403, "denied.role");

        save(centre, &rules);
        let row = finished(&director);
        assert_eq!((&row["keptBack"], &row["done"]), (&json!(0), &row["total"]), "{row}");
        let moved = due(&clerk, &open, "promise");
        assert!(moved > promise, "{promise} became {moved}");
        assert_eq!(due(&clerk, &open, "statutory"), statutory);
        assert_eq!(due(&clerk, &closed, "promise"), verdict, "a verdict stands");
        let moves = pages(&director, &format!("/recomputations/{}/moves?limit=1", text(&row["id"])));
        assert_eq!(moves.len() as u64, row["moved"].as_u64().unwrap_or(99));
        assert_eq!(moves.len(), moving.len(), "as it was previewed");
        let one = moves.iter().find(|one| one["caseNumber"] == open["number"]).expect("the open case");
        assert_eq!((text(&one["from"]), text(&one["to"])), (promise, moved.clone()));
        // The queue and the watcher go by the new due time.
        let waiting = list(&chief.get("/work-items?limit=100").expect(200)["items"]).to_vec();
        assert_eq!(
            waiting.iter().find(|item| item["caseId"] == open["id"]).map(|item| text(&item["due"])),
            Some(moved)
        );
        moves.len()
    };
    assert!(moves >= 1);
    centre.stop();
    let verdict = centre.verify_audit();
    assert!(verdict.status.success(), "{verdict:?}");
});

on_both_engines!(a_kill_in_the_middle_loses_nothing_and_repeats_nothing, fresh, |centre| {
    let cases = many(centre, 120);
    save(centre, &closed_week(centre));
    // Killed as soon as the first batch stands.
    let began = Instant::now();
    while centre.place.number("SELECT count(*) AS value FROM timer_move") == 0 {
        assert!(began.elapsed() < Duration::from_secs(30), "no batch");
        std::thread::sleep(Duration::from_millis(5));
    }
    centre.stop();
    centre.resume();
    let director = Hall::open(centre).who("lx-zhou");
    all_moved_once(centre, &finished(&director), cases);
    drop(director);
    centre.stop();
    let verdict = centre.verify_audit();
    assert!(verdict.status.success(), "{verdict:?}");
});

#[test]
fn two_processes_take_turns_at_the_batches() {
    if !Engine::Postgres.takes_part(module_path!()) {
        return;
    }
    let mut one = Centre::start(Engine::Postgres);
    let cases = many(&one, 120);
    one.stop();
    save(&one, &closed_week(&one));
    let mut other = one.beside();
    std::thread::scope(|scope| {
        scope.spawn(|| one.resume());
        scope.spawn(|| other.resume());
    });
    let director = Hall::open(&one).who("lx-zhou");
    // The desk stays usable meanwhile, on either.
    let clerk = Hall::open(&other).who("lx-he");
    Hall::open(&other).accepted(&clerk, ITEM);
    all_moved_once(&one, &finished(&director), cases);
    one.stop();
    other.stop();
    let verdict = one.verify_audit();
    assert!(verdict.status.success(), "{verdict:?}");
}

fn many(centre: &Centre, cases: i64) -> i64 {
    let hall = Hall::open(centre);
    let clerk = hall.who("lx-he");
    for _ in 0..cases {
        hall.accepted(&clerk, ITEM);
    }
    cases
}

fn all_moved_once(centre: &Centre, row: &Value, cases: i64) {
    let number = |query: &str| centre.place.number(&format!("SELECT count(*) AS value FROM {query}"));
    assert_eq!(number("timer_move WHERE clock = 'promise'"), cases);
    assert_eq!(row["moved"].as_i64(), Some(number("timer_move")), "{row}");
    let old = "timer t WHERE t.stopped_at IS NULL AND own_version < (SELECT max(version) FROM calendar WHERE id <> 'national')";
    assert_eq!(number(old), 0, "clocks of the old calendar");
    assert_eq!(number("recomputation"), 1);
}
