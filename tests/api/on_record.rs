//! What stands on record of an act: what was corrected and by whom, whose second pair of eyes it was, and the whole trail.

use blackbox::desk::{act, all_items, approval, hand_over, list, read, text};
use blackbox::look::{advance, another_window, honest, part, refused, unreadable, why_not};
use blackbox::people::Person;
use blackbox::{Desk, Engine, Value, json, on_both_engines};

on_both_engines!(what_was_wrong_is_corrected_and_what_stood_there_is_kept_out_of_sight, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let (wrong, right) = (Person::invented(), Person::invented());
    let case = desk.accepted(&wrong);
    let before = case["applicant"].clone();
    let all = json!({
        "applicant": { "name": right.name, "idNumber": right.id_number, "phone": right.phone, "address": "新测试村二组" },
        "reasons": "录错了人，按身份证更正。"
    });
    act(&desk.chief, &case, "corrections", &all).problem(403, "denied.not-holder");
    let bad = json!({ "applicant": { "name": " ", "idNumber": right.id_with_wrong_checksum(), "phone": "12" }, "reasons": "试" });
    let problem = act(&desk.resident, &case, "corrections", &bad).any_problem(422);
    problem.names(&["/applicant/idNumber", "/applicant/name", "/applicant/phone"]);
    let nothing = json!({ "applicant": { "name": wrong.name } });
    act(&desk.resident, &case, "corrections", &nothing).any_problem(422).names(&["/applicant", "/reasons"]);

    let after = act(&desk.resident, &case, "corrections", &all).expect(200);
    assert_eq!((&after["applicant"]["name"], &after["stage"]), (&json!(right.name), &json!("accepted")));
    assert_eq!(after["applicant"]["idMasked"], right.id_masked());
    let history = &after["corrections"][0];
    assert_eq!(history["fields"], json!(["name", "idNumber", "phone", "address"]));
    assert_eq!((&history["before"]["name"], &history["before"]["idMasked"]), (&before["name"], &before["idMasked"]));
    assert_eq!((&history["after"]["name"], &history["reasons"]), (&json!(right.name), &all["reasons"]));
    assert!(!history["by"]["name"].as_str().unwrap_or_default().is_empty());
    let found =
        |terms: Value| list(&desk.resident.post("/cases/search").json(&terms).send().expect(200)["items"]).len();
    assert_eq!((found(json!({ "idNumber": right.id_number })), found(json!({ "idNumber": wrong.id_number }))), (1, 0));
    let course = part(&desk.resident, &after, "events");
    let last = list(&course["items"]).last().cloned().unwrap_or_default();
    assert_eq!((&last["type"], &last["fields"]), (&json!("corrected"), &history["fields"]));
    assert!(!course.to_string().contains(&right.name) && !course.to_string().contains("录错了人"), "{course}");

    // Phone alone: the same applicant, on all of the cases.
    let twin = desk.accepted(&right);
    let phone = json!({ "applicant": { "phone": wrong.phone }, "reasons": "换了号码。" });
    let again = act(&desk.resident, &after, "corrections", &phone).expect(200);
    assert_eq!(list(&again["corrections"]).len(), 2);
    assert_eq!(read(&desk.resident, &twin)["applicant"]["phoneMasked"], again["applicant"]["phoneMasked"]);

    let decided = act(&desk.chief, &again, "decision", &approval()).expect(200);
    let delivered = act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200);
    act(&desk.resident, &delivered, "corrections", &phone).problem(409, "case.wrong-stage");
    for secret in [&wrong.name, &right.name, &right.id_number, &right.phone, &"录错了人".to_owned()] {
        for table in ["event_private", "case_event", "audit_entry", "idempotency"] {
            unreadable(centre, table, secret);
        }
    }
    honest(centre);
    centre.stop();
    centre.place.run(&format!("UPDATE event_private SET sealed = {}", spoil(centre.engine)));
    assert!(!centre.verify_audit().status.success(), "a changed history shows");
});

on_both_engines!(who_handled_a_permit_does_not_decide_it, fresh, |centre| {
    let clerk = blackbox::desk::clerk(centre);
    let permit = all_items(&clerk).into_iter().find(|item| item["guide"]["twoPersons"] == true).expect("a strict item");
    let desk = Desk::for_item(centre, permit);
    let usual = desk.accepted(&Person::invented());
    assert_eq!(read(&desk.chief, &usual)["stage"], "accepted");
    act(&desk.chief, &usual, "decision", &approval()).expect(200);

    // The chief is put on the resident's post as well, as happens in a small centre.
    let here = format!("{} = '{}'", centre.place.hex("window_id"), text(&desk.item["window"]["id"]).replace('-', ""));
    let seat = format!("SELECT person_id FROM post_assignment WHERE {here} AND post = 'a'");
    centre.place.run(&format!("UPDATE post_assignment SET person_id = ({seat}) WHERE {here} AND post = 'b'"));
    let body = desk.intake(&Person::invented());
    let own = desk.chief.post("/cases").json(&body).send().expect(201);
    assert_eq!(why_not(&own, "decide"), Some("decision.second-person".to_owned()));
    refused(act(&desk.chief, &own, "decision", &approval()), "decision.second-person");
    assert_eq!(read(&desk.chief, &own)["stage"], "accepted");
});

on_both_engines!(an_honest_trail_of_every_act_is_found_whole, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let asked = act(&desk.resident, &desk.receive_with(json!([])), "supplement-requests", &json!({})).expect(200);
    let all = desk.intake(&Person::invented())["materials"].clone();
    let back = act(&desk.resident, &asked, "supplements", &json!({ "materials": all })).expect(200);
    act(&desk.resident, &back, "acceptance", &json!({})).expect(200);
    desk.receive_with(json!([]));
    act(&desk.resident, &desk.receive_with(json!([])), "supplement-requests", &json!({})).expect(200);
    let reasons = json!({ "reasons": "试" });
    act(&desk.resident, &desk.receive(&Person::invented()), "withdrawal", &reasons).expect(200);
    act(&desk.chief, &desk.accepted(&Person::invented()), "termination", &reasons).expect(200);
    let rejection = json!({ "ground": "prohibited", "reasons": "试" });
    act(&desk.resident, &desk.receive(&Person::invented()), "rejection", &rejection).expect(200);
    let (item, holder) = another_window(&desk);
    let to = json!({ "itemId": item["id"], "personId": holder, "reasons": "属于另一窗口。" });
    act(&desk.resident, &desk.receive(&Person::invented()), "transfers", &to).expect(200);
    honest(centre);
    // Nobody answers the rest in time.
    advance(centre, "2026-03-10T17:31:00+08:00");
    honest(centre);
});

/// Other bytes of the same length.
fn spoil(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "zeroblob(64)",
        Engine::Postgres => "decode(repeat('00', 64), 'hex')",
    }
}
