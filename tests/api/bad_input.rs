//! Bad input: one problem document that names every fault at once, and nothing changed.

use blackbox::desk::{act, approval, clerk, hand_over, list, read, text};
use blackbox::people::Person;
use blackbox::{Answer, Client, Desk, Problem, Value, json, on_both_engines};

on_both_engines!(every_fault_of_an_intake_is_named_at_once, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let mut applicant = person.as_applicant();
    applicant["idNumber"] = person.id_with_wrong_checksum().into();
    applicant["phone"] = "12".into();
    applicant["name"] = "".into();
    let body = desk.intake_with(&person, json!({ "applicant": applicant, "materials": without_main_material(&desk) }));
    let problem = nothing_received(&desk, &body, 422);
    problem.names(&["/applicant/idNumber", "/applicant/name", "/applicant/phone", "/materials/0/state"]);
    let said = problem.body.to_string();
    assert!(!said.contains(&person.id_with_wrong_checksum()), "a problem does not repeat an id");
});

on_both_engines!(a_wrong_checksum_is_refused, |centre| {
    let desk = Desk::immediate(centre);
    let person = Person::invented();
    let mut applicant = person.as_applicant();
    applicant["idNumber"] = person.id_with_wrong_checksum().into();
    let problem = nothing_received(&desk, &desk.intake_with(&person, json!({ "applicant": applicant })), 422);
    problem.names(&["/applicant/idNumber"]);
    assert_eq!(problem.fault_codes(), ["id.checksum"]);
});

on_both_engines!(an_unknown_item_is_refused, |centre| {
    let desk = Desk::immediate(centre);
    let body = desk.intake_with(&Person::invented(), json!({ "itemId": "00000000-0000-7000-8000-000000000000" }));
    refused(&desk, &body, &["/itemId"]);
});

on_both_engines!(an_item_that_is_not_in_force_is_refused, fresh, |centre| {
    let desk = Desk::immediate(centre);
    let body = desk.intake(&Person::invented());
    let item = text(&desk.item["id"]).replace('-', "");
    let id = centre.place.hex("item_id");
    centre.place.run(&format!("UPDATE item_version SET effective_from = '2099-01-01' WHERE {id} = '{item}'"));
    refused(&desk, &body, &["/itemId"]);
});

on_both_engines!(a_case_without_its_main_material_is_not_accepted, |centre| {
    let desk = Desk::commitment(centre);
    let body = desk.intake_with(&Person::invented(), json!({ "materials": without_main_material(&desk) }));
    refused(&desk, &body, &["/materials/0/state"]);
});

on_both_engines!(materials_that_the_item_does_not_know_are_refused, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let mut materials = desk.intake(&person)["materials"].clone();
    let place = list(&materials).len();
    materials.as_array_mut().unwrap().push(json!({ "code": "no-such-material", "state": "original" }));
    let pointer = format!("/materials/{place}/code");
    refused(&desk, &desk.intake_with(&person, json!({ "materials": materials })), &[&pointer]);
});

on_both_engines!(unknown_fields_are_refused_wherever_they_stand, |centre| {
    let desk = Desk::immediate(centre);
    let person = Person::invented();
    let mut applicant = person.as_applicant();
    applicant["height"] = 170.into();
    let body = desk.intake_with(&person, json!({ "applicant": applicant, "colour": "red" }));
    refused(&desk, &body, &["/applicant/height", "/colour"]);
});

on_both_engines!(wrong_types_and_missing_fields_are_named_together, |centre| {
    let desk = Desk::immediate(centre);
    let body = json!({
        "itemId": 7, "channel": "pigeon", "applicant": { "kind": "person", "idNumber": true }, "materials": "all"
    });
    let problem = desk.resident.post("/cases").json(&body).send().any_problem(422);
    for pointer in ["/itemId", "/channel", "/applicant/idNumber", "/applicant/name", "/materials"] {
        assert!(problem.pointers().iter().any(|found| found == pointer), "{pointer} in {}", problem.body);
    }
});

