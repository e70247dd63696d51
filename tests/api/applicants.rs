//! People at the counter: found again, not typed again, not asked twice for a paper, and not taken in twice.

use blackbox::desk::{act, list, text};
use blackbox::look::notice;
use blackbox::people::Person;
use blackbox::{Client, Desk, Value, json, on_both_engines};

on_both_engines!(whoever_was_here_before_is_found_by_number_or_phone_and_shown_masked, |centre| {
    let desk = Desk::of_code(centre, "pension-enrolment");
    let person = Person::invented();
    let nobody = search(&desk.resident, json!({ "residentId": person.id_number }));
    assert_eq!((list(&nobody["applicants"]).len(), list(&nobody["contacts"]["items"]).len()), (0, 0));
    let case = desk.accepted(&person);
    for term in [json!({ "residentId": person.id_number.to_lowercase() }), json!({ "phone": person.phone })] {
        let answer = desk.resident.post("/applicants/search").json(&term).send();
        let found = answer.expect(200);
        let one = &found["applicants"][0]["applicant"];
        assert_eq!((text(&one["name"]), text(&one["idMasked"])), (person.name.clone(), person.id_masked()));
        assert_eq!(text(&one["birthDate"]), person.birth_date);
        let contact = &found["contacts"]["items"][0];
        assert_eq!((&contact["number"], &contact["stage"]), (&case["number"], &json!("accepted")));
        assert_eq!(contact["item"]["code"], "pension-enrolment");
        for secret in [&person.id_number, &person.phone] {
            assert!(!found.to_string().contains(secret.as_str()), "{found}");
        }
    }
    for wrong in [json!({}), json!({ "residentId": person.id_number, "phone": person.phone })] {
        let problem = desk.resident.post("/applicants/search").json(&wrong).send().any_problem(422);
        assert!(problem.body.to_string().contains("search.one"), "{}", problem.body);
    }
    let problem = desk.resident.post("/applicants/search").json(&json!({ "residentId": "53" })).send().any_problem(422);
    problem.names(&["/residentId"]);
});

on_both_engines!(earlier_cases_are_told_page_by_page_and_only_those_one_may_see, |centre| {
    let desk = Desk::of_code(centre, "pension-enrolment");
    let person = Person::invented();
    let mut made: Vec<String> = (0..5).map(|_| text(&desk.accepted(&person)["number"])).collect();
    let (mut seen, mut cursor) = (Vec::new(), None::<String>);
    for _ in 0..5 {
        let mut body = json!({ "residentId": person.id_number, "limit": 2 });
        if let Some(cursor) = &cursor {
            body["cursor"] = cursor.clone().into();
        }
        let page = search(&desk.resident, body);
        seen.extend(list(&page["contacts"]["items"]).iter().map(|row| text(&row["number"])));
        cursor = page["contacts"]["next"].as_str().map(str::to_owned);
        if cursor.is_none() {
            break;
        }
    }
    made.reverse();
    assert_eq!(seen, made);
    let page = search(&desk.resident, json!({ "residentId": person.id_number, "limit": 2 }));
    let stolen = json!({ "phone": Person::invented().phone, "cursor": page["contacts"]["next"] });
    desk.resident.post("/applicants/search").json(&stolen).send().any_problem(422).names(&["/cursor"]);

    // The applicant is known to the whole hall, the cases to their window and to supervision.
    let other = Desk::of_code(centre, "old-age-card");
    let found = search(&other.resident, json!({ "residentId": person.id_number }));
    assert_eq!((list(&found["applicants"]).len(), list(&found["contacts"]["items"]).len()), (1, 0));
    let director = centre.client(centre.account_of("director"));
    assert_eq!(list(&search(&director, json!({ "residentId": person.id_number }))["contacts"]["items"]).len(), 5);
    desk.substitute.post("/applicants/search").json(&json!({ "phone": person.phone })).send().any_problem(403);
    for account in centre.abroad().filter(|account| account.role == "window_b").take(1) {
        let found = search(&centre.client(account), json!({ "residentId": person.id_number }));
        assert!(list(&found["applicants"]).is_empty(), "another centre knows nobody: {found}");
    }
});

