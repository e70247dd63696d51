//! The clocks of a case are stopped, go on, and are extended, exactly (E5; 行政许可法 42, 45). Luoping's logging permit:
//! ten open days promised, twenty working days by law; the figures were counted by hand with a calendar of 2026.

use blackbox::desk::{act, all_items, approval, clerk, list, read, text};
use blackbox::people::Person;
use blackbox::{Centre, Client, Desk, Value, json, on_both_engines};

const ACCEPTED: &str = "2026-03-03T09:00:00+08:00";

fn permit(centre: &Centre) -> Desk<'_> {
    let items = all_items(&clerk(centre));
    let found = items.into_iter().find(|item| item["guide"]["code"] == "logging-permit");
    Desk::for_item(centre, found.expect("the logging permit"))
}

fn hearing() -> Value {
    json!({ "step": "hearing", "days": 15, "reasons": "利害关系人申请听证。" })
}

fn over(suspension: u32) -> Value {
    json!({ "suspension": suspension })
}

fn longer(days: u32) -> Value {
    json!({ "days": days, "reasons": "需要向外地核实。" })
}

/// It is this moment of March or April 2026.
fn clock(centre: &Centre, at: &str) {
    let moment = json!({ "advanceTo": format!("2026-{at}:00+08:00") });
    centre.public().post("/demo/clock").json(&moment).send().expect(200);
}

fn timer(case: &Value, clock: &str) -> Value {
    let found = list(&case["timers"]).iter().find(|timer| timer["clock"] == clock);
    found.unwrap_or_else(|| panic!("no {clock} in {}", case["timers"])).clone()
}

/// When a clock is due: day and minute; nothing while it stands still.
fn due(case: &Value, clock: &str) -> Option<String> {
    timer(case, clock)["due"].as_str().map(|due| due[5..16].to_owned())
}

/// The row of the queue that the case has in a view.
fn queued(who: &Client, case: &Value, view: &str) -> Option<Value> {
    let page = who.get(&format!("/work-items?limit=100{view}")).expect(200);
    list(&page["items"]).iter().find(|row| row["caseId"] == case["id"]).cloned()
}

fn notices(who: &Client, case: &Value) -> Vec<Value> {
    list(&who.get(&format!("/cases/{}/notices", text(&case["id"]))).expect(200)["items"]).to_vec()
}

on_both_engines!(a_suspension_moves_each_due_time_by_exactly_what_it_kept_from_being_counted, fresh, |centre| {
    let desk = permit(centre);
    let case = desk.accepted(&Person::invented());
    assert!(text(&case["acceptedAt"]).as_str() >= ACCEPTED);
    assert_eq!(
        (due(&case, "promise"), due(&case, "statutory")),
        (Some("03-17T17:30".into()), Some("03-31T17:30".into()))
    );
    clock(centre, "03-04T10:00");
    let still = act(&desk.chief, &case, "suspensions", &hearing()).expect(200);
    for clock in ["promise", "statutory"] {
        let timer = timer(&still, clock);
        assert_eq!((&timer["state"], &timer["light"]), (&json!("suspended"), &json!("suspended")), "{timer}");
        assert_eq!((&timer["due"], &timer["warnAt"]), (&Value::Null, &Value::Null));
        assert_eq!(timer["pauses"][0]["suspension"], 1);
        assert!(text(&timer["explanation"]["due"]) > text(&case["acceptedAt"]), "the due time before stays told");
    }
    let suspension = &still["suspensions"][0];
    assert_eq!(
        (&suspension["step"], &suspension["days"], &suspension["until"]),
        (&json!("hearing"), &json!(15), &Value::Null)
    );
    assert_eq!(suspension["clocks"], json!(["promise", "statutory"]));
    assert!(!text(&suspension["by"]["name"]).is_empty() && text(&suspension["since"]).starts_with("2026-03-04T10:00"));

    // Wednesday to Tuesday: five closes of the centre, five of the state.
    clock(centre, "03-11T09:00");
    let on = act(&desk.chief, &still, "resumption", &over(1)).expect(200);
    assert_eq!((due(&on, "promise"), due(&on, "statutory")), (Some("03-24T17:30".into()), Some("04-08T17:30".into())));
    let promise = timer(&on, "promise");
    assert_eq!((&promise["state"], &promise["light"]), (&json!("running"), &json!("green")));
    let why = &promise["explanation"];
    assert_eq!(list(&why["pauses"]).len(), 1, "{why}");
    let paused = list(&why["days"]).iter().filter(|run| run["reason"]["code"] == "paused");
    assert_eq!(paused.map(|run| run["days"].as_u64().expect("days")).sum::<u64>(), 5, "{why}");
    assert!(text(&on["suspensions"][0]["until"]).starts_with("2026-03-11T09:00"));

    let events = desk.resident.get(&format!("/cases/{}/events", text(&case["id"]))).expect(200);
    let course: Vec<String> = list(&events["items"]).iter().map(|event| text(&event["type"])).collect();
    assert_eq!(course, ["received", "accepted", "suspended", "resumed"]);
    assert_eq!((&events["items"][2]["step"], &events["items"][2]["days"]), (&json!("hearing"), &json!(15)));
    assert!(centre.verify_audit().status.success(), "the log knows the clocks as they were moved");
});