on_both_engines!(what_is_not_json_is_refused, |centre| {
    let desk = Desk::immediate(centre);
    let garbage: [&[u8]; 6] = [b"{", b"\xff\xfe\x00", b"", b"nonsense", b"{\"a\":1}{\"b\":2}", b"[[[[[[[[[["];
    for bytes in garbage {
        desk.resident.post("/cases").raw(bytes).send().problem(400, "body.malformed");
    }
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    desk.resident.post("/cases").raw(deep).send().problem(400, "body.malformed");
    desk.resident.post("/cases").header("Content-Type", "text/plain").send().problem(415, "body.not-json");
});

on_both_engines!(a_body_that_is_not_an_object_is_refused, |centre| {
    let desk = Desk::immediate(centre);
    for body in [json!([]), json!(null), json!(42), json!("case")] {
        desk.resident.post("/cases").json(&body).send().any_problem(422);
    }
});

on_both_engines!(an_oversized_body_is_refused, |centre| {
    let desk = Desk::immediate(centre);
    let note = "长".repeat(100_000);
    let body = desk.intake_with(&Person::invented(), json!({ "note": note }));
    nothing_received(&desk, &body, 413);
});

on_both_engines!(texts_have_bounds, |centre| {
    let desk = Desk::immediate(centre);
    let person = Person::invented();
    let mut applicant = person.as_applicant();
    applicant["name"] = "测".repeat(500).into();
    let body = desk.intake_with(&person, json!({ "applicant": applicant, "note": "长".repeat(10_000) }));
    refused(&desk, &body, &["/applicant/name", "/note"]);
});

on_both_engines!(an_act_at_the_wrong_stage_changes_nothing, |centre| {
    let desk = Desk::commitment(centre);
    let out_of_order = |who: &Client, case: &Value, name: &str, body: &Value| {
        let problem = unchanged(&desk, case, || act(who, case, name, body), 409);
        assert_eq!(problem.code(), "case.wrong-stage", "{}", problem.body);
    };
    let received = desk.receive(&Person::invented());
    out_of_order(&desk.chief, &received, "decision", &approval());
    out_of_order(&desk.resident, &received, "delivery", &hand_over(&received));
    let accepted = act(&desk.resident, &received, "acceptance", &json!({})).expect(200);
    out_of_order(&desk.resident, &accepted, "acceptance", &json!({}));
    out_of_order(&desk.resident, &accepted, "delivery", &hand_over(&accepted));
    let decided = act(&desk.chief, &accepted, "decision", &approval()).expect(200);
    out_of_order(&desk.chief, &decided, "decision", &approval());
    out_of_order(&desk.resident, &decided, "acceptance", &json!({}));
});

on_both_engines!(a_faulty_act_changes_nothing, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    let faulty = [
        json!({ "outcome": "perhaps" }),
        json!({}),
        json!({ "outcome": "approved", "surprise": 1 }),
        json!({ "outcome": "denied", "reasons": "" }),
    ];
    for body in faulty {
        unchanged(&desk, &case, || act(&desk.chief, &case, "decision", &body), 422);
    }
    unchanged(&desk, &case, || raw_act(&desk, &case, "decision", b"{"), 400);
    unchanged(&desk, &case, || raw_act(&desk, &case, "decision", &vec![b' '; 300_000]), 413);
});

on_both_engines!(a_delivery_needs_a_signature_that_is_one, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.decided(&Person::invented());
    let pads = [
        json!({ "kind": "pad", "width": 400, "height": 160, "strokes": [] }),
        json!({ "kind": "pad", "width": 400, "height": 160, "strokes": [[1, 2, 3]] }),
        json!({ "kind": "pad", "width": 0, "height": 160, "strokes": [[1, 2, 3, 4]] }),
        json!({ "kind": "pad", "width": 400, "height": 160, "strokes": [[1, 2, 99_999, 4]] }),
        json!({ "kind": "thumb" }),
    ];
    for signature in pads {
        let mut body = hand_over(&case);
        body["signature"] = signature;
        unchanged(&desk, &case, || act(&desk.resident, &case, "delivery", &body), 422);
    }
});