on_both_engines!(a_known_applicant_is_not_typed_again, |centre| {
    let desk = Desk::of_code(centre, "pension-enrolment");
    let person = Person::invented();
    desk.accepted(&person);
    let known = search(&desk.resident, json!({ "phone": person.phone }))["applicants"][0]["id"].clone();
    let receive = |applicant: Value| {
        let body = desk.intake_with(&person, json!({ "applicant": applicant }));
        desk.resident.post("/cases").json(&body).send()
    };
    let again = receive(json!({ "kind": "person", "known": known })).expect(201);
    assert_eq!(
        (text(&again["applicant"]["name"]), &again["applicant"]["addressGiven"]),
        (person.name.clone(), &json!(true))
    );
    // The phone on record stays when none is given, and gives way to another.
    let kept = receive(json!({ "kind": "person", "name": person.name, "idNumber": person.id_number })).expect(201);
    assert_eq!(kept["applicant"]["phoneMasked"], again["applicant"]["phoneMasked"]);
    receive(json!({ "kind": "person", "known": known, "phone": "17900009999" })).expect(201);
    assert!(list(&search(&desk.resident, json!({ "phone": person.phone }))["applicants"]).is_empty());

    receive(json!({ "kind": "person", "known": uuid::Uuid::now_v7() })).any_problem(422).names(&["/applicant/known"]);
    let both = receive(json!({ "kind": "person", "known": known, "name": person.name, "phone": "1" }));
    both.any_problem(422).names(&["/applicant/name", "/applicant/phone"]);
    let new = Person::invented();
    let bare = receive(json!({ "kind": "person", "name": new.name, "idNumber": new.id_number }));
    bare.any_problem(422).names(&["/applicant/phone"]);
    receive(json!({ "kind": "person" })).any_problem(422).names(&["/applicant/name", "/applicant/idNumber"]);
    let contact = receive(json!({ "kind": "person", "known": known, "contactName": "丙试员" }));
    contact.any_problem(422).names(&["/applicant/contactName"]);
});

on_both_engines!(a_paper_that_is_on_file_is_not_asked_for_again, |centre| {
    let person = Person::invented();
    let first = Desk::of_code(centre, "pension-enrolment").accepted(&person);
    // At another window, under another code.
    let desk = Desk::of_code(centre, "old-age-card");
    let known = search(&desk.resident, json!({ "residentId": person.id_number, "itemId": desk.item["id"] }));
    let filed = &known["applicants"][0]["onFile"];
    assert_eq!(list(filed).len(), 1, "{filed}");
    let card = &filed[0];
    assert_eq!(
        (&card["from"], &card["fromNumber"], &card["seenAs"]),
        (&first["id"], &first["number"], &json!("original"))
    );
    assert!(text(&card["validUntil"]) > text(&card["seenOn"]));

    let with = |from: Value| {
        let mut body = desk.intake(&person);
        for material in body["materials"].as_array_mut().expect("materials") {
            if material["code"] == card["code"] {
                *material = json!({ "code": card["code"], "state": "onFile", "from": from });
            }
        }
        desk.resident.post("/cases").json(&body).send()
    };
    for wrong in [json!(uuid::Uuid::now_v7()), Value::Null] {
        let problem = with(wrong).any_problem(422);
        assert!(problem.body.to_string().contains("material.not-on-file"), "{}", problem.body);
    }
    let case = with(first["id"].clone()).expect(201);
    assert_eq!(case["stage"], "accepted");
    let held = list(&case["materials"]).iter().find(|held| held["code"] == card["code"]).cloned().unwrap_or_default();
    assert_eq!((&held["state"], &held["fromNumber"]), (&json!("onFile"), &first["number"]));
    let receipt = notice(&desk.resident, &case, "receipt");
    let line = format!("免提交，已存于{}", text(&first["number"]));
    assert!(receipt["text"]["materials"].to_string().contains(&line), "{receipt}");
    // Somebody else has nothing on file.
    let other = desk.intake_with(&Person::invented(), json!({ "materials": case_materials(&case) }));
    let problem = desk.resident.post("/cases").json(&other).send().any_problem(422);
    assert!(problem.body.to_string().contains("material.not-on-file"), "{}", problem.body);
});