on_both_engines!(suspensions_overlap_end_out_of_order_and_begin_in_one_minute, fresh, |centre| {
    let desk = permit(centre);
    let case = desk.accepted(&Person::invented());
    clock(centre, "03-04T10:00");
    let one = act(&desk.chief, &case, "suspensions", &hearing()).expect(200);
    let expert = json!({ "step": "expertReview", "days": 5, "reasons": "林业专家评审。" });
    let two = act(&desk.chief, &one, "suspensions", &expert).expect(200);
    clock(centre, "03-06T15:00");
    let first_over = act(&desk.chief, &two, "resumption", &over(1)).expect(200);
    assert_eq!(due(&first_over, "promise"), None, "the other still holds it");
    act(&desk.chief, &first_over, "resumption", &over(1)).any_problem(422);
    act(&desk.chief, &first_over, "resumption", &over(7)).any_problem(422).names(&["/suspension"]);
    clock(centre, "03-10T09:00");
    let on = act(&desk.chief, &first_over, "resumption", &over(2)).expect(200);
    // Four closes of the centre and four of the state, counted once.
    assert_eq!((due(&on, "promise"), due(&on, "statutory")), (Some("03-21T16:30".into()), Some("04-07T17:30".into())));
    // A third begins and ends in one minute, and moves nothing.
    let third = act(&desk.chief, &on, "suspensions", &expert).expect(200);
    let back = act(&desk.chief, &third, "resumption", &over(3)).expect(200);
    assert_eq!((due(&back, "promise"), due(&back, "statutory")), (due(&on, "promise"), due(&on, "statutory")));
    assert!(centre.verify_audit().status.success());
});

on_both_engines!(while_it_stands_still_it_is_grey_in_a_view_of_its_own_and_nothing_falls_due, fresh, |centre| {
    let desk = permit(centre);
    let running = desk.accepted(&Person::invented());
    let case = act(&desk.chief, &desk.accepted(&Person::invented()), "suspensions", &hearing()).expect(200);
    // Long after everything would have been due; what waits for an answer is accepted by its silence meanwhile.
    let silent = desk.receive(&Person::invented());
    clock(centre, "06-10T10:00");
    for who in [&desk.resident, &desk.chief] {
        let row = queued(who, &case, "").expect("it is still in the queue");
        assert_eq!((&row["light"], &row["suspended"], &row["due"]), (&json!("suspended"), &json!(true), &Value::Null));
        assert!(queued(who, &case, "&light=suspended").is_some());
        for view in ["&light=red", "&light=yellow", "&light=green", "&dueToday=true", "&uncollected=true"] {
            assert_eq!(queued(who, &case, view), None, "{view}");
        }
        assert!(queued(who, &running, "&light=red").is_some() && queued(who, &running, "&light=suspended").is_none());
    }
    let counts = desk.chief.get("/work-items/counts").expect(200);
    assert_eq!(counts["suspended"], json!({ "count": 1, "more": false }));
    let rows = desk.chief.get("/cases?limit=100").expect(200);
    let listed = list(&rows["items"]).iter().find(|row| row["id"] == case["id"]).expect("the case");
    assert_eq!((&listed["light"], &listed["due"]), (&json!("suspended"), &Value::Null));
    assert_eq!(read(&desk.chief, &case)["stage"], "accepted");
    assert_eq!(read(&desk.chief, &silent)["deemed"], true, "time did go on");
    let progress = format!("/public/progress/{}?code={}", text(&case["number"]), text(&case["queryCode"]));
    let seen = centre.public().get(&progress).expect(200);
    assert_eq!((&seen["light"], &seen["due"]), (&json!("suspended"), &Value::Null));
    assert_eq!((&seen["suspended"][0]["step"], &seen["suspended"][0]["days"]), (&json!("hearing"), &json!(15)));
    assert!(!seen.to_string().contains("利害关系人"), "the public page does not say why: {seen}");
    // Ended by the applicant it leaves the queue, and is not late.
    let now = read(&desk.resident, &case);
    let ended = act(&desk.resident, &now, "withdrawal", &json!({ "reasons": "改日再办。" })).expect(200);
    assert_eq!(timer(&ended, "statutory")["state"], "met");
    assert_eq!(queued(&desk.chief, &case, ""), None);
    assert!(centre.verify_audit().status.success());
});

