//! The clock of a demo: forward, never back, and never far.

use blackbox::desk::{act, approval, read, text};
use blackbox::people::Person;
use blackbox::{Client, Desk, Options, Value, json, on_both_engines};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

on_both_engines!(the_clock_begins_where_it_was_told_to, fresh, |centre| {
    let clock = centre.public().get("/clock").expect(200);
    assert_eq!(clock["demo"], true);
    let now = text(&clock["now"]);
    assert!(now.starts_with("2026-03-03T09:0") && now.ends_with("+08:00"), "{now}");
});

on_both_engines!(moving_it_forward_turns_the_lights, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    assert_eq!(promise(&case)["light"], "green");
    let due = text(&promise(&case)["due"]);

    advance(&desk.chief, &text(&promise(&case)["warnAt"])).expect(200);
    assert_eq!(promise(&read(&desk.resident, &case))["light"], "yellow");
    advance(&desk.chief, &a_minute_after(&due)).expect(200);
    let overdue = read(&desk.resident, &case);
    assert_eq!(promise(&overdue)["light"], "red", "{}", promise(&overdue));
    // On the next open day the late decision is taken, and it is a miss.
    advance(&desk.chief, &next_opening(&centre.public())).expect(200);
    let decided = act(&desk.chief, &read(&desk.chief, &case), "decision", &approval()).expect(200);
    assert_eq!(promise(&decided)["state"], "missed");
});

on_both_engines!(it_never_goes_back, fresh, |centre| {
    let desk = Desk::immediate(centre);
    advance(&desk.resident, "2026-03-04T10:00:00+08:00").expect(200);
    refused(&desk.resident, "2026-03-03T10:00:00+08:00");
    refused(&desk.resident, "1999-01-01T00:00:00Z");
    let now = text(&centre.public().get("/clock").expect(200)["now"]);
    assert!(now.starts_with("2026-03-04T10:0"), "{now}");
});

on_both_engines!(it_moves_at_most_four_hundred_days_and_stays_inside_the_loaded_years, fresh, |centre| {
    let who = Desk::immediate(centre).resident;
    refused(&who, "2027-04-20T09:00:00+08:00");
    refused(&who, "2027-01-05T09:00:00+08:00");
    refused(&who, "9999-12-31T23:59:59+08:00");
    refused(&who, "the day after tomorrow");
    advance(&who, "2026-12-29T09:00:00+08:00").expect(200);
});

on_both_engines!(a_restart_does_not_set_it_back, fresh, |centre| {
    let who = Desk::immediate(centre).resident;
    advance(&who, "2026-03-10T09:30:00+08:00").expect(200);
    centre.stop();
    centre.resume();
    let now = text(&centre.public().get("/clock").expect(200)["now"]);
    assert!(now.starts_with("2026-03-10T09:3"), "{now}");
});

// A demo that has run on real time has a past: `--clock` at a later start does not move it before that.
on_both_engines!(a_clock_given_later_does_not_go_behind_what_happened, fresh(Options::on_real_time()), |centre| {
    let desk = Desk::immediate(centre);
    let received = desk.resident.post("/cases").json(&desk.intake(&Person::invented())).send();
    // Late in the year the calendar that this case needs may not be loaded.
    if received.status != 201 {
        return;
    }
    centre.stop();
    let start = ["serve", "--demo", "luoping", "--listen", "127.0.0.1:0", "--clock", "2024-03-05T09:00:00+08:00"];
    let output = centre.command(&start).output().expect("it runs");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("demo.clock-back"), "{output:?}");
});

on_both_engines!(sessions_live_on_real_time, fresh, |centre| {
    let desk = Desk::immediate(centre);
    advance(&desk.resident, "2026-06-02T09:00:00+08:00").expect(200);
    desk.resident.get("/auth/me").expect(200);
});

fn advance(who: &Client, to: &str) -> blackbox::Answer {
    who.post("/demo/clock").json(&json!({ "advanceTo": to })).send()
}

#[track_caller]
fn refused(who: &Client, to: &str) {
    let answer = advance(who, to);
    assert!(matches!(answer.status, 409 | 422), "{to} got {}: {}", answer.status, answer.text);
    answer.any_problem(answer.status);
}

fn promise(case: &Value) -> Value {
    let timers = case["timers"].as_array().cloned().unwrap_or_default();
    timers.into_iter().find(|timer| timer["clock"] == "promise").expect("a promise")
}

fn a_minute_after(instant: &str) -> String {
    let instant = OffsetDateTime::parse(instant, &Rfc3339).expect("an instant");
    (instant + time::Duration::MINUTE).format(&Rfc3339).expect("an instant")
}

fn next_opening(public: &Client) -> String {
    text(&public.get("/public/centre").expect(200)["nextOpening"])
}