on_both_engines!(a_supplement_may_be_on_file_as_well_and_withdrawn_cases_keep_nothing, |centre| {
    let person = Person::invented();
    let enrolment = Desk::of_code(centre, "pension-enrolment");
    let received = enrolment.receive(&person);
    act(&enrolment.resident, &received, "withdrawal", &json!({ "reasons": "申请人改日再办。" })).expect(200);
    let desk = Desk::of_code(centre, "old-age-allowance");
    let look = || search(&desk.resident, json!({ "residentId": person.id_number, "itemId": desk.item["id"] }));
    assert!(list(&look()["applicants"][0]["onFile"]).is_empty());
    let first = enrolment.accepted(&person);
    let filed = list(&look()["applicants"][0]["onFile"]).to_vec();
    assert_eq!(filed.len(), 2, "id card and household register: {filed:?}");

    let body = desk.intake_with(&person, json!({ "accept": false, "materials": [] }));
    let case = desk.resident.post("/cases").json(&body).send().expect(201);
    let asked = act(&desk.resident, &case, "supplement-requests", &json!({})).expect(200);
    let materials: Vec<Value> = list(&desk.intake(&person)["materials"])
        .iter()
        .map(|material| match filed.iter().find(|filed| filed["code"] == material["code"]) {
            Some(_) => json!({ "code": material["code"], "state": "onFile", "from": first["id"] }),
            None => material.clone(),
        })
        .collect();
    let back = act(&desk.resident, &asked, "supplements", &json!({ "materials": materials })).expect(200);
    act(&desk.resident, &back, "acceptance", &json!({})).expect(200);
});

on_both_engines!(a_likely_duplicate_is_named_before_and_after_and_refused_to_whoever_asks_for_that, |centre| {
    let desk = Desk::of_code(centre, "old-age-allowance");
    let person = Person::invented();
    let send = |changes: Value| desk.resident.post("/cases").json(&desk.intake_with(&person, changes)).send();
    let first = send(json!({ "duplicateAcknowledged": false })).expect(201);
    assert_eq!(first["likelyDuplicates"], json!([]));

    let preview = json!({ "itemId": desk.item["id"], "applicant": { "residentId": person.id_number } });
    let preview = desk.resident.post("/cases/preview").json(&preview).send().expect(200);
    assert_eq!(preview["likelyDuplicates"][0]["number"], first["number"]);
    let found = search(&desk.resident, json!({ "phone": person.phone, "itemId": desk.item["id"] }));
    assert_eq!(found["applicants"][0]["likelyDuplicates"][0]["id"], first["id"]);

    let refused = send(json!({ "duplicateAcknowledged": false }));
    let refused = refused.problem(409, "case.likely-duplicate");
    assert!(text(&refused.body["detail"]).contains(&text(&first["number"])), "{}", refused.body);
    refused.names(&["/duplicateAcknowledged"]);
    // Who knows of no duplicates is served as ever, and told.
    let second = send(json!({})).expect(201);
    assert_eq!(second["likelyDuplicates"][0]["number"], first["number"]);
    let third = send(json!({ "duplicateAcknowledged": true })).expect(201);
    assert_eq!(list(&third["likelyDuplicates"]).len(), 2);
    // Another name under the same number is likely the same person; another item is another matter.
    let mut renamed = person.as_applicant();
    renamed["name"] = "测试改名".into();
    send(json!({ "applicant": renamed, "duplicateAcknowledged": false })).problem(409, "case.likely-duplicate");
    let other = Desk::of_code(centre, "old-age-card");
    let body = other.intake_with(&person, json!({ "duplicateAcknowledged": false }));
    other.resident.post("/cases").json(&body).send().expect(201);
    for case in [&first, &second, &third] {
        act(&desk.resident, case, "withdrawal", &json!({ "reasons": "申请人改日再办。" })).expect(200);
    }
    send(json!({ "duplicateAcknowledged": false })).expect(201);
});

#[track_caller]
fn search(who: &Client, terms: Value) -> Value {
    who.post("/applicants/search").json(&terms).send().expect(200)
}

/// The materials of a case as a receipt states them.
fn case_materials(case: &Value) -> Vec<Value> {
    let held = |held: &Value| match held["from"].as_str() {
        Some(from) => json!({ "code": held["code"], "state": held["state"], "from": from }),
        None => json!({ "code": held["code"], "state": held["state"] }),
    };
    list(&case["materials"]).iter().map(held).collect()
}