on_both_engines!(the_law_and_the_post_say_who_stops_which_clock, |centre| {
    let desk = permit(centre);
    let case = desk.accepted(&Person::invented());
    act(&desk.resident, &case, "suspensions", &hearing()).problem(403, "denied.not-chief");
    act(&desk.resident, &case, "extension", &longer(5)).problem(403, "denied.not-chief");
    let survey = json!({ "step": "survey", "reasons": " " });
    let refused = act(&desk.chief, &case, "suspensions", &survey).any_problem(422);
    refused.names(&["/step", "/days", "/reasons"]);
    assert_eq!(refused.fault_codes(), ["clock.days-missing", "decision.reasons-missing", "suspension.step-counts"]);
    act(&desk.chief, &case, "suspensions", &json!({ "step": "lunch", "days": 0 }))
        .any_problem(422)
        .names(&["/step", "/days"]);
    act(&desk.chief, &case, "resumption", &over(1)).any_problem(422).names(&["/suspension"]);
    let received = desk.receive(&Person::invented());
    act(&desk.chief, &received, "suspensions", &hearing()).problem(409, "case.wrong-stage");
    act(&desk.chief, &received, "extension", &longer(5)).problem(409, "case.wrong-stage");

    // Another law, another answer: a public service has no excluded step and is not extended.
    let service = Desk::commitment(centre);
    let other = service.accepted(&Person::invented());
    act(&service.chief, &other, "suspensions", &hearing()).any_problem(422).names(&["/step"]);
    let refused = act(&service.chief, &other, "extension", &longer(5)).any_problem(422);
    assert_eq!(refused.fault_codes(), ["extension.not-allowed"]);

    let key = "2f6d4b1e-clock";
    let suspend = |version: &Value| {
        let path = format!("/cases/{}/suspensions", text(&case["id"]));
        desk.chief.post(&path).if_match(&format!("\"{version}\"")).key(key).json(&hearing()).send()
    };
    let once = suspend(&case["version"]).expect(200);
    assert_eq!(suspend(&case["version"]).expect(200), once, "the same request is done once");
    act(&desk.chief, &case, "suspensions", &hearing()).problem(412, "version.stale");
    act(&desk.resident, &once, "resumption", &over(1)).problem(403, "denied.not-chief");
    // What is being heard is not decided yet.
    let early = act(&desk.chief, &once, "decision", &approval()).any_problem(422);
    assert_eq!(early.fault_codes(), ["decision.suspended"]);
    let why = list(&once["acts"]).iter().find(|entry| entry["act"] == "decide").expect("the act");
    assert_eq!(why["why"]["code"], "decision.suspended");
    let on = act(&desk.chief, &once, "resumption", &over(1)).expect(200);
    act(&desk.chief, &on, "decision", &approval()).expect(200);
});

