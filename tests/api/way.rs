//! The whole way of a case, from the counter to the villager's hand.

use blackbox::desk::{act, approval, hand_over, list, pages, read, text};
use blackbox::people::Person;
use blackbox::{Client, Desk, Value, json, on_both_engines};

on_both_engines!(an_immediate_case_is_done_on_the_spot, |centre| {
    let desk = Desk::immediate(centre);
    let person = Person::invented();

    let answer = desk.resident.post("/cases").json(&desk.intake(&person)).send();
    let (location, etag) = (text(&answer.header("location").unwrap_or_default().into()), answer.etag());
    let case = answer.expect(201);
    assert!(location.ends_with(&text(&case["id"])), "{location}");
    assert_eq!(etag, format!("\"{}\"", case["version"]));
    assert_eq!((case["stage"].as_str(), case["kind"].as_str()), (Some("accepted"), Some("immediate")));
    assert!(allowed(&case, "decide") && !allowed(&case, "accept") && !allowed(&case, "deliver"), "{}", case["acts"]);

    // 即办: due at the close of the same day's last session.
    let promise = timer(&case, "promise");
    assert_eq!((promise["state"].as_str(), promise["light"].as_str()), (Some("running"), Some("green")), "{promise}");
    assert!(text(&promise["due"]).starts_with("2026-03-03T17:30:00"), "{promise}");

    let decided = act(&desk.resident, &case, "decision", &approval()).expect(200);
    assert_eq!(decided["stage"], "decided");
    assert_eq!(timer(&decided, "promise")["state"], "met");
    assert_eq!(timer(&decided, "delivery")["state"], "running");

    let delivered = act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200);
    assert_eq!(delivered["stage"], "delivered");
    assert_eq!(delivered["delivery"]["signed"], "paper");
    assert!(list(&delivered["timers"]).iter().all(|timer| timer["state"] != "running"), "{}", delivered["timers"]);
    let open = list(&delivered["acts"]).iter().filter(|act| act["allowed"] == true);
    assert_eq!(open.map(|act| text(&act["act"])).collect::<Vec<_>>(), ["close"], "all but the dossier is done");

    assert_eq!(course(&desk.resident, &delivered), ["received", "accepted", "decided", "delivered"]);
});

on_both_engines!(a_commitment_case_waits_for_its_chief, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();

    let received = desk.receive(&person);
    assert_eq!(received["stage"], "received");
    assert_eq!(timer(&received, "acceptanceDecision")["state"], "running");
    assert!(allowed(&received, "accept"), "{}", received["acts"]);

    let accepted = act(&desk.resident, &received, "acceptance", &json!({})).expect(200);
    assert_eq!(accepted["stage"], "accepted");
    assert_eq!(timer(&accepted, "acceptanceDecision")["state"], "met");
    let promise = timer(&accepted, "promise");
    assert_eq!(promise["state"], "running");
    assert!(!text(&promise["explanation"]).is_empty() || promise["explanation"].is_object(), "{promise}");
    assert!(text(&promise["due"]) > text(&accepted["acceptedAt"]));
    assert!(text(&promise["owner"]["post"]) == "a", "the chief owes the decision: {promise}");

    // The resident sees the case but may not decide it, and is told why.
    assert!(!allowed(&accepted, "decide"), "{}", accepted["acts"]);
    assert!(!text(&act_of(&accepted, "decide")["why"]["code"]).is_empty());
    act(&desk.resident, &accepted, "decision", &approval()).problem(403, "denied.not-chief");
    assert!(allowed(&read(&desk.chief, &accepted), "decide"));

    let decided = act(&desk.chief, &accepted, "decision", &approval()).expect(200);
    assert_eq!(decided["decision"]["outcome"], "approved");
    let signature = json!({ "kind": "pad", "width": 400, "height": 160, "strokes": [[10, 10, 60, 80, 90, 20], [120, 40, 180, 90]] });
    let mut delivery = hand_over(&decided);
    delivery["signature"] = signature;
    let delivered = act(&desk.resident, &decided, "delivery", &delivery).expect(200);
    assert_eq!(delivered["delivery"]["signed"], "pad");

    let events = desk.resident.get(&format!("/cases/{}/events", text(&delivered["id"]))).expect(200);
    let decision = list(&events["items"]).iter().find(|event| event["type"] == "decided").expect("a decision");
    assert_eq!(decision["by"]["post"], "a", "{decision}");
    assert!(!events.to_string().contains(&person.name), "no personal data in events");
    assert!(!events.to_string().contains(&person.phone));
});

on_both_engines!(a_denial_names_reasons_and_remedies, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    let bare = act(&desk.chief, &case, "decision", &json!({ "outcome": "denied" }));
    bare.any_problem(422).names(&["/reasons", "/remedies"]);
    let denial = json!({
        "outcome": "denied",
        "reasons": "经核查,不符合受理条件第二项。",
        "remedies": "六十日内可向罗平县人民政府申请行政复议,六个月内可向人民法院提起行政诉讼。"
    });
    let denied = act(&desk.chief, &case, "decision", &denial).expect(200);
    assert_eq!(denied["decision"]["outcome"], "denied");
    assert_eq!(timer(&denied, "promise")["state"], "met");
});