on_both_engines!(a_case_that_does_not_exist_is_not_found, |centre| {
    let desk = Desk::immediate(centre);
    for id in ["00000000-0000-7000-8000-000000000000", "not-an-id", "%00", "..%2f.."] {
        desk.resident.get(&format!("/cases/{id}")).any_problem(404);
        let answer = desk.resident.post(&format!("/cases/{id}/acceptance")).if_match("\"1\"").json(&json!({})).send();
        answer.any_problem(404);
    }
});

on_both_engines!(a_path_or_method_that_does_not_exist_gets_a_problem_too, |centre| {
    let desk = clerk(centre);
    desk.get("/no-such-thing").any_problem(404);
    let wrong_method = desk.request(reqwest::Method::PUT, "/cases").json(&json!({})).send();
    wrong_method.problem(405, "method.not-allowed");
});

on_both_engines!(problems_speak_english_to_who_asks_for_it, |centre| {
    let desk = Desk::immediate(centre);
    let ask = |language: &str| {
        let request = desk.resident.post("/cases").header("Accept-Language", language).json(&json!({}));
        request.send().any_problem(422).body
    };
    let (chinese, english) = (ask("zh-CN,zh;q=0.9"), ask("en-GB,en;q=0.9"));
    assert!(!text(&chinese["title"]).is_ascii(), "{chinese}");
    assert!(text(&english["title"]).is_ascii(), "{english}");
    assert_eq!(chinese["code"], english["code"]);
});

/// The item's materials, the first main one that is always needed missing. It is put first.
fn without_main_material(desk: &Desk<'_>) -> Value {
    let guide = list(&desk.item["guide"]["materials"]);
    let is_main = |material: &Value| material["rank"] == "main" && material["demand"] == "required";
    let main = guide.iter().find(|material| is_main(material)).expect("a main material");
    let rest = guide.iter().filter(|material| material["code"] != main["code"]).map(|material| {
        let state = if material["demand"] == "required" { "original" } else { "notNeeded" };
        json!({ "code": material["code"], "state": state })
    });
    let missing = json!({ "code": main["code"], "state": "missing" });
    Value::Array(std::iter::once(missing).chain(rest).collect())
}

/// The intake is refused with exactly these faults, and no case has come of it.
#[track_caller]
fn refused(desk: &Desk<'_>, body: &Value, pointers: &[&str]) {
    nothing_received(desk, body, 422).names(pointers);
}

/// The intake gets this status, and no case has come of it. Other stories receive cases meanwhile, so a count would
/// say nothing; an id chosen beforehand does.
#[track_caller]
fn nothing_received(desk: &Desk<'_>, body: &Value, status: u16) -> Problem {
    let id = uuid::Uuid::now_v7().to_string();
    let mut body = body.clone();
    body["id"] = id.as_str().into();
    let problem = desk.resident.post("/cases").json(&body).send().any_problem(status);
    desk.resident.get(&format!("/cases/{id}")).any_problem(404);
    problem
}

/// The act gets this status, and the case and its course read as before.
#[track_caller]
fn unchanged(desk: &Desk<'_>, case: &Value, what: impl FnOnce() -> Answer, status: u16) -> Problem {
    let look = || {
        let events = desk.resident.get(&format!("/cases/{}/events", text(&case["id"]))).expect(200);
        (read(&desk.resident, case)["version"].clone(), events)
    };
    let before = look();
    let problem = what().any_problem(status);
    assert_eq!(look(), before);
    problem
}

fn raw_act(desk: &Desk<'_>, case: &Value, act: &str, bytes: &[u8]) -> Answer {
    let etag = format!("\"{}\"", case["version"]);
    desk.chief.post(&format!("/cases/{}/{act}", text(&case["id"]))).if_match(&etag).raw(bytes).send()
}