on_both_engines!(the_statutory_limit_is_extended_once_before_it_is_over_and_the_promise_stays, fresh, |centre| {
    let desk = permit(centre);
    let (case, late) = (desk.accepted(&Person::invented()), desk.accepted(&Person::invented()));
    let offer = &case["item"]["extension"];
    assert_eq!(offer["longest"], json!({ "amount": 10, "unit": "workingDay" }));
    let refused = act(&desk.chief, &case, "extension", &json!({ "days": 11 })).any_problem(422);
    assert_eq!(refused.fault_codes(), ["decision.reasons-missing", "extension.too-long"]);
    act(&desk.chief, &case, "extension", &json!({})).any_problem(422).names(&["/days", "/reasons"]);
    let extended = act(&desk.chief, &case, "extension", &longer(10)).expect(200);
    assert_eq!(due(&extended, "statutory"), Some("04-15T17:30".into()));
    assert_eq!(due(&extended, "promise"), due(&case, "promise"), "what was promised stays promised");
    let why = &timer(&extended, "statutory")["explanation"];
    assert_eq!((&why["limit"]["amount"], &why["extendedBy"]), (&json!(30), &json!(10)));
    assert_eq!((&extended["extended"]["amount"], &extended["extended"]["clocks"]), (&json!(10), &json!(["statutory"])));
    let again = act(&desk.chief, &extended, "extension", &longer(1)).any_problem(422);
    assert_eq!(again.fault_codes(), ["extension.already"]);

    // With a hearing after it: what stood still is added to what was extended.
    clock(centre, "03-10T10:00");
    let still = act(&desk.chief, &extended, "suspensions", &hearing()).expect(200);
    clock(centre, "03-31T10:00");
    let on = act(&desk.chief, &still, "resumption", &over(1)).expect(200);
    assert_eq!(due(&on, "statutory"), Some("05-09T17:30".into()));
    clock(centre, "03-31T17:31");
    let over_due = act(&desk.chief, &late, "extension", &longer(5)).any_problem(422);
    assert_eq!(over_due.fault_codes(), ["extension.too-late"]);
    assert!(centre.verify_audit().status.success());
});

on_both_engines!(the_applicant_is_told_in_writing_how_long_and_why, fresh, |centre| {
    let desk = permit(centre);
    let case = desk.accepted(&Person::invented());
    let extended = act(&desk.chief, &case, "extension", &longer(10)).expect(200);
    let still = act(&desk.chief, &extended, "suspensions", &hearing()).expect(200);
    let issued = notices(&desk.resident, &still);
    let one =
        |kind: &str| issued.iter().find(|notice| notice["kind"] == kind).unwrap_or_else(|| panic!("{kind}")).clone();
    for (kind, title, words) in [
        ("specialProcedure", "特殊程序期限告知书", ["15个工作日", "利害关系人申请听证", "第四十五条"]),
        ("extension", "延期通知书", ["2026年4月15日17时30分", "需要向外地核实", "第四十二条"]),
    ] {
        let notice = one(kind);
        let path = format!("/cases/{}/notices/{}", text(&case["id"]), text(&notice["id"]));
        let full = desk.resident.get(&path).expect(200);
        assert_eq!(full["text"]["title"], title, "{full}");
        assert!(words.iter().all(|word| full["text"].to_string().contains(word)), "{full}");
        desk.resident.post(&format!("{path}/prints")).json(&json!({})).send().expect(200);
    }
});

on_both_engines!(a_moved_clock_changed_behind_the_log_is_noticed, fresh, |centre| {
    let desk = permit(centre);
    let case = desk.accepted(&Person::invented());
    let extended = act(&desk.chief, &case, "extension", &longer(10)).expect(200);
    act(&desk.chief, &extended, "suspensions", &hearing()).expect(200);
    centre.stop();
    assert!(centre.verify_audit().status.success());
    for (deed, change) in [
        ("a pause", "pauses = '[]'"),
        ("an extension", "extension = 'null'"),
        ("terms", "terms = replace(terms, '20', '30')"),
        ("a due time", "due = due - 1"),
        ("a version", "own_version = own_version + 1"),
    ] {
        let spoiled = centre.copy();
        spoiled.place.run(&format!("UPDATE timer SET {change} WHERE clock = 'statutory'"));
        assert_eq!(spoiled.verify_audit().status.code(), Some(2), "{deed}");
    }
    let spoiled = centre.copy();
    spoiled.place.run("UPDATE work_item SET suspended = NOT suspended");
    assert_eq!(spoiled.verify_audit().status.code(), Some(2), "the mark in the queue");
});