on_both_engines!(what_is_shown_of_a_person_is_masked, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let case = desk.accepted(&person);
    assert_eq!(case["applicant"]["idMasked"], person.id_masked().as_str());
    assert_eq!(case["applicant"]["sex"], person.sex);
    assert_eq!(case["applicant"]["birthDate"], person.birth_date.as_str());
    assert_eq!(case["applicant"]["addressGiven"], true);
    let everything = [
        case.to_string(),
        desk.resident.get(&format!("/cases?windowId={}&limit=100", text(&case["window"]["id"]))).text,
        desk.resident.get("/work-items?limit=100").text,
    ];
    for text in everything {
        assert!(!text.contains(&person.id_number) && !text.contains(&person.phone), "{text}");
    }
});

on_both_engines!(the_applicant_follows_the_case_by_number_and_code, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let case = desk.accepted(&person);
    let (number, code) = (text(&case["number"]), text(&case["queryCode"]));
    let public = centre.public();
    let progress = |code: &str, number: &str| public.get(&format!("/public/progress/{number}?code={code}"));

    let answer = progress(&code, &number);
    assert!(!answer.text.contains(&person.name), "no personal data on the public page");
    let shown = answer.expect(200);
    assert_eq!(shown["stage"], "accepted");
    assert_eq!(shown["due"], timer(&case, "promise")["due"]);
    assert_eq!(list(&shown["course"]).len(), 2, "{shown}");

    // A wrong code and a wrong number cannot be told apart.
    let wrong_code = progress("000000", &number).problem(404, "progress.not-found");
    let wrong_number = progress(&code, "X-0000").problem(404, "progress.not-found");
    assert_eq!(wrong_code.body["detail"], wrong_number.body["detail"]);

    let decided = act(&desk.chief, &case, "decision", &approval()).expect(200);
    let shown = progress(&code, &number).expect(200);
    assert_eq!(shown["outcome"], "approved");
    assert!(!text(&shown["place"]["counter"]).is_empty(), "it says where to collect: {shown}");
    act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200);
    assert_eq!(progress(&code, &number).expect(200)["stage"], "delivered");
});

on_both_engines!(the_queue_holds_what_waits_and_nothing_else, |centre| {
    let desk = Desk::commitment(centre);
    let window = text(&desk.item["window"]["id"]);
    let case = desk.receive(&Person::invented());
    let waiting = |task: &str| {
        let rows = pages(&desk.chief, &format!("/work-items?windowId={window}&task={task}&limit=100"));
        rows.into_iter().filter(|row| row["caseId"] == case["id"]).count()
    };
    assert_eq!((waiting("accept"), waiting("decide"), waiting("deliver")), (1, 0, 0));
    let case = act(&desk.resident, &case, "acceptance", &json!({})).expect(200);
    assert_eq!((waiting("accept"), waiting("decide"), waiting("deliver")), (0, 1, 0));
    let case = act(&desk.chief, &case, "decision", &approval()).expect(200);
    assert_eq!((waiting("accept"), waiting("decide"), waiting("deliver")), (0, 0, 1));
    act(&desk.resident, &case, "delivery", &hand_over(&case)).expect(200);
    assert_eq!((waiting("accept"), waiting("decide"), waiting("deliver")), (0, 0, 0));
});

on_both_engines!(the_promise_shown_before_is_the_promise_made, |centre| {
    let desk = Desk::commitment(centre);
    let preview = desk.resident.post("/cases/preview").json(&json!({ "itemId": desk.item["id"] })).send().expect(200);
    let case = desk.accepted(&Person::invented());
    for due in list(&preview["dues"]).iter().filter(|due| due["clock"] != "acceptanceDecision") {
        let kept = timer(&case, &text(&due["clock"]));
        assert_eq!(kept["due"], due["due"], "{due}");
    }
});

on_both_engines!(the_timers_of_a_case_can_be_read_by_themselves, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    let timers = desk.resident.get(&format!("/cases/{}/timers", text(&case["id"]))).expect(200);
    assert_eq!(timers["items"], case["timers"]);
});

#[track_caller]
fn timer(case: &Value, clock: &str) -> Value {
    let found = list(&case["timers"]).iter().find(|timer| timer["clock"] == clock);
    found.unwrap_or_else(|| panic!("no {clock} clock in {}", case["timers"])).clone()
}

fn act_of(case: &Value, act: &str) -> Value {
    list(&case["acts"]).iter().find(|row| row["act"] == act).cloned().unwrap_or_default()
}

fn allowed(case: &Value, act: &str) -> bool {
    act_of(case, act)["allowed"] == true
}

/// The types of a case's events, after checking that their numbers run from 1 without a gap.
fn course(who: &Client, case: &Value) -> Vec<String> {
    let events = who.get(&format!("/cases/{}/events", text(&case["id"]))).expect(200);
    let items = list(&events["items"]);
    let numbers: Vec<u64> = items.iter().filter_map(|event| event["seq"].as_u64()).collect();
    assert_eq!(numbers, (1..=items.len() as u64).collect::<Vec<_>>(), "{events}");
    items.iter().map(|event| text(&event["type"])).collect()
}
